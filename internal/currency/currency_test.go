package currency_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit/internal/currency"
)

func TestValid(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "EUR", "USDC", "1INCH", "ABCDEFGH"} {
		assert.True(t, currency.Valid(s), s)
	}
	for _, s := range []string{"EU", "ABCDEFGHI", "eur", "EU R", "EÜR"} {
		assert.False(t, currency.Valid(s), s)
	}
}
