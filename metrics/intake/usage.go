package intake

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/metrics"
)

// A Usage is what one account used in one period, in money: minutes, calls or
// users times their price.
type Usage struct {
	// Account is the customer.
	Account string `json:"account"`
	// Period is when it was used: a whole calendar month, or another stretch, of
	// which all in an input are alike.
	Period successkit.Period `json:"period"`
	// Amount is the revenue of the period, 0 or more. It has at most 38 digits,
	// 20 of them after the point.
	Amount decimal.Decimal `json:"amount"`
	// Currency is the currency of Amount, as in [metrics.Movement].
	Currency string `json:"currency,omitzero"`
}

// Validate reports everything that is wrong with u by itself.
func (u Usage) Validate() error {
	var f successkit.Faults
	f.Add("account", u.Account, word.CheckID(u.Account))
	if u.Period.IsZero() {
		f.Add("period", "", successkit.ErrRequired)
	}
	f.Add("amount", field.Text(u.Amount), field.Level(u.Amount))
	f.Add("currency", u.Currency, currency.Check(u.Currency))
	return f.Err()
}

// FromUsage returns the movements between periods of usage, in order of
// date and account. Usage is a flow and no level: there is no day on which a
// customer has it. What a period brought is its revenue, so the account stands
// at that from the first day of the period to the first day of the next, and a
// ledger of such movements compares periods of one length. Its amounts are per
// period, and windows that start where a period starts are the ones to ask for.
//
// The periods are whole calendar months, or the same number of them each, or
// stretches of the same number of days; those of all accounts lie on one grid,
// which the earliest period starts. A period without a row counts by absent:
// [AbsentIsZero] or [AbsentIsRefused], since usage that is not there is not
// unchanged. The grid ends with the latest period of any account.
//
// Ids are made as in [FromSnapshots], and to the same end.
//
// It fails with everything that is wrong, in paths such as "usage[3].amount":
// what [Usage.Validate] says of each row, [successkit.ErrConflict] for a period
// off the grid or an account in two currencies, [successkit.ErrDuplicate] for
// the second row of an account and period, and where absent says so
// [successkit.ErrRequired] for a missing row, at the row before it.
func FromUsage(rows []Usage, absent Absence) ([]metrics.Movement, error) {
	switch absent {
	case AbsentIsZero, AbsentIsRefused:
	case AbsentIsUnchanged:
		return nil, &successkit.FieldError{Path: "absent", Value: absent.String(), Err: fmt.Errorf("%w: usage that is not there is not unchanged", successkit.ErrConflict)}
	default:
		return nil, &successkit.FieldError{Path: "absent", Value: absent.String(), Err: successkit.ErrUnknown}
	}
	f := newRowFaults("usage")
	g := gridOf(rows)
	l := levels{source: "usage", absent: absent, dateField: "period", next: g.next}
	for i, u := range rows {
		if err := u.Validate(); err != nil {
			f.merge(i, u.Account, err)
			continue
		}
		if !g.has(u.Period) {
			f.refuse(i, u.Account, "period", u.Period.String(),
				fmt.Errorf("%w: want periods of %s, one after the other from %s", successkit.ErrConflict, g, g.first.Start()))
			continue
		}
		l.rows = append(l.rows, level{at: i, account: u.Account, date: u.Period.Start(), amount: u.Amount, currency: u.Currency})
	}
	l.rows = slices.DeleteFunc(l.rows, func(r level) bool { return f.bad[r.account] })
	list := l.movements(f)
	if err := f.err(); err != nil {
		return nil, err
	}
	return list, nil
}

// A grid is a row of periods of one length that meet.
type grid struct {
	first  successkit.Period
	months int             // length in calendar months, or 0: in days
	last   successkit.Date // start of the latest period on the grid
}

// gridOf returns the grid that the earliest period of the rows starts. It
// counts in months where that is whole months, unless only days fit all rows.
func gridOf(rows []Usage) grid {
	var g grid
	for _, u := range rows {
		if p := u.Period; !p.IsZero() && (g.first.IsZero() || p.Compare(g.first) < 0) {
			g.first = p
		}
	}
	g.months = wholeMonths(g.first)
	allMonths, sameDays := true, true
	for _, u := range rows {
		if !u.Period.IsZero() {
			allMonths = allMonths && wholeMonths(u.Period) > 0
			sameDays = sameDays && u.Period.Len() == g.first.Len()
		}
	}
	if sameDays && !allMonths {
		g.months = 0
	}
	for _, u := range rows {
		if g.has(u.Period) && u.Period.Start().After(g.last) {
			g.last = u.Period.Start()
		}
	}
	return g
}

// String returns the length of the periods.
func (g grid) String() string {
	if g.months > 0 {
		return fmt.Sprintf("%d calendar months each", g.months)
	}
	return fmt.Sprintf("%d days each", g.first.Len())
}

// has reports whether p is a period of the grid.
func (g grid) has(p successkit.Period) bool {
	switch {
	case p.IsZero() || g.first.IsZero():
		return false
	case g.months > 0:
		return wholeMonths(p) == g.months && (monthNumber(p.Start())-monthNumber(g.first.Start()))%g.months == 0
	}
	return p.Len() == g.first.Len() && p.Start().Sub(g.first.Start())%g.first.Len() == 0
}

// next returns the start of the period after the one that starts on d, or the
// zero Date where that is beyond the last.
func (g grid) next(d successkit.Date) successkit.Date {
	next := d.AddDays(g.first.Len())
	if g.months > 0 {
		next = d.AddMonths(g.months)
	}
	if next.After(g.last) {
		return successkit.Date{}
	}
	return next
}

// wholeMonths returns how many calendar months p is, or 0 where it starts or
// ends inside one.
func wholeMonths(p successkit.Period) int {
	if p.Start().Day() != 1 || p.End().Day() != 1 {
		return 0
	}
	return monthNumber(p.End()) - monthNumber(p.Start())
}

// monthNumber counts months from January of the year 0.
func monthNumber(d successkit.Date) int {
	y, m, _ := d.Civil()
	return 12*y + int(m) - 1
}
