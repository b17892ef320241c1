package proof

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/facts"
)

// A Measure says how one measure is judged by itself.
type Measure struct {
	// ID is the word of the measure whose readings count.
	ID string
	// Direction says which readings are good.
	Direction health.Direction
	// MaxAgeDays is the age after which a reading no longer counts. Zero means
	// never.
	MaxAgeDays int
}

// Candidate returns the measure as a candidate: its newest reading, as it was
// read. Readings that a model would refuse are refused, and none is no
// prediction.
func (m Measure) Candidate(accounts Accounts) Candidate {
	c := Candidate{Predictor: Predictor{ID: m.ID, Direction: m.Direction}}
	if accounts == nil {
		return c // without a source, which every use refuses
	}
	c.Source = func(subject string, v View) (Prediction, error) {
		a, err := accounts.seen(subject, v)
		if err != nil {
			return Prediction{}, err
		}
		newest := -1
		for i, r := range a.Readings {
			if r.Measure != m.ID {
				continue
			}
			if err := r.Validate(); err != nil {
				return Prediction{}, accounts.located(subject, err)
			}
			if newest < 0 || newer(r, a.Readings[newest]) {
				newest = i
			}
		}
		if newest < 0 {
			return nothing(successkit.NewReason(CodeNoReading).With("measure", m.ID)), nil
		}
		return m.prediction(a.Readings[newest], v), nil
	}
	return c
}

// nothing returns the prediction that there is none, and why.
func nothing(why successkit.Reason) Prediction {
	return Prediction{Reasons: []successkit.Reason{why}}
}

// prediction returns what the newest reading says.
func (m Measure) prediction(r health.Reading, v View) Prediction {
	days := v.AsOf.Sub(r.Date)
	if m.MaxAgeDays > 0 && days > m.MaxAgeDays {
		return nothing(successkit.NewReason(CodeOldReading).With("measure", m.ID).
			WithInt("days", days).WithInt("max_age_days", m.MaxAgeDays).WithRef("reading", r.ID))
	}
	return Prediction{
		Known: true, Value: r.Value,
		Reasons: []successkit.Reason{successkit.NewReason(CodeReading).With("measure", m.ID).
			With("value", floatText(r.Value)).WithDate("date", r.Date).WithRef("reading", r.ID)},
	}
}

// newer reports whether a counts before b: the one of the later date, then the
// one recorded later, then the one whose id sorts last, as in a model.
func newer(a, b health.Reading) bool {
	if c := a.Date.Compare(b.Date); c != 0 {
		return c > 0
	}
	if c := facts.KnownDay(a.Date, a.Recorded).Compare(facts.KnownDay(b.Date, b.Recorded)); c != 0 {
		return c > 0
	}
	return a.ID > b.ID
}
