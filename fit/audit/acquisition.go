package audit

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Signing is a customer that was won.
type Signing struct {
	// Customer identifies it among those of the host.
	Customer string `json:"customer"`
	// Date is the day on which it signed.
	Date successkit.Date `json:"date"`
	// Seller, Team and Channel are who won it and how, by the host's own ids. Each
	// may be empty.
	Seller  string `json:"seller,omitzero"`
	Team    string `json:"team,omitzero"`
	Channel string `json:"channel,omitzero"`
	// Value is what it brings, in Currency.
	Value    decimal.Decimal `json:"value,omitzero"`
	Currency string          `json:"currency,omitzero"`
	// Facts are what is known of it today.
	Facts fit.Facts `json:"facts,omitzero"`
}

func (s Signing) validate(f *successkit.Faults, asOf successkit.Date) {
	f.Add("customer", s.Customer, word.CheckID(s.Customer))
	checkDay(f, "date", s.Date, asOf)
	for _, who := range []struct{ path, id string }{{"seller", s.Seller}, {"team", s.Team}, {"channel", s.Channel}} {
		if who.id != "" {
			f.Add(who.path, who.id, word.CheckID(who.id))
		}
	}
	checkMoney(f, "value", s.Value, s.Currency)
}

// checkDay notes a day that is missing, or after asOf.
func checkDay(f *successkit.Faults, path string, day, asOf successkit.Date) {
	switch {
	case day.IsZero():
		f.Add(path, "", successkit.ErrRequired)
	case !asOf.IsZero() && day.After(asOf):
		f.Add(path, day.String(), fmt.Errorf("%w: after the day of the audit, %s", successkit.ErrConflict, asOf))
	}
}

// checkMoney notes an amount or a currency that is none.
func checkMoney(f *successkit.Faults, path string, d decimal.Decimal, of string) {
	f.Add(path, field.Text(d), field.Level(d))
	f.Add("currency", of, currency.Check(of))
}

// An Acquisition is what an audit says of one signing.
type Acquisition struct {
	Customer string          `json:"customer"`
	Signed   successkit.Date `json:"signed"`
	Seller   string          `json:"seller,omitzero"`
	Channel  string          `json:"channel,omitzero"`
	Value    decimal.Decimal `json:"value,omitzero"`
	Currency string          `json:"currency,omitzero"`
	// AsOf is the day of the audit.
	AsOf successkit.Date `json:"as_of"`
	// Profile and Offer are those that were in force when the customer signed.
	// They are zero where no profile was yet.
	Profile fit.ProfileRef `json:"profile,omitzero"`
	Offer   fit.OfferRef   `json:"offer,omitzero"`
	// Then is what they said by what was known on that day, and Verdict what they
	// say of that day by what is known now.
	Then    fit.Verdict `json:"then"`
	Verdict fit.Verdict `json:"verdict"`
	// Case is the gravest of the gaps, in the order of the cases.
	Case Case `json:"case"`
	// Gaps are the criteria that stood against the customer: those of the profile
	// then in force, and then those that only today's has.
	Gaps []Gap `json:"gaps,omitempty"`
}

// A Gap is a criterion that stood against a customer when it signed.
type Gap struct {
	Criterion string    `json:"criterion"`
	Input     fit.Input `json:"input"`
	Case      Case      `json:"case"`
	// Evident says that the evidence was known on the day of the signing.
	Evident bool                `json:"evident"`
	Reasons []successkit.Reason `json:"reasons"`
}

// Acquisition audits one signing on the day asOf: whether the customer had
// potential when it signed, by the profile then in force, and if not, whether
// those who signed had been told. Where that profile has nothing against the
// customer and today's has, the case is [NotYetKnown].
//
// A criterion counts as told where by the day of the signing it had been
// published to the seller, the team, the channel, or everybody.
//
// It fails with every fault of the signing and its facts, with
// [successkit.ErrRequired] at "as_of" or "auditor", and where no offer was in
// force that the profile reads.
func (a *Auditor) Acquisition(s Signing, asOf successkit.Date) (Acquisition, error) {
	then, err := a.then(s, asOf)
	if err != nil {
		return Acquisition{}, fmt.Errorf("audit: %w", err)
	}
	now, err := a.current(s.Date, asOf)
	if err != nil {
		return Acquisition{}, fmt.Errorf("audit: %w", err)
	}
	known := hindsight(s.Facts, asOf)
	told, err := assess(then, s.Facts, s.Date)
	if err != nil {
		return Acquisition{}, err
	}
	judged, err := assess(then, known, s.Date)
	if err != nil {
		return Acquisition{}, err
	}
	today, err := assess(now, known, s.Date)
	if err != nil {
		return Acquisition{}, err
	}
	r := Acquisition{
		Customer: s.Customer, Signed: s.Date, Seller: s.Seller, Channel: s.Channel,
		Value: exact.Canonical(s.Value), Currency: s.Currency, AsOf: asOf,
		Profile: judged.Profile, Offer: judged.Offer, Then: told.Verdict, Verdict: judged.Verdict,
	}
	criteria := then.Definition().Criteria
	states := map[string]fit.State{}
	for i, finding := range judged.Findings {
		states[finding.Criterion] = finding.State
		if finding.State == fit.Unmet {
			r.Gaps = append(r.Gaps, Gap{
				Criterion: finding.Criterion, Input: finding.Input, Case: toldCase(criteria[i], s),
				Evident: told.Findings[i].State == fit.Unmet, Reasons: finding.Reasons,
			})
		}
	}
	for _, finding := range today.Findings {
		state, asked := states[finding.Criterion]
		if finding.State == fit.Unmet && (!asked || state == fit.Met || state == fit.Acquirable) {
			r.Gaps = append(r.Gaps, Gap{Criterion: finding.Criterion, Input: finding.Input, Case: NotYetKnown, Evident: evident(finding, s), Reasons: finding.Reasons})
		}
	}
	for _, g := range r.Gaps {
		if r.Case == NoCase || g.Case < r.Case {
			r.Case = g.Case
		}
	}
	return r, nil
}

// Decide returns the verdict that [Auditor.Acquisition] finds, without what led to
// it: for many customers, of whom nothing else is asked. It fails as that does, but
// for what concerns today's profile alone.
func (a *Auditor) Decide(s Signing, asOf successkit.Date) (fit.Verdict, error) {
	then, err := a.then(s, asOf)
	if err != nil {
		return fit.Unassessed, fmt.Errorf("audit: %w", err)
	}
	if then == nil {
		return fit.Unassessed, nil
	}
	d, err := then.Decide(hindsight(s.Facts, asOf), s.Date)
	return d.Verdict, err
}

// then returns the profile in force when a signing took place, and nil where there
// was none yet.
func (a *Auditor) then(s Signing, asOf successkit.Date) (*fit.Profile, error) {
	var f successkit.Faults
	a.ready(&f)
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	s.validate(&f, asOf)
	f.Merge("facts", s.Facts.Validate())
	if err := f.Err(); err != nil {
		return nil, err
	}
	return a.inForce(s.Date)
}

// toldCase returns the case of a gap at a criterion that existed.
func toldCase(c fit.Criterion, s Signing) Case {
	if c.PublishedTo(s.Date, s.Seller, s.Team, s.Channel) {
		return KnowinglySigned
	}
	return NotTold
}

// evident reports whether the evidence of a finding was known at the signing.
func evident(finding fit.Finding, s Signing) bool {
	for _, ref := range finding.Reasons[0].Evidence {
		for _, e := range s.Facts.Evidence {
			if e.ID == ref.ID && e.KnownOn(s.Date) {
				return true
			}
		}
	}
	return false
}
