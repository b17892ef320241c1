package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A LifeAge is one age of a life table: how many accounts reached it with
// revenue all along, and how many of those left then. It is what estimates of
// survival start from.
type LifeAge struct {
	Age int `json:"age"`
	// AtRisk is how many accounts had not been without revenue before this age,
	// of the cohorts that have reached it.
	AtRisk int64 `json:"at_risk"`
	// Left is how many of them were without revenue at its end.
	Left int64 `json:"left"`
	// Censored is how many of them are followed no further, and had not left:
	// their cohort has come no further yet, or they handed all their revenue
	// over to another account.
	Censored int64 `json:"censored"`
}

// LifeTable returns the ages in order, over all cohorts. Who is at risk at one
// age and has not left is either censored or at risk at the next:
//
//	at risk − left − censored = at risk at the age after
//
// The age of leaving is that of the first measure without revenue; an account
// that comes back afterwards is not at risk again.
func (c Cohorts) LifeTable() []LifeAge {
	var table []LifeAge
	for i := range c.Rows {
		ages := c.Rows[i].Ages
		for len(table) < len(ages) {
			table = append(table, LifeAge{Age: len(table)})
		}
		for age := range ages {
			table[age].AtRisk += ages[age].AtRisk
			table[age].Left += ages[age].Left
		}
	}
	for age := range table {
		a := &table[age]
		a.Censored = a.AtRisk - a.Left
		if age+1 < len(table) {
			a.Censored -= table[age+1].AtRisk
		}
	}
	return table
}

// A LandExpand compares what customers started with and what they pay now, at
// the end of the last month reported.
type LandExpand struct {
	Cohorts []Landing `json:"cohorts"`
	// Total is the sum of the cohorts.
	Total Landing `json:"total"`
}

// A Landing is one cohort, then and now:
//
//	landed − lost + expanded = now
type Landing struct {
	// Cohort names the cohort; it is empty in a total.
	Cohort string `json:"cohort,omitzero"`
	// Accounts is how many started, Active how many have revenue now.
	Accounts int64 `json:"accounts"`
	Active   int64 `json:"active"`
	// Landed is what they started with.
	Landed decimal.Decimal `json:"landed"`
	// Lost is how much less than that some of them pay now.
	Lost decimal.Decimal `json:"lost"`
	// Expanded is how much more than that the others pay now.
	Expanded decimal.Decimal `json:"expanded"`
	// Now is what all of them pay now.
	Now decimal.Decimal `json:"now"`
	// Multiple is Now over Landed. It is undefined where nobody started.
	Multiple successkit.Rate `json:"multiple"`
}

// LandExpand returns what each cohort, and all together, started with and what
// they pay now. Accounts that started before the months reported are not in it.
func (c Cohorts) LandExpand() LandExpand {
	le := LandExpand{Cohorts: make([]Landing, 0, len(c.Rows))}
	var accounts, active int64
	var landed, capped, now exact.Sum
	for i := range c.Rows {
		r := &c.Rows[i]
		var last CohortAge
		if n := len(r.Ages); n > 0 {
			last = r.Ages[n-1]
		}
		accounts, active = accounts+r.Accounts, active+last.Logos
		landed.Add(r.Base)
		capped.Add(last.Capped)
		now.Add(last.Net)
		le.Cohorts = append(le.Cohorts, landing(r.name(), r.Accounts, last.Logos, r.Base, last.Capped, last.Net))
	}
	le.Total = landing("", accounts, active, landed.Decimal(), capped.Decimal(), now.Decimal())
	return le
}

func landing(name string, accounts, active int64, landed, capped, now decimal.Decimal) Landing {
	return Landing{
		Cohort: name, Accounts: accounts, Active: active,
		Landed: landed, Lost: exact.Canonical(landed.Sub(capped)),
		Expanded: exact.Canonical(now.Sub(capped)), Now: now,
		Multiple: rateOf(now, landed),
	}
}

// ExpansionShare returns the share of the revenue gained in the period that
// came from accounts already there:
//
//	expansion / (new + expansion + reactivation)
//
// Accounts that came back had not been there. Losses are not set off: they are
// what GRR is for. The share is undefined where nothing was gained.
func (w Waterfall) ExpansionShare() successkit.Rate {
	gained := decimal.Sum(w.New.Amount, w.Expansion.Amount, w.Reactivation.Amount)
	return rateOf(w.Expansion.Amount, gained)
}
