package proof

import (
	"slices"

	"github.com/successkit/successkit/internal/ranking"
)

// A CapturePoint says what would have been found by whoever called the
// customers in the order of the figures, and stopped after a share of them. Of
// customers with equal figures, which have no order, it takes what can be
// expected of an order drawn by lot.
type CapturePoint struct {
	// Share is the share of the cases that were called, 0 to 1.
	Share float64 `json:"share"`
	// Captured is the share of the events among them.
	Captured float64 `json:"captured"`
	// Lift is Captured over Share: how many times as many as by lot.
	Lift float64 `json:"lift"`
}

// corners returns the corners of the ROC curve: the counts of others and of
// events with figures that speak for the event no less than some level does.
func (t *Tally) corners() []ranking.Point {
	all := t.levels.all()
	if !t.predictor.rises(t.welcome) {
		all = slices.Clone(all)
		slices.Reverse(all)
	}
	return ranking.Curve(all)
}

// Capture returns how much of the events is found within each share of the
// cases, each between 0 and 1: the capture curve, also called cumulative gains.
// It returns nothing where there is no event, and leaves out shares beyond
// their range.
func (t *Tally) Capture(shares ...float64) []CapturePoint {
	points := t.corners()
	end := points[len(points)-1]
	if end.Events == 0 {
		return nil
	}
	all := float64(end.Events + end.Others)
	called := func(p ranking.Point) float64 { return float64(p.Events + p.Others) }
	curve := make([]CapturePoint, 0, len(shares))
	for _, share := range shares {
		if !(share > 0 && share <= 1) {
			continue
		}
		at := share * all
		i, _ := slices.BinarySearchFunc(points, at, func(p ranking.Point, at float64) int {
			if called(p) < at {
				return -1
			}
			return 1
		})
		i = min(max(i, 1), len(points)-1)
		from, to := points[i-1], points[i]
		within := (at - called(from)) / (called(to) - called(from))
		found := (float64(from.Events) + within*float64(to.Events-from.Events)) / float64(end.Events)
		curve = append(curve, CapturePoint{Share: share, Captured: found, Lift: found / share})
	}
	return curve
}

// tenths are the shares that a judgement shows.
func tenths() []float64 {
	shares := make([]float64, 10)
	for i := range shares {
		shares[i] = float64(i+1) / 10
	}
	return shares
}
