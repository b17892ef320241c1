package health

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Definition says what a health score is made of. It is plain data: it can be
// stored, compared and loaded. [New] makes it a [Model].
type Definition struct {
	// ID is the word of the model, such as "saas". It names the root of the
	// tree, so that no node may share it.
	ID string `json:"id"`
	// Version counts the versions from 1; every change is a new one. Scores of different versions
	// are not compared.
	Version int `json:"version"`
	// Root is the top of the tree.
	Root Group `json:"root"`
	// Bands name the parts of the scale, for the score and for every node.
	Bands Bands `json:"bands"`
}

// The limits of a tree. They bound what a hostile definition can cost, and the
// sums Σ wᵢ·valueᵢ far below 128 bits.
const (
	// MaxDepth is how many groups may lie within each other, the root included.
	MaxDepth = 32
	// MaxNodes is how many nodes a model may have in all.
	MaxNodes = 10_000
	// MaxWeight is the largest weight of a node.
	MaxWeight = 1_000_000
)

// Validate reports everything that is wrong with d: a missing or malformed id, a
// missing or negative version, a tree beyond its limits, a node that is neither
// measure nor group or both, a repeated id, a weight out of range, a group
// without children or with no weight above 0, contradicting policies, and what
// [Measure.Validate] and [Bands.Validate] report.
func (d Definition) Validate() error {
	t := treeCheck{seen: map[string]bool{d.ID: true}}
	t.Add("id", d.ID, word.Check(d.ID))
	switch {
	case d.Version == 0:
		t.Add("version", "", successkit.ErrRequired)
	case d.Version < 0:
		t.Add("version", strconv.Itoa(d.Version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	t.group("root", &d.Root, 1)
	t.Merge("bands", d.Bands.Validate())
	return t.Err()
}

// clone returns a copy of d that shares no memory with it.
func (d Definition) clone() Definition {
	d.Root = d.Root.clone()
	d.Bands.List = slices.Clone(d.Bands.List)
	return d
}
