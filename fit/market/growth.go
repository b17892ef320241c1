package market

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// A GrowthDefinition is the two ways to grow in one world, for a number of
// periods of whatever length: months, quarters. Every rate is per period.
type GrowthDefinition struct {
	Currency string `json:"currency,omitzero"`
	// Periods is how far to project, 1 to 240.
	Periods int   `json:"periods"`
	World   World `json:"world"`
	// Anyone signs whoever buys, and GoodOnly those with potential: its BadShare
	// is 0.
	Anyone   Strategy `json:"anyone"`
	GoodOnly Strategy `json:"good_only"`
}

// A World is what holds for either way.
type World struct {
	// GoodProspects and BadProspects are the counted market: prospects with
	// potential, and without.
	GoodProspects decimal.Decimal `json:"good_prospects"`
	BadProspects  decimal.Decimal `json:"bad_prospects"`
	// GoodCustomers and BadCustomers are those there at the start.
	GoodCustomers decimal.Decimal `json:"good_customers"`
	BadCustomers  decimal.Decimal `json:"bad_customers"`
	// GoodChurn and BadChurn are the shares that leave in a period, 0 to 1. Who
	// leaves does not come back.
	GoodChurn decimal.Decimal `json:"good_churn"`
	BadChurn  decimal.Decimal `json:"bad_churn"`
	// Repelled is how many prospects with potential a customer of bad fit keeps
	// away when it leaves.
	Repelled decimal.Decimal `json:"repelled"`
	// Referrals is how many customers like itself a customer of good fit brings in
	// a period out of the counted market, and Outside how many from outside it.
	Referrals decimal.Decimal `json:"referrals"`
	Outside   decimal.Decimal `json:"outside"`
	// GoodRevenue and BadRevenue are what a customer brings in a period,
	// GoodService and BadService what it costs to serve, and SigningCost what it
	// costs to sign one that was not referred.
	GoodRevenue decimal.Decimal `json:"good_revenue"`
	BadRevenue  decimal.Decimal `json:"bad_revenue"`
	GoodService decimal.Decimal `json:"good_service"`
	BadService  decimal.Decimal `json:"bad_service"`
	SigningCost decimal.Decimal `json:"signing_cost"`
}

// A Strategy is whom the sellers sign, and what the vendor builds.
type Strategy struct {
	// Signings is how many customers the sellers sign in a period while there are
	// prospects, and BadShare the part of them without potential, 0 to 1.
	Signings decimal.Decimal `json:"signings"`
	BadShare decimal.Decimal `json:"bad_share,omitzero"`
	// Investment is what it spends in a period beside that.
	Investment decimal.Decimal `json:"investment,omitzero"`
	// Unlocks are the segments that it opens, at most 240.
	Unlocks []Opening `json:"unlocks,omitempty"`
}

// An Opening is prospects that come to have potential.
type Opening struct {
	// Period is the one at whose start they do, counted from 1.
	Period    int             `json:"period"`
	Prospects decimal.Decimal `json:"prospects"`
}

// The bounds of a projection.
const (
	maxPeriods    = 240
	maxOpenings   = 240
	maxRatePlaces = 6
	maxRateDigits = 18
)

// A parameter is one number of a definition.
type parameter struct {
	path  string
	value *decimal.Decimal
	share bool // at most 1
}

// parameters lists the numbers of d, in the order of its fields.
func parameters(d *GrowthDefinition) []parameter {
	w := &d.World
	all := []parameter{
		{"world.good_prospects", &w.GoodProspects, false},
		{"world.bad_prospects", &w.BadProspects, false},
		{"world.good_customers", &w.GoodCustomers, false},
		{"world.bad_customers", &w.BadCustomers, false},
		{"world.good_churn", &w.GoodChurn, true},
		{"world.bad_churn", &w.BadChurn, true},
		{"world.repelled", &w.Repelled, false},
		{"world.referrals", &w.Referrals, false},
		{"world.outside", &w.Outside, false},
		{"world.good_revenue", &w.GoodRevenue, false},
		{"world.bad_revenue", &w.BadRevenue, false},
		{"world.good_service", &w.GoodService, false},
		{"world.bad_service", &w.BadService, false},
		{"world.signing_cost", &w.SigningCost, false},
	}
	for _, s := range []struct {
		path string
		*Strategy
	}{{"anyone", &d.Anyone}, {"good_only", &d.GoodOnly}} {
		all = append(all,
			parameter{s.path + ".signings", &s.Signings, false},
			parameter{s.path + ".bad_share", &s.BadShare, true},
			parameter{s.path + ".investment", &s.Investment, false})
		for i := range s.Unlocks {
			all = append(all, parameter{s.path + ".unlocks[" + strconv.Itoa(i) + "].prospects", &s.Unlocks[i].Prospects, false})
		}
	}
	return all
}

// clone returns a copy of d that shares no memory with it.
func (d GrowthDefinition) clone() GrowthDefinition {
	d.Anyone.Unlocks = append([]Opening(nil), d.Anyone.Unlocks...)
	d.GoodOnly.Unlocks = append([]Opening(nil), d.GoodOnly.Unlocks...)
	return d
}

// Validate reports everything that is wrong with d: a number of periods or a
// number beyond its bounds, a share above 1, customers of bad fit that the way of
// good fit signs, too many openings, an opening outside the periods.
func (d GrowthDefinition) Validate() error {
	var f successkit.Faults
	f.Add("currency", d.Currency, currency.Check(d.Currency))
	if d.Periods < 1 || d.Periods > maxPeriods {
		f.Add("periods", strconv.Itoa(d.Periods), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxPeriods))
	}
	for _, p := range parameters(&d) {
		f.Add(p.path, field.Text(*p.value), p.check())
	}
	if d.GoodOnly.BadShare.IsPositive() {
		f.Add("good_only.bad_share", "", fmt.Errorf("%w: it signs good fit only", successkit.ErrConflict))
	}
	for _, s := range []struct {
		path string
		Strategy
	}{{"anyone", d.Anyone}, {"good_only", d.GoodOnly}} {
		if len(s.Unlocks) > maxOpenings {
			f.Add(s.path+".unlocks", strconv.Itoa(len(s.Unlocks)), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxOpenings))
		}
		for i, o := range s.Unlocks {
			if o.Period < 1 || o.Period > d.Periods {
				f.Add(s.path+".unlocks["+strconv.Itoa(i)+"].period", strconv.Itoa(o.Period), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, d.Periods))
			}
		}
	}
	return f.Err()
}

// check reports what is wrong with the number.
func (p parameter) check() error {
	d := *p.value
	switch {
	case exact.Check(d) != nil, d.NumDigits()+max(0, int(d.Exponent())) > maxRateDigits, exact.Canonical(d).Exponent() < -maxRatePlaces:
		return fmt.Errorf("%w: more than %d digits or %d decimal places", successkit.ErrOutOfRange, maxRateDigits, maxRatePlaces)
	case d.IsNegative():
		return fmt.Errorf("%w: below 0", successkit.ErrOutOfRange)
	case p.share && d.GreaterThan(one):
		return fmt.Errorf("%w: above 1", successkit.ErrOutOfRange)
	}
	return nil
}

var one = decimal.New(1, 0)
