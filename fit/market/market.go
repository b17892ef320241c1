package market

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Definition is a market as plain data: its segments, and what a vendor
// delivers or might. [New] makes a [Market] of it.
type Definition struct {
	// Currency is that of every amount.
	Currency string `json:"currency,omitzero"`
	// Capabilities are what the vendor delivers today and what it might.
	Capabilities []Capability `json:"capabilities"`
	// Segments are at least one.
	Segments []Segment `json:"segments"`
}

// A Capability is something that segments may need.
type Capability struct {
	// ID is the word by which segments name it.
	ID string `json:"id"`
	// Offered says that the vendor delivers it today.
	Offered bool `json:"offered,omitzero"`
	// Cost is what it would take to deliver it. It is nil where nobody has
	// estimated it, which is not 0.
	Cost *decimal.Decimal `json:"cost,omitempty"`
}

// A Segment is a part of the market whose accounts need the same.
type Segment struct {
	// ID identifies the segment among those of the market.
	ID string `json:"id"`
	// Accounts is how many there are, and Value what they would bring.
	Accounts int64           `json:"accounts"`
	Value    decimal.Decimal `json:"value,omitzero"`
	// Needs are the capabilities without which they have no potential.
	Needs []string `json:"needs,omitempty"`
	// Barred are the reasons, by the host's own words, for which the segment has
	// no potential whatever the vendor delivers. It counts in the ultimate market
	// and can not be unlocked.
	Barred []string `json:"barred,omitempty"`
}

// The bounds of a market.
const (
	maxCapabilities = 4096
	maxAccounts     = 1 << 53
	maxUnits        = 1_000_000_000_000_000_000 // of the smallest unit that any amount has
)

// A Market says what of it is open and what would open more. It is immutable and
// safe for concurrent use. [New] makes one; the zero Market has no segments.
type Market struct {
	def     Definition
	at      map[string]int // index in def.Capabilities by id
	bundles []bundle
	places  int32 // of values
	costs   []int64
	coins   int32 // places of costs
}

// A bundle is the segments that lack the same capabilities and nothing else.
type bundle struct {
	lacks    []int // indices of capabilities, ascending
	segments int64
	accounts int64
	value    int64 // in units of 10^-places
	barred   bool
}

// New returns the market that d defines. It shares no memory with d. It fails
// with a [successkit.InputError] that lists everything wrong with d.
func New(d Definition) (*Market, error) {
	if err := d.Validate(); err != nil {
		return nil, fmt.Errorf("market: invalid definition: %w", err)
	}
	m := &Market{def: d.clone(), at: map[string]int{}, places: d.places(), coins: d.coins()}
	m.costs = make([]int64, len(d.Capabilities))
	for i, c := range d.Capabilities {
		m.at[c.ID] = i
		if c.Cost != nil {
			m.costs[i], _ = exact.Units(*c.Cost, m.coins)
		}
	}
	m.bundle()
	return m, nil
}

// bundle sorts the segments into bundles, in the order of what they lack.
func (m *Market) bundle() {
	by := map[string]int{}
	for _, s := range m.def.Segments {
		b := bundle{segments: 1, accounts: s.Accounts, barred: len(s.Barred) > 0}
		b.value, _ = exact.Units(s.Value, m.places)
		for _, id := range s.Needs {
			if at := m.at[id]; !m.def.Capabilities[at].Offered {
				b.lacks = append(b.lacks, at)
			}
		}
		slices.Sort(b.lacks)
		b.lacks = slices.Compact(b.lacks)
		key := fmt.Sprint(b.barred, b.lacks)
		at, ok := by[key]
		if !ok {
			by[key] = len(m.bundles)
			m.bundles = append(m.bundles, b)
			continue
		}
		have := &m.bundles[at]
		have.segments += b.segments
		have.accounts += b.accounts
		have.value += b.value
	}
	slices.SortFunc(m.bundles, func(a, b bundle) int {
		barred := 0
		switch {
		case a.barred && !b.barred:
			barred = 1
		case b.barred && !a.barred:
			barred = -1
		}
		return cmp.Or(barred, slices.Compare(a.lacks, b.lacks))
	})
}

// Definition returns a copy of what m was made of.
func (m *Market) Definition() Definition {
	if m == nil {
		return Definition{}
	}
	return m.def.clone()
}

