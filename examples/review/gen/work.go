package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
)

// levels say how closely customers are attended to, by segment.
func levels() []success.Level {
	return []success.Level{
		{ID: "high-touch", Segments: []string{"large"}, SilenceDays: 60, Cadence: []cadence.Rule{
			{ID: "business-review", Name: "Business review", Kind: "business-review", EveryMonths: 3, Basis: cadence.Rolling, Owner: successkit.CSM, DueSoonDays: 14, GraceDays: 7},
			{ID: "check-in", Name: "Check-in", Kind: "check-in", EveryDays: 45, Basis: cadence.Rolling, Owner: successkit.CSM, GraceDays: 5},
		}},
		{ID: "low-touch", Segments: []string{"mid"}, SilenceDays: 100, Cadence: []cadence.Rule{
			{ID: "business-review", Name: "Business review", Kind: "business-review", EveryMonths: 6, Basis: cadence.Rolling, Owner: successkit.CSM, DueSoonDays: 14, GraceDays: 14},
		}},
		{ID: "tech-touch", Segments: []string{"small"}, SilenceDays: 150},
	}
}

// services say what the levels give, in the terms in which customers ask for it.
func services() []portfolio.Service {
	office := outcome.Hours{Days: officeDays, From: successkit.MustTimeOfDay("08:00"), To: successkit.MustTimeOfDay("18:00"), WithinMinutes: 240}
	writing := []successkit.Channel{successkit.Email, successkit.Chat, successkit.InApp, successkit.SelfService}
	return []portfolio.Service{
		{
			Level: "high-touch", WithinMinutes: 240, Hours: []outcome.Hours{office}, Languages: []string{"en", "de"}, Coverage: "named", Expertise: "specialist",
			Channels: append([]successkit.Channel{successkit.InPerson, successkit.Video, successkit.Phone}, writing...),
		},
		{Level: "low-touch", WithinMinutes: 480, Languages: []string{"en", "de"}, Channels: append([]successkit.Channel{successkit.Video, successkit.Phone}, writing...)},
		{Level: "tech-touch", WithinMinutes: 480, Languages: []string{"en"}, Channels: writing, Touch: outcome.Unattended},
	}
}

// relationships say when a contact is alive, and who should be met.
func relationships() people.Settings {
	return people.Settings{
		Required: []successkit.Role{successkit.Champion}, Days: 150,
		ByRole: []people.RoleDays{{Role: successkit.Sponsor, Days: 200}},
	}
}

// duties are what is whose work, and how long it takes.
func duties() []success.Duty {
	work := func(kind string, minutes int) success.Work { return success.Work{Kind: kind, Minutes: minutes} }
	return []success.Duty{
		{Role: successkit.CSM, Work: []success.Work{work("business-review", 240), work("check-in", 60), work("support-case", 75), work("renewal-talk", 120)}},
		{Role: successkit.TAM, Work: []success.Work{work("kick-off", 120), work("support-case", 90)}},
		{Role: successkit.SupportRole, Reactive: true, Work: []success.Work{work("support-case", 45)}},
		{Role: successkit.Services, Work: []success.Work{work("kick-off", 180), work("training", 240)}},
		{Role: successkit.Seller, Work: []success.Work{work("sales-call", 90)}},
		{Role: successkit.Executive},
	}
}

