package success

import "github.com/shopspring/decimal"

// An Amount is money in one currency, which may be empty.
type Amount struct {
	Currency string          `json:"currency,omitzero"`
	Value    decimal.Decimal `json:"value"`
}
