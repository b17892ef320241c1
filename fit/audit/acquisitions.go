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

// Acquisitions adds up audited signings by month, seller and channel. Parts of a
// book merge, in any order, to the whole. The zero Acquisitions is empty and
// ready to use, and takes the day and the currency of the first signing. It is
// not safe for use by several goroutines while one of them changes it.
type Acquisitions struct {
	table crosstab.Table // month, seller, channel, verdict, case
}

// moneyScope names the scope of acquisitions and of losses.
var moneyScope = []string{"as_of", "currency"}

const acquisitionFields = 5

// Add adds one signing. It fails, and changes nothing, where r was audited on
// another day or is in another currency than the others, and where it is none
// that [Auditor.Acquisition] returns.
func (a *Acquisitions) Add(r Acquisition) error {
	if err := checkOne("value", r.Value, r.Currency); err != nil {
		return err
	}
	month := r.Signed.AddDays(1 - r.Signed.Day())
	one, err := NewAcquisitions(AcquisitionSums{r.AsOf, r.Currency, []AcquisitionRow{{month, r.Seller, r.Channel, r.Verdict, r.Case, 1, r.Value}}})
	if err != nil {
		return err
	}
	return a.Merge(one)
}

// monthOf returns the month of a day, "2026-03".
func monthOf(d successkit.Date) string { return d.String()[:len("2026-03")] }

// Merge adds the signings of o, which must not be in a, and leaves o as it was.
// It fails with [successkit.ErrConflict] where days or currencies differ, with
// [successkit.ErrOutOfRange] where a count grows beyond 2^53, and with
// [successkit.ErrRequired] where o is nil; it then changes nothing.
func (a *Acquisitions) Merge(o *Acquisitions) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	return a.table.Merge(&o.table, moneyScope)
}

// An AcquisitionRow is the signings of one month, seller and channel with one
// verdict and case.
type AcquisitionRow struct {
	// Month is the first day of the month in which they signed.
	Month   successkit.Date `json:"month"`
	Seller  string          `json:"seller,omitzero"`
	Channel string          `json:"channel,omitzero"`
	Verdict fit.Verdict     `json:"verdict"`
	Case    Case            `json:"case"`
	Signed  int64           `json:"signed"`
	Value   decimal.Decimal `json:"value"`
}

// AcquisitionSums is what [Acquisitions] hold, as plain data.
type AcquisitionSums struct {
	AsOf     successkit.Date  `json:"as_of"`
	Currency string           `json:"currency,omitzero"`
	Rows     []AcquisitionRow `json:"rows,omitempty"`
}

// Sums returns what a holds. [NewAcquisitions] makes an equal one of it.
func (a *Acquisitions) Sums() AcquisitionSums {
	var s AcquisitionSums
	s.AsOf, s.Currency = readMoneyScope(&a.table)
	for _, row := range a.table.Rows() {
		r := AcquisitionRow{Seller: row.Key[1], Channel: row.Key[2], Signed: row.Count, Value: row.Sum}
		r.Month, _ = successkit.ParseDate(row.Key[0] + "-01")
		r.Verdict, _ = fit.ParseVerdict(row.Key[3])
		r.Case, _ = ParseCase(row.Key[4])
		s.Rows = append(s.Rows, r)
	}
	return s
}

// NewAcquisitions returns the acquisitions of sums, which may have been made
// elsewhere. It fails with every row that can be none: it has no month, a seller
// or channel that is malformed, a verdict or case without a name, a case that
// does not go with the verdict, a count or a value that is negative or beyond its
// bounds, or a value without a count.
func NewAcquisitions(s AcquisitionSums) (*Acquisitions, error) {
	var f successkit.Faults
	enterMoneyScope(&f, s.AsOf, s.Currency)
	a := &Acquisitions{table: crosstab.New(s.AsOf.String(), s.Currency)}
	for i, r := range s.Rows {
		path := "rows[" + strconv.Itoa(i) + "]"
		before := f.Total()
		if r.Month.IsZero() || r.Month.Day() != 1 {
			f.Add(path+".month", r.Month.String(), fmt.Errorf("%w: want the first day of a month", successkit.ErrOutOfRange))
		}
		checkWho(&f, path+".seller", r.Seller)
		checkWho(&f, path+".channel", r.Channel)
		checkValid(&f, path+".verdict", r.Verdict)
		checkValid(&f, path+".case", r.Case)
		if bad := r.Case == KnowinglySigned || r.Case == NotTold; bad != (r.Verdict == fit.NoPotential) {
			f.Add(path+".case", r.Case.String(), fmt.Errorf("%w: the verdict is %s", successkit.ErrConflict, r.Verdict))
		}
		checkCell(&f, path, "signed", r.Signed, r.Value)
		if f.Total() == before {
			a.table.Add(r.Signed, r.Value, monthOf(r.Month), r.Seller, r.Channel, r.Verdict.String(), r.Case.String())
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return a, nil
}

// MarshalBinary returns a in a form of its own, versioned and canonical.
func (a *Acquisitions) MarshalBinary() ([]byte, error) { return a.table.Marshal(form) }

// UnmarshalBinary reads what [Acquisitions.MarshalBinary] wrote, and refuses
// everything else. Where it fails it leaves a as it was.
func (a *Acquisitions) UnmarshalBinary(data []byte) error {
	return a.table.Read(data, form, len(moneyScope), acquisitionFields, func(read crosstab.Table) (encoding.BinaryMarshaler, error) {
		return NewAcquisitions((&Acquisitions{table: read}).Sums())
	})
}
