package outcome

import "github.com/successkit/successkit/internal/enum"

// A Weekday is a day of the week, as words travel: "monday". The zero Weekday
// is none.
type Weekday uint8

// The days of the week, in the order of ISO 8601, with its numbers.
const (
	// NoWeekday is the zero Weekday.
	NoWeekday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
	Sunday
)

var weekdays = enum.New[Weekday]("weekday", "none",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

// ParseWeekday returns the day of the given word, its English name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseWeekday(s string) (Weekday, error) { return weekdays.Parse(s) }

// String returns the word of w, or "weekday(9)" for a number that has none.
func (w Weekday) String() string { return weekdays.String(w) }

// Valid reports whether w is one of the days, or none.
func (w Weekday) Valid() bool { return weekdays.Valid(w) }

// AppendText appends the word of w to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (w Weekday) AppendText(b []byte) ([]byte, error) { return weekdays.Append(b, w) }

// MarshalText returns the word of w, as [Weekday.AppendText] does.
func (w Weekday) MarshalText() ([]byte, error) { return weekdays.Append(nil, w) }

// UnmarshalText reads a word as [ParseWeekday] does.
func (w *Weekday) UnmarshalText(text []byte) error { return weekdays.ParseInto(w, text) }
