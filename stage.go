package successkit

import "github.com/successkit/successkit/internal/enum"

// A Stage is a part of the relationship in which a customer meets its vendor.
// Every stage counts toward success, not only the use of the product. The zero
// Stage is not known.
type Stage uint8

// The stages, in the order in which a customer first meets them.
const (
	// UnknownStage is the zero Stage.
	UnknownStage Stage = iota
	// Marketing is everything before a seller is met.
	Marketing
	// Sales is from the first conversation to an offer.
	Sales
	// Closing is contract and purchase.
	Closing
	// Onboarding is from purchase to first use for real.
	Onboarding
	// Product is the use of the product itself.
	Product
	// Support is help that the customer asked for.
	Support
	// Renewal is the decision to stay.
	Renewal
)

var stages = enum.New[Stage]("stage",
	"unknown", "marketing", "sales", "closing", "onboarding", "product", "support", "renewal")

// ParseStage returns the stage of the given word, the constant's name in lower
// case. It fails with [ErrUnknown] on any other.
func ParseStage(s string) (Stage, error) { return stages.Parse(s) }

// String returns the word of s, or "stage(9)" for a number that has none.
func (s Stage) String() string { return stages.String(s) }

// Valid reports whether s is one of the stages.
func (s Stage) Valid() bool { return stages.Valid(s) }

// AppendText appends the word of s to b. It fails with [ErrUnknown] for a
// number that has none.
func (s Stage) AppendText(b []byte) ([]byte, error) { return stages.Append(b, s) }

// MarshalText returns the word of s, as [Stage.AppendText] does.
func (s Stage) MarshalText() ([]byte, error) { return stages.Append(nil, s) }

// UnmarshalText reads a word as [ParseStage] does.
func (s *Stage) UnmarshalText(text []byte) error { return stages.ParseInto(s, text) }
