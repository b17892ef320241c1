package fit

import (
	"iter"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
)

// A Decision is the verdict of an [Assessment] without its reasons: what bulk
// work needs.
type Decision struct {
	// Verdict is the answer.
	Verdict Verdict `json:"verdict"`
	// Provisional says that the profile has no criterion for at least one of
	// the six inputs.
	Provisional bool `json:"provisional"`
	// Tally counts the criteria by state.
	Tally
}

// Decide returns what [Profile.Assess] decides, and fails as it does, without
// building the reasons. It allocates nothing for a profile of up to 32 criteria,
// and once for a larger one, while there are up to 128 facts of a kind.
func (p *Profile) Decide(facts Facts, asOf successkit.Date) (Decision, error) {
	var buf [32]record
	return p.decide(buf[:0], facts, asOf)
}

// decide is Decide with room for the records.
func (p *Profile) decide(room []record, facts Facts, asOf successkit.Date) (Decision, error) {
	if p.empty() || p.unbound || asOf.IsZero() || !facts.sound() {
		a, err := p.Assess(facts, asOf)
		return Decision{Verdict: a.Verdict, Provisional: a.Provisional, Tally: a.Coverage.total()}, err
	}
	d := Decision{Provisional: p.provisional}
	records := p.records(room, facts, asOf)
	for i := range records {
		d.Tally = d.with(records[i].state())
	}
	d.Verdict = d.Tally.Verdict()
	return d, nil
}

// sound reports whether f is valid. Where it is false, f may be valid still:
// then only [Facts.Validate] can tell.
func (f *Facts) sound() bool {
	return sound(f.Evidence, func(e *Evidence) string { return e.ID }) &&
		sound(f.Commitments, func(c *Commitment) string { return c.ID }) &&
		sound(f.Settlements, func(s *Settlement) string { return s.ID })
}

// sound reports whether every fact of a list is valid and has an id of its own.
func sound[F facts.Fact[F]](list []F, id func(*F) string) bool {
	var table [256]uint8 // open addressing; the index of a fact, plus 1
	if len(list) > len(table)/2 {
		return soundLong(list, id)
	}
	for i := range list {
		if list[i].Validate() != nil {
			return false
		}
		at := hash(id(&list[i]))
		for ; table[at] != 0; at++ {
			if id(&list[table[at]-1]) == id(&list[i]) {
				return false
			}
		}
		table[at] = uint8(i + 1)
	}
	return true
}

// soundLong is sound for a list of any length.
func soundLong[F facts.Fact[F]](list []F, id func(*F) string) bool {
	seen := make(map[string]bool, len(list))
	for i := range list {
		if seen[id(&list[i])] || list[i].Validate() != nil {
			return false
		}
		seen[id(&list[i])] = true
	}
	return true
}

// hash returns eight bits of a text, those of FNV-1a folded.
func hash(s string) uint8 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return uint8(h ^ h>>8 ^ h>>16 ^ h>>24)
}

// A Prospect is one that might become a customer, or is one, and what is known
// of it.
type Prospect struct {
	// ID identifies the prospect among those of the host.
	ID string `json:"id"`
	// Facts are what is known of it.
	Facts Facts `json:"facts,omitzero"`
}

// Assessed is a prospect and what a profile decided of it on a day.
type Assessed struct {
	Prospect
	Decision

	profile *Profile
	asOf    successkit.Date
}

// Assessment returns the whole of it, with the reasons, which are built anew at
// each call. It fails where there was an error beside a.
func (a Assessed) Assessment() (Assessment, error) { return a.profile.Assess(a.Facts, a.asOf) }

// AssessAll walks prospects and decides each as [Profile.Decide] does. What is
// wrong with one comes beside it, and the walk goes on. One walk allocates once
// for all prospects. [Assessed.Assessment] gives the reasons of those whose
// reasons are asked for.
func (p *Profile) AssessAll(prospects iter.Seq[Prospect], asOf successkit.Date) iter.Seq2[Assessed, error] {
	return func(yield func(Assessed, error) bool) {
		var room []record
		if !p.empty() {
			room = make([]record, 0, len(p.criteria))
		}
		for prospect := range prospects {
			d, err := p.decide(room, prospect.Facts, asOf)
			if !yield(Assessed{Prospect: prospect, Decision: d, profile: p, asOf: asOf}, err) {
				return
			}
		}
	}
}
