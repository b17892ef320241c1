package fit

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
)

// A Ledger tells what both sides committed to, and what became of it: the joint
// accountabilities of one prospect or customer on one day.
type Ledger struct {
	Profile ProfileRef      `json:"profile"`
	AsOf    successkit.Date `json:"as_of"`
	// Entries are the commitments that were known, one for each side, by due
	// date, criterion, side and id. A withdrawal is no entry of its own.
	Entries []Entry `json:"entries,omitempty"`
	// Sides count them: the vendor's and then the customer's.
	Sides []SideTally `json:"sides"`
}

// An Entry is what one side committed to.
type Entry struct {
	Commitment string          `json:"commitment"`
	Criterion  string          `json:"criterion"`
	Side       successkit.Side `json:"side"`
	// What the side promised, in the words of the commitment.
	What string `json:"what"`
	// Date is the day on which it committed, and Due the last on which it can be
	// kept.
	Date successkit.Date `json:"date"`
	Due  successkit.Date `json:"due"`
	// Fulfilment is what became of it, and On the day on which that was so: when
	// it was kept, broken, taken back or replaced, or the first day after it fell
	// due. On is zero while the promise is open.
	Fulfilment Fulfilment      `json:"fulfilment"`
	On         successkit.Date `json:"on,omitzero"`
	// Ref is the fact that says so, a settlement, evidence or a commitment, where
	// there is one.
	Ref successkit.Ref `json:"ref,omitzero"`
}

// A SideTally counts the commitments of a side by what became of them.
type SideTally struct {
	Side      successkit.Side `json:"side"`
	Open      int             `json:"open"`
	Kept      int             `json:"kept"`
	Late      int             `json:"late"`
	Missed    int             `json:"missed"`
	Withdrawn int             `json:"withdrawn"`
	Replaced  int             `json:"replaced"`
}

// Ledger returns what became, up to the day asOf, of every commitment at a
// criterion of p. A commitment is settled by its settlement or, where there is
// none, by the first later evidence that the gap is closed. It fails as
// [Profile.Assess] does.
func (p *Profile) Ledger(facts Facts, asOf successkit.Date) (Ledger, error) {
	facts, err := p.admit(facts, asOf)
	if err != nil {
		return Ledger{}, err
	}
	l := Ledger{Profile: p.ref, AsOf: asOf, Sides: []SideTally{{Side: parties[0]}, {Side: parties[1]}}}
	for i := range facts.Commitments {
		c := &facts.Commitments[i]
		criterion, asked := p.criterion(c.Criterion)
		if !asked || c.Withdrawn || !c.KnownOn(asOf) {
			continue
		}
		for k, side := range parties {
			if includes(c.By, side) {
				e := entry(criterion, c, side, facts, asOf)
				l.Entries = append(l.Entries, e)
				l.Sides[k].count(e.Fulfilment)
			}
		}
	}
	slices.SortFunc(l.Entries, func(a, b Entry) int {
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(p.at[a.Criterion], p.at[b.Criterion]),
			cmp.Compare(a.Side, b.Side), cmp.Compare(a.Commitment, b.Commitment))
	})
	return l, nil
}

// entry returns what became of the part of one side in a commitment.
func entry(c *Criterion, promise *Commitment, side successkit.Side, facts Facts, asOf successkit.Date) Entry {
	e := Entry{
		Commitment: promise.ID, Criterion: c.ID, Side: side, What: promise.What, Date: promise.Date, Due: promise.Due,
	}
	settled := lastSettlement(promise, side, facts.Settlements, asOf)
	next := nextCommitment(promise, side, facts.Commitments, asOf)
	closed := closing(c, promise, facts.Evidence, asOf)
	switch {
	case settled != nil:
		e.On, e.Ref = settled.Date, successkit.Ref{Kind: settlementRef, ID: settled.ID}
		e.Fulfilment = Missed
		if settled.Kept {
			e.Fulfilment = promise.keptOn(settled.Date)
		}
	case next != nil && (closed == nil || next.Date.Before(closed.Date)):
		e.On, e.Ref = next.Date, successkit.Ref{Kind: commitmentRef, ID: next.ID}
		e.Fulfilment = Replaced
		switch {
		case next.Date.After(promise.Due):
			e.Fulfilment, e.On, e.Ref = Missed, promise.Due.AddDays(1), successkit.Ref{}
		case next.Withdrawn:
			e.Fulfilment = Withdrawn
		}
	case closed != nil:
		e.On, e.Ref = closed.Date, successkit.Ref{Kind: evidenceRef, ID: closed.ID}
		e.Fulfilment = promise.keptOn(closed.Date)
	case promise.Due.Before(asOf):
		e.Fulfilment, e.On = Missed, promise.Due.AddDays(1)
	}
	return e
}

// keptOn returns how a promise was kept that was kept on a day.
func (c Commitment) keptOn(day successkit.Date) Fulfilment {
	if day.After(c.Due) {
		return Late
	}
	return Kept
}

// lastSettlement returns the settlement of a side's part that counts on a day.
func lastSettlement(c *Commitment, side successkit.Side, all []Settlement, asOf successkit.Date) *Settlement {
	var last *Settlement
	for i := range all {
		s := &all[i]
		if s.KnownOn(asOf) && s.settles(c, side) && (last == nil || s.replaces(last)) {
			last = s
		}
	}
	return last
}

// nextCommitment returns the first commitment or withdrawal of the side that
// replaced c.
func nextCommitment(c *Commitment, side successkit.Side, all []Commitment, asOf successkit.Date) *Commitment {
	var next *Commitment
	for i := range all {
		o := &all[i]
		if o.Criterion == c.Criterion && includes(o.By, side) && o.KnownOn(asOf) && o.replaces(c) &&
			(next == nil || next.replaces(o)) {
			next = o
		}
	}
	return next
}

// closing returns the first evidence after a promise that there is no gap.
func closing(c *Criterion, promise *Commitment, all []Evidence, asOf successkit.Date) *Evidence {
	var first *Evidence
	for i := range all {
		e := &all[i]
		if e.Criterion != c.ID || !e.KnownOn(asOf) || !e.Date.After(promise.Date) {
			continue
		}
		r := record{Criterion: c}
		r.hear(e)
		closes := (r.reading == held || r.reading == failed) && !r.gap()
		if closes && (first == nil || cmp.Or(e.Date.Compare(first.Date), cmp.Compare(e.ID, first.ID)) < 0) {
			first = e
		}
	}
	return first
}

func (t *SideTally) count(f Fulfilment) {
	switch f {
	case Open:
		t.Open++
	case Kept:
		t.Kept++
	case Late:
		t.Late++
	case Missed:
		t.Missed++
	case Withdrawn:
		t.Withdrawn++
	case Replaced:
		t.Replaced++
	}
}
