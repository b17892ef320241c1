package outcome

import "github.com/successkit/successkit/internal/enum"

// An Answer is a yes or no that may not be known. Answers combine as in
// Kleene's strong three-valued logic: what is known to fail fails, whatever
// the unknown rest. The zero Answer is not known.
type Answer uint8

// The answers. Their order carries no meaning.
const (
	// UnknownAnswer is the zero Answer.
	UnknownAnswer Answer = iota
	No
	Yes
)

var answers = enum.New[Answer]("answer", "unknown", "no", "yes")

// And returns whether a and b both hold: No where either is No, Yes where both
// are Yes, and UnknownAnswer otherwise.
func (a Answer) And(b Answer) Answer {
	switch {
	case a == No || b == No:
		return No
	case a == Yes && b == Yes:
		return Yes
	}
	return UnknownAnswer
}

// every returns whether met holds for all of parts, and UnknownAnswer where
// there are none.
func every[T any](parts []T, met func(T) Answer) Answer {
	if len(parts) == 0 {
		return UnknownAnswer
	}
	all := Yes
	for _, p := range parts {
		all = all.And(met(p))
	}
	return all
}

// ParseAnswer returns the answer of the given word: "unknown", "no" or "yes".
// It fails with [successkit.ErrUnknown] on any other.
func ParseAnswer(s string) (Answer, error) { return answers.Parse(s) }

// String returns the word of a, or "answer(9)" for a number that has none.
func (a Answer) String() string { return answers.String(a) }

// Valid reports whether a is one of the answers.
func (a Answer) Valid() bool { return answers.Valid(a) }

// AppendText appends the word of a to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (a Answer) AppendText(b []byte) ([]byte, error) { return answers.Append(b, a) }

// MarshalText returns the word of a, as [Answer.AppendText] does.
func (a Answer) MarshalText() ([]byte, error) { return answers.Append(nil, a) }

// UnmarshalText reads a word as [ParseAnswer] does.
func (a *Answer) UnmarshalText(text []byte) error { return answers.ParseInto(a, text) }
