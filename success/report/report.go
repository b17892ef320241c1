package report

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
	"github.com/successkit/successkit/success"
)

// A Report is what a board meeting, an all-hands or a wall screen shows of a
// book: results and early warnings, kept apart, wins and risks, what is asked of
// the company, and the targets. It is plain data, made by [Tally.Report].
//
// Every number of accounts stands for the closing of the period beside that of
// its opening, with the flows between the two. What happened in between is what
// is known at the closing and was not at the opening.
type Report struct {
	Scope Scope `json:"scope"`
	// Money says what money is wherever nothing else is said: [AnnualRecurring].
	Money string `json:"money"`
	// Unfinished says that the period was not over on the day of the report.
	Unfinished bool `json:"unfinished,omitzero"`
	// Customers are all customers, Verdicts who of them is successful, and
	// Potential who could be.
	Customers Line  `json:"customers"`
	Verdicts  Split `json:"verdicts"`
	Potential Split `json:"potential"`
	// Results are what became of the revenue, by currency.
	Results []Result `json:"results,omitempty"`
	// Losses are the customers that left in the period, by whose failure it was.
	Losses []Loss `json:"losses,omitempty"`
	// Worth is what customers gained against what they paid.
	Worth      Worth        `json:"worth"`
	Warnings   Warnings     `json:"warnings"`
	Wins       Wins         `json:"wins"`
	Risks      Risks        `json:"risks"`
	Exceptions Exceptions   `json:"exceptions"`
	Advocacy   Advocacy     `json:"advocacy"`
	Obstacles  Obstacles    `json:"obstacles"`
	Targets    []Attainment `json:"targets,omitempty"`
	// Who names a few of those that the numbers are about, in the order of lists
	// and currencies.
	Who []Named `json:"who,omitempty"`
}

// AnnualRecurring says that money is the recurring revenue of a year, by the
// contracts in force.
const AnnualRecurring = "annual-recurring-revenue"

// Named returns who is on a list in one currency, in order.
func (r Report) Named(l List, currency string) []Entry {
	for _, n := range r.Who {
		if n.List == l && n.Currency == currency {
			return n.Entries
		}
	}
	return nil
}

// A Result is what became of the recurring revenue in one currency, by the
// conventions that it states: on the opening book, and on what was due for
// renewal.
type Result struct {
	Currency  string            `json:"currency,omitzero"`
	Retention metrics.Retention `json:"retention"`
	Renewals  Renewals          `json:"renewals"`
	// Waterfall leads from the revenue at the opening to that at the closing, and
	// Causes are the causes of its losses, the greatest first.
	Waterfall metrics.Waterfall `json:"waterfall"`
	Causes    []Cause           `json:"causes,omitempty"`
	// ByFit splits the results by how Success Potential stood at signing, by the
	// profile in force on that day and by what is known now. The loss of
	// customers that had it is the vendor's failure, that of those that had none
	// the acquisition's.
	ByFit []FitResult `json:"by_fit"`
}

// FitResult is what became of the revenue of the customers that had one verdict
// when they signed.
type FitResult struct {
	AtSigning fit.Verdict       `json:"at_signing"`
	Retention metrics.Retention `json:"retention"`
	Renewals  Renewals          `json:"renewals"`
}

// Renewals are the renewal rates over what was due, and the sums behind them.
type Renewals struct {
	Gross     successkit.Rate `json:"gross"`
	Net       successkit.Rate `json:"net"`
	Count     successkit.Rate `json:"count"`
	Customers successkit.Rate `json:"customers"`
	Sums      renewal.Sums    `json:"sums"`
}

// A Cause is a part of the revenue lost, as a churn or as a contraction.
type Cause struct {
	Kind metrics.Kind `json:"kind"`
	// Cause is the word for it, and empty for what nobody has given a cause.
	Cause  string          `json:"cause,omitzero"`
	Amount decimal.Decimal `json:"amount"`
	Events int64           `json:"events"`
	// Share is Amount over the revenue at the opening.
	Share successkit.Rate `json:"share"`
}

// Warnings are the early warnings. They are no results.
type Warnings struct {
	// Bands are the customers by the band of their health, the worst first, and
	// "unknown".
	Bands Split `json:"bands"`
	// AtRisk are the customers with any sign that they may leave, each with its
	// money once; the others are [WorstBand] and so on.
	AtRisk        Showing `json:"at_risk"`
	WorstBand     Showing `json:"worst_band"`
	HealthUnknown Showing `json:"health_unknown"`
	RenewalAtRisk Showing `json:"renewal_at_risk"`
	Silent        Showing `json:"silent"`
	NobodyMet     Showing `json:"nobody_met"`
	SingleContact Showing `json:"single_contact"`
}

