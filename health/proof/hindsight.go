package proof

import (
	"math"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/ranking"
)

// Hindsight is what a predictor seems to have told when it is read off a table
// of today: the same days, but with everything that was recorded since, such as
// a complaint that was typed in, with an earlier date, when the customer had
// left.
type Hindsight struct {
	// Discrimination is over the cases that have a figure in hindsight.
	Discrimination Discrimination `json:"discrimination"`
	// Changed is of how many cases the prediction is another in hindsight, or is
	// one at all.
	Changed int `json:"changed"`
	// Leaks says that the predictor looks wiser afterwards than it was. In
	// hindsight it foretells, and better than it did: by DeLong's paired interval
	// over the cases that it knew in time, or by that of the cases that it came to
	// know against those or, where it knew too few in time to say, because in time
	// it knew too little to tell.
	Leaks bool `json:"leaks"`
}

// hindsight compares what was said in time with what would be said today, over
// the same decisions.
func (s *Study) hindsight(t, late Track, j *Judgement) {
	h := Hindsight{}
	sign := s.sign(t.Predictor)
	var all, added levels
	var inTime, today []float64
	var happened []bool
	for i := range t.Cases {
		c, l := &t.Cases[i], &late.Cases[i]
		if c.Known != l.Known || c.Value != l.Value || c.Band != l.Band {
			h.Changed++
		}
		if !l.Known {
			continue
		}
		all.add(sign*l.Value, c.happened())
		if c.Known {
			inTime, today = append(inTime, sign*c.Value), append(today, sign*l.Value)
			happened = append(happened, c.happened())
		} else {
			added.add(sign*l.Value, c.happened())
		}
	}
	h.Discrimination = discrimination(ranking.Of(all.all()), s.def.Level)
	wise := h.Discrimination.sound(s.def.MinEach) && h.Discrimination.answer() == Foretells
	pair := ranking.Pair(today, inTime, happened)
	was, later := discrimination(pair.B, s.def.Level), discrimination(ranking.Of(added.all()), s.def.Level)
	switch {
	case !wise:
	case !was.sound(s.def.MinEach):
		h.Leaks = h.Changed > 0
	case s.above(pair.Gap(), math.Sqrt(pair.Variance)):
		h.Leaks = true
	case later.sound(s.def.MinEach): // other cases, so that the two errors add up
		h.Leaks = s.above(later.AUC.Float64()-was.AUC.Float64(), math.Hypot(later.SE, was.SE))
	}
	if h.Leaks {
		j.Caveats = append(j.Caveats, successkit.NewReason(CodeLeaks).With("area", threePlaces(j.Discrimination.AUC)).
			With("hindsight_area", threePlaces(h.Discrimination.AUC)).With("changed", strconv.Itoa(h.Changed)))
	}
	j.Hindsight = &h
}

// above reports whether the interval of a difference of areas lies above 0.
func (s *Study) above(difference, se float64) bool {
	return millionths(normal(difference, se, s.def.Level, -1, 1).Lower()) > 0
}

// threePlaces returns an area for display.
func threePlaces(r successkit.Rate) string {
	d, ok := r.Decimal(3)
	if !ok {
		return "undefined"
	}
	return d.StringFixed(3)
}
