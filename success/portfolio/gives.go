package portfolio

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// gives reports whether a customer on the level gets what a valid requirement
// asks for, as far as the level promises it.
func (l *level) gives(r *outcome.Requirement) bool {
	switch r.Attribute() {
	case outcome.ResponseAttribute:
		return l.WithinMinutes > 0 && l.WithinMinutes <= r.Response.WithinMinutes && holdsAll(l.Channels, r.Response.Channels)
	case outcome.CadenceAttribute:
		return slices.ContainsFunc(l.rhythms, func(m rhythm) bool {
			return (r.Kind == "" || m.kind == r.Kind) && m.days <= r.Cadence.EveryDays
		})
	case outcome.ChannelsAttribute:
		return holdsAny(l.Channels, r.Channels.Permitted)
	case outcome.HoursAttribute:
		return slices.ContainsFunc(l.Hours, func(h outcome.Hours) bool {
			return h.WithinMinutes <= r.Hours.WithinMinutes && covers(&h, r.Hours)
		})
	case outcome.LanguagesAttribute:
		return holdsAny(l.Languages, r.Languages.Permitted)
	case outcome.CoverageAttribute:
		return reaches(l.Coverage, r.Coverage)
	case outcome.ExpertiseAttribute:
		return reaches(l.Expertise, r.Expertise)
	case outcome.SkillsAttribute:
		return holdsAll(l.Skills, r.Skills.All)
	case outcome.RolesAttribute:
		return holdsAny(l.Roles, r.Roles.Permitted)
	case outcome.TouchAttribute:
		return l.Touch == r.Touch
	case outcome.NoAttribute:
	}
	return false
}

func holdsAll[W comparable](have, want []W) bool {
	return !slices.ContainsFunc(want, func(w W) bool { return !slices.Contains(have, w) })
}

func holdsAny[W comparable](have, want []W) bool {
	return slices.ContainsFunc(want, func(w W) bool { return slices.Contains(have, w) })
}

// reaches reports whether a step is at least the one that is asked for, on whose
// scale it must be.
func reaches(step string, g *outcome.Grade) bool {
	return slices.Index(g.Scale, step) >= slices.Index(g.Scale, g.Least)
}

// covers reports whether no minute of a week lies within want and outside have. A
// stretch of such minutes begins where want does or where have ends.
func covers(have, want *outcome.Hours) bool {
	day := successkit.MustDate("2001-01-01")
	for range 7 {
		for _, at := range []successkit.TimeOfDay{want.From, have.To} {
			if want.Cover(day, at) && !have.Cover(day, at) {
				return false
			}
		}
		day = day.AddDays(1)
	}
	return true
}
