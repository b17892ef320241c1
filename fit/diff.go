package fit

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Change is what happened to a criterion from one version of a profile to
// another. The zero Change is not known.
type Change uint8

// The changes. Their order carries no meaning.
const (
	// UnknownChange is the zero Change.
	UnknownChange Change = iota
	// Added says that the criterion is new.
	Added
	// Removed says that it is gone.
	Removed
	// Tightened says that it is met or remedied by less than before, or that its
	// evidence goes stale sooner, and that nothing about it is easier.
	Tightened
	// Loosened is the reverse of Tightened.
	Loosened
	// Changed says that it decides otherwise, and neither only harder nor only
	// easier, or that it judges from another input.
	Changed
	// Reworded says that nothing changed in what it decides.
	Reworded
)

var changes = enum.New[Change]("change", "unknown", "added", "removed", "tightened", "loosened", "changed", "reworded")

// ParseChange returns the change of the given word, the constant's name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseChange(s string) (Change, error) { return changes.Parse(s) }

// String returns the word of c, or "change(9)" for a number that has none.
func (c Change) String() string { return changes.String(c) }

// Valid reports whether c is one of the changes, the unknown one among them.
func (c Change) Valid() bool { return changes.Valid(c) }

// AppendText appends the word of c to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c Change) AppendText(b []byte) ([]byte, error) { return changes.Append(b, c) }

// MarshalText returns the word of c, as [Change.AppendText] does.
func (c Change) MarshalText() ([]byte, error) { return changes.Append(nil, c) }

// UnmarshalText reads a word as [ParseChange] does.
func (c *Change) UnmarshalText(text []byte) error { return changes.ParseInto(c, text) }

// A Diff tells what changed from one version of a profile to another.
type Diff struct {
	From ProfileRef `json:"from"`
	To   ProfileRef `json:"to"`
	// Criteria are those that changed: first those of the later version in its
	// order, then those that were removed in the order of the earlier.
	Criteria []CriterionChange `json:"criteria,omitempty"`
}

// A CriterionChange tells what changed in one criterion.
type CriterionChange struct {
	Criterion string `json:"criterion"`
	Change    Change `json:"change"`
	// Fields are the JSON names of the criterion's fields that changed, and
	// "horizon_days" where the profile's horizon did and the criterion accepts a
	// remedy. There are none for a criterion that was added or removed.
	Fields []string `json:"fields,omitempty"`
}

// Compare tells what changed from one version of a profile to another. Whether a
// criterion is tightened or loosened is decided by which answers its rule lets
// pass, and not by how the rule is written: at least 3 and at most 9 is tighter
// than at least 3. Rules that name a capability of an offer are compared by what
// it delivers where both profiles are for one; where not, any difference is
// Changed. So is a difference between more lists of words than about ten, if
// they overlap in every way.
//
// A nil or zero profile has no criteria.
func Compare(before, after *Profile) Diff {
	var d Diff
	if !before.empty() {
		d.From = before.ref
	}
	if !after.empty() {
		d.To = after.ref
		for i := range after.criteria {
			c := CriterionChange{Criterion: after.criteria[i].ID, Change: Added}
			if old, ok := before.criterion(c.Criterion); ok {
				c = compareCriteria(old, &after.criteria[i], before.def.HorizonDays, after.def.HorizonDays)
			}
			if c.Change != UnknownChange {
				d.Criteria = append(d.Criteria, c)
			}
		}
	}
	if !before.empty() {
		for i := range before.criteria {
			if _, kept := after.criterion(before.criteria[i].ID); !kept {
				d.Criteria = append(d.Criteria, CriterionChange{Criterion: before.criteria[i].ID, Change: Removed})
			}
		}
	}
	return d
}

// criterion returns the criterion of an id, as it is read.
func (p *Profile) criterion(id string) (*Criterion, bool) {
	if p.empty() {
		return nil, false
	}
	at, ok := p.at[id]
	if !ok {
		return nil, false
	}
	return &p.criteria[at], true
}

// compareCriteria returns what changed in a criterion, with an unknown change
// where nothing did.
func compareCriteria(before, after *Criterion, horizonBefore, horizonAfter int) CriterionChange {
	remedied := before.Remedy != successkit.UnknownSide && after.Remedy != successkit.UnknownSide
	aspects := []struct {
		field    string
		differs  bool
		relation relation
	}{
		{"input", before.Input != after.Input, apart},
		{"kind", before.Kind != after.Kind, alike}, // what that does shows in what is accepted
		{"question", before.Question != after.Question, alike},
		{"rule", !sameRule(&before.Rule, &after.Rule), alike}, // likewise
		{"remedy", before.Remedy != after.Remedy, compareRemedies(before.Remedy, after.Remedy)},
		{"fresh_days", before.FreshDays != after.FreshDays, compareDays(forever(before.FreshDays), forever(after.FreshDays))},
		{"cost", before.Cost != after.Cost, alike},
		{"published", !slices.Equal(before.Published, after.Published), alike},
		{"horizon_days", remedied && horizonBefore != horizonAfter, compareDays(horizonBefore, horizonAfter)},
	}
	c := CriterionChange{Criterion: after.ID}
	all := compareAccepted(before, after)
	for _, a := range aspects {
		if a.differs {
			c.Fields = append(c.Fields, a.field)
			all = all.and(a.relation)
		}
	}
	switch all {
	case tighter:
		c.Change = Tightened
	case looser:
		c.Change = Loosened
	case apart:
		c.Change = Changed
	case alike:
		if len(c.Fields) > 0 {
			c.Change = Reworded
		}
	}
	return c
}

// compareRemedies returns how the accepted remedies stand to those before: none
// is the tightest, then that of both sides, then that of either.
func compareRemedies(before, after successkit.Side) relation {
	rank := func(s successkit.Side) int {
		switch s {
		case successkit.UnknownSide:
			return 0
		case successkit.BothSides:
			return 1
		case successkit.VendorSide, successkit.CustomerSide:
		}
		return 2
	}
	switch a, b := rank(before), rank(after); {
	case before == after:
		return alike
	case a > b:
		return tighter
	case a < b:
		return looser
	}
	return apart
}

// compareDays returns tighter where there are fewer days than before.
func compareDays(before, after int) relation {
	switch {
	case after < before:
		return tighter
	case after > before:
		return looser
	}
	return alike
}

// forever returns more than any number of days for 0, which stands for that.
func forever(freshDays int) int {
	if freshDays == 0 {
		return maxDays + 1
	}
	return freshDays
}