// rules say who acts on what, the most pressing first.
func rules() []success.Rule {
	csm, seller, services, tam, boss := successkit.CSM, successkit.Seller, successkit.Services, successkit.TAM, successkit.Executive
	return []success.Rule{
		{ID: "renewal-this-month", On: success.RenewalNear, Do: "close the renewal", Owner: seller, LeadDays: 30, WithinDays: 25},
		{ID: "hear-why", On: success.Leaving, Do: "hear why they leave, and what would keep them", Owner: boss, WithinDays: 10},
		{ID: "rescue-account", On: success.HealthInBand, Do: "call the sponsor", Owner: csm, Band: "red", WithinDays: 7},
		{ID: "repair-experience", On: success.ExperienceBreached, Do: "repair what was broken", Owner: csm, WithinDays: 5},
		{ID: "recover-goal", On: success.OutcomeFailed, Do: "plan the recovery with the customer", Owner: csm, WithinDays: 14},
		{ID: "prepare-renewal", On: success.RenewalNear, Do: "prepare the renewal", Owner: csm, LeadDays: 120, WithinDays: 75},
		{ID: "decide-exception", On: success.ExceptionOpen, Do: "decide on the exception", Owner: boss, WithinDays: 5},
		{ID: "clear-obstacle", On: success.ObstacleNoted, Do: "clear what is in the way", Owner: csm, WithinDays: 30},
		{ID: "find-new-contact", On: success.SingleContact, Do: "win a second contact", Owner: csm, WithinDays: 30},
		{ID: "win-sponsor", On: success.SponsorMayLeave, Do: "win another sponsor before the renewal", Owner: csm, WithinDays: 60},
		{ID: "meet-champion", On: success.RoleUnmet, Do: "meet whoever leads it there", Owner: csm, WithinDays: 45},
		{ID: "break-silence", On: success.Silence, Do: "get in touch", Owner: csm, WithinDays: 7},
		{ID: "unblock-milestone", On: success.MilestoneLate, Do: "clear the way to the milestone", Owner: services, WithinDays: 7},
		{ID: "secure-milestone", On: success.MilestoneAtRisk, Do: "secure the date of the milestone", Owner: services},
		{ID: "hand-over", On: success.HandoffOverdue, Do: "hand the customer over", Owner: services, WithinDays: 5},
		{ID: "complete-hand-off", On: success.HandoffIncomplete, Do: "ask for what was not handed over", Owner: csm, WithinDays: 14},
		{ID: "secure-goal", On: success.OutcomeAtRisk, Do: "see that the goal is reached in time", Owner: csm},
		{ID: "keep-promise", On: success.ConditionOpen, Do: "see that the promise is kept", Owner: csm},
		{ID: "ask-what-they-want", On: success.NoDesiredOutcome, Do: "ask what success is to them", Owner: csm, WithinDays: 14},
		{ID: "ask-what-next", On: success.OutcomeOutgrown, Do: "ask what they want next", Owner: csm, WithinDays: 90},
		{ID: "confirm-goal", On: success.OutcomeUnconfirmed, Do: "confirm the goal with the customer", Owner: csm, WithinDays: 30},
		{ID: "measure-goal", On: success.OutcomeUnmeasured, Do: "measure the goal", Owner: csm, WithinDays: 90},
		{ID: "hold-touch", On: success.TouchDue, Do: "hold it", Owner: csm},
		{ID: "stop-the-fall", On: success.HealthFalling, Do: "find out what changed", Owner: csm, WithinDays: 21},
		{ID: "look-after-yellow", On: success.HealthInBand, Do: "find out what holds them back", Owner: csm, Band: "yellow", WithinDays: 30},
		{ID: "find-readings", On: success.HealthUnknown, Do: "get the readings", Owner: tam, WithinDays: 30},
		{ID: "close-lead", On: success.QualifiedLead, Do: "make the offer", Owner: seller, WithinDays: 30},
		{ID: "speak-of-offer", On: success.ExpansionDue, Do: "speak of the offer", Owner: csm},
		{ID: "ask-question", On: success.QuestionOpen, Do: "ask", Owner: seller, WithinDays: 30},
		{ID: "decide-on-fit", On: success.NoPotential, Do: "decide what to do about a bad fit", Owner: boss, WithinDays: 60},
		{ID: "spare-the-time", On: success.BadFitMatched, Do: "spend no time here that others need", Owner: csm, WithinDays: 60},
		{ID: "celebrate", On: success.Win, Do: "celebrate it with them", Owner: csm, WithinDays: 30},
	}
}
