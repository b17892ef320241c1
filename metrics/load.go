package metrics

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// A Change is a movement in its plainest form, for loading many at once.
type Change[ID ~string | ~[]byte] struct {
	// Account is the customer whose revenue changes. A ledger keeps a copy, so that
	// bytes may be part of a larger buffer. They must stay as they are until the
	// ledger is returned: rows are read many at a time, so that a buffer that the next
	// row is written into, as that of a [bufio.Scanner], will not do.
	Account ID
	// Date is the day on which the change takes effect.
	Date successkit.Date
	// Units is the signed change, in whole counts of the ledger's smallest unit:
	// cents, say.
	Units int64
	// Currency is as in [Movement].
	Currency ID
}

func (c *Change[ID]) movement(places int32) Movement {
	return Movement{Account: string(c.Account), Date: c.Date, Amount: exact.FromUnits(c.Units, places), Currency: string(c.Currency)}
}

// Load returns the ledger of n changes in any order, with Units of 10^-places: 2
// for cents, 0 to 20. It is [NewLedger] for a host that has its rows in a form of
// its own, without a [Movement] made of each: change writes the i-th into c, which
// is zero before. It is called for every i from 0 up to n, for some more than once,
// and with [Workers] from several goroutines at once; if it panics there, so does
// Load. Rows that can only be read one after the other are for [LoadParts].
//
// It fails as NewLedger does, with paths such as "movements[3].account" where 3
// is i, and with the first error of change, at "movements[3]". It fails with
// [successkit.ErrOutOfRange] for an n below 0 or places out of range.
func Load[ID ~string | ~[]byte](n int, places int32, change func(i int, c *Change[ID]) error, list ...Option) (*Ledger, error) {
	var f successkit.Faults
	o := checkLoad(&f, "n", n, places, list)
	if change == nil {
		f.Add("change", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	if b, ok := packed.Load(n, packed.Ranges(n, packed.WorkersFor(n, o.workers), fillChanges(change))); ok {
		return packedLedger(b, places), nil
	}
	i := 0
	return loadAny(n, places, func(c *Change[ID]) error {
		if i == n {
			return io.EOF
		}
		i++
		return change(i-1, c)
	})
}

func checkLoad(f *successkit.Faults, count string, n int, places int32, list []Option) options {
	if n < 0 {
		f.Add(count, strconv.Itoa(n), successkit.ErrOutOfRange)
	}
	f.Add("places", strconv.Itoa(int(places)), checkPlaces(places))
	o, err := newOptions(list)
	f.Merge("", err)
	return o
}

func checkPlaces(places int32) error {
	if places < 0 || places > exact.MaxPlaces {
		return fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, exact.MaxPlaces)
	}
	return nil
}

// fillChanges reads batches of changes.
func fillChanges[ID ~string | ~[]byte](change func(i int, c *Change[ID]) error) func(lo, hi int, b *packed.Batch[ID]) bool {
	return func(lo, hi int, b *packed.Batch[ID]) bool {
		for i := range hi - lo {
			if change(lo+i, (*Change[ID])(&b.Rows[i])) != nil {
				return false
			}
		}
		return true
	}
}

func packedLedger(b *packed.Block, places int32) *Ledger {
	l := &Ledger{}
	l.take(b, places)
	return l
}

// loadAny is the road that is open to changes of any kind, about n of them.
func loadAny[ID ~string | ~[]byte](n int, places int32, next Reader[ID]) (*Ledger, error) {
	movements := make([]Movement, 0, min(n, 1<<18)) // n may be a slip, and next the one to say so
	for {
		var c Change[ID]
		err := next(&c)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, &successkit.FieldError{Path: "movements[" + strconv.Itoa(len(movements)) + "]", Err: err}
		}
		movements = append(movements, c.movement(places))
	}
	l := &Ledger{}
	if err := l.appendRows(movements); err != nil {
		return nil, err
	}
	return l, nil
}
