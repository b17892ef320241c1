// Package ranking measures how well figures put two kinds of case in order: the
// area under the ROC curve, counted exactly, and how far it can be trusted.
//
// Estimates are float64 and may differ in their last digits between
// architectures. Callers show them and decide nothing by them unrounded.
package ranking

import (
	"math"
	"slices"
)

// A Level counts the cases that share one figure.
type Level struct {
	Value  float64
	Events int64 // cases in which what was to be foretold happened
	Others int64 // cases in which it did not
}

// MaxCases is how many cases levels may hold together, so that twice the number
// of pairs fits 63 bits.
const MaxCases = 1<<31 - 1

// An Area is the area under the ROC curve of levels: of all pairs of an event
// and another case, the share in which the event has the higher figure, equal
// figures counting one half.
type Area struct {
	Events, Others int64
	// HalfPairs is twice the number of pairs won, so that a tie counts 1: the
	// area is HalfPairs / (2·Events·Others), exactly.
	HalfPairs int64
	// Variance is the variance of the area by DeLong, DeLong and
	// Clarke-Pearson (Biometrics 44:837, 1988). It is NaN where there are not at
	// least two events and two others.
	Variance float64
}

// Of measures levels, which are in rising order of value, each value once. Of
// hold at most [MaxCases] cases.
func Of(levels []Level) Area {
	a := Area{Variance: math.NaN()}
	for _, l := range levels {
		a.HalfPairs += l.Events * (2*a.Others + l.Others)
		a.Events += l.Events
		a.Others += l.Others
	}
	if a.Events < 2 || a.Others < 2 {
		return a
	}
	// The share of others that each event exceeds, and of events that exceed
	// each other, about the area.
	theta := a.Value()
	var ofEvents, ofOthers float64
	var events, others int64 // below the level
	for _, l := range levels {
		v10 := float64(2*others+l.Others)/float64(2*a.Others) - theta
		v01 := 1 - float64(2*events+l.Events)/float64(2*a.Events) - theta
		ofEvents += float64(l.Events) * v10 * v10
		ofOthers += float64(l.Others) * v01 * v01
		events += l.Events
		others += l.Others
	}
	m, n := float64(a.Events), float64(a.Others)
	a.Variance = ofEvents/(m-1)/m + ofOthers/(n-1)/n
	return a
}

// Value returns the area, and NaN where there are no pairs.
func (a Area) Value() float64 {
	return float64(a.HalfPairs) / (2 * float64(a.Events) * float64(a.Others))
}

// Flip returns the area of the same cases with the order of their figures
// turned round.
func (a Area) Flip() Area {
	a.HalfPairs = 2*a.Events*a.Others - a.HalfPairs
	return a
}

// A Point of a curve: of the others and of the events, how many have a figure
// that is no lower than some level's.
type Point struct{ Others, Events int64 }

// Curve returns the corners of the ROC curve of levels in rising order of
// value, from none of the cases to all of them.
func Curve(levels []Level) []Point {
	points := make([]Point, 1, len(levels)+1)
	var at Point
	for _, l := range slices.Backward(levels) {
		at.Others += l.Others
		at.Events += l.Events
		points = append(points, at)
	}
	return points
}
