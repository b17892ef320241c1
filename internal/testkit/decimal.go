package testkit

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
)

// Dec reads a decimal literal.
func Dec(t testing.TB, s string) decimal.Decimal {
	t.Helper()
	d, err := decimal.NewFromString(s)
	if err != nil {
		t.Fatalf("decimal %q: %v", s, err)
	}
	return d
}

// EqualDecimal checks that got is the number that want spells: 1.0 equals
// 1.00, which assert.Equal would deny.
func EqualDecimal(t testing.TB, want string, got decimal.Decimal, msgAndArgs ...any) bool {
	t.Helper()
	if !Dec(t, want).Equal(got) {
		return assert.Fail(t, "want "+want+", got "+got.String(), msgAndArgs...)
	}
	return true
}
