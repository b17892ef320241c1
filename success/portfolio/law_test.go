package portfolio_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success/portfolio"
)

const seeds = 300

// book is a book of a few owners and customers, some of them of nobody, of
// somebody who is gone, or locked.
func book(r *rand.Rand) ([]portfolio.Owner, []portfolio.Demand) {
	var owners []portfolio.Owner
	names := []string{"", "gone"}
	for i := range 1 + r.IntN(5) {
		o := portfolio.Owner{ID: "o" + strconv.Itoa(i), Percent: []int{0, 0, 50, 30}[r.IntN(4)]}
		if r.IntN(3) == 0 {
			o.Segments = []string{"large"}
		}
		owners, names = append(owners, o), append(names, o.ID)
	}
	var demands []portfolio.Demand
	for i := range r.IntN(14) {
		d := portfolio.Demand{
			Account: "a" + strconv.Itoa(i), Owner: names[r.IntN(len(names))], Segment: []string{"large", "small"}[r.IntN(2)],
			Minutes: int64(r.IntN(9)) * 1_500, Value: decimal.New(int64(r.IntN(1000)), -2), Currency: []string{"EUR", "USD"}[r.IntN(2)],
		}
		if r.IntN(4) == 0 {
			d.Locks = []portfolio.Lock{portfolio.NearRenewal}
		}
		demands = append(demands, d)
	}
	return owners, demands
}

// slow moves customers as the documentation says it, trying everything anew.
type slow struct {
	owners  []portfolio.Owner
	demands []portfolio.Demand
	minutes map[string]int64
	moves   []portfolio.Move
}

