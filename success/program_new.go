package success

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey"
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
	p.paths(&f)
	p.warnings(&f)
	p.coverage(&f)
	p.measures(&f)
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
		f.Merge(field.Item("profiles", i), err)
		if sound = sound && err == nil; err == nil {
			d.Profiles[i] = profile.Definition()
		}
	}
	for i, o := range d.Offers {
		if err := o.Validate(); err != nil {
			f.Merge(field.Item("offers", i), err)
			sound = false
		}
	}
	var err error
	if sound && len(d.Profiles) > 0 {
		versions, err := fit.NewVersions(d.Profiles...)
		f.Merge("profiles", err)
		offers, noOffers := fit.NewOffers(d.Offers...)
		f.Merge("offers", noOffers)
		if err == nil && noOffers == nil {
			p.bind(f, versions, offers)
		}
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

// bind makes the profiles for the offers with which they are in force. It notes
// a profile that cannot read one of them, or that reads one before there is any.
func (p *Program) bind(f *successkit.Faults, versions *fit.Versions, offers *fit.Offers) {
	var turns []successkit.Date
	for _, d := range p.definition.Profiles {
		turns = append(turns, d.EffectiveFrom)
	}
	for _, o := range p.definition.Offers {
		turns = append(turns, o.EffectiveFrom)
	}
	slices.SortFunc(turns, successkit.Date.Compare)
	for _, day := range slices.Compact(turns) {
		unbound, ok := versions.On(day)
		if !ok {
			continue // an offer before the first profile
		}
		profile, err := versions.InForce(offers, day)
		i := slices.IndexFunc(p.definition.Profiles, func(d fit.Definition) bool { return d.Version == unbound.Ref().Version })
		f.Merge(field.Item("profiles", i), err)
		p.profiles = append(p.profiles, inForce{day, profile})
	}
}

// paths makes the roads and the offers that they carry.
func (p *Program) paths(f *successkit.Faults) {
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
		f.Merge(field.Item("paths", i), err)
		if err == nil {
			d.Paths[i] = path.Definition()
		}
		p.roads = append(p.roads, newRoad(path, d.Paths[i]))
		if slices.ContainsFunc(d.Paths[:i], func(o journey.Definition) bool { return o.ID == def.ID }) {
			f.Add(field.Item("paths", i)+".id", def.ID, successkit.ErrDuplicate)
		}
		for k, m := range def.Milestones {
			at := field.Item(field.Item("paths", i)+".milestones", k)
			if m.Offer != "" && (d.Expansions == nil || !slices.ContainsFunc(d.Expansions.Offers, func(o expansion.Offer) bool { return o.ID == m.Offer })) {
				f.Add(at+".offer", m.Offer, fmt.Errorf("%w: no offer of the expansions", successkit.ErrUnknown))
			}
			p.role(f, at+".owner", m.Owner)
		}
		for k, v := range def.Interventions {
			p.role(f, field.Item(field.Item("paths", i)+".interventions", k)+".owner", v.Owner)
		}
		for k, v := range def.Variants {
			if len(d.Levels) > 0 {
				p.level(f, field.Item(field.Item("paths", i)+".variants", k)+".coverage", v.Coverage)
			}
		}
		for k, h := range def.Handoffs {
			p.role(f, field.Item(field.Item("paths", i)+".handoffs", k)+".from", h.From)
			p.role(f, field.Item(field.Item("paths", i)+".handoffs", k)+".to", h.To)
		}
	}
	p.routes(f)
}

// newRoad returns the road of a path.
func newRoad(path *journey.Path, d journey.Definition) road {
	r := road{Path: path, id: d.ID, handoffs: d.Handoffs}
	for _, v := range d.Interventions {
		for _, need := range v.Needs {
			if !slices.Contains(r.needs, need) {
				r.needs = append(r.needs, need)
			}
		}
	}
	return r
}

// routes checks who goes which path.
func (p *Program) routes(f *successkit.Faults) {
	d := p.definition
	for i, r := range d.Routes {
		at := field.Item("routes", i)
		if !r.Delivery.Valid() {
			f.Add(at+".delivery", r.Delivery.String(), successkit.ErrUnknown)
		}
		if r.Segment != "" {
			f.Add(at+".segment", r.Segment, word.Check(r.Segment))
		}
		if slices.ContainsFunc(d.Routes[:i], func(o Route) bool { return o.fits(r.Delivery, r.Segment) }) {
			f.Add(at, r.Path, fmt.Errorf("%w: whoever it fits goes an earlier one", successkit.ErrDuplicate))
		}
		if !slices.ContainsFunc(p.roads, func(o road) bool { return o.id == r.Path }) {
			f.Add(at+".path", r.Path, fmt.Errorf("%w: no path of the program", successkit.ErrUnknown))
		}
	}
}
