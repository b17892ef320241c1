package census

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
)

// By says by what outcomes are counted.
type By struct {
	// UseCase, Segment and Month are the end to which the product was bought, the
	// segment of the customer and the month in which they are due.
	UseCase, Segment, Month bool
}

// Group adds up lines by what is chosen: for each value, or set of values, one
// line, in order of use case, segment and month. By nothing it is one line of all,
// and none where there are no lines.
func Group(list []Outcomes, by By) []Outcomes {
	var t table[Outcomes, outcomeKey]
	for _, l := range list {
		if !by.UseCase {
			l.UseCase = ""
		}
		if !by.Segment {
			l.Segment = ""
		}
		if !by.Month {
			l.Month = successkit.Date{}
		}
		outcomeKind.add(&t, l)
	}
	return lines(t)
}

// MostBreached adds up requirements over the segments and returns those that are
// breached, the most customers first, then the most breaches, and then by
// requirement and attribute.
func MostBreached(list []Requirements) []Requirements {
	var t table[Requirements, requirementKey]
	for _, l := range list {
		l.Segment = ""
		requirementKind.add(&t, l)
	}
	all := slices.DeleteFunc(lines(t), func(r Requirements) bool { return r.Breached == 0 })
	slices.SortStableFunc(all, func(a, b Requirements) int {
		return cmp.Or(cmp.Compare(b.Breached, a.Breached), cmp.Compare(b.Breaches, a.Breaches))
	})
	return all
}

// Whole adds up customers over the segments. It has no segment.
func Whole(list []Customers) Customers {
	var t table[Customers, segmentKey]
	for _, l := range list {
		l.Segment = ""
		customerKind.add(&t, l)
	}
	if all := lines(t); len(all) > 0 {
		return all[0]
	}
	return Customers{}
}
