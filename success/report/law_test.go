package report_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

// randomBook returns customers of the sample's vendor, each made of one of the
// sample's, to which in two years all sorts of things happened, each known from
// its day on.
func randomBook(t testing.TB, r *rand.Rand) []success.Account {
	t.Helper()
	sample := book(t).Accounts
	var accounts []success.Account
	for i := range 1 + r.IntN(12) {
		a := sample[r.IntN(len(sample))]
		a.ID = fmt.Sprintf("A-%03d", i)
		currency := []string{"EUR", "USD", ""}[r.IntN(3)]
		a.Contracts = slices.Clone(a.Contracts)
		for k := range a.Contracts {
			a.Contracts[k].Currency = currency
			if r.IntN(12) == 0 {
				a.Contracts[k].Value = decimal.Decimal{}
			}
		}
		on := func() successkit.Date { return day("2025-06-01").AddDays(r.IntN(400)) }
		if r.IntN(3) == 0 {
			d := success.Departure{ID: "left", Date: on(), Cause: []string{"price", "closed-down", ""}[r.IntN(3)]}
			if r.IntN(2) == 0 {
				d.Recorded = d.Date.AddDays(-r.IntN(60))
			}
			a.Departures = []success.Departure{d}
		}
		for k := range r.IntN(3) {
			id := "x" + strconv.Itoa(k)
			asked := success.Exception{
				ID: id, Date: on(), Ruling: success.Asked, Kind: []string{"refund", "early-end"}[r.IntN(2)],
				Cause: []string{"outage", "oversold"}[r.IntN(2)], AgainstTerms: r.IntN(4) == 0, Amount: decimal.New(int64(r.IntN(90)), 0), Currency: currency,
			}
			a.Exceptions = append(a.Exceptions, asked)
			if r.IntN(2) == 0 {
				ruled := success.Exception{ID: id + "r", Date: asked.Date.AddDays(r.IntN(90)), Ruling: success.Refused, Of: id}
				if !asked.AgainstTerms && r.IntN(2) == 0 {
					ruled.Ruling, ruled.EscalatedTo = success.Granted, successkit.Executive
				}
				a.Exceptions = append(a.Exceptions, ruled)
			}
		}
		for k := range r.IntN(4) {
			a.Acts = append(a.Acts, success.Act{ID: "a" + strconv.Itoa(k), Date: on(), Kind: []string{"reference", "review"}[r.IntN(2)], Against: r.IntN(4) == 0})
		}
		for k := range r.IntN(3) {
			id := "o" + strconv.Itoa(k)
			stands := success.Obstacle{ID: id, Date: on(), Kind: success.Hindrance(1 + r.IntN(6)), What: "something"}
			a.Obstacles = append(a.Obstacles, stands)
			if r.IntN(2) == 0 {
				a.Obstacles = append(a.Obstacles, success.Obstacle{ID: id + "c", Date: stands.Date.AddDays(r.IntN(90)), Clears: id})
			}
		}
		for k := range r.IntN(3) {
			id, amount := strconv.Itoa(k), decimal.New(int64(r.IntN(900)-300), -1) // a correction is below 0
			a.Benefits = append(a.Benefits, value.Benefit{ID: "b" + id, Part: "time-saved", Date: on(), Amount: amount, Currency: currency, Source: "review"})
			a.Costs = append(a.Costs, value.Cost{ID: "c" + id, Part: "subscription", Date: on(), Amount: decimal.New(int64(r.IntN(90)), 0), Currency: currency})
		}
		accounts = append(accounts, a)
	}
	return accounts
}

// Parts of a book, each tallied apart, merge to the tally of the whole, in any
// order, and the tally of an account is that of a book of one.
func TestMerge(t *testing.T) {
	t.Parallel()
	rep := reporter(t, book(t).Program, "2026-01-01/2026-04-01", "2026-03-31")
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 1))
		accounts := randomBook(t, r)
		var parts [3][]success.Account
		for _, a := range accounts {
			i := r.IntN(len(parts))
			parts[i] = append(parts[i], a)
		}
		shards := make([]*report.Tally, 0, len(parts))
		for _, p := range parts {
			shards = append(shards, tallied(t, rep, p...))
		}
		whole := tallied(t, rep, accounts...)
		testkit.MergeLaws(t, seed, whole, shards)

		one, err := rep.Account(accounts[0])
		require.NoError(t, err)
		require.Equal(t, stored(t, tallied(t, rep, accounts[0]).Sums()), stored(t, one.Sums()), "seed %d", seed)

		slices.Reverse(accounts)
		require.Equal(t, stored(t, reported(t, whole)), stored(t, reported(t, tallied(t, rep, accounts...))), "seed %d: the order of accounts", seed)
	}
}