func (d Definition) clone() Definition {
	d.Capabilities = slices.Clone(d.Capabilities)
	for i := range d.Capabilities {
		if cost := d.Capabilities[i].Cost; cost != nil {
			d.Capabilities[i].Cost = new(*cost)
		}
	}
	d.Segments = slices.Clone(d.Segments)
	for i := range d.Segments {
		s := &d.Segments[i]
		s.Needs, s.Barred = slices.Clone(s.Needs), slices.Clone(s.Barred)
	}
	return d
}

// places returns the most decimal places of a value.
func (d Definition) places() int32 {
	var most int32
	for _, s := range d.Segments {
		most = max(most, -exact.Canonical(s.Value).Exponent())
	}
	return most
}

// coins returns the most decimal places of a cost.
func (d Definition) coins() int32 {
	var most int32
	for _, c := range d.Capabilities {
		if c.Cost != nil {
			most = max(most, -exact.Canonical(*c.Cost).Exponent())
		}
	}
	return most
}

// Validate reports everything that is wrong with d: ids that are missing,
// malformed or used twice, needs that no capability has, counts and amounts that
// are negative or beyond their bounds, alone or together.
func (d Definition) Validate() error {
	var f successkit.Faults
	f.Add("currency", d.Currency, currency.Check(d.Currency))
	if len(d.Capabilities) > maxCapabilities {
		f.Add("capabilities", strconv.Itoa(len(d.Capabilities)), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxCapabilities))
	}
	known := make(map[string]bool, len(d.Capabilities))
	for i, c := range d.Capabilities {
		path := "capabilities[" + strconv.Itoa(i) + "]"
		f.Add(path+".id", c.ID, word.Check(c.ID))
		if c.ID != "" && known[c.ID] {
			f.Add(path+".id", c.ID, successkit.ErrDuplicate)
		}
		known[c.ID] = true
		if c.Cost != nil {
			f.Add(path+".cost", "", field.Level(*c.Cost))
		}
	}
	if len(d.Segments) == 0 {
		f.Add("segments", "", successkit.ErrRequired)
	}
	seen := make(map[string]bool, len(d.Segments))
	for i, s := range d.Segments {
		path := "segments[" + strconv.Itoa(i) + "]"
		s.validate(&f, path, known)
		if s.ID != "" && seen[s.ID] {
			f.Add(path+".id", s.ID, successkit.ErrDuplicate)
		}
		seen[s.ID] = true
	}
	if f.Total() == 0 {
		d.validateTotals(&f)
	}
	return f.Err()
}

func (s Segment) validate(f *successkit.Faults, path string, known map[string]bool) {
	f.Add(path+".id", s.ID, word.CheckID(s.ID))
	if s.Accounts < 0 || s.Accounts > maxAccounts {
		f.Add(path+".accounts", strconv.FormatInt(s.Accounts, 10), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, int64(maxAccounts)))
	}
	f.Add(path+".value", "", field.Level(s.Value))
	for k, id := range s.Needs {
		if !known[id] {
			f.Add(path+".needs["+strconv.Itoa(k)+"]", id, fmt.Errorf("%w: no capability has this id", successkit.ErrUnknown))
		}
	}
	for k, why := range s.Barred {
		if strings.TrimSpace(why) == "" {
			f.Add(path+".barred["+strconv.Itoa(k)+"]", "", successkit.ErrRequired)
		}
	}
}

// validateTotals notes totals that are beyond what is computed exactly.
func (d Definition) validateTotals(f *successkit.Faults) {
	var accounts int64
	var value, cost exact.Sum
	for _, s := range d.Segments {
		if accounts += s.Accounts; accounts > maxAccounts {
			f.Add("segments", "", fmt.Errorf("%w: more than %d accounts together", successkit.ErrOutOfRange, int64(maxAccounts)))
			return
		}
		value.Add(s.Value)
	}
	for _, c := range d.Capabilities {
		if c.Cost != nil {
			cost.Add(*c.Cost)
		}
	}
	for _, total := range []struct {
		path   string
		sum    *exact.Sum
		places int32
	}{{"segments", &value, d.places()}, {"capabilities", &cost, d.coins()}} {
		if units, ok := exact.Units(total.sum.Decimal(), total.places); !ok || units > maxUnits {
			f.Add(total.path, "", fmt.Errorf("%w: more than 10^18 of the smallest unit together", successkit.ErrOutOfRange))
		}
	}
}
