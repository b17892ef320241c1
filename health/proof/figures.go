package proof

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// Figures are what a [Study] says of a tally.
type Figures struct {
	Predictor Predictor `json:"predictor"`
	// Answer says whether the predictor foretells the event.
	Answer Answer `json:"answer"`
	// Refused says why there is no answer, and how much more it needs. It is
	// empty where there is one.
	Refused []successkit.Reason `json:"refused,omitempty"`
	// Caveats are what the answer is to be read with.
	Caveats []successkit.Reason `json:"caveats,omitempty"`

	Population     Population     `json:"population"`
	Discrimination Discrimination `json:"discrimination"`
	// Bands are in the order in which they speak for the event, empty for a
	// predictor without bands.
	Bands  []BandLine `json:"bands,omitempty"`
	Spread Spread     `json:"spread,omitzero"`
	// Unknown are the cases without a prediction. Its cumulative rates are
	// undefined.
	Unknown BandLine `json:"unknown"`
	// Capture is the capture curve at each tenth of the cases.
	Capture []CapturePoint `json:"capture,omitempty"`
	// Calibration is that of a probability, and absent for any other predictor.
	Calibration *Calibration `json:"calibration,omitzero"`
}

// A Population says over which decisions figures are.
type Population struct {
	// Decisions are all that were eligible, Events those of them in which the
	// event happened. Known and EventsKnown are those with a prediction.
	Decisions   int64 `json:"decisions"`
	Events      int64 `json:"events"`
	Known       int64 `json:"known"`
	EventsKnown int64 `json:"events_known"`
	// Rate is Events over Decisions, and Coverage Known over Decisions.
	Rate     successkit.Rate `json:"rate"`
	Coverage successkit.Rate `json:"coverage"`
	// Amount is the money at stake, and AmountEvents that of the events.
	Amount       decimal.Decimal `json:"amount"`
	AmountEvents decimal.Decimal `json:"amount_events"`
	Currency     string          `json:"currency,omitzero"`
	// First and Last are the dates of the first decision and the last, where
	// they are known.
	First successkit.Date `json:"first,omitzero"`
	Last  successkit.Date `json:"last,omitzero"`
}

// Judge returns what the cases of a tally say, whoever counted them. Of cases
// without a date, as [Tally.AddValue] counts them, nobody knows which months they
// span, so that [Definition.MinMonths] refuses no tally that has no dates at all.
// It cannot see which cases are of one subject, nor which of several predictors it
// is; [Study.JudgeTrack] and [Study.Run] have caveats about that. It fails
// with [successkit.ErrRequired] for a zero study or tally, and with
// [successkit.ErrConflict] for a tally of an event that is welcome where the
// study's is not, or the other way round.
func (s *Study) Judge(t *Tally) (Figures, error) {
	var f successkit.Faults
	s.ready(&f)
	switch {
	case t == nil || t.isZero():
		f.Add("tally", "", successkit.ErrRequired)
	case f.Total() == 0 && t.welcome != s.def.Welcome:
		f.Add("tally.welcome", "", fmt.Errorf("%w: the study is of another event", successkit.ErrConflict))
	}
	if err := f.Err(); err != nil {
		return Figures{}, fmt.Errorf("proof: invalid input: %w", err)
	}
	return s.judge(t), nil
}

func (s *Study) judge(t *Tally) Figures {
	area := t.area()
	f := Figures{
		Predictor:      t.Predictor(),
		Population:     t.population(),
		Discrimination: discrimination(area, s.def.Level),
		Bands:          t.bands(s.def.Level),
		Unknown:        t.buckets[t.unknown()].line("", s.def.Level),
		Capture:        t.Capture(tenths()...),
	}
	f.Spread = spread(f.Bands, s.def.Level)
	if c, ok := t.Calibration(s.def.Level); ok {
		f.Calibration = &c
	}
	f.Refused = s.refusals(f.Population)
	f.Caveats = s.caveats(&f, area)
	if len(f.Refused) == 0 {
		f.Answer = f.Discrimination.answer()
	}
	return f
}

func (t *Tally) population() Population {
	p := Population{Decisions: t.cases, Currency: t.currency, First: t.first, Last: t.last}
	var all bucket
	for i := range t.buckets {
		b := &t.buckets[i]
		all.merge(b)
		if i != t.unknown() {
			p.Known += b.events + b.others
			p.EventsKnown += b.events
		}
	}
	p.Events, p.Amount, p.AmountEvents = all.events, all.amount.Decimal(), all.lost.Decimal()
	p.Rate = successkit.CountRate(p.Events, p.Decisions)
	p.Coverage = successkit.CountRate(p.Known, p.Decisions)
	return p
}

// NewTally returns a tally of a predictor for the event of s, in the given
// currency, that has counted nothing. It fails as [NewTally] does.
func (s *Study) NewTally(p Predictor, currency string) (*Tally, error) {
	var f successkit.Faults
	s.ready(&f)
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("proof: invalid input: %w", err)
	}
	return NewTally(Sums{Predictor: p, Welcome: s.def.Welcome, Currency: currency})
}
