package cadence

import (
	"sort"

	"github.com/successkit/successkit"
)

// A walk finds the occurrences of one rule in a period.
type walk struct {
	rule  *Rule
	start successkit.Date
	in    successkit.Period
	asOf  successkit.Date
	found []Occurrence
	room  int // how many more may be found; below 0 once there were too many
}

// add adds an occurrence that is due in the period. It reports false once there is
// no room.
func (w *walk) add(number int, due successkit.Date, held Event, missed bool) bool {
	if !w.in.Contains(due) {
		return true
	}
	w.room--
	if w.room < 0 {
		return false
	}
	o := Occurrence{Rule: w.rule.ID, Number: number, Owner: w.rule.Owner, Due: due, Held: held.Date, Event: held.ID}
	late := func(d successkit.Date) bool { return d.Sub(due) > w.rule.GraceDays }
	switch {
	case !o.Held.IsZero() && late(o.Held):
		o.State = DoneLate
	case !o.Held.IsZero():
		o.State = Done
	case missed:
		o.State = Missed
	case late(w.asOf):
		o.State = Overdue
	case due.Sub(w.asOf) <= w.rule.soon():
		o.State = Due
	default:
		o.State = Upcoming
	}
	w.found = append(w.found, o)
	return true
}

// calendar walks occurrences that keep their dates. Events are in the order of
// their dates.
func (w *walk) calendar(events []Event) {
	// The first occurrence of the period, found by halving: dates rise until the
	// calendar ends.
	n := 1 + sort.Search(maxSteps, func(i int) bool {
		due := w.rule.after(w.start, i+1)
		return due.IsZero() || !due.Before(w.in.Start())
	})
	last := w.edge(n - 1)
	at := sort.Search(len(events), func(i int) bool { return n == 1 || events[i].Date.After(last) })
	for ; ; n++ {
		due := w.rule.after(w.start, n)
		if due.IsZero() || !due.Before(w.in.End()) {
			return
		}
		edge := w.edge(n)
		var held Event
		for ; at < len(events) && !events[at].Date.After(edge); at++ {
			if held.Date.IsZero() {
				held = events[at]
			}
		}
		if !w.add(n, due, held, w.asOf.After(edge)) {
			return
		}
	}
}

// maxSteps is more occurrences than the calendar has days.
const maxSteps = 3_700_000

// edge returns the last day that is as near to the n-th due date as to the next,
// and the end of the calendar where there is no next.
func (w *walk) edge(n int) successkit.Date {
	if n < 1 {
		return successkit.Date{}
	}
	due, next := w.rule.after(w.start, n), w.rule.after(w.start, n+1)
	if next.IsZero() {
		return lastDay
	}
	return due.AddDays(next.Sub(due) / 2)
}

var lastDay = successkit.MustDate("9999-12-31")

// rolling walks occurrences that follow each other. Events are in the order of
// their dates, none before the start.
func (w *walk) rolling(events []Event) {
	since, number := w.start, 1
	for _, e := range events {
		due := w.rule.after(since, 1)
		if due.IsZero() {
			return
		}
		if !w.add(number, due, e, false) {
			return
		}
		number++
		since = e.Date
	}
	if due := w.rule.after(since, 1); !due.IsZero() {
		w.add(number, due, Event{}, false)
	}
}
