package proof

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/survival"
	"github.com/successkit/successkit/journey"
)

// A Tally sums what became of forecasts. [New] makes one; the zero Tally has no scope
// yet and takes that of the first it is merged with. It is not safe for use by several
// goroutines while one of them changes it.
type Tally struct {
	scope   Scope
	counts  counts
	warning survival.Counts // by days of warning, of the late that were flagged
	held    []percentile
}

// counts are those of milestones.
type counts struct{ customers, milestones, unknown, late, flagged, flaggedLate int64 }

// A percentile is how many dates of one could be judged, and how many held.
type percentile struct{ judged, held int64 }

// maxCount bounds every count of a tally.
const maxCount = 1 << 53

// New returns an empty tally. It fails as [Scope.Validate] does.
func New(s Scope) (*Tally, error) {
	if err := s.Validate(); err != nil {
		return nil, fmt.Errorf("proof: scope: %w", err)
	}
	s = s.complete()
	return &Tally{scope: s, held: make([]percentile, len(s.Simulation.Percentiles))}, nil
}

// Add judges the forecasts of one customer by all events that are known up to a day.
// It fails, and changes nothing, on a plan, an event or a day that
// [journey.Plan.Progress] refuses, and on a journey of more than 10,000 steps.
func (t *Tally) Add(plan *journey.Plan, events []journey.Event, until successkit.Date) error {
	if t.scope.isZero() {
		return fmt.Errorf("proof: %w", &successkit.FieldError{Path: "scope", Err: successkit.ErrRequired})
	}
	truth, err := plan.Progress(events, until)
	if err != nil {
		return fmt.Errorf("proof: %w", err)
	}
	if steps := until.Sub(plan.Anchor()) / t.scope.EveryDays; steps > maxSteps {
		return fmt.Errorf("proof: %w", &successkit.FieldError{
			Path: "until", Value: until.String(),
			Err: fmt.Errorf("%w: %s steps from the anchor, at most %d", successkit.ErrOutOfRange, strconv.Itoa(steps), maxSteps),
		})
	}
	var one Tally
	one.scope, one.held = t.scope, make([]percentile, len(t.held))
	if err := one.judge(plan, events, &truth); err != nil {
		return fmt.Errorf("proof: %w", err)
	}
	return t.Merge(&one)
}

// judge fills an empty tally with one customer.
func (t *Tally) judge(plan *journey.Plan, events []journey.Event, truth *journey.Progress) error {
	first := make([]successkit.Date, len(truth.Milestones)) // flagged on
	for day := plan.Anchor(); day.Before(truth.AsOf); day = day.AddDays(t.scope.EveryDays) {
		p, err := plan.Progress(events, day)
		if err != nil {
			return err
		}
		for i := range p.Milestones {
			if first[i].IsZero() && p.Milestones[i].State == journey.AtRisk {
				first[i] = day
			}
		}
	}
	t.counts.customers = 1
	for i := range truth.Milestones {
		s := &truth.Milestones[i]
		t.counts.milestones++
		late, known := outcome(s, truth.AsOf)
		if !known {
			t.counts.unknown++
			continue
		}
		flagged := !first[i].IsZero()
		if flagged {
			t.counts.flagged++
		}
		if late {
			t.counts.late++
		}
		if late && flagged {
			t.counts.flaggedLate++
			if err := t.warning.Add(s.Planned.Sub(first[i]), true); err != nil {
				return err
			}
		}
	}
	for _, n := range t.scope.OutlookDays {
		if err := t.outlook(plan, events, truth, plan.Anchor().AddDays(n)); err != nil {
			return err
		}
	}
	return nil
}

// outcome reports whether a milestone was late, as far as is known on a day.
func outcome(s *journey.Status, asOf successkit.Date) (late, known bool) {
	switch {
	case s.State == journey.Waived || s.State == journey.LostAgain:
		return false, false
	case !s.Actual.IsZero():
		return s.Actual.After(s.Planned), true
	}
	return true, s.Planned.Before(asOf)
}

// outlook judges the percentiles of the outlook as of a day.
func (t *Tally) outlook(plan *journey.Plan, events []journey.Event, truth *journey.Progress, day successkit.Date) error {
	if day.IsZero() || !day.Before(truth.AsOf) {
		return nil
	}
	o, err := plan.Outlook(events, day, t.scope.Simulation)
	if err != nil {
		return err
	}
	at := 0
	for i := range truth.Milestones {
		s := &truth.Milestones[i]
		if at == len(o.Milestones) {
			break
		}
		c := &o.Milestones[at] // in the same order, those not open left out
		if c.Milestone != s.Milestone {
			continue
		}
		at++
		if s.State == journey.Waived || s.State == journey.LostAgain {
			continue
		}
		for k, date := range c.Dates {
			switch reached := !s.Actual.IsZero() && !s.Actual.After(date); {
			case reached:
				t.held[k].held++
				t.held[k].judged++
			case !s.Actual.IsZero() || date.Before(truth.AsOf):
				t.held[k].judged++
			}
		}
	}
	return nil
}

// Merge adds the customers of o, which must not be in t. It leaves o as it was. It
// fails with [successkit.ErrConflict] where the two are of different scopes, with
// [successkit.ErrOutOfRange] where a count grows beyond 2^53, and with
// [successkit.ErrRequired] where o is nil; it then changes nothing.
func (t *Tally) Merge(o *Tally) error {
	var f successkit.Faults
	switch {
	case o == nil:
		f.Add("other", "", successkit.ErrRequired)
	case o.scope.isZero():
		return nil
	case !t.scope.isZero() && !t.scope.equal(o.scope):
		f.Add("other.scope", "", fmt.Errorf("%w: of another grid or simulation", successkit.ErrConflict))
	default:
		mine, theirs := t.list(), o.list()
		for i := range theirs {
			if !t.scope.isZero() && *mine[i] > maxCount-*theirs[i] {
				f.Add("other", "", fmt.Errorf("%w: more than %d together", successkit.ErrOutOfRange, int64(maxCount)))
				break
			}
		}
	}
	if err := f.Err(); err != nil {
		return fmt.Errorf("proof: merge: %w", err)
	}
	if t.scope.isZero() {
		t.scope, t.held = o.scope.complete(), make([]percentile, len(o.held))
	}
	mine, theirs := t.list(), o.list()
	for i := range mine {
		*mine[i] += *theirs[i]
	}
	_ = t.warning.Merge(&o.warning) // no more than milestones
	return nil
}

// list returns every count of the tally.
func (t *Tally) list() []*int64 {
	c := &t.counts
	list := []*int64{&c.customers, &c.milestones, &c.unknown, &c.late, &c.flagged, &c.flaggedLate}
	for i := range t.held {
		list = append(list, &t.held[i].judged, &t.held[i].held)
	}
	return list
}
