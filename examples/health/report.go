package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/alert"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/health/portfolio"
	"github.com/successkit/successkit/health/trend"
)

// A report is everything that the program has to say.
type report struct {
	AsOf      successkit.Date              `json:"as_of"`
	Portfolio []portfolio.DistributionSums `json:"portfolio"`
	Warnings  []warning                    `json:"warnings,omitempty"`
	Exposure  alert.ExposureSums           `json:"exposure"`
	Calls     []call                       `json:"calls"`
	Moves     []portfolio.Move             `json:"moves,omitempty"`
	Opened    []alert.Risk                 `json:"opened,omitempty"`
	Cleared   []alert.Risk                 `json:"cleared,omitempty"`
	Explained *account                     `json:"explained,omitzero"`

	accounts []*account
	moved    map[string]string // names of those that moved
	weeks    []successkit.Date
}

// A warning is what makes the scores of a model look wrong.
type warning struct {
	Model string            `json:"model"`
	Why   successkit.Reason `json:"why"`
}

// An account is how one customer stands.
type account struct {
	ID       string          `json:"id"`
	Name     string          `json:"name"`
	Renewal  successkit.Date `json:"renewal,omitzero"`
	Money    decimal.Decimal `json:"money"`
	Chosen   health.Chosen   `json:"chosen"`
	Score    health.Score    `json:"score"`
	Trend    trend.Trend     `json:"trend"`
	People   people.Coverage `json:"people"`
	Sponsors people.Outlook  `json:"sponsors"`
	Register alert.Register  `json:"register"`
	Tier     alert.Tier      `json:"tier"`

	start  successkit.Date
	before health.Mark
	marks  []health.Mark // of every week
}

// A call is a customer to call.
type call struct {
	Account string       `json:"account"`
	Tier    alert.Tier   `json:"tier"`
	Risks   []alert.Risk `json:"risks"`
}

// rank lists whom to call: the worst tier first, of one tier those with most
// money at risk.
func (r *report) rank(calls int) {
	byNeed := slices.Clone(r.accounts)
	slices.SortStableFunc(byNeed, func(x, y *account) int {
		return cmp.Or(cmp.Compare(y.Tier, x.Tier), y.Register.AtRisk.Cmp(x.Register.AtRisk))
	})
	for _, a := range byNeed {
		if a.Tier > alert.Calm && len(r.Calls) < calls {
			r.Calls = append(r.Calls, call{Account: a.ID, Tier: a.Tier, Risks: a.Register.Open()})
		}
	}
	for _, a := range r.accounts {
		for _, risk := range a.Register.Risks {
			switch r.AsOf {
			case risk.Opened, risk.Reopened:
				r.Opened = append(r.Opened, risk)
			case risk.Cleared:
				r.Cleared = append(r.Cleared, risk)
			}
		}
	}
}

// explain chooses whose score is explained.
func (r *report) explain(id string) error {
	if id == "" {
		if len(r.Calls) == 0 {
			return nil
		}
		id = r.Calls[0].Account
	}
	if r.Explained = r.find(id); r.Explained == nil {
		return fmt.Errorf("-account %q: %w", id, successkit.ErrUnknown)
	}
	return nil
}

func (r *report) find(id string) *account {
	for _, a := range r.accounts {
		if a.ID == id {
			return a
		}
	}
	return nil
}
