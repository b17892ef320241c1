package proof

import (
	"fmt"
	"math"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/codec"
)

// tallyForm is the version of a tally's binary form.
const tallyForm = 1

// MarshalBinary returns the tally in a form of its own, versioned and
// canonical: equal tallies have equal bytes. It fails with
// [successkit.ErrOutOfRange] only where a sum has more digits than 2^31 amounts
// can have.
func (t *Tally) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(tallyForm)
	w.Text(t.predictor.ID)
	if !t.isZero() {
		t.write(w)
	}
	b, err := w.Bytes()
	if err != nil {
		return nil, fmt.Errorf("proof tally: %w: %w", successkit.ErrOutOfRange, err)
	}
	return b, nil
}

func (t *Tally) write(w *codec.Writer) {
	w.Text(t.predictor.Direction.String())
	w.Flag(t.predictor.Probability)
	w.Count(int64(len(t.predictor.Bands)))
	for _, band := range t.predictor.Bands {
		w.Text(band)
	}
	w.Flag(t.welcome)
	w.Text(t.currency)
	w.Value(t.first)
	w.Value(t.last)
	all := t.levels.all()
	w.Count(int64(len(all)))
	for _, l := range all {
		// The high and the low half of the key, so that each is a short count.
		k := key(l.Value)
		w.Count(int64(k >> 32))
		w.Count(int64(k & math.MaxUint32))
		w.Count(l.Events)
		w.Count(l.Others)
	}
	for i := range t.buckets {
		b := &t.buckets[i]
		w.Count(b.events)
		w.Count(b.others)
		w.Sum(&b.amount)
		w.Sum(&b.lost)
	}
}

// UnmarshalBinary reads what [Tally.MarshalBinary] writes. It fails with
// [successkit.ErrMalformed] on any other bytes, also on another spelling of the
// same tally and on counts that contradict each other, and then leaves t as it
// was. It keeps no part of data.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, tallyForm)
	s := readSums(r)
	if err := r.Close(); err != nil {
		return fmt.Errorf("proof tally: %w", err)
	}
	if s.Predictor.ID == "" {
		*t = Tally{}
		return nil
	}
	fresh, err := NewTally(s)
	if err != nil {
		return fmt.Errorf("proof tally: %w: %w", successkit.ErrMalformed, err)
	}
	*t = *fresh
	return nil
}

// readSums reads the sums of a tally.
func readSums(r *codec.Reader) (s Sums) {
	if s.Predictor.ID = r.Text(); s.Predictor.ID == "" {
		return s
	}
	direction, err := health.ParseDirection(r.Text())
	if err != nil {
		r.Fail(err)
	}
	s.Predictor.Direction, s.Predictor.Probability = direction, r.Flag()
	for range r.Len(1) {
		s.Predictor.Bands = append(s.Predictor.Bands, r.Text())
	}
	s.Welcome, s.Currency = r.Flag(), r.Text()
	s.First, s.Last = codec.Value[successkit.Date](r), codec.Value[successkit.Date](r)
	for range r.Len(4) {
		k := uint64(readUint32(r))<<32 | uint64(readUint32(r))
		l := LevelSums{Value: figure(k), Events: r.Count(), Others: r.Count()}
		if k != key(l.Value) { // the other zero
			r.Fail(fmt.Errorf("%w: no figure of its own", successkit.ErrMalformed))
		}
		s.Levels = append(s.Levels, l)
	}
	for _, band := range append(slices.Clip(s.Predictor.Bands), "") {
		b := readBand(r, band)
		if b.Events+b.Others > 0 {
			s.Bands = append(s.Bands, b)
		} else if b.Band = ""; !b.IsZero() {
			r.Fail(fmt.Errorf("%w: money without cases", successkit.ErrMalformed))
		}
	}
	s.Unknown = readBand(r, "")
	return s
}

func readBand(r *codec.Reader, band string) BandSums {
	b := BandSums{Band: band, Events: r.Count(), Others: r.Count()}
	amount, lost := r.Sum(), r.Sum()
	b.Amount, b.AmountEvents = amount.Decimal(), lost.Decimal()
	return b
}

func readUint32(r *codec.Reader) uint32 {
	n := r.Count()
	if n > math.MaxUint32 {
		r.Fail(fmt.Errorf("%w: a half of a figure", successkit.ErrMalformed))
		return 0
	}
	return uint32(n)
}
