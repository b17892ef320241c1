package outcome_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

// requireSame checks that the bulk road and the explained one say the same of
// every measure.
func requireSame(tb testing.TB, b *outcome.Bulk, d *outcome.Desired, o []outcome.Observation, asOf successkit.Date, note ...any) {
	tb.Helper()
	want, err := d.Attain(o, nil, asOf)
	require.NoError(tb, err, note...)
	got, err := b.Measures(d, o, asOf)
	require.NoError(tb, err, note...)
	id := func(at int) string {
		if at < 0 {
			return ""
		}
		return o[at].ID
	}
	k := 0
	for _, required := range want.Required {
		for _, m := range required.Measures {
			s := got[k]
			k++
			require.Equal(tb, m.State, s.State, note...)
			require.Equal(tb, m.Since, s.Since, note...)
			require.Equal(tb, m.Reached, s.Reached, note...)
			require.Equal(tb, m.FirstValue, s.FirstValue, note...)
			require.Equal(tb, m.HeldDays, s.HeldDays, note...)
			decides, claim := "", ""
			if m.Observation != nil {
				decides = m.Observation.ID
			}
			if m.Claim != nil {
				claim = m.Claim.ID
			}
			require.Equal(tb, decides, id(s.At), note...)
			require.Equal(tb, claim, id(s.Claim), note...)
		}
	}
	require.Len(tb, got, k, note...)
}

// requireSameStand checks the same of the whole.
func requireSameStand(tb testing.TB, b *outcome.Bulk, d *outcome.Desired, o []outcome.Observation, i []successkit.Interaction, asOf successkit.Date, note ...any) {
	tb.Helper()
	want, err := d.Attain(o, i, asOf)
	require.NoError(tb, err, note...)
	got, err := b.Attain(d, o, i, asOf)
	require.NoError(tb, err, note...)
	require.Equal(tb, want.State, got.State, note...)
	require.Equal(tb, want.Outcome, got.Outcome, note...)
	require.Equal(tb, want.Experience, got.Experience, note...)
	for k, r := range want.Required {
		require.Equal(tb, r.State, got.Required[k], note...)
	}
	for k, r := range want.Requirements {
		require.Equal(tb, r.State, got.Requirements[k], note...)
	}
	require.Len(tb, got.Requirements, len(want.Requirements), note...)
	require.Len(tb, got.Required, len(want.Required), note...)
}

func TestLawBulk(t *testing.T) {
	var b outcome.Bulk // used again and again, for customers of all sizes
	for seed := range uint64(4 * seeds) {
		r := rand.New(rand.NewPCG(seed, 8))
		d := mustNew(t, randomDefinition(r))
		o, i := randomFacts(r)
		asOf := randomDay(r)
		requireSame(t, &b, d, o, asOf, "seed ", seed)
		requireSameStand(t, &b, d, o, i, asOf, "seed ", seed)
	}
	for seed := range uint64(seeds) { // and of the version in force
		r := rand.New(rand.NewPCG(seed, 11))
		asOf := randomDay(r)
		first := randomDay(r)
		second := outcome.Amendment{ID: "b", From: first.AddDays(r.IntN(100)), Definition: randomDefinition(r)}
		d, ok := mustHistory(t, outcome.Amendment{ID: "a", From: first, Definition: randomDefinition(r)}, second).InForce(asOf)
		if ok {
			o, i := randomFacts(r)
			requireSame(t, &b, d, o, asOf, "seed ", seed)
			requireSameStand(t, &b, d, o, i, asOf, "seed ", seed)
		}
	}
}

// FuzzBulk compares the two roads on values of any size, where counts of the
// fast one do not fit.
func FuzzBulk(f *testing.F) {
	f.Add(int64(30), int64(4), int64(17), int64(3), int8(0), int8(0), uint8(0))
	f.Add(int64(1<<62), int64(-1<<62), int64(1), int64(-1<<63), int8(-20), int8(15), uint8(1))
	f.Add(int64(1<<62), int64(1<<62), int64(1), int64(-1<<63), int8(0), int8(-20), uint8(2))
	f.Fuzz(func(t *testing.T, baseline, goal, one, two int64, exp, other int8, direction uint8) {
		number := func(n int64, e int8) *decimal.Decimal { return new(decimal.New(n, max(int32(e), -20))) }
		def := helpdesk()
		m := &def.Required[0].Measures[0]
		m.Baseline, m.Target = number(baseline, exp), number(goal, exp)
		switch direction % 3 {
		case 0:
			m.Direction = outcome.Raise
		case 1:
			m.Direction = outcome.Lower
		default:
			m.Direction, m.Target = outcome.Hold, nil
			m.Band = &outcome.Band{Low: *number(goal, exp), High: *number(goal, exp)}
		}
		d, err := outcome.New(def)
		if err != nil {
			return // not a definition
		}
		o := observed(m.ID, "2025-02-01", "0", "2025-03-01", "0")
		o[0].Value, o[1].Value = number(one, other), number(two, exp)
		if o[0].Validate() != nil || o[1].Validate() != nil {
			return // not facts
		}
		requireSame(t, new(outcome.Bulk), d, o, day("2025-06-01"))
	})
}

