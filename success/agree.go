package success

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
)

// agree notes what of more contradicts have, or other facts of more, so that no
// later fact could mend it: money in two currencies, what was granted against the
// contract, and two Desired Outcomes.
func agree(f *successkit.Faults, have, more Facts) {
	inOneCurrency(f, have, more)
	withinTerms(f, have.Exceptions, more.Exceptions)
	wanted := have.Desired
	for i, d := range more.Desired {
		if len(wanted) == 0 {
			wanted = more.Desired
		}
		if first := wanted[0].Definition.ID; d.Definition.ID != first && d.Definition.ID != "" {
			f.Add(field.Item("desired", i)+".definition.id", d.Definition.ID,
				fmt.Errorf("%w: what the account wants is called %q", successkit.ErrConflict, first))
		}
	}
}

// inOneCurrency notes money of more in another currency than that of the account.
func inOneCurrency(f *successkit.Faults, have, more Facts) {
	currency, ok := currencyOf(have)
	if !ok {
		currency, _ = currencyOf(more)
	}
	check := func(list string, i int, of string) {
		if of != currency {
			f.Add(field.Item(list, i)+".currency", of, fmt.Errorf("%w: the account is in %q", successkit.ErrConflict, currency))
		}
	}
	for i, c := range more.Contracts {
		if !c.isFree() {
			check("contracts", i, c.Currency)
		}
	}
	for i, b := range more.Benefits {
		check("benefits", i, b.Currency)
	}
	for i, c := range more.Costs {
		check("costs", i, c.Currency)
	}
	for i, e := range more.Exceptions {
		if e.Currency != "" {
			check("exceptions", i, e.Currency)
		}
	}
}

// currencyOf returns the currency of facts, which is that of every one that has
// money, and false where none has.
func currencyOf(f Facts) (string, bool) {
	for _, c := range f.Contracts {
		if !c.isFree() {
			return c.Currency, true
		}
	}
	for _, b := range f.Benefits {
		return b.Currency, true
	}
	for _, c := range f.Costs {
		return c.Currency, true
	}
	for _, e := range f.Exceptions {
		if e.Currency != "" {
			return e.Currency, true
		}
	}
	return "", false
}

// isFree reports whether c is of somebody who pays nothing, in no currency.
func (c Contract) isFree() bool { return c.Currency == "" && c.Value.IsZero() }

// withinTerms notes what is granted though it is asked for against the terms of
// the contract, whichever of the two came first. Whether the ruling says so itself
// does not matter.
func withinTerms(f *successkit.Faults, have, more []Exception) {
	against, granted := map[string]bool{}, map[string]bool{}
	for _, e := range have {
		against[e.ID] = against[e.ID] || e.AgainstTerms
		granted[e.Of] = granted[e.Of] || e.Ruling == Granted
	}
	for i, e := range more {
		against[e.ID] = against[e.ID] || e.AgainstTerms
		if e.AgainstTerms && granted[e.ID] {
			f.Add(field.Item("exceptions", i)+".against_terms", "true", fmt.Errorf("%w: it was granted", successkit.ErrConflict))
		}
	}
	for i, e := range more {
		if e.Of != "" && e.Ruling == Granted && against[e.Of] {
			f.Add(field.Item("exceptions", i)+".ruling", e.Ruling.String(),
				fmt.Errorf("%w: %q was asked for against the contract", successkit.ErrConflict, e.Of))
		}
	}
}
