package proof

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/ranking"
)

// A Tally counts cases of one predictor: by figure, by band, with the money at
// stake. The parts of a book that is spread over several machines, months or
// segments merge to the very tally of the whole, and [Study.Judge] of that is
// the very answer. Whatever the order in which cases and tallies come together,
// the sums and the bytes are the same.
//
// A tally is of one predictor, one event and one currency; others are refused
// with [successkit.ErrConflict]. [NewTally] of [Sums] without counts starts one.
// The zero Tally, which is of none, takes them from the first that is merged
// into it; merged into another, it changes nothing. It holds fewer than 2^31 cases,
// and as many figures as differ: a score without decimal places has 101.
//
// A Tally travels as bytes ([Tally.MarshalBinary]) or, in JSON, as its [Sums]; by
// itself it has no JSON form. It is not safe for use by several goroutines at once
// while one changes it.
type Tally struct {
	predictor   Predictor
	welcome     bool
	currency    string
	first, last successkit.Date
	levels      levels
	// The sums of each band, of known cases without one, and of cases without a
	// prediction.
	buckets []bucket
	cases   int64
}

// A bucket counts cases and their money.
type bucket struct {
	events, others int64
	amount         exact.Sum // of all
	lost           exact.Sum // of those in which the event happened
}

func (b *bucket) merge(o *bucket) {
	b.events += o.events
	b.others += o.others
	b.amount.Merge(o.amount)
	b.lost.Merge(o.lost)
}

// isZero reports whether t is the zero tally.
func (t *Tally) isZero() bool { return t.predictor.ID == "" }

// unbanded and unknown are the last two buckets.
func (t *Tally) unbanded() int { return len(t.predictor.Bands) }
func (t *Tally) unknown() int  { return len(t.predictor.Bands) + 1 }

// bucketOf returns the bucket of a valid prediction.
func (t *Tally) bucketOf(p *Prediction) int {
	switch i := slices.Index(t.predictor.Bands, p.Band); {
	case !p.Known:
		return t.unknown()
	case i < 0:
		return t.unbanded()
	default:
		return i
	}
}

// Add counts a case. It fails as [Decision.Validate] does, with
// [successkit.ErrRequired] at "tally" for the zero tally, with
// [successkit.ErrConflict] for an undecided outcome, another currency and a
// prediction, at "as_of", of a day after the decision or on which the outcome was
// known, with what the predictor cannot say, and with [successkit.ErrOutOfRange]
// beyond 2^31 - 1 cases. It leaves the tally as it was where it fails.
func (t *Tally) Add(c Case) error {
	var f successkit.Faults
	if t.isZero() {
		f.Add("tally", "", successkit.ErrRequired)
	} else if c.Currency != t.currency {
		f.Add("currency", c.Currency, fmt.Errorf("%w: the tally is in %q", successkit.ErrConflict, t.currency))
	}
	if c.Outcome == Undecided {
		f.Add("outcome", c.Outcome.String(), fmt.Errorf("%w: nothing can be counted", successkit.ErrConflict))
	}
	f.Merge("", c.Decision.Validate())
	if !c.AsOf.IsZero() && !c.foretellable(c.AsOf) {
		f.Add("as_of", c.AsOf.String(), fmt.Errorf("%w: no forecast of what was due on %s and known on %s", successkit.ErrConflict, c.Date, c.known()))
	}
	t.predictor.check(&f, c.Prediction)
	f.Add("cases", "", t.room(1))
	if err := f.Err(); err != nil {
		return err
	}
	t.add(&c)
	return nil
}

// AddValue counts a case of which no more is known than the figure and whether
// the event happened: no band, no money, no date. It is the quickest way in. It
// fails as [Tally.Add] does.
func (t *Tally) AddValue(value float64, happened bool) error {
	if t.isZero() {
		return &successkit.FieldError{Path: "tally", Err: successkit.ErrRequired}
	}
	var f successkit.Faults
	t.predictor.check(&f, Prediction{Known: true, Value: value})
	f.Add("cases", "", t.room(1))
	if f.Total() > 0 {
		return f.Err()
	}
	t.buckets[t.unbanded()].note(happened)
	t.cases++
	t.levels.add(value, happened)
	return nil
}

