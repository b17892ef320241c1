package main

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/growth"
)

// scalars say how a metric is computed, by a pattern of its name. The first
// that fits counts; the last fits any, and computes nothing where nothing is
// due.
var scalars = []struct {
	pattern string
	how     func(*inputs) (figures, error)
}{
	{"daily", dailyChurn},
	{"annual", annualise},
	{"gross churn", grossChurn},
	{"net churn", netChurn},
	{"logo", logoChurn},
	{"mrr subscriptions", subscriptionsMRR},
	{"quick ratio", quickRatio},
	{"grr nrr", totals},
	{"movement", totals},
	{"magic", magicNumber},
	{"ceiling", growthCeiling},
	{"ltv", unitEconomics},
	{"lifetime", unitEconomics},
	{"csat", satisfaction},
	{"ces", satisfaction},
	{"", renewalTotals},
}

// scalarMetrics computes one figure, or a few that belong together, from a few
// numbers.
func scalarMetrics(raw json.RawMessage) (any, error) {
	metric := readInputs(raw).text("metric")
	for _, s := range scalars {
		if fits(s.pattern, metric) {
			return scalar(s.how)(raw)
		}
	}
	return nil, nil
}

// scalar returns how figures are computed, as of a family.
func scalar(how func(*inputs) (figures, error)) func(json.RawMessage) (any, error) {
	return func(raw json.RawMessage) (any, error) {
		in := readInputs(raw)
		f, err := how(in)
		if in.err != nil {
			return nil, in.err
		}
		if err != nil || len(f) == 0 {
			return nil, err
		}
		return f, nil
	}
}

// opening are the names of what was there before the period.
var opening = []string{"opening", "start", "begin"}

func (in *inputs) changes() growth.Changes {
	return growth.Changes{
		New:          in.number("new -net -churn", "gain"),
		Expansion:    in.number("expansion", "upgrade", "upsell"),
		Contraction:  in.number("contraction", "downgrade", "downsell"),
		Churn:        in.number("churn -rate", "churned", "loss", "lost"),
		Reactivation: in.number("reactivat"),
	}
}

func totals(in *inputs) (figures, error) {
	r, err := growth.Totals{Opening: in.number(opening...), Changes: in.changes()}.Retention()
	return figures{
		"closing": rate(in.over(r.Closing, decimal.New(1, 0))),
		"grr":     rate(r.GRR), "nrr": rate(r.NRR), "net_mrr_churn": rate(r.NetChurn), "quick_ratio": rate(r.QuickRatio),
	}, err
}

func grossChurn(in *inputs) (figures, error) {
	r, err := growth.Totals{Opening: in.number(opening...), Changes: in.changes()}.Retention()
	return figures{"rate": rate(r.GrossChurn)}, err
}

func netChurn(in *inputs) (figures, error) {
	r, err := growth.Totals{Opening: in.number(opening...), Changes: in.changes()}.Retention()
	return figures{"rate": rate(r.NetChurnWithReactivation)}, err
}

func dailyChurn(in *inputs) (figures, error) {
	var days []growth.DayTotal
	for _, d := range in.list("days") {
		days = append(days, growth.DayTotal{Opening: d.number(opening...), New: d.number("new"), Closing: d.number("end", "closing")})
		in.join(d)
	}
	r, err := growth.DailyChurn(days...)
	return figures{"rate": rate(r)}, err
}

func quickRatio(in *inputs) (figures, error) {
	changes := in.changes()
	r, err := changes.QuickRatio()
	if err != nil {
		return nil, err
	}
	net, err := changes.NetNew()
	return figures{"ratio": rate(r), "net_new_mrr": rate(in.over(net, decimal.New(1, 0)))}, err
}

// logoChurn knows the customers lost in any of the ways that growth.Logos does.
// Where cancellations alone are counted, nobody came back and nobody left who
// had just joined.
func logoChurn(in *inputs) (figures, error) {
	l := growth.Logos{
		Lost:          in.count("lost -joined -events", "churned -joined -events -returned", "cancel"),
		Retained:      in.count("retained", "closing same", "same closing", "kept", "remaining"),
		Events:        in.count("events"),
		Returned:      in.count("returned", "reactivated"),
		Joined:        in.count("joined -lost -churned -left", "new -lost -churned -left"),
		JoinedAndLost: in.count("joined lost", "joined churned", "joined left", "new lost", "new churned"),
	}
	if n := in.count(opening...); n != nil {
		l.Opening = *n
	}
	if l.Events != nil && l.Lost == nil && l.Retained == nil {
		l.Returned, l.JoinedAndLost = or0(l.Returned), or0(l.JoinedAndLost)
	}
	c, err := l.Churn()
	return figures{
		"rate": rate(c.PointToPoint), "rate_opening_cohort_only": rate(c.PointToPoint),
		"rate_including_joined_lost": rate(c.WithJoined), "rate_opening_plus_new": rate(c.OpeningPlusJoined),
	}, err
}

func or0(n *int) *int {
	if n == nil {
		return new(0)
	}
	return n
}

// annualise makes a monthly churn annual, and shows the wrong way beside it.
func annualise(in *inputs) (figures, error) {
	monthly := in.share("monthly churn", "churn", "rate -retention")
	if !monthly.Defined() {
		monthly = in.share("retention").Complement()
	}
	months := 12
	if n := in.count("period", "months"); n != nil {
		months = *n
	}
	churn, err := growth.Compound(monthly, months)
	if err != nil {
		return nil, err
	}
	simple, err := monthly.Mul(successkit.CountRate(12, 1))
	return figures{"annual_churn": rate(churn), "annual_retention": rate(churn.Complement()), "simple_times_twelve": rate(simple)}, err
}
