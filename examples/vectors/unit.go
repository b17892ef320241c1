package main

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/growth"
)

// unitEconomics takes the margin for whole where the source applies none.
func unitEconomics(in *inputs) (figures, error) {
	u := growth.Unit{
		ARPA: in.number("arpa", "arpu", "average revenue"), CAC: in.number("cac", "acquisition cost"),
		GrossMargin: in.share("margin"), Churn: in.share("churn"),
	}
	if !in.has("margin") {
		u.GrossMargin = successkit.CountRate(1, 1)
	}
	e, err := u.Economics()
	f := figures{"lifetime_months": rate(e.LifetimePeriods)}
	if in.has("arpa", "arpu", "average revenue") {
		f["ltv"], f["ltv_to_cac"], f["cac_payback_months"] = rate(e.LTV), rate(e.LTVToCAC), rate(e.CACPaybackPeriods)
	}
	return f, err
}

// magicNumber knows the change of revenue, or the revenue of two quarters.
func magicNumber(in *inputs) (figures, error) {
	s := growth.Sales{
		RevenueChange: in.number("change -target"),
		PriorSpend:    in.number("spend", "marketing", "sales -revenue", "cost"),
	}
	if !in.has("change -target") {
		before := in.number("revenue prior", "revenue previous", "revenue last", "revenue before", "revenue start", "revenue q1")
		s.RevenueChange = in.number("revenue -prior -previous -last -before -start -q1").Sub(before)
	}
	e, err := s.Efficiency()
	if err != nil {
		return nil, err
	}
	f := figures{"magic_number": rate(e.MagicNumber), "payback_months": rate(e.PaybackMonths)}
	if in.has("target") {
		change, err := s.RequiredChange(in.number("target"))
		if err != nil {
			return nil, err
		}
		f["required_revenue_change_at_target"] = rate(in.over(change, decimal.New(1, 0)))
	}
	return f, nil
}

// growthCeiling computes the ceiling, and with a fraction of it when a business
// that starts from nothing comes there.
func growthCeiling(in *inputs) (figures, error) {
	b := growth.Bucket{NewPerPeriod: in.number("new"), Churn: in.share("churn")}
	ceiling, err := b.Ceiling()
	if err != nil {
		return nil, err
	}
	f := figures{"max_customers": rate(ceiling)}
	if in.has("arpa", "arpu") {
		mrr, err := ceiling.Mul(in.share("arpa", "arpu"))
		if err != nil {
			return nil, err
		}
		f["max_mrr"] = rate(mrr)
	}
	if !in.has("fraction", "share") {
		return f, nil
	}
	if !in.has("new") {
		b.NewPerPeriod = decimal.New(1, 0) // the time does not depend on it
	}
	reach, err := b.PeriodsTo(in.share("fraction", "share"))
	if err != nil {
		return nil, err
	}
	f["periods_to_fraction_real"], f["first_whole_period_at_or_above"] = nil, nil
	if reach.Defined {
		f["periods_to_fraction_real"] = quotientOnly{strconv.FormatFloat(reach.Periods, 'f', -1, 64)}
		f["first_whole_period_at_or_above"] = reach.First
	}
	return f, nil
}
