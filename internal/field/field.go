// Package field says what is wrong with the fields that the facts of several
// packages have in common.
package field

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// Number reports why d is no figure from outside: one of more digits than
// [exact.Check] allows.
func Number(d decimal.Decimal) error {
	if err := exact.Check(d); err != nil {
		return fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err)
	}
	return nil
}

// Level reports why d is no balance of revenue: no [Number], or below 0.
func Level(d decimal.Decimal) error {
	if err := Number(d); err != nil {
		return err
	}
	if d.IsNegative() {
		return fmt.Errorf("%w: below 0", successkit.ErrOutOfRange)
	}
	return nil
}

// Text is [exact.Text] for a decimal that may be out of bounds, of which it
// returns nothing: the value of a fault.
func Text(d decimal.Decimal) string {
	if exact.Check(d) != nil {
		return ""
	}
	return exact.Text(d)
}

// Attributes adds to f what is wrong with the attributes of an account, in
// order of key: a key or a value that is no identifier. A value may be empty.
func Attributes(f *successkit.Faults, attributes map[string]string) {
	for _, key := range slices.Sorted(maps.Keys(attributes)) {
		f.Add("attributes", key, word.CheckID(key))
		if value := attributes[key]; value != "" {
			f.Add("attributes["+key+"]", value, word.CheckID(value))
		}
	}
}
