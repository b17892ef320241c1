package report

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit/audit"
)

// A Loss is the customers that left by one side's failure: Success Potential at
// signing and the joint accountabilities tell, as [audit.Auditor.Attribute] does.
// Their money is what they paid at the opening.
type Loss struct {
	Blame audit.Blame `json:"blame"`
	Stock
}

// Worth is what customers gained by what they bought, and what they paid for it,
// each from the first day up to the one of the two ends. Both are of those customers
// of whom it is known as a whole, [value.Realised.Complete]; of all others it is
// not known, which is not 0. What is claimed and backed too little is not in it.
type Worth struct {
	// Gained and Paid show the same customers. Their money is not recurring
	// revenue but what was gained, which may be below 0, and paid.
	Gained Showing `json:"gained"`
	Paid   Showing `json:"paid"`
	// Returns are by currency.
	Returns []Return `json:"returns,omitempty"`
}

// A Return is what was gained less what was paid, over what was paid, of all
// customers together: 0 where they have their money back, 1 where they have twice
// of it.
type Return struct {
	Currency string          `json:"currency,omitzero"`
	Opening  successkit.Rate `json:"opening"`
	Closing  successkit.Rate `json:"closing"`
}

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
