// Package currency says what is a legal currency of an amount.
package currency

import (
	"fmt"

	"github.com/successkit/successkit/internal/fault"
)

// The shortest and the longest currency, in bytes.
const (
	minLength = 3
	maxLength = 8
)

var errForm = fmt.Errorf("%w: want three to eight capital letters or digits", fault.Malformed)

// Check reports why s is no currency: three to eight capital ASCII letters or
// digits, such as "EUR", or nothing at all, which stands for the only currency
// that there is.
func Check(s string) error {
	if s == "" {
		return nil
	}
	if len(s) < minLength || len(s) > maxLength {
		return errForm
	}
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return errForm
		}
	}
	return nil
}
