package fit

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
)

// A relation says how what one criterion accepts stands to what another does.
type relation uint8

const (
	alike relation = iota
	tighter
	looser
	apart // each accepts what the other does not, or it was not decided
)

// and joins the relations of two aspects of one criterion.
func (r relation) and(o relation) relation {
	switch {
	case r == alike:
		return o
	case o == alike, r == o:
		return r
	}
	return apart
}

// compareAccepted returns how the answers at which after sees no gap stand to
// those of before. It decides by trying answers that stand for all others: where
// a rule draws a line, the answers on it and next to it; of sets of words, those
// that differ in what the rules look at.
func compareAccepted(before, after *Criterion) relation {
	if before.Kind.inverts() == after.Kind.inverts() && sameRule(&before.Rule, &after.Rule) {
		return alike
	}
	if before.Rule.readsOffer() || after.Rule.readsOffer() || before.Rule.asks() != after.Rule.asks() {
		return apart
	}
	var t trial
	judge := func(before2, after2 bool) {
		t.see(before2 != before.Kind.inverts(), after2 != after.Kind.inverts())
	}
	switch before.Rule.asks() {
	case yesNoForm, numberForm, dateForm:
		for _, a := range answersAround(before.Rule, after.Rule) {
			judge(holds(&before.Rule, &a), holds(&after.Rule, &a))
		}
	case wordsForm:
		if !tryWords(before.Rule, after.Rule, judge) {
			return apart
		}
	case noForm:
	}
	return t.relation()
}

// inverts reports whether a criterion of the kind sees a gap where its rule
// holds.
func (k Kind) inverts() bool { return k == Disqualifier }

// sameRule reports whether two rules are the same as written, answers by what
// they say.
func sameRule(a, b *Rule) bool {
	if a.Op != b.Op || a.Offer != b.Offer || !a.Value.Equal(b.Value) || len(a.Rules) != len(b.Rules) {
		return false
	}
	for i := range a.Rules {
		if !sameRule(&a.Rules[i], &b.Rules[i]) {
			return false
		}
	}
	return true
}

// A trial is what trying answers has shown.
type trial struct{ gained, lost bool }

func (t *trial) see(before, after bool) {
	t.gained = t.gained || after && !before
	t.lost = t.lost || before && !after
}

func (t *trial) relation() relation {
	switch {
	case t.gained && t.lost:
		return apart
	case t.gained:
		return looser
	case t.lost:
		return tighter
	}
	return alike
}

// answersAround returns both answers yes and no, or every value that the rules
// compare with and its neighbours.
func answersAround(rules ...Rule) []Answer {
	if rules[0].asks() == yesNoForm {
		return []Answer{YesNo(true), YesNo(false)}
	}
	var as []Answer
	for _, r := range rules {
		for _, c := range r.comparisons() {
			as = append(as, c.Value)
			if c.Value.form == numberForm {
				as = append(as, nextNumbers(c.Value.number)...)
				continue
			}
			for _, days := range []int{-1, 1} {
				if d := c.Value.date.AddDays(days); !d.IsZero() {
					as = append(as, Day(d))
				}
			}
		}
	}
	return as
}

// nextNumbers returns the answers next to d, below and above, as far as numbers
// are kept.
func nextNumbers(d decimal.Decimal) []Answer {
	var as []Answer
	for _, sign := range []int64{-1, 1} {
		for places := int32(exact.MaxPlaces); places >= 0; places-- {
			if next := d.Add(decimal.New(sign, -places)); exact.Check(next) == nil {
				as = append(as, Number(next))
				break
			}
		}
	}
	return as
}
