package outcome

import (
	"fmt"

	"github.com/successkit/successkit"
)

// FirstValue returns the first day on which the customer had something of it, by
// the version that was in force on that day, from what was known by the end of
// asOf: a measure was better than its baseline, or at its goal. It is zero where
// none was. An [Attainment] tells of the version in force alone
// ([MeasureResult.FirstValue]), for which the clock begins anew; a customer who
// wants more does not thereby have its first value later.
//
// It fails as [History.Attain] does.
func (h *History) FirstValue(observations []Observation, asOf successkit.Date) (successkit.Date, error) {
	var f successkit.Faults
	terms := h.terms(asOf)
	switch {
	case asOf.IsZero():
		f.Add("as_of", "", successkit.ErrRequired)
	case len(terms) == 0:
		f.Add("desired", "", errNotInForce(asOf))
	}
	observed, _ := knownObservations(&f, observations, asOf)
	if err := f.Err(); err != nil {
		return successkit.Date{}, fmt.Errorf("outcome: %w", err)
	}
	for i := range terms {
		var until successkit.Date // the first day of the next version
		if i+1 < len(terms) {
			until = terms[i+1].From
		}
		if first := lastOf(terms[:i+1]).firstValue(observed, until); !first.IsZero() {
			if i > 0 && first.Before(terms[i].From) {
				first = terms[i].From // where the measure stood when the version began
			}
			return first, nil
		}
	}
	return successkit.Date{}, nil
}

// firstValue returns the first day before until, if any, on which a measure of d
// told of value.
func (d *Desired) firstValue(observed []Observation, until successkit.Date) successkit.Date {
	var first successkit.Date
	for at, readings := range d.readings(observed, new(Ignored)) {
		c := course{goal: &d.goals[at]}
		for i, o := range readings {
			if until.IsZero() || o.Date.Before(until) {
				c.pass(i, o, i+1 == len(readings) || readings[i+1].Date != o.Date)
			}
		}
		c.begin()
		if !c.better.IsZero() && (first.IsZero() || c.better.Before(first)) {
			first = c.better
		}
	}
	return first
}
