package audit

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// An Auditor judges customers by the profile and the offer that were in force on
// the days that matter. It is immutable and safe for concurrent use. [New] makes
// one; the zero Auditor has no profile, and refuses every customer.
type Auditor struct {
	versions *fit.Versions
	offers   *fit.Offers
}

// New returns an auditor by these versions of a profile and of the offer. Offers
// may be nil where no version of the profile reads one. It fails with
// [successkit.ErrRequired] where there are no versions.
func New(versions *fit.Versions, offers *fit.Offers) (*Auditor, error) {
	var f successkit.Faults
	all := versions.All()
	if len(all) == 0 {
		f.Add("versions", "", successkit.ErrRequired)
	}
	reads := slices.ContainsFunc(all, (*fit.Profile).ReadsOffer)
	if reads && len(offers.All()) == 0 {
		f.Add("offers", "", fmt.Errorf("%w: the profile compares with what the vendor offers", successkit.ErrRequired))
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return &Auditor{versions: versions, offers: offers}, nil
}

// profile returns the id of the profile.
func (a *Auditor) profile() string {
	if a == nil || len(a.versions.All()) == 0 {
		return ""
	}
	return a.versions.All()[0].Ref().ID
}

// ready notes that a is nil or zero.
func (a *Auditor) ready(f *successkit.Faults) {
	if a.profile() == "" {
		f.Add("auditor", "", successkit.ErrRequired)
	}
}

// inForce returns the profile in force on a day for the offer in force on it,
// and nil where there was no profile yet.
func (a *Auditor) inForce(day successkit.Date) (*fit.Profile, error) {
	if _, ok := a.versions.On(day); !ok {
		return nil, nil //nolint:nilnil // no profile was in force, which is no fault
	}
	return a.versions.InForce(a.offers, day)
}

// current returns the profile in force on asOf for the offer that was in force
// on an earlier day or, where that one does not state what the profile reads by
// now, for the one in force on asOf.
func (a *Auditor) current(day, asOf successkit.Date) (*fit.Profile, error) {
	p, ok := a.versions.On(asOf)
	if !ok {
		return nil, nil //nolint:nilnil // likewise
	}
	if o, ok := a.offers.On(day); ok {
		if bound, err := p.For(o); err == nil {
			return bound, nil
		}
	}
	return a.versions.InForce(a.offers, asOf)
}

// assess returns what p says, and an assessment of nothing where there is none.
func assess(p *fit.Profile, facts fit.Facts, day successkit.Date) (fit.Assessment, error) {
	if p == nil {
		return fit.Assessment{AsOf: day}, facts.Validate()
	}
	return p.Assess(facts, day)
}

// hindsight returns the facts that are known on asOf as if each had been known
// on its own day.
func hindsight(facts fit.Facts, asOf successkit.Date) fit.Facts {
	var known fit.Facts
	for _, e := range facts.Evidence {
		if e.KnownOn(asOf) {
			e.Recorded = successkit.Date{}
			known.Evidence = append(known.Evidence, e)
		}
	}
	for _, c := range facts.Commitments {
		if c.KnownOn(asOf) {
			c.Recorded = successkit.Date{}
			known.Commitments = append(known.Commitments, c)
		}
	}
	for _, s := range facts.Settlements {
		if s.KnownOn(asOf) {
			s.Recorded = successkit.Date{}
			known.Settlements = append(known.Settlements, s)
		}
	}
	return known
}
