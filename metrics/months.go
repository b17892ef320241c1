package metrics

import (
	"fmt"
	"iter"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Reading says on which day of a month its revenue is read.
type Reading uint8

// The readings.
const (
	// OnLastDay reads the revenue of a month at the end of its last day, as a
	// waterfall closes. What begins in a month counts in it.
	OnLastDay Reading = iota
	// OnFirstDay reads it at the end of its first day. What ends in a month still
	// counts in it.
	OnFirstDay
)

var readings = enum.New[Reading]("reading", "last-day", "first-day")

// String returns the word of r.
func (r Reading) String() string { return readings.String(r) }

// MarshalText returns the word of r. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (r Reading) MarshalText() ([]byte, error) { return readings.Append(nil, r) }

// UnmarshalText reads what [Reading.MarshalText] writes.
func (r *Reading) UnmarshalText(text []byte) error { return readings.ParseInto(r, text) }

// day returns the day of month m on which it is read.
func (r Reading) day(m successkit.Period) successkit.Date {
	if r == OnFirstDay {
		return m.Start()
	}
	return m.Last()
}

// An AccountMonth is the recurring revenue of one account in one month, beside
// that of the month before. For every account and month
//
//	revenue before + change + transferred = revenue
type AccountMonth struct {
	Account  string            `json:"account"`
	Month    successkit.Period `json:"month"`
	Currency string            `json:"currency,omitzero"`
	// Revenue is that of the month, 0 for a month without any.
	Revenue decimal.Decimal `json:"revenue"`
	// Change is what the revenue gained or, below 0, lost since the month before,
	// transfers left out.
	Change decimal.Decimal `json:"change"`
	// Transferred is what came over from other accounts less what went over to
	// them.
	Transferred decimal.Decimal `json:"transferred,omitzero"`
	// Renewed is how much of the revenue of the month before is still there: the
	// lesser of the two, transfers left out.
	Renewed decimal.Decimal `json:"renewed"`
	// Kind names the change. It is unknown where there is none. New is the first
	// month with revenue on the day of reading.
	Kind Kind `json:"kind"`
}

// AccountMonths walks the accounts in order of id, and the months of p of each
// in order: from the first with revenue to the one after the last, those without
// any in between among them. The last month of an account with revenue at the
// end of p is the last of p. Revenue is read once a month; what comes and goes
// between two readings is not seen. A view as of a day has no months that are
// read after it.
//
// Amounts are in each account's own currency, whatever the view converts to.
//
// The one pair with an error is the last. It is [successkit.ErrRequired] for the
// zero period, [successkit.ErrOutOfRange] for one that is not of whole calendar
// months, and [successkit.ErrUnknown] for a reading that is none.
func (v View) AccountMonths(p successkit.Period, on Reading) iter.Seq2[AccountMonth, error] {
	return func(yield func(AccountMonth, error) bool) {
		if v.ledger == nil {
			yield(AccountMonth{}, &successkit.FieldError{Path: "ledger", Err: successkit.ErrRequired})
			return
		}
		if err := checkMonths(p, on); err != nil {
			yield(AccountMonth{}, err)
			return
		}
		if v.ledger.store.amount.isWide {
			accountMonths[wide](v, p, on, yield)
		} else {
			accountMonths[small](v, p, on, yield)
		}
	}
}

func checkMonths(p successkit.Period, on Reading) error {
	var f successkit.Faults
	if p.IsZero() {
		f.Add("period", "", successkit.ErrRequired)
	} else if p.Start().Day() != 1 || p.End().Day() != 1 {
		f.Add("period", p.String(), fmt.Errorf("%w: want whole calendar months", successkit.ErrOutOfRange))
	}
	if !readings.Valid(on) {
		f.Add("on", on.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

// accountMonths is [View.AccountMonths] over amounts of one form.
func accountMonths[T number[T]](v View, p successkit.Period, on Reading, yield func(AccountMonth, error) bool) {
	s := &v.ledger.store
	reader, places := newReader[T](v.ledger, v.asOf, p.End()), s.amount.places
	var gap []AccountMonth // since the last month with revenue; reused
	for a := range v.ledger.byID() {
		rows, _ := reader.rows(a)
		name, currency := s.accounts.text(a), s.currencyOf(a)
		if len(rows) == 0 || v.only != nil && currency != *v.only {
			continue
		}
		sp := span[T]{account: a, came: New}
		gap = gap[:0]
		for month := monthOf(rows[0].date); !month.IsZero() && month.Start().Before(p.End()); month = monthOf(month.End()) {
			day := on.day(month)
			if len(rows) == 0 && sp.closing.sign() == 0 || !v.asOf.IsZero() && day.After(v.asOf) {
				break
			}
			rows = sp.read(s, rows, day)
			row := AccountMonth{Account: name, Month: month, Currency: currency}
			switch idle := sp.opening.sign() == 0 && sp.closing.sign() == 0; {
			case idle && sp.came == New, month.Start().Before(p.Start()):
			case idle:
				gap = append(gap, row)
			default:
				sp.describe(&row, places)
				for _, r := range append(gap, row) {
					if !yield(r, nil) {
						return
					}
				}
				gap = gap[:0]
			}
			if sp.closing.sign() > 0 {
				sp.came = Reactivation // if it comes again
			}
		}
	}
}

// read moves the span of an account on to the end of the day on which the next
// month is read, and returns the rows after it.
func (s *span[T]) read(from *store, rows []step[T], day successkit.Date) []step[T] {
	var zero T
	s.opening, s.transferred = s.closing, zero
	for len(rows) > 0 && !rows[0].date.After(day) {
		change := rows[0].change
		s.closing = s.closing.add(change)
		if at(from.kind, rows[0].row).isTransfer() {
			s.transferred = s.transferred.add(change)
		}
		rows = rows[1:]
	}
	return rows
}

// describe fills in what the span says of a month.
func (s *span[T]) describe(row *AccountMonth, places int32) {
	stayed := s.closing.sub(s.transferred)
	row.Revenue = s.closing.decimal(places)
	row.Change = stayed.sub(s.opening).decimal(places)
	row.Transferred = s.transferred.decimal(places)
	if stayed.sign() > 0 {
		row.Renewed = lesser(s.opening, stayed).decimal(places)
	}
	row.Kind = s.netKind(stayed.sub(s.opening))
}

// monthOf returns the calendar month of d, or the zero Period where d is no
// date or its month ends beyond the calendar.
func monthOf(d successkit.Date) successkit.Period { return successkit.Month(d.Year(), d.Month()) }
