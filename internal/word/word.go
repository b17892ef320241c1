// Package word says what is a legal word of an open vocabulary (a role, a
// channel, a reason code), what is a legal identifier of a host's record, and
// what is a legal text in somebody's own words.
package word

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/successkit/successkit/internal/fault"
)

// The longest word, identifier and text, in bytes. They bound what a hostile
// input can make a message or an index hold.
const (
	MaxWord = 64
	MaxID   = 256
	MaxText = 4096
)

// Check reports why s is no word: one to 64 bytes of lower-case ASCII letters,
// digits, and single hyphens or dots between them.
func Check(s string) error {
	switch {
	case s == "":
		return fault.Required
	case len(s) > MaxWord:
		return fmt.Errorf("%w: %d bytes, at most %d", fault.OutOfRange, len(s), MaxWord)
	}
	joint := true // a hyphen or dot may not stand first, last or twice
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			joint = false
		case (c == '-' || c == '.') && !joint:
			joint = true
		default:
			return errForm
		}
	}
	if joint {
		return errForm
	}
	return nil
}

var errForm = fmt.Errorf("%w: want lower-case letters and digits joined by single hyphens or dots", fault.Malformed)

// CheckID reports why s is no identifier: one to 256 bytes of valid UTF-8
// without control characters and without white space at either end.
func CheckID(s string) error {
	switch {
	case s == "":
		return fault.Required
	case len(s) > MaxID:
		return fmt.Errorf("%w: %d bytes, at most %d", fault.OutOfRange, len(s), MaxID)
	case !utf8.ValidString(s):
		return fmt.Errorf("%w: not UTF-8", fault.Malformed)
	}
	for i, r := range s {
		if unicode.IsControl(r) {
			return fmt.Errorf("%w: control character at byte %d", fault.Malformed, i)
		}
		if unicode.IsSpace(r) && (i == 0 || i+utf8.RuneLen(r) == len(s)) {
			return fmt.Errorf("%w: white space at the start or end", fault.Malformed)
		}
	}
	return nil
}

// CheckText reports why s is no text: it is blank, longer than 4,096 bytes or not
// UTF-8. A text may have lines.
func CheckText(s string) error {
	switch {
	case strings.TrimSpace(s) == "":
		return fault.Required
	case len(s) > MaxText:
		return fmt.Errorf("%w: %d bytes, at most %d", fault.OutOfRange, len(s), MaxText)
	case !utf8.ValidString(s):
		return fmt.Errorf("%w: not UTF-8", fault.Malformed)
	}
	return nil
}
