package alert

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
)

// An Exposure sums the registers of a book: how many accounts have open risks and
// what they put at stake. However many risks an account has, its money counts
// once. It is an accumulator: the zero Exposure is empty, and merging it changes
// nothing.
//
// An Exposure is not safe for use by several goroutines while one of them changes
// it.
type Exposure struct {
	currency  string
	accounts  int64 // all
	exposed   int64 // those with an open risk
	wholly    int64 // those whose whole renewable money is at risk
	risks     int64 // open ones
	atRisk    exact.Sum
	asChurn   exact.Sum // of those wholly at risk
	renewable exact.Sum
}

// ExposureSums are an [Exposure] as plain data.
type ExposureSums struct {
	// Currency is that of the money; empty stands for the only one there is.
	Currency string `json:"currency,omitzero"`
	// Accounts counts all accounts, Exposed those with an open risk, and Wholly
	// those of them that stand to lose all that they renew: what they lose is
	// churn, the rest contraction.
	Accounts int64 `json:"accounts"`
	Exposed  int64 `json:"exposed"`
	Wholly   int64 `json:"wholly"`
	// Risks counts the open risks.
	Risks int64 `json:"risks"`
	// Renewable is what all accounts could lose, AtRisk what is at stake, and
	// AsChurn the part of it in accounts that stand to lose all.
	Renewable decimal.Decimal `json:"renewable"`
	AtRisk    decimal.Decimal `json:"at_risk"`
	AsChurn   decimal.Decimal `json:"as_churn"`
}

// maxCount bounds a count, to what every reader of JSON holds exactly.
const maxCount = 1 << 53

// NewExposure returns an empty exposure in the given currency. It fails with
// [successkit.ErrMalformed] where that is none.
func NewExposure(code string) (*Exposure, error) {
	return ExposureOf(ExposureSums{Currency: code})
}

// Add counts an account by its register, of which there is one.
func (x *Exposure) Add(r Register) error {
	open := r.Open()
	s := ExposureSums{Currency: x.currency, Accounts: 1, Risks: int64(len(open)), Renewable: r.Renewable, AtRisk: r.AtRisk}
	if len(open) > 0 {
		s.Exposed = 1
		if r.AtRisk.Equal(r.Renewable) {
			s.Wholly, s.AsChurn = 1, r.AtRisk
		}
	}
	one, err := ExposureOf(s)
	if err != nil {
		return err
	}
	return x.Merge(one)
}

// Sums returns what x holds, as plain data.
func (x *Exposure) Sums() ExposureSums {
	return ExposureSums{
		Currency: x.currency, Accounts: x.accounts, Exposed: x.exposed, Wholly: x.wholly, Risks: x.risks,
		Renewable: x.renewable.Decimal(), AtRisk: x.atRisk.Decimal(), AsChurn: x.asChurn.Decimal(),
	}
}

// Share returns the part of the renewable money that is at risk.
func (x *Exposure) Share() successkit.Rate {
	r, err := successkit.NewRate(x.atRisk.Decimal(), x.renewable.Decimal())
	if err != nil {
		return successkit.Rate{}
	}
	return r
}

// Validate reports what no book can sum up to.
func (s ExposureSums) Validate() error {
	var f successkit.Faults
	f.Add("currency", s.Currency, currency.Check(s.Currency))
	for _, n := range []struct {
		path  string
		n     int64
		whole int64
	}{{"accounts", s.Accounts, maxCount}, {"exposed", s.Exposed, s.Accounts}, {"wholly", s.Wholly, s.Exposed}, {"risks", s.Risks, maxCount}} {
		if n.n < 0 || n.n > n.whole {
			f.Add(n.path, strconv.FormatInt(n.n, 10), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, n.whole))
		}
	}
	if s.Risks < s.Exposed {
		f.Add("risks", strconv.FormatInt(s.Risks, 10), fmt.Errorf("%w: fewer than exposed accounts", successkit.ErrConflict))
	}
	limit := s.Renewable
	for _, m := range []struct {
		path string
		d    decimal.Decimal
	}{{"renewable", s.Renewable}, {"at_risk", s.AtRisk}, {"as_churn", s.AsChurn}} {
		switch {
		case m.d.Exponent() < -2*exact.MaxPlaces, m.d.Exponent() > exact.MaxDigits, m.d.NumDigits() > 2*exact.MaxDigits:
			f.Add(m.path, "", fmt.Errorf("%w: more digits than a sum has", successkit.ErrOutOfRange))
			return f.Err()
		case m.d.IsNegative():
			f.Add(m.path, exact.Text(m.d), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
		case m.d.GreaterThan(limit):
			f.Add(m.path, exact.Text(m.d), fmt.Errorf("%w: more than %s", successkit.ErrConflict, exact.Text(limit)))
		}
		limit = m.d
	}
	return f.Err()
}

