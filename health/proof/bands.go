package proof

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/proportion"
)

// A BandLine says what became of the cases of one band, and what an alarm
// would have been worth that rang for it and for every band before it.
type BandLine struct {
	// Band is its word, empty for figures without a band.
	Band string `json:"band,omitzero"`
	// Cases are those in the band, Events those of them in which the event
	// happened.
	Cases  int64 `json:"cases"`
	Events int64 `json:"events"`
	// Rate is Events over Cases: the churn of the band. Interval is that of
	// Wilson (1927).
	Rate     successkit.Rate     `json:"rate"`
	Interval successkit.Interval `json:"interval"`
	// Amount is the money at stake in the band, AmountEvents that of the events,
	// and AmountRate the one over the other.
	Amount       decimal.Decimal `json:"amount"`
	AmountEvents decimal.Decimal `json:"amount_events"`
	AmountRate   successkit.Rate `json:"amount_rate"`

	// Flagged is the share of all cases with a band for which an alarm rings
	// that takes this band and those before it.
	Flagged successkit.Rate `json:"flagged"`
	// Precision is the share of events among the flagged, Recall that of the
	// events that are flagged, each with Wilson's interval.
	Precision         successkit.Rate     `json:"precision"`
	PrecisionInterval successkit.Interval `json:"precision_interval"`
	Recall            successkit.Rate     `json:"recall"`
	RecallInterval    successkit.Interval `json:"recall_interval"`
	// Lift is Precision over the rate of all: how much likelier the event is
	// among the flagged than among all.
	Lift successkit.Rate `json:"lift"`
}

// bands returns a line a band, the one that speaks loudest for the event first.
func (t *Tally) bands(level float64) []BandLine {
	if len(t.predictor.Bands) == 0 {
		return nil
	}
	var all, events int64
	for i := range t.predictor.Bands {
		all += t.buckets[i].events + t.buckets[i].others
		events += t.buckets[i].events
	}
	lines := make([]BandLine, 0, len(t.predictor.Bands))
	var flagged, found int64
	for _, band := range t.predictor.expected(t.welcome) {
		b := &t.buckets[t.bucketOf(&Prediction{Known: true, Band: band})]
		line := b.line(band, level)
		flagged += line.Cases
		found += line.Events
		line.Flagged = successkit.CountRate(flagged, all)
		line.Precision = successkit.CountRate(found, flagged)
		line.Recall = successkit.CountRate(found, events)
		line.PrecisionInterval, _ = proportion.Wilson(int(found), int(flagged), level)
		line.RecallInterval, _ = proportion.Wilson(int(found), int(events), level)
		line.Lift = lift(found, flagged, events, all)
		lines = append(lines, line)
	}
	return lines
}

func (b *bucket) line(band string, level float64) BandLine {
	line := BandLine{
		Band: band, Cases: b.events + b.others, Events: b.events,
		Amount: b.amount.Decimal(), AmountEvents: b.lost.Decimal(),
	}
	line.Rate = successkit.CountRate(line.Events, line.Cases)
	line.Interval, _ = proportion.Wilson(int(line.Events), int(line.Cases), level)
	line.AmountRate, _ = successkit.NewRate(line.AmountEvents, line.Amount)
	return line
}

// lift returns (found/flagged) / (events/all), exactly.
func lift(found, flagged, events, all int64) successkit.Rate {
	product := func(a, b int64) decimal.Decimal { return decimal.New(a, 0).Mul(decimal.New(b, 0)) }
	r, _ := successkit.NewRate(product(found, all), product(flagged, events))
	return r
}

// A Spread is how much oftener the event happened in the band that speaks
// loudest for it than in the one that speaks loudest against it: the churn of
// red less that of green.
type Spread struct {
	From string `json:"from,omitzero"` // the band against it
	To   string `json:"to,omitzero"`   // the band for it
	// Difference is rate less rate, between -1 and 1. Interval is method 10 of
	// Newcombe (1998).
	Difference float64             `json:"difference"`
	Interval   successkit.Interval `json:"interval"`
}

// spread returns the spread of lines, and none where a band at either end is
// empty.
func spread(lines []BandLine, level float64) (s Spread) {
	if len(lines) == 0 {
		return s
	}
	to, from := lines[0], lines[len(lines)-1]
	i, ok := proportion.Difference(int(to.Events), int(to.Cases), int(from.Events), int(from.Cases), level)
	if !ok {
		return s
	}
	return Spread{From: from.Band, To: to.Band, Difference: to.Rate.Float64() - from.Rate.Float64(), Interval: i}
}
