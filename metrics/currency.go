package metrics

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// Rates convert amounts of several currencies to one. They are the caller's:
// nothing is ever converted at a rate that was not given.
type Rates struct {
	// Base is the currency to convert to.
	Base string `json:"base"`
	// Per holds for every other currency what one unit of it is worth in units
	// of Base: 1.08 for EUR where Base is USD. Rates are above 0, with at most 38
	// digits, 20 of them after the point.
	Per map[string]decimal.Decimal `json:"per"`
}

// Validate reports everything that is wrong with r: a base that is missing or
// malformed, a currency that is, a rate that is not above 0 or beyond its
// bounds, a rate of the base to itself other than 1.
func (r Rates) Validate() error {
	var f successkit.Faults
	if r.Base == "" {
		f.Add("base", "", successkit.ErrRequired)
	}
	f.Add("base", r.Base, checkCurrency(r.Base))
	for _, c := range slices.Sorted(maps.Keys(r.Per)) {
		rate := r.Per[c]
		switch err := exact.Check(rate); {
		case c == "" || checkCurrency(c) != nil:
			f.Add("per", c, successkit.ErrMalformed)
		case err != nil:
			f.Add("per."+c, "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
		case rate.Sign() <= 0:
			f.Add("per."+c, exact.Text(rate), fmt.Errorf("%w: want a rate above 0", successkit.ErrOutOfRange))
		case c == r.Base && !rate.Equal(decimal.New(1, 0)):
			f.Add("per."+c, exact.Text(rate), fmt.Errorf("%w: %s is the base", successkit.ErrConflict, c))
		}
	}
	return f.Err()
}

// String returns the rates in order of currency: "EUR=1.08 JPY=0.0067 in USD".
func (r Rates) String() string {
	var b strings.Builder
	for _, c := range slices.Sorted(maps.Keys(r.Per)) {
		if c != r.Base {
			b.WriteString(c + "=" + exact.Text(r.Per[c]) + " ")
		}
	}
	return b.String() + "in " + r.Base
}

// rate returns what one unit of currency c is worth in the base.
func (r Rates) rate(c string) (decimal.Decimal, bool) {
	if c == r.Base {
		return decimal.New(1, 0), true
	}
	rate, ok := r.Per[c]
	return rate, ok
}

// At returns the view that converts every amount at the given rates, whatever
// its day: changes of the rates move nothing, and every rate of retention is
// one of the customers alone. It fails as [Rates.Validate] does, and with
// [successkit.ErrRequired] where a currency of the ledger has no rate.
func (v View) At(r Rates) (View, error) {
	if v.ledger == nil {
		return View{}, &successkit.FieldError{Path: "ledger", Err: successkit.ErrRequired}
	}
	if err := v.checkRates(r); err != nil {
		return View{}, err
	}
	v.rates = &Rates{Base: r.Base, Per: maps.Clone(r.Per)}
	return v, nil
}

// Only returns the view of the accounts in one currency, as they are. It fails
// with [successkit.ErrUnknown] where the ledger has no such currency.
func (v View) Only(currency string) (View, error) {
	if v.ledger == nil || !slices.Contains(v.ledger.store.currencies.texts, currency) {
		return View{}, &successkit.FieldError{Path: "currency", Value: currency, Err: successkit.ErrUnknown}
	}
	v.only = &currency
	return v, nil
}

// inSight returns the currencies of the accounts that the view knows of, in
// order.
func (v View) inSight() []string {
	s := &v.ledger.store
	if len(s.currencies.texts) <= 1 {
		return s.currencies.texts
	}
	if v.asOf.IsZero() {
		return v.ledger.Currencies()
	}
	seen := make([]bool, len(s.currencies.texts))
	var list []string
	see := func(c uint32) {
		if !seen[c] {
			seen[c] = true
			list = append(list, s.currencies.texts[c])
		}
	}
	for a := range s.accounts.old() {
		if !s.accounts.packed.Date(s.packedRows(a)[0]).After(v.asOf) {
			see(s.currencyNumber(a))
		}
	}
	for i, a := range s.account {
		if s.knownOn(s.date[i], uint32(i), v.asOf) {
			see(s.currencyNumber(a))
		}
	}
	slices.Sort(list)
	return list
}

func (v View) checkRates(r Rates) error {
	var f successkit.Faults
	f.Merge("", r.Validate())
	for _, c := range v.inSight() {
		if _, ok := r.rate(c); !ok {
			f.Add("per."+c, "", successkit.ErrRequired)
		}
	}
	return f.Err()
}

// checkCurrencies reports amounts of several currencies that would be added.
func (v View) checkCurrencies() error {
	if v.ledger == nil {
		return &successkit.FieldError{Path: "ledger", Err: successkit.ErrRequired}
	}
	if v.rates != nil || v.only != nil {
		return nil
	}
	seen := v.inSight()
	if len(seen) <= 1 {
		return nil
	}
	return &successkit.FieldError{
		Path: "currency", Value: strings.Join(seen, " "),
		Err: fmt.Errorf("%w: amounts of several currencies cannot be added; View.At converts them, View.Only asks for one", successkit.ErrConflict),
	}
}

// convert makes one tally of those by currency.
func (v View) convert(p successkit.Period, parts []*Tally) (*Tally, error) {
	whole := &Tally{scope: v.scope(p)}
	for _, t := range parts {
		if t == nil {
			continue
		}
		if v.rates != nil {
			rate, _ := v.rates.rate(t.scope.currency)
			t = t.converted(rate)
		}
		t.scope = whole.scope // also of a currency that is not in sight: there is nothing in it
		if err := whole.Merge(t); err != nil {
			return nil, err
		}
	}
	return whole, nil
}

// currency returns the currency of the view's amounts.
func (v View) currency() string {
	switch {
	case v.rates != nil:
		return v.rates.Base
	case v.only != nil:
		return *v.only
	}
	if seen := v.inSight(); len(seen) == 1 {
		return seen[0]
	}
	return ""
}

// converted returns a copy of t with every amount multiplied by rate. Counts
// stay as they are; which of two amounts of one account is the lesser does
// not change either.
func (t *Tally) converted(rate decimal.Decimal) *Tally {
	times := func(s *exact.Sum) {
		product := s.Decimal().Mul(rate)
		*s = exact.Sum{}
		s.Add(product)
	}
	c := &Tally{}
	_ = c.Merge(t) // an empty tally takes any
	for _, s := range c.sums() {
		times(s)
	}
	for k := range c.event {
		times(&c.event[k].sum)
		times(&c.net[k].sum)
	}
	for _, cell := range c.causes {
		times(&cell.sum)
	}
	return c
}

// inBase converts an amount as the view does.
func (v View) inBase(amount decimal.Decimal, currency string) decimal.Decimal {
	if v.rates == nil {
		return amount
	}
	rate, _ := v.rates.rate(currency)
	return amount.Mul(rate)
}
