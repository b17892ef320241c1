package successkit

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit/internal/word"
)

// A Role says what a person does in the relationship, on either side: who owns
// a next action, who must be met. It is a word of at most 64 lower-case letters
// and digits joined by single hyphens or dots. The roles below are those the
// library's own rules speak of; any other word is a role too, for a host's own
// list. The zero Role is none.
type Role string

// The roles of the vendor's people.
const (
	// CSM is the customer success manager: business value, trusted advisor to
	// the customer and its advocate inside the company.
	CSM Role = "csm"
	// TAM is the technical account manager: technical depth, architecture, new
	// use cases.
	TAM Role = "tam"
	// SupportRole answers what the customer asks; it is reactive by nature.
	SupportRole Role = "support"
	// Seller wins and expands the contract.
	Seller Role = "sales"
	// Services delivers onboarding, training and projects.
	Services Role = "services"
	// Executive is the vendor's executive who sponsors the account.
	Executive Role = "executive"
)

// The roles of the customer's people.
const (
	// Sponsor answers for the purchase inside the customer's company.
	Sponsor Role = "sponsor"
	// Champion argues for the product inside the customer's company.
	Champion Role = "champion"
	// EconomicBuyer decides on the money.
	EconomicBuyer Role = "economic-buyer"
	// TechnicalContact runs or connects the product.
	TechnicalContact Role = "technical-contact"
	// User works with the product.
	User Role = "user"
)

var (
	vendorRoles   = []Role{CSM, TAM, SupportRole, Seller, Services, Executive}
	customerRoles = []Role{Sponsor, Champion, EconomicBuyer, TechnicalContact, User}
)

// ParseRole returns the role of the given word. It fails with [ErrRequired] on
// the empty text, and with [ErrMalformed] or [ErrOutOfRange] (more than 64
// bytes) on what is no word.
func ParseRole(s string) (Role, error) {
	if err := word.Check(s); err != nil {
		return "", fmt.Errorf("role %q: %w", cut(s), err)
	}
	return Role(s), nil
}

// Side returns the side whose people have one of the roles above, and
// [UnknownSide] for any other word.
func (r Role) Side() Side {
	switch {
	case slices.Contains(vendorRoles, r):
		return VendorSide
	case slices.Contains(customerRoles, r):
		return CustomerSide
	}
	return UnknownSide
}

// Valid reports whether r is a word.
func (r Role) Valid() bool { return word.Check(string(r)) == nil }

// UnmarshalText reads a word as [ParseRole] does, and the empty text as no
// role. Where it fails it leaves r as it was.
func (r *Role) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = ""
		return nil
	}
	v, err := ParseRole(string(text))
	if err != nil {
		return err
	}
	*r = v
	return nil
}
