package alert

import "github.com/successkit/successkit/internal/enum"

// A Watch is what a [Rule] looks at, and when that is a breach. The zero Watch is
// none.
type Watch uint8

// The watches. Their order carries no meaning.
const (
	// UnknownWatch is the zero Watch; no rule may have it.
	UnknownWatch Watch = iota
	// ScoreBelow is breached while the score, in points, is below the threshold.
	ScoreBelow
	// ScoreUnknown is breached while there is no score.
	ScoreUnknown
	// CoverageBelow is breached while less than the threshold was measured, in
	// percent.
	CoverageBelow
	// TrendDown is breached while the score fell by more than the threshold within
	// the window of the trend, in points, and beyond its dead-band.
	TrendDown
	// Declining is breached while a run of decline has as many steps as the
	// threshold, or more.
	Declining
	// MeasureBelow is breached while the figure of the measure, in its own unit, is
	// below the threshold; MeasureAbove while it is above it.
	MeasureBelow
	MeasureAbove
	// Silence is breached while it is more than the threshold of days since the
	// last contact that the observation knows of, or where there never was one
	// since the start of the account.
	Silence
	// EventSeen is breached from the day of an event on, for WithinDays days.
	EventSeen
)

// below reports whether low figures are a breach.
func (w Watch) below() bool { return w == ScoreBelow || w == CoverageBelow || w == MeasureBelow }

var watches = enum.New[Watch]("watch",
	"unknown", "score-below", "score-unknown", "coverage-below", "trend-down", "declining", "measure-below", "measure-above", "silence", "event-seen")

// ParseWatch returns the watch of the given word: "unknown", "score-below",
// "score-unknown", "coverage-below", "trend-down", "declining",
// "measure-below", "measure-above", "silence" or "event-seen". It fails with
// [successkit.ErrUnknown] on any other.
func ParseWatch(s string) (Watch, error) { return watches.Parse(s) }

// String returns the word of w, or "watch(99)" for a number that has none.
func (w Watch) String() string { return watches.String(w) }

// Valid reports whether w is one of the constants.
func (w Watch) Valid() bool { return watches.Valid(w) }

// AppendText appends the word of w to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (w Watch) AppendText(b []byte) ([]byte, error) { return watches.Append(b, w) }

// MarshalText returns the word of w, as [Watch.AppendText] does.
func (w Watch) MarshalText() ([]byte, error) { return watches.Append(nil, w) }

// UnmarshalText reads a word as [ParseWatch] does.
func (w *Watch) UnmarshalText(text []byte) error { return watches.ParseInto(w, text) }

// A Tier says how endangered an account is. The zero Tier is not at all.
type Tier uint8

// The tiers, from the calmest to the worst.
const (
	// Calm says that no risk is open.
	Calm Tier = iota
	// Low says that there is one, or some of one category.
	Low
	// Medium and High go by the number of distinct categories.
	Medium
	High
	// Critical says that a risk is open whose rule is a gate.
	Critical
)

var tiers = enum.New[Tier]("tier", "calm", "low", "medium", "high", "critical")

// ParseTier returns the tier of the given word: "calm", "low", "medium", "high"
// or "critical". It fails with [successkit.ErrUnknown] on any other.
func ParseTier(s string) (Tier, error) { return tiers.Parse(s) }

// String returns the word of t, or "tier(99)" for a number that has none.
func (t Tier) String() string { return tiers.String(t) }

// Valid reports whether t is one of the constants.
func (t Tier) Valid() bool { return tiers.Valid(t) }

// AppendText appends the word of t to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (t Tier) AppendText(b []byte) ([]byte, error) { return tiers.Append(b, t) }

// MarshalText returns the word of t, as [Tier.AppendText] does.
func (t Tier) MarshalText() ([]byte, error) { return tiers.Append(nil, t) }

// UnmarshalText reads a word as [ParseTier] does.
func (t *Tier) UnmarshalText(text []byte) error { return tiers.ParseInto(t, text) }
