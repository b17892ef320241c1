package outcome

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/successkit/successkit"
)

// A fact is something that happened on a day and became known on that day or
// later.
type fact interface {
	Validate() error
	KnownOn(asOf successkit.Date) bool
}

// known returns the facts of a list that are known on asOf, each once, and how
// many became known later. It notes every fact that is invalid, and every one
// that has the id of another and other content.
func known[F fact](f *successkit.Faults, list string, facts []F, asOf successkit.Date, id func(*F) string, same func(a, b *F) bool) (now []*F, later int) {
	seen := make(map[string]*F, len(facts))
	now = make([]*F, 0, len(facts))
	for i := range facts {
		v := &facts[i]
		if err := (*v).Validate(); err != nil {
			f.Merge(item(list, i), err)
			continue
		}
		first, again := seen[id(v)]
		switch {
		case again && !same(first, v):
			f.Add(item(list, i)+".id", id(v), successkit.ErrConflict)
		case again:
		case (*v).KnownOn(asOf):
			seen[id(v)] = v
			now = append(now, v)
		default:
			seen[id(v)] = v
			later++
		}
	}
	return now, later
}

// knownObservations returns the observations that are known on asOf.
func knownObservations(f *successkit.Faults, observations []Observation, asOf successkit.Date) ([]*Observation, int) {
	return known(f, "observations", observations, asOf, func(o *Observation) string { return o.ID }, sameObservation)
}

// knownInteractions returns the interactions that are known on asOf, in order
// of date and then id.
func knownInteractions(f *successkit.Faults, interactions []successkit.Interaction, asOf successkit.Date) ([]*successkit.Interaction, int) {
	now, later := known(f, "interactions", interactions, asOf,
		func(i *successkit.Interaction) string { return i.ID }, sameInteraction)
	slices.SortFunc(now, func(a, b *successkit.Interaction) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	return now, later
}

// sameInteraction reports whether a and b say the same. No contacts and an
// empty list of them are the same.
func sameInteraction(a, b *successkit.Interaction) bool {
	x, y := *a, *b
	if !slices.Equal(x.Contacts, y.Contacts) {
		return false
	}
	x.Contacts, y.Contacts = nil, nil
	return reflect.DeepEqual(x, y)
}
