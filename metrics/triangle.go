package metrics

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// A Triangle is one figure of cohorts by age, accounts or money: a row a
// cohort, a column an age. It comes from [Cohorts] or from a spreadsheet.
type Triangle struct {
	Rows []TriangleRow `json:"rows"`
}

// A TriangleRow is the figure of one cohort.
type TriangleRow struct {
	// Cohort names the cohort, as in "2025-01".
	Cohort string `json:"cohort"`
	// Base is what the cohort started with.
	Base decimal.Decimal `json:"base"`
	// Values are the figure at age 0, 1, 2 and so on, as far as the cohort has
	// come. An age that it has not reached is not there: it is not 0.
	Values []decimal.Decimal `json:"values"`
}

// NewTriangle returns the triangle of a table of counts or amounts. A row whose
// Base is 0 has its value at age 0 for a base. It reports, with paths such as
// "rows[3].values[2]", cohorts that have no name or that of another, and
// numbers that are below 0 or beyond the bounds of [Movement.Amount].
func NewTriangle(rows []TriangleRow) (Triangle, error) {
	list, err := checkedRows(rows)
	if err != nil {
		return Triangle{}, err
	}
	for i := range list {
		if r := &list[i]; r.Base.IsZero() && len(r.Values) > 0 {
			r.Base = r.Values[0]
		}
	}
	return Triangle{Rows: list}, nil
}

// NewPercentTriangle returns the triangle of a table of percentages of Base: 97
// is 97 % of it. Where they were rounded before, so is the triangle. It reports
// what [NewTriangle] does, and a Base of 0.
func NewPercentTriangle(rows []TriangleRow) (Triangle, error) {
	list, err := checkedRows(rows)
	if err != nil {
		return Triangle{}, err
	}
	var f successkit.Faults
	for i := range list {
		r := &list[i]
		if r.Base.IsZero() {
			f.Add("rows["+strconv.Itoa(i)+"].base", "", successkit.ErrRequired)
		}
		for age, percent := range r.Values {
			r.Values[age] = exact.Canonical(r.Base.Mul(percent).Shift(-2))
		}
	}
	if err := f.Err(); err != nil {
		return Triangle{}, err
	}
	return Triangle{Rows: list}, nil
}

