package outcome

import (
	"slices"

	"github.com/successkit/successkit"
)

// A Skills requires that whoever the customer meets can do certain things: speak
// its trade, read its data model. It judges each interaction at which a person
// may have been met: one short of a skill breaches, and one of which the skills
// are not known is unclear.
type Skills struct {
	// All are the skills, at least one, every one of which is needed.
	All []string `json:"all"`
}

func (s *Skills) attribute() Attribute { return SkillsAttribute }

func (s *Skills) required() string { return listed(s.All) }

func (s *Skills) check(f *successkit.Faults, at string) { checkWords(f, at+".all", s.All) }

func (s *Skills) judge(i *successkit.Interaction, _ successkit.Date) judgement {
	switch {
	case touchOf(i) == Unattended:
		return judgement{state: Unchecked}
	case i.Skills == nil:
		return judgement{state: Unobserved}
	}
	had := 0
	for _, skill := range s.All {
		if slices.Contains(i.Skills, skill) {
			had++
		}
	}
	gap := had - len(s.All)
	if gap == 0 {
		gap = len(i.Skills) - had // those that nobody asked for
	}
	return byGap(gap, i.Date)
}

func (s *Skills) delivered(i *successkit.Interaction) string {
	return listed(slices.Sorted(slices.Values(i.Skills)))
}
