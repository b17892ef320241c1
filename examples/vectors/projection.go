package main

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/growth"
)

// A step is one period of a projection.
type step struct {
	T       int    `json:"t"`
	Churned string `json:"churned"`
	Closing string `json:"closing"`
}

func projection(in *inputs) (figures, error) {
	b := growth.Bucket{Opening: in.number(opening...), NewPerPeriod: in.number("new"), Churn: in.share("churn")}
	periods := 0
	if n := in.count("periods"); n != nil {
		periods = *n
	}
	path, err := b.Path(periods)
	if err != nil {
		return nil, err
	}
	ceiling, err := b.Ceiling()
	steps := make([]step, len(path))
	for i, s := range path {
		steps[i] = step{s.Period, places18(s.Churned), places18(s.Closing)}
	}
	return figures{"path": steps, "ceiling": rate(ceiling)}, err
}

func places18(d decimal.Decimal) string { return d.RoundBank(18).StringFixed(18) }

// leakyBucket is the simplest book of all: what was there, came and went.
func leakyBucket(in *inputs) (figures, error) {
	all, err := totals(in)
	return figures{"closing": all["closing"]}, err
}

func subscriptionsMRR(in *inputs) (figures, error) {
	mrr, err := mrrOf(in)
	return figures{"mrr": rate(mrr)}, err
}

func normalisedMRR(in *inputs) (figures, error) {
	mrr, err := mrrOf(in)
	return figures{"mrr": plainValue(mrr)}, err
}

// mrrOf adds up the subscriptions of a case, or takes the case for the only
// one.
func mrrOf(in *inputs) (successkit.Rate, error) {
	list := in.list("subscriptions")
	if !in.has("subscriptions") {
		list = append(list, in)
	}
	var prices []growth.Price
	for _, s := range list {
		p := growth.Price{
			Amount: s.number("price", "amount"), Quantity: decimal.New(1, 0),
			PercentOff: s.number("percent off", "discount percent", "percent"),
		}
		if names := []string{"quantity", "seats", "count -interval"}; s.has(names...) {
			p.Quantity = s.number(names...)
		}
		s.get(&p.Cycle, "interval -count")
		if n := s.count("interval count"); n != nil {
			p.Count = *n
		}
		in.join(s)
		prices = append(prices, p)
	}
	return growth.MRR(prices...)
}
