package portfolio

import (
	"cmp"
	"encoding"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/crosstab"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/field"
)

// Coverages add up the [Coverage] of many accounts, by segment and match, as of
// one day and in one currency. Those of the shards of a book, each with customers
// of its own, are merged, in any order, and give those of the whole. The zero
// Coverages is empty and ready to use.
//
// Coverages are not safe for use by several goroutines while one of them changes
// them.
type Coverages struct {
	table crosstab.Table // segment, match, what
}

// coverageCells say what a cell of the table counts: accounts, or minutes with
// what they cost.
var coverageCells = struct{ accounts, now, proposed string }{"accounts", "now", "proposed"}

var coverageScope = []string{"as_of", "currency"}

const (
	coverageFields = 3
	coverageForm   = 1
)

// A CoverageLine is what the accounts of one segment and match come to.
type CoverageLine struct {
	Segment  string `json:"segment,omitzero"`
	Match    Match  `json:"match"`
	Accounts int64  `json:"accounts"`
	// Minutes and Cost are those of the levels that they are on, and the others
	// those of the levels that are proposed.
	Minutes         int64           `json:"minutes"`
	ProposedMinutes int64           `json:"proposed_minutes"`
	Cost            decimal.Decimal `json:"cost,omitzero"`
	ProposedCost    decimal.Decimal `json:"proposed_cost,omitzero"`
}

// CoverageSums are what [Coverages] hold, as plain data.
type CoverageSums struct {
	AsOf     successkit.Date `json:"as_of,omitzero"`
	Currency string          `json:"currency,omitzero"`
	// Lines are those with any account, by segment and then match.
	Lines []CoverageLine `json:"lines,omitempty"`
}

// Add counts one account. It fails with [successkit.ErrConflict] where others
// are as of another day or in another currency, and with the faults of a coverage
// that none can be. It then changes nothing.
func (t *Coverages) Add(c Coverage) error {
	one, err := NewCoverages(CoverageSums{c.AsOf, c.Currency, []CoverageLine{
		{c.Segment, c.Match, 1, c.Minutes, c.ProposedMinutes, c.Cost, c.ProposedCost},
	}})
	if err != nil {
		return err
	}
	return t.Merge(one)
}

// Merge adds the accounts of o, which must not be in t, and leaves o as it was.
// It fails with [successkit.ErrRequired] where o is nil, with
// [successkit.ErrConflict] at "as_of" or "currency" where the two differ, and with
// [successkit.ErrOutOfRange] where a count grows too large. It then changes
// nothing.
func (t *Coverages) Merge(o *Coverages) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	return t.table.Merge(&o.table, coverageScope)
}

// Sums returns what t holds, as plain data. [NewCoverages] makes the same of it.
func (t *Coverages) Sums() CoverageSums {
	scope := t.table.Scope()
	if scope == nil {
		return CoverageSums{}
	}
	s := CoverageSums{Currency: scope[1]}
	s.AsOf, _ = successkit.ParseDate(scope[0])
	for _, r := range t.table.Rows() {
		if r.Key[2] != coverageCells.accounts {
			continue
		}
		m, _ := ParseMatch(r.Key[1])
		now, proposed := []string{r.Key[0], r.Key[1], coverageCells.now}, []string{r.Key[0], r.Key[1], coverageCells.proposed}
		s.Lines = append(s.Lines, CoverageLine{
			r.Key[0], m, r.Count, t.table.Count(now...), t.table.Count(proposed...), t.table.Sum(now...), t.table.Sum(proposed...),
		})
	}
	slices.SortFunc(s.Lines, func(x, y CoverageLine) int {
		return cmp.Or(cmp.Compare(x.Segment, y.Segment), cmp.Compare(x.Match, y.Match))
	})
	return s
}

// NewCoverages returns the coverages of sums that were computed elsewhere, and of
// the zero sums the zero Coverages. It fails with an [successkit.InputError] that
// lists every fault: a day that is missing, a currency or a segment that is
// malformed, a match without a name, two lines of one segment and match, a count
// or a cost that is below 0 or too large, a line without an account.
func NewCoverages(s CoverageSums) (*Coverages, error) {
	if s.AsOf.IsZero() && s.Currency == "" && len(s.Lines) == 0 {
		return &Coverages{}, nil
	}
	var f successkit.Faults
	if s.AsOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	f.Add("currency", s.Currency, currency.Check(s.Currency))
	t := &Coverages{table: crosstab.New(s.AsOf.String(), s.Currency)}
	type key struct {
		segment string
		match   Match
	}
	seen := map[key]bool{}
	for i, l := range s.Lines {
		at, before := field.Item("lines", i), f.Total()
		checkWord(&f, at+".segment", l.Segment)
		if !l.Match.Valid() {
			f.Add(at+".match", l.Match.String(), successkit.ErrUnknown)
		}
		if seen[key{l.Segment, l.Match}] {
			f.Add(at, "", fmt.Errorf("%w: its segment and match", successkit.ErrDuplicate))
		}
		seen[key{l.Segment, l.Match}] = true
		if l.Accounts == 0 {
			f.Add(at+".accounts", "", successkit.ErrRequired)
		}
		for _, o := range []struct {
			path string
			n    int64
		}{{".accounts", l.Accounts}, {".minutes", l.Minutes}, {".proposed_minutes", l.ProposedMinutes}} {
			f.Add(at+o.path, strconv.FormatInt(o.n, 10), crosstab.CheckCount(o.n))
		}
		f.Add(at+".cost", "", field.Total(l.Cost))
		f.Add(at+".proposed_cost", "", field.Total(l.ProposedCost))
		if f.Total() == before {
			t.table.Add(l.Accounts, decimal.Decimal{}, l.Segment, l.Match.String(), coverageCells.accounts)
			t.table.Add(l.Minutes, l.Cost, l.Segment, l.Match.String(), coverageCells.now)
			t.table.Add(l.ProposedMinutes, l.ProposedCost, l.Segment, l.Match.String(), coverageCells.proposed)
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("portfolio: invalid coverages: %w", err)
	}
	return t, nil
}

// MarshalBinary returns t in a form of its own, versioned and canonical.
func (t *Coverages) MarshalBinary() ([]byte, error) { return t.table.Marshal(coverageForm) }

// UnmarshalBinary reads what [Coverages.MarshalBinary] wrote, and refuses
// everything else. Where it fails it leaves t as it was.
func (t *Coverages) UnmarshalBinary(data []byte) error {
	return t.table.Read(data, coverageForm, len(coverageScope), coverageFields, func(read crosstab.Table) (encoding.BinaryMarshaler, error) {
		return NewCoverages((&Coverages{table: read}).Sums())
	})
}
