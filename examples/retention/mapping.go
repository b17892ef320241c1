package main

import (
	"encoding"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/tabular"
)

// pairs reads a list such as "account=customer_id,date=effective" and hands
// each pair on.
func pairs(list string, set func(key, value string) error) error {
	seen := map[string]bool{}
	for pair := range strings.SplitSeq(list, ",") {
		key, value, _ := strings.Cut(pair, "=")
		if key == "" || value == "" {
			return fmt.Errorf("%q: want name=value", pair)
		}
		if seen[key] {
			return fmt.Errorf("%q: %s is there twice", pair, key)
		}
		seen[key] = true
		if err := set(key, value); err != nil {
			return err
		}
	}
	return nil
}

// errKey refuses a key that is none of the known ones.
func errKey[V any](key string, known map[string]V) error {
	return fmt.Errorf("%q: want one of %s", key, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
}

// assign sets the names of columns.
func assign(list string, columns map[string]*string) error {
	return pairs(list, func(key, value string) error {
		to, known := columns[key]
		if !known {
			return errKey(key, columns)
		}
		*to = value
		return nil
	})
}

func movementColumns(c *tabular.Columns) map[string]*string {
	return map[string]*string{
		"id": &c.ID, "account": &c.Account, "product": &c.Product, "date": &c.Date, "recorded": &c.Recorded, "seq": &c.Seq,
		"amount": &c.Amount, "currency": &c.Currency, "kind": &c.Kind, "cause": &c.Cause, "corrects": &c.Corrects,
	}
}

func lineColumns(c *tabular.LineColumns) map[string]*string {
	return map[string]*string{
		"id": &c.ID, "recorded": &c.Recorded, "customer": &c.Customer, "product": &c.Product, "delivery": &c.Delivery,
		"currency": &c.Currency, "due": &c.Due, "amount_due": &c.AmountDue, "term_months": &c.TermMonths, "notice": &c.Notice,
		"status": &c.Status, "closed": &c.Closed, "amount_renewed": &c.AmountRenewed, "renewed_months": &c.RenewedMonths,
	}
}

// assignConvention sets the methods of a convention.
func assignConvention(list string, c *metrics.Convention) error {
	methods := map[string]encoding.TextUnmarshaler{
		"basis": &c.Basis, "grr": &c.GRR, "nrr": &c.NRR, "gross-churn": &c.GrossChurn, "net-churn": &c.NetChurn, "logo": &c.Logo,
		"min-gap-days": days{&c.Reactivations.MinGapDays}, "max-gap-days": days{&c.Reactivations.MaxGapDays},
	}
	err := pairs(list, func(key, value string) error {
		method, known := methods[key]
		if !known {
			return errKey(key, methods)
		}
		return method.UnmarshalText([]byte(value))
	})
	if err != nil {
		return err
	}
	return c.Validate()
}

// days is a number of days under way from a text.
type days struct{ n *int }

func (d days) UnmarshalText(text []byte) (err error) {
	if *d.n, err = strconv.Atoi(string(text)); err != nil {
		return fmt.Errorf("%q: want a number of days", text)
	}
	return nil
}

// exchange reads rates of exchange. Their base is whatever currency of the
// ledger has none.
func exchange(list string) (metrics.Rates, error) {
	r := metrics.Rates{Per: map[string]decimal.Decimal{}}
	err := pairs(list, func(currency, value string) error {
		d, err := decimal.NewFromString(value)
		if err != nil {
			return fmt.Errorf("%s=%q: want a number such as 0.92", currency, value)
		}
		r.Per[currency] = d
		return nil
	})
	return r, err
}
