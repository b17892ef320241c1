package success

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome/usecase"
)

// New returns the program of a definition. It fails with an
// [successkit.InputError] that lists everything that is wrong, in each part and
// between them: an id that names nothing is [successkit.ErrUnknown].
func New(d Definition) (*Program, error) {
	var f successkit.Faults
	f.Add("id", d.ID, word.Check(d.ID))
	if d.Version < 1 {
		f.Add("version", strconv.Itoa(d.Version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	p := Program{definition: d.clone()}
	p.windowDays, p.relationships = d.WindowDays, p.definition.Relationships
	if p.windowDays == 0 {
		p.windowDays = defaultWindowDays
	}
	if p.relationships.Days == 0 {
		p.relationships.Days = defaultWindowDays
	}
	p.potential(&f)
	p.roads(&f)
	p.warnings(&f)
	p.coverage(&f)
	p.rules(&f)
	if err := f.Err(); err != nil {
		return nil, err
	}
	return &p, nil
}

// defaultWindowDays is over how many days interactions are counted, and for how
// many a contact is alive, unless the definition says otherwise.
const defaultWindowDays = 90

// potential makes the models of who can succeed, and at what.
func (p *Program) potential(f *successkit.Faults) {
	d := p.definition
	if len(d.Profiles) == 0 {
		f.Add("profiles", "", successkit.ErrRequired)
	}
	sound := true
	for i, def := range d.Profiles {
		profile, err := fit.New(def)
		f.Merge(item("profiles", i), err)
		if sound = sound && err == nil; err == nil {
			d.Profiles[i] = profile.Definition()
		}
	}
	for i, o := range d.Offers {
		if err := o.Validate(); err != nil {
			f.Merge(item("offers", i), err)
			sound = false
		}
	}
	var err error
	if sound && len(d.Profiles) > 0 {
		p.profiles, err = fit.NewVersions(d.Profiles...)
		f.Merge("profiles", err)
		p.offers, err = fit.NewOffers(d.Offers...)
		f.Merge("offers", err)
		p.bindings(f)
	}
	if d.BadFit != nil {
		p.badFit, err = fit.NewBadFit(*d.BadFit)
		f.Merge("bad_fit", err)
	}
	if d.UseCases != nil {
		p.useCases, err = usecase.New(*d.UseCases)
		f.Merge("use_cases", err)
	}
}

// bindings checks that every profile reads every offer that may be in force with
// it.
func (p *Program) bindings(f *successkit.Faults) {
	if p.profiles == nil || p.offers == nil {
		return
	}
	for i, profile := range p.profiles.All() {
		if !profile.ReadsOffer() {
			continue
		}
		if len(p.definition.Offers) == 0 {
			f.Add("offers", "", fmt.Errorf("%w: version %d of the profile reads one", successkit.ErrRequired, profile.Ref().Version))
		}
		for _, o := range p.offers.All() {
			_, err := profile.For(o)
			f.Merge(item("profiles", i), err)
		}
	}
}

// roads makes the paths and the offers that they carry.
func (p *Program) roads(f *successkit.Faults) {
	d := p.definition
	if len(d.Paths) == 0 {
		f.Add("paths", "", successkit.ErrRequired)
	}
	var err error
	if d.Expansions != nil {
		p.expansions, err = expansion.New(*d.Expansions)
		f.Merge("expansions", err)
	}
	for i, def := range d.Paths {
		path, err := journey.New(def)
		f.Merge(item("paths", i), err)
		if err == nil {
			d.Paths[i] = path.Definition()
		}
		p.paths = append(p.paths, path)
		if slices.ContainsFunc(d.Paths[:i], func(o journey.Definition) bool { return o.ID == def.ID }) {
			f.Add(item("paths", i)+".id", def.ID, successkit.ErrDuplicate)
		}
		for k, m := range def.Milestones {
			at := item(item("paths", i)+".milestones", k)
			if m.Offer != "" && (d.Expansions == nil || !slices.ContainsFunc(d.Expansions.Offers, func(o expansion.Offer) bool { return o.ID == m.Offer })) {
				f.Add(at+".offer", m.Offer, fmt.Errorf("%w: no offer of the expansions", successkit.ErrUnknown))
			}
			p.role(f, at+".owner", m.Owner)
		}
		for k, v := range def.Interventions {
			p.role(f, item(item("paths", i)+".interventions", k)+".owner", v.Owner)
		}
	}
	for i, r := range d.Routes {
		at := item("routes", i)
		if !r.Delivery.Valid() {
			f.Add(at+".delivery", r.Delivery.String(), successkit.ErrUnknown)
		}
		if !slices.ContainsFunc(d.Paths, func(o journey.Definition) bool { return o.ID == r.Path }) {
			f.Add(at+".path", r.Path, fmt.Errorf("%w: no path of the program", successkit.ErrUnknown))
		}
	}
}

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
		f.Merge(item("health", i), err)
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
}

// coverage makes the levels and checks the duties.
func (p *Program) coverage(f *successkit.Faults) {
	d := p.definition
	segments := map[string]bool{}
	for i, l := range d.Levels {
		at := item("levels", i)
		l.check(f, at)
		if slices.ContainsFunc(d.Levels[:i], func(o Level) bool { return o.ID == l.ID }) {
			f.Add(at+".id", l.ID, successkit.ErrDuplicate)
		}
		for k, s := range l.Segments {
			if segments[s] {
				f.Add(item(at+".segments", k), s, successkit.ErrDuplicate)
			}
			segments[s] = true
		}
		made := level{Level: l}
		if len(l.Cadence) > 0 {
			var err error
			made.schedule, err = cadence.New(cadence.Definition{ID: l.ID, Version: max(d.Version, 1), Rules: l.Cadence})
			if l.ID != "" {
				f.Merge(at, err)
			}
		}
		for k, r := range l.Cadence {
			p.role(f, item(at+".cadence", k)+".owner", r.Owner)
		}
		p.levels = append(p.levels, made)
	}
	for i, duty := range d.Roles {
		duty.check(f, item("roles", i))
		if slices.ContainsFunc(d.Roles[:i], func(o Duty) bool { return o.Role == duty.Role }) {
			f.Add(item("roles", i)+".role", string(duty.Role), successkit.ErrDuplicate)
		}
	}
	f.Merge("relationships", p.relationships.Validate())
	if p.windowDays < 1 || p.windowDays > maxRuleDays {
		f.Add("window_days", strconv.Itoa(d.WindowDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxRuleDays))
	}
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
		path := item("rules", i)
		f.Merge(path, r.Validate())
		if slices.ContainsFunc(d.Rules[:i], func(o Rule) bool { return o.ID == r.ID }) && r.ID != "" {
			f.Add(path+".id", r.ID, successkit.ErrDuplicate)
		}
		p.role(f, path+".owner", r.Owner)
		hasBand := slices.ContainsFunc(d.Health, func(m health.Definition) bool {
			return slices.ContainsFunc(m.Bands.List, func(b health.Band) bool { return b.ID == r.Band })
		})
		if r.Band != "" && !hasBand {
			f.Add(path+".band", r.Band, fmt.Errorf("%w: no health model has such a band", successkit.ErrUnknown))
		}
	}
}
