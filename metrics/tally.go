package metrics

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A Tally sums what accounts did in one period, in one currency. It is the
// accumulator behind [Waterfall] and [Retention]: shards of a book, each with
// accounts of its own, are tallied apart and merged, in any order, and give
// the figures of the whole to the last digit. The zero Tally is empty and
// ready to use; it has no period yet and takes that of the first it is merged
// with.
//
// [View.Tally] makes one from a ledger and [NewTally] one from sums that were
// computed elsewhere. A Tally is not safe for use by several goroutines while
// one of them changes it.
type Tally struct {
	scope scope

	opening, closing exact.Sum
	event, net       [numKinds]cell
	causes           map[causeKey]*cell
	logos            Logos

	// Over the accounts of the opening book, transfers left out; see Sums.
	remained, capped, lowest, losses, stayers exact.Sum

	reclassifiedIn, reclassifiedOut exact.Sum
	ignored                         int64
}

// A scope says what a tally sums. Tallies of different scopes do not merge.
type scope struct {
	period   successkit.Period
	asOf     successkit.Date
	currency string
	rates    string        // at which amounts were converted, or empty
	unit     string        // of account, or empty for the account itself
	rule     Reactivations // by which movements were told apart
}

// unfinished reports whether the period was not over on the day of the view.
func (s scope) unfinished() bool {
	return !s.asOf.IsZero() && s.period.Last().After(s.asOf)
}

// A cell is one kind of movement in a tally.
type cell struct {
	sum              exact.Sum
	events, accounts int64
	latest           uint32 // the account that was added last, plus 1; not part of the sums
}

type causeKey struct {
	kind  Kind
	cause string
}

func (c *cell) line() Line {
	return Line{Amount: c.sum.Decimal(), Events: c.events, Accounts: c.accounts}
}

func (c *cell) addLine(l Line) {
	c.sum.Add(l.Amount)
	c.events += l.Events
	c.accounts += l.Accounts
}

func (c *cell) empty() bool { return c.events == 0 && c.accounts == 0 && c.sum.Sign() == 0 }

// accept notes counts that grow too large when o is added.
func (c *cell) accept(f *successkit.Faults, o *cell, basis string, k Kind) {
	together(f, c.events, o.events, basis, k.String(), ".events")
	together(f, c.accounts, o.accounts, basis, k.String(), ".accounts")
}

func (c *cell) merge(o *cell) {
	c.sum.Merge(o.sum)
	c.events += o.events
	c.accounts += o.accounts
}

// NewTally returns the tally of sums that were computed elsewhere, in SQL over
// a warehouse or by hand in a spreadsheet. It fails as [Sums.Validate] does.
func NewTally(s Sums) (*Tally, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	t := &Tally{scope: scopeOf(&s), logos: s.Logos, ignored: s.Ignored}
	sums := t.sums()
	for i, f := range sumFields(&s) {
		sums[i].Add(*f.amount)
	}
	for _, k := range kinds.All()[1:] {
		t.event[k].addLine(s.ByEvent.Line(k))
		t.net[k].addLine(s.NetOfPeriod.Line(k))
	}
	for _, c := range s.Causes {
		t.cause(c.Kind, c.Cause).addLine(c.Line)
	}
	return t, nil
}

// sums lists the sums that stand alone, in the order of sumFields.
func (t *Tally) sums() []*exact.Sum {
	return []*exact.Sum{
		&t.opening, &t.closing, &t.remained, &t.capped, &t.lowest, &t.losses, &t.stayers,
		&t.reclassifiedIn, &t.reclassifiedOut,
	}
}

// cause returns the cell of a cause, making it if need be.
func (t *Tally) cause(kind Kind, cause string) *cell {
	key := causeKey{kind, cause}
	c := t.causes[key]
	if c == nil {
		if t.causes == nil {
			t.causes = map[causeKey]*cell{}
		}
		c = &cell{}
		t.causes[key] = c
	}
	return c
}

// Sums returns what the tally holds, as plain data. [NewTally] makes an equal
// tally of it.
func (t *Tally) Sums() Sums {
	s := Sums{
		Period: t.scope.period, AsOf: t.scope.asOf, Currency: t.scope.currency, Rates: t.scope.rates, Unit: t.scope.unit,
		Reactivations: t.scope.rule, Logos: t.logos, Ignored: t.ignored,
	}
	sums := t.sums()
	for i, f := range sumFields(&s) {
		*f.amount = sums[i].Decimal()
	}
	for _, k := range kinds.All()[1:] {
		*lineOf(&s.ByEvent, k) = t.event[k].line()
		*lineOf(&s.NetOfPeriod, k) = t.net[k].line()
	}
	for key, c := range t.causes {
		s.Causes = append(s.Causes, CauseLine{Kind: key.kind, Cause: key.cause, Line: c.line()})
	}
	slices.SortFunc(s.Causes, compareCauses)
	return s
}

