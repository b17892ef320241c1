// Package logistic fits the chance of an event to figures by logistic
// regression with a ridge penalty.
//
// Estimates are float64 and may differ in their last digits between
// architectures. Callers show them and decide nothing by them unrounded.
package logistic

import (
	"errors"
	"math"
)

// A Model is a fitted chance:
//
//	chance = 1 / (1 + exp(-(Intercept + Σ Slopeⱼ·(xⱼ - Meanⱼ)/SDⱼ)))
//
// A figure that is NaN, not known, counts with the mean, and so adds nothing.
type Model struct {
	Intercept float64
	Slopes    []float64 // per standard deviation
	Means     []float64 // of the figures that are known
	SDs       []float64 // likewise, by the number of cases; 0 for a figure that never varies, whose slope is 0
}

// The kinds of failure.
var (
	ErrOneKind  = errors.New("the cases are all of one kind")
	ErrPenalty  = errors.New("the penalty is not a number above 0")
	ErrDiverges = errors.New("the fit does not settle")
)

// Fit returns the model of the cases, each with its figures, that makes the
// least of
//
//	mean of -log(chance of what happened) + λ/2 · Σ Slopeⱼ²
//
// over standardised figures: the objective of glmnet with alpha 0 and
// standardize. The intercept is free. Newton's method with halved steps finds
// it, since the objective is strictly convex. Every row is as long as the
// first.
func Fit(rows [][]float64, happened []bool, lambda float64) (Model, error) {
	if !(lambda > 0) || math.IsInf(lambda, 0) {
		return Model{}, ErrPenalty
	}
	events := 0
	for _, h := range happened {
		if h {
			events++
		}
	}
	if events == 0 || events == len(happened) {
		return Model{}, ErrOneKind
	}
	m := standard(rows)
	p := problem{x: make([]float64, 0, len(rows)*len(m.Means)), y: happened, k: len(m.Means), lambda: lambda}
	for _, row := range rows {
		for j := range row {
			p.x = append(p.x, m.scaled(j, row[j]))
		}
	}
	base := float64(events) / float64(len(happened))
	beta := make([]float64, p.k+1)
	beta[0] = math.Log(base / (1 - base))
	beta, err := p.solve(beta)
	if err != nil {
		return Model{}, err
	}
	m.Intercept, m.Slopes = beta[0], beta[1:]
	return m, nil
}

// standard returns a model with the means and deviations of the figures alone.
func standard(rows [][]float64) Model {
	k := len(rows[0])
	m := Model{Means: make([]float64, k), SDs: make([]float64, k)}
	for j := range k {
		var n, sum float64
		low, high := math.Inf(1), math.Inf(-1)
		for _, row := range rows {
			if !math.IsNaN(row[j]) {
				n, sum = n+1, sum+row[j]
				low, high = min(low, row[j]), max(high, row[j])
			}
		}
		if n == 0 || low == high {
			if n > 0 {
				m.Means[j] = low
			}
			continue
		}
		m.Means[j] = sum / n
		var squares float64
		for _, row := range rows {
			if !math.IsNaN(row[j]) {
				squares += (row[j] - m.Means[j]) * (row[j] - m.Means[j])
			}
		}
		m.SDs[j] = math.Sqrt(squares / n)
	}
	return m
}

func (m Model) scaled(j int, x float64) float64 {
	if math.IsNaN(x) || m.SDs[j] == 0 {
		return 0
	}
	return (x - m.Means[j]) / m.SDs[j]
}

// Logit returns the logarithm of the odds for the given figures.
func (m Model) Logit(row []float64) float64 {
	eta := m.Intercept
	for j, x := range row {
		eta += m.Slopes[j] * m.scaled(j, x)
	}
	return eta
}

// Chance returns the chance of the event for the given figures.
func (m Model) Chance(row []float64) float64 { return chance(m.Logit(row)) }

func chance(eta float64) float64 { return 1 / (1 + math.Exp(-eta)) }

// Loss returns -log(chance of what happened), for a logit.
func Loss(eta float64, happened bool) float64 {
	if happened {
		eta = -eta
	}
	// log(1 + exp(eta)) without overflow
	return max(eta, 0) + math.Log1p(math.Exp(-math.Abs(eta)))
}
