package metrics

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Movement is one change of an account's recurring revenue, as a billing
// system or a CRM books it.
type Movement struct {
	// ID identifies the fact. A movement that arrives twice under one id counts
	// once. It may be empty: the movement then has no identity, and counts each
	// time.
	ID string `json:"id,omitzero"`
	// Account is the customer whose revenue changes.
	Account string `json:"account"`
	// Product names the product line or subscription that changes, for
	// [Ledger.Regroup]. The ledger itself sums over an account's products. It may
	// be empty.
	Product string `json:"product,omitzero"`
	// Date is the day on which the change takes effect. A churn takes effect
	// when the service ends, not when notice is given.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of the change. Zero means
	// that it was known at once, on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Seq orders the movements of one account on one day, the lowest first.
	// Those of equal Seq keep the order of the input.
	Seq int64 `json:"seq,omitzero"`
	// Amount is the signed change, in recurring revenue per month or per year;
	// a ledger holds one of the two throughout. It has at most 38 digits, 20 of
	// them after the point.
	Amount decimal.Decimal `json:"amount"`
	// Currency is the currency of Amount, three to eight capital letters or
	// digits such as "EUR". It may be empty in a ledger of one currency.
	Currency string `json:"currency,omitzero"`
	// Kind is what the host takes the change for. A ledger refuses a kind that
	// the balances contradict. It may be unknown: the ledger then works it out,
	// except that it takes no change for a transfer unless told so.
	Kind Kind `json:"kind,omitzero"`
	// Cause is a word for why: for a loss its reason ("voluntary",
	// "failed-payment", "fixed-term-end"), for an expansion what brought it
	// ("escalator", "upsell"). It may be empty.
	Cause string `json:"cause,omitzero"`
	// Corrects is the ID of an earlier fact of the same account that this one
	// puts right: from Recorded on, that fact no longer counts and this one does.
	// A correction with Amount 0 takes the fact back. It may be empty.
	Corrects string `json:"corrects,omitzero"`
	// Attributes are properties of the account from Date on, such as its segment
	// or its fit at signing; one that is not named here keeps its value. A
	// movement with attributes and Amount 0 changes nothing else. It may be nil.
	Attributes map[string]string `json:"attributes,omitempty"`
}

// Validate reports everything that is wrong with m by itself: an account or id
// that is missing or malformed, no date, an amount beyond its bounds, an amount
// of 0 that neither corrects nor describes anything, a malformed currency,
// cause or attribute, a kind that the amount's sign contradicts. What only the
// account's other movements can contradict, [NewLedger] reports.
func (m Movement) Validate() error {
	var f successkit.Faults
	if m.ID != "" {
		f.Add("id", m.ID, word.CheckID(m.ID))
	}
	f.Add("account", m.Account, word.CheckID(m.Account))
	if m.Date.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	if err := exact.Check(m.Amount); err != nil {
		f.Add("amount", "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
	} else if m.Amount.IsZero() && m.Corrects == "" && len(m.Attributes) == 0 {
		f.Add("amount", "0", fmt.Errorf("%w: changes nothing", successkit.ErrOutOfRange))
	}
	f.Add("currency", m.Currency, checkCurrency(m.Currency))
	if !m.Kind.Valid() {
		f.Add("kind", m.Kind.String(), successkit.ErrUnknown)
	} else if sign := m.Kind.sign(); sign != 0 && m.Amount.Sign() != sign && f.Total() == 0 {
		f.Add("kind", m.Kind.String(), fmt.Errorf("%w: amount %s has the wrong sign", successkit.ErrConflict, exact.Text(m.Amount)))
	}
	if m.Product != "" {
		f.Add("product", m.Product, word.CheckID(m.Product))
	}
	if m.Cause != "" {
		f.Add("cause", m.Cause, word.Check(m.Cause))
	}
	if m.Corrects != "" {
		f.Add("corrects", m.Corrects, word.CheckID(m.Corrects))
	}
	field.Attributes(&f, m.Attributes)
	return f.Err()
}

// equal reports whether m and o are the same fact.
func (m Movement) equal(o Movement) bool {
	return m.ID == o.ID && m.Account == o.Account && m.Date == o.Date && m.Recorded == o.Recorded &&
		m.Seq == o.Seq && m.Amount.Equal(o.Amount) && m.Currency == o.Currency && m.Kind == o.Kind &&
		m.Cause == o.Cause && m.Product == o.Product && m.Corrects == o.Corrects && maps.Equal(m.Attributes, o.Attributes)
}

// An attribute is a property of an account.
type attribute struct{ key, value string }

// attributesOf returns attributes in order of key.
func attributesOf(m map[string]string) []attribute {
	list := make([]attribute, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		list = append(list, attribute{key, m[key]})
	}
	return list
}

// checkCurrency reports why s is no currency and not empty either.
func checkCurrency(s string) error { return currency.Check(s) }
