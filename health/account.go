package health

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// An Account is what the score of one customer is made from. The order of its
// facts carries no meaning.
type Account struct {
	// ID names the account in results over many. It may be empty.
	ID string `json:"id,omitzero"`
	// Start is the first day of the relationship, from which tenure, grace and
	// silence count. It may be zero: not known.
	Start successkit.Date `json:"start,omitzero"`
	// Attributes are what a [Chooser] decides by, such as a segment. They are the
	// present ones and have no history.
	Attributes map[string]string `json:"attributes,omitempty"`
	// Readings are what its measures showed.
	Readings []Reading `json:"readings,omitempty"`
	// Overrides are what people said against the score.
	Overrides []Override `json:"overrides,omitempty"`
}

// Validate reports everything that is wrong with a by itself: a malformed id or
// attribute, and of each fact what its own Validate reports; and with
// [successkit.ErrConflict] two facts of one id that differ.
func (a Account) Validate() error {
	var f successkit.Faults
	a.admit(&f)
	return f.Err()
}

// admit returns the facts of a, each once, and notes what is wrong.
func (a Account) admit(f *successkit.Faults) ([]Reading, []Override) {
	if a.ID != "" {
		f.Add("id", a.ID, word.CheckID(a.ID))
	}
	field.Attributes(f, a.Attributes)
	readings := facts.Admit(f, "readings", a.Readings, func(r Reading) string { return r.ID })
	overrides := facts.Admit(f, "overrides", a.Overrides, func(o Override) string { return o.ID })
	return readings, overrides
}

// tenure returns the age of the account in days, 0 before its start, and whether
// that is known.
func (a Account) tenure(asOf successkit.Date) (days int, known bool) {
	return max(0, asOf.Sub(a.Start)), !a.Start.IsZero()
}

// errNoEnd says that an override would last for ever.
var errNoEnd = fmt.Errorf("%w: an override ends, or is forgotten", successkit.ErrRequired)
