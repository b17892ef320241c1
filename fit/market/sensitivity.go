package market

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// A Swing is what one parameter does to the comparison of the two ways.
type Swing struct {
	// Parameter is its path in the definition, such as "world.bad_churn".
	Parameter string `json:"parameter"`
	// Less and More are with the parameter that much smaller and larger.
	Less SwingTo `json:"less"`
	More SwingTo `json:"more"`
	// Range is how far Ahead moves between the two, 0 or more.
	Range decimal.Decimal `json:"range"`
}

// A SwingTo is the comparison with one parameter changed.
type SwingTo struct {
	Value     decimal.Decimal `json:"value"`
	BreakEven BreakEven       `json:"break_even"`
	Ahead     decimal.Decimal `json:"ahead"`
}

// Sensitivity compares the two ways again with each parameter smaller and larger
// by a step, 0.1 for a tenth, all others as they are. Those that move the outcome
// most come first. A share stays at 1 at most; parameters that are 0 are left
// out, since no tenth of them is anything. What is changed is rounded, half to
// even, to six places.
//
// It fails as [GrowthDefinition.Validate] does, and with
// [successkit.ErrOutOfRange] at "step" for one that is not above 0 and at most 1,
// or at the path of a parameter that a step takes beyond its bounds.
func Sensitivity(d GrowthDefinition, step decimal.Decimal) ([]Swing, error) {
	var f successkit.Faults
	if exact.Check(step) != nil || !step.IsPositive() || step.GreaterThan(one) {
		f.Add("step", field.Text(step), fmt.Errorf("%w: want above 0 and at most 1", successkit.ErrOutOfRange))
	}
	f.Merge("", d.Validate())
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("market: %w", err)
	}
	var all []Swing
	for i, p := range parameters(&d) {
		if p.value.IsZero() {
			continue
		}
		s := Swing{Parameter: p.path}
		for _, to := range []struct {
			factor decimal.Decimal
			into   *SwingTo
		}{{one.Sub(step), &s.Less}, {one.Add(step), &s.More}} {
			changed := d.clone()
			value := parameters(&changed)[i].value
			*value = value.Mul(to.factor).RoundBank(maxRatePlaces)
			if p.share {
				*value = decimal.Min(one, *value)
			}
			g, err := Compare(changed)
			if err != nil {
				return nil, err
			}
			*to.into = SwingTo{Value: exact.Canonical(*value), BreakEven: g.BreakEven, Ahead: g.Ahead}
		}
		s.Range = s.More.Ahead.Sub(s.Less.Ahead).Abs()
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b Swing) int { return b.Range.Cmp(a.Range) })
	return all, nil
}
