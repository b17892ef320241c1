package fit

import "github.com/successkit/successkit"

// A Shortfall tells what keeps a prospect, or a typical one of a segment, from
// potential, and what of it an offer could change.
type Shortfall struct {
	Profile ProfileRef      `json:"profile"`
	Offer   OfferRef        `json:"offer,omitzero"`
	AsOf    successkit.Date `json:"as_of"`
	Verdict Verdict         `json:"verdict"`
	// Lacking are the criteria that a wider offer would meet, in the order of the
	// profile.
	Lacking []Lack `json:"lacking,omitempty"`
	// Beyond are the criteria that no offer would meet: those unmet that read
	// none, and those of which nothing is known.
	Beyond []string `json:"beyond,omitempty"`
}

// A Lack is what an offer would have to deliver for one criterion to be met.
type Lack struct {
	Criterion string `json:"criterion"`
	// Capability is the one of the offer that falls short.
	Capability string `json:"capability"`
	// Needs are the words that it lacks, or else the answer as it is: the number,
	// the day, the yes or no that it would have to reach.
	Needs Answer `json:"needs"`
	// AnyOf says that one of several words would be enough.
	AnyOf bool `json:"any_of,omitzero"`
}

// Shortfall returns what keeps a prospect from potential on the day asOf. What
// is acquirable does not. It fails as [Profile.Assess] does.
func (p *Profile) Shortfall(facts Facts, asOf successkit.Date) (Shortfall, error) {
	a, err := p.Assess(facts, asOf)
	if err != nil {
		return Shortfall{}, err
	}
	s := Shortfall{Profile: p.ref, Offer: p.offer, AsOf: asOf, Verdict: a.Verdict}
	records := p.records(make([]record, 0, len(p.criteria)), facts, asOf)
	for i := range records {
		r, written := &records[i], &p.def.Criteria[i].Rule
		switch r.state() {
		case Met, Acquirable:
			continue
		case Unmet:
			if needs, ok := r.lacking(written); ok {
				s.Lacking = append(s.Lacking, Lack{
					Criterion: r.ID, Capability: written.Offer, Needs: needs, AnyOf: written.Op == OneOf && len(needs.words) > 1,
				})
				continue
			}
		case Unknown:
		}
		s.Beyond = append(s.Beyond, r.ID)
	}
	return s, nil
}
