package health

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/enum"
)

// A Group combines its children by their weighted mean:
//
//	value    = Σ wᵢ·valueᵢ / Σ wᵢ        over the children that count
//	coverage = Σ wᵢ·coverageᵢ / Σ wᵢ     over all children
//
// Each is rounded once, half to even, to a millionth of a point. A group of
// which no weighted child is known is unknown, whatever its policy.
type Group struct {
	// Children are the parts, in the order in which they are shown.
	Children []Node `json:"children"`
	// Missing says what happens when children are unknown.
	Missing Missing `json:"missing,omitzero"`
	// Assumed are the points that an unknown child counts with where Missing is
	// Assume, and are absent elsewhere.
	Assumed Points `json:"assumed,omitzero"`
	// MinCoverage is the coverage, 0 to 100, below which the group has no value.
	// Absent means that one known child suffices. A public suite of
	// practitioners reads no score below 80.
	MinCoverage Points `json:"min_coverage,omitzero"`
}

// A Node is a child of a [Group]: a measure or another group, never both.
type Node struct {
	// ID is the word of the node, unique in the model. Readings name the measure
	// they belong to by it.
	ID string `json:"id"`
	// Weight is its importance among its siblings: 0 to 1,000,000 with at most
	// six decimal places. Weights are relative and need not add up to anything;
	// one of the siblings is above 0. A child of weight 0 is shown and does not
	// count.
	Weight  decimal.Decimal `json:"weight"`
	Measure *Measure        `json:"measure,omitzero"`
	Group   *Group          `json:"group,omitzero"`
}

// Missing is what a [Group] does about children whose value is not known.
// Children of weight 0 never matter to it.
type Missing uint8

// The policies. Their order carries no meaning.
const (
	// Redistribute leaves them out: their siblings share their weight in
	// proportion to their own, within the group. It is the default.
	Redistribute Missing = iota
	// PropagateUnknown makes the group unknown as well.
	PropagateUnknown
	// Assume counts them with the points that the group states. They add nothing
	// to the coverage, and the score marks them.
	Assume
)

var missings = enum.New[Missing]("missing", "redistribute", "propagate-unknown", "assume")

// ParseMissing returns the policy of the given word: "redistribute",
// "propagate-unknown" or "assume". It fails with [successkit.ErrUnknown] on any
// other.
func ParseMissing(s string) (Missing, error) { return missings.Parse(s) }

// String returns the word of m, or "missing(9)" for a number that has none.
func (m Missing) String() string { return missings.String(m) }

// Valid reports whether m is one of the policies.
func (m Missing) Valid() bool { return missings.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m Missing) AppendText(b []byte) ([]byte, error) { return missings.Append(b, m) }

// MarshalText returns the word of m, as [Missing.AppendText] does.
func (m Missing) MarshalText() ([]byte, error) { return missings.Append(nil, m) }

// UnmarshalText reads a word as [ParseMissing] does.
func (m *Missing) UnmarshalText(text []byte) error { return missings.ParseInto(m, text) }

func (g Group) clone() Group {
	g.Children = slices.Clone(g.Children)
	for i := range g.Children {
		n := &g.Children[i]
		if n.Measure != nil {
			m := *n.Measure
			m.Normaliser.Knots = slices.Clone(m.Normaliser.Knots)
			n.Measure = &m
		}
		if n.Group != nil {
			n.Group = new(n.Group.clone())
		}
	}
	return g
}
