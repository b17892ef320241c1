package outcome

import (
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// A Delivery sets what a requirement asks for against the least that was
// delivered in its window: the slowest answer, the longest silence, the lowest
// step, whoever lacked most. It is not compensatory: what was better than the
// least makes up for nothing.
type Delivery struct {
	// Unit is what Gap counts: "minutes" of a response or of hours, "days" of a
	// cadence, "steps" of coverage and expertise, "skills", and "interactions"
	// of what has no more or less: channels, languages, roles and touch.
	Unit string `json:"unit"`
	// Required is what is asked for, as a figure or in words.
	Required string `json:"required"`
	// Delivered is the least that was delivered, as a figure or in words. Of what
	// counts interactions it lists the words of those that were not as they must be
	// or, where all were, of all.
	Delivered string `json:"delivered"`
	// Gap is by how much the least exceeds what is required, and below 0 by how
	// much it falls short. For an answer that is still open it falls short by at
	// least that much.
	Gap int `json:"gap"`
	// Waste says that even the least was clearly more than what is asked for: a
	// step or a skill above it, an answer or a meeting in at most half the time.
	// It is no success; somebody pays for it, and the customer did not ask.
	Waste bool `json:"waste,omitzero"`
}

// unit returns what the gap of an attribute counts.
func (a Attribute) unit() string {
	switch a {
	case ResponseAttribute, HoursAttribute:
		return "minutes"
	case CadenceAttribute:
		return "days"
	case CoverageAttribute, ExpertiseAttribute:
		return "steps"
	case SkillsAttribute:
		return "skills"
	case ChannelsAttribute, LanguagesAttribute, RolesAttribute, TouchAttribute, NoAttribute:
	}
	return countsInteractions
}

// countsInteractions is the unit of what has no more or less.
const countsInteractions = "interactions"

// wastes reports whether a gap above 0 is clearly more than what is required.
func wastes(r rule, gap int) bool {
	required := 0
	switch r := r.(type) {
	case *Response:
		required = r.WithinMinutes
	case *Hours:
		required = r.WithinMinutes
	case *Cadence:
		required = r.EveryDays
	}
	return gap > 0 && gap >= required-gap
}

// A least finds the least that was delivered.
type least struct {
	at       *successkit.Interaction // the first that had the gap; nil where there is none
	gap      int
	good     []string // words without more or less, in order, of what was as it must be
	bad      []string // and of what was not
	breaches int
}

// add notes an interaction that a rule judged.
func (l *least) add(r judge, i *successkit.Interaction, j judgement) {
	if l.at == nil || j.gap < l.gap {
		l.at, l.gap = i, j.gap
	}
	list := &l.good
	if j.state == Breached {
		list = &l.bad
		l.breaches++
	}
	if r.attribute().unit() != countsInteractions {
		return
	}
	if at, there := slices.BinarySearch(*list, r.delivered(i)); !there {
		*list = slices.Insert(*list, at, r.delivered(i))
	}
}

// delivery returns what was found of a rule, and nil where nothing was.
func (l *least) delivery(r judge) *Delivery {
	if l.at == nil {
		return nil
	}
	d := &Delivery{Unit: r.attribute().unit(), Required: r.required(), Gap: l.gap}
	switch {
	case d.Unit != countsInteractions:
		d.Delivered = r.delivered(l.at)
	case l.breaches > 0:
		d.Delivered, d.Gap = listed(l.bad), -l.breaches
	default:
		d.Delivered = listed(l.good)
	}
	d.Waste = wastes(r, d.Gap)
	return d
}

// delivery returns what a cadence found, and nil where there was no silence
// that tells.
func (s silence) delivery(c *Cadence) *Delivery {
	if !s.between {
		return nil
	}
	d := &Delivery{Unit: c.attribute().unit(), Required: c.required(), Delivered: strconv.Itoa(s.longest), Gap: c.EveryDays - s.longest}
	d.Waste = wastes(c, d.Gap)
	return d
}

// Waste returns the results of the requirements by which the customer is given
// clearly more than it asked for, in the order of the definition.
func (a Attainment) Waste() []RequirementResult {
	var waste []RequirementResult
	for _, r := range a.Requirements {
		if r.Delivery != nil && r.Delivery.Waste {
			waste = append(waste, r)
		}
	}
	return waste
}
