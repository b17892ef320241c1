package value

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// Terms say what value is set against what price.
type Terms struct {
	// Currency is that of every amount. Facts of another are refused: whoever has
	// them converts them first, at rates of their own.
	Currency string `json:"currency,omitzero"`
	// Benefits and Costs are the parts that a whole account of it has. One of
	// which nothing is known is missing, and is not 0.
	Benefits []string `json:"benefits,omitempty"`
	Costs    []string `json:"costs,omitempty"`
	// Backing is the least level at which a benefit counts.
	Backing outcome.Level `json:"backing,omitzero"`
}

// Validate reports everything that is wrong with t: a currency that is none, a
// part that is no word or listed twice, an unnamed level.
func (t Terms) Validate() error {
	var f successkit.Faults
	f.Add("currency", t.Currency, currency.Check(t.Currency))
	for _, list := range []struct {
		path  string
		parts []string
	}{{"benefits", t.Benefits}, {"costs", t.Costs}} {
		for i, part := range list.parts {
			err := word.Check(part)
			if err == nil && slices.Contains(list.parts[:i], part) {
				err = successkit.ErrDuplicate
			}
			f.Add(field.Item(list.path, i), part, err)
		}
	}
	if !t.Backing.Valid() {
		f.Add("backing", t.Backing.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

// A Realised sets the value that a customer had against what it paid. What is not
// known is absent, and not 0. It is plain data.
type Realised struct {
	// AsOf is the day from which the facts were looked at, and Currency that of
	// the amounts.
	AsOf     successkit.Date `json:"as_of"`
	Currency string          `json:"currency,omitzero"`
	// Delivered is the sum of the benefits that count; nil where none does.
	Delivered *decimal.Decimal `json:"delivered,omitempty"`
	// Unbacked is the sum of those that are backed less than the terms want; nil
	// where there is none.
	Unbacked *decimal.Decimal `json:"unbacked,omitempty"`
	// ByLevel are the sums of all benefits by how well they are backed, the
	// weakest first, without levels that have none.
	ByLevel []LevelSum `json:"by_level,omitempty"`
	// Paid is the sum of the costs; nil where none is known.
	Paid *decimal.Decimal `json:"paid,omitempty"`
	// Net is Delivered less Paid, where both are known.
	Net *decimal.Decimal `json:"net,omitempty"`
	// Return is Net over Paid: 0 where the customer has its money back, 1 where it
	// has twice of it. It is undefined where Net is not known or Paid is not above
	// 0.
	Return successkit.Rate `json:"return,omitzero"`
	// Payback is the first day at the end of which the benefits up to it were no
	// less than the costs up to it, from the first day with a cost on. It is zero
	// while there is none. A later cost may put the customer in the red again: Net
	// tells.
	Payback successkit.Date `json:"payback,omitzero"`
	// PaybackDays is how many days after the first cost that was; nil while it was
	// not.
	PaybackDays *int `json:"payback_days,omitzero"`
	// MissingBenefits and MissingCosts are the parts of the terms of which nothing
	// that counts is known, in their order. While there are any, the figures are of
	// what is known and no whole account.
	MissingBenefits []string `json:"missing_benefits,omitempty"`
	MissingCosts    []string `json:"missing_costs,omitempty"`
	// Later counts the facts that were not known yet.
	Later int `json:"later,omitzero"`
}

// A LevelSum is the benefits that are backed alike.
type LevelSum struct {
	Level  outcome.Level   `json:"level"`
	Amount decimal.Decimal `json:"amount"`
}

// Complete reports whether both sums are known and no part is missing.
func (r Realised) Complete() bool {
	return r.Delivered != nil && r.Paid != nil && len(r.MissingBenefits) == 0 && len(r.MissingCosts) == 0
}

// Realise sets benefits against costs as of a day, from what was known by the end
// of it. A fact given twice counts once, and their order does not matter.
//
// It fails with [successkit.ErrRequired] at "as_of" where that is zero, with the
// faults of the terms and of every invalid fact, and with [successkit.ErrConflict]
// where a fact is of another currency than the terms, or has the id of another
// and other content.
func Realise(t Terms, benefits []Benefit, costs []Cost, asOf successkit.Date) (Realised, error) {
	var f successkit.Faults
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	f.Merge("terms", t.Validate())
	gained := facts.Admit(&f, "benefits", benefits, func(b Benefit) string { return b.ID })
	paid := facts.Admit(&f, "costs", costs, func(c Cost) string { return c.ID })
	for i, b := range benefits {
		t.checkCurrency(&f, field.Item("benefits", i), b.Currency)
	}
	for i, c := range costs {
		t.checkCurrency(&f, field.Item("costs", i), c.Currency)
	}
	if err := f.Err(); err != nil {
		return Realised{}, fmt.Errorf("value: %w", err)
	}
	all := len(gained) + len(paid)
	gained = slices.DeleteFunc(gained, func(b Benefit) bool { return !b.KnownOn(asOf) })
	paid = slices.DeleteFunc(paid, func(c Cost) bool { return !c.KnownOn(asOf) })
	r := Realised{AsOf: asOf, Currency: t.Currency, Later: all - len(gained) - len(paid)}
	sumUp(&r, t, gained, paid)
	payBack(&r, t, gained, paid)
	return r, nil
}

func (t Terms) checkCurrency(f *successkit.Faults, at, cur string) {
	if cur != t.Currency {
		f.Add(at+".currency", cur, fmt.Errorf("%w: the terms are in %q", successkit.ErrConflict, t.Currency))
	}
}

// sumUp sets the sums, and what is missing from them.
func sumUp(r *Realised, t Terms, benefits []Benefit, costs []Cost) {
	var delivered, unbacked, paid sum
	levels := make([]sum, len(backings))
	gained, spent := map[string]bool{}, map[string]bool{}
	for _, b := range benefits {
		levels[b.Level].add(b.Amount)
		if b.Level < t.Backing {
			unbacked.add(b.Amount)
			continue
		}
		delivered.add(b.Amount)
		gained[b.Part] = true
	}
	for _, c := range costs {
		paid.add(c.Amount)
		spent[c.Part] = true
	}
	r.Delivered, r.Unbacked, r.Paid = delivered.known(), unbacked.known(), paid.known()
	for i, level := range backings {
		if d := levels[level].known(); d != nil {
			r.ByLevel = append(r.ByLevel, LevelSum{Level: backings[i], Amount: *d})
		}
	}
	if r.Delivered != nil && r.Paid != nil {
		r.Net = new(exact.Canonical(r.Delivered.Sub(*r.Paid)))
		if r.Paid.Sign() > 0 {
			r.Return, _ = successkit.NewRate(*r.Net, *r.Paid) // undefined where a sum is beyond any limit
		}
	}
	r.MissingBenefits = slices.DeleteFunc(slices.Clone(t.Benefits), func(part string) bool { return gained[part] })
	r.MissingCosts = slices.DeleteFunc(slices.Clone(t.Costs), func(part string) bool { return spent[part] })
}

// payBack finds the day on which the customer had its money back.
func payBack(r *Realised, t Terms, benefits []Benefit, costs []Cost) {
	type change struct {
		date   successkit.Date
		amount decimal.Decimal
	}
	var changes []change
	var first successkit.Date
	for _, b := range benefits {
		if b.Level >= t.Backing {
			changes = append(changes, change{b.Date, b.Amount})
		}
	}
	for _, c := range costs {
		changes = append(changes, change{c.Date, c.Amount.Neg()})
		if first.IsZero() || c.Date.Before(first) {
			first = c.Date
		}
	}
	if first.IsZero() {
		return
	}
	slices.SortFunc(changes, func(a, b change) int { return a.date.Compare(b.date) })
	var balance exact.Sum
	for i, c := range changes {
		balance.Add(c.amount)
		lastOfDay := i+1 == len(changes) || changes[i+1].date != c.date
		if lastOfDay && !c.date.Before(first) && balance.Sign() >= 0 {
			r.Payback, r.PaybackDays = c.date, new(c.date.Sub(first))
			return
		}
	}
}

// backings are the levels, the weakest first.
var backings = [...]outcome.Level{outcome.Claimed, outcome.Reported, outcome.Measured, outcome.Verified}

// A sum is one of which it is known whether anything was added.
type sum struct {
	exact.Sum

	any bool
}

func (s *sum) add(d decimal.Decimal) {
	s.Add(d)
	s.any = true
}

func (s *sum) known() *decimal.Decimal {
	if !s.any {
		return nil
	}
	return new(s.Decimal())
}
