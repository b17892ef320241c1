package proof

import (
	"fmt"
	"math"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/logistic"
)

// A suggester holds what weights are fitted to.
type suggester struct {
	study    *Study
	model    *health.Model
	accounts Accounts
	measures []health.Node
	ridge    Ridge
	cases    []Case // with what the present model says
	rows     [][]float64
	happened []bool
	part     []int
}

// suggest fits the measures of a model to the eligible decisions.
func (s *Study) suggest(left []Decision, model *health.Model, accounts Accounts, r Ridge) (Suggestion, error) {
	g := suggester{study: s, model: model, accounts: accounts, measures: leaves(model.Definition().Root), ridge: r}
	present, err := g.read(left)
	if err != nil {
		return Suggestion{}, err
	}
	tally, err := s.Tally(present)
	if err != nil {
		return Suggestion{}, err
	}
	out := Suggestion{LeadDays: r.LeadDays, Present: s.judge(tally)}
	all := out.Present.Population
	all.Known, all.EventsKnown = all.Decisions, all.Events // a case without a score has a row
	out.Refused = s.refusals(all)
	part, n, err := deal(g.cases, r.Folds)
	if len(out.Refused) > 0 {
		return out, nil
	}
	if err != nil {
		return Suggestion{}, fmt.Errorf("proof: %w", &successkit.FieldError{Path: "decisions", Err: err})
	}
	g.part, out.Folds = part, n
	if err := g.fit(&out); err != nil {
		return Suggestion{}, fmt.Errorf("proof: fitting %s: %w", present.Predictor.ID, err)
	}
	err = g.try(&out, present)
	return out, err
}

// read asks the present model and takes the points of every measure from its
// scores.
func (g *suggester) read(left []Decision) (Track, error) {
	at := make(map[string]int, len(g.measures))
	for j, n := range g.measures {
		at[n.ID] = j
	}
	c := Health(g.model, g.accounts)
	c.Explain = nil
	c.Source = func(subject string, v View) (Prediction, error) {
		a, err := g.accounts.seen(subject, v)
		if err != nil {
			return Prediction{}, err
		}
		score, err := g.model.Score(a, v.AsOf)
		if err != nil {
			return Prediction{}, g.accounts.located(subject, err)
		}
		row := make([]float64, len(g.measures))
		for j := range row {
			row[j] = math.NaN()
		}
		fill(row, at, score.Parts)
		g.rows = append(g.rows, row)
		return Prediction{Known: score.Value.Known(), Value: pointsOf(score.Value), Band: score.Band}, nil
	}
	t, err := g.study.follow(left, c, g.ridge.LeadDays, successkit.Date{})
	g.cases = t.Cases
	for i := range t.Cases {
		g.happened = append(g.happened, t.Cases[i].happened())
	}
	return t, err
}

// fill writes the points of measures that were read. A model bounds how deep
// parts lie.
func fill(row []float64, at map[string]int, parts []health.Part) {
	for i := range parts {
		p := &parts[i]
		if j, measure := at[p.ID]; measure && (p.State == health.Known || p.State == health.Stale) {
			row[j] = pointsOf(p.Value)
			if p.Computed.Known() { // what the measure says, whatever people say
				row[j] = pointsOf(p.Computed)
			}
		}
		fill(row, at, p.Parts)
	}
}

// fit chooses the penalty and fits all cases.
func (g *suggester) fit(out *Suggestion) error {
	var best []float64
	least := math.Inf(1)
	for _, lambda := range slices.Backward(slices.Sorted(slices.Values(g.ridge.Lambdas))) {
		logits, err := heldOut(g.rows, g.happened, g.part, out.Folds, ridge(lambda))
		if err != nil {
			return err
		}
		l := meanLoss(logits, g.happened)
		out.Losses = append(out.Losses, Loss{Lambda: lambda, Loss: l})
		if millionths(l) < least {
			least, best, out.Lambda = millionths(l), logits, lambda
		}
	}
	if best == nil {
		return logistic.ErrDiverges
	}
	m, err := logistic.Fit(g.rows, g.happened, out.Lambda)
	if err != nil {
		return err
	}
	out.Intercept = m.Intercept
	g.explain(out, m)
	chances := Track{Predictor: Predictor{ID: "chances", Probability: true}, LeadDays: g.ridge.LeadDays, Cases: slices.Clone(g.cases)}
	for i := range chances.Cases {
		chances.Cases[i].Prediction = Prediction{Known: true, Value: inverseLogit(best[i])}
	}
	tally, err := g.study.Tally(chances)
	if err != nil {
		return err
	}
	out.Chances = new(g.study.judge(tally))
	return nil
}

// explain writes what the fit says of each measure, and the draft.
func (g *suggester) explain(out *Suggestion, m logistic.Model) {
	present := make(map[string]float64, len(g.measures))
	shares(g.model.Definition().Root, 100, present)
	suggested, _ := g.weights(m)
	for j, n := range g.measures {
		known := int64(0)
		for _, row := range g.rows {
			if !math.IsNaN(row[j]) {
				known++
			}
		}
		all := int64(len(g.rows))
		w := SuggestedWeight{
			Measure: n.ID, Known: successkit.CountRate(known, all), Mean: m.Means[j], SD: m.SDs[j], Slope: m.Slopes[j],
			Present: present[n.ID], Suggested: float64(suggested[n.ID]) / 100,
		}
		switch {
		case m.SDs[j] == 0:
			w.Why = append(w.Why, successkit.NewReason(CodeNeverVaries).With("measure", n.ID))
		case millionths(g.toward()*m.Slopes[j]) < 0:
			w.Why = append(w.Why, successkit.NewReason(CodeAgainstDirection).With("measure", n.ID))
		}
		if known*100 < all*wantedCoverage {
			w.Why = append(w.Why, successkit.NewReason(CodeSeldomKnown).With("measure", n.ID).
				With("coverage", percent(known, all)).WithInt("wanted", wantedCoverage))
		}
		out.Weights = append(out.Weights, w)
	}
}
