package proof

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A Judgement is what a study says of one predictor, one lead ahead: the
// figures, and what only the cases themselves can tell.
type Judgement struct {
	LeadDays int `json:"lead_days"`
	Figures
	// Missed are the false greens: cases in the band that speaks loudest against
	// the event, to which it happened all the same. FalseAlarms are the false
	// reds: cases in the band that speaks loudest for it, to which it did not.
	// There are none for a predictor without bands.
	Missed      Mistakes `json:"missed"`
	FalseAlarms Mistakes `json:"false_alarms"`
	// Periods and Segments say whether the predictor does as well at all times
	// and for everyone, in order of their keys.
	Periods  []Slice `json:"periods,omitempty"`
	Segments []Slice `json:"segments,omitempty"`
	// Hindsight is what it would seem to have told with what was recorded later,
	// where the study asks for that.
	Hindsight *Hindsight `json:"hindsight,omitzero"`
}

// Mistakes are cases that a predictor was wrong about.
type Mistakes struct {
	// Band is the band they were in.
	Band string `json:"band,omitzero"`
	// Total is how many there are, and Amount the money that was at stake in
	// them.
	Total  int             `json:"total"`
	Amount decimal.Decimal `json:"amount"`
	// Cases are the first of them, the most money first, each with what the
	// predictor saw. Of two with as much, the earlier one comes first.
	Cases []Case `json:"cases,omitempty"`
}

// JudgeTrack returns what the cases of a track say. It fails as [Study.Tally]
// does, and with [successkit.ErrDuplicate] for a decision that comes twice.
func (s *Study) JudgeTrack(t Track) (Judgement, error) {
	tally, err := s.checked(t)
	if err != nil {
		return Judgement{}, err
	}
	return s.judgeTrack(t, tally), nil
}

func (s *Study) judgeTrack(t Track, tally *Tally) Judgement {
	j := Judgement{LeadDays: t.LeadDays, Figures: s.judge(tally)}
	if why, repeated := repeatedSubjects(t.Cases); repeated {
		j.Caveats = append(j.Caveats, why)
	}
	if n := len(j.Bands); n > 0 {
		j.Missed = s.mistakes(t.Cases, j.Bands[n-1].Band, Happened)
		j.FalseAlarms = s.mistakes(t.Cases, j.Bands[0].Band, DidNotHappen)
	}
	j.Periods = s.slices(t, func(c *Case) string { return s.period(c.Date) })
	j.Segments = s.slices(t, func(c *Case) string { return c.Segment })
	return j
}

// mistaken reports whether a case is a false green or a false red.
func (s *Study) mistaken(p *Predictor, c *Case) bool {
	if c.Band == "" || len(p.Bands) == 0 {
		return false
	}
	loud, quiet := p.Bands[0], p.Bands[len(p.Bands)-1]
	if s.def.Welcome {
		loud, quiet = quiet, loud
	}
	return c.Band == quiet && c.happened() || c.Band == loud && c.Outcome == DidNotHappen
}

// mistakes returns the cases of a band with the given outcome.
func (s *Study) mistakes(cases []Case, band string, outcome Outcome) Mistakes {
	m := Mistakes{Band: band}
	var sum exact.Sum
	for i := range cases {
		if c := &cases[i]; c.Known && c.Band == band && c.Outcome == outcome {
			sum.Add(c.Amount)
			m.Cases = append(m.Cases, *c)
		}
	}
	m.Total, m.Amount = len(m.Cases), sum.Decimal()
	slices.SortFunc(m.Cases, func(a, b Case) int {
		return cmp.Or(b.Amount.Cmp(a.Amount), byDate(a.Decision, b.Decision))
	})
	m.Cases = slices.Clone(m.Cases[:min(len(m.Cases), s.def.MaxListed)])
	return m
}

// repeatedSubjects returns the caveat that subjects decided more than once.
func repeatedSubjects(cases []Case) (successkit.Reason, bool) {
	decided := make(map[string]int, len(cases))
	for i := range cases {
		decided[cases[i].Subject]++
	}
	subjects, decisions := 0, 0
	for _, n := range decided {
		if n > 1 {
			subjects++
			decisions += n
		}
	}
	return successkit.NewReason(CodeRepeatedSubjects).WithInt("subjects", subjects).WithInt("decisions", decisions), subjects > 0
}
