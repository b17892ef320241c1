package tabular

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/successkit/successkit/metrics"
)

// A plain is a table of movements that can be read cell by cell where it lies: of
// no columns but the four that a change has, and without quotes, so that every line
// feed ends a line and every separator a cell. Whether it is plain all through, those
// who walk it find out; see [walker].
type plain struct {
	parts      [][]byte // the lines after the first; see cutRows
	separator  byte
	separators uint64 // eight of it
	columns    []cellKind
	places     int // after the decimal point, that amounts are read with
}

// A cellKind says what a cell is read as.
type cellKind uint8

const (
	otherCell cellKind = iota // which is passed over
	accountCell
	dateCell
	amountCell
	currencyCell
)

// plainCells are the columns that a plain table may have.
var plainCells = map[int]cellKind{colAccount: accountCell, colDate: dateCell, colAmount: amountCell, colCurrency: currencyCell}

// newPlain looks at the first line.
func newPlain(data []byte, c Columns) (*plain, bool) {
	t := c.table()
	separator := t.format.Separator
	if separator == 0 {
		separator = ','
	}
	if separator >= 0x80 || strings.ContainsRune("-.0123456789", separator) ||
		t.format.DateLayout != "" || t.format.DecimalComma || t.format.Thousands {
		return nil, false
	}
	if _, err := t.open(data); err != nil {
		return nil, false
	}
	header, rows, _ := bytes.Cut(data, []byte{'\n'})
	p := &plain{
		parts: cutRows(rows, partBytes), separator: byte(separator), separators: ones * uint64(separator),
		columns: make([]cellKind, bytes.Count(header, []byte{byte(separator)})+1),
	}
	for column, at := range t.at {
		if at < 0 {
			continue
		}
		cell, ok := plainCells[column]
		if !ok || at >= len(p.columns) {
			return nil, false
		}
		p.columns[at] = cell
	}
	return p, bytes.IndexByte(header, '"') < 0
}

const (
	// partBytes is about how many bytes a part of the table has: many rows, so that
	// it does not matter what a part costs, and few enough for workers to have as
	// much to do as each other.
	partBytes = 1 << 18
	// spare is how many bytes there are behind a part that may be read.
	spare = 8
)

// cutRows cuts lines into parts of about the given size, each after a line feed. Had
// they quotes, a cut might be amidst a cell, but then some worker meets the quote.
//
// A walker reads eight bytes at once and need not ask whether there are as many: behind
// those of a part come those of the next or, in the last part, zeros. This part is
// the last line or two, copied.
func cutRows(rows []byte, size int) [][]byte {
	var parts [][]byte
	for {
		end := max(0, len(rows)-spare)
		cut := bytes.LastIndexByte(rows[:min(size, end)], '\n')
		if cut < 0 {
			cut = bytes.IndexByte(rows[:end], '\n') // a line is longer than that
		}
		if cut < 0 {
			break
		}
		parts = append(parts, rows[:cut+1])
		rows = rows[cut+1:]
	}
	last := make([]byte, len(rows), len(rows)+spare)
	copy(last, rows)
	return append(parts, last)
}

// load reads the rows with as many decimal places as the first ones have and,
// where a later one has more, again.
func (p *plain) load(options []metrics.Option) (*metrics.Ledger, error) {
	p.places, _ = p.findPlaces(p.parts[:1])
	l, err := p.read(options)
	if err != nil {
		if places, ok := p.findPlaces(p.parts); ok && places > p.places {
			p.places = places
			return p.read(options)
		}
	}
	return l, err
}

// findPlaces returns how many decimal places the amounts of some parts need, as far
// as it can read them, and whether it can read them all.
func (p *plain) findPlaces(parts [][]byte) (places int, ok bool) {
	for _, part := range parts {
		w := p.walk(part)
		for {
			var c metrics.Change[[]byte]
			err := w.row(&c)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return places, false
			}
			places = max(places, w.after)
		}
	}
	return places, true
}

func (p *plain) read(options []metrics.Option) (*metrics.Ledger, error) {
	readers := make([]func() metrics.Reader[[]byte], len(p.parts))
	for i, part := range p.parts {
		readers[i] = func() metrics.Reader[[]byte] { return p.walk(part).next }
	}
	return metrics.LoadParts(p.countRows(), int32(p.places), readers, options...)
}

// countRows guesses how many rows there are from the lines of the first part, of which
// some may be empty: no more than there is room for.
func (p *plain) countRows() int {
	all := 0
	for _, part := range p.parts {
		all += len(part)
	}
	first := p.parts[0]
	lines := bytes.Count(first, []byte{'\n'}) * (all/max(1, len(first)) + 1)
	return min(lines, all/len("a,2006-01-02,1")+1)
}
