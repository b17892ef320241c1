package fit

import "github.com/successkit/successkit/internal/enum"

// An Input is one of the six sides from which Success Potential is judged.
// Each compares a different pair. The zero Input is not known.
type Input uint8

// The inputs, in the order in which results list them. The first four serve
// the required outcome, the last two the appropriate experience.
const (
	// UnknownInput is the zero Input.
	UnknownInput Input = iota
	// Technical is technology that the customer must run or buy.
	Technical
	// Functional is the features without which the customer cannot succeed,
	// against those that the vendor ships today.
	Functional
	// Resource is money, time and energy beyond the base fee.
	Resource
	// Competence is skills that someone on the customer's side has, or is
	// willing to acquire.
	Competence
	// Experience is what the customer demands of buying, support and the
	// lifecycle, against what the vendor can staff.
	Experience
	// Cultural is beliefs, ethics and attitudes with which the vendor will not
	// work.
	Cultural
)

var inputs = enum.New[Input]("input",
	"unknown", "technical", "functional", "resource", "competence", "experience", "cultural")

// Half returns the half of Desired Outcome that i serves, and [UnknownHalf]
// for what is none of the six.
func (i Input) Half() Half {
	switch i {
	case Technical, Functional, Resource, Competence:
		return RequiredOutcome
	case Experience, Cultural:
		return AppropriateExperience
	case UnknownInput:
	}
	return UnknownHalf
}

// ParseInput returns the input of the given word, the constant's name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseInput(s string) (Input, error) { return inputs.Parse(s) }

// String returns the word of i, or "input(9)" for a number that has none.
func (i Input) String() string { return inputs.String(i) }

// Valid reports whether i is one of the inputs, the unknown one among them.
func (i Input) Valid() bool { return inputs.Valid(i) }

// AppendText appends the word of i to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (i Input) AppendText(b []byte) ([]byte, error) { return inputs.Append(b, i) }

// MarshalText returns the word of i, as [Input.AppendText] does.
func (i Input) MarshalText() ([]byte, error) { return inputs.Append(nil, i) }

// UnmarshalText reads a word as [ParseInput] does.
func (i *Input) UnmarshalText(text []byte) error { return inputs.ParseInto(i, text) }

// A Half is a half of Desired Outcome: what the customer must achieve, or the
// way in which it must be able to achieve it. The zero Half is not known.
type Half uint8

// The halves.
const (
	// UnknownHalf is the zero Half.
	UnknownHalf Half = iota
	// RequiredOutcome is what the customer must achieve.
	RequiredOutcome
	// AppropriateExperience is the way in which it must be able to achieve it.
	AppropriateExperience
)

var halves = enum.New[Half]("half", "unknown", "required-outcome", "appropriate-experience")

// ParseHalf returns the half of the given word: "unknown", "required-outcome"
// or "appropriate-experience". It fails with [successkit.ErrUnknown] on any
// other.
func ParseHalf(s string) (Half, error) { return halves.Parse(s) }

// String returns the word of h, or "half(9)" for a number that has none.
func (h Half) String() string { return halves.String(h) }

// Valid reports whether h is one of the halves, the unknown one among them.
func (h Half) Valid() bool { return halves.Valid(h) }

// AppendText appends the word of h to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (h Half) AppendText(b []byte) ([]byte, error) { return halves.Append(b, h) }

// MarshalText returns the word of h, as [Half.AppendText] does.
func (h Half) MarshalText() ([]byte, error) { return halves.Append(nil, h) }

// UnmarshalText reads a word as [ParseHalf] does.
func (h *Half) UnmarshalText(text []byte) error { return halves.ParseInto(h, text) }
