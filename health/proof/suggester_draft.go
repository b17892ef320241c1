package proof

import (
	"fmt"
	"math"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/logistic"
)

// weights returns the weights of a fit, in hundredths that add up to 100, by
// measure. ok is false where no measure earns one.
func (g *suggester) weights(m logistic.Model) (weights map[string]int64, ok bool) {
	raw := make([]float64, len(m.Slopes))
	most := 0.0
	for j, slope := range m.Slopes {
		if m.SDs[j] > 0 {
			raw[j] = max(0, g.toward()*slope/m.SDs[j])
		}
		most = max(most, raw[j])
	}
	if millionths(most) == 0 {
		return nil, false
	}
	parts := make([]int64, len(raw))
	for j := range raw {
		parts[j] = int64(math.Round(raw[j] / most * 1e6))
	}
	shared, ok := exact.Apportion(100*100, parts)
	if !ok {
		return nil, false
	}
	weights = make(map[string]int64, len(parts))
	for j, n := range g.measures {
		weights[n.ID] = shared[j]
	}
	return weights, true
}

// toward is the sign that the slope of good points has.
func (g *suggester) toward() float64 {
	if g.study.def.Welcome {
		return 1
	}
	return -1
}

// draft returns the model with the given weights.
func (g *suggester) draft(weights map[string]int64) (*Draft, *health.Model, error) {
	d := newDraft(g.model.Definition())
	d.reweigh("root", &d.Definition.Root, weights)
	model, err := health.New(d.Definition)
	return d, model, err
}

// try makes the draft, and holds drafts that were made without each part of the
// cases against that part.
func (g *suggester) try(out *Suggestion, present Track) error {
	weights, ok := g.weights(logistic.Model{Slopes: slopes(out.Weights), SDs: deviations(out.Weights)})
	if !ok {
		return nil
	}
	draft, model, err := g.draft(weights)
	if err != nil {
		return fmt.Errorf("proof: draft of %s: %w", present.Predictor.ID, err)
	}
	moved, err := g.moved(model)
	if err != nil {
		return fmt.Errorf("proof: draft of %s: %w", present.Predictor.ID, err)
	}
	draft.Moved = successkit.CountRate(moved, int64(len(g.cases)))
	out.Draft = draft
	held := Track{Predictor: present.Predictor, LeadDays: present.LeadDays, Cases: slices.Clone(present.Cases)}
	for p := range out.Folds {
		if err := g.tryWithout(p, out.Lambda, held.Cases); err != nil {
			return fmt.Errorf("proof: draft of %s: %w", present.Predictor.ID, err)
		}
	}
	tally, err := g.study.Tally(held)
	if err != nil {
		return err
	}
	out.Drafted = new(g.study.judge(tally))
	held.Predictor.ID, present.Predictor.ID = "draft", "present"
	out.Comparison = new(g.study.compare(held, present))
	return nil
}

// moved returns how many cases another model puts into another band.
func (g *suggester) moved(model *health.Model) (n int64, err error) {
	source := Health(model, g.accounts).Source
	for i := range g.cases {
		c := &g.cases[i]
		said, err := source(c.Subject, View{AsOf: c.AsOf, RecordedBy: c.AsOf})
		if err != nil {
			return 0, err
		}
		if said.Band != c.Band {
			n++
		}
	}
	return n, nil
}

// tryWithout scores the cases of part p by the draft of the others.
func (g *suggester) tryWithout(p int, lambda float64, cases []Case) error {
	fitted, err := fitWithout(g.rows, g.happened, g.part, p, ridge(lambda))
	if err != nil {
		return err
	}
	weights, ok := g.weights(fitted)
	var source Source
	if ok {
		_, model, err := g.draft(weights)
		if err != nil {
			return err
		}
		source = Health(model, g.accounts).Source
	}
	for i := range cases {
		if g.part[i] != p {
			continue
		}
		cases[i].Prediction = Prediction{}
		if !ok {
			continue
		}
		said, err := source(cases[i].Subject, View{AsOf: cases[i].AsOf, RecordedBy: cases[i].AsOf})
		if err != nil {
			return err
		}
		cases[i].Prediction = said
	}
	return nil
}

func slopes(weights []SuggestedWeight) []float64 {
	all := make([]float64, len(weights))
	for j, w := range weights {
		all[j] = w.Slope
	}
	return all
}

func deviations(weights []SuggestedWeight) []float64 {
	all := make([]float64, len(weights))
	for j, w := range weights {
		all[j] = w.SD
	}
	return all
}
