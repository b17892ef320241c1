package success

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey/cadence"
)

func singleContact(c *customer) []finding {
	known, reason := 0, successkit.NewReason(CodeSingleContact)
	since := c.terms.Start
	for _, o := range c.contacts {
		if o.From.After(c.asOf) {
			continue
		}
		known++
		if o.ActiveOn(c.asOf) {
			reason = reason.WithRef(contactRef, o.ID)
		} else {
			since = later(since, o.Left)
		}
	}
	switch active := len(reason.Evidence); {
	case known == 0:
		reason = successkit.NewReason(CodeContactsUnknown)
	case active == 0:
		reason = successkit.NewReason(CodeNoContact)
	case active > 1:
		return nil
	}
	return []finding{{subject: c.ID, since: since, reason: reason}}
}

// silent returns that there was no contact for longer than the level allows, and
// nil where there was.
func silent(c *customer, r *Review) *finding {
	rhythm := r.Through.Rhythm
	if rhythm == nil || rhythm.OverdueDays <= 0 {
		return nil
	}
	reason := successkit.NewReason(CodeSilence).WithInt("days", c.level.SilenceDays+rhythm.OverdueDays)
	if rhythm.By != "" {
		reason = reason.WithRef("interaction", rhythm.By)
	}
	return &finding{subject: c.ID, since: rhythm.Due, reason: reason}
}

func silence(c *customer, r *Review) []finding {
	if f := silent(c, r); f != nil {
		return []finding{*f}
	}
	return nil
}

func touchesDue(c *customer, r *Review) []finding {
	if r.Agenda == nil {
		return nil
	}
	var found []finding
	for _, o := range r.Agenda.Occurrences {
		if o.State != cadence.Due && o.State != cadence.Overdue {
			continue
		}
		name := o.Rule
		for _, rule := range c.level.Cadence {
			if rule.ID == o.Rule {
				name = rule.Name
			}
		}
		if slices.ContainsFunc(found, func(f finding) bool { return f.subject == o.Rule }) {
			continue // what is overdue counts before what comes next
		}
		found = append(found, finding{
			subject: o.Rule, due: o.Due, owner: o.Owner,
			reason: successkit.NewReason(CodeTouchDue).With("touch", name).WithDate("due", o.Due),
		})
	}
	return found
}

func rolesUnmet(c *customer, r *Review) []finding {
	var found []finding
	for _, role := range r.Relationships.Uncovered {
		f := finding{
			subject: string(role), since: c.terms.Start,
			reason: successkit.NewReason(CodeRoleUnmet).With("role", string(role)),
		}
		for _, t := range r.Relationships.Lapsed {
			if t.Role == role && !t.Last.IsZero() {
				f.since = later(f.since, t.Last.AddDays(t.Limit+1))
			}
		}
		for _, o := range c.contacts {
			if o.Role == role && !o.Left.After(c.asOf) {
				f.since = later(f.since, o.Left)
			}
		}
		found = append(found, f)
	}
	return found
}
