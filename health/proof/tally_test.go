package proof_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

func newTally(tb testing.TB, p proof.Predictor) *proof.Tally {
	tb.Helper()
	t, err := proof.NewTally(proof.Sums{Predictor: p, Currency: "EUR"})
	require.NoError(tb, err)
	return t
}

// randomCase draws a case of few figures, so that there are ties, and now and
// then without a figure or a band.
func randomCase(r *rand.Rand, i int) proof.Case {
	c := said(i, float64(r.IntN(41))*2.5, r.IntN(3) == 0)
	switch r.IntN(10) {
	case 0:
		c.Prediction = proof.Prediction{}
	case 1:
		c.Band = ""
	}
	return c
}

func TestTally_mergeLaws(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 0))
		whole := newTally(t, scored())
		parts := make([]*proof.Tally, 1+r.IntN(5))
		for i := range parts {
			parts[i] = newTally(t, scored())
		}
		for i := range r.IntN(80) {
			c := randomCase(r, i)
			require.NoError(t, whole.Add(c))
			require.NoError(t, parts[r.IntN(len(parts))].Add(c))
		}
		testkit.MergeLaws(t, seed, whole, parts)

		again, err := proof.NewTally(whole.Sums())
		require.NoError(t, err, "seed %d", seed)
		assert.Equal(t, encoded(t, whole), encoded(t, again), "seed %d: sums make the same tally", seed)
		twice, err := proof.NewTally(whole.Sums())
		require.NoError(t, err)
		require.NoError(t, twice.Merge(twice))
		require.NoError(t, again.Merge(whole))
		assert.Equal(t, encoded(t, again), encoded(t, twice), "seed %d: a tally merges with itself", seed)
	}
}

func encoded(t *testing.T, tally *proof.Tally) []byte {
	t.Helper()
	b, err := tally.MarshalBinary()
	require.NoError(t, err)
	return b
}

// Many cases are sorted in on the way; in whatever order they come, and in
// whatever batches, the bytes are the same.
func TestTally_order(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 0))
	values := make([]float64, 30_000)
	for i := range values {
		values[i] = math.Round(r.NormFloat64()*1e4) / 100
	}
	values[17], values[18] = 0, math.Copysign(0, -1)
	var want []byte
	for range 3 {
		tally := newTally(t, usage())
		for _, v := range values {
			require.NoError(t, tally.AddValue(v, v < -30))
		}
		if want == nil {
			want = encoded(t, tally)
		}
		assert.Equal(t, want, encoded(t, tally))
		r.Shuffle(len(values), func(i, j int) { values[i], values[j] = values[j], values[i] })
	}
}

