package metrics

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// Validate reports what no book of accounts can sum up to: months that are not
// whole, rows that are not theirs, in order; an amount or count that is negative
// or beyond its bounds; lines that do not lead from opening to closing, or a
// closing that is not the next month's opening; parts greater than their whole;
// and what [Cohorts.Validate] says of the cohorts. The zero MonthlySums are
// those of no book.
func (s MonthlySums) Validate() error {
	var f successkit.Faults
	f.Add("currency", s.Currency, checkCurrency(s.Currency))
	s.Reactivations.validate(&f, "reactivations")
	var u units
	if !s.Months.IsZero() {
		u = newUnits(&f, s.Months, ByMonth, successkit.Date{})
	}
	if f.Total() == 0 {
		f.Merge("", s.checkCohorts())
		s.checkRows(&f, &u)
	}
	return f.Err()
}

// checkCohorts reports what is wrong with the cohorts, by the paths of s.
func (s MonthlySums) checkCohorts() error {
	var f successkit.Faults
	c := s.Cohorts()
	for fe := range successkit.FieldErrors(c.Validate()) {
		path := fe.Path
		if len(path) >= 4 && path[:4] == "rows" {
			path = "starts" + path[4:]
		}
		f.Add(path, fe.Value, fe.Err)
	}
	return f.Err()
}

func (s MonthlySums) checkRows(f *successkit.Faults, u *units) {
	if len(s.Rows) != u.n {
		f.Add("rows", strconv.Itoa(len(s.Rows)), fmt.Errorf("%w: want one for each of %d months", successkit.ErrConflict, u.n))
		return
	}
	for i := range s.Rows {
		row, path := &s.Rows[i], "rows["+strconv.Itoa(i)+"]."
		month, _ := successkit.NewPeriod(u.starts[i], u.starts[i+1])
		if row.Month != month {
			f.Add(path+"month", row.Month.String(), fmt.Errorf("%w: want %s", successkit.ErrConflict, month))
		}
		before := f.Total()
		row.checkParts(f, path)
		if f.Total() > before {
			continue
		}
		row.checkWhole(f, path)
		if i > 0 && (!row.Opening.Equal(s.Rows[i-1].Closing) || row.OpeningAccounts != s.Rows[i-1].ClosingAccounts) {
			f.Add(path+"opening", exact.Text(row.Opening), fmt.Errorf("%w: the month before closes with another book", successkit.ErrConflict))
		}
		if i >= yearUnits && (!row.OverYear.Base.Equal(s.Rows[i-yearUnits].Closing) || row.OverYear.Accounts != s.Rows[i-yearUnits].ClosingAccounts) {
			f.Add(path+"over_year.base", exact.Text(row.OverYear.Base), fmt.Errorf("%w: not the closing book of a year before", successkit.ErrConflict))
		}
	}
}

// checkParts reports figures that are wrong by themselves.
func (m *MonthSums) checkParts(f *successkit.Faults, path string) {
	amount := func(name string, d decimal.Decimal, signed bool) {
		f.Add(path+name, field.SumText(d), checkSum(d, signed))
	}
	count := func(name string, n int64) {
		if n < 0 || n > maxSumCount {
			f.Add(path+name, strconv.FormatInt(n, 10), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, int64(maxSumCount)))
		}
	}
	amount("opening", m.Opening, false)
	amount("closing", m.Closing, false)
	count("opening_accounts", m.OpeningAccounts)
	count("closing_accounts", m.ClosingAccounts)
	for _, k := range kinds.All()[1:] {
		l := m.Line(k)
		amount(fieldOf(k)+".amount", l.Amount, false)
		count(fieldOf(k)+".events", l.Events)
		if l.Accounts != l.Events {
			f.Add(path+fieldOf(k)+".accounts", strconv.FormatInt(l.Accounts, 10), fmt.Errorf("%w: net of a month each account has one", successkit.ErrConflict))
		}
	}
	for _, c := range []struct {
		name string
		*Comparison
	}{{"over_month.", &m.OverMonth}, {"over_year.", &m.OverYear}} {
		amount(c.name+"base", c.Base, false)
		amount(c.name+"remained", c.Remained, true)
		amount(c.name+"capped", c.Capped, true)
		count(c.name+"accounts", c.Accounts)
		if c.Kept < -maxSumCount {
			count(c.name+"kept", c.Kept)
		}
	}
}

// checkWhole reports figures that contradict each other.
func (m *MonthSums) checkWhole(f *successkit.Faults, path string) {
	if want := m.Opening.Add(m.change()); !want.Equal(m.Closing) {
		f.Add(path+"closing", exact.Text(m.Closing), fmt.Errorf("%w: the movements lead to %s", successkit.ErrConflict, exact.Text(want)))
	}
	if !m.OverMonth.Base.Equal(m.Opening) || m.OverMonth.Accounts != m.OpeningAccounts {
		f.Add(path+"over_month.base", exact.Text(m.OverMonth.Base), fmt.Errorf("%w: not the opening book", successkit.ErrConflict))
	}
	for _, c := range []struct {
		name string
		*Comparison
	}{{"over_month.", &m.OverMonth}, {"over_year.", &m.OverYear}} {
		switch {
		case c.Capped.GreaterThan(c.Base) || c.Capped.GreaterThan(c.Remained):
			f.Add(path+c.name+"capped", exact.Text(c.Capped), fmt.Errorf("%w: greater than base or remained", successkit.ErrConflict))
		case c.Kept > c.Accounts:
			f.Add(path+c.name+"kept", strconv.FormatInt(c.Kept, 10), fmt.Errorf("%w: greater than %d", successkit.ErrConflict, c.Accounts))
		}
	}
}
