package fit

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Definition is one version of a Success Potential profile as plain data:
// what must be true of a prospect, and what must not. [New] makes a [Profile]
// of it.
type Definition struct {
	// ID names the profile through all its versions. It is a word of
	// lower-case letters and digits joined by single hyphens or dots.
	ID string `json:"id"`
	// Version counts the versions from 1.
	Version int `json:"version"`
	// EffectiveFrom is the first day on which this version is in force. A
	// profile may be applied to an earlier day, to see what it would have
	// said.
	EffectiveFrom successkit.Date `json:"effective_from"`
	// HorizonDays is how many days after the day of an assessment a remedy may
	// be due and still count, 0 to 36,500. It must be at least 1 where any
	// criterion accepts a remedy.
	HorizonDays int `json:"horizon_days,omitzero"`
	// Criteria are at least one, in the order in which findings list them.
	// They have no weights: none can make up for another.
	Criteria []Criterion `json:"criteria"`
}

// A Criterion is one thing that decides whether a prospect has Success
// Potential.
type Criterion struct {
	// ID names the criterion through all versions of its profile. It is a word
	// like the profile's.
	ID string `json:"id"`
	// Input is the side from which the criterion judges.
	Input Input `json:"input"`
	// Kind is what it compares.
	Kind Kind `json:"kind"`
	// Question is what one asks to find out, in plain words of at most 4,096
	// bytes.
	Question string `json:"question"`
	// Rule reads the answer. Of a [Disqualifier] it describes the presence.
	Rule Rule `json:"rule"`
	// Remedy is the side that is accountable for closing a gap here. With
	// [successkit.BothSides] each must commit. Where it is zero, as it is for
	// every Disqualifier, no remedy is accepted and a gap decides.
	Remedy successkit.Side `json:"remedy,omitzero"`
	// FreshDays is the age in days up to which an answer is fresh, 0 to
	// 36,500. An answer that is older is as good as none. Zero means that it
	// never goes stale.
	FreshDays int `json:"fresh_days,omitzero"`
	// Cost is what it costs to find out, 0 or more, on any one scale that the
	// profile keeps to: hours, or ranks. It orders the questions.
	Cost int `json:"cost,omitzero"`
	// Published tells when and to whom the criterion was made known, so that an
	// audit can tell who sold against it knowingly. It may grow while the
	// version stays the same. A later version starts anew: where the criterion is
	// still what the sellers were told, repeat their publications there.
	Published []Publication `json:"published,omitempty"`
}

const maxDays = 36500 // a hundred years

// Validate reports everything that is wrong with d.
func (d Definition) Validate() error {
	var f successkit.Faults
	f.Add("id", d.ID, word.Check(d.ID))
	f.Add("version", strconv.Itoa(d.Version), checkVersion(d.Version))
	if d.EffectiveFrom.IsZero() {
		f.Add("effective_from", "", successkit.ErrRequired)
	}
	f.Add("horizon_days", strconv.Itoa(d.HorizonDays), checkDays(d.HorizonDays))
	accepts := func(c Criterion) bool { return c.Remedy != successkit.UnknownSide }
	if d.HorizonDays == 0 && slices.ContainsFunc(d.Criteria, accepts) {
		f.Add("horizon_days", "", fmt.Errorf("%w: a criterion accepts a remedy", successkit.ErrRequired))
	}
	if len(d.Criteria) == 0 {
		f.Add("criteria", "", successkit.ErrRequired)
	}
	seen := make(map[string]bool, len(d.Criteria))
	for i, c := range d.Criteria {
		path := "criteria[" + strconv.Itoa(i) + "]"
		f.Merge(path, c.validate())
		if c.ID != "" && seen[c.ID] {
			f.Add(path+".id", c.ID, successkit.ErrDuplicate)
		}
		seen[c.ID] = true
	}
	return f.Err()
}

