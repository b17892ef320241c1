package fit_test

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// planning is the profile of a vendor of planning software that compares what
// customers need with what it delivers.
func planning() *fit.Profile {
	p, err := fit.New(fit.Definition{
		ID: "planning", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"), HorizonDays: 120,
		Criteria: []fit.Criterion{
			{
				ID: "features", Input: fit.Functional, Kind: fit.Need, Question: "Which features do you need?",
				Rule: fit.Rule{Op: fit.OnlyOf, Offer: "features"}, Remedy: successkit.VendorSide,
			},
			{
				ID: "planner", Input: fit.Competence, Kind: fit.Demand, Question: "Does a planner work with you?",
				Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, Remedy: successkit.CustomerSide, FreshDays: 180,
			},
		},
	})
	if err != nil {
		fmt.Println(err)
	}
	return p
}

// delivers is what the vendor of planning delivers from a day on.
func delivers(version int, from string, features ...string) fit.Offer {
	return fit.Offer{
		ID: "cloud", Version: version, EffectiveFrom: successkit.MustDate(from),
		Capabilities: []fit.Capability{{ID: "features", Delivers: fit.Words(features...)}},
	}
}

// asked are the answers of a prospect of planning.
func asked() fit.Facts {
	return fit.Facts{Evidence: []fit.Evidence{
		{ID: "1", Criterion: "features", Answer: fit.Words("gantt", "offline"), Date: successkit.MustDate("2026-02-01")},
		{ID: "2", Criterion: "planner", Answer: fit.YesNo(true), Date: successkit.MustDate("2026-02-01")},
	}}
}

// Needs are compared with what is delivered today. What is on the road map is
// not, until it ships.
func ExampleProfile_For() {
	for _, offer := range []fit.Offer{delivers(1, "2026-01-01", "gantt"), delivers(2, "2026-06-01", "gantt", "offline")} {
		profile, err := planning().For(offer)
		if err != nil {
			fmt.Println(err)
			return
		}
		a, err := profile.Assess(asked(), offer.EffectiveFrom.AddDays(60))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(a.AsOf, a.Offer.Version, a.Verdict)
	}
	// Output:
	// 2026-03-02 1 no-potential
	// 2026-07-31 2 potential
}

// What would make a customer of this prospect?
func ExampleProfile_Counterfactual() {
	profile, err := planning().For(delivers(1, "2026-01-01", "gantt"))
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := profile.Counterfactual(asked(), successkit.MustDate("2026-03-01"), fit.Conditional)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Verdict, "to", c.Target, "by", c.Size)
	for _, set := range c.Sets {
		for _, a := range set {
			fmt.Println(a.Side, a.Turn, a.Criterion, a.Lacking.Equal(fit.Words("offline")))
		}
	}
	// Output:
	// no-potential to conditional by 1
	// customer answer features false
	// vendor offer features true
	// vendor promise features false
}

