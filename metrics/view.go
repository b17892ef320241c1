package metrics

import "github.com/successkit/successkit"

// A View asks a [Ledger] as of a day: it sees the movements that had taken
// effect and had been recorded by then, and counts those it leaves out. What
// is recorded later does not change what a view says. It computes by one
// [Convention].
//
// Views are small values; each method that narrows one returns another.
type View struct {
	ledger     *Ledger
	asOf       successkit.Date
	convention Convention
}

// AsOf returns the view of the ledger on day d. The view of the zero Date sees
// every movement, whenever recorded and however far ahead.
func (l *Ledger) AsOf(d successkit.Date) View { return View{ledger: l, asOf: d} }

// By returns the view that computes by convention c. It fails with
// [successkit.ErrUnknown] where c has a method that is none of the named ones.
func (v View) By(c Convention) (View, error) {
	if err := c.Validate(); err != nil {
		return View{}, err
	}
	v.convention = c
	return v, nil
}

// Waterfall is [View.Waterfall] of the view that sees every movement.
func (l *Ledger) Waterfall(p successkit.Period) (Waterfall, error) {
	return l.AsOf(successkit.Date{}).Waterfall(p)
}

// Retention is [View.Retention] of the view that sees every movement.
func (l *Ledger) Retention(p successkit.Period) (Retention, error) {
	return l.AsOf(successkit.Date{}).Retention(p)
}