// ExposureOf returns the exposure of sums that were computed elsewhere. It fails
// as [ExposureSums.Validate] does.
func ExposureOf(s ExposureSums) (*Exposure, error) {
	if err := s.Validate(); err != nil {
		return nil, fmt.Errorf("alert: invalid sums: %w", err)
	}
	x := &Exposure{currency: s.Currency, accounts: s.Accounts, exposed: s.Exposed, wholly: s.Wholly, risks: s.Risks}
	x.renewable.Add(s.Renewable)
	x.atRisk.Add(s.AtRisk)
	x.asChurn.Add(s.AsChurn)
	return x, nil
}

// Merge adds the accounts of o, which must not be in x, and leaves o as it was.
// The zero Exposure takes the currency of the other. It fails with
// [successkit.ErrConflict] where the two are in different currencies, with
// [successkit.ErrOutOfRange] where a count grows beyond 2^53, and with
// [successkit.ErrRequired] where o is nil; it then changes nothing.
func (x *Exposure) Merge(o *Exposure) error {
	switch {
	case o == nil:
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	case o.accounts == 0 && o.currency == "":
		return nil
	case x.currency != o.currency && (x.accounts > 0 || x.currency != ""):
		return &successkit.FieldError{Path: "currency", Value: o.currency, Err: fmt.Errorf("%w: this one is in %q", successkit.ErrConflict, x.currency)}
	case x.accounts > maxCount-o.accounts || x.risks > maxCount-o.risks:
		return &successkit.FieldError{Path: "accounts", Err: fmt.Errorf("%w: more than 2^53 together", successkit.ErrOutOfRange)}
	}
	x.currency = o.currency
	x.accounts += o.accounts
	x.exposed += o.exposed
	x.wholly += o.wholly
	x.risks += o.risks
	x.renewable.Merge(o.renewable)
	x.atRisk.Merge(o.atRisk)
	x.asChurn.Merge(o.asChurn)
	return nil
}

// exposureForm is the version of the binary form.
const exposureForm = 1

// MarshalBinary returns x in a form of its own, versioned and canonical.
func (x *Exposure) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(exposureForm)
	w.Text(x.currency)
	for _, n := range []int64{x.accounts, x.exposed, x.wholly, x.risks} {
		w.Count(n)
	}
	w.Sum(&x.renewable)
	w.Sum(&x.atRisk)
	w.Sum(&x.asChurn)
	return w.Bytes()
}

// UnmarshalBinary reads what [Exposure.MarshalBinary] wrote, and refuses every
// other spelling and what [ExposureOf] would refuse. Where it fails it leaves x as
// it was.
func (x *Exposure) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, exposureForm)
	s := ExposureSums{Currency: r.Text(), Accounts: r.Count(), Exposed: r.Count(), Wholly: r.Count(), Risks: r.Count()}
	renewable, atRisk, asChurn := r.Sum(), r.Sum(), r.Sum()
	if err := r.Close(); err != nil {
		return fmt.Errorf("exposure: %w", err)
	}
	s.Renewable, s.AtRisk, s.AsChurn = renewable.Decimal(), atRisk.Decimal(), asChurn.Decimal()
	fresh, err := ExposureOf(s)
	if err != nil {
		return err
	}
	*x = *fresh
	return nil
}
