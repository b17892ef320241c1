package alert

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/word"
)

// A Definition is what to watch. It is plain data; [New] makes it an [Engine].
type Definition struct {
	// Rules are in the order in which their risks are listed.
	Rules []Rule `json:"rules"`
	// HighFrom and MediumFrom are how many distinct categories of open risks make
	// the tier of an account high, and medium. Zero means three and two.
	HighFrom   int `json:"high_from,omitzero"`
	MediumFrom int `json:"medium_from,omitzero"`
}

// A Rule watches one thing.
type Rule struct {
	// ID is the word of the rule, unique in its definition.
	ID string `json:"id"`
	// Category is the word of what it is about, such as "usage" or "people".
	Category string `json:"category"`
	// Watch is what it looks at.
	Watch Watch `json:"watch"`
	// Measure is the id of the measure of MeasureBelow and MeasureAbove, and Event
	// the word of the event of EventSeen. Others have none.
	Measure string `json:"measure,omitzero"`
	Event   string `json:"event,omitzero"`
	// Threshold is beyond which figure the rule is breached; see [Watch] for its
	// unit. ScoreUnknown and EventSeen have none.
	Threshold float64 `json:"threshold,omitzero"`
	// For are other thresholds for some accounts, and the first that fits counts.
	For []ThresholdFor `json:"for,omitempty"`
	// ClearAt is the figure from which an open risk is clean, on the good side of
	// every threshold or on it. Absent means the threshold itself.
	ClearAt *float64 `json:"clear_at,omitzero"`
	// ClearAfter is how many clean evaluations in a row clear a risk. Zero means
	// one.
	ClearAfter int `json:"clear_after,omitzero"`
	// WithinDays is for how long an event is a breach, its own day included.
	// Only EventSeen has it, and must.
	WithinDays int `json:"within_days,omitzero"`
	// CoolDownDays is within how many days of its clearing a breach opens the same
	// risk again.
	CoolDownDays int `json:"cool_down_days,omitzero"`
	// Share is the part of the renewable money that an open risk puts at stake, in
	// percent, 0 to 100. Absent means all of it.
	Share health.Points `json:"share,omitzero"`
	// Gate makes an account critical by itself.
	Gate bool `json:"gate,omitzero"`
	// Owner is the role of the one who should act.
	Owner successkit.Role `json:"owner"`
}

// A ThresholdFor is the threshold of accounts with one of the values.
type ThresholdFor struct {
	Attribute string   `json:"attribute"`
	Values    []string `json:"values"`
	Threshold float64  `json:"threshold"`
}

// The limits of a definition.
const (
	maxRules = 1_000
	maxTimes = 366
)

// Validate reports everything that is wrong with d: no rules or more than 1,000,
// an id that is missing, malformed or repeated, no category or owner, a watch
// that is missing or lacks what it looks at, figures that are not finite or out
// of range, a ClearAt on the bad side of a threshold, days that are negative, and
// tiers out of order.
func (d Definition) Validate() error {
	var f successkit.Faults
	if n := len(d.Rules); n == 0 || n > maxRules {
		f.Add("rules", strconv.Itoa(n), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxRules))
		return f.Err()
	}
	seen := map[string]bool{}
	for i := range d.Rules {
		r := &d.Rules[i]
		path := "rules[" + strconv.Itoa(i) + "]"
		f.Add(path+".id", r.ID, word.Check(r.ID))
		if seen[r.ID] {
			f.Add(path+".id", r.ID, successkit.ErrDuplicate)
		}
		seen[r.ID] = true
		f.Merge(path, r.validate())
	}
	if high, medium := d.tiers(); d.HighFrom < 0 || d.MediumFrom < 0 || high < medium {
		f.Add("high_from", strconv.Itoa(d.HighFrom), fmt.Errorf("%w: below medium_from, %d", successkit.ErrConflict, medium))
	}
	return f.Err()
}

func (d Definition) tiers() (high, medium int) {
	high, medium = d.HighFrom, d.MediumFrom
	if high == 0 {
		high = 3
	}
	if medium == 0 {
		medium = min(2, high)
	}
	return high, medium
}

