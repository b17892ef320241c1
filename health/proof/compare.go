package proof

import (
	"fmt"
	"math"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/ranking"
)

// A Comparison says which of two predictors tells events from others better,
// over the decisions of which both said something.
type Comparison struct {
	A string `json:"a"`
	B string `json:"b"`
	// Paired are the decisions that both have a prediction of, OnlyA and OnlyB
	// those that one alone has.
	Paired int `json:"paired"`
	OnlyA  int `json:"only_a"`
	OnlyB  int `json:"only_b"`
	// OfA and OfB are what each tells over the paired decisions.
	OfA Discrimination `json:"of_a"`
	OfB Discrimination `json:"of_b"`
	// Difference is the area of A less that of B, with the interval of DeLong,
	// DeLong and Clarke-Pearson (1988), which knows that both were asked about
	// the same cases.
	Difference float64             `json:"difference"`
	SE         float64             `json:"se,omitzero"`
	Interval   successkit.Interval `json:"interval"`
	// P is the two-sided probability of a difference as large by chance, where
	// there is an interval of some width.
	P *float64 `json:"p,omitzero"`
	// Better is the id of the one that tells better: the interval does not hold
	// 0. It is empty where that cannot be said, also for want of decisions.
	Better string `json:"better,omitzero"`
	// Refused says why it cannot be said, where the paired decisions are too few.
	Refused []successkit.Reason `json:"refused,omitempty"`
}

// Compare compares two predictors of the same lead. It fails as
// [Study.JudgeTrack] does for either, at "a" and "b", and with
// [successkit.ErrConflict] where their leads differ, or one says that the event
// happened at a decision and the other that it did not.
func (s *Study) Compare(a, b Track) (Comparison, error) {
	var f successkit.Faults
	_, err := s.checked(a)
	f.Merge("a", err)
	_, err = s.checked(b)
	f.Merge("b", err)
	if a.LeadDays != b.LeadDays {
		f.Add("b.lead_days", "", fmt.Errorf("%w: %d days, and %d of the other", successkit.ErrConflict, b.LeadDays, a.LeadDays))
	}
	other := make(map[string]*Case, len(b.Cases))
	for i := range b.Cases {
		other[b.Cases[i].ID] = &b.Cases[i]
	}
	for i := range a.Cases {
		if c := &a.Cases[i]; other[c.ID] != nil && other[c.ID].Outcome != c.Outcome {
			f.Add("b.cases["+c.ID+"].outcome", other[c.ID].Outcome.String(), fmt.Errorf("%w: the other says %s", successkit.ErrConflict, c.Outcome))
		}
	}
	if err := f.Err(); err != nil {
		return Comparison{}, fmt.Errorf("proof: invalid comparison: %w", err)
	}
	return s.compare(a, b), nil
}

// compare compares valid tracks.
func (s *Study) compare(a, b Track) Comparison {
	c := Comparison{A: a.Predictor.ID, B: b.Predictor.ID}
	other := make(map[string]*Case, len(b.Cases))
	for i := range b.Cases {
		if b.Cases[i].Known {
			other[b.Cases[i].ID] = &b.Cases[i]
		}
	}
	signA, signB := s.sign(a.Predictor), s.sign(b.Predictor)
	var figuresA, figuresB []float64
	var happened []bool
	p := Population{Decisions: int64(len(a.Cases))}
	for i := range a.Cases {
		x := &a.Cases[i]
		y := other[x.ID]
		switch {
		case x.Known && y != nil:
			figuresA, figuresB = append(figuresA, signA*x.Value), append(figuresB, signB*y.Value)
			happened = append(happened, x.happened())
			p.note(x)
		case x.Known:
			c.OnlyA++
		}
	}
	c.Paired, c.OnlyB = len(happened), len(other)-len(happened)
	pair := ranking.Pair(figuresA, figuresB, happened)
	c.OfA, c.OfB = discrimination(pair.A, s.def.Level), discrimination(pair.B, s.def.Level)
	if c.Refused = s.refusals(p); math.IsNaN(pair.Variance) {
		return c
	}
	c.Difference, c.SE = pair.Gap(), math.Sqrt(pair.Variance)
	c.Interval = normal(c.Difference, c.SE, s.def.Level, -1, 1)
	if millionths(c.SE) > 0 {
		c.P = new(math.Erfc(math.Abs(c.Difference/c.SE) / math.Sqrt2))
	}
	if len(c.Refused) > 0 {
		return c
	}
	switch {
	case millionths(c.Interval.Lower()) > 0:
		c.Better = c.A
	case millionths(c.Interval.Upper()) < 0:
		c.Better = c.B
	}
	return c
}

// note counts a case with a prediction.
func (p *Population) note(c *Case) {
	p.Known++
	if c.happened() {
		p.EventsKnown++
	}
	if p.First.IsZero() || c.Date.Before(p.First) {
		p.First = c.Date
	}
	if c.Date.After(p.Last) {
		p.Last = c.Date
	}
}

// sign turns the figures of a predictor so that higher ones speak for the event.
func (s *Study) sign(p Predictor) float64 {
	if p.rises(s.def.Welcome) {
		return 1
	}
	return -1
}
