package metrics

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// Cohorts follow the accounts that started together: how many of them are
// still there a month, a quarter, two years later, and what they pay. An
// account starts with its first revenue and stays in that cohort, also when it
// leaves and comes back.
//
// Age 0 is the time unit in which a cohort started, age 1 the one after; each
// is measured at its end. A cell behind the last report month is not there: the
// younger a cohort, the fewer ages it has.
//
// Cohorts of disjoint books are added with [Cohorts.Merge] and are the cohorts
// of the whole. The zero Cohorts are of no book, and change nothing there.
type Cohorts struct {
	// Months are the months reported: those asked for, as far as they were over
	// on AsOf.
	Months   successkit.Period `json:"months,omitzero"`
	AsOf     successkit.Date   `json:"as_of,omitzero"`
	Currency string            `json:"currency,omitzero"`
	// By says how accounts were put together.
	By CohortBy `json:"by"`

	// Rows are the cohorts: for each key, in order, one for every time unit of
	// Months, also where nobody started in it.
	Rows []Cohort `json:"rows,omitempty"`

	// Earlier counts the accounts that had started before Months and are in no
	// row.
	Earlier int64 `json:"earlier,omitzero"`
	// Ignored counts the movements up to the end of Months that were not known
	// on AsOf.
	Ignored int64 `json:"ignored,omitzero"`
}

// A Cohort is the accounts of one key that started in one time unit.
type Cohort struct {
	// Key is what the accounts have in common beside their start. It is empty
	// where cohorts are by start alone, and for accounts without a value.
	Key string `json:"key,omitzero"`
	// Start is the month, quarter or year of the accounts' first revenue.
	Start successkit.Period `json:"start"`
	// Accounts is how many started, those included that left before the unit
	// was over.
	Accounts int64 `json:"accounts"`
	// Base is the revenue they started with, as [CohortBase] says.
	Base decimal.Decimal `json:"base"`
	// Ages are the measures at the end of each unit, from that of Start on.
	Ages []CohortAge `json:"ages"`
}

// A CohortAge is a cohort at the end of one time unit.
type CohortAge struct {
	// Logos is how many of the accounts have revenue.
	Logos int64 `json:"logos"`
	// Net is their revenue.
	Net decimal.Decimal `json:"net"`
	// Capped is their revenue without growth: of each account at most what is
	// its part of the cohort's base.
	Capped decimal.Decimal `json:"capped"`
	// AtRisk is how many accounts had never yet been without revenue at the end
	// of an earlier unit; at age 0 it is all of them.
	AtRisk int64 `json:"at_risk"`
	// Left is how many of those AtRisk are without revenue at the end of this
	// unit, for the first time, and did not hand it over to another account.
	Left int64 `json:"left"`
}

// CohortBy says how accounts are put into cohorts. The zero CohortBy is by the
// month of their start, measured against their first amounts.
type CohortBy struct {
	// Grain is the time unit of starts and of ages.
	Grain Grain `json:"grain"`
	// Base is what revenue is measured against.
	Base CohortBase `json:"base"`
	// Key is the name of the attribute whose values make cohorts beside the
	// start, such as "segment". An account's value is the one it had on the day
	// it started, or else its first one after. In [View.CohortsKeyed] it is the
	// name of the caller's own key. It is empty for cohorts by start alone.
	Key string `json:"key,omitzero"`
}

// A Grain is the time unit of cohorts and of their ages.
type Grain uint8

// The grains. Quarters and years are counted from the first month reported, so
// that a year may be a fiscal one.
const (
	// ByMonth has a cohort a month and ages in months.
	ByMonth Grain = iota
	// ByQuarter has a cohort every three months and ages of three months.
	ByQuarter
	// ByYear has a cohort every twelve months and ages of twelve months.
	ByYear
)

// months returns how many months a unit has.
func (g Grain) months() int {
	switch g {
	case ByMonth:
	case ByQuarter:
		return 3
	case ByYear:
		return 12
	}
	return 1
}

