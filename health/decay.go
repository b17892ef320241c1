package health

import (
	"fmt"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/successkit/successkit"
)

// A Decay lets the points of an ageing reading drift toward a neutral value:
//
//	points = neutral + (points − neutral)·2^(−age/half-life)
//
// A decay toward 0 would turn silence into red. It is off unless a measure
// states one, for it moves scores that nobody touched: prefer
// [Measure.DropAfterDays] where a reading is either good for something or not.
type Decay struct {
	// Neutral are the points that say nothing, 0 to 100.
	Neutral Points `json:"neutral"`
	// HalfLifeDays is the age at which half of the distance is left, 1 to 3,660.
	HalfLifeDays int `json:"half_life_days"`
}

func (d Decay) validate() error {
	var f successkit.Faults
	f.Add("neutral", d.Neutral.valueText(), checkScore(d.Neutral))
	if d.HalfLifeDays < 1 || d.HalfLifeDays > MaxDays {
		f.Add("half_life_days", strconv.Itoa(d.HalfLifeDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, MaxDays))
	}
	return f.Err()
}

// A decayTable holds 2^(−r/h)·2^63 for the days r below the half-life h, so that
// points decay on integers alone and alike on every machine.
type decayTable struct {
	neutral int64
	left    []uint64
}

func newDecayTable(d Decay) *decayTable {
	const precision = 256
	h := d.HalfLifeDays
	t := &decayTable{neutral: d.Neutral.micro, left: make([]uint64, h)}
	step := halved(h, precision)
	x := new(big.Float).SetPrec(precision).SetMantExp(big.NewFloat(1), 63)
	for r := range t.left {
		t.left[r], _ = x.Uint64() // rounded down
		x.Mul(x, step)
	}
	return t
}

// ln2 is the natural logarithm of 2 to 60 places.
const ln2 = "0.693147180559945309417232121458176568075500134360255254120680"

// halved returns 2^(−1/h) = exp(−ln2/h) by its series.
func halved(h int, precision uint) *big.Float {
	x, _, _ := big.ParseFloat(ln2, 10, precision, big.ToNearestEven) // a literal
	x.Quo(x, new(big.Float).SetPrec(precision).SetInt64(int64(-h)))
	sum := new(big.Float).SetPrec(precision).SetInt64(1)
	term := new(big.Float).SetPrec(precision).SetInt64(1)
	for n := int64(1); n <= 60; n++ {
		term.Mul(term, x)
		term.Quo(term, new(big.Float).SetPrec(precision).SetInt64(n))
		sum.Add(sum, term)
	}
	return sum
}

// at returns the points of a reading of the given age, rounded half away from
// neutral to a micro-point.
func (t *decayTable) at(micro int64, days int) int64 {
	distance := micro - t.neutral
	halvings, rest := days/len(t.left), days%len(t.left)
	if distance == 0 || halvings > 62 {
		return t.neutral
	}
	size := distance
	if size < 0 {
		size = -size
	}
	hi, lo := bits.Mul64(uint64(size), t.left[rest]) // below 2^27·2^63
	shift := uint(63 + halvings)
	half, carry := shiftLeft(1, shift-1)
	lo, c := bits.Add64(lo, half, 0)
	hi, _ = bits.Add64(hi, carry, c)
	kept := int64(shiftRight(hi, lo, shift))
	if distance < 0 {
		kept = -kept
	}
	return t.neutral + kept
}

func shiftLeft(x uint64, n uint) (lo, hi uint64) {
	if n >= 64 {
		return 0, x << (n - 64)
	}
	return x << n, x >> (64 - n)
}

func shiftRight(hi, lo uint64, n uint) uint64 {
	if n >= 64 {
		return hi >> (n - 64)
	}
	return hi<<(64-n) | lo>>n
}
