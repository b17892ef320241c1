package report

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Scope says of what a report is: by which program, over which days. Tallies
// of different scopes do not merge.
type Scope struct {
	// Program and Version name the definition by which the customers were
	// reviewed.
	Program string `json:"program"`
	Version int    `json:"version"`
	// Period holds the days of the report. It opens with the customers as they
	// stood on the day before its first one.
	Period successkit.Period `json:"period"`
	// AsOf is the day on which it closes: the last day of the period, or one
	// within it where it is not over yet. What became known later plays no part.
	AsOf successkit.Date `json:"as_of"`
	// NearDays is how many days before the end of a contract its renewal counts
	// as near.
	NearDays int `json:"near_days"`
	// Rules are the ids of the program's rules, the most pressing first, and Bands
	// those of the bands of its health models, the first model's first, each from
	// the worst to the best: the order in which they are shown.
	Rules []string `json:"rules,omitempty"`
	Bands []string `json:"bands,omitempty"`
}

// Opening returns the day as of which the period opens: the day before its
// first one.
func (s Scope) Opening() successkit.Date { return s.Period.Start().AddDays(-1) }

// Unfinished reports whether the period was not over on the day of the report:
// more may come.
func (s Scope) Unfinished() bool { return s.AsOf.Before(s.Period.Last()) }

// Validate reports everything that is wrong with s: an id that is missing or
// malformed or comes twice, a version below 1, no period, one that begins with
// the first day of the calendar, a day outside it, days that are none.
func (s Scope) Validate() error {
	var f successkit.Faults
	f.Add("program", s.Program, word.Check(s.Program))
	if s.Version < 1 {
		f.Add("version", strconv.Itoa(s.Version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	s.checkDays(&f)
	if s.NearDays < 1 || s.NearDays > maxNearDays {
		f.Add("near_days", strconv.Itoa(s.NearDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxNearDays))
	}
	checkWords(&f, "rules", s.Rules)
	checkWords(&f, "bands", s.Bands)
	return f.Err()
}

// checkDays notes what is wrong with the period and the day.
func (s Scope) checkDays(f *successkit.Faults) {
	switch {
	case s.Period.IsZero():
		f.Add("period", "", successkit.ErrRequired)
	case s.Opening().IsZero():
		f.Add("period", s.Period.String(), fmt.Errorf("%w: there is no day before it", successkit.ErrOutOfRange))
	case s.AsOf.IsZero():
		f.Add("as_of", "", successkit.ErrRequired)
	case !s.Period.Contains(s.AsOf):
		f.Add("as_of", s.AsOf.String(), fmt.Errorf("%w: not within %s", successkit.ErrOutOfRange, s.Period))
	}
}

// maxNearDays is the longest lead of a rule, ten years.
const maxNearDays = 3650

func checkWords(f *successkit.Faults, path string, list []string) {
	for i, w := range list {
		f.Add(field.Item(path, i), w, word.Check(w))
		if slices.Contains(list[:i], w) {
			f.Add(field.Item(path, i), w, successkit.ErrDuplicate)
		}
	}
}

func (s Scope) isZero() bool { return s.Program == "" }

func (s Scope) equal(o Scope) bool {
	return s.Program == o.Program && s.Version == o.Version && s.Period == o.Period && s.AsOf == o.AsOf &&
		s.NearDays == o.NearDays && slices.Equal(s.Rules, o.Rules) && slices.Equal(s.Bands, o.Bands)
}

// clone returns s in memory of its own.
func (s Scope) clone() Scope {
	s.Rules, s.Bands = slices.Clone(s.Rules), slices.Clone(s.Bands)
	return s
}
