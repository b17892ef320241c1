package metrics

import (
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// A cursor walks the rows of a store that are plain, those that are packed first,
// as counts of a unit that may be smaller than the store's.
type cursor struct {
	store   *store
	scale   int64  // of its unit to the one counted in
	account uint32 // of the next packed row
	words   []packed.Word
	level   int64 // before it
	row     int   // the next row in columns
}

func newCursor(s *store, places int32) *cursor {
	c := &cursor{store: s, scale: 1, words: s.packedRows(0)}
	for range places - s.amount.places {
		if c.scale *= 10; c.scale > maxTotal/10 {
			c.scale = 0 // next gives changes of 0, which nothing takes
		}
	}
	return c
}

// fill writes the next rows, as many as there are from lo to hi, or is false where
// one does not fit.
func (c *cursor) fill(lo, hi int, b *packed.Batch[string]) bool {
	for i := range hi - lo {
		if !c.next(&b.Rows[i]) {
			return false
		}
	}
	return true
}

// next writes the next row, or is false where it does not fit.
func (c *cursor) next(r *packed.Row[string]) bool {
	s := c.store
	for len(c.words) == 0 && c.account < s.accounts.first() {
		c.account++
		c.words, c.level = s.packedRows(c.account), 0
	}
	var account uint32
	var change int64
	if len(c.words) > 0 {
		w := c.words[0]
		account, change, r.Date = c.account, w.Level()-c.level, s.accounts.packed.Date(w)
		c.words, c.level = c.words[1:], w.Level()
	} else {
		account, change, r.Date = s.account[c.row], int64(s.amount.small[c.row]), s.date[c.row]
		c.row++
	}
	r.Account, r.Currency = s.accounts.text(account), s.currencyOf(account)
	var ok bool
	r.Units, ok = exact.Mul64(change, c.scale).Int64()
	return ok
}
