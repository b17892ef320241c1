package success

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/outcome"
)

// A Level is a level of coverage: how closely a customer is attended to.
type Level struct {
	// ID names the level, "high-touch". It is a word, and the coverage of the
	// variants of paths that belong to it.
	ID string `json:"id"`
	// Segments are those whose customers are on this level unless their account
	// names one.
	Segments []string `json:"segments,omitempty"`
	// Cadence is what recurs: which kinds of interaction, how often. An
	// interaction of the kind of a rule is one of its events.
	Cadence []cadence.Rule `json:"cadence,omitempty"`
	// SilenceDays is after how many days without any contact the customer is
	// silent, 1 to 3,660. Zero means that silence says nothing.
	SilenceDays int `json:"silence_days,omitzero"`
}

// A Route says who goes a path: whoever has the delivery model and the segment,
// as far as they are named. The first that fits counts.
type Route struct {
	Delivery outcome.DeliveryModel `json:"delivery,omitzero"`
	Segment  string                `json:"segment,omitzero"`
	// Path is the id of the path.
	Path string `json:"path"`
}

// fits reports whether whoever has a delivery model and a segment goes the path.
func (r Route) fits(delivery outcome.DeliveryModel, segment string) bool {
	return (r.Delivery == outcome.UnknownDelivery || r.Delivery == delivery) && (r.Segment == "" || r.Segment == segment)
}

// A Duty says what is a role's work. Success is proactive and support is
// reactive: what a proactive role does because the customer had to ask takes
// the time from what it should foresee.
type Duty struct {
	// Role is the role. It is a word.
	Role successkit.Role `json:"role"`
	// Reactive says that answering is its work.
	Reactive bool `json:"reactive,omitzero"`
	// Work says how long what it does takes, by kind of interaction.
	Work []Work `json:"work,omitempty"`
}

// Work says how many minutes of a role's time an interaction of a kind takes,
// preparation and follow-up included: 1 to 100,000.
type Work struct {
	Kind    string `json:"kind"`
	Minutes int    `json:"minutes"`
}

const (
	maxSilenceDays = 3660
	maxMinutes     = 100_000
)

func (l Level) check(f *successkit.Faults, path string) {
	f.Add(path+".id", l.ID, word.Check(l.ID))
	for i, s := range l.Segments {
		f.Add(field.Item(path+".segments", i), s, word.Check(s))
	}
	field.Within(f, path+".silence_days", l.SilenceDays, 0, maxSilenceDays)
}

func (d Duty) check(f *successkit.Faults, path string) {
	f.Add(path+".role", string(d.Role), word.Check(string(d.Role)))
	for i, w := range d.Work {
		at := field.Item(path+".work", i)
		f.Add(at+".kind", w.Kind, word.Check(w.Kind))
		field.Within(f, at+".minutes", w.Minutes, 1, maxMinutes)
		if slices.ContainsFunc(d.Work[:i], func(o Work) bool { return o.Kind == w.Kind }) {
			f.Add(at+".kind", w.Kind, successkit.ErrDuplicate)
		}
	}
}

// minutes returns how long an interaction of a kind takes a role, and false
// where nobody has said.
func (d Definition) minutes(role successkit.Role, kind string) (int, bool) {
	for _, duty := range d.Roles {
		if duty.Role != role {
			continue
		}
		for _, w := range duty.Work {
			if w.Kind == kind {
				return w.Minutes, true
			}
		}
	}
	return 0, false
}
