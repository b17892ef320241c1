package proof

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/ranking"
)

// Sums are the sums behind a [Tally], as a query of a database gives them.
type Sums struct {
	Predictor Predictor `json:"predictor"`
	// Welcome is as in [Definition.Welcome].
	Welcome bool `json:"welcome,omitzero"`
	// Currency is that of the amounts, as in [Decision.Currency].
	Currency string `json:"currency,omitzero"`
	// First and Last are the dates of the first decision and the last, zero
	// where they are not known.
	First successkit.Date `json:"first,omitzero"`
	Last  successkit.Date `json:"last,omitzero"`
	// Levels counts cases by figure, in rising order, each once.
	Levels []LevelSums `json:"levels,omitempty"`
	// Bands counts the cases of each band that has any, in the order of the
	// predictor. Cases that have a figure and no band come last, with the empty
	// word. Together they are the cases of Levels.
	Bands []BandSums `json:"bands,omitempty"`
	// Unknown counts the cases without a prediction. Its band is empty.
	Unknown BandSums `json:"unknown,omitzero"`
}

// LevelSums counts the cases of one figure.
type LevelSums struct {
	Value float64 `json:"value"`
	// Events are those in which the event happened, Others those in which it did
	// not.
	Events int64 `json:"events"`
	Others int64 `json:"others"`
}

// BandSums counts the cases of one band and their money.
type BandSums struct {
	Band   string `json:"band,omitzero"`
	Events int64  `json:"events"`
	Others int64  `json:"others"`
	// Amount is the money at stake, AmountEvents that of the events.
	Amount       decimal.Decimal `json:"amount,omitzero"`
	AmountEvents decimal.Decimal `json:"amount_events,omitzero"`
}

// IsZero reports whether nothing was counted.
func (b BandSums) IsZero() bool {
	return b.Band == "" && b.Events == 0 && b.Others == 0 && b.Amount.IsZero() && b.AmountEvents.IsZero()
}

// Validate reports everything that is wrong with s: a predictor that is
// refused, a malformed currency, dates that contradict each other, figures that
// are out of order or that the predictor cannot say, counts below 0 or of
// nothing, bands that are unknown or out of order, amounts below 0, beyond their
// bounds or above those of which they are a part, amounts of events where there is
// none and other ones than those of all where all are events, 2^31 cases or more,
// and bands that do not add up to the figures.
func (s Sums) Validate() error {
	var f successkit.Faults
	f.Merge("predictor", s.Predictor.Validate())
	f.Add("currency", s.Currency, currency.Check(s.Currency))
	if s.First.IsZero() != s.Last.IsZero() || s.First.After(s.Last) {
		f.Add("last", s.Last.String(), fmt.Errorf("%w: the first is %s", successkit.ErrConflict, s.First))
	}
	var c cases
	s.checkLevels(&f, &c)
	left := -1 // the band before
	var banded cases
	for i, b := range s.Bands {
		path := "bands[" + strconv.Itoa(i) + "]"
		at := slices.Index(s.Predictor.Bands, b.Band)
		if b.Band == "" {
			at = len(s.Predictor.Bands)
		}
		switch {
		case at < 0:
			f.Add(path+".band", b.Band, successkit.ErrUnknown)
		case at == left:
			f.Add(path+".band", b.Band, successkit.ErrDuplicate)
		case at < left:
			f.Add(path+".band", b.Band, fmt.Errorf("%w: want the order of the predictor", successkit.ErrConflict))
		}
		left = max(at, left)
		banded.add(&f, path, b.Events, b.Others, false)
		b.checkAmounts(&f, path)
	}
	if banded != c && f.Total() == 0 {
		f.Add("bands", "", fmt.Errorf("%w: they do not add up to the levels", successkit.ErrConflict))
	}
	if s.Unknown.Band != "" {
		f.Add("unknown.band", s.Unknown.Band, fmt.Errorf("%w: it has none", successkit.ErrConflict))
	}
	c.add(&f, "unknown", s.Unknown.Events, s.Unknown.Others, true)
	s.Unknown.checkAmounts(&f, "unknown")
	if u := s.Unknown; u.Events == 0 && u.Others == 0 && !u.Amount.IsZero() {
		f.Add("unknown.amount", "", fmt.Errorf("%w: money without cases", successkit.ErrConflict))
	}
	return f.Err()
}

