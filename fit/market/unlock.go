package market

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A Size is how large a part of a market is.
type Size struct {
	Segments int64           `json:"segments"`
	Accounts int64           `json:"accounts"`
	Value    decimal.Decimal `json:"value"`
}

// tally is a Size in units.
type tally struct{ segments, accounts, value int64 }

func (t tally) plus(b *bundle) tally {
	return tally{t.segments + b.segments, t.accounts + b.accounts, t.value + b.value}
}

func (t tally) less(o tally) tally {
	return tally{t.segments - o.segments, t.accounts - o.accounts, t.value - o.value}
}

func (m *Market) size(t tally) Size {
	return Size{Segments: t.segments, Accounts: t.accounts, Value: exact.FromUnits(t.value, m.places)}
}

// Ultimate returns every segment, as if everything were perfect.
func (m *Market) Ultimate() Size { return m.sizeOf(func(*bundle) bool { return true }) }

// Reachable returns the segments that would be open if the vendor delivered
// everything that any of them needs.
func (m *Market) Reachable() Size { return m.sizeOf(func(b *bundle) bool { return !b.barred }) }

func (m *Market) sizeOf(in func(*bundle) bool) Size {
	if m == nil {
		return Size{}
	}
	var t tally
	for i := range m.bundles {
		if b := &m.bundles[i]; in(b) {
			t = t.plus(b)
		}
	}
	return m.size(t)
}

// Open returns the segments that are open today and, with the ids of
// capabilities, those that would be if these were delivered as well. More
// capabilities never open less. It fails with [successkit.ErrUnknown] at
// "with[2]" for one that the market does not have.
func (m *Market) Open(with ...string) (Size, error) {
	if m == nil {
		m = &Market{}
	}
	have := make([]bool, len(m.def.Capabilities))
	var f successkit.Faults
	for i, id := range with {
		if at, ok := m.at[id]; ok {
			have[at] = true
		} else {
			f.Add("with["+strconv.Itoa(i)+"]", id, successkit.ErrUnknown)
		}
	}
	if err := f.Err(); err != nil {
		return Size{}, fmt.Errorf("market: %w", err)
	}
	return m.size(m.opened(have)), nil
}

// opened returns what is open with the capabilities of a set.
func (m *Market) opened(have []bool) tally {
	var t tally
	for i := range m.bundles {
		if b := &m.bundles[i]; !b.barred && b.within(have) {
			t = t.plus(b)
		}
	}
	return t
}

// within reports whether a set holds all that b lacks.
func (b *bundle) within(have []bool) bool {
	for _, at := range b.lacks {
		if !have[at] {
			return false
		}
	}
	return true
}

// An Unlock is what one missing capability would do.
type Unlock struct {
	Capability string           `json:"capability"`
	Cost       *decimal.Decimal `json:"cost,omitempty"`
	// Alone is what it would open by itself, on top of what is open today.
	Alone Size `json:"alone"`
	// Last is what it would open on top of all the others: what stays closed
	// without it. It is never less than Alone.
	Last Size `json:"last"`
}

// Unlocks returns what each capability that is not offered would do, those first
// that open most value alone, of equals those without which most stays closed.
func (m *Market) Unlocks() []Unlock {
	if m == nil {
		return nil
	}
	alone, last := make([]tally, len(m.costs)), make([]tally, len(m.costs))
	for i := range m.bundles {
		b := &m.bundles[i]
		if b.barred {
			continue
		}
		for _, at := range b.lacks {
			last[at] = last[at].plus(b)
		}
		if len(b.lacks) == 1 {
			alone[b.lacks[0]] = alone[b.lacks[0]].plus(b)
		}
	}
	var all []Unlock
	for at, c := range m.def.Capabilities {
		if !c.Offered {
			u := Unlock{Capability: c.ID, Alone: m.size(alone[at]), Last: m.size(last[at])}
			if c.Cost != nil {
				u.Cost = new(*c.Cost)
			}
			all = append(all, u)
		}
	}
	slices.SortFunc(all, func(a, b Unlock) int {
		return cmp.Or(b.Alone.Value.Cmp(a.Alone.Value), cmp.Compare(b.Alone.Accounts, a.Alone.Accounts),
			b.Last.Value.Cmp(a.Last.Value), cmp.Compare(b.Last.Accounts, a.Last.Accounts), cmp.Compare(a.Capability, b.Capability))
	})
	return all
}

// A Bundle is capabilities that some segments lack all of, and nothing else.
type Bundle struct {
	// Capabilities are in the order of the market.
	Capabilities []string `json:"capabilities"`
	// Exactly is the segments that lack just these: of several capabilities, what
	// they unlock only together.
	Exactly Size `json:"exactly"`
	// Together is all that they would open together. Less Exactly, it is what
	// smaller parts of them open too.
	Together Size `json:"together"`
}

// Bundles returns the sets of missing capabilities that open segments, those
// first that open most value together.
func (m *Market) Bundles() []Bundle {
	if m == nil {
		return nil
	}
	today := m.opened(make([]bool, len(m.costs)))
	var all []Bundle
	for i := range m.bundles {
		b := &m.bundles[i]
		if b.barred || len(b.lacks) == 0 {
			continue
		}
		have := make([]bool, len(m.costs))
		bundle := Bundle{Exactly: m.size(tally{}.plus(b))}
		for _, at := range b.lacks {
			have[at] = true
			bundle.Capabilities = append(bundle.Capabilities, m.def.Capabilities[at].ID)
		}
		bundle.Together = m.size(m.opened(have).less(today))
		all = append(all, bundle)
	}
	slices.SortStableFunc(all, func(a, b Bundle) int {
		return cmp.Or(b.Together.Value.Cmp(a.Together.Value), cmp.Compare(b.Together.Accounts, a.Together.Accounts),
			cmp.Compare(len(a.Capabilities), len(b.Capabilities)), slices.Compare(a.Capabilities, b.Capabilities))
	})
	return all
}
