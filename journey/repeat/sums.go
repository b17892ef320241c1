package repeat

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/survival"
	"github.com/successkit/successkit/internal/word"
)

// Sums is what a tally holds, as plain data: what a warehouse can count.
type Sums struct {
	Scope Scope `json:"scope"`
	// Customers have bought, Returned of them on another day too; Purchases is how
	// often they bought together, and Value for how much.
	Customers int64           `json:"customers"`
	Returned  int64           `json:"returned"`
	Purchases int64           `json:"purchases"`
	Value     decimal.Decimal `json:"value"`
	// Followed are the customers who bought first at least a horizon ago,
	// ReturnedWithin those of them who came back in it, and ValueWithin what they all
	// bought in it.
	Followed       int64           `json:"followed"`
	ReturnedWithin int64           `json:"returned_within"`
	ValueWithin    decimal.Decimal `json:"value_within"`
	// Second counts customers by the days from the first purchase to the second, those
	// who have not come back as censored.
	Second []Count `json:"second,omitempty"`
	// Moments are of the customers followed, in alphabetical order.
	Moments []MomentSums `json:"moments,omitempty"`
}

// A Count says how many came back after so many days, and how many were last seen
// without.
type Count = survival.Row

// MomentSums is how one moment went, and how many of each came back in the horizon.
type MomentSums struct {
	Milestone     string `json:"milestone"`
	Well          int64  `json:"well"`
	WellReturned  int64  `json:"well_returned"`
	Badly         int64  `json:"badly"`
	BadlyReturned int64  `json:"badly_returned"`
}

// Sums returns what the tally holds. [NewTally] makes an equal tally of it.
func (t *Tally) Sums() Sums {
	s := Sums{
		Scope: t.scope, Customers: t.counts.customers, Returned: t.counts.returned, Purchases: t.counts.purchases,
		Value: t.value.Decimal(), Followed: t.counts.followed, ReturnedWithin: t.counts.returnedWithin,
		ValueWithin: t.within.Decimal(), Second: t.second.Rows(),
	}
	for _, milestone := range t.milestones() {
		m := t.moments[milestone]
		s.Moments = append(s.Moments, MomentSums{milestone, m.well, m.wellReturned, m.badly, m.badlyReturned})
	}
	return s
}

// NewTally returns the tally of sums that were counted elsewhere. It fails with an
// [successkit.InputError] that lists every fault: a scope that is none, a count below 0,
// an amount out of bounds, a moment twice, counts that contradict each other.
func NewTally(s Sums) (*Tally, error) {
	var f successkit.Faults
	f.Merge("scope", s.Scope.Validate())
	t := &Tally{scope: s.Scope, counts: counts{s.Customers, s.Purchases, s.Returned, s.Followed, s.ReturnedWithin}}
	atMost := func(path string, n, most int64, whole string) {
		if n < 0 || n > most {
			f.Add(path, strconv.FormatInt(n, 10), fmt.Errorf("%w: want 0 to %s", successkit.ErrOutOfRange, whole))
		}
	}
	atMost("customers", s.Customers, maxCustomers, strconv.FormatInt(maxCustomers, 10))
	atMost("returned", s.Returned, s.Customers, "customers")
	atMost("purchases", s.Purchases, maxCustomers, strconv.FormatInt(maxCustomers, 10))
	atMost("followed", s.Followed, s.Customers, "customers")
	atMost("returned_within", s.ReturnedWithin, min(s.Followed, s.Returned), "those followed and returned")
	if s.Returned >= 0 && s.Customers > s.Purchases-s.Returned {
		f.Add("purchases", strconv.FormatInt(s.Purchases, 10), fmt.Errorf("%w: fewer than customers and returns", successkit.ErrConflict))
	}
	f.Add("value", "", field.Level(s.Value))
	f.Add("value_within", "", field.Level(s.ValueWithin))
	for i, r := range s.Second {
		f.Add("second["+strconv.Itoa(i)+"]", strconv.Itoa(r.Time), t.second.AddRow(r))
	}
	if t.second.Len() != s.Customers || t.second.Events() != s.Returned {
		f.Add("second", strconv.FormatInt(t.second.Len(), 10), fmt.Errorf("%w: not the customers and returns", successkit.ErrConflict))
	}
	for i, m := range s.Moments {
		path := "moments[" + strconv.Itoa(i) + "]"
		f.Add(path+".milestone", m.Milestone, word.CheckID(m.Milestone))
		if t.moments[m.Milestone] != nil {
			f.Add(path+".milestone", m.Milestone, successkit.ErrDuplicate)
		}
		atMost(path+".well", m.Well, s.Followed, "those followed")
		atMost(path+".badly", m.Badly, s.Followed-max(0, m.Well), "those followed for whom it did not go well")
		atMost(path+".well_returned", m.WellReturned, min(m.Well, s.ReturnedWithin), "well")
		atMost(path+".badly_returned", m.BadlyReturned, min(m.Badly, s.ReturnedWithin), "badly")
		*t.moment(m.Milestone) = moment{m.Well, m.WellReturned, m.Badly, m.BadlyReturned}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("repeat: sums: %w", err)
	}
	if exact.Canonical(s.ValueWithin).Cmp(exact.Canonical(s.Value)) > 0 {
		return nil, fmt.Errorf("repeat: sums: %w", &successkit.FieldError{
			Path: "value_within", Value: exact.Text(s.ValueWithin), Err: fmt.Errorf("%w: more than value", successkit.ErrConflict),
		})
	}
	t.value.Add(s.Value)
	t.within.Add(s.ValueWithin)
	return t, nil
}

