package health

import "github.com/successkit/successkit/internal/enum"

// A Basis says how the figure of a measure, which its [Normaliser] turns into
// points, is drawn from its readings.
type Basis uint8

// The bases. Their order carries no meaning.
const (
	// Latest takes the newest reading. It is the default.
	Latest Basis = iota
	// Change compares two windows of equal length, the one that ends on the date
	// of the score and the one before it: the change of the mean reading from the
	// one to the other, in percent:
	//
	//	100·(now − before)/before
	//
	// A window without a reading, and a mean before that is not above 0, leave the
	// measure unknown: growth from nothing is no percentage.
	Change
	// Cadence compares use with its ideal rhythm: what would good use look like,
	// daily, weekly, monthly? The window is cut into stretches of
	// [Measure.EveryDays] days that end on the date of the score, and the figure is
	// the percentage of them in which the readings add up to [Measure.AtLeast] or
	// more. A stretch without a reading is left out, since no data is not no use,
	// unless [Measure.Complete] says that the source reports every use.
	Cadence
	// Silence counts the days since the newest reading, whatever its value, and
	// where there is none since the start of the account: silence is a sign of its
	// own, and an account that was never spoken to is silent from its first day.
	Silence
)

var bases = enum.New[Basis]("basis", "latest", "change", "cadence", "silence")

// ParseBasis returns the basis of the given word: "latest", "change", "cadence"
// or "silence". It fails with [successkit.ErrUnknown] on any other.
func ParseBasis(s string) (Basis, error) { return bases.Parse(s) }

// String returns the word of b, or "basis(99)" for a number that has none.
func (b Basis) String() string { return bases.String(b) }

// Valid reports whether b is one of the constants.
func (b Basis) Valid() bool { return bases.Valid(b) }

// AppendText appends the word of b to text. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (b Basis) AppendText(text []byte) ([]byte, error) { return bases.Append(text, b) }

// MarshalText returns the word of b, as [Basis.AppendText] does.
func (b Basis) MarshalText() ([]byte, error) { return bases.Append(nil, b) }

// UnmarshalText reads a word as [ParseBasis] does.
func (b *Basis) UnmarshalText(text []byte) error { return bases.ParseInto(b, text) }