// What a tally holds makes an equal tally, by way of JSON too.
func TestSums(t *testing.T) {
	t.Parallel()
	rep := reporter(t, book(t).Program, "2026-01-01/2026-04-01", "2026-03-31")
	for seed := range uint64(25) {
		want := tallied(t, rep, randomBook(t, rand.New(rand.NewPCG(seed, 2)))...)
		var s report.Sums
		require.NoError(t, json.Unmarshal([]byte(stored(t, want.Sums())), &s))
		got, err := report.NewTally(s)
		require.NoError(t, err, "seed %d", seed)
		x, err := want.MarshalBinary()
		require.NoError(t, err)
		y, err := got.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, x, y, "seed %d", seed)
		require.Equal(t, stored(t, want.Sums()), stored(t, got.Sums()), "seed %d", seed)
	}
}

// A fact that is there twice counts once, and one that is learnt later says
// nothing of a period that was over before.
func TestFacts(t *testing.T) {
	t.Parallel()
	rep := reporter(t, book(t).Program, "2026-01-01/2026-04-01", "2026-03-31")
	for seed := range uint64(15) {
		accounts := randomBook(t, rand.New(rand.NewPCG(seed, 7)))
		want := stored(t, tallied(t, rep, accounts...).Sums())
		for i := range accounts {
			a := &accounts[i]
			a.Contracts, a.Departures = append(a.Contracts, a.Contracts...), append(a.Departures, a.Departures...)
			a.Exceptions, a.Acts, a.Obstacles = append(a.Exceptions, a.Exceptions...), append(a.Acts, a.Acts...), append(a.Obstacles, a.Obstacles...)
			a.Interactions, a.Observations = append(a.Interactions, a.Interactions...), append(a.Observations, a.Observations...)
		}
		require.Equal(t, want, stored(t, tallied(t, rep, accounts...).Sums()), "seed %d: twice", seed)
		for i := range accounts {
			late := day("2026-04-01")
			grown, err := accounts[i].Append(success.Facts{
				Departures: []success.Departure{{ID: "late", Date: day("2026-01-15"), Recorded: late}},
				Acts:       []success.Act{{ID: "late", Date: day("2026-01-15"), Recorded: late, Kind: "review"}},
				Obstacles:  []success.Obstacle{{ID: "late", Date: day("2026-01-15"), Recorded: late, Kind: success.BadFit, What: "x"}},
				Exceptions: []success.Exception{{ID: "late", Date: day("2026-01-15"), Recorded: late, Ruling: success.Asked, Kind: "refund", Cause: "outage"}},
			})
			require.NoError(t, err)
			accounts[i] = grown
		}
		require.Equal(t, want, stored(t, tallied(t, rep, accounts...).Sums()), "seed %d: late", seed)
	}
}

