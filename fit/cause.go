package fit

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Cause is one of the things that an assessment rests on, as what changed it.
// The zero Cause is not known.
type Cause uint8

// The causes, in the order in which results list them.
const (
	// UnknownCause is the zero Cause.
	UnknownCause Cause = iota
	// ByProfile says that another version of the profile decided.
	ByProfile
	// ByOffer says that the vendor delivers something else.
	ByOffer
	// ByVendor says that the vendor committed, took its word back, or kept or
	// broke it.
	ByVendor
	// ByCustomer says that there was new evidence of the customer, or that it
	// committed, took its word back, or kept or broke it.
	ByCustomer
	// ByTime says that the day alone did it: evidence went stale, or a promise
	// fell due or came within the horizon.
	ByTime
)

var causes = enum.New[Cause]("cause", "unknown", "profile", "offer", "vendor", "customer", "time")

// Side returns whose change it was: the vendor's for its offer and its word, the
// customer's for its own. The profile and time are neither side's.
func (c Cause) Side() successkit.Side {
	switch c {
	case ByOffer, ByVendor:
		return successkit.VendorSide
	case ByCustomer:
		return successkit.CustomerSide
	case UnknownCause, ByProfile, ByTime:
	}
	return successkit.UnknownSide
}

// ParseCause returns the cause of the given word: "unknown", "profile", "offer",
// "vendor", "customer" or "time". It fails with [successkit.ErrUnknown] on any
// other.
func ParseCause(s string) (Cause, error) { return causes.Parse(s) }

// String returns the word of c, or "cause(9)" for a number that has none.
func (c Cause) String() string { return causes.String(c) }

// Valid reports whether c is one of the causes, the unknown one among them.
func (c Cause) Valid() bool { return causes.Valid(c) }

// AppendText appends the word of c to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (c Cause) AppendText(b []byte) ([]byte, error) { return causes.Append(b, c) }

// MarshalText returns the word of c, as [Cause.AppendText] does.
func (c Cause) MarshalText() ([]byte, error) { return causes.Append(nil, c) }

// UnmarshalText reads a word as [ParseCause] does.
func (c *Cause) UnmarshalText(text []byte) error { return causes.ParseInto(c, text) }
