package proof

import (
	"math"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/proportion"
	"github.com/successkit/successkit/internal/ranking"
)

// millionths rounds an estimate, so that its last digits, in which machines may
// differ, decide nothing.
func millionths(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// floatText writes a figure with as many digits as tell it apart.
func floatText(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// normal returns the interval of an estimate with a standard error, within the
// given limits, and none where there is no error.
func normal(x, se, level, low, high float64) successkit.Interval {
	half := proportion.Z(level) * se
	i, err := successkit.NewInterval(max(low, x-half), min(high, x+half), level)
	if err != nil { // NaN
		return successkit.Interval{}
	}
	return i
}

// A Discrimination says how well figures tell those to whom the event happened
// from the others.
type Discrimination struct {
	// Events and Others are the cases with a figure.
	Events int64 `json:"events"`
	Others int64 `json:"others"`
	// AUC is the area under the ROC curve: of all pairs of an event and another
	// case, the share in which the figures speak for the event of the one that
	// had it, equal figures counting one half. One half is a coin. It is exact,
	// and undefined where there is no pair.
	AUC successkit.Rate `json:"auc"`
	// SE is the standard error of AUC by DeLong, DeLong and Clarke-Pearson
	// (1988). It needs two events and two others, and takes cases for
	// independent.
	SE float64 `json:"se,omitzero"`
	// Interval is AUC ± z·SE, cut at 0 and 1, the interval that the paper gives.
	// The answer of a study rests on it.
	Interval successkit.Interval `json:"interval"`
	// Logit is the same made on the scale of the log odds: it never reaches 0 or
	// 1, and holds better near them. There is none for an area of 0 or 1.
	Logit successkit.Interval `json:"logit"`
}

// discrimination returns what an area says.
func discrimination(a ranking.Area, level float64) Discrimination {
	d := Discrimination{Events: a.Events, Others: a.Others, AUC: area(a)}
	if math.IsNaN(a.Variance) {
		return d
	}
	x := a.Value()
	d.SE = math.Sqrt(a.Variance)
	d.Interval = normal(x, d.SE, level, 0, 1)
	if x > 0 && x < 1 {
		l := math.Log(x / (1 - x))
		onLogit := normal(l, d.SE/(x*(1-x)), level, math.Inf(-1), math.Inf(1))
		d.Logit, _ = successkit.NewInterval(inverseLogit(onLogit.Lower()), inverseLogit(onLogit.Upper()), level)
	}
	return d
}

func inverseLogit(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// area returns the exact area.
func area(a ranking.Area) successkit.Rate {
	return successkit.CountRate(a.HalfPairs, 2*a.Events*a.Others)
}

// sound reports whether an interval of an area can be believed: enough cases of
// each kind.
func (d Discrimination) sound(minEach int) bool {
	return !d.Interval.IsZero() && min(d.Events, d.Others) >= int64(minEach)
}

// answer returns what the interval says.
func (d Discrimination) answer() Answer {
	switch {
	case d.Interval.IsZero():
		return Undetermined
	case millionths(d.Interval.Lower()) > 0.5:
		return Foretells
	case millionths(d.Interval.Upper()) < 0.5:
		return Misleads
	}
	return NoSign
}

// area measures the tally's figures, in the direction in which they speak for
// the event.
func (t *Tally) area() ranking.Area {
	a := ranking.Of(t.levels.all())
	if !t.predictor.rises(t.welcome) {
		a = a.Flip()
	}
	return a
}

// Discrimination returns how well the figures of t tell events from others,
// with intervals of the given level, such as 0.95. A level outside 0 and 1 gives
// no interval.
func (t *Tally) Discrimination(level float64) Discrimination {
	if t.isZero() {
		return Discrimination{}
	}
	return discrimination(t.area(), level)
}
