package audit

import (
	"encoding"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/crosstab"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Part is a part of what a bad fit costs. The zero Part is not known.
type Part uint8

// The parts, in the order in which results list them.
const (
	// UnknownPart is the zero Part.
	UnknownPart Part = iota
	// LostRevenue is the recurring revenue that left with the customer.
	LostRevenue
	// AcquisitionCost is what was spent to win it.
	AcquisitionCost
	// ServiceCost is what was spent to serve it beyond what others take.
	ServiceCost
	// ReferralCost is what its ill report is taken to have kept away, an estimate
	// that the host states.
	ReferralCost
)

var parts = enum.New[Part]("part", "unknown", "lost-revenue", "acquisition-cost", "service-cost", "referral-cost")

// ParsePart returns the part of the given word, such as "lost-revenue". It fails
// with [successkit.ErrUnknown] on any other.
func ParsePart(s string) (Part, error) { return parts.Parse(s) }

// String returns the word of p, or "part(9)" for a number that has none.
func (p Part) String() string { return parts.String(p) }

// Valid reports whether p is one of the parts, the unknown one among them.
func (p Part) Valid() bool { return parts.Valid(p) }

// AppendText appends the word of p to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (p Part) AppendText(b []byte) ([]byte, error) { return parts.Append(b, p) }

// MarshalText returns the word of p, as [Part.AppendText] does.
func (p Part) MarshalText() ([]byte, error) { return parts.Append(nil, p) }

// UnmarshalText reads a word as [ParsePart] does.
func (p *Part) UnmarshalText(text []byte) error { return parts.ParseInto(p, text) }

// A Cost is what one customer of bad fit cost. A part that is nil is not known,
// which is not 0.
type Cost struct {
	Customer    string           `json:"customer"`
	Currency    string           `json:"currency,omitzero"`
	Lost        *decimal.Decimal `json:"lost,omitempty"`
	Acquisition *decimal.Decimal `json:"acquisition,omitempty"`
	Service     *decimal.Decimal `json:"service,omitempty"`
	Referral    *decimal.Decimal `json:"referral,omitempty"`
}

// amounts returns the parts in their order.
func (c Cost) amounts() []*decimal.Decimal {
	return []*decimal.Decimal{c.Lost, c.Acquisition, c.Service, c.Referral}
}

// Validate reports everything that is wrong with c: a customer that is missing,
// a currency that is malformed, an amount that is negative or beyond its bounds.
func (c Cost) Validate() error {
	var f successkit.Faults
	f.Add("customer", c.Customer, word.CheckID(c.Customer))
	f.Add("currency", c.Currency, currency.Check(c.Currency))
	for i, path := range []string{"lost", "acquisition", "service", "referral"} {
		if d := c.amounts()[i]; d != nil {
			f.Add(path, field.Text(*d), field.Level(*d))
		}
	}
	return f.Err()
}

// Costs adds up what customers of bad fit cost. Parts of a book merge, in any
// order, to the whole. The zero Costs is empty and ready to use, and takes the
// currency of the first cost. It is not safe for use by several goroutines while
// one of them changes it.
type Costs struct {
	table crosstab.Table // part, known or missing; and customers
}

var (
	costScope = []string{"currency"}
	costCells = struct{ customers, known, missing string }{"customers", "known", "missing"}
)

const costFields = 2

// Add adds one cost. It fails as [Cost.Validate] does and where the currency is
// not that of the others, and then changes nothing.
func (c *Costs) Add(one Cost) error {
	if err := one.Validate(); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	t := Costs{table: crosstab.New(one.Currency)}
	t.table.Add(1, decimal.Decimal{}, costCells.customers, "")
	for i, d := range one.amounts() {
		part := Part(i + 1).String()
		if d == nil {
			t.table.Add(1, decimal.Decimal{}, part, costCells.missing)
		} else {
			t.table.Add(1, *d, part, costCells.known)
		}
	}
	return c.Merge(&t)
}

// Merge adds the costs of o, which must not be in c, and leaves o as it was. It
// fails as [Acquisitions.Merge] does, and then changes nothing.
func (c *Costs) Merge(o *Costs) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	return c.table.Merge(&o.table, costScope)
}

