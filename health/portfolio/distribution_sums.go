package portfolio

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/exact"
)

// DistributionSums are a [Distribution] as plain data, such as a warehouse
// computes.
type DistributionSums struct {
	View     View   `json:"view"`
	Currency string `json:"currency"`
	// Bands holds a cell for each band, in the order of the view, and Unknown the
	// accounts without a score. No bands at all stand for empty ones.
	Bands   []Cell `json:"bands,omitempty"`
	Unknown Cell   `json:"unknown"`
	// Coverage counts accounts by coverage: from 0 to below 10, and so on in tens,
	// and those of 100. None at all stand for zeros.
	Coverage []int64 `json:"coverage,omitempty"`
	// Covered is the sum of their coverages, in points, and Scored that of their
	// scores.
	Covered decimal.Decimal `json:"covered"`
	Scored  decimal.Decimal `json:"scored"`
}

// Validate reports what no book of accounts can sum up to.
func (s DistributionSums) Validate() error {
	var f successkit.Faults
	f.Merge("view", s.View.Validate())
	f.Add("currency", s.Currency, checkCurrency(s.Currency))
	if n := len(s.Bands); n != 0 && n != len(s.View.Bands) {
		f.Add("bands", strconv.Itoa(n), fmt.Errorf("%w: the view has %d", successkit.ErrConflict, len(s.View.Bands)))
	}
	accounts := max(0, min(s.Unknown.Accounts, maxAccounts))
	s.Unknown.check(&f, "unknown")
	for i, c := range s.Bands {
		c.check(&f, "bands["+strconv.Itoa(i)+"]")
		accounts += max(0, min(c.Accounts, maxAccounts))
	}
	scored := accounts - max(0, min(s.Unknown.Accounts, maxAccounts))
	if accounts > maxAccounts {
		f.Add("bands", "", fmt.Errorf("%w: more than 2^36 accounts", successkit.ErrOutOfRange))
	}
	var counted int64
	for i, n := range s.Coverage {
		if n < 0 || n > maxAccounts {
			f.Add("coverage["+strconv.Itoa(i)+"]", strconv.FormatInt(n, 10), fmt.Errorf("%w: want 0 to 2^36", successkit.ErrOutOfRange))
			n = 0
		}
		counted += n
	}
	switch {
	case len(s.Coverage) != 0 && len(s.Coverage) != 11:
		f.Add("coverage", strconv.Itoa(len(s.Coverage)), fmt.Errorf("%w: want eleven counts", successkit.ErrOutOfRange))
	case counted != accounts:
		f.Add("coverage", strconv.FormatInt(counted, 10), fmt.Errorf("%w: there are %d accounts", successkit.ErrConflict, accounts))
	}
	checkPoints(&f, "covered", s.Covered, accounts)
	checkPoints(&f, "scored", s.Scored, scored)
	return f.Err()
}

// checkPoints reports why n accounts cannot have so many points together.
func checkPoints(f *successkit.Faults, path string, sum decimal.Decimal, n int64) {
	micro, ok := exact.Units(sum, places)
	if !ok || micro < 0 || micro > n*100_000_000 {
		f.Add(path, "", fmt.Errorf("%w: want 0 to 100 points for each of %d accounts", successkit.ErrOutOfRange, n))
	}
}

// DistributionOf returns the distribution of sums that were computed elsewhere.
// It fails as [DistributionSums.Validate] does.
func DistributionOf(s DistributionSums) (*Distribution, error) {
	if err := s.Validate(); err != nil {
		return nil, fmt.Errorf("portfolio: invalid sums: %w", err)
	}
	d := &Distribution{view: s.View, currency: s.Currency}
	d.view.Bands = slices.Clone(s.View.Bands)
	d.bands = make([]cell, len(s.View.Bands)+1)
	for i, c := range s.Bands {
		d.bands[i].add(c)
	}
	d.bands[len(s.View.Bands)].add(s.Unknown)
	copy(d.coverage[:], s.Coverage)
	d.covered.Add(s.Covered)
	d.scored.Add(s.Scored)
	return d, nil
}