// A CohortBase says what the revenue of a cohort is measured against.
type CohortBase uint8

// The bases of cohorts.
const (
	// BaseFirstAmount is the first amount of each account, what was sold.
	BaseFirstAmount CohortBase = iota
	// BasePeriodEnd is the revenue of each account at the end of the unit it
	// started in: expansion of the first weeks counts as sold, and an account
	// that left within them counts as 0.
	BasePeriodEnd
)

var (
	grains      = enum.New[Grain]("grain", "month", "quarter", "year")
	cohortBases = enum.New[CohortBase]("cohort base", "first-amount", "period-end")
)

// String returns the word of g.
func (g Grain) String() string { return grains.String(g) }

// MarshalText returns the word of g.
func (g Grain) MarshalText() ([]byte, error) { return grains.Append(nil, g) }

// UnmarshalText reads what [Grain.MarshalText] writes.
func (g *Grain) UnmarshalText(text []byte) error { return grains.ParseInto(g, text) }

// String returns the words of b.
func (b CohortBase) String() string { return cohortBases.String(b) }

// MarshalText returns the words of b.
func (b CohortBase) MarshalText() ([]byte, error) { return cohortBases.Append(nil, b) }

// UnmarshalText reads what [CohortBase.MarshalText] writes.
func (b *CohortBase) UnmarshalText(text []byte) error { return cohortBases.ParseInto(b, text) }

// Keys returns the keys of the cohorts, in order.
func (c Cohorts) Keys() []string {
	var keys []string
	for i := range c.Rows {
		if i == 0 || c.Rows[i].Key != c.Rows[i-1].Key {
			keys = append(keys, c.Rows[i].Key)
		}
	}
	return keys
}

// Of returns the cohorts of one key, without Earlier and Ignored, which are
// counted over all keys.
func (c Cohorts) Of(key string) Cohorts {
	var rows []Cohort
	for i := range c.Rows {
		if c.Rows[i].Key == key {
			rows = append(rows, c.Rows[i].clone())
		}
	}
	c.Rows, c.Earlier, c.Ignored = rows, 0, 0
	return c
}

func (c *Cohort) clone() Cohort {
	copied := *c
	copied.Ages = slices.Clone(c.Ages)
	return copied
}

// name returns the key and the first month of the cohort: "smb 2025-01".
func (c *Cohort) name() string {
	month, _ := c.Start.Start().MarshalText()
	month = month[:min(len(month), len("2006-01"))]
	if c.Key == "" {
		return string(month)
	}
	return c.Key + " " + string(month)
}

// Logos returns the accounts with revenue by age, against the number that
// started.
func (c Cohorts) Logos() Triangle {
	return c.triangle(func(c *Cohort) decimal.Decimal { return decimal.NewFromInt(c.Accounts) },
		func(a *CohortAge) decimal.Decimal { return decimal.NewFromInt(a.Logos) })
}

// Net returns the revenue by age, against the cohort's base. Its rates are net
// revenue retention since the start.
func (c Cohorts) Net() Triangle {
	return c.triangle(func(c *Cohort) decimal.Decimal { return c.Base },
		func(a *CohortAge) decimal.Decimal { return a.Net })
}

// Capped returns the revenue without growth by age, against the cohort's base.
// Its rates are gross revenue retention since the start.
func (c Cohorts) Capped() Triangle {
	return c.triangle(func(c *Cohort) decimal.Decimal { return c.Base },
		func(a *CohortAge) decimal.Decimal { return a.Capped })
}

func (c Cohorts) triangle(base func(*Cohort) decimal.Decimal, value func(*CohortAge) decimal.Decimal) Triangle {
	rows := make([]TriangleRow, len(c.Rows))
	for i := range c.Rows {
		r := &c.Rows[i]
		rows[i] = TriangleRow{Cohort: r.name(), Base: base(r), Values: make([]decimal.Decimal, len(r.Ages))}
		for age := range r.Ages {
			rows[i].Values[age] = value(&r.Ages[age])
		}
	}
	return Triangle{Rows: rows}
}
