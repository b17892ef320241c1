package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/alert"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/health/portfolio"
	"github.com/successkit/successkit/health/preset"
	"github.com/successkit/successkit/health/trend"
)

// A desk holds what every account is looked at with.
type desk struct {
	chooser *health.Chooser
	engine  *alert.Engine
	models  []*health.Model
	people  people.Settings
	trend   trend.Settings
}

func newDesk() (*desk, error) {
	d := &desk{
		people: people.Settings{
			Required: []successkit.Role{successkit.Sponsor, successkit.Champion, successkit.EconomicBuyer}, Days: 90,
			ByRole: []people.RoleDays{{Role: successkit.Sponsor, Days: 120}},
		},
		trend: trend.Settings{WindowDays: 28, DeadBand: health.MustPoints("3")},
	}
	for _, def := range []health.Definition{preset.SaaS(), preset.OnPremise(), preset.Hybrid()} {
		m, err := health.New(def)
		if err != nil {
			return nil, err
		}
		d.models = append(d.models, m)
	}
	is := func(v string) []health.AttributeIs {
		return []health.AttributeIs{{Attribute: "delivery", Values: []string{v}}}
	}
	var err error
	if d.chooser, err = health.NewChooser(health.Choice{Default: "saas", Rules: []health.ChoiceRule{
		{ID: "own-machines", Is: is("on-premise"), Model: "on-premise"}, {ID: "both", Is: is("hybrid"), Model: "hybrid"},
	}}, d.models...); err != nil {
		return nil, err
	}
	d.engine, err = alert.New(preset.Alerts())
	return d, err
}

// compute looks at every account and sums up.
func (o options) compute(b *book) (*report, error) {
	d, err := newDesk()
	if err != nil {
		return nil, err
	}
	r := &report{AsOf: o.asOf, moved: map[string]string{}}
	if r.AsOf.IsZero() {
		r.AsOf = b.last
	}
	if r.AsOf.IsZero() {
		return nil, fmt.Errorf("readings.csv: %w: no reading, and no -as-of", successkit.ErrRequired)
	}
	for back := 104; back >= 0; back-- {
		if week := r.AsOf.AddDays(-7 * back); !week.IsZero() {
			r.weeks = append(r.weeks, week)
		}
	}
	for _, c := range b.customers {
		a, err := d.look(c, r)
		if err != nil {
			return nil, fmt.Errorf("account %s: %w", c.account.ID, err)
		}
		r.accounts = append(r.accounts, a)
	}
	if err := d.sum(r); err != nil {
		return nil, err
	}
	r.rank(o.calls)
	if err := r.explain(o.account); err != nil {
		return nil, err
	}
	return r, nil
}

// look looks at one customer, and at its risks week by week for half a year.
func (d *desk) look(c *customer, r *report) (*account, error) {
	a := &account{ID: c.account.ID, Name: c.name, Renewal: c.renewal, Money: c.arr, start: c.account.Start}
	var err error
	if a.Score, a.Chosen, err = d.chooser.Score(c.account, r.AsOf); err != nil {
		return nil, err
	}
	m := d.chooser.Model(a.Chosen.Model)
	if a.marks, err = m.Series(c.account, r.weeks); err != nil {
		return nil, err
	}
	a.before = a.marks[max(0, len(a.marks)-2)]
	for _, week := range r.weeks[max(0, len(r.weeks)-26):] {
		if err := d.evaluate(a, c, m, week); err != nil {
			return nil, err
		}
	}
	a.Tier = d.engine.Tier(a.Register)
	if a.People, err = d.people.Look(c.contacts, c.interactions, r.AsOf); err != nil {
		return nil, err
	}
	a.Sponsors, err = people.Stay(people.Question{
		Sponsors: people.Sponsors(c.contacts, d.people.Required, r.AsOf), Months: people.Months(r.AsOf, c.renewal), Wanted: 0.9,
	})
	return a, err
}

// evaluate takes the register of an account through a week.
func (d *desk) evaluate(a *account, c *customer, m *health.Model, week successkit.Date) error {
	score, err := m.Score(c.account, week)
	if err != nil {
		return err
	}
	t, err := trend.Of(m, c.account, week, d.trend)
	if err != nil {
		return err
	}
	a.Trend = t
	a.Register, err = d.engine.Evaluate(a.Register, alert.Observation{
		Account: a.ID, AsOf: week, Start: c.account.Start, Attributes: c.account.Attributes, Score: &score, Trend: &t,
		Contacts: c.interactions, Events: c.events, Renewable: c.arr,
	})
	return err
}

// sum counts the accounts by model and band, those that moved, and what is at
// stake.
func (d *desk) sum(r *report) error {
	exposure, err := alert.NewExposure("")
	if err != nil {
		return err
	}
	for _, m := range d.models {
		dist, err := portfolio.NewDistribution(m, r.AsOf, "")
		if err != nil {
			return err
		}
		id, _ := m.ID()
		for _, a := range r.accounts {
			if a.Chosen.Model != id {
				continue
			}
			now := a.marks[len(a.marks)-1]
			if err := dist.Add(now, a.Money); err != nil {
				return err
			}
			if err := exposure.Add(a.Register); err != nil {
				return err
			}
			if now.Band != a.before.Band {
				r.Moves = append(r.Moves, portfolio.Move{Account: a.ID, Before: a.before, After: now, Money: a.Money})
				r.moved[a.ID] = a.Name
			}
		}
		r.Portfolio = append(r.Portfolio, dist.Sums())
		for _, why := range dist.Warnings() {
			r.Warnings = append(r.Warnings, warning{Model: id, Why: why})
		}
	}
	slices.SortFunc(r.Moves, func(x, y portfolio.Move) int { return cmp.Compare(x.Account, y.Account) })
	r.Exposure = exposure.Sums()
	return nil
}
