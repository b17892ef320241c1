package success_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
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
		}
	}
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
// though nobody looked: a fact becomes known, a contact comes or leaves.
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
	return days
}

// A rule raises one action for a subject, and until a fact becomes known or a
// contact leaves the action is due on the same day, however long the state lasts.
// No trigger is left out.
func TestActionsKeepTheirDue(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	type key struct{ rule, subject, code string }
	kept := map[string]int{}
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
	for _, rule := range rich().Rules {
		assert.NotZero(t, kept[rule.ID], "no account shows %s", rule.On)
	}
}

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
		for _, m := range list {
			if m.Date != late.Start && m.Date != end.Date {
				require.Equal(t, stored(t, then[m.ID]), stored(t, m), "seed %d", seed)
				delete(then, m.ID)
			}
		}
		delete(then, a.ID+"/"+late.Start.String())
		delete(then, a.ID+"/"+end.Date.String())
		require.Empty(t, then, "seed %d: these are gone", seed)
	}
}

// scribble overwrites everything that can be reached from v.
func scribble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			scribble(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			scribble(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scribble(v.Field(i))
			}
		}
	}
	if v.CanSet() && v.Kind() != reflect.Struct && v.Kind() != reflect.Slice && v.Kind() != reflect.Pointer {
		v.SetZero()
	}
	if v.CanSet() && v.Kind() == reflect.Struct && v.NumField() > 0 && !v.Type().Field(0).IsExported() {
		v.SetZero() // a date, a decimal
	}
}

func stored(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// Whatever a caller does to a review, neither the account nor a later review
// shows it.
func TestReviewIsTheCallersOwn(t *testing.T) {
	t.Parallel()
	p := made(t, rich())
	for seed := range uint64(20) {
		a := randomAccount(rand.New(rand.NewPCG(seed, 3)))
		asOf := day("2025-09-01")
		first, err := p.Review(a, asOf)
		require.NoError(t, err)
		account, want := stored(t, a), stored(t, first)
		scribble(reflect.ValueOf(&first))
		require.Equal(t, success.Review{}.AsOf, first.AsOf)
		require.Equal(t, account, stored(t, a), "seed %d", seed)
		second, err := p.Review(a, asOf)
		require.NoError(t, err)
		require.Equal(t, want, stored(t, second), "seed %d", seed)
	}
}

// Nor does an account that has grown show what is done to the one it grew from,
// or to the facts it grew by.
func TestAppendedFactsAreOfTheirOwn(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 4))
		a, more := randomAccount(r), success.Facts{}
		for i, f := range []*success.Facts{&more, {}} { // some facts, and none
			x := account()
			x.Interactions[0].ID, x.Observations[0].ID = "new", "new"
			if i == 0 {
				*f = success.Facts{Interactions: x.Interactions, Observations: x.Observations}
			}
			from := stored(t, a)
			b, err := a.Append(*f)
			require.NoError(t, err)
			want := stored(t, b.Facts)
			scribble(reflect.ValueOf(&b.Facts))
			require.Equal(t, from, stored(t, a), "seed %d", seed)
			b, err = a.Append(*f)
			require.NoError(t, err)
			scribble(reflect.ValueOf(f))
			c := a
			scribble(reflect.ValueOf(&c.Facts))
			require.Equal(t, want, stored(t, b.Facts), "seed %d", seed)
			a = b
		}
	}
}

func TestZeroProgram(t *testing.T) {
	t.Parallel()
	var zero success.Program
	for _, p := range []*success.Program{&zero, nil} {
		_, err := p.Review(account(), day("2025-07-01"))
		testkit.Faults(t, err, testkit.Fault{Path: "program", Kind: successkit.ErrRequired})
		_, err = p.ReviewAll(nil, successkit.Date{})
		testkit.Faults(t, err,
			testkit.Fault{Path: "program", Kind: successkit.ErrRequired},
			testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
		assert.Equal(t, success.Definition{}, p.Definition())
	}
}

// What is not known is not that nobody is left.
func TestContacts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*success.Account)
		want   string
	}{
		{"none known", func(a *success.Account) { a.People = nil }, success.CodeContactsUnknown},
		{"none known yet", func(a *success.Account) {
			a.People[0].Contact.From, a.People[1].Contact.From = day("2025-07-02"), day("2025-07-03")
		}, success.CodeContactsUnknown},
		{"all left", func(a *success.Account) {
			a.People[0].Contact.Left, a.People[1].Contact.Left = day("2025-06-02"), day("2025-07-01")
		}, success.CodeNoContact},
		{"one left", func(a *success.Account) { a.People[0].Contact.Left = day("2025-06-02") }, success.CodeSingleContact},
		{"one leaves tomorrow", func(a *success.Account) { a.People[0].Contact.Left = day("2025-07-02") }, ""},
	} {
		a := account()
		c.change(&a)
		r, err := program(t).Review(a, day("2025-07-01"))
		require.NoError(t, err)
		got := ""
		for _, x := range r.Actions {
			if x.Rule == "one-contact" {
				got = x.Reason.Code
			}
		}
		assert.Equal(t, c.want, got, c.name)
	}
}
