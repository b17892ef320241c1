package metrics

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// Cohorts is [View.Cohorts] of the view that sees every movement.
func (l *Ledger) Cohorts(months successkit.Period, by CohortBy) (Cohorts, error) {
	return l.AsOf(successkit.Date{}).Cohorts(months, by)
}

// Cohorts returns the cohorts of the accounts whose first revenue lies in the
// given months, and follows them to the end of those. Months that were not over
// on the day of the view are left out, since they would be measured half-way.
//
// What is won and lost again between two measures is not seen. A transfer is
// revenue like any other in Logos, Net and Capped: it goes from the cohort of
// the one account to that of the other, and an account whose first revenue was
// transferred to it starts on that day with that amount. But an account that
// hands over all it has did not leave: from then on it is neither AtRisk nor
// Left.
//
// Over all cohorts the net revenue of one month is the ledger's revenue at the
// end of that month, less that of the accounts that started earlier.
//
// It fails where the months do not begin with a month or are no whole number of
// units, where a word of by is unknown, for more than 1,048,576 cells over all
// keys, and as [View.Waterfall] does; there, only accounts of the cohorts count.
func (v View) Cohorts(months successkit.Period, by CohortBy) (Cohorts, error) {
	if by != (CohortBy{}) {
		return v.cohorts(months, by, nil)
	}
	v.convention = Convention{} // whose rule of reactivations cohorts do not ask for
	m, err := v.Monthly(months)
	if err != nil {
		return Cohorts{}, err
	}
	return m.Sums().Cohorts(), nil
}

