package outcome

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Requirement is one thing that the customer needs of the way in which it is
// served, such that it can be checked against what happened. Exactly one of
// its rules is set: the fields from Response on.
type Requirement struct {
	// ID identifies the requirement within its definition.
	ID string `json:"id"`
	// Statement says in the customer's own words what is required.
	Statement string `json:"statement"`
	// Kind is the kind of interactions that it is about, "support-case". Empty
	// means every kind.
	Kind string `json:"kind,omitzero"`
	// WindowDays is how many days are looked at, 1 to 36,525. The last of them
	// is the as-of date: 1 is that day alone.
	WindowDays int `json:"window_days"`
	// Response sets how long the customer may wait for an answer.
	Response *Response `json:"response,omitzero"`
	// Cadence sets how often there must be an interaction.
	Cadence *Cadence `json:"cadence,omitzero"`
	// Channels sets by which ways the customer may be approached.
	Channels *Channels `json:"channels,omitzero"`
	// Hours sets at which hours there must be an answer.
	Hours *Hours `json:"hours,omitzero"`
	// Languages sets in which languages the customer is spoken to.
	Languages *Languages `json:"languages,omitzero"`
	// Coverage sets how the vendor must at least attend to the customer.
	Coverage *Grade `json:"coverage,omitzero"`
	// Expertise sets how far whoever is met must at least master the matter.
	Expertise *Grade `json:"expertise,omitzero"`
	// Skills sets what whoever is met must be able to do.
	Skills *Skills `json:"skills,omitzero"`
	// Roles sets who may be met.
	Roles *Roles `json:"roles,omitzero"`
	// Touch sets whether a person must be met, or none.
	Touch Touch `json:"touch,omitzero"`
}

// maxDays is the largest number of days in a window or a cadence, a century.
const maxDays = 36_525

// check notes what is wrong with r but for its id.
func (r Requirement) check(f *successkit.Faults, at string) {
	f.Add(at+".statement", r.Statement, word.CheckText(r.Statement))
	if r.Kind != "" {
		f.Add(at+".kind", r.Kind, word.Check(r.Kind))
	}
	checkDays(f, at+".window_days", r.WindowDays)
	names, rules := r.fields()
	for i, rule := range rules {
		rule.check(f, at+"."+names[i])
	}
	switch len(rules) {
	case 0:
		f.Add(at, "", fmt.Errorf("%w: a rule, such as response, cadence or channels", successkit.ErrRequired))
	case 1:
	default:
		f.Add(at, "", fmt.Errorf("%w: %d rules, want one", successkit.ErrConflict, len(rules)))
	}
}

// checkDays notes a number of days that is missing or beyond its limits.
func checkDays(f *successkit.Faults, at string, days int) {
	switch {
	case days == 0:
		f.Add(at, "", successkit.ErrRequired)
	case days < 0 || days > maxDays:
		f.Add(at, strconv.Itoa(days), fmt.Errorf("%w: want 1 to %d days", successkit.ErrOutOfRange, maxDays))
	}
}

// clone returns a copy of r that shares no memory with it.
func (r Requirement) clone() Requirement {
	if r.Response = clonePointer(r.Response); r.Response != nil {
		r.Response.Channels = slices.Clone(r.Response.Channels)
	}
	r.Cadence = clonePointer(r.Cadence)
	if r.Channels = clonePointer(r.Channels); r.Channels != nil {
		r.Channels.Permitted = slices.Clone(r.Channels.Permitted)
	}
	if r.Hours = clonePointer(r.Hours); r.Hours != nil {
		r.Hours.Days = slices.Clone(r.Hours.Days)
	}
	if r.Languages = clonePointer(r.Languages); r.Languages != nil {
		r.Languages.Permitted = slices.Clone(r.Languages.Permitted)
	}
	if r.Skills = clonePointer(r.Skills); r.Skills != nil {
		r.Skills.All = slices.Clone(r.Skills.All)
	}
	if r.Roles = clonePointer(r.Roles); r.Roles != nil {
		r.Roles.Permitted = slices.Clone(r.Roles.Permitted)
	}
	r.Coverage, r.Expertise = r.Coverage.clone(), r.Expertise.clone()
	return r
}

// window returns the days that r looks at, the last of which is the day before
// end, and none of which is before from.
func (r Requirement) window(from, end successkit.Date) successkit.Period {
	start := end.AddDays(-r.WindowDays)
	if start.IsZero() {
		start = firstDay
	}
	if start.Before(from) {
		start = from
	}
	return between(start, end)
}

// firstDay is the first day of the calendar.
var firstDay = successkit.MustDate("0001-01-01")

// between returns the period [start, end), and the zero Period where it holds
// no day or a date is zero.
func between(start, end successkit.Date) successkit.Period {
	if start.IsZero() || !start.Before(end) {
		return successkit.Period{}
	}
	p, _ := successkit.NewPeriod(start, end)
	return p
}
