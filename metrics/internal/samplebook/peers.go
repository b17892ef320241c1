package samplebook

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A Report is what the plain programs of this package compute, as integers:
// money is in cents.
type Report struct {
	Moves   []Moves // by month
	Trails  []Trail // likewise; those of the first year are 0
	Cohorts [][]Age // by start, then age
}

// Moves are the net changes of one month and how many accounts made them.
type Moves struct {
	Opening, New, Expansion, Contraction, Churn, Reactivation                         int64
	Accounts, NewLogos, ExpansionLogos, ContractionLogos, ChurnLogos, ReactivatedLogo int64
}

// A Trail compares a month's end with that of a year before.
type Trail struct{ Then, Capped, Remained, Accounts, Kept int64 }

// An Age is one cohort at one age: accounts with revenue, that revenue, the same
// capped at each account's first amount, and the accounts without any for the
// first time.
type Age struct{ Logos, Net, Capped, Left int64 }

func newReport(months int) *Report {
	r := &Report{Moves: make([]Moves, months), Trails: make([]Trail, months), Cohorts: make([][]Age, months)}
	for i := range r.Cohorts {
		r.Cohorts[i] = make([]Age, months-i)
	}
	return r
}

// An IntAccount is an account of [LoadInts].
type IntAccount struct {
	net   []int64         // change of each month
	began successkit.Date // the day of the first amount
	first int64
}

// LoadInts groups a book the way many a Go service does, in a map by account
// with the integers of every month.
func LoadInts(rows []Row, months int) map[string]*IntAccount {
	accounts := make(map[string]*IntAccount)
	for _, r := range rows {
		a := accounts[r.Account]
		if a == nil {
			a = &IntAccount{net: make([]int64, months), began: r.Date, first: r.Cents}
			accounts[r.Account] = a
		}
		if r.Date.Before(a.began) {
			a.began, a.first = r.Date, r.Cents
		}
		a.net[month(r.Date)] += r.Cents
	}
	return accounts
}

// QueryInts walks every month of every account.
func QueryInts(accounts map[string]*IntAccount, months int) *Report {
	r := newReport(months)
	level := make([]int64, months)
	for _, a := range accounts {
		start := month(a.began)
		var before, capped int64
		gone := false
		for m := range months {
			now := before + a.net[m]
			level[m] = now
			v := &r.Moves[m]
			if before > 0 {
				v.Opening += before
				v.Accounts++
			}
			switch {
			case now == before:
			case before == 0 && m == start:
				v.New += now
				v.NewLogos++
			case before == 0:
				v.Reactivation += now
				v.ReactivatedLogo++
			case now == 0:
				v.Churn += before
				v.ChurnLogos++
			case now > before:
				v.Expansion += now - before
				v.ExpansionLogos++
			default:
				v.Contraction += before - now
				v.ContractionLogos++
			}
			if m >= 12 && level[m-12] > 0 {
				t := &r.Trails[m]
				t.Then += level[m-12]
				t.Accounts++
				t.Capped += min(level[m-12], now)
				t.Remained += now
				if now > 0 {
					t.Kept++
				}
			}
			if m >= start {
				c := &r.Cohorts[start][m-start]
				capped = min(now, a.first)
				c.Net += now
				c.Capped += capped
				if now > 0 {
					c.Logos++
				} else if !gone {
					gone = true
					c.Left++
				}
			}
			before = now
		}
	}
	return r
}

// A DecimalAccount is an account of [LoadDecimals].
type DecimalAccount struct {
	net   []decimal.Decimal
	began successkit.Date
	first decimal.Decimal
}

// A DecimalRow is a row whose amount is a decimal.
type DecimalRow struct {
	Account string
	Date    successkit.Date
	Amount  decimal.Decimal
}

