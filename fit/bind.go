package fit

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// For returns p with its needs compared with what o delivers: the value of a
// capability stands wherever a rule names it. Where p is compared with another
// offer already, o takes its place. It fails with what [Offer.Validate] says at
// "offer", and at "criteria[2].rule.offer" with [successkit.ErrUnknown] where o
// does not state a capability that p reads, with [successkit.ErrConflict] where
// it states it in another form than the rule compares, and with
// [successkit.ErrRequired] at "profile" where p is nil or zero.
func (p *Profile) For(o Offer) (*Profile, error) {
	var f successkit.Faults
	if p.empty() {
		f.Add("profile", "", successkit.ErrRequired)
	}
	f.Merge("offer", o.Validate())
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("fit: %w", err)
	}
	bound := *p
	bound.criteria = slices.Clone(p.def.Criteria)
	for i := range bound.criteria {
		c := &bound.criteria[i]
		c.Rule = c.Rule.under(&o, &f, "criteria["+strconv.Itoa(i)+"].rule")
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("fit: %w", err)
	}
	bound.offer, bound.offered, bound.unbound = o.Ref(), o.clone(), false
	return &bound, nil
}

// empty reports whether p is nil or zero.
func (p *Profile) empty() bool { return p == nil || p.at == nil }

// ready notes what p lacks for an assessment.
func (p *Profile) ready(f *successkit.Faults) {
	switch {
	case p.empty():
		f.Add("profile", "", successkit.ErrRequired)
	case p.unbound:
		f.Add("offer", "", fmt.Errorf("%w: the profile compares with what the vendor offers", successkit.ErrRequired))
	}
}

// ReadsOffer reports whether a rule of p names a capability of an offer. Such a
// profile assesses only for one: see [Profile.For].
func (p *Profile) ReadsOffer() bool {
	return slices.ContainsFunc(p.def.Criteria, func(c Criterion) bool { return c.Rule.readsOffer() })
}

// Offer returns the offer that p compares with, and whether there is one.
func (p *Profile) Offer() (OfferRef, bool) { return p.offer, p.offer != OfferRef{} }