// form is the version of the binary form.
const form = 1

// MarshalBinary returns the tally in a form of its own, versioned and canonical: equal
// tallies have equal bytes, in whatever order they were merged.
func (t *Tally) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(form)
	w.Value(t.scope.AsOf)
	w.Count(int64(t.scope.HorizonDays))
	w.Text(t.scope.Currency)
	for _, c := range t.counts.list() {
		w.Count(*c.n)
	}
	w.Sum(&t.value)
	w.Sum(&t.within)
	t.second.Write(w)
	w.Count(int64(len(t.moments)))
	for _, milestone := range t.milestones() {
		w.Text(milestone)
		for _, c := range t.moments[milestone].list() {
			w.Count(*c.n)
		}
	}
	return w.Bytes()
}

// UnmarshalBinary reads what [Tally.MarshalBinary] wrote, and refuses every other
// spelling and every tally that [NewTally] would refuse. It keeps no part of data.
// Where it fails it leaves t as it was.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, form)
	var s Sums
	s.Scope.AsOf, s.Scope.HorizonDays, s.Scope.Currency = codec.Value[successkit.Date](r), r.Int(), r.Text()
	s.Customers, s.Purchases, s.Returned, s.Followed, s.ReturnedWithin = r.Count(), r.Count(), r.Count(), r.Count(), r.Count()
	value, within := r.Sum(), r.Sum()
	s.Value, s.ValueWithin = value.Decimal(), within.Decimal()
	second := survival.Read(r)
	s.Second = second.Rows()
	for i := range r.Len(5) {
		m := MomentSums{Milestone: r.Text(), Well: r.Count(), WellReturned: r.Count(), Badly: r.Count(), BadlyReturned: r.Count()}
		if i > 0 && m.Milestone <= s.Moments[i-1].Milestone {
			r.Fail(fmt.Errorf("%w: moments out of order", successkit.ErrMalformed))
			break
		}
		s.Moments = append(s.Moments, m)
	}
	if err := r.Close(); err != nil {
		return fmt.Errorf("repeat: %w", err)
	}
	if s.Scope == (Scope{}) {
		var empty Tally
		if want, err := empty.MarshalBinary(); err != nil || !bytes.Equal(want, data) {
			return fmt.Errorf("repeat: %w: sums without a scope", successkit.ErrMalformed)
		}
		*t = empty
		return nil
	}
	fresh, err := NewTally(s)
	if err != nil {
		return err
	}
	*t = *fresh
	return nil
}
