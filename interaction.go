package successkit

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit/internal/word"
)

// An Interaction is one contact between vendor and customer, of any kind and
// at any [Stage]: a meeting, a support case, a training, an in-app message.
// Customer success happens through all of them.
type Interaction struct {
	// ID identifies the interaction within its account.
	ID string `json:"id"`
	// Date is the day on which it took place.
	Date Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means that it
	// was known at once, on Date.
	Recorded Date `json:"recorded,omitzero"`
	// Kind is a word for what it was: "meeting", "support-case", "training",
	// "business-review".
	Kind string `json:"kind"`
	// Stage is the part of the relationship it belongs to.
	Stage Stage `json:"stage,omitzero"`
	// Channel is the way by which it took place.
	Channel Channel `json:"channel,omitzero"`
	// Began is the side that started it. What the vendor began before it was
	// asked is proactive.
	Began Side `json:"began,omitzero"`
	// Owner is the role of the vendor's person who took part.
	Owner Role `json:"owner,omitzero"`
	// Contacts are the ids of the customer's contacts who took part.
	Contacts []string `json:"contacts,omitempty"`
	// ResponseMinutes is how long the customer waited for the first answer. It
	// is nil where nothing was asked or the time is not known.
	ResponseMinutes *int `json:"response_minutes,omitzero"`
	// Unanswered says that the customer asked and has no answer yet. Then there
	// is no ResponseMinutes. A host that only ever appends facts says so once
	// the answer is late, and leaves a request that is still open without
	// either until then: a fact is not changed when the answer comes.
	Unanswered bool `json:"unanswered,omitzero"`
	// Quality is how well it went in the customer's eyes, from 1 (badly) to 5
	// (well). Zero means not known.
	Quality int `json:"quality,omitzero"`
}

// Validate reports everything that is wrong with i: an id or kind that is
// missing or malformed, no date, a word that is none, an unnamed stage or
// side, a negative response time, one beside Unanswered, a quality outside 0 to
// 5, a recorded date before the date itself.
func (i Interaction) Validate() error {
	var f Faults
	f.Add("id", i.ID, word.CheckID(i.ID))
	if i.Date.IsZero() {
		f.Add("date", "", ErrRequired)
	}
	if !i.Recorded.IsZero() && i.Recorded.Before(i.Date) {
		f.Add("recorded", i.Recorded.String(), fmt.Errorf("%w: before it took place, %s", ErrConflict, i.Date))
	}
	f.Add("kind", i.Kind, word.Check(i.Kind))
	if !i.Stage.Valid() {
		f.Add("stage", i.Stage.String(), ErrUnknown)
	}
	if i.Channel != "" {
		f.Add("channel", string(i.Channel), word.Check(string(i.Channel)))
	}
	if !i.Began.Valid() {
		f.Add("began", i.Began.String(), ErrUnknown)
	}
	if i.Owner != "" {
		f.Add("owner", string(i.Owner), word.Check(string(i.Owner)))
	}
	for k, id := range i.Contacts {
		f.Add("contacts["+strconv.Itoa(k)+"]", id, word.CheckID(id))
	}
	if m := i.ResponseMinutes; m != nil && *m < 0 {
		f.Add("response_minutes", strconv.Itoa(*m), fmt.Errorf("%w: below 0", ErrOutOfRange))
	}
	if i.Unanswered && i.ResponseMinutes != nil {
		f.Add("unanswered", "", fmt.Errorf("%w: there is a response time", ErrConflict))
	}
	if i.Quality < 0 || i.Quality > 5 {
		f.Add("quality", strconv.Itoa(i.Quality), fmt.Errorf("%w: want 1 to 5, or 0 where it is not known", ErrOutOfRange))
	}
	return f.Err()
}

// Equal reports whether i and j are the same in every field. A fact that comes
// twice is a repetition where it is equal, and a contradiction where only its
// id is.
func (i Interaction) Equal(j Interaction) bool {
	sameMinutes := i.ResponseMinutes == j.ResponseMinutes ||
		i.ResponseMinutes != nil && j.ResponseMinutes != nil && *i.ResponseMinutes == *j.ResponseMinutes
	return sameMinutes && slices.Equal(i.Contacts, j.Contacts) &&
		i.ID == j.ID && i.Date == j.Date && i.Recorded == j.Recorded && i.Kind == j.Kind && i.Stage == j.Stage &&
		i.Channel == j.Channel && i.Began == j.Began && i.Owner == j.Owner && i.Unanswered == j.Unanswered && i.Quality == j.Quality
}

// KnownOn reports whether a host that looks at day asOf knows of i: it had
// taken place and had been recorded by the end of that day. An interaction
// without a date is known on none.
func (i Interaction) KnownOn(asOf Date) bool {
	return !i.Date.IsZero() && !i.Date.After(asOf) && !i.Recorded.After(asOf)
}
