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

// raise returns the smallest sets of changes each of which closes the gap or,
// where conditions will do, makes it acquirable. They are of one size.
func (r *record) raise(written *Rule, onConditions bool) [][]Alternative {
	var sets [][]Alternative
	answer := Alternative{Criterion: r.ID, Turn: TurnAnswer, Side: successkit.CustomerSide}
	if passes, _ := r.reach(); passes {
		sets = append(sets, []Alternative{answer})
	}
	var bySide [][]Alternative
	if r.state() != Unknown {
		if lacking, ok := r.lacking(written); ok {
			sets = append(sets, []Alternative{{Criterion: r.ID, Turn: TurnOffer, Side: successkit.VendorSide, Lacking: lacking}})
		}
		bySide = r.sideways(onConditions)
	}
	if len(bySide) == 1 {
		for _, a := range bySide[0] {
			sets = append(sets, []Alternative{a})
		}
	}
	if len(sets) > 0 {
		return sets
	}
	// No change is enough by itself.
	if r.widens(written) {
		sets = append(sets, []Alternative{answer, {Criterion: r.ID, Turn: TurnOffer, Side: successkit.VendorSide}})
	}
	if len(bySide) == 2 {
		for _, a := range bySide[0] {
			for _, b := range bySide[1] {
				sets = append(sets, []Alternative{a, b})
			}
		}
	}
	return sets
}

// sideways returns, for each side whose promise is lacking at a gap, what it
// could do.
func (r *record) sideways(onConditions bool) [][]Alternative {
	var all [][]Alternative
	for i, side := range parties {
		if !includes(r.Remedy, side) {
			continue
		}
		at := r.standing(i, r.evidence.Date)
		if at == codeRemedyKept || at == codeRemedyCommitted && onConditions {
			continue
		}
		var turns []Alternative
		if onConditions {
			turns = append(turns, Alternative{Criterion: r.ID, Turn: TurnPromise, Side: side})
		}
		if c := r.promises[i]; c != nil && !c.Withdrawn {
			turns = append(turns, Alternative{Criterion: r.ID, Turn: TurnKeep, Side: side})
		}
		all = append(all, turns)
	}
	return all
}

// reach reports whether any answer at all is without a gap, and whether any
// tells of one. Where that would take too long to find out, both are taken for
// true.
func (r *record) reach() (passes, fails bool) {
	judge := func(holds, _ bool) {
		if holds != r.Kind.inverts() {
			passes = true
		} else {
			fails = true
		}
	}
	if r.Rule.asks() == wordsForm {
		if !tryWords(r.Rule, r.Rule, judge) {
			return true, true
		}
		return passes, fails
	}
	for _, a := range answersAround(r.Rule) {
		judge(holds(&r.Rule, &a), false)
	}
	return passes, fails
}

// widens reports whether the rule as it is written is one comparison with an
// offer, so that another answer and another offer together can do what neither
// does alone.
func (r *record) widens(written *Rule) bool { return written.Offer != "" && !r.Kind.inverts() }

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

// lower returns the sets of changes each of which leaves a gap without remedy.
func (r *record) lower(written *Rule) [][]Alternative {
	// What would open a gap, and of what day it would be.
	type opening struct {
		set []Alternative
		day successkit.Date
	}
	answer := Alternative{Criterion: r.ID, Turn: TurnAnswer, Side: successkit.CustomerSide}
	offer := Alternative{Criterion: r.ID, Turn: TurnOffer, Side: successkit.VendorSide}
	var gaps []opening
	if _, fails := r.reach(); fails {
		gaps = append(gaps, opening{[]Alternative{answer}, r.asOf})
	}
	if r.narrows(written) {
		gaps = append(gaps, opening{[]Alternative{offer}, r.evidence.Date})
	}
	if len(gaps) == 0 && r.widens(written) {
		gaps = append(gaps, opening{[]Alternative{answer, offer}, r.asOf})
	}
	state := r.state()
	remedied := state == Acquirable || state == Met && r.gap() // there is a gap, and promises make up for it
	var sets [][]Alternative
	for _, gap := range gaps {
		if r.atGap(gap.day) == Unmet {
			sets = append(sets, gap.set)
			continue
		}
		for _, side := range parties {
			if includes(r.Remedy, side) && !remedied {
				sets = append(sets, append(slices.Clone(gap.set), Alternative{Criterion: r.ID, Turn: TurnBreak, Side: side}))
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
