package ranking

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

// made returns eighty cases by formula, so that another tool can make the same.
// In R:
//
//	i <- 1:80
//	a <- (37*i) %% 101; b <- (61*i) %% 23; c <- (29*i) %% 53
//	y <- as.integer(a + 2*b + 1.2*c < 85)
func made() (a, b []float64, happened []bool) {
	for i := 1; i <= 80; i++ {
		x, y, z := 37*i%101, 61*i%23, 29*i%53
		a, b = append(a, -float64(x)), append(b, -float64(y)) // low figures foretell
		happened = append(happened, 10*x+20*y+12*z < 850)
	}
	return a, b, happened
}

// levels counts cases by figure.
func levels(v []float64, happened []bool) []Level { return place(v, happened).levels }

// The figures of the made cases from R 4.2.2 with pROC 1.18.0:
//
//	ra <- roc(y, a, direction=">"); rb <- roc(y, b, direction=">")
//	auc(ra); var(ra, method="delong"); cov(ra, rb, method="delong")
//
// and twice the pairs won from the rank formula, 2*(sum(rank(v)[y==0]) -
// n*(n+1)/2).
func TestPair_madeCases(t *testing.T) {
	a, b, happened := made()
	p := Pair(a, b, happened)
	assert.Equal(t, Area{24, 56, 2506, p.A.Variance}, p.A)
	assert.Equal(t, Area{24, 56, 1722, p.B.Variance}, p.B)
	assert.InDelta(t, 0.93229166666666674, p.A.Value(), 1e-15)
	assert.InDelta(t, 0.640625, p.B.Value(), 1e-15)
	assert.InDelta(t, 0.00073543585953814974, p.A.Variance, 1e-16)
	assert.InDelta(t, 0.0050695377479878651, p.B.Variance, 1e-15)
	assert.InDelta(t, 0.00073543585953814974+0.0050695377479878651-2*-0.00026560787976257698, p.Variance, 1e-15)
	assert.InDelta(t, 0.93229166666666674-0.640625, p.Gap(), 1e-15)
}

// By hand: events have 3, 2 and 2, others 1, 2 and 0. Of nine pairs the event
// wins seven and ties two.
func TestOf_byHand(t *testing.T) {
	got := Of([]Level{{0, 0, 1}, {1, 0, 1}, {2, 2, 1}, {3, 1, 0}})
	assert.EqualValues(t, 16, got.HalfPairs)
	// V10 is 5/6, 5/6 and 1, V01 is 1, 2/3 and 1, the area 8/9.
	s10 := (2*math.Pow(5.0/6-8.0/9, 2) + math.Pow(1-8.0/9, 2)) / 2
	s01 := (2*math.Pow(1-8.0/9, 2) + math.Pow(2.0/3-8.0/9, 2)) / 2
	assert.InDelta(t, s10/3+s01/3, got.Variance, 1e-15)
}

func TestOf_nothing(t *testing.T) {
	for name, l := range map[string][]Level{
		"none": nil, "one kind": {{1, 5, 0}}, "one event": {{1, 1, 3}, {2, 0, 2}},
	} {
		assert.True(t, math.IsNaN(Of(l).Variance), name)
	}
	assert.True(t, math.IsNaN(Of(nil).Value()))
}

func random(r *rand.Rand) (a, b []float64, happened []bool) {
	for range 2 + r.IntN(60) {
		a, b = append(a, float64(r.IntN(12))), append(b, r.NormFloat64())
		happened = append(happened, r.IntN(3) == 0)
	}
	return a, b, happened
}

// Counting pairs one by one, the definition, gives the same area.
func TestOf_countsPairs(t *testing.T) {
	for seed := range uint64(200) {
		a, b, happened := random(rand.New(rand.NewPCG(seed, 1)))
		for _, v := range [][]float64{a, b} {
			var won int64
			for i := range v {
				for j := range v {
					if happened[i] && !happened[j] {
						won += int64(1 + cmp.Compare(v[i], v[j]))
					}
				}
			}
			got := Of(levels(v, happened))
			assert.Equal(t, won, got.HalfPairs, "seed %d", seed)
			flipped := slices.Clone(v)
			for i := range flipped {
				flipped[i] = -flipped[i]
			}
			turned := Of(levels(flipped, happened))
			assert.Equal(t, got.Flip().HalfPairs, turned.HalfPairs, "seed %d", seed)
			if !math.IsNaN(got.Variance) {
				assert.InDelta(t, got.Variance, turned.Variance, 1e-12, "seed %d", seed)
			}
		}
	}
}

// A figure is no better than one that orders the cases alike, without any doubt,
// and the order in which cases come is nothing.
func TestPair_laws(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		a, b, happened := random(r)
		alike := make([]float64, len(a))
		for i := range a {
			alike[i] = a[i]*a[i]*a[i] - 7
		}
		same := Pair(a, alike, happened)
		if math.IsNaN(same.Variance) {
			continue
		}
		assert.Zero(t, same.Variance, "seed %d", seed)
		assert.Zero(t, same.Gap(), "seed %d", seed)
		p := Pair(a, b, happened)
		r.Shuffle(len(a), func(i, j int) {
			a[i], a[j] = a[j], a[i]
			b[i], b[j] = b[j], b[i]
			happened[i], happened[j] = happened[j], happened[i]
		})
		q := Pair(a, b, happened)
		assert.Equal(t, p.A, q.A, "seed %d", seed)
		assert.InDelta(t, p.Variance, q.Variance, 1e-12, "seed %d", seed)
		of, sd := math.Sqrt(p.Variance), [2]float64{math.Sqrt(p.A.Variance), math.Sqrt(p.B.Variance)}
		assert.LessOrEqual(t, of, sd[0]+sd[1]+1e-9, "seed %d", seed)
		assert.GreaterOrEqual(t, of, math.Abs(sd[0]-sd[1])-1e-9, "seed %d", seed)
	}
}

// The trapezoids below the curve are the area.
func TestCurve(t *testing.T) {
	for seed := range uint64(50) {
		a, _, happened := random(rand.New(rand.NewPCG(seed, 3)))
		l := levels(a, happened)
		points := Curve(l)
		assert.Equal(t, Point{}, points[0])
		var twice int64
		for i := 1; i < len(points); i++ {
			twice += (points[i].Others - points[i-1].Others) * (points[i].Events + points[i-1].Events)
		}
		assert.Equal(t, Of(l).HalfPairs, twice, "seed %d", seed)
	}
}
