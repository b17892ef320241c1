package success

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/renewal"
	"github.com/successkit/successkit/outcome"
)

// Renewals returns the contracts known on a day that come up for renewal on some
// day, as lines for [renewal.New]: what is due at the end of each term and, as
// far as is known, what became of it. It is renewed where others take its place
// at the end of the term or later, lost where the customer leaves before one
// does, and open otherwise; of a departure that is still to come there is a
// notice. A contract that runs until it is ended, and one whose place another
// took within its term, do not come up. It fails where a contract or departure
// is wrong.
func (a Account) Renewals(asOf successkit.Date) ([]renewal.Line, error) {
	contracts, departures, err := a.terms(asOf)
	if err != nil {
		return nil, err
	}
	var lines []renewal.Line
	terms := spans(contracts, departures)
	currency := termsOf(terms, asOf).Currency
	for _, s := range terms {
		if s.End.IsZero() {
			continue
		}
		line := renewal.Line{
			ID: a.ID + "/" + s.ID, Customer: a.ID, Delivery: deliveryOf(a.Delivery), Currency: currency,
			Due: s.End, AmountDue: s.Value, Status: renewal.Open,
		}
		next := renewing(contracts, s)
		switch {
		case len(next) > 0 && s.until.Before(s.End):
			continue
		case len(next) > 0:
			line.Status = renewal.Renewed
			for _, c := range next {
				line.AmountRenewed = line.AmountRenewed.Add(c.Value)
				if c.Date.After(line.Closed) {
					line.Closed = c.Date
				}
			}
		case s.decided && s.until.After(asOf):
			line.Notice = noticeOf(departures, s)
		case s.decided:
			line.Status, line.Closed = renewal.Lost, s.until
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// renewing returns the contracts that take the place of one on the day on which
// it ends.
func renewing(contracts []Contract, s span) []Contract {
	var next []Contract
	for _, c := range contracts {
		if c.Renews == s.ID && c.Start == s.until {
			next = append(next, c)
		}
	}
	return next
}

// noticeOf returns the first day on which it was known that a contract is left.
func noticeOf(departures []Departure, s span) successkit.Date {
	var notice successkit.Date
	for _, d := range departures {
		if d.Date == s.until && (d.Contract == "" || d.Contract == s.ID) && (notice.IsZero() || d.known().Before(notice)) {
			notice = d.known()
		}
	}
	return notice
}

func deliveryOf(m outcome.DeliveryModel) renewal.Delivery {
	switch m {
	case outcome.SaaS:
		return renewal.SaaS
	case outcome.OnPremise:
		return renewal.OnPremise
	case outcome.Hybrid:
		return renewal.Hybrid
	case outcome.UnknownDelivery:
	}
	return renewal.UnknownDelivery
}
