package fit

import (
	"slices"

	"github.com/successkit/successkit"
)

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
