package report

import (
	"cmp"
	"maps"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/success"
)

// Report returns the report of what the tally holds, with where it stands on
// targets. It fails with [successkit.ErrRequired] at "scope" for a tally that has
// none, and where a target is wrong.
func (t *Tally) Report(targets ...Target) (Report, error) {
	if t.scope.isZero() {
		return Report{}, &successkit.FieldError{Path: "scope", Err: successkit.ErrRequired}
	}
	b := builder{tally: t, rows: t.rows.rows()}
	r := Report{Scope: t.scope.clone(), Money: AnnualRecurring, Unfinished: t.scope.Unfinished()}
	r.Verdicts = split(b.of(ByVerdict, ""), verdictOrder())
	r.Potential = split(b.of(ByPotential, ""), fitOrder())
	r.Customers = whole(b.of(ByVerdict, ""))
	for s, into := range showings(&r) {
		*into = showing(b.of(BySign, s.String()))
	}
	r.Warnings.Bands = split(b.of(ByBand, ""), t.scope.Bands)
	r.Wins.Milestones, r.Wins.Goals = b.counts(ByMilestone), b.counts(ByGoal)
	for _, id := range t.scope.Rules {
		line := ActionLine{
			Rule: id, Accounts: showing(b.of(ByRule, id)),
			Open: split(b.of(ByAction, id), nil), Overdue: split(b.of(ByOverdue, id), nil),
		}
		if len(line.Accounts.Flows) > 0 {
			r.Risks.Actions = append(r.Risks.Actions, line)
		}
	}
	r.Losses, r.Worth = b.losses(), b.worth()
	r.Exceptions = b.exceptions(r.Verdicts)
	r.Advocacy.Acts = b.acts()
	b.obstacles(&r.Obstacles)
	r.Who = t.Sums().Lists
	if err := b.results(&r); err != nil {
		return Report{}, err
	}
	var err error
	r.Targets, err = r.against(targets)
	return r, err
}

// showings returns where a report shows each sign.
func showings(r *Report) map[Sign]*Showing {
	return map[Sign]*Showing{
		NoSign: {},
		AtRisk: &r.Warnings.AtRisk, WorstBand: &r.Warnings.WorstBand, HealthUnknown: &r.Warnings.HealthUnknown,
		RenewalAtRisk: &r.Warnings.RenewalAtRisk, Silent: &r.Warnings.Silent, NobodyMet: &r.Warnings.NobodyMet,
		SingleContact: &r.Warnings.SingleContact, Leaving: &r.Risks.Leaving, RenewalPassed: &r.Risks.RenewalPassed,
		RetainedButUnsuccessful: &r.Risks.RetainedButUnsuccessful, SuccessfulButAtRisk: &r.Risks.SuccessfulButAtRisk,
		Overdue: &r.Risks.Overdue, Obstructed: &r.Obstacles.Any, Activated: &r.Wins.Activated,
		Advocate: &r.Advocacy.Advocates, Detractor: &r.Advocacy.Detractors, Free: &r.Advocacy.Free,
	}
}

// verdictOrder is from the best verdict to the one that says nothing.
func verdictOrder() []string {
	return []string{success.Successful.String(), success.OnTheWay.String(), success.Unsuccessful.String(), success.Unknown.String()}
}

// atSigning is from the best that a profile says to the one that says nothing.
func atSigning() []fit.Verdict {
	return []fit.Verdict{fit.Potential, fit.Conditional, fit.NoPotential, fit.Undetermined, fit.Unassessed}
}

func fitOrder() []string {
	var words []string
	for _, v := range atSigning() {
		words = append(words, v.String())
	}
	return words
}

// whole returns all customers.
func whole(rows []Row) Line {
	var opening, closing pile
	for _, r := range rows {
		if r.From != "" {
			opening.add(r.Count, r.Currency, r.Opening)
		}
		if r.To != "" {
			closing.add(r.Count, r.Currency, r.Closing)
		}
	}
	return Line{State: "customer", Opening: opening.stock(), Closing: closing.stock()}
}

// A builder makes a report of a tally.
type builder struct {
	tally *Tally
	rows  []Row
}

// of returns the rows of a kind and, where the kind has any, of one of its words.
func (b builder) of(k Kind, what string) []Row {
	from, _ := slices.BinarySearchFunc(b.rows, key{of: k, what: what}, func(r Row, k key) int { return r.key().compare(k) })
	to := from
	for to < len(b.rows) && b.rows[to].Of == k && b.rows[to].What == what {
		to++
	}
	return b.rows[from:to]
}