// The parts of a report add up: flows to lines, lines to all customers, verdicts
// at signing to the whole, causes to the losses, kinds of obstacles less what they
// have in common to all.
func TestReport_addsUp(t *testing.T) {
	t.Parallel()
	rep := reporter(t, book(t).Program, "2026-01-01/2026-04-01", "2026-03-31")
	gains := false
	for seed := range uint64(40) {
		accounts := randomBook(t, rand.New(rand.NewPCG(seed, 3)))
		r := reported(t, tallied(t, rep, accounts...))
		for _, s := range []report.Split{r.Verdicts, r.Potential, r.Warnings.Bands} {
			var opening, closing stock
			for _, l := range s.Lines {
				var from, to stock
				for _, f := range s.Flows {
					if f.From == l.State {
						from.add(f.Accounts, f.Opening)
					}
					if f.To == l.State {
						to.add(f.Accounts, f.Closing)
					}
				}
				from.equal(t, l.Opening, seed)
				to.equal(t, l.Closing, seed)
				opening.add(l.Opening.Accounts, l.Opening.Money)
				closing.add(l.Closing.Accounts, l.Closing.Money)
			}
			opening.equal(t, r.Customers.Opening, seed)
			closing.equal(t, r.Customers.Closing, seed)
		}
		for _, x := range r.Results {
			testkit.EqualDecimal(t, x.Waterfall.Opening.StringFixed(2), r.Customers.Opening.In(x.Currency), "seed %d", seed)
			testkit.EqualDecimal(t, x.Waterfall.Closing.StringFixed(2), r.Customers.Closing.In(x.Currency), "seed %d", seed)
			var opening, due, lost decimal.Decimal
			for _, f := range x.ByFit {
				opening, due = opening.Add(f.Retention.Opening), due.Add(f.Renewals.Sums.AmountDue)
			}
			for _, c := range x.Causes {
				lost = lost.Add(c.Amount)
			}
			testkit.EqualDecimal(t, x.Retention.Opening.StringFixed(2), opening, "seed %d", seed)
			testkit.EqualDecimal(t, x.Renewals.Sums.AmountDue.StringFixed(2), due, "seed %d", seed)
			testkit.EqualDecimal(t, x.Waterfall.Churn.Amount.Add(x.Waterfall.Contraction.Amount).StringFixed(2), lost, "seed %d", seed)
		}
		var left, blamed stock
		for _, x := range r.Verdicts.Flows {
			if x.To == "" {
				left.add(x.Accounts, x.Opening)
			}
		}
		for _, l := range r.Losses {
			blamed.add(l.Accounts, l.Money)
		}
		assert.Equal(t, left.accounts, blamed.accounts, "seed %d", seed)
		for currency, money := range left.money {
			testkit.EqualDecimal(t, money.StringFixed(2), blamed.money[currency], "seed %d", seed)
		}
		gains = gains || len(r.Worth.Returns) > 0
		var kinds stock
		for _, l := range r.Obstacles.Kinds {
			kinds.add(l.Closing.Accounts, l.Closing.Money)
		}
		kinds.add(-r.Obstacles.Overlap.Accounts, negative(r.Obstacles.Overlap.Money))
		kinds.equal(t, r.Obstacles.Any.Closing, seed)
	}
	assert.True(t, gains, "no book shows what customers gained")
}

// The actions of a book are those of its accounts: in number by rule and role,
// and the most pressing of all are the most pressing of the union.
func TestReport_actionsAreTheUnion(t *testing.T) {
	t.Parallel()
	b := book(t)
	p := program(t, b.Program)
	rep := reporter(t, b.Program, "2026-01-01/2026-04-01", "2026-03-31")
	for seed := range uint64(25) {
		accounts := randomBook(t, rand.New(rand.NewPCG(seed, 4)))
		r := reported(t, tallied(t, rep, accounts...))
		want, got := map[[2]string]int64{}, map[[2]string]int64{}
		union := map[string][]success.AccountAction{}
		for _, a := range accounts {
			review, err := p.Review(a, day("2026-03-31"))
			require.NoError(t, err)
			for _, x := range review.Actions {
				want[[2]string{x.Rule, string(x.Owner)}]++
				union[review.Terms.Currency] = append(union[review.Terms.Currency], success.AccountAction{Account: a.ID, Action: x})
			}
		}
		for _, l := range r.Risks.Actions {
			for _, role := range l.Open.Lines {
				if role.Closing.Accounts > 0 {
					got[[2]string{l.Rule, role.State}] = role.Closing.Accounts
				}
			}
		}
		require.Equal(t, want, got, "seed %d", seed)
		for currency, actions := range union {
			slices.SortFunc(actions, p.ByPressure())
			named := r.Named(report.Pressing, currency)
			require.Len(t, named, min(report.MaxListed, len(actions)), "seed %d", seed)
			for i, e := range named {
				assert.Equal(t, []string{actions[i].Account, actions[i].Rule, actions[i].Subject}, []string{e.Account, e.What, e.Subject}, "seed %d: %d", seed, i)
			}
		}
	}
}

