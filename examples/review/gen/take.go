package main

import "github.com/successkit/successkit/success"

// notes say what is being done where that takes long.
var notes = map[string]string{
	"rescue-account":    "the sponsor was called, and a plan agreed",
	"repair-experience": "a named person answers until it holds",
	"recover-goal":      "a training a month, and the figures looked at after each",
	"clear-obstacle":    "with those who can change it",
	"meet-champion":     "the sponsor introduces us",
	"unblock-milestone": "a new date is agreed with the customer",
	"find-new-contact":  "our contact looks for a second one",
	"ask-what-next":     "on the agenda of the next review",
	"confirm-goal":      "on the agenda of the next review",
	"close-lead":        "they decide with the budget of the next year",
	"look-after-yellow": "the figures are gone through with the team there",
}

// takeOn writes that over the last year the team goes every other month through what
// is overdue, and takes most of it on, but for customers that leave.
func (l *life) takeOn(s spell) error {
	for ago := 360; ago >= 0; ago -= 60 {
		d := lastDay.AddDays(-ago - between(l.rnd, 1, 14))
		if !d.After(s.start) {
			continue
		}
		r, err := l.program.Review(l.account, d)
		if err != nil {
			return err
		}
		for _, a := range r.Actions {
			if r.Terms.Left.IsZero() && !a.Due.IsZero() && a.Due.Before(d) && chance(l.rnd, 900) {
				l.account.Taken = append(l.account.Taken, success.Taken{
					ID: l.id("n"), Date: d, Rule: a.Rule, Subject: a.Subject, By: l.account.Owner,
					Until: d.AddDays(between(l.rnd, 50, 110)), Note: notes[a.Rule],
				})
			}
		}
	}
	return nil
}
