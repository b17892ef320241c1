package logistic

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// made returns eighty cases by formula, so that another tool can make the same.
// In R:
//
//	i <- 1:80
//	a <- (37*i) %% 101; b <- (61*i) %% 23; c <- (29*i) %% 53
//	y <- as.integer(a + 2*b + 1.2*c < 85); X <- cbind(a, b, c)
func made() (rows [][]float64, happened []bool) {
	for i := 1; i <= 80; i++ {
		a, b, c := 37*i%101, 61*i%23, 29*i%53
		rows = append(rows, []float64{float64(a), float64(b), float64(c)})
		happened = append(happened, 10*a+20*b+12*c < 850)
	}
	return rows, happened
}

// The slopes over standardised figures from R 4.2.2. The minimum was found
// independently by optim(method="BFGS", reltol=1e-16) on
//
//	mean(log1p(exp(e)) - y*e) + l/2*sum(beta^2), e = b0 + Z %*% beta
//
// followed by twenty Newton steps, and agrees with glmnet 4.1.6
// (alpha=0, standardize=TRUE, thresh=1e-16) to seven digits.
func TestFit_madeCases(t *testing.T) {
	rows, happened := made()
	for _, c := range []struct {
		lambda float64
		want   []float64 // intercept and slopes
	}{
		{1, []float64{-0.866436236618463695, -0.256875489886233321, -0.086739014836093836, -0.136150199153540263}},
		{0.1, []float64{-1.15123142053626415, -1.13523875068862812, -0.41551168189267829, -0.59361115316014690}},
		{0.01, []float64{-2.1113304917022702, -2.8647508802103312, -1.1773912204065555, -1.6780404990796352}},
	} {
		m, err := Fit(rows, happened, c.lambda)
		require.NoError(t, err)
		for j, got := range append([]float64{m.Intercept}, m.Slopes...) {
			assert.InDelta(t, c.want[j], got, 1e-9, "λ %v, %d", c.lambda, j)
		}
	}
}

// With next to no penalty it is R's glm(y ~ a, family=binomial, epsilon=1e-14),
// whose coefficients are per unit.
func TestFit_maximumLikelihood(t *testing.T) {
	rows, happened := made()
	for i := range rows {
		rows[i] = rows[i][:1]
	}
	m, err := Fit(rows, happened, 1e-12)
	require.NoError(t, err)
	assert.InDelta(t, -0.10109786211596994, m.Slopes[0]/m.SDs[0], 1e-8)
	assert.InDelta(t, 3.01557670870108252, m.Logit([]float64{0}), 1e-7)
}

func TestFit_refuses(t *testing.T) {
	rows, happened := made()
	for _, lambda := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		_, err := Fit(rows, happened, lambda)
		assert.ErrorIs(t, err, ErrPenalty, "%v", lambda)
	}
	for _, all := range []bool{true, false} {
		one := make([]bool, len(rows))
		for i := range one {
			one[i] = all
		}
		_, err := Fit(rows, one, 1)
		assert.ErrorIs(t, err, ErrOneKind)
	}
}

// Cases that a line separates, and figures that are one and the same, have a
// finite fit.
func TestFit_degenerate(t *testing.T) {
	rows := [][]float64{{1, 2, 5, math.NaN()}, {2, 4, 5, math.NaN()}, {3, 6, 5, math.NaN()}, {4, 8, 5, math.NaN()}}
	m, err := Fit(rows, []bool{false, false, true, true}, 1e-4)
	require.NoError(t, err)
	assert.InDelta(t, m.Slopes[0], m.Slopes[1], 1e-9, "equals share")
	assert.Equal(t, []float64{0, 0}, m.Slopes[2:], "a figure that never varies, one that is never known")
	assert.Greater(t, m.Chance(rows[3]), 0.9)
	assert.False(t, math.IsNaN(m.Chance([]float64{math.NaN(), math.NaN(), 1, 1})))
}

// A fit settles: no gradient is left, and no step from it leads down.
func TestFit_isTheMinimum(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 4))
		k, lambda := 1+r.IntN(4), math.Pow(10, -5*r.Float64())
		rows, happened := make([][]float64, 60), make([]bool, 60)
		for i := range rows {
			for range k {
				rows[i] = append(rows[i], r.NormFloat64()*math.Pow(10, float64(k)))
			}
			happened[i] = i < 2 || r.IntN(3) == 0 && i > 4
		}
		m, err := Fit(rows, happened, lambda)
		require.NoError(t, err, "seed %d", seed)
		p := problem{y: happened, k: k, lambda: lambda}
		for _, row := range rows {
			for j := range row {
				p.x = append(p.x, m.scaled(j, row[j]))
			}
		}
		beta := append([]float64{m.Intercept}, m.Slopes...)
		at := p.objective(beta)
		for range 20 {
			other := make([]float64, len(beta))
			for j := range other {
				other[j] = beta[j] + r.NormFloat64()*0.01
			}
			assert.GreaterOrEqual(t, p.objective(other), at-1e-12, "seed %d", seed)
		}
	}
}

func TestLoss(t *testing.T) {
	assert.InDelta(t, math.Ln2, Loss(0, true), 1e-15)
	assert.InDelta(t, 1000, Loss(1000, false), 1e-9, "no overflow")
	assert.Zero(t, Loss(1000, true))
}
