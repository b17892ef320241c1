package fit

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/word"
)

// A BadFitDefinition says by what signs one knows a customer that has no use of
// the product and will have none before a horizon that it states. It is a thing
// of its own and no reverse of a [Definition]: it screens customers that are
// there already, so that one knows with whom not to spend one's time.
type BadFitDefinition struct {
	// ID names the profile through all its versions. It is a word.
	ID string `json:"id"`
	// Version counts the versions from 1.
	Version int `json:"version"`
	// EffectiveFrom is the first day on which this version is in force.
	EffectiveFrom successkit.Date `json:"effective_from"`
	// HorizonDays is how many days after the day of a screening a remedy may be
	// due and still count, 0 to 36,500. It must be at least 1 where any sign
	// accepts a remedy.
	HorizonDays int `json:"horizon_days,omitzero"`
	// Signs are at least one.
	Signs []Sign `json:"signs"`
}

// A Sign is one thing by which a bad fit is known. Any one is enough.
type Sign struct {
	// ID is the word under which evidence tells of it.
	ID string `json:"id"`
	// Input is the side from which it shows.
	Input Input `json:"input"`
	// Question is what one asks to find out.
	Question string `json:"question"`
	// Rule describes the presence of the sign.
	Rule Rule `json:"rule"`
	// Remedy is the side that could take the sign away, as in a [Criterion].
	// Where it has committed to, the sign does not count.
	Remedy successkit.Side `json:"remedy,omitzero"`
	// FreshDays and Cost are as in a [Criterion].
	FreshDays int `json:"fresh_days,omitzero"`
	Cost      int `json:"cost,omitzero"`
}

// A BadFit screens by one version of a definition. It is immutable and safe for
// concurrent use. [NewBadFit] makes one; the zero BadFit has no signs, and
// [BadFit.Match] refuses it.
type BadFit struct {
	profile *Profile
}

// NewBadFit returns the screen that d defines. It shares no memory with d. It
// fails with a [successkit.InputError] that lists everything wrong with d.
func NewBadFit(d BadFitDefinition) (*BadFit, error) {
	if err := d.Validate(); err != nil {
		return nil, fmt.Errorf("fit: invalid definition: %w", err)
	}
	def := d.profile().clone()
	p := &Profile{def: def, criteria: def.Criteria, at: make(map[string]int, len(def.Criteria))}
	content := def.canonical("bad fit")
	p.ref = ProfileRef{ID: d.ID, Version: d.Version, Fingerprint: content.fingerprint()}
	for i, c := range def.Criteria {
		p.at[c.ID] = i
	}
	return &BadFit{profile: p}, nil
}

// Validate reports everything that is wrong with d.
func (d BadFitDefinition) Validate() error {
	var f successkit.Faults
	f.Add("id", d.ID, word.Check(d.ID))
	f.Add("version", strconv.Itoa(d.Version), checkVersion(d.Version))
	if d.EffectiveFrom.IsZero() {
		f.Add("effective_from", "", successkit.ErrRequired)
	}
	if len(d.Signs) == 0 {
		f.Add("signs", "", successkit.ErrRequired)
	}
	f.Add("horizon_days", strconv.Itoa(d.HorizonDays), checkDays(d.HorizonDays))
	seen := make(map[string]bool, len(d.Signs))
	for i, c := range d.profile().Criteria {
		path := "signs[" + strconv.Itoa(i) + "]"
		remedy := c.Remedy
		if remedy.Valid() {
			c.Remedy = successkit.UnknownSide // which a disqualifier has not
		}
		f.Merge(path, c.validate())
		if remedy != successkit.UnknownSide && d.HorizonDays == 0 {
			f.Add(path+".remedy", remedy.String(), fmt.Errorf("%w: there is no horizon", successkit.ErrConflict))
		}
		if c.Rule.readsOffer() {
			f.Add(path+".rule", "", fmt.Errorf("%w: a sign reads no offer", successkit.ErrConflict))
		}
		if c.ID != "" && seen[c.ID] {
			f.Add(path+".id", c.ID, successkit.ErrDuplicate)
		}
		seen[c.ID] = true
	}
	return f.Err()
}

