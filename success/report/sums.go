package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

// Sums are what a [Tally] holds, as plain data: one long table of rows, a few
// names, and the sums of the revenue. They can come from elsewhere, from SQL over
// a warehouse of stored reviews for instance; see [NewTally].
type Sums struct {
	Scope Scope `json:"scope"`
	// Rows are in the order of their kinds and words, each once.
	Rows []Row `json:"rows,omitempty"`
	// Lists are in the order of their names and currencies.
	Lists []Named `json:"lists,omitempty"`
	// Revenue and Renewals are split by how Success Potential stood at signing, in
	// the order of currencies and verdicts.
	Revenue  []Revenue `json:"revenue,omitempty"`
	Renewals []Renewed `json:"renewals,omitempty"`
}

// Revenue is what the recurring revenue of customers did in the period.
type Revenue struct {
	AtSigning fit.Verdict  `json:"at_signing"`
	Sums      metrics.Sums `json:"sums"`
}

// Renewed is what came up for renewal in the period and what became of it.
type Renewed struct {
	AtSigning fit.Verdict  `json:"at_signing"`
	Sums      renewal.Sums `json:"sums"`
}

// Validate reports everything that is wrong with s, each fault at its path: a
// scope that is none, a row or a list that stands twice, has words that its kind
// does not have or money that is negative, a verdict that is none, revenue of
// another period or day, and rows that contradict each other: customers that
// are not the same in number and money by verdict, band and potential, of whom
// more have a sign than there are, or who left and are not those that somebody is
// to blame for.
func (s Sums) Validate() error {
	_, err := NewTally(s)
	return err
}

// NewTally returns the tally of sums that were computed elsewhere. Of a scope
// alone it is an empty tally of that scope. It fails as [Sums.Validate] does.
func NewTally(s Sums) (*Tally, error) {
	var f successkit.Faults
	f.Merge("scope", s.Scope.Validate())
	t := empty(s.Scope)
	for i := range s.Rows {
		r, at := &s.Rows[i], field.Item("rows", i)
		err := r.validate()
		f.Merge(at, err)
		if t.rows[r.key()] != nil {
			f.Add(at, r.Of.String(), fmt.Errorf("%w: another row of the same words", successkit.ErrDuplicate))
		} else if err == nil {
			t.rows.add(*r)
		}
	}
	for i := range s.Lists {
		n, at := &s.Lists[i], field.Item("lists", i)
		err := n.validate(s.Scope)
		f.Merge(at, err)
		k := listKey{n.List, n.Currency}
		if t.lists[k] != nil {
			f.Add(at, n.List.String(), successkit.ErrDuplicate)
		} else if err == nil {
			t.lists[k] = canonical(n.Entries)
		}
	}
	t.results(&f, s)
	if f.Total() == 0 {
		t.rows.agree(&f)
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("report: %w", err)
	}
	return t, nil
}

// canonical returns entries in memory of their own, each with its money in the one
// form that equal numbers have.
func canonical(entries []Entry) []Entry {
	entries = slices.Clone(entries)
	for i := range entries {
		var sum exact.Sum
		sum.Add(entries[i].Money)
		entries[i].Money = sum.Decimal()
	}
	return entries
}

// results takes the sums of the revenue over.
func (t *Tally) results(f *successkit.Faults, s Sums) {
	for i, r := range s.Revenue {
		k, at := splitKey{r.Sums.Currency, r.AtSigning}, field.Item("revenue", i)
		f.Add(at+".at_signing", k.atSigning.String(), validVerdict(k.atSigning))
		if t.revenue[k] != nil {
			f.Add(at, k.atSigning.String(), successkit.ErrDuplicate)
		}
		tally, err := metrics.NewTally(r.Sums)
		f.Merge(at+".sums", err)
		whole, err2 := metrics.NewTally(metrics.Sums{Period: s.Scope.Period, AsOf: s.Scope.AsOf, Currency: k.currency})
		if err == nil && err2 == nil {
			f.Merge(at+".sums", whole.Merge(tally)) // of one period, day, unit and rule
		}
		t.revenue[k] = whole
	}
	convention := renewal.Convention{}.String()
	for i, r := range s.Renewals {
		k, at := splitKey{r.Sums.Currency, r.AtSigning}, field.Item("renewals", i)
		f.Add(at+".at_signing", k.atSigning.String(), validVerdict(k.atSigning))
		if t.renewals[k] != nil {
			f.Add(at, k.atSigning.String(), successkit.ErrDuplicate)
		}
		tally, err := renewal.NewTally(r.Sums)
		f.Merge(at+".sums", err)
		if got := r.Sums.Convention.String(); got != convention {
			f.Add(at+".sums.convention", got, fmt.Errorf("%w: want %s", successkit.ErrConflict, convention))
		}
		t.renewals[k] = tally
	}
}

