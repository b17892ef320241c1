package expansion

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// A Talk is a fact about an offer and a customer. The same talk given twice counts
// once.
type Talk struct {
	// ID identifies the talk among those of its customer.
	ID string `json:"id"`
	// Offer is the id of the offer.
	Offer string `json:"offer"`
	// Answer is what the customer said.
	Answer Answer `json:"answer"`
	// Date is the day on which it took place, and Recorded the day on which the host
	// learned of it; zero means on Date.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
}

// An Answer is what a customer says to an offer. The zero Answer is not known.
type Answer uint8

// The answers. Of several on one day, the later in this list counts.
const (
	// NoAnswer is the zero Answer.
	NoAnswer Answer = iota
	// Open: it was talked about.
	Open
	// No: the customer declined.
	No
	// Yes: the customer accepted.
	Yes
)

var answers = enum.New[Answer]("answer", "unknown", "open", "no", "yes")

// ParseAnswer returns the answer of the given word. It fails with
// [successkit.ErrUnknown] on any other.
func ParseAnswer(s string) (Answer, error) { return answers.Parse(s) }

// String returns the word of a, or "answer(9)" for a number that has none.
func (a Answer) String() string { return answers.String(a) }

// Valid reports whether a has a word.
func (a Answer) Valid() bool { return answers.Valid(a) }

// AppendText appends the word of a to b. It fails with [successkit.ErrUnknown] for a
// number that has none.
func (a Answer) AppendText(b []byte) ([]byte, error) { return answers.Append(b, a) }

// MarshalText returns the word of a, as [Answer.AppendText] does.
func (a Answer) MarshalText() ([]byte, error) { return answers.Append(nil, a) }

// UnmarshalText reads a word as [ParseAnswer] does. Where it fails it leaves a as it
// was.
func (a *Answer) UnmarshalText(text []byte) error { return answers.ParseInto(a, text) }

// Validate reports everything that is wrong with t.
func (t Talk) Validate() error {
	var f successkit.Faults
	f.Add("id", t.ID, word.CheckID(t.ID))
	f.Add("offer", t.Offer, word.CheckID(t.Offer))
	switch {
	case t.Answer == NoAnswer:
		f.Add("answer", "", successkit.ErrRequired)
	case !t.Answer.Valid():
		f.Add("answer", t.Answer.String(), successkit.ErrUnknown)
	}
	facts.CheckDates(&f, t.Date, t.Recorded)
	return f.Err()
}

// Equal reports whether t and o are the same in every field.
func (t Talk) Equal(o Talk) bool { return t == o }
