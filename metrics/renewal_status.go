package metrics

import "github.com/successkit/successkit/internal/enum"

// A ContractStatus says what became of a contract line that came up for
// renewal. The zero ContractStatus is not known.
type ContractStatus uint8

// The statuses. Their order carries no meaning.
const (
	// UnknownContract is the zero ContractStatus.
	UnknownContract ContractStatus = iota
	// OpenContract is not decided yet, whether its due day has passed or not.
	OpenContract
	// RenewedContract goes on, at whatever amount.
	RenewedContract
	// LostContract ended.
	LostContract
)

// A DeliveryModel says how a product reaches its customer. Renewal on-premise
// is usually the higher of the two, since replacing it costs more; the models
// have no target and no ranking in common. The zero DeliveryModel is not known.
type DeliveryModel uint8

// The delivery models, in the order in which they are shown.
const (
	// UnknownDelivery is the zero DeliveryModel.
	UnknownDelivery DeliveryModel = iota
	// SaaSDelivery runs at the vendor, who sees the usage.
	SaaSDelivery
	// OnPremiseDelivery runs at the customer, whose usage the vendor does not
	// see.
	OnPremiseDelivery
	// HybridDelivery runs at both.
	HybridDelivery
)

var (
	contractStatuses = enum.New[ContractStatus]("contract status", "unknown", "open", "renewed", "lost")
	deliveryModels   = enum.New[DeliveryModel]("delivery model", "unknown", "saas", "on-premise", "hybrid")
)

// ParseContractStatus returns the status of the given word: "unknown", "open",
// "renewed" or "lost". It fails with [successkit.ErrUnknown] on any other.
func ParseContractStatus(s string) (ContractStatus, error) { return contractStatuses.Parse(s) }

// String returns the word of s, or "contract status(9)" for a number that has
// none.
func (s ContractStatus) String() string { return contractStatuses.String(s) }

// Valid reports whether s is one of the statuses.
func (s ContractStatus) Valid() bool { return contractStatuses.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s ContractStatus) AppendText(b []byte) ([]byte, error) { return contractStatuses.Append(b, s) }

// MarshalText returns the word of s, as [ContractStatus.AppendText] does.
func (s ContractStatus) MarshalText() ([]byte, error) { return contractStatuses.Append(nil, s) }

// UnmarshalText reads a word as [ParseContractStatus] does.
func (s *ContractStatus) UnmarshalText(text []byte) error {
	return contractStatuses.ParseInto(s, text)
}

// ParseDeliveryModel returns the model of the given word: "unknown", "saas",
// "on-premise" or "hybrid". It fails with [successkit.ErrUnknown] on any other.
func ParseDeliveryModel(s string) (DeliveryModel, error) { return deliveryModels.Parse(s) }

// String returns the word of m, or "delivery model(9)" for a number that has
// none.
func (m DeliveryModel) String() string { return deliveryModels.String(m) }

// Valid reports whether m is one of the delivery models.
func (m DeliveryModel) Valid() bool { return deliveryModels.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m DeliveryModel) AppendText(b []byte) ([]byte, error) { return deliveryModels.Append(b, m) }

// MarshalText returns the word of m, as [DeliveryModel.AppendText] does.
func (m DeliveryModel) MarshalText() ([]byte, error) { return deliveryModels.Append(nil, m) }

// UnmarshalText reads a word as [ParseDeliveryModel] does.
func (m *DeliveryModel) UnmarshalText(text []byte) error { return deliveryModels.ParseInto(m, text) }