// all returns the rows of a kind.
func (b builder) all(k Kind) []Row {
	from, _ := slices.BinarySearchFunc(b.rows, key{of: k}, func(r Row, k key) int { return r.key().compare(k) })
	to := from
	for to < len(b.rows) && b.rows[to].Of == k {
		to++
	}
	return b.rows[from:to]
}

// counts returns how many there are of each word of a kind.
func (b builder) counts(k Kind) []Count {
	var list []Count
	for _, r := range b.all(k) {
		if n := len(list); n > 0 && list[n-1].What == r.What {
			list[n-1].Count += r.Count
		} else {
			list = append(list, Count{r.What, r.Count})
		}
	}
	return list
}

func (b builder) exceptions(customers Split) Exceptions {
	var x Exceptions
	cost := map[[2]string]*pile{}
	for _, r := range b.all(ByException) {
		k := [2]string{r.What, r.From}
		if n := len(x.Lines); n == 0 || x.Lines[n-1].Cause != r.What || x.Lines[n-1].Kind != r.From {
			x.Lines, cost[k] = append(x.Lines, ExceptionLine{Cause: r.What, Kind: r.From}), &pile{}
		}
		l := &x.Lines[len(x.Lines)-1]
		switch r.To {
		case raised:
			l.Raised += r.Count
		case against:
			l.AgainstTerms += r.Count
		case granted:
			l.Granted += r.Count
			cost[k].add(r.Count, r.Currency, r.Closing)
		case refused:
			l.Refused += r.Count
		case open:
			l.Open += r.Count
		}
	}
	causes := map[string]int64{}
	for i := range x.Lines {
		l := &x.Lines[i]
		l.Cost = cost[[2]string{l.Cause, l.Kind}].amounts()
		causes[l.Cause] += l.Granted
	}
	for _, c := range slices.Sorted(maps.Keys(causes)) {
		if causes[c] > causes[x.Common] {
			x.Common = c
		}
	}
	slices.SortStableFunc(x.Lines, func(x, y ExceptionLine) int {
		return cmp.Or(cmp.Compare(y.Granted, x.Granted), cmp.Compare(y.Raised, x.Raised))
	})
	for _, r := range b.all(ByExcepted) {
		x.Customers += r.Count
	}
	for _, f := range customers.Flows {
		x.Served += f.Accounts
	}
	x.Rate = successkit.CountRate(x.Customers, x.Served)
	x.TooMany = x.Customers*100 > x.Served // more than 1 %
	return x
}

func (b builder) acts() []ActLine {
	var list []ActLine
	for _, r := range b.all(ByAct) {
		if n := len(list); n == 0 || list[n-1].Kind != r.What {
			list = append(list, ActLine{Kind: r.What})
		}
		l := &list[len(list)-1]
		all, ofFree := &l.For, &l.FreeFor
		if r.To == spokeAgainst {
			all, ofFree = &l.Against, &l.FreeAgainst
		}
		*all += r.Count
		if r.From == free {
			*ofFree += r.Count
		}
	}
	return list
}

func (b builder) obstacles(o *Obstacles) {
	var over pile
	for _, h := range hindrances() {
		l := ObstacleLine{h, showing(b.of(ByHindrance, h.String()))}
		if len(l.Flows) == 0 {
			continue
		}
		o.Kinds = append(o.Kinds, l)
		over.addAll(l.Closing.Accounts, l.Closing.Money, 1)
	}
	over.addAll(-o.Any.Closing.Accounts, o.Any.Closing.Money, -1)
	o.Overlap = over.stock()
	slices.SortStableFunc(o.Kinds, func(x, y ObstacleLine) int { return cmp.Compare(y.Closing.Accounts, x.Closing.Accounts) })
}

// hindrances returns every kind of thing that keeps customers from their outcome.
func hindrances() []success.Hindrance {
	var list []success.Hindrance
	for h := success.MissingFeature; h.Valid(); h++ {
		list = append(list, h)
	}
	return list
}

// of returns the customers with obstacles of a kind.
func (o Obstacles) of(h success.Hindrance) Showing {
	for _, l := range o.Kinds {
		if l.Kind == h {
			return l.Showing
		}
	}
	return Showing{}
}
