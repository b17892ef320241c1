package success

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
)

// An Account is everything that is known of one customer, or of one prospect:
// who it is, what it wants, and the facts. It is plain data.
//
// Its Facts are dated, and looked at as of a day. The rest is the account's
// current state: Start, Renewal, Desired and Contacts are taken as they stand
// now, whenever that became known. So a review of a past day is as it was then
// by the facts, and looks at them with the start, the renewal, the Desired
// Outcome and the contacts of today, each contact with its From and Left. A
// host that needs more keeps the account as it stood, and passes that.
type Account struct {
	// ID identifies the account among those of the host.
	ID string `json:"id"`
	// Name is how people call the customer. It may be empty.
	Name string `json:"name,omitzero"`
	// Start is the day on which the customer's journey begins, from which its
	// milestones are planned: most often the day of the contract. It is zero for
	// a prospect.
	Start successkit.Date `json:"start,omitzero"`
	// Renewal is the day on which the contract ends unless it is renewed. It may
	// be zero: nothing is known of a contract.
	Renewal successkit.Date `json:"renewal,omitzero"`
	// Desired is what the customer wants and in which way. It is nil while
	// nobody has asked.
	Desired *outcome.Definition `json:"desired,omitzero"`
	// Contacts are the customer's people, each with its time in the role.
	Contacts []successkit.Contact `json:"contacts,omitempty"`

	Facts
}

// Facts are what happened, each with its own id and dates. Facts are appended
// and corrected by later facts, never changed. Their order carries no meaning.
type Facts struct {
	// Fit holds the answers to the questions of the Success Potential
	// profile, the commitments to close gaps and what became of them.
	Fit fit.Facts `json:"fit,omitzero"`
	// Observations are values of the measures of the Desired Outcome.
	Observations []outcome.Observation `json:"observations,omitempty"`
	// Events tell of milestones reached, lost or waived.
	Events []journey.Event `json:"events,omitempty"`
	// Readings are those of the health model's measures.
	Readings []health.Reading `json:"readings,omitempty"`
	// Interactions are the contacts between vendor and customer.
	Interactions []successkit.Interaction `json:"interactions,omitempty"`
}

// Append returns the account with more facts. The account itself does not
// change, and the facts of the result share no memory with it or with more. A
// fact that is there already with the same content is passed over, so that an
// append may be tried again; one with the id of another fact of its kind and
// other content is an [successkit.ErrConflict]. Facts have the same content
// where their Equal methods say so: a value of 17.00 repeats one of 17. Where
// anything is wrong nothing is appended, and the error lists every fault with
// paths such as "events[2].milestone".
func (a Account) Append(more Facts) (Account, error) {
	var f successkit.Faults
	a.Facts = Facts{
		Fit: fit.Facts{
			Evidence:    facts.Append(&f, "fit.evidence", a.Fit.Evidence, more.Fit.Evidence, func(e fit.Evidence) string { return e.ID }),
			Commitments: facts.Append(&f, "fit.commitments", a.Fit.Commitments, more.Fit.Commitments, func(c fit.Commitment) string { return c.ID }),
			Settlements: facts.Append(&f, "fit.settlements", a.Fit.Settlements, more.Fit.Settlements, func(s fit.Settlement) string { return s.ID }),
		},
		Observations: facts.Append(&f, "observations", a.Observations, more.Observations, func(o outcome.Observation) string { return o.ID }),
		Events:       facts.Append(&f, "events", a.Events, more.Events, func(e journey.Event) string { return e.ID }),
		Readings:     facts.Append(&f, "readings", a.Readings, more.Readings, func(r health.Reading) string { return r.ID }),
		Interactions: facts.Append(&f, "interactions", a.Interactions, more.Interactions, func(i successkit.Interaction) string { return i.ID }),
	}
	if err := f.Err(); err != nil {
		return Account{}, err
	}
	for i := range a.Observations {
		if v := a.Observations[i].Value; v != nil {
			a.Observations[i].Value = new(*v)
		}
	}
	for i := range a.Interactions {
		x := &a.Interactions[i]
		x.Contacts = slices.Clone(x.Contacts)
		if m := x.ResponseMinutes; m != nil {
			x.ResponseMinutes = new(*m)
		}
	}
	return a, nil
}

// Validate reports everything that is wrong with the account itself: an id
// that is missing or malformed, a renewal that is not after the start, contacts
// that are wrong or share an id, a Desired Outcome that is not sound. Its facts
// are checked where they are appended and where they are read.
func (a Account) Validate() error {
	var f successkit.Faults
	f.Add("id", a.ID, word.CheckID(a.ID))
	if !a.Renewal.IsZero() && !a.Renewal.After(a.Start) {
		f.Add("renewal", a.Renewal.String(), fmt.Errorf("%w: not after the start, %s", successkit.ErrConflict, a.Start))
	}
	if a.Desired != nil {
		f.Merge("desired", a.Desired.Validate())
	}
	seen := map[string]bool{}
	for i, c := range a.Contacts {
		path := "contacts[" + strconv.Itoa(i) + "]"
		f.Merge(path, c.Validate())
		if seen[c.ID] {
			f.Add(path+".id", c.ID, successkit.ErrDuplicate)
		}
		seen[c.ID] = true
	}
	return f.Err()
}
