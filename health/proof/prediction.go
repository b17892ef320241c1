package proof

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
)

// A Prediction is what a predictor said of a subject on a day. The zero
// Prediction is that it said nothing, which is neither good nor bad.
type Prediction struct {
	// Known reports whether there is a figure.
	Known bool `json:"known"`
	// Value is the figure, finite, and 0 where it is not known.
	Value float64 `json:"value"`
	// Band is one of [Predictor.Bands], or empty.
	Band string `json:"band,omitzero"`
	// Reasons are what it saw, for those who ask why it was wrong. There may be
	// none where it was right.
	Reasons []successkit.Reason `json:"reasons,omitempty"`
}

// A View is the window through which a predictor looks at a history: what was
// so on a day, as far as it had been recorded by a day. In a backtest both are
// the same day, so that nothing is seen that was not known. For [Hindsight]
// RecordedBy is later: the way in which a table looks that is read today.
type View struct {
	AsOf       successkit.Date
	RecordedBy successkit.Date
}

// Sees reports whether a fact of the given date, recorded on the given day or,
// where that is zero, at once, is within the view. Every source of one's own
// filters its facts by it, or by the same in a query: date <= AsOf and recorded
// <= RecordedBy.
func (v View) Sees(date, recorded successkit.Date) bool {
	return !date.After(v.AsOf) && facts.KnownOn(date, recorded, v.RecordedBy)
}

// A Source tells what a predictor says of a subject through a view. It must see
// no fact that the view does not: [Health], [Measure.Candidate] and [Verdicts]
// make sources that keep to that. It is asked in order of date and id of the
// decisions, once for each lead.
type Source func(subject string, v View) (Prediction, error)

// A Candidate is a predictor and where its predictions come from.
type Candidate struct {
	Predictor
	Source Source
	// Explain tells what the predictor saw, for a source that does not say so with
	// each prediction because that costs much. It is asked where the predictor was
	// wrong: of the false greens and the false reds. It may be nil.
	Explain func(subject string, v View) ([]successkit.Reason, error)
}

// A Case is a decision with what was said of it beforehand.
type Case struct {
	Decision
	// AsOf is the day on which it was said: the lead before the date. Where it is
	// given, it must lie before the outcome was known. Zero means that the caller
	// vouches for that.
	AsOf successkit.Date `json:"as_of"`
	Prediction
}

// happened reports whether the event happened.
func (c *Case) happened() bool { return c.Outcome == Happened }

// A Track is what one predictor said of all eligible decisions, one lead ahead.
type Track struct {
	Predictor Predictor `json:"predictor"`
	// LeadDays is how many days before each decision it was asked.
	LeadDays int `json:"lead_days"`
	// Cases are in order of date and id.
	Cases []Case `json:"cases"`
}
