package fit

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
)

// Assess returns what p says, on the day asOf, of the prospect of whom the
// facts tell.
//
// Each criterion is judged by the latest evidence that was known by the end of
// asOf. It is unknown where there is none, where it has gone stale (its age is
// above the criterion's FreshDays), where it is not of the form that the rule
// reads, and where it contradicts other evidence of the same age. Else it is
// met or there is a gap. A gap is acquirable where each accountable side has a
// commitment that stands, due no earlier than asOf and at most HorizonDays
// after it, or was kept; it is closed where all of them were kept, as
// [Settlement] says; else it is unmet. The verdict is that of the worst finding, as
// [Tally.Verdict] states.
//
// Special cases are:
//
//	a nil or zero p fails with ErrRequired at "profile"
//	a p that reads an offer and has none fails with ErrRequired at "offer"
//	a zero asOf fails with ErrRequired at "as_of"
//	facts that [Facts.Validate] refuses fail with its faults
//	a fact of a criterion that p does not have is ignored, and listed
//	a fact that became known after asOf is ignored, and listed
//	an asOf before p or its offer is in force is legal: p says what it would
//	have said
func (p *Profile) Assess(facts Facts, asOf successkit.Date) (Assessment, error) {
	facts, err := p.admit(facts, asOf)
	if err != nil {
		return Assessment{}, err
	}
	records := p.records(make([]record, 0, len(p.criteria)), facts, asOf)
	a := Assessment{
		Profile:     p.ref,
		Offer:       p.offer,
		AsOf:        asOf,
		HorizonDays: p.def.HorizonDays,
		Provisional: p.provisional,
		Findings:    make([]Finding, len(records)),
		Coverage:    newCoverage(),
		Ignored:     p.ignored(facts, asOf),
	}
	for i := range records {
		r := &records[i]
		f := Finding{Criterion: r.ID, Input: r.Input, State: r.state(), Since: r.since(), Reasons: r.reasons(facts)}
		a.Findings[i] = f
		a.Coverage.count(f.Input, f.State)
		if f.State == Acquirable {
			a.Conditions = r.appendConditions(a.Conditions)
		}
	}
	a.Verdict = a.Coverage.total().Verdict()
	if a.Verdict == Undetermined {
		a.Questions = questions(records)
	}
	return a, nil
}

// admit returns the facts, each once, or what is wrong with them, with p or with
// the day.
func (p *Profile) admit(facts Facts, asOf successkit.Date) (Facts, error) {
	var f successkit.Faults
	p.ready(&f)
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	facts = facts.admit(&f)
	if err := f.Err(); err != nil {
		return Facts{}, fmt.Errorf("fit: %w", err)
	}
	return facts, nil
}

// records appends to rs, which is empty, one record a criterion of the facts
// that were known on asOf.
func (p *Profile) records(rs []record, facts Facts, asOf successkit.Date) []record {
	for i := range p.criteria {
		rs = append(rs, record{Criterion: &p.criteria[i], asOf: asOf, horizon: p.def.HorizonDays})
	}
	for i := range facts.Evidence {
		e := &facts.Evidence[i]
		if at, ok := p.at[e.Criterion]; ok && !e.known().After(asOf) {
			rs[at].hear(e)
		}
	}
	for i := range facts.Commitments {
		c := &facts.Commitments[i]
		if at, ok := p.at[c.Criterion]; ok && !c.known().After(asOf) {
			rs[at].promise(c)
		}
	}
	for i := range facts.Settlements {
		if s := &facts.Settlements[i]; !s.known().After(asOf) {
			for k := range rs {
				rs[k].settle(s)
			}
		}
	}
	return rs
}

// ignored says which facts play no part on asOf, evidence first.
func (p *Profile) ignored(facts Facts, asOf successkit.Date) []successkit.Reason {
	var all []successkit.Reason
	note := func(criterion string, known successkit.Date, kind, id string) {
		if _, asked := p.at[criterion]; !asked {
			all = append(all, notAsked(criterion).WithRef(kind, id))
		} else if known.After(asOf) {
			all = append(all, knownLater(criterion, known).WithRef(kind, id))
		}
	}
	for _, e := range facts.Evidence {
		note(e.Criterion, e.known(), evidenceRef, e.ID)
	}
	about := make(map[string]string, len(facts.Commitments)) // criterion by commitment
	for _, c := range facts.Commitments {
		note(c.Criterion, c.known(), commitmentRef, c.ID)
		about[c.ID] = c.Criterion
	}
	for _, s := range facts.Settlements {
		if criterion, ok := about[s.Commitment]; ok {
			note(criterion, s.known(), settlementRef, s.ID)
		} else {
			all = append(all, notCommitted(s.Commitment).WithRef(settlementRef, s.ID))
		}
	}
	rank := func(r successkit.Reason) int {
		return slices.Index([]string{evidenceRef, commitmentRef, settlementRef}, r.Evidence[0].Kind)
	}
	slices.SortFunc(all, func(a, b successkit.Reason) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Evidence[0].ID, b.Evidence[0].ID))
	})
	return all
}

// questions returns what to ask of the unknown criteria, in the order that
// [Assessment.Questions] states.
func questions(records []record) []Question {
	var qs []Question
	for i := range records {
		if r := &records[i]; r.state() == Unknown {
			qs = append(qs, Question{
				Criterion: r.ID, Input: r.Input, Question: r.Question, Decides: r.atGap(r.asOf) == Unmet, Cost: r.Cost,
			})
		}
	}
	slices.SortStableFunc(qs, func(a, b Question) int {
		switch {
		case a.Decides && !b.Decides:
			return -1
		case b.Decides && !a.Decides:
			return 1
		}
		return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(a.Input, b.Input))
	})
	return qs
}
