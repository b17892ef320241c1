package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

// A document is all that is said of a ledger, and what -json prints.
type document struct {
	Ledger    string            `json:"ledger"`
	Accounts  int               `json:"accounts"`
	Movements int               `json:"movements"`
	AsOf      successkit.Date   `json:"as_of"`
	Period    successkit.Period `json:"period"`

	Waterfall metrics.Waterfall   `json:"waterfall"`
	Months    []metrics.Waterfall `json:"months"`

	Retention metrics.Retention `json:"retention"`
	// ByMonth is the retention of each month of the period, Trailing that of the
	// twelve months that end with it.
	ByMonth  []metrics.Retention `json:"by_month"`
	Trailing []metrics.Retention `json:"trailing"`
	// TwelveMonths is there where the period is of twelve calendar months.
	TwelveMonths *metrics.TwelveMonths `json:"twelve_months,omitzero"`

	Compare  []metrics.Retention `json:"compare,omitempty"`
	Segments []metrics.Segment   `json:"segments,omitempty"`
	Renewals []renewals          `json:"renewals,omitempty"`
	Cohorts  *metrics.Cohorts    `json:"cohorts,omitzero"`
}

// renewals are those of one currency.
type renewals struct {
	All      renewal.Report   `json:"all"`
	Delivery []renewal.Report `json:"delivery"`
	// Bridge is there where ledger and contract lines are of one currency.
	Bridge *renewal.Bridge `json:"bridge,omitzero"`
}

// compute answers what the options ask of the books.
func (o options) compute(b books) (document, error) {
	if b.ledger.Len() == 0 {
		return document{}, fmt.Errorf("%s: no movement in it", o.ledger)
	}
	d := document{
		Ledger: o.ledger.String(), Accounts: len(b.ledger.Accounts()), Movements: b.ledger.Len(),
		AsOf: o.asOf, Period: o.period,
	}
	over := o.asOf // the day on which the period is over
	if d.AsOf.IsZero() {
		d.AsOf, over = b.known, b.known
		if end := successkit.Month(b.last.Year(), b.last.Month()).Last(); end.Before(over) {
			over = end // the ledger goes no further
		}
	}
	if d.Period.IsZero() {
		if d.Period = yearBefore(over); d.Period.IsZero() {
			return document{}, fmt.Errorf("-as-of %s: want a day with twelve months before it", d.AsOf)
		}
	}
	view, err := o.view(b.ledger, d.AsOf)
	if err == nil {
		err = d.measure(o, view)
	}
	if err != nil {
		return document{}, fmt.Errorf("%s: %w", o.ledger, err)
	}
	if b.renewals != nil {
		if d.Renewals, err = renew(b, d.AsOf, d.Period); err != nil {
			return document{}, fmt.Errorf("%s: %w", o.contracts, err)
		}
	}
	return d, nil
}

// yearBefore returns the twelve months that end with the last one that was over
// on a day.
func yearBefore(d successkit.Date) successkit.Period {
	last := d.AddDays(1).AddMonths(-1)
	return successkit.Trailing12(last.Year(), last.Month())
}

// view returns the view of the ledger on a day, by the convention and in the
// currency that the options ask for.
func (o options) view(ledger *metrics.Ledger, asOf successkit.Date) (metrics.View, error) {
	view, err := ledger.AsOf(asOf).By(o.convention)
	if err != nil {
		return view, err
	}
	currencies := ledger.Currencies()
	if o.rates.Per == nil {
		if len(currencies) > 1 {
			return view, fmt.Errorf("amounts in %s are never added as they are; -rates says what one is worth in another",
				strings.Join(currencies, " and "))
		}
		return view, nil
	}
	bases := slices.DeleteFunc(currencies, func(c string) bool { _, given := o.rates.Per[c]; return given })
	if len(bases) != 1 {
		return view, fmt.Errorf("-rates: want a rate of every currency of the ledger but one, to which the others are converted; without a rate are %q", bases)
	}
	return view.At(metrics.Rates{Base: bases[0], Per: o.rates.Per})
}

// measure fills in what the view says.
func (d *document) measure(o options, view metrics.View) (err error) {
	if d.Waterfall, err = view.Waterfall(d.Period); err != nil {
		return err
	}
	for month := range d.Period.Months() {
		w, err := view.Waterfall(month)
		if err != nil {
			return err
		}
		d.Months = append(d.Months, w)
	}
	if d.Retention, err = view.Retention(d.Period); err != nil {
		return err
	}
	if d.ByMonth, err = view.ByMonth(d.Period); err != nil {
		return err
	}
	if d.Trailing, err = view.Trailing12ByMonth(d.Period); err != nil {
		return err
	}
	if last := d.Period.Last(); d.Period == successkit.Trailing12(last.Year(), last.Month()) {
		year, err := view.TwelveMonths(last.Year(), last.Month())
		if err != nil {
			return err
		}
		d.TwelveMonths = &year
	}
	if o.compare {
		if d.Compare, err = view.Compare(d.Period, conventions(o.convention.Reactivations)...); err != nil {
			return err
		}
	}
	for _, key := range o.by {
		parts, err := view.Segments(d.Period, key)
		if err != nil {
			return err
		}
		d.Segments = append(d.Segments, parts...)
	}
	return d.follow(view)
}

// follow fills in the cohorts of the last twelve quarters up to the period's
// end. A period that ends within a month has those up to the month before.
func (d *document) follow(view metrics.View) error {
	end := d.Period.End().AddDays(1 - d.Period.End().Day())
	start := end.AddMonths(-36)
	if start.IsZero() {
		return nil // the calendar begins later: there is nothing to follow
	}
	months, err := successkit.NewPeriod(start, end)
	if err != nil {
		return err
	}
	c, err := view.Cohorts(months, metrics.CohortBy{Grain: metrics.ByQuarter})
	if err != nil {
		return err
	}
	d.Cohorts = &c
	return nil
}

// renew returns what came up for renewal, in each currency.
func renew(b books, asOf successkit.Date, p successkit.Period) ([]renewals, error) {
	var all []renewals
	currencies := b.renewals.Currencies()
	for _, currency := range currencies {
		view := b.renewals.AsOf(asOf).In(currency)
		var r renewals
		var err error
		if r.All, err = view.Report(p); err != nil {
			return nil, err
		}
		if r.Delivery, err = view.ByDelivery(p); err != nil {
			return nil, err
		}
		if len(currencies) == 1 && len(b.ledger.Currencies()) == 1 {
			bridge, err := view.Bridge(b.ledger, p)
			if err != nil {
				return nil, err
			}
			r.Bridge = &bridge
		}
		all = append(all, r)
	}
	return all, nil
}
