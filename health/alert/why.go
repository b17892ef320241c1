package alert

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// why says what a breach is.
func why(rule *Rule, o *Observation, s sight, oc Occurrence) successkit.Reason {
	r := successkit.NewReason(rule.Watch.code()).With("rule", rule.ID)
	threshold := plain(oc.Threshold)
	switch rule.Watch {
	case ScoreBelow:
		return r.With("score", beside(oc.Figure, oc.Threshold)).With("threshold", threshold)
	case CoverageBelow:
		return r.With("coverage", beside(oc.Figure, oc.Threshold)).With("threshold", threshold)
	case TrendDown:
		return r.With("points", beside(oc.Figure, oc.Threshold)).WithDate("from", o.Trend.From).With("threshold", threshold)
	case Declining:
		return r.With("steps", plain(oc.Figure)).WithDate("since", o.Trend.Run.Since).With("points", o.Trend.Run.Fall.Display(1))
	case MeasureBelow, MeasureAbove:
		return r.With("measure", rule.Measure).With("figure", short(beside(oc.Figure, oc.Threshold))).With("threshold", threshold)
	case Silence:
		return r.With("days", plain(oc.Figure)).With("threshold", threshold)
	case EventSeen:
		return r.With("event", rule.Event).With("days", plain(s.figure))
	case ScoreUnknown, UnknownWatch:
	}
	return r
}

// plain returns x with as many decimal places as it has.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// beside returns x for display beside a threshold: with a decimal place more than
// that has, and as many more as it takes for the text to lie on the same side of
// it. 49.999999 is not "50.0, below 50".
func beside(x, threshold float64) string {
	_, fraction, _ := strings.Cut(plain(threshold), ".")
	for n := range maxPlaces {
		text := strconv.FormatFloat(x, 'f', len(fraction)+1+n, 64)
		if v, err := strconv.ParseFloat(text, 64); err == nil && cmp.Compare(v, threshold) == cmp.Compare(x, threshold) {
			return text
		}
	}
	return plain(x)
}

// maxPlaces is how many decimal places are tried before all are shown.
const maxPlaces = 6

// short returns a number without trailing zeros.
func short(number string) string {
	if !strings.Contains(number, ".") {
		return number
	}
	return strings.TrimSuffix(strings.TrimRight(number, "0"), ".")
}
