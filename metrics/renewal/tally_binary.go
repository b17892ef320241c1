package renewal

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/currency"
)

// tallyForm is the version of a tally's binary form.
const tallyForm = 1

// MarshalBinary returns the tally in a form of its own, versioned and
// canonical: equal tallies have equal bytes. It fails with
// [successkit.ErrOutOfRange] only where a sum has more than 255 decimal places
// or 127 bytes, which no sum of lines has.
func (t *Tally) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(tallyForm)
	w.Text(t.scope.currency)
	w.Count(int64(t.scope.basis))
	w.Count(int64(t.scope.open))
	w.Count(int64(t.scope.limit))
	w.Count(int64(t.scope.grace + DefaultGraceDays))
	for _, n := range t.counts() {
		w.Count(*n)
	}
	w.Sum(&t.due)
	w.Sum(&t.kept)
	w.Sum(&t.total)
	b, err := w.Bytes()
	if err != nil {
		return nil, fmt.Errorf("renewal tally: %w: %w", successkit.ErrOutOfRange, err)
	}
	return b, nil
}

// UnmarshalBinary reads what [Tally.MarshalBinary] writes. It fails with
// [successkit.ErrMalformed] on any other bytes, also on another spelling of the
// same tally and on sums that contradict each other, and then leaves t as it
// was. It keeps no part of data.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, tallyForm)
	fresh := Tally{scope: scope{
		currency: r.Text(),
		basis:    Basis(readUpTo(r, maxWordNumber)), open: OpenMethod(readUpTo(r, maxWordNumber)), limit: CapMethod(readUpTo(r, maxWordNumber)),
		grace: int(readUpTo(r, maxGraceDays+1)) - DefaultGraceDays,
	}}
	for _, n := range fresh.counts() {
		*n = r.Count()
	}
	fresh.due, fresh.kept, fresh.total = r.Sum(), r.Sum(), r.Sum()
	if err := r.Close(); err != nil {
		return fmt.Errorf("renewal tally: %w", err)
	}
	if err := fresh.check(); err != nil {
		return fmt.Errorf("renewal tally: %w: %w", successkit.ErrMalformed, err)
	}
	*t = fresh
	return nil
}

// maxWordNumber is the largest number that a word may have, and no word has.
const maxWordNumber = 255

// readUpTo reads a count and returns limit for one beyond it. The limit itself
// is refused by the check that follows.
func readUpTo(r *codec.Reader, limit int64) int64 { return min(r.Count(), limit) }

// counts returns the counts, in the order in which they are written.
func (t *Tally) counts() []*int64 {
	return []*int64{&t.lines, &t.renewed, &t.customers, &t.stay}
}

// check reports why no tally has these parts.
func (t *Tally) check() error {
	if err := currency.Check(t.scope.currency); err != nil {
		return err
	}
	if err := t.scope.convention().Validate(); err != nil {
		return err
	}
	for _, n := range t.counts() {
		if *n > maxCount {
			return fmt.Errorf("%w: a count exceeds %d", successkit.ErrOutOfRange, maxCount)
		}
	}
	capped := t.scope.basis != Windfall
	if t.due.Sign() < 0 || t.kept.Sign() < 0 || t.kept.Cmp(t.total) > 0 ||
		capped && (t.kept.Cmp(t.due) > 0 || t.renewed > t.lines || t.stay > t.customers) {
		return fmt.Errorf("%w: the sums contradict each other", successkit.ErrConflict)
	}
	return nil
}
