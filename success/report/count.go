package report

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// A counting is the tally of one account in the making.
type counting struct {
	*Reporter
	account  success.Account
	was, is  look
	currency string
	tally    *Tally
}

// count counts what the two reviews of an account tell.
func (r *Reporter) count(a success.Account, opening, closing *success.Review) *counting {
	n := &counting{
		Reporter: r, account: a, was: r.look(a, opening), is: r.look(a, closing),
		currency: cmp.Or(closing.Terms.Currency, opening.Terms.Currency),
		tally:    empty(r.scope),
	}
	n.customers()
	n.worth()
	n.actions()
	n.wins()
	n.exceptions()
	n.acts()
	return n
}

func (r *Reporter) look(a success.Account, review *success.Review) look {
	return look{
		Review: review, contacts: len(a.Contacts(review.AsOf)) > 0, nearDays: r.scope.NearDays,
		best: review.Health.Band != "" && review.Health.Band == r.best[review.Health.Model],
	}
}

// stand counts the account in a kind that has an opening and a closing.
func (n *counting) stand(of Kind, what, from, to string, opening, closing decimal.Decimal) {
	row := Row{Of: of, What: what, From: from, To: to, Currency: n.currency, Count: 1}
	if from != "" {
		row.Opening = opening
	}
	if to != "" {
		row.Closing = closing
	}
	if from != "" && from != no || to != "" && to != no {
		n.tally.rows.add(row)
	}
}

// customers counts what the account is as a customer.
func (n *counting) customers() {
	stand := func(of Kind, what string, say func(l look) string) {
		words := [2]string{}
		for i, l := range []look{n.was, n.is} {
			if l.customer() {
				words[i] = say(l)
			}
		}
		n.stand(of, what, words[0], words[1], n.was.Terms.Value, n.is.Terms.Value)
	}
	stand(ByVerdict, "", func(l look) string { return l.Verdict.String() })
	stand(ByBand, "", look.band)
	stand(ByPotential, "", func(l look) string { return l.Fit.Verdict.String() })
	for _, s := range signs.All()[1:] {
		stand(BySign, s.String(), func(l look) string { return answer(l.has(s)) })
	}
	for _, h := range hindrances() {
		stand(ByHindrance, h.String(), func(l look) string {
			return answer(slices.ContainsFunc(l.Obstacles, func(o success.InTheWay) bool { return o.Kind == h }))
		})
	}
	if !n.is.customer() {
		return
	}
	had := func(s Sign) bool { return n.was.customer() && n.was.has(s) }
	value := n.is.Terms.Value
	if n.is.has(AtRisk) {
		n.name(Threatened, Entry{Date: n.is.Terms.Left, New: !had(AtRisk), Money: value})
	}
	if n.is.has(RetainedButUnsuccessful) {
		n.name(Unhappy, Entry{New: !had(RetainedButUnsuccessful), Money: value})
	}
	if n.is.has(Advocate) && !n.was.has(Advocate) {
		n.name(NewAdvocates, Entry{Date: n.is.Advocacy.Last, New: true, Money: value})
	}
}

// worth counts what the customer has gained and paid, where the account of it is
// whole.
func (n *counting) worth() {
	words, gained, paid := [2]string{}, [2]decimal.Decimal{}, [2]decimal.Decimal{}
	for i, l := range []look{n.was, n.is} {
		if !l.customer() {
			continue
		}
		if words[i] = answer(l.Value != nil && l.Value.Complete()); words[i] == yes {
			gained[i], paid[i] = *l.Value.Delivered, *l.Value.Paid
		}
	}
	n.stand(ByGain, "", words[0], words[1], gained[0], gained[1])
	n.stand(ByCost, "", words[0], words[1], paid[0], paid[1])
}

func answer(b bool) string {
	if b {
		return yes
	}
	return no
}

// name puts the account on a list.
func (n *counting) name(l List, e Entry) {
	e.Account, e.Owner = n.account.ID, n.is.Owner
	if word.CheckID(n.is.Name) == nil {
		e.Name = n.is.Name
	}
	k := listKey{l, n.currency}
	n.tally.lists[k] = append(n.tally.lists[k], e)
}

// wins counts what the account has reached that it had not at the opening.
func (n *counting) wins() {
	if n.is.Journey != nil {
		celebrated := n.milestones[n.is.Journey.Path]
		for _, s := range n.is.Journey.Milestones {
			if celebrated[s.Milestone] && reached(n.is, s.Milestone) && !reached(n.was, s.Milestone) {
				n.tally.rows.add(Row{Of: ByMilestone, What: s.Milestone, Count: 1})
				n.name(Won, Entry{What: s.Milestone, Date: s.Actual, Money: n.is.Terms.Value})
			}
		}
	}
	if n.is.Outcome == nil {
		return
	}
	for _, r := range n.is.Outcome.Required {
		if achieved(r) && (n.was.Outcome == nil || !slices.ContainsFunc(n.was.Outcome.Required, func(o outcome.RequiredResult) bool {
			return o.Required == r.Required && achieved(o)
		})) {
			n.tally.rows.add(Row{Of: ByGoal, What: r.UseCase, Count: 1})
			n.name(Won, Entry{What: r.UseCase, Subject: r.Required, Date: r.Since, Money: n.is.Terms.Value})
		}
	}
}

func reached(l look, milestone string) bool {
	if l.Journey == nil {
		return false
	}
	s, ok := l.Journey.Status(milestone)
	return ok && (s.State == journey.Reached || s.State == journey.ReachedLate)
}

func achieved(r outcome.RequiredResult) bool {
	return r.State == outcome.Achieved || r.State == outcome.AchievedLate
}

// exceptions counts the steps that were taken since the opening, and what is
// open.
func (n *counting) exceptions() {
	excepted := false
	for _, e := range n.is.Exceptions {
		step := func(to string) {
			n.tally.rows.add(Row{Of: ByException, What: e.Cause, From: e.Kind, To: to, Currency: e.Currency, Count: 1, Closing: e.Amount})
		}
		before := success.NoRuling
		if i := slices.IndexFunc(n.was.Exceptions, func(o success.Exception) bool { return o.ID == e.ID }); i >= 0 {
			before = n.was.Exceptions[i].Ruling
		}
		if before == success.NoRuling {
			step(raised)
			if e.AgainstTerms {
				step(against)
			}
		}
		switch {
		case e.Ruling == success.Asked:
			step(open)
		case e.Ruling == success.Granted && before != success.Granted:
			step(granted)
			excepted = true
		case e.Ruling == success.Refused && before != success.Refused:
			step(refused)
		}
	}
	if excepted {
		n.tally.rows.add(Row{Of: ByExcepted, Count: 1})
	}
}

// acts counts what was said of the vendor that was not known at the opening.
func (n *counting) acts() {
	counted := map[string]bool{} // a fact that is there twice counts once
	for _, a := range n.account.Acts {
		if counted[a.ID] || !a.KnownOn(n.scope.AsOf) || a.KnownOn(n.scope.Opening()) {
			continue
		}
		counted[a.ID] = true
		row := Row{Of: ByAct, What: a.Kind, To: spokeFor, Count: 1}
		if n.is.customer() && n.is.has(Free) {
			row.From = free
		}
		if a.Against {
			row.To = spokeAgainst
		}
		n.tally.rows.add(row)
	}
}
