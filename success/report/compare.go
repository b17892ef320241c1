package report

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/success"
)

// Changes are what is different between two reports of a book, and what the
// differences consist of.
type Changes struct {
	// Before and After say of what the two reports are.
	Before Scope `json:"before"`
	After  Scope `json:"after"`
	// Figures are every figure that either report has, in their order and then
	// that of currencies: of all first, and then by how Success Potential stood at
	// signing.
	Figures []FigureChange `json:"figures,omitempty"`
	// Losses are the shares of the opening revenue that were lost, by cause: they
	// add up to the change of all losses.
	Losses []LossChange `json:"losses,omitempty"`
	// Stocks are the customers by what they are: all of them, by verdict, potential
	// and band, by sign, by what is in the way, and by rule of what is to be done.
	// Those of whom there were none all the time are left out.
	Stocks []StockChange `json:"stocks,omitempty"`
}

// A FigureChange is one figure of two reports.
type FigureChange struct {
	Figure   Figure `json:"figure"`
	Currency string `json:"currency,omitzero"`
	// AtSigning says of whom: of those with one verdict at signing, or nil for all.
	AtSigning *fit.Verdict    `json:"at_signing,omitzero"`
	Before    successkit.Rate `json:"before"`
	After     successkit.Rate `json:"after"`
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
	From     string           `json:"from,omitzero"`
	To       string           `json:"to,omitzero"`
	Accounts int64            `json:"accounts"`
	Money    []success.Amount `json:"money,omitempty"`
}

// Compare returns what changed from one report to a later one. It fails with
// [successkit.ErrConflict] where they are of two programs, and where the second
// is as of an earlier day, and with [successkit.ErrOutOfRange] where money is
// negative or has more digits than a sum; versions of the program may differ.
func Compare(before, after Report) (Changes, error) {
	var f successkit.Faults
	if before.Scope.Program != after.Scope.Program {
		f.Add("after.scope.program", after.Scope.Program, fmt.Errorf("%w: the other report is of %q", successkit.ErrConflict, before.Scope.Program))
	}
	if after.Scope.AsOf.Before(before.Scope.AsOf) {
		f.Add("after.scope.as_of", after.Scope.AsOf.String(), fmt.Errorf("%w: before %s", successkit.ErrConflict, before.Scope.AsOf))
	}
	Split{Lines: []Line{before.Customers}}.check(&f, "before.customers")
	Split{Lines: []Line{after.Customers}}.check(&f, "after.customers")
	pairs := pairsOf(before, after)
	for _, p := range pairs {
		p.before.check(&f, "before."+p.of.String())
		p.after.check(&f, "after."+p.of.String())
	}
	if err := f.Err(); err != nil {
		return Changes{}, err
	}
	c := Changes{Before: before.Scope.clone(), After: after.Scope.clone()}
	c.figures(before, after)
	c.losses(before, after)
	c.stock(pair{before: all(before), after: all(after)})
	for _, p := range pairs {
		c.stock(p)
	}
	return c, nil
}

// A pair is the customers of two reports, divided in the same way.
type pair struct {
	of            Kind
	what          string
	before, after Split
}

func pairsOf(before, after Report) []pair {
	list := []pair{
		{ByVerdict, "", before.Verdicts, after.Verdicts},
		{ByPotential, "", before.Potential, after.Potential},
		{ByBand, "", before.Warnings.Bands, after.Warnings.Bands},
	}
	was, is := showings(&before), showings(&after)
	for _, s := range signs.All()[1:] {
		list = append(list, pair{BySign, s.String(), was[s].split(), is[s].split()})
	}
	for _, h := range hindrances() {
		list = append(list, pair{ByHindrance, h.String(), before.Obstacles.of(h).split(), after.Obstacles.of(h).split()})
	}
	for _, rule := range after.Scope.Rules {
		was, is := before.Risks.of(rule), after.Risks.of(rule)
		list = append(list, pair{ByRule, rule, was.Accounts.split(), is.Accounts.split()}, pair{ByAction, rule, was.Open, is.Open})
	}
	return list
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
	add := func(x FigureChange) {
		x.Difference = difference(x.Before, x.After)
		if x.Before.Defined() || x.After.Defined() {
			c.Figures = append(c.Figures, x)
		}
	}
	for _, f := range figures.All()[1:] {
		if !f.byCurrency() {
			add(FigureChange{Figure: f, Before: before.Figure(f, ""), After: after.Figure(f, "")})
			continue
		}
		for _, currency := range currenciesOf(before, after) {
			add(FigureChange{Figure: f, Currency: currency, Before: before.Figure(f, currency), After: after.Figure(f, currency)})
			for _, v := range atSigning() {
				was, is := before.in(currency).at(v), after.in(currency).at(v)
				add(FigureChange{
					Figure: f, Currency: currency, AtSigning: new(v),
					Before: figure(f, was.Retention, was.Renewals), After: figure(f, is.Retention, is.Renewals),
				})
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
	if a.Den().Equal(b.Den()) {
		return rate(b.Num().Sub(a.Num()), a.Den())
	}
	return rate(b.Num().Mul(a.Den()).Sub(a.Num().Mul(b.Den())), a.Den().Mul(b.Den()))
}

// losses compares what was lost by cause.
func (c *Changes) losses(before, after Report) {
	for _, currency := range currenciesOf(before, after) {
		was, is := before.in(currency), after.in(currency)
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
