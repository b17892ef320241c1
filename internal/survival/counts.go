// Package survival estimates how long something takes when part of those
// watched are still on their way: the product-limit estimate of Kaplan and
// Meier with its intervals, quantiles and restricted mean, and the rank tests
// that compare two groups. It works on whole units of time, such as days, and
// on counts alone, so that shards merge.
package survival

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/fault"
)

// MaxTime is the longest duration that is counted, in any unit: the calendar
// of the module in days.
const MaxTime = 3_652_059

// maxCount bounds what a count can grow to, so that sums of them are exact as
// floats too.
const maxCount = 1 << 53

// Counts says of each duration how many had the event at it and how many were
// last seen without. The zero Counts is empty and ready to use.
type Counts struct {
	cells map[int32]cell
	n     int64
}

type cell struct{ events, censored int64 }

// A Row is one duration of a table of counts.
type Row struct {
	Time     int   `json:"time"`
	Events   int64 `json:"events,omitzero"`
	Censored int64 `json:"censored,omitzero"`
}

// Add counts one more: at time it had the event, or it was last seen there
// without. A time below 0 or beyond [MaxTime] is refused.
func (c *Counts) Add(time int, event bool) error {
	if event {
		return c.AddRow(Row{Time: time, Events: 1})
	}
	return c.AddRow(Row{Time: time, Censored: 1})
}

// AddRow counts a whole row. It changes nothing where it fails.
func (c *Counts) AddRow(r Row) error {
	switch {
	case r.Time < 0 || r.Time > MaxTime:
		return fmt.Errorf("%w: time %d, want 0 to %d", fault.OutOfRange, r.Time, MaxTime)
	case r.Events < 0 || r.Censored < 0 || r.Events > maxCount || r.Censored > maxCount ||
		c.n > maxCount-r.Events || c.n+r.Events > maxCount-r.Censored:
		return fmt.Errorf("%w: counts of %d and %d", fault.OutOfRange, r.Events, r.Censored)
	case r.Events == 0 && r.Censored == 0:
		return nil
	}
	if c.cells == nil {
		c.cells = make(map[int32]cell)
	}
	at := c.cells[int32(r.Time)]
	c.cells[int32(r.Time)] = cell{at.events + r.Events, at.censored + r.Censored}
	c.n += r.Events + r.Censored
	return nil
}

// Len returns how many were counted.
func (c *Counts) Len() int64 { return c.n }

// Events returns how many of them had the event.
func (c *Counts) Events() int64 {
	var n int64
	for _, at := range c.cells {
		n += at.events
	}
	return n
}

// Rows returns the counts by rising time, without those of nobody.
func (c *Counts) Rows() []Row {
	rows := make([]Row, 0, len(c.cells))
	for time, at := range c.cells {
		rows = append(rows, Row{Time: int(time), Events: at.events, Censored: at.censored})
	}
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Time, b.Time) })
	return rows
}

// CanMerge reports why the counts of o do not fit into c.
func (c *Counts) CanMerge(o *Counts) error {
	if c.n > maxCount-o.n {
		return fmt.Errorf("%w: more than %d together", fault.OutOfRange, int64(maxCount))
	}
	return nil
}

// Merge adds the counts of o, which it leaves as they were. It changes nothing
// where it fails.
func (c *Counts) Merge(o *Counts) error {
	if err := c.CanMerge(o); err != nil {
		return err
	}
	if c.cells == nil {
		c.cells = maps.Clone(o.cells)
		c.n = o.n
		return nil
	}
	for time, theirs := range o.cells {
		mine := c.cells[time]
		c.cells[time] = cell{mine.events + theirs.events, mine.censored + theirs.censored}
	}
	c.n += o.n
	return nil
}

// Write writes the counts as part of a larger form: each time as its distance
// from the one before.
func (c *Counts) Write(w *codec.Writer) {
	rows := c.Rows()
	w.Count(int64(len(rows)))
	last := 0
	for _, r := range rows {
		w.Count(int64(r.Time - last))
		w.Count(r.Events)
		w.Count(r.Censored)
		last = r.Time
	}
}

// Read reads what [Counts.Write] wrote, and has r fail on any other spelling.
func Read(r *codec.Reader) Counts {
	var c Counts
	last := 0
	for i := range r.Len(3) {
		step := r.Int()
		row := Row{Time: last + step, Events: r.Count(), Censored: r.Count()}
		if i > 0 && step == 0 || row.Events == 0 && row.Censored == 0 {
			r.Fail(fmt.Errorf("%w: a time twice, or of nobody", fault.Malformed))
			return Counts{}
		}
		if err := c.AddRow(row); err != nil {
			r.Fail(err)
			return Counts{}
		}
		last = row.Time
	}
	return c
}

const form = 1

// MarshalBinary returns the counts in a versioned, canonical form.
func (c *Counts) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(form)
	c.Write(w)
	return w.Bytes()
}

// UnmarshalBinary reads what [Counts.MarshalBinary] wrote. Where it fails it
// leaves c as it was.
func (c *Counts) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, form)
	fresh := Read(r)
	if err := r.Close(); err != nil {
		return err
	}
	*c = fresh
	return nil
}
