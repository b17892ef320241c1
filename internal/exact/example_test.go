package exact_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
)

// Two shards add up their part of the ledger, in any order and any scale.
func ExampleSum() {
	var north, south exact.Sum
	north.Add(decimal.RequireFromString("1200.50"))
	north.Add(decimal.RequireFromString("-0.5"))
	south.AddUnits(exact.FromInt64(99_95), 2) // a total in cents
	north.Merge(south)
	fmt.Println(exact.Text(north.Decimal()))
	// Output: 1299.95
}

// A score in micro-points is the weighted mean of the scores of three signals.
func ExampleInt128_DivRoundHalfEven() {
	weights := []int64{3, 2, 2}
	scores := []int64{80_000_000, 55_000_000, 61_500_000}
	var sum, weight exact.Int128
	for i, w := range weights {
		sum, _ = sum.Add(exact.Mul64(w, scores[i])) // three products fit
		weight, _ = weight.Add(exact.FromInt64(w))
	}
	fmt.Println(sum.DivRoundHalfEven(weight))
	// Output: 67571429 true
}

// A price of 100.00 over three equal months, in cents.
func ExampleApportion() {
	fmt.Println(exact.Apportion(100_00, []int64{1, 1, 1}))
	// Output: [3334 3333 3333] true
}

// Contributions of 1.4, -0.6 and 1.2 points to a score of 2, shown in whole
// points.
func ExampleRoundParts() {
	parts := []exact.Int128{exact.FromInt64(14), exact.FromInt64(-6), exact.FromInt64(12)}
	fmt.Println(exact.RoundParts(parts, exact.FromInt64(10), 2))
	// Output: [2 -1 1] true
}