// Merge adds the accounts of o, which must not be in t. It leaves o as it was
// and shares no memory with it. A tally without accounts takes the currency of
// the other. Merge fails with [successkit.ErrConflict] where the two are of
// different periods, days, currencies, rates of exchange or units, or told
// reactivations apart by different rules, with [successkit.ErrOutOfRange] where
// a count grows beyond 2^53, and with [successkit.ErrRequired] where o is nil;
// it then changes nothing.
func (t *Tally) Merge(o *Tally) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	if err := t.accept(o); err != nil {
		return err
	}
	mine, theirs := t.sums(), o.sums()
	for i := range mine {
		mine[i].Merge(*theirs[i])
	}
	for k := range t.event {
		t.event[k].merge(&o.event[k])
		t.net[k].merge(&o.net[k])
	}
	for key, c := range o.causes {
		t.cause(key.kind, key.cause).merge(c)
	}
	counts, others := logoFields(&t.logos), logoFields(&o.logos)
	for i := range counts {
		*counts[i].count += *others[i].count
	}
	t.ignored += o.ignored
	return nil
}

// accept checks that o can be merged, and takes over its scope where t has none
// yet.
func (t *Tally) accept(o *Tally) error {
	var f successkit.Faults
	have, err := t.scope.with(o.scope, t.empty(), o.empty())
	f.Merge("", err)
	counts, others := logoFields(&t.logos), logoFields(&o.logos)
	for i := range counts {
		together(&f, *counts[i].count, *others[i].count, counts[i].path)
	}
	together(&f, t.ignored, o.ignored, "ignored")
	for k := range t.event {
		t.event[k].accept(&f, &o.event[k], "by_event.", Kind(k))
		t.net[k].accept(&f, &o.net[k], "net_of_period.", Kind(k))
	}
	if err := f.Err(); err != nil {
		return err
	}
	t.scope = have
	return nil
}

// with returns the scope of what is of s and of o together; empty says of each
// whether it holds no account. It fails where the two are of different things.
func (s scope) with(o scope, empty, otherEmpty bool) (scope, error) {
	switch {
	case o.period.IsZero():
		return s, nil
	case s.period.IsZero():
		s = o
	}
	if s.currency != o.currency && empty {
		s.currency = o.currency // a shard without accounts has none of its own
	}
	var f successkit.Faults
	differ := func(path, mine, theirs string) {
		if mine != theirs {
			f.Add(path, theirs, errOther(mine))
		}
	}
	differ("period", s.period.String(), o.period.String())
	differ("as_of", s.asOf.String(), o.asOf.String())
	differ("rates", s.rates, o.rates)
	differ("unit", s.unit, o.unit)
	if s.rule != o.rule {
		f.Add("reactivations", "", fmt.Errorf("%w: the other counts them by another rule", successkit.ErrConflict))
	}
	if !otherEmpty {
		differ("currency", s.currency, o.currency)
	}
	return s, f.Err()
}

// empty reports whether nothing was added.
func (t *Tally) empty() bool {
	if t.logos != (Logos{}) {
		return false
	}
	for _, s := range t.sums() {
		if s.Sign() != 0 {
			return false
		}
	}
	for k := range t.event {
		if !t.event[k].empty() || !t.net[k].empty() {
			return false
		}
	}
	return len(t.causes) == 0
}

// together notes a count that grows too large when another is added. Its path is
// of several parts, which are put together only then.
func together(f *successkit.Faults, n, more int64, path ...string) {
	if n > maxSumCount-more {
		f.Add(strings.ReplaceAll(strings.Join(path, ""), "-", "_"), "", fmt.Errorf("%w: more than %d together", successkit.ErrOutOfRange, int64(maxSumCount)))
	}
}

// total returns the sum of several kinds of movement.
func total(cells *[numKinds]cell, kinds ...Kind) decimal.Decimal {
	var s exact.Sum
	for _, k := range kinds {
		s.Merge(cells[k].sum)
	}
	return s.Decimal()
}

// cells returns the movements on the given basis.
func (t *Tally) cells(b Basis) *[numKinds]cell {
	if b == NetOfPeriod {
		return &t.net
	}
	return &t.event
}
