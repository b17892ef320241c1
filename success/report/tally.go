package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

// A Tally sums what a [Report] tells over accounts. Shards of a book, each with
// accounts of its own, are tallied apart and merged, in any order, and give the
// report of the whole. The zero Tally is empty and ready to use; it has no scope
// yet and takes that of the first that it is merged with.
//
// A [Reporter] makes the tally of an account or a book, and [NewTally] one of sums
// that were computed elsewhere. A Tally is not safe for use by several goroutines
// while one of them changes it.
type Tally struct {
	scope    Scope
	rows     table
	lists    map[listKey][]Entry
	revenue  map[splitKey]*metrics.Tally
	renewals map[splitKey]*renewal.Tally
}

// A splitKey says whose revenue it is: results are split by how Success
// Potential stood at signing.
type splitKey struct {
	currency  string
	atSigning fit.Verdict
}

func (k splitKey) compare(o splitKey) int {
	return cmp.Or(cmp.Compare(k.currency, o.currency), cmp.Compare(k.atSigning, o.atSigning))
}

// empty returns the tally of a scope that has counted nothing.
func empty(s Scope) *Tally {
	return &Tally{
		scope: s.clone(), rows: table{}, lists: map[listKey][]Entry{},
		revenue: map[splitKey]*metrics.Tally{}, renewals: map[splitKey]*renewal.Tally{},
	}
}

// Scope returns of what the tally is. It is zero where it has none yet.
func (t *Tally) Scope() Scope { return t.scope.clone() }

// check puts the lists of the tally of one account in order, and notes rows and
// entries such as no review leads to.
func (t *Tally) check(f *successkit.Faults) {
	if !t.rows.sound() {
		for i, r := range t.rows.rows() {
			f.Merge(field.Item("rows", i), r.validate())
		}
	}
	for i, k := range slices.SortedFunc(maps.Keys(t.lists), listKey.compare) {
		entries := t.scope.sorted(k.list, t.lists[k])
		n := Named{k.list, k.currency, entries[:min(len(entries), MaxListed)]}
		if err := n.validate(t.scope); err != nil {
			f.Merge(field.Item("lists", i), err)
		} else {
			t.lists[k] = canonical(n.Entries)
		}
	}
}

// Merge adds the accounts of o, which must not be in t. It leaves o as it was and
// shares no memory with it. It fails with [successkit.ErrConflict] where the two
// are of different scopes, with [successkit.ErrOutOfRange] where a count grows
// beyond 2^53, and with [successkit.ErrRequired] where o is nil; it then changes
// nothing.
func (t *Tally) Merge(o *Tally) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	if o.scope.isZero() {
		return nil
	}
	if !t.scope.isZero() && !t.scope.equal(o.scope) {
		return &successkit.FieldError{Path: "scope", Value: o.scope.Program, Err: fmt.Errorf("%w: this one is of %s, version %d, over %s as of %s",
			successkit.ErrConflict, t.scope.Program, t.scope.Version, t.scope.Period, t.scope.AsOf)}
	}
	var f successkit.Faults
	t.rows.accept(&f, o.rows)
	revenue := together(&f, "revenue", t.revenue, o.revenue)
	renewals := together(&f, "renewals", t.renewals, o.renewals)
	if err := f.Err(); err != nil {
		return err
	}
	if t.scope.isZero() {
		*t = *empty(o.scope)
	}
	t.rows.merge(o.rows)
	for k, theirs := range o.lists {
		t.lists[k] = t.scope.top(k.list, t.lists[k], theirs)
	}
	maps.Copy(t.revenue, revenue)
	maps.Copy(t.renewals, renewals)
	return nil
}

// together returns for each key of theirs the sum of mine and theirs, in memory
// of its own, and notes what does not merge.
func together[T any, P interface {
	*T
	Merge(other *T) error
}](f *successkit.Faults, path string, mine, theirs map[splitKey]P) map[splitKey]P {
	sums := make(map[splitKey]P, len(theirs))
	for _, k := range slices.SortedFunc(maps.Keys(theirs), splitKey.compare) {
		sum := P(new(T))
		if have := mine[k]; have != nil {
			f.Merge(path, sum.Merge(have))
		}
		f.Merge(path, sum.Merge(theirs[k]))
		sums[k] = sum
	}
	return sums
}
