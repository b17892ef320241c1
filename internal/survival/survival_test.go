package survival_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/fault"
	"github.com/successkit/successkit/internal/survival"
	"github.com/successkit/successkit/internal/testkit"
)

// A figure is a number of the vectors, or NaN for null.
type figure float64

func (f *figure) UnmarshalJSON(data []byte) error {
	var v *float64
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	*f = figure(math.NaN())
	if v != nil {
		*f = figure(*v)
	}
	return nil
}

type bound struct{ Lower, Upper []figure }

type curveVector struct {
	Time     []int
	AtRisk   []int64                                          `json:"n_risk"`
	Events   []int64                                          `json:"n_event"`
	Censored []int64                                          `json:"n_censor"`
	Survival []figure                                         `json:"survival"`
	StdErr   []figure                                         `json:"std_err"`
	Hazard   []figure                                         `json:"cumhaz_nelson_aalen"`
	CI95     map[string]bound                                 `json:"ci95"`
	Median   map[string]struct{ Median, Lower, Upper figure } `json:"median"`
	R        map[string]figure                                `json:"quantiles_r"`
	RMST     struct {
		Tau       int
		Value, SE figure
	} `json:"rmst"`
}

type testVector struct {
	Observed, Expected []figure
	Variance           figure `json:"variance_first_group"`
	ChiSq, P           figure
	Groups             []string
}

type vectors struct {
	Cases []struct {
		Name   string
		Inputs struct {
			Data struct {
				Time  []int
				Event []int
				Group []string
			}
		}
		Expected struct {
			Overall curveVector
			ByGroup map[string]curveVector `json:"by_group"`
			LogRank *testVector            `json:"logrank"`
			Peto    *testVector            `json:"peto_rho1"`
			Gehan   *testVector            `json:"gehan_wilcoxon"`
			Tarone  *testVector            `json:"tarone_ware"`
		}
	}
}

func load(t *testing.T) vectors {
	t.Helper()
	data, err := os.ReadFile("testdata/survival.json")
	require.NoError(t, err)
	var v vectors
	require.NoError(t, json.Unmarshal(data, &v))
	require.NotEmpty(t, v.Cases)
	return v
}

func same(t *testing.T, want figure, got float64, what string, args ...any) {
	t.Helper()
	if math.IsNaN(float64(want)) {
		assert.True(t, math.IsNaN(got) || math.IsInf(got, 1), append([]any{what + ": want none, got %v"}, append(args, got)...)...)
		return
	}
	assert.InDelta(t, float64(want), got, 1e-9, append([]any{what}, args...)...)
}

// The figures of R's survival and of lifelines on published samples (Freireich
// 1963; the AML data of Miller 1997) and on hand-made edges.
func TestVectors(t *testing.T) {
	for _, c := range load(t).Cases {
		t.Run(c.Name, func(t *testing.T) {
			groups := map[string]*survival.Counts{}
			var all survival.Counts
			for i, time := range c.Inputs.Data.Time {
				g := c.Inputs.Data.Group[i]
				if groups[g] == nil {
					groups[g] = &survival.Counts{}
				}
				require.NoError(t, groups[g].Add(time, c.Inputs.Data.Event[i] == 1))
				require.NoError(t, all.Add(time, c.Inputs.Data.Event[i] == 1))
			}
			checkCurve(t, &all, c.Expected.Overall)
			for name, want := range c.Expected.ByGroup {
				checkCurve(t, groups[name], want)
			}
			for _, test := range []struct {
				want   *testVector
				weight survival.Weight
			}{
				{c.Expected.LogRank, survival.LogRank},
				{c.Expected.Peto, survival.PetoRho1},
				{c.Expected.Gehan, survival.Gehan},
				{c.Expected.Tarone, survival.TaroneWare},
			} {
				if test.want != nil && c.Expected.LogRank != nil {
					names := c.Expected.LogRank.Groups
					checkTest(t, *test.want, survival.Compare(groups[names[0]], groups[names[1]], test.weight))
				}
			}
		})
	}
}

