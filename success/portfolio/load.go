package portfolio

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/success"
)

// A State says how much somebody has to do. The zero State is not known.
type State uint8

// The states, from the least to the most.
const (
	// UnknownState is the zero State.
	UnknownState State = iota
	Light
	Fair
	Heavy
	Overloaded
)

var states = enum.New[State]("load", "unknown", "light", "fair", "heavy", "overloaded")

// ParseState returns the state of the given word, the constant's name in lower
// case. It fails with [successkit.ErrUnknown] on any other.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String returns the word of s, or "load(9)" for a number that has none.
func (s State) String() string { return states.String(s) }

// Valid reports whether s is one of the states.
func (s State) Valid() bool { return states.Valid(s) }

// AppendText appends the word of s to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (s State) AppendText(b []byte) ([]byte, error) { return states.Append(b, s) }

// MarshalText returns the word of s, as [State.AppendText] does.
func (s State) MarshalText() ([]byte, error) { return states.Append(nil, s) }

// UnmarshalText reads a word as [ParseState] does.
func (s *State) UnmarshalText(text []byte) error { return states.ParseInto(s, text) }

// A Load is what an owner, a segment or nobody has to do.
type Load struct {
	// ID is that of the owner or segment, and empty for nobody.
	ID       string `json:"id,omitzero"`
	Accounts int    `json:"accounts"`
	Minutes  int64  `json:"minutes"`
	// Available is the time that there is: of a segment that of one person.
	Available int64 `json:"available,omitzero"`
	// Load is Minutes over Available: of an owner how full it is, of a segment how
	// many people it needs.
	Load successkit.Rate `json:"load"`
	// State is that of an owner.
	State State `json:"state,omitzero"`
	// People is Load rounded up, and Each how many of its customers one person can
	// look after at their mean, rounded down. Both are of segments alone.
	People int64 `json:"people,omitzero"`
	Each   int64 `json:"each,omitzero"`
	// Revenue is the recurring revenue of a year of these customers, by currency:
	// a check, and no driver.
	Revenue []success.Amount `json:"revenue,omitempty"`
}

// A tally adds up demands.
type tally struct {
	accounts int
	minutes  int64
	revenue  map[string]*exact.Sum
}

func (t *tally) add(d *Demand) {
	t.accounts++
	t.minutes += d.Minutes
	if d.Value.IsZero() {
		return
	}
	sum := t.revenue[d.Currency]
	if sum == nil {
		if t.revenue == nil {
			t.revenue = map[string]*exact.Sum{}
		}
		sum = &exact.Sum{}
		t.revenue[d.Currency] = sum
	}
	sum.Add(d.Value)
}

// load returns what was added up for somebody with so much time.
func (t *tally) load(id string, available int64) Load {
	l := Load{ID: id, Accounts: t.accounts, Minutes: t.minutes, Available: available, Load: successkit.CountRate(t.minutes, available)}
	for of, sum := range t.revenue {
		l.Revenue = append(l.Revenue, success.Amount{Currency: of, Value: sum.Decimal()})
	}
	slices.SortFunc(l.Revenue, func(x, y success.Amount) int { return cmp.Compare(x.Currency, y.Currency) })
	return l
}

// state returns how much so many minutes are for whoever has some time.
func (p *Plan) state(minutes, available int64) State {
	above := func(percent int) bool { return minutes*100 > available*int64(percent) }
	switch {
	case above(p.definition.Over):
		return Overloaded
	case above(p.definition.Heavy):
		return Heavy
	case minutes*100 < available*int64(p.definition.Light):
		return Light
	}
	return Fair
}
