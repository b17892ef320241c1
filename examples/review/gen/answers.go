package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// answer writes what is known of the customer's Success Potential: the answers at
// the sale, what was promised where there was a gap, and what came of it.
func (l *life) answer() {
	s := l.spells[0]
	asked := s.start.AddDays(-between(l.rnd, 35, 60))
	if l.prospect {
		asked = lastDay.AddDays(-between(l.rnd, 1, 40))
	}
	misfit := s.name == "misfit"
	l.evidence("erp-system", fit.Words(one(l.rnd, []string{"atlas-erp", "borealis-erp", "cirrus-erp"})), asked)
	features := []string{"approval", "capture"}
	for _, more := range []string{"matching", "multi-currency"} {
		if chance(l.rnd, 400) {
			features = append(features, more)
		}
	}
	volume := map[string][2]int{"small": {110, 700}, "mid": {500, 6000}, "large": {4000, 40_000}}[l.account.Segment]
	invoices, late := int64(between(l.rnd, volume[0], volume[1])), false
	switch n := l.rnd.IntN(10); {
	case !misfit:
	case n < 5:
		features = append(features, one(l.rnd, []string{"treasury", "procurement"}))
	case n < 8:
		invoices = int64(between(l.rnd, 8, 60))
	default:
		late = true
	}
	l.evidence("must-have-features", fit.Words(features...), asked)
	l.evidence("roll-out-time", fit.Int(int64(between(l.rnd, 2, 5))), asked)
	l.evidence("process-owner", fit.YesNo(true), asked)
	if !l.prospect || chance(l.rnd, 400) { // the dearest question comes last
		l.evidence("pays-late-on-purpose", fit.YesNo(late), asked)
	}
	l.evidence("invoices-a-month", fit.Int(invoices), asked)
	words := []string{"english"}
	if l.language == "de" {
		words = []string{"german"}
	}
	if l.account.Attributes["region"] == "benelux" && chance(l.rnd, 250) {
		words = append(words, "french") // which the vendor learns
		l.promise("support-languages", successkit.VendorSide, "answer in French", asked, on("2025-07-01"), s.start)
	}
	l.evidence("support-languages", fit.Words(words...), asked)
	if chance(l.rnd, 160) {
		l.gap(asked, s.start)
	}
}

// gap writes that something was missing at the sale, and who promised to see to it.
func (l *life) gap(asked, start successkit.Date) {
	due := start.AddDays(between(l.rnd, 50, 100))
	if chance(l.rnd, 500) {
		l.evidence("roll-out-time", fit.Int(1), asked.AddDays(1))
		l.promise("roll-out-time", successkit.CustomerSide, "free somebody for the roll-out", asked.AddDays(3), due, start)
		return
	}
	l.evidence("process-owner", fit.YesNo(false), asked.AddDays(1))
	l.promise("process-owner", successkit.BothSides, "train somebody to own the process", asked.AddDays(3), due, start)
}

func (l *life) evidence(criterion string, a fit.Answer, d successkit.Date) {
	if past(d) {
		l.account.Fit.Evidence = append(l.account.Fit.Evidence, fit.Evidence{ID: l.id("e"), Criterion: criterion, Answer: a, Date: d, Source: "discovery"})
	}
}

// promise writes a commitment, and once it is due whether it was kept: strong
// customers keep theirs.
func (l *life) promise(criterion string, by successkit.Side, what string, d, due, start successkit.Date) {
	if !past(d) || !due.After(d) {
		return
	}
	c := fit.Commitment{ID: l.id("c"), Criterion: criterion, By: by, What: what, Date: d, Due: due}
	l.account.Fit.Commitments = append(l.account.Fit.Commitments, c)
	settled := due.AddDays(-between(l.rnd, 0, 30))
	if settled.Before(start) || !past(settled) || chance(l.rnd, 80) {
		return
	}
	kept := by == successkit.VendorSide || chance(l.rnd, l.spells[0].high*10)
	l.account.Fit.Settlements = append(l.account.Fit.Settlements, fit.Settlement{ID: l.id("s"), Commitment: c.ID, Kept: kept, Date: settled})
}
