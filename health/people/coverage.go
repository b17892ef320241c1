package people

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
)

// A Coverage says whom a vendor really talks to at a customer.
type Coverage struct {
	AsOf successkit.Date `json:"as_of"`
	// Breadth says whether that is nobody, one person or more.
	Breadth Breadth `json:"breadth"`
	// Threads counts the active people, and Active and Lapsed name them, in the
	// order of their ids. Lapsed are those who are there and with whom the last
	// contact lies too far back, or never was.
	Threads int      `json:"threads"`
	Active  []Thread `json:"active,omitempty"`
	Lapsed  []Thread `json:"lapsed,omitempty"`
	// RoleCoverage is the part of the required roles that somebody active has; two
	// people in one role count once. It is undefined where none is required.
	RoleCoverage successkit.Rate `json:"role_coverage"`
	// Uncovered are the required roles that nobody active has, in their order.
	Uncovered []successkit.Role `json:"uncovered,omitempty"`
	// Concentration is the part of the touches of late in which the one person
	// took part with whom there were most, and Top names that person, the lower id
	// of two. It is undefined where there was no touch.
	Concentration successkit.Rate `json:"concentration"`
	Top           string          `json:"top,omitzero"`
	// Newcomers are those who came into a required role and were not met yet.
	Newcomers []Newcomer `json:"newcomers,omitempty"`
}

// A Thread is a relationship with one person.
type Thread struct {
	Contact string          `json:"contact"`
	Role    successkit.Role `json:"role,omitzero"`
	// Last is the day of the last contact, zero where there was none, and By the id
	// of the interaction.
	Last successkit.Date `json:"last,omitzero"`
	By   string          `json:"by,omitzero"`
	// Limit is how many days back it may lie.
	Limit int `json:"limit"`
}

// A Newcomer is somebody new who has not been met.
type Newcomer struct {
	Contact string          `json:"contact"`
	Role    successkit.Role `json:"role"`
	Since   successkit.Date `json:"since"`
	Days    int             `json:"days"`
	State   MeetState       `json:"state"`
}

// Look returns whom the vendor talks to as of a day. The order of contacts and
// interactions does not matter; what became known later does not either. It fails
// where settings, a contact or an interaction is refused, where two contacts have
// one id, and where asOf is zero.
func (s Settings) Look(contacts []successkit.Contact, interactions []successkit.Interaction, asOf successkit.Date) (Coverage, error) {
	var f successkit.Faults
	f.Merge("settings", s.Validate())
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	seen := make(map[string]bool, len(contacts))
	for i, c := range contacts {
		path := "contacts[" + strconv.Itoa(i) + "]"
		f.Merge(path, c.Validate())
		if seen[c.ID] {
			f.Add(path+".id", c.ID, successkit.ErrDuplicate)
		}
		seen[c.ID] = true
	}
	interactions = facts.Admit(&f, "interactions", interactions, func(i successkit.Interaction) string { return i.ID })
	if err := f.Err(); err != nil {
		return Coverage{}, fmt.Errorf("people: invalid input: %w", err)
	}
	l := look{settings: &s, asOf: asOf, last: map[string]successkit.Interaction{}, touches: map[string]int64{}}
	for _, i := range interactions {
		l.note(i)
	}
	return l.coverage(contacts), nil
}

// A look gathers what interactions say about people.
type look struct {
	settings *Settings
	asOf     successkit.Date
	last     map[string]successkit.Interaction
	touches  map[string]int64 // of late, by person
	all      int64            // of late, with anybody
}

func (l *look) note(i successkit.Interaction) {
	if !i.KnownOn(l.asOf) || l.settings.oneWay(i.Channel) || len(i.Contacts) == 0 {
		return
	}
	late := l.asOf.Sub(i.Date) < l.settings.touch()
	if late {
		l.all++
	}
	for k, id := range i.Contacts {
		if slices.Contains(i.Contacts[:k], id) {
			continue
		}
		if late {
			l.touches[id]++
		}
		if last, ok := l.last[id]; !ok || i.Date.After(last.Date) || i.Date == last.Date && i.ID > last.ID {
			l.last[id] = i
		}
	}
}

func (l *look) coverage(contacts []successkit.Contact) Coverage {
	c := Coverage{AsOf: l.asOf}
	contacts = slices.Clone(contacts)
	slices.SortFunc(contacts, func(a, b successkit.Contact) int { return cmp.Compare(a.ID, b.ID) })
	covered := make(map[successkit.Role]bool)
	for _, p := range contacts {
		if !p.ActiveOn(l.asOf) {
			continue
		}
		t := Thread{Contact: p.ID, Role: p.Role, Limit: l.settings.threshold(p.Role)}
		if last, ok := l.last[p.ID]; ok {
			t.Last, t.By = last.Date, last.ID
		}
		if t.Last.IsZero() || l.asOf.Sub(t.Last) > t.Limit {
			c.Lapsed = append(c.Lapsed, t)
		} else {
			c.Active = append(c.Active, t)
			covered[p.Role] = true
		}
		l.newcomer(&c, p, t)
	}
	c.Threads = len(c.Active)
	c.Breadth = breadthOf(c.Threads)
	for _, r := range l.settings.Required {
		if !covered[r] {
			c.Uncovered = append(c.Uncovered, r)
		}
	}
	required := len(l.settings.Required)
	c.RoleCoverage = successkit.CountRate(int64(required-len(c.Uncovered)), int64(required))
	c.Concentration, c.Top = l.concentration()
	return c
}

// newcomer notes a person who came into a required role and was not met since.
func (l *look) newcomer(c *Coverage, p successkit.Contact, t Thread) {
	days := l.asOf.Sub(p.From)
	if p.From.IsZero() || !t.Last.Before(p.From) || !slices.Contains(l.settings.Required, p.Role) {
		return
	}
	n := Newcomer{Contact: p.ID, Role: p.Role, Since: p.From, Days: days, State: Due}
	switch {
	case days > l.settings.overdue():
		n.State = Overdue
	case days > l.settings.meet():
		n.State = Late
	}
	c.Newcomers = append(c.Newcomers, n)
}

// concentration returns the part of the touches that one person has.
func (l *look) concentration() (successkit.Rate, string) {
	top := ""
	for id, n := range l.touches { // the greatest and of two the lower id, in whatever order
		if most := l.touches[top]; n > most || n == most && id < top {
			top = id
		}
	}
	return successkit.CountRate(l.touches[top], l.all), top
}
