package audit

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// A Loss is a customer that left.
type Loss struct {
	// Customer identifies it among those of the host.
	Customer string `json:"customer"`
	// Signed is the day on which it signed, and Left that on which it left.
	Signed successkit.Date `json:"signed"`
	Left   successkit.Date `json:"left"`
	// Amount is the recurring revenue that went with it, in Currency.
	Amount   decimal.Decimal `json:"amount,omitzero"`
	Currency string          `json:"currency,omitzero"`
	// Facts are what is known of it today.
	Facts fit.Facts `json:"facts,omitzero"`
}

func (l Loss) validate(f *successkit.Faults, asOf successkit.Date) {
	f.Add("customer", l.Customer, word.CheckID(l.Customer))
	checkDay(f, "signed", l.Signed, asOf)
	checkDay(f, "left", l.Left, asOf)
	if !l.Left.IsZero() && l.Left.Before(l.Signed) {
		f.Add("left", l.Left.String(), fmt.Errorf("%w: before it signed, %s", successkit.ErrConflict, l.Signed))
	}
	checkMoney(f, "amount", l.Amount, l.Currency)
}

// An Attribution is what an audit says of one loss.
type Attribution struct {
	Customer string          `json:"customer"`
	Signed   successkit.Date `json:"signed"`
	Left     successkit.Date `json:"left"`
	Amount   decimal.Decimal `json:"amount,omitzero"`
	Currency string          `json:"currency,omitzero"`
	// AsOf is the day of the audit.
	AsOf successkit.Date `json:"as_of"`
	// AtSigning and AtLeaving are the verdicts of the two days, each by the
	// profile and the offer then in force and by what is known now.
	AtSigning fit.Verdict `json:"at_signing"`
	AtLeaving fit.Verdict `json:"at_leaving"`
	// Blame is whose failure it was.
	Blame Blame `json:"blame"`
	// Broken are the commitments that were missed or, after the signing,
	// withdrawn by the day on which it left, the first due first. Those at criteria
	// that the profile has dropped since the signing are among them.
	Broken []fit.Entry `json:"broken,omitempty"`
}

// GoodFit reports whether the customer had potential when it signed. Its loss is
// the headline: a customer that could have succeeded.
func (a Attribution) GoodFit() bool {
	return a.AtSigning == fit.Potential || a.AtSigning == fit.Conditional
}

// Attribute says on the day asOf whose failure a loss was. A customer without
// potential should not have been signed. Of one with potential the joint
// accountabilities tell: commitments that one side, or both, had broken by the
// day on which it left. Where neither had, the loss is unexplained: there may be
// a criterion that the profile lacks.
//
// It fails with every fault of the loss and its facts, and as
// [Auditor.Acquisition] does.
func (a *Auditor) Attribute(l Loss, asOf successkit.Date) (Attribution, error) {
	var f successkit.Faults
	a.ready(&f)
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	l.validate(&f, asOf)
	f.Merge("facts", l.Facts.Validate())
	if err := f.Err(); err != nil {
		return Attribution{}, fmt.Errorf("audit: %w", err)
	}
	r := Attribution{
		Customer: l.Customer, Signed: l.Signed, Left: l.Left, Amount: exact.Canonical(l.Amount), Currency: l.Currency, AsOf: asOf,
	}
	facts := hindsight(l.Facts, asOf)
	var profiles [2]*fit.Profile // at signing, and at leaving
	for i, at := range []struct {
		day     successkit.Date
		verdict *fit.Verdict
	}{{l.Signed, &r.AtSigning}, {l.Left, &r.AtLeaving}} {
		p, err := a.inForce(at.day)
		if err != nil {
			return Attribution{}, fmt.Errorf("audit: %w", err)
		}
		assessment, err := assess(p, facts, at.day)
		if err != nil {
			return Attribution{}, err
		}
		profiles[i], *at.verdict = p, assessment.Verdict
	}
	var err error
	if r.Broken, err = r.broken(profiles, facts); err != nil {
		return Attribution{}, err
	}
	r.Blame = r.blame()
	return r, nil
}

// broken returns the commitments that were broken, the first due first: those at
// criteria of the profile at leaving, and those at criteria that it no longer has.
func (a Attribution) broken(profiles [2]*fit.Profile, facts fit.Facts) ([]fit.Entry, error) {
	var all []fit.Entry
	asked := map[string]bool{}
	for _, p := range slices.Backward(profiles[:]) {
		if p == nil {
			continue
		}
		ledger, err := p.Ledger(facts, a.Left)
		if err != nil {
			return nil, err
		}
		for _, e := range ledger.Entries {
			broken := e.Fulfilment == fit.Missed || e.Fulfilment == fit.Withdrawn && e.On.After(a.Signed)
			if broken && !asked[e.Criterion] {
				all = append(all, e)
			}
		}
		for _, c := range p.Definition().Criteria {
			asked[c.ID] = true
		}
	}
	slices.SortStableFunc(all, func(x, y fit.Entry) int { return x.Due.Compare(y.Due) })
	return all, nil
}

func (a Attribution) blame() Blame {
	switch a.AtSigning {
	case fit.NoPotential:
		return ByAcquisition
	case fit.Undetermined, fit.Unassessed:
		return UnknownBlame
	case fit.Potential, fit.Conditional:
	}
	var ours, theirs bool
	for _, e := range a.Broken {
		ours = ours || e.Side == successkit.VendorSide
		theirs = theirs || e.Side == successkit.CustomerSide
	}
	switch {
	case ours && theirs:
		return BothFailed
	case ours:
		return Ours
	case theirs:
		return Theirs
	}
	return Unexplained
}
