package report

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit/audit"
)

// losses returns the customers that left by whose failure it was, good fit first.
func (b builder) losses() []Loss {
	var list []Loss
	left := split(b.all(ByBlame), nil)
	for _, of := range []audit.Blame{audit.Ours, audit.Theirs, audit.BothFailed, audit.Unexplained, audit.ByAcquisition, audit.UnknownBlame} {
		if gone := left.Opening(of.String()); gone.Accounts > 0 {
			list = append(list, Loss{of, gone})
		}
	}
	return list
}

// worth returns what customers gained against what they paid.
func (b builder) worth() Worth {
	w := Worth{Gained: showing(b.all(ByGain)), Paid: showing(b.all(ByCost))}
	for _, currency := range currenciesIn(w.Paid.Opening, w.Paid.Closing) {
		w.Returns = append(w.Returns, Return{
			Currency: currency,
			Opening:  returned(w.Gained.Opening.In(currency), w.Paid.Opening.In(currency)),
			Closing:  returned(w.Gained.Closing.In(currency), w.Paid.Closing.In(currency)),
		})
	}
	return w
}

// returned returns what is gained less what is paid over what is paid, and an
// undefined rate where nothing is.
func returned(gained, paid decimal.Decimal) successkit.Rate {
	if !paid.IsPositive() {
		return successkit.Rate{}
	}
	return rate(gained.Sub(paid), paid)
}

// in returns the return in a currency at the closing.
func (w Worth) in(currency string) successkit.Rate {
	for _, r := range w.Returns {
		if r.Currency == currency {
			return r.Closing
		}
	}
	return successkit.Rate{}
}
