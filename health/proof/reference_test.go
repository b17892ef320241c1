package proof_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
)

// The made cases, low figures foretelling, from R 4.2.2 with pROC 1.18.0:
//
//	i <- 1:80; a <- (37*i) %% 101; b <- (61*i) %% 23; c <- (29*i) %% 53
//	y <- as.integer(a + 2*b + 1.2*c < 85)
//	ra <- roc(y, a, direction=">"); ci.auc(ra, method="delong"); var(ra)
//
// The interval on the scale of the log odds is R's plogis(l + c(-1,1) *
// qnorm(.975) * se/(A*(1-A))) with l the log odds of the area A.
func TestDiscrimination_reference(t *testing.T) {
	a, b, happened := made()
	for name, c := range map[string]struct {
		values              []float64
		auc                 string
		variance, low, high float64
		logitLow, logitHigh float64
	}{
		"a": {a, "2506/2688", 0.00073543585953814974, 0.87913955880933348, 0.98544377452400000, 0.85574728582796411, 0.96965958786958306},
		"b": {b, "1722/2688", 0.0050695377479878651, 0.50107421892425752, 0.78017578107574248, 0.49298227794190680, 0.76570723538405194},
	} {
		t.Run(name, func(t *testing.T) {
			tally := newTally(t, usage())
			for i, v := range c.values {
				require.NoError(t, tally.AddValue(v, happened[i]))
			}
			d := tally.Discrimination(0.95)
			assert.EqualValues(t, 24, d.Events)
			assert.EqualValues(t, 56, d.Others)
			assert.True(t, d.AUC.Equal(successkit.MustRate(c.auc)), "%s", d.AUC)
			assert.InDelta(t, math.Sqrt(c.variance), d.SE, 1e-14)
			assert.InDelta(t, c.low, d.Interval.Lower(), 1e-12)
			assert.InDelta(t, c.high, d.Interval.Upper(), 1e-12)
			assert.InDelta(t, c.logitLow, d.Logit.Lower(), 1e-12)
			assert.InDelta(t, c.logitHigh, d.Logit.Upper(), 1e-12)
		})
	}
}

// roc.test(ra, rb, method="delong", paired=TRUE) of the same cases.
func TestCompare_reference(t *testing.T) {
	a, b, happened := made()
	s := newStudy(t, proof.Definition{})
	other := usage()
	other.ID = "visits"
	c, err := s.Compare(track(usage(), a, happened), track(other, b, happened))
	require.NoError(t, err)
	assert.InDelta(t, 3.6641456125087073, c.Difference/c.SE, 1e-11)
	require.NotNil(t, c.P)
	assert.InDelta(t, 0.00024816558092459294, *c.P, 1e-14)
	assert.InDelta(t, 0.13565317195019350, c.Interval.Lower(), 1e-12)
	assert.InDelta(t, 0.44768016138313999, c.Interval.Upper(), 1e-12)
	assert.Equal(t, 80, c.Paired)
	assert.Equal(t, "usage", c.Better)
}

// Nine chances of the made cases from R 4.2.2:
//
//	f <- round(pmin(pmax((120 - a - b)/150, 0.02), 0.95), 1); f <- pmin(pmax(f, 0.05), 0.9)
//	g <- tapply(y, f, mean); n <- tapply(y, f, length); v <- as.numeric(names(g)); o <- mean(y)
//	mean((f-y)^2); sum(n*(v-g)^2)/80; sum(n*(g-o)^2)/80; o*(1-o)
func TestCalibration_reference(t *testing.T) {
	groups := []struct {
		chance        float64
		cases, events int64
	}{{0.05, 2, 0}, {0.1, 9, 0}, {0.2, 12, 0}, {0.3, 15, 0}, {0.4, 10, 3}, {0.5, 10, 4}, {0.6, 13, 8}, {0.7, 8, 8}, {0.8, 1, 1}}
	tally := newTally(t, proof.Predictor{ID: "chance", Probability: true})
	for _, g := range groups {
		for i := range g.cases {
			require.NoError(t, tally.AddValue(g.chance, i < g.events))
		}
	}
	c, ok := tally.Calibration(0.95)
	require.True(t, ok)
	assert.InDelta(t, 0.1308125, c.Brier, 1e-15)
	assert.InDelta(t, 0.03610096153846154, c.Reliability, 1e-15)
	assert.InDelta(t, 0.11528846153846153, c.Resolution, 1e-15)
	assert.InDelta(t, 0.20999999999999999, c.Uncertainty, 1e-15)
	assert.Zero(t, c.WithinVariance)
	assert.Zero(t, c.WithinCovariance)
	assert.InDelta(t, 1-0.1308125/0.21, c.Skill, 1e-14)
	require.Len(t, c.Groups, len(groups))
	for i, g := range groups {
		assert.Equal(t, g.chance, c.Groups[i].Mean)
		assert.True(t, c.Groups[i].Rate.Equal(successkit.CountRate(g.events, g.cases)), "%d", i)
	}
	assert.True(t, c.Interval.Contains(c.Brier))
	_, ok = newTally(t, usage()).Calibration(0.95)
	assert.False(t, ok, "a figure is no chance")
}

