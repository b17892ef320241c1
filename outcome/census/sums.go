package census

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// Sums are what a [Tally] holds, as plain data: lines in order of their keys, each
// key once, and no line without a count. They can come from elsewhere, from SQL
// over a warehouse for instance; see [NewTally].
type Sums struct {
	// AsOf is the day of the counts. It is zero where nothing was counted.
	AsOf successkit.Date `json:"as_of,omitzero"`
	// Outcomes are by use case, segment and month.
	Outcomes []Outcomes `json:"outcomes,omitempty"`
	// Requirements are by requirement, attribute and segment.
	Requirements []Requirements `json:"requirements,omitempty"`
	// Customers are by segment.
	Customers []Customers `json:"customers,omitempty"`
}

// Validate reports everything that is wrong with s, each fault at its path: a key
// that is missing, malformed or comes twice, a count that is negative or beyond
// 2^53, a line without any, counts that contradict each other, and lines without a
// day.
func (s Sums) Validate() error {
	var f successkit.Faults
	if s.AsOf.IsZero() && len(s.Outcomes)+len(s.Requirements)+len(s.Customers) > 0 {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	outcomeKind.check(&f, "outcomes", s.Outcomes, func(at string, o *Outcomes) {
		f.Add(at+".use_case", o.UseCase, word.Check(o.UseCase))
		checkSegment(&f, at, o.Segment)
		switch {
		case o.Month.IsZero():
			f.Add(at+".month", "", successkit.ErrRequired)
		case o.Month.Day() != 1:
			f.Add(at+".month", o.Month.String(), fmt.Errorf("%w: want the first day of a month", successkit.ErrOutOfRange))
		}
		// Counts that are out of range were noted, and might overflow.
		if inRange(outcomeKind.counts(o)) && o.AtSale+o.AfterGoLive > o.Captured() {
			f.Add(at+".at_sale", strconv.FormatInt(o.AtSale, 10), fmt.Errorf("%w: with after_go_live more than all, %d", successkit.ErrConflict, o.Captured()))
		}
	})
	requirementKind.check(&f, "requirements", s.Requirements, func(at string, r *Requirements) {
		f.Add(at+".requirement", r.Requirement, word.CheckID(r.Requirement))
		switch {
		case r.Attribute == outcome.NoAttribute:
			f.Add(at+".attribute", "", successkit.ErrRequired)
		case !r.Attribute.Valid():
			f.Add(at+".attribute", r.Attribute.String(), successkit.ErrUnknown)
		}
		checkSegment(&f, at, r.Segment)
		if inRange(requirementKind.counts(r)) {
			if r.Wasted > r.Honoured+r.Unobserved {
				f.Add(at+".wasted", strconv.FormatInt(r.Wasted, 10), fmt.Errorf("%w: more than are not breached", successkit.ErrConflict))
			}
			if r.Breached == 0 && r.Breaches > 0 {
				f.Add(at+".breaches", strconv.FormatInt(r.Breaches, 10), fmt.Errorf("%w: and of no customer breached", successkit.ErrConflict))
			}
		}
	})
	customerKind.check(&f, "customers", s.Customers, func(at string, c *Customers) { checkSegment(&f, at, c.Segment) })
	return f.Err()
}

func checkSegment(f *successkit.Faults, at, segment string) {
	if segment != "" {
		f.Add(at+".segment", segment, word.CheckID(segment))
	}
}

func inRange(counts []*int64) bool {
	for _, c := range counts {
		if *c < 0 || *c > maxCount {
			return false
		}
	}
	return true
}

// check notes what is wrong with the lines of one kind.
func (k kind[L, K]) check(f *successkit.Faults, path string, lines []L, check func(at string, l *L)) {
	seen := map[K]bool{}
	for i := range lines {
		l, at := &lines[i], field.Item(path, i)
		check(at, l)
		if seen[k.key(l)] {
			f.Add(at, "", fmt.Errorf("%w: another line of the same key", successkit.ErrDuplicate))
		}
		seen[k.key(l)] = true
		some := false
		for _, c := range k.counts(l) {
			some = some || *c != 0
			if *c < 0 || *c > maxCount {
				f.Add(at, strconv.FormatInt(*c, 10), fmt.Errorf("%w: want a count, 0 to %d", successkit.ErrOutOfRange, int64(maxCount)))
			}
		}
		if !some {
			f.Add(at, "", fmt.Errorf("%w: a line that counts something", successkit.ErrRequired))
		}
	}
}

// NewTally returns the tally of sums that were computed elsewhere. It fails as
// [Sums.Validate] does.
func NewTally(s Sums) (*Tally, error) {
	if err := s.Validate(); err != nil {
		return nil, fmt.Errorf("census: %w", err)
	}
	t := &Tally{asOf: s.AsOf}
	for _, l := range s.Outcomes {
		outcomeKind.add(&t.outcomes, l)
	}
	for _, l := range s.Requirements {
		requirementKind.add(&t.requirements, l)
	}
	for _, l := range s.Customers {
		customerKind.add(&t.customers, l)
	}
	return t, nil
}

// Sums returns what the tally holds, in memory of its own. [NewTally] makes an
// equal tally of it.
func (t *Tally) Sums() Sums {
	return Sums{
		AsOf: t.asOf, Outcomes: lines(t.outcomes), Requirements: lines(t.requirements), Customers: lines(t.customers),
	}
}
