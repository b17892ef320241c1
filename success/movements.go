package success

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/outcome"
)

// Movements returns the changes of the recurring revenue of a year that the
// contracts known on a day bring, up to that day, for [metrics.NewLedger]: the
// difference between the contracts in force on a day and on the day before. A
// loss has the cause of its departure, and any other change, or one whose
// departure has none, that of the contracts that start on its day.
//
// There is at most one movement a day, and its id is that of the account with the
// day, "acme/2025-01-06": a contract that becomes known later leaves the movements
// of all other days as they were. It fails where a contract or departure is wrong.
func (a Account) Movements(asOf successkit.Date) ([]metrics.Movement, error) {
	contracts, departures, err := a.terms(asOf)
	if err != nil {
		return nil, err
	}
	currency, _ := currencyOf(a.Facts)
	change, cause := map[successkit.Date]decimal.Decimal{}, map[successkit.Date]string{}
	for _, s := range spans(contracts, departures) {
		if !s.until.IsZero() && !s.until.After(s.Start) {
			continue // never in force
		}
		change[s.Start] = change[s.Start].Add(s.Value)
		cause[s.Start] = max(cause[s.Start], s.Cause)
		if !s.until.IsZero() {
			change[s.until] = change[s.until].Sub(s.Value)
		}
	}
	left := map[successkit.Date]string{}
	for _, d := range departures {
		left[d.Date] = max(left[d.Date], d.Cause)
	}
	var days []successkit.Date
	for day, amount := range change {
		if !amount.IsZero() && !day.After(asOf) {
			days = append(days, day)
		}
	}
	slices.SortFunc(days, successkit.Date.Compare)
	var movements []metrics.Movement
	for _, day := range days {
		m := metrics.Movement{
			ID: a.ID + "/" + day.String(), Account: a.ID, Date: day, Amount: change[day], Currency: currency,
			Attributes: a.segments(), Cause: cause[day],
		}
		if m.Amount.IsNegative() {
			m.Cause = cmp.Or(left[day], m.Cause)
		}
		movements = append(movements, m)
	}
	return movements, nil
}

// segments are what retention is split by.
func (a Account) segments() map[string]string {
	all := map[string]string{}
	if a.Segment != "" {
		all["segment"] = a.Segment
	}
	if a.Delivery != outcome.UnknownDelivery {
		all["delivery"] = a.Delivery.String()
	}
	return all
}

// ByPressure orders the actions of several accounts: by the place of their rule
// in the program, then the greater value first, then by day, those without one
// last, and then by account and subject. It returns the function for
// [slices.SortFunc] over pairs of account and action.
func (p *Program) ByPressure() func(x, y AccountAction) int {
	rank := map[string]int{}
	if p != nil {
		for i, r := range p.definition.Rules {
			rank[r.ID] = i
		}
	}
	return func(x, y AccountAction) int {
		return cmp.Or(
			cmp.Compare(rank[x.Rule], rank[y.Rule]),
			y.Value.Compare(x.Value),
			compareDue(x.Due, y.Due),
			cmp.Compare(x.Account, y.Account),
			cmp.Compare(x.Subject, y.Subject),
		)
	}
}

// An AccountAction is an action with the account that it is for.
type AccountAction struct {
	Account string `json:"account"`
	Action
}
