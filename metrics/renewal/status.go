package renewal

import "github.com/successkit/successkit/internal/enum"

// A Status says what became of a contract line that came up for renewal. The
// zero Status is not known.
type Status uint8

// The statuses. Their order carries no meaning.
const (
	// UnknownStatus is the zero Status.
	UnknownStatus Status = iota
	// Open is not decided yet, whether the due day has passed or not.
	Open
	// Renewed goes on, at whatever amount.
	Renewed
	// Lost ended.
	Lost
)

// A Delivery says how a product reaches its customer. Renewal on-premise is
// usually higher than that of SaaS, since replacing it costs more; the models
// have no target and no ranking in common. The zero Delivery is not known.
type Delivery uint8

// The delivery models, in the order in which they are shown.
const (
	// UnknownDelivery is the zero Delivery.
	UnknownDelivery Delivery = iota
	// SaaS runs at the vendor, who sees the usage.
	SaaS
	// OnPremise runs at the customer, whose usage the vendor does not see.
	OnPremise
	// Hybrid runs at both.
	Hybrid
)

var (
	statuses   = enum.New[Status]("status", "unknown", "open", "renewed", "lost")
	deliveries = enum.New[Delivery]("delivery", "unknown", "saas", "on-premise", "hybrid")
)

// ParseStatus returns the status of the given word: "unknown", "open",
// "renewed" or "lost". It fails with [successkit.ErrUnknown] on any other.
func ParseStatus(s string) (Status, error) { return statuses.Parse(s) }

// String returns the word of s, or "status(9)" for a number that has none.
func (s Status) String() string { return statuses.String(s) }

// Valid reports whether s is one of the statuses.
func (s Status) Valid() bool { return statuses.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s Status) AppendText(b []byte) ([]byte, error) { return statuses.Append(b, s) }

// MarshalText returns the word of s, as [Status.AppendText] does.
func (s Status) MarshalText() ([]byte, error) { return statuses.Append(nil, s) }

// UnmarshalText reads a word as [ParseStatus] does.
func (s *Status) UnmarshalText(text []byte) error {
	return statuses.ParseInto(s, text)
}

// ParseDelivery returns the model of the given word: "unknown", "saas",
// "on-premise" or "hybrid". It fails with [successkit.ErrUnknown] on any other.
func ParseDelivery(s string) (Delivery, error) { return deliveries.Parse(s) }

// String returns the word of m, or "delivery(9)" for a number that has none.
func (m Delivery) String() string { return deliveries.String(m) }

// Valid reports whether m is one of the delivery models.
func (m Delivery) Valid() bool { return deliveries.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m Delivery) AppendText(b []byte) ([]byte, error) { return deliveries.Append(b, m) }

// MarshalText returns the word of m, as [Delivery.AppendText] does.
func (m Delivery) MarshalText() ([]byte, error) { return deliveries.Append(nil, m) }

// UnmarshalText reads a word as [ParseDelivery] does.
func (m *Delivery) UnmarshalText(text []byte) error { return deliveries.ParseInto(m, text) }
