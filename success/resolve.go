package success

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
)

// check notes everything that is wrong with an account, its facts, and what they
// name of the program; where there is no program, what is wrong by itself.
func (p *Program) check(f *successkit.Faults, a Account) {
	a.check(f)
	if p != nil {
		p.names(f, a)
	}
	join(f, Facts{}, a.Facts)
	a.renewed(f)
}

// overrides notes overrides of health that their model refuses, or that
// contradict each other on a day on which one of them begins to count.
func (p *Program) overrides(f *successkit.Faults, a Account) {
	var start successkit.Date
	if contracts := spans(a.Contracts, nil); len(contracts) > 0 {
		start = contracts[0].Start
	}
	a.Readings = nil
	days := map[*health.Model][]successkit.Date{}
	for _, o := range a.Overrides {
		on := facts.KnownDay(o.SetAt, o.Recorded)
		model, _ := p.watch(a, start, on)
		days[model] = append(days[model], on)
	}
	for _, d := range p.definition.Health {
		model := p.health.Model(d.ID)
		if len(days[model]) > 0 {
			_, watched := p.watch(a, start, days[model][0])
			_, err := model.Series(watched, days[model])
			f.Merge("", err)
		}
	}
}

// names notes what an account names of the program and is not there.
func (p *Program) names(f *successkit.Faults, a Account) {
	if a.Level != "" && p.levelOf(a) == nil {
		f.Add("level", a.Level, fmt.Errorf("%w: no level of the program", successkit.ErrUnknown))
	}
	if p.useCases == nil {
		return
	}
	for i, d := range a.Desired {
		for k, required := range d.Definition.Required {
			if _, ok := p.useCases.UseCase(required.UseCase); !ok {
				f.Add(field.Item(field.Item("desired", i)+".definition.required", k)+".use_case", required.UseCase,
					fmt.Errorf("%w: not in the program's catalogue", successkit.ErrUnknown))
			}
		}
	}
}

// renewed notes contracts that renew none of the account's.
func (a Account) renewed(f *successkit.Faults) {
	ids := make(map[string]bool, len(a.Contracts))
	for _, c := range a.Contracts {
		ids[c.ID] = true
	}
	for i, c := range a.Contracts {
		if c.Renews != "" && !ids[c.Renews] {
			f.Add(field.Item("contracts", i)+".renews", c.Renews, fmt.Errorf("%w: no contract of the account", successkit.ErrUnknown))
		}
	}
}

// references notes what a fact names among the others, and is not there.
func (a Account) references(f *successkit.Faults) {
	is := named{}
	for _, c := range a.Contracts {
		is.there("contract", c.ID)
	}
	for _, p := range a.People {
		is.there("contact", p.Contact.ID)
	}
	for _, c := range a.Fit.Commitments {
		is.there("commitment", c.ID)
	}
	for _, e := range a.Exceptions {
		if e.Ruling == Asked {
			is.there("exception that was asked for", e.ID)
		}
	}
	for _, o := range a.Obstacles {
		if o.Clears == "" {
			is.there("obstacle", o.ID)
		}
	}
	for _, o := range a.Overrides {
		if o.Kind != health.Withdraw {
			is.there("override", o.ID)
		}
	}
	for i, d := range a.Departures {
		is.want(f, "contract", d.Contract, "departures", i, "contract")
	}
	for i, s := range a.Fit.Settlements {
		is.want(f, "commitment", s.Commitment, "fit.settlements", i, "commitment")
	}
	for i, c := range a.Confirmations {
		if c.Side == successkit.CustomerSide {
			is.want(f, "contact", c.By, "confirmations", i, "by")
		}
	}
	for i, o := range a.Overrides {
		is.want(f, "override", o.Withdraws, "overrides", i, "withdraws")
	}
	for i, e := range a.Exceptions {
		is.want(f, "exception that was asked for", e.Of, "exceptions", i, "of")
	}
	for i, act := range a.Acts {
		is.want(f, "contact", act.Contact, "acts", i, "contact")
	}
	for i, o := range a.Obstacles {
		is.want(f, "obstacle", o.Clears, "obstacles", i, "clears")
	}
}

// named holds the ids of what there is, by what it is.
type named map[[2]string]bool

func (n named) there(what, id string) { n[[2]string{what, id}] = true }

// want notes that what a fact names is not there.
func (n named) want(f *successkit.Faults, what, id, list string, i int, member string) {
	if id != "" && !n[[2]string{what, id}] {
		f.Add(field.Item(list, i)+"."+member, id, fmt.Errorf("%w: no %s of the account", successkit.ErrUnknown, what))
	}
}
