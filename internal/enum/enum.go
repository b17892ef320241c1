// Package enum maps the constants of a closed list to the words in which they
// are stored and sent, once for all such types of the module.
//
// A type gets its text form from one table:
//
//	var sides = enum.New[Side]("side", "unknown", "vendor", "customer", "both")
//
//	func (s Side) String() string               { return sides.String(s) }
//	func (s Side) MarshalText() ([]byte, error) { return sides.Append(nil, s) }
//
// The word is the stored form and never changes; the number behind it may.
package enum

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit/internal/fault"
)

// Words is the table of one type: its name in messages, and the word of each
// constant in numeric order, the zero constant first.
type Words[E ~uint8] struct {
	kind  string
	words []string
}

// New returns the table of the type that messages call kind.
func New[E ~uint8](kind string, words ...string) Words[E] {
	return Words[E]{kind: kind, words: slices.Clone(words)}
}

// String returns the word of e, or "kind(9)" for a number without a word.
func (w Words[E]) String(e E) string {
	if int(e) < len(w.words) {
		return w.words[e]
	}
	return w.kind + "(" + strconv.Itoa(int(e)) + ")"
}

// Valid reports whether e has a word.
func (w Words[E]) Valid(e E) bool { return int(e) < len(w.words) }

// Append appends the word of e to b. A number without a word is an error,
// since what it wrote could not be read back.
func (w Words[E]) Append(b []byte, e E) ([]byte, error) {
	if !w.Valid(e) {
		return b, fmt.Errorf("%s %d: %w", w.kind, e, fault.Unknown)
	}
	return append(b, w.words[e]...), nil
}

// Parse returns the constant whose word is text, exactly.
func (w Words[E]) Parse(text string) (E, error) {
	if i := slices.Index(w.words, text); i >= 0 {
		return E(i), nil
	}
	return 0, fmt.Errorf("%s %.64q: %w, want one of %s", w.kind, text, fault.Unknown, strings.Join(w.words, ", "))
}

// ParseInto sets *e to the constant whose word is text, and leaves it as it
// was where there is none.
func (w Words[E]) ParseInto(e *E, text []byte) error {
	v, err := w.Parse(string(text))
	if err != nil {
		return err
	}
	*e = v
	return nil
}

// All returns the constants in numeric order.
func (w Words[E]) All() []E {
	all := make([]E, len(w.words))
	for i := range all {
		all[i] = E(i)
	}
	return all
}