func checkCurve(t *testing.T, counts *survival.Counts, want curveVector) {
	t.Helper()
	for kind, name := range map[survival.IntervalType]string{
		survival.Plain: "plain", survival.Log: "log", survival.LogLog: "log-log",
	} {
		curve := counts.Curve(0.95, kind)
		require.Len(t, curve.Steps, len(want.Time))
		for i, s := range curve.Steps {
			assert.Equal(t, want.Time[i], s.Time)
			assert.Equal(t, want.AtRisk[i], s.AtRisk)
			assert.Equal(t, want.Events[i], s.Events)
			assert.Equal(t, want.Censored[i], s.Censored)
			same(t, want.Survival[i], s.Survival, "S at %d", s.Time)
			same(t, want.StdErr[i], s.StdErr, "standard error at %d", s.Time)
			same(t, want.Hazard[i], s.Hazard, "hazard at %d", s.Time)
			same(t, want.CI95[name].Lower[i], s.Lower, "%s lower at %d", name, s.Time)
			same(t, want.CI95[name].Upper[i], s.Upper, "%s upper at %d", name, s.Time)
			assert.Equal(t, s.Survival, curve.At(s.Time))
		}
		median := curve.Quantile(0.5)
		same(t, want.Median[name].Median, median.Time, "median")
		same(t, want.Median[name].Lower, median.Lower, "%s lower of the median", name)
		same(t, want.Median[name].Upper, median.Upper, "%s upper of the median", name)
		assert.Equal(t, !math.IsNaN(float64(want.Median[name].Median)), median.Known())
		same(t, want.R["q25"], curve.Quantile(0.25).Time, "first quartile")
		same(t, want.R["q75"], curve.Quantile(0.75).Time, "third quartile")
		mean, se := curve.RestrictedMean(want.RMST.Tau)
		same(t, want.RMST.Value, mean, "restricted mean")
		same(t, want.RMST.SE, se, "its error")
	}
}

func checkTest(t *testing.T, want testVector, got survival.Test) {
	t.Helper()
	same(t, want.ChiSq, got.ChiSquare, "chi square")
	same(t, want.P, got.P, "p")
	for i := range want.Observed {
		same(t, want.Observed[i], got.Observed[i], "observed")
		same(t, want.Expected[i], got.Expected[i], "expected")
	}
	if len(want.Observed) > 0 {
		same(t, want.Variance, got.Variance, "variance")
	}
}

func TestCurveOfNobody(t *testing.T) {
	t.Parallel()
	var none survival.Counts
	curve := none.Curve(0.95, survival.Log)
	assert.Empty(t, curve.Steps)
	assert.False(t, curve.Quantile(0.5).Known())
	assert.Equal(t, 1.0, curve.At(7))
	mean, _ := curve.RestrictedMean(10)
	assert.Equal(t, 10.0, mean, "nobody had it")
	assert.True(t, math.IsNaN(survival.Compare(&none, &none, survival.LogRank).P))
}

func TestCountsRefuse(t *testing.T) {
	t.Parallel()
	var c survival.Counts
	require.ErrorIs(t, c.Add(-1, true), fault.OutOfRange)
	require.ErrorIs(t, c.Add(survival.MaxTime+1, true), fault.OutOfRange)
	require.ErrorIs(t, c.AddRow(survival.Row{Events: -1}), fault.OutOfRange)
	require.ErrorIs(t, c.AddRow(survival.Row{Censored: 1<<53 + 1}), fault.OutOfRange)
	require.NoError(t, c.AddRow(survival.Row{Time: 3, Events: 1 << 53}))
	require.ErrorIs(t, c.Add(3, true), fault.OutOfRange)
	var one survival.Counts
	require.NoError(t, one.Add(3, false))
	require.ErrorIs(t, one.Merge(&c), fault.OutOfRange)
	assert.Equal(t, int64(1), one.Len())
	assert.Zero(t, one.Events())
}

// Law: parts merge to the whole, byte for byte.
func TestLawMerge(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 0))
		var whole survival.Counts
		parts := make([]*survival.Counts, 1+r.IntN(6))
		for i := range parts {
			parts[i] = &survival.Counts{}
			for range r.IntN(40) {
				time, event := r.IntN(60), r.IntN(2) == 0
				require.NoError(t, parts[i].Add(time, event))
				require.NoError(t, whole.Add(time, event))
			}
		}
		testkit.MergeLaws(t, seed, &whole, parts)
	}
}

// Law: without censoring S is the share that takes longer, and the curve falls.
func TestLawUncensored(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 1))
		var c survival.Counts
		times := make([]int, 1+r.IntN(50))
		for i := range times {
			times[i] = r.IntN(30)
			require.NoError(t, c.Add(times[i], true))
		}
		last := 1.0
		for _, s := range c.Curve(0.9, survival.Log).Steps {
			longer := 0
			for _, time := range times {
				if time > s.Time {
					longer++
				}
			}
			require.InDelta(t, float64(longer)/float64(len(times)), s.Survival, 1e-12, "seed %d", seed)
			require.LessOrEqual(t, s.Survival, last)
			last = s.Survival
		}
	}
}

func FuzzCounts(f *testing.F) {
	f.Add([]byte{1, 2, 0, 1, 0, 3, 2, 2})
	f.Add([]byte{1, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		testkit.HostileBytes[survival.Counts](t, data)
	})
}

func BenchmarkCurve(b *testing.B) {
	var c survival.Counts
	r := rand.New(rand.NewPCG(1, 0))
	for range 100_000 {
		require.NoError(b, c.Add(r.IntN(700), r.IntN(3) > 0))
	}
	var sink survival.Quantile
	b.ReportAllocs()
	for b.Loop() {
		sink = c.Curve(0.95, survival.Log).Quantile(0.5)
	}
	require.True(b, sink.Known())
}
