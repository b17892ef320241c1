package success

import (
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/internal/facts"
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
	inHand       map[actionKey]Taken
	renewalKnown successkit.Date
	noticed      successkit.Date // when it was known of every contract that it is left
	road         *road
	health       health.Account
	model        *health.Model
	desired      *outcome.Definition // the version in force
}

// look returns an account as it was known on a day, and notes what is wrong
// with it.
func (p *Program) look(f *successkit.Faults, a Account, asOf successkit.Date) *customer {
	a.check(f)
	c := &customer{Account: a, asOf: asOf}
	contracts, departures := a.signed(f, asOf)
	terms := spans(contracts, departures)
	c.terms = termsOf(terms, asOf)
	c.renewalKnown = renewalKnown(terms, c.terms.Renewal)
	for _, s := range terms {
		if s.until.After(asOf) {
			c.noticed = later(c.noticed, noticeOf(departures, s))
		}
	}
	c.contacts = contactsOf(known(f, "people", a.People, func(p Person) string { return p.ID }, asOf))
	c.interactions = known(f, "interactions", a.Interactions, func(i successkit.Interaction) string { return i.ID }, asOf)
	c.exceptions = known(f, "exceptions", a.Exceptions, func(e Exception) string { return e.ID }, asOf)
	c.acts = known(f, "acts", a.Acts, func(a Act) string { return a.ID }, asOf)
	c.obstacles = known(f, "obstacles", a.Obstacles, func(o Obstacle) string { return o.ID }, asOf)
	c.inHand = inHand(known(f, "taken", a.Taken, func(t Taken) string { return t.ID }, asOf), asOf)
	p.names(f, a)
	agree(f, Facts{}, a.Facts)
	a.renewed(f)
	c.level = p.levelOf(a)
	c.road = p.roadOf(a)
	c.model, c.health = p.watch(a, c.terms.Start, asOf)
	return c
}

// watch returns the health model of an account on a day, and what it looks at.
func (p *Program) watch(a Account, start, asOf successkit.Date) (*health.Model, health.Account) {
	var level string
	if l := p.levelOf(a); l != nil {
		level = l.ID
	}
	watched := health.Account{ID: a.ID, Start: start, Attributes: a.attributes(level), Readings: a.Readings, Overrides: a.Overrides}
	return p.health.Model(p.health.Choose(watched, asOf).Model), watched
}

// levelOf returns the level of coverage of an account, and nil where it has none.
func (p *Program) levelOf(a Account) *level {
	for i := range p.levels {
		l := &p.levels[i]
		if l.ID == a.Level || a.Level == "" && a.Segment != "" && slices.Contains(l.Segments, a.Segment) {
			return l
		}
	}
	return nil
}

func (c *customer) levelID() string {
	if c.level == nil {
		return ""
	}
	return c.level.ID
}

// roadOf returns the road of an account.
func (p *Program) roadOf(a Account) *road {
	for _, r := range p.definition.Routes {
		if r.fits(a.Delivery, a.Segment) {
			i := slices.IndexFunc(p.roads, func(o road) bool { return o.id == r.Path })
			return &p.roads[i]
		}
	}
	return &p.roads[0]
}

// started reports whether the customer's first contract has begun.
func (c *customer) started() bool {
	return !c.terms.Start.IsZero() && !c.terms.Start.After(c.asOf)
}

// assess fills in who could succeed and what the early warning says.
func (p *Program) assess(f *successkit.Faults, c *customer, r *Review) {
	r.Fit = fit.Assessment{AsOf: c.asOf, Findings: []fit.Finding{}}
	if profile := p.profileOn(c.asOf); profile != nil {
		var err error
		r.Fit, err = profile.Assess(c.Fit, c.asOf)
		f.Merge("fit", err)
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
	if settings := p.definition.Trend; settings != nil {
		t, err := trend.Of(c.model, c.health, c.asOf, *settings)
		f.Merge("", err)
		r.Trend = &t
	}
}

// attain fills in how far the customer's Desired Outcome is attained. Once it has
// left nobody owes it anything, and nothing more is lost or won: what it had on its
// last day stands.
func (p *Program) attain(f *successkit.Faults, c *customer, r *Review) {
	history, err := outcome.NewHistory(c.Desired)
	mergeAs(f, err, "amendments", "desired")
	if err != nil {
		return
	}
	day := c.asOf
	if c.terms.Relation == Former {
		day = c.terms.Left.AddDays(-1)
	}
	desired, ok := history.InForce(day)
	if !ok {
		facts.Admit(f, "observations", c.Observations, func(o outcome.Observation) string { return o.ID }) // all the same
		facts.Admit(f, "confirmations", c.Confirmations, func(o outcome.Confirmation) string { return o.ID })
		return
	}
	c.desired = new(desired.Definition())
	attainment, err := desired.Attain(c.Observations, c.Interactions, day)
	f.Merge("", err)
	understanding, err := history.Understanding(c.Confirmations, c.everybody(), day)
	f.Merge("", err)
	r.Wants = c.desired.Statement
	r.Outcome, r.Understanding = &attainment, &understanding
}

// mergeAs notes the faults of a list below the name that it has here.
func mergeAs(f *successkit.Faults, err error, theirs, ours string) {
	for fault := range successkit.FieldErrors(err) {
		path := fault.Path
		if rest, ok := strings.CutPrefix(path, theirs); ok {
			path = ours + rest
		}
		f.Add(path, fault.Value, fault.Err)
	}
}

// everybody returns the contacts as they were known, and of those who were not
// known yet that they are, so that a confirmation of theirs, which is not known
// yet either, is by somebody.
func (c *customer) everybody() []successkit.Contact {
	if len(c.Confirmations) == 0 {
		return c.contacts
	}
	all := slices.Clone(c.contacts)
	there := make(map[string]bool, len(all))
	for _, o := range all {
		there[o.ID] = true
	}
	for _, p := range c.People {
		if !there[p.Contact.ID] {
			all = append(all, successkit.Contact{ID: p.Contact.ID})
			there[p.Contact.ID] = true
		}
	}
	return all
}