func validVerdict(v fit.Verdict) error {
	if !v.Valid() {
		return successkit.ErrUnknown
	}
	return nil
}

// An end is one end of the period, and a stock what stood there.
type end struct {
	of             Kind
	what, currency string
	closing        bool
}

type stock struct {
	count int64
	money decimal.Decimal
}

// ends returns what stood at the ends of the period, by what divides it.
func (t table) ends() map[end]stock {
	all := map[end]stock{}
	add := func(e end, there bool, count int64, money decimal.Decimal) {
		if there {
			have := all[e]
			all[e] = stock{min(have.count, maxCount) + count, have.money.Add(money)}
		}
	}
	for _, r := range t.rows() {
		if r.Of <= ByHindrance || r.Of == ByGain || r.Of == ByCost {
			add(end{r.Of, r.What, r.Currency, false}, r.From != "" && r.From != no, r.Count, r.Opening)
			add(end{r.Of, r.What, r.Currency, true}, r.To != "" && r.To != no, r.Count, r.Closing)
		}
	}
	return all
}

// agree notes rows that contradict each other.
func (t table) agree(f *successkit.Faults) {
	all := t.ends()
	list := slices.SortedFunc(maps.Keys(all), func(x, y end) int {
		return cmp.Or(cmp.Compare(x.of, y.of), cmp.Compare(x.what, y.what), cmp.Compare(x.currency, y.currency))
	})
	for _, e := range list {
		got, customers := all[e], all[end{ByVerdict, "", e.currency, e.closing}]
		switch whole, worth := e.of <= ByPotential, e.of > ByHindrance; {
		case whole && (got.count != customers.count || !got.money.Equal(customers.money)),
			got.count > customers.count, !worth && got.money.GreaterThan(customers.money):
			f.Add("rows", e.of.String(), fmt.Errorf("%w: not of the customers that there are by verdict", successkit.ErrConflict))
		case worth && all[end{ByGain, "", e.currency, e.closing}].count != all[end{ByCost, "", e.currency, e.closing}].count:
			f.Add("rows", e.of.String(), fmt.Errorf("%w: gains and costs are not of the same customers", successkit.ErrConflict))
		}
	}
	if left, blamed := t.left(ByVerdict), t.left(ByBlame); !left.equal(blamed) {
		f.Add("rows", ByBlame.String(), fmt.Errorf("%w: not the customers that left by verdict", successkit.ErrConflict))
	}
	for _, of := range []Kind{ByBand, ByPotential} {
		for _, e := range list {
			if _, ok := all[end{of, "", e.currency, e.closing}]; e.of == ByVerdict && !ok {
				f.Add("rows", of.String(), fmt.Errorf("%w: none of the customers that there are by verdict", successkit.ErrConflict))
			}
		}
	}
}

// left returns the customers of a kind of rows that are none any more.
func (t table) left(of Kind) Stock {
	var gone pile
	for _, r := range t.rows() {
		if r.Of == of && r.To == "" {
			gone.add(r.Count, r.Currency, r.Opening)
		}
	}
	return gone.stock()
}

// Sums returns what the tally holds, in memory of its own. [NewTally] makes an
// equal tally of it.
func (t *Tally) Sums() Sums {
	s := Sums{Scope: t.scope.clone(), Rows: t.rows.rows()}
	for _, k := range slices.SortedFunc(maps.Keys(t.lists), listKey.compare) {
		s.Lists = append(s.Lists, Named{k.list, k.currency, slices.Clone(t.lists[k])})
	}
	for _, k := range slices.SortedFunc(maps.Keys(t.revenue), splitKey.compare) {
		s.Revenue = append(s.Revenue, Revenue{k.atSigning, t.revenue[k].Sums()})
	}
	for _, k := range slices.SortedFunc(maps.Keys(t.renewals), splitKey.compare) {
		s.Renewals = append(s.Renewals, Renewed{k.atSigning, t.renewals[k].Sums()})
	}
	return s
}