func newSlow(owners []portfolio.Owner, demands []portfolio.Demand) *slow {
	s := &slow{owners: slices.Clone(owners), demands: slices.Clone(demands), minutes: map[string]int64{}}
	slices.SortFunc(s.owners, func(x, y portfolio.Owner) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(s.demands, func(x, y portfolio.Demand) int { return cmp.Compare(x.Account, y.Account) })
	for _, d := range demands {
		s.minutes[d.Owner] += d.Minutes
	}
	return s
}

// load returns how full an owner is with so much more.
func (s *slow) load(o portfolio.Owner, more int64) *big.Rat {
	return big.NewRat(s.minutes[o.ID]+more, 19_890*int64(cmp.Or(o.Percent, 100))/100)
}

func (s *slow) heavy(o portfolio.Owner, more int64) bool {
	return s.load(o, more).Cmp(big.NewRat(110, 100)) > 0
}

func (s *slow) has(owner string) bool {
	return slices.ContainsFunc(s.owners, func(o portfolio.Owner) bool { return o.ID == owner })
}

// give gives a customer to the least loaded of those who may take it.
func (s *slow) give(d *portfolio.Demand, may func(portfolio.Owner) bool) bool {
	var best *portfolio.Owner
	for i, o := range s.owners {
		serves := len(o.Segments) == 0 || slices.Contains(o.Segments, d.Segment)
		if serves && may(o) && (best == nil || s.load(o, d.Minutes).Cmp(s.load(*best, d.Minutes)) < 0) {
			best = &s.owners[i]
		}
	}
	if best == nil {
		return false
	}
	s.moves = append(s.moves, portfolio.Move{Account: d.Account, From: d.Owner, To: best.ID, Minutes: d.Minutes})
	s.minutes[d.Owner] -= d.Minutes
	s.minutes[best.ID] += d.Minutes
	d.Owner = best.ID
	return true
}

func (s *slow) deal() {
	slices.SortStableFunc(s.demands, func(x, y portfolio.Demand) int { return cmp.Compare(y.Minutes, x.Minutes) })
	for i := range s.demands {
		if d := &s.demands[i]; d.Minutes > 0 && !s.has(d.Owner) {
			s.give(d, func(portfolio.Owner) bool { return true })
		}
	}
}

// relieve makes one move, and reports whether there was any.
func (s *slow) relieve() bool {
	slices.SortFunc(s.demands, func(x, y portfolio.Demand) int {
		return cmp.Or(cmp.Compare(x.Minutes, y.Minutes), cmp.Compare(x.Account, y.Account))
	})
	byLoad := slices.Clone(s.owners)
	slices.SortStableFunc(byLoad, func(x, y portfolio.Owner) int { return s.load(y, 0).Cmp(s.load(x, 0)) })
	for _, from := range byLoad {
		for i := range s.demands {
			d := &s.demands[i]
			if !s.heavy(from, 0) || d.Owner != from.ID || d.Minutes == 0 || len(d.Locks) > 0 {
				continue
			}
			if s.give(d, func(to portfolio.Owner) bool {
				return to.ID != from.ID && !s.heavy(to, d.Minutes) &&
					s.load(to, d.Minutes).Cmp(s.load(from, 0)) < 0 && s.load(from, -d.Minutes).Cmp(s.load(to, 0)) >= 0
			}) {
				return true
			}
		}
	}
	return false
}

// The fast way makes the moves of the slow one.
func TestLawSlow(t *testing.T) {
	t.Parallel()
	p, moved := plan(t), 0
	for seed := range uint64(10 * seeds) {
		owners, demands := book(rand.New(rand.NewPCG(seed, 1)))
		s := newSlow(owners, demands)
		s.deal()
		dealt := len(s.moves)
		for s.relieve() {
		}
		moved += len(s.moves) - dealt
		got, err := p.Propose(owners, demands, 100)
		require.NoError(t, err)
		require.Equal(t, s.moves, got.Moves, "seed %d", seed)
		// A limit cuts the list, and changes nothing before.
		limit := rand.New(rand.NewPCG(seed, 2)).IntN(5)
		got, err = p.Propose(owners, demands, limit)
		require.NoError(t, err)
		require.True(t, slices.Equal(s.moves[:min(limit, len(s.moves))], got.Moves), "seed %d: %v, want the first %d of %v", seed, got.Moves, limit, s.moves)
	}
	assert.Greater(t, moved, seeds, "the books have something to even out")
}

// A proposal loses no minute, moves no locked customer from an owner and none
// twice within the list, and makes neither the heaviest load heavier nor the
// lightest lighter. Once it is followed, there is nothing more to propose.
func TestLawProposal(t *testing.T) {
	t.Parallel()
	p := plan(t)
	for seed := range uint64(seeds) {
		owners, demands := book(rand.New(rand.NewPCG(seed, 3)))
		before, err := p.Balance(owners, demands)
		require.NoError(t, err)
		got, err := p.Propose(owners, demands, 100)
		require.NoError(t, err)
		require.LessOrEqual(t, got.After.Compare(got.Given), 0, "seed %d: %s, before %s", seed, got.After, got.Given)
		if before.Unassigned.Minutes == 0 {
			require.True(t, got.Given.Equal(got.Before), "seed %d", seed)
		}
		for _, m := range got.Moves {
			i := slices.IndexFunc(demands, func(d portfolio.Demand) bool { return d.Account == m.Account })
			require.Equal(t, m.From, demands[i].Owner, "seed %d", seed)
			require.True(t, len(demands[i].Locks) == 0 || m.From == "" || m.From == "gone", "seed %d: %s is locked", seed, m.Account)
			demands[i].Owner = m.To
		}
		after, err := p.Balance(owners, demands)
		require.NoError(t, err)
		require.Equal(t, before.Minutes, after.Minutes, "seed %d", seed)
		require.Equal(t, text(t, after.Owners), text(t, got.Owners), "seed %d: the loads are those of the moves", seed)
		require.Equal(t, before.Segments, after.Segments, "seed %d: what segments need does not depend on owners", seed)
		var sum int64
		for _, l := range after.Owners {
			sum += l.Minutes
		}
		require.Equal(t, after.Minutes, sum+after.Unassigned.Minutes, "seed %d", seed)
		again, err := p.Propose(owners, demands, 100)
		require.NoError(t, err)
		require.Empty(t, again.Moves, "seed %d", seed)
	}
}

func text(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// The order of customers changes nothing, and that of owners only theirs.
func TestLawOrder(t *testing.T) {
	t.Parallel()
	p := plan(t)
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 4))
		owners, demands := book(r)
		balance, err := p.Balance(owners, demands)
		require.NoError(t, err)
		proposal, err := p.Propose(owners, demands, 7)
		require.NoError(t, err)
		r.Shuffle(len(demands), func(i, j int) { demands[i], demands[j] = demands[j], demands[i] })
		again, err := p.Balance(owners, demands)
		require.NoError(t, err)
		require.Equal(t, text(t, balance), text(t, again), "seed %d", seed)
		r.Shuffle(len(owners), func(i, j int) { owners[i], owners[j] = owners[j], owners[i] })
		other, err := p.Propose(owners, demands, 7)
		require.NoError(t, err)
		byID := func(x, y portfolio.Load) int { return cmp.Compare(x.ID, y.ID) }
		slices.SortFunc(proposal.Owners, byID)
		slices.SortFunc(other.Owners, byID)
		require.Equal(t, proposal.Moves, other.Moves, "seed %d", seed)
		require.Equal(t, text(t, proposal.Owners), text(t, other.Owners), "seed %d", seed)
		require.True(t, proposal.Before.Equal(other.Before) && proposal.Given.Equal(other.Given) && proposal.After.Equal(other.After), "seed %d", seed)
	}
}