func (s Sums) checkLevels(f *successkit.Faults, c *cases) {
	for i, l := range s.Levels {
		path := "levels[" + strconv.Itoa(i) + "]"
		var said successkit.Faults
		s.Predictor.check(&said, Prediction{Known: true, Value: l.Value})
		f.Merge(path, said.Err())
		if i > 0 && !(l.Value > s.Levels[i-1].Value) {
			f.Add(path+".value", floatText(l.Value), fmt.Errorf("%w: want rising order, each once", successkit.ErrConflict))
		}
		c.add(f, path, l.Events, l.Others, false)
	}
}

// cases counts while sums are checked.
type cases struct{ events, others int64 }

func (c *cases) add(f *successkit.Faults, path string, events, others int64, none bool) {
	if events < 0 || others < 0 || events > ranking.MaxCases || others > ranking.MaxCases {
		f.Add(path+".events", strconv.FormatInt(events, 10)+" and "+strconv.FormatInt(others, 10),
			fmt.Errorf("%w: want counts from 0 to %d", successkit.ErrOutOfRange, int64(ranking.MaxCases)))
		return
	}
	if events+others == 0 && !none {
		f.Add(path+".events", "0", fmt.Errorf("%w: leave out what has no cases", successkit.ErrRequired))
	}
	c.events, c.others = c.events+events, c.others+others
	if c.events+c.others > ranking.MaxCases {
		f.Add(path+".events", "", fmt.Errorf("%w: more than %d cases in all", successkit.ErrOutOfRange, int64(ranking.MaxCases)))
		*c = cases{}
	}
}

func (b BandSums) checkAmounts(f *successkit.Faults, path string) {
	before := f.Total()
	f.Add(path+".amount", field.SumText(b.Amount), field.Total(b.Amount))
	f.Add(path+".amount_events", field.SumText(b.AmountEvents), field.Total(b.AmountEvents))
	if f.Total() > before {
		return
	}
	var why string
	switch {
	case b.AmountEvents.GreaterThan(b.Amount):
		why = "more than was at stake"
	case b.Events == 0 && !b.AmountEvents.IsZero():
		why = "there is no event"
	case b.Events > 0 && b.Others == 0 && !b.AmountEvents.Equal(b.Amount):
		why = "all are events, with " + exact.Text(b.Amount)
	default:
		return
	}
	f.Add(path+".amount_events", exact.Text(b.AmountEvents), fmt.Errorf("%w: %s", successkit.ErrConflict, why))
}

// NewTally returns the tally of the given sums. One of no counts has counted
// nothing, and goes on by their predictor, event and currency. It fails as
// [Sums.Validate] does.
func NewTally(s Sums) (*Tally, error) {
	if err := s.Validate(); err != nil {
		return nil, fmt.Errorf("proof: invalid sums: %w", err)
	}
	of := Tally{predictor: s.Predictor, welcome: s.Welcome, currency: s.Currency}
	t := of.empty()
	t.first, t.last = s.First, s.Last
	for _, l := range s.Levels {
		t.levels.sorted = append(t.levels.sorted, ranking.Level{Value: l.Value + 0, Events: l.Events, Others: l.Others})
	}
	for _, b := range s.Bands {
		t.buckets[t.bucketOf(&Prediction{Known: true, Band: b.Band})].count(b)
	}
	t.buckets[t.unknown()].count(s.Unknown)
	for i := range t.buckets {
		t.cases += t.buckets[i].events + t.buckets[i].others
	}
	return &t, nil
}

func (b *bucket) count(s BandSums) {
	b.events, b.others = s.Events, s.Others
	b.amount.Add(s.Amount)
	b.lost.Add(s.AmountEvents)
}

func (b *bucket) sums(band string) BandSums {
	return BandSums{Band: band, Events: b.events, Others: b.others, Amount: b.amount.Decimal(), AmountEvents: b.lost.Decimal()}
}

// Sums returns the sums of t. [NewTally] makes the same tally of them.
func (t *Tally) Sums() Sums {
	s := Sums{Predictor: t.Predictor(), Welcome: t.welcome, Currency: t.currency, First: t.first, Last: t.last}
	if t.isZero() {
		return s
	}
	for _, l := range t.levels.all() {
		s.Levels = append(s.Levels, LevelSums{Value: l.Value, Events: l.Events, Others: l.Others})
	}
	for i, band := range append(t.Predictor().Bands, "") {
		if b := &t.buckets[i]; b.events+b.others > 0 {
			s.Bands = append(s.Bands, b.sums(band))
		}
	}
	s.Unknown = t.buckets[t.unknown()].sums("")
	return s
}
