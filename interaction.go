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
	// At is the time of day at which it began, on the same clock as Date.
	At TimeOfDay `json:"at,omitzero"`
	// Language is a word for the language in which it took place, best the tag of
	// BCP 47 in lower case: "en", "de", "pt-br".
	Language string `json:"language,omitzero"`
	// Coverage is a word for how the vendor attended to the customer, on a scale
	// that the host declares: "pooled", "named", "dedicated".
	Coverage string `json:"coverage,omitzero"`
	// Expertise is a word for how far whoever the customer met masters the
	// matter, on a scale that the host declares: "generalist", "expert".
	Expertise string `json:"expertise,omitzero"`
	// Skills are words for what whoever the customer met can do, "data-modelling".
	// Nil means that they are not known, an empty list that there are none.
	Skills []string `json:"skills,omitzero"`
	// ValueShown says whether the vendor showed what the customer has gained so
	// far. It is nil where nobody noted it.
	ValueShown *bool `json:"value_shown,omitzero"`
}

// Validate reports everything that is wrong with i: an id or kind that is
// missing or malformed, no date, a word that is none, an unnamed stage or
// side, a negative response time, one beside Unanswered, a quality outside 0 to
// 5, a skill listed twice, a recorded date before the date itself.
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
		if err := word.CheckID(id); err != nil {
			f.Add("contacts["+strconv.Itoa(k)+"]", id, err)
		}
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
	for _, w := range [...]struct{ path, word string }{
		{"language", i.Language}, {"coverage", i.Coverage}, {"expertise", i.Expertise},
	} {
		if w.word != "" {
			f.Add(w.path, w.word, word.Check(w.word))
		}
	}
	for k, skill := range i.Skills {
		err := word.Check(skill)
		if err == nil && slices.Contains(i.Skills[:k], skill) {
			err = ErrDuplicate
		}
		if err != nil {
			f.Add("skills["+strconv.Itoa(k)+"]", skill, err)
		}
	}
	return f.Err()
}

// Equal reports whether i and j are the same in every field. A fact that comes
// twice is a repetition where it is equal, and a contradiction where only its
// id is.
func (i Interaction) Equal(j Interaction) bool {
	return samePointed(i.ResponseMinutes, j.ResponseMinutes) && samePointed(i.ValueShown, j.ValueShown) &&
		slices.Equal(i.Contacts, j.Contacts) && slices.Equal(i.Skills, j.Skills) && (i.Skills == nil) == (j.Skills == nil) &&
		i.ID == j.ID && i.Date == j.Date && i.Recorded == j.Recorded && i.Kind == j.Kind && i.Stage == j.Stage &&
		i.Channel == j.Channel && i.Began == j.Began && i.Owner == j.Owner && i.Unanswered == j.Unanswered && i.Quality == j.Quality &&
		i.At == j.At && i.Language == j.Language && i.Coverage == j.Coverage && i.Expertise == j.Expertise
}

// samePointed reports whether p and q point to equal values or are both nil.
func samePointed[T comparable](p, q *T) bool { return p == q || p != nil && q != nil && *p == *q }

// KnownOn reports whether a host that looks at day asOf knows of i: it had
// taken place and had been recorded by the end of that day. An interaction
// without a date is known on none.
func (i Interaction) KnownOn(asOf Date) bool {
	return !i.Date.IsZero() && !i.Date.After(asOf) && !i.Recorded.After(asOf)
}
