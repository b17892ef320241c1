package journey

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A Direction says where a customer is heading. The zero Direction is not
// known.
type Direction uint8

// The directions.
const (
	// UnknownDirection: nothing was planned in the window, so nothing tells, unless
	// the customer is behind its plan and did not move.
	UnknownDirection Direction = iota
	// Ahead: it moved as far as was planned, or further.
	Ahead
	// Slow: it moved, and less far than was planned.
	Slow
	// Stalled: it did not move, and something was planned for the window or for
	// before it and is still to come.
	Stalled
	// Regressing: it moved back, a milestone was lost.
	Regressing
)

var directions = enum.New[Direction]("direction", "unknown", "ahead", "slow", "stalled", "regressing")

// ParseDirection returns the direction of the given word, the constant's name in
// lower case. It fails with [successkit.ErrUnknown] on any other.
func ParseDirection(s string) (Direction, error) { return directions.Parse(s) }

// String returns the word of d, or "direction(9)" for a number that has none.
func (d Direction) String() string { return directions.String(d) }

// Valid reports whether d has a word.
func (d Direction) Valid() bool { return directions.Valid(d) }

// AppendText appends the word of d to b. It fails with
// [successkit.ErrUnknown] for a number that has none.
func (d Direction) AppendText(b []byte) ([]byte, error) { return directions.Append(b, d) }

// MarshalText returns the word of d, as [Direction.AppendText] does.
func (d Direction) MarshalText() ([]byte, error) { return directions.Append(nil, d) }

// UnmarshalText reads a word as [ParseDirection] does. Where it fails it leaves
// d as it was.
func (d *Direction) UnmarshalText(text []byte) error { return directions.ParseInto(d, text) }

// A Vector is a customer's position on its path, its direction and its pace
// there: the Success Vector. Shares are by the weights of the milestones that
// are not waived as of its day.
type Vector struct {
	// From and AsOf are the ends of the window.
	From successkit.Date `json:"from"`
	AsOf successkit.Date `json:"as_of"`
	// Position is the share of the road that lies behind the customer on AsOf,
	// and Before the share on From, by what is known on AsOf. Both are undefined
	// where everything is waived.
	Position successkit.Rate `json:"position"`
	Before   successkit.Rate `json:"before"`
	// Planned and PlannedBefore are the shares that should have.
	Planned       successkit.Rate `json:"planned"`
	PlannedBefore successkit.Rate `json:"planned_before"`
	// Direction says where it is heading.
	Direction Direction `json:"direction"`
	// Speed is how far the customer moved over how far was planned, both in
	// weights: 1 or more is on plan or ahead, below 0 is back. It is undefined
	// where nothing was planned.
	Speed successkit.Rate `json:"speed"`
	// OutcomeLag is by how much the share of functional milestones that are
	// reached exceeds that of success milestones: the product is done, the
	// customer is not. It is 0 where it does not, and undefined where the path
	// has none of either kind that is not waived.
	OutcomeLag successkit.Rate `json:"outcome_lag"`
}

// Vector returns the success vector over the civil days that end on asOf, 1 to
// 36,500 of them. It fails as [Plan.Progress] does, and with
// [successkit.ErrOutOfRange] on another number of days or a window that begins
// before the calendar.
func (p *Plan) Vector(events []Event, asOf successkit.Date, windowDays int) (Vector, error) {
	var f successkit.Faults
	from := asOf.AddDays(-windowDays)
	if windowDays < 1 || windowDays > maxDurationDays || !asOf.IsZero() && from.IsZero() {
		f.Add("window_days", strconv.Itoa(windowDays), fmt.Errorf("%w: want 1 to %d days of the calendar", successkit.ErrOutOfRange, maxDurationDays))
	}
	now, err := p.admit(events, asOf)
	f.Merge("", err)
	if err := f.Err(); err != nil {
		return Vector{}, fmt.Errorf("journey: vector: %w", err)
	}
	before := p.before(events, from, asOf)
	v := Vector{From: from, AsOf: asOf}
	var whole, here, there, due, dueBefore int64
	var kinds [3]struct{ reached, whole int64 }
	for i := range now.tracks {
		t, m := &now.tracks[i], &p.path.def.Milestones[i]
		if t.off() {
			continue
		}
		w := m.weight()
		add := func(sum *int64, yes bool) {
			if yes {
				*sum += w
			}
		}
		whole += w
		add(&here, !t.reached.IsZero())
		add(&there, !before.tracks[i].reached.IsZero())
		planned := p.date(p.schedule.due[i])
		add(&due, !planned.After(asOf))
		add(&dueBefore, !planned.After(from))
		kinds[m.Kind].whole += w
		add(&kinds[m.Kind].reached, !t.reached.IsZero())
	}
	v.Position, v.Before = successkit.CountRate(here, whole), successkit.CountRate(there, whole)
	v.Planned, v.PlannedBefore = successkit.CountRate(due, whole), successkit.CountRate(dueBefore, whole)
	v.Speed = successkit.CountRate(here-there, due-dueBefore)
	v.Direction = direction(here-there, due-dueBefore, here < due)
	if s, g := kinds[Success], kinds[Functional]; s.whole > 0 && g.whole > 0 {
		// Products of weights go beyond 64 bits.
		product := func(a, b int64) decimal.Decimal { return decimal.New(a, 0).Mul(decimal.New(b, 0)) }
		ahead := product(g.reached, s.whole).Sub(product(s.reached, g.whole))
		v.OutcomeLag, _ = successkit.NewRate(decimal.Max(decimal.Decimal{}, ahead), product(g.whole, s.whole))
	}
	return v, nil
}

// direction says how a move compares with what was planned, of a customer who is
// behind its plan or is not.
func direction(moved, planned int64, behind bool) Direction {
	switch {
	case moved < 0:
		return Regressing
	case moved == 0 && (planned > 0 || behind):
		return Stalled
	case planned == 0:
		return UnknownDirection
	case moved < planned:
		return Slow
	}
	return Ahead
}

// before returns what had happened by the end of a day, as it is known on a
// later one. The events were admitted before.
func (p *Plan) before(events []Event, day, asOf successkit.Date) *known {
	past := make([]Event, 0, len(events))
	for _, e := range events {
		if !e.Date.After(day) && e.KnownOn(asOf) {
			past = append(past, e)
		}
	}
	slices.SortFunc(past, Event.compare)
	past = slices.CompactFunc(past, func(a, b Event) bool { return a.ID == b.ID })
	k := p.nothing()
	for _, e := range past {
		p.record(k, e, asOf)
	}
	return k
}