// The quick way in counts like the other, of a case without band, money or date.
func TestTally_AddValue(t *testing.T) {
	quick, slow := newTally(t, usage()), newTally(t, usage())
	for i := range 50 {
		c := said(i, float64(i%13), i%4 == 0)
		c.Band, c.Amount = "", dec("0")
		require.NoError(t, slow.Add(c))
		require.NoError(t, quick.AddValue(c.Value, i%4 == 0))
	}
	require.NoError(t, quick.AddUnknown(true))
	gone := proof.Case{Decision: decided(50, true)}
	gone.Amount = dec("0")
	require.NoError(t, slow.Add(gone))
	want := slow.Sums()
	want.First, want.Last = successkit.Date{}, successkit.Date{}
	assert.Equal(t, asJSON(t, want), asJSON(t, quick.Sums()))
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

func TestTally_refuses(t *testing.T) {
	good := said(1, 40, true)
	with := func(change func(*proof.Case)) proof.Case {
		c := good
		change(&c)
		return c
	}
	for name, c := range map[string]struct {
		tally *proof.Tally
		add   proof.Case
		want  []testkit.Fault
	}{
		"zero tally":        {&proof.Tally{}, with(func(c *proof.Case) { c.Band = "" }), []testkit.Fault{{Path: "tally", Kind: successkit.ErrRequired}}},
		"another currency":  {nil, with(func(c *proof.Case) { c.Currency = "USD" }), []testkit.Fault{{Path: "currency", Kind: successkit.ErrConflict}}},
		"undecided":         {nil, with(func(c *proof.Case) { c.Outcome = proof.Undecided }), []testkit.Fault{{Path: "outcome", Kind: successkit.ErrConflict}}},
		"no number":         {nil, with(func(c *proof.Case) { c.Value = math.NaN() }), []testkit.Fault{{Path: "value", Kind: successkit.ErrOutOfRange}}},
		"unknown band":      {nil, with(func(c *proof.Case) { c.Band = "blue" }), []testkit.Fault{{Path: "band", Kind: successkit.ErrUnknown}}},
		"unknown and known": {nil, with(func(c *proof.Case) { c.Known = false }), []testkit.Fault{{Path: "value", Kind: successkit.ErrConflict}, {Path: "band", Kind: successkit.ErrConflict}}},
		"negative amount":   {nil, with(func(c *proof.Case) { c.Amount = dec("-1") }), []testkit.Fault{{Path: "amount", Kind: successkit.ErrOutOfRange}}},
		"hostile amount":    {nil, with(func(c *proof.Case) { c.Amount = decimal.New(1, 999_999) }), []testkit.Fault{{Path: "amount", Kind: successkit.ErrOutOfRange}}},
	} {
		t.Run(name, func(t *testing.T) {
			tally := c.tally
			if tally == nil {
				tally = newTally(t, scored())
				require.NoError(t, tally.Add(good))
			}
			before := encoded(t, tally)
			testkit.Faults(t, tally.Add(c.add), c.want...)
			assert.Equal(t, before, encoded(t, tally))
		})
	}
	tally := newTally(t, proof.Predictor{ID: "chance", Probability: true})
	require.NoError(t, tally.AddValue(1, true), "a chance of one is one")
	require.NoError(t, tally.AddValue(0, true), "and so is none")
	testkit.Faults(t, tally.AddValue(1.01, true), testkit.Fault{Path: "value", Kind: successkit.ErrOutOfRange})
	testkit.Faults(t, new(proof.Tally).AddValue(1, true), testkit.Fault{Path: "tally", Kind: successkit.ErrRequired})
	testkit.Faults(t, new(proof.Tally).AddUnknown(true), testkit.Fault{Path: "tally", Kind: successkit.ErrRequired})
}

func TestTally_Merge_refuses(t *testing.T) {
	base := newTally(t, scored())
	testkit.Faults(t, base.Merge(nil), testkit.Fault{Path: "other", Kind: successkit.ErrRequired})
	testkit.Faults(t, base.Merge(newTally(t, usage())), testkit.Fault{Path: "predictor", Kind: successkit.ErrConflict})
	for path, s := range map[string]proof.Sums{
		"welcome":  {Predictor: scored(), Currency: "EUR", Welcome: true},
		"currency": {Predictor: scored(), Currency: "USD"},
	} {
		other, err := proof.NewTally(s)
		require.NoError(t, err)
		testkit.Faults(t, base.Merge(other), testkit.Fault{Path: path, Kind: successkit.ErrConflict})
	}
	full, err := proof.NewTally(proof.Sums{Predictor: usage(), Levels: []proof.LevelSums{{Events: 1<<31 - 1}}, Bands: []proof.BandSums{{Events: 1<<31 - 1}}})
	require.NoError(t, err)
	testkit.Faults(t, full.AddValue(1, true), testkit.Fault{Path: "cases", Kind: successkit.ErrOutOfRange})
	testkit.Faults(t, full.AddUnknown(true), testkit.Fault{Path: "cases", Kind: successkit.ErrOutOfRange})
	testkit.Faults(t, full.Merge(full), testkit.Fault{Path: "cases", Kind: successkit.ErrOutOfRange})
}

func TestSums_Validate(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*proof.Sums)
		want   []testkit.Fault
	}{
		"sound":             {func(*proof.Sums) {}, nil},
		"as fine as may be": {func(s *proof.Sums) { s.Bands[0].Amount = decimal.New(1e18, -20+4) }, nil},
		"finer":             {func(s *proof.Sums) { s.Bands[0].Amount = decimal.New(1e18, -41) }, []testkit.Fault{{Path: "bands[0].amount", Kind: successkit.ErrOutOfRange}}},
		"the finest":        {func(s *proof.Sums) { s.Unknown = proof.BandSums{Others: 1, Amount: decimal.New(1, -40)} }, nil},
		"all others": {func(s *proof.Sums) {
			s.Levels, s.Bands = []proof.LevelSums{{Others: 1<<31 - 1}}, []proof.BandSums{{Others: 1<<31 - 1}}
		}, nil},
		"no predictor":    {func(s *proof.Sums) { s.Predictor.ID = "" }, []testkit.Fault{{Path: "predictor.id", Kind: successkit.ErrRequired}}},
		"half a span":     {func(s *proof.Sums) { s.First = asOf }, []testkit.Fault{{Path: "last", Kind: successkit.ErrConflict}}},
		"order of levels": {func(s *proof.Sums) { s.Levels[1].Value = 10 }, []testkit.Fault{{Path: "levels[1].value", Kind: successkit.ErrConflict}}},
		"no number":       {func(s *proof.Sums) { s.Levels[1].Value = math.Inf(1) }, []testkit.Fault{{Path: "levels[1].value", Kind: successkit.ErrOutOfRange}}},
		"negative count":  {func(s *proof.Sums) { s.Levels[0].Others = -1 }, []testkit.Fault{{Path: "levels[0].events", Kind: successkit.ErrOutOfRange}}},
		"empty level":     {func(s *proof.Sums) { s.Levels[0] = proof.LevelSums{Value: 1} }, []testkit.Fault{{Path: "levels[0].events", Kind: successkit.ErrRequired}}},
		"unknown band":    {func(s *proof.Sums) { s.Bands[0].Band = "blue" }, []testkit.Fault{{Path: "bands[0].band", Kind: successkit.ErrUnknown}}},
		"band twice":      {func(s *proof.Sums) { s.Bands[1].Band = "red" }, []testkit.Fault{{Path: "bands[1].band", Kind: successkit.ErrDuplicate}}},
		"order of bands":  {func(s *proof.Sums) { s.Bands[0].Band = "green" }, []testkit.Fault{{Path: "bands[1].band", Kind: successkit.ErrConflict}}},
		"not adding up":   {func(s *proof.Sums) { s.Bands[1].Others++ }, []testkit.Fault{{Path: "bands", Kind: successkit.ErrConflict}}},
		"more lost":       {func(s *proof.Sums) { s.Bands[0].AmountEvents = dec("101") }, []testkit.Fault{{Path: "bands[0].amount_events", Kind: successkit.ErrConflict}}},
		"lost by nobody":  {func(s *proof.Sums) { s.Bands[1].Amount, s.Bands[1].AmountEvents = dec("9"), dec("1") }, []testkit.Fault{{Path: "bands[1].amount_events", Kind: successkit.ErrConflict}}},
		"lost by all": {func(s *proof.Sums) {
			s.Unknown = proof.BandSums{Events: 2, Amount: dec("9"), AmountEvents: dec("8.5")}
		}, []testkit.Fault{{Path: "unknown.amount_events", Kind: successkit.ErrConflict}}},
		"unknown has band":  {func(s *proof.Sums) { s.Unknown.Band = "red" }, []testkit.Fault{{Path: "unknown.band", Kind: successkit.ErrConflict}}},
		"money of nobody":   {func(s *proof.Sums) { s.Unknown.Amount = dec("5") }, []testkit.Fault{{Path: "unknown.amount", Kind: successkit.ErrConflict}}},
		"hostile sum":       {func(s *proof.Sums) { s.Bands[0].Amount = decimal.New(1, 999_999) }, []testkit.Fault{{Path: "bands[0].amount", Kind: successkit.ErrOutOfRange}}},
		"more than 2^31":    {func(s *proof.Sums) { s.Levels[0].Others = 1 << 31 }, []testkit.Fault{{Path: "levels[0].events", Kind: successkit.ErrOutOfRange}}},
		"bad currency":      {func(s *proof.Sums) { s.Currency = "euro" }, []testkit.Fault{{Path: "currency", Kind: successkit.ErrMalformed}}},
		"chance beyond one": {func(s *proof.Sums) { s.Predictor.Probability, s.Predictor.Direction = true, health.UnknownDirection }, []testkit.Fault{{Path: "levels[0].value", Kind: successkit.ErrOutOfRange}, {Path: "levels[1].value", Kind: successkit.ErrOutOfRange}}},
	} {
		t.Run(name, func(t *testing.T) {
			s := proof.Sums{
				Predictor: scored(),
				Levels:    []proof.LevelSums{{Value: 40, Events: 2, Others: 1}, {Value: 60, Others: 4}},
				Bands:     []proof.BandSums{{Band: "red", Events: 2, Others: 1, Amount: dec("100"), AmountEvents: dec("60.5")}, {Band: "yellow", Others: 4}},
			}
			c.change(&s)
			testkit.Faults(t, s.Validate(), c.want...)
		})
	}
}

