package outcome

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
)

// A Bulk says where many customers stand, one customer after the other, in the
// memory of one: for a book of a million customers, where [Desired.Attain] would
// build a million explanations that nobody reads. Its answers are those of Attain. The zero Bulk is ready to use. It is not safe
// for use by several goroutines; give each its own.
type Bulk struct {
	place []int32 // of the measure of each observation, and -1 where it counts for nothing
	end   []int32 // by place, the end of its observations in order
	order []int32
	met   []*successkit.Interaction
	stand Stand
}

// A Stand says where a customer stands, as an [Attainment] does, without reasons.
// A [Bulk] makes it.
type Stand struct {
	// State is that of the whole, and Outcome and Experience answer for its halves.
	State      State  `json:"state"`
	Outcome    Answer `json:"outcome"`
	Experience Answer `json:"experience"`
	// Required are the states of the required outcomes, Measures where the measures
	// of all of them stand, and Requirements the states of the requirements, each in
	// the order of the definition.
	Required     []MeasureState     `json:"required"`
	Measures     []Standing         `json:"measures"`
	Requirements []RequirementState `json:"requirements"`
}

// Attain returns where the customer stands as of a day. Facts that are not known on
// asOf, and observations of other measures, count for nothing. The result is good
// until the next call. Beyond what [Bulk.Measures] says, a call allocates nothing.
//
// The facts must be valid, with no id that stands for two of them, as
// [Desired.Attain] checks and this method does not. It fails as Measures does, and
// with [successkit.ErrOutOfRange] at "as_of" on the last day of the calendar.
func (b *Bulk) Attain(d *Desired, observations []Observation, interactions []successkit.Interaction, asOf successkit.Date) (Stand, error) {
	var f successkit.Faults
	d.check(&f, asOf, successkit.ErrRequired)
	if err := f.Err(); err != nil {
		return Stand{}, fmt.Errorf("outcome: %w", err)
	}
	if _, err := b.Measures(d, observations, asOf); err != nil {
		return Stand{}, err
	}
	s := &b.stand
	s.Required, s.Requirements = s.Required[:0], s.Requirements[:0]
	s.Outcome, s.Experience = Yes, Yes
	rest := s.Measures
	for i := range d.def.Required {
		state, n := Achieved, len(d.def.Required[i].Measures)
		for _, m := range rest[:n] {
			state = decide(state, m.State)
		}
		rest = rest[n:]
		s.Required, s.Outcome = append(s.Required, state), s.Outcome.And(state.Met())
	}
	b.met = inOrder(b.met[:0], interactions, asOf)
	for i := range d.promises {
		k := d.promises[i].keeper(asOf)
		k.keep(b.met, func(*successkit.Interaction, judgement) {}, func(successkit.Period) {})
		s.Requirements, s.Experience = append(s.Requirements, k.state()), s.Experience.And(k.state().Met())
	}
	s.State = stateOf(s.Outcome, s.Experience)
	return *s, nil
}

// Measures returns where the measures of d stand as of a day, in the order of
// the definition, counted through all of its outcomes. Observations that are
// not known on asOf, and those of other measures, count for nothing. The result
// is good until the next call. Once the memory has grown to the largest
// customer, a call allocates nothing, as long as each value has at most 18 digits
// and at most four places more than the figures of its measure, and neither is
// beyond 4 * 10^18 in units of the last of those places.
//
// The observations must be valid facts, with no id that stands for two of them,
// as Attain checks and this method does not. It fails with
// [successkit.ErrRequired] at "desired" where d is nil or zero, at "as_of" where
// asOf is, and at "observations[i].value" where there is none, and with
// [successkit.ErrOutOfRange] there where the value is beyond the limits.
func (b *Bulk) Measures(d *Desired, observations []Observation, asOf successkit.Date) ([]Standing, error) {
	if err := b.sort(d, observations, asOf); err != nil {
		return nil, fmt.Errorf("outcome: %w", err)
	}
	standings := b.stand.Measures[:0]
	start := int32(0)
	for at := range d.goals {
		c := course{goal: &d.goals[at]}
		order := b.order[start:b.end[at]]
		start = b.end[at]
		for k, i := range order {
			o := &observations[i]
			c.pass(int(i), o, k+1 == len(order) || observations[order[k+1]].Date != o.Date)
		}
		standings = append(standings, c.standing(asOf))
	}
	b.stand.Measures = standings
	return standings, nil
}

// sort lists the observations that count by measure and then in the order of
// compareObservations.
func (b *Bulk) sort(d *Desired, observations []Observation, asOf successkit.Date) error {
	var f successkit.Faults
	if d == nil || d.place == nil {
		f.Add("desired", "", successkit.ErrRequired)
		return f.Err()
	}
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	b.place = b.place[:0]
	b.end = zeros(b.end, len(d.goals))
	known := int32(0)
	for i := range observations {
		o := &observations[i]
		at, ok := d.place[o.Measure]
		switch {
		case !ok || !facts.KnownOn(o.Date, o.Recorded, asOf):
			b.place = append(b.place, -1)
			continue
		case o.Value == nil:
			f.Add(field.Item("observations", i)+".value", "", successkit.ErrRequired)
		case exact.Check(*o.Value) != nil:
			checkNumber(&f, field.Item("observations", i)+".value", o.Value)
		}
		b.place = append(b.place, int32(at))
		b.end[at]++
		known++
	}
	if err := f.Err(); err != nil {
		return err
	}
	// Counting sort by measure: from the end, so that ends become starts.
	b.order = zeros(b.order, int(known))
	for at := range b.end {
		if at > 0 {
			b.end[at] += b.end[at-1]
		}
	}
	for i, at := range slices.Backward(b.place) {
		if at >= 0 {
			b.end[at]--
			b.order[b.end[at]] = int32(i)
		}
	}
	for at := range b.end {
		stop := known
		if at+1 < len(b.end) {
			stop = b.end[at+1]
		}
		b.sortMeasure(b.order[b.end[at]:stop], observations)
		b.end[at] = stop
	}
	return nil
}

// zeros returns n zeros, in the memory of list where that is large enough.
func zeros(list []int32, n int) []int32 {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// sortMeasure orders the observations of one measure, which most often are in
// order.
func (b *Bulk) sortMeasure(order []int32, observations []Observation) {
	by := func(x, y int32) int { return compareObservations(&observations[x], &observations[y]) }
	if !slices.IsSortedFunc(order, by) {
		slices.SortFunc(order, by)
	}
}
