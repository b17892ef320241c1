package outcome

import (
	"fmt"

	"github.com/successkit/successkit"
)

// A Desired is a checked [Definition]. It does not change and is safe for
// concurrent use. [New] makes one; the zero Desired wants nothing, and
// [Desired.Attain] refuses it.
type Desired struct {
	def     Definition
	version int
	place   map[string]int // of a measure, by its id, counted through all outcomes
	goals   []goal         // of the measures, by place

	promises []promise         // of the requirements
	captured []successkit.Date // of the required outcomes; zero dates outside a history
}

// New returns the Desired Outcome that d defines. It shares no memory with d.
// New fails as [Definition.Validate] does.
func New(d Definition) (*Desired, error) {
	if err := d.Validate(); err != nil {
		return nil, fmt.Errorf("outcome: invalid definition: %w", err)
	}
	return newDesired(d.clone()), nil
}

// newDesired returns the model of a valid definition, which it keeps.
func newDesired(def Definition) *Desired {
	d := &Desired{def: def, place: map[string]int{}, captured: make([]successkit.Date, len(def.Required))}
	for i := range def.Required {
		for k := range def.Required[i].Measures {
			m := &def.Required[i].Measures[k]
			d.place[m.ID] = len(d.goals)
			d.goals = append(d.goals, newGoal(m))
		}
	}
	for i := range def.Experience.Requirements {
		d.promises = append(d.promises, newPromise(&def.Experience.Requirements[i]))
	}
	return d
}

// Definition returns a copy of what d was made of, which is nothing where d is
// nil.
func (d *Desired) Definition() Definition {
	if d == nil {
		return Definition{}
	}
	return d.def.clone()
}
