package proof

import (
	"slices"

	"github.com/successkit/successkit/health"
)

// Readings returns the readings of a subject, of all days and whenever they
// were recorded. A source shows a predictor only those that a view sees.
type Readings func(subject string) ([]health.Reading, error)

// seen returns the readings that v sees. What was recorded after the day that
// is looked at, which only hindsight sees, counts as known on that day.
func (r Readings) seen(subject string, v View) ([]health.Reading, error) {
	all, err := r(subject)
	if err != nil {
		return nil, err
	}
	seen := make([]health.Reading, 0, len(all))
	for _, one := range all {
		if v.Sees(one.Date, one.Recorded) {
			if one.Recorded.After(v.AsOf) {
				one.Recorded = v.AsOf
			}
			seen = append(seen, one)
		}
	}
	return seen, nil
}

// Health returns a health model as a candidate: its score, in points, where
// higher is better, and its bands. What it saw are the reasons against the
// score, then those for it, then what is missing and stale. Two scores that are
// displayed alike may differ; what counts is the score itself.
func Health(model *health.Model, readings Readings) Candidate {
	c := Candidate{Predictor: Predictor{Direction: health.HigherIsBetter}}
	if model == nil || readings == nil {
		return c // without a source, which every use refuses
	}
	def := model.Definition()
	c.ID = def.ID
	for _, band := range def.Bands.List {
		c.Bands = append(c.Bands, band.ID)
	}
	c.Source = func(subject string, v View) (Prediction, error) {
		seen, err := readings.seen(subject, v)
		if err != nil {
			return Prediction{}, err
		}
		score, err := model.Score(seen, v.AsOf)
		if err != nil {
			return Prediction{}, err
		}
		return Prediction{
			Known: score.Value.Known(), Value: pointsOf(score.Value), Band: score.Band,
			Reasons: slices.Concat(score.Down, score.Up, score.Missing, score.Stale),
		}, nil
	}
	return c
}

// pointsOf returns points as a figure, and 0 where they are not known.
func pointsOf(p health.Points) float64 { return float64(p.Micro()) / 1e6 }

// Measures returns every measure of a model as a candidate of its own, in the
// order of the tree, each with the direction and the age limit that the model
// gives it: the single measures that a model is to beat.
func Measures(model *health.Model, readings Readings) []Candidate {
	if model == nil {
		return nil
	}
	var all []Candidate
	for _, leaf := range leaves(model.Definition().Root) {
		m := Measure{ID: leaf.ID, Direction: leaf.Measure.Direction, MaxAgeDays: leaf.Measure.DropAfterDays}
		all = append(all, m.Candidate(readings))
	}
	return all
}

// leaves returns the measures of a group and of those below it, in order. A
// model bounds how deep they lie.
func leaves(g health.Group) []health.Node {
	var found []health.Node
	for _, n := range g.Children {
		switch {
		case n.Measure != nil:
			found = append(found, n)
		case n.Group != nil:
			found = append(found, leaves(*n.Group)...)
		}
	}
	return found
}
