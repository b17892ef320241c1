package success_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// randomAccount returns a customer of the fixture's vendor of whom all sorts of
// things are known, each on its day, of 2025.
func randomAccount(r *rand.Rand) success.Account {
	a := account()
	on := func() successkit.Date { return day("2025-01-06").AddDays(r.IntN(360)) }
	learnt := func(d successkit.Date) successkit.Date {
		if r.IntN(3) > 0 {
			return successkit.Date{}
		}
		return d.AddDays(r.IntN(40))
	}
	a.Facts = success.Facts{Contracts: a.Contracts, People: a.People, Desired: a.Desired}
	a.Desired[0].Definition.Experience.Requirements[0].WindowDays = 1 + r.IntN(90)
	a.Desired[0].Definition.Experience.Requirements = append(a.Desired[0].Definition.Experience.Requirements,
		outcome.Requirement{
			ID: "calls", Statement: "A call a month", Kind: "call", WindowDays: 1 + r.IntN(90),
			Cadence: &outcome.Cadence{EveryDays: 1 + r.IntN(60), From: on()},
		},
		outcome.Requirement{
			ID: "writing", Statement: "In writing", WindowDays: 1 + r.IntN(90),
			Channels: &outcome.Channels{Permitted: []successkit.Channel{successkit.Email}},
		})
	for i := range a.People {
		if r.IntN(2) == 0 {
			a.People[i].Contact.Left = on()
		}
	}
	for i := range r.IntN(12) {
		d := on()
		a.Observations = append(a.Observations, outcome.Observation{
			ID: fmt.Sprint(i), Measure: "first-reply", Value: number(fmt.Sprint(r.IntN(26))), Date: d, Recorded: learnt(d), Source: "x",
		})
	}
	for i := range r.IntN(6) {
		d := on()
		a.Events = append(a.Events, journey.Event{
			ID: fmt.Sprint(i), Milestone: []string{"mail-connected", "first-week", "webinar"}[r.IntN(3)],
			Kind: journey.EventKind(1 + r.IntN(2)), Date: d, Recorded: learnt(d),
		})
	}
	for i := range r.IntN(20) {
		d := on()
		a.Readings = append(a.Readings, health.Reading{
			ID: fmt.Sprint(i), Measure: []string{"usage", "rating"}[r.IntN(2)], Value: float64(r.IntN(20)), Date: d, Recorded: learnt(d),
		})
	}
	for i := range r.IntN(12) {
		d := on()
		x := successkit.Interaction{
			ID: fmt.Sprint(i), Date: d, Recorded: learnt(d), Kind: []string{"support-case", "call"}[r.IntN(2)],
			Channel: []successkit.Channel{"email", "phone", ""}[r.IntN(3)], Began: successkit.Side(r.IntN(4)), Contacts: []string{"ben"},
		}
		switch r.IntN(4) {
		case 0:
			x.Unanswered = true
		case 1:
		default:
			x.ResponseMinutes = new(r.IntN(240))
		}
		a.Interactions = append(a.Interactions, x)
	}
	for i := range r.IntN(5) {
		d := on()
		e := fit.Evidence{ID: fmt.Sprint(i), Criterion: "agents", Answer: fit.Int(r.Int64N(6)), Date: d, Recorded: learnt(d)}
		if r.IntN(2) == 0 {
			e.Criterion, e.Answer = "mail", fit.Words([]string{"imap", "fax"}[r.IntN(2)])
		}
		a.Fit.Evidence = append(a.Fit.Evidence, e)
	}
	return a
}

// days returns the days on which the account is another than on the day before
// though nobody looked: a fact becomes known, a contact leaves.
func days(a success.Account) map[successkit.Date]bool {
	m := map[successkit.Date]bool{}
	add := func(date, recorded successkit.Date) {
		m[date] = true
		m[recorded] = true
	}
	for _, x := range a.Observations {
		add(x.Date, x.Recorded)
	}
	for _, x := range a.Events {
		add(x.Date, x.Recorded)
	}
	for _, x := range a.Readings {
		add(x.Date, x.Recorded)
	}
	for _, x := range a.Interactions {
		add(x.Date, x.Recorded)
	}
	for _, x := range a.Fit.Evidence {
		add(x.Date, x.Recorded)
	}
	for _, x := range a.People {
		m[x.Contact.Left] = true
	}
	return m
}

// A rule raises one action for a subject, and until a fact becomes known the
// action is due on the same day, however long the state lasts. The only days on
// which it moves are those on which the state ends, if only for a day.
func TestActionsKeepTheirDue(t *testing.T) {
	t.Parallel()
	p := program(t)
	type key struct{ rule, subject, code string }
	kept := map[string]int{}
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 2))
		a := randomAccount(r)
		news := days(a)
		last := map[key]successkit.Date{}
		for asOf := day("2025-01-06"); asOf.Before(day("2026-03-01")); asOf = asOf.AddDays(1) {
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
	for _, rule := range []string{"breach", "failed", "red", "no-score", "late", "one-contact", "bad-fit", "ask", "measure", "renewal"} {
		assert.NotZero(t, kept[rule], "no account shows %s", rule)
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
	p := program(t)
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
