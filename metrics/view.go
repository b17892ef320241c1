package metrics

import (
	"fmt"

	"github.com/successkit/successkit"
)

// A View asks a [Ledger] as of a day: it sees the movements that had taken
// effect and had been recorded by then, and counts those it leaves out. What
// is recorded later does not change what a view says. It computes by one
// [Convention] and in one currency.
//
// Views are small values; each method that narrows one returns another.
type View struct {
	ledger     *Ledger
	asOf       successkit.Date
	convention Convention
	rates      *Rates // nil: no amount is converted
	only       *string
}

// AsOf returns the view of the ledger on day d. The view of the zero Date sees
// every movement, whenever recorded and however far ahead.
func (l *Ledger) AsOf(d successkit.Date) View { return View{ledger: l, asOf: d} }

// By returns the view that computes by convention c. It fails with
// [successkit.ErrUnknown] where c has a method that is none of the named ones,
// and with [successkit.ErrOutOfRange] or [successkit.ErrConflict] for gaps
// that make no sense.
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

// Tally sums what the view's accounts did in period p. It fails as
// [View.Waterfall] does.
func (v View) Tally(p successkit.Period) (*Tally, error) {
	parts, err := v.collect(p, "")
	if err != nil {
		return nil, err
	}
	return v.convert(p, parts[""])
}

// collect tallies the view's accounts by their value of an attribute (the
// empty key puts all together), and within it by currency number.
func (v View) collect(p successkit.Period, key string) (map[string][]*Tally, error) {
	if err := v.check("period", p); err != nil {
		return nil, err
	}
	l := v.ledger
	parts := map[string][]*Tally{"": make([]*Tally, len(l.store.currencies.texts))}
	pick := func(segment string, account uint32) *Tally {
		if parts[segment] == nil {
			parts[segment] = make([]*Tally, len(l.store.currencies.texts))
		}
		t := &parts[segment][l.store.currencyNumber(account)]
		if *t == nil {
			*t = &Tally{scope: v.scope(p)}
			(*t).scope.currency, (*t).scope.rates = l.store.currencyOf(account), ""
		}
		return *t
	}
	q := query{period: p, asOf: v.asOf, rule: v.convention.Reactivations, key: key}
	if l.store.amount.isWide {
		spans(l, q, l.store.accounts.all(), func(s *span[wide]) { visit(v, key, s, pick) })
	} else {
		spans(l, q, l.store.accounts.all(), func(s *span[small]) { visit(v, key, s, pick) })
	}
	return parts, nil
}

// visit adds a span to the tally of its segment, and what changed over to
// another by the end to both.
func visit[T number[T]](v View, key string, s *span[T], pick func(segment string, account uint32) *Tally) {
	store := &v.ledger.store
	if v.only != nil && store.currencyOf(s.account) != *v.only {
		return
	}
	if key != "" && s.opening.sign() == 0 && !s.moved {
		return // what is not known of an account makes no segment
	}
	places := store.amount.places
	t := pick(s.segment, s.account)
	addSpan(t, s, places, store.causes.texts)
	if s.segment == s.closingSegment || s.closing.sign() == 0 {
		return
	}
	to := pick(s.closingSegment, s.account)
	var zero T
	zero.sub(s.closing).addTo(&t.closing, places)
	s.closing.addTo(&t.reclassifiedOut, places)
	s.closing.addTo(&to.closing, places)
	s.closing.addTo(&to.reclassifiedIn, places)
	t.logos.Closing--
	to.logos.Closing++
}

// check reports a view of no ledger, periods that are missing, and amounts of
// several currencies that would be added.
func (v View) check(name string, p successkit.Period) error {
	if v.ledger == nil {
		return &successkit.FieldError{Path: "ledger", Err: successkit.ErrRequired}
	}
	if p.IsZero() {
		return &successkit.FieldError{Path: name, Err: successkit.ErrRequired}
	}
	return v.checkCurrencies()
}

// scope returns what the view's tallies of a period are of.
func (v View) scope(p successkit.Period) scope {
	s := scope{period: p, asOf: v.asOf, currency: v.currency(), unit: v.ledger.unit, rule: v.convention.Reactivations}
	if v.rates != nil {
		s.rates = v.rates.String()
	}
	return s
}

func errOther(have string) error {
	return fmt.Errorf("%w: the other is of %q", successkit.ErrConflict, have)
}
