package outcome

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A DeliveryModel says how the customer gets the product, on which it depends
// what an appropriate experience is. The zero DeliveryModel is not known.
type DeliveryModel uint8

// The delivery models. Their order carries no meaning.
const (
	// UnknownDelivery is the zero DeliveryModel.
	UnknownDelivery DeliveryModel = iota
	// SaaS is run by the vendor, who sees how it is used.
	SaaS
	// OnPremise is run by the customer, and the vendor sees nothing of it.
	OnPremise
	// Hybrid is both.
	Hybrid
)

var deliveryModels = enum.New[DeliveryModel]("delivery model", "unknown", "saas", "on-premise", "hybrid")

// ParseDeliveryModel returns the model of the given word: "unknown", "saas",
// "on-premise" or "hybrid". It fails with [successkit.ErrUnknown] on any other.
func ParseDeliveryModel(s string) (DeliveryModel, error) { return deliveryModels.Parse(s) }

// String returns the word of m, or "delivery model(9)" for a number that has
// none.
func (m DeliveryModel) String() string { return deliveryModels.String(m) }

// Valid reports whether m is one of the models.
func (m DeliveryModel) Valid() bool { return deliveryModels.Valid(m) }

// AppendText appends the word of m to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (m DeliveryModel) AppendText(b []byte) ([]byte, error) { return deliveryModels.Append(b, m) }

// MarshalText returns the word of m, as [DeliveryModel.AppendText] does.
func (m DeliveryModel) MarshalText() ([]byte, error) { return deliveryModels.Append(nil, m) }

// UnmarshalText reads a word as [ParseDeliveryModel] does.
func (m *DeliveryModel) UnmarshalText(text []byte) error { return deliveryModels.ParseInto(m, text) }

// The kinds of interaction that the default experience speaks of.
const (
	SupportCaseKind    = "support-case"
	CheckInKind        = "check-in"
	BusinessReviewKind = "business-review"
)

// DefaultExperience returns an experience to begin with for a delivery model,
// with the clocks of its cadences started on a day, as data for the caller to
// change with the customer:
//
//	                         SaaS               on-premise             hybrid
//	first answer             8 hours            4 hours, Mon-Fri 8-18  4 hours, Mon-Fri 8-18
//	business review          every 92 days      every 92 days          every 92 days
//	check-in                 -                  every 31 days          every 31 days
//	who answers a case       -                  a person               a person
//	coverage                 -                  at least named         at least named
//	expertise on a case      -                  at least a specialist  at least a specialist
//	channels of the vendor   written, in-app,   -                      -
//	                         video, self-service
//
// Where the product runs on the customer's machines its vendor does not see the
// usage: meetings and answered cases are its only instrument, and it is people
// who meet. Where the vendor sees it, most help can wait in the product. That
// much is the practice of programmes of either kind; the figures are this
// project's own choice: a working day and half of one, a quarter and a month.
//
// It fails with [successkit.ErrRequired] at "delivery" or "from" where that is
// zero, and with [successkit.ErrUnknown] for a model that is none.
func DefaultExperience(model DeliveryModel, from successkit.Date) (Experience, error) {
	var f successkit.Faults
	switch {
	case model == UnknownDelivery:
		f.Add("delivery", "", successkit.ErrRequired)
	case !model.Valid():
		f.Add("delivery", model.String(), successkit.ErrUnknown)
	}
	if from.IsZero() {
		f.Add("from", "", successkit.ErrRequired)
	}
	if err := f.Err(); err != nil {
		return Experience{}, fmt.Errorf("outcome: %w", err)
	}
	review := Requirement{
		ID: "business-review", Statement: "We look at the results together every quarter", Kind: BusinessReviewKind,
		WindowDays: 92, Cadence: &Cadence{EveryDays: 92, From: from},
	}
	if model == SaaS {
		return Experience{Requirements: []Requirement{
			{
				ID: "first-answer", Statement: "A case is answered within eight hours", Kind: SupportCaseKind,
				WindowDays: 92, Response: &Response{WithinMinutes: 8 * 60},
			},
			review,
			{
				ID: "channels", Statement: "Write, or show it in the product; call only on appointment", WindowDays: 92,
				Channels: &Channels{Permitted: []successkit.Channel{
					successkit.Email, successkit.Chat, successkit.InApp, successkit.SelfService, successkit.Video,
				}},
			},
		}}, nil
	}
	return Experience{Requirements: []Requirement{
		{
			ID: "first-answer", Statement: "A case of office hours is answered within half a working day", Kind: SupportCaseKind,
			WindowDays: 92, Hours: &Hours{
				Days: []Weekday{Monday, Tuesday, Wednesday, Thursday, Friday},
				From: successkit.MustTimeOfDay("08:00"), To: successkit.MustTimeOfDay("18:00"), WithinMinutes: 4 * 60,
			},
		},
		review,
		{
			ID: "check-in", Statement: "We talk every month", Kind: CheckInKind,
			WindowDays: 92, Cadence: &Cadence{EveryDays: 31, From: from},
		},
		{ID: "person", Statement: "A person answers our cases", Kind: SupportCaseKind, WindowDays: 92, Touch: Human},
		{
			ID: "coverage", Statement: "Somebody who knows us", WindowDays: 92,
			Kind: CheckInKind, Coverage: &Grade{Scale: []string{"pooled", "named", "dedicated"}, Least: "named"},
		},
		{
			ID: "expertise", Statement: "Somebody who knows the matter", WindowDays: 92,
			Kind: SupportCaseKind, Expertise: &Grade{Scale: []string{"generalist", "specialist", "expert"}, Least: "specialist"},
		},
	}}, nil
}
