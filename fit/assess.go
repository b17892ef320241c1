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
// after it; else it is unmet. The verdict is that of the worst finding, as
// [Tally.Verdict] states.
//
// Special cases are:
//
//	a nil or zero p fails with ErrRequired at "profile"
//	a zero asOf fails with ErrRequired at "as_of"
//	facts that [Facts.Validate] refuses fail with its faults
//	a fact of a criterion that p does not have is ignored, and listed
//	a fact that became known after asOf is ignored, and listed
//	an asOf before p is in force is legal: p says what it would have said
func (p *Profile) Assess(facts Facts, asOf successkit.Date) (Assessment, error) {
	var faults successkit.Faults
	if p == nil || p.at == nil {
		faults.Add("profile", "", successkit.ErrRequired)
	}
	if asOf.IsZero() {
		faults.Add("as_of", "", successkit.ErrRequired)
	}
	facts = facts.admit(&faults)
	if err := faults.Err(); err != nil {
		return Assessment{}, fmt.Errorf("fit: %w", err)
	}

	records, ignored := p.file(facts, asOf)
	a := Assessment{
		Profile:     p.ref,
		AsOf:        asOf,
		HorizonDays: p.def.HorizonDays,
		Provisional: p.provisional,
		Findings:    make([]Finding, len(records)),
		Coverage:    newCoverage(),
		Ignored:     ignored,
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

// file sorts the facts that were known on asOf into one record a criterion, and
// says which others it ignored.
func (p *Profile) file(facts Facts, asOf successkit.Date) ([]record, []successkit.Reason) {
	records := make([]record, len(p.def.Criteria))
	for i := range records {
		records[i] = record{Criterion: &p.def.Criteria[i], asOf: asOf, horizon: p.def.HorizonDays}
	}
	var ignored []successkit.Reason
	place := func(criterion string, known successkit.Date, kind, id string) *record {
		at, ok := p.at[criterion]
		switch {
		case !ok:
			ignored = append(ignored, notAsked(criterion).WithRef(kind, id))
			return nil
		case known.After(asOf):
			ignored = append(ignored, knownLater(criterion, known).WithRef(kind, id))
			return nil
		}
		return &records[at]
	}
	for i := range facts.Evidence {
		e := &facts.Evidence[i]
		if r := place(e.Criterion, e.known(), evidenceRef, e.ID); r != nil {
			r.hear(e)
		}
	}
	for i := range facts.Commitments {
		c := &facts.Commitments[i]
		if r := place(c.Criterion, c.known(), commitmentRef, c.ID); r != nil {
			r.promise(c)
		}
	}
	slices.SortFunc(ignored, func(a, b successkit.Reason) int {
		x, y := a.Evidence[0], b.Evidence[0]
		return cmp.Or(cmp.Compare(y.Kind, x.Kind), cmp.Compare(x.ID, y.ID)) // evidence, then commitments
	})
	return records, ignored
}

// questions returns what to ask of the unknown criteria, in the order that
// [Assessment.Questions] states.
func questions(records []record) []Question {
	var qs []Question
	for i := range records {
		if r := &records[i]; r.state() == Unknown {
			qs = append(qs, Question{
				Criterion: r.ID, Input: r.Input, Question: r.Question, Decides: !r.remedied(), Cost: r.Cost,
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
		return cmp.Compare(a.Cost, b.Cost)
	})
	return qs
}
