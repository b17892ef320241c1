package health_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
)

// on is a reading of a measure the given number of days before asOf.
func on(id, measure string, value float64, back int) health.Reading {
	return health.Reading{ID: id, Measure: measure, Value: value, Date: asOf.AddDays(-back)}
}

// One measure whose points are its readings, which count for 30 days: red,
// yellow from 50, green from 75.
func TestSince(t *testing.T) {
	t.Parallel()
	usage := leaf("usage", "1")
	usage.Measure.DropAfterDays = 30
	m := newModel(t, define(nodes(usage)))
	late := on("late", "usage", 90, 20)
	late.Recorded = asOf.AddDays(-2)
	future := on("future", "usage", 10, -1)
	for _, c := range []struct {
		name     string
		readings []health.Reading
		back     int // -1 for from the beginning
	}{
		{"never any reading", nil, -1},
		{"one reading", []health.Reading{on("a", "usage", 10, 9)}, 9},
		{"one of today", []health.Reading{on("a", "usage", 10, 0)}, 0},
		{"three in one band, in any order", []health.Reading{on("b", "usage", 20, 5), on("a", "usage", 10, 9), on("c", "usage", 0, 1)}, 9},
		{"from another band", []health.Reading{on("a", "usage", 60, 9), on("b", "usage", 20, 5), on("c", "usage", 0, 1)}, 5},
		{"in and out and in", []health.Reading{on("a", "usage", 10, 9), on("b", "usage", 60, 5), on("c", "usage", 0, 1)}, 1},
		{"too old from the 31st day on", []health.Reading{on("a", "usage", 10, 40)}, 9},
		{"a gap of one day without a score", []health.Reading{on("a", "usage", 10, 40), on("b", "usage", 10, 8)}, 8},
		{"no gap", []health.Reading{on("a", "usage", 10, 40), on("b", "usage", 10, 9)}, 40},
		{"learnt of later", []health.Reading{on("a", "usage", 10, 25), late}, 2},
		{"what comes tomorrow", []health.Reading{on("a", "usage", 60, 9), future}, 9},
		{"of another measure", []health.Reading{on("a", "usage", 60, 9), on("b", "moon", 60, 3)}, 9},
	} {
		got, err := m.Since(of(c.readings), asOf)
		require.NoError(t, err, c.name)
		want := successkit.Date{}
		if c.back >= 0 {
			want = asOf.AddDays(-c.back)
		}
		assert.Equal(t, want, got, c.name)
	}
}

func TestSinceRefuses(t *testing.T) {
	t.Parallel()
	m := newModel(t, define(nodes(leaf("usage", "1"))))
	_, err := m.Since(of([]health.Reading{{}}), successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "readings[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "readings[0].measure", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "readings[0].date", Kind: successkit.ErrRequired},
	)
	_, err = new(health.Model).Since(health.Account{}, asOf)
	testkit.Faults(t, err, testkit.Fault{Path: "model", Kind: successkit.ErrRequired})
}

// Where a score changes by itself, each of the last 3,660 days is looked at.
func TestSinceOfSilence(t *testing.T) {
	t.Parallel()
	m := newModel(t, define(nodes(silent("calls", "1"))))
	for back, want := range map[int]int{0: 0, 20: 2, 40: 11, 60: 31, 3_688: 3_659, 8_000: 3_660} {
		got, err := m.Since(of([]health.Reading{on("a", "calls", 1, back)}), asOf)
		require.NoError(t, err)
		assert.Equal(t, asOf.AddDays(-want), got, "spoke %d days ago", back)
	}
}

// Since agrees with looking at the score of every day, day by day.
func TestSinceIsWhatEveryDaySays(t *testing.T) {
	t.Parallel()
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 7))
		a, b, c := leaf("a", "3"), leaf("b", "2"), leaf("c", "1")
		a.Measure.DropAfterDays, b.Measure.DropAfterDays = r.IntN(40), r.IntN(20)
		inner := nodes(b, c)
		if r.IntN(2) == 0 {
			inner.Children[0].Missing, inner.Children[0].Assumed = health.Assume, health.MustPoints("60")
		}
		root := nodes(a, branch("inner", "2", inner))
		root.Children[1].Missing = health.Missing(r.IntN(2))
		if r.IntN(3) == 0 {
			root.Children = append(root.Children, silent("d", "1"))
			b.Measure.Decay = &health.Decay{Neutral: pts("50"), HalfLifeDays: 1 + r.IntN(40)}
		}
		def := define(root)
		def.GraceDays, def.OverrideDays = 10*r.IntN(3), 15
		m := newModel(t, def)
		account := health.Account{Start: asOf.AddDays(-r.IntN(150))}
		for i := range r.IntN(3) {
			account.Overrides = append(account.Overrides, health.Override{
				ID: "o" + string(rune('0'+i)), Kind: health.Replace, Value: pts([]string{"10", "60", "90"}[r.IntN(3)]),
				Reason: "as seen", By: "csm", SetAt: asOf.AddDays(-r.IntN(60)),
			})
		}
		var readings []health.Reading
		for i := range r.IntN(25) {
			x := on(string(rune('A'+i)), []string{"a", "b", "c", "d"}[r.IntN(4)], float64(r.IntN(101)), r.IntN(120)-5)
			if r.IntN(3) == 0 {
				x.Recorded = x.Date.AddDays(r.IntN(30))
			}
			readings = append(readings, x)
		}
		account.Readings = readings
		want, at := asOf, ""
		for back := range 200 {
			s, err := m.Score(account, asOf.AddDays(-back))
			require.NoError(t, err)
			if back == 0 {
				at = s.Band
			}
			if s.Band != at {
				break
			}
			want = s.AsOf
			if back == 199 {
				want = successkit.Date{}
			}
		}
		got, err := m.Since(account, asOf)
		require.NoError(t, err)
		require.Equal(t, want, got, "seed %d", seed)
	}
}

func BenchmarkSince(b *testing.B) {
	m := newModel(b, define(nodes(leaf("usage", "6"), leaf("rating", "4"))))
	var readings []health.Reading
	for back := range 730 {
		x := read("usage", 10)
		x.ID, x.Date = asOf.AddDays(-back).String(), asOf.AddDays(-back)
		readings = append(readings, x)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Since(of(readings), asOf); err != nil {
			b.Fatal(err)
		}
	}
}
