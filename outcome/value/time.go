package value

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// A Way is the way of one customer to value: when it began, and when it stood
// still.
type Way struct {
	// Start is the day on which the clock starts: of the contract, or of the
	// kick-off. Whichever it is, it is to be the same for all that are compared.
	Start successkit.Date `json:"start"`
	// FirstValue is the day on which the customer first had something of it, as
	// far as that is told by another thing than the attainment: by a milestone, or
	// by [outcome.History.FirstValue] where what is wanted was amended, for an
	// attainment tells of the version in force alone. Zero means that its measures
	// tell it: the first day on which one was better than its baseline, or at its
	// goal.
	FirstValue successkit.Date `json:"first_value,omitzero"`
	// Pauses are the days on which things stood still, in any order. They may
	// overlap.
	Pauses []Pause `json:"pauses,omitempty"`
}

// A Time says how long one customer takes to get value. It is plain data.
type Time struct {
	// Desired is the id of the definition, and AsOf the day of the view.
	Desired string          `json:"desired"`
	AsOf    successkit.Date `json:"as_of"`
	// Start is the day on which the clock starts.
	Start successkit.Date `json:"start"`
	// First is the way to first value.
	First Leg `json:"first"`
	// Measures are the ways to the goal of each measure, in the order of the
	// definition.
	Measures []Leg `json:"measures"`
}

// A Leg is the way to first value or to one goal.
type Leg struct {
	// Measure is the id of the measure. It is empty for first value.
	Measure string `json:"measure,omitzero"`
	// Reached is the first day on which it was there. Where it is zero it was not
	// yet, and Span tells how long it has taken up to the day of the view.
	Reached successkit.Date `json:"reached,omitzero"`
	// Span is how long it took.
	Span
	// Late is how many days after its date a goal was reached, below 0 for days
	// before it. Of one that is open it is how many have passed since, and below 0
	// how many are left. First value has no date: it is nil.
	Late *int `json:"late,omitzero"`
}

// Open reports whether it has not been reached: then its span is one that
// lasts, which no mean may count as if it were over.
func (l Leg) Open() bool { return l.Reached.IsZero() }

// TimeTo returns how long it takes the customer of an attainment to get value, as
// of its day. Nothing after that day counts: a first value or a pause that lies
// behind it is not there yet, and a pause that lasts longer has lasted until then.
//
// It fails with [successkit.ErrRequired] at "attainment" where that is zero and at
// "start" where there is none, with [successkit.ErrConflict] there where it is
// after the day of the view, and with the faults of every pause.
func TimeTo(a outcome.Attainment, w Way) (Time, error) {
	var f successkit.Faults
	if a.AsOf.IsZero() {
		f.Add("attainment", "", successkit.ErrRequired)
	}
	switch {
	case w.Start.IsZero():
		f.Add("start", "", successkit.ErrRequired)
	case w.Start.After(a.AsOf) && !a.AsOf.IsZero():
		f.Add("start", w.Start.String(), fmt.Errorf("%w: after the day of the view, %s", successkit.ErrConflict, a.AsOf))
	}
	for i, p := range w.Pauses {
		f.Merge("pauses["+strconv.Itoa(i)+"]", p.Validate())
	}
	if err := f.Err(); err != nil {
		return Time{}, fmt.Errorf("value: %w", err)
	}
	pauses := sorted(w.Pauses)
	leg := func(measure string, reached successkit.Date) Leg {
		end := reached
		if end.IsZero() {
			end = a.AsOf
		}
		return Leg{Measure: measure, Reached: reached, Span: span(w.Start, end, pauses)}
	}
	t := Time{Desired: a.Desired, AsOf: a.AsOf, Start: w.Start}
	first := w.FirstValue
	for _, r := range a.Required {
		for _, m := range r.Measures {
			l := leg(m.Measure, m.Reached)
			end := m.Reached
			if end.IsZero() {
				end = a.AsOf
			}
			l.Late = new(end.Sub(m.Due))
			t.Measures = append(t.Measures, l)
			if v := m.FirstValue; w.FirstValue.IsZero() && !v.IsZero() && (first.IsZero() || v.Before(first)) {
				first = v
			}
		}
	}
	if first.After(a.AsOf) {
		first = successkit.Date{}
	}
	t.First = leg("", first)
	return t, nil
}
