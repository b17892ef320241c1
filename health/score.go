package health

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
)

// A Score is what a model says about one account as of a date. The embedded
// [Part] is the root of the tree: [Part.Value], [Part.Band] and [Part.Coverage]
// are those of the account.
//
// Every list is complete and in a stated order, and each entry refers to the
// readings behind it.
type Score struct {
	// Model, Version and AsOf say what was asked: by which definition, on which
	// day.
	Model   string          `json:"model"`
	Version int             `json:"version"`
	AsOf    successkit.Date `json:"as_of"`

	Part

	// Up are the reasons for a good score, the strongest first: what counts with
	// a value above the cut of the best band. Of two as strong, the lower id
	// comes first. It is empty where there is no score.
	Up []successkit.Reason `json:"up,omitempty"`
	// Down are the reasons against it, likewise: what counts with a value below
	// that cut.
	Down []successkit.Reason `json:"down,omitempty"`
	// Stale are the measures whose reading counts but is no longer fresh, in the
	// order of the tree.
	Stale []successkit.Reason `json:"stale,omitempty"`
	// Missing are the measures without a reading that counts, in the order of
	// the tree, and why each has none.
	Missing []successkit.Reason `json:"missing,omitempty"`
	// Ignored counts and names the readings that were left out, by cause: of
	// measures that the model does not have, dated after AsOf, recorded after
	// it. Each names its readings in the order of their ids. Readings that a newer
	// one supersedes are not listed.
	Ignored []successkit.Reason `json:"ignored,omitempty"`
}

// A Part is a node of the tree and how it stood: the whole, a group or a
// measure.
//
// Wherever a group is Known, the contributions of its parts add up to its
// value, exactly, and their weights to 100.
type Part struct {
	// ID is the id of the node. The root has none.
	ID    string `json:"id,omitzero"`
	State State  `json:"state"`
	// Value is what the part scores, absent where State is Unknown.
	Value Points `json:"value,omitzero"`
	// Band is the band in which Value lies.
	Band string `json:"band,omitzero"`
	// Coverage says how much of what lies below was measured, by weight, out of
	// 100, whether or not it reached the score. A measure has 100 or 0.
	Coverage Points `json:"coverage"`
	// Weight is the effective weight among the siblings, out of 100: unknown
	// ones that do not count have none. It is absent where the part or its group
	// has no value, and at the root.
	Weight Points `json:"weight,omitzero"`
	// Contribution is what the part brings to the value of its group, and absent
	// where Weight is.
	Contribution Points `json:"contribution,omitzero"`
	// Share is the effective weight in the whole score, out of 100. The shares of
	// a group's parts add up to its own. It is absent where there is no score or
	// the part has no way to it.
	Share Points `json:"share,omitzero"`
	// Why says what makes the part unknown or assumed.
	Why successkit.Reason `json:"why,omitzero"`
	// Reading is the one that counts, of a measure that has it.
	Reading Reading `json:"reading,omitzero"`
	// Parts are those of a group, in the order of the definition.
	Parts []Part `json:"parts,omitempty"`
}

// A State says how well the value of a [Part] is founded. The zero State is
// that it has none.
type State uint8

// The states, from no ground to firm ground.
const (
	// Unknown says that there is no value: neither good nor bad, and not 0.
	Unknown State = iota
	// Assumed says that nothing is known and that the group counts the part with
	// the points it states for that.
	Assumed
	// Stale says that the value comes from a reading that is no longer fresh.
	Stale
	// Known says that a measure has a fresh reading, or that a group has a
	// value.
	Known
)

var states = enum.New[State]("state", "unknown", "assumed", "stale", "known")

// ParseState returns the state of the given word: "unknown", "assumed", "stale"
// or "known". It fails with [successkit.ErrUnknown] on any other.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String returns the word of s, or "state(9)" for a number that has none.
func (s State) String() string { return states.String(s) }

// Valid reports whether s is one of the states.
func (s State) Valid() bool { return states.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s State) AppendText(b []byte) ([]byte, error) { return states.Append(b, s) }

// MarshalText returns the word of s, as [State.AppendText] does.
func (s State) MarshalText() ([]byte, error) { return states.Append(nil, s) }

// UnmarshalText reads a word as [ParseState] does.
func (s *State) UnmarshalText(text []byte) error { return states.ParseInto(s, text) }

// Contributions returns the contributions of p.Parts for display: rounded to n
// decimal places, 0 to 6, so that they add up to [Points.Round] of the value, by
// the method of largest remainders. Of two that rounding took as much from, the
// lower id comes first. Parts without a contribution get the zero Points.
func (p Part) Contributions(n int) []Points {
	out := make([]Points, len(p.Parts))
	var counted []int
	for i, c := range p.Parts {
		if c.Contribution.known {
			counted = append(counted, i)
		}
	}
	slices.SortFunc(counted, func(a, b int) int { return cmp.Compare(p.Parts[a].ID, p.Parts[b].ID) })
	exactly := make([]exact.Int128, len(counted))
	for k, i := range counted {
		exactly[k] = exact.FromInt64(p.Parts[i].Contribution.micro)
	}
	unit := unitOf(n)
	units, ok := exact.RoundParts(exactly, exact.FromInt64(unit), p.Value.Round(n).micro/unit)
	if !ok {
		return out // the parts do not add up: no model made them
	}
	for k, i := range counted {
		out[i] = points(units[k] * unit)
	}
	return out
}
