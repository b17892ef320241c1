package outcome

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
)

// knownObservations returns the observations that are known on asOf, each
// once, and how many became known later. It notes what is wrong with any.
func knownObservations(f *successkit.Faults, observations []Observation, asOf successkit.Date) (now []Observation, later int) {
	return known(facts.Admit(f, "observations", observations, func(o Observation) string { return o.ID }), asOf)
}

// knownInteractions returns the interactions that are known on asOf, each once,
// and how many became known later. It notes what is wrong with any.
func knownInteractions(f *successkit.Faults, interactions []successkit.Interaction, asOf successkit.Date) (now []successkit.Interaction, later int) {
	return known(facts.Admit(f, "interactions", interactions, func(i successkit.Interaction) string { return i.ID }), asOf)
}

// inOrder appends those of the interactions that are known on asOf to list, in
// order of date and then id.
func inOrder(list []*successkit.Interaction, interactions []successkit.Interaction, asOf successkit.Date) []*successkit.Interaction {
	for i := range interactions {
		if met := &interactions[i]; facts.KnownOn(met.Date, met.Recorded, asOf) {
			list = append(list, met)
		}
	}
	slices.SortFunc(list, func(a, b *successkit.Interaction) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// known returns those of the facts that are known on asOf, in their memory,
// and how many are not.
func known[F interface {
	KnownOn(asOf successkit.Date) bool
}](all []F, asOf successkit.Date) (now []F, later int) {
	now = slices.DeleteFunc(all, func(fact F) bool { return !fact.KnownOn(asOf) })
	return now, len(all) - len(now)
}
