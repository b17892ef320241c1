package main

import (
	"maps"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// sample returns the accounts of the sample.
func sample(t *testing.T) []success.Account {
	t.Helper()
	accounts, err := newAccounts(1, 0, 300, ownersFor(300))
	require.NoError(t, err)
	return accounts
}

// seen walks a value and notes the words of every closed list in it.
func seen(v reflect.Value, words map[string]bool) {
	if v.CanInterface() && v.Kind() == reflect.Uint8 {
		if text, ok := reflect.TypeAssert[interface{ String() string }](v); ok {
			words[v.Type().String()+" "+text.String()] = true
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			seen(v.Elem(), words)
		}
	case reflect.Slice:
		for i := range v.Len() {
			seen(v.Index(i), words)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				seen(v.Field(i), words)
			}
		}
	}
}

// lists returns the lists of facts of a struct, by name.
func lists(v reflect.Value, at string) map[string]int {
	all := map[string]int{}
	for i := range v.NumField() {
		name := at + v.Type().Field(i).Name
		if v.Field(i).Kind() == reflect.Struct {
			maps.Copy(all, lists(v.Field(i), name+"."))
			continue
		}
		all[name] = v.Field(i).Len()
	}
	return all
}

// The sample has facts of every kind that an account can have, and in them every word
// of the lists that make a difference.
func TestSample_hasEverything(t *testing.T) {
	counts, words := map[string]int{}, map[string]bool{}
	for _, a := range sample(t) {
		facts := reflect.ValueOf(a.Facts)
		for name, n := range lists(facts, "") {
			counts[name] += n
		}
		seen(reflect.ValueOf(a), words)
	}
	require.NotEmpty(t, counts)
	for name, n := range counts {
		assert.NotZero(t, n, "no account has any %s", name)
	}
	all := func(n uint8, word func(uint8) string) {
		for v := uint8(1); v < n; v++ {
			assert.True(t, words[word(v)], "no account has %s", word(v))
		}
	}
	all(7, func(v uint8) string { return "success.Hindrance " + success.Hindrance(v).String() })
	all(4, func(v uint8) string { return "success.Ruling " + success.Ruling(v).String() })
	all(9, func(v uint8) string { return "journey.EventKind " + journey.EventKind(v).String() })
	all(5, func(v uint8) string { return "health.OverrideKind " + health.OverrideKind(v).String() })
	all(4, func(v uint8) string { return "outcome.DeliveryModel " + outcome.DeliveryModel(v).String() })
	all(8, func(v uint8) string { return "successkit.Stage " + successkit.Stage(v).String() })
}

// Every rule of the program has something to do in the sample, every trigger has a
// rule, and every verdict and standing is there.
func TestSample_raisesEverything(t *testing.T) {
	p, err := success.New(program())
	require.NoError(t, err)
	found := map[string]int{}
	for _, a := range sample(t) {
		_, err := (success.Account{}).Append(a.Facts)
		require.NoError(t, err, a.ID)
		r, err := p.Review(a, lastDay)
		require.NoError(t, err, a.ID)
		for _, x := range r.Actions {
			found["rule "+x.Rule]++
		}
		for _, s := range r.Standings {
			found["standing "+s.Kind.String()]++
		}
		found["verdict "+r.Verdict.String()]++
		found["relation "+r.Terms.Relation.String()]++
		found["fit "+r.Fit.Verdict.String()]++
		found["health "+r.Health.Band]++
		if r.Advocacy.Free {
			found["free advocates"]++
		}
		if r.BadFit.Matched == fit.Matches {
			found["bad fit"]++
		}
	}
	var want []string
	ruled := map[success.Trigger]bool{}
	for _, r := range program().Rules {
		want = append(want, "rule "+r.ID)
		ruled[r.On] = true
	}
	for on := success.NoTrigger + 1; on.Valid(); on++ {
		assert.True(t, ruled[on], "no rule acts on %s", on)
	}
	for _, w := range append(want,
		"standing retained-but-unsuccessful", "standing successful-but-at-risk",
		"verdict successful", "verdict unsuccessful", "verdict on-the-way", "verdict unknown",
		"relation prospect", "relation customer", "relation former",
		"fit potential", "fit conditional", "fit no-potential", "fit undetermined",
		"health red", "health yellow", "health green", "health ", "free advocates", "bad fit",
	) {
		assert.NotZero(t, found[w], "no account shows %s", w)
	}
}

// What is seen follows its cause: of customers that something turned and that then
// left, health was worse at the notice than before the turn, and those that reached
// their goal before lost it after their health fell, not before.
func TestSample_fallsInOrder(t *testing.T) {
	p, err := success.New(program())
	require.NoError(t, err)
	accounts, err := newAccounts(3, 0, 600, ownersFor(600))
	require.NoError(t, err)
	left, fell, lapsed := 0, 0, 0
	for _, a := range accounts {
		if len(a.Departures) != 1 || a.Departures[0].Cause != "sponsor-left" {
			continue
		}
		left++
		notice := a.Departures[0].Recorded
		var turned, red, lost successkit.Date
		for d := notice.AddDays(-500); !d.After(a.Departures[0].Date); d = d.AddDays(7) {
			r, err := p.Review(a, d)
			require.NoError(t, err)
			if turned.IsZero() && r.Health.Band == "green" {
				turned = d
			}
			if red.IsZero() && !turned.IsZero() && r.Health.Band == "red" {
				red = d
			}
			if lost.IsZero() && r.Outcome != nil && r.Outcome.Required[0].State == outcome.Lapsed {
				lost = d
			}
		}
		if !turned.IsZero() && !red.IsZero() && !red.After(notice.AddDays(30)) {
			fell++
		}
		if !lost.IsZero() && !red.IsZero() {
			lapsed++
			assert.False(t, lost.Before(red), "%s lost its goal on %s, before its health fell on %s", a.ID, lost, red)
		}
	}
	require.Greater(t, left, 10)
	assert.Greater(t, fell*100, left*60, "of %d that left only %d were seen to fall", left, fell)
	assert.NotZero(t, lapsed)
}
