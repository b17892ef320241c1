package fit

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
