package renewal

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A Tally adds up what was due and what was renewed, over lines that may be
// spread over several machines or periods, and gives the renewal rates of the
// whole. The zero Tally has counted nothing. Whatever the order in which lines
// and tallies come together, the sums and the bytes are the same.
//
// A tally holds amounts of one currency, counted by one convention; others are
// refused with [successkit.ErrConflict], also before it has counted anything.
// [NewTally] of [Sums] with a currency and a convention alone starts such a
// tally. The zero Tally, which has no currency and the zero [Convention], takes
// both from the first one that is merged into it; merged into another, it
// changes nothing. A customer's lines belong into one tally: of a customer
// spread over two, each caps and counts its own part.
//
// A Tally is not safe for use by several goroutines at once while one changes
// it.
type Tally struct {
	scope            scope
	due, kept, total exact.Sum
	lines, renewed   int64
	customers, stay  int64
}

// A scope says what the amounts of a tally have in common. The zero scope is
// that of no currency and the zero [Convention].
type scope struct {
	currency string
	basis    Basis
	open     OpenMethod
	limit    CapMethod
	grace    int // days beyond DefaultGraceDays
}

func scopeOf(currency string, c Convention) scope {
	return scope{currency: currency, basis: c.Basis, open: c.Open, limit: c.Cap, grace: c.grace() - DefaultGraceDays}
}

func (s scope) convention() Convention {
	return Convention{Basis: s.basis, Open: s.open, GraceDays: new(s.grace + DefaultGraceDays), Cap: s.limit}
}

// NewTally returns the tally of the given sums. One of no sums, but of a
// currency and a convention, has counted nothing and goes on counting by these.
// It fails as [Sums.Validate] does.
func NewTally(s Sums) (*Tally, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	t := &Tally{
		scope: scopeOf(s.Currency, s.Convention),
		lines: s.Lines, renewed: s.LinesRenewed, customers: s.Customers, stay: s.CustomersRenewed,
	}
	t.due.Add(s.AmountDue)
	t.kept.Add(s.AmountKept)
	t.total.Add(s.AmountRenewed)
	return t, nil
}

// isEmpty reports whether the tally has counted nothing.
func (t *Tally) isEmpty() bool {
	return t.lines == 0 && t.renewed == 0 && t.customers == 0 && t.stay == 0 &&
		t.due.Sign() == 0 && t.kept.Sign() == 0 && t.total.Sign() == 0
}

// isZero reports whether the tally is the zero one, which has no scope yet.
func (t *Tally) isZero() bool { return t.scope == scope{} && t.isEmpty() }

// Sums returns the sums of the tally. [NewTally] makes the same tally of them,
// as long as each sum keeps the bounds of [Sums.Validate], which sums of lines
// do.
func (t *Tally) Sums() Sums {
	return Sums{
		AmountDue: t.due.Decimal(), AmountKept: t.kept.Decimal(), AmountRenewed: t.total.Decimal(),
		Lines: t.lines, LinesRenewed: t.renewed, Customers: t.customers, CustomersRenewed: t.stay,
		Currency: t.scope.currency, Convention: t.scope.convention(),
	}
}

// Add counts one line that has been decided, with what was due and, where it
// was renewed, with what was renewed of it. The choice of lines is the
// caller's, who counts an open line as lost by giving it as lost; an open one
// is refused with [successkit.ErrConflict]. Add counts lines, not customers. It
// fails as [Line.Validate] does, with [successkit.ErrConflict] for a line of
// another currency and for a tally capped per customer, and leaves the tally as
// it was where it fails.
func (t *Tally) Add(l Line) error {
	if err := l.Validate(); err != nil {
		return err
	}
	if l.Status == Open {
		return &successkit.FieldError{Path: "status", Value: l.Status.String(), Err: fmt.Errorf("%w: not decided", successkit.ErrConflict)}
	}
	one := Tally{scope: t.scope}
	if t.isZero() {
		one.scope = scopeOf(l.Currency, Convention{})
	}
	if one.scope.limit == CapPerCustomer {
		return &successkit.FieldError{Path: "cap", Value: one.scope.limit.String(), Err: fmt.Errorf("%w: one line says nothing of its customer", successkit.ErrConflict)}
	}
	one.scope.currency = l.Currency
	won := l.Status == Renewed
	one.addLine(&l, true, won)
	if won {
		one.kept.Add(decimal.Min(l.AmountDue, l.AmountRenewed))
	}
	return t.Merge(&one)
}

// addLine counts a line, but for what was kept of it.
func (t *Tally) addLine(l *Line, due, renewed bool) {
	counts := l.AmountDue.Sign() > 0 // an add-on is no line that was due
	if due {
		t.due.Add(l.AmountDue)
		if counts {
			t.lines++
		}
	}
	if renewed {
		t.total.Add(l.AmountRenewed)
		if counts {
			t.renewed++
		}
	}
}

// Merge adds what o has counted. It leaves o as it is. It fails with
// [successkit.ErrConflict] where neither is the zero Tally and their currencies
// or conventions differ, with [successkit.ErrOutOfRange] where a count would
// exceed 2^53, and with [successkit.ErrRequired] where o is nil; it then leaves
// t as it was.
func (t *Tally) Merge(o *Tally) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	if o.isZero() {
		return nil
	}
	a, b := t.scope, o.scope
	switch {
	case t.isZero():
		a = b
	case a.currency != b.currency:
		return &successkit.FieldError{Path: "currency", Value: b.currency, Err: fmt.Errorf("%w: the tally is in %q", successkit.ErrConflict, a.currency)}
	case a != b:
		return &successkit.FieldError{Path: "convention", Value: b.convention().String(), Err: fmt.Errorf("%w: the tally counts otherwise: %s", successkit.ErrConflict, a.convention())}
	}
	if max(t.lines+o.lines, t.renewed+o.renewed, t.customers+o.customers, t.stay+o.stay) > maxCount {
		return &successkit.FieldError{Path: "lines", Err: fmt.Errorf("%w: a count exceeds %d", successkit.ErrOutOfRange, maxCount)}
	}
	due, kept, total := o.due, o.kept, o.total // copies, since o may be t itself
	t.scope = a
	t.due.Merge(due)
	t.kept.Merge(kept)
	t.total.Merge(total)
	lines, renewed, customers, stay := o.lines, o.renewed, o.customers, o.stay
	t.lines, t.renewed = t.lines+lines, t.renewed+renewed
	t.customers, t.stay = t.customers+customers, t.stay+stay
	return nil
}

// Gross returns the gross dollar renewal rate: kept over due.
func (t *Tally) Gross() successkit.Rate { return rateOf(t.kept.Decimal(), t.due.Decimal()) }

// Net returns the net dollar renewal rate: renewed, with uplift and add-ons,
// over due.
func (t *Tally) Net() successkit.Rate { return rateOf(t.total.Decimal(), t.due.Decimal()) }

// Count returns the renewal rate by count: lines renewed over lines due.
func (t *Tally) Count() successkit.Rate { return successkit.CountRate(t.renewed, t.lines) }

// Customers returns the renewal rate by customer: those that renewed a line
// over those that had one due.
func (t *Tally) Customers() successkit.Rate {
	return successkit.CountRate(t.stay, t.customers)
}
