package portfolio

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// A Transition counts accounts by the band before and the band after, with their
// money: between two days by one model, or between two models on one day. It is
// an accumulator: the zero Transition is empty, and takes the views of the first
// that it is merged with.
//
// A Transition is not safe for use by several goroutines while one of them
// changes it.
type Transition struct {
	before, after View
	currency      string
	cells         []cell // row by row of before
}

// NewTransition returns an empty transition between two views, of accounts whose
// money is in the given currency. It fails as [TransitionSums.Validate] does.
func NewTransition(before, after View, currency string) (*Transition, error) {
	return TransitionOf(TransitionSums{Before: before, After: after, Currency: currency})
}

// Add counts an account by its two marks. It fails with [successkit.ErrUnknown]
// where a mark is of a band that its model does not have, and with
// [successkit.ErrOutOfRange] on money that is negative or has too many digits,
// and where there are 2^36 accounts; it then changes nothing.
func (t *Transition) Add(before, after health.Mark, money decimal.Decimal) error {
	if t.before.isZero() {
		return &successkit.FieldError{Path: "transition", Err: successkit.ErrRequired}
	}
	var f successkit.Faults
	from, err := t.before.place(before.Band)
	f.Add("before.band", before.Band, err)
	to, err := t.after.place(after.Band)
	f.Add("after.band", after.Band, err)
	f.Add("money", "", checkMoney(money))
	if t.Total().Accounts >= maxAccounts {
		f.Add("accounts", "", fmt.Errorf("%w: more than 2^36", successkit.ErrOutOfRange))
	}
	if err := f.Err(); err != nil {
		return err
	}
	t.cells[from*(len(t.after.Bands)+1)+to].add(Cell{Accounts: 1, Money: money})
	return nil
}

// Between returns the accounts that were in the one band and are in the other;
// the empty id stands for no score.
func (t *Transition) Between(before, after string) Cell {
	from, err := t.before.place(before)
	to, err2 := t.after.place(after)
	if err != nil || err2 != nil || len(t.cells) == 0 {
		return Cell{}
	}
	return t.cells[from*(len(t.after.Bands)+1)+to].cell()
}

// Total returns all accounts and their money.
func (t *Transition) Total() Cell {
	return t.sum(func(string, string) bool { return true })
}

// Changed returns the accounts whose band is another one, by id, with those that
// got a score or lost it.
func (t *Transition) Changed() Cell {
	return t.sum(func(before, after string) bool { return before != after })
}

func (t *Transition) sum(counts func(before, after string) bool) Cell {
	var all cell
	for i := range t.cells {
		from, to := i/(len(t.after.Bands)+1), i%(len(t.after.Bands)+1)
		if counts(t.before.band(from), t.after.band(to)) {
			all.merge(&t.cells[i])
		}
	}
	return all.cell()
}

// Share returns the part of all accounts that changed band, and MoneyShare that
// of all money.
func (t *Transition) Share() successkit.Rate {
	return successkit.CountRate(t.Changed().Accounts, t.Total().Accounts)
}

// MoneyShare returns the part of all money whose account changed band.
func (t *Transition) MoneyShare() successkit.Rate {
	return moneyRate(t.Changed().Money, t.Total().Money)
}

// Views returns the two views, and the currency of the money.
func (t *Transition) Views() (before, after View, currency string) {
	return t.before, t.after, t.currency
}

// Warnings says so where one model replaces another, or one version, and so many
// accounts change band that people need a plan. Between two days of one model
// there is nothing to plan.
func (t *Transition) Warnings() []successkit.Reason {
	changed, all := t.Changed().Accounts, t.Total().Accounts
	same := t.before.Model == t.after.Model && t.before.Version == t.after.Version
	if same || changed*100 <= all*changePercent {
		return nil
	}
	return []successkit.Reason{successkit.NewReason(CodePlanChange).With("share", t.Share().Percent(1)).
		WithInt("accounts", int(changed)).WithInt("limit", changePercent)}
}
