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
// Attain fails with [successkit.ErrRequired] at "desired" where d is nil or
// zero and at "as_of" where asOf is, with [successkit.ErrOutOfRange] there on the last day of the calendar, with
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
	if d == nil || d.place == nil {
		f.Add("desired", "", successkit.ErrRequired)
	}
	var a Attainment
	var observed []Observation
	var happened []successkit.Interaction
	observed, a.Ignored.LaterObservations = knownObservations(&f, observations, asOf)
	happened, a.Ignored.LaterInteractions = knownInteractions(&f, interactions, asOf)
	if err := f.Err(); err != nil {
		return Attainment{}, fmt.Errorf("outcome: %w", err)
	}
	a.Desired, a.AsOf = d.def.ID, asOf

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
		a.Requirements = append(a.Requirements, r.attain(happened, asOf))
	}
	a.Outcome = every(a.Required, func(r RequiredResult) Answer { return r.Met })
	a.Experience = every(a.Requirements, func(r RequirementResult) Answer { return r.State.Met() })
	a.State = stateOf(a.Outcome, a.Experience)
	return a, nil
}

// readings returns the observations of each measure of d by its place, in the
// order of compareObservations, and how many are of no measure of d.
func (d *Desired) readings(observed []Observation) (readings [][]Observation, others int) {
	readings = make([][]Observation, len(d.place))
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
func (m Measure) attain(readings []Observation, asOf successkit.Date) MeasureResult {
	result := MeasureResult{Measure: m.ID, State: Unmeasured}
	if len(readings) == 0 {
		result.Reason = m.reason(result)
		return result
	}
	var run position          // where m stood at the latest observation so far
	var since successkit.Date // the first of those in a row that found it there
	for i, o := range readings {
		if i+1 < len(readings) && readings[i+1].Date == o.Date {
			continue // another observation of that day counts
		}
		at := m.position(*o.Value)
		if at == reached && result.Reached.IsZero() {
			result.Reached = o.Date
		}
		if at == worse && !result.Reached.IsZero() {
			at = short // what was reached and lost is lost, however far
		}
		if at != run {
			run, since = at, o.Date
		}
	}
	latest := readings[len(readings)-1]
	latest.Value = clonePointer(latest.Value)
	gap, _ := m.Gap(*latest.Value)
	result.Observation, result.Gap = &latest, &gap
	result.Progress = m.Progress(*latest.Value)
	result.State, result.Since = m.stateAt(run, since, result.Reached, asOf)
	result.Reason = m.reason(result)
	return result
}

// A position is where a value lies: at the goal, short of it, or further from
// it than the baseline.
type position uint8

const (
	nowhere position = iota
	short
	worse
	reached
)

// position returns where value lies.
func (m Measure) position(value decimal.Decimal) position {
	gap, _ := m.Gap(value)
	if gap.Sign() <= 0 {
		return reached
	}
	if m.Baseline != nil {
		if start, _ := m.Gap(*m.Baseline); gap.GreaterThan(start) {
			return worse
		}
	}
	return short
}

// stateAt returns the state of m, which has been at the given position since a
// day and first reached its goal on another, if ever, and since when it has
// been in that state.
func (m Measure) stateAt(at position, since, first, asOf successkit.Date) (MeasureState, successkit.Date) {
	switch {
	case at == reached && !since.After(m.Due):
		return Achieved, since
	case at == reached:
		return AchievedLate, since
	case !first.IsZero():
		return Lapsed, since
	case asOf.After(m.Due):
		return Missed, m.Due.AddDays(1)
	case at == worse:
		return Regressed, since
	}
	return InProgress, since
}

// attain returns whether r was kept in its window of days up to asOf, from the
// interactions in order.
func (r Requirement) attain(interactions []successkit.Interaction, asOf successkit.Date) RequirementResult {
	result := RequirementResult{Requirement: r.ID, Window: r.window(asOf.AddDays(1))}
	var breached []stretch
	var evidence []successkit.Ref
	if r.Cadence != nil {
		var overdue []successkit.Period
		overdue, result.Checked = r.Cadence.judge(r.Kind, interactions, result.Window)
		for _, days := range overdue {
			breached = append(breached, stretchOf(days.Start(), days.Last().AddDays(r.WindowDays-1)))
			if days := days.Intersect(result.Window); !days.IsZero() {
				result.Overdue = append(result.Overdue, days)
			}
		}
	} else {
		for _, i := range interactions {
			if r.Kind != "" && i.Kind != r.Kind {
				continue
			}
			state, since := r.judge(i, asOf)
			if state == Breached {
				breached = append(breached, stretchOf(since, i.Date.AddDays(r.WindowDays-1)))
			}
			if !result.Window.Contains(i.Date) {
				continue
			}
			switch state {
			case Honoured:
				result.Checked++
			case Breached:
				result.Checked++
				result.Breaches++
				if i.Unanswered && r.Response != nil {
					result.Unanswered++
				}
				evidence = append(evidence, successkit.Ref{Kind: "interaction", ID: i.ID})
			case Unobserved:
				result.Unclear++
			case Unchecked:
			}
		}
	}
	switch {
	case result.Breaches > 0 || len(result.Overdue) > 0:
		result.State, result.Since = Breached, runSince(breached, asOf)
	case result.Checked > 0 && result.Unclear == 0:
		result.State = Honoured
	default:
		result.State = Unobserved
	}
	result.Reason = r.reason(result)
	result.Reason.Evidence = evidence
	return result
}

// judge returns what the rule of r, which is no cadence, says of one
// interaction of its kind, and since when.
func (r Requirement) judge(i successkit.Interaction, asOf successkit.Date) (RequirementState, successkit.Date) {
	if r.Response != nil {
		return r.Response.judge(i, asOf)
	}
	return r.Channels.judge(i), i.Date
}
