package cadence

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Definition lists what recurs. It is plain data; [New] makes a [Schedule] of it.
type Definition struct {
	// ID identifies the definition among those of the host.
	ID string `json:"id"`
	// Version counts the versions from 1.
	Version int `json:"version"`
	// Rules are what recurs, in the order in which an agenda lists what is due on
	// one day.
	Rules []Rule `json:"rules"`
}

// A Rule is one event that recurs.
type Rule struct {
	// ID identifies the rule within its definition.
	ID string `json:"id"`
	// Name says it in plain words, on one line, at most 256 bytes.
	Name string `json:"name"`
	// Kind is a word for what it is: "business-review", "check-in", "renewal".
	Kind string `json:"kind"`
	// EveryDays or EveryMonths is the interval, one of the two.
	EveryDays   int `json:"every_days,omitzero"`
	EveryMonths int `json:"every_months,omitzero"`
	// Basis is Calendar unless it says Rolling.
	Basis Basis `json:"basis,omitzero"`
	// Owner is the role that sees to it. It may be empty.
	Owner successkit.Role `json:"owner,omitzero"`
	// DueSoonDays is how many days before its date it counts as due. Zero means 7.
	DueSoonDays int `json:"due_soon_days,omitzero"`
	// GraceDays is how many days after its date it is not yet overdue.
	GraceDays int `json:"grace_days,omitzero"`
}

const (
	maxRules       = 1000
	maxDays        = 36_500
	maxMonths      = 1200
	defaultDueSoon = 7
)

// A Schedule is a checked definition. It is immutable and safe for concurrent use.
type Schedule struct {
	def   Definition
	index map[string]int
}

// New returns the schedule of a definition. It fails with an
// [successkit.InputError] that lists every fault: an id, version, name, kind or
// interval that is missing, malformed or out of range, two intervals of one rule,
// an id twice.
func New(d Definition) (*Schedule, error) {
	var f successkit.Faults
	f.Add("id", d.ID, word.CheckID(d.ID))
	if d.Version < 1 {
		f.Add("version", strconv.Itoa(d.Version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	if n := len(d.Rules); n < 1 || n > maxRules {
		f.Add("rules", strconv.Itoa(n), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxRules))
		return nil, fmt.Errorf("cadence: definition: %w", f.Err())
	}
	s := &Schedule{def: d, index: make(map[string]int, len(d.Rules))}
	s.def.Rules = slices.Clone(d.Rules)
	for i := range s.def.Rules {
		r := &s.def.Rules[i]
		path := "rules[" + strconv.Itoa(i) + "]"
		if err := r.validate(); err != nil {
			f.Merge(path, err)
		}
		if _, twice := s.index[r.ID]; twice && r.ID != "" {
			f.Add(path+".id", r.ID, successkit.ErrDuplicate)
		}
		s.index[r.ID] = i
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("cadence: definition: %w", err)
	}
	return s, nil
}

// Definition returns a copy of what s was made from.
func (s *Schedule) Definition() Definition {
	if s == nil {
		return Definition{}
	}
	d := s.def
	d.Rules = slices.Clone(d.Rules)
	return d
}

func (r *Rule) validate() error {
	var f successkit.Faults
	f.Add("id", r.ID, word.CheckID(r.ID))
	f.Add("name", r.Name, word.CheckID(r.Name))
	f.Add("kind", r.Kind, word.Check(r.Kind))
	days := func(path string, n, most int) {
		if n < 0 || n > most {
			f.Add(path, strconv.Itoa(n), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, most))
		}
	}
	days("every_days", r.EveryDays, maxDays)
	days("every_months", r.EveryMonths, maxMonths)
	switch {
	case r.EveryDays == 0 && r.EveryMonths == 0:
		f.Add("every_days", "", fmt.Errorf("%w: days or months", successkit.ErrRequired))
	case r.EveryDays != 0 && r.EveryMonths != 0:
		f.Add("every_months", strconv.Itoa(r.EveryMonths), fmt.Errorf("%w: there are days too", successkit.ErrConflict))
	}
	if !r.Basis.Valid() {
		f.Add("basis", r.Basis.String(), successkit.ErrUnknown)
	}
	if r.Owner != "" {
		f.Add("owner", string(r.Owner), word.Check(string(r.Owner)))
	}
	days("due_soon_days", r.DueSoonDays, maxDays)
	days("grace_days", r.GraceDays, maxDays)
	return f.Err()
}

// after returns the day so many intervals after another, or no date beyond the
// calendar.
func (r *Rule) after(d successkit.Date, n int) successkit.Date {
	if r.EveryMonths > 0 {
		return d.AddMonths(n * r.EveryMonths)
	}
	return d.AddDays(n * r.EveryDays)
}

// soon returns how many days before its date an occurrence is due.
func (r *Rule) soon() int {
	if r.DueSoonDays == 0 {
		return defaultDueSoon
	}
	return r.DueSoonDays
}
