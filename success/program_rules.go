package success

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/outcome"
)

// warnings makes the health models.
func (p *Program) warnings(f *successkit.Faults) {
	d := p.definition
	if len(d.Health) == 0 {
		f.Add("health", "", successkit.ErrRequired)
		return
	}
	sound := true
	models := make([]*health.Model, len(d.Health))
	for i, def := range d.Health {
		m, err := health.New(def)
		f.Merge(field.Item("health", i), err)
		models[i], sound = m, sound && err == nil
		if err == nil {
			d.Health[i] = m.Definition()
		}
	}
	choice := d.HealthChoice
	if choice.Default == "" && len(d.Health) == 1 {
		choice.Default = d.Health[0].ID
	}
	if !sound {
		return
	}
	var err error
	p.health, err = health.NewChooser(choice, models...)
	f.Merge("health_choice", err)
	for i, r := range choice.Rules {
		for k, is := range r.Is {
			p.chosen(f, field.Item(field.Item("health_choice.rules", i)+".is", k)+".values", is)
		}
	}
}

// chosen checks the values of attributes that the account or the program knows.
func (p *Program) chosen(f *successkit.Faults, path string, is health.AttributeIs) {
	for i, v := range is.Values {
		switch is.Attribute {
		case "delivery":
			_, err := outcome.ParseDeliveryModel(v)
			f.Add(field.Item(path, i), v, err)
		case "level":
			p.level(f, field.Item(path, i), v)
		}
	}
}

// level notes a level that the program does not have.
func (p *Program) level(f *successkit.Faults, path, id string) {
	if !slices.ContainsFunc(p.definition.Levels, func(l Level) bool { return l.ID == id }) {
		f.Add(path, id, fmt.Errorf("%w: no level of the program", successkit.ErrUnknown))
	}
}

// measures checks how the trend of health, the staying of sponsors and the value
// realised are taken.
func (p *Program) measures(f *successkit.Faults) {
	d := p.definition
	if d.Trend != nil {
		f.Merge("trend", d.Trend.Validate())
	}
	if d.Sponsors != nil {
		d.Sponsors.check(f)
	}
	f.Merge("value", d.Value.Validate())
	if d.Value.Currency != "" {
		f.Add("value.currency", d.Value.Currency, fmt.Errorf("%w: it is that of each account", successkit.ErrConflict))
	}
}

// coverage makes the levels and checks the duties.
func (p *Program) coverage(f *successkit.Faults) {
	d := p.definition
	segments := map[string]bool{}
	for i, l := range d.Levels {
		at := field.Item("levels", i)
		l.check(f, at)
		if slices.ContainsFunc(d.Levels[:i], func(o Level) bool { return o.ID == l.ID }) {
			f.Add(at+".id", l.ID, successkit.ErrDuplicate)
		}
		for k, s := range l.Segments {
			if segments[s] {
				f.Add(field.Item(at+".segments", k), s, successkit.ErrDuplicate)
			}
			segments[s] = true
		}
		made := level{Level: l}
		if len(l.Cadence) > 0 {
			var err error
			made.schedule, err = cadence.New(cadence.Definition{ID: cmp.Or(l.ID, "level"), Version: max(d.Version, 1), Rules: l.Cadence})
			mergeAs(f, err, "rules", at+".cadence")
		}
		for k, r := range l.Cadence {
			p.role(f, field.Item(at+".cadence", k)+".owner", r.Owner)
		}
		p.levels = append(p.levels, made)
	}
	for i, duty := range d.Roles {
		duty.check(f, field.Item("roles", i))
		if slices.ContainsFunc(d.Roles[:i], func(o Duty) bool { return o.Role == duty.Role }) {
			f.Add(field.Item("roles", i)+".role", string(duty.Role), successkit.ErrDuplicate)
		}
	}
	f.Merge("relationships", p.relationships.Validate())
	field.Within(f, "window_days", p.windowDays, 1, maxRuleDays)
}

// role notes a role that the program does not have, where it lists any.
func (p *Program) role(f *successkit.Faults, path string, role successkit.Role) {
	has := func(d Duty) bool { return d.Role == role }
	if role != "" && len(p.definition.Roles) > 0 && !slices.ContainsFunc(p.definition.Roles, has) {
		f.Add(path, string(role), fmt.Errorf("%w: no role of the program", successkit.ErrUnknown))
	}
}

// rules checks the rules and what they name.
func (p *Program) rules(f *successkit.Faults) {
	d := p.definition
	for i, r := range d.Rules {
		path := field.Item("rules", i)
		f.Merge(path, r.Validate())
		if slices.ContainsFunc(d.Rules[:i], func(o Rule) bool { return o.ID == r.ID }) && r.ID != "" {
			f.Add(path+".id", r.ID, successkit.ErrDuplicate)
		}
		p.role(f, path+".owner", r.Owner)
		p.needs(f, path+".on", r.On)
		hasBand := slices.ContainsFunc(d.Health, func(m health.Definition) bool {
			return slices.ContainsFunc(m.Bands.List, func(b health.Band) bool { return b.ID == r.Band })
		})
		if r.Band != "" && !hasBand {
			f.Add(path+".band", r.Band, fmt.Errorf("%w: no health model has such a band", successkit.ErrUnknown))
		}
	}
}

// needs notes a trigger that the program does not look for.
func (p *Program) needs(f *successkit.Faults, path string, on Trigger) {
	var missing string
	switch d := p.definition; {
	case on == HealthFalling && d.Trend == nil:
		missing = "trend"
	case on == SponsorMayLeave && d.Sponsors == nil:
		missing = "sponsors"
	default:
		return
	}
	f.Add(path, on.String(), fmt.Errorf("%w: the program says nothing of its %s", successkit.ErrRequired, missing))
}