// LoadDecimals is [LoadInts] with decimals.
func LoadDecimals(rows []DecimalRow, months int) map[string]*DecimalAccount {
	accounts := make(map[string]*DecimalAccount)
	for _, r := range rows {
		a := accounts[r.Account]
		if a == nil {
			a = &DecimalAccount{net: make([]decimal.Decimal, months), began: r.Date, first: r.Amount}
			accounts[r.Account] = a
		}
		if r.Date.Before(a.began) {
			a.began, a.first = r.Date, r.Amount
		}
		m := month(r.Date)
		a.net[m] = a.net[m].Add(r.Amount)
	}
	return accounts
}

// QueryDecimals is [QueryInts] with decimals.
func QueryDecimals(accounts map[string]*DecimalAccount, months int) *Report {
	r := newReport(months)
	sums := newDecimalSums(months)
	level := make([]decimal.Decimal, months)
	for _, a := range accounts {
		start := month(a.began)
		before := decimal.Zero
		gone := false
		for m := range months {
			now := before.Add(a.net[m])
			level[m] = now
			v, s := &r.Moves[m], sums.moves[m]
			if before.IsPositive() {
				s[0] = s[0].Add(before)
				v.Accounts++
			}
			switch {
			case now.Equal(before):
			case before.IsZero() && m == start:
				s[1] = s[1].Add(now)
				v.NewLogos++
			case before.IsZero():
				s[5] = s[5].Add(now)
				v.ReactivatedLogo++
			case now.IsZero():
				s[4] = s[4].Add(before)
				v.ChurnLogos++
			case now.GreaterThan(before):
				s[2] = s[2].Add(now.Sub(before))
				v.ExpansionLogos++
			default:
				s[3] = s[3].Add(before.Sub(now))
				v.ContractionLogos++
			}
			if m >= 12 && level[m-12].IsPositive() {
				t, s := &r.Trails[m], sums.trails[m]
				s[0] = s[0].Add(level[m-12])
				t.Accounts++
				s[1] = s[1].Add(decimal.Min(level[m-12], now))
				s[2] = s[2].Add(now)
				if now.IsPositive() {
					t.Kept++
				}
			}
			if m >= start {
				c, s := &r.Cohorts[start][m-start], sums.cohorts[start][m-start]
				s[0] = s[0].Add(now)
				s[1] = s[1].Add(decimal.Min(now, a.first))
				if now.IsPositive() {
					c.Logos++
				} else if !gone {
					gone = true
					c.Left++
				}
			}
			before = now
		}
	}
	sums.write(r)
	return r
}

type decimalSums struct {
	moves, trails [][]decimal.Decimal
	cohorts       [][][]decimal.Decimal
}

func newDecimalSums(months int) *decimalSums {
	s := &decimalSums{}
	for m := range months {
		s.moves = append(s.moves, make([]decimal.Decimal, 6))
		s.trails = append(s.trails, make([]decimal.Decimal, 3))
		var ages [][]decimal.Decimal
		for range months - m {
			ages = append(ages, make([]decimal.Decimal, 2))
		}
		s.cohorts = append(s.cohorts, ages)
	}
	return s
}

// write turns the sums into cents.
func (s *decimalSums) write(r *Report) {
	cents := func(d decimal.Decimal) int64 { return d.Shift(2).IntPart() }
	for m := range r.Moves {
		v, t, from := &r.Moves[m], &r.Trails[m], s.moves[m]
		v.Opening, v.New, v.Expansion = cents(from[0]), cents(from[1]), cents(from[2])
		v.Contraction, v.Churn, v.Reactivation = cents(from[3]), cents(from[4]), cents(from[5])
		t.Then, t.Capped, t.Remained = cents(s.trails[m][0]), cents(s.trails[m][1]), cents(s.trails[m][2])
		for age := range r.Cohorts[m] {
			c := &r.Cohorts[m][age]
			c.Net, c.Capped = cents(s.cohorts[m][age][0]), cents(s.cohorts[m][age][1])
		}
	}
}
