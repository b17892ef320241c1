package portfolio

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
)

// TransitionSums are a [Transition] as plain data.
type TransitionSums struct {
	Before   View   `json:"before"`
	After    View   `json:"after"`
	Currency string `json:"currency"`
	// Cells holds a row for each band before, and a last one for accounts that had
	// no score; in each row a cell for each band after, and a last one for no
	// score. No rows at all stand for empty ones.
	Cells [][]Cell `json:"cells,omitempty"`
}

// Validate reports what no book of accounts can sum up to.
func (s TransitionSums) Validate() error {
	var f successkit.Faults
	f.Merge("before", s.Before.Validate())
	f.Merge("after", s.After.Validate())
	f.Add("currency", s.Currency, checkCurrency(s.Currency))
	if n := len(s.Cells); n != 0 && n != len(s.Before.Bands)+1 {
		f.Add("cells", strconv.Itoa(n), fmt.Errorf("%w: want %d rows", successkit.ErrConflict, len(s.Before.Bands)+1))
	}
	var accounts int64
	for i, row := range s.Cells {
		path := "cells[" + strconv.Itoa(i) + "]"
		if len(row) != len(s.After.Bands)+1 {
			f.Add(path, strconv.Itoa(len(row)), fmt.Errorf("%w: want %d cells", successkit.ErrConflict, len(s.After.Bands)+1))
		}
		for k, c := range row {
			c.check(&f, path+"["+strconv.Itoa(k)+"]")
			accounts = min(accounts, maxAccounts) + max(0, min(c.Accounts, maxAccounts))
		}
	}
	if accounts > maxAccounts {
		f.Add("cells", "", fmt.Errorf("%w: more than 2^36 accounts", successkit.ErrOutOfRange))
	}
	return f.Err()
}

// TransitionOf returns the transition of sums that were computed elsewhere. It
// fails as [TransitionSums.Validate] does.
func TransitionOf(s TransitionSums) (*Transition, error) {
	if err := s.Validate(); err != nil {
		return nil, fmt.Errorf("portfolio: invalid sums: %w", err)
	}
	t := &Transition{before: s.Before, after: s.After, currency: s.Currency}
	t.before.Bands, t.after.Bands = slices.Clone(s.Before.Bands), slices.Clone(s.After.Bands)
	width := len(s.After.Bands) + 1
	t.cells = make([]cell, (len(s.Before.Bands)+1)*width)
	for i, row := range s.Cells {
		for k, c := range row {
			t.cells[i*width+k].add(c)
		}
	}
	return t, nil
}

// Sums returns what t holds, as plain data. [TransitionOf] makes an equal
// transition of it.
func (t *Transition) Sums() TransitionSums {
	s := TransitionSums{Before: t.before, After: t.after, Currency: t.currency}
	s.Before.Bands, s.After.Bands = slices.Clone(t.before.Bands), slices.Clone(t.after.Bands)
	width := len(t.after.Bands) + 1
	for i := 0; i < len(t.cells); i += width {
		row := make([]Cell, width)
		for k := range row {
			row[k] = t.cells[i+k].cell()
		}
		s.Cells = append(s.Cells, row)
	}
	return s
}

// Merge adds the accounts of o, which must not be in t, and leaves o as it was.
// It fails as [Distribution.Merge] does; it then changes nothing.
func (t *Transition) Merge(o *Transition) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	if o.before.isZero() {
		return nil
	}
	var f successkit.Faults
	if !t.before.isZero() {
		checkSame(&f, "before", t.before, o.before)
		checkSame(&f, "after", t.after, o.after)
		if t.currency != o.currency {
			f.Add("currency", o.currency, fmt.Errorf("%w: this one is in %s", successkit.ErrConflict, t.currency))
		}
		if t.Total().Accounts+o.Total().Accounts > maxAccounts {
			f.Add("accounts", "", fmt.Errorf("%w: more than 2^36 together", successkit.ErrOutOfRange))
		}
	}
	if err := f.Err(); err != nil {
		return err
	}
	if t.before.isZero() {
		empty := TransitionSums{Before: o.before, After: o.after, Currency: o.currency}
		fresh, err := TransitionOf(empty)
		if err != nil {
			return err
		}
		*t = *fresh
	}
	for i := range o.cells {
		t.cells[i].merge(&o.cells[i])
	}
	return nil
}

// transitionForm is the version of the binary form.
const transitionForm = 1

// MarshalBinary returns t in a form of its own, versioned and canonical.
func (t *Transition) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(transitionForm)
	t.before.write(w)
	t.after.write(w)
	w.Text(t.currency)
	w.Count(int64(len(t.cells)))
	for i := range t.cells {
		t.cells[i].write(w)
	}
	return w.Bytes()
}

// UnmarshalBinary reads what [Transition.MarshalBinary] wrote, as
// [Distribution.UnmarshalBinary] does.
func (t *Transition) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, transitionForm)
	s := TransitionSums{Before: readView(r), After: readView(r), Currency: r.Text()}
	width := len(s.After.Bands) + 1
	for i := range r.Len(2) { // a count and a sum
		if i%width == 0 {
			s.Cells = append(s.Cells, nil)
		}
		row := &s.Cells[i/width]
		*row = append(*row, readCell(r))
	}
	if err := r.Close(); err != nil {
		return fmt.Errorf("transition: %w", err)
	}
	fresh := &Transition{}
	if !s.Before.isZero() {
		var err error
		if fresh, err = TransitionOf(s); err != nil {
			return err
		}
	}
	return replace(t, fresh, data)
}
