package main

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
)

// want writes what the customer wants and in which way, who confirmed it, and what
// was seen of it. Of a few nobody asked.
func (l *life) want() error {
	for i, s := range l.spells {
		if chance(l.rnd, 45) && l.account.Segment != "large" || l.free && chance(l.rnd, 700) || l.prospect && chance(l.rnd, 500) {
			continue
		}
		captured := s.start.AddDays(-between(l.rnd, 3, 25))
		if l.prospect {
			captured = lastDay.AddDays(-between(l.rnd, 0, 20))
		}
		if !past(captured) {
			continue
		}
		if err := l.wantFrom(i, captured); err != nil {
			return err
		}
	}
	return nil
}

// goals are the ids of what a customer wants, one after the other.
var goals = []string{goal, "goal-2", "goal-3"}

// A wish is what a customer wants for some time, with where each measure begins.
type wish struct {
	from       successkit.Date
	definition outcome.Definition
}

func (l *life) wantFrom(i int, captured successkit.Date) error {
	s := l.spells[i]
	use := pick(l.rnd, useOf)
	required, err := l.instance(goal, use, s.start.AddDays(30))
	if err != nil {
		return err
	}
	d := outcome.Definition{ID: l.account.ID, Statement: required.WildSuccess, Required: []outcome.Required{required}, Experience: l.experience(s.start)}
	l.amend(captured, l.late(captured), "", d)
	wishes := []wish{{captured, d}}
	l.confirm(captured.AddDays(between(l.rnd, 5, 30)), goal)
	measured := !chance(l.rnd, 50) && !l.prospect // of some nobody measures it
	for more := s.start; measured && len(wishes) < len(goals); {
		more = more.AddDays(between(l.rnd, 290, 400))
		use, id := l.another(d.Required), goals[len(wishes)]
		turns := !s.turned.IsZero() && s.turned.Sub(more) < 200 // and there is talk of other things
		if !past(more) || !l.stays(s, more) || s.strength(more) < 70 || turns || chance(l.rnd, 150) {
			break
		}
		next, err := l.instance(id, use, more)
		if err != nil {
			return err
		}
		d.Required = append(slices.Clone(d.Required), next)
		d.Statement = next.WildSuccess
		l.amend(more, successkit.Date{}, "what was wanted is reached", d)
		wishes = append(wishes, wish{more, d})
		if chance(l.rnd, 850) {
			l.confirm(more.AddDays(between(l.rnd, 5, 40)), goals[:len(wishes)]...)
		}
	}
	if measured {
		l.observe(s, wishes)
	}
	return nil
}

// another returns a use case that is not among those wanted.
func (l *life) another(wanted []outcome.Required) string {
	for {
		use := pick(l.rnd, useOf)
		if !slices.ContainsFunc(wanted, func(r outcome.Required) bool { return r.UseCase == use }) {
			return use
		}
	}
}

// instance returns a required outcome of a use case, with baselines.
func (l *life) instance(id, use string, goLive successkit.Date) (outcome.Required, error) {
	in := usecase.Instance{ID: id, UseCase: use, GoLive: goLive, WildSuccess: one(l.rnd, wishes[use])}
	u, _ := l.catalogue.UseCase(use)
	for _, m := range u.Measures {
		tenths := starts[use+"."+m.ID]
		in.Figures = append(in.Figures, usecase.Figure{Measure: m.ID, Baseline: new(decimal.New(int64(between(l.rnd, tenths[0], tenths[1])), -1))})
	}
	return l.catalogue.Instance(in)
}

func (l *life) amend(from, recorded successkit.Date, reason string, d outcome.Definition) {
	l.account.Desired = append(l.account.Desired, outcome.Amendment{ID: l.id("d"), From: from, Recorded: recorded, Reason: reason, Definition: d})
}

// confirm writes that both sides confirm goals, or the vendor alone where nobody was
// there.
func (l *life) confirm(d successkit.Date, goals ...string) {
	if !past(d) {
		return
	}
	c := outcome.Confirmation{ID: l.id("g"), Side: successkit.VendorSide, By: l.account.Owner, Goals: goals, Date: d}
	l.account.Confirmations = append(l.account.Confirmations, c)
	if who := l.contact(d, successkit.Sponsor); who != nil && chance(l.rnd, 900) {
		c.ID, c.Side, c.By = l.id("g"), successkit.CustomerSide, who[0]
		l.account.Confirmations = append(l.account.Confirmations, c)
	}
}

// observe writes what was seen of every measure: where it began, and every quarter
// how far it is.
func (l *life) observe(s spell, wishes []wish) {
	for i, w := range wishes {
		required := w.definition.Required[len(w.definition.Required)-1]
		for _, m := range required.Measures {
			l.observed(m, w.from, 0)
			until := lastDay
			for d := quarterEnd(s.start.AddDays(80)); past(d) && !d.After(until); d = quarterEnd(d.AddDays(20)) {
				if i > 0 && d.Sub(w.from) < 60 || chance(l.rnd, 70) || !l.stays(s, d) {
					continue
				}
				way := s.way(d) + between(l.rnd, -4, 4)
				if i > 0 {
					way = min(way, way*d.Sub(w.from)/200) // a second goal takes its time too
				}
				l.observed(m, d.AddDays(-between(l.rnd, 0, 6)), way)
			}
		}
	}
}

// stays reports whether a spell lasts on a day.
func (l *life) stays(s spell, d successkit.Date) bool { return s.left.IsZero() || d.Before(s.left) }

func (l *life) observed(m outcome.Measure, d successkit.Date, way int) {
	if !past(d) {
		return
	}
	v := m.Baseline.Add(m.Target.Sub(*m.Baseline).Mul(decimal.New(int64(way), -2))).Round(1)
	if v.IsNegative() {
		v = decimal.Decimal{}
	}
	source, level := "export", outcome.Measured
	if chance(l.rnd, 300) {
		source, level = "review", outcome.Reported
	}
	l.account.Observations = append(l.account.Observations, outcome.Observation{
		ID: l.id("o"), Measure: m.ID, Value: &v, Date: d, Recorded: l.late(d), Source: source, Level: level,
	})
}

// quarterEnd returns the last day of the quarter of a day.
func quarterEnd(d successkit.Date) successkit.Date {
	return successkit.Quarter(d.Year(), (int(d.Month())+2)/3).Last()
}
