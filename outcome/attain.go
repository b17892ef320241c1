package outcome

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
)

// Attain returns where the customer stands as of a day, from what was known by
// the end of it. Facts dated or recorded after asOf are not looked at, and
// neither are observations of measures that d does not have; the result counts
// both. The order of the facts does not matter. A fact given twice counts once.
//
// The latest observation of a measure decides, however old it is. Of those of
// one day the better verified counts, then the one learned of later, then the
// one whose id sorts last; the others of that day count for nothing. One that is
// backed less than the measure wants decides nothing: it is a claim. A
// requirement looks at its window of days that ends with asOf. The result
// shares no memory with the facts.
//
// Attain fails with [successkit.ErrRequired] at "desired" where d is nil or
// zero and at "as_of" where asOf is, with [successkit.ErrOutOfRange] there on the
// last day of the calendar, with the faults of every invalid fact, and with
// [successkit.ErrConflict] where a fact has the id of another and other content.
// A measure that is unmeasured and a requirement that is unobserved are no errors.
func (d *Desired) Attain(observations []Observation, interactions []successkit.Interaction, asOf successkit.Date) (Attainment, error) {
	return d.attain(observations, interactions, asOf, successkit.ErrRequired)
}

// attain is Attain, with the error of a d that is no model.
func (d *Desired) attain(observations []Observation, interactions []successkit.Interaction, asOf successkit.Date, missing error) (Attainment, error) {
	var f successkit.Faults
	d.check(&f, asOf, missing)
	var a Attainment
	var observed []Observation
	var happened []successkit.Interaction
	observed, a.Ignored.LaterObservations = knownObservations(&f, observations, asOf)
	happened, a.Ignored.LaterInteractions = knownInteractions(&f, interactions, asOf)
	if err := f.Err(); err != nil {
		return Attainment{}, fmt.Errorf("outcome: %w", err)
	}
	a.Desired, a.Version, a.AsOf = d.def.ID, d.version, asOf

	readings := d.readings(observed, &a.Ignored)
	for i := range d.def.Required {
		a.Required = append(a.Required, d.required(i, readings, asOf))
	}
	met := inOrder(nil, happened, asOf)
	for i := range d.promises {
		a.Requirements = append(a.Requirements, d.promises[i].attain(met, asOf))
	}
	a.Outcome = every(a.Required, func(r RequiredResult) Answer { return r.Met })
	a.Experience = every(a.Requirements, func(r RequirementResult) Answer { return r.State.Met() })
	a.State = stateOf(a.Outcome, a.Experience)
	return a, nil
}

// check notes that d is no model, or that nothing can be said as of a day.
func (d *Desired) check(f *successkit.Faults, asOf successkit.Date, missing error) {
	switch {
	case asOf.IsZero():
		f.Add("as_of", "", successkit.ErrRequired)
	case asOf.AddDays(1).IsZero():
		f.Add("as_of", asOf.String(), fmt.Errorf("%w: no day follows it", successkit.ErrOutOfRange))
	}
	if d == nil || d.place == nil {
		f.Add("desired", "", missing)
	}
}

// readings returns the observations of each measure of d by its place, in the
// order of compareObservations and in the memory of observed, and counts those of
// other measures and of other times.
func (d *Desired) readings(observed []Observation, ignored *Ignored) [][]*Observation {
	readings := make([][]*Observation, len(d.goals))
	for i := range observed {
		o := &observed[i]
		at, ok := d.place[o.Measure]
		if !ok {
			ignored.OtherMeasures++
			continue
		}
		readings[at] = append(readings[at], o)
		if o.Date.Before(d.goals[at].begun) {
			ignored.EarlierObservations++
		}
	}
	for _, r := range readings {
		slices.SortFunc(r, compareObservations)
	}
	return readings
}

// required returns where the required outcome of that place stands.
func (d *Desired) required(i int, readings [][]*Observation, asOf successkit.Date) RequiredResult {
	r := d.def.Required[i]
	result := RequiredResult{
		Required: r.ID, UseCase: r.UseCase, Captured: d.captured[i], Measures: make([]MeasureResult, len(r.Measures)),
	}
	for k, m := range r.Measures {
		at := d.place[m.ID]
		result.Measures[k] = d.goals[at].attain(readings[at], asOf)
	}
	sumUp(&result)
	return result
}

// attain returns where the measure of g stands, from its observations in order.
func (g *goal) attain(readings []*Observation, asOf successkit.Date) MeasureResult {
	m := g.measure
	c := course{goal: g}
	for i, o := range readings {
		c.pass(i, o, i+1 == len(readings) || readings[i+1].Date != o.Date)
	}
	s := c.standing(asOf)
	result := MeasureResult{
		Measure: m.ID, State: s.State, Due: m.Due, Since: s.Since, Reached: s.Reached, FirstValue: s.FirstValue, HeldDays: s.HeldDays,
	}
	copied := func(at int) *Observation {
		o := *readings[at]
		o.Value = clonePointer(o.Value)
		return &o
	}
	if s.Claim >= 0 {
		result.Claim = copied(s.Claim)
	}
	if s.At >= 0 {
		result.Observation = copied(s.At)
		gap, _ := m.Gap(*result.Observation.Value)
		result.Gap, result.Progress = &gap, m.Progress(*result.Observation.Value)
	}
	result.Reason = m.reason(result)
	return result
}