// AddUnknown is [Tally.AddValue] for a case without a figure.
func (t *Tally) AddUnknown(happened bool) error {
	var f successkit.Faults
	if t.isZero() {
		f.Add("tally", "", successkit.ErrRequired)
	}
	f.Add("cases", "", t.room(1))
	if f.Total() > 0 {
		return f.Err()
	}
	t.buckets[t.unknown()].note(happened)
	t.cases++
	return nil
}

// note counts a case without money.
func (b *bucket) note(happened bool) {
	if happened {
		b.events++
	} else {
		b.others++
	}
}

// add counts a valid case.
func (t *Tally) add(c *Case) {
	b := &t.buckets[t.bucketOf(&c.Prediction)]
	b.amount.Add(c.Amount)
	b.note(c.happened())
	if c.happened() {
		b.lost.Add(c.Amount)
	}
	if c.Known {
		t.levels.add(c.Value, c.happened())
	}
	t.span(c.Date, c.Date)
	t.cases++
}

// span notes decisions from first to last.
func (t *Tally) span(first, last successkit.Date) {
	if t.first.IsZero() || !first.IsZero() && first.Before(t.first) {
		t.first = first
	}
	if last.After(t.last) || t.last.IsZero() {
		t.last = last
	}
}

// room reports that n more cases are too many.
func (t *Tally) room(n int64) error {
	if t.cases+n > ranking.MaxCases {
		return fmt.Errorf("%w: more than %d", successkit.ErrOutOfRange, int64(ranking.MaxCases))
	}
	return nil
}

// Merge adds what o has counted. It leaves o as it is. It fails with
// [successkit.ErrConflict] where neither is the zero Tally and they are of
// different predictors, events or currencies, with [successkit.ErrOutOfRange]
// beyond 2^31 - 1 cases, and with [successkit.ErrRequired] where o is nil; it then
// leaves t as it was.
func (t *Tally) Merge(o *Tally) error {
	switch {
	case o == nil:
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	case o.isZero():
		return nil
	case t.isZero():
		*t = o.empty()
	case !t.predictor.equal(o.predictor):
		return &successkit.FieldError{Path: "predictor", Value: o.predictor.ID, Err: fmt.Errorf("%w: the tally is of another, %q", successkit.ErrConflict, t.predictor.ID)}
	case t.welcome != o.welcome:
		return &successkit.FieldError{Path: "welcome", Err: fmt.Errorf("%w: the tally is of another event", successkit.ErrConflict)}
	case t.currency != o.currency:
		return &successkit.FieldError{Path: "currency", Value: o.currency, Err: fmt.Errorf("%w: the tally is in %q", successkit.ErrConflict, t.currency)}
	}
	if err := t.room(o.cases); err != nil {
		return &successkit.FieldError{Path: "cases", Err: err}
	}
	t.levels = levels{sorted: mergeLevels(t.levels.all(), o.levels.all())}
	for i := range t.buckets {
		b := o.buckets[i] // a copy, since o may be t itself
		t.buckets[i].merge(&b)
	}
	t.span(o.first, o.last)
	t.cases += o.cases
	return nil
}

// empty returns a tally of the same kind that has counted nothing.
func (t *Tally) empty() Tally {
	p := t.predictor
	p.Bands = slices.Clone(p.Bands)
	return Tally{predictor: p, welcome: t.welcome, currency: t.currency, buckets: make([]bucket, len(p.Bands)+2)}
}

// Predictor returns what t is of.
func (t *Tally) Predictor() Predictor {
	p := t.predictor
	p.Bands = slices.Clone(p.Bands)
	return p
}
