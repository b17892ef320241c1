package fit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/fit"
)

// What an offer would have to deliver is enough, what it would have to drop
// breaks it, and no smaller set of answers and offers does either: against every
// set of both.
func TestLawCounterfactualOfOffers(t *testing.T) {
	d := fit.Definition{ID: "p", Version: 1, EffectiveFrom: day, Criteria: []fit.Criterion{
		{ID: "features", Input: fit.Functional, Kind: fit.Need, Question: "?", Rule: fit.Rule{Op: fit.OnlyOf, Offer: "features"}},
		{ID: "hours", Input: fit.Experience, Kind: fit.Need, Question: "?", Rule: fit.Rule{Op: fit.AtMost, Offer: "hours"}},
		{ID: "cloud", Input: fit.Technical, Kind: fit.Need, Question: "?", Rule: fit.Rule{Op: fit.Is, Offer: "cloud"}},
		{ID: "platform", Input: fit.Technical, Kind: fit.Demand, Question: "?", Rule: fit.Rule{Op: fit.OneOf, Offer: "platform"}},
	}}
	words := func(r *rand.Rand) fit.Answer { return fit.Words([]string{"a", "b", "c"}[:r.IntN(4)]...) }
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		offer := map[string]fit.Answer{"features": words(r), "hours": fit.Int(r.Int64N(5)), "cloud": fit.YesNo(r.IntN(2) == 0), "platform": words(r)}
		answers := map[string]fit.Answer{"features": words(r), "hours": fit.Int(r.Int64N(5)), "cloud": fit.YesNo(r.IntN(2) == 0), "platform": words(r)}
		if r.IntN(2) == 0 { // often enough all of it is met
			answers = map[string]fit.Answer{"features": words(r), "hours": offer["hours"], "cloud": offer["cloud"], "platform": fit.Words("a")}
			offer["features"], offer["platform"] = answers["features"], fit.Words("a", "b")
		}
		verdict := func(offer, answers map[string]fit.Answer) (*fit.Profile, fit.Facts, fit.Verdict) {
			o := fit.Offer{ID: "o", Version: 1, EffectiveFrom: day}
			var facts fit.Facts
			for _, c := range d.Criteria {
				o.Capabilities = append(o.Capabilities, fit.Capability{ID: c.ID, Delivers: offer[c.ID]})
				facts = with(facts, c.ID, answers[c.ID])
			}
			p := under(t, d, o)
			return p, facts, assess(t, p, facts, day).Verdict
		}
		p, facts, now := verdict(offer, answers)
		target := fit.Potential
		if now == fit.Potential {
			target = fit.NoPotential
		}
		got, err := p.Counterfactual(facts, day, target)
		require.NoError(t, err)
		require.True(t, got.Possible, "seed %d", seed)
		var want []string
		for set := range 1 << (2 * len(d.Criteria)) {
			o, a := map[string]fit.Answer{}, map[string]fit.Answer{}
			var chosen []string
			for i, c := range d.Criteria {
				o[c.ID], a[c.ID] = offer[c.ID], answers[c.ID]
				if set>>(2*i)&1 == 1 {
					chosen = append(chosen, c.ID+" answer")
					a[c.ID] = otherAnswer(c.ID, target, offer[c.ID])
				}
				if set>>(2*i+1)&1 == 1 {
					chosen = append(chosen, c.ID+" offer")
					o[c.ID] = otherOffer(c.ID, target, answers[c.ID])
				}
			}
			if len(chosen) > got.Size {
				continue
			}
			if _, _, v := verdict(o, a); v == target {
				require.Len(t, chosen, got.Size, "seed %d: a smaller set turns it", seed)
				want = append(want, fmt.Sprint(chosen))
			}
		}
		var listed []string
		for _, set := range got.Sets {
			var turns []string
			for _, a := range set {
				turns = append(turns, a.Criterion+" "+a.Turn.String())
			}
			listed = append(listed, fmt.Sprint(turns))
		}
		slices.Sort(want)
		slices.Sort(listed)
		assert.Equal(t, want, listed, "seed %d: to %s with %v under %v", seed, target, answers, offer)
	}
}

// otherAnswer returns an answer that meets, or on the way to no potential one
// that does not, as far as any does under the offer as it is.
func otherAnswer(criterion string, target fit.Verdict, offer fit.Answer) fit.Answer {
	up := target == fit.Potential
	switch criterion {
	case "features":
		if up {
			return fit.Words()
		}
		return fit.Words("never")
	case "hours":
		if up {
			return fit.Int(-9)
		}
		return fit.Int(99)
	case "cloud":
		yes, _ := offer.YesNo()
		return fit.YesNo(yes == up)
	}
	if ws, _ := offer.Words(); up && len(ws) > 0 {
		return offer
	}
	if up { // which needs another offer too
		return fit.Words("a")
	}
	return fit.Words("never")
}

// otherOffer returns an offer that covers the answer, or on the way to no
// potential one that does not, as far as any does.
func otherOffer(criterion string, target fit.Verdict, answer fit.Answer) fit.Answer {
	up := target == fit.Potential
	switch criterion {
	case "hours":
		if up {
			return answer
		}
		return fit.Int(-99)
	case "cloud":
		yes, _ := answer.YesNo()
		return fit.YesNo(yes == up)
	}
	if ws, _ := answer.Words(); up && len(ws) > 0 || criterion == "features" && up {
		return answer
	}
	if up {
		return fit.Words("a")
	}
	return fit.Words()
}
