package success

import (
	"math"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// Sponsors say whom a renewal hangs on. People leave: of those who signed a
// contract of a year often less than half are there to renew it; see
// [people.Stay].
type Sponsors struct {
	// Roles are those of the contacts who count. Empty means [successkit.Sponsor].
	Roles []successkit.Role `json:"roles,omitempty"`
	// MeanTenure is how many months people stay on average. Zero means
	// [people.MeanTenure].
	MeanTenure float64 `json:"mean_tenure,omitzero"`
	// Wanted is how likely it should be that one of them is still there, above 0
	// and below 1. It is the company's own choice.
	Wanted float64 `json:"wanted"`
}

// Staying says how likely it is that a sponsor is still there at the renewal,
// taking people to leave at a constant rate and independently of each other,
// which is optimistic.
type Staying struct {
	// Renewal is the day.
	Renewal successkit.Date `json:"renewal"`
	// Sponsors are the ids of the contacts who count, in order.
	Sponsors []string `json:"sponsors,omitempty"`
	// Chance is that at least one of them is there on that day, from 0 to 1,
	// rounded to four decimal places. It is 0 where there is none.
	Chance float64 `json:"chance"`
	// More is how many further sponsors the wanted chance needs, and 0 where there
	// are enough. It is -1 where no number will do.
	More int `json:"more"`
}

func (s *Sponsors) check(f *successkit.Faults) {
	for i, role := range s.Roles {
		f.Add(field.Item("sponsors.roles", i), string(role), word.Check(string(role)))
		if slices.Contains(s.Roles[:i], role) {
			f.Add(field.Item("sponsors.roles", i), string(role), successkit.ErrDuplicate)
		}
	}
	if s.Wanted == 0 {
		f.Add("sponsors.wanted", "", successkit.ErrRequired)
	}
	_, err := people.Stay(people.Question{MeanTenure: s.MeanTenure, Wanted: s.Wanted})
	f.Merge("sponsors", err)
}

// are reports whether a role is one that counts.
func (s *Sponsors) are(role successkit.Role) bool {
	if len(s.Roles) == 0 {
		return role == successkit.Sponsor
	}
	return slices.Contains(s.Roles, role)
}

// stay fills in how likely it is that a sponsor stays.
func (p *Program) stay(f *successkit.Faults, c *customer, r *Review) {
	s := p.definition.Sponsors
	if s == nil || c.terms.Relation != Customer || !c.terms.Renewal.After(c.asOf) {
		return
	}
	r.Staying = &Staying{Renewal: c.terms.Renewal}
	q := people.Question{Months: people.Months(c.asOf, c.terms.Renewal), MeanTenure: s.MeanTenure, Wanted: s.Wanted}
	for _, o := range c.contacts {
		if s.are(o.Role) && o.ActiveOn(c.asOf) {
			r.Staying.Sponsors = append(r.Staying.Sponsors, o.ID)
			q.Sponsors = append(q.Sponsors, people.Stayer{Contact: o.ID}) // how long they have been there makes no odds
		}
	}
	outlook, err := people.Stay(q)
	f.Merge("people", err)
	r.Staying.Chance, r.Staying.More = math.Round(outlook.Any*1e4)/1e4, outlook.More
}

func (p *Program) sponsorMayLeave(c *customer, r *Review) []finding {
	if r.Staying == nil || r.Staying.More == 0 || len(r.Staying.Sponsors) == 0 {
		return nil
	}
	since := later(c.renewalKnown, c.terms.Start)
	for _, o := range c.contacts {
		if p.definition.Sponsors.are(o.Role) && !o.Left.After(c.asOf) {
			since = later(since, o.Left)
		}
	}
	reason := successkit.NewReason(CodeSponsorMayLeave).WithDate("renewal", r.Staying.Renewal).
		With("chance", percent(r.Staying.Chance, math.Floor)).With("wanted", percent(p.definition.Sponsors.Wanted, math.Ceil))
	for _, id := range r.Staying.Sponsors {
		reason = reason.WithRef(contactRef, id)
	}
	return []finding{{subject: c.ID, since: since, reason: reason}}
}

// percent writes a chance in whole percent, rounded by a function of package
// math: down and up, so that one that is less than another never reads the same.
func percent(chance float64, round func(float64) float64) string {
	return strconv.FormatFloat(round(math.Round(chance*1e9)/1e7), 'f', 0, 64)
}

// renewalKnown returns the first day on which it was known that a term ends on
// the day of the renewal.
func renewalKnown(contracts []span, renewal successkit.Date) successkit.Date {
	var first successkit.Date
	for _, s := range contracts {
		known := facts.KnownDay(s.Date, s.Recorded)
		if !s.decided && s.End == renewal && (first.IsZero() || known.Before(first)) {
			first = known
		}
	}
	return first
}
