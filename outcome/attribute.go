package outcome

import "github.com/successkit/successkit/internal/enum"

// An Attribute says which property of the experience a requirement is about.
// The zero Attribute is none.
type Attribute uint8

// The attributes, each with its rule. Their order carries no meaning.
const (
	// NoAttribute is the zero Attribute.
	NoAttribute Attribute = iota
	// ResponseAttribute is how long the customer waits for an answer: [Response].
	ResponseAttribute
	// CadenceAttribute is how often the two meet: [Cadence].
	CadenceAttribute
	// ChannelsAttribute is by which ways they meet: [Channels].
	ChannelsAttribute
	// HoursAttribute is at which hours there is an answer: [Hours].
	HoursAttribute
	// LanguagesAttribute is in which languages they speak: [Languages].
	LanguagesAttribute
	// CoverageAttribute is how the vendor attends to the customer: a [Grade].
	CoverageAttribute
	// ExpertiseAttribute is how far whoever is met masters the matter: a [Grade].
	ExpertiseAttribute
	// SkillsAttribute is what whoever is met can do: [Skills].
	SkillsAttribute
	// RolesAttribute is who is met: [Roles].
	RolesAttribute
	// TouchAttribute is whether a person is met at all: [Touch].
	TouchAttribute
)

var attributes = enum.New[Attribute]("attribute", "none", "response", "cadence", "channels", "hours", "languages",
	"coverage", "expertise", "skills", "roles", "touch")

// ParseAttribute returns the attribute of the given word: that of the field of
// [Requirement] that holds its rule, or "none". It fails with
// [successkit.ErrUnknown] on any other.
func ParseAttribute(s string) (Attribute, error) { return attributes.Parse(s) }

// String returns the word of a, or "attribute(99)" for a number that has none.
func (a Attribute) String() string { return attributes.String(a) }

// Valid reports whether a is one of the attributes.
func (a Attribute) Valid() bool { return attributes.Valid(a) }

// AppendText appends the word of a to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (a Attribute) AppendText(b []byte) ([]byte, error) { return attributes.Append(b, a) }

// MarshalText returns the word of a, as [Attribute.AppendText] does.
func (a Attribute) MarshalText() ([]byte, error) { return attributes.Append(nil, a) }

// UnmarshalText reads a word as [ParseAttribute] does.
func (a *Attribute) UnmarshalText(text []byte) error { return attributes.ParseInto(a, text) }
