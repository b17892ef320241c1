package fit

import (
	"cmp"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// A Settlement says what became of a [Commitment]: it was kept, or it was
// broken. Before the sale commitments are assumed to be kept; after it their
// settlements are what the criterion is derived from anew.
//
// A promise that was kept closes the gap that earlier evidence told of, once
// each accountable side has kept its own; later evidence of a gap opens it
// again. Of several settlements of a commitment the latest counts, by date and
// then by day of recording, and of those that agree in both the one that says
// broken.
type Settlement struct {
	// ID identifies the settlement among those of its prospect.
	ID string `json:"id"`
	// Commitment is the id of the commitment.
	Commitment string `json:"commitment"`
	// By is the side of whose part it tells. Zero means of whoever committed.
	By successkit.Side `json:"by,omitzero"`
	// Kept says that the side did what it had promised, and else that it did not
	// and will not.
	Kept bool `json:"kept"`
	// Date is the day on which that was so.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means that it
	// was known at once, on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Source is where that comes from, in the host's own words. It may be empty.
	Source string `json:"source,omitzero"`
}

// Validate reports everything that is wrong with s: an id of its own or of a
// commitment that is missing or malformed, a side without a name, no date, a
// recorded date before the date itself, a source that is malformed.
func (s Settlement) Validate() error {
	var f successkit.Faults
	f.Add("id", s.ID, word.CheckID(s.ID))
	f.Add("commitment", s.Commitment, word.CheckID(s.Commitment))
	if !s.By.Valid() {
		f.Add("by", s.By.String(), successkit.ErrUnknown)
	}
	facts.CheckDates(&f, s.Date, s.Recorded)
	if s.Source != "" {
		f.Add("source", s.Source, word.CheckText(s.Source))
	}
	return f.Err()
}

// KnownOn reports whether a host that looks at day asOf knows of s: its date
// had come and it had been recorded by the end of that day.
func (s Settlement) KnownOn(asOf successkit.Date) bool {
	return facts.KnownOn(s.Date, s.Recorded, asOf)
}

// known returns the day from which s is known.
func (s Settlement) known() successkit.Date { return facts.KnownDay(s.Date, s.Recorded) }

// Equal reports whether s and o are the same in every field.
func (s Settlement) Equal(o Settlement) bool { return s == o }

// settles reports whether s tells of the part of a side in c.
func (s Settlement) settles(c *Commitment, side successkit.Side) bool {
	return c != nil && s.Commitment == c.ID && (s.By == successkit.UnknownSide || includes(s.By, side))
}

// replaces reports whether s counts in the place of o.
func (s Settlement) replaces(o *Settlement) bool {
	broken := 0
	switch {
	case !s.Kept && o.Kept:
		broken = 1
	case s.Kept && !o.Kept:
		broken = -1
	}
	return cmp.Or(s.Date.Compare(o.Date), s.known().Compare(o.known()), broken, cmp.Compare(o.ID, s.ID)) > 0
}
