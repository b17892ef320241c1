package proof

import (
	"math"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/ranking"
)

// What a judgement is read with, by a public suite of practitioners.
const (
	wantedCoverage = 80 // per cent of decisions with a prediction, at the least
	wantedBest     = 80 // per cent of cases in the best band, at the most
)

// refusals returns why the cases of t are too few for an answer, and how many
// are needed.
func (s *Study) refusals(p Population) (why []successkit.Reason) {
	if p.Known == 0 {
		return []successkit.Reason{successkit.NewReason(CodeNothingKnown).WithInt("decisions", int(p.Decisions))}
	}
	if p.Known < int64(s.def.MinDecisions) {
		why = append(why, successkit.NewReason(CodeFewDecisions).
			WithInt("decisions", int(p.Known)).WithInt("needed", s.def.MinDecisions))
	}
	events, others := p.EventsKnown, p.Known-p.EventsKnown
	if fewer := min(events, others); fewer < int64(s.def.MinEach) {
		needed := "unknown"
		if fewer > 0 {
			needed = strconv.FormatFloat(math.Ceil(float64(s.def.MinEach)*float64(p.Known)/float64(fewer)), 'f', 0, 64)
		}
		why = append(why, successkit.NewReason(CodeFewEvents).WithInt("events", int(events)).WithInt("others", int(others)).
			WithInt("needed", s.def.MinEach).With("decisions_needed", needed))
	}
	// Cases without a date are the caller's to vouch for.
	if months := monthsBetween(p.First, p.Last); !p.First.IsZero() && months < s.def.MinMonths {
		why = append(why, successkit.NewReason(CodeShortSpan).WithInt("months", months).WithInt("needed", s.def.MinMonths))
	}
	return why
}

// monthsBetween returns how many calendar months the days from first to last
// span: January to December are 12.
func monthsBetween(first, last successkit.Date) int {
	if first.IsZero() {
		return 0
	}
	return 12*(last.Year()-first.Year()) + int(last.Month()-first.Month()) + 1
}

// caveats returns what an answer over the cases of t is to be read with.
func (s *Study) caveats(f *Figures, a ranking.Area) (why []successkit.Reason) {
	d, p := f.Discrimination, f.Population
	if half := d.Interval.Width() / 2; !d.Interval.IsZero() && math.Round(1e3*half) > math.Round(1e3*s.def.Margin) {
		// The variance falls with the number of cases.
		z := half / s.def.Margin
		why = append(why, successkit.NewReason(CodeWideInterval).
			With("half_width", strconv.FormatFloat(half, 'f', 3, 64)).With("margin", strconv.FormatFloat(s.def.Margin, 'f', 3, 64)).
			WithInt("decisions", int(p.Known)).With("needed", strconv.FormatFloat(math.Ceil(z*z*float64(p.Known)), 'f', 0, 64)))
	}
	if p.Known*100 < p.Decisions*wantedCoverage && p.Known > 0 {
		why = append(why, successkit.NewReason(CodeLowCoverage).
			With("coverage", percent(p.Known, p.Decisions)).WithInt("wanted", wantedCoverage))
	}
	var banded, best int64
	for i, line := range f.Bands {
		banded += line.Cases
		if line.Band == f.Predictor.Bands[len(f.Predictor.Bands)-1] {
			best = f.Bands[i].Cases
		}
	}
	if best*100 > banded*wantedBest {
		why = append(why, successkit.NewReason(CodeTooLenient).With("band", f.Predictor.Bands[len(f.Predictor.Bands)-1]).
			With("share", percent(best, banded)).WithInt("wanted", wantedBest))
	}
	if pairs := 2 * a.Events * a.Others; pairs > 0 && (a.HalfPairs == 0 || a.HalfPairs == pairs) {
		why = append(why, successkit.NewReason(CodePerfect).WithInt("area", int(a.HalfPairs/pairs)))
	}
	return why
}

// percent returns a share for display, without the sign.
func percent(part, whole int64) string {
	d, _ := successkit.CountRate(100*part, whole).Decimal(1)
	return d.StringFixed(1)
}