// CohortsKeyed is [View.Cohorts] with cohorts by start and by what key says of
// an account that started on the given day: a region, a seller, a plan. What it
// returns is a text of up to 256 bytes, and may be empty. by.Key is the name
// that the caller gives to it.
func (v View) CohortsKeyed(months successkit.Period, by CohortBy, key func(account string, start successkit.Date) string) (Cohorts, error) {
	var f successkit.Faults
	if by.Key == "" {
		f.Add("by.key", "", successkit.ErrRequired)
	}
	if key == nil {
		f.Add("key", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return Cohorts{}, err
	}
	return v.cohorts(months, by, key)
}

// A keyFunc returns the key of an account, given its first day.
type keyFunc func(account string, start successkit.Date) string

// lastDay is the last of the calendar.
var lastDay = successkit.MustDate("9999-12-31")

// attributeAtStart returns the value of an attribute on an account's first day,
// or else the first one after.
func attributeAtStart[T number[T]](s *store, rows []step[T], name string, start successkit.Date) string {
	rest, _ := successkit.NewPeriod(start.AddDays(1), lastDay) // a day of the calendar's last is no start
	value, _ := segments(s, rows, query{period: rest, key: name}, false)
	return value
}

func (v View) cohorts(months successkit.Period, by CohortBy, key keyFunc) (Cohorts, error) {
	l := v.ledger
	if l == nil {
		return Cohorts{}, &successkit.FieldError{Path: "ledger", Err: successkit.ErrRequired}
	}
	var f successkit.Faults
	u := newUnits(&f, months, by.Grain, v.asOf)
	f.Merge("by", by.Validate())
	if err := f.Err(); err != nil {
		return Cohorts{}, err
	}
	if err := v.checkCurrencies(); err != nil {
		return Cohorts{}, err
	}
	c := Cohorts{Months: u.months(), AsOf: v.asOf, Currency: v.currency(), By: by}
	if u.n == 0 {
		return c, nil
	}
	seen := map[string]bool{}
	for _, currency := range v.cohortCurrencies() {
		rows, earlier, ignored, err := v.walk(u, by, key, seen, currency)
		if err != nil {
			return Cohorts{}, err
		}
		if v.rates != nil && currency >= 0 {
			rate, _ := v.rates.rate(l.store.currencies.texts[currency])
			convertRows(rows, rate)
		}
		c.Rows = mergeRows(c.Rows, rows)
		c.Earlier, c.Ignored = c.Earlier+earlier, c.Ignored+ignored
	}
	return c, nil
}

// everyCurrency stands for the accounts of any currency.
const everyCurrency = -1

// cohortCurrencies returns the numbers of the currencies that the view sums one
// by one.
func (v View) cohortCurrencies() []int {
	texts := v.ledger.store.currencies.texts
	switch {
	case v.only != nil:
		return []int{slices.Index(texts, *v.only)}
	case v.rates == nil || len(texts) == 0:
		return []int{everyCurrency}
	}
	numbers := make([]int, len(texts))
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// convertRows multiplies all money by a rate. Which of two amounts of one
// account is the lesser does not change by that.
func convertRows(rows []Cohort, rate decimal.Decimal) {
	times := func(d *decimal.Decimal) { *d = exact.Canonical(d.Mul(rate)) }
	for i := range rows {
		times(&rows[i].Base)
		for age := range rows[i].Ages {
			times(&rows[i].Ages[age].Net)
			times(&rows[i].Ages[age].Capped)
		}
	}
}

// Validate reports a word that is none of the named ones, and a malformed key.
func (by CohortBy) Validate() error {
	var f successkit.Faults
	if !grains.Valid(by.Grain) {
		f.Add("grain", by.Grain.String(), successkit.ErrUnknown)
	}
	if !cohortBases.Valid(by.Base) {
		f.Add("base", by.Base.String(), successkit.ErrUnknown)
	}
	if by.Key != "" {
		f.Add("key", by.Key, word.CheckID(by.Key))
	}
	return f.Err()
}

// units are the time units of cohorts, one after the other.
type units struct {
	n      int
	starts []successkit.Date // of each unit, and of the one behind the last
}

// maxCells bounds the cells of cohorts, which are n(n+1)/2 for a key and n
// units: 120 years by month, or 500 keys over five years. It is far beyond any
// table that is read, and keeps a slip of the pen from taking all memory.
const maxCells = 1 << 20

// newUnits cuts months into units, without those that asOf comes too early for.
func newUnits(f *successkit.Faults, months successkit.Period, g Grain, asOf successkit.Date) units {
	n := countUnits(f, months, g)
	if n == 0 {
		return units{}
	}
	u := units{starts: append(make([]successkit.Date, 0, n+1), months.Start())}
	for ; u.n < n; u.n++ {
		end := u.starts[u.n].AddMonths(g.months())
		if !asOf.IsZero() && end.AddDays(-1).After(asOf) {
			break
		}
		u.starts = append(u.starts, end)
	}
	return u
}

// countUnits returns how many units the months have, and 0 with a fault where
// they are no whole units.
func countUnits(f *successkit.Faults, months successkit.Period, g Grain) int {
	if months.IsZero() {
		f.Add("months", "", successkit.ErrRequired)
		return 0
	}
	y1, m1, d1 := months.Start().Civil()
	y2, m2, d2 := months.End().Civil()
	n := 12*(y2-y1) + int(m2) - int(m1)
	switch {
	case d1 != 1 || d2 != 1:
		f.Add("months", months.String(), fmt.Errorf("%w: want whole months", successkit.ErrConflict))
		return 0
	case n%g.months() != 0:
		f.Add("months", months.String(), fmt.Errorf("%w: want a whole number of units of %d months", successkit.ErrConflict, g.months()))
		return 0
	}
	n /= g.months()
	if cells := int64(n) * int64(n+1) / 2; cells > maxCells { // n² may exceed 32 bits
		f.Add("months", months.String(), fmt.Errorf("%w: %d units, more than a table holds", successkit.ErrOutOfRange, n))
		return 0
	}
	return n
}

// months returns the period of the units, and the zero one where there are
// none.
func (u *units) months() successkit.Period {
	if u.n == 0 {
		return successkit.Period{}
	}
	p, _ := successkit.NewPeriod(u.starts[0], u.starts[u.n])
	return p
}

// days returns the unit of each day from the first on.
func (u *units) days() []uint16 {
	days := make([]uint16, u.starts[u.n].Sub(u.starts[0]))
	for unit := range u.n {
		for i := u.starts[unit].Sub(u.starts[0]); i < u.starts[unit+1].Sub(u.starts[0]); i++ {
			days[i] = uint16(unit)
		}
	}
	return days
}

// cells returns how many cells one key has.
func (u *units) cells() int { return u.n * (u.n + 1) / 2 }

// first returns the place of age 0 of the cohort of a unit, among the cells of
// its key.
func (u *units) first(unit int) int { return unit*u.n - unit*(unit-1)/2 }
