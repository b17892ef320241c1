package audit

import "github.com/successkit/successkit/internal/enum"

// A Measure is a result by which a profile is proved. The zero Measure is not
// known.
type Measure uint8

// The measures, in the order in which results list them.
const (
	// UnknownMeasure is the zero Measure.
	UnknownMeasure Measure = iota
	// Stayed is that the customer is still there.
	Stayed
	// BoughtMore is that it buys more than it began with.
	BoughtMore
	// Advocated is that it spoke for the vendor: a reference, a review, a
	// referral.
	Advocated
)

var measures = enum.New[Measure]("measure", "unknown", "stayed", "bought-more", "advocated")

// ParseMeasure returns the measure of the given word: "unknown", "stayed",
// "bought-more" or "advocated". It fails with [successkit.ErrUnknown] on any
// other.
func ParseMeasure(s string) (Measure, error) { return measures.Parse(s) }

// String returns the word of m, or "measure(9)" for a number that has none.
func (m Measure) String() string { return measures.String(m) }

// Valid reports whether m is one of the measures, the unknown one among them.
func (m Measure) Valid() bool { return measures.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m Measure) AppendText(b []byte) ([]byte, error) { return measures.Append(b, m) }

// MarshalText returns the word of m, as [Measure.AppendText] does.
func (m Measure) MarshalText() ([]byte, error) { return measures.Append(nil, m) }

// UnmarshalText reads a word as [ParseMeasure] does.
func (m *Measure) UnmarshalText(text []byte) error { return measures.ParseInto(m, text) }

// A Telling says whether a verdict or a criterion foretells a result. The zero
// Telling is that it cannot be said.
type Telling uint8

// The answers. Their order carries no meaning.
const (
	// TooFew is the zero Telling: there are too few customers on one side.
	TooFew Telling = iota
	// NotShown says that the difference may well be nothing.
	NotShown
	// Tells says that those who met it did better.
	Tells
	// TellsReverse says that those who met it did worse.
	TellsReverse
)

var tellings = enum.New[Telling]("telling", "too-few", "not-shown", "tells", "tells-reverse")

// ParseTelling returns the answer of the given word: "too-few", "not-shown",
// "tells" or "tells-reverse". It fails with [successkit.ErrUnknown] on any other.
func ParseTelling(s string) (Telling, error) { return tellings.Parse(s) }

// String returns the word of t, or "telling(9)" for a number that has none.
func (t Telling) String() string { return tellings.String(t) }

// Valid reports whether t is one of the answers.
func (t Telling) Valid() bool { return tellings.Valid(t) }

// AppendText appends the word of t to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (t Telling) AppendText(b []byte) ([]byte, error) { return tellings.Append(b, t) }

// MarshalText returns the word of t, as [Telling.AppendText] does.
func (t Telling) MarshalText() ([]byte, error) { return tellings.Append(nil, t) }

// UnmarshalText reads a word as [ParseTelling] does.
func (t *Telling) UnmarshalText(text []byte) error { return tellings.ParseInto(t, text) }
