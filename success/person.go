package success

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Person is a fact: what is known from a day on of one contact of the
// customer's. Whoever leaves or changes role gets a later fact of the same
// contact; the latest that is known counts.
type Person struct {
	// ID identifies the fact within its account.
	ID string `json:"id"`
	// Recorded is the day on which the host learned of it. Zero means on the
	// first day of the contact, and where it has none, always.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Contact is the person.
	Contact successkit.Contact `json:"contact"`
}

// Validate reports everything that is wrong with p by itself.
func (p Person) Validate() error {
	var f successkit.Faults
	f.Add("id", p.ID, word.CheckID(p.ID))
	f.Merge("contact", p.Contact.Validate())
	return f.Err()
}

// Equal reports whether p and o say the same.
func (p Person) Equal(o Person) bool { return p == o }

// KnownOn reports whether a host that looks at day asOf knows of p.
func (p Person) KnownOn(asOf successkit.Date) bool {
	return !asOf.IsZero() && !p.known().After(asOf)
}

func (p Person) known() successkit.Date {
	if p.Recorded.IsZero() {
		return p.Contact.From
	}
	return p.Recorded
}

// Contacts returns the contacts of the account as they were known on a day, by
// their ids. Facts that are not valid are passed over.
func (a Account) Contacts(asOf successkit.Date) []successkit.Contact {
	var ignored successkit.Faults
	return contactsOf(known(&ignored, "people", a.People, func(p Person) string { return p.ID }, asOf))
}

// contactsOf returns the contacts of the known facts, by their ids, each as the
// latest of its facts says.
func contactsOf(people []Person) []successkit.Contact {
	people = slices.Clone(people)
	slices.SortFunc(people, func(x, y Person) int {
		return cmp.Or(cmp.Compare(x.Contact.ID, y.Contact.ID), x.known().Compare(y.known()), cmp.Compare(x.ID, y.ID))
	})
	var contacts []successkit.Contact
	for i, p := range people {
		if i+1 == len(people) || people[i+1].Contact.ID != p.Contact.ID {
			contacts = append(contacts, p.Contact)
		}
	}
	return contacts
}
