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
	// Size is how many changes it takes at least. It is 0 where the verdict is
	// the target already.
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

// upTo collects one change for each criterion that falls short: there is always
// one that is enough, a new answer.
func (c *Counterfactual) upTo(records []record, written []Criterion, onConditions bool) {
	var choices [][]Alternative
	for i := range records {
		r := &records[i]
		if state := r.state(); state == Met || onConditions && state == Acquirable {
			continue
		}
		choices = append(choices, r.raise(&written[i].Rule, onConditions))
	}
	c.Size = len(choices)
	if c.Size == 0 {
		return
	}
	c.Total = 1
	for _, alternatives := range choices {
		if c.Total *= int64(len(alternatives)); c.Total > maxTotal {
			c.Total = maxTotal
		}
	}
	for n := range min(c.Total, maxSets) {
		set := make([]Alternative, len(choices))
		for i, alternatives := range slices.Backward(choices) { // the last runs fastest
			set[i] = alternatives[n%int64(len(alternatives))]
			n /= int64(len(alternatives))
		}
		c.Sets = append(c.Sets, set)
	}
}

// raise returns the single changes each of which closes the gap or, where
// conditions will do, makes it acquirable.
func (r *record) raise(written *Rule, onConditions bool) []Alternative {
	all := []Alternative{{Criterion: r.ID, Turn: TurnAnswer, Side: successkit.CustomerSide}}
	if r.state() == Unknown {
		return all
	}
	if lacking, ok := r.lacking(written); ok {
		all = append(all, Alternative{Criterion: r.ID, Turn: TurnOffer, Side: successkit.VendorSide, Lacking: lacking})
	}
	var lacking []int // parties, of whom one alone can still make the difference
	for i, side := range parties {
		if !includes(r.Remedy, side) {
			continue
		}
		if at := r.standing(i, r.evidence.Date); at != codeRemedyKept && (at != codeRemedyCommitted || !onConditions) {
			lacking = append(lacking, i)
		}
	}
	if len(lacking) != 1 {
		return all
	}
	party := lacking[0]
	if onConditions {
		all = append(all, Alternative{Criterion: r.ID, Turn: TurnPromise, Side: parties[party]})
	}
	if c := r.promises[party]; c != nil && !c.Withdrawn {
		all = append(all, Alternative{Criterion: r.ID, Turn: TurnKeep, Side: parties[party]})
	}
	return all
}

// lacking returns what an offer would have to deliver for the rule, as it is
// written, to pass the answer, and false where no offer would or the rule is not
// a single comparison with one.
func (r *record) lacking(written *Rule) (Answer, bool) {
	if written.Offer == "" || r.Kind.inverts() {
		return Answer{}, false
	}
	a := r.evidence.Answer
	switch written.Op {
	case OnlyOf:
		var words []string
		for _, w := range a.words {
			if !names(&r.Rule.Value, w) {
				words = append(words, w)
			}
		}
		return Words(words...), true
	case OneOf:
		return a, len(a.words) > 0
	case Is, AtLeast, AtMost, OnOrBefore, OnOrAfter:
		return a, true
	case AllOf, UnknownOp, AllRules, AnyRule: // it would have to deliver less, or several things
	}
	return Answer{}, false
}

// downTo collects the smallest sets of changes to any one criterion.
func (c *Counterfactual) downTo(records []record, written []Criterion) {
	if c.Verdict == NoPotential {
		return
	}
	c.Size = math.MaxInt
	var sets [][]Alternative
	for i := range records {
		for _, set := range records[i].lower(&written[i].Rule) {
			if len(set) < c.Size {
				c.Size, sets = len(set), nil
			}
			if len(set) == c.Size {
				sets = append(sets, set)
			}
		}
	}
	c.Total = int64(len(sets))
	c.Sets = sets[:min(len(sets), maxSets)]
}

// lower returns the sets of changes each of which leaves a gap without remedy.
func (r *record) lower(written *Rule) [][]Alternative {
	// What would open a gap, and of what day it would be.
	type opening struct {
		Alternative
		day successkit.Date
	}
	gaps := []opening{{Alternative{Criterion: r.ID, Turn: TurnAnswer, Side: successkit.CustomerSide}, r.asOf}}
	if r.narrows(written) {
		gaps = append(gaps, opening{Alternative{Criterion: r.ID, Turn: TurnOffer, Side: successkit.VendorSide}, r.evidence.Date})
	}
	state := r.state()
	remedied := state == Acquirable || state == Met && r.gap() // there is a gap, and promises make up for it
	var sets [][]Alternative
	for _, gap := range gaps {
		if r.atGap(gap.day) == Unmet {
			sets = append(sets, []Alternative{gap.Alternative})
			continue
		}
		for _, side := range parties {
			if includes(r.Remedy, side) && !remedied {
				sets = append(sets, []Alternative{gap.Alternative, {Criterion: r.ID, Turn: TurnBreak, Side: side}})
			}
		}
	}
	for _, side := range parties {
		if remedied && includes(r.Remedy, side) {
			sets = append(sets, []Alternative{{Criterion: r.ID, Turn: TurnBreak, Side: side}})
		}
	}
	return sets
}

// narrows reports whether a narrower offer would open a gap at a criterion that
// is met, by the rule as it is written: a single comparison with the offer.
func (r *record) narrows(written *Rule) bool {
	if written.Offer == "" || r.Kind.inverts() || r.state() != Met || r.gap() {
		return false
	}
	switch written.Op {
	case OnlyOf:
		return len(r.evidence.Answer.words) > 0
	case OneOf, Is, AtLeast, AtMost, OnOrBefore, OnOrAfter:
		return true
	case AllOf, UnknownOp, AllRules, AnyRule:
	}
	return false
}
