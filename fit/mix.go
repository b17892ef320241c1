package fit

import (
	"math/bits"
	"slices"

	"github.com/successkit/successkit"
)

// A mix says which of the causes are taken as they are after, bit by bit; the
// others are taken as they were before.
type mix uint8

// mixOf returns the mix that takes these causes as they are after.
func mixOf(cs ...Cause) mix {
	var m mix
	for _, c := range cs {
		m |= 1 << (c - ByProfile)
	}
	return m
}

// at returns 0 for what is taken as it was before, and else 1.
func (m mix) at(c Cause) int { return int(m >> (c - ByProfile) & 1) }

// list returns the causes of a mix in order.
func (m mix) list() []Cause {
	var cs []Cause
	for c := ByProfile; c <= ByTime; c++ {
		if m.at(c) == 1 {
			cs = append(cs, c)
		}
	}
	return cs
}

// holdsAny reports whether m takes every cause that one of the others takes.
func (m mix) holdsAny(others []mix) bool {
	return slices.ContainsFunc(others, func(o mix) bool { return o&^m == 0 })
}

// A mixer assesses under mixes of two views.
type mixer struct {
	views [2]View
	facts map[string]*Facts // by criterion
	// rules are the criteria of either profile under either offer, nil where the
	// offer does not state what the profile reads.
	rules [2][2][]Criterion
	// order holds the mixes of causes that differ, the smaller before the larger.
	order []mix
}

func newMixer(facts Facts, from, to View) *mixer {
	m := &mixer{views: [2]View{from, to}, facts: map[string]*Facts{}}
	m.sort(facts)
	for profile, v := range m.views {
		for offer, w := range m.views {
			m.rules[profile][offer] = v.Profile.underOfferOf(w.Profile)
		}
	}
	var differ mix
	if from.Profile.ref != to.Profile.ref {
		differ |= mixOf(ByProfile)
	}
	if from.Profile.offer != to.Profile.offer {
		differ |= mixOf(ByOffer)
	}
	if from.AsOf != to.AsOf {
		differ |= mixOf(ByVendor, ByCustomer, ByTime)
	}
	for mix := range mix(1 << ByTime) {
		if mix&^differ == 0 && mix != 0 {
			m.order = append(m.order, mix)
		}
	}
	slices.SortStableFunc(m.order, func(a, b mix) int { return bits.OnesCount8(uint8(a)) - bits.OnesCount8(uint8(b)) })
	return m
}

// sort files facts by criterion.
func (m *mixer) sort(facts Facts) {
	at := func(criterion string) *Facts {
		if m.facts[criterion] == nil {
			m.facts[criterion] = &Facts{}
		}
		return m.facts[criterion]
	}
	for _, e := range facts.Evidence {
		f := at(e.Criterion)
		f.Evidence = append(f.Evidence, e)
	}
	about := make(map[string]string, len(facts.Commitments))
	for _, c := range facts.Commitments {
		f := at(c.Criterion)
		f.Commitments = append(f.Commitments, c)
		about[c.ID] = c.Criterion
	}
	for _, s := range facts.Settlements {
		f := at(about[s.Commitment])
		f.Settlements = append(f.Settlements, s)
	}
}

// underOfferOf returns the criteria of p with what o's offer delivers, and nil
// where it does not state something that they read.
func (p *Profile) underOfferOf(o *Profile) []Criterion {
	if p.offer == o.offer || !p.ReadsOffer() {
		return p.criteria
	}
	var f successkit.Faults
	criteria := slices.Clone(p.def.Criteria)
	for i := range criteria {
		criteria[i].Rule = criteria[i].Rule.under(&o.offered, &f, "")
	}
	if f.Total() > 0 {
		return nil
	}
	return criteria
}

// causes returns the smallest mixes that do it, as sets of causes.
func (m *mixer) causes(does func(mix) bool) [][]Cause {
	var found []mix
	var sets [][]Cause
	for _, mix := range m.order {
		if !mix.holdsAny(found) && does(mix) {
			found = append(found, mix)
			sets = append(sets, mix.list())
		}
	}
	return sets
}

// verdict returns the verdict under a mix, and Unassessed where there is none.
func (m *mixer) verdict(mix mix) Verdict {
	var t Tally
	criteria := m.rules[mix.at(ByProfile)][mix.at(ByOffer)]
	for i := range criteria {
		r := m.record(mix, &criteria[i])
		t = t.with(r.state())
	}
	return t.Verdict()
}

// state returns the state of a criterion under a mix, and whether it is asked.
func (m *mixer) state(mix mix, criterion string) (State, bool) {
	criteria := m.rules[mix.at(ByProfile)][mix.at(ByOffer)]
	for i := range criteria {
		if criteria[i].ID == criterion {
			r := m.record(mix, &criteria[i])
			return r.state(), true
		}
	}
	return Unknown, false
}

// record returns the record of a criterion under a mix: each side's facts as
// they were known on the day that the mix takes them of.
func (m *mixer) record(mix mix, c *Criterion) record {
	day := func(c Cause) successkit.Date { return m.views[mix.at(c)].AsOf }
	known := [2]successkit.Date{day(ByVendor), day(ByCustomer)} // in the order of parties
	r := record{Criterion: c, asOf: day(ByTime), horizon: m.views[mix.at(ByProfile)].Profile.def.HorizonDays}
	facts := m.facts[c.ID]
	if facts == nil {
		return r
	}
	for i := range facts.Evidence {
		if e := &facts.Evidence[i]; !e.known().After(known[1]) {
			r.hear(e)
		}
	}
	for party := range parties {
		part := record{}
		for i := range facts.Commitments {
			if p := &facts.Commitments[i]; !p.known().After(known[party]) {
				part.promise(p)
			}
		}
		for i := range facts.Settlements {
			if s := &facts.Settlements[i]; !s.known().After(known[party]) {
				part.settle(s)
			}
		}
		r.promises[party], r.settled[party] = part.promises[party], part.settled[party]
	}
	return r
}
