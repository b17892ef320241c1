package audit

import "github.com/successkit/successkit/internal/enum"

// A Case says how it came that a customer was signed without potential. The zero
// Case is that it was not.
type Case uint8

// The cases, from the most to blame on.
const (
	// NoCase is the zero Case: nothing stood against the customer.
	NoCase Case = iota
	// KnowinglySigned says that those who signed had been told of the criterion.
	KnowinglySigned
	// NotTold says that the criterion existed, and they had not been told.
	NotTold
	// NotYetKnown says that no criterion of the profile then in force stood
	// against the customer, and that one of today's profile does.
	NotYetKnown
)

var cases = enum.New[Case]("case", "none", "knowingly-signed", "not-told", "not-yet-known")

// ParseCase returns the case of the given word: "none", "knowingly-signed",
// "not-told" or "not-yet-known". It fails with [successkit.ErrUnknown] on any
// other.
func ParseCase(s string) (Case, error) { return cases.Parse(s) }

// String returns the word of c, or "case(9)" for a number that has none.
func (c Case) String() string { return cases.String(c) }

// Valid reports whether c is one of the cases.
func (c Case) Valid() bool { return cases.Valid(c) }

// AppendText appends the word of c to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c Case) AppendText(b []byte) ([]byte, error) { return cases.Append(b, c) }

// MarshalText returns the word of c, as [Case.AppendText] does.
func (c Case) MarshalText() ([]byte, error) { return cases.Append(nil, c) }

// UnmarshalText reads a word as [ParseCase] does.
func (c *Case) UnmarshalText(text []byte) error { return cases.ParseInto(c, text) }
