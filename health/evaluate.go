package health

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// Score returns how the account stood on asOf. For each measure the readings
// that were known on that day count; the order of facts does not matter, and
// facts about measures and nodes that the model does not have are allowed. No
// reading is no bad reading: see [Missing] and [Group.MinCoverage].
//
// It reports at once everything that is wrong with the input:
// [successkit.ErrRequired] at "model" where m is nil or zero and at "as_of" where
// that is the zero Date, what [Account.Validate] reports,
// [successkit.ErrRequired] at "overrides[i].expires_at" where an override would
// never end, and [successkit.ErrConflict] at "overrides" where on that day a
// floor is above a cap. The same fact twice counts once. That there is no score
// is no error.
func (m *Model) Score(a Account, asOf successkit.Date) (Score, error) {
	r, ignored, err := m.admit(a, func(f *successkit.Faults) {
		if asOf.IsZero() {
			f.Add("as_of", "", successkit.ErrRequired)
		}
	})
	if err != nil {
		return Score{}, err
	}
	if clash := r.on(asOf); clash >= 0 {
		return Score{}, errClash(r.overrides[clash], asOf)
	}
	e := explainer{run: r}
	e.score = Score{Account: a.ID, Model: m.def.ID, Version: m.def.Version, AsOf: asOf, Ignored: append(ignored, r.later()...)}
	e.explain()
	return e.score, nil
}

func errClash(o Override, day successkit.Date) error {
	var f successkit.Faults
	f.Add("overrides", o.ID, fmt.Errorf("%w: on %s a floor lies above a cap", successkit.ErrConflict, day))
	return fmt.Errorf("health: invalid input: %w", f.Err())
}

// later reports the facts that are not known on the day of r.
func (r *run) later() []successkit.Reason {
	var future, unrecorded, overrides []successkit.Ref
	for _, s := range r.shelves {
		for _, reading := range s {
			switch {
			case reading.Date.After(r.asOf):
				future = append(future, reading.ref())
			case reading.Recorded.After(r.asOf):
				unrecorded = append(unrecorded, reading.ref())
			}
		}
	}
	for _, o := range r.overrides {
		if !o.KnownOn(r.asOf) {
			overrides = append(overrides, o.ref())
		}
	}
	var out []successkit.Reason
	for _, left := range []struct {
		code string
		refs []successkit.Ref
	}{{CodeLaterDate, future}, {CodeLaterRecorded, unrecorded}, {CodeLaterOverride, overrides}} {
		n := len(out)
		out = ignore(out, left.code, left.refs)
		if len(out) > n {
			out[n] = out[n].WithDate("as_of", r.asOf)
		}
	}
	return out
}

// ignore adds to list a reason that counts and names the facts left out, where
// there are any.
func ignore(list []successkit.Reason, code string, facts []successkit.Ref) []successkit.Reason {
	if len(facts) == 0 {
		return list
	}
	slices.SortFunc(facts, func(a, b successkit.Ref) int { return cmp.Compare(a.ID, b.ID) })
	why := reason(code, "count", strconv.Itoa(len(facts)))
	why.Evidence = facts
	return append(list, why)
}

// An explainer turns what a run computed into a [Score].
type explainer struct {
	*run

	score     Score
	standings []Standing
	inForce   map[int][]int // overrides by node
	pulls     []pull
}

func (e *explainer) explain() {
	e.standings = e.model.standings(e.overrides, e.asOf)
	e.inForce = map[int][]int{}
	for i, o := range e.overrides {
		if e.standings[i] == InForce {
			at := e.model.ids[o.Node]
			e.inForce[at] = append(e.inForce[at], i)
		}
	}
	root := e.part(e.model.root)
	root.ID = ""
	e.share(e.model.root, &root, full)
	e.score.Part = root
	for i, o := range e.overrides {
		if s := e.standings[i]; s != UnknownStanding && s != InForce {
			e.score.Overrides = append(e.score.Overrides, OverrideStatus{Override: o, Standing: s})
		}
	}
	slices.SortFunc(e.score.Overrides, func(a, b OverrideStatus) int {
		return cmp.Or(a.Override.SetAt.Compare(b.Override.SetAt), cmp.Compare(a.Override.ID, b.Override.ID))
	})
	e.rank()
	e.score.Rise, e.score.Fall = e.lever(true), e.lever(false)
}