func TestBandSums_IsZero(t *testing.T) {
	assert.True(t, proof.BandSums{}.IsZero())
	for _, b := range []proof.BandSums{{Band: "red"}, {Events: 1}, {Others: 1}, {Amount: dec("1")}, {AmountEvents: dec("1")}} {
		assert.False(t, b.IsZero(), "%v", b)
	}
}

// The curve is asked within its range, and drawn by lot among equals: of four
// with one figure, one of whom left, half hold half of it.
func TestTally_Capture(t *testing.T) {
	tally := newTally(t, usage())
	for i := range 4 {
		require.NoError(t, tally.AddValue(1, i == 0))
		require.NoError(t, tally.AddValue(2, i == 0))
	}
	got := tally.Capture(-1, 0, 0.25, math.NaN(), 0.5, 0.75, 1, 1.1)
	want := []proof.CapturePoint{{Share: 0.25, Captured: 0.25, Lift: 1}, {Share: 0.5, Captured: 0.5, Lift: 1}, {Share: 0.75, Captured: 0.75, Lift: 1}, {Share: 1, Captured: 1, Lift: 1}}
	assert.Equal(t, want, got)
	none := newTally(t, usage())
	require.NoError(t, none.AddValue(1, false))
	assert.Empty(t, none.Capture(0.5))
}
