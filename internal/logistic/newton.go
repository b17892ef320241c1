package logistic

import (
	"math"
	"slices"
)

// A problem is a ridge regression over standardised figures.
type problem struct {
	x      []float64 // row by row
	y      []bool
	k      int // figures a row
	lambda float64
}

// The bounds of the search. The decrement of a step is twice what it promises
// to take off the objective. Below near, Newton's method doubles the digits with
// every step and the objective has too few to show it, so that steps are no
// longer halved; below settled there is nothing left to gain.
const (
	maxSteps   = 100
	maxHalving = 60
	near       = 1e-12
	settled    = 1e-22
)

// solve goes down from beta to the minimum.
func (p problem) solve(beta []float64) ([]float64, error) {
	step := make([]float64, p.k+1)
	hessian := make([]float64, (p.k+1)*(p.k+1))
	next := make([]float64, p.k+1)
	value := p.objective(beta)
	for range maxSteps {
		p.derive(beta, step, hessian)
		gradient := slices.Clone(step)
		if !solveCholesky(hessian, step) {
			return nil, ErrDiverges
		}
		decrement := 0.0
		for j := range step {
			decrement += gradient[j] * step[j]
		}
		better := decrement < near
		for size, tries := 1.0, 0; tries == 0 || !better && tries < maxHalving; size, tries = size/2, tries+1 {
			for j := range beta {
				next[j] = beta[j] - size*step[j]
			}
			if !better {
				v := p.objective(next)
				better, value = v <= value, min(v, value)
			}
		}
		if !better { // nothing is lower within the last digits
			return beta, nil
		}
		beta, next = next, beta
		if decrement < settled {
			break
		}
	}
	return beta, nil
}

func (p problem) eta(beta []float64, i int) float64 {
	eta := beta[0]
	for j, x := range p.x[i*p.k : (i+1)*p.k] {
		eta += beta[j+1] * x
	}
	return eta
}

func (p problem) objective(beta []float64) float64 {
	var loss, squares float64
	for i, y := range p.y {
		loss += Loss(p.eta(beta, i), y)
	}
	for _, b := range beta[1:] {
		squares += b * b
	}
	return loss/float64(len(p.y)) + p.lambda/2*squares
}

// derive writes the first and second derivatives at beta, the latter as the
// lower triangle.
func (p problem) derive(beta, gradient, hessian []float64) {
	clear(gradient)
	clear(hessian)
	n, width := float64(len(p.y)), p.k+1
	for i, y := range p.y {
		c := chance(p.eta(beta, i))
		residual := c
		if y {
			residual = c - 1
		}
		w := c * (1 - c) / n
		residual /= n
		row := p.x[i*p.k : (i+1)*p.k]
		gradient[0] += residual
		hessian[0] += w
		for j, x := range row {
			gradient[j+1] += residual * x
			line := hessian[(j+1)*width:]
			line[0] += w * x
			for l := range j + 1 {
				line[l+1] += w * x * row[l]
			}
		}
	}
	for j := 1; j < width; j++ {
		gradient[j] += p.lambda * beta[j]
		hessian[j*width+j] += p.lambda
	}
}

// solveCholesky solves a·x = b for a symmetric positive definite a, given as its
// lower triangle, and leaves x in b. It overwrites a.
func solveCholesky(a, b []float64) bool {
	n := len(b)
	for j := range n {
		d := a[j*n+j]
		for l := range j {
			d -= a[j*n+l] * a[j*n+l]
		}
		if !(d > 0) {
			return false
		}
		d = math.Sqrt(d)
		a[j*n+j] = d
		for i := j + 1; i < n; i++ {
			s := a[i*n+j]
			for l := range j {
				s -= a[i*n+l] * a[j*n+l]
			}
			a[i*n+j] = s / d
		}
	}
	for i := range n {
		for l := range i {
			b[i] -= a[i*n+l] * b[l]
		}
		b[i] /= a[i*n+i]
	}
	for i := n - 1; i >= 0; i-- {
		for l := i + 1; l < n; l++ {
			b[i] -= a[l*n+i] * b[l]
		}
		b[i] /= a[i*n+i]
	}
	return true
}
