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
	// Delivered is the least that was delivered. Where something was not as it
	// must be it is that alone; in words that count interactions it lists all.
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
	return "interactions"
}

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
	found    bool
	gap      int
	said     string
	good     []string // words without more or less, in order, of what was as it must be
	bad      []string // and of what was not
	breaches int
}

// add notes what was delivered at one interaction.
func (l *least) add(j judgement) {
	if !l.found || j.gap < l.gap {
		l.gap, l.said = j.gap, j.delivered
	}
	l.found = true
	list := &l.good
	if j.state == Breached {
		list = &l.bad
		l.breaches++
	}
	if at, there := slices.BinarySearch(*list, j.delivered); !there {
		*list = slices.Insert(*list, at, j.delivered)
	}
}

// delivery returns what was found of a rule, and nil where nothing was.
func (l *least) delivery(r rule) *Delivery {
	if !l.found {
		return nil
	}
	d := &Delivery{Unit: r.attribute().unit(), Required: r.required(), Delivered: l.said, Gap: l.gap}
	if d.Unit == "interactions" {
		d.Gap, d.Delivered = -l.breaches, listed(l.good)
		if l.breaches > 0 {
			d.Delivered = listed(l.bad)
		}
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

// attain returns whether r was kept in its window of days up to asOf and from a
// day on, from the interactions in order.
func (r Requirement) attain(interactions []successkit.Interaction, from, asOf successkit.Date) RequirementResult {
	result := RequirementResult{Requirement: r.ID, Window: r.window(from, asOf.AddDays(1))}
	_, rules := r.fields()
	result.Attribute = rules[0].attribute()
	var stretches []stretch
	var evidence []successkit.Ref
	switch rule := rules[0].(type) {
	case *Cadence:
		stretches = r.keepCadence(*rule, interactions, from, &result)
	case judge:
		stretches, evidence = r.keep(rule, interactions, from, asOf, &result)
	}
	switch {
	case result.Breaches > 0 || len(result.Overdue) > 0:
		result.State, result.Since = Breached, runSince(stretches, asOf)
	case result.Checked > 0 && result.Unclear == 0:
		result.State = Honoured
	default:
		result.State = Unobserved
	}
	result.Reason = r.reason(result)
	result.Reason.Evidence = evidence
	if result.Delivery != nil && result.Delivery.Waste {
		result.Wasted = r.wasted(result)
	}
	return result
}

// keepCadence judges the days of the window, and returns when a breach was seen.
// The clock starts no earlier than the requirement did.
func (r Requirement) keepCadence(c Cadence, interactions []successkit.Interaction, from successkit.Date, result *RequirementResult) []stretch {
	if c.From.Before(from) {
		c.From = from
	}
	silence := c.judge(r.Kind, interactions, result.Window)
	result.Checked, result.Delivery = silence.seen, silence.delivery(&c)
	var stretches []stretch
	for _, days := range silence.overdue {
		stretches = append(stretches, stretchOf(days.Start(), days.Last().AddDays(r.WindowDays-1)))
		if days := days.Intersect(result.Window); !days.IsZero() {
			result.Overdue = append(result.Overdue, days)
		}
	}
	return stretches
}

// keep judges the interactions of the window, and returns when a breach was
// seen and which they are.
func (r Requirement) keep(rule judge, interactions []successkit.Interaction, from, asOf successkit.Date, result *RequirementResult) (stretches []stretch, evidence []successkit.Ref) {
	var least least
	for k := range interactions {
		i := &interactions[k]
		if r.Kind != "" && i.Kind != r.Kind || i.Date.Before(from) {
			continue
		}
		j := rule.judge(i, asOf)
		if j.state == Breached {
			stretches = append(stretches, stretchOf(j.since, i.Date.AddDays(r.WindowDays-1)))
		}
		if !result.Window.Contains(i.Date) {
			continue
		}
		switch j.state {
		case Honoured, Breached:
			result.Checked++
			least.add(j)
		case Unobserved:
			result.Unclear++
		case Unchecked:
		}
		if j.state == Breached {
			result.Breaches++
			if i.Unanswered && j.delivered == noAnswer {
				result.Unanswered++
			}
			evidence = append(evidence, successkit.Ref{Kind: "interaction", ID: i.ID})
		}
	}
	result.Delivery = least.delivery(rule)
	return stretches, evidence
}
