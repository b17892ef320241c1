package success

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Rule turns a state of a customer into an action for somebody. Rules are
// data: a program lists them with the most pressing first.
type Rule struct {
	// ID names the rule in the actions it raises. It is a word.
	ID string `json:"id"`
	// On is what raises it.
	On Trigger `json:"on"`
	// Do says what is to be done, in a few plain words: "repair the experience".
	Do string `json:"do"`
	// Owner is the role that acts. A milestone that names an owner of its own
	// keeps that one, and a hand-off is the work of the role that hands over.
	Owner successkit.Role `json:"owner"`
	// WithinDays is how many days the owner has, 0 to 3,650, counted from the
	// day on which the state began as far as the facts tell; see [Action].
	WithinDays int `json:"within_days,omitzero"`
	// Band is the band of the health model that raises a HealthInBand rule, and
	// empty for every other.
	Band string `json:"band,omitzero"`
	// LeadDays is how many days before the end of a contract a RenewalNear rule
	// is raised, 1 to 3,650, and 0 for every other.
	LeadDays int `json:"lead_days,omitzero"`
}

// maxRuleDays bounds the days of a rule: ten years.
const maxRuleDays = 3650

// Validate reports everything that is wrong with r by itself. Whether the
// health model has its band, [New] checks.
func (r Rule) Validate() error {
	var f successkit.Faults
	f.Add("id", r.ID, word.Check(r.ID))
	switch {
	case !r.On.Valid():
		f.Add("on", r.On.String(), successkit.ErrUnknown)
	case r.On == NoTrigger:
		f.Add("on", "", successkit.ErrRequired)
	}
	f.Add("do", r.Do, word.CheckID(r.Do)) // a line of text has the form of an id
	f.Add("owner", string(r.Owner), word.Check(string(r.Owner)))
	field.Within(&f, "within_days", r.WithinDays, 0, maxRuleDays)
	switch near := r.On == RenewalNear; {
	case near:
		field.Within(&f, "lead_days", r.LeadDays, 1, maxRuleDays)
	case r.LeadDays != 0:
		f.Add("lead_days", strconv.Itoa(r.LeadDays), fmt.Errorf("%w: only a renewal has a lead", successkit.ErrConflict))
	}
	switch inBand := r.On == HealthInBand; {
	case inBand && r.Band == "":
		f.Add("band", "", successkit.ErrRequired)
	case !inBand && r.Band != "":
		f.Add("band", r.Band, fmt.Errorf("%w: only health has bands", successkit.ErrConflict))
	}
	return f.Err()
}
