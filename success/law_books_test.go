package success_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/success"
)

// The reviews of a book are those of its accounts, and the actions of the book
// the union of theirs, in one order whatever the order of the accounts.
func TestBookIsTheUnionOfItsAccounts(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 4))
		asOf := firstDay.AddDays(r.IntN(400))
		accounts := make([]success.Account, 6)
		var union []success.AccountAction
		for i := range accounts {
			accounts[i] = randomAccount(r)
			accounts[i].ID = "a" + strconv.Itoa(i)
		}
		all, err := p.ReviewAll(accounts, asOf)
		require.NoError(t, err)
		require.Len(t, all, len(accounts))
		for i, a := range accounts {
			one, err := p.Review(a, asOf)
			require.NoError(t, err)
			require.Equal(t, stored(t, one), stored(t, all[i]))
			for _, x := range one.Actions {
				union = append(union, success.AccountAction{Account: a.ID, Action: x})
			}
		}
		want := slices.SortedFunc(slices.Values(union), p.ByPressure())
		r.Shuffle(len(union), func(i, j int) { union[i], union[j] = union[j], union[i] })
		slices.SortFunc(union, p.ByPressure())
		require.Equal(t, stored(t, want), stored(t, union), "seed %d", seed)
	}
}

// One program serves many at once: what it computes once it computes in New.
func TestProgramIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	var want [4]string
	for i := range want {
		r, err := p.Review(randomAccount(rand.New(rand.NewPCG(uint64(i), 8))), lastDay)
		require.NoError(t, err)
		want[i] = stored(t, r)
	}
	var got [len(want)]success.Review
	var faults [len(want)]error
	var all sync.WaitGroup
	for i := range want {
		all.Go(func() {
			for range 5 {
				got[i], faults[i] = p.Review(randomAccount(rand.New(rand.NewPCG(uint64(i), 8))), lastDay)
			}
		})
	}
	all.Wait()
	for i := range want {
		require.NoError(t, faults[i])
		assert.Equal(t, want[i], stored(t, got[i]))
	}
}

// Books merge in any tree and any order: to the same accounts with the same facts,
// but for the order of both, and to the same reviews.
func TestBooksMergeInAnyOrder(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	merge := func(books ...success.Book) success.Book {
		whole := success.Book{Program: rich()}
		for _, b := range books {
			var err error
			whole, err = whole.Merge(b)
			require.NoError(t, err)
		}
		return whole
	}
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 5))
		asOf := firstDay.AddDays(r.IntN(400))
		parts := make([]success.Book, 3)
		whole := map[string]success.Account{}
		for i := range parts {
			parts[i].Program = rich()
		}
		for i := range 4 {
			a := randomAccount(r)
			a.ID = "a" + strconv.Itoa(i)
			whole[a.ID] = a
			for k, hand := range dealt(r, a.Facts, 3) {
				part := a
				part.Facts = hand
				if r.IntN(4) > 0 || k == 0 && i == 0 {
					parts[k].Accounts = append(parts[k].Accounts, part)
				} else {
					rest, err := success.Book{Program: rich(), Accounts: []success.Account{part}}.Merge(parts[(k+1)%3])
					require.NoError(t, err)
					parts[(k+1)%3] = rest
				}
			}
		}
		x, y, z := parts[0], parts[1], parts[2]
		left, right := merge(merge(x, y), z), merge(x, merge(y, z))
		require.Equal(t, stored(t, left), stored(t, right), "seed %d: associative, order and all", seed)
		require.Equal(t, stored(t, left), stored(t, merge(left, success.Book{Program: rich()})), "seed %d: an empty book", seed)
		for _, book := range []success.Book{left, merge(z, y, x), merge(y, x, z, y)} {
			require.Len(t, book.Accounts, len(whole))
			for _, a := range book.Accounts {
				want, err := p.Review(whole[a.ID], asOf)
				require.NoError(t, err)
				got, err := p.Review(a, asOf)
				require.NoError(t, err)
				require.Equal(t, stored(t, want), stored(t, got), "seed %d", seed)
			}
		}
	}
}

// Movements add up to what is in force on every day, and a contract that becomes
// known later leaves those of other days as they were.
func TestMovementsAreStable(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 6))
		a := randomAccount(r)
		list, err := a.Movements(lastDay)
		require.NoError(t, err)
		then := map[string]metrics.Movement{}
		for _, m := range list {
			then[m.ID] = m
		}
		require.Len(t, then, len(list), "seed %d: an id twice", seed)
		for range 5 {
			asOf := firstDay.AddDays(r.IntN(400))
			known, err := a.Movements(asOf)
			require.NoError(t, err)
			sum := decimal.Zero
			for _, m := range known {
				sum = sum.Add(m.Amount)
			}
			review, err := p.Review(a, asOf)
			require.NoError(t, err)
			testkit.EqualDecimal(t, review.Terms.Value.String(), sum, "seed %d, %s", seed, asOf)
		}
		start := firstDay.AddDays(r.IntN(300))
		late := success.Contract{ID: "late", Date: start, Recorded: lastDay, Start: start, Value: decimal.New(7, 0), Currency: "EUR"}
		end := success.Departure{ID: "end", Date: start.AddDays(1 + r.IntN(60)), Recorded: lastDay, Contract: "late"}
		more, err := a.Append(success.Facts{Contracts: []success.Contract{late}, Departures: []success.Departure{end}})
		require.NoError(t, err)
		list, err = more.Movements(lastDay)
		require.NoError(t, err)
		its := []successkit.Date{late.Start, end.Date}
		for _, d := range a.Departures {
			its = append(its, d.Date) // which may be of every contract
		}
		for _, m := range list {
			if !slices.Contains(its, m.Date) {
				require.Equal(t, stored(t, then[m.ID]), stored(t, m), "seed %d", seed)
				delete(then, m.ID)
			}
		}
		for _, d := range its {
			delete(then, a.ID+"/"+d.String())
		}
		require.Empty(t, then, "seed %d: these are gone", seed)
	}
}
