package outcome

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
)

// An Understanding says which goals vendor and customer share as of a date. It
// is plain data.
type Understanding struct {
	// Desired is the id of the definition, and Version the number of the one in
	// force.
	Desired string `json:"desired"`
	Version int    `json:"version"`
	// AsOf is the day from which the facts were looked at.
	AsOf successkit.Date `json:"as_of"`
	// Goals are the required outcomes of that version, in its order.
	Goals []Goal `json:"goals"`
	// Foreign are goals that a side confirmed and that the version does not
	// have, by side, goal and id of the confirmation.
	Foreign []ForeignGoal `json:"foreign,omitempty"`
	// Later counts the confirmations that were not known yet.
	Later int `json:"later,omitzero"`
}

// A Goal says whether both sides confirm one required outcome.
type Goal struct {
	// Goal is the id of the required outcome.
	Goal string `json:"goal"`
	// Shared reports whether both confirm it.
	Shared bool `json:"shared"`
	// Vendor and Customer are how the two stand to it.
	Vendor   Standpoint `json:"vendor"`
	Customer Standpoint `json:"customer"`
}

// A Standpoint says how one side stands to a goal.
type Standpoint struct {
	// State is whether it confirms it.
	State ConfirmationState `json:"state"`
	// Confirmation is the id of the one that holds or, where none does, of the
	// one that held last; By is who made it, and Date when.
	Confirmation string          `json:"confirmation,omitzero"`
	By           string          `json:"by,omitzero"`
	Date         successkit.Date `json:"date,omitzero"`
	// Lapsed is the first day on which it no longer held, where it does not.
	Lapsed successkit.Date `json:"lapsed,omitzero"`
	// Reason says why.
	Reason successkit.Reason `json:"reason"`
}

// A ForeignGoal is one that a side has and the definition has not.
type ForeignGoal struct {
	Side         successkit.Side `json:"side"`
	Goal         string          `json:"goal"`
	Confirmation string          `json:"confirmation"`
}

// Shared reports whether both sides confirm every goal, and have no other.
func (u Understanding) Shared() bool {
	return len(u.Goals) > 0 && len(u.NotShared()) == 0 && len(u.Foreign) == 0
}

// NotShared returns the goals that the two do not both confirm.
func (u Understanding) NotShared() []Goal {
	var goals []Goal
	for _, g := range u.Goals {
		if !g.Shared {
			goals = append(goals, g)
		}
	}
	return goals
}

// Understanding returns which goals the two sides share as of a day, from what
// was known by the end of it. A confirmation holds from its date on. It lapses on
// the day on which the contact who made it leaves, and on the first day of a
// version in which that goal is another, in any field, than the host knew it to be
// when it learned of the confirmation: a correction that reaches back to the day of
// the confirmation is such a version too. That of a person of the vendor's who is
// not among the contacts lapses by the latter alone. Of several that hold, the
// latest is named.
//
// It fails with [successkit.ErrRequired] at "desired" where no version is in
// force, and at "as_of" where asOf is zero, with the faults of every invalid fact
// and contact, with [successkit.ErrConflict] where a confirmation has the id of
// another and other content, with [successkit.ErrDuplicate] where two contacts
// have the same id, and with [successkit.ErrUnknown] where the customer's is by
// nobody among them.
func (h *History) Understanding(confirmations []Confirmation, contacts []successkit.Contact, asOf successkit.Date) (Understanding, error) {
	var f successkit.Faults
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	terms := h.terms(asOf)
	if len(terms) == 0 {
		f.Add("desired", "", errNotInForce(asOf))
	}
	people := contactsByID(&f, contacts)
	for i, c := range confirmations {
		if _, there := people[c.By]; !there && c.Side == successkit.CustomerSide && c.By != "" {
			f.Add(field.Item("confirmations", i)+".by", c.By, fmt.Errorf("%w: none of the contacts", successkit.ErrUnknown))
		}
	}
	all := facts.Admit(&f, "confirmations", confirmations, func(c Confirmation) string { return c.ID })
	if err := f.Err(); err != nil {
		return Understanding{}, fmt.Errorf("outcome: %w", err)
	}
	made, later := known(all, asOf)
	slices.SortFunc(made, func(a, b Confirmation) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) })

	now := terms[len(terms)-1]
	u := Understanding{Desired: now.Definition.ID, Version: now.number, AsOf: asOf, Later: later}
	for _, r := range now.Definition.Required {
		g := Goal{
			Goal:     r.ID,
			Vendor:   h.standpoint(successkit.VendorSide, r.ID, made, people, asOf),
			Customer: h.standpoint(successkit.CustomerSide, r.ID, made, people, asOf),
		}
		g.Shared = g.Vendor.State == Confirmed && g.Customer.State == Confirmed
		u.Goals = append(u.Goals, g)
	}
	for _, c := range made {
		for _, goal := range c.Goals {
			if required(&now.Definition, goal) == nil {
				u.Foreign = append(u.Foreign, ForeignGoal{Side: c.Side, Goal: goal, Confirmation: c.ID})
			}
		}
	}
	slices.SortFunc(u.Foreign, func(a, b ForeignGoal) int {
		return cmp.Or(cmp.Compare(a.Side, b.Side), cmp.Compare(a.Goal, b.Goal), cmp.Compare(a.Confirmation, b.Confirmation))
	})
	return u, nil
}

