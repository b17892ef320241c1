package census

import (
	"errors"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/outcome"
)

// The versions of the binary forms.
const (
	tallyForm     = 1
	durationsForm = 1
)

// MarshalBinary returns the tally in a form of its own, versioned and canonical:
// equal tallies have equal bytes, in whatever order they were merged.
func (t *Tally) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(tallyForm)
	s := t.Sums()
	w.Value(s.AsOf)
	outcomeKind.write(w, s.Outcomes, func(o *Outcomes) {
		w.Text(o.UseCase)
		w.Text(o.Segment)
		w.Value(o.Month)
	})
	requirementKind.write(w, s.Requirements, func(r *Requirements) {
		w.Text(r.Requirement)
		w.Count(int64(r.Attribute))
		w.Text(r.Segment)
	})
	customerKind.write(w, s.Customers, func(c *Customers) { w.Text(c.Segment) })
	return w.Bytes()
}

// UnmarshalBinary reads what [Tally.MarshalBinary] wrote, and refuses every other
// spelling and every tally that [NewTally] would refuse. It keeps no part of data.
// Where it fails it leaves t as it was.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, tallyForm)
	s := Sums{AsOf: codec.Value[successkit.Date](r)}
	s.Outcomes = outcomeKind.read(r, func(o *Outcomes) {
		o.UseCase, o.Segment, o.Month = r.Text(), r.Text(), codec.Value[successkit.Date](r)
	})
	s.Requirements = requirementKind.read(r, func(q *Requirements) {
		q.Requirement, q.Attribute, q.Segment = r.Text(), outcome.Attribute(min(r.Count(), 255)), r.Text()
	})
	s.Customers = customerKind.read(r, func(c *Customers) { c.Segment = r.Text() })
	if err := r.Close(); err != nil {
		return fmt.Errorf("census: %w", err)
	}
	fresh, err := NewTally(s)
	if err != nil {
		return fmt.Errorf("%w: %w", successkit.ErrMalformed, err)
	}
	*t = *fresh
	return nil
}

func (k kind[L, K]) write(w *codec.Writer, lines []L, writeKey func(*L)) {
	w.Count(int64(len(lines)))
	for i := range lines {
		writeKey(&lines[i])
		for _, c := range k.counts(&lines[i]) {
			w.Count(*c)
		}
	}
}

// read reads lines, which come in order.
func (k kind[L, K]) read(r *codec.Reader, readKey func(*L)) []L {
	var lines []L
	for range r.Len(1 + len(k.counts(new(L)))) { // a key and the counts
		var l L
		readKey(&l)
		for _, c := range k.counts(&l) {
			*c = r.Count()
		}
		if n := len(lines); n > 0 && k.key(&lines[n-1]).compare(k.key(&l)) >= 0 {
			r.Fail(fmt.Errorf("line %d is not in order", n))
		}
		lines = append(lines, l)
	}
	return lines
}

// MarshalBinary returns the durations in a form of their own, versioned and
// canonical, as [Tally.MarshalBinary] does.
func (d *Durations) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(durationsForm)
	w.Count(int64(len(d.days)))
	for _, n := range d.Days() {
		w.Count(int64(zigzag(n.Days)))
		w.Count(n.Reached)
		w.Count(n.Open)
	}
	return w.Bytes()
}

// UnmarshalBinary reads what [Durations.MarshalBinary] wrote, as
// [Tally.UnmarshalBinary] does.
func (d *Durations) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, durationsForm)
	var days []Duration
	for range r.Len(3) {
		n := r.Count()
		if n > 2*maxDuration+1 { // which an int of 32 bits might not hold
			r.Fail(errors.New("days beyond the calendar"))
		}
		days = append(days, Duration{Days: unzigzag(n), Reached: r.Count(), Open: r.Count()})
	}
	if !slices.IsSortedFunc(days, func(a, b Duration) int { return a.Days - b.Days }) {
		r.Fail(errors.New("days are not in order"))
	}
	if err := r.Close(); err != nil {
		return fmt.Errorf("census: %w", err)
	}
	fresh, err := NewDurations(days)
	if err != nil {
		return fmt.Errorf("%w: %w", successkit.ErrMalformed, err)
	}
	*d = *fresh
	return nil
}

// zigzag maps whole numbers to counts: 0, -1, 1, -2 to 0, 1, 2, 3.
func zigzag(n int) uint64 { return uint64(n)<<1 ^ uint64(int64(n)>>63) }

func unzigzag(n int64) int { return int(n>>1) ^ -int(n&1) }
