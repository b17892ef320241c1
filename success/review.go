package success

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

// A Review is what a program says of one customer as of a day: whether it is
// successful, through which interactions, and beside it, never mixed in, whether
// it could be (Fit) and what the early warning says (Health). It is plain data,
// with all that led to it, and the caller's own: it shares no memory with the
// account or the program. Its parts may share some with each other, as the
// reason of an action does with the result that it comes from.
type Review struct {
	// Account, Name, Parent, Segment, Delivery and Owner are those of the
	// account, and Level is its level of coverage.
	Account  string                `json:"account"`
	Name     string                `json:"name,omitzero"`
	Parent   string                `json:"parent,omitzero"`
	Segment  string                `json:"segment,omitzero"`
	Delivery outcome.DeliveryModel `json:"delivery,omitzero"`
	Owner    string                `json:"owner,omitzero"`
	Level    string                `json:"level,omitzero"`
	// Program and Version name the definition that decided.
	Program string `json:"program"`
	Version int    `json:"version"`
	// AsOf is the day. Facts that became known after it play no part.
	AsOf successkit.Date `json:"as_of"`

	// Terms are what the contracts come to.
	Terms Terms `json:"terms"`

	// The verdict is the answer, with what led to it.
	Judgement
	// Achieved is the verdict on the outcome, and Experienced that on the
	// experience, each by itself.
	Achieved    Judgement `json:"achieved"`
	Experienced Judgement `json:"experienced"`
	// Through tells through which interactions.
	Through Interactions `json:"through"`
	// Standings are the contradictions between success and staying.
	Standings []Standing `json:"standings,omitempty"`

	// Fit tells of Success Potential, by the profile in force. Before the first is
	// in force it is unassessed.
	Fit fit.Assessment `json:"fit"`
	// BadFit tells whether the bad-fit profile matches. It is nil without one.
	BadFit *fit.Match `json:"bad_fit,omitzero"`
	// Wants is what the customer wants, as the version in force states it. It is
	// empty where nobody has asked.
	Wants string `json:"wants,omitzero"`
	// Outcome tells how far the Desired Outcome is attained, and Understanding
	// whether the two sides mean the same. Both are nil where nobody has asked. Of
	// whoever has left they are as of its last day, and so is the verdict.
	Outcome       *outcome.Attainment    `json:"outcome,omitzero"`
	Understanding *outcome.Understanding `json:"understanding,omitzero"`
	// Value sets what the customer gained against what it paid. It is nil where
	// nothing of either is known.
	Value *value.Realised `json:"value,omitzero"`
	// Journey tells of the milestones, and Gaps what would help with those that
	// are late or will be, as far as the Appropriate Experience permits it. They
	// are nil for a prospect, whose start has not come.
	Journey *journey.Progress `json:"journey,omitzero"`
	Gaps    []journey.Gap     `json:"gaps,omitempty"`
	// Wins are what was reached in the window of the interactions.
	Wins []journey.Win `json:"wins,omitempty"`
	// Health is the early warning, and InWorstBand says that it could not be worse.
	Health      health.Score `json:"health"`
	InWorstBand bool         `json:"in_worst_band,omitzero"`
	// Trend says which way the health score goes. It is nil where the program does
	// not ask.
	Trend *trend.Trend `json:"trend,omitzero"`
	// Relationships tell whom the vendor really talks to.
	Relationships people.Coverage `json:"relationships"`
	// Staying tells how likely it is that a sponsor is still there at the renewal.
	// It is nil where the program does not ask, for whoever is no customer, and
	// where no renewal lies ahead.
	Staying *Staying `json:"staying,omitzero"`
	// Agenda is what recurs. It is nil where nothing does.
	Agenda *cadence.Agenda `json:"agenda,omitzero"`
	// Leads are the offers that make sense now.
	Leads []Lead `json:"leads,omitempty"`
	// Advocacy is what the customer has said of the vendor to others.
	Advocacy Advocacy `json:"advocacy"`
	// Exceptions are those asked for or made, each with the last ruling.
	Exceptions []Exception `json:"exceptions,omitempty"`
	// Obstacles are what keeps the customer from its outcome.
	Obstacles []InTheWay `json:"obstacles,omitempty"`

	// Actions are what to do next, the most pressing first.
	Actions []Action `json:"actions"`
}

// Review reviews one account as of a day. It changes nothing and asks nothing
// but the account: the same account and day give the same review.
//
// It fails with [successkit.ErrRequired] at "program" where p is nil or zero and
// at "as_of" where the day is zero, and with an
// [successkit.InputError] that lists what is wrong with the account and its
// facts, with paths such as "events[2].milestone".
//
// What [Book.Validate] passes is refused on no day, but for two overrides of
// health that contradict each other on it.
func (p *Program) Review(a Account, asOf successkit.Date) (Review, error) {
	if err := p.ready(asOf); err != nil {
		return Review{}, err
	}
	var f successkit.Faults
	c := p.look(&f, a, asOf)
	r := Review{
		Account: a.ID, Name: a.Name, Parent: a.Parent, Segment: a.Segment, Delivery: a.Delivery, Owner: a.Owner,
		Level: c.levelID(), Program: p.definition.ID, Version: p.definition.Version, AsOf: asOf, Terms: c.terms,
	}
	p.assess(&f, c, &r)
	p.attain(&f, c, &r)
	p.worth(&f, c, &r)
	p.travel(&f, c, &r)
	p.meet(&f, c, &r)
	p.stay(&f, c, &r)
	if f.Total() > 0 {
		return Review{}, p.refuse(a, f.Err())
	}
	r.Judgement, r.Achieved, r.Experienced = judge(r.Outcome)
	r.Advocacy = advocacyOf(c.acts, r.Terms.Relation == Customer && r.Terms.Value.IsZero())
	r.Exceptions = rulingsOf(c.exceptions)
	r.Obstacles = inTheWay(c.obstacles, &r)
	r.InWorstBand = worst(c.model, r.Health)
	r.Standings = standings(c, &r)
	p.lead(&f, c, &r)
	if f.Total() > 0 {
		return Review{}, p.refuse(a, f.Err())
	}
	r.Actions = p.actions(c, &r)
	return r, nil
}

// refuse returns everything that is wrong with an account of which a review has
// found some, and what it found where that is of the day alone.
func (p *Program) refuse(a Account, found error) error {
	var f successkit.Faults
	p.check(&f, a)
	if f.Total() > 0 {
		return f.Err()
	}
	return found
}
