package fit

import (
	"fmt"
	"iter"

	"github.com/successkit/successkit"
)

// A View is a profile, with its offer, on a day: all that an assessment rests on
// but the facts.
type View struct {
	Profile *Profile
	AsOf    successkit.Date
}

// A Basis says which view an assessment rested on.
type Basis struct {
	Profile ProfileRef      `json:"profile"`
	Offer   OfferRef        `json:"offer,omitzero"`
	AsOf    successkit.Date `json:"as_of"`
}

func (v View) basis() Basis {
	return Basis{Profile: v.Profile.ref, Offer: v.Profile.offer, AsOf: v.AsOf}
}

// A Reassessment tells what two assessments of one prospect decide differently,
// and what made the difference.
type Reassessment struct {
	From Basis `json:"from"`
	To   Basis `json:"to"`
	// Before and After are the verdicts.
	Before Verdict `json:"before"`
	After  Verdict `json:"after"`
	// Causes are what turned the verdict: the smallest sets of causes that would
	// have turned it so by themselves. Mostly that is one set of one cause. Where
	// several sets are listed each would have been enough; where one of several
	// causes, they did it together. There are none where the verdict is the
	// same.
	Causes [][]Cause `json:"causes,omitempty"`
	// Flips are the criteria whose state changed: first those of the later
	// profile in its order, then those it no longer has.
	Flips []Flip `json:"flips,omitempty"`
}

// A Flip is a criterion whose state changed.
type Flip struct {
	Criterion string `json:"criterion"`
	Input     Input  `json:"input"`
	// Before and After are the states.
	Before State `json:"before"`
	After  State `json:"after"`
	// Added says that the earlier profile did not ask, and Before means nothing.
	Added bool `json:"added,omitzero"`
	// Removed says that the later profile does not ask, and After means nothing.
	Removed bool `json:"removed,omitzero"`
	// Causes are the smallest sets of causes that would have turned the state so
	// by themselves, as [Reassessment.Causes] are of the verdict.
	Causes [][]Cause `json:"causes"`
	// Was and Is are the reasons of the states.
	Was []successkit.Reason `json:"was,omitempty"`
	Is  []successkit.Reason `json:"is,omitempty"`
}

// Reassess tells what changed in the assessment of a prospect from one view to
// another, and why: it tries every combination of the profile, the offer, the
// facts of either side and the day as they were before and after, and reports
// the smallest that lead from the one answer to the other. The facts are all
// that are known today; what became known between the days of the views is what
// is new.
//
// It fails where [Profile.Assess] does, with paths below "from" and "to".
func Reassess(facts Facts, from, to View) (Reassessment, error) {
	var f successkit.Faults
	before, err := from.assess(facts)
	f.Merge("from", err)
	after, err := to.assess(facts)
	f.Merge("to", err)
	if err := f.Err(); err != nil {
		return Reassessment{}, fmt.Errorf("fit: %w", err)
	}
	r := Reassessment{From: from.basis(), To: to.basis(), Before: before.Verdict, After: after.Verdict}
	m := newMixer(facts, from, to)
	if r.Before != r.After {
		r.Causes = m.causes(func(mix mix) bool { return m.verdict(mix) == r.After })
	}
	was := make(map[string]Finding, len(before.Findings))
	for _, f := range before.Findings {
		was[f.Criterion] = f
	}
	for _, is := range after.Findings {
		old, asked := was[is.Criterion]
		delete(was, is.Criterion)
		if asked && old.State == is.State {
			continue
		}
		flip := Flip{Criterion: is.Criterion, Input: is.Input, Before: old.State, After: is.State, Added: !asked, Was: old.Reasons, Is: is.Reasons}
		flip.Causes = m.causes(func(mix mix) bool {
			state, asked := m.state(mix, is.Criterion)
			return asked && state == is.State
		})
		r.Flips = append(r.Flips, flip)
	}
	for _, old := range before.Findings {
		if _, gone := was[old.Criterion]; gone {
			r.Flips = append(r.Flips, Flip{
				Criterion: old.Criterion, Input: old.Input, Before: old.State, Removed: true,
				Causes: [][]Cause{{ByProfile}}, Was: old.Reasons,
			})
		}
	}
	return r, nil
}

// assess returns what the view says, with the fault of a missing profile or day
// at its own path.
func (v View) assess(facts Facts) (Assessment, error) { return v.Profile.Assess(facts, v.AsOf) }

// Replayed is a prospect whose verdict is another under another view.
type Replayed struct {
	ID string `json:"id"`
	Reassessment
}

// Replay walks prospects and yields those whose verdict changes from one view to
// another, with what changed it: who would be judged otherwise by a new version
// of the profile, under another offer, or on another day. What is wrong with one
// comes beside its id, and the walk goes on.
func Replay(prospects iter.Seq[Prospect], from, to View) iter.Seq2[Replayed, error] {
	return func(yield func(Replayed, error) bool) {
		for p := range prospects {
			before, err1 := from.Profile.Decide(p.Facts, from.AsOf)
			after, err2 := to.Profile.Decide(p.Facts, to.AsOf)
			if err1 == nil && err2 == nil && before.Verdict == after.Verdict {
				continue
			}
			r, err := Reassess(p.Facts, from, to)
			if !yield(Replayed{ID: p.ID, Reassessment: r}, err) {
				return
			}
		}
	}
}
