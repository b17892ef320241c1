package outcome

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// Attain returns where the customer stands as of a day, from what was known by
// the end of it. Facts dated or recorded after asOf are not looked at, and
// neither are observations of measures that d does not have; the result counts
// both. The order of the facts does not matter. A fact given twice counts once.
//
// The latest observation of a measure decides, however old it is. Of those of
// one day the better verified counts, then the one learned of later, then the
// one whose id sorts last; the others of that day count for nothing. A
// requirement looks at its window of days that ends with asOf. The result
// shares no memory with the facts.
//
// Attain fails with [successkit.ErrRequired] at "as_of" where asOf is zero,
// with [successkit.ErrOutOfRange] there on the last day of the calendar, with
// the faults of every invalid fact, and with [successkit.ErrConflict] where a
// fact has the id of another and other content. A measure that is unmeasured
// and a requirement that is unobserved are no errors.
func (d *Desired) Attain(observations []Observation, interactions []successkit.Interaction, asOf successkit.Date) (Attainment, error) {
	var f successkit.Faults
	end := asOf.AddDays(1)
	switch {
	case asOf.IsZero():
		f.Add("as_of", "", successkit.ErrRequired)
	case end.IsZero():
		f.Add("as_of", asOf.String(), fmt.Errorf("%w: no day follows it", successkit.ErrOutOfRange))
	}
	a := Attainment{Desired: d.def.ID, AsOf: asOf}
	var observed []*Observation
	var happened []*successkit.Interaction
	observed, a.Ignored.LaterObservations = knownObservations(&f, observations, asOf)
	happened, a.Ignored.LaterInteractions = knownInteractions(&f, interactions, asOf)
	if err := f.Err(); err != nil {
		return Attainment{}, fmt.Errorf("outcome: %w", err)
	}

	readings, others := d.readings(observed)
	a.Ignored.OtherMeasures = others
	for _, r := range d.def.Required {
		result := RequiredResult{Required: r.ID, Measures: make([]MeasureResult, len(r.Measures))}
		for i, m := range r.Measures {
			result.Measures[i] = m.attain(readings[d.place[m.ID]], asOf)
		}
		result.Met = every(result.Measures, func(m MeasureResult) Answer { return m.State.Met() })
		a.Required = append(a.Required, result)
	}
	for _, r := range d.def.Experience.Requirements {
		a.Requirements = append(a.Requirements, r.attain(happened, r.window(end)))
	}
	a.Outcome = every(a.Required, func(r RequiredResult) Answer { return r.Met })
	a.Experience = every(a.Requirements, func(r RequirementResult) Answer { return r.State.Met() })
	a.State = stateOf(a.Outcome, a.Experience)
	return a, nil
}

// readings returns the observations of each measure of d by its place, in the
// order of compareObservations, and how many are of no measure of d.
func (d *Desired) readings(observed []*Observation) (readings [][]*Observation, others int) {
	readings = make([][]*Observation, len(d.place))
	for _, o := range observed {
		if at, ok := d.place[o.Measure]; ok {
			readings[at] = append(readings[at], o)
		} else {
			others++
		}
	}
	for _, r := range readings {
		slices.SortFunc(r, compareObservations)
	}
	return readings, others
}

// attain returns where m stands, from its observations in order.
func (m Measure) attain(readings []*Observation, asOf successkit.Date) MeasureResult {
	result := MeasureResult{Measure: m.ID, State: Unmeasured}
	if len(readings) == 0 {
		result.Reason = m.reason(result)
		return result
	}
	for i, o := range readings {
		if i+1 < len(readings) && readings[i+1].Date == o.Date {
			continue // another observation of that day counts
		}
		if gap, _ := m.Gap(*o.Value); gap.Sign() <= 0 {
			result.Reached = o.Date
			break
		}
	}
	latest := *readings[len(readings)-1]
	latest.Value = clonePointer(latest.Value)
	gap, _ := m.Gap(*latest.Value)
	result.Observation, result.Gap = &latest, &gap
	result.Progress = m.Progress(*latest.Value)
	result.State = m.stateAt(gap, result.Reached, asOf)
	result.Reason = m.reason(result)
	return result
}

// stateAt returns the state of m when gap is missing and the goal was first
// reached on the given day, if ever.
func (m Measure) stateAt(gap decimal.Decimal, reached, asOf successkit.Date) MeasureState {
	switch {
	case gap.Sign() <= 0 && !reached.After(m.Due):
		return Achieved
	case gap.Sign() <= 0:
		return AchievedLate
	case !reached.IsZero():
		return Lapsed
	case asOf.After(m.Due):
		return Missed
	}
	if m.Baseline != nil {
		if start, _ := m.Gap(*m.Baseline); gap.GreaterThan(start) {
			return Regressed
		}
	}
	return InProgress
}

// attain returns whether r was kept in a window of days, from the interactions
// in order.
func (r Requirement) attain(interactions []*successkit.Interaction, window successkit.Period) RequirementResult {
	result := RequirementResult{Requirement: r.ID, Window: window}
	var evidence []successkit.Ref
	if r.Cadence != nil {
		result.Overdue, result.Checked = r.Cadence.judge(r.Kind, interactions, window)
	} else {
		for _, i := range interactions {
			if !window.Contains(i.Date) || r.Kind != "" && i.Kind != r.Kind {
				continue
			}
			switch r.judge(i) {
			case Honoured:
				result.Checked++
			case Breached:
				result.Checked++
				result.Breaches++
				evidence = append(evidence, successkit.Ref{Kind: "interaction", ID: i.ID})
			case Unobserved:
				result.Unclear++
			case Unchecked:
			}
		}
	}
	switch {
	case result.Breaches > 0 || len(result.Overdue) > 0:
		result.State = Breached
	case result.Checked > 0:
		result.State = Honoured
	default:
		result.State = Unobserved
	}
	result.Reason = r.reason(result)
	result.Reason.Evidence = evidence
	return result
}

// judge returns what the rule of r, which is no cadence, says of one
// interaction of its kind.
func (r Requirement) judge(i *successkit.Interaction) RequirementState {
	if r.Response != nil {
		return r.Response.judge(i)
	}
	return r.Channels.judge(i)
}
