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
	rows      []byte // all lines but the first
	separator byte
	columns   []cellKind
	places    int // after the decimal point, that amounts are read with
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
	p := &plain{rows: rows, separator: byte(separator), columns: make([]cellKind, bytes.Count(header, []byte{byte(separator)})+1)}
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

// load reads the rows with as many decimal places as the first ones have and,
// where a later one has more, again.
func (p *plain) load(options []metrics.Option) (*metrics.Ledger, error) {
	p.places, _ = p.findPlaces(256)
	l, err := p.read(options)
	if err != nil {
		if places, ok := p.findPlaces(len(p.rows)); ok && places > p.places {
			p.places = places
			return p.read(options)
		}
	}
	return l, err
}

// findPlaces returns how many decimal places the amounts of the first n rows need,
// and reports whether it could read them.
func (p *plain) findPlaces(n int) (places int, ok bool) {
	w := p.walk(p.rows)
	for range n {
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
	return places, true
}

// partBytes is about how many bytes of the table a part has that one worker reads
// in one go.
const partBytes = 1 << 18

func (p *plain) read(options []metrics.Option) (*metrics.Ledger, error) {
	return metrics.LoadParts(p.countRows(), int32(p.places), p.parts(), options...)
}

// parts cuts the rows into parts after some line feed each. Had the table quotes, a
// cut might be amidst a cell, but then some worker meets the quote.
func (p *plain) parts() []func() metrics.Reader[[]byte] {
	var parts []func() metrics.Reader[[]byte]
	for rows := p.rows; len(rows) > 0; {
		end := len(rows)
		if end > partBytes {
			if n := bytes.IndexByte(rows[partBytes:], '\n'); n >= 0 {
				end = partBytes + n + 1
			}
		}
		part := rows[:end]
		rows = rows[end:]
		parts = append(parts, func() metrics.Reader[[]byte] { return p.walk(part).next })
	}
	return parts
}

// countRows guesses how many rows there are from those at the beginning.
func (p *plain) countRows() int {
	sample := p.rows[:min(len(p.rows), 1<<16)]
	lines := bytes.Count(sample, []byte{'\n'})
	return int(float64(lines)/float64(max(1, len(sample)))*float64(len(p.rows))) + 1
}
