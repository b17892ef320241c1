package outcome

import (
	"slices"

	"github.com/successkit/successkit"
)

// A Roles requires that whoever the customer meets has one of certain roles:
// its customer success manager rather than whoever is free. It judges each
// interaction at which a person may have been met; one whose owner is not known
// is unclear.
type Roles struct {
	// Permitted are the roles of the vendor's people, at least one.
	Permitted []successkit.Role `json:"permitted"`
}

func (r *Roles) attribute() Attribute { return RolesAttribute }

func (r *Roles) required() string { return listed(r.Permitted) }

func (r *Roles) check(f *successkit.Faults, at string) { checkWords(f, at+".permitted", r.Permitted) }

func (r *Roles) judge(i *successkit.Interaction, _ successkit.Date) judgement {
	switch {
	case touchOf(i) == Unattended:
		return judgement{state: Unchecked}
	case i.Owner == "":
		return judgement{state: Unobserved}
	}
	return within(slices.Contains(r.Permitted, i.Owner), i.Date)
}

func (r *Roles) delivered(i *successkit.Interaction) string { return string(i.Owner) }
