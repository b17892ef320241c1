package outcome

import (
	"slices"

	"github.com/successkit/successkit"
)

// A Grade requires at least a step of a scale that the definition declares:
// coverage that is at least named on the scale pooled, named, dedicated;
// expertise that is at least a specialist's. It judges each interaction at which
// a person may have been met: one below the step breaches, one above it delivers
// more than was asked for, and one of which the step is not known or not on the
// scale is unclear.
type Grade struct {
	// Scale are the steps from the lowest to the highest, at least two.
	Scale []string `json:"scale"`
	// Least is the lowest that will do, one of Scale.
	Least string `json:"least"`
}

func (g *Grade) check(f *successkit.Faults, at string) {
	checkWords(f, at+".scale", g.Scale)
	if len(g.Scale) == 1 {
		f.Add(at+".scale", g.Scale[0], errOneStep)
	}
	switch {
	case g.Least == "":
		f.Add(at+".least", "", successkit.ErrRequired)
	case !slices.Contains(g.Scale, g.Least):
		f.Add(at+".least", g.Least, errOffScale)
	}
}

func (g *Grade) clone() *Grade {
	if g = clonePointer(g); g != nil {
		g.Scale = slices.Clone(g.Scale)
	}
	return g
}

func (g *Grade) judge(i *successkit.Interaction, step string) judgement {
	at := slices.Index(g.Scale, step)
	switch {
	case touchOf(i) == Unattended:
		return judgement{state: Unchecked}
	case at < 0:
		return judgement{state: Unobserved}
	}
	return byGap(at-slices.Index(g.Scale, g.Least), i.Date)
}

// coverage is the rule that reads a grade off the coverage of interactions.
type coverage struct{ *Grade }

func (c coverage) attribute() Attribute { return CoverageAttribute }

func (c coverage) required() string { return c.Least }

func (c coverage) judge(i *successkit.Interaction, _ successkit.Date) judgement {
	return c.Grade.judge(i, i.Coverage)
}

func (c coverage) delivered(i *successkit.Interaction) string { return i.Coverage }

// expertise is the rule that reads a grade off the expertise of interactions.
type expertise struct{ *Grade }

func (e expertise) attribute() Attribute { return ExpertiseAttribute }

func (e expertise) required() string { return e.Least }

func (e expertise) judge(i *successkit.Interaction, _ successkit.Date) judgement {
	return e.Grade.judge(i, i.Expertise)
}

func (e expertise) delivered(i *successkit.Interaction) string { return i.Expertise }
