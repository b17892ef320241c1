package success

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/journey/cadence"
)

// Interactions tell through which interactions a customer is met, over a window
// of days that ends with the day of the review.
type Interactions struct {
	Window successkit.Period `json:"window"`
	// Total is all of them, Ours those that the vendor began and Theirs those that
	// the customer did. Of the others nobody knows who began them, or both did.
	Total  int `json:"total"`
	Ours   int `json:"ours"`
	Theirs int `json:"theirs"`
	// Proactive is Ours over Ours and Theirs: the share in which the customer did
	// not have to ask. It is undefined where nobody knows of any.
	Proactive successkit.Rate `json:"proactive"`
	// Response tells how long the customer waited when it asked.
	Response Response `json:"response"`
	// Stages count them by part of the relationship, in its order.
	Stages []StageLine `json:"stages,omitempty"`
	// Reactive tells what answering took from roles whose work is to foresee.
	Reactive []ReactiveLoad `json:"reactive,omitempty"`
	// Touches are what recurs on the customer's level: how much of it was held
	// in the last year. It is undefined where nothing recurs or nothing was due.
	Touches successkit.Rate `json:"touches"`
	// Rhythm tells of silence: when the last contact was, and by when the next
	// should be. It is nil where the level says nothing of silence.
	Rhythm *people.Rhythm `json:"rhythm,omitzero"`
	// Last is the day of the latest known interaction ever. It may be zero.
	Last successkit.Date `json:"last,omitzero"`
}

// Response tells of the requests of a customer.
type Response struct {
	// Asked counts the interactions that have a first answer or lack one.
	Asked int `json:"asked"`
	// Unanswered counts those that have none.
	Unanswered int `json:"unanswered"`
	// MedianMinutes is the lower median of the time to the first answer, of those
	// that were answered. It is nil where none was.
	MedianMinutes *int `json:"median_minutes,omitzero"`
}

// A StageLine counts the interactions of a part of the relationship.
type StageLine struct {
	Stage successkit.Stage `json:"stage"`
	Count int              `json:"count"`
	// Rated counts those whose quality is known, and Quality is the sum of it,
	// 1 to 5 each, over Rated.
	Quality successkit.Rate `json:"quality"`
}

// ReactiveLoad is the time that a role spent answering though its work is to
// foresee.
type ReactiveLoad struct {
	Role successkit.Role `json:"role"`
	// Count is how many interactions it answered, and Minutes how long that took
	// by the program's figures. Untimed counts those of which it has none.
	Count   int `json:"count"`
	Minutes int `json:"minutes"`
	Untimed int `json:"untimed,omitzero"`
	// Displaced is how many of its proactive interactions that time would have
	// held, rounded down, at the mean length of those it did hold. It is nil where
	// it held none that is timed.
	Displaced *int `json:"displaced,omitzero"`
}

// met returns what the known interactions of an account tell.
func (p *Program) met(list []successkit.Interaction, asOf successkit.Date) Interactions {
	first := asOf.AddDays(1 - p.windowDays)
	in := Interactions{}
	in.Window, _ = successkit.Days(first, asOf)
	var answers []int
	var stages [successkit.Renewal + 1][3]int64 // count, sum of quality, rated
	for _, x := range list {
		if x.Date.After(in.Last) {
			in.Last = x.Date
		}
		if x.Date.Before(first) {
			continue
		}
		in.Total++
		switch x.Began {
		case successkit.VendorSide:
			in.Ours++
		case successkit.CustomerSide:
			in.Theirs++
		case successkit.BothSides, successkit.UnknownSide:
		}
		if x.ResponseMinutes != nil {
			answers = append(answers, *x.ResponseMinutes)
		}
		if x.Unanswered {
			in.Response.Unanswered++
		}
		s := &stages[x.Stage]
		s[0]++
		if x.Quality > 0 {
			s[1] += int64(x.Quality)
			s[2]++
		}
	}
	in.Proactive = successkit.CountRate(int64(in.Ours), int64(in.Ours+in.Theirs))
	in.Response.Asked = len(answers) + in.Response.Unanswered
	if len(answers) > 0 {
		slices.Sort(answers)
		in.Response.MedianMinutes = new(answers[(len(answers)-1)/2])
	}
	for stage, s := range stages {
		if s[0] > 0 {
			in.Stages = append(in.Stages, StageLine{successkit.Stage(stage), int(s[0]), successkit.CountRate(s[1], s[2])})
		}
	}
	in.Reactive = p.reactive(list, in.Window)
	return in
}

// reactive returns what proactive roles answered in a window, in the order of
// the program's roles.
func (p *Program) reactive(list []successkit.Interaction, window successkit.Period) []ReactiveLoad {
	var loads []ReactiveLoad
	for _, duty := range p.definition.Roles {
		if duty.Reactive {
			continue
		}
		load := ReactiveLoad{Role: duty.Role}
		held, heldMinutes := 0, 0
		for _, x := range list {
			if x.Owner != duty.Role || !window.Contains(x.Date) {
				continue
			}
			minutes, timed := p.definition.minutes(duty.Role, x.Kind)
			switch {
			case x.Began == successkit.CustomerSide:
				load.Count++
				load.Minutes += minutes
				if !timed {
					load.Untimed++
				}
			case x.Began == successkit.VendorSide && timed:
				held++
				heldMinutes += minutes
			}
		}
		if heldMinutes > 0 {
			load.Displaced = new(load.Minutes * held / heldMinutes)
		}
		if load.Count > 0 {
			loads = append(loads, load)
		}
	}
	return loads
}

// agenda returns what recurs for a customer on its level, over the last year and
// the coming month, and nil where nothing does.
func (l *level) agenda(f *successkit.Faults, start successkit.Date, list []successkit.Interaction, asOf successkit.Date) *cadence.Agenda {
	if l == nil || l.schedule == nil {
		return nil
	}
	var events []cadence.Event
	for _, x := range list {
		for _, r := range l.Cadence {
			if x.Kind == r.Kind {
				events = append(events, cadence.Event{ID: r.ID + " " + x.ID, Rule: r.ID, Date: x.Date, Recorded: x.Recorded})
			}
		}
	}
	from := asOf.AddDays(-agendaDays)
	if from.Before(start) {
		from = start
	}
	period, err := successkit.Days(from, asOf.AddDays(agendaAhead))
	if err != nil {
		f.Merge("as_of", err)
		return nil
	}
	a, err := l.schedule.Agenda(start, events, period, asOf)
	f.Merge("interactions", err)
	return &a
}

// An agenda looks back a year and ahead a month.
const (
	agendaDays  = 365
	agendaAhead = 31
)
