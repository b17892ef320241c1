package metrics

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// Monthly is what each of many months did to a book: its waterfall net of the
// month, what was kept over the month and over twelve, and the cohorts by month
// of start. It comes of one pass over the movements, where asking month by month
// takes one for each; the figures are the same to the last digit.
//
// It is an accumulator: those of shards of a book, each with accounts of its
// own, merge to that of the whole. The zero Monthly is empty and ready to use;
// it takes the months of the first it is merged with. A Monthly is not safe for
// use by several goroutines while one of them changes it.
type Monthly struct {
	scope scope // its period are the months
	// What was counted in whole units, by currency, and what was not. Both are
	// part of the sums; see sums.
	counted []counted
	exact   *MonthlySums
}

// counted are months in units of one currency.
type counted struct {
	months   *packed.Months
	places   int32
	currency string
	convert  *Rates // nil: as they are
}

// Monthly is [View.Monthly] of the view that sees every movement.
func (l *Ledger) Monthly(months successkit.Period, list ...Option) (*Monthly, error) {
	return l.AsOf(successkit.Date{}).Monthly(months, list...)
}

// Monthly returns what each of the given months did to the book. Months that
// were not over on the day of the view are left out, since they would be read
// half-way. The comparison over twelve months reaches back before the first.
//
// Of the view's convention the rule of reactivations counts; the others choose
// between readings, and these are the point-to-point ones.
//
// It fails where months are no whole calendar months, or so many that their
// cohorts have more than 1,048,576 cells, and as [View.Waterfall] does.
func (v View) Monthly(months successkit.Period, list ...Option) (*Monthly, error) {
	if v.ledger == nil {
		return nil, &successkit.FieldError{Path: "ledger", Err: successkit.ErrRequired}
	}
	o, err := newOptions(list)
	if err != nil {
		return nil, err
	}
	var f successkit.Faults
	u := newUnits(&f, months, ByMonth, v.asOf)
	if err := f.Err(); err != nil {
		return nil, err
	}
	if err := v.checkCurrencies(); err != nil {
		return nil, err
	}
	m := &Monthly{scope: v.scope(u.months())}
	if u.n == 0 {
		return m, nil
	}
	for _, currency := range v.cohortCurrencies() {
		if v.ledger.store.amount.isWide {
			err = addMonths[wide](m, v, u, currency, o.workers)
		} else {
			err = addMonths[small](m, v, u, currency, o.workers)
		}
		if err != nil {
			return nil, err
		}
	}
	return m, nil
}
