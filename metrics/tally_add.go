package metrics

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// Add adds what one account did in a period, as [View.ByAccount] lists it: the
// tally of a book is the sum over its accounts. It fails, and changes nothing,
// where the figures of a do not lead from opening to closing or are otherwise
// such as no account has, and as [Tally.Merge] does.
func (t *Tally) Add(a AccountPeriod) error {
	one, err := a.tally()
	if err != nil {
		return err
	}
	return t.Merge(one)
}

// tally returns the tally of the account alone.
func (a AccountPeriod) tally() (*Tally, error) {
	s := span[wide]{
		opening: wide(a.Opening), closing: wide(a.Closing), lowest: wide(a.Lowest), ignored: a.Ignored,
		transferred: wide(a.TransferIn.Amount.Sub(a.TransferOut.Amount)),
	}
	for _, k := range kinds.All()[1:] {
		l := a.Line(k)
		s.amounts[k], s.events[k] = wide(l.Amount), l.Events
	}
	switch {
	case a.New.Events > 0:
		s.came = New
	case a.Reactivation.Events > 0:
		s.came = Reactivation
	}
	if err := a.validate(); err != nil {
		return nil, err
	}
	one := &Tally{scope: scope{period: a.Period, asOf: a.AsOf, currency: a.Currency, unit: a.Unit, rule: a.Reactivations}}
	addSpan(one, &s, 0, nil)
	for _, c := range a.Causes {
		one.cause(c.Kind, c.Cause).addLine(c.Line)
	}
	sums := one.Sums()
	if err := sums.Validate(); err != nil {
		return nil, err
	}
	return one, nil
}

// validate reports amounts beyond their bounds, and movements that do not lead
// from opening to closing.
func (a AccountPeriod) validate() error {
	var f successkit.Faults
	check := func(path string, d decimal.Decimal, signed bool) { f.Add(path, field.SumText(d), checkSum(d, signed)) }
	check("opening", a.Opening, false)
	check("closing", a.Closing, false)
	check("lowest", a.Lowest, true)
	for _, k := range kinds.All()[1:] {
		check(fieldOf(k)+".amount", a.Line(k).Amount, false)
	}
	if f.Total() == 0 {
		if want := a.Opening.Add(a.change()); !want.Equal(a.Closing) {
			f.Add("closing", exact.Text(a.Closing), fmt.Errorf("%w: the movements lead to %s", successkit.ErrConflict, exact.Text(want)))
		}
	}
	return f.Err()
}

// addSpan adds one account.
func addSpan[T number[T]](t *Tally, s *span[T], places int32, causes []string) {
	t.ignored += s.ignored
	opened, closed := s.opening.sign() > 0, s.closing.sign() > 0
	s.opening.addTo(&t.opening, places)
	s.closing.addTo(&t.closing, places)
	if closed {
		t.logos.Closing++
	}
	for kind := range t.event {
		if n := s.events[kind]; n > 0 {
			t.event[kind].accounts++
			t.event[kind].events += n
			s.amounts[kind].addTo(&t.event[kind].sum, places)
		}
	}
	addCauses(t, s, places, causes)
	for _, m := range s.netMovements() {
		if m.amount.sign() != 0 {
			t.net[m.kind].accounts++
			t.net[m.kind].events++
			m.amount.addTo(&t.net[m.kind].sum, places)
		}
	}
	stayed := s.closing.sub(s.transferred)
	if s.events[Churn] > 0 {
		switch remains := stayed.sign() > 0; {
		case remains && opened:
			t.logos.LeftAndReturned++
		case !remains:
			t.logos.LeftInPeriod++
			if s.events[New] > 0 {
				t.logos.JoinedAndLeft++
			}
		}
	}
	switch {
	case opened:
		addOpened(t, s, stayed, places)
	case s.transferred.sign() > 0:
		addTakenOver(t, s, stayed, places)
	}
}

// addOpened adds an account of the opening book, which has stayed of its
// revenue.
func addOpened[T number[T]](t *Tally, s *span[T], stayed T, places int32) {
	t.logos.Opening++
	stayed.addTo(&t.remained, places)
	lesser(s.opening, stayed).addTo(&t.capped, places)
	s.lowest.addTo(&t.lowest, places)
	s.amounts[Churn].addTo(&t.losses, places)
	s.amounts[Contraction].addTo(&t.losses, places)
	if stayed.sign() <= 0 {
		return
	}
	t.logos.Retained++
	s.opening.addTo(&t.stayers, places)
	switch stayed.cmp(s.opening) {
	case 1:
		t.logos.Upgraded++
	case -1:
		t.logos.Downgraded++
	}
}

// addTakenOver adds an account that was not there at the start and took revenue
// over. The account it came from has kept that revenue, see addOpened; what has
// become of it since is counted here: stayed is what was gained beside it or,
// below 0, lost of it.
func addTakenOver[T number[T]](t *Tally, s *span[T], stayed T, places int32) {
	var zero T
	stayed.addTo(&t.remained, places)
	lesser(zero, stayed).addTo(&t.capped, places)
	s.lowest.addTo(&t.lowest, places)
	s.amounts[Churn].addTo(&t.losses, places)
	s.amounts[Contraction].addTo(&t.losses, places)
	if s.closing.sign() == 0 {
		t.logos.LostOver++
	}
}

// addCauses adds the movements that have a cause. An account counts once for
// each kind and cause.
func addCauses[T number[T]](t *Tally, s *span[T], places int32, causes []string) {
	for _, m := range s.causes {
		c := t.cause(m.kind, causes[m.cause])
		c.events++
		m.amount.addTo(&c.sum, places)
		if c.latest != s.account+1 {
			c.latest = s.account + 1
			c.accounts++
		}
	}
}
