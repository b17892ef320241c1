package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// Sums returns what m holds, as plain data. [NewMonthly] makes an equal Monthly
// of it.
func (m *Monthly) Sums() MonthlySums {
	u := monthUnits(m.scope.period)
	s := emptyMonths(u)
	for i := range m.counted {
		if i == 0 {
			m.counted[i].write(s)
			continue
		}
		part := emptyMonths(u)
		m.counted[i].write(part)
		addMonthly(s, part)
	}
	if m.exact != nil {
		addMonthly(s, m.exact)
	}
	s.AsOf, s.Currency, s.Rates, s.Unit, s.Reactivations = m.scope.asOf, m.scope.currency, m.scope.rates, m.scope.unit, m.scope.rule
	return *s
}

// monthUnits returns months, which are whole and not too many or none, as units.
func monthUnits(months successkit.Period) units {
	if months.IsZero() {
		return units{}
	}
	var f successkit.Faults
	return newUnits(&f, months, ByMonth, successkit.Date{})
}

// write turns counts of units into sums, which are empty.
func (c *counted) write(s *MonthlySums) {
	money := func(units int64) decimal.Decimal { return exact.FromUnits(units, c.places) }
	c.months.Each(func(i int, m *packed.Month) {
		r := &s.Rows[i]
		line := func(l *Line, t packed.Total) {
			*l = Line{Amount: money(max(t.Sum, -t.Sum)), Events: t.Accounts, Accounts: t.Accounts}
		}
		line(&r.New, m.New)
		line(&r.Expansion, m.Expansion)
		line(&r.Contraction, m.Contraction)
		line(&r.Churn, m.Churn)
		line(&r.Reactivation, m.Reactivation)
		closing := m.Closing()
		r.Opening, r.OpeningAccounts = money(m.Opening.Sum), m.Opening.Accounts
		r.Closing, r.ClosingAccounts = money(closing.Sum), closing.Accounts
		capped := m.Opening.Sum + m.Contraction.Sum + m.Churn.Sum
		r.OverMonth = Comparison{
			Base: r.Opening, Accounts: r.OpeningAccounts,
			Capped: money(capped), Remained: money(capped + m.Expansion.Sum), Kept: m.Opening.Accounts - m.Churn.Accounts,
		}
		r.OverYear = Comparison{
			Base: money(m.Then.Sum), Accounts: m.Then.Accounts,
			Capped: money(m.Capped), Remained: money(m.Remained), Kept: m.Kept,
		}
	})
	var ages []packed.Age
	for i := range s.Starts {
		var start packed.Start
		start, ages = c.months.Cohort(i, ages[:0])
		row := &s.Starts[i]
		row.Accounts, row.Base = start.Accounts, money(start.Base)
		atRisk := start.Accounts
		for age, a := range ages {
			row.Ages[age] = CohortAge{Logos: a.Logos, Net: money(a.Net), Capped: money(a.Capped), AtRisk: atRisk, Left: a.Left}
			atRisk -= a.Left
		}
	}
	s.Earlier = c.months.Before()
	if c.convert != nil {
		rate, _ := c.convert.rate(c.currency)
		convertMonthly(s, rate)
	}
}
