package metrics

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// maxCount bounds a number of accounts or movements in cohorts, so that no sum
// over cells overflows.
const maxCount = 1 << 38

// Validate reports what is wrong with cohorts that did not come from a ledger,
// but from a database that summed them or from storage: rows that are not those
// of the months and keys, in order; more accounts with revenue than started;
// revenue below 0 or without accounts; capped revenue above the net revenue or
// the base; more accounts at risk than were left over.
func (c Cohorts) Validate() error {
	var f successkit.Faults
	f.Merge("by", c.By.Validate())
	f.Add("earlier", strconv.FormatInt(c.Earlier, 10), countFault(c.Earlier))
	f.Add("ignored", strconv.FormatInt(c.Ignored, 10), countFault(c.Ignored))
	f.Add("currency", c.Currency, checkCurrency(c.Currency))
	var u units
	if !c.Months.IsZero() && grains.Valid(c.By.Grain) {
		u = newUnits(&f, c.Months, c.By.Grain, successkit.Date{})
		if !c.AsOf.IsZero() && c.Months.Last().After(c.AsOf) {
			f.Add("months", c.Months.String(), fmt.Errorf("%w: not over on %s", successkit.ErrConflict, c.AsOf))
		}
	}
	if f.Total() > 0 {
		return f.Err()
	}
	c.checkShape(&f, &u)
	if f.Total() > 0 {
		return f.Err()
	}
	for i := range c.Rows {
		c.Rows[i].check(&f, i, c.By.Base)
	}
	return f.Err()
}

// checkShape reports rows that are not in their place.
func (c Cohorts) checkShape(f *successkit.Faults, u *units) {
	keyed := c.By.Key != ""
	if u.n == 0 && len(c.Rows) > 0 || u.n > 0 && len(c.Rows)%u.n != 0 || u.n > 0 && !keyed && len(c.Rows) != u.n {
		f.Add("rows", strconv.Itoa(len(c.Rows)), fmt.Errorf("%w: want one for each of %d units and key", successkit.ErrConflict, u.n))
		return
	}
	for i := range c.Rows {
		r, unit := &c.Rows[i], i%u.n
		row := func(name string) string { return "rows[" + strconv.Itoa(i) + "]." + name }
		start, _ := successkit.NewPeriod(u.starts[unit], u.starts[unit+1])
		switch {
		case unit > 0 && r.Key != c.Rows[i-1].Key, unit == 0 && i > 0 && r.Key <= c.Rows[i-1].Key:
			f.Add(row("key"), r.Key, fmt.Errorf("%w: keys are not in order", successkit.ErrConflict))
		case r.Key != "" && !keyed:
			f.Add(row("key"), r.Key, fmt.Errorf("%w: cohorts are by start alone", successkit.ErrConflict))
		case r.Key != "" && unit == 0:
			f.Add(row("key"), r.Key, word.CheckID(r.Key))
		}
		if r.Start != start {
			f.Add(row("start"), r.Start.String(), fmt.Errorf("%w: want %s", successkit.ErrConflict, start))
		}
		if len(r.Ages) != u.n-unit {
			f.Add(row("ages"), strconv.Itoa(len(r.Ages)), fmt.Errorf("%w: want %d, to the last month", successkit.ErrConflict, u.n-unit))
		}
	}
}

// check reports figures of row i that contradict each other.
func (c *Cohort) check(f *successkit.Faults, i int, base CohortBase) {
	row := func(name string) string { return "rows[" + strconv.Itoa(i) + "]." + name }
	if err := countFault(c.Accounts); err != nil {
		f.Add(row("accounts"), strconv.FormatInt(c.Accounts, 10), err)
	}
	if err := field.Total(c.Base); err != nil {
		f.Add(row("base"), "", err)
		return
	}
	switch {
	case base == BasePeriodEnd && !c.Base.Equal(c.Ages[0].Net):
		f.Add(row("base"), "", fmt.Errorf("%w: not the revenue at age 0", successkit.ErrConflict))
	case base == BaseFirstAmount && (c.Base.Sign() > 0) != (c.Accounts > 0):
		f.Add(row("base"), "", fmt.Errorf("%w: does not go with %d accounts", successkit.ErrConflict, c.Accounts))
	}
	left := c.Accounts
	for age := range c.Ages {
		a := &c.Ages[age]
		name, value, err := a.fault(c, left, age == 0)
		if err != nil {
			f.Add(row("ages["+strconv.Itoa(age)+"]."+name), value, err)
		}
		left = a.AtRisk - a.Left
	}
}

// fault returns the first field of a that contradicts the others, where so many
// accounts were left over from the age before.
func (a *CohortAge) fault(c *Cohort, left int64, first bool) (name, value string, err error) {
	switch {
	case a.Logos < 0 || a.Logos > c.Accounts:
		return "logos", strconv.FormatInt(a.Logos, 10), fmt.Errorf("%w: of %d accounts", successkit.ErrOutOfRange, c.Accounts)
	case a.AtRisk < 0 || a.AtRisk > left || first && a.AtRisk != left:
		return "at_risk", strconv.FormatInt(a.AtRisk, 10), fmt.Errorf("%w: %d were left over", successkit.ErrConflict, left)
	case a.Left < 0 || a.Left > a.AtRisk:
		return "left", strconv.FormatInt(a.Left, 10), fmt.Errorf("%w: of %d at risk", successkit.ErrOutOfRange, a.AtRisk)
	}
	if err := field.Total(a.Net); err != nil {
		return "net", "", err
	}
	if err := field.Total(a.Capped); err != nil {
		return "capped", "", err
	}
	switch {
	case (a.Net.Sign() > 0) != (a.Logos > 0):
		return "net", "", fmt.Errorf("%w: does not go with %d accounts", successkit.ErrConflict, a.Logos)
	case a.Capped.GreaterThan(a.Net) || a.Capped.GreaterThan(c.Base):
		return "capped", "", fmt.Errorf("%w: above net revenue or base", successkit.ErrConflict)
	}
	return "", "", nil
}

func countFault(n int64) error {
	if n < 0 || n > maxCount {
		return fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, int64(maxCount))
	}
	return nil
}
