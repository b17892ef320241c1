package outcome

import (
	"cmp"
	"reflect"
	"slices"
)

// Equal reports whether d and e want the same: every field alike, figures as
// numbers, a list that is empty like one that is missing, requirements as
// [Requirement.Equal] compares them. The cost of comparing figures beyond the
// limits that [Definition.Validate] checks grows with their exponents.
func (d Definition) Equal(e Definition) bool {
	return d.ID == e.ID && d.Statement == e.Statement &&
		slices.EqualFunc(d.Required, e.Required, Required.Equal) &&
		slices.EqualFunc(d.Experience.Requirements, e.Experience.Requirements, Requirement.Equal)
}

// Equal reports whether r and s are the same in every field, their measures
// too.
func (r Required) Equal(s Required) bool {
	return r.ID == s.ID && r.Statement == s.Statement && r.UseCase == s.UseCase && r.WildSuccess == s.WildSuccess &&
		slices.EqualFunc(r.Measures, s.Measures, Measure.Equal)
}

// Equal reports whether r and s are the same in every field, their rules too.
// What a rule lists may be in any order: which channels, days, languages, skills
// or roles, but for the steps of a [Grade].
func (r Requirement) Equal(s Requirement) bool {
	return reflect.DeepEqual(r.canonical(), s.canonical())
}

// canonical returns a copy of r in which lists whose order says nothing are in
// order, and missing where they may be empty and are.
func (r Requirement) canonical() Requirement {
	r = r.clone()
	if r.Response != nil {
		r.Response.Channels = inAnyOrder(r.Response.Channels)
	}
	if r.Hours != nil {
		r.Hours.Days = inAnyOrder(r.Hours.Days)
	}
	if r.Channels != nil {
		slices.Sort(r.Channels.Permitted)
	}
	if r.Languages != nil {
		slices.Sort(r.Languages.Permitted)
	}
	if r.Skills != nil {
		slices.Sort(r.Skills.All)
	}
	if r.Roles != nil {
		slices.Sort(r.Roles.Permitted)
	}
	return r
}

// inAnyOrder sorts a list, and returns nil where it is empty.
func inAnyOrder[E cmp.Ordered](list []E) []E {
	if len(list) == 0 {
		return nil
	}
	slices.Sort(list)
	return list
}

// continues reports whether a measure in one version is the same as in the one
// before, so that what was seen of it goes on to count: everything but what it
// is called and when it is said to be due soon.
func (m Measure) continues(before Measure) bool {
	m.Name, m.SoonDays = before.Name, before.SoonDays
	return m.Equal(before)
}

// continues reports whether a requirement in one version is the same as in the
// one before: everything but its words.
func (r Requirement) continues(before Requirement) bool {
	r.Statement = before.Statement
	return r.Equal(before)
}
