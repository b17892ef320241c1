package health

import (
	"fmt"
	"math"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// A Reading is a fact: what a measure showed on a day. Readings are appended
// and corrected by later ones, never changed.
type Reading struct {
	// ID identifies the reading within its account, so that one given twice
	// counts once.
	ID string `json:"id"`
	// Measure is the id of the measure that was read.
	Measure string `json:"measure"`
	// Value is what it showed, in the measure's own unit: logins in four weeks,
	// a rating, days without contact. It is finite.
	Value float64 `json:"value"`
	// Date is the day on which it stood so.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means that it
	// was known at once, on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Source says where the reading came from, in the host's words: "crm",
	// "survey 2026-03". It may be empty.
	Source string `json:"source,omitzero"`
}

// Validate reports everything that is wrong with r: an id or measure that is
// missing or malformed, a value that is NaN or infinite, no date, a recorded
// date before the date itself, a malformed source.
func (r Reading) Validate() error {
	var f successkit.Faults
	f.Add("id", r.ID, word.CheckID(r.ID))
	f.Add("measure", r.Measure, word.Check(r.Measure))
	if !finite(r.Value) {
		f.Add("value", floatText(r.Value), errNotFinite)
	}
	facts.CheckDates(&f, r.Date, r.Recorded)
	if r.Source != "" {
		f.Add("source", r.Source, word.CheckID(r.Source))
	}
	return f.Err()
}

// KnownOn reports whether a host that looks at day asOf knows of r: it stood so
// and had been recorded by the end of that day.
func (r Reading) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(r.Date, r.Recorded, asOf) }

// Equal reports whether r and s are the same in every field.
func (r Reading) Equal(s Reading) bool { return r == s }

// supersedes reports whether r counts before s, another reading of the same
// measure: the one of the later date, then the one recorded later, which
// corrects the other, then the one whose id sorts last.
func (r Reading) supersedes(s Reading) bool {
	if c := r.Date.Compare(s.Date); c != 0 {
		return c > 0
	}
	if c := r.known().Compare(s.known()); c != 0 {
		return c > 0
	}
	return r.ID > s.ID
}

// known returns the first day on which a host knows of r.
func (r Reading) known() successkit.Date { return facts.KnownDay(r.Date, r.Recorded) }

// finite reports whether x is a number, and not an infinite one.
func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

var errNotFinite = fmt.Errorf("%w: want a finite number", successkit.ErrOutOfRange)

func floatText(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
