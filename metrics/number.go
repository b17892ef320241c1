package metrics

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
)

// A number is an amount of money inside a ledger. The formulas of this package
// are written once, over it, and run on small where a ledger's amounts allow
// and on wide where they do not: the same answer, never an overflow.
type number[T any] interface {
	add(T) T
	sub(T) T
	cmp(T) int
	sign() int
	// addTo adds the amount to s. Here and below a small amount counts units of
	// 10^-places.
	addTo(s *exact.Sum, places int32)
	decimal(places int32) decimal.Decimal
	// count returns the units of a small amount, and is false of a wide one.
	count() (int64, bool)

	// The receiver of these does not matter: it says which form is asked for.
	of(d decimal.Decimal, places int32) T
	units(v int64, places int32) T
	column(a *amounts) []T
}

// maxTotal bounds the sum of all absolute amounts of a ledger of small
// numbers. Below it no sum of some of them, and no difference of two such
// sums, leaves an int64.
const maxTotal = 1 << 62

// small is an amount in a ledger whose absolute amounts stay below maxTotal
// together, in units of 10^-places.
type small int64

func (a small) add(b small) small { return a + b }
func (a small) sub(b small) small { return a - b }
func (a small) cmp(b small) int   { return cmp.Compare(a, b) }
func (a small) sign() int         { return cmp.Compare(a, 0) }

func (a small) addTo(s *exact.Sum, places int32) {
	s.AddUnits(exact.FromInt64(int64(a)), places)
}

func (a small) decimal(places int32) decimal.Decimal {
	return exact.FromUnits(int64(a), places)
}

func (a small) count() (int64, bool) { return int64(a), true }

func (small) of(d decimal.Decimal, places int32) small {
	v, _ := exact.Units(d, places)
	return small(v)
}

func (small) units(v int64, _ int32) small { return small(v) }

func (small) column(a *amounts) []small { return a.small }

// wide is an amount of any size.
type wide decimal.Decimal

func (a wide) dec() decimal.Decimal { return decimal.Decimal(a) }

func (a wide) add(b wide) wide { return wide(a.dec().Add(b.dec())) }
func (a wide) sub(b wide) wide { return wide(a.dec().Sub(b.dec())) }
func (a wide) cmp(b wide) int  { return a.dec().Cmp(b.dec()) }
func (a wide) sign() int       { return a.dec().Sign() }

func (a wide) addTo(s *exact.Sum, _ int32) { s.Add(a.dec()) }

func (a wide) decimal(int32) decimal.Decimal { return exact.Canonical(a.dec()) }

func (wide) count() (int64, bool) { return 0, false }

func (wide) of(d decimal.Decimal, _ int32) wide { return wide(d) }

func (wide) units(v int64, places int32) wide { return wide(exact.FromUnits(v, places)) }

func (wide) column(a *amounts) []wide { return a.wide }

// lesser returns the smaller of two numbers.
func lesser[T number[T]](a, b T) T {
	if b.cmp(a) < 0 {
		return b
	}
	return a
}

// absolute returns a without its sign.
func absolute[T number[T]](a T) T {
	if a.sign() < 0 {
		var zero T
		return zero.sub(a)
	}
	return a
}
