package success_test

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
)

// The story of Birch Seeds, a mail-order house that buys the help desk of the
// fixture's vendor: from the first talk to the third renewal. Each chapter is what
// became known up to a day on which somebody reads the review.

// storyDays are the days on which it is read.
var storyDays = []string{
	"2024-10-15", "2024-12-10", "2025-01-27", "2025-03-10", "2025-05-05",
	"2025-07-15", "2025-11-20", "2026-01-20", "2026-07-20", "2028-01-20",
}

// storyProgram is the fixture's program with rules in the words of its people, the
// most pressing first.
func storyProgram() success.Definition {
	d := rich()
	d.Rules = []success.Rule{
		{ID: "exception", On: success.ExceptionOpen, Do: "rule on it", Owner: successkit.Executive, WithinDays: 3},
		{ID: "breach", On: success.ExperienceBreached, Do: "repair the experience", Owner: successkit.CSM, WithinDays: 2},
		{ID: "failed", On: success.OutcomeFailed, Do: "recover the goal", Owner: successkit.CSM, WithinDays: 14},
		{ID: "obstacle", On: success.ObstacleNoted, Do: "get it out of the way", Owner: successkit.CSM, WithinDays: 30},
		{ID: "red", On: success.HealthInBand, Band: "red", Do: "rescue the account", Owner: successkit.CSM, WithinDays: 3},
		{ID: "falling", On: success.HealthFalling, Do: "find out why", Owner: successkit.CSM, WithinDays: 7},
		{ID: "renewal", On: success.RenewalNear, Do: "agree on the renewal", Owner: successkit.Seller, LeadDays: 90, WithinDays: 60},
		{ID: "handoff", On: success.HandoffOverdue, Do: "hand over", Owner: successkit.Seller, WithinDays: 1},
		{ID: "gap", On: success.HandoffIncomplete, Do: "tell services what is missing", Owner: successkit.Seller, WithinDays: 3},
		{ID: "late", On: success.MilestoneLate, Do: "unblock the milestone", Owner: successkit.CSM, WithinDays: 7},
		{ID: "at-risk", On: success.MilestoneAtRisk, Do: "secure the milestone", Owner: successkit.CSM},
		{ID: "near", On: success.OutcomeAtRisk, Do: "help it over the line", Owner: successkit.CSM},
		{ID: "sponsor", On: success.SponsorMayLeave, Do: "win another sponsor", Owner: successkit.CSM, WithinDays: 60},
		{ID: "role", On: success.RoleUnmet, Do: "meet somebody", Owner: successkit.CSM, WithinDays: 30},
		{ID: "one-contact", On: success.SingleContact, Do: "get to know more people", Owner: successkit.CSM, WithinDays: 60},
		{ID: "silence", On: success.Silence, Do: "call", Owner: successkit.CSM, WithinDays: 3},
		{ID: "touch", On: success.TouchDue, Do: "hold it", Owner: successkit.CSM},
		{ID: "bad-fit", On: success.NoPotential, Do: "decide whether to go on", Owner: successkit.Executive, WithinDays: 30},
		{ID: "promise", On: success.ConditionOpen, Do: "see that the promise is kept", Owner: successkit.Seller},
		{ID: "ask", On: success.QuestionOpen, Do: "ask", Owner: successkit.Seller, WithinDays: 14},
		{ID: "ask-outcome", On: success.NoDesiredOutcome, Do: "ask what success is", Owner: successkit.Seller, WithinDays: 14},
		{ID: "next", On: success.OutcomeOutgrown, Do: "ask what comes next", Owner: successkit.CSM, WithinDays: 30},
		{ID: "confirm", On: success.OutcomeUnconfirmed, Do: "confirm the goal", Owner: successkit.CSM, WithinDays: 30},
		{ID: "measure", On: success.OutcomeUnmeasured, Do: "measure the goal", Owner: successkit.CSM, WithinDays: 60},
		{ID: "no-score", On: success.HealthUnknown, Do: "find readings", Owner: successkit.TAM, WithinDays: 45},
		{ID: "lead", On: success.QualifiedLead, Do: "make the offer", Owner: successkit.Seller, WithinDays: 21},
		{ID: "expand", On: success.ExpansionDue, Do: "speak of it", Owner: successkit.CSM},
		{ID: "win", On: success.Win, Do: "celebrate", Owner: successkit.CSM, WithinDays: 30},
	}
	return d
}

