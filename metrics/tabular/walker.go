package tabular

import (
	"encoding/binary"
	"io"
	"math/bits"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// A walker reads the rows of a part of a plain table one after the other. It finds
// where a cell ends while it reads it, so that a row costs one pass over its bytes
// and nothing is kept of it.
//
// It gives up without a word at all that is not plain, so that no byte of a part
// that it ends is a quote: the long road finds the words. FuzzWalk and
// TestWalkEveryByte hold it against that road, TestWalkAllocations that a row costs
// no memory.
type walker struct {
	*plain
	part []byte // with some bytes more behind it; see cutRows
	at   int

	day      successkit.Date // of the last row
	dayBytes [2]uint64       // its first eight bytes and its last two

	digits int64 // of the amount of the last row, without a decimal point
	after  int   // how many of them are after it
}

func (p *plain) walk(part []byte) *walker { return &walker{plain: p, part: part} }

// next reads a row.
func (w *walker) next(c *metrics.Change[[]byte]) error {
	err := w.row(c)
	if err != nil {
		return err
	}
	var ok bool
	if c.Units, ok = scaled(w.digits, w.places-w.after); !ok {
		return successkit.ErrMalformed
	}
	return nil
}

// row reads a row but for the units of its amount.
//
// Where a row ends is known when its cells are read, and the next has to wait for
// it. So the place is handed from cell to cell and not written down between, which
// saves 3 ns a row.
func (w *walker) row(c *metrics.Change[[]byte]) error {
	at := w.at
	for n := w.lineEnd(at); n > 0; n = w.lineEnd(at) {
		at += n // an empty line
	}
	if at == len(w.part) {
		return io.EOF
	}
	for i, kind := range w.columns {
		if i > 0 {
			if at >= len(w.part) || w.part[at] != w.separator {
				return successkit.ErrMalformed
			}
			at++
		}
		from := at
		switch kind {
		case dateCell:
			at = w.date(at)
			c.Date = w.day
		case amountCell:
			at = w.amount(at)
		case accountCell:
			at = w.text(at)
			c.Account = w.part[from:at]
			if from == at || !trimmed(c.Account) {
				return successkit.ErrMalformed
			}
		case currencyCell:
			at = w.text(at)
			c.Currency = w.part[from:at]
			if from < at && !trimmed(c.Currency) {
				return successkit.ErrMalformed
			}
		case otherCell:
			at = w.text(at)
		}
		if at < from {
			return successkit.ErrMalformed
		}
	}
	n := w.lineEnd(at)
	if n == 0 && at < len(w.part) {
		return successkit.ErrMalformed
	}
	w.at = at + n
	return nil
}

// lineEnd returns how many bytes end the line at a place, or 0 where it goes on.
func (w *walker) lineEnd(at int) int {
	if at < len(w.part) {
		switch w.part[at] {
		case '\n':
			return 1
		case '\r':
			if at+1 < len(w.part) && w.part[at+1] == '\n' {
				return 2
			}
		}
	}
	return 0
}

// trimmed reports whether there is no white space at the ends of a text, as far as
// ASCII goes.
func trimmed(text []byte) bool { return visible(text[0]) && visible(text[len(text)-1]) }

func visible(b byte) bool { return ' ' < b && b < 0x7f }

// text returns the place of the next byte that may end a cell: a separator, an end
// of a line or a quote, which is where the cell turns out not to be plain.
//
// It looks at eight bytes a step for one below '#', as all of those are but the
// separator, or equal to the separator.
func (w *walker) text(at int) int {
	for {
		eight := w.load(at)
		found := below(eight, '#') | below(eight^w.separators, 1)
		if found == 0 {
			at += 8
			continue
		}
		at += bits.TrailingZeros64(found) / 8
		if at >= len(w.part) {
			return len(w.part)
		}
		if b := w.part[at]; b == w.separator || b == '\n' || b == '\r' || b == '"' {
			return at
		}
		at++
	}
}

const ones = 0x01010101_01010101

// below reports which of eight bytes are below n, at most 0x80, in their top bits. The
// first one that it reports is; those after it may be others.
func below(eight uint64, n byte) uint64 { return (eight - ones*uint64(n)) &^ eight & (ones * 0x80) }

// load returns the eight bytes from a place on, which is not beyond the part. That it
// need not look for the end saves 3 ns a row.
func (w *walker) load(at int) uint64 { return binary.LittleEndian.Uint64(w.part[at : at+8 : at+8]) }

// notPlain stands for the end of a cell that is not plain.
const notPlain = -1

// date reads a date of the form 2006-01-02. Where it is that of the row before, as
// in a table in order of day, two comparisons do, which saves 6 ns a row.
func (w *walker) date(at int) int {
	end := at + len("2006-01-02")
	if end > len(w.part) {
		return notPlain
	}
	first, second := w.load(at), uint64(binary.LittleEndian.Uint16(w.part[at+8:end:end]))
	if first != w.dayBytes[0] || second != w.dayBytes[1] {
		day, ok := readDate(first, second)
		if !ok {
			return notPlain
		}
		w.day, w.dayBytes = day, [2]uint64{first, second}
	}
	return end
}

// amount reads a number. One of up to seven digits on either side of its point is
// read without a branch on its sign or a step for each digit: neither the sign nor
// how many they are is to be foreseen, and a wrong guess takes longer than all the
// arithmetic. That saves 5 ns a row.
func (w *walker) amount(at int) int {
	if at == len(w.part) {
		return notPlain
	}
	sign := 0 // the length of it
	if w.part[at] == '-' {
		sign = 1
	}
	whole, n := digits(w.load(at + sign))
	end := at + sign + n
	switch {
	case n == 0:
		return notPlain
	case n == 8:
		return w.longAmount(at, sign)
	case end == len(w.part) || w.part[end] != '.':
		w.digits, w.after = signed(whole, sign), 0
		return end
	}
	fraction, after := digits(w.load(end + 1))
	switch after {
	case 0:
		return notPlain
	case 8:
		return w.longAmount(at, sign)
	}
	w.digits, w.after = signed(whole*powers[after]+fraction, sign), after
	return end + 1 + after
}

// signed returns -v where there is a sign, of length 1, and v where there is none.
func signed(v int64, sign int) int64 { return v ^ -int64(sign) + int64(sign) }

// longAmount reads a number of up to 18 digits one by one.
func (w *walker) longAmount(at, sign int) int {
	v, n, point := int64(0), 0, -1
	at += sign
	for ; at < len(w.part) && n <= 18; at++ {
		b := w.part[at]
		if b == '.' && point < 0 {
			point = n
			continue
		}
		if b -= '0'; b > 9 {
			break
		}
		v = 10*v + int64(b)
		n++
	}
	if n > 18 || point == 0 || point == n { // too long, or nothing on one side of the point
		return notPlain
	}
	w.digits, w.after = signed(v, sign), 0
	if point > 0 {
		w.after = n - point
	}
	return at
}
