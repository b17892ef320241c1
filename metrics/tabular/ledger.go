package tabular

import (
	"bytes"
	"math"
	"time"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// Ledger reads a table of movements into a ledger. It is [Movements] and then
// [metrics.NewLedger], with what the ledger refuses told by line as [AtLines]
// does, and takes a fraction of the time and memory of the two where the table
// names accounts, days and amounts, and perhaps currencies, and no cell is
// quoted. [metrics.Workers] shares the reading out.
func Ledger(data []byte, c Columns, options ...metrics.Option) (*metrics.Ledger, error) {
	p := &plain{}
	if _, err := metrics.Load(0, 0, p.change, options...); err != nil {
		return nil, err // an option that is none
	}
	if p, ok := newPlain(data, c); ok {
		if l, err := p.load(options); err == nil {
			return l, nil
		}
	}
	// Whatever kept the short road from ending is said here in full.
	rows, err := Movements(data, c)
	if err != nil {
		return nil, err
	}
	l, err := metrics.NewLedger(rows)
	if err != nil {
		return nil, AtLines(err, data, c)
	}
	return l, nil
}

// A plain is a table of movements that can be read cell by cell where it lies:
// no quotes, and no columns but the four that a change has.
type plain struct {
	data      []byte
	separator byte
	columns   int
	// The places of the columns, currency -1 where there is none.
	account, date, amount, currency int
	rows                            []uint32 // where each line begins
	places                          int32
}

// newPlain looks at the first line, and for where the others begin.
func newPlain(data []byte, c Columns) (*plain, bool) {
	t := c.table()
	separator := t.format.Separator
	if separator == 0 {
		separator = ','
	}
	if uint64(len(data)) > math.MaxUint32 || separator >= 0x80 || t.format.DateLayout != "" || t.format.DecimalComma || t.format.Thousands ||
		bytes.IndexByte(data, '"') >= 0 {
		return nil, false
	}
	if _, err := t.open(data); err != nil {
		return nil, false
	}
	p := &plain{
		data: data, separator: byte(separator),
		account: t.at[colAccount], date: t.at[colDate], amount: t.at[colAmount], currency: t.at[colCurrency],
	}
	for i, at := range t.at {
		if at >= 0 && i != colAccount && i != colDate && i != colAmount && i != colCurrency {
			return nil, false
		}
	}
	header, rest := line(data)
	p.columns = bytes.Count(header, []byte{p.separator}) + 1
	p.rows = make([]uint32, 0, len(rest)/32)
	for len(rest) > 0 {
		at := len(data) - len(rest)
		var row []byte
		if row, rest = line(rest); len(row) > 0 {
			p.rows = append(p.rows, uint32(at))
		}
	}
	return p, len(header) > 0 && len(p.rows) > 0
}

// line cuts off the first line, without what ends it.
func line(data []byte) (first, rest []byte) {
	n := bytes.IndexByte(data, '\n')
	if n < 0 {
		return data, nil
	}
	first, rest = data[:n], data[n+1:]
	if n > 0 && first[n-1] == '\r' {
		first = first[:n-1]
	}
	return first, rest
}

// load reads the rows with as many decimal places as the first ones have and,
// where a later one has more, again.
func (p *plain) load(options []metrics.Option) (*metrics.Ledger, error) {
	p.findPlaces(min(len(p.rows), 256))
	l, err := metrics.Load(len(p.rows), p.places, p.change, options...)
	if err != nil {
		if before := p.places; p.findPlaces(len(p.rows)) && p.places > before {
			return metrics.Load(len(p.rows), p.places, p.change, options...)
		}
	}
	return l, err
}

// findPlaces notes how many decimal places the first n amounts need, and reports
// whether there is any that it can read.
func (p *plain) findPlaces(n int) bool {
	p.places = 0
	for i := range n {
		var row cells
		if !p.cut(i, &row) {
			return false
		}
		if point := bytes.IndexByte(row.amount, '.'); point >= 0 {
			p.places = max(p.places, int32(min(len(row.amount)-point-1, math.MaxInt16)))
		}
	}
	return true
}

// cells are the cells of a line that matter.
type cells struct{ account, date, amount, currency []byte }

// cut finds the cells of a row. It is false where the line has another number of
// cells than the first.
func (p *plain) cut(i int, c *cells) bool {
	rest := p.data[p.rows[i]:]
	if i+1 < len(p.rows) {
		rest = rest[:p.rows[i+1]-p.rows[i]]
	}
	rest, _ = line(rest)
	for column := range p.columns {
		cell := rest
		if n := bytes.IndexByte(rest, p.separator); n >= 0 {
			cell, rest = rest[:n], rest[n+1:]
		} else if column < p.columns-1 {
			return false
		} else {
			rest = nil
		}
		switch column {
		case p.account:
			c.account = cell
		case p.date:
			c.date = cell
		case p.amount:
			c.amount = cell
		case p.currency:
			c.currency = cell
		}
	}
	return rest == nil
}

// change reads a row, or fails without a word: the long road finds the words.
func (p *plain) change(i int) (metrics.Change[[]byte], error) {
	var c cells
	if !p.cut(i, &c) || !tight(c.account) || len(c.currency) > 0 && !tight(c.currency) {
		return metrics.Change[[]byte]{}, successkit.ErrMalformed
	}
	date, ok := readDate(c.date)
	if !ok {
		return metrics.Change[[]byte]{}, successkit.ErrMalformed
	}
	units, ok := readUnits(c.amount, p.places)
	if !ok {
		return metrics.Change[[]byte]{}, successkit.ErrMalformed
	}
	return metrics.Change[[]byte]{Account: c.account, Date: date, Units: units, Currency: c.currency}, nil
}

// tight reports whether a cell is not empty and has no white space at its ends,
// as far as ASCII goes.
func tight(cell []byte) bool {
	return len(cell) > 0 && visible(cell[0]) && visible(cell[len(cell)-1])
}

func visible(b byte) bool { return ' ' < b && b < 0x7f }

// readDate reads a date of the form 2006-01-02.
func readDate(cell []byte) (successkit.Date, bool) {
	if len(cell) != len("2006-01-02") || cell[4] != '-' || cell[7] != '-' {
		return successkit.Date{}, false
	}
	year, wrong := 0, byte(0)
	for _, at := range [...]int{0, 1, 2, 3} {
		year, wrong = 10*year+int(cell[at]-'0'), max(wrong, cell[at]-'0')
	}
	month, day := 10*int(cell[5]-'0')+int(cell[6]-'0'), 10*int(cell[8]-'0')+int(cell[9]-'0')
	if max(wrong, cell[5]-'0', cell[6]-'0', cell[8]-'0', cell[9]-'0') > 9 {
		return successkit.Date{}, false
	}
	d, err := successkit.NewDate(year, time.Month(month), day)
	return d, err == nil
}

// readUnits reads a number as a whole count of 10^-places, at most 17 digits
// of it.
func readUnits(cell []byte, places int32) (int64, bool) {
	negative := len(cell) > 0 && cell[0] == '-'
	if negative {
		cell = cell[1:]
	}
	if len(cell) == 0 || len(cell) > 17 || cell[len(cell)-1] == '.' || cell[0] == '.' {
		return 0, false
	}
	v, left, after := int64(0), int64(places), int64(0)
	for _, b := range cell {
		if b == '.' && after == 0 {
			after = 1
			continue
		}
		if b -= '0'; b > 9 {
			return 0, false
		}
		v = 10*v + int64(b)
		left -= after
	}
	if left < 0 || left > 18 {
		return 0, false
	}
	for range left {
		if v > math.MaxInt64/10 {
			return 0, false
		}
		v *= 10
	}
	if negative {
		v = -v
	}
	return v, true
}
