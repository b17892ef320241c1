// Package field says what is wrong with the fields that the facts of several
// packages have in common.
package field

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// Item returns the path of an element of a list: "rows[3]".
func Item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// Within notes a whole number at path that is not from low to high.
func Within(f *successkit.Faults, path string, n, low, high int) {
	if n < low || n > high {
		f.Add(path, strconv.Itoa(n), fmt.Errorf("%w: want %d to %d", successkit.ErrOutOfRange, low, high))
	}
}

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
	return notBelow0(d)
}

func notBelow0(d decimal.Decimal) error {
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

// The bounds of a sum: of 10^12 figures, each as large and as fine as may be and
// converted at such a rate.
const (
	maxSumDigits = 2*exact.MaxDigits + 12
	maxSumPlaces = 2 * exact.MaxPlaces
)

// Sum reports why d is no sum of figures: one of more than 88 digits in plain
// notation, or more than 40 decimal places.
func Sum(d decimal.Decimal) error {
	exp := int64(d.Exponent())
	if exp < -maxSumPlaces || int64(d.NumDigits())+max(0, exp) > maxSumDigits {
		return fmt.Errorf("%w: more than %d digits or %d decimal places", successkit.ErrOutOfRange, maxSumDigits, maxSumPlaces)
	}
	return nil
}

// Total reports why d is no sum of balances of revenue: no [Sum], or below 0.
func Total(d decimal.Decimal) error {
	if err := Sum(d); err != nil {
		return err
	}
	return notBelow0(d)
}

// SumText is [Text] for a sum.
func SumText(d decimal.Decimal) string {
	if Sum(d) != nil {
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
