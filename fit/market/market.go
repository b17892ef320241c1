package market

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/internal/exact"
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
