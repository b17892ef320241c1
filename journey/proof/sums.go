package proof

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/survival"
)

// Sums is what a tally holds, as plain data.
type Sums struct {
	Scope Scope `json:"scope"`
	// Customers were judged, with Milestones together, of which Unknown are in no
	// other figure.
	Customers  int64 `json:"customers"`
	Milestones int64 `json:"milestones"`
	Unknown    int64 `json:"unknown"`
	// Late became overdue; Flagged were at risk before; FlaggedLate are both.
	Late        int64 `json:"late"`
	Flagged     int64 `json:"flagged"`
	FlaggedLate int64 `json:"flagged_late"`
	// Warning counts FlaggedLate by the days of warning.
	Warning []Count `json:"warning,omitempty"`
	// Percentiles has an entry for each of the scope.
	Percentiles []PercentileSums `json:"percentiles"`
}

// A Count says of how many milestones the warning was so many days long.
type Count = survival.Row

// PercentileSums is how many dates of a percentile could be judged, and how many held.
type PercentileSums struct {
	Judged int64 `json:"judged"`
	Held   int64 `json:"held"`
}

// Sums returns what the tally holds. [NewTally] makes an equal tally of it.
func (t *Tally) Sums() Sums {
	c := &t.counts
	s := Sums{
		Scope: t.scope.complete(), Customers: c.customers, Milestones: c.milestones, Unknown: c.unknown,
		Late: c.late, Flagged: c.flagged, FlaggedLate: c.flaggedLate, Warning: t.warning.Rows(),
	}
	for _, p := range t.held {
		s.Percentiles = append(s.Percentiles, PercentileSums{p.judged, p.held})
	}
	return s
}

// NewTally returns the tally of sums. It fails with an [successkit.InputError] that
// lists every fault.
func NewTally(s Sums) (*Tally, error) {
	var f successkit.Faults
	f.Merge("scope", s.Scope.Validate())
	scope := s.Scope.complete()
	t := &Tally{scope: scope, counts: counts{s.Customers, s.Milestones, s.Unknown, s.Late, s.Flagged, s.FlaggedLate}}
	atMost := func(path string, n, most int64) {
		if n < 0 || n > most {
			f.Add(path, strconv.FormatInt(n, 10), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, most))
		}
	}
	atMost("customers", s.Customers, maxCount)
	atMost("milestones", s.Milestones, maxCount)
	atMost("unknown", s.Unknown, s.Milestones)
	known := s.Milestones - s.Unknown
	atMost("late", s.Late, known)
	atMost("flagged", s.Flagged, known)
	atMost("flagged_late", s.FlaggedLate, min(s.Late, s.Flagged))
	for i, r := range s.Warning {
		path := "warning[" + strconv.Itoa(i) + "]"
		if r.Censored != 0 {
			f.Add(path+".censored", strconv.FormatInt(r.Censored, 10), fmt.Errorf("%w: a warning ends", successkit.ErrConflict))
		}
		f.Add(path, strconv.Itoa(r.Time), t.warning.AddRow(r))
	}
	if t.warning.Len() != s.FlaggedLate {
		f.Add("warning", strconv.FormatInt(t.warning.Len(), 10), fmt.Errorf("%w: not as many as flagged_late", successkit.ErrConflict))
	}
	if n := len(scope.Simulation.Percentiles); n != len(s.Percentiles) {
		f.Add("percentiles", strconv.Itoa(len(s.Percentiles)), fmt.Errorf("%w: the scope has %d", successkit.ErrConflict, n))
	}
	for i, p := range s.Percentiles {
		path := "percentiles[" + strconv.Itoa(i) + "]"
		atMost(path+".judged", p.Judged, maxCount)
		atMost(path+".held", p.Held, p.Judged)
		t.held = append(t.held, percentile{p.Judged, p.Held})
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("proof: sums: %w", err)
	}
	return t, nil
}

// form is the version of the binary form.
const form = 1

// MarshalBinary returns the tally in a form of its own, versioned and canonical: equal
// tallies have equal bytes, in whatever order they were merged.
func (t *Tally) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(form)
	s := &t.scope
	w.Count(int64(s.EveryDays))
	numbers := func(list []int) {
		w.Count(int64(len(list)))
		for _, n := range list {
			w.Count(int64(n))
		}
	}
	numbers(s.OutlookDays)
	w.Text(strconv.FormatUint(s.Simulation.Seed, 10))
	w.Count(int64(s.Simulation.Draws))
	w.Text(strconv.FormatFloat(s.Simulation.PaceDeviation, 'g', -1, 64))
	numbers(s.Simulation.Percentiles)
	for _, n := range t.list() {
		w.Count(*n)
	}
	t.warning.Write(w)
	return w.Bytes()
}

// UnmarshalBinary reads what [Tally.MarshalBinary] wrote, and refuses every other
// spelling and every tally that [NewTally] would refuse. Where it fails it leaves t as
// it was.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, form)
	var s Sums
	numbers := func() (list []int) {
		for range r.Len(1) {
			list = append(list, r.Int())
		}
		return list
	}
	s.Scope.EveryDays, s.Scope.OutlookDays = r.Int(), numbers()
	seed, draws, deviation := r.Text(), r.Int(), r.Text()
	sim := &s.Scope.Simulation
	sim.Draws, sim.Percentiles = draws, numbers()
	var err error
	if sim.Seed, err = strconv.ParseUint(seed, 10, 64); err != nil {
		r.Fail(err)
	}
	if sim.PaceDeviation, err = strconv.ParseFloat(deviation, 64); err != nil || math.IsNaN(sim.PaceDeviation) {
		r.Fail(fmt.Errorf("%w: pace deviation", successkit.ErrMalformed))
	}
	for _, n := range []*int64{&s.Customers, &s.Milestones, &s.Unknown, &s.Late, &s.Flagged, &s.FlaggedLate} {
		*n = r.Count()
	}
	for range s.Scope.Simulation.Percentiles {
		s.Percentiles = append(s.Percentiles, PercentileSums{r.Count(), r.Count()})
	}
	warning := survival.Read(r)
	s.Warning = warning.Rows()
	if err := r.Close(); err != nil {
		return fmt.Errorf("proof: %w", err)
	}
	fresh := &Tally{}
	if s.Scope.EveryDays != 0 {
		if fresh, err = NewTally(s); err != nil {
			return err
		}
	}
	if again, err := fresh.MarshalBinary(); err != nil || !bytes.Equal(again, data) {
		return fmt.Errorf("proof: %w: not in canonical form", successkit.ErrMalformed)
	}
	*t = *fresh
	return nil
}
