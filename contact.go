package successkit

import (
	"fmt"

	"github.com/successkit/successkit/internal/word"
)

// A Contact is a person of the customer's with whom the vendor has a
// relationship.
type Contact struct {
	// ID identifies the contact within its account.
	ID string `json:"id"`
	// Name is how the person is called. It may be empty.
	Name string `json:"name,omitzero"`
	// Role is what the person does in the relationship. It may be empty.
	Role Role `json:"role,omitzero"`
	// From is the first day on which the person was a contact in this role. It
	// may be zero: from the beginning.
	From Date `json:"from,omitzero"`
	// Left is the first day on which the person no longer was, for instance
	// after leaving the company. It is zero while the person is there.
	Left Date `json:"left,omitzero"`
}

// Validate reports everything that is wrong with c: an id that is missing or
// malformed, a role that is no word, a Left that is not after From.
func (c Contact) Validate() error {
	var f Faults
	f.Add("id", c.ID, word.CheckID(c.ID))
	if c.Role != "" {
		f.Add("role", string(c.Role), word.Check(string(c.Role)))
	}
	if !c.Left.IsZero() && !c.From.IsZero() && !c.Left.After(c.From) {
		f.Add("left", c.Left.String(), fmt.Errorf("%w: not after from, %s", ErrConflict, c.From))
	}
	return f.Err()
}

// ActiveOn reports whether the person was a contact on day d.
func (c Contact) ActiveOn(d Date) bool {
	return !d.IsZero() && !d.Before(c.From) && (c.Left.IsZero() || d.Before(c.Left))
}
