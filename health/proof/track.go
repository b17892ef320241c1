package proof

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
)

// Follow asks one candidate, one lead ahead of every eligible decision, for
// what it would have said on that day, and returns that. Decisions that are not
// known on asOf, or were known before the prediction, are left out.
//
// It reports at once everything that is wrong with the input:
// [successkit.ErrRequired] at "study", "as_of" and "candidate.source",
// [successkit.ErrOutOfRange] at "lead_days", at "candidate" what
// [Predictor.Validate] reports, at "decisions[i]" what [Decision.Validate]
// reports, and [successkit.ErrConflict] where two decisions share an id and
// differ, or are in two currencies. What a source says that its predictor
// cannot say is refused at "predictions[ID]", where ID is that of the decision;
// an error of a source comes back wrapped.
func (s *Study) Follow(asOf successkit.Date, decisions []Decision, c Candidate, leadDays int) (Track, error) {
	admitted, err := s.admit(asOf, decisions, []Candidate{c}, leadDays)
	if err != nil {
		return Track{}, err
	}
	left, _ := eligible(admitted, asOf, leadDays)
	return s.follow(left, c, leadDays, successkit.Date{})
}

// admit returns the decisions, each once, or everything that is wrong with the
// input.
func (s *Study) admit(asOf successkit.Date, decisions []Decision, candidates []Candidate, leads ...int) ([]Decision, error) {
	var f successkit.Faults
	s.ready(&f)
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	for _, days := range leads {
		field.Within(&f, "lead_days", days, 0, MaxLeadDays)
	}
	if len(candidates) == 0 {
		f.Add("candidates", "", successkit.ErrRequired)
	}
	for i, c := range candidates {
		path := "candidate"
		if len(leads) == 0 {
			path = "candidates[" + strconv.Itoa(i) + "]"
		}
		f.Merge(path, c.Validate())
		if c.Source == nil {
			f.Add(path+".source", "", successkit.ErrRequired)
		}
		if slices.ContainsFunc(candidates[:i], func(o Candidate) bool { return o.ID == c.ID }) {
			f.Add(path+".id", c.ID, successkit.ErrDuplicate)
		}
	}
	admitted := facts.Admit(&f, "decisions", decisions, func(d Decision) string { return d.ID })
	for i, d := range decisions {
		if d.Currency != decisions[0].Currency {
			f.Add("decisions["+strconv.Itoa(i)+"].currency", d.Currency, fmt.Errorf("%w: the first is in %q", successkit.ErrConflict, decisions[0].Currency))
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("proof: invalid input: %w", err)
	}
	return admitted, nil
}

// follow asks c ahead of the decisions. It sees what had been recorded by the
// day it is asked, or by the given day where that is not zero.
func (s *Study) follow(left []Decision, c Candidate, lead int, recordedBy successkit.Date) (Track, error) {
	t := Track{Predictor: c.Predictor, LeadDays: lead, Cases: make([]Case, len(left))}
	t.Predictor.Bands = slices.Clone(c.Bands)
	var f successkit.Faults
	for i, d := range left {
		v := View{AsOf: d.Date.AddDays(-lead)}
		v.RecordedBy = v.AsOf
		if recordedBy.After(v.AsOf) {
			v.RecordedBy = recordedBy
		}
		said, err := c.Source(d.Subject, v)
		if err != nil {
			return Track{}, fmt.Errorf("proof: %s of %q on %s: %w", c.ID, d.Subject, v.AsOf, err)
		}
		var wrong successkit.Faults
		c.check(&wrong, said)
		f.Merge("predictions["+d.ID+"]", wrong.Err())
		said.Value += 0 // turns -0 into 0
		t.Cases[i] = Case{Decision: d, AsOf: v.AsOf, Prediction: said}
		if c.Explain != nil && s.mistaken(&t.Predictor, &t.Cases[i]) {
			if t.Cases[i].Reasons, err = c.Explain(d.Subject, v); err != nil {
				return Track{}, fmt.Errorf("proof: %s explaining %q on %s: %w", c.ID, d.Subject, v.AsOf, err)
			}
		}
	}
	if err := f.Err(); err != nil {
		return Track{}, fmt.Errorf("proof: predictions of %s: %w", c.ID, err)
	}
	return t, nil
}

// Tally counts the cases of a track for the study's event. It fails with
// [successkit.ErrRequired] for a zero study, at "predictor" as
// [Predictor.Validate] does, with [successkit.ErrOutOfRange] at "lead_days", and
// at "cases[i]" as [Tally.Add] does.
func (s *Study) Tally(t Track) (*Tally, error) {
	var f successkit.Faults
	s.ready(&f)
	f.Merge("predictor", t.Predictor.Validate())
	field.Within(&f, "lead_days", t.LeadDays, 0, MaxLeadDays)
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("proof: invalid track: %w", err)
	}
	of := Tally{predictor: t.Predictor, welcome: s.def.Welcome}
	if len(t.Cases) > 0 {
		of.currency = t.Cases[0].Currency
	}
	tally := of.empty()
	for i := range t.Cases {
		f.Merge("cases["+strconv.Itoa(i)+"]", tally.Add(t.Cases[i]))
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("proof: invalid track: %w", err)
	}
	return &tally, nil
}

// checked returns the tally of a track whose cases are each of a decision of
// their own.
func (s *Study) checked(t Track) (*Tally, error) {
	tally, err := s.Tally(t)
	if err != nil {
		return nil, err
	}
	var f successkit.Faults
	seen := make(map[string]bool, len(t.Cases))
	for i := range t.Cases {
		if seen[t.Cases[i].ID] {
			f.Add("cases["+strconv.Itoa(i)+"].id", t.Cases[i].ID, successkit.ErrDuplicate)
		}
		seen[t.Cases[i].ID] = true
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("proof: invalid track: %w", err)
	}
	return tally, nil
}
