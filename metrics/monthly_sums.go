package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// MonthlySums are what a [Monthly] holds, as plain data. They can come from
// elsewhere, from SQL over a warehouse for instance; see [NewMonthly].
type MonthlySums struct {
	// Months are the months reported, in whole: those asked for, as far as they
	// were over on AsOf.
	Months   successkit.Period `json:"months,omitzero"`
	AsOf     successkit.Date   `json:"as_of,omitzero"`
	Currency string            `json:"currency,omitzero"`
	Rates    string            `json:"rates,omitzero"` // as in Sums
	Unit     string            `json:"unit,omitzero"`  // as in Sums
	// Reactivations are the rule by which movements were told apart.
	Reactivations Reactivations `json:"reactivations,omitzero"`

	// Rows are the months, in order.
	Rows []MonthSums `json:"rows,omitempty"`
	// Starts are the cohorts by month of start, with the same months as Rows; see
	// [MonthlySums.Cohorts].
	Starts []Cohort `json:"starts,omitempty"`

	// Earlier counts the accounts that started before Months and are in no cohort.
	Earlier int64 `json:"earlier,omitzero"`
	// Ignored counts the movements up to the end of Months that were not known on
	// AsOf.
	Ignored int64 `json:"ignored,omitzero"`
}

// MonthSums are one month of a book:
//
//	opening + new + expansion + reactivation + transfer in
//	        − contraction − churn − transfer out = closing
type MonthSums struct {
	Month           successkit.Period `json:"month"`
	Opening         decimal.Decimal   `json:"opening"`
	OpeningAccounts int64             `json:"opening_accounts"`
	// Lines are the movements net of the month: one an account.
	Lines
	Closing         decimal.Decimal `json:"closing"`
	ClosingAccounts int64           `json:"closing_accounts"`
	// OverMonth compares the end of the month with its start, OverYear with the
	// end of the month twelve months before.
	OverMonth Comparison `json:"over_month"`
	OverYear  Comparison `json:"over_year"`
}

// A Comparison sets the end of a month against an earlier day, account by
// account, over the accounts that had revenue on that day. What was transferred
// between accounts is left out. Its rates are those of [Retention] by the zero
// [Convention].
type Comparison struct {
	// Base is the revenue of the earlier day, Accounts how many had any.
	Base     decimal.Decimal `json:"base"`
	Accounts int64           `json:"accounts"`
	// Remained is the revenue of those accounts at the end, Capped the same of
	// each account at most what it had before. Both may be below 0 in a shard or
	// segment that lost revenue which had come over from others.
	Remained decimal.Decimal `json:"remained"`
	Capped   decimal.Decimal `json:"capped"`
	// Kept is how many of those accounts have revenue at the end. In a shard it may
	// be below 0, as Remained may.
	Kept int64 `json:"kept"`
}

// GRR returns gross revenue retention, Capped over Base.
func (c Comparison) GRR() successkit.Rate { return rateOf(c.Capped, c.Base) }

// NRR returns net revenue retention, Remained over Base.
func (c Comparison) NRR() successkit.Rate { return rateOf(c.Remained, c.Base) }

// GrossChurn returns gross revenue churn, 1 − GRR.
func (c Comparison) GrossChurn() successkit.Rate { return c.GRR().Complement() }

// LogoRetention returns Kept over Accounts.
func (c Comparison) LogoRetention() successkit.Rate { return successkit.CountRate(c.Kept, c.Accounts) }

// LogoChurn returns 1 − LogoRetention.
func (c Comparison) LogoChurn() successkit.Rate {
	return successkit.CountRate(c.Accounts-c.Kept, c.Accounts)
}

// Cohorts returns the cohorts by month of start, measured against first amounts:
// those of [View.Cohorts] over the same months by the zero [CohortBy].
func (s MonthlySums) Cohorts() Cohorts {
	return Cohorts{
		Months: s.Months, AsOf: s.AsOf, Currency: s.Currency,
		Rows: mergeRows(s.Starts, nil), Earlier: s.Earlier, Ignored: s.Ignored,
	}
}

// emptyMonths returns sums of nothing over the units.
func emptyMonths(u units) *MonthlySums {
	s := &MonthlySums{Months: u.months(), Rows: emptyRows(u)}
	for i := range s.Rows {
		s.Starts = append(s.Starts, Cohort{Start: s.Rows[i].Month, Ages: make([]CohortAge, u.n-i)})
	}
	return s
}

func emptyRows(u units) []MonthSums {
	var rows []MonthSums
	for i := range u.n {
		month, _ := successkit.NewPeriod(u.starts[i], u.starts[i+1])
		rows = append(rows, MonthSums{Month: month})
	}
	return rows
}

// addMonthly adds sums over the same months to others.
func addMonthly(s, o *MonthlySums) {
	for i := range s.Rows {
		s.Rows[i].add(&o.Rows[i])
	}
	s.Starts = mergeRows(s.Starts, o.Starts)
	s.Earlier += o.Earlier
	s.Ignored += o.Ignored
}

func (m *MonthSums) add(o *MonthSums) {
	mine, theirs := m.amounts(), o.amounts()
	for i, d := range theirs {
		*mine[i] = exact.Canonical(mine[i].Add(*d))
	}
	counts, others := m.counts(), o.counts()
	for i, n := range others {
		*counts[i] += *n
	}
}

// amounts lists the money of a month.
func (m *MonthSums) amounts() []*decimal.Decimal {
	list := []*decimal.Decimal{&m.Opening, &m.Closing}
	for _, k := range kinds.All()[1:] {
		list = append(list, &lineOf(&m.Lines, k).Amount)
	}
	for _, c := range []*Comparison{&m.OverMonth, &m.OverYear} {
		list = append(list, &c.Base, &c.Remained, &c.Capped)
	}
	return list
}

// counts lists the numbers of a month.
func (m *MonthSums) counts() []*int64 {
	list := []*int64{&m.OpeningAccounts, &m.ClosingAccounts}
	for _, k := range kinds.All()[1:] {
		l := lineOf(&m.Lines, k)
		list = append(list, &l.Events, &l.Accounts)
	}
	for _, c := range []*Comparison{&m.OverMonth, &m.OverYear} {
		list = append(list, &c.Accounts, &c.Kept)
	}
	return list
}

// convertMonthly multiplies all money by a rate. Which of two amounts of one account
// is the lesser does not change by that.
func convertMonthly(s *MonthlySums, rate decimal.Decimal) {
	for i := range s.Rows {
		for _, d := range s.Rows[i].amounts() {
			*d = exact.Canonical(d.Mul(rate))
		}
	}
	convertRows(s.Starts, rate)
}
