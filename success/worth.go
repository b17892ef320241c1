package success

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome/value"
)

// worth fills in what the customer gained and paid, where anything of it is
// known.
func (p *Program) worth(f *successkit.Faults, c *customer, r *Review) {
	if len(c.Benefits) == 0 && len(c.Costs) == 0 {
		return
	}
	terms := p.definition.Value
	terms.Currency, _ = currencyOf(c.Facts)
	realised, err := value.Realise(terms, c.Benefits, c.Costs, c.asOf)
	f.Merge("", err)
	if len(realised.ByLevel) > 0 || realised.Paid != nil {
		r.Value = &realised
	}
}
