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
)

// A Definition is one version of how a company runs customer success, as plain
// data: whom it can serve, the road to success, the early warning, and who
// acts on what. [New] makes a [Program] of it.
type Definition struct {
	// ID names the program through all its versions. It is a word.
	ID string `json:"id"`
	// Version counts the versions from 1.
	Version int `json:"version"`
	// Profile says who has Success Potential.
	Profile fit.Definition `json:"profile"`
	// Path holds the success milestones.
	Path journey.Definition `json:"path"`
	// Health is the model of the early warning.
	Health health.Definition `json:"health"`
	// Rules say who acts on what, the most pressing first. They may be empty.
	Rules []Rule `json:"rules"`
}

// Validate reports everything that is wrong with d, in each of its parts and
// between them, with paths such as "profile.criteria[3].rule".
func (d Definition) Validate() error {
	_, err := New(d)
	return err
}

// A Program reviews customers by one [Definition]. It does not change and is
// safe for concurrent use. [New] makes one; the zero Program has an empty
// Definition, and [Program.Review] refuses it.
type Program struct {
	definition Definition
	profile    *fit.Profile
	path       *journey.Path
	health     *health.Model
}

// New returns the program of a definition, of which it keeps no part. It fails
// with an [successkit.InputError] that lists everything that is wrong.
func New(d Definition) (*Program, error) {
	var f successkit.Faults
	f.Add("id", d.ID, word.Check(d.ID))
	if d.Version < 1 {
		f.Add("version", strconv.Itoa(d.Version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	var p Program
	var err error
	p.profile, err = fit.New(d.Profile)
	f.Merge("profile", err)
	p.path, err = journey.New(d.Path)
	f.Merge("path", err)
	p.health, err = health.New(d.Health)
	f.Merge("health", err)
	seen := map[string]bool{}
	for i, r := range d.Rules {
		path := "rules[" + strconv.Itoa(i) + "]"
		f.Merge(path, r.Validate())
		if seen[r.ID] {
			f.Add(path+".id", r.ID, successkit.ErrDuplicate)
		}
		seen[r.ID] = true
		hasBand := slices.ContainsFunc(d.Health.Bands.List, func(b health.Band) bool { return b.ID == r.Band })
		if r.Band != "" && !hasBand {
			f.Add(path+".band", r.Band, fmt.Errorf("%w: the health model has no such band", successkit.ErrUnknown))
		}
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	p.definition = Definition{
		ID: d.ID, Version: d.Version, Rules: slices.Clone(d.Rules),
		Profile: p.profile.Definition(), Path: p.path.Definition(), Health: p.health.Definition(),
	}
	return &p, nil
}

// Definition returns a copy of what the program was made of.
func (p *Program) Definition() Definition {
	if p == nil || p.profile == nil {
		return Definition{}
	}
	d := p.definition
	d.Rules = slices.Clone(d.Rules)
	d.Profile, d.Path, d.Health = p.profile.Definition(), p.path.Definition(), p.health.Definition()
	return d
}