// checkedRows returns a copy of the rows in canonical form.
func checkedRows(rows []TriangleRow) ([]TriangleRow, error) {
	var f successkit.Faults
	seen := map[string]bool{}
	number := func(path string, d decimal.Decimal) decimal.Decimal {
		if err := exact.Check(d); err != nil {
			f.Add(path, "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
			return decimal.Decimal{}
		}
		if d.Sign() < 0 {
			f.Add(path, exact.Text(d), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
		}
		return exact.Canonical(d)
	}
	list := make([]TriangleRow, len(rows))
	for i, r := range rows {
		path := "rows[" + strconv.Itoa(i) + "]."
		f.Add(path+"cohort", r.Cohort, word.CheckID(r.Cohort))
		if seen[r.Cohort] && r.Cohort != "" {
			f.Add(path+"cohort", r.Cohort, successkit.ErrDuplicate)
		}
		seen[r.Cohort] = true
		list[i] = TriangleRow{Cohort: r.Cohort, Base: number(path+"base", r.Base), Values: make([]decimal.Decimal, len(r.Values))}
		for age, v := range r.Values {
			list[i].Values[age] = number(path+"values["+strconv.Itoa(age)+"]", v)
		}
	}
	return list, f.Err()
}

// Retention returns the value at an age over the cohort's base. It is undefined
// for an age that the cohort has not reached, and for a base of 0. It may go up
// again from one age to the next, where accounts come back.
func (r TriangleRow) Retention(age int) successkit.Rate { return r.over(age, r.Base) }

// OverFirst returns the value at an age over that at age 0. It is undefined as
// [TriangleRow.Retention] is. The two differ where some of the cohort left, or
// grew, before age 0 was measured.
func (r TriangleRow) OverFirst(age int) successkit.Rate { return r.over(age, r.value(0)) }

// Step returns the value at an age over that at the age before: the part of
// what was left that stayed one unit longer. It is undefined at age 0 and as
// [TriangleRow.Retention] is.
func (r TriangleRow) Step(age int) successkit.Rate { return r.over(age, r.value(age-1)) }

func (r TriangleRow) over(age int, base decimal.Decimal) successkit.Rate {
	if !r.reached(age) {
		return successkit.Rate{}
	}
	return rateOf(r.Values[age], base)
}

func (r TriangleRow) reached(age int) bool { return age >= 0 && age < len(r.Values) }

func (r TriangleRow) value(age int) decimal.Decimal {
	if !r.reached(age) {
		return decimal.Decimal{}
	}
	return r.Values[age]
}

// A PoolMethod says how the cohorts of one age are taken together.
type PoolMethod uint8

// The methods of pooling.
const (
	// PoolWeighted adds up the values and divides by the sum of the bases: a
	// large cohort counts for more.
	PoolWeighted PoolMethod = iota
	// PoolSimple takes the mean of the cohorts' rates, each counting as one.
	// Cohorts whose rate is undefined are left out.
	PoolSimple
)

var poolMethods = enum.New[PoolMethod]("pool method", "weighted", "simple")

// String returns the word of m.
func (m PoolMethod) String() string { return poolMethods.String(m) }

// MarshalText returns the word of m.
func (m PoolMethod) MarshalText() ([]byte, error) { return poolMethods.Append(nil, m) }

// UnmarshalText reads what [PoolMethod.MarshalText] writes.
func (m *PoolMethod) UnmarshalText(text []byte) error { return poolMethods.ParseInto(m, text) }

// A Pooled is one age over all the cohorts that have reached it.
type Pooled struct {
	Age int `json:"age"`
	// Cohorts is how many have reached the age. The fewer they are, the less the
	// rates say.
	Cohorts int `json:"cohorts"`
	// Method says how they were taken together.
	Method PoolMethod `json:"method"`
	// Retention is the rate over the base.
	Retention successkit.Rate `json:"retention"`
	// Step is the rate over the age before, of the cohorts that have reached
	// this one. It is undefined at age 0.
	Step successkit.Rate `json:"step"`
}

// Pool returns the ages in order, each over the cohorts that have reached it.
// The young cohorts are in the first ages alone, so retention may seem to rise
// from one age to the next; Step compares the same cohorts.
//
// A weighted rate is exact. A simple mean is exact as well while it has at most
// a thousand digits, as those of some dozens of cohorts have; beyond, each rate
// is first rounded to a hundred places. A method that is none of the named ones
// gives undefined rates.
func (t Triangle) Pool(method PoolMethod) []Pooled {
	ages := 0
	for i := range t.Rows {
		ages = max(ages, len(t.Rows[i].Values))
	}
	pool := make([]Pooled, ages)
	for age := range pool {
		var rows []*TriangleRow
		for i := range t.Rows {
			if t.Rows[i].reached(age) {
				rows = append(rows, &t.Rows[i])
			}
		}
		p := &pool[age]
		p.Age, p.Cohorts, p.Method = age, len(rows), method
		switch method {
		case PoolWeighted:
			p.Retention = weighted(rows, age, func(r *TriangleRow) decimal.Decimal { return r.Base })
			p.Step = weighted(rows, age, func(r *TriangleRow) decimal.Decimal { return r.value(age - 1) })
		case PoolSimple:
			p.Retention = meanOf(rows, func(r *TriangleRow) successkit.Rate { return r.Retention(age) })
			p.Step = meanOf(rows, func(r *TriangleRow) successkit.Rate { return r.Step(age) })
		}
	}
	if ages > 0 {
		pool[0].Step = successkit.Rate{}
	}
	return pool
}

func weighted(rows []*TriangleRow, age int, base func(*TriangleRow) decimal.Decimal) successkit.Rate {
	var num, den exact.Sum
	for _, r := range rows {
		num.Add(r.Values[age])
		den.Add(base(r))
	}
	return rateOf(num.Decimal(), den.Decimal())
}

// maxMeanBits is the size from which a mean is not added up exactly: the
// denominator of a rate has at most a thousand digits.
const maxMeanBits = 3300

// meanPlaces is how far rates are rounded where their mean is not exact.
const meanPlaces = 100

func meanOf(rows []*TriangleRow, rate func(*TriangleRow) successkit.Rate) successkit.Rate {
	sum, n := new(big.Rat), int64(0)
	var rounded exact.Sum
	for _, row := range rows {
		r := rate(row)
		if !r.Defined() {
			continue
		}
		n++
		if sum.Denom().BitLen() <= maxMeanBits {
			sum.Add(sum, new(big.Rat).Quo(r.Num().Rat(), r.Den().Rat()))
		}
		d, _ := r.Decimal(meanPlaces)
		rounded.Add(d)
	}
	if sum.Denom().BitLen() <= maxMeanBits {
		num, den := decimal.NewFromBigInt(sum.Num(), 0), decimal.NewFromBigInt(sum.Denom(), 0)
		if r, err := successkit.NewRate(num, den.Mul(decimal.NewFromInt(n))); err == nil {
			return r
		}
	}
	return rateOf(rounded.Decimal(), decimal.NewFromInt(n))
}
