package proof

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// Cuts are bands that would have captured a wanted share of the events.
type Cuts struct {
	// Refused says why there are none: too few decisions, and how many are needed.
	Refused []successkit.Reason `json:"refused,omitempty"`
	// Lines are the bands that end at a cut, the worst first.
	Lines []CutLine `json:"lines,omitempty"`
	// Folds is into how many parts the cases were dealt to hold the cuts against
	// cases that did not choose them.
	Folds int `json:"folds,omitzero"`
	// Draft is the definition with these cuts, for somebody to look at.
	Draft *Draft `json:"draft,omitzero"`
}

// A CutLine is a band and the ones that are worse, as one alarm.
type CutLine struct {
	Band string `json:"band"`
	// Wanted is the share of the events that was to be captured.
	Wanted successkit.Rate `json:"wanted"`
	// Cut is where the band would end, and Was where it ends now.
	Cut health.Points `json:"cut"`
	Was health.Points `json:"was"`
	// Recall is the share of the events below Cut, Flagged the share of all
	// cases, and Precision the share of events among the flagged.
	Recall    successkit.Rate `json:"recall"`
	Flagged   successkit.Rate `json:"flagged"`
	Precision successkit.Rate `json:"precision"`
	// HeldOut and HeldOutFlagged are Recall and Flagged by cuts that were chosen
	// by the same rule among the cases of other subjects: what to expect of the
	// next ones.
	HeldOut        successkit.Rate `json:"held_out"`
	HeldOutFlagged successkit.Rate `json:"held_out_flagged"`
}

// Cuts returns where the bands of a health model would have to end to capture
// wanted shares of the events: the worst band the first share, the two worst
// the second, and so on, one for each band but the best. Each band is the
// smallest that does. t is the track of that model. A cut is the roundest number
// between the worst score that stays out and the best that is in.
//
// It fails as [Study.JudgeTrack] does, with [successkit.ErrRequired] at "model"
// for none, with [successkit.ErrConflict] where t is of another model or bands,
// or the event is welcome, with [successkit.ErrOutOfRange] at "wanted" for a
// share that is not above the one before and at most 1, or another number of
// them, at "cases" where the event did not happen to two subjects and stay away
// from two, and with [successkit.ErrConflict] at "wanted[i]" where no cut does:
// it would lie where the one before does, or above 100.
func (s *Study) Cuts(t Track, model *health.Model, wanted ...successkit.Rate) (Cuts, error) {
	var f successkit.Faults
	tally, err := s.checked(t)
	f.Merge("", err)
	def := health.Definition{}
	if model != nil {
		def = model.Definition()
	}
	if def.ID == "" {
		f.Add("model", "", successkit.ErrRequired)
	} else if p := (Predictor{ID: def.ID, Direction: health.HigherIsBetter, Bands: bandIDs(def)}); !p.equal(t.Predictor) {
		f.Add("predictor", t.Predictor.ID, fmt.Errorf("%w: the model is %q, with its own bands", successkit.ErrConflict, def.ID))
	}
	if err == nil && s.def.Welcome {
		f.Add("study", s.def.Event, fmt.Errorf("%w: bands warn of what is not welcome", successkit.ErrConflict))
	}
	checkWanted(&f, wanted, len(def.Bands.List)-1)
	cases := make([]Case, 0, len(t.Cases))
	for i := range t.Cases {
		if t.Cases[i].Known {
			cases = append(cases, t.Cases[i])
		}
	}
	part, n, err := deal(cases, DefaultFolds)
	if f.Total() == 0 {
		if why := s.refusals(tally.population()); len(why) > 0 {
			return Cuts{Refused: why}, nil
		}
	}
	f.Add("cases", strconv.Itoa(len(cases)), err)
	if err := f.Err(); err != nil {
		return Cuts{}, fmt.Errorf("proof: invalid cuts: %w", err)
	}
	c := cutter{cases: cases, part: part, parts: n, edge: def.Bands.Edge}
	return c.cuts(def, wanted)
}

func checkWanted(f *successkit.Faults, wanted []successkit.Rate, n int) {
	if len(wanted) != n && n > 0 {
		f.Add("wanted", strconv.Itoa(len(wanted)), fmt.Errorf("%w: want %d, one for each band but the best", successkit.ErrOutOfRange, n))
	}
	last := successkit.CountRate(0, 1)
	for i, w := range wanted {
		if !w.Defined() || w.Compare(last) <= 0 || w.Compare(successkit.CountRate(1, 1)) > 0 {
			f.Add("wanted["+strconv.Itoa(i)+"]", w.String(), fmt.Errorf("%w: want above %s, at most 1", successkit.ErrOutOfRange, last))
		}
		last = w
	}
}
