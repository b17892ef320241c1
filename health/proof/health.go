package proof

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// Accounts returns the history of a subject: readings and overrides of all days,
// whenever they were recorded. A source shows a predictor only those that a view
// sees. Who leaves out the overrides judges the model alone, and who gives them
// judges what people saw.
type Accounts func(subject string) (health.Account, error)

// seen returns what v sees of an account. What was recorded after the day that
// is looked at, which only hindsight sees, counts as known on that day.
func (of Accounts) seen(subject string, v View) (health.Account, error) {
	a, err := of(subject)
	if err != nil {
		return health.Account{}, err
	}
	readings := make([]health.Reading, 0, len(a.Readings))
	for _, r := range a.Readings {
		if v.Sees(r.Date, r.Recorded) {
			r.Recorded = v.recorded(r.Recorded)
			readings = append(readings, r)
		}
	}
	var overrides []health.Override
	for _, o := range a.Overrides {
		if v.Sees(o.SetAt, o.Recorded) {
			o.Recorded = v.recorded(o.Recorded)
			overrides = append(overrides, o)
		}
	}
	a.Readings, a.Overrides = readings, overrides
	return a, nil
}

// located returns the fault of an account with its place among all the facts that
// the host gave, of which a view sees some; err, where that is none of theirs.
func (of Accounts) located(subject string, err error) error {
	if err == nil {
		return nil
	}
	if a, failed := of(subject); failed == nil {
		return cmp.Or(a.Validate(), err)
	}
	return err
}

// recorded returns the day on which a fact counts as recorded.
func (v View) recorded(d successkit.Date) successkit.Date {
	if d.After(v.AsOf) {
		return v.AsOf
	}
	return d
}

// Health returns a health model as a candidate: its score, in points, where
// higher is better, and its bands. Two scores that are displayed alike may
// differ; what counts is the score itself. Where it was wrong it explains itself
// by the reasons against the score, then those for it, then what was missing and
// stale.
func Health(model *health.Model, accounts Accounts) Candidate {
	c := Candidate{Predictor: Predictor{Direction: health.HigherIsBetter}}
	if model == nil || accounts == nil {
		return c // without a source, which every use refuses
	}
	def := model.Definition()
	c.ID, c.Bands = def.ID, bandIDs(def)
	c.Source = func(subject string, v View) (Prediction, error) {
		a, err := accounts.seen(subject, v)
		if err != nil {
			return Prediction{}, err
		}
		mark, err := model.Mark(a, v.AsOf)
		return Prediction{Known: mark.Value.Known(), Value: pointsOf(mark.Value), Band: mark.Band}, accounts.located(subject, err)
	}
	c.Explain = func(subject string, v View) ([]successkit.Reason, error) {
		a, err := accounts.seen(subject, v)
		if err != nil {
			return nil, err
		}
		score, err := model.Score(a, v.AsOf)
		return slices.Concat(score.Down, score.Up, score.Missing, score.Stale), accounts.located(subject, err)
	}
	return c
}

// bandIDs returns the words of the bands of a model.
func bandIDs(def health.Definition) []string {
	ids := make([]string, len(def.Bands.List))
	for i, b := range def.Bands.List {
		ids[i] = b.ID
	}
	return ids
}

// pointsOf returns points as a figure, and 0 where they are not known.
func pointsOf(p health.Points) float64 { return float64(p.Micro()) / 1e6 }

// Measures returns every measure of a model as a candidate of its own, in the
// order of the tree, each with the direction and the age limit that the model
// gives it: the single measures that a model is to beat. Each is judged by the
// figure that its basis draws from the readings, before it becomes points.
func Measures(model *health.Model, accounts Accounts) []Candidate {
	if model == nil {
		return nil
	}
	var all []Candidate
	for _, leaf := range leaves(model.Definition().Root) {
		m := Measure{ID: leaf.ID, Direction: leaf.Measure.Direction, MaxAgeDays: leaf.Measure.DropAfterDays}
		c := m.Candidate(accounts)
		if leaf.Measure.Basis != health.Latest && accounts != nil {
			c.Source = drawn(model, leaf.ID, accounts)
		}
		all = append(all, c)
	}
	return all
}

// drawn is the source of a measure whose figure is not that of one reading.
func drawn(model *health.Model, id string, accounts Accounts) Source {
	return func(subject string, v View) (Prediction, error) {
		a, err := accounts.seen(subject, v)
		if err != nil {
			return Prediction{}, err
		}
		score, err := model.Score(a, v.AsOf)
		if err != nil {
			return Prediction{}, accounts.located(subject, err)
		}
		p := find(score.Parts, id)
		if p == nil || p.State != health.Known && p.State != health.Stale {
			return nothing(successkit.NewReason(CodeNoReading).With("measure", id)), nil
		}
		said := nothing(successkit.NewReason(CodeReading).With("measure", id).With("value", floatText(p.Figure)).WithDate("date", v.AsOf))
		said.Known, said.Value = true, p.Figure
		return said, nil
	}
}

// find returns the part of the given id. A model bounds how deep it lies.
func find(parts []health.Part, id string) *health.Part {
	for i := range parts {
		if parts[i].ID == id {
			return &parts[i]
		}
		if p := find(parts[i].Parts, id); p != nil {
			return p
		}
	}
	return nil
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
