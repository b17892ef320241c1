package market

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// A Growth is the two ways side by side.
type Growth struct {
	Definition GrowthDefinition `json:"definition"`
	// Anyone and GoodOnly are the periods of each way.
	Anyone   []Period `json:"anyone"`
	GoodOnly []Period `json:"good_only"`
	// BreakEven is when good fit only overtakes.
	BreakEven BreakEven `json:"break_even"`
	// Ahead is the cumulative margin of good fit only less that of anyone, after
	// the last period.
	Ahead decimal.Decimal `json:"ahead"`
}

// A Period is what one way does in one period. Numbers of customers and
// prospects are expectations and may have fractions.
type Period struct {
	Period int `json:"period"`
	// Unlocked prospects come to have potential at the start.
	Unlocked decimal.Decimal `json:"unlocked"`
	// GoodLeft and BadLeft leave, and Repelled prospects are kept away by the
	// latter. Both are lost to the market.
	GoodLeft decimal.Decimal `json:"good_left"`
	BadLeft  decimal.Decimal `json:"bad_left"`
	Repelled decimal.Decimal `json:"repelled"`
	// Referred come by referral out of the market, Outside from outside it, and
	// GoodSigned and BadSigned are signed by the sellers.
	Referred   decimal.Decimal `json:"referred"`
	Outside    decimal.Decimal `json:"outside"`
	GoodSigned decimal.Decimal `json:"good_signed"`
	BadSigned  decimal.Decimal `json:"bad_signed"`
	// Customers and prospects at the end.
	GoodCustomers decimal.Decimal `json:"good_customers"`
	BadCustomers  decimal.Decimal `json:"bad_customers"`
	GoodProspects decimal.Decimal `json:"good_prospects"`
	BadProspects  decimal.Decimal `json:"bad_prospects"`
	// Revenue is what the customers at the end bring in the period, Cost what it
	// took to serve and sign them and was invested, and Cumulative is revenue less
	// cost up to the end.
	Revenue    decimal.Decimal `json:"revenue"`
	Cost       decimal.Decimal `json:"cost"`
	Cumulative decimal.Decimal `json:"cumulative"`
}

// amounts lists the figures of p.
func (p *Period) amounts() []*decimal.Decimal {
	return []*decimal.Decimal{
		&p.Unlocked, &p.GoodLeft, &p.BadLeft, &p.Repelled, &p.Referred, &p.Outside, &p.GoodSigned, &p.BadSigned,
		&p.GoodCustomers, &p.BadCustomers, &p.GoodProspects, &p.BadProspects, &p.Revenue, &p.Cost, &p.Cumulative,
	}
}

// A BreakEven is the first period from which on, up to the last, good fit only is
// never behind, and 0 where there is none.
type BreakEven struct {
	Customers int `json:"customers"`
	Revenue   int `json:"revenue"`
	// Margin is by cumulative margin.
	Margin int `json:"margin"`
}

// reportPlaces is how many decimal places figures are rounded to.
const reportPlaces = 6

// Compare projects both ways. In each period, in this order: unlocked prospects
// come to have potential; customers leave, of those there at the start; those of
// bad fit that left repel prospects; those of good fit there at the start refer
// others, out of the prospects that are left and from outside; and the sellers
// sign out of what is left then. Nothing is signed that is not there.
//
// Everything is computed exactly, and the break-even is decided so; figures are
// then rounded, half to even, to six places. It fails as
// [GrowthDefinition.Validate] does.
func Compare(d GrowthDefinition) (Growth, error) {
	if err := d.Validate(); err != nil {
		return Growth{}, fmt.Errorf("market: invalid definition: %w", err)
	}
	g := Growth{Definition: d.clone()}
	g.Anyone = d.World.project(d.Anyone, d.Periods)
	g.GoodOnly = d.World.project(d.GoodOnly, d.Periods)
	g.BreakEven = breakEven(g.Anyone, g.GoodOnly)
	last := d.Periods - 1
	g.Ahead = g.GoodOnly[last].Cumulative.Sub(g.Anyone[last].Cumulative).RoundBank(reportPlaces)
	for i := range d.Periods {
		for _, p := range []*Period{&g.Anyone[i], &g.GoodOnly[i]} {
			for _, a := range p.amounts() {
				*a = a.RoundBank(reportPlaces)
			}
		}
	}
	return g, nil
}

// project returns the periods of one way, exactly.
func (w World) project(s Strategy, periods int) []Period {
	all := make([]Period, periods)
	wantBad := s.Signings.Mul(s.BadShare)
	wantGood := s.Signings.Sub(wantBad)
	good, bad, cumulative := w.GoodCustomers, w.BadCustomers, decimal.Decimal{}
	goodProspects, badProspects := w.GoodProspects, w.BadProspects
	for i := range all {
		p := &all[i]
		p.Period = i + 1
		for _, o := range s.Unlocks {
			if o.Period == p.Period {
				p.Unlocked = p.Unlocked.Add(o.Prospects)
			}
		}
		goodProspects = goodProspects.Add(p.Unlocked)
		p.GoodLeft, p.BadLeft = good.Mul(w.GoodChurn), bad.Mul(w.BadChurn)
		p.Repelled = decimal.Min(goodProspects, p.BadLeft.Mul(w.Repelled))
		goodProspects = goodProspects.Sub(p.Repelled)
		p.Referred = decimal.Min(goodProspects, good.Mul(w.Referrals))
		goodProspects = goodProspects.Sub(p.Referred)
		p.Outside = good.Mul(w.Outside)
		p.GoodSigned = decimal.Min(goodProspects, wantGood)
		goodProspects = goodProspects.Sub(p.GoodSigned)
		p.BadSigned = decimal.Min(badProspects, wantBad)
		badProspects = badProspects.Sub(p.BadSigned)

		good = decimal.Sum(good, p.GoodLeft.Neg(), p.Referred, p.Outside, p.GoodSigned)
		bad = decimal.Sum(bad, p.BadLeft.Neg(), p.BadSigned)
		p.GoodCustomers, p.BadCustomers, p.GoodProspects, p.BadProspects = good, bad, goodProspects, badProspects
		p.Revenue = good.Mul(w.GoodRevenue).Add(bad.Mul(w.BadRevenue))
		p.Cost = decimal.Sum(good.Mul(w.GoodService), bad.Mul(w.BadService), p.GoodSigned.Add(p.BadSigned).Mul(w.SigningCost), s.Investment)
		cumulative = cumulative.Add(p.Revenue).Sub(p.Cost)
		p.Cumulative = cumulative
	}
	return all
}

// breakEven compares two ways, neither of them rounded.
func breakEven(anyone, goodOnly []Period) BreakEven {
	first := func(of func(p *Period) decimal.Decimal) int {
		from := 0
		for i := len(anyone) - 1; i >= 0; i-- {
			if of(&goodOnly[i]).LessThan(of(&anyone[i])) {
				break
			}
			from = i + 1
		}
		return from
	}
	return BreakEven{
		Customers: first(func(p *Period) decimal.Decimal { return p.GoodCustomers.Add(p.BadCustomers) }),
		Revenue:   first(func(p *Period) decimal.Decimal { return p.Revenue }),
		Margin:    first(func(p *Period) decimal.Decimal { return p.Cumulative }),
	}
}
