package journey

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// Evidence says how one sees that a customer is in the state of a milestone: in
// words for a person who looks, by a measure for a program that reads, or both.
type Evidence struct {
	// Statement says in words what to look at, on one line, at most 256 bytes.
	Statement string `json:"statement,omitzero"`
	// Measure is the word of what is read, such as "campaigns-sent". Then at
	// least one of AtLeast and AtMost is given.
	Measure string   `json:"measure,omitzero"`
	AtLeast *float64 `json:"at_least,omitzero"`
	AtMost  *float64 `json:"at_most,omitzero"`
	// HoldDays is how many days in a row the measure must stay there, 0 to
	// 36,500. 0 means that one reading is enough.
	HoldDays int `json:"hold_days,omitzero"`
}

// Validate reports everything that is wrong with e: neither words nor a
// measure, a word that is none, limits without a measure or a measure without
// limits, limits that are no numbers or leave nothing between them, days out of
// range.
func (e Evidence) Validate() error {
	var f successkit.Faults
	if e.Statement != "" {
		f.Add("statement", e.Statement, word.CheckID(e.Statement))
	}
	limits := e.AtLeast != nil || e.AtMost != nil
	switch {
	case e.Measure == "" && limits:
		f.Add("measure", "", successkit.ErrRequired)
	case e.Measure == "" && e.Statement == "":
		f.Add("statement", "", fmt.Errorf("%w: words or a measure", successkit.ErrRequired))
	case e.Measure != "":
		f.Add("measure", e.Measure, word.Check(e.Measure))
		if !limits {
			f.Add("at_least", "", fmt.Errorf("%w: a limit of the measure", successkit.ErrRequired))
		}
	}
	checkFinite(&f, "at_least", e.AtLeast)
	checkFinite(&f, "at_most", e.AtMost)
	if e.AtLeast != nil && e.AtMost != nil && *e.AtLeast > *e.AtMost {
		f.Add("at_most", formatFloat(*e.AtMost), fmt.Errorf("%w: below at_least, %s", successkit.ErrConflict, formatFloat(*e.AtLeast)))
	}
	if e.HoldDays < 0 || e.HoldDays > maxDurationDays {
		f.Add("hold_days", strconv.Itoa(e.HoldDays), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxDurationDays))
	}
	return f.Err()
}

func checkFinite(f *successkit.Faults, path string, x *float64) {
	if x != nil && (math.IsNaN(*x) || math.IsInf(*x, 0)) {
		f.Add(path, formatFloat(*x), fmt.Errorf("%w: no finite number", successkit.ErrOutOfRange))
	}
}

func formatFloat(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// cloneEvidence returns a copy that shares no memory, and nil of nil.
func cloneEvidence(e *Evidence) *Evidence {
	if e == nil {
		return nil
	}
	c := *e
	if e.AtLeast != nil {
		c.AtLeast = new(*e.AtLeast)
	}
	if e.AtMost != nil {
		c.AtMost = new(*e.AtMost)
	}
	return &c
}

// holds reports whether a value lies within the limits.
func (e Evidence) holds(v float64) bool {
	return (e.AtLeast == nil || v >= *e.AtLeast) && (e.AtMost == nil || v <= *e.AtMost)
}

// A Reading is what a measure showed of one customer on a day. It holds until
// the next.
type Reading struct {
	// ID identifies the reading among those of its customer.
	ID string `json:"id"`
	// Measure is the word of what was read.
	Measure string `json:"measure"`
	// Date is the day of which it is true, and Recorded the day on which the
	// host learned of it; zero means on Date.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Value is what it showed, a finite number.
	Value float64 `json:"value"`
}

// Validate reports everything that is wrong with r.
func (r Reading) Validate() error {
	var f successkit.Faults
	f.Add("id", r.ID, word.CheckID(r.ID))
	f.Add("measure", r.Measure, word.Check(r.Measure))
	facts.CheckDates(&f, r.Date, r.Recorded)
	checkFinite(&f, "value", &r.Value)
	return f.Err()
}

// Equal reports whether r and o are the same in every field.
func (r Reading) Equal(o Reading) bool { return r == o }

// Detect returns the events that readings give by the evidence of the path's
// milestones, as of a day, in the order of the milestones and of their dates. A
// milestone is reached on the day on which its measure has stayed within the
// limits for HoldDays, and lost on the day of the first reading outside. Of
// several readings of a day, the one that became known last counts; what became
// known after asOf does not. The events are those of this version of the path
// and of this day, and do not say when each became known: for an earlier day they
// are detected anew, not stored, so that what was learned since stays out.
//
// Detect fails with an [successkit.InputError] that lists every fault of the
// readings, and with [successkit.ErrRequired] on a zero day.
func (p *Path) Detect(readings []Reading, asOf successkit.Date) ([]Event, error) {
	var f successkit.Faults
	if p == nil || len(p.def.Milestones) == 0 {
		f.Add("path", "", successkit.ErrRequired)
	}
	admitted := facts.Admit(&f, "readings", readings, func(r Reading) string { return r.ID })
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("journey: evidence: %w", err)
	}
	series := map[string][]Reading{}
	slices.SortFunc(admitted, func(a, b Reading) int {
		return cmp.Or(a.Date.Compare(b.Date),
			facts.KnownDay(a.Date, a.Recorded).Compare(facts.KnownDay(b.Date, b.Recorded)),
			cmp.Compare(a.ID, b.ID))
	})
	for _, r := range admitted {
		if !facts.KnownOn(r.Date, r.Recorded, asOf) {
			continue
		}
		of := series[r.Measure]
		if n := len(of); n > 0 && of[n-1].Date == r.Date {
			of = of[:n-1]
		}
		series[r.Measure] = append(of, r)
	}
	var events []Event
	for i := range p.def.Milestones {
		if e := p.def.Milestones[i].Evidence; e != nil && e.Measure != "" {
			events = p.detect(events, i, e, series[e.Measure], asOf)
		}
	}
	return events, nil
}

// detect appends the events of milestone i, given the readings of its measure,
// one a day.
func (p *Path) detect(events []Event, i int, e *Evidence, of []Reading, asOf successkit.Date) []Event {
	add := func(kind EventKind, on successkit.Date) {
		events = append(events, Event{
			ID:        fmt.Sprintf("evidence-%d-%s-%s", i, on, kind),
			Milestone: p.def.Milestones[i].ID, Kind: kind, Date: on,
		})
	}
	var since successkit.Date // when it came within the limits; zero while outside
	reached := false
	reach := func(until successkit.Date) { // on which the measure still held
		on := since.AddDays(e.HoldDays)
		if !reached && !since.IsZero() && !on.IsZero() && !on.After(until) {
			add(EventReached, on)
			reached = true
		}
	}
	for _, r := range of {
		reach(r.Date.AddDays(-1))
		switch {
		case !e.holds(r.Value):
			if reached {
				add(EventLost, r.Date)
			}
			since, reached = successkit.Date{}, false
		case since.IsZero():
			since = r.Date
		}
	}
	reach(asOf)
	return events
}
