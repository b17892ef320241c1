package pipeline

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Deal is one opportunity in a pipeline, and what is known of the prospect.
type Deal struct {
	// ID identifies the deal among those of the host.
	ID string `json:"id"`
	// Value is what it would bring, in Currency. Zero is what is not known, too.
	Value    decimal.Decimal `json:"value,omitzero"`
	Currency string          `json:"currency,omitzero"`
	// Facts are what is known of the prospect.
	Facts fit.Facts `json:"facts,omitzero"`
}

// Validate reports everything that is wrong with d, its facts among it.
func (d Deal) Validate() error {
	var f successkit.Faults
	d.validate(&f)
	f.Merge("facts", d.Facts.Validate())
	return f.Err()
}

// validate notes what is wrong with d beside its facts.
func (d Deal) validate(f *successkit.Faults) {
	f.Add("id", d.ID, word.CheckID(d.ID))
	f.Add("value", field.Text(d.Value), field.Level(d.Value))
	f.Add("currency", d.Currency, currency.Check(d.Currency))
}

// Gated is what the gate says of one deal on one day.
type Gated struct {
	Deal     string          `json:"deal"`
	Value    decimal.Decimal `json:"value,omitzero"`
	Currency string          `json:"currency,omitzero"`
	// Profile, Offer and AsOf say by what it was decided.
	Profile fit.ProfileRef  `json:"profile"`
	Offer   fit.OfferRef    `json:"offer,omitzero"`
	AsOf    successkit.Date `json:"as_of"`
	// Route is where the deal goes, and Verdict why.
	Route       Route       `json:"route"`
	Verdict     fit.Verdict `json:"verdict"`
	Provisional bool        `json:"provisional"`
	// Unmet are the findings that disqualify, in the order of the profile. A deal
	// that goes another way has none.
	Unmet []fit.Finding `json:"unmet,omitempty"`
	// Conditions are what a qualified deal rests on.
	Conditions []fit.Condition `json:"conditions,omitempty"`
	// Questions are what to ask next where the deal needs discovery.
	Questions []fit.Question `json:"questions,omitempty"`
}

// validate notes what makes g none that [Gate] returns, as far as a tally reads
// it.
func (g Gated) validate() error {
	var f successkit.Faults
	f.Add("profile.id", g.Profile.ID, word.Check(g.Profile.ID))
	if g.AsOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	f.Add("value", field.Text(g.Value), field.Level(g.Value))
	f.Add("currency", g.Currency, currency.Check(g.Currency))
	if g.Route == UnknownRoute || g.Route != RouteOf(g.Verdict) {
		f.Add("route", g.Route.String(), fmt.Errorf("%w: the verdict is %s", successkit.ErrConflict, g.Verdict))
	}
	if len(g.Unmet) > 0 && g.Route != Disqualified {
		f.Add("unmet", "", fmt.Errorf("%w: the deal is not disqualified", successkit.ErrConflict))
	}
	if len(g.Questions) > 0 && g.Route != Discovery {
		f.Add("questions", "", fmt.Errorf("%w: the deal needs no discovery", successkit.ErrConflict))
	}
	for i, finding := range g.Unmet {
		f.Add("unmet["+strconv.Itoa(i)+"].criterion", finding.Criterion, word.Check(finding.Criterion))
	}
	for i, q := range g.Questions {
		f.Add("questions["+strconv.Itoa(i)+"].criterion", q.Criterion, word.Check(q.Criterion))
	}
	return f.Err()
}

// Gate says where a deal goes on the day asOf. It fails with every fault of the
// deal, and as [fit.Profile.Assess] does.
func Gate(p *fit.Profile, d Deal, asOf successkit.Date) (Gated, error) {
	var f successkit.Faults
	d.validate(&f)
	a, err := p.Assess(d.Facts, asOf)
	f.Merge("", err)
	if err := f.Err(); err != nil {
		return Gated{}, fmt.Errorf("pipeline: %w", err)
	}
	g := Gated{
		Deal: d.ID, Value: exact.Canonical(d.Value), Currency: d.Currency, Profile: a.Profile, Offer: a.Offer, AsOf: asOf,
		Route: RouteOf(a.Verdict), Verdict: a.Verdict, Provisional: a.Provisional,
		Conditions: a.Conditions, Questions: a.Questions,
	}
	switch g.Route {
	case Disqualified:
		g.Conditions = nil
		for _, finding := range a.Findings {
			if finding.State == fit.Unmet {
				g.Unmet = append(g.Unmet, finding)
			}
		}
	case Discovery:
		g.Conditions = nil
	case Qualified, UnknownRoute:
	}
	return g, nil
}
