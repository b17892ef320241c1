package intake

import "github.com/successkit/successkit/internal/enum"

// A Charge is what a line of a contract or an invoice is for. The zero Charge
// recurs.
type Charge uint8

// The kinds of charge.
const (
	// RecurringCharge is the price of the subscription, the commitment of a
	// contract with usage among it. It always counts.
	RecurringCharge Charge = iota
	// TrialCharge is a trial, paid or not.
	TrialCharge
	// OneOffCharge is a fee that comes once, such as one for setting up.
	OneOffCharge
	// ServiceCharge is consulting, training and other work by the hour.
	ServiceCharge
	// TaxCharge is a tax that is passed on.
	TaxCharge
	// OverageCharge is usage above the commitment.
	OverageCharge
	// CreditCharge is a credit or a refund, with an amount of 0 or below. A
	// discount that runs as long as its line is none: it is taken off the line.
	CreditCharge
)

var charges = enum.New[Charge]("charge", "recurring", "trial", "one-off", "service", "tax", "overage", "credit")

// ParseCharge returns the kind of charge of the given word, the constant's name
// in lower case ("one-off"). It fails with [successkit.ErrUnknown] on any other.
func ParseCharge(s string) (Charge, error) { return charges.Parse(s) }

// String returns the word of c.
func (c Charge) String() string { return charges.String(c) }

// MarshalText returns the word of c. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c Charge) MarshalText() ([]byte, error) { return charges.Append(nil, c) }

// UnmarshalText reads a word as [ParseCharge] does.
func (c *Charge) UnmarshalText(text []byte) error { return charges.ParseInto(c, text) }

// An Inclusion says which charges beside the recurring ones count as recurring
// revenue. The zero Inclusion counts none of them, which is the common reading:
// what will not come again next month is no recurring revenue. What is counted
// counts at its amount for as long as its line runs, as a recurring charge does.
type Inclusion struct {
	Trial   bool `json:"trial,omitzero"`
	OneOff  bool `json:"one_off,omitzero"`
	Service bool `json:"service,omitzero"`
	Tax     bool `json:"tax,omitzero"`
	Overage bool `json:"overage,omitzero"`
	Credit  bool `json:"credit,omitzero"`
}

// Counts reports whether charges of kind c count as recurring revenue. A number
// that is no kind does not.
func (n Inclusion) Counts(c Charge) bool {
	switch c {
	case RecurringCharge:
		return true
	case TrialCharge:
		return n.Trial
	case OneOffCharge:
		return n.OneOff
	case ServiceCharge:
		return n.Service
	case TaxCharge:
		return n.Tax
	case OverageCharge:
		return n.Overage
	case CreditCharge:
		return n.Credit
	}
	return false
}
