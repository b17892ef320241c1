package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// A reading is one figure by one method.
type reading struct {
	figure, method string
	rate           successkit.Rate
}

// readings returns the figures of a retention that know several methods, with
// the one by which each was computed.
func readings(r metrics.Retention) []reading {
	c := r.Convention
	quick := c.Basis.String()
	if c.QuickRatioWithoutReactivation {
		quick = "without-reactivation"
	}
	return []reading{
		{"GRR", c.GRR.String(), r.GRR},
		{"NRR", c.NRR.String(), r.NRR},
		{"gross churn", c.GrossChurn.String(), r.GrossChurn},
		{"net churn", c.NetChurn.String(), r.NetChurn},
		{"logo churn", c.Logo.String(), r.LogoChurn},
		{"quick ratio", quick, r.QuickRatio},
	}
}

// means says in words what a reading counts.
var means = map[string]string{
	"GRR point-to-point":               "kept of the opening book, growth not counted",
	"GRR running-minimum":              "as above; won back within the period stays lost",
	"GRR event-losses":                 "less every loss, also of what was won meanwhile",
	"NRR opening-book":                 "what the opening book pays at the end",
	"NRR with-reactivation":            "and those that had left before and came back",
	"gross churn complement-of-grr":    "1 − GRR",
	"gross churn all-losses":           "every loss, also of customers won meanwhile",
	"gross churn leavers-only":         "opening revenue of those that left, no contraction",
	"net churn complement-of-nrr":      "1 − NRR; below 0 where growth outweighs loss",
	"net churn all-events":             "every loss less every expansion and return",
	"net churn average-base":           "over the mean of opening and closing",
	"logo churn point-to-point":        "accounts of the opening book gone at the end",
	"logo churn events":                "every time an account left",
	"logo churn opening-plus-new":      "gone at the end, over opening book and joined",
	"logo churn average-base":          "gone at the end, over mean of opening and closing",
	"quick ratio by-event":             "won over lost, every movement",
	"quick ratio net-of-period":        "won over lost, one movement an account",
	"quick ratio without-reactivation": "won over lost, without what came back",
}

// conventions hold between them every method of every figure.
func conventions(r metrics.Reactivations) []metrics.Convention {
	return []metrics.Convention{
		{Reactivations: r},
		{
			Basis: metrics.NetOfPeriod, GRR: metrics.GRRRunningMinimum, NRR: metrics.NRRWithReactivation,
			GrossChurn: metrics.GrossChurnAllLosses, NetChurn: metrics.NetChurnAllEvents, Logo: metrics.LogoEvents, Reactivations: r,
		},
		{
			QuickRatioWithoutReactivation: true, GRR: metrics.GRREventLosses,
			GrossChurn: metrics.GrossChurnLeavers, NetChurn: metrics.NetChurnAverageBase, Logo: metrics.LogoOpeningPlusNew, Reactivations: r,
		},
		{Logo: metrics.LogoAverageBase, Reactivations: r},
	}
}

// printCompare prints every reading of every figure.
func (p *page) printCompare() {
	p.title("Every reading, side by side")
	t := table{align: "lrrll"}
	seen := map[string]bool{}
	for i := range readings(p.Compare[0]) {
		for _, r := range p.Compare {
			f := readings(r)[i]
			if key := f.figure + " " + f.method; !seen[key] {
				seen[key] = true
				t.add(p.reading(f)...)
			}
		}
	}
	p.out.WriteString(t.String())
}
