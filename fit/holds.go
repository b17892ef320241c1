package fit

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// holds reports whether a valid r holds for an answer of the form it asks for.
func holds(r *Rule, a *Answer) bool {
	switch r.Op {
	case Is:
		return a.yes == r.Value.yes
	case AtLeast:
		return exact.Compare(a.number, r.Value.number) >= 0
	case AtMost:
		return exact.Compare(a.number, r.Value.number) <= 0
	case OnOrBefore:
		return !a.date.After(r.Value.date)
	case OnOrAfter:
		return !a.date.Before(r.Value.date)
	case OneOf:
		return slices.ContainsFunc(r.Value.words, func(w string) bool { return names(a, w) })
	case AllOf:
		return within(r.Value.words, a)
	case OnlyOf:
		return within(a.words, &r.Value)
	case AllRules, AnyRule:
		for i := range r.Rules {
			if holds(&r.Rules[i], a) == (r.Op == AnyRule) {
				return r.Op == AnyRule
			}
		}
		return r.Op == AllRules
	case UnknownOp:
	}
	return false
}

// names reports whether w is one of the words of a.
func names(a *Answer, w string) bool {
	_, found := slices.BinarySearch(a.words, w)
	return found
}

// within reports whether a names every one of ws.
func within(ws []string, a *Answer) bool {
	return !slices.ContainsFunc(ws, func(w string) bool { return !names(a, w) })
}

// comparisons returns the rules that compare something: r itself, or those that
// it combines.
func (r Rule) comparisons() []Rule {
	if r.Op.asks() == noForm {
		return r.Rules
	}
	return []Rule{r}
}

// readsOffer reports whether r compares with what a vendor offers.
func (r Rule) readsOffer() bool {
	return slices.ContainsFunc(r.comparisons(), func(c Rule) bool { return c.Offer != "" })
}

// under returns r with what the offer delivers in the place of the names of its
// capabilities, and notes those that it does not state.
func (r Rule) under(o *Offer, f *successkit.Faults, path string) Rule {
	r.Rules = slices.Clone(r.Rules)
	for i := range r.Rules {
		r.Rules[i] = r.Rules[i].under(o, f, path+".rules["+strconv.Itoa(i)+"]")
	}
	if r.Offer == "" {
		return r
	}
	value, stated := o.Delivers(r.Offer)
	switch want := r.Op.asks(); {
	case !stated:
		f.Add(path+".offer", r.Offer, fmt.Errorf("%w: offer %s, version %d, does not state it", successkit.ErrUnknown, o.ID, o.Version))
	case value.form != want:
		f.Add(path+".offer", r.Offer, fmt.Errorf("%w: %s compares %s", successkit.ErrConflict, r.Op, want))
	}
	r.Value, r.Offer = value, ""
	return r
}
