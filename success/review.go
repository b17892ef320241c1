package success

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
)

// A Review is what a program says of one customer as of a day: whether it is
// successful, and beside it, never mixed in, whether it could be (Fit) and what
// the early warning says (Health). It is plain data, with all that led to it,
// and the caller's own: it shares no memory with the account or the program.
// Its parts may share some with each other, as the reason of an action does with
// the result that it comes from.
type Review struct {
	// Account and Name are those of the account.
	Account string `json:"account"`
	Name    string `json:"name,omitzero"`
	// Program and Version name the definition that decided.
	Program string `json:"program"`
	Version int    `json:"version"`
	// AsOf is the day. Facts that became known after it play no part. Start,
	// renewal, Desired Outcome and contacts are those that the account had when
	// it was reviewed; see [Account].
	AsOf successkit.Date `json:"as_of"`

	// Verdict is the answer, and Reasons are what led to it: for success all
	// that was achieved and honoured, otherwise all that was not.
	Verdict Verdict             `json:"verdict"`
	Reasons []successkit.Reason `json:"reasons"`

	// Fit tells of Success Potential.
	Fit fit.Assessment `json:"fit"`
	// Outcome tells how far the Desired Outcome is attained. It is nil where
	// nobody has asked for it.
	Outcome *outcome.Attainment `json:"outcome,omitzero"`
	// Journey tells of the milestones. It is nil for a prospect, whose start has
	// not come.
	Journey *journey.Progress `json:"journey,omitzero"`
	// Health is the early warning.
	Health health.Score `json:"health"`

	// Actions are what to do next, the most pressing first.
	Actions []Action `json:"actions"`
}

// Review reviews one account as of a day. It changes nothing and asks nothing
// but the account: the same account and day give the same review.
//
// It fails with [successkit.ErrRequired] at "program" where p is nil or zero and
// at "as_of" where the day is zero, and with an
// [successkit.InputError] that lists what is wrong with the account, its
// Desired Outcome and its facts, with paths such as "events[2].milestone".
func (p *Program) Review(a Account, asOf successkit.Date) (Review, error) {
	if err := p.ready(asOf); err != nil {
		return Review{}, err
	}
	r := Review{
		Account: a.ID, Name: a.Name, Program: p.definition.ID, Version: p.definition.Version, AsOf: asOf,
	}
	var f successkit.Faults
	f.Merge("", a.Validate())
	var err error
	r.Fit, err = p.profile.Assess(a.Fit, asOf)
	f.Merge("fit", err)
	r.Health, err = p.health.Score(health.Account{Start: a.Start, Readings: a.Readings}, asOf)
	f.Merge("", err)
	if a.Desired != nil && f.Total() == 0 {
		r.Outcome, err = attain(*a.Desired, a, asOf)
		f.Merge("", err)
	}
	if !a.Start.IsZero() && !a.Start.After(asOf) {
		r.Journey, err = p.progress(a, asOf)
		f.Merge("", err)
	}
	if err := f.Err(); err != nil {
		return Review{}, err
	}
	r.Verdict, r.Reasons = judge(r.Outcome)
	r.Actions = p.actions(a, &r)
	return r, nil
}

func attain(d outcome.Definition, a Account, asOf successkit.Date) (*outcome.Attainment, error) {
	desired, err := outcome.New(d)
	if err != nil {
		return nil, err
	}
	attainment, err := desired.Attain(a.Observations, a.Interactions, asOf)
	if err != nil {
		return nil, err
	}
	return &attainment, nil
}

func (p *Program) progress(a Account, asOf successkit.Date) (*journey.Progress, error) {
	plan, err := p.path.Plan(a.Start)
	if err != nil {
		return nil, err
	}
	progress, err := plan.Progress(a.Events, asOf)
	if err != nil {
		return nil, err
	}
	return &progress, nil
}

// ready reports why p cannot review anything as of a day.
func (p *Program) ready(asOf successkit.Date) error {
	var f successkit.Faults
	if p == nil || p.profile == nil {
		f.Add("program", "", successkit.ErrRequired)
	}
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	return f.Err()
}
