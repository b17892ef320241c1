package journey

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// A Spread says how far the duration of a milestone varies from customer to
// customer, in days as the plan counts them.
type Spread struct {
	// Shape is the family, which says what other fields are read.
	Shape Shape `json:"shape"`
	// Low, Likely and High are the figures of ThreePoint, Low ≤ Likely ≤ High
	// and Low < High: the shortest that happens, the most likely and the longest.
	Low    int `json:"low,omitzero"`
	Likely int `json:"likely,omitzero"`
	High   int `json:"high,omitzero"`
	// Median and P90 are the figures of LogNormal, Median < P90: half take no
	// longer than Median, nine in ten no longer than P90.
	Median int `json:"median,omitzero"`
	P90    int `json:"p90,omitzero"`
	// Days are the durations of Empirical in any order, 2 to 10,000 of them.
	Days []int `json:"days,omitempty"`
}

const maxSamples = 10_000

// Validate reports everything that is wrong with s: a shape that is none, a
// figure of the shape outside 1 to 36,500 days (0 is a Low too) or out of order,
// too few or too many durations.
func (s Spread) Validate() error {
	var f successkit.Faults
	days := func(path string, n, lowest int) {
		if n < lowest || n > maxDurationDays {
			f.Add(path, strconv.Itoa(n), fmt.Errorf("%w: want %d to %d days", successkit.ErrOutOfRange, lowest, maxDurationDays))
		}
	}
	above := func(path string, n, than int, ok bool) {
		if !ok {
			f.Add(path, strconv.Itoa(n), fmt.Errorf("%w: below or at %d", successkit.ErrConflict, than))
		}
	}
	switch s.Shape {
	case ThreePoint:
		days("low", s.Low, 0)
		days("likely", s.Likely, 1)
		days("high", s.High, 1)
		above("likely", s.Likely, s.Low, s.Likely >= s.Low)
		above("high", s.High, max(s.Likely, s.Low), s.High >= s.Likely && s.High > s.Low)
	case LogNormal:
		days("median", s.Median, 1)
		days("p90", s.P90, 1)
		above("p90", s.P90, s.Median, s.P90 > s.Median)
	case Empirical:
		if n := len(s.Days); n < 2 || n > maxSamples {
			f.Add("days", strconv.Itoa(n), fmt.Errorf("%w: want 2 to %d durations", successkit.ErrOutOfRange, maxSamples))
			break
		}
		for i, n := range s.Days {
			days("days["+strconv.Itoa(i)+"]", n, 1)
		}
	case NoShape:
		f.Add("shape", "", successkit.ErrRequired)
	default:
		f.Add("shape", s.Shape.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

// cloneSpread returns a copy that shares no memory, and nil of nil.
func cloneSpread(s *Spread) *Spread {
	if s == nil {
		return nil
	}
	c := *s
	c.Days = slices.Clone(s.Days)
	return &c
}

// law returns the distribution of a valid spread.
func (s Spread) law() law {
	switch s.Shape {
	case ThreePoint:
		return triangle{float64(s.Low), float64(s.Likely), float64(s.High)}
	case LogNormal:
		middle := math.Log(float64(s.Median))
		return lognormal{middle, (math.Log(float64(s.P90)) - middle) / normalQuantile(0.9)}
	case Empirical:
		sorted := make([]float64, len(s.Days))
		for i, n := range s.Days {
			sorted[i] = float64(n)
		}
		slices.Sort(sorted)
		return sample(sorted)
	case NoShape:
	}
	return nil
}

// A law is a distribution of durations.
type law interface {
	// quantile returns the duration that a share p, above 0 and below 1, do not
	// exceed.
	quantile(p float64) float64
	// share returns the share of durations up to x.
	share(x float64) float64
}

// middle returns the median of l in whole days, at least 1.
func middle(l law) int { return max(1, int(math.Floor(l.quantile(0.5)+0.5))) }

// logVariance returns the variance of the logarithm of l, from the quantiles
// that lie one standard deviation about the middle of a normal distribution.
func logVariance(l law) float64 {
	const below, above = 0.15865525393145707, 0.8413447460685429
	d := (math.Log(max(0.5, l.quantile(above))) - math.Log(max(0.5, l.quantile(below)))) / 2
	return d * d
}

func normalQuantile(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }

// triangle is the triangular distribution.
type triangle struct{ low, mode, high float64 }

func (t triangle) quantile(p float64) float64 {
	if c := (t.mode - t.low) / (t.high - t.low); p <= c {
		return t.low + math.Sqrt(p*(t.high-t.low)*(t.mode-t.low))
	}
	return t.high - math.Sqrt((1-p)*(t.high-t.low)*(t.high-t.mode))
}

func (t triangle) share(x float64) float64 {
	switch {
	case x <= t.low:
		return 0
	case x >= t.high:
		return 1
	case x <= t.mode:
		return (x - t.low) * (x - t.low) / ((t.high - t.low) * (t.mode - t.low))
	}
	return 1 - (t.high-x)*(t.high-x)/((t.high-t.low)*(t.high-t.mode))
}

// lognormal is the distribution whose logarithm is normal.
type lognormal struct{ mean, deviation float64 }

func (l lognormal) quantile(p float64) float64 {
	return math.Exp(l.mean + l.deviation*normalQuantile(p))
}

func (l lognormal) share(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return math.Erfc(-(math.Log(x)-l.mean)/(l.deviation*math.Sqrt2)) / 2
}

// sample is the distribution of durations seen, sorted: between two neighbours
// it is uniform, and each gap holds the same share (Hyndman and Fan's type 7).
type sample []float64

func (s sample) quantile(p float64) float64 {
	at := p * float64(len(s)-1)
	i := min(int(at), len(s)-2)
	return s[i] + (at-float64(i))*(s[i+1]-s[i])
}

func (s sample) share(x float64) float64 {
	i, _ := slices.BinarySearch(s, math.Nextafter(x, math.Inf(1))) // the first above x
	switch {
	case i == 0:
		return 0
	case i == len(s):
		return 1
	}
	return (float64(i-1) + (x-s[i-1])/(s[i]-s[i-1])) / float64(len(s)-1)
}
