package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// Changes are what is different between two reports of a book, and what the
// differences consist of.
type Changes struct {
	// Before and After say of what the two reports are.
	Before Scope `json:"before"`
	After  Scope `json:"after"`
	// Figures are every figure that either report has, in their order and then
	// that of currencies.
	Figures []FigureChange `json:"figures,omitempty"`
	// Losses are the shares of the opening revenue that were lost, by cause: they
	// add up to the change of all losses.
	Losses []LossChange `json:"losses,omitempty"`
	// Stocks are the customers by what they are: all of them, by verdict, potential
	// and band, by sign, and by what is in the way.
	Stocks []StockChange `json:"stocks,omitempty"`
}

// A FigureChange is one figure of two reports.
type FigureChange struct {
	Figure   Figure          `json:"figure"`
	Currency string          `json:"currency,omitzero"`
	Before   successkit.Rate `json:"before"`
	After    successkit.Rate `json:"after"`
	// Difference is After less Before, and undefined where one of them is.
	Difference successkit.Rate `json:"difference"`
}

// A LossChange is what was lost for one cause, over the revenue at the opening.
type LossChange struct {
	Currency string          `json:"currency,omitzero"`
	Kind     metrics.Kind    `json:"kind"`
	Cause    string          `json:"cause,omitzero"`
	Before   successkit.Rate `json:"before"`
	After    successkit.Rate `json:"after"`
	// Difference is as in FigureChange; what was lost in one period alone was 0
	// in the other.
	Difference successkit.Rate `json:"difference"`
}

// A StockChange is how many were in one state at the closing of the two reports,
// and what became of them in between, so that in number and in the money of every
// currency
//
//	after − before = between + the sum of moves
type StockChange struct {
	// Of and What say by what customers are divided, as in a [Row], and State which
	// of them are meant: "yes" for a sign. Of is [NoKind] and State "customer" for
	// all customers.
	Of    Kind   `json:"of"`
	What  string `json:"what,omitzero"`
	State string `json:"state"`
	// Before and After are those at the two closings.
	Before Stock `json:"before"`
	After  Stock `json:"after"`
	// Between is by how much the second report opened with more than the first
	// closed with: what happened between two periods that do not meet, accounts
	// that are in one book alone, and facts that were added to days gone by. It is
	// empty for reports of one book whose periods meet.
	Between Stock `json:"between"`
	// Moves are the flows of the second report that touch the state.
	Moves []Move `json:"moves,omitempty"`
}

// A Move is by how much a flow made a state grow or, below 0, shrink. Those who
// stayed in it are 0 accounts; their money is by how much it grew.
type Move struct {
	From     string   `json:"from,omitzero"`
	To       string   `json:"to,omitzero"`
	Accounts int64    `json:"accounts"`
	Money    []Amount `json:"money,omitempty"`
}

// Compare returns what changed from one report to a later one. It fails with
// [successkit.ErrConflict] where they are of two programs, and where the second
// is as of an earlier day; versions of the program may differ.
func Compare(before, after Report) (Changes, error) {
	var f successkit.Faults
	if before.Scope.Program != after.Scope.Program {
		f.Add("after.scope.program", after.Scope.Program, fmt.Errorf("%w: the other report is of %q", successkit.ErrConflict, before.Scope.Program))
	}
	if after.Scope.AsOf.Before(before.Scope.AsOf) {
		f.Add("after.scope.as_of", after.Scope.AsOf.String(), fmt.Errorf("%w: before %s", successkit.ErrConflict, before.Scope.AsOf))
	}
	if err := f.Err(); err != nil {
		return Changes{}, err
	}
	c := Changes{Before: before.Scope.clone(), After: after.Scope.clone()}
	c.figures(before, after)
	c.losses(before, after)
	c.stock(NoKind, "", all(before), all(after))
	c.stock(ByVerdict, "", before.Verdicts, after.Verdicts)
	c.stock(ByPotential, "", before.Potential, after.Potential)
	c.stock(ByBand, "", before.Warnings.Bands, after.Warnings.Bands)
	was, is := showings(&before), showings(&after)
	for _, s := range signs.All()[1:] {
		c.stock(BySign, s.String(), was[s].split(), is[s].split())
	}
	for _, h := range hindrances() {
		c.stock(ByHindrance, h.String(), before.Obstacles.of(h).split(), after.Obstacles.of(h).split())
	}
	for _, rule := range after.Scope.Rules {
		was, is := before.Risks.of(rule), after.Risks.of(rule)
		c.stock(ByRule, rule, was.Accounts.split(), is.Accounts.split())
		c.stock(ByAction, rule, was.Open, is.Open)
	}
	return c, nil
}

// of returns the actions of a rule.
func (r Risks) of(rule string) ActionLine {
	for _, l := range r.Actions {
		if l.Rule == rule {
			return l
		}
	}
	return ActionLine{}
}

// figures compares every figure.
func (c *Changes) figures(before, after Report) {
	for _, f := range figures.All()[1:] {
		currencies := []string{""}
		if f.byCurrency() {
			currencies = currenciesOf(before, after)
		}
		for _, currency := range currencies {
			x := FigureChange{Figure: f, Currency: currency, Before: before.Figure(f, currency), After: after.Figure(f, currency)}
			x.Difference = difference(x.Before, x.After)
			if x.Before.Defined() || x.After.Defined() {
				c.Figures = append(c.Figures, x)
			}
		}
	}
}

// currenciesOf returns the currencies of the results of reports, in order.
func currenciesOf(reports ...Report) []string {
	var list []string
	for _, r := range reports {
		for _, x := range r.Results {
			if at, known := slices.BinarySearch(list, x.Currency); !known {
				list = slices.Insert(list, at, x.Currency)
			}
		}
	}
	return list
}

// difference returns b less a.
func difference(a, b successkit.Rate) successkit.Rate {
	return rate(b.Num().Mul(a.Den()).Sub(a.Num().Mul(b.Den())), a.Den().Mul(b.Den()))
}

// losses compares what was lost by cause.
func (c *Changes) losses(before, after Report) {
	for _, currency := range currenciesOf(before, after) {
		was, is := resultIn(before, currency), resultIn(after, currency)
		from := len(c.Losses)
		for i, x := range []Result{was, is} {
			for _, cause := range x.Causes {
				seen := func(l LossChange) bool { return l.Kind == cause.Kind && l.Cause == cause.Cause }
				if i > 0 && slices.ContainsFunc(c.Losses[from:], seen) {
					continue
				}
				l := LossChange{Currency: currency, Kind: cause.Kind, Cause: cause.Cause}
				l.Before, l.After = was.lost(cause), is.lost(cause)
				l.Difference = difference(l.Before, l.After)
				c.Losses = append(c.Losses, l)
			}
		}
	}
}

func resultIn(r Report, currency string) Result {
	for _, x := range r.Results {
		if x.Currency == currency {
			return x
		}
	}
	return Result{}
}

// lost returns the share of the opening revenue that was lost for a cause: 0
// where there was some and none was.
func (x Result) lost(c Cause) successkit.Rate {
	for _, o := range x.Causes {
		if o.Kind == c.Kind && o.Cause == c.Cause {
			return o.Share
		}
	}
	return rate(decimal.Decimal{}, x.Waterfall.Opening)
}