// Every difference between two reports is what lies between them and the moves.
// Where the periods of one book meet, nothing lies between.
func TestCompare_explains(t *testing.T) {
	t.Parallel()
	b := book(t)
	seen, lost := map[report.Kind]bool{}, false
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 5))
		accounts := randomBook(t, r)
		first := reported(t, tallied(t, reporter(t, b.Program, "2025-10-01/2026-01-01", "2025-12-31"), accounts...))
		meets := reported(t, tallied(t, reporter(t, b.Program, "2026-01-01/2026-04-01", "2026-03-31"), accounts...))
		apart := reported(t, tallied(t, reporter(t, b.Program, "2026-02-01/2026-03-01", "2026-02-20"), accounts[:r.IntN(len(accounts))]...))
		for _, after := range []report.Report{meets, apart, first} {
			c, err := report.Compare(first, after)
			require.NoError(t, err)
			for _, x := range c.Stocks {
				var sum stock
				sum.add(x.Before.Accounts, x.Before.Money)
				sum.add(x.Between.Accounts, x.Between.Money)
				for _, m := range x.Moves {
					sum.add(m.Accounts, m.Money)
				}
				sum.equal(t, x.After, seed)
				seen[x.Of] = true
				if after.Scope.Period == meets.Scope.Period {
					require.Zero(t, x.Between, "seed %d: %s %s %s", seed, x.Of, x.What, x.State)
				}
			}
			for _, x := range after.Results {
				var sum float64
				for _, l := range c.Losses {
					if l.Currency == x.Currency {
						sum += l.Difference.Float64()
					}
				}
				for _, y := range first.Results {
					if y.Currency == x.Currency && x.Waterfall.Opening.IsPositive() && y.Waterfall.Opening.IsPositive() {
						assert.InDelta(t, lossShare(x)-lossShare(y), sum, 1e-9, "seed %d: causes add up", seed)
						lost = lost || sum != 0
					}
				}
			}
			for _, l := range c.Figures {
				if l.Before.Defined() && l.After.Defined() {
					assert.InDelta(t, l.After.Float64()-l.Before.Float64(), l.Difference.Float64(), 1e-9)
				}
			}
		}
	}
	for _, k := range []report.Kind{report.NoKind, report.ByVerdict, report.ByBand, report.ByPotential, report.BySign, report.ByHindrance, report.ByRule, report.ByAction} {
		assert.True(t, seen[k], "no book shows %s", k)
	}
	assert.True(t, lost, "no book loses more or less than before")
}

// lossShare returns all that was lost over the opening revenue.
func lossShare(x report.Result) float64 {
	w := x.Waterfall
	r, _ := successkit.NewRate(w.Churn.Amount.Add(w.Contraction.Amount), w.Opening)
	return r.Float64()
}

// What happened in two periods that meet is what happened in both together, but
// for what was undone.
func TestEventsOfPeriodsAddUp(t *testing.T) {
	t.Parallel()
	b := book(t)
	counted := map[report.Kind]int64{}
	for seed := range uint64(15) {
		accounts := randomBook(t, rand.New(rand.NewPCG(seed, 6)))
		count := func(period, asOf string) map[[4]string]int64 {
			all := map[[4]string]int64{}
			for _, r := range tallied(t, reporter(t, b.Program, period, asOf), accounts...).Sums().Rows {
				if r.Of == report.ByAct || r.Of == report.ByException && r.To != "open" {
					all[[4]string{r.Of.String(), r.What, r.To, r.Currency}] += r.Count
					counted[r.Of] += r.Count
				}
			}
			return all
		}
		half := count("2025-10-01/2026-04-01", "2026-03-31")
		quarters := count("2025-10-01/2026-01-01", "2025-12-31")
		for k, n := range count("2026-01-01/2026-04-01", "2026-03-31") {
			quarters[k] += n
		}
		require.Equal(t, half, quarters, "seed %d", seed)
	}
	assert.NotZero(t, counted[report.ByAct])
	assert.NotZero(t, counted[report.ByException])
}

// A stock adds up accounts and money.
type stock struct {
	accounts int64
	money    map[string]decimal.Decimal
}

func (s *stock) add(accounts int64, money []success.Amount) {
	s.accounts += accounts
	if s.money == nil {
		s.money = map[string]decimal.Decimal{}
	}
	for _, m := range money {
		s.money[m.Currency] = s.money[m.Currency].Add(m.Value)
	}
}

func (s *stock) equal(t *testing.T, want report.Stock, seed uint64) {
	t.Helper()
	require.Equal(t, want.Accounts, s.accounts, "seed %d", seed)
	for _, m := range want.Money {
		if s.money == nil {
			s.money = map[string]decimal.Decimal{}
		}
		s.money[m.Currency] = s.money[m.Currency].Sub(m.Value)
	}
	for currency, left := range s.money {
		require.True(t, left.IsZero(), "seed %d: %s of %q", seed, left, currency)
	}
}

func negative(money []success.Amount) []success.Amount {
	list := slices.Clone(money)
	for i := range list {
		list[i].Value = list[i].Value.Neg()
	}
	return list
}
