package proof

import (
	"github.com/successkit/successkit"
)

// A Report is the answer of a [Study] for all candidates and leads side by
// side.
type Report struct {
	// Definition is that of the study, every default filled in.
	Definition Definition      `json:"definition"`
	AsOf       successkit.Date `json:"as_of"`
	// Leads are the leads, the shortest first.
	Leads []LeadReport `json:"leads"`
	// Warnings say how long each candidate with bands warned, in the order of
	// the candidates.
	Warnings []Warning `json:"warnings,omitempty"`
}

// A LeadReport is what predictors were worth one lead ahead.
type LeadReport struct {
	Days int `json:"days"`
	// Excluded counts and names the decisions that were left out, by cause.
	Excluded []successkit.Reason `json:"excluded,omitempty"`
	// Judgements are in the order of the candidates.
	Judgements []Judgement `json:"judgements"`
	// Comparisons are those of the first candidate with each of the others, in
	// their order.
	Comparisons []Comparison `json:"comparisons,omitempty"`
	// BestOther is the id of the other candidate with the largest area over all
	// cases that it knows, whose answer is that it foretells. It was chosen with
	// the same cases by which it is compared, which flatters it: a model that
	// beats it beats it. It is empty where none foretells.
	BestOther string `json:"best_other,omitzero"`
}

// Run asks every candidate ahead of every eligible decision, at every lead of
// the study, and judges what they said by what happened. The first candidate is
// compared with each of the others: give the model first, and after it the
// measures that it is made of ([Measures]).
//
// Each is judged by itself. Where there are many, some seem to tell by chance:
// answers that do not hold for all of them together carry [CodeOneOfMany].
//
// It fails as [Study.Follow] does, with the candidates at "candidates[i]", and
// with [successkit.ErrDuplicate] where two have the same id.
func (s *Study) Run(asOf successkit.Date, decisions []Decision, candidates ...Candidate) (Report, error) {
	admitted, err := s.admit(asOf, decisions, candidates)
	if err != nil {
		return Report{}, err
	}
	r := Report{Definition: s.Definition(), AsOf: asOf}
	tracks := make([][]Track, len(candidates)) // by candidate and lead
	for _, lead := range s.def.Leads {
		one := LeadReport{Days: lead}
		var left []Decision
		left, one.Excluded = eligible(admitted, asOf, lead)
		for i, c := range candidates {
			t, j, err := s.ask(left, c, lead, asOf)
			if err != nil {
				return Report{}, err
			}
			tracks[i] = append(tracks[i], t)
			one.Judgements = append(one.Judgements, j)
			if i > 0 {
				one.Comparisons = append(one.Comparisons, s.compare(tracks[0][len(tracks[0])-1], t))
			}
		}
		s.oneOfMany(one.Judgements)
		one.BestOther = bestOther(one.Judgements)
		r.Leads = append(r.Leads, one)
	}
	for i, c := range candidates {
		if len(c.Bands) > 0 {
			r.Warnings = append(r.Warnings, s.warning(tracks[i]))
		}
	}
	return r, nil
}

// ask follows and judges one candidate.
func (s *Study) ask(left []Decision, c Candidate, lead int, asOf successkit.Date) (Track, Judgement, error) {
	t, err := s.follow(left, c, lead, successkit.Date{})
	if err != nil {
		return Track{}, Judgement{}, err
	}
	tally, err := s.Tally(t)
	if err != nil {
		return Track{}, Judgement{}, err
	}
	j := s.judgeTrack(t, tally)
	if s.def.Hindsight {
		c.Explain = nil
		late, err := s.follow(left, c, lead, asOf)
		if err != nil {
			return Track{}, Judgement{}, err
		}
		s.hindsight(t, late, &j)
	}
	return t, j, nil
}

// oneOfMany adds a caveat to the answers that would not hold if all had to hold
// together (Bonferroni): of forty measures without any meaning one is said to
// foretell.
func (s *Study) oneOfMany(judgements []Judgement) {
	n := len(judgements)
	for i := range judgements {
		j := &judgements[i]
		together := j.Discrimination
		together.Interval = normal(together.AUC.Float64(), together.SE, 1-(1-s.def.Level)/float64(n), 0, 1)
		if (j.Answer == Foretells || j.Answer == Misleads) && together.answer() != j.Answer {
			j.Caveats = append(j.Caveats, successkit.NewReason(CodeOneOfMany).WithInt("candidates", n))
		}
	}
}

// bestOther returns the id of the best of all judgements but the first. Of two
// as good the earlier counts.
func bestOther(judgements []Judgement) string {
	best := -1
	for i := 1; i < len(judgements); i++ {
		j := &judgements[i]
		if j.Answer == Foretells && (best < 0 || j.Discrimination.AUC.Compare(judgements[best].Discrimination.AUC) > 0) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return judgements[best].Predictor.ID
}
