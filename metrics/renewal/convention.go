package renewal

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// DefaultGraceDays is how long after its due day an open line may still be
// decided before it counts as lost. Thirty days is what practice commonly
// allows for paperwork: with fewer, renewals that are merely slow count as lost
// and are restated all the time; with many, a loss stays hidden for a quarter.
const DefaultGraceDays = 30

// A Convention says which reading of the dollar renewal rate is meant. The zero
// Convention is the recommended one: by due day, what is open left out until
// thirty days past due and lost from then on, restated when it renews after
// all, and gross capped line by line.
type Convention struct {
	// Basis says which lines count, by which of their days.
	Basis Basis `json:"basis"`
	// Open says what becomes of lines that are not decided. It matters by due day
	// alone.
	Open OpenMethod `json:"open"`
	// GraceDays is how many days after its due day a line stays open before it
	// counts as lost, 0 to 3,650. Nil means [DefaultGraceDays].
	GraceDays *int `json:"grace_days,omitzero"`
	// Cap says within which bounds uplift makes up for loss in the gross rate.
	Cap CapMethod `json:"cap"`
}

// Validate reports every method that is none of the named ones, and grace days
// outside their range.
func (c Convention) Validate() error {
	var f successkit.Faults
	if !bases.Valid(c.Basis) {
		f.Add("basis", c.Basis.String(), successkit.ErrUnknown)
	}
	if !openMethods.Valid(c.Open) {
		f.Add("open", c.Open.String(), successkit.ErrUnknown)
	}
	if d := c.grace(); d < 0 || d > maxGraceDays {
		f.Add("grace_days", strconv.Itoa(d), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxGraceDays))
	}
	if !capMethods.Valid(c.Cap) {
		f.Add("cap", c.Cap.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

const maxGraceDays = 3650

func (c Convention) grace() int {
	if c.GraceDays == nil {
		return DefaultGraceDays
	}
	return *c.GraceDays
}

// resolved returns c with its defaults written out, sharing no memory with it.
func (c Convention) resolved() Convention {
	c.GraceDays = new(c.grace())
	return c
}

// String returns the convention in words, on one line.
func (c Convention) String() string {
	var parts []string
	switch c.Basis {
	case ByDueDate:
		parts = append(parts, "lines due in the period")
	case ByCloseDate:
		parts = append(parts, "lines closed in the period, whenever due")
	case Windfall:
		parts = append(parts, "renewed by the end of the period, late ones of earlier periods among them, over all lines due in it")
	default:
		parts = append(parts, c.Basis.String())
	}
	if c.Basis == ByDueDate {
		switch c.Open {
		case OpenUntilGrace:
			parts = append(parts, fmt.Sprintf("open ones left out until %d days past due, then lost, restated when they renew", c.grace()))
		case OpenAsLost:
			parts = append(parts, "open ones counted as lost")
		default:
			parts = append(parts, c.Open.String())
		}
	}
	switch c.Cap {
	case CapPerLine:
		parts = append(parts, "gross capped per line")
	case CapPerCustomer:
		parts = append(parts, "gross capped per customer")
	default:
		parts = append(parts, c.Cap.String())
	}
	return strings.Join(parts, "; ")
}

// A Basis says which lines a renewal rate counts.
type Basis uint8

// The bases of a renewal rate.
const (
	// ByDueDate counts the lines that came due in the period, whenever they were
	// closed: an early or late renewal is credited to the period in which it was
	// due.
	ByDueDate Basis = iota
	// ByCloseDate counts the lines that were closed in the period, whenever they
	// were due. It suits pay, which follows the booking.
	ByCloseDate
	// Windfall counts what was renewed by the end of the period, of lines due in
	// it or, in the period, of lines due before it, over all lines due in it. Late
	// renewals of earlier periods are a windfall, so that the rate may exceed 1.
	Windfall
)

// An OpenMethod says how a renewal rate counts lines that are not decided.
type OpenMethod uint8

// The methods for open lines.
const (
	// OpenUntilGrace leaves an open line out until the grace days are over and
	// counts it as lost from then on. A line that renews after all is counted as
	// renewed, late, and the rate of the period in which it was due is restated.
	OpenUntilGrace OpenMethod = iota
	// OpenAsLost counts every open line as lost.
	OpenAsLost
)

// A CapMethod says what uplift makes up for in the gross renewal rate.
type CapMethod uint8

// The methods of capping.
const (
	// CapPerLine counts each line with at most what was due on it.
	CapPerLine CapMethod = iota
	// CapPerCustomer counts each customer with at most what was due of it: a
	// customer that drops one product for another of the same price lost
	// nothing.
	CapPerCustomer
)

var (
	bases       = enum.New[Basis]("basis", "by-due-date", "by-close-date", "windfall")
	openMethods = enum.New[OpenMethod]("open method", "until-grace", "as-lost")
	capMethods  = enum.New[CapMethod]("cap method", "per-line", "per-customer")
)

// String returns the words of b.
func (b Basis) String() string { return bases.String(b) }

// MarshalText returns the words of b.
func (b Basis) MarshalText() ([]byte, error) { return bases.Append(nil, b) }

// UnmarshalText reads what [Basis.MarshalText] writes.
func (b *Basis) UnmarshalText(text []byte) error { return bases.ParseInto(b, text) }

// String returns the words of m.
func (m OpenMethod) String() string { return openMethods.String(m) }

// MarshalText returns the words of m.
func (m OpenMethod) MarshalText() ([]byte, error) { return openMethods.Append(nil, m) }

// UnmarshalText reads what [OpenMethod.MarshalText] writes.
func (m *OpenMethod) UnmarshalText(text []byte) error { return openMethods.ParseInto(m, text) }

// String returns the words of m.
func (m CapMethod) String() string { return capMethods.String(m) }

// MarshalText returns the words of m.
func (m CapMethod) MarshalText() ([]byte, error) { return capMethods.Append(nil, m) }

// UnmarshalText reads what [CapMethod.MarshalText] writes.
func (m *CapMethod) UnmarshalText(text []byte) error { return capMethods.ParseInto(m, text) }