// profile returns the signs as disqualifiers that may have a remedy.
func (d BadFitDefinition) profile() Definition {
	p := Definition{ID: d.ID, Version: d.Version, EffectiveFrom: d.EffectiveFrom, HorizonDays: d.HorizonDays}
	for _, s := range d.Signs {
		p.Criteria = append(p.Criteria, Criterion{
			ID: s.ID, Input: s.Input, Kind: Disqualifier, Question: s.Question, Rule: s.Rule,
			Remedy: s.Remedy, FreshDays: s.FreshDays, Cost: s.Cost,
		})
	}
	return p
}

// Ref returns the id, version and fingerprint of b.
func (b *BadFit) Ref() ProfileRef {
	if b == nil || b.profile == nil {
		return ProfileRef{}
	}
	return b.profile.ref
}

// A Matched says whether a customer matches a bad-fit profile. The zero Matched
// is that it is not known.
type Matched uint8

// The answers. Their order carries no meaning.
const (
	// UnknownMatch is the zero Matched: no sign was seen, and not every question
	// has an answer.
	UnknownMatch Matched = iota
	// Clear says that no sign is there, or that each is being remedied in time.
	Clear
	// Matches says that at least one sign is there.
	Matches
)

var matches = enum.New[Matched]("match", "unknown", "clear", "matches")

// ParseMatched returns the answer of the given word: "unknown", "clear" or
// "matches". It fails with [successkit.ErrUnknown] on any other.
func ParseMatched(s string) (Matched, error) { return matches.Parse(s) }

// String returns the word of m, or "match(9)" for a number that has none.
func (m Matched) String() string { return matches.String(m) }

// Valid reports whether m is one of the answers, the unknown one among them.
func (m Matched) Valid() bool { return matches.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m Matched) AppendText(b []byte) ([]byte, error) { return matches.Append(b, m) }

// MarshalText returns the word of m, as [Matched.AppendText] does.
func (m Matched) MarshalText() ([]byte, error) { return matches.Append(nil, m) }

// UnmarshalText reads a word as [ParseMatched] does.
func (m *Matched) UnmarshalText(text []byte) error { return matches.ParseInto(m, text) }

// A Match is what a bad-fit profile says of one customer on one day.
type Match struct {
	// BadFit is the version that decided.
	BadFit ProfileRef      `json:"bad_fit"`
	AsOf   successkit.Date `json:"as_of"`
	// Matched is the answer.
	Matched Matched `json:"matched"`
	// Signs are the findings in the order of the profile: one that is there is
	// [Unmet], one that is being remedied [Acquirable], and one that is not there
	// [Met].
	Signs []Finding `json:"signs"`
	// Conditions are the promises by which a sign does not count.
	Conditions []Condition `json:"conditions,omitempty"`
}

// On returns the ids of the signs on which the customer matches.
func (m Match) On() []string {
	var ids []string
	for _, s := range m.Signs {
		if s.State == Unmet {
			ids = append(ids, s.Criterion)
		}
	}
	return ids
}

// Match returns what b says of a customer on the day asOf. It reads facts as
// [Profile.Assess] does, fails as it does, and with [successkit.ErrRequired] at
// "bad_fit" where b is nil or zero.
func (b *BadFit) Match(facts Facts, asOf successkit.Date) (Match, error) {
	if b == nil || b.profile == nil {
		return Match{}, fmt.Errorf("fit: %w", &successkit.FieldError{Path: "bad_fit", Err: successkit.ErrRequired})
	}
	a, err := b.profile.Assess(facts, asOf)
	if err != nil {
		return Match{}, err
	}
	m := Match{BadFit: b.profile.ref, AsOf: asOf, Signs: a.Findings, Conditions: a.Conditions}
	switch a.Verdict {
	case NoPotential:
		m.Matched = Matches
	case Conditional, Potential:
		m.Matched = Clear
	case Undetermined, Unassessed:
	}
	return m, nil
}
