package metrics

import (
	"bytes"
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
)

// tallyForm is the version of a tally's binary form.
const tallyForm = 1

// MarshalBinary returns the tally in a form of its own, versioned and
// canonical: equal tallies have equal bytes, in whatever order they were
// merged.
func (t *Tally) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(tallyForm)
	w.Value(t.scope.period)
	w.Value(t.scope.asOf)
	w.Text(t.scope.currency)
	w.Text(t.scope.rates)
	w.Text(t.scope.unit)
	writeRule(w, t.scope.rule)
	for _, s := range t.sums() {
		w.Sum(s)
	}
	for k := range t.event[1:] {
		writeCell(w, &t.event[k+1])
		writeCell(w, &t.net[k+1])
	}
	causes := t.Sums().Causes // in order
	w.Count(int64(len(causes)))
	for _, c := range causes {
		w.Count(int64(c.Kind))
		w.Text(c.Cause)
		writeCell(w, t.causes[causeKey{c.Kind, c.Cause}])
	}
	for _, n := range logoFields(&t.logos) {
		w.Count(*n.count)
	}
	w.Count(t.ignored)
	return w.Bytes()
}

func writeCell(w *codec.Writer, c *cell) {
	w.Sum(&c.sum)
	w.Count(c.events)
	w.Count(c.accounts)
}

func readCell(r *codec.Reader) Line {
	sum := r.Sum()
	return Line{Amount: sum.Decimal(), Events: r.Count(), Accounts: r.Count()}
}

// UnmarshalBinary reads what [Tally.MarshalBinary] wrote, and refuses every
// other spelling and every tally that [NewTally] would refuse. It keeps no
// part of data. Where it fails it leaves t as it was.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, tallyForm)
	s := Sums{Period: codec.Value[successkit.Period](r), AsOf: codec.Value[successkit.Date](r), Currency: r.Text(), Rates: r.Text(), Unit: r.Text(), Reactivations: readRule(r)}
	for _, f := range sumFields(&s) {
		sum := r.Sum()
		*f.amount = sum.Decimal()
	}
	for _, k := range kinds.All()[1:] {
		*lineOf(&s.ByEvent, k) = readCell(r)
		*lineOf(&s.NetOfPeriod, k) = readCell(r)
	}
	for range r.Len(6) { // a kind, the length of a cause, and a line
		kind := r.Count()
		if kind >= numKinds {
			return fmt.Errorf("tally: %w: no kind has number %d", successkit.ErrMalformed, kind)
		}
		s.Causes = append(s.Causes, CauseLine{Kind: Kind(kind), Cause: r.Text(), Line: readCell(r)})
	}
	for _, n := range logoFields(&s.Logos) {
		*n.count = r.Count()
	}
	s.Ignored = r.Count()
	if err := r.Close(); err != nil {
		return fmt.Errorf("tally: %w", err)
	}
	if s.Period.IsZero() {
		return t.unmarshalEmpty(data)
	}
	fresh, err := NewTally(s)
	if err != nil {
		return fmt.Errorf("tally: %w", err)
	}
	*t = *fresh
	return nil
}

// unmarshalEmpty accepts the bytes of the zero tally, the only one without a
// period.
func (t *Tally) unmarshalEmpty(data []byte) error {
	var empty Tally
	if want, err := empty.MarshalBinary(); err != nil || !bytes.Equal(want, data) {
		return fmt.Errorf("tally: %w: sums without a period", successkit.ErrMalformed)
	}
	*t = empty
	return nil
}

// writeRule writes a rule of reactivations.
func writeRule(w *codec.Writer, r Reactivations) {
	w.Count(int64(r.MinGapDays))
	w.Count(int64(r.MaxGapDays))
	w.Flag(r.AsNew)
}

func readRule(r *codec.Reader) Reactivations {
	return Reactivations{MinGapDays: r.Int(), MaxGapDays: r.Int(), AsNew: r.Flag()}
}
