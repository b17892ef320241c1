package metrics

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A MonthTotal sums the [AccountMonth] values of one month. The changes keep
// their sign: what was lost is below 0.
type MonthTotal struct {
	Month    successkit.Period `json:"month"`
	Currency string            `json:"currency,omitzero"`
	// Revenue is that of all accounts, Accounts how many had any.
	Revenue  decimal.Decimal `json:"revenue"`
	Accounts int64           `json:"accounts"`

	New          decimal.Decimal `json:"new"`
	Expansion    decimal.Decimal `json:"expansion"`
	Contraction  decimal.Decimal `json:"contraction"`
	Churn        decimal.Decimal `json:"churn"`
	Reactivation decimal.Decimal `json:"reactivation"`
	Transferred  decimal.Decimal `json:"transferred,omitzero"`
}

// MonthTotals returns the sums over the months that [View.AccountMonths] walks,
// in order. A month in which no account has a row is left out. It fails as
// AccountMonths does, and with [successkit.ErrConflict] where amounts of several
// currencies would be added.
func (v View) MonthTotals(p successkit.Period, on Reading) ([]MonthTotal, error) {
	if err := v.checkCurrencies(); err != nil {
		return nil, err
	}
	type sums struct {
		revenue, transferred exact.Sum
		accounts             int64
		change               [numKinds]exact.Sum
	}
	months := map[successkit.Period]*sums{}
	for row, err := range v.AccountMonths(p, on) {
		if err != nil {
			return nil, err
		}
		t := months[row.Month]
		if t == nil {
			t = &sums{}
			months[row.Month] = t
		}
		t.revenue.Add(v.inBase(row.Revenue, row.Currency))
		t.transferred.Add(v.inBase(row.Transferred, row.Currency))
		t.change[row.Kind].Add(v.inBase(row.Change, row.Currency))
		t.accounts += int64(row.Revenue.Sign()) // 0 or 1: no account is below 0
	}
	list := make([]MonthTotal, 0, len(months))
	for _, month := range slices.SortedFunc(maps.Keys(months), successkit.Period.Compare) {
		t := months[month]
		list = append(list, MonthTotal{
			Month: month, Currency: v.currency(),
			Revenue: t.revenue.Decimal(), Accounts: t.accounts,
			New: t.change[New].Decimal(), Expansion: t.change[Expansion].Decimal(),
			Contraction: t.change[Contraction].Decimal(), Churn: t.change[Churn].Decimal(),
			Reactivation: t.change[Reactivation].Decimal(), Transferred: t.transferred.Decimal(),
		})
	}
	return list, nil
}