func contactsByID(f *successkit.Faults, contacts []successkit.Contact) map[string]successkit.Contact {
	people := make(map[string]successkit.Contact, len(contacts))
	for i, c := range contacts {
		f.Merge(field.Item("contacts", i), c.Validate())
		if _, twice := people[c.ID]; twice && c.ID != "" {
			f.Add(field.Item("contacts", i)+".id", c.ID, successkit.ErrDuplicate)
		}
		people[c.ID] = c
	}
	return people
}

// standpoint returns how a side stands to a goal, from the confirmations in
// order.
func (h *History) standpoint(side successkit.Side, goal string, made []Confirmation, people map[string]successkit.Contact, asOf successkit.Date) Standpoint {
	var s Standpoint
	terms := h.terms(asOf)
	for _, c := range made {
		if c.Side != side || !slices.Contains(c.Goals, goal) {
			continue
		}
		state, lapsed := Confirmed, successkit.Date{}
		was := goalOn(h.terms(c.knownDay()), goal, c.Date)
		if changed := changedFrom(terms, goal, was, c.Date); !changed.IsZero() {
			state, lapsed = OutcomeChanged, changed
		}
		if left := people[c.By].Left; !left.IsZero() && !left.After(asOf) && (lapsed.IsZero() || left.Before(lapsed)) {
			state, lapsed = ContactLeft, left
			if left.Before(c.Date) {
				lapsed = c.Date // it never held
			}
		}
		if state == Confirmed || s.State != Confirmed && (s.Confirmation == "" || !lapsed.Before(s.Lapsed)) {
			s = Standpoint{State: state, Confirmation: c.ID, By: c.By, Date: c.Date, Lapsed: lapsed}
		}
	}
	s.Reason = s.reason(side, goal)
	return s
}

// goalOn returns what a goal is in the version in force on a day. It is nil where
// that version, or the day, has none.
func goalOn(terms []term, goal string, day successkit.Date) *Required {
	var is *Required
	for _, t := range terms {
		if !t.From.After(day) {
			is = required(&t.Definition, goal)
		}
	}
	return is
}

// changedFrom returns the first day, of those from a day on, on which a goal is
// another than it was or, where it was not there, than in the first version that
// has it. It is zero where there is none.
func changedFrom(terms []term, goal string, was *Required, day successkit.Date) successkit.Date {
	for i, t := range terms {
		if i+1 < len(terms) && !terms[i+1].From.After(day) {
			continue // no longer in force
		}
		is := required(&t.Definition, goal)
		switch {
		case was == nil:
			was = is
		case is != nil && is.Equal(*was):
		case t.From.Before(day):
			return day
		default:
			return t.From
		}
	}
	return successkit.Date{}
}

// reason returns why a side stands to a goal as it does.
func (s Standpoint) reason(side successkit.Side, goal string) successkit.Reason {
	about := func(code string) successkit.Reason {
		return successkit.NewReason(code).With("goal", goal).With("side", side.String())
	}
	said := func(code string) successkit.Reason {
		return about(code).With("by", s.By).WithDate("date", s.Date)
	}
	switch s.State {
	case Confirmed:
		return said(CodeConfirmed).WithRef("confirmation", s.Confirmation)
	case ContactLeft:
		return said(CodeContactLeft).WithDate("lapsed", s.Lapsed).WithRef("confirmation", s.Confirmation).WithRef("contact", s.By)
	case OutcomeChanged:
		return said(CodeOutcomeChanged).WithDate("lapsed", s.Lapsed).WithRef("confirmation", s.Confirmation)
	case Unconfirmed:
	}
	return about(CodeUnconfirmed)
}
