package outcome

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Touch requires that a person is met, or that none is. It judges each
// interaction of the window by itself. A person was met where the interaction
// has an owner, or took place in person, by video or by phone; none was where
// it has no owner and took place inside the product or by self-service; of
// every other one it is not known, and it is unclear.
//
//   - Human is breached by every interaction at which nobody was met.
//   - Unattended, for a customer that wants to find its own way, is breached by
//     every one at which a person was. One that the customer began does not
//     count: it asked for a person.
//
// The zero Touch requires neither.
type Touch uint8

// The kinds of touch. Their order carries no meaning.
const (
	// AnyTouch is the zero Touch.
	AnyTouch Touch = iota
	// Human is that a person of the vendor is met.
	Human
	// Unattended is that the customer serves itself.
	Unattended
)

var touches = enum.New[Touch]("touch", "any", "human", "self-service")

// touchOf returns what is known of whether a person was met.
func touchOf(i *successkit.Interaction) Touch {
	if i.Owner != "" {
		return Human
	}
	switch i.Channel {
	case successkit.InPerson, successkit.Video, successkit.Phone:
		return Human
	case successkit.SelfService, successkit.InApp:
		return Unattended
	case successkit.Email, successkit.Chat: // of a person or of a machine
	}
	return AnyTouch
}

func (t Touch) attribute() Attribute { return TouchAttribute }

func (t Touch) check(f *successkit.Faults, at string) {
	if !t.Valid() {
		f.Add(at, t.String(), fmt.Errorf("%w: want one of human and self-service", successkit.ErrUnknown))
	}
}

func (t Touch) required() string { return t.String() }

func (t Touch) judge(i *successkit.Interaction, _ successkit.Date) judgement {
	got := touchOf(i)
	switch {
	case t == Unattended && i.Began == successkit.CustomerSide:
		return judgement{state: Unchecked}
	case got == AnyTouch:
		return judgement{state: Unobserved}
	}
	return within(got == t, i.Date)
}

func (t Touch) delivered(i *successkit.Interaction) string { return touchOf(i).String() }

// ParseTouch returns the touch of the given word: "any", "human" or
// "self-service". It fails with [successkit.ErrUnknown] on any other.
func ParseTouch(s string) (Touch, error) { return touches.Parse(s) }

// String returns the word of t, or "touch(9)" for a number that has none.
func (t Touch) String() string { return touches.String(t) }

// Valid reports whether t is one of the kinds.
func (t Touch) Valid() bool { return touches.Valid(t) }

// AppendText appends the word of t to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (t Touch) AppendText(b []byte) ([]byte, error) { return touches.Append(b, t) }

// MarshalText returns the word of t, as [Touch.AppendText] does.
func (t Touch) MarshalText() ([]byte, error) { return touches.Append(nil, t) }

// UnmarshalText reads a word as [ParseTouch] does.
func (t *Touch) UnmarshalText(text []byte) error { return touches.ParseInto(t, text) }
