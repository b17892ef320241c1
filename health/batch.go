package health

import (
	"fmt"
	"math"
	"strconv"

	"github.com/successkit/successkit"
)

// A Row is what one account shows on the day of a [Batch], for a host that has
// the figures of its measures at hand, a column each.
type Row struct {
	// Figures holds one figure for each measure, in the order of
	// [Model.Measures]; NaN says that it is not known. For a measure of another
	// basis than Latest it is what that basis draws from readings: a change or an
	// adherence in percent, days of silence.
	Figures []float64
	// Ages holds how many days old each figure is, in the same order. Nil means
	// that all are of the day.
	Ages []int
	// Start is the first day of the account, or zero where that is not known.
	Start successkit.Date
}

// A Batch marks one account after the other by a model, on one day, and
// allocates nothing on the way. It is not safe for concurrent use: each
// goroutine makes its own.
type Batch struct{ run *run }

// Batch returns a batch of m as of a day. It fails with [successkit.ErrRequired]
// at "model" where m is nil or zero and at "as_of" where that is the zero Date.
func (m *Model) Batch(asOf successkit.Date) (*Batch, error) {
	var f successkit.Faults
	if !m.ready() {
		f.Add("model", "", successkit.ErrRequired)
	}
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("health: invalid input: %w", err)
	}
	r := newRun(m)
	r.asOf = asOf
	return &Batch{run: r}, nil
}

// Mark returns the score of an account from its figures: the same as
// [Model.Score] would return for readings that show them, to the last digit. It
// does not keep the row.
//
// It fails with [successkit.ErrOutOfRange] where the row does not hold one figure
// for each measure, a figure is infinite or an age is negative, and with
// [successkit.ErrRequired] on the zero Batch.
func (b *Batch) Mark(row Row) (Mark, error) {
	if b == nil || b.run == nil {
		return Mark{}, &successkit.FieldError{Path: "batch", Err: successkit.ErrRequired}
	}
	r := b.run
	if len(row.Figures) != len(r.figures) || row.Ages != nil && len(row.Ages) != len(r.figures) {
		return Mark{}, row.check(len(r.figures))
	}
	r.row, r.fresh = row.Figures, row.Ages == nil
	if root := r.model.root; r.fresh && root.straight != nil && r.model.def.GraceDays == 0 && len(root.limits) == 0 {
		if v, ok := root.straight.mean(row.Figures); ok {
			return Mark{Value: points(v), Band: r.model.band(v), Coverage: points(full)}, nil
		}
	}
	return b.slow(row)
}

// slow marks a row of which something is missing, old or not plain.
func (b *Batch) slow(row Row) (Mark, error) {
	r := b.run
	for slot, x := range row.Figures {
		f := figure{value: x, at: -1}
		if row.Ages != nil {
			f.days = row.Ages[slot]
		}
		if math.IsInf(x, 0) || f.days < 0 {
			return Mark{}, row.check(len(r.figures))
		}
		if math.IsNaN(x) {
			f.gap = gapReading
		}
		r.figures[slot] = f
	}
	r.age(row.Start)
	r.node(r.model.root)
	return r.mark(), nil
}

// check returns everything that is wrong with a row, which has to hold n figures.
func (row Row) check(n int) error {
	var f successkit.Faults
	if len(row.Figures) != n {
		f.Add("figures", strconv.Itoa(len(row.Figures)), fmt.Errorf("%w: want %d, one a measure", successkit.ErrOutOfRange, n))
	}
	if row.Ages != nil && len(row.Ages) != n {
		f.Add("ages", strconv.Itoa(len(row.Ages)), fmt.Errorf("%w: want %d, one a measure", successkit.ErrOutOfRange, n))
	}
	for i, x := range row.Figures {
		if math.IsInf(x, 0) {
			f.Add("figures["+strconv.Itoa(i)+"]", floatText(x), errNotFinite)
		}
	}
	for i, days := range row.Ages {
		if days < 0 {
			f.Add("ages["+strconv.Itoa(i)+"]", strconv.Itoa(days), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
		}
	}
	return f.Err()
}
