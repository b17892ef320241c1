package report

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// actions counts what is to be done.
func (n *counting) actions() {
	for _, id := range n.scope.Rules {
		n.rule(id)
	}
	for _, a := range n.is.Actions {
		was := slices.ContainsFunc(n.was.Actions, func(o success.Action) bool { return o.Rule == a.Rule && o.Subject == a.Subject })
		n.name(Pressing, Entry{What: a.Rule, Subject: a.Subject, Role: a.Owner, Date: a.Due, New: !was, Money: a.Value})
	}
}

// rule counts the actions of one rule.
func (n *counting) rule(id string) {
	type open struct {
		role  successkit.Role
		value decimal.Decimal
		late  bool
	}
	most, subjects := [2]decimal.Decimal{}, [2]map[string]open{{}, {}}
	for i, l := range []look{n.was, n.is} {
		for _, a := range l.Actions {
			if a.Rule == id {
				subjects[i][a.Subject] = open{a.Owner, a.Value, isOverdue(a, l.Review)}
				most[i] = decimal.Max(most[i], a.Value)
			}
		}
	}
	n.stand(ByRule, id, answer(len(subjects[0]) > 0), answer(len(subjects[1]) > 0), most[0], most[1])
	for subject, was := range subjects[0] {
		is := subjects[1][subject]
		n.stand(ByAction, id, string(was.role), string(is.role), was.value, is.value)
		n.stand(ByOverdue, id, late(was.role, was.late), late(is.role, is.late), was.value, is.value)
	}
	for subject, is := range subjects[1] {
		if _, ok := subjects[0][subject]; !ok {
			n.stand(ByAction, id, "", string(is.role), decimal.Decimal{}, is.value)
			n.stand(ByOverdue, id, "", late(is.role, is.late), decimal.Decimal{}, is.value)
		}
	}
}

func late(role successkit.Role, yes bool) string {
	if yes {
		return string(role)
	}
	return ""
}