// Half a year on, the planner has left and the feature has shipped. What
// flipped, and whose change was it?
func ExampleReassess() {
	before, err := planning().For(delivers(1, "2026-01-01", "gantt"))
	if err != nil {
		fmt.Println(err)
		return
	}
	after, err := before.For(delivers(2, "2026-06-01", "gantt", "offline"))
	if err != nil {
		fmt.Println(err)
		return
	}
	facts := asked()
	facts.Evidence = append(facts.Evidence, fit.Evidence{ID: "3", Criterion: "planner", Answer: fit.YesNo(false), Date: successkit.MustDate("2026-07-01")})
	r, err := fit.Reassess(facts, fit.View{Profile: before, AsOf: successkit.MustDate("2026-03-01")}, fit.View{Profile: after, AsOf: successkit.MustDate("2026-07-10")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Before, "to", r.After)
	for _, f := range r.Flips {
		fmt.Println(f.Criterion, f.Before, "to", f.After, "by", f.Causes)
	}
	// Output:
	// no-potential to no-potential
	// features unmet to met by [[offer]]
	// planner met to unmet by [[customer]]
}

// Who of a base would be judged otherwise under another offer?
func ExampleReplay() {
	now, err := planning().For(delivers(1, "2026-01-01", "gantt"))
	if err != nil {
		fmt.Println(err)
		return
	}
	then, err := now.For(delivers(2, "2026-06-01", "gantt", "offline"))
	if err != nil {
		fmt.Println(err)
		return
	}
	day := successkit.MustDate("2026-03-01")
	base := []fit.Prospect{{ID: "acme", Facts: asked()}, {ID: "bolt", Facts: fit.Facts{Evidence: asked().Evidence[1:]}}}
	for r, err := range fit.Replay(slices.Values(base), fit.View{Profile: now, AsOf: day}, fit.View{Profile: then, AsOf: day}) {
		if err != nil {
			fmt.Println(r.ID, err)
			continue
		}
		fmt.Println(r.ID, r.Before, "to", r.After)
	}
	// Output:
	// acme no-potential to potential
}

// Two versions are compared by which answers pass, not by how the rule is
// written.
func ExampleCompare() {
	version := func(n int, r fit.Rule) *fit.Profile {
		p, err := fit.New(fit.Definition{ID: "support", Version: n, EffectiveFrom: successkit.MustDate("2026-01-01"), Criteria: []fit.Criterion{
			{ID: "hours", Input: fit.Experience, Kind: fit.Need, Question: "For how many hours must support answer?", Rule: r},
		}})
		if err != nil {
			fmt.Println(err)
		}
		return p
	}
	most := func(n int64) fit.Rule { return fit.Rule{Op: fit.AtMost, Value: fit.Int(n)} }
	v1, v2 := version(1, most(12)), version(2, fit.Rule{Op: fit.AllRules, Rules: []fit.Rule{most(24), most(10)}})
	for _, c := range fit.Compare(v1, v2).Criteria {
		fmt.Println(c.Criterion, c.Change, c.Fields)
	}
	// Output:
	// hours tightened [rule]
}

// A customer on the way: what has been promised, what was kept, and how far it is
// from being ready.
func ExampleProfile_Readiness() {
	profile, err := planning().For(delivers(1, "2026-01-01", "gantt"))
	if err != nil {
		fmt.Println(err)
		return
	}
	signed := successkit.MustDate("2026-02-10")
	facts := asked()
	facts.Evidence[1].Answer = fit.YesNo(false)
	facts.Commitments = []fit.Commitment{
		{ID: "offline", Criterion: "features", By: successkit.VendorSide, What: "ship offline mode", Date: signed, Due: successkit.MustDate("2026-05-31")},
		{ID: "hire", Criterion: "planner", By: successkit.CustomerSide, What: "hire a planner", Date: signed, Due: successkit.MustDate("2026-04-30")},
	}
	facts.Settlements = []fit.Settlement{{ID: "hired", Commitment: "hire", Kept: true, Date: successkit.MustDate("2026-04-01")}}
	r, err := profile.Readiness(facts, successkit.MustDate("2026-04-15"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Verdict, r.Level, r.Share, "ready on", r.ReadyOn)
	for _, s := range r.Steps {
		fmt.Println("the", s.Side, "will", s.What, "by", s.Due)
	}
	l, err := profile.Ledger(facts, successkit.MustDate("2026-06-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range l.Entries {
		fmt.Println(e.Commitment, e.Fulfilment, "on", e.On)
	}
	// Output:
	// conditional on-the-way 1/2 ready on 2026-05-31
	// the vendor will ship offline mode by 2026-05-31
	// hire kept on 2026-04-01
	// offline missed on 2026-06-01
}

// Bulk work asks for verdicts, and for the reasons of a few.
func ExampleProfile_AssessAll() {
	profile, err := planning().For(delivers(1, "2026-01-01", "gantt"))
	if err != nil {
		fmt.Println(err)
		return
	}
	base := []fit.Prospect{{ID: "acme", Facts: asked()}, {ID: "bolt", Facts: fit.Facts{Evidence: asked().Evidence[1:]}}}
	for a, err := range profile.AssessAll(slices.Values(base), successkit.MustDate("2026-03-01")) {
		if err != nil {
			fmt.Println(a.ID, err)
			continue
		}
		fmt.Println(a.ID, a.Verdict)
		if a.Verdict != fit.NoPotential {
			continue
		}
		whole, err := a.Assessment()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("  " + fit.Phrases().Text(whole.Findings[0].Reasons[0]))
	}
	// Output:
	// acme no-potential
	//   Which features do you need? Answered gantt, offline on 2026-02-01: our offer does not cover it.
	// bolt undetermined
}

// A customer that gets nothing out of the relationship is known by signs of its
// own.
func ExampleBadFit_Match() {
	screen, err := fit.NewBadFit(fit.BadFitDefinition{
		ID: "burdens", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"),
		Signs: []fit.Sign{{
			ID: "spreadsheet", Input: fit.Functional, Question: "Do they plan in a spreadsheet all the same?",
			Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := screen.Match(fit.Facts{Evidence: []fit.Evidence{
		{ID: "visit", Criterion: "spreadsheet", Answer: fit.YesNo(true), Date: successkit.MustDate("2026-02-01")},
	}}, successkit.MustDate("2026-03-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Matched, m.On())
	// Output:
	// matches [spreadsheet]
}
