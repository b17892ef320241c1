package currency_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"", "EUR", "USD", "USDC2024"} {
		assert.NoError(t, currency.Check(good), good)
	}
	for _, bad := range []string{"EU", "eur", "EURO CENT", "USDC20245", "E-R", "ÉUR", " EUR"} {
		assert.ErrorIs(t, currency.Check(bad), successkit.ErrMalformed, bad)
	}
}
