package journey

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// An Event is a fact about the journey of one customer. Events are appended
// and corrected by later events, never changed: the same event given twice
// counts once.
type Event struct {
	// ID identifies the event among those of its customer.
	ID string `json:"id"`
	// Milestone is the id of the milestone it is about. It is empty where the
	// kind is about the whole journey or about a hand-off.
	Milestone string `json:"milestone,omitzero"`
	// Handoff is the id of the hand-off that took place.
	Handoff string `json:"handoff,omitzero"`
	// Kind says what happened.
	Kind EventKind `json:"kind"`
	// Date is the day on which it happened.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means that it
	// was known at once, on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Quality is how well it went in the customer's eyes, from 1 (badly) to 5
	// (well). Zero means not known. It is read from events that reach.
	Quality int `json:"quality,omitzero"`
	// Side is the side that pauses or resumes.
	Side successkit.Side `json:"side,omitzero"`
	// Signal is the word of what was seen where behaviour warns: "logins-down".
	Signal string `json:"signal,omitzero"`
	// Checks are those of the hand-off's checks that were met.
	Checks []string `json:"checks,omitempty"`
}

// An EventKind says what happened. The zero EventKind is not known.
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
	// EventCleared takes back the warning of an open milestone.
	EventCleared
	// EventWarned says that behaviour warns: whatever the dates say, the open
	// milestone is at risk, until it is cleared or reached.
	EventWarned
	// EventPaused says that a side stopped the clock: the customer's holidays, the
	// vendor's missing consultant.
	EventPaused
	// EventResumed ends the pause of a side.
	EventResumed
	// EventHandedOver says that a hand-off took place.
	EventHandedOver
)

var eventKinds = enum.New[EventKind]("event kind", "unknown", "reached", "lost", "waived",
	"cleared", "warned", "paused", "resumed", "handed-over")

// ParseEventKind returns the kind of the given word, the constant's name in
// lower case without "Event": "handed-over". It fails with
// [successkit.ErrUnknown] on any other.
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

// Validate reports everything that is wrong with e: an id that is missing or
// malformed, no kind, no date, a recorded date before the date itself, a
// quality outside 0 to 5, and a milestone, hand-off, side, signal or checks that
// its kind needs and that are missing, or that stand where it has none.
func (e Event) Validate() error {
	var f successkit.Faults
	f.Add("id", e.ID, word.CheckID(e.ID))
	handoff := e.Kind == EventHandedOver
	pause := e.Kind == EventPaused || e.Kind == EventResumed
	belongs(&f, "milestone", e.Milestone, !handoff && !pause, word.CheckID)
	belongs(&f, "handoff", e.Handoff, handoff, word.CheckID)
	f.Add("kind", e.Kind.String(), required(e.Kind == UnknownEvent, e.Kind.Valid()))
	switch {
	case pause:
		f.Add("side", e.Side.String(), required(e.Side == successkit.UnknownSide, e.Side.Valid()))
	case e.Side != successkit.UnknownSide:
		f.Add("side", e.Side.String(), errOtherKind)
	}
	if e.Kind == EventWarned || e.Signal != "" {
		belongs(&f, "signal", e.Signal, e.Kind == EventWarned, word.Check)
	}
	facts.CheckDates(&f, e.Date, e.Recorded)
	if e.Quality < 0 || e.Quality > 5 {
		f.Add("quality", strconv.Itoa(e.Quality),
			fmt.Errorf("%w: want 1 to 5, or 0 where it is not known", successkit.ErrOutOfRange))
	}
	if len(e.Checks) > 0 && !handoff {
		f.Add("checks", "", errOtherKind)
	}
	checkWords(&f, "checks", e.Checks)
	return f.Err()
}

var errOtherKind = fmt.Errorf("%w: an event of this kind has none", successkit.ErrConflict)

// belongs notes a text that is missing or malformed where it belongs, and one
// that stands where it does not.
func belongs(f *successkit.Faults, path, s string, yes bool, check func(string) error) {
	switch {
	case yes:
		f.Add(path, s, check(s))
	case s != "":
		f.Add(path, s, errOtherKind)
	}
}

// KnownOn reports whether a host that looks at day asOf knows of e: it had
// happened and had been recorded by the end of that day.
func (e Event) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(e.Date, e.Recorded, asOf) }

// known returns the first day on which a host knows of e.
func (e Event) known() successkit.Date { return facts.KnownDay(e.Date, e.Recorded) }

// Equal reports whether e and o are the same in every field. Checks are
// compared in their order.
func (e Event) Equal(o Event) bool {
	return e.ID == o.ID && e.Milestone == o.Milestone && e.Handoff == o.Handoff && e.Kind == o.Kind &&
		e.Date == o.Date && e.Recorded == o.Recorded && e.Quality == o.Quality &&
		e.Side == o.Side && e.Signal == o.Signal && slices.Equal(e.Checks, o.Checks)
}

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
