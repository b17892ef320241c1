package audit

import "github.com/successkit/successkit/internal/enum"

// A Blame says whose failure the loss of a customer was, as far as fit can tell.
// The zero Blame is not known.
type Blame uint8

// The blames, in the order in which results list them.
const (
	// UnknownBlame is the zero Blame: whether the customer had potential when it
	// signed is not determined.
	UnknownBlame Blame = iota
	// ByAcquisition says that the customer had no potential: it should not have
	// been signed.
	ByAcquisition
	// Ours says that the vendor did not keep what it was accountable for.
	Ours
	// Theirs says that the customer did not.
	Theirs
	// BothFailed says that neither did.
	BothFailed
	// Unexplained says that both did, as far as is known.
	Unexplained
)

var blames = enum.New[Blame]("blame", "unknown", "acquisition", "ours", "theirs", "both", "unexplained")

// ParseBlame returns the blame of the given word: "unknown", "acquisition",
// "ours", "theirs", "both" or "unexplained". It fails with
// [successkit.ErrUnknown] on any other.
func ParseBlame(s string) (Blame, error) { return blames.Parse(s) }

// String returns the word of b, or "blame(9)" for a number that has none.
func (b Blame) String() string { return blames.String(b) }

// Valid reports whether b is one of the blames, the unknown one among them.
func (b Blame) Valid() bool { return blames.Valid(b) }

// AppendText appends the word of b to t. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (b Blame) AppendText(t []byte) ([]byte, error) { return blames.Append(t, b) }

// MarshalText returns the word of b, as [Blame.AppendText] does.
func (b Blame) MarshalText() ([]byte, error) { return blames.Append(nil, b) }

// UnmarshalText reads a word as [ParseBlame] does.
func (b *Blame) UnmarshalText(text []byte) error { return blames.ParseInto(b, text) }
