package journey

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// An Event is a fact about one milestone of one customer. Events are appended
// and corrected by later events, never changed: the same event given twice
// counts once.
type Event struct {
	// ID identifies the event among those of its customer.
	ID string `json:"id"`
	// Milestone is the id of the milestone it is about.
	Milestone string `json:"milestone"`
	// Kind says what happened to it.
	Kind EventKind `json:"kind"`
	// Date is the day on which it happened.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means that it
	// was known at once, on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Quality is how well it went in the customer's eyes, from 1 (badly) to 5
	// (well). Zero means not known. It is read from events that reach.
	Quality int `json:"quality,omitzero"`
}

// An EventKind says what happened to a milestone. The zero EventKind is not
// known.
type EventKind uint8

// The kinds of event. Of several on one day that were recorded on one day, the
// later in this list is taken to have happened later: a doubtful day is not
// counted as a success.
const (
	// UnknownEvent is the zero EventKind.
	UnknownEvent EventKind = iota
	// EventReached says that the customer came into the milestone's state. Said
	// again while it stands, it confirms and changes no date.
	EventReached
	// EventLost says that the state ended: the champion left and nobody sends
	// campaigns any more.
	EventLost
	// EventWaived says that this customer need not reach the milestone. It
	// changes nothing on a milestone that was ever reached.
	EventWaived
)

var eventKinds = enum.New[EventKind]("event kind", "unknown", "reached", "lost", "waived")

// ParseEventKind returns the kind of the given word: "unknown", "reached",
// "lost" or "waived". It fails with [successkit.ErrUnknown] on any other.
func ParseEventKind(s string) (EventKind, error) { return eventKinds.Parse(s) }

// String returns the word of k, or "event kind(9)" for a number that has none.
func (k EventKind) String() string { return eventKinds.String(k) }

// Valid reports whether k is one of the kinds.
func (k EventKind) Valid() bool { return eventKinds.Valid(k) }

// AppendText appends the word of k to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (k EventKind) AppendText(b []byte) ([]byte, error) { return eventKinds.Append(b, k) }

// MarshalText returns the word of k, as [EventKind.AppendText] does.
func (k EventKind) MarshalText() ([]byte, error) { return eventKinds.Append(nil, k) }

// UnmarshalText reads a word as [ParseEventKind] does. Where it fails it leaves
// k as it was.
func (k *EventKind) UnmarshalText(text []byte) error { return eventKinds.ParseInto(k, text) }

// Validate reports everything that is wrong with e: an id or milestone that is
// missing or malformed, no kind, no date, a recorded date before the date
// itself, a quality outside 0 to 5.
func (e Event) Validate() error {
	var f successkit.Faults
	f.Add("id", e.ID, word.CheckID(e.ID))
	f.Add("milestone", e.Milestone, word.CheckID(e.Milestone))
	f.Add("kind", e.Kind.String(), required(e.Kind == UnknownEvent, e.Kind.Valid()))
	if e.Date.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	if !e.Recorded.IsZero() && e.Recorded.Before(e.Date) {
		f.Add("recorded", e.Recorded.String(),
			fmt.Errorf("%w: before it happened, %s", successkit.ErrConflict, e.Date))
	}
	if e.Quality < 0 || e.Quality > 5 {
		f.Add("quality", strconv.Itoa(e.Quality),
			fmt.Errorf("%w: want 1 to 5, or 0 where it is not known", successkit.ErrOutOfRange))
	}
	return f.Err()
}

// KnownOn reports whether a host that looks at day asOf knows of e: it had
// happened and had been recorded by the end of that day.
func (e Event) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(e.Date, e.Recorded, asOf) }

// known returns the first day on which a host knows of e.
func (e Event) known() successkit.Date { return facts.KnownDay(e.Date, e.Recorded) }

// Equal reports whether e and o are the same in every field.
func (e Event) Equal(o Event) bool { return e == o }

// compare orders events by date, by the day they became known, by kind, and by
// id. It is 0 for no two events with different ids.
func (e Event) compare(o Event) int {
	return cmp.Or(
		e.Date.Compare(o.Date),
		e.known().Compare(o.known()),
		cmp.Compare(e.Kind, o.Kind),
		cmp.Compare(e.ID, o.ID),
	)
}
