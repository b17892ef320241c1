package census_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome/census"
	"github.com/successkit/successkit/outcome/value"
)

// The product-limit estimate, by hand. Freireich's patients who took 6-MP are the
// textbook's case: 21, of whom 9 relapsed after 6, 6, 6, 7, 10, 13, 16, 22 and 23
// weeks (Blood 21:699, 1963); the median is 23 weeks, a quarter had by week 13.
func TestDurations(t *testing.T) {
	type days = []census.Duration
	freireich := days{{6, 3, 1}, {7, 1, 0}, {9, 0, 1}, {10, 1, 1}, {11, 0, 1}, {13, 1, 0}, {16, 1, 0}, {17, 0, 1}, {19, 0, 1}, {20, 0, 1}, {22, 1, 0}, {23, 1, 0}, {25, 0, 1}, {32, 0, 2}, {34, 0, 1}, {35, 0, 1}}
	for _, row := range []struct {
		name  string
		days  days
		share float64
		want  int
		ok    bool
	}{
		{"none", nil, 0.5, 0, false},
		{"one", days{{10, 1, 0}}, 0.5, 10, true},
		{"half of two", days{{10, 1, 0}, {20, 1, 0}}, 0.5, 10, true},
		{"more than half of two", days{{10, 1, 0}, {20, 1, 0}}, 0.51, 20, true},
		{"all", days{{10, 1, 0}, {20, 1, 0}}, 1, 20, true},
		{"two of three are on their way", days{{5, 1, 0}, {8, 0, 1}, {12, 0, 1}}, 0.5, 0, false},
		{"one of three is: a third, then all that are left", days{{5, 1, 0}, {8, 0, 1}, {12, 1, 0}}, 0.5, 12, true},
		{"on their way that very day: there counts first", days{{5, 1, 1}}, 0.5, 5, true},
		{"before the start", days{{-3, 1, 0}, {4, 1, 0}}, 0.5, -3, true},
		{"a quarter of Freireich's", freireich, 0.25, 13, true},
		{"half of them", freireich, 0.5, 23, true},
		{"three quarters", freireich, 0.75, 0, false},
		{"a tenth ten times over", days{{1, 1, 0}, {2, 1, 0}, {3, 1, 0}, {4, 1, 0}, {5, 1, 0}, {6, 1, 0}, {7, 1, 0}, {8, 1, 0}, {9, 1, 0}, {10, 1, 0}}, 0.7, 7, true},
		{"no share", freireich, 0, 0, false},
		{"not a share", freireich, math.NaN(), 0, false},
		{"more than all", freireich, 1.1, 0, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := census.NewDurations(row.days)
			require.NoError(t, err)
			got, ok := d.Within(row.share)
			assert.Equal(t, row.ok, ok)
			assert.Equal(t, row.want, got)
		})
	}
	d, err := census.NewDurations(freireich)
	require.NoError(t, err)
	reached, open := d.Counts()
	assert.Equal(t, [2]int64{9, 12}, [2]int64{reached, open})
	testkit.GoldenJSON(t, "durations.json", d.Days())
}

func TestDurations_add(t *testing.T) {
	var d census.Durations
	require.NoError(t, d.Add(value.Leg{Reached: day("2025-03-31")}, 30))
	require.NoError(t, d.Add(value.Leg{}, 30))
	assert.Equal(t, []census.Duration{{Days: 30, Reached: 1, Open: 1}}, d.Days())
	testkit.Faults(t, d.Add(value.Leg{}, 5_000_000), testkit.Fault{Path: "days[0].days", Kind: successkit.ErrOutOfRange})
	testkit.Faults(t, d.Merge(nil), testkit.Fault{Path: "other", Kind: successkit.ErrRequired})
	large, err := census.NewDurations([]census.Duration{{Days: 30, Open: 1 << 53}})
	require.NoError(t, err)
	testkit.Faults(t, d.Merge(large), testkit.Fault{Path: "other", Kind: successkit.ErrOutOfRange})
	_, err = census.NewDurations([]census.Duration{{Days: 1, Open: 1 << 53}, {Days: 2, Reached: 1}})
	testkit.Faults(t, err, testkit.Fault{Path: "days[1]", Kind: successkit.ErrOutOfRange})
	apart, err := census.NewDurations([]census.Duration{{Days: -1826029, Reached: 1}, {Days: 1826029, Reached: 1}})
	require.NoError(t, err)
	last, ok := apart.Within(1)
	assert.True(t, ok)
	assert.Equal(t, 1826029, last)
	_, err = census.NewDurations([]census.Duration{{Days: 1}, {Days: 1, Reached: -1, Open: 1<<53 + 1}})
	testkit.Faults(t, err, testkit.Fault{Path: "days[0]", Kind: successkit.ErrRequired}, testkit.Fault{Path: "days[1]", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "days[1]", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "days[1].days", Kind: successkit.ErrDuplicate})
}

func TestLawDurations(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		whole := new(census.Durations)
		parts := []*census.Durations{new(census.Durations), new(census.Durations), new(census.Durations)}
		for range r.IntN(40) {
			var l value.Leg
			if r.IntN(3) > 0 {
				l.Reached = day("2025-01-01")
			}
			days := r.IntN(120) - 20
			require.NoError(t, whole.Add(l, days))
			require.NoError(t, parts[r.IntN(3)].Add(l, days))
		}
		testkit.MergeLaws(t, seed, whole, parts)
	}
}

func FuzzDurations(f *testing.F) {
	d, _ := census.NewDurations([]census.Duration{{Days: -3, Reached: 1}, {Days: 30, Open: 2}})
	b, _ := d.MarshalBinary()
	f.Add(b)
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[census.Durations](t, data) })
}