// A CostReport is what customers of bad fit cost, as far as it is known.
type CostReport struct {
	Currency  string `json:"currency,omitzero"`
	Customers int64  `json:"customers"`
	// Parts are always four, in their order.
	Parts []PartLine `json:"parts"`
	// Total is the sum of what is known. It is what they cost at least, and all
	// of it only where Complete.
	Total    decimal.Decimal `json:"total"`
	Complete bool            `json:"complete"`
}

// A PartLine is one part of the cost.
type PartLine struct {
	Part Part `json:"part"`
	// Known counts the customers of whom it is known, and Missing the others.
	Known   int64 `json:"known"`
	Missing int64 `json:"missing"`
	// Sum is what it came to for those of whom it is known.
	Sum decimal.Decimal `json:"sum"`
}

// Report returns what the customers cost. [NewCosts] makes equal costs of it.
func (c *Costs) Report() CostReport {
	r := CostReport{Customers: c.table.Count(costCells.customers, ""), Complete: true}
	if s := c.table.Scope(); s != nil {
		r.Currency = s[0]
	}
	for _, part := range parts.All()[1:] {
		l := PartLine{
			Part: part, Known: c.table.Count(part.String(), costCells.known),
			Missing: c.table.Count(part.String(), costCells.missing), Sum: c.table.Sum(part.String(), costCells.known),
		}
		r.Total = r.Total.Add(l.Sum)
		r.Complete = r.Complete && l.Missing == 0
		r.Parts = append(r.Parts, l)
	}
	return r
}

// NewCosts returns the costs of a report, which may have been made elsewhere. It
// fails with what no customers can add up to: parts that are not the four, counts
// that do not add up to the customers, a sum that is negative or beyond its
// bounds or of nobody.
func NewCosts(r CostReport) (*Costs, error) {
	var f successkit.Faults
	f.Add("currency", r.Currency, currency.Check(r.Currency))
	f.Add("customers", strconv.FormatInt(r.Customers, 10), crosstab.CheckCount(r.Customers))
	if len(r.Parts) != len(parts.All())-1 {
		f.Add("parts", strconv.Itoa(len(r.Parts)), fmt.Errorf("%w: want four", successkit.ErrRequired))
	}
	c := &Costs{table: crosstab.New(r.Currency)}
	c.table.Add(r.Customers, decimal.Decimal{}, costCells.customers, "")
	for i, l := range r.Parts {
		path := "parts[" + strconv.Itoa(i) + "]"
		if l.Part != Part(i+1) {
			f.Add(path+".part", l.Part.String(), fmt.Errorf("%w: want %s", successkit.ErrConflict, Part(i+1)))
		}
		f.Add(path+".known", strconv.FormatInt(l.Known, 10), crosstab.CheckCount(l.Known))
		f.Add(path+".missing", strconv.FormatInt(l.Missing, 10), crosstab.CheckCount(l.Missing))
		f.Add(path+".sum", "", field.Total(l.Sum))
		if f.Total() > 0 {
			continue
		}
		if l.Known+l.Missing != r.Customers || l.Known == 0 && !l.Sum.IsZero() {
			f.Add(path, "", fmt.Errorf("%w: want %d customers, each known or missing", successkit.ErrConflict, r.Customers))
		}
		c.table.Add(l.Known, l.Sum, l.Part.String(), costCells.known)
		c.table.Add(l.Missing, decimal.Decimal{}, l.Part.String(), costCells.missing)
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return c, nil
}

// MarshalBinary returns c in a form of its own, versioned and canonical.
func (c *Costs) MarshalBinary() ([]byte, error) { return c.table.Marshal(form) }

// UnmarshalBinary reads what [Costs.MarshalBinary] wrote, and refuses everything
// else. Where it fails it leaves c as it was.
func (c *Costs) UnmarshalBinary(data []byte) error {
	return c.table.Read(data, form, len(costScope), costFields, func(read crosstab.Table) (encoding.BinaryMarshaler, error) {
		return NewCosts((&Costs{table: read}).Report())
	})
}
