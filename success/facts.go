package success

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

// Facts are what happened, each with its own id and dates. Facts are appended
// and corrected by later facts, never changed. Their order carries no meaning.
type Facts struct {
	// Contracts and Departures tell what the customer pays, from when to when.
	Contracts  []Contract  `json:"contracts,omitempty"`
	Departures []Departure `json:"departures,omitempty"`
	// People tell of the customer's contacts.
	People []Person `json:"people,omitempty"`
	// Fit holds the answers to the questions of the Success Potential
	// profile, the commitments to close gaps and what became of them.
	Fit fit.Facts `json:"fit,omitzero"`
	// Desired are the versions of what the customer wants and in which way.
	Desired []outcome.Amendment `json:"desired,omitempty"`
	// Confirmations say who has confirmed the same goals.
	Confirmations []outcome.Confirmation `json:"confirmations,omitempty"`
	// Observations are values of the measures of the Desired Outcome.
	Observations []outcome.Observation `json:"observations,omitempty"`
	// Benefits and Costs are what the customer gained by what it bought, and what
	// it paid for it, in money.
	Benefits []value.Benefit `json:"benefits,omitempty"`
	Costs    []value.Cost    `json:"costs,omitempty"`
	// Events tell of milestones reached, lost or waived, of pauses and hand-offs.
	Events []journey.Event `json:"events,omitempty"`
	// Talks tell of offers that were talked about.
	Talks []expansion.Talk `json:"talks,omitempty"`
	// Readings are those of the health models' measures, and Overrides what
	// somebody set by hand.
	Readings  []health.Reading  `json:"readings,omitempty"`
	Overrides []health.Override `json:"overrides,omitempty"`
	// Interactions are the contacts between vendor and customer.
	Interactions []successkit.Interaction `json:"interactions,omitempty"`
	// Exceptions tell of refunds and broken terms, asked for and ruled on.
	Exceptions []Exception `json:"exceptions,omitempty"`
	// Acts tell of what the customer said of the vendor to others.
	Acts []Act `json:"acts,omitempty"`
	// Obstacles tell of what keeps the customer from its outcome.
	Obstacles []Obstacle `json:"obstacles,omitempty"`
	// Taken tell of actions that somebody has taken on.
	Taken []Taken `json:"taken,omitempty"`
}

// Append returns the account with more facts. The account itself does not
// change, and the facts of the result share no memory with it or with more. A
// fact that is there already with the same content is passed over, so that an
// append may be tried again; one with the id of another fact of its kind and
// other content is an [successkit.ErrConflict]. Facts have the same content
// where their Equal methods say so: a value of 17.00 repeats one of 17. Refused as
// well is what contradicts the other facts so that nothing later could mend it:
// money in another currency than the account's, what is granted against the
// contract, a Desired Outcome of another id. What a fact names may come later, in
// whatever order facts arrive; a contract that renews another is reviewed once that
// one is there too. Where
// anything is wrong nothing is appended, and the error lists every fault with
// paths such as "events[2].milestone".
func (a Account) Append(more Facts) (Account, error) {
	var f successkit.Faults
	a.Facts = join(&f, a.Facts, more)
	if err := f.Err(); err != nil {
		return Account{}, err
	}
	return a, nil
}

// join returns the facts of have and those of more that have lacks, in memory of
// their own, and notes every fault of more.
func join(f *successkit.Faults, have, more Facts) Facts {
	all := Facts{
		Contracts:  facts.Append(f, "contracts", have.Contracts, more.Contracts, func(c Contract) string { return c.ID }),
		Departures: facts.Append(f, "departures", have.Departures, more.Departures, func(d Departure) string { return d.ID }),
		People:     facts.Append(f, "people", have.People, more.People, func(p Person) string { return p.ID }),
		Fit: fit.Facts{
			Evidence:    facts.Append(f, "fit.evidence", have.Fit.Evidence, more.Fit.Evidence, func(e fit.Evidence) string { return e.ID }),
			Commitments: facts.Append(f, "fit.commitments", have.Fit.Commitments, more.Fit.Commitments, func(c fit.Commitment) string { return c.ID }),
			Settlements: facts.Append(f, "fit.settlements", have.Fit.Settlements, more.Fit.Settlements, func(s fit.Settlement) string { return s.ID }),
		},
		Desired:       facts.Append(f, "desired", have.Desired, more.Desired, func(d outcome.Amendment) string { return d.ID }),
		Confirmations: facts.Append(f, "confirmations", have.Confirmations, more.Confirmations, func(c outcome.Confirmation) string { return c.ID }),
		Observations:  facts.Append(f, "observations", have.Observations, more.Observations, func(o outcome.Observation) string { return o.ID }),
		Benefits:      facts.Append(f, "benefits", have.Benefits, more.Benefits, func(b value.Benefit) string { return b.ID }),
		Costs:         facts.Append(f, "costs", have.Costs, more.Costs, func(c value.Cost) string { return c.ID }),
		Events:        facts.Append(f, "events", have.Events, more.Events, func(e journey.Event) string { return e.ID }),
		Talks:         facts.Append(f, "talks", have.Talks, more.Talks, func(t expansion.Talk) string { return t.ID }),
		Readings:      facts.Append(f, "readings", have.Readings, more.Readings, func(r health.Reading) string { return r.ID }),
		Overrides:     facts.Append(f, "overrides", have.Overrides, more.Overrides, func(o health.Override) string { return o.ID }),
		Interactions:  facts.Append(f, "interactions", have.Interactions, more.Interactions, func(i successkit.Interaction) string { return i.ID }),
		Exceptions:    facts.Append(f, "exceptions", have.Exceptions, more.Exceptions, func(e Exception) string { return e.ID }),
		Acts:          facts.Append(f, "acts", have.Acts, more.Acts, func(a Act) string { return a.ID }),
		Obstacles:     facts.Append(f, "obstacles", have.Obstacles, more.Obstacles, func(o Obstacle) string { return o.ID }),
		Taken:         facts.Append(f, "taken", have.Taken, more.Taken, func(t Taken) string { return t.ID }),
	}
	agree(f, have, more)
	all.own()
	return all
}

// own gives every fact memory of its own.
func (f *Facts) own() {
	for i := range f.Observations {
		if v := f.Observations[i].Value; v != nil {
			f.Observations[i].Value = new(*v)
		}
	}
	for i := range f.Interactions {
		x := &f.Interactions[i]
		x.Contacts, x.Skills = slices.Clone(x.Contacts), slices.Clone(x.Skills)
		if m := x.ResponseMinutes; m != nil {
			x.ResponseMinutes = new(*m)
		}
		if v := x.ValueShown; v != nil {
			x.ValueShown = new(*v)
		}
	}
	for i := range f.Events {
		f.Events[i].Checks = slices.Clone(f.Events[i].Checks)
	}
	for i := range f.Confirmations {
		f.Confirmations[i].Goals = slices.Clone(f.Confirmations[i].Goals)
	}
	if h, err := outcome.NewHistory(f.Desired); err == nil && len(f.Desired) > 0 {
		f.Desired = h.Amendments()
	}
}

// known returns the facts of a list that are valid and known on a day, each
// once, and notes the faults of all.
func known[F interface {
	facts.Fact[F]
	KnownOn(asOf successkit.Date) bool
}](f *successkit.Faults, path string, list []F, id func(F) string, asOf successkit.Date) []F {
	admitted := facts.Admit(f, path, list, id)
	return slices.DeleteFunc(admitted, func(x F) bool { return !x.KnownOn(asOf) })
}
