package people

import "github.com/successkit/successkit/internal/enum"

// Breadth says with how many people there is a living relationship. The zero
// Breadth is with nobody.
type Breadth uint8

// The breadths, from the narrowest.
const (
	// None is nobody: worse than one, and not the same.
	None Breadth = iota
	// Single is one person, on whom everything hangs.
	Single
	// Several are two or more.
	Several
)

func breadthOf(threads int) Breadth { return Breadth(min(threads, int(Several))) }

var breadths = enum.New[Breadth]("breadth", "none", "single", "several")

// ParseBreadth returns the breadth of the given word: "none", "single" or
// "several". It fails with [successkit.ErrUnknown] on any other.
func ParseBreadth(s string) (Breadth, error) { return breadths.Parse(s) }

// String returns the word of b, or "breadth(99)" for a number that has none.
func (b Breadth) String() string { return breadths.String(b) }

// Valid reports whether b is one of the constants.
func (b Breadth) Valid() bool { return breadths.Valid(b) }

// AppendText appends the word of b to text. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (b Breadth) AppendText(text []byte) ([]byte, error) { return breadths.Append(text, b) }

// MarshalText returns the word of b, as [Breadth.AppendText] does.
func (b Breadth) MarshalText() ([]byte, error) { return breadths.Append(nil, b) }

// UnmarshalText reads a word as [ParseBreadth] does.
func (b *Breadth) UnmarshalText(text []byte) error { return breadths.ParseInto(b, text) }

// A MeetState says how the first meeting with somebody new stands. The zero
// MeetState is that there is time.
type MeetState uint8

// The states, in their order of time.
const (
	// Due says that there is time left.
	Due MeetState = iota
	// Late says that the person should have been met.
	Late
	// Overdue says that it is high time.
	Overdue
)

var meetStates = enum.New[MeetState]("meet state", "due", "late", "overdue")

// ParseMeetState returns the state of the given word: "due", "late" or
// "overdue". It fails with [successkit.ErrUnknown] on any other.
func ParseMeetState(s string) (MeetState, error) { return meetStates.Parse(s) }

// String returns the word of m, or "meet state(99)" for a number that has none.
func (m MeetState) String() string { return meetStates.String(m) }

// Valid reports whether m is one of the constants.
func (m MeetState) Valid() bool { return meetStates.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m MeetState) AppendText(b []byte) ([]byte, error) { return meetStates.Append(b, m) }

// MarshalText returns the word of m, as [MeetState.AppendText] does.
func (m MeetState) MarshalText() ([]byte, error) { return meetStates.Append(nil, m) }

// UnmarshalText reads a word as [ParseMeetState] does.
func (m *MeetState) UnmarshalText(text []byte) error { return meetStates.ParseInto(m, text) }