func TestBulk_refused(t *testing.T) {
	var b outcome.Bulk
	_, err := b.Measures(nil, nil, day("2025-06-30"))
	testkit.Faults(t, err, testkit.Fault{Path: "desired", Kind: successkit.ErrRequired})
	_, err = b.Measures(new(outcome.Desired), nil, day("2025-06-30"))
	testkit.Faults(t, err, testkit.Fault{Path: "desired", Kind: successkit.ErrRequired})
	d := mustNew(t, helpdesk())
	_, err = b.Measures(d, nil, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
	_, err = b.Attain(d, nil, nil, day("9999-12-31"))
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrOutOfRange})
	_, err = b.Attain(nil, nil, nil, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired}, testkit.Fault{Path: "desired", Kind: successkit.ErrRequired})
	o := observed("first-reply", "2025-03-01", "4", "2025-03-02", "4", "2025-03-03", "4")
	o[1].Value, o[2].Value = nil, dec("1e99")
	_, err = b.Measures(d, o, day("2025-06-30"))
	testkit.Faults(t, err, testkit.Fault{Path: "observations[1].value", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "observations[2].value", Kind: successkit.ErrOutOfRange})
	_, err = b.Attain(d, o, nil, day("2025-06-30"))
	testkit.Faults(t, err, testkit.Fault{Path: "observations[1].value", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "observations[2].value", Kind: successkit.ErrOutOfRange})
	got, err := b.Measures(d, o, day("2025-03-01"))
	require.NoError(t, err, "what is not known yet is not looked at")
	assert.Equal(t, outcome.Achieved, got[0].State)
}

func TestBulk_allocations(t *testing.T) {
	var b outcome.Bulk
	d, o := customer(t, 20)
	_, err := b.Measures(d, o, day("2025-12-31"))
	require.NoError(t, err)
	assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = b.Measures(d, o, day("2025-12-31")) }))
	_, i := randomFacts(rand.New(rand.NewPCG(3, 3)))
	whole := mustNew(t, randomDefinition(rand.New(rand.NewPCG(3, 3))))
	for _, d := range []*outcome.Desired{d, whole} {
		_, err = b.Attain(d, o, i, day("2025-12-31"))
		require.NoError(t, err)
		assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = b.Attain(d, o, i, day("2025-12-31")) }), "the whole, every kind of requirement")
	}
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(o), func(i, j int) { o[i], o[j] = o[j], o[i] })
	assert.Zero(t, testing.AllocsPerRun(100, func() { _, _ = b.Measures(d, o, day("2025-12-31")) }), "in any order")
}

// customer returns a customer of three measures with n observations each.
func customer(tb testing.TB, n int) (*outcome.Desired, []outcome.Observation) {
	tb.Helper()
	def := helpdesk()
	def.Required[0].Measures = append(def.Required[0].Measures, outcome.Measure{
		ID: "savings", Name: "savings", Unit: "EUR", Direction: outcome.Raise, Baseline: dec("0"), Target: dec("125000.50"), Due: day("2025-12-31"),
	})
	var o []outcome.Observation
	for i := range n {
		on := day("2025-01-15").AddDays(340 * i / n).String()
		for _, m := range []struct {
			id    string
			value decimal.Decimal
		}{
			{"first-reply", decimal.New(int64(max(300-15*i, 35)), -1)},
			{"backlog", decimal.New(int64(100-2*(i%40)), 0)},
			{"savings", decimal.New(int64(i)*712345, -2)},
		} {
			one := observed(m.id, on, "0")[0]
			one.ID, one.Value = fmt.Sprintf("%s-%d", m.id, i), &m.value
			o = append(o, one)
		}
	}
	return mustNew(tb, def), o
}

var (
	standings []outcome.Standing
	stand     outcome.Stand
)

// BenchmarkCustomers attains customers of three measures with twenty
// observations each, one after the other: explained, and in bulk. One operation
// is one customer; a million of them is the metric beside it.
func BenchmarkCustomers(b *testing.B) {
	d, o := customer(b, 20)
	asOf := day("2025-12-31")
	b.Run("explained", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var err error
			if sink, err = d.Attain(o, nil, asOf); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bulk/whole", func(b *testing.B) { // with twenty interactions for two requirements
		var interactions []successkit.Interaction
		for i := range 20 {
			c := supportCase(fmt.Sprint("i-", i), "2025-02-01", 30+2*i)
			c.Date = c.Date.AddDays(16 * i)
			interactions = append(interactions, c)
		}
		var bulk outcome.Bulk
		b.ReportAllocs()
		for b.Loop() {
			var err error
			if stand, err = bulk.Attain(d, o, interactions, asOf); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, n := range []int{20, 200, 2000} {
		d, o := customer(b, n)
		b.Run(fmt.Sprintf("bulk/observations=%d", n), func(b *testing.B) {
			var bulk outcome.Bulk
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if standings, err = bulk.Measures(d, o, asOf); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(3*n), "ns/observation")
		})
	}
}

// BenchmarkMillion goes through a million customers of sixty observations each.
func BenchmarkMillion(b *testing.B) {
	d, o := customer(b, 20)
	asOf := day("2025-12-31")
	var bulk outcome.Bulk
	b.ReportAllocs()
	for b.Loop() {
		achieved := 0
		for range 1_000_000 {
			standings, _ := bulk.Measures(d, o, asOf)
			for i := range standings {
				if standings[i].State.Met() == outcome.Yes {
					achieved++
				}
			}
		}
		if achieved != 2_000_000 { // the first reply and the backlog of each
			b.Fatal(achieved)
		}
	}
}
