package fit

import (
	"iter"

	"github.com/successkit/successkit"
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
	if p.empty() || p.unbound || asOf.IsZero() || !sound(facts) {
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
