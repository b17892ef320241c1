package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A tally holds the sums of one period over accounts, from which waterfall and
// retention are made under any convention.
type tally struct {
	opening, closing                 exact.Sum
	openingAccounts, closingAccounts int64
	event, net                       [numKinds]cell

	// Over the accounts of the opening book, transfers left out:
	remained exact.Sum // their closing revenue
	capped   exact.Sum // the lesser of opening and closing
	lowest   exact.Sum // the lowest balance
	losses   exact.Sum // their churn and contraction, every movement
	retained int64     // how many have a balance at the end

	// leftInPeriod counts the accounts that churned in the period and are gone
	// at its end, those that joined in it among them.
	leftInPeriod int64

	ignored int64 // movements left out as not yet known
}

// A cell is one kind of movement in a tally.
type cell struct {
	sum              exact.Sum
	events, accounts int64
}

func (c *cell) line() Line {
	return Line{Amount: c.sum.Decimal(), Events: c.events, Accounts: c.accounts}
}

// total returns the sum of several cells.
func total(cells *[numKinds]cell, kinds ...Kind) decimal.Decimal {
	var s exact.Sum
	for _, k := range kinds {
		s.Merge(cells[k].sum)
	}
	return s.Decimal()
}

// cells returns the movements on the given basis.
func (t *tally) cells(b Basis) *[numKinds]cell {
	if b == NetOfPeriod {
		return &t.net
	}
	return &t.event
}

// tally sums what the view's accounts did in period p.
func (v View) tally(p successkit.Period) (*tally, error) {
	l := v.ledger
	if p.IsZero() {
		return nil, &successkit.FieldError{Path: "period", Err: successkit.ErrRequired}
	}
	if len(l.store.currencies.texts) > 1 {
		return nil, l.errMixed()
	}
	t := &tally{ignored: l.store.unknown(p.End(), v.asOf)}
	places := l.store.amount.places
	var err error
	if l.store.amount.isWide {
		err = spans(l, p, v.asOf, func(s *span[wide]) { addSpan(t, s, places) })
	} else {
		err = spans(l, p, v.asOf, func(s *span[small]) { addSpan(t, s, places) })
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// addSpan adds one account to the tally.
func addSpan[T number[T]](t *tally, s *span[T], places int32) {
	s.opening.addTo(&t.opening, places)
	s.closing.addTo(&t.closing, places)
	if s.closing.sign() > 0 {
		t.closingAccounts++
	}
	for kind := range t.event {
		if n := s.events[kind]; n > 0 {
			t.event[kind].accounts++
			t.event[kind].events += n
			s.amounts[kind].addTo(&t.event[kind].sum, places)
		}
	}
	for _, m := range s.netMovements() {
		if m.amount.sign() != 0 {
			t.net[m.kind].accounts++
			t.net[m.kind].events++
			m.amount.addTo(&t.net[m.kind].sum, places)
		}
	}
	stayed := s.closing.sub(s.transferred)
	if s.events[Churn] > 0 && stayed.sign() <= 0 {
		t.leftInPeriod++
	}
	if s.opening.sign() <= 0 {
		return
	}
	t.openingAccounts++
	stayed.addTo(&t.remained, places)
	lesser(s.opening, stayed).addTo(&t.capped, places)
	s.lowest.addTo(&t.lowest, places)
	s.amounts[Churn].addTo(&t.losses, places)
	s.amounts[Contraction].addTo(&t.losses, places)
	if stayed.sign() > 0 {
		t.retained++
	}
}