// validate reports everything that is wrong with c alone.
func (c Criterion) validate() error {
	var f successkit.Faults
	f.Add("id", c.ID, word.Check(c.ID))
	switch {
	case c.Input == UnknownInput:
		f.Add("input", "", successkit.ErrRequired)
	case !c.Input.Valid():
		f.Add("input", c.Input.String(), successkit.ErrUnknown)
	}
	switch {
	case c.Kind == UnknownKind:
		f.Add("kind", "", successkit.ErrRequired)
	case !c.Kind.Valid():
		f.Add("kind", c.Kind.String(), successkit.ErrUnknown)
	}
	f.Add("question", c.Question, word.CheckText(c.Question))
	f.Merge("rule", c.Rule.validate())
	switch {
	case !c.Remedy.Valid():
		f.Add("remedy", c.Remedy.String(), successkit.ErrUnknown)
	case c.Kind == Disqualifier && c.Remedy != successkit.UnknownSide:
		f.Add("remedy", c.Remedy.String(), fmt.Errorf("%w: the presence of a disqualifier decides", successkit.ErrConflict))
	}
	f.Add("fresh_days", strconv.Itoa(c.FreshDays), checkDays(c.FreshDays))
	if c.Cost < 0 {
		f.Add("cost", strconv.Itoa(c.Cost), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
	for i, p := range c.Published {
		f.Merge("published["+strconv.Itoa(i)+"]", p.validate())
	}
	return f.Err()
}

func checkDays(n int) error {
	if n < 0 || n > maxDays {
		return fmt.Errorf("%w: want 0 to %d days", successkit.ErrOutOfRange, maxDays)
	}
	return nil
}

// clone returns a copy of d that shares no memory with it.
func (d Definition) clone() Definition {
	d.Criteria = slices.Clone(d.Criteria)
	for i := range d.Criteria {
		c := &d.Criteria[i]
		c.Rule.Rules = slices.Clone(c.Rule.Rules)
		c.Published = slices.Clone(c.Published)
	}
	return d
}

// A Profile assesses prospects by one version of a definition. It is immutable
// and safe for concurrent use. [New] makes one; the zero Profile has no
// criteria, and [Profile.Assess] refuses it.
type Profile struct {
	def         Definition
	ref         ProfileRef
	provisional bool
	at          map[string]int // index in criteria by id
	// criteria are those of def, with what the offer delivers in their rules.
	criteria []Criterion
	offer    OfferRef // zero where there is none
	offered  Offer    // that of offer
	unbound  bool     // reads an offer, and has none
}

// A ProfileRef says which version of which profile decided.
type ProfileRef struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
	// Fingerprint is 64 hexadecimal digits that stand for the whole content of
	// the version but its publications, which decide nothing. Definitions with
	// the same content have the same fingerprint, on every machine and in every
	// release; others have another.
	Fingerprint string `json:"fingerprint"`
}

// New returns the profile that d defines. It shares no memory with d. It fails
// with a [successkit.InputError] that lists everything wrong with d.
func New(d Definition) (*Profile, error) {
	if err := d.Validate(); err != nil {
		return nil, fmt.Errorf("fit: invalid definition: %w", err)
	}
	p := &Profile{def: d.clone(), at: make(map[string]int, len(d.Criteria))}
	p.ref = ProfileRef{ID: d.ID, Version: d.Version, Fingerprint: p.def.fingerprint()}
	missing := inputs.All()[Technical:]
	for i, c := range p.def.Criteria {
		p.at[c.ID] = i
		missing = slices.DeleteFunc(missing, func(in Input) bool { return in == c.Input })
	}
	p.provisional = len(missing) > 0
	p.criteria = p.def.Criteria
	p.unbound = p.ReadsOffer()
	return p, nil
}

// Definition returns a copy of what p was made of, and nothing where p is nil.
func (p *Profile) Definition() Definition { return p.orZero().def.clone() }

// Ref returns the id, version and fingerprint of p, which are zero where p is nil.
func (p *Profile) Ref() ProfileRef { return p.orZero().ref }

// Provisional reports whether any of the six inputs lacks a criterion. Such a
// profile is legal: one starts with what one has. Its verdicts are provisional.
func (p *Profile) Provisional() bool { return p.orZero().provisional }
