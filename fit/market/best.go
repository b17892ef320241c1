package market

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// A By is by what the size of a market is measured. The zero By is by value.
type By uint8

// The ways.
const (
	// ByValue is the zero By.
	ByValue By = iota
	// ByAccounts counts accounts.
	ByAccounts
)

var bys = enum.New[By]("by", "value", "accounts")

// ParseBy returns the way of the given word: "value" or "accounts". It fails with
// [successkit.ErrUnknown] on any other.
func ParseBy(s string) (By, error) { return bys.Parse(s) }

// String returns the word of b, or "by(9)" for a number that has none.
func (b By) String() string { return bys.String(b) }

// Valid reports whether b is one of the ways.
func (b By) Valid() bool { return bys.Valid(b) }

// AppendText appends the word of b to t. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (b By) AppendText(t []byte) ([]byte, error) { return bys.Append(t, b) }

// MarshalText returns the word of b, as [By.AppendText] does.
func (b By) MarshalText() ([]byte, error) { return bys.Append(nil, b) }

// UnmarshalText reads a word as [ParseBy] does.
func (b *By) UnmarshalText(text []byte) error { return bys.ParseInto(b, text) }

// A Query asks which capabilities to deliver next.
type Query struct {
	// Most is how many at most. 0 means as many as may be.
	Most int `json:"most,omitzero"`
	// Budget is what they may cost together. nil means whatever they cost. With a
	// budget, one without a cost is out of the question.
	Budget *decimal.Decimal `json:"budget,omitempty"`
	// By is how to measure what they open.
	By By `json:"by"`
	// Effort bounds the search, in thousands of looks at what some segments lack,
	// 1 to 1,000,000. 0 means 100,000, which is a few seconds at most.
	Effort int `json:"effort,omitzero"`
}

const (
	maxEffort     = 1_000_000
	defaultEffort = 100_000
)

// Validate reports everything that is wrong with q: a number or a budget below 0
// or beyond its bounds, a way without a name, an effort beyond its bounds.
func (q Query) Validate() error {
	var f successkit.Faults
	if q.Most < 0 {
		f.Add("most", strconv.Itoa(q.Most), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
	if q.Budget != nil {
		f.Add("budget", field.Text(*q.Budget), field.Level(*q.Budget))
	}
	if !q.By.Valid() {
		f.Add("by", q.By.String(), successkit.ErrUnknown)
	}
	if q.Effort < 0 || q.Effort > maxEffort {
		f.Add("effort", strconv.Itoa(q.Effort), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxEffort))
	}
	return f.Err()
}

// A Plan is the capabilities to deliver next.
type Plan struct {
	Query Query `json:"query"`
	// Steps are the capabilities in the order in which they open most, each with
	// what it opens on top of those before it. One that opens something only
	// together with a later one opens nothing at its own step.
	Steps []Step `json:"steps,omitempty"`
	// Cost is what they cost together, nil where the cost of one is not known.
	Cost *decimal.Decimal `json:"cost,omitempty"`
	// Opens is what they open, and Open what is open then.
	Opens Size `json:"opens"`
	Open  Size `json:"open"`
	// Bound is more than no set of capabilities within the query opens, in value
	// or accounts as the query asks. Where Exact, the plan reaches it: no other
	// opens more.
	Bound decimal.Decimal `json:"bound"`
	Exact bool            `json:"exact"`
}

// A Step is one capability of a plan.
type Step struct {
	Capability string `json:"capability"`
	Opens      Size   `json:"opens"`
}

// Best returns the capabilities that open most within a query, on top of what is
// open today. Several capabilities may unlock only together, so that neither the
// best one by one nor the bound that is known for such greed is any guarantee.
// The search is therefore by branch and bound: it ends with the best there is
// or, where the effort of the query is spent before, with the best that it found
// and an upper bound that it has proven for this very market.
//
// The bound shares what each closed set of segments would bring among the
// capabilities that it lacks, in equal parts or by their cost, and fills the
// query with the largest sums: what opens the segments takes all of their parts,
// so that nothing within the query opens more than these sums.
//
// It fails as [Query.Validate] does.
func (m *Market) Best(q Query) (Plan, error) {
	if err := q.Validate(); err != nil {
		return Plan{}, fmt.Errorf("market: %w", err)
	}
	if m == nil {
		m = &Market{}
	}
	s := newSearch(m, q)
	s.start()
	s.run()
	return m.plan(q, s), nil
}

// plan returns what a search found.
func (m *Market) plan(q Query, s *search) Plan {
	p := Plan{Query: q, Exact: s.proven() == s.best}
	if q.Budget != nil {
		p.Query.Budget = new(exact.Canonical(*q.Budget))
	}
	today := m.opened(make([]bool, len(m.costs)))
	chosen := m.needed(s.chosen)
	p.Open = m.size(m.opened(chosen))
	p.Opens = m.size(m.opened(chosen).less(today))
	if q.By == ByAccounts {
		p.Bound = decimal.NewFromInt(s.proven())
	} else {
		p.Bound = exact.FromUnits(s.proven(), m.places)
	}
	var cost exact.Sum
	priced := true
	for at, yes := range chosen {
		if !yes {
			continue
		}
		if c := m.def.Capabilities[at].Cost; c != nil {
			cost.Add(*c)
		} else {
			priced = false
		}
	}
	if priced {
		p.Cost = new(cost.Decimal())
	}
	p.Steps = m.steps(q.By, chosen)
	return p
}

// needed returns the capabilities of a set that open anything within it.
func (m *Market) needed(have []bool) []bool {
	used := make([]bool, len(have))
	for i := range m.bundles {
		if b := &m.bundles[i]; !b.barred && b.within(have) {
			for _, at := range b.lacks {
				used[at] = true
			}
		}
	}
	return used
}

func (b By) weight(x *bundle) int64 {
	if b == ByAccounts {
		return x.accounts
	}
	return x.value
}

// Names returns the capabilities of a plan, sorted.
func (p Plan) Names() []string {
	names := make([]string, len(p.Steps))
	for i, s := range p.Steps {
		names[i] = s.Capability
	}
	slices.Sort(names)
	return names
}
