package outcome_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// FuzzAttain decodes a definition and facts and goes the whole road: whatever
// they are there is an answer or an error, the answer round-trips, and its
// parts agree with the whole.
func FuzzAttain(f *testing.F) {
	def, _ := json.Marshal(helpdesk())
	observations, _ := json.Marshal(observed("first-reply", "2025-03-01", "17"))
	interactions, _ := json.Marshal([]successkit.Interaction{supportCase("a", "2025-03-01", 61), review("b", "2025-02-01")})
	f.Add(def, observations, interactions, "2025-03-31")
	f.Add(bytes.ReplaceAll(def, []byte(`"4"`), []byte(`"1e-20"`)), observations, interactions, "9999-12-30")
	f.Add(def, bytes.ReplaceAll(observations, []byte(`"17"`), []byte(`"9e9999"`)), interactions, "0001-01-01")
	every := randomDefinition(rand.New(rand.NewPCG(7, 7)))
	manifold, _ := json.Marshal(every)
	o, i := randomFacts(rand.New(rand.NewPCG(8, 8)))
	observations, _ = json.Marshal(o)
	interactions, _ = json.Marshal(i)
	f.Add(manifold, observations, interactions, "2025-06-30")
	f.Add([]byte(`{}`), []byte(`[{}]`), []byte(`[{}]`), "")
	f.Fuzz(func(t *testing.T, def, observations, interactions []byte, asOf string) {
		var d outcome.Definition
		var o []outcome.Observation
		var i []successkit.Interaction
		var on successkit.Date
		if json.Unmarshal(def, &d) != nil || json.Unmarshal(observations, &o) != nil ||
			json.Unmarshal(interactions, &i) != nil || on.UnmarshalText([]byte(asOf)) != nil {
			return // not of the types
		}
		desired, err := outcome.New(d)
		if err != nil {
			return // not a definition
		}
		a, err := desired.Attain(o, i, on)
		if err != nil {
			return // not facts
		}
		once, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		var back outcome.Attainment
		if err := json.Unmarshal(once, &back); err != nil {
			t.Fatal(err)
		}
		again, err := json.Marshal(back)
		if err != nil || !bytes.Equal(once, again) {
			t.Fatalf("%s became %s (%v)", once, again, err)
		}
		if (a.Achieved() == outcome.Yes) != (a.State == outcome.Both) || len(a.Reasons()) < 2 {
			t.Fatalf("state %s, achieved %s, %d reasons", a.State, a.Achieved(), len(a.Reasons()))
		}
	})
}

// FuzzDefinition checks that a good definition survives its stored form.
func FuzzDefinition(f *testing.F) {
	def, _ := json.Marshal(helpdesk())
	f.Add(def)
	f.Fuzz(func(t *testing.T, data []byte) {
		var d outcome.Definition
		if json.Unmarshal(data, &d) != nil {
			return // not of the type
		}
		desired, err := outcome.New(d)
		if err != nil {
			return // not a definition
		}
		once, err := json.Marshal(desired.Definition())
		if err != nil {
			t.Fatal(err)
		}
		var back outcome.Definition
		if err := json.Unmarshal(once, &back); err != nil {
			t.Fatal(err)
		}
		if _, err := outcome.New(back); err != nil {
			t.Fatalf("%s is refused: %v", once, err)
		}
		if again, _ := json.Marshal(back); !bytes.Equal(once, again) {
			t.Fatalf("%s became %s", once, again)
		}
	})
}

// FuzzProgress compares the progress of a measure to be raised or lowered with
// the textbook formula on big rationals.
func FuzzProgress(f *testing.F) {
	f.Add(int64(30), int64(4), int64(17), uint8(0))
	f.Add(int64(-1), int64(1), int64(1<<62), uint8(20))
	f.Fuzz(func(t *testing.T, baseline, target, value int64, places uint8) {
		number := func(n int64) *decimal.Decimal { return new(decimal.New(n, -int32(places%21))) }
		d := helpdesk()
		m := &d.Required[0].Measures[0]
		m.Baseline, m.Target, m.Direction = number(baseline), number(target), outcome.Raise
		if target < baseline {
			m.Direction = outcome.Lower
		}
		desired, err := outcome.New(d)
		if target == baseline {
			if !errors.Is(err, successkit.ErrConflict) {
				t.Fatalf("target is the baseline: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		o := []outcome.Observation{{ID: "o", Measure: m.ID, Value: number(value), Date: day("2025-03-01"), Source: "s"}}
		a, err := desired.Attain(o, nil, day("2025-03-31"))
		if err != nil {
			t.Fatal(err)
		}
		made := new(big.Int).Sub(big.NewInt(value), big.NewInt(baseline))
		way := new(big.Int).Sub(big.NewInt(target), big.NewInt(baseline))
		want := new(big.Rat).SetFrac(made, way)
		result := a.Required[0].Measures[0]
		got := new(big.Rat).Quo(result.Progress.Num().Rat(), result.Progress.Den().Rat())
		if got.Cmp(want) != 0 {
			t.Fatalf("progress %s, want %s", got, want)
		}
		if there := want.Cmp(big.NewRat(1, 1)) >= 0; there != (result.State == outcome.Achieved) {
			t.Fatalf("%s at progress %s", result.State, want)
		}
		if worse := want.Sign() < 0; worse != (result.State == outcome.Regressed) {
			t.Fatalf("%s at progress %s", result.State, want)
		}
	})
}
