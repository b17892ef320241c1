package fit

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Publication tells that a criterion was made known to those who sell.
type Publication struct {
	// To is who was told: a seller, a team or a channel, by the host's own id.
	// Empty means everybody.
	To string `json:"to,omitzero"`
	// Date is the day from which they knew.
	Date successkit.Date `json:"date"`
}

func (p Publication) validate() error {
	var f successkit.Faults
	if p.To != "" {
		f.Add("to", p.To, word.CheckID(p.To))
	}
	if p.Date.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	return f.Err()
}

// PublishedTo reports whether on the given day everybody, or one of those who
// are named, had been told of the criterion.
func (c Criterion) PublishedTo(day successkit.Date, who ...string) bool {
	return slices.ContainsFunc(c.Published, func(p Publication) bool {
		return !p.Date.IsZero() && !p.Date.After(day) && (p.To == "" || slices.Contains(who, p.To))
	})
}