// The parts of the Brier score add up to it, also where groups hold many
// chances, and the groups hold every case once.
func TestCalibration_addsUp(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 1))
		tally := newTally(t, proof.Predictor{ID: "chance", Probability: true})
		var brier float64
		n := 1 + r.IntN(400)
		for range n {
			p := r.Float64()
			if r.IntN(3) == 0 {
				p = 0.25 // many with the same
			}
			happened := r.Float64() < p*p
			y := 0.0
			if happened {
				y = 1
			}
			brier += (p - y) * (p - y) / float64(n)
			require.NoError(t, tally.AddValue(p, happened))
		}
		c, ok := tally.Calibration(0.95)
		require.True(t, ok)
		assert.InDelta(t, brier, c.Brier, 1e-12, "seed %d", seed)
		assert.InDelta(t, c.Brier, c.Reliability-c.Resolution+c.Uncertainty+c.WithinVariance-c.WithinCovariance, 1e-12, "seed %d", seed)
		var cases int64
		for i, g := range c.Groups {
			cases += g.Cases
			assert.LessOrEqual(t, g.From, g.Mean, "seed %d", seed)
			assert.LessOrEqual(t, g.Mean, g.To, "seed %d", seed)
			assert.True(t, i == 0 || c.Groups[i-1].To < g.From, "seed %d", seed)
		}
		assert.EqualValues(t, n, cases, "seed %d", seed)
		assert.LessOrEqual(t, len(c.Groups), 20, "seed %d", seed)
	}
}

// What the slopes of a suggestion are, from R 4.2.2: glmnet 4.1.6 (alpha=0,
// standardize=TRUE, thresh=1e-16, lambda=0.1) on the points of the made cases,
// and the same minimum by optim and Newton steps (internal/logistic).
func TestSuggest_reference(t *testing.T) {
	a, b, happened := made()
	history := map[string][]health.Reading{}
	var decisions []proof.Decision
	for i := range a {
		d := decided(i, happened[i])
		for _, m := range []struct {
			id    string
			value float64
		}{{"a", a[i]}, {"b", b[i]}, {"c", float64(29 * (i + 1) % 53)}} {
			history[d.Subject] = append(history[d.Subject], health.Reading{ID: m.id, Measure: m.id, Value: m.value, Date: d.Date.AddDays(-100)})
		}
		decisions = append(decisions, d)
	}
	model := newModel(t, define(leaf("a", "1"), leaf("b", "1"), leaf("c", "1")))
	s := newStudy(t, proof.Definition{})
	got, err := s.Suggest(asOf, decisions, model, func(subject string) (health.Account, error) { return health.Account{Readings: history[subject]}, nil }, proof.Ridge{Lambdas: []float64{0.1}})
	require.NoError(t, err)
	assert.InDelta(t, -1.15123142053626415, got.Intercept, 1e-9)
	for j, want := range []float64{-1.13523875068862812, -0.41551168189267829, -0.59361115316014690} {
		assert.InDelta(t, want, got.Weights[j].Slope, 1e-9, "%d", j)
	}
	// The weights per point are those of glmnet's coefficients, shared out.
	raw := []float64{0.039188302393065831, 0.062909847045531847, 0.039105499994976693}
	for j := range raw {
		assert.InDelta(t, 100*raw[j]/(raw[0]+raw[1]+raw[2]), got.Weights[j].Suggested, 0.01, "%d", j)
	}
}

// The area of normal figures whose means lie δ standard deviations apart is
// Φ(δ/√2): the interval of DeLong holds it about as often as it says.
func TestDiscrimination_covers(t *testing.T) {
	const runs = 400
	held := map[string]int{}
	for seed := range uint64(runs) {
		r := rand.New(rand.NewPCG(seed, 2))
		tally := newTally(t, usage())
		for i := range 200 {
			v := r.NormFloat64()
			if i%4 == 0 {
				v -= 0.9
			}
			require.NoError(t, tally.AddValue(v, i%4 == 0))
		}
		d := tally.Discrimination(0.95)
		truth := planted{"m": 0.9}.area("m")
		for name, in := range map[string]bool{"plain": d.Interval.Contains(truth), "logit": d.Logit.Contains(truth)} {
			if in {
				held[name]++
			}
		}
	}
	for name, n := range held {
		assert.InDelta(t, 0.95, float64(n)/runs, 0.035, "%s: %d of %d", name, n, runs)
	}
}
