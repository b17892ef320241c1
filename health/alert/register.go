package alert

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A Register holds the risks of one account, as of its last evaluation. The zero
// Register holds none. It is plain data: a host stores it and hands it back.
type Register struct {
	Account string          `json:"account,omitzero"`
	AsOf    successkit.Date `json:"as_of,omitzero"`
	// Risks are in the order in which they were opened, those of one day in the
	// order of the rules.
	Risks []Risk `json:"risks,omitempty"`
	// AtRisk is the money that the open risks put at stake together, never more
	// than Renewable, which is what the account could lose.
	AtRisk    decimal.Decimal `json:"at_risk"`
	Renewable decimal.Decimal `json:"renewable"`
}

// A Risk is something wrong with an account, from the day on which a rule found
// it.
type Risk struct {
	Rule     string          `json:"rule"`
	Category string          `json:"category"`
	Owner    successkit.Role `json:"owner"`
	Gate     bool            `json:"gate,omitzero"`
	// Opened is the day of the first breach, and Reopened that of the one that
	// last opened it again. Cleared is the day on which it was clean for long
	// enough; it is zero while the risk is open.
	Opened   successkit.Date `json:"opened"`
	Reopened successkit.Date `json:"reopened,omitzero"`
	Cleared  successkit.Date `json:"cleared,omitzero"`
	// Clean counts the clean evaluations in a row of an open risk.
	Clean int `json:"clean,omitzero"`
	// Count is the number of breaches, and Occurrences are the newest 100 of them.
	Count       int          `json:"count"`
	Occurrences []Occurrence `json:"occurrences"`
	// AtRisk is what the risk alone puts at stake.
	AtRisk decimal.Decimal `json:"at_risk"`
	// Why says what the last breach was, with its evidence.
	Why successkit.Reason `json:"why"`
}

// An Occurrence is a breach on a day.
type Occurrence struct {
	At successkit.Date `json:"at"`
	// Figure is what the rule saw, Threshold what it compared with, and Gap how far
	// beyond that it was, above 0 or just there. A watch without figures has none.
	Figure    float64 `json:"figure,omitzero"`
	Threshold float64 `json:"threshold,omitzero"`
	Gap       float64 `json:"gap,omitzero"`
}

// Open reports whether r has not been cleared.
func (r Risk) Open() bool { return r.Cleared.IsZero() }

// Open returns the risks that are open, in order.
func (r Register) Open() []Risk {
	var open []Risk
	for _, risk := range r.Risks {
		if risk.Open() {
			open = append(open, risk)
		}
	}
	return open
}

// maxOccurrences is how many occurrences a risk keeps.
const maxOccurrences = 100

// keepDays is how long a cleared risk is kept, beyond its cool-down.
const keepDays = 366

func (r Risk) clone() Risk {
	r.Occurrences = slices.Clone(r.Occurrences)
	return r
}
