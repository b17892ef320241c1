package portfolio

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// A Coverage says on which level a customer belongs, by the experience that it
// needs. What it pays plays no part.
type Coverage struct {
	Account string          `json:"account"`
	Segment string          `json:"segment,omitzero"`
	AsOf    successkit.Date `json:"as_of"`
	Match   Match           `json:"match"`
	// Level is the level that the customer is on, empty where it is on none, and
	// Proposed the one on which it belongs, empty where that is not known or where
	// there is none.
	Level    string `json:"level,omitzero"`
	Proposed string `json:"proposed,omitzero"`
	// Minutes are what Level takes in the period, and ProposedMinutes what Proposed
	// does or, where that is empty, Level again.
	Minutes         int64 `json:"minutes"`
	ProposedMinutes int64 `json:"proposed_minutes"`
	// Cost and ProposedCost are what these minutes cost, in the plan's Currency.
	Cost         decimal.Decimal `json:"cost,omitzero"`
	ProposedCost decimal.Decimal `json:"proposed_cost,omitzero"`
	Currency     string          `json:"currency,omitzero"`
	// Needs are the requirements of the experience, in their order.
	Needs []Need `json:"needs,omitempty"`
	// Options are the levels of the program, in their order, each with what it
	// lacks.
	Options []Option `json:"options,omitempty"`
	// Locks are why a customer that is over-covered stays on its level for now.
	Locks []Lock `json:"locks,omitempty"`
	// Reasons say why, fit to show to the customer.
	Reasons []successkit.Reason `json:"reasons"`
}

// A Need is one requirement of the experience of a customer.
type Need struct {
	Requirement string            `json:"requirement"`
	Statement   string            `json:"statement"`
	Attribute   outcome.Attribute `json:"attribute"`
	// Promised says that the level of the customer gives it.
	Promised bool `json:"promised"`
	// Kept is whether the customer got it. What was promised and breached is no
	// matter of the level, and what was honoured without a promise may end any day.
	Kept outcome.RequirementState `json:"kept"`
}

// An Option is a level on which a customer could be.
type Option struct {
	Level   string `json:"level"`
	Minutes int64  `json:"minutes"`
	// Lacks are the requirements that the level does not give. On a level that
	// lacks none the customer can have the experience that it needs.
	Lacks []string `json:"lacks,omitempty"`
}

// Coverage returns on which level a customer belongs, from its account, which
// says what experience it needs, and its review, which says as of when and what
// became of it. Of the levels that give all of it the one that takes the least
// time is proposed, and of equals the one that the customer is on, or else the
// first. A customer with [Lock] values is not taken off a level that gives all.
//
// It fails with an [successkit.InputError] where the plan has no services, at
// "services", or no such level, at "review.level"; where account and review are
// not of the same customer, at "review.account"; and where what the account says
// of its Desired Outcome is wrong, at "desired".
func (p *Plan) Coverage(a success.Account, r success.Review) (Coverage, error) {
	var f successkit.Faults
	p.ready(&f)
	if f.Total() == 0 && len(p.definition.Services) == 0 {
		f.Add("services", "", successkit.ErrRequired)
	}
	if a.ID != r.Account {
		f.Add("review.account", r.Account, fmt.Errorf("%w: the account is %q", successkit.ErrConflict, a.ID))
	}
	if r.Level != "" && p.level(r.Level) == nil {
		f.Add("review.level", r.Level, fmt.Errorf("%w: no level of the plan", successkit.ErrUnknown))
	}
	history, err := outcome.NewHistory(a.Desired)
	mergeBelow(&f, "desired", err, "amendments")
	if err := f.Err(); err != nil {
		return Coverage{}, fmt.Errorf("portfolio: coverage: %w", err)
	}
	c := Coverage{Account: r.Account, Segment: r.Segment, AsOf: r.AsOf, Level: r.Level, Currency: p.definition.Currency}
	desired, asked := history.InForce(r.AsOf)
	now := p.level(c.Level)
	switch {
	case r.Terms.Relation != success.Customer:
		c.Match, now = NoCustomer, nil
		c.Reasons = []successkit.Reason{successkit.NewReason(CodeNoCustomer).With("relation", r.Terms.Relation.String())}
	case !asked:
		c.Reasons = []successkit.Reason{successkit.NewReason(CodeNotAsked)}
	default:
		p.match(&c, desired.Definition().Experience.Requirements, &r)
	}
	if now != nil {
		c.Minutes, c.ProposedMinutes = now.minutes, now.minutes
	}
	if then := p.level(c.Proposed); then != nil {
		c.ProposedMinutes = then.minutes
	}
	c.Cost, c.ProposedCost = p.cost(c.Minutes), p.cost(c.ProposedMinutes)
	return c, nil
}

// cost returns what so many minutes cost.
func (p *Plan) cost(minutes int64) decimal.Decimal {
	return exact.Canonical(p.definition.MinuteCost.Mul(decimal.New(minutes, 0)))
}

// match finds the level on which a customer belongs.
func (p *Plan) match(c *Coverage, requirements []outcome.Requirement, r *success.Review) {
	now := p.level(c.Level)
	var best *level
	for i := range p.levels {
		l := &p.levels[i]
		o := Option{Level: l.Level, Minutes: l.minutes}
		for k := range requirements {
			if !l.gives(&requirements[k]) {
				o.Lacks = append(o.Lacks, requirements[k].ID)
			}
		}
		c.Options = append(c.Options, o)
		if len(o.Lacks) == 0 && (best == nil || l.minutes < best.minutes || l.minutes == best.minutes && l == now) {
			best = l
		}
	}
	for k := range requirements {
		q := &requirements[k]
		c.Needs = append(c.Needs, Need{q.ID, q.Statement, q.Attribute(), now != nil && now.gives(q), kept(r.Outcome, q.ID)})
	}
	lacking := slices.ContainsFunc(c.Needs, func(n Need) bool { return !n.Promised })
	switch {
	case best == nil:
		c.Match = Unserved
	case lacking:
		c.Match = UnderCovered
	case best != now:
		c.Match, c.Locks = OverCovered, p.locks(r)
	default:
		c.Match = RightLevel
	}
	if best != nil {
		c.Proposed = best.Level
	}
	if len(c.Locks) > 0 {
		c.Proposed = c.Level
	}
	c.Reasons = c.reasons(best)
}

// kept returns what became of a requirement.
func kept(a *outcome.Attainment, id string) outcome.RequirementState {
	if a != nil {
		for i := range a.Requirements {
			if a.Requirements[i].Requirement == id {
				return a.Requirements[i].State
			}
		}
	}
	return outcome.Unobserved
}
