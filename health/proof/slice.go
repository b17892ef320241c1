package proof

import (
	"maps"
	"math"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/proportion"
)

// A Slice is a part of the cases, a period or a segment, against the rest.
type Slice struct {
	// Key is the segment, or the period in its own form: "2025-01-01/2026-01-01".
	Key string `json:"key"`
	// Decisions are the cases of the slice, with or without a prediction, and
	// Rate the share of them in which the event happened, with Wilson's interval.
	Decisions    int64               `json:"decisions"`
	Rate         successkit.Rate     `json:"rate"`
	RateInterval successkit.Interval `json:"rate_interval"`

	Discrimination Discrimination `json:"discrimination"`
	// Shift is the area in the slice less that in the rest. Its interval has the
	// level of the study for all slices together (Bonferroni), and there is none
	// where the slice or the rest has too few cases of a kind, or there are more
	// than 1,000 slices.
	Shift    float64             `json:"shift"`
	Interval successkit.Interval `json:"interval"`
	// Moved says that the predictor does better or worse here than elsewhere:
	// the interval does not hold 0.
	Moved bool `json:"moved,omitzero"`
}

// maxShifts is how many slices are compared with the rest, which costs the more
// the more there are.
const maxShifts = 1000

// period returns the period of the study in which a date lies.
func (s *Study) period(d successkit.Date) string {
	n := s.def.SliceMonths
	month := 12*(d.Year()-1) + int(d.Month()) - 1
	first, _ := successkit.NewDate(d.Year(), 1, 1)
	start := first.AddMonths(month/n*n - 12*(d.Year()-1))
	p, err := successkit.NewPeriod(start, start.AddMonths(n))
	if err != nil { // the last or the first of the calendar
		return d.String()
	}
	return p.String()
}

// slices divides the cases of a track by key. It returns none where all have
// the same.
func (s *Study) slices(t Track, keyOf func(*Case) string) []Slice {
	parts := map[string]*Tally{}
	of := Tally{predictor: t.Predictor, welcome: s.def.Welcome}
	for i := range t.Cases {
		k := keyOf(&t.Cases[i])
		if parts[k] == nil {
			parts[k] = new(of.empty())
		}
		parts[k].add(&t.Cases[i])
	}
	if len(parts) < 2 {
		return nil
	}
	whole := of.empty()
	for _, part := range parts {
		_ = whole.Merge(part) // of the same kind, and no more than the track has
	}
	all := make([]Slice, 0, len(parts))
	for _, k := range slices.Sorted(maps.Keys(parts)) {
		one := s.slice(k, parts[k])
		if len(parts) <= maxShifts {
			rest := of.empty()
			rest.levels.sorted = without(whole.levels.all(), parts[k].levels.all())
			s.shift(&one, rest.Discrimination(s.def.Level), len(parts))
		}
		all = append(all, one)
	}
	return all
}

// slice returns what the cases of a part say by themselves.
func (s *Study) slice(k string, part *Tally) Slice {
	p := part.population()
	one := Slice{Key: k, Decisions: p.Decisions, Rate: p.Rate, Discrimination: part.Discrimination(s.def.Level)}
	one.RateInterval, _ = proportion.Wilson(int(p.Events), int(p.Decisions), s.def.Level)
	return one
}

// shift compares a slice, one of so many, with the rest.
func (s *Study) shift(one *Slice, rest Discrimination, of int) {
	here := one.Discrimination
	if !here.sound(s.def.MinEach) || !rest.sound(s.def.MinEach) {
		return
	}
	one.Shift = here.AUC.Float64() - rest.AUC.Float64()
	level := 1 - (1-s.def.Level)/float64(of)
	one.Interval = normal(one.Shift, math.Hypot(here.SE, rest.SE), level, -1, 1)
	one.Moved = !one.Interval.IsZero() && (millionths(one.Interval.Lower()) > 0 || millionths(one.Interval.Upper()) < 0)
}
