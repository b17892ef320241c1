package main

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// figures are what was got for a case, by the names of the vector files.
type figures map[string]any

// A fraction is the form of a rate in vector files: exact parts, and the
// quotient to 18 places, half to even.
type fraction struct {
	Num   string `json:"num"`
	Den   string `json:"den"`
	Value string `json:"value"`
}

// rate returns the form of a rate, nil where it is undefined.
func rate(r successkit.Rate) any {
	if !r.Defined() {
		return nil
	}
	return fraction{Num: text(r.Num()), Den: text(r.Den()), Value: quotient18(r)}
}

// quotientOnly is the form of a rate of which only the quotient is kept.
type quotientOnly struct {
	Value string `json:"value"`
}

func value(r successkit.Rate) any {
	if !r.Defined() {
		return nil
	}
	return quotientOnly{quotient18(r)}
}

// plainValue is the form of a rate of which the quotient stands as a bare text.
func plainValue(r successkit.Rate) any {
	if !r.Defined() {
		return nil
	}
	return quotient18(r)
}

// quotient18 returns the quotient to 18 places, half to even.
func quotient18(r successkit.Rate) string {
	q, rest := r.Num().QuoRem(r.Den(), 18)
	unit := decimal.New(1, -18)
	if rest.Sign() < 0 {
		unit = unit.Neg()
	}
	half := rest.Abs().Mul(decimal.New(2, 0)).Cmp(r.Den().Mul(decimal.New(1, -18)))
	odd := !q.Shift(18).Mod(decimal.New(2, 0)).IsZero()
	if half > 0 || half == 0 && odd {
		q = q.Add(unit)
	}
	return q.StringFixed(18)
}

// text returns a decimal in plain notation.
func text(d decimal.Decimal) string { return d.String() }

// month reads "2025-01".
func month(name string) (successkit.Period, error) {
	d, err := successkit.ParseDate(name + "-01")
	if err != nil {
		return successkit.Period{}, err
	}
	return successkit.Month(d.Year(), d.Month()), nil
}

// monthName writes what month reads.
func monthName(m successkit.Period) string { return m.Start().String()[:len("2006-01")] }

// movements reads rows of the form [seq, account, date, currency, kind,
// delta].
func movements(rows []json.RawMessage) ([]metrics.Movement, error) {
	list := make([]metrics.Movement, 0, len(rows))
	for i, raw := range rows {
		m, err := movement(raw)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i, err)
		}
		list = append(list, m)
	}
	return list, nil
}

func movement(raw json.RawMessage) (metrics.Movement, error) {
	var m metrics.Movement
	err := json.Unmarshal(raw, &[]any{&m.Seq, &m.Account, &m.Date, &m.Currency, &m.Kind, &m.Amount})
	return m, err
}
