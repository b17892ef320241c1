package metrics

import (
	"github.com/successkit/successkit"
)

// NewMonthly returns the Monthly of sums that were computed elsewhere. It shares
// no memory with them. It fails as [MonthlySums.Validate] does.
func NewMonthly(s MonthlySums) (*Monthly, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	m := &Monthly{scope: scope{
		period: s.Months, asOf: s.AsOf, currency: s.Currency, rates: s.Rates, unit: s.Unit, rule: s.Reactivations,
	}}
	m.exact = emptyMonths(monthUnits(s.Months))
	addMonthly(m.exact, &s)
	return m, nil
}

// Merge adds what o holds, which it leaves as it is: the Monthly of a shard of
// the book with accounts of its own. It fails, and changes nothing, with
// [successkit.ErrConflict] where the two are not of the same months, day,
// currency, rates, unit and rule, and with [successkit.ErrOutOfRange] for counts
// that are too large together.
func (m *Monthly) Merge(o *Monthly) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	mine, theirs := m.Sums(), o.Sums()
	to, err := m.scope.with(o.scope, mine.vacant(), theirs.vacant())
	if err != nil {
		return err
	}
	sum := emptyMonths(monthUnits(to.period))
	for _, part := range []MonthlySums{mine, theirs} {
		if !part.Months.IsZero() {
			addMonthly(sum, &part)
		}
	}
	sum.AsOf, sum.Currency, sum.Rates, sum.Unit, sum.Reactivations = to.asOf, to.currency, to.rates, to.unit, to.rule
	merged, err := NewMonthly(*sum)
	if err != nil {
		return err
	}
	*m = *merged
	return nil
}

// vacant reports whether s holds no account.
func (s MonthlySums) vacant() bool {
	return len(s.Rows) == 0 || s.Earlier == 0 && s.Cohorts().isVacant()
}
