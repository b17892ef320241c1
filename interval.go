package successkit

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// An Interval says how far an estimate can be trusted: its procedure covers
// the true value with the given level of confidence, 0.95 for 95 %. Either
// bound may be infinite, as for a median that has not been reached.
//
// The zero Interval is none. Intervals are compared with ==. The JSON form is
// {"lower":0.2553,"upper":0.3662,"level":0.95}, with null for an infinite
// bound and null for the zero Interval; the text form is
// "[0.2553,0.3662]@0.95", and empty for the zero Interval.
type Interval struct {
	lower, upper, level float64
}

// NewInterval returns the interval from lower to upper at the given level. It
// fails with [ErrOutOfRange] where a bound is NaN, lower is +Inf, upper is -Inf
// or level is not between 0 and 1, both excluded, and with [ErrConflict] where
// lower is above upper.
func NewInterval(lower, upper, level float64) (Interval, error) {
	var f Faults
	if math.IsNaN(lower) || math.IsInf(lower, 1) {
		f.Add("lower", formatFloat(lower), fmt.Errorf("%w: want a number or -Inf", ErrOutOfRange))
	}
	if math.IsNaN(upper) || math.IsInf(upper, -1) {
		f.Add("upper", formatFloat(upper), fmt.Errorf("%w: want a number or +Inf", ErrOutOfRange))
	}
	if !(level > 0 && level < 1) {
		f.Add("level", formatFloat(level), fmt.Errorf("%w: want above 0 and below 1", ErrOutOfRange))
	}
	if lower > upper {
		f.Add("upper", formatFloat(upper), fmt.Errorf("%w: below lower, %s", ErrConflict, formatFloat(lower)))
	}
	if err := f.Err(); err != nil {
		return Interval{}, err
	}
	return Interval{lower: lower + 0, upper: upper + 0, level: level}, nil // + 0 turns -0 into 0
}

// ParseInterval reads "[0.2553,0.3662]@0.95"; a bound may be "-Inf" or "+Inf".
// It fails with [ErrMalformed] on any other form, with [ErrOutOfRange] on a
// number that no float64 can hold, and otherwise as [NewInterval] does.
func ParseInterval(s string) (Interval, error) {
	body, level, ok := strings.Cut(s, "]@")
	lower, upper, two := strings.Cut(strings.TrimPrefix(body, "["), ",")
	if !ok || !two || !strings.HasPrefix(body, "[") {
		return Interval{}, fmt.Errorf("interval %q: %w: want [LOWER,UPPER]@LEVEL", cut(s), ErrMalformed)
	}
	var numbers [3]float64
	for i, text := range [3]string{lower, upper, level} {
		v, err := parseFloat(text)
		if err != nil {
			return Interval{}, fmt.Errorf("interval %q: %w", cut(s), err)
		}
		numbers[i] = v
	}
	i, err := NewInterval(numbers[0], numbers[1], numbers[2])
	if err != nil {
		return Interval{}, fmt.Errorf("interval %q: %w", cut(s), err)
	}
	return i, nil
}

// parseFloat reads a decimal number or an infinity as [Interval.AppendText]
// writes them, and none of the other forms that strconv knows.
func parseFloat(s string) (float64, error) {
	if s == "-Inf" || s == "+Inf" {
		return strconv.ParseFloat(s, 64)
	}
	v, err := strconv.ParseFloat(s, 64)
	switch {
	case strings.Trim(s, "+-.0123456789eE") != "", errors.Is(err, strconv.ErrSyntax):
		return 0, fmt.Errorf("%w: %q is no number", ErrMalformed, cut(s))
	case err != nil:
		return 0, fmt.Errorf("%w: %q", ErrOutOfRange, cut(s))
	}
	return v, nil
}

// MustInterval is [ParseInterval] for literals in tests and examples. It
// panics where ParseInterval fails.
func MustInterval(s string) Interval {
	i, err := ParseInterval(s)
	if err != nil {
		panic("successkit: " + err.Error()) //nolint:forbidigo // Must functions panic
	}
	return i
}

