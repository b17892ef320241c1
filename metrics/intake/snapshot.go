package intake

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/metrics"
)

// A Snapshot is the recurring revenue of one account on one day: a line of the
// list that a billing system prints at the end of each month.
type Snapshot struct {
	// Account is the customer.
	Account string `json:"account"`
	// Date is the day at whose end the account stood at Amount.
	Date successkit.Date `json:"date"`
	// Amount is the recurring revenue, 0 or more, per month or per year; a ledger
	// holds one of the two throughout. It has at most 38 digits, 20 of them after
	// the point.
	Amount decimal.Decimal `json:"amount"`
	// Currency is the currency of Amount, as in [metrics.Movement].
	Currency string `json:"currency,omitzero"`
	// Attributes are properties of the account from Date on, as in [metrics.Movement].
	// It may be nil.
	Attributes map[string]string `json:"attributes,omitempty"`
}

// Validate reports everything that is wrong with s by itself.
func (s Snapshot) Validate() error {
	var f successkit.Faults
	f.Add("account", s.Account, word.CheckID(s.Account))
	if s.Date.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	f.Add("amount", field.Text(s.Amount), field.Level(s.Amount))
	f.Add("currency", s.Currency, currency.Check(s.Currency))
	field.Attributes(&f, s.Attributes)
	return f.Err()
}

// FromSnapshots returns the movements between snapshots, in order of date
// and account. The rows may come in any order; those of one date are one
// snapshot of the book. A movement is dated on the day of the snapshot in which
// it first shows, since nothing says on which day before it happened: windows
// that start and end on snapshot days are exact, others are not. What an
// account lost and won back between two snapshots is not seen.
//
// An account that is absent from a snapshot counts by absent. A snapshot in
// which nobody has revenue any more needs a row with 0 to be seen at all.
//
// The id of a movement is made of its account and date, so that the ledger
// passes over it when the same snapshots, or these and later ones, are appended
// again. A row put between older ones changes the difference under an id and is
// refused there. To append one more snapshot, hand it over together with those
// before it; alone, it would read as all new.
//
// It fails with everything that is wrong, in paths such as
// "snapshots[3].amount": what [Snapshot.Validate] says of each row,
// [successkit.ErrDuplicate] for the second row of an account and date,
// [successkit.ErrConflict] for an account in two currencies, and where absent
// says so [successkit.ErrRequired] for a missing row, at the row before it.
func FromSnapshots(rows []Snapshot, absent Absence) ([]metrics.Movement, error) {
	if !absences.Valid(absent) {
		return nil, &successkit.FieldError{Path: "absent", Value: absent.String(), Err: successkit.ErrUnknown}
	}
	f := newRowFaults("snapshots")
	l := levels{source: "snapshot", absent: absent, dateField: "date"}
	dates := map[successkit.Date]bool{}
	for i, s := range rows {
		dates[s.Date] = true
		if err := s.Validate(); err != nil {
			f.merge(i, s.Account, err)
			continue
		}
		l.rows = append(l.rows, level{
			at: i, account: s.Account, date: s.Date, amount: s.Amount,
			currency: s.Currency, attributes: s.Attributes,
		})
	}
	days := slices.SortedFunc(maps.Keys(dates), successkit.Date.Compare)
	l.next = func(d successkit.Date) successkit.Date {
		if i, found := slices.BinarySearchFunc(days, d, successkit.Date.Compare); found && i+1 < len(days) {
			return days[i+1]
		}
		return successkit.Date{}
	}
	l.rows = slices.DeleteFunc(l.rows, func(r level) bool { return f.bad[r.account] })
	list := l.movements(f)
	if err := f.err(); err != nil {
		return nil, err
	}
	return list, nil
}