func (r *Rule) validate() error {
	var f successkit.Faults
	f.Add("category", r.Category, word.Check(r.Category))
	f.Add("owner", string(r.Owner), word.Check(string(r.Owner)))
	switch {
	case r.Watch == UnknownWatch:
		f.Add("watch", "", successkit.ErrRequired)
	case !r.Watch.Valid():
		f.Add("watch", r.Watch.String(), successkit.ErrUnknown)
	default:
		r.checkSubject(&f)
		r.checkFigures(&f)
	}
	for _, n := range []struct {
		path string
		days int
		most int
	}{{"clear_after", r.ClearAfter, maxTimes}, {"cool_down_days", r.CoolDownDays, health.MaxDays}} {
		if n.days < 0 || n.days > n.most {
			f.Add(n.path, strconv.Itoa(n.days), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, n.most))
		}
	}
	if r.Share.Micro() < 0 {
		f.Add("share", r.Share.String(), fmt.Errorf("%w: want 0 to 100 percent", successkit.ErrOutOfRange))
	}
	return f.Err()
}

// checkSubject checks that the rule names what its watch looks at.
func (r *Rule) checkSubject(f *successkit.Faults) {
	only := func(path, value string, wanted bool) {
		switch {
		case wanted:
			f.Add(path, value, word.Check(value))
		case value != "":
			f.Add(path, value, fmt.Errorf("%w: the rule watches %s", successkit.ErrConflict, r.Watch))
		}
	}
	only("measure", r.Measure, r.Watch == MeasureBelow || r.Watch == MeasureAbove)
	only("event", r.Event, r.Watch == EventSeen)
	switch {
	case r.Watch == EventSeen && (r.WithinDays < 1 || r.WithinDays > health.MaxDays):
		f.Add("within_days", strconv.Itoa(r.WithinDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, health.MaxDays))
	case r.Watch != EventSeen && r.WithinDays != 0:
		f.Add("within_days", strconv.Itoa(r.WithinDays), fmt.Errorf("%w: the rule watches %s", successkit.ErrConflict, r.Watch))
	}
}

// checkFigures checks thresholds against each other and the scale.
func (r *Rule) checkFigures(f *successkit.Faults) {
	if r.Watch == EventSeen || r.Watch == ScoreUnknown {
		if r.Threshold != 0 || len(r.For) > 0 || r.ClearAt != nil {
			f.Add("threshold", number(r.Threshold), fmt.Errorf("%w: %s has no figure", successkit.ErrConflict, r.Watch))
		}
		return
	}
	r.checkFigure(f, "threshold", r.Threshold)
	if r.ClearAt != nil {
		r.checkFigure(f, "clear_at", *r.ClearAt)
		r.checkClear(f, r.Threshold)
	}
	for i, t := range r.For {
		path := "for[" + strconv.Itoa(i) + "]"
		f.Add(path+".attribute", t.Attribute, word.CheckID(t.Attribute))
		if len(t.Values) == 0 {
			f.Add(path+".values", "", successkit.ErrRequired)
		}
		r.checkFigure(f, path+".threshold", t.Threshold)
		if r.ClearAt != nil {
			r.checkClear(f, t.Threshold)
		}
	}
}

func (r *Rule) checkFigure(f *successkit.Faults, path string, x float64) {
	low, high := math.Inf(-1), math.Inf(1)
	switch r.Watch {
	case ScoreBelow, CoverageBelow, TrendDown:
		low, high = 0, 100
	case Declining, Silence:
		low, high = 0, health.MaxDays
	case MeasureBelow, MeasureAbove, ScoreUnknown, EventSeen, UnknownWatch:
	}
	if !(x >= low && x <= high) || math.IsInf(x, 0) {
		f.Add(path, number(x), fmt.Errorf("%w: want a finite number, %g to %g", successkit.ErrOutOfRange, low, high))
	}
}

// checkClear reports a ClearAt on the bad side of a threshold.
func (r *Rule) checkClear(f *successkit.Faults, threshold float64) {
	if clean := *r.ClearAt; r.Watch.below() && clean < threshold || !r.Watch.below() && clean > threshold {
		f.Add("clear_at", number(clean), fmt.Errorf("%w: still a breach, with a threshold of %s", successkit.ErrConflict, number(threshold)))
	}
}

// threshold returns the one that counts for an account.
func (r *Rule) threshold(attributes map[string]string) float64 {
	for _, t := range r.For {
		if slices.Contains(t.Values, attributes[t.Attribute]) {
			return t.Threshold
		}
	}
	return r.Threshold
}

func (r *Rule) clone() Rule {
	c := *r
	c.For = slices.Clone(r.For)
	for i := range c.For {
		c.For[i].Values = slices.Clone(c.For[i].Values)
	}
	if r.ClearAt != nil {
		c.ClearAt = new(*r.ClearAt)
	}
	return c
}

// number writes a figure as short as can be read back.
func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
