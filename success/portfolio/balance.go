package portfolio

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
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

// An Owner is a person who looks after customers.
type Owner struct {
	// ID is the id of the person, as in [success.Account.Owner].
	ID string `json:"id"`
	// Percent is how much of a full load it carries, 1 to 100. Zero means 100.
	Percent int `json:"percent,omitzero"`
	// Segments are those whose customers it may take. Empty means all.
	Segments []string `json:"segments,omitempty"`
}

func (o Owner) serves(segment string) bool {
	return len(o.Segments) == 0 || slices.Contains(o.Segments, segment)
}

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
	Load  successkit.Rate `json:"load"`
	State State           `json:"state,omitzero"`
	// People is Load rounded up, and Each how many of its customers one person can
	// look after at their mean, rounded down. Both are of segments alone.
	People int64 `json:"people,omitzero"`
	Each   int64 `json:"each,omitzero"`
	// Value is the recurring revenue of a year of these customers: a check, and no
	// driver.
	Value decimal.Decimal `json:"value"`
}

// A Balance is the demand of a book against the hours of its owners. Its JSON form
// is for reading: [Plan.Propose] needs one that [Plan.Balance] has made, from
// owners and demands, which round-trip.
type Balance struct {
	// Owners are in the order of the list, Segments in that of their ids.
	Owners   []Load `json:"owners"`
	Segments []Load `json:"segments"`
	// Unassigned are the customers of nobody on the list.
	Unassigned Load `json:"unassigned"`
	// People is the sum over segments.
	People int64 `json:"people"`
	// Minutes and Available are those of the whole book.
	Minutes   int64 `json:"minutes"`
	Available int64 `json:"available"`

	owners  []Owner
	demands []Demand
}

// Balance sets demands against owners. Customers without a demand count all the
// same. It fails with an [successkit.InputError] where an owner is wrong or listed
// twice, a customer is twice among the demands, its minutes are below 0 or with
// those before it above 10,000,000,000,000, or its value has too many digits.
func (p *Plan) Balance(owners []Owner, demands []Demand) (Balance, error) {
	var f successkit.Faults
	if p == nil || p.available <= 0 {
		f.Add("plan", "", successkit.ErrRequired)
	}
	place := map[string]int{}
	for i, o := range owners {
		at := "owners[" + strconv.Itoa(i) + "]"
		f.Add(at+".id", o.ID, word.CheckID(o.ID))
		if _, ok := place[o.ID]; ok {
			f.Add(at+".id", o.ID, successkit.ErrDuplicate)
		}
		if o.Percent < 0 || o.Percent > 100 {
			f.Add(at+".percent", strconv.Itoa(o.Percent), fmt.Errorf("%w: want 0 to 100", successkit.ErrOutOfRange))
		}
		place[o.ID] = i
	}
	seen, room := map[string]bool{}, int64(maxDemand)
	for i, d := range demands {
		if seen[d.Account] {
			f.Add("demands["+strconv.Itoa(i)+"].account", d.Account, successkit.ErrDuplicate)
		}
		seen[d.Account] = true
		if d.Minutes < 0 || d.Minutes > room {
			f.Add("demands["+strconv.Itoa(i)+"].minutes", strconv.FormatInt(d.Minutes, 10),
				fmt.Errorf("%w: want at least 0 and all together %d at most", successkit.ErrOutOfRange, int64(maxDemand)))
		} else {
			room -= d.Minutes
		}
		if err := exact.Check(d.Value); err != nil {
			f.Add("demands["+strconv.Itoa(i)+"].value", "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
		}
	}
	if err := f.Err(); err != nil {
		return Balance{}, err
	}
	b := Balance{owners: slices.Clone(owners), demands: slices.Clone(demands), Owners: make([]Load, len(owners))}
	for i, o := range owners {
		b.Owners[i] = Load{ID: o.ID, Available: p.available * int64(cmp.Or(o.Percent, 100)) / 100}
		b.Available += b.Owners[i].Available
	}
	p.fill(&b, place)
	return b, nil
}

// maxDemand bounds the minutes of a book, so that they times the minutes of a
// person are still a whole number of 64 bits.
const maxDemand = 10_000_000_000_000

// fill adds up the demands of a balance.
func (p *Plan) fill(b *Balance, place map[string]int) {
	segments := map[string]*Load{}
	sums := map[*Load]*exact.Sum{}
	add := func(l *Load, d Demand) {
		l.Accounts++
		l.Minutes += d.Minutes
		if sums[l] == nil {
			sums[l] = &exact.Sum{}
		}
		sums[l].Add(d.Value)
	}
	for _, d := range b.demands {
		if segments[d.Segment] == nil {
			segments[d.Segment] = &Load{ID: d.Segment, Available: p.available}
		}
		add(segments[d.Segment], d)
		b.Minutes += d.Minutes
		if i, ok := place[d.Owner]; ok {
			add(&b.Owners[i], d)
		} else {
			add(&b.Unassigned, d)
		}
	}
	for l, sum := range sums {
		l.Value = sum.Decimal()
	}
	for i := range b.Owners {
		l := &b.Owners[i]
		l.Load = successkit.CountRate(l.Minutes, l.Available)
		l.State = p.state(l.Minutes, l.Available)
	}
	for _, l := range segments {
		l.Load = successkit.CountRate(l.Minutes, l.Available)
		l.People = (l.Minutes + l.Available - 1) / l.Available
		if l.Minutes > 0 {
			l.Each = l.Available * int64(l.Accounts) / l.Minutes
		}
		b.People += l.People
		b.Segments = append(b.Segments, *l)
	}
	slices.SortFunc(b.Segments, func(x, y Load) int { return cmp.Compare(x.ID, y.ID) })
}

// state returns how much so many minutes are.
func (p *Plan) state(minutes, available int64) State {
	percent := func(n int) bool { return minutes*100 > available*int64(n) }
	switch {
	case available <= 0:
		return UnknownState
	case percent(p.definition.Over):
		return Overloaded
	case percent(p.definition.Heavy):
		return Heavy
	case minutes*100 < available*int64(p.definition.Light):
		return Light
	}
	return Fair
}
