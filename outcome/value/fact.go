package value

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// A Benefit is money that a customer gained or saved by what it bought, on one
// day. It is a fact: it is appended, never changed, and a mistake is taken back
// by one below 0.
type Benefit struct {
	// ID identifies the benefit within its account.
	ID string `json:"id"`
	// Part is a word for what it comes from: "time-saved", "fewer-returns".
	Part string `json:"part"`
	// Date is the day on which the customer had it.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means at once.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Amount is how much it is.
	Amount decimal.Decimal `json:"amount"`
	// Currency is that of the amount. It may be empty where there is only one.
	Currency string `json:"currency,omitzero"`
	// Source says where the figure comes from, and Level how well it is backed.
	Source string        `json:"source"`
	Level  outcome.Level `json:"level"`
}

// Validate reports everything that is wrong with b: an id, part or source that is
// missing or malformed, an amount beyond the limits, a currency that is none, no
// date or a recorded one before it, an unnamed level.
func (b Benefit) Validate() error {
	f := checkFact(b.ID, b.Part, b.Date, b.Recorded, b.Amount, b.Currency)
	f.Add("source", b.Source, word.CheckID(b.Source))
	if !b.Level.Valid() {
		f.Add("level", b.Level.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

// KnownOn reports whether a host that looks at day asOf knows of b.
func (b Benefit) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(b.Date, b.Recorded, asOf) }

// Equal reports whether b and c are the same in every field, amounts as numbers.
func (b Benefit) Equal(c Benefit) bool {
	return b.Amount.Equal(c.Amount) && b.ID == c.ID && b.Part == c.Part && b.Date == c.Date && b.Recorded == c.Recorded &&
		b.Currency == c.Currency && b.Source == c.Source && b.Level == c.Level
}

// A Cost is money that a customer paid for what it bought, on one day: to the
// vendor, or in time of its own people. It is a fact, as a [Benefit] is.
type Cost struct {
	// ID identifies the cost within its account.
	ID string `json:"id"`
	// Part is a word for what it was paid for: "subscription", "services",
	// "own-time".
	Part string `json:"part"`
	// Date is the day on which it was paid or due.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means at once.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Amount is how much it is.
	Amount decimal.Decimal `json:"amount"`
	// Currency is that of the amount. It may be empty where there is only one.
	Currency string `json:"currency,omitzero"`
}

// Validate reports everything that is wrong with c, as [Benefit.Validate] does.
func (c Cost) Validate() error {
	return checkFact(c.ID, c.Part, c.Date, c.Recorded, c.Amount, c.Currency).Err()
}

// KnownOn reports whether a host that looks at day asOf knows of c.
func (c Cost) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(c.Date, c.Recorded, asOf) }

// Equal reports whether c and d are the same in every field, amounts as numbers.
func (c Cost) Equal(d Cost) bool {
	return c.Amount.Equal(d.Amount) && c.ID == d.ID && c.Part == d.Part && c.Date == d.Date && c.Recorded == d.Recorded &&
		c.Currency == d.Currency
}

// checkFact returns what is wrong with the fields that both kinds have.
func checkFact(id, part string, date, recorded successkit.Date, amount decimal.Decimal, cur string) *successkit.Faults {
	f := &successkit.Faults{}
	f.Add("id", id, word.CheckID(id))
	f.Add("part", part, word.Check(part))
	facts.CheckDates(f, date, recorded)
	f.Add("amount", "", field.Number(amount))
	f.Add("currency", cur, currency.Check(cur))
	return f
}
