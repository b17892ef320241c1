package success

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
)

// An Account is everything that is known of one customer, or of one prospect:
// who it is, what it wants, and the facts. It is plain data.
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
	// Fit holds the answers to the questions of the Success Potential profile
	// and the commitments to close gaps.
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
// change. A fact that is there already with the same content is passed over, so
// that an append may be tried again; one with the id of another fact of its
// kind and other content is an [successkit.ErrConflict]. Where anything is
// wrong nothing is appended, and the error lists every fault with paths such as
// "events[2].milestone".
func (a Account) Append(more Facts) (Account, error) {
	var f successkit.Faults
	f.Merge("fit", more.Fit.Validate())
	a.Fit.Evidence = merge(&f, "fit.evidence", a.Fit.Evidence, more.Fit.Evidence, func(e fit.Evidence) string { return e.ID })
	a.Fit.Commitments = merge(&f, "fit.commitments", a.Fit.Commitments, more.Fit.Commitments, func(c fit.Commitment) string { return c.ID })
	validate(&f, "observations", more.Observations)
	a.Observations = merge(&f, "observations", a.Observations, more.Observations, func(o outcome.Observation) string { return o.ID })
	validate(&f, "events", more.Events)
	a.Events = merge(&f, "events", a.Events, more.Events, func(e journey.Event) string { return e.ID })
	validate(&f, "readings", more.Readings)
	a.Readings = merge(&f, "readings", a.Readings, more.Readings, func(r health.Reading) string { return r.ID })
	validate(&f, "interactions", more.Interactions)
	a.Interactions = merge(&f, "interactions", a.Interactions, more.Interactions, func(i successkit.Interaction) string { return i.ID })
	if err := f.Err(); err != nil {
		return Account{}, err
	}
	return a, nil
}

// validate checks each fact of a list by itself.
func validate[T interface{ Validate() error }](f *successkit.Faults, path string, list []T) {
	for i, fact := range list {
		f.Merge(path+"["+strconv.Itoa(i)+"]", fact.Validate())
	}
}

// merge returns have with the facts of more that it lacks, in memory of its
// own, and notes those whose id another fact has.
func merge[T any](f *successkit.Faults, path string, have, more []T, id func(T) string) []T {
	if len(more) == 0 {
		return have
	}
	all := slices.Clone(have)
	at := make(map[string]int, len(have)+len(more))
	for i, fact := range have {
		at[id(fact)] = i
	}
	for i, fact := range more {
		k, known := at[id(fact)]
		switch {
		case !known:
			at[id(fact)] = len(all)
			all = append(all, fact)
		case !same(all[k], fact):
			f.Add(path+"["+strconv.Itoa(i)+"].id", id(fact), fmt.Errorf("%w: another fact has this id", successkit.ErrConflict))
		}
	}
	return all
}

// same reports whether two facts have the same stored form.
func same[T any](a, b T) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
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
