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
type Batch struct {
	run   *run
	plain *straight // the root, where there is nothing else to look at
	block [64]int64 // scores on their way
}

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
	b := &Batch{run: newRun(m)}
	b.run.asOf = asOf
	if m.def.GraceDays == 0 && len(m.root.limits) == 0 {
		b.plain = m.root.straight
	}
	return b, nil
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
	if b.plain != nil && row.Ages == nil {
		if v, ok := b.plain.mean(row.Figures); ok {
			return r.model.mark(v), nil
		}
	}
	return b.slow(row)
}

// Marks marks one account after the other, each as [Batch.Mark] does a row of
// figures that are all of the day, of an account whose start is not known. The
// figures of an account stand together, in the order of [Model.Measures], and
// len(out) accounts after each other. It fails as Mark does, with the place of the
// account, and leaves what it has written.
func (b *Batch) Marks(out []Mark, figures []float64) error {
	return each(b, out, figures, func(out []Mark, values []int64) {
		for i, v := range values {
			out[i] = b.run.model.mark(v)
		}
	}, func(m Mark) Mark { return m })
}

// Values is [Batch.Marks] for the scores alone, the zero Points where there is
// none.
func (b *Batch) Values(out []Points, figures []float64) error {
	return each(b, out, figures, func(out []Points, values []int64) {
		for i, v := range values {
			out[i] = points(v)
		}
	}, func(m Mark) Points { return m.Value })
}

// each fills out: by block where accounts go the fast road, and by single for the
// others.
func each[T any](b *Batch, out []T, figures []float64, block func([]T, []int64), single func(Mark) T) error {
	if b == nil || b.run == nil {
		return &successkit.FieldError{Path: "batch", Err: successkit.ErrRequired}
	}
	width := len(b.run.figures)
	if len(figures) != width*len(out) {
		return &successkit.FieldError{Path: "figures", Value: strconv.Itoa(len(figures)), Err: fmt.Errorf(
			"%w: want %d for each of %d accounts", successkit.ErrOutOfRange, width, len(out))}
	}
	for done := 0; done < len(out); {
		plain := b.block[:min(len(b.block), len(out)-done)]
		n := 0
		if b.plain != nil {
			n = b.plain.means(plain, figures[done*width:])
			block(out[done:], plain[:n])
			done += n
		}
		if n == len(plain) {
			continue
		}
		mark, err := b.slow(Row{Figures: figures[done*width:][:width]})
		if err != nil {
			var f successkit.Faults
			f.Merge("accounts["+strconv.Itoa(done)+"]", err)
			return f.Err()
		}
		out[done] = single(mark)
		done++
	}
	return nil
}

// slow marks a row of which something is missing, old or not plain.
func (b *Batch) slow(row Row) (Mark, error) {
	r := b.run
	r.row, r.fresh = row.Figures, row.Ages == nil
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
