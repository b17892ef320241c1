package outcome

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
)

// A History is all versions of what one customer wants. It does not change and
// is safe for concurrent use: [History.Append] returns another one. The nil
// History and the zero one hold no version.
//
// Versions are numbered from 1 as they came to be known and in force, so that a
// number stays what it is from then on. On a day that version is in force, of
// those known by then, whose first day is the latest; of two of the same first
// day, the one recorded later, which corrects the other.
type History struct {
	amendments []Amendment // in the order of their numbers
}

// NewHistory returns the history of the amendments, in whatever order they come
// and each once. It fails with the faults of every invalid amendment, and with
// [successkit.ErrConflict] where one has the id of another and other content, or
// defines an outcome of another id.
func NewHistory(amendments []Amendment) (*History, error) {
	var f successkit.Faults
	h := &History{amendments: admit(&f, nil, amendments)}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("outcome: %w", err)
	}
	return h, nil
}

// Append returns the history with more amendments; one that h has already
// counts once. h stays as it was. Append fails as [NewHistory] does, and with
// [successkit.ErrConflict] at "amendments[i].recorded" where one would have been
// in force, and known to be, on a day before the host learned of the latest that h
// holds: then it would rewrite what was seen in the past. It may be in force from
// any day, also before one that was agreed on in advance, as long as the other
// says when that was.
func (h *History) Append(more ...Amendment) (*History, error) {
	var f successkit.Faults
	have := h.all()
	all := admit(&f, have, more)
	if len(have) > 0 && f.Total() == 0 {
		latest := slices.MaxFunc(have, func(a, b Amendment) int { return a.learnedDay().Compare(b.learnedDay()) }).learnedDay()
		for i, a := range more {
			known := slices.ContainsFunc(have, func(b Amendment) bool { return a.ID == b.ID })
			if day := a.knownDay(); !known && day.Before(latest) {
				f.Add(field.Item("amendments", i)+".recorded", day.String(),
					fmt.Errorf("%w: what was known from %s on cannot be rewritten", successkit.ErrConflict, latest))
			}
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("outcome: %w", err)
	}
	return &History{amendments: all}, nil
}

// admit returns have and what more adds to it, by number, in memory of its own.
func admit(f *successkit.Faults, have, more []Amendment) []Amendment {
	all := facts.Append(f, "amendments", have, more, func(a Amendment) string { return a.ID })
	for i, a := range more {
		if len(all) > 0 && a.Definition.ID != all[0].Definition.ID && a.Definition.ID != "" {
			f.Add(field.Item("amendments", i)+".definition.id", a.Definition.ID,
				fmt.Errorf("%w: the history is of %q", successkit.ErrConflict, all[0].Definition.ID))
		}
	}
	all = cloneEach(all, Amendment.clone)
	slices.SortFunc(all, compareKnown)
	return all
}

func (h *History) all() []Amendment {
	if h == nil {
		return nil
	}
	return h.amendments
}

// Amendments returns a copy of what h was made of, in the order of the numbers
// of the versions.
func (h *History) Amendments() []Amendment { return cloneEach(h.all(), Amendment.clone) }

// A term is a version and the days on which it is in force, as known on a day.
type term struct {
	number int
	*Amendment
}

// terms returns the versions known on asOf that are or were in force by their
// first days, each in force until the next one is. Of those of the same first
// day the last known alone is there.
func (h *History) terms(asOf successkit.Date) []term {
	var terms []term
	for i := range h.all() {
		if a := &h.amendments[i]; a.KnownOn(asOf) {
			terms = append(terms, term{number: i + 1, Amendment: a})
		}
	}
	slices.SortStableFunc(terms, func(s, t term) int { return s.From.Compare(t.From) })
	kept := terms[:0]
	for i, t := range terms {
		if i+1 == len(terms) || terms[i+1].From != t.From {
			kept = append(kept, t)
		}
	}
	return kept
}

// InForce returns the model of the version that is in force on a day, from what
// was known by the end of it, and false where none is. Progress belongs to it:
//
//   - a measure that the versions before had too, in all that tells how far it
//     is from its goal, goes on;
//   - of one that is new or changed, observations count from the first day of
//     the version on, and of those before it the last alone, which tells where
//     the measure stood: none that is older than its present unit;
//   - a requirement that is new or changed, in more than its words, looks at
//     nothing before that day, and the clock of its cadence starts then.
func (h *History) InForce(asOf successkit.Date) (*Desired, bool) {
	if terms := h.terms(asOf); len(terms) > 0 {
		return lastOf(terms), true
	}
	return nil, false
}

// lastOf returns the model of the last version, to which the others led.
func lastOf(terms []term) *Desired {
	now := terms[len(terms)-1]
	d := newDesired(now.Definition.clone())
	d.version = now.number
	for i := range d.goals {
		d.goals[i].begun, d.goals[i].told = begun(terms, d.goals[i].measure)
	}
	for i, r := range d.def.Required {
		d.captured[i] = since(terms, func(def *Definition) bool { return required(def, r.ID) != nil })
	}
	for i, r := range d.def.Experience.Requirements {
		d.promises[i].begin(since(terms, func(def *Definition) bool { return slices.ContainsFunc(def.Experience.Requirements, r.continues) }))
	}
	return d
}

// since returns the first day from which on all versions hold something that
// the last one does.
func since(terms []term, holds func(*Definition) bool) successkit.Date {
	first := terms[len(terms)-1].From
	for i := len(terms) - 1; i >= 0 && holds(&terms[i].Definition); i-- {
		first = terms[i].From
	}
	return first
}

// begun returns the day on which a measure of the last version began to be what
// it is, and that of the first version that has it in its present unit since
// another had it in another one, which is zero where none did.
func begun(terms []term, m *Measure) (first, told successkit.Date) {
	first = since(terms, func(def *Definition) bool {
		before := measure(def, m.ID)
		return before != nil && m.continues(*before)
	})
	another := false
	for _, t := range terms {
		if before := measure(&t.Definition, m.ID); before != nil {
			if another && before.Unit == m.Unit {
				told = t.From
			}
			another = before.Unit != m.Unit
		}
	}
	return first, told
}

// required returns the required outcome of an id, and nil where there is none.
func required(def *Definition, id string) *Required {
	for i := range def.Required {
		if def.Required[i].ID == id {
			return &def.Required[i]
		}
	}
	return nil
}

// measure returns the measure of an id, and nil where there is none.
func measure(def *Definition, id string) *Measure {
	for i := range def.Required {
		for k := range def.Required[i].Measures {
			if m := &def.Required[i].Measures[k]; m.ID == id {
				return m
			}
		}
	}
	return nil
}

// Attain returns where the customer stands with the version in force on asOf;
// see [History.InForce] and [Desired.Attain]. Where no version is in force,
// nobody has captured what the customer wants: Attain then fails with
// [successkit.ErrRequired] at "desired".
func (h *History) Attain(observations []Observation, interactions []successkit.Interaction, asOf successkit.Date) (Attainment, error) {
	d, _ := h.InForce(asOf)
	return d.attain(observations, interactions, asOf, errNotInForce(asOf))
}

func errNotInForce(asOf successkit.Date) error {
	if asOf.IsZero() {
		return successkit.ErrRequired
	}
	return fmt.Errorf("%w: no version is in force on %s", successkit.ErrRequired, asOf)
}