// storyAccount is Birch Seeds with all that ever happened.
func storyAccount() success.Account {
	a := success.Account{ID: "birch", Name: "Birch Seeds", Segment: "small", Delivery: outcome.SaaS, Owner: "kim"}
	for _, chapter := range []func() success.Facts{
		storyTalks, storySale, storyOnboarding, storyFirstValue, storyBreach, storyFall, storyAutumn, storyRenewed, storyRecovered, storyYears,
	} {
		var err error
		if a, err = a.Append(chapter()); err != nil {
			panic(err)
		}
	}
	return a
}

func person(id, name string, role successkit.Role, from, left, recorded string) success.Person {
	p := success.Person{ID: id, Contact: successkit.Contact{ID: name, Name: name, Role: role}}
	for _, d := range []struct {
		text string
		date *successkit.Date
	}{{from, &p.Contact.From}, {left, &p.Contact.Left}, {recorded, &p.Recorded}} {
		if d.text != "" {
			*d.date = day(d.text)
		}
	}
	return p
}

// 2024-10: a prospect. What mail it runs is known, and how many agents it has is
// not; nobody has asked what it wants.
func storyTalks() success.Facts {
	return success.Facts{
		People: []success.Person{person("p1", "ana", successkit.Sponsor, "2024-10-01", "", "")},
		Fit: fit.Facts{Evidence: []fit.Evidence{
			{ID: "e1", Criterion: "mail", Answer: fit.Words("imap"), Date: day("2024-10-08"), Source: "first call"},
		}},
		Interactions: []successkit.Interaction{
			meeting("2024-10-08", "call", successkit.Marketing, successkit.CustomerSide, successkit.Seller, "ana"),
		},
	}
}

// 2024-12: it has two agents where three are needed, promises to hire, and signs
// for a year. The goal is written down.
func storySale() success.Facts {
	return success.Facts{
		Contracts: []success.Contract{{
			ID: "k1", Date: day("2024-12-08"), Start: day("2025-01-06"), End: day("2026-01-06"), Value: decimal.New(12_000, 0), Currency: "EUR", Seller: "sue",
		}},
		People: []success.Person{person("p2", "ben", successkit.Champion, "2024-11-20", "", "")},
		Fit: fit.Facts{
			Evidence:    []fit.Evidence{{ID: "e2", Criterion: "agents", Answer: fit.Int(2), Date: day("2024-11-20"), Source: "demo"}},
			Commitments: []fit.Commitment{{ID: "c1", Criterion: "agents", By: successkit.CustomerSide, What: "hire a third agent", Date: day("2024-12-05"), Due: day("2025-02-15")}},
		},
		Desired: []outcome.Amendment{{ID: "d1", From: day("2024-12-05"), Definition: outcome.Definition{
			ID: "birch", Statement: "No customer waits a day for an answer",
			Required: []outcome.Required{{
				ID: "faster", Statement: "Faster first replies", UseCase: "ticket-triage",
				Measures: []outcome.Measure{{
					ID: "first-reply", Name: "First reply, median", Unit: "hours", Direction: outcome.Lower,
					Baseline: number("20"), Target: number("4"), Due: day("2025-06-30"),
				}},
			}},
			Experience: outcome.Experience{Requirements: []outcome.Requirement{{
				ID: "answers", Statement: "An answer within two hours", Kind: "support-case", WindowDays: 60,
				Response: &outcome.Response{WithinMinutes: 120},
			}}},
		}}},
		Interactions: []successkit.Interaction{
			meeting("2024-11-20", "call", successkit.Sales, successkit.VendorSide, successkit.Seller, "ana", "ben"),
			meeting("2024-12-05", "call", successkit.Sales, successkit.VendorSide, successkit.Seller, "ana"),
		},
	}
}

// 2025-01: nobody in services was told, and mail does not arrive.
func storyOnboarding() success.Facts {
	return success.Facts{
		Costs: []value.Cost{{ID: "w1", Part: "subscription", Date: day("2025-01-06"), Amount: decimal.New(12_000, 0), Currency: "EUR"}},
		Interactions: []successkit.Interaction{
			answered("2025-01-20", 60, "ben"),
		},
	}
}

