package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
)

// amounts is a column of money in one of two forms: whole counts of 10^-places
// while they fit, see [small], and decimals from the first amount that does
// not. No question to the ledger is answered differently in the one form and
// in the other.
type amounts struct {
	places int32
	total  uint64 // of the absolute counts, below maxTotal
	small  []small
	wide   []wide
	isWide bool
}

// add appends an amount that the column has been made to fit.
func (a *amounts) add(d decimal.Decimal) {
	if a.isWide {
		a.wide = append(a.wide, wide(d))
		return
	}
	v, _ := exact.Units(d, a.places)
	a.total += magnitude(v)
	a.small = append(a.small, small(v))
}

// decimal returns amount i.
func (a *amounts) decimal(i int) decimal.Decimal {
	if a.isWide {
		return a.wide[i].decimal(0)
	}
	return a.small[i].decimal(a.places)
}

// fit makes the column able to hold the amounts of more rows, by counting in
// smaller units or by going over to decimals.
func (a *amounts) fit(rows []row) {
	if a.isWide {
		return
	}
	if places, ok := a.needs(rows); ok {
		a.rescale(places)
	} else {
		a.widen()
	}
}

// holds reports whether the column can hold the amounts of more rows as it is.
func (a *amounts) holds(rows []row) bool {
	places, ok := a.needs(rows)
	return ok && places == a.places
}

// needs returns the decimal places that a column of counts needs for more rows,
// or false where some row does not fit into one.
func (a *amounts) needs(rows []row) (int32, bool) {
	places := a.places
	for _, r := range rows {
		places = placesWith(places, r.Amount)
	}
	total, ok := a.total, true
	for range places - a.places {
		if ok = total < maxTotal/10; !ok {
			break
		}
		total *= 10
	}
	for i := 0; ok && i < len(rows); i++ {
		var v int64
		v, ok = exact.Units(rows[i].Amount, places)
		// The absolute value of an int64 is at most 2^63 and total is below 2^62,
		// so the sum does not wrap.
		total += magnitude(v)
		ok = ok && total < maxTotal
	}
	return places, ok
}

// rescale counts in units of 10^-places, which are smaller. It leaves the old
// column as it was, for a batch that is refused after all.
func (a *amounts) rescale(places int32) {
	factor := small(1)
	for ; a.places < places; a.places++ {
		a.total *= 10
		factor *= 10
	}
	if factor == 1 {
		return
	}
	column := make([]small, len(a.small), cap(a.small))
	for i, v := range a.small {
		column[i] = v * factor
	}
	a.small = column
}

// widen goes over to decimals.
func (a *amounts) widen() {
	a.wide = make([]wide, len(a.small), cap(a.small))
	for i, v := range a.small {
		a.wide[i] = wide(v.decimal(a.places))
	}
	a.small, a.isWide = nil, true
}

func magnitude(v int64) uint64 {
	if v < 0 {
		return -uint64(v)
	}
	return uint64(v)
}
