package proof

import (
	"cmp"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Decision is a day on which a customer could go one way or the other, and
// which way it went: a renewal that came due, a contract that could be
// cancelled, a review at which more could be bought.
type Decision struct {
	// ID identifies the decision, so that one given twice counts once.
	ID string `json:"id"`
	// Subject is the account that decided.
	Subject string `json:"subject"`
	// Date is the day on which it was due to decide. Leads are counted back from
	// it.
	Date successkit.Date `json:"date"`
	// Since is the first day on which the subject was a customer. Nothing was to
	// be foretold of it before. Zero means that it always was.
	Since successkit.Date `json:"since,omitzero"`
	// Outcome says what became of it.
	Outcome Outcome `json:"outcome"`
	// Recorded is the day on which the host learned of the outcome: before Date
	// where notice was given or the renewal came early, after it where the
	// booking came late. Zero means on Date. Whatever a predictor says from that
	// day on is no forecast; of what is known on Date, it may be asked on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Amount is the money that was at stake, 0 or more.
	Amount decimal.Decimal `json:"amount,omitzero"`
	// Currency is that of Amount: three to eight capital letters or digits, or
	// nothing where there is only one.
	Currency string `json:"currency,omitzero"`
	// Segment is the host's own division of its customers, for [Slice]. It may
	// be empty.
	Segment string `json:"segment,omitzero"`
}

// Validate reports everything that is wrong with d: an id or subject that is
// missing or malformed, no date, a first day after it, an outcome without a
// word, an amount below 0 or beyond its bounds, a malformed currency or
// segment.
func (d Decision) Validate() error {
	var f successkit.Faults
	f.Add("id", d.ID, word.CheckID(d.ID))
	f.Add("subject", d.Subject, word.CheckID(d.Subject))
	if d.Date.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	if d.Since.After(d.Date) && !d.Date.IsZero() {
		f.Add("since", d.Since.String(), fmt.Errorf("%w: after the decision, %s", successkit.ErrConflict, d.Date))
	}
	if !d.Outcome.Valid() {
		f.Add("outcome", d.Outcome.String(), successkit.ErrUnknown)
	}
	f.Add("amount", field.Text(d.Amount), field.Level(d.Amount))
	f.Add("currency", d.Currency, currency.Check(d.Currency))
	if d.Segment != "" {
		f.Add("segment", d.Segment, word.CheckID(d.Segment))
	}
	return f.Err()
}

// Equal reports whether d and e say the same. Amounts are compared as numbers.
func (d Decision) Equal(e Decision) bool {
	return d.ID == e.ID && d.Subject == e.Subject && d.Date == e.Date && d.Since == e.Since &&
		d.Outcome == e.Outcome && d.Recorded == e.Recorded &&
		d.Amount.Equal(e.Amount) && d.Currency == e.Currency && d.Segment == e.Segment
}

// foretellable reports whether what is said on a day can foretell d: the day is
// not after the date, and the outcome was not known by then. On the date itself,
// with no lead at all, it may become known.
func (d Decision) foretellable(day successkit.Date) bool {
	return day.Before(d.known()) && !day.After(d.Date) || day == d.Date && day == d.known()
}

// known returns the day on which the outcome became known.
func (d Decision) known() successkit.Date {
	if d.Recorded.IsZero() {
		return d.Date
	}
	return d.Recorded
}

// byDate orders decisions by date, then id.
func byDate(d, e Decision) int { return cmp.Or(d.Date.Compare(e.Date), cmp.Compare(d.ID, e.ID)) }
