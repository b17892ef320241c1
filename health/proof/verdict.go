package proof

import (
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// A Verdict is a dated word about a subject, in whatever words the host judges:
// a verdict about fit ("potential", "conditional", "no-potential"), the answer
// to one criterion ("met", "unmet"), a manager's opinion.
type Verdict struct {
	// ID identifies the verdict among those of its subject.
	ID string `json:"id"`
	// Word is what was found.
	Word string `json:"word"`
	// Date is the day on which it held from, Recorded the day on which the host
	// learned of it, or zero for at once.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
}

// Validate reports everything that is wrong with v: a missing or malformed id
// or word, no date.
func (v Verdict) Validate() error {
	var f successkit.Faults
	f.Add("id", v.ID, word.CheckID(v.ID))
	f.Add("word", v.Word, word.Check(v.Word))
	if v.Date.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	return f.Err()
}

func (v Verdict) supersedes(o Verdict) bool {
	if c := v.Date.Compare(o.Date); c != 0 {
		return c > 0
	}
	if c := facts.KnownDay(v.Date, v.Recorded).Compare(facts.KnownDay(o.Date, o.Recorded)); c != 0 {
		return c > 0
	}
	return v.ID > o.ID
}

// Verdicts returns dated verdicts as a candidate of the given id. The words are
// from the worst to the best, and are its bands; its figure is the place among
// them. The newest verdict that a view sees counts, and one that is not among
// the words, such as "undetermined", is no prediction. verdicts returns those of
// a subject, of all days and whenever they were recorded.
func Verdicts(id string, words []string, verdicts func(subject string) ([]Verdict, error)) Candidate {
	c := Candidate{Predictor: Predictor{ID: id, Direction: health.HigherIsBetter, Bands: slices.Clone(words)}}
	if verdicts == nil {
		return c
	}
	ranked := slices.Clone(words)
	c.Source = func(subject string, v View) (Prediction, error) {
		all, err := verdicts(subject)
		if err != nil {
			return Prediction{}, err
		}
		newest := -1
		for i, one := range all {
			if !v.Sees(one.Date, one.Recorded) {
				continue
			}
			if err := one.Validate(); err != nil {
				var f successkit.Faults
				f.Merge("verdicts["+strconv.Itoa(i)+"]", err)
				return Prediction{}, f.Err()
			}
			if newest < 0 || one.supersedes(all[newest]) {
				newest = i
			}
		}
		if newest < 0 {
			return nothing(successkit.NewReason(CodeNoVerdict).With("predictor", id)), nil
		}
		found := all[newest]
		p := nothing(successkit.NewReason(CodeVerdict).With("predictor", id).
			With("verdict", found.Word).WithDate("date", found.Date).WithRef("verdict", found.ID))
		if at := slices.Index(ranked, found.Word); at >= 0 {
			p.Known, p.Value, p.Band = true, float64(at), found.Word
		}
		return p, nil
	}
	return c
}
