package success_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// withoutLater returns the stored form of a review less what it says of facts
// that it left out: how many there were, and which. The rest is what law says
// that later facts do not change.
func withoutLater(t *testing.T, r success.Review) string {
	t.Helper()
	var tree any
	require.NoError(t, json.Unmarshal([]byte(stored(t, r)), &tree))
	var prune func(any)
	prune = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, key := range []string{"later", "ignored"} {
				delete(v, key)
			}
			for _, x := range v {
				prune(x)
			}
		case []any:
			for _, x := range v {
				prune(x)
			}
		}
	}
	prune(tree)
	return stored(t, tree)
}

func made(t testing.TB, d success.Definition) *success.Program {
	t.Helper()
	p, err := success.New(d)
	require.NoError(t, err)
	return p
}

// What the laws below are held against: the random accounts are valid books, have
// every kind of fact with every field of it, and raise every trigger.
func TestRandomAccountsHaveEverything(t *testing.T) {
	t.Parallel()
	for _, trigger := range triggersOf(t) {
		assert.True(t, slices.ContainsFunc(rich().Rules, func(r success.Rule) bool { return r.On == trigger }), "a rule on %s", trigger)
	}
	missing := map[string]bool{}
	var none success.Facts
	lists(&none, func(name string, list reflect.Value) {
		for field := range list.Type().Elem().Fields() {
			missing[name+"."+field.Name] = true
		}
	})
	for seed := range uint64(100) {
		a := randomAccount(rand.New(rand.NewPCG(seed, 0)))
		require.NoError(t, success.Book{Program: rich(), Accounts: []success.Account{a}}.Validate(), "seed %d", seed)
		lists(&a.Facts, func(name string, list reflect.Value) {
			for i := range list.Len() {
				for field, x := range list.Index(i).Fields() {
					if !x.IsZero() {
						delete(missing, name+"."+field.Name)
					}
				}
			}
		})
	}
	assert.Empty(t, missing, "no random account has these")
}

// triggersOf returns every trigger.
func triggersOf(t *testing.T) []success.Trigger {
	t.Helper()
	var all []success.Trigger
	for trigger := success.NoTrigger + 1; trigger.Valid(); trigger++ {
		all = append(all, trigger)
	}
	require.NotEmpty(t, all)
	return all
}

// A review of a day is that of the facts that were known on it. What a book that
// is valid asks of them is granted on every day.
func TestReviewIsUnchangedByLaterFacts(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		a := randomAccount(r)
		for range 8 {
			asOf := firstDay.AddDays(r.IntN(400) - 20)
			got, err := p.Review(a, asOf)
			require.NoError(t, err, "seed %d, %s", seed, asOf)
			then := a
			then.Facts = knownOn(a.Facts, asOf)
			want, err := p.Review(then, asOf)
			require.NoError(t, err, "seed %d, %s", seed, asOf)
			require.Equal(t, withoutLater(t, want), withoutLater(t, got), "seed %d, %s", seed, asOf)
			require.Equal(t, moneyOf(t, then, asOf), moneyOf(t, a, asOf), "seed %d, %s", seed, asOf)
		}
	}
}

// moneyOf returns the stored movements and renewals of an account.
func moneyOf(t *testing.T, a success.Account, asOf successkit.Date) string {
	t.Helper()
	movements, err := a.Movements(asOf)
	require.NoError(t, err)
	renewals, err := a.Renewals(asOf)
	require.NoError(t, err)
	return stored(t, []any{movements, renewals})
}

// Appending a fact twice changes nothing, and the order in which facts come does
// not matter to a review: not a byte of it.
func TestOrderAndRepetitionOfFacts(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		a := randomAccount(r)
		asOf := firstDay.AddDays(r.IntN(400))
		want, err := p.Review(a, asOf)
		require.NoError(t, err)
		grown := a
		grown.Facts = success.Facts{}
		for _, hand := range dealt(r, shuffled(r, a.Facts), 4) {
			once, err := grown.Append(hand)
			require.NoError(t, err, "seed %d", seed)
			again, err := once.Append(hand)
			require.NoError(t, err, "seed %d", seed)
			require.Equal(t, stored(t, once), stored(t, again), "seed %d", seed)
			grown = once
		}
		got, err := p.Review(grown, asOf)
		require.NoError(t, err, "seed %d", seed)
		require.Equal(t, stored(t, want), stored(t, got), "seed %d", seed)
	}
}

// turns returns the days on which an account is another than on the day before
// though nobody looked: a fact becomes known, a contact comes or leaves, and what
// was in hand no longer is.
func turns(a success.Account) map[successkit.Date]bool {
	days := map[successkit.Date]bool{}
	lists(&a.Facts, func(_ string, list reflect.Value) {
		for i := range list.Len() {
			d := firstDay.AddDays(-60)
			for !isKnown(list.Index(i).Interface(), d) {
				d = d.AddDays(1)
			}
			days[d] = true
		}
	})
	for _, x := range a.People {
		days[x.Contact.From], days[x.Contact.Left] = true, true
	}
	for _, x := range a.Taken {
		days[x.Until.AddDays(1)] = true
	}
	return days
}

// A rule raises one action for a subject, and until a fact becomes known, a contact
// leaves or nobody has it in hand any more the action is due on the same day, however
// long the state lasts. No trigger is left out.
func TestActionsKeepTheirDue(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	type key struct{ rule, subject, code string }
	kept, inHand := map[string]int{}, 0
	for seed := range uint64(40) {
		a := randomAccount(rand.New(rand.NewPCG(seed, 3)))
		news := turns(a)
		last := map[key]successkit.Date{}
		for asOf := firstDay.AddDays(-20); asOf.Before(lastDay); asOf = asOf.AddDays(1) {
			review, err := p.Review(a, asOf)
			require.NoError(t, err, "seed %d", seed)
			now, subjects := map[key]successkit.Date{}, map[key]bool{}
			for _, x := range review.Actions {
				k := key{x.Rule, x.Subject, x.Reason.Code}
				now[k] = x.Due
				if x.Taken != nil {
					require.Equal(t, x.Taken.Until, x.Due, "seed %d", seed)
					require.False(t, x.Due.Before(asOf), "seed %d: %s of %s is in hand on %s", seed, x.Rule, x.Subject, asOf)
					inHand++
				}
				require.False(t, subjects[key{x.Rule, x.Subject, ""}], "seed %d: %s twice for %s", seed, x.Rule, x.Subject)
				subjects[key{x.Rule, x.Subject, ""}] = true
				if before, ok := last[k]; ok && !news[asOf] {
					require.Equal(t, before, x.Due, "seed %d: %s of %s moves on %s", seed, x.Rule, x.Subject, asOf)
					kept[x.Rule]++
				}
			}
			last = now
		}
	}
	assert.NotZero(t, inHand)
	for _, rule := range rich().Rules {
		assert.NotZero(t, kept[rule.ID], "no account shows %s", rule.On)
	}
}
