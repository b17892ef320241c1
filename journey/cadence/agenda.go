package cadence

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// An Event is the fact that something recurring was held. The same event given
// twice counts once.
type Event struct {
	// ID identifies the event among those of its customer.
	ID string `json:"id"`
	// Rule is the id of the rule by which it was held.
	Rule string `json:"rule"`
	// Date is the day on which it was held, and Recorded the day on which the host
	// learned of it; zero means on Date.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
}

// Validate reports everything that is wrong with e.
func (e Event) Validate() error {
	var f successkit.Faults
	f.Add("id", e.ID, word.CheckID(e.ID))
	f.Add("rule", e.Rule, word.CheckID(e.Rule))
	facts.CheckDates(&f, e.Date, e.Recorded)
	return f.Err()
}

// Equal reports whether e and o are the same in every field.
func (e Event) Equal(o Event) bool { return e == o }

// An Agenda is what recurs in a period, as of a day.
type Agenda struct {
	// Definition and Version name the rules.
	Definition string            `json:"definition"`
	Version    int               `json:"version"`
	Start      successkit.Date   `json:"start"`
	Period     successkit.Period `json:"period"`
	AsOf       successkit.Date   `json:"as_of"`
	// Occurrences are those with a due date in the period, by due date and then in
	// the order of the rules.
	Occurrences []Occurrence `json:"occurrences,omitempty"`
	// Kept is how many were done in time, of those that are done, missed or
	// overdue. It is undefined where none is.
	Kept successkit.Rate `json:"kept"`
	// Reasons has one reason for each occurrence that is overdue or was missed, in
	// their order.
	Reasons []successkit.Reason `json:"reasons,omitempty"`
	// Ignored has one reason for each event that was left out, in the order of their
	// dates.
	Ignored []successkit.Reason `json:"ignored,omitempty"`
}

// An Occurrence is one time that an event is to be held.
type Occurrence struct {
	// Rule is the id of the rule, and Number counts its occurrences from 1.
	Rule   string          `json:"rule"`
	Number int             `json:"number"`
	Owner  successkit.Role `json:"owner,omitzero"`
	State  State           `json:"state"`
	// Due is the day on which it is to be held.
	Due successkit.Date `json:"due"`
	// Held is the day on which it was, first if more than once; zero where it was
	// not.
	Held successkit.Date `json:"held,omitzero"`
	// Event is the id of the event by which it was held.
	Event string `json:"event,omitzero"`
}

const (
	maxPeriodDays  = 36_525
	maxOccurrences = 200_000
)

// Agenda returns what recurs in a period, for a relationship that began on start,
// by what is known by the end of asOf. The order in which events are listed does
// not matter; what was held before start is listed as ignored. It fails with an [successkit.InputError] that lists every fault:
//
//	ErrRequired    the schedule, start, period or asOf is missing; an event lacks
//	               its id, rule or date
//	ErrOutOfRange  the period is longer than 36,525 days, or holds more than
//	               200,000 occurrences
//	ErrConflict    two events with one id differ; one was recorded before its date
func (s *Schedule) Agenda(start successkit.Date, events []Event, in successkit.Period, asOf successkit.Date) (Agenda, error) {
	var f successkit.Faults
	if s == nil || len(s.def.Rules) == 0 {
		f.Add("schedule", "", successkit.ErrRequired)
		return Agenda{}, fmt.Errorf("cadence: agenda: %w", f.Err())
	}
	if start.IsZero() {
		f.Add("start", "", successkit.ErrRequired)
	}
	switch {
	case in.IsZero():
		f.Add("period", "", successkit.ErrRequired)
	case in.Len() > maxPeriodDays:
		f.Add("period", in.String(), fmt.Errorf("%w: want at most %d days", successkit.ErrOutOfRange, maxPeriodDays))
	}
	admitted := facts.Admit(&f, "events", events, func(e Event) string { return e.ID })
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return Agenda{}, fmt.Errorf("cadence: agenda: %w", err)
	}
	a := Agenda{Definition: s.def.ID, Version: s.def.Version, Start: start, Period: in, AsOf: asOf}
	slices.SortFunc(admitted, func(x, y Event) int {
		return cmp.Or(x.Date.Compare(y.Date), cmp.Compare(x.ID, y.ID))
	})
	byRule := make([][]Event, len(s.def.Rules))
	for _, e := range admitted {
		i, ours := s.index[e.Rule]
		switch {
		case !ours:
			a.Ignored = append(a.Ignored, otherRule(e))
		case !facts.KnownOn(e.Date, e.Recorded, asOf):
			a.Ignored = append(a.Ignored, notYetKnown(e))
		case e.Date.Before(start):
			a.Ignored = append(a.Ignored, beforeStart(e, start))
		default:
			byRule[i] = append(byRule[i], e)
		}
	}
	for i := range s.def.Rules {
		w := walk{rule: &s.def.Rules[i], start: start, in: in, asOf: asOf, room: maxOccurrences - len(a.Occurrences)}
		if w.rule.Basis == Rolling {
			w.rolling(byRule[i])
		} else {
			w.calendar(byRule[i])
		}
		if w.room < 0 {
			return Agenda{}, fmt.Errorf("cadence: agenda: %w", &successkit.FieldError{
				Path: "period", Value: in.String(),
				Err: fmt.Errorf("%w: more than %s occurrences", successkit.ErrOutOfRange, strconv.Itoa(maxOccurrences)),
			})
		}
		a.Occurrences = append(a.Occurrences, w.found...)
	}
	slices.SortStableFunc(a.Occurrences, func(x, y Occurrence) int { return x.Due.Compare(y.Due) })
	s.summarise(&a)
	return a, nil
}

// summarise fills what is said of all occurrences.
func (s *Schedule) summarise(a *Agenda) {
	var kept, whole int64
	for i := range a.Occurrences {
		switch o := &a.Occurrences[i]; o.State {
		case Done:
			kept++
			whole++
		case DoneLate:
			whole++
		case Missed, Overdue:
			whole++
			a.Reasons = append(a.Reasons, s.reason(o, a.AsOf))
		case Unassessed, Due, Upcoming:
		}
	}
	a.Kept = successkit.CountRate(kept, whole)
}