// Wins are to be celebrated like a sale.
type Wins struct {
	// Milestones are the success milestones reached in the period, by id, and
	// Goals the required outcomes achieved, by use case.
	Milestones []Count `json:"milestones,omitempty"`
	Goals      []Count `json:"goals,omitempty"`
	// Activated are the customers that have reached the objective of their
	// journey.
	Activated Showing `json:"activated"`
	// Expansion is by how much customers grew, and how many did.
	Expansion Stock `json:"expansion"`
}

// A Count is how many there are of something.
type Count struct {
	What  string `json:"what"`
	Count int64  `json:"count"`
}

// Risks are what may be lost, and what there is to do.
type Risks struct {
	Leaving                 Showing `json:"leaving"`
	RenewalPassed           Showing `json:"renewal_passed"`
	RetainedButUnsuccessful Showing `json:"retained_but_unsuccessful"`
	SuccessfulButAtRisk     Showing `json:"successful_but_at_risk"`
	// Overdue are the customers for which an action is overdue, and Actions all
	// actions, by rule, the most pressing first.
	Overdue Showing      `json:"overdue"`
	Actions []ActionLine `json:"actions,omitempty"`
}

// An ActionLine is the actions that one rule has raised.
type ActionLine struct {
	Rule string `json:"rule"`
	// Accounts are those with an open action of the rule, prospects too. The money
	// of each is the greatest that is at stake in one of them.
	Accounts Showing `json:"accounts"`
	// Open counts the actions by the role that is to act, and Overdue those of
	// them whose day has passed. Their money is what is at stake in each: an
	// account with two actions is in it twice.
	Open    Split `json:"open"`
	Overdue Split `json:"overdue"`
}

// Exceptions are refunds and broken terms: they come last, and should be rare.
type Exceptions struct {
	// Lines are by cause and kind, those granted most often first, and Common is
	// the most common cause of those granted.
	Lines  []ExceptionLine `json:"lines,omitempty"`
	Common string          `json:"common,omitzero"`
	// Customers are those for which one was granted in the period, and Served all
	// that were customers at either end of it.
	Customers int64 `json:"customers"`
	Served    int64 `json:"served"`
	// Rate is Customers over Served. Where it is above 1 %, TooMany says so: the
	// structure does not hold 99 of 100 cases.
	Rate    successkit.Rate `json:"rate"`
	TooMany bool            `json:"too_many,omitzero"`
}

// An ExceptionLine is the exceptions of one cause and kind.
type ExceptionLine struct {
	Cause string `json:"cause"`
	Kind  string `json:"kind"`
	// Raised counts those asked for, or made unasked, in the period, AgainstTerms
	// those of them that would break the contract.
	Raised       int64 `json:"raised,omitzero"`
	AgainstTerms int64 `json:"against_terms,omitzero"`
	// Granted and Refused count the rulings of the period, and Open those that
	// nobody had ruled on at its end.
	Granted int64 `json:"granted,omitzero"`
	Refused int64 `json:"refused,omitzero"`
	Open    int64 `json:"open,omitzero"`
	// Cost is that of those granted.
	Cost []success.Amount `json:"cost,omitempty"`
}

// Advocacy is what customers say of the vendor to others. What free users say
// counts too.
type Advocacy struct {
	Advocates  Showing `json:"advocates"`
	Detractors Showing `json:"detractors"`
	// Free are the customers that pay nothing.
	Free Showing `json:"free"`
	// Acts are those of the period, by kind.
	Acts []ActLine `json:"acts,omitempty"`
}

// An ActLine is the acts of one kind.
type ActLine struct {
	Kind string `json:"kind"`
	// For and Against count all, FreeFor and FreeAgainst those of free users
	// among them.
	For         int64 `json:"for,omitzero"`
	Against     int64 `json:"against,omitzero"`
	FreeFor     int64 `json:"free_for,omitzero"`
	FreeAgainst int64 `json:"free_against,omitzero"`
}

// Obstacles are what keeps customers from their outcome: what the company should
// change.
type Obstacles struct {
	// Any are the customers with any of them, each with its money once.
	Any Showing `json:"any"`
	// Kinds are the kinds, that of most customers first. Within each a customer
	// and its money count once; one that several stand in the way of is in each.
	Kinds []ObstacleLine `json:"kinds,omitempty"`
	// Overlap is by how much the kinds together exceed Any at the closing.
	Overlap Stock `json:"overlap"`
}

// An ObstacleLine is the customers that one kind of thing keeps from their
// outcome.
type ObstacleLine struct {
	Kind success.Hindrance `json:"kind"`
	Showing
}
