package success_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
)

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
