package fit

import (
	"fmt"
	"math"
	"slices"

	"github.com/successkit/successkit"
)

// A Counterfactual tells what would have to be otherwise for another verdict.
type Counterfactual struct {
	Profile ProfileRef      `json:"profile"`
	Offer   OfferRef        `json:"offer,omitzero"`
	AsOf    successkit.Date `json:"as_of"`
	// Verdict is what is, and Target what was asked for.
	Verdict Verdict `json:"verdict"`
	Target  Verdict `json:"target"`
	// Possible says that some set of changes turns the verdict, or that it is the
	// target already. It is false where a rule passes every answer or none, and no
	// offer or commitment would help.
	Possible bool `json:"possible"`
	// Size is how many changes it takes at least. It is 0 where the verdict is
	// the target already, and where it is not possible.
	Size int `json:"size"`
	// Sets are the sets of that many changes, each of which turns the verdict,
	// in the order of the profile: all of them or, where there are more, the
	// first hundred. No smaller set turns it.
	Sets [][]Alternative `json:"sets,omitempty"`
	// Total is how many such sets there are, at most 2^53.
	Total int64 `json:"total,omitzero"`
}

// An Alternative is one change that would turn the state of a criterion, or help
// to.
type Alternative struct {
	Criterion string `json:"criterion"`
	Turn      Turn   `json:"turn"`
	// Side is whose change it would be.
	Side successkit.Side `json:"side"`
	// Lacking is, for a [TurnOffer] on the way to potential, what the offer
	// would have to deliver: the words that it lacks, and else the answer as it
	// is. It is zero otherwise.
	Lacking Answer `json:"lacking,omitzero"`
}

const (
	maxSets  = 100
	maxTotal = 1 << 53
)

// Counterfactual returns the smallest sets of changes that would turn the
// verdict on the day asOf to the target: to [Potential]; to [Conditional], by
// which any potential is meant, on conditions or without; or to [NoPotential]. A
// change is a new answer to one question, a new offer at one criterion, or a
// commitment given, kept or broken by one side. Which fact it would be to learn
// that a criterion is met is not told: the rule says what answers will do.
//
// It fails as [Profile.Assess] does, and with [successkit.ErrOutOfRange] at
// "target" for any other verdict.
func (p *Profile) Counterfactual(facts Facts, asOf successkit.Date, target Verdict) (Counterfactual, error) {
	a, err := p.Assess(facts, asOf)
	var f successkit.Faults
	f.Merge("", err)
	if target != Potential && target != Conditional && target != NoPotential {
		f.Add("target", target.String(), fmt.Errorf("%w: want potential, conditional or no-potential", successkit.ErrOutOfRange))
	}
	if err := f.Err(); err != nil {
		return Counterfactual{}, fmt.Errorf("fit: %w", err)
	}
	c := Counterfactual{Profile: p.ref, Offer: p.offer, AsOf: asOf, Verdict: a.Verdict, Target: target}
	records := p.records(make([]record, 0, len(p.criteria)), facts, asOf)
	if target == NoPotential {
		c.downTo(records, p.def.Criteria)
	} else {
		c.upTo(records, p.def.Criteria, target == Conditional)
	}
	return c, nil
}

// upTo collects the smallest sets of changes for each criterion that falls
// short. Mostly that is one change, such as a new answer.
func (c *Counterfactual) upTo(records []record, written []Criterion, onConditions bool) {
	var choices [][][]Alternative
	for i := range records {
		r := &records[i]
		if state := r.state(); state == Met || onConditions && state == Acquirable {
			continue
		}
		sets := r.raise(&written[i].Rule, onConditions)
		if len(sets) == 0 {
			return
		}
		choices = append(choices, sets)
	}
	c.Possible = true
	if len(choices) == 0 {
		return
	}
	c.Total = 1
	for _, sets := range choices {
		c.Size += len(sets[0])
		if c.Total *= int64(len(sets)); c.Total > maxTotal {
			c.Total = maxTotal
		}
	}
	for n := range min(c.Total, maxSets) {
		parts := make([][]Alternative, len(choices))
		for i, sets := range slices.Backward(choices) { // the last runs fastest
			parts[i] = sets[n%int64(len(sets))]
			n /= int64(len(sets))
		}
		c.Sets = append(c.Sets, slices.Concat(parts...))
	}
}

// downTo collects the smallest sets of changes to any one criterion.
func (c *Counterfactual) downTo(records []record, written []Criterion) {
	if c.Verdict == NoPotential {
		c.Possible = true
		return
	}
	smallest := math.MaxInt
	var sets [][]Alternative
	for i := range records {
		for _, set := range records[i].lower(&written[i].Rule) {
			if len(set) < smallest {
				smallest, sets = len(set), nil
			}
			if len(set) == smallest {
				sets = append(sets, set)
			}
		}
	}
	if len(sets) == 0 {
		return
	}
	c.Possible, c.Size, c.Total = true, smallest, int64(len(sets))
	c.Sets = sets[:min(len(sets), maxSets)]
}
