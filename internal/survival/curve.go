package survival

import (
	"math"
	"sort"
)

// An IntervalType says on which scale the interval of a survival probability
// is symmetric.
type IntervalType uint8

// The types. Log is what most programs use; LogLog stays within 0 and 1 by
// itself and covers best in small samples (Borgan and Liestøl, 1990).
const (
	Log IntervalType = iota
	Plain
	LogLog
)

// A Step is one time of a curve. Its figures hold from that time until the
// next.
type Step struct {
	Time                     int
	AtRisk, Events, Censored int64
	// Survival is the share that has not had the event by the end of Time.
	Survival float64
	// StdErr is Greenwood's standard error of Survival; NaN where Survival is 0.
	StdErr float64
	// Lower and Upper bound Survival. They are NaN where Survival is 0, and with
	// LogLog where it is 1.
	Lower, Upper float64
	// Hazard is the Nelson–Aalen estimate of the cumulative hazard.
	Hazard float64
}

// A Curve is the product-limit estimate of Kaplan and Meier (JASA 53:457,
// 1958), a step at each time counted, those with censoring alone included.
type Curve struct {
	Steps []Step
	terms []float64 // of each step, d / (n (n - d)), the part of Greenwood's sum
}

// Curve returns the estimate, with intervals at the given level (0.95 for
// 95 %), which must lie between 0 and 1. Those who are last seen at a time
// were at risk at it:
//
//	S(t) = Π over times ≤ t of (1 - events / at risk)
func (c *Counts) Curve(level float64, kind IntervalType) Curve {
	z := math.Sqrt2 * math.Erfinv(level)
	rows := c.Rows()
	curve := Curve{Steps: make([]Step, len(rows)), terms: make([]float64, len(rows))}
	atRisk := c.n
	survival, variance, hazard := 1.0, 0.0, 0.0
	for i, r := range rows {
		n, d := float64(atRisk), float64(r.Events)
		hazard += d / n
		survival *= (n - d) / n
		if r.Events < atRisk {
			curve.terms[i] = d / (n * (n - d))
		}
		variance += curve.terms[i]
		s := Step{
			Time: r.Time, AtRisk: atRisk, Events: r.Events, Censored: r.Censored,
			Survival: survival, StdErr: survival * math.Sqrt(variance), Hazard: hazard,
		}
		if survival == 0 { // exact: the last factor was 0
			s.StdErr = math.NaN()
		}
		s.Lower, s.Upper = bounds(survival, z*math.Sqrt(variance), kind)
		curve.Steps[i] = s
		atRisk -= r.Events + r.Censored
	}
	return curve
}

// bounds returns the interval of s, where half is half its width on the scale
// of log s.
func bounds(s, half float64, kind IntervalType) (lower, upper float64) {
	switch {
	case s == 0:
		return math.NaN(), math.NaN()
	case kind == Plain:
		lower, upper = s-s*half, s+s*half
	case kind == LogLog:
		if s == 1 {
			return math.NaN(), math.NaN()
		}
		half /= math.Log(s) // below 0
		lower, upper = math.Pow(s, math.Exp(-half)), math.Pow(s, math.Exp(half))
	default:
		lower, upper = s*math.Exp(-half), s*math.Exp(half)
	}
	return max(0, lower), min(1, upper)
}

// near is how close to a probability a step counts as lying on it: what R's
// survfit takes, so that 1/2 that was multiplied together from thirds is 1/2.
const near = 1.5e-8

// A Quantile is a time by which a share had the event.
type Quantile struct {
	// Time is NaN where that share has not been reached.
	Time float64
	// Lower and Upper bound it. Upper is +Inf, and Lower too, where the bound
	// has not been reached.
	Lower, Upper float64
}

// Known reports whether the share has been reached.
func (q Quantile) Known() bool { return !math.IsNaN(q.Time) }

// Quantile returns the time by which a share p, above 0 and below 1, had the
// event: the first at which S ≤ 1 - p or, where S lies on 1 - p for a while,
// the middle of that while, as R's survfit has it. Its bounds are where those
// of S do the same (Brookmeyer and Crowley, Biometrics 38:29, 1982).
func (c Curve) Quantile(p float64) Quantile {
	return Quantile{
		Time:  c.crossing(1-p, func(s Step) float64 { return s.Survival }, math.NaN()),
		Lower: c.crossing(1-p, func(s Step) float64 { return s.Lower }, math.Inf(1)),
		Upper: c.crossing(1-p, func(s Step) float64 { return s.Upper }, math.Inf(1)),
	}
}

// crossing returns where a figure of the steps falls to a level, and never
// where it does not. What is NaN has not fallen.
func (c Curve) crossing(level float64, of func(Step) float64, never float64) float64 {
	for i, s := range c.Steps {
		v := of(s)
		if !(v <= level+near) {
			continue
		}
		if v >= level-near {
			for _, later := range c.Steps[i+1:] {
				if next := of(later); !(next >= v-near) && !math.IsNaN(next) {
					return float64(s.Time+later.Time) / 2
				}
			}
		}
		return float64(s.Time)
	}
	return never
}

// At returns the share that has not had the event by the end of a time: 1
// before the first step, and that of the last step after it, where the curve
// says nothing any more.
func (c Curve) At(time int) float64 {
	i := sort.Search(len(c.Steps), func(i int) bool { return c.Steps[i].Time > time })
	if i == 0 {
		return 1
	}
	return c.Steps[i-1].Survival
}

// RestrictedMean returns the mean time to the event up to tau, the area under
// the curve, with its standard error (Royston and Parmar, BMC Med Res Methodol
// 13:152, 2013). Past the last step the curve is held level.
func (c Curve) RestrictedMean(tau int) (mean, stdErr float64) {
	after := make([]float64, len(c.Steps)) // area from each step to tau
	var area float64
	end := tau
	for i := len(c.Steps) - 1; i >= 0; i-- {
		if s := c.Steps[i]; s.Time < tau {
			area += s.Survival * float64(end-s.Time)
			after[i], end = area, s.Time
		}
	}
	var variance float64
	for i := range c.Steps {
		variance += after[i] * after[i] * c.terms[i]
	}
	return area + float64(max(0, end)), math.Sqrt(variance)
}
