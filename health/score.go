package health

import "github.com/successkit/successkit"

// A Score is what a model says about one account as of a date. The embedded
// [Part] is the root of the tree: [Part.Value], [Part.Band] and [Part.Coverage]
// are those of the account.
//
// Every list is complete and in a stated order, and each entry refers to the
// readings behind it.
type Score struct {
	// Account is the id of the account, where it has one.
	Account string `json:"account,omitzero"`
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
	// Rise is the smallest change of a single measure that takes the computed
	// score into a better band, and Fall into a worse one. Each is nil where there
	// is no score, no such band, or no measure that reaches it alone.
	Rise *Lever `json:"rise,omitzero"`
	Fall *Lever `json:"fall,omitzero"`
	// Overrides are those that were known on AsOf, in the order in which they were
	// set, and what became of each.
	Overrides []OverrideStatus `json:"overrides,omitempty"`
	// Ignored counts and names the facts that were left out, by cause: readings of
	// measures and overrides of nodes that the model does not have, readings dated
	// after AsOf or recorded after it, overrides not known then. Each names its
	// facts in the order of their ids. Readings that a newer one supersedes are
	// not listed.
	Ignored []successkit.Reason `json:"ignored,omitempty"`
}

// A Part is a node of the tree and how it stood: the whole, a group or a
// measure.
//
// Wherever a group is Known, its base, the contributions of its parts and its
// adjustments add up to its value, exactly; [Part.Breakdown] lists them. The
// weights of its parts add up to 100, except where it is [Additive].
type Part struct {
	// ID is the id of the node. The root has none.
	ID    string `json:"id,omitzero"`
	State State  `json:"state"`
	// Value is what the part scores, absent where State is Unknown.
	Value Points `json:"value,omitzero"`
	// Computed is what the model alone makes of the part, where an [Override] of it
	// is in force and the model has a value. Elsewhere Value is computed.
	Computed Points `json:"computed,omitzero"`
	// Band is the band in which Value lies.
	Band string `json:"band,omitzero"`
	// Coverage says how much of what lies below was measured, by weight, out of
	// 100, whether or not it reached the score. A measure has 100 or 0.
	Coverage Points `json:"coverage"`
	// Weight is the effective weight among the siblings, out of 100: unknown
	// ones that do not count have none. In an [Additive] group it is the weight of
	// the definition, in points, and in a [WorstOf] the worst part has all. It is
	// absent where the part or its group has no value, and at the root.
	Weight Points `json:"weight,omitzero"`
	// Contribution is what the part brings to the value of its group, and absent
	// where Weight is.
	Contribution Points `json:"contribution,omitzero"`
	// Share is the effective weight in the whole score, out of 100: how many
	// points the score moves for a hundred of the part, as long as nothing is
	// capped. The shares of a group's parts add up to its own, unless it is
	// Additive. It is absent where there is no score or the part has no way to it,
	// for instance below a group that an override replaced.
	Share Points `json:"share,omitzero"`
	// Base are the points with which an Additive group began.
	Base Points `json:"base,omitzero"`
	// Adjustments are what the rules of a group, the caps of the model and the
	// overrides of the part did to its value, in the order in which they applied.
	Adjustments []Adjustment `json:"adjustments,omitempty"`
	// Why says what makes the part unknown or assumed.
	Why successkit.Reason `json:"why,omitzero"`
	// Figure is what the measure showed, by its [Basis], before it became points.
	Figure float64 `json:"figure,omitzero"`
	// Reading is the newest one behind it, of a measure that has it.
	Reading Reading `json:"reading,omitzero"`
	// Parts are those of a group, in the order of the definition.
	Parts []Part `json:"parts,omitempty"`
}

// An Adjustment is a step from what the parts bring to the value: a rule, and by
// how many points it moved it.
type Adjustment struct {
	Why    successkit.Reason `json:"why"`
	Points Points            `json:"points"`
}

// Find returns the part of the given id, wherever in the tree it is.
func (p Part) Find(id string) (Part, bool) {
	for _, c := range p.Parts {
		if c.ID == id {
			return c, true
		}
		if found, ok := c.Find(id); ok {
			return found, true
		}
	}
	return Part{}, false
}