// Two books together have the hours, the customers and the revenue of both, and
// need no more people than both and no fewer than either; nor do they put off the
// next hire.
func TestLawUnion(t *testing.T) {
	t.Parallel()
	p, asOf := plan(t), successkit.MustDate("2025-07-01")
	for seed := range uint64(seeds) {
		owners, demands := book(rand.New(rand.NewPCG(seed, 5)))
		_, others := book(rand.New(rand.NewPCG(seed, 6)))
		for i := range others {
			others[i].Account = "b" + strconv.Itoa(i)
		}
		balance := func(d []portfolio.Demand) (portfolio.Balance, portfolio.Hire) {
			b, err := p.Balance(owners, d)
			require.NoError(t, err)
			h, err := p.NextHire(b, 1_000, asOf)
			require.NoError(t, err)
			return b, h
		}
		x, xHire := balance(demands)
		y, _ := balance(others)
		all, allHire := balance(slices.Concat(demands, others))
		require.Equal(t, x.Minutes+y.Minutes, all.Minutes, "seed %d", seed)
		require.Equal(t, x.Available, all.Available, "seed %d", seed)
		require.LessOrEqual(t, all.People, x.People+y.People, "seed %d", seed)
		require.GreaterOrEqual(t, all.People, max(x.People, y.People), "seed %d", seed)
		require.GreaterOrEqual(t, allHire.Missing, xHire.Missing, "seed %d", seed)
		require.False(t, allHire.Needed.After(xHire.Needed), "seed %d: %v, then %v", seed, xHire, allHire)
		for i := range owners {
			requireSum(t, x.Owners[i], y.Owners[i], all.Owners[i])
		}
		requireSum(t, x.Unassigned, y.Unassigned, all.Unassigned)
		for _, l := range all.Segments {
			requireSum(t, segment(x, l.ID), segment(y, l.ID), l)
		}
	}
}

func segment(b portfolio.Balance, id string) portfolio.Load {
	for _, l := range b.Segments {
		if l.ID == id {
			return l
		}
	}
	return portfolio.Load{}
}

func requireSum(t *testing.T, x, y, sum portfolio.Load) {
	t.Helper()
	require.Equal(t, x.Accounts+y.Accounts, sum.Accounts)
	require.Equal(t, x.Minutes+y.Minutes, sum.Minutes)
	values := map[string]decimal.Decimal{}
	for _, a := range slices.Concat(x.Revenue, y.Revenue) {
		values[a.Currency] = values[a.Currency].Add(a.Value)
	}
	var currencies []string
	for _, a := range sum.Revenue {
		require.True(t, values[a.Currency].Equal(a.Value), "%s: %s, want %s", a.Currency, a.Value, values[a.Currency])
		currencies = append(currencies, a.Currency)
	}
	require.Equal(t, slices.Sorted(maps.Keys(values)), currencies)
}
