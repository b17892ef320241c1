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

// A class is words that every comparison of two rules treats alike: each names
// all of them or none.
type class struct {
	named []bool // by comparison
	count int    // of words; 0 for the words that no rule names
}

// How much of a class an answer names.
const (
	nothing = iota
	part
	whole
)

// maxTrials bounds how many sets of words are tried, and maxClasses how many
// classes they may be of.
const (
	maxTrials  = 1 << maxClasses
	maxClasses = 16
)

// tryWords calls judge with what both rules read in sets of words that stand for
// all sets. It is false where that would be too many.
func tryWords(before, after Rule, judge func(before, after bool)) bool {
	comparisons := append(append([]Rule(nil), before.comparisons()...), after.comparisons()...)
	classes, ok := classify(comparisons)
	if !ok {
		return false
	}
	trials := 1
	for _, c := range classes {
		if trials *= len(c.shares()); trials > maxTrials {
			return false
		}
	}
	answer := make([]int, len(classes))
	for n := range trials {
		for i, c := range classes {
			shares := c.shares()
			answer[i] = shares[n%len(shares)]
			n /= len(shares)
		}
		first := len(before.comparisons())
		judge(before.holdsFor(classes, answer, 0), after.holdsFor(classes, answer, first))
	}
	return true
}

// classify sorts the words that the comparisons name into classes, and adds the
// class of those that none does. It is false where there are too many classes.
func classify(comparisons []Rule) ([]class, bool) {
	classes := []class{{named: make([]bool, len(comparisons))}}
	seen := map[string]bool{}
	for _, c := range comparisons {
		for _, w := range c.Value.words {
			if seen[w] {
				continue
			}
			seen[w] = true
			named := make([]bool, len(comparisons))
			for i := range comparisons {
				named[i] = names(&comparisons[i].Value, w)
			}
			if classes = enlist(classes, named); len(classes) > maxClasses {
				return nil, false
			}
		}
	}
	return classes, true
}

func enlist(classes []class, named []bool) []class {
search:
	for k := 1; k < len(classes); k++ {
		for i := range named {
			if classes[k].named[i] != named[i] {
				continue search
			}
		}
		classes[k].count++
		return classes
	}
	return append(classes, class{named: named, count: 1})
}

// shares returns how much of the class an answer may name.
func (c class) shares() []int {
	switch c.count {
	case 0: // there is always one more
		return []int{nothing, part}
	case 1:
		return []int{nothing, whole}
	}
	return []int{nothing, part, whole}
}

// holdsFor reports whether r, whose comparisons are numbered from first on,
// holds for an answer that names so much of each class.
func (r Rule) holdsFor(classes []class, answer []int, first int) bool {
	for i, c := range r.comparisons() {
		if compared := c.compares(classes, answer, first+i); compared == (r.Op == AnyRule) || r.Op.asks() != noForm {
			return compared
		}
	}
	return r.Op == AllRules
}

// compares is holds for the comparison of the given number.
func (r Rule) compares(classes []class, answer []int, number int) bool {
	for k, c := range classes {
		named, share := c.named[number], answer[k]
		switch {
		case r.Op == OneOf && named && share != nothing:
			return true
		case r.Op == AllOf && named && share != whole, r.Op == OnlyOf && !named && share != nothing:
			return false
		}
	}
	return r.Op != OneOf
}
