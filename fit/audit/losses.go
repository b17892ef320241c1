package audit

import (
	"encoding"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/crosstab"
)

// Losses adds up attributed losses by fit at signing, fit at leaving and blame.
// Parts of a book merge, in any order, to the whole. The zero Losses is empty and
// ready to use, and takes the day and the currency of the first loss. It is not
// safe for use by several goroutines while one of them changes it.
type Losses struct {
	table crosstab.Table // verdict at signing, verdict at leaving, blame
}

const lossFields = 3

// Add adds one loss. It fails, and changes nothing, where r was attributed on
// another day or is in another currency than the others, and where it is none
// that [Auditor.Attribute] returns.
func (l *Losses) Add(r Attribution) error {
	if err := checkOne("amount", r.Amount, r.Currency); err != nil {
		return err
	}
	one, err := NewLosses(LossSums{r.AsOf, r.Currency, []LossRow{{r.AtSigning, r.AtLeaving, r.Blame, 1, r.Amount}}})
	if err != nil {
		return err
	}
	return l.Merge(one)
}

// Merge adds the losses of o, which must not be in l, and leaves o as it was. It
// fails as [Acquisitions.Merge] does, and then changes nothing.
func (l *Losses) Merge(o *Losses) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	return l.table.Merge(&o.table, moneyScope)
}

// A LossRow is the losses of one fit at signing, fit at leaving and blame.
type LossRow struct {
	AtSigning fit.Verdict     `json:"at_signing"`
	AtLeaving fit.Verdict     `json:"at_leaving"`
	Blame     Blame           `json:"blame"`
	Customers int64           `json:"customers"`
	Value     decimal.Decimal `json:"value"`
}

// LossSums is what [Losses] hold, as plain data.
type LossSums struct {
	AsOf     successkit.Date `json:"as_of"`
	Currency string          `json:"currency,omitzero"`
	Rows     []LossRow       `json:"rows,omitempty"`
}

// Sums returns what l holds. [NewLosses] makes an equal one of it.
func (l *Losses) Sums() LossSums {
	var s LossSums
	s.AsOf, s.Currency = readMoneyScope(&l.table)
	for _, row := range l.table.Rows() {
		r := LossRow{Customers: row.Count, Value: row.Sum}
		r.AtSigning, _ = fit.ParseVerdict(row.Key[0])
		r.AtLeaving, _ = fit.ParseVerdict(row.Key[1])
		r.Blame, _ = ParseBlame(row.Key[2])
		s.Rows = append(s.Rows, r)
	}
	return s
}

// NewLosses returns the losses of sums, which may have been made elsewhere. It
// fails with every row that can be none: a verdict or blame without a name, a
// blame that does not go with the fit at signing, a count or a value that is
// negative or beyond its bounds, or a value without a count.
func NewLosses(s LossSums) (*Losses, error) {
	var f successkit.Faults
	enterMoneyScope(&f, s.AsOf, s.Currency)
	l := &Losses{table: crosstab.New(s.AsOf.String(), s.Currency)}
	for i, r := range s.Rows {
		path := "rows[" + strconv.Itoa(i) + "]"
		before := f.Total()
		checkValid(&f, path+".at_signing", r.AtSigning)
		checkValid(&f, path+".at_leaving", r.AtLeaving)
		checkValid(&f, path+".blame", r.Blame)
		good := Attribution{AtSigning: r.AtSigning}.GoodFit()
		if good != (r.Blame > ByAcquisition) || (r.Blame == ByAcquisition) != (r.AtSigning == fit.NoPotential) {
			f.Add(path+".blame", r.Blame.String(), fmt.Errorf("%w: the fit at signing was %s", successkit.ErrConflict, r.AtSigning))
		}
		checkCell(&f, path, "customers", r.Customers, r.Value)
		if f.Total() == before {
			l.table.Add(r.Customers, r.Value, r.AtSigning.String(), r.AtLeaving.String(), r.Blame.String())
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return l, nil
}

// MarshalBinary returns l in a form of its own, versioned and canonical.
func (l *Losses) MarshalBinary() ([]byte, error) { return l.table.Marshal(form) }

// UnmarshalBinary reads what [Losses.MarshalBinary] wrote, and refuses
// everything else. Where it fails it leaves l as it was.
func (l *Losses) UnmarshalBinary(data []byte) error {
	return l.table.Read(data, form, len(moneyScope), lossFields, func(read crosstab.Table) (encoding.BinaryMarshaler, error) {
		return NewLosses((&Losses{table: read}).Sums())
	})
}

// A Churn counts customers that left and the revenue that went with them.
type Churn struct {
	Customers int64           `json:"customers"`
	Value     decimal.Decimal `json:"value"`
}

// A ChurnSplit tells whose failure the losses were. Its parts add up to All.
type ChurnSplit struct {
	AsOf     successkit.Date `json:"as_of"`
	Currency string          `json:"currency,omitzero"`
	All      Churn           `json:"all"`
	// GoodFit is the headline: customers that had potential when they signed. The
	// four below are its causes and add up to it.
	GoodFit     Churn `json:"good_fit"`
	Ours        Churn `json:"ours"`
	Theirs      Churn `json:"theirs"`
	BothFailed  Churn `json:"both_failed"`
	Unexplained Churn `json:"unexplained"`
	// Outgrown are those of the headline that had no potential any more when they
	// left.
	Outgrown Churn `json:"outgrown"`
	// BadFit are the acquisition's failure: those that never had potential.
	BadFit Churn `json:"bad_fit"`
	// Undetermined are those of whom that is not known.
	Undetermined Churn `json:"undetermined"`
}

// Split returns whose failure the losses were.
func (l *Losses) Split() ChurnSplit {
	s := l.Sums()
	c := ChurnSplit{AsOf: s.AsOf, Currency: s.Currency}
	into := map[Blame]*Churn{
		UnknownBlame: &c.Undetermined, ByAcquisition: &c.BadFit, Ours: &c.Ours, Theirs: &c.Theirs,
		BothFailed: &c.BothFailed, Unexplained: &c.Unexplained,
	}
	for _, r := range s.Rows {
		c.All.add(r)
		into[r.Blame].add(r)
		if (Attribution{AtSigning: r.AtSigning}).GoodFit() {
			c.GoodFit.add(r)
			if r.AtLeaving == fit.NoPotential {
				c.Outgrown.add(r)
			}
		}
	}
	return c
}

func (c *Churn) add(r LossRow) {
	c.Customers += r.Customers
	c.Value = c.Value.Add(r.Value)
}
