package success

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// An Act is a fact of advocacy: the customer, or a free user, spoke of the
// vendor to others. What it said against the vendor is one too.
type Act struct {
	// ID identifies the act within its account.
	ID string `json:"id"`
	// Date is the day of the act, and Recorded the day on which the host learned
	// of it, zero for at once.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Kind is a word for what it was: "reference", "review", "referral",
	// "case-study".
	Kind string `json:"kind"`
	// Contact is the id of the contact who did it. It may be empty.
	Contact string `json:"contact,omitzero"`
	// Against says that it spoke ill.
	Against bool `json:"against,omitzero"`
}

// Validate reports everything that is wrong with a by itself.
func (a Act) Validate() error {
	var f successkit.Faults
	dated(&f, a.ID, a.Date, a.Recorded)
	f.Add("kind", a.Kind, word.Check(a.Kind))
	if a.Contact != "" {
		f.Add("contact", a.Contact, word.CheckID(a.Contact))
	}
	return f.Err()
}

// Equal reports whether a and o say the same.
func (a Act) Equal(o Act) bool { return a == o }

// KnownOn reports whether a host that looks at day asOf knows of a.
func (a Act) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(a.Date, a.Recorded, asOf) }

// Advocacy is what a customer has said of the vendor to others, as far as it is
// known on a day.
type Advocacy struct {
	// For and Against count the acts, Last is the day of the latest.
	For     int             `json:"for"`
	Against int             `json:"against"`
	Last    successkit.Date `json:"last,omitzero"`
	// Free says that whoever spoke pays nothing.
	Free bool `json:"free,omitzero"`
}

func advocacyOf(acts []Act, free bool) Advocacy {
	a := Advocacy{Free: free && len(acts) > 0}
	for _, act := range acts {
		if act.Against {
			a.Against++
		} else {
			a.For++
		}
		if act.Date.After(a.Last) {
			a.Last = act.Date
		}
	}
	return a
}
