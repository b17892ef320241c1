package health_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// What a service receives never panics, and what is accepted adds up.
func FuzzScoreJSON(f *testing.F) {
	def, err := json.Marshal(stored())
	require.NoError(f, err)
	account, err := json.Marshal(of(storedReadings()))
	require.NoError(f, err)
	f.Add(def, account, "2026-03-31")
	for seed := range uint64(8) {
		d, a, _ := rich(seed)
		def, err = json.Marshal(d)
		require.NoError(f, err)
		account, err = json.Marshal(a)
		require.NoError(f, err)
		f.Add(def, account, "2026-03-01")
	}
	def, err = json.Marshal(whole())
	require.NoError(f, err)
	account, err = json.Marshal(wholeAccount())
	require.NoError(f, err)
	f.Add(def, account, "2026-03-31")
	f.Add([]byte(`{"id":"a","version":1,"root":{"children":[{"id":"b","weight":"1e-7"}]}}`), []byte(`null`), "")
	f.Fuzz(func(t *testing.T, def, account []byte, day string) {
		var d health.Definition
		var a health.Account
		var on successkit.Date
		if json.Unmarshal(def, &d) != nil || json.Unmarshal(account, &a) != nil || on.UnmarshalText([]byte(day)) != nil {
			return // no input
		}
		m, err := health.New(d)
		if err != nil {
			require.ErrorAs(t, err, new(*successkit.InputError))
			return
		}
		s, err := m.Score(a, on)
		if err != nil {
			require.ErrorAs(t, err, new(*successkit.InputError))
			return
		}
		requireAddsUp(t, m.Definition().Root, s.Part)
		mark, err := m.Mark(a, on)
		require.NoError(t, err)
		require.Equal(t, health.Mark{Value: s.Value, Band: s.Band, Coverage: s.Coverage}, mark)
		_, err = m.Since(a, on)
		require.NoError(t, err)
		if len(d.Caps)+len(a.Overrides) == 0 && d.Bands.Edge == health.LowerInclusive {
			requireReference(t, d.Bands, d.Root, s.Part)
		}
		b, err := json.Marshal(s)
		require.NoError(t, err)
		var back health.Score
		require.NoError(t, json.Unmarshal(b, &back))
		require.Equal(t, s, back)
	})
}

// The integer road of a weighted mean against big fractions, over the whole
// range of weights and points.
func FuzzWeightedMean(f *testing.F) {
	f.Add(int64(20e6), int64(15e6), int64(22e6), int64(47e6), int64(59e6), int64(21e6))
	f.Add(int64(1), int64(1e12), int64(0), int64(0), int64(100e6), int64(1))
	f.Add(int64(1), int64(1), int64(0), int64(1), int64(0), int64(0))
	f.Fuzz(func(t *testing.T, w1, w2, w3, x1, x2, x3 int64) {
		var g health.Group
		var readings []health.Reading
		for i, in := range [3]struct{ w, x int64 }{{w1, x1}, {w2, x2}, {w3, x3}} {
			id := string(rune('a' + i))
			n := leaf(id, "0")
			n.Weight = decimal.New(in.w, -6)
			g.Children = append(g.Children, n)
			readings = append(readings, read(id, float64(in.x)/1e6))
		}
		m, err := health.New(define(g))
		if err != nil {
			return // weights out of range
		}
		s := score(t, m, readings)
		requireAddsUp(t, g, s.Part)
		requireReference(t, traffic(), g, s.Part)
	})
}

// A normaliser's answer is that of its formula on fractions, whatever the
// floats.
func FuzzInterpolation(f *testing.F) {
	f.Add(0.0, 10.0, 7.0, int64(45e6), int64(55e6))
	f.Add(-math.MaxFloat64, math.MaxFloat64, 1.0, int64(0), int64(100e6))
	f.Add(5e-324, 1e-323, 1e-323, int64(0), int64(1))
	f.Fuzz(func(t *testing.T, a, b, x float64, lo, hi int64) {
		pa, errA := health.NewPoints(lo)
		pb, errB := health.NewPoints(hi)
		m, err := health.New(alone(health.HigherIsBetter, table(health.PiecewiseLinear,
			health.Knot{At: a, Points: pa}, health.Knot{At: b, Points: pb})))
		if errA != nil || errB != nil || err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
			return // no normaliser
		}
		x = min(max(x, a), b)
		want := rat(x)
		want.Sub(want, rat(a)).Quo(want, rat(b).Sub(rat(b), rat(a)))
		want.Mul(want, rat(0).SetInt64(hi-lo)).Add(want, rat(0).SetInt64(lo))
		require.Equal(t, roundHalfEven(want), score(t, m, []health.Reading{read("m", x)}).Value.Micro())
	})
}

// What ParsePoints accepts survives its text and its JSON.
func FuzzParsePoints(f *testing.F) {
	for _, s := range []string{"40.122807", "-0", "1e2", "", "100.0000001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := health.ParsePoints(s)
		if err != nil {
			require.Zero(t, p)
			return
		}
		back, err := health.ParsePoints(p.String())
		require.NoError(t, err)
		require.Equal(t, p, back)
		b, err := json.Marshal(p)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(b, &back))
		require.Equal(t, p, back)
		require.Equal(t, p, health.MustPoints(p.Display(6)))
	})
}
