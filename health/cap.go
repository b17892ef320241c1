package health

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A ConditionalCap is a rule of the model: while some part of a group is in a
// bad band, the group is in no better one than the rule allows. "While the
// sentiment is red, the score is red" keeps a good average from hiding what
// matters most.
type ConditionalCap struct {
	// ID is the word of the rule, unique among the caps.
	ID string `json:"id"`
	// When is the id of the node that decides, somewhere below the capped one.
	When string `json:"when"`
	// In is the band in which that node must lie, or in a worse one, for the rule
	// to apply. It is not the best band.
	In string `json:"in"`
	// Node is the id of the group that is capped; empty means the score itself.
	Node string `json:"node,omitzero"`
	// Limit is the best band that the rule leaves: the value is at most the top of
	// it. It is not the best band.
	Limit string `json:"limit"`
}

// checkCaps reports what is wrong with the caps of a tree and bands that are
// themselves sound.
func (d Definition) checkCaps(f *successkit.Faults) {
	ids := make(map[string]bool, len(d.Caps))
	for i, c := range d.Caps {
		path := "caps[" + strconv.Itoa(i) + "]."
		f.Add(path+"id", c.ID, word.Check(c.ID))
		if ids[c.ID] {
			f.Add(path+"id", c.ID, successkit.ErrDuplicate)
		}
		ids[c.ID] = true
		below := &d.Root
		if c.Node != "" && c.Node != d.ID {
			n := d.Root.find(c.Node)
			switch {
			case n == nil:
				f.Add(path+"node", c.Node, successkit.ErrUnknown)
				continue
			case n.Group == nil:
				f.Add(path+"node", c.Node, fmt.Errorf("%w: a measure has no parts", successkit.ErrConflict))
				continue
			}
			below = n.Group
		}
		if below.find(c.When) == nil {
			f.Add(path+"when", c.When, fmt.Errorf("%w: want a node below the capped one", successkit.ErrUnknown))
		}
		f.Add(path+"in", c.In, d.Bands.checkBelowTop(c.In))
		f.Add(path+"limit", c.Limit, d.Bands.checkBelowTop(c.Limit))
	}
}

// checkBelowTop reports why id names no band below the best one.
func (b Bands) checkBelowTop(id string) error {
	switch i := b.index(id); i {
	case -1:
		return successkit.ErrUnknown
	case len(b.List) - 1:
		return fmt.Errorf("%w: with the best band the rule never bites", successkit.ErrConflict)
	}
	return nil
}

// A limit is a conditional cap, ready to be applied.
type limit struct {
	id   string
	when int   // index of the deciding node
	top  int64 // the most points with which the rule applies
	most int64 // the most points it leaves
}