// 2025-03: services took over, though without the goal; mail arrives, a week was
// answered in the tool, the third agent is there, both sides confirm the goal.
func storyFirstValue() success.Facts {
	return success.Facts{
		Fit: fit.Facts{
			Evidence:    []fit.Evidence{{ID: "e3", Criterion: "agents", Answer: fit.Int(3), Date: day("2025-02-10"), Source: "check-in"}},
			Settlements: []fit.Settlement{{ID: "s1", Commitment: "c1", Kept: true, Date: day("2025-02-10")}},
		},
		Confirmations: []outcome.Confirmation{
			{ID: "f1", Side: successkit.CustomerSide, By: "ana", Goals: []string{"faster"}, Date: day("2025-02-12")},
			{ID: "f2", Side: successkit.VendorSide, By: "kim", Goals: []string{"faster"}, Date: day("2025-02-12")},
		},
		Observations: []outcome.Observation{observed("2025-03-01", "first-reply", "12")},
		Events: []journey.Event{
			{ID: "v1", Handoff: "sold", Kind: journey.EventHandedOver, Date: day("2025-01-28")},
			{ID: "v2", Milestone: "mail-connected", Kind: journey.EventReached, Date: day("2025-02-03"), Quality: 2},
			{ID: "v3", Milestone: "first-week", Kind: journey.EventReached, Date: day("2025-02-24"), Quality: 4},
		},
		Readings: append(readings("usage", "2025-02-10", 15, "2025-03-03", 18), readings("rating", "2025-03-01", 4)...),
		Interactions: []successkit.Interaction{
			meeting("2025-01-28", "call", successkit.Onboarding, successkit.CustomerSide, successkit.Services, "ben"),
			meeting("2025-02-12", "check-in", successkit.Onboarding, successkit.VendorSide, successkit.CSM, "ana", "ben"),
		},
	}
}

