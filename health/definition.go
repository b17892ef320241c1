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
	// Caps keep groups from a better band than some part of them allows, in the
	// order in which they apply.
	Caps []ConditionalCap `json:"caps,omitempty"`
	// GraceDays is how many days from the start of an account only measures that
	// say so count ([Measure.DuringGrace]); the others are unknown. Zero means no
	// grace, and an account without a start has none. GitLab's public handbook
	// gives 30 days.
	GraceDays int `json:"grace_days,omitzero"`
	// OverrideDays is how many days an [Override] holds that states no end. Zero
	// means that each must state one.
	OverrideDays int `json:"override_days,omitzero"`
}

// The limits of a definition. They bound what a hostile one can cost, and the
// sums Σ wᵢ·valueᵢ far below 128 bits.
const (
	// MaxDepth is how many groups may lie within each other, the root included.
	MaxDepth = 32
	// MaxNodes is how many nodes a model may have in all.
	MaxNodes = 10_000
	// MaxWeight is the largest weight of a node; in an [Additive] group it is 100.
	MaxWeight = 1_000_000
	// MaxDays is the longest window, half-life, grace and default life of an
	// override: ten years.
	MaxDays = 3_660
)

// Validate reports everything that is wrong with d: a missing or malformed id, a
// missing or negative version, a tree beyond its limits, a node that is neither
// measure nor group or both, a repeated id, a weight out of range, a group
// without children or with no weight above 0, contradicting policies, a cap that
// names no part or never bites, days out of range, a band that no readings lead
// to, and what [Measure.Validate] and [Bands.Validate] report.
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
	t.Add("grace_days", strconv.Itoa(d.GraceDays), checkDays(d.GraceDays))
	t.Add("override_days", strconv.Itoa(d.OverrideDays), checkDays(d.OverrideDays))
	if t.Total() == 0 {
		d.checkCaps(&t.Faults)
	}
	if t.Total() == 0 {
		d.checkReach(&t.Faults)
	}
	return t.Err()
}

// checkReach reports the bands that the score cannot lie in, whatever is read:
// where all that can be said is yellow at best, green is no band.
func (d Definition) checkReach(f *successkit.Faults) {
	low, high := d.Root.reach()
	for _, c := range d.Caps { // which may take a score lower than any reading
		_, most := d.Bands.span(d.Bands.index(c.Limit))
		low = min(low, most)
	}
	for i, b := range d.Bands.List {
		if from, to := d.Bands.span(i); to < low || from > high {
			f.Add("bands.list["+strconv.Itoa(i)+"]", b.ID, fmt.Errorf("%w: the tree gives %s to %s points, never these",
				successkit.ErrConflict, points(low), points(high)))
		}
	}
}

// clone returns a copy of d that shares no memory with it.
func (d Definition) clone() Definition {
	d.Root = d.Root.clone()
	d.Bands.List = slices.Clone(d.Bands.List)
	d.Caps = slices.Clone(d.Caps)
	return d
}

// checkDays reports why n is no number of days that a definition may state.
func checkDays(n int) error {
	if n < 0 || n > MaxDays {
		return fmt.Errorf("%w: want 0 to %d days", successkit.ErrOutOfRange, MaxDays)
	}
	return nil
}
