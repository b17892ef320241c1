package success

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cadence"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome/usecase"
	"github.com/successkit/successkit/outcome/value"
)

// A Definition is one version of how a company runs customer success, as plain
// data: whom it can serve, for which ends its product is bought, the roads to
// success, the early warnings, how closely customers are attended to, and who
// acts on what. [New] makes a [Program] of it.
type Definition struct {
	// ID names the program through all its versions. It is a word.
	ID string `json:"id"`
	// Version counts the versions from 1.
	Version int `json:"version"`
	// Profiles are the versions of who has Success Potential, each in force from
	// its day. At least one is needed.
	Profiles []fit.Definition `json:"profiles"`
	// Offers are the versions of what the vendor delivers, for profiles that name
	// capabilities.
	Offers []fit.Offer `json:"offers,omitempty"`
	// BadFit says who gets no value. It may be nil.
	BadFit *fit.BadFitDefinition `json:"bad_fit,omitzero"`
	// UseCases is the catalogue of ends. Where there is one, every required
	// outcome of an account is of a use case that is in it.
	UseCases *usecase.Definition `json:"use_cases,omitzero"`
	// Paths hold the success milestones. At least one is needed.
	Paths []journey.Definition `json:"paths"`
	// Routes say who goes which path; who fits none goes the first.
	Routes []Route `json:"routes,omitempty"`
	// Health holds the models of the early warning, and HealthChoice says which
	// account is scored by which, by the attributes of [Account.Attributes] and
	// "segment", "delivery" and "level". With one model there need be no choice.
	Health       []health.Definition `json:"health"`
	HealthChoice health.Choice       `json:"health_choice,omitzero"`
	// Trend says over how long and by how much a health score must have moved to
	// be falling. It may be nil, and then nobody asks; HealthFalling rules need it.
	Trend *trend.Settings `json:"trend,omitzero"`
	// Expansions are the offers that milestones carry. It may be nil where they
	// carry none.
	Expansions *expansion.Definition `json:"expansions,omitzero"`
	// Levels are the levels of coverage: how closely a customer is attended to.
	// They may be empty. Where there are any, paths have variants for no other.
	Levels []Level `json:"levels,omitempty"`
	// Relationships say when a contact is alive and who should be met. Its zero
	// value is 90 days and no role in particular.
	Relationships people.Settings `json:"relationships,omitzero"`
	// Sponsors say whose staying until the renewal matters. It may be nil, and
	// then nobody asks; SponsorMayLeave rules need it.
	Sponsors *Sponsors `json:"sponsors,omitzero"`
	// Value says what a whole account of a customer's gains and costs is made of,
	// and how well a gain must be backed to count. Its currency is that of each
	// account and stays empty here.
	Value value.Terms `json:"value,omitzero"`
	// Roles are the roles of the vendor's people and what is whose work. Where
	// there are any, rules, paths and levels name no other.
	Roles []Duty `json:"roles,omitempty"`
	// WindowDays is over how many days interactions are counted, 1 to 3,650. Zero
	// means 90.
	WindowDays int `json:"window_days,omitzero"`
	// Rules say who acts on what, the most pressing first. They may be empty.
	Rules []Rule `json:"rules"`
}

// Validate reports everything that is wrong with d, in each of its parts and
// between them, with paths such as "profiles[0].criteria[3].rule".
func (d Definition) Validate() error {
	_, err := New(d)
	return err
}

// A Program reviews customers by one [Definition]. It does not change and is
// safe for concurrent use. [New] makes one; the zero Program has an empty
// Definition, and [Program.Review] refuses it.
type Program struct {
	definition Definition
	profiles   []inForce
	badFit     *fit.BadFit
	useCases   *usecase.Catalogue
	roads      []road
	health     *health.Chooser
	expansions *expansion.Catalogue
	levels     []level

	windowDays    int
	relationships people.Settings
}

// A level is a [Level] with its model.
type level struct {
	Level
	schedule *cadence.Schedule
}

// inForce is a profile with its needs compared with the offer, both as they are
// in force from a day until the next.
type inForce struct {
	from successkit.Date
	*fit.Profile
}

// profileOn returns the profile in force on a day, and nil where none is yet.
func (p *Program) profileOn(day successkit.Date) *fit.Profile {
	for _, v := range slices.Backward(p.profiles) {
		if !v.from.After(day) {
			return v.Profile
		}
	}
	return nil
}

// A road is a path with what every review reads of its definition.
type road struct {
	*journey.Path
	id       string
	handoffs []journey.Handoff
	needs    []string // of its interventions
}

// Definition returns a copy of what the program was made of.
func (p *Program) Definition() Definition {
	if p == nil || len(p.profiles) == 0 {
		return Definition{}
	}
	d := p.definition.clone()
	for i := range d.Profiles { // made once, so it is made again
		if profile, err := fit.New(d.Profiles[i]); err == nil {
			d.Profiles[i] = profile.Definition()
		}
	}
	for i := range d.Paths {
		d.Paths[i] = p.roads[i].Definition()
	}
	for i := range d.Health {
		d.Health[i] = p.health.Model(d.Health[i].ID).Definition()
	}
	if p.expansions != nil {
		d.Expansions = new(p.expansions.Definition())
	}
	if p.useCases != nil {
		d.UseCases = new(p.useCases.Definition())
	}
	return d
}

// clone returns d in memory of its own, but for what the models of its parts
// keep a copy of.
func (d Definition) clone() Definition {
	d.Rules, d.Routes = slices.Clone(d.Rules), slices.Clone(d.Routes)
	d.Levels, d.Roles = slices.Clone(d.Levels), slices.Clone(d.Roles)
	for i := range d.Levels {
		d.Levels[i].Segments = slices.Clone(d.Levels[i].Segments)
		d.Levels[i].Cadence = slices.Clone(d.Levels[i].Cadence)
	}
	for i := range d.Roles {
		d.Roles[i].Work = slices.Clone(d.Roles[i].Work)
	}
	d.Relationships.Required = slices.Clone(d.Relationships.Required)
	d.Relationships.ByRole = slices.Clone(d.Relationships.ByRole)
	d.Relationships.OneWay = slices.Clone(d.Relationships.OneWay)
	d.HealthChoice.Rules = slices.Clone(d.HealthChoice.Rules)
	if d.Trend != nil {
		d.Trend = new(*d.Trend)
	}
	if d.Sponsors != nil {
		d.Sponsors = &Sponsors{slices.Clone(d.Sponsors.Roles), d.Sponsors.MeanTenure, d.Sponsors.Wanted}
	}
	d.Value.Benefits, d.Value.Costs = slices.Clone(d.Value.Benefits), slices.Clone(d.Value.Costs)
	if d.BadFit != nil {
		d.BadFit = new(*d.BadFit)
		d.BadFit.Signs = slices.Clone(d.BadFit.Signs)
	}
	d.Profiles, d.Offers = slices.Clone(d.Profiles), slices.Clone(d.Offers)
	d.Paths, d.Health = slices.Clone(d.Paths), slices.Clone(d.Health)
	return d
}

// ready reports why p cannot review anything as of a day.
func (p *Program) ready(asOf successkit.Date) error {
	var f successkit.Faults
	if p == nil || len(p.profiles) == 0 {
		f.Add("program", "", successkit.ErrRequired)
	}
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	return f.Err()
}