// 2025-05: after an outage a case waited five hours, and Birch asks for money back
// and, a week later, to leave early.
func storyBreach() success.Facts {
	return success.Facts{
		Observations: []outcome.Observation{observed("2025-04-28", "first-reply", "8")},
		Readings:     append(readings("usage", "2025-04-01", 18, "2025-05-01", 17), readings("rating", "2025-05-01", 3)...),
		Interactions: []successkit.Interaction{
			meeting("2025-04-10", "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "ana", "ben"),
			answered("2025-04-22", 300, "ben"),
			answered("2025-04-29", 45, "ben"),
		},
		Exceptions: []success.Exception{{
			ID: "x1", Date: day("2025-05-02"), Ruling: success.Asked, Kind: "refund", Cause: "outage", Amount: decimal.New(500, 0), Currency: "EUR",
		}},
	}
}

// 2025-07: the refund was granted, leaving early was refused, answers are fast
// again; but the goal is missed, use falls, Ana has left, and telephony is missing.
func storyFall() success.Facts {
	return success.Facts{
		People:       []success.Person{person("p3", "ana", successkit.Sponsor, "2024-10-01", "2025-07-10", "2025-07-10")},
		Observations: []outcome.Observation{observed("2025-06-25", "first-reply", "6")},
		Readings:     readings("usage", "2025-06-01", 17, "2025-06-20", 14, "2025-07-07", 8),
		Interactions: []successkit.Interaction{
			meeting("2025-06-05", "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "ana", "ben"),
			answered("2025-06-18", 50, "ben"),
			answered("2025-07-02", 35, "ben"),
		},
		Exceptions: []success.Exception{
			{ID: "x2", Of: "x1", Date: day("2025-05-07"), Ruling: success.Granted, EscalatedTo: successkit.Executive},
			{ID: "x3", Date: day("2025-05-12"), Ruling: success.Asked, Kind: "early-end", Cause: "oversold", AgainstTerms: true},
			{ID: "x4", Of: "x3", Date: day("2025-05-14"), Ruling: success.Refused, EscalatedTo: successkit.Executive},
		},
		Obstacles: []success.Obstacle{{ID: "b1", Date: day("2025-07-01"), Kind: success.MissingFeature, What: "calls do not become tickets"}},
	}
}

// 2025-11: Carla is the new sponsor, with whom the recovery of the goal is planned.
// Use recovers slowly, the renewal comes near.
func storyAutumn() success.Facts {
	return success.Facts{
		People:       []success.Person{person("p4", "carla", successkit.Sponsor, "2025-09-01", "", "2025-09-08")},
		Observations: []outcome.Observation{observed("2025-10-01", "first-reply", "7")},
		Readings:     append(readings("usage", "2025-08-05", 7, "2025-09-20", 9, "2025-11-01", 12), readings("rating", "2025-10-15", 3)...),
		Interactions: []successkit.Interaction{
			meeting("2025-08-08", "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "ben"),
			meeting("2025-09-24", "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "carla", "ben"),
			answered("2025-10-20", 70, "ben"),
		},
		Benefits: []value.Benefit{gained("g1", "2025-09-30", 4_000)},
		Taken: []success.Taken{{
			ID: "n1", Date: day("2025-09-24"), Rule: "failed", Subject: "first-reply", By: "kim", Until: day("2026-01-31"), Note: "a training a month for the new team",
		}},
	}
}

// 2026-01: renewed for less, though the goal was never reached. With Carla the goal
// is drawn anew in February.
func storyRenewed() success.Facts {
	return success.Facts{
		Contracts: []success.Contract{{
			ID: "k2", Date: day("2025-12-18"), Start: day("2026-01-06"), End: day("2027-01-06"), Value: decimal.New(10_000, 0), Currency: "EUR", Renews: "k1",
		}},
		Costs: []value.Cost{{ID: "w2", Part: "subscription", Date: day("2026-01-06"), Amount: decimal.New(10_000, 0), Currency: "EUR"}},
		Desired: []outcome.Amendment{{
			ID: "d2", From: day("2026-02-01"), Reason: "new sponsor",
			Definition: sameDay("5", "70", "2026-06-30"),
		}},
		Readings: append(readings("usage", "2025-12-15", 14, "2026-01-31", 15), readings("rating", "2026-01-20", 4)...),
		Interactions: []successkit.Interaction{
			meeting("2025-12-02", "call", successkit.Renewal, successkit.VendorSide, successkit.Seller, "carla"),
			meeting("2026-01-22", "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "carla", "ben"),
			answered("2026-02-03", 40, "ben"),
		},
	}
}

// 2026-07: telephony came, both goals are reached, Carla speaks for the vendor and
// is open to more.
func storyRecovered() success.Facts {
	return success.Facts{
		Obstacles: []success.Obstacle{{ID: "b2", Date: day("2026-04-15"), Clears: "b1"}},
		Confirmations: []outcome.Confirmation{
			{ID: "f3", Side: successkit.CustomerSide, By: "carla", Goals: []string{"faster", "solved"}, Date: day("2026-02-20")},
			{ID: "f4", Side: successkit.VendorSide, By: "kim", Goals: []string{"faster", "solved"}, Date: day("2026-02-20")},
		},
		Observations: []outcome.Observation{
			observed("2026-04-30", "first-reply", "5"), observed("2026-05-31", "first-contact", "66"),
			observed("2026-06-28", "first-reply", "4"), observed("2026-06-28", "first-contact", "72"),
		},
		Readings: append(readings("usage", "2026-03-20", 16, "2026-05-10", 18, "2026-07-01", 19), readings("rating", "2026-06-15", 5)...),
		Interactions: []successkit.Interaction{
			meeting("2026-02-20", "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "carla"),
			meeting("2026-04-20", "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "carla", "ben"),
			answered("2026-06-10", 30, "ben"),
			meeting("2026-06-18", "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "carla", "ben"),
		},
		Talks:    []expansion.Talk{{ID: "t1", Offer: "telephony", Answer: expansion.Open, Date: day("2026-07-08")}},
		Acts:     []success.Act{{ID: "a1", Date: day("2026-07-02"), Kind: "reference", Contact: "carla"}},
		Benefits: []value.Benefit{gained("g2", "2025-12-31", 6_000), gained("g3", "2026-06-30", 14_000)},
	}
}

// 2028-01: renewed twice more, the first time with telephony; the goal was raised
// and reached again, and a second sponsor is there.
func storyYears() success.Facts {
	f := success.Facts{
		Contracts: []success.Contract{
			{ID: "k3", Date: day("2026-12-10"), Start: day("2027-01-06"), End: day("2028-01-06"), Value: decimal.New(14_000, 0), Currency: "EUR", Renews: "k2"},
			{ID: "k4", Date: day("2027-11-30"), Start: day("2028-01-06"), End: day("2029-01-06"), Value: decimal.New(18_000, 0), Currency: "EUR", Renews: "k3"},
		},
		Costs: []value.Cost{
			{ID: "w3", Part: "subscription", Date: day("2027-01-06"), Amount: decimal.New(14_000, 0), Currency: "EUR"},
			{ID: "w4", Part: "subscription", Date: day("2028-01-06"), Amount: decimal.New(18_000, 0), Currency: "EUR"},
		},
		Desired: []outcome.Amendment{{ID: "d3", From: day("2027-02-01"), Reason: "yearly review", Definition: sameDay("4", "75", "2027-12-31")}},
		Confirmations: []outcome.Confirmation{
			{ID: "f5", Side: successkit.CustomerSide, By: "carla", Goals: []string{"faster", "solved"}, Date: day("2027-02-10")},
			{ID: "f6", Side: successkit.VendorSide, By: "kim", Goals: []string{"faster", "solved"}, Date: day("2027-02-10")},
		},
		Benefits:     []value.Benefit{gained("g4", "2026-12-31", 16_000), gained("g5", "2027-12-31", 34_000)},
		People:       []success.Person{person("p5", "dora", successkit.Sponsor, "2027-03-01", "", "2027-03-10")},
		Talks:        []expansion.Talk{{ID: "t2", Offer: "telephony", Answer: expansion.Yes, Date: day("2026-07-28")}},
		Acts:         []success.Act{{ID: "a2", Date: day("2027-05-04"), Kind: "referral", Contact: "carla"}},
		Observations: []outcome.Observation{observed("2027-12-15", "first-reply", "3"), observed("2027-12-15", "first-contact", "78")},
		Readings:     append(readings("usage", "2027-12-01", 19, "2028-01-10", 20), readings("rating", "2027-12-01", 5)...),
	}
	for d := day("2026-08-17"); d.Before(day("2028-01-20")); d = d.AddDays(30) {
		f.Interactions = append(f.Interactions, meeting(d.String(), "check-in", successkit.Product, successkit.VendorSide, successkit.CSM, "carla", "dora"))
	}
	f.Interactions = append(f.Interactions, answered("2027-12-20", 25, "ben"))
	return f
}

// sameDay is what Carla wants: replies in so many hours, and so many per cent solved
// at the first contact.
func sameDay(hours, percent, due string) outcome.Definition {
	return outcome.Definition{
		ID: "birch", Statement: "Whoever writes or calls is helped the same day",
		Required: []outcome.Required{
			{
				ID: "faster", Statement: "Faster first replies", UseCase: "ticket-triage",
				Measures: []outcome.Measure{{
					ID: "first-reply", Name: "First reply, median", Unit: "hours", Direction: outcome.Lower,
					Baseline: number("20"), Target: number(hours), Due: day(due),
				}},
			},
			{
				ID: "solved", Statement: "Solved at the first contact", UseCase: "ticket-triage",
				Measures: []outcome.Measure{{
					ID: "first-contact", Name: "Solved at the first contact", Unit: "%", Direction: outcome.Raise,
					Baseline: number("40"), Target: number(percent), Due: day(due),
				}},
			},
		},
		Experience: outcome.Experience{Requirements: []outcome.Requirement{{
			ID: "answers", Statement: "An answer within two hours", Kind: "support-case", WindowDays: 60,
			Response: &outcome.Response{WithinMinutes: 120},
		}}},
	}
}

func meeting(date, kind string, stage successkit.Stage, began successkit.Side, owner successkit.Role, who ...string) successkit.Interaction {
	return successkit.Interaction{
		ID: kind + " " + date, Date: day(date), Kind: kind, Stage: stage, Channel: successkit.Video, Began: began, Owner: owner, Contacts: who,
	}
}

func answered(date string, minutes int, who string) successkit.Interaction {
	return successkit.Interaction{
		ID: "case " + date, Date: day(date), Kind: "support-case", Stage: successkit.Support, Channel: successkit.Email,
		Began: successkit.CustomerSide, Owner: successkit.SupportRole, Contacts: []string{who}, ResponseMinutes: &minutes,
	}
}

func observed(date, measure, is string) outcome.Observation {
	return outcome.Observation{ID: measure + " " + date, Measure: measure, Value: number(is), Date: day(date), Source: "export", Level: outcome.Measured}
}

func gained(id, date string, amount int64) value.Benefit {
	return value.Benefit{ID: id, Part: "time-saved", Date: day(date), Amount: decimal.New(amount, 0), Currency: "EUR", Source: "business review", Level: outcome.Reported}
}

// readings takes pairs of a date and a value.
func readings(measure string, pairs ...any) []health.Reading {
	var list []health.Reading
	for i := 0; i < len(pairs); i += 2 {
		date, is := pairs[i].(string), pairs[i+1].(int)
		list = append(list, health.Reading{ID: measure + " " + date, Measure: measure, Value: float64(is), Date: day(date)})
	}
	return list
}