// IsZero reports whether i is no interval.
func (i Interval) IsZero() bool { return i == Interval{} }

// Lower returns the lower bound, which may be -Inf. It is 0 for the zero
// Interval.
func (i Interval) Lower() float64 { return i.lower }

// Upper returns the upper bound, which may be +Inf. It is 0 for the zero
// Interval.
func (i Interval) Upper() float64 { return i.upper }

// Level returns the level of confidence, above 0 and below 1. It is 0 for the
// zero Interval.
func (i Interval) Level() float64 { return i.level }

// Width returns how far the bounds are apart, +Inf where one is infinite or
// the distance is beyond every float64.
func (i Interval) Width() float64 { return i.upper - i.lower }

// Contains reports whether x lies between the bounds, both included. The zero
// Interval contains nothing.
func (i Interval) Contains(x float64) bool {
	return !i.IsZero() && i.lower <= x && x <= i.upper
}

// Compare orders intervals by lower bound, then upper bound, then level.
func (i Interval) Compare(j Interval) int {
	return cmp.Or(cmp.Compare(i.lower, j.lower), cmp.Compare(i.upper, j.upper), cmp.Compare(i.level, j.level))
}

// String returns i as "[0.2553,0.3662]@0.95", and "no interval" for the zero
// Interval.
func (i Interval) String() string {
	if i.IsZero() {
		return "no interval"
	}
	b, _ := i.AppendText(nil)
	return string(b)
}

// AppendText appends i as "[0.2553,0.3662]@0.95" to b, each number with as many
// digits as tell it apart, and nothing for the zero Interval. It never fails.
func (i Interval) AppendText(b []byte) ([]byte, error) {
	if i.IsZero() {
		return b, nil
	}
	b = append(b, '[')
	b = strconv.AppendFloat(b, i.lower, 'g', -1, 64)
	b = append(b, ',')
	b = strconv.AppendFloat(b, i.upper, 'g', -1, 64)
	b = append(b, "]@"...)
	return strconv.AppendFloat(b, i.level, 'g', -1, 64), nil
}

// MarshalText returns i as [Interval.AppendText] writes it. It never fails.
func (i Interval) MarshalText() ([]byte, error) { return i.AppendText(nil) }

// UnmarshalText reads what [Interval.MarshalText] writes. Where it fails it
// leaves i as it was.
func (i *Interval) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*i = Interval{}
		return nil
	}
	v, err := ParseInterval(string(text))
	if err != nil {
		return err
	}
	*i = v
	return nil
}

type intervalJSON struct {
	Lower *float64 `json:"lower"`
	Upper *float64 `json:"upper"`
	Level float64  `json:"level"`
}

// MarshalJSON returns {"lower":0.2553,"upper":0.3662,"level":0.95}, with null
// for an infinite bound, and null for the zero Interval.
func (i Interval) MarshalJSON() ([]byte, error) {
	if i.IsZero() {
		return []byte("null"), nil
	}
	j := intervalJSON{Level: i.level}
	if !math.IsInf(i.lower, 0) {
		j.Lower = &i.lower
	}
	if !math.IsInf(i.upper, 0) {
		j.Upper = &i.upper
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what [Interval.MarshalJSON] writes. It fails with
// [ErrMalformed] on any other form, and otherwise as [NewInterval] does, to
// which a bound that is missing rather than null is NaN. Where it fails it
// leaves i as it was.
func (i *Interval) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*i = Interval{}
		return nil
	}
	j := intervalJSON{Lower: new(math.NaN()), Upper: new(math.NaN())} // so a missing bound is no null
	if err := json.Unmarshal(data, &j); err != nil {
		return fmt.Errorf("interval: %w: %w", ErrMalformed, err)
	}
	if j.Lower == nil {
		j.Lower = new(math.Inf(-1))
	}
	if j.Upper == nil {
		j.Upper = new(math.Inf(1))
	}
	v, err := NewInterval(*j.Lower, *j.Upper, j.Level)
	if err != nil {
		return fmt.Errorf("interval: %w", err)
	}
	*i = v
	return nil
}

func formatFloat(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
