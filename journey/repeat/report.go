package repeat

import (
	"math"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/proportion"
	"github.com/successkit/successkit/internal/survival"
)

// A Report says whether customers come back, and what decides it.
type Report struct {
	Scope Scope `json:"scope"`
	// Repeat is how many of the customers followed came back within the horizon, and
	// Interval its 95 % interval by Wilson. Both are undefined where none was followed
	// for so long.
	Repeat   successkit.Rate     `json:"repeat"`
	Interval successkit.Interval `json:"interval,omitzero"`
	// Customers, Purchases and Value are of all customers, whenever they came, and
	// PerCustomer is value over customers.
	Customers   int64           `json:"customers"`
	Purchases   int64           `json:"purchases"`
	Value       decimal.Decimal `json:"value"`
	PerCustomer successkit.Rate `json:"per_customer"`
	// WithinHorizon is what a followed customer bought within the horizon: value over
	// customers. It compares vendors and years where PerCustomer does not.
	WithinHorizon successkit.Rate `json:"within_horizon"`
	// MedianDays are the days by which half have come back, nil where fewer have. Those
	// who have not yet are censored (Kaplan–Meier).
	MedianDays *float64 `json:"median_days"`
	// Moments are in alphabetical order.
	Moments []MomentReport `json:"moments,omitempty"`
}

// A MomentReport says how often customers come back by how a moment went.
type MomentReport struct {
	Milestone string `json:"milestone"`
	// Well and Badly are how many came back of those for whom it went so.
	Well  successkit.Rate `json:"well"`
	Badly successkit.Rate `json:"badly"`
	// Difference is the 95 % interval of the first less the second, by Newcombe. It is
	// none where one of them is empty.
	Difference successkit.Interval `json:"difference,omitzero"`
	// Tells says that the interval leaves out 0. A moment that was guessed and tells
	// is known to go with coming back; one that does not, on many customers, may be
	// dropped.
	Tells bool `json:"tells"`
}

const level = 0.95

// Report returns the figures of the tally.
func (t *Tally) Report() Report {
	c := &t.counts
	r := Report{
		Scope: t.scope, Customers: c.customers, Purchases: c.purchases, Value: t.value.Decimal(),
		Repeat: successkit.CountRate(c.returnedWithin, c.followed),
	}
	r.PerCustomer, _ = successkit.NewRate(r.Value, decimal.New(c.customers, 0))
	r.WithinHorizon, _ = successkit.NewRate(t.within.Decimal(), decimal.New(c.followed, 0))
	r.Interval, _ = proportion.Wilson(int(c.returnedWithin), int(c.followed), level)
	if median := t.second.Curve(level, survival.Log).Quantile(0.5); median.Known() {
		r.MedianDays = &median.Time
	}
	for _, milestone := range t.milestones() {
		m := t.moments[milestone]
		report := MomentReport{
			Milestone: milestone,
			Well:      successkit.CountRate(m.wellReturned, m.well), Badly: successkit.CountRate(m.badlyReturned, m.badly),
		}
		if i, ok := proportion.Difference(int(m.wellReturned), int(m.well), int(m.badlyReturned), int(m.badly), level); ok {
			report.Difference = i
			report.Tells = math.Signbit(i.Lower()) == math.Signbit(i.Upper()) && i.Lower() != 0 && i.Upper() != 0
		}
		r.Moments = append(r.Moments, report)
	}
	return r
}
