package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// experience is the way in which a customer must be able to get there: the small
// want quick answers and to be left alone, the large people who know their trade.
func (l *life) experience(from successkit.Date) outcome.Experience {
	switch l.account.Segment {
	case "small":
		return l.small()
	case "mid":
		return l.middle(from)
	}
	return l.large(from)
}

func (l *life) small() outcome.Experience {
	e := outcome.Experience{Requirements: []outcome.Requirement{answers("An answer by the next working day", 480)}}
	if l.itself {
		e.Requirements = append(e.Requirements, outcome.Requirement{
			ID: "left-alone", Statement: "Let us find our own way", WindowDays: 180, Touch: outcome.Unattended,
		})
	} else {
		e.Requirements = append(e.Requirements, outcome.Requirement{
			ID: "in-writing", Statement: "Write, do not call", WindowDays: 180,
			Channels: &outcome.Channels{Permitted: []successkit.Channel{successkit.Email, successkit.Chat, successkit.InApp, successkit.SelfService}},
		})
	}
	if l.language != "en" && chance(l.rnd, 350) { // which their level does not give
		e.Requirements = append(e.Requirements, german())
	}
	return e
}

func (l *life) middle(from successkit.Date) outcome.Experience {
	e := outcome.Experience{Requirements: []outcome.Requirement{
		answers("An answer within a working day", 480),
		cadenceOf("reviews", "Look at the figures with us twice a year", "business-review", 215, from),
	}}
	if l.language != "en" {
		e.Requirements = append(e.Requirements, german())
	}
	return e
}

func german() outcome.Requirement {
	return outcome.Requirement{ID: "german", Statement: "Speak German with us", WindowDays: 180, Languages: &outcome.Languages{Permitted: []string{"de"}}}
}

func (l *life) large(from successkit.Date) outcome.Experience {
	e := outcome.Experience{Requirements: []outcome.Requirement{
		cadenceOf("reviews", "Our board wants the figures every quarter", "business-review", 120, from),
		{
			ID: "specialists", Statement: "Whoever answers knows our trade", Kind: "support-case", WindowDays: 180,
			Expertise: &outcome.Grade{Scale: []string{"generalist", "specialist", "expert"}, Least: "specialist"},
		},
	}}
	if l.account.Delivery == outcome.SaaS {
		return outcome.Experience{Requirements: append(e.Requirements, answers("An answer in half a working day", 240))}
	}
	e.Requirements = append(e.Requirements, outcome.Requirement{
		ID: "office-hours", Statement: "While we work somebody answers within half a day", Kind: "support-case", WindowDays: 180,
		Hours: &outcome.Hours{
			Days: officeDays,
			From: successkit.MustTimeOfDay("08:00"), To: successkit.MustTimeOfDay("18:00"), WithinMinutes: 240,
		},
	})
	return e
}

var officeDays = []outcome.Weekday{outcome.Monday, outcome.Tuesday, outcome.Wednesday, outcome.Thursday, outcome.Friday}

func answers(statement string, minutes int) outcome.Requirement {
	return outcome.Requirement{
		ID: "answers", Statement: statement, Kind: "support-case", WindowDays: 180, Response: &outcome.Response{WithinMinutes: minutes},
	}
}

func cadenceOf(id, statement, kind string, days int, from successkit.Date) outcome.Requirement {
	return outcome.Requirement{
		ID: id, Statement: statement, Kind: kind, WindowDays: 91, Cadence: &outcome.Cadence{EveryDays: days, From: from},
	}
}
