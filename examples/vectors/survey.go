package main

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// satisfaction knows CSAT from those who were satisfied, as a percentage, and
// the mean of a histogram of scores. The zero responses have neither.
func satisfaction(in *inputs) (figures, error) {
	satisfied, sum, responses := in.number("satisfied -from"), in.number("sum"), in.number("responses -satisfied")
	f := figures{}
	var histogram map[string]int64
	in.get(&histogram, "histogram")
	if histogram != nil {
		from := in.number("satisfied from")
		for score, n := range histogram {
			s, err := strconv.ParseInt(score, 10, 32)
			if err != nil {
				return nil, err
			}
			answers := decimal.New(n, 0)
			sum, responses = sum.Add(answers.Mul(decimal.New(s, 0))), responses.Add(answers)
			if in.has("satisfied from") && decimal.New(s, 0).GreaterThanOrEqual(from) {
				satisfied = satisfied.Add(answers)
			}
		}
	}
	f["responses"] = responses.IntPart()
	if in.has("satisfied") {
		csat := in.over(satisfied.Shift(2), responses)
		f["satisfied"], f["csat"], f["rounded"] = satisfied.IntPart(), rate(csat), nil
		if whole, ok := csat.Decimal(0); ok {
			f["rounded"] = text(whole)
		}
	}
	if in.has("sum", "histogram") {
		f["sum"], f["average"] = sum.IntPart(), rate(in.over(sum, responses))
	}
	return f, nil
}
