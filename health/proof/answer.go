package proof

import "github.com/successkit/successkit/internal/enum"

// An Answer says whether a predictor told those to whom the event happened from
// the others. The zero Answer is that too little is known to say.
type Answer uint8

// The answers. Their order carries no meaning.
const (
	// Undetermined says that there are too few decisions to answer, or that they
	// span too short a time. The reasons say what is missing and how much.
	Undetermined Answer = iota
	// Foretells says that the interval of the area under the curve lies above
	// one half.
	Foretells
	// NoSign says that the interval holds one half: by these decisions the
	// predictor may be no better than a coin.
	NoSign
	// Misleads says that the interval lies below one half: the predictor is
	// wrong more often than right.
	Misleads
)

var answers = enum.New[Answer]("answer", "undetermined", "foretells", "no-sign", "misleads")

// ParseAnswer returns the answer of the given word: "undetermined",
// "foretells", "no-sign" or "misleads". It fails with [successkit.ErrUnknown]
// on any other.
func ParseAnswer(s string) (Answer, error) { return answers.Parse(s) }

// String returns the word of a, or "answer(9)" for a number that has none.
func (a Answer) String() string { return answers.String(a) }

// Valid reports whether a is one of the answers.
func (a Answer) Valid() bool { return answers.Valid(a) }

// AppendText appends the word of a to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (a Answer) AppendText(b []byte) ([]byte, error) { return answers.Append(b, a) }

// MarshalText returns the word of a, as [Answer.AppendText] does.
func (a Answer) MarshalText() ([]byte, error) { return answers.Append(nil, a) }

// UnmarshalText reads a word as [ParseAnswer] does.
func (a *Answer) UnmarshalText(text []byte) error { return answers.ParseInto(a, text) }
