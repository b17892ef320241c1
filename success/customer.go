package success

import (
	"fmt"
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
)

// A customer is an account as it was known on a day, and what is worked out of
// it once for all that a review says.
type customer struct {
	Account
	asOf         successkit.Date
	terms        Terms
	level        *level
	contacts     []successkit.Contact
	interactions []successkit.Interaction // known
	exceptions   []Exception
	acts         []Act
	obstacles    []Obstacle
	path         *journey.Path
	plan         *journey.Plan
	health       health.Account
	model        *health.Model
	desired      *outcome.Definition // the version in force
}

// look returns an account as it was known on a day, and notes what is wrong
// with it.
func (p *Program) look(f *successkit.Faults, a Account, asOf successkit.Date) *customer {
	a.check(f)
	c := &customer{Account: a, asOf: asOf}
	contracts := known(f, "contracts", a.Contracts, func(c Contract) string { return c.ID }, asOf)
	departures := known(f, "departures", a.Departures, func(d Departure) string { return d.ID }, asOf)
	c.terms = termsOf(f, contracts, departures, asOf)
	c.contacts = contactsOf(known(f, "people", a.People, func(p Person) string { return p.ID }, asOf))
	c.interactions = known(f, "interactions", a.Interactions, func(i successkit.Interaction) string { return i.ID }, asOf)
	c.exceptions = known(f, "exceptions", a.Exceptions, func(e Exception) string { return e.ID }, asOf)
	checkRulings(f, a.Exceptions)
	c.acts = known(f, "acts", a.Acts, func(a Act) string { return a.ID }, asOf)
	c.obstacles = known(f, "obstacles", a.Obstacles, func(o Obstacle) string { return o.ID }, asOf)
	c.level = p.levelOf(f, a)
	c.path = p.pathOf(a)
	c.health = health.Account{
		ID: a.ID, Start: c.terms.Start, Attributes: a.attributes(c.levelID()), Readings: a.Readings, Overrides: a.Overrides,
	}
	c.model = p.health.Model(p.health.Choose(c.health, asOf).Model)
	return c
}

// levelOf returns the level of coverage of an account, and nil where it has none.
func (p *Program) levelOf(f *successkit.Faults, a Account) *level {
	for i := range p.levels {
		l := &p.levels[i]
		if l.ID == a.Level || a.Level == "" && a.Segment != "" && slices.Contains(l.Segments, a.Segment) {
			return l
		}
	}
	if a.Level != "" {
		f.Add("level", a.Level, fmt.Errorf("%w: no level of the program", successkit.ErrUnknown))
	}
	return nil
}

func (c *customer) levelID() string {
	if c.level == nil {
		return ""
	}
	return c.level.ID
}

// pathOf returns the path of an account.
func (p *Program) pathOf(a Account) *journey.Path {
	for _, r := range p.definition.Routes {
		if (r.Delivery == outcome.UnknownDelivery || r.Delivery == a.Delivery) && (r.Segment == "" || r.Segment == a.Segment) {
			i := slices.IndexFunc(p.definition.Paths, func(d journey.Definition) bool { return d.ID == r.Path })
			return p.paths[i]
		}
	}
	return p.paths[0]
}

// started reports whether the customer's first contract has begun.
func (c *customer) started() bool {
	return !c.terms.Start.IsZero() && !c.terms.Start.After(c.asOf)
}

// assess fills in who could succeed and what the early warning says.
func (p *Program) assess(f *successkit.Faults, c *customer, r *Review) {
	r.Fit = fit.Assessment{AsOf: c.asOf, Findings: []fit.Finding{}}
	if _, ok := p.profiles.On(c.asOf); ok {
		profile, err := p.profiles.InForce(p.offers, c.asOf)
		f.Merge("", err)
		if err == nil {
			r.Fit, err = profile.Assess(c.Fit, c.asOf)
			f.Merge("fit", err)
		}
	} else {
		f.Merge("fit", c.Fit.Validate())
	}
	if p.badFit != nil && f.Total() == 0 {
		m, err := p.badFit.Match(c.Fit, c.asOf)
		f.Merge("fit", err)
		r.BadFit = &m
	}
	var err error
	r.Health, err = c.model.Score(c.health, c.asOf)
	f.Merge("", err)
}

// attain fills in how far the customer's Desired Outcome is attained.
func (p *Program) attain(f *successkit.Faults, c *customer, r *Review) {
	history, err := outcome.NewHistory(c.Desired)
	mergeAmendments(f, err)
	if err != nil {
		return
	}
	for i, d := range c.Desired {
		p.useCasesOf(f, item("desired", i)+".definition", d.Definition)
	}
	desired, ok := history.InForce(c.asOf)
	if !ok {
		c.checkOutcome(f) // all the same
		return
	}
	c.desired = new(desired.Definition())
	attainment, err := desired.Attain(c.Observations, c.Interactions, c.asOf)
	f.Merge("", err)
	understanding, err := history.Understanding(c.Confirmations, c.contacts, c.asOf)
	f.Merge("", err)
	r.Outcome, r.Understanding = &attainment, &understanding
}

// mergeAmendments notes the faults of a history below the name that it has here.
func mergeAmendments(f *successkit.Faults, err error) {
	for fault := range successkit.FieldErrors(err) {
		path := fault.Path
		if rest, ok := strings.CutPrefix(path, "amendments"); ok {
			path = "desired" + rest
		}
		f.Add(path, fault.Value, fault.Err)
	}
}

// useCasesOf notes the use cases that the program's catalogue does not have.
func (p *Program) useCasesOf(f *successkit.Faults, path string, d outcome.Definition) {
	if p.useCases == nil {
		return
	}
	for i, required := range d.Required {
		if _, ok := p.useCases.UseCase(required.UseCase); !ok {
			f.Add(item(path+".required", i)+".use_case", required.UseCase, fmt.Errorf("%w: not in the program's catalogue", successkit.ErrUnknown))
		}
	}
}

// checkRest notes the faults of the facts that nothing has looked at yet.
func (c *customer) checkRest(f *successkit.Faults) {
	facts.Admit(f, "desired", c.Desired, func(d outcome.Amendment) string { return d.ID })
	c.checkOutcome(f)
	facts.Admit(f, "events", c.Events, func(e journey.Event) string { return e.ID })
	facts.Admit(f, "talks", c.Talks, func(t expansion.Talk) string { return t.ID })
}

func (c *customer) checkOutcome(f *successkit.Faults) {
	facts.Admit(f, "observations", c.Observations, func(o outcome.Observation) string { return o.ID })
	facts.Admit(f, "confirmations", c.Confirmations, func(o outcome.Confirmation) string { return o.ID })
}