// Sums returns what d holds, as plain data. [DistributionOf] makes an equal
// distribution of it.
func (d *Distribution) Sums() DistributionSums {
	s := DistributionSums{
		View: d.view, Currency: d.currency, Unknown: d.In(""),
		Covered: d.covered.Decimal(), Scored: d.scored.Decimal(),
	}
	s.View.Bands = slices.Clone(d.view.Bands)
	for i := range d.view.Bands {
		s.Bands = append(s.Bands, d.bands[i].cell())
	}
	if len(d.bands) > 0 {
		s.Coverage = slices.Clone(d.coverage[:])
	}
	return s
}

// Merge adds the accounts of o, which must not be in d, and leaves o as it was.
// It fails with [successkit.ErrConflict] where the two are of different views or
// currencies, with [successkit.ErrOutOfRange] beyond 2^36 accounts, and with
// [successkit.ErrRequired] where o is nil; it then changes nothing.
func (d *Distribution) Merge(o *Distribution) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	if o.view.isZero() {
		return nil
	}
	var f successkit.Faults
	if !d.view.isZero() {
		checkSame(&f, "view", d.view, o.view)
		if d.currency != o.currency {
			f.Add("currency", o.currency, fmt.Errorf("%w: this one is in %s", successkit.ErrConflict, d.currency))
		}
		if d.Accounts()+o.Accounts() > maxAccounts {
			f.Add("accounts", "", fmt.Errorf("%w: more than 2^36 together", successkit.ErrOutOfRange))
		}
	}
	if err := f.Err(); err != nil {
		return err
	}
	if d.view.isZero() {
		d.view, d.currency = o.view, o.currency
		d.view.Bands = slices.Clone(o.view.Bands)
		d.bands = make([]cell, len(o.bands))
	}
	for i := range o.bands {
		d.bands[i].merge(&o.bands[i])
	}
	for i, n := range o.coverage {
		d.coverage[i] += n
	}
	d.covered.Merge(o.covered)
	d.scored.Merge(o.scored)
	return nil
}

func checkSame(f *successkit.Faults, path string, mine, theirs View) {
	if !mine.Equal(theirs) {
		f.Add(path, theirs.Model, fmt.Errorf("%w: this one is of %s, version %d, on %s", successkit.ErrConflict,
			mine.Model, mine.Version, mine.AsOf))
	}
}

// distributionForm is the version of the binary form.
const distributionForm = 1

// MarshalBinary returns d in a form of its own, versioned and canonical.
func (d *Distribution) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(distributionForm)
	d.view.write(w)
	w.Text(d.currency)
	for i := range d.bands {
		d.bands[i].write(w)
	}
	for _, n := range d.coverage {
		w.Count(n)
	}
	w.Sum(&d.covered)
	w.Sum(&d.scored)
	return w.Bytes()
}

// UnmarshalBinary reads what [Distribution.MarshalBinary] wrote, and refuses
// every other spelling and what [DistributionOf] would refuse. It keeps no part
// of data. Where it fails it leaves d as it was.
func (d *Distribution) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, distributionForm)
	s := DistributionSums{View: readView(r), Currency: r.Text()}
	if !s.View.isZero() {
		for range s.View.Bands {
			s.Bands = append(s.Bands, readCell(r))
		}
		s.Unknown = readCell(r)
	}
	for range 11 {
		s.Coverage = append(s.Coverage, r.Count())
	}
	covered, scored := r.Sum(), r.Sum()
	s.Covered, s.Scored = covered.Decimal(), scored.Decimal()
	if err := r.Close(); err != nil {
		return fmt.Errorf("distribution: %w", err)
	}
	fresh := &Distribution{}
	if !s.View.isZero() {
		var err error
		if fresh, err = DistributionOf(s); err != nil {
			return err
		}
	}
	return replace(d, fresh, data)
}

// replace sets *to to *fresh where that encodes to data, the only spelling.
func replace[T any, P interface {
	*T
	MarshalBinary() ([]byte, error)
}](to, fresh P, data []byte) error {
	again, err := fresh.MarshalBinary()
	if err != nil || !bytes.Equal(again, data) {
		return fmt.Errorf("portfolio: %w: the bytes are not in canonical form", successkit.ErrMalformed)
	}
	*to = *fresh
	return nil
}
