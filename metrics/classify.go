package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// Classify names the movement that leads an account from one balance of
// recurring revenue to another, and returns its amount without sign. known
// says whether the account ever had revenue before:
//
//	before = 0, after > 0, never known   New
//	before = 0, after > 0, known         Reactivation
//	before > 0, after = 0                Churn
//	before > 0, after > before           Expansion
//	before > 0, 0 < after < before       Contraction
//	before = after                       UnknownKind, with amount 0: no movement
//
// Balances of 0 are told apart first; a test of sizes alone takes every churn
// for a contraction. An account with revenue before is known whatever the
// argument says.
//
// It fails with [successkit.ErrOutOfRange] for a balance below 0 or of more
// than 38 digits, 20 of them after the point.
func Classify(before, after decimal.Decimal, known bool) (Kind, decimal.Decimal, error) {
	var f successkit.Faults
	f.Add("before", "", field.Level(before))
	f.Add("after", "", field.Level(after))
	if err := f.Err(); err != nil {
		return UnknownKind, decimal.Decimal{}, err
	}
	change := after.Sub(before)
	return kindOf(before.Sign(), change.Sign(), after.Sign(), known), exact.Canonical(change.Abs()), nil
}
