package metrics

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// Merge returns the cohorts of two books without an account in common, from
// those of each. The order of merging does not matter, and the zero Cohorts
// change nothing; both arguments stay as they are. It fails with
// [successkit.ErrConflict] where the two are not of the same months, day,
// currency and CohortBy, and otherwise as [Cohorts.Validate] does of either and
// of the result.
func (c Cohorts) Merge(o Cohorts) (Cohorts, error) {
	var f successkit.Faults
	f.Merge("", c.Validate())
	f.Merge("other", o.Validate())
	if err := f.Err(); err != nil {
		return Cohorts{}, err
	}
	switch {
	case c.isZero():
		return o.clone(), nil
	case o.isZero():
		return c.clone(), nil
	}
	differ := func(path, value string, same bool) {
		if !same {
			f.Add("other."+path, value, fmt.Errorf("%w: differs", successkit.ErrConflict))
		}
	}
	differ("months", o.Months.String(), c.Months == o.Months)
	differ("as_of", o.AsOf.String(), c.AsOf == o.AsOf)
	differ("by", "", c.By == o.By)
	differ("currency", o.Currency, c.Currency == o.Currency || c.isVacant() || o.isVacant())
	if err := f.Err(); err != nil {
		return Cohorts{}, err
	}
	sum := Cohorts{
		Months: c.Months, AsOf: c.AsOf, Currency: c.Currency, By: c.By,
		Rows: mergeRows(c.Rows, o.Rows), Earlier: c.Earlier + o.Earlier, Ignored: c.Ignored + o.Ignored,
	}
	if sum.Currency == "" {
		sum.Currency = o.Currency
	}
	if err := sum.Validate(); err != nil {
		return Cohorts{}, err
	}
	return sum, nil
}

// isZero reports whether c is the zero Cohorts.
func (c Cohorts) isZero() bool {
	return c.Months.IsZero() && c.AsOf.IsZero() && c.Currency == "" && c.By == CohortBy{} &&
		len(c.Rows) == 0 && c.Earlier == 0 && c.Ignored == 0
}

// isVacant reports whether c names no currency because it has no movement.
func (c Cohorts) isVacant() bool {
	for i := range c.Rows {
		if c.Rows[i].Accounts > 0 {
			return false
		}
	}
	return c.Currency == "" && c.Earlier == 0 && c.Ignored == 0
}

func (c Cohorts) clone() Cohorts {
	c.Rows = mergeRows(c.Rows, nil)
	return c
}

// mergeRows merges two lists of rows in order, and shares no memory with them.
func mergeRows(a, b []Cohort) []Cohort {
	if len(a)+len(b) == 0 {
		return nil
	}
	rows := make([]Cohort, 0, max(len(a), len(b)))
	for len(a) > 0 && len(b) > 0 {
		order := strings.Compare(a[0].Key, b[0].Key)
		if order == 0 {
			order = a[0].Start.Compare(b[0].Start)
		}
		switch {
		case order < 0:
			rows, a = append(rows, a[0].clone()), a[1:]
		case order > 0:
			rows, b = append(rows, b[0].clone()), b[1:]
		default:
			rows, a, b = append(rows, a[0].plus(&b[0])), a[1:], b[1:]
		}
	}
	for _, rest := range [][]Cohort{a, b} {
		for i := range rest {
			rows = append(rows, rest[i].clone())
		}
	}
	return rows
}

// plus returns the sum of two cohorts with the same key, start and ages.
func (c *Cohort) plus(o *Cohort) Cohort {
	sum := c.clone()
	sum.Accounts += o.Accounts
	sum.Base = plus(c.Base, o.Base)
	for age, b := range o.Ages {
		a := &sum.Ages[age]
		a.Logos += b.Logos
		a.Net = plus(a.Net, b.Net)
		a.Capped = plus(a.Capped, b.Capped)
		a.AtRisk += b.AtRisk
		a.Left += b.Left
	}
	return sum
}

func plus(a, b decimal.Decimal) decimal.Decimal { return exact.Canonical(a.Add(b)) }
