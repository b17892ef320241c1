package successkit

import (
	"fmt"

	"github.com/successkit/successkit/internal/word"
)

// A Channel says by which way an interaction took place. It is a word of at
// most 64 lower-case letters and digits joined by single hyphens or dots. The
// channels below are common ones; any other word is a channel too. The zero
// Channel is not known.
type Channel string

// Common channels.
const (
	InPerson Channel = "in-person"
	Video    Channel = "video"
	Phone    Channel = "phone"
	Email    Channel = "email"
	Chat     Channel = "chat"
	// InApp is a message or guide inside the product.
	InApp Channel = "in-app"
	// SelfService is documentation, a portal or a community, without a person
	// of the vendor.
	SelfService Channel = "self-service"
)

// OneWay reports whether c reaches a person without a meeting of both sides:
// [InApp] and [SelfService]. An unknown channel does not.
func (c Channel) OneWay() bool { return c == InApp || c == SelfService }

// ParseChannel returns the channel of the given word. It fails as [ParseRole]
// does.
func ParseChannel(s string) (Channel, error) {
	if err := word.Check(s); err != nil {
		return "", fmt.Errorf("channel %q: %w", cut(s), err)
	}
	return Channel(s), nil
}

// Valid reports whether c is a word.
func (c Channel) Valid() bool { return word.Check(string(c)) == nil }

// UnmarshalText reads a word as [ParseChannel] does, and the empty text as no
// channel. Where it fails it leaves c as it was.
func (c *Channel) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = ""
		return nil
	}
	v, err := ParseChannel(string(text))
	if err != nil {
		return err
	}
	*c = v
	return nil
}
