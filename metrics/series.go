package metrics

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// ByMonth returns the retention of each calendar month of period p, in order;
// see [successkit.Period.Months]. It fails as [View.Retention] does.
func (v View) ByMonth(p successkit.Period) ([]Retention, error) {
	return v.each(slices.Collect(p.Months()))
}

// Trailing12ByMonth returns for each calendar month of period p the retention
// of the twelve months that end with it, in order. It fails as
// [View.Retention] does.
func (v View) Trailing12ByMonth(p successkit.Period) ([]Retention, error) {
	var windows []successkit.Period
	for m := range p.Months() {
		windows = append(windows, successkit.Trailing12(m.Start().Year(), m.Start().Month()))
	}
	return v.each(windows)
}

func (v View) each(periods []successkit.Period) ([]Retention, error) {
	if len(periods) == 0 {
		return nil, &successkit.FieldError{Path: "period", Err: successkit.ErrRequired}
	}
	all := make([]Retention, 0, len(periods))
	for _, p := range periods {
		r, err := v.Retention(p)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// TwelveMonths is what a year kept, by the readings that are in use. They
// differ where customers leave and come back, or join and leave, within the
// year.
type TwelveMonths struct {
	// PointToPoint compares the accounts of a year ago with themselves today. It
	// is the reading to prefer.
	PointToPoint Retention `json:"point_to_point"`
	// Compounded is the product of the twelve months' rates. Customers won
	// within the year are in the books of later months, so that their losses
	// count, and those won back count as lost.
	Compounded RetentionRates `json:"compounded"`
	// SimpleMean and WeightedMean are those of the twelve months' trailing-twelve
	// rates, the latter weighted by opening revenue. They move late.
	SimpleMean   RetentionRates `json:"simple_mean"`
	WeightedMean RetentionRates `json:"weighted_mean"`
}

// RetentionRates are a GRR and an NRR.
type RetentionRates struct {
	GRR successkit.Rate `json:"grr"`
	NRR successkit.Rate `json:"nrr"`
}

// TwelveMonths returns the readings of the twelve months that end with the
// given one. It fails as [View.Retention] does.
func (v View) TwelveMonths(year int, month time.Month) (TwelveMonths, error) {
	window := successkit.Trailing12(year, month)
	whole, err := v.Retention(window)
	if err != nil {
		return TwelveMonths{}, err
	}
	months, trailing, err := v.ratesByMonth(window)
	if err != nil {
		return TwelveMonths{}, err
	}
	of := func(all []RetentionRates, combine func([]successkit.Rate) (successkit.Rate, error)) RetentionRates {
		var grr, nrr []successkit.Rate
		for _, r := range all {
			grr, nrr = append(grr, r.GRR), append(nrr, r.NRR)
		}
		var combined RetentionRates
		// Twelve rates of sums of amounts stay far within the bounds of a rate, so
		// that no combination of them fails.
		combined.GRR, _ = combine(grr)
		combined.NRR, _ = combine(nrr)
		return combined
	}
	return TwelveMonths{
		PointToPoint: whole,
		Compounded:   of(months, Compounded),
		SimpleMean:   of(trailing, SimpleMean),
		WeightedMean: of(trailing, WeightedMean),
	}, nil
}

// ratesByMonth returns the rates of each month of p and of the twelve months that
// end with it: by one pass over the book where the view's methods and the months
// allow it, and else by one for each.
func (v View) ratesByMonth(p successkit.Period) (months, trailing []RetentionRates, err error) {
	over := v.asOf.IsZero() || !p.Last().After(v.asOf)
	if over && v.convention.GRR == GRRPointToPoint && v.convention.NRR == NRROpeningBook {
		m, err := v.Monthly(p)
		if err != nil {
			return nil, nil, err
		}
		for _, r := range m.Sums().Rows {
			months = append(months, RetentionRates{r.OverMonth.GRR(), r.OverMonth.NRR()})
			trailing = append(trailing, RetentionRates{r.OverYear.GRR(), r.OverYear.NRR()})
		}
		return months, trailing, nil
	}
	each, err := v.ByMonth(p)
	if err != nil {
		return nil, nil, err
	}
	years, err := v.Trailing12ByMonth(p)
	for i := range years {
		months = append(months, RetentionRates{each[i].GRR, each[i].NRR})
		trailing = append(trailing, RetentionRates{years[i].GRR, years[i].NRR})
	}
	return months, trailing, err
}

// Compounded returns the product of the rates of consecutive periods. That of
// none, or of any that is undefined, is undefined. It fails as
// [successkit.NewRate] does.
func Compounded(rates []successkit.Rate) (successkit.Rate, error) {
	if len(rates) == 0 {
		return successkit.Rate{}, nil
	}
	product := rates[0]
	for _, r := range rates[1:] {
		var err error
		if product, err = product.Mul(r); err != nil {
			return successkit.Rate{}, err
		}
	}
	return product, nil
}

// WeightedMean returns the mean of rates weighted by their denominators: the
// sum of the numerators over that of the denominators. Undefined rates add
// nothing. It fails as [successkit.NewRate] does.
func WeightedMean(rates []successkit.Rate) (successkit.Rate, error) {
	var sum successkit.Rate
	for _, r := range rates {
		var err error
		if sum, err = sum.Merge(r); err != nil {
			return successkit.Rate{}, err
		}
	}
	return sum, nil
}

// SimpleMean returns the mean of rates, each counting the same:
//
//	mean = Σ (numᵢ / denᵢ) / n
//
// That of none, or of any that is undefined, is undefined. It fails as
// [successkit.NewRate] does.
func SimpleMean(rates []successkit.Rate) (successkit.Rate, error) {
	if len(rates) == 0 {
		return successkit.Rate{}, nil
	}
	num, den := rates[0].Num(), rates[0].Den()
	for _, r := range rates[1:] {
		num, den = num.Mul(r.Den()).Add(r.Num().Mul(den)), den.Mul(r.Den())
		if _, err := successkit.NewRate(num, den); err != nil {
			return successkit.Rate{}, err
		}
	}
	return successkit.NewRate(num, den.Mul(decimal.New(int64(len(rates)), 0)))
}
