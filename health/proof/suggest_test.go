package proof_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

// The weights that are suggested follow what was planted, a measure of noise
// gets next to none, and the draft beats a model that trusts the noise on cases
// that it was not fitted to. Nothing is applied.
func TestSuggest_findsWhatWasPlanted(t *testing.T) {
	strengths := planted{"usage": 1.2, "support": 0.6, "noise": 0, "against": -0.5}
	b := newBook(21, 1500, strengths, "usage", "support", "noise", "against")
	def := define(
		leaf("noise", "70"),
		health.Node{ID: "group", Weight: dec("30"), Group: &health.Group{Children: []health.Node{leaf("usage", "1"), leaf("support", "1"), leaf("against", "1")}}},
	)
	model := newModel(t, def)
	before := asJSON(t, def)
	s := newStudy(t, proof.Definition{})
	got, err := s.Suggest(asOf, b.decisions, model, b.of, proof.Ridge{})
	require.NoError(t, err)
	assert.Empty(t, got.Refused)
	byID := map[string]proof.SuggestedWeight{}
	sum := 0.0
	for _, w := range got.Weights {
		byID[w.Measure] = w
		sum += w.Suggested
		equalRate(t, "1500/1500", w.Known)
	}
	assert.InDelta(t, 100, sum, 1e-9)
	// Of normal measures with equal deviations the best weights are as the
	// strengths: 1.2 to 0.6.
	assert.InDelta(t, 100*1.2/1.8, byID["usage"].Suggested, 6)
	assert.InDelta(t, 100*0.6/1.8, byID["support"].Suggested, 6)
	assert.Less(t, byID["noise"].Suggested, 6.0)
	assert.Zero(t, byID["against"].Suggested)
	assert.Equal(t, []string{proof.CodeAgainstDirection}, codes(byID["against"].Why))
	assert.InDelta(t, 70, byID["noise"].Present, 1e-9)
	assert.InDelta(t, 10, byID["usage"].Present, 1e-9)

	require.NotNil(t, got.Comparison)
	assert.Equal(t, "draft", got.Comparison.Better)
	// The area of the best weights is Φ(√(1.2²+0.6²)/√2) = 0.829.
	best := planted{"m": math.Sqrt(1.2*1.2 + 0.6*0.6)}.area("m")
	assert.True(t, got.Drafted.Discrimination.Interval.Contains(best), "%v", got.Drafted.Discrimination)
	// The regression also uses the measure that runs against its direction.
	assert.Greater(t, got.Chances.Discrimination.AUC.Float64(), got.Drafted.Discrimination.AUC.Float64())
	require.NotNil(t, got.Chances.Calibration)
	assert.Less(t, got.Chances.Calibration.Reliability, 0.005)
	assert.Len(t, got.Losses, 9)
	assert.Equal(t, 10, got.Folds)

	require.NotNil(t, got.Draft)
	_, err = health.New(got.Draft.Definition)
	require.NoError(t, err)
	assert.Equal(t, before, asJSON(t, def))
	assert.Equal(t, before, asJSON(t, model.Definition()))
	assert.Equal(t, 4, got.Draft.Definition.Version)
	assert.Positive(t, got.Draft.Moved.Num().Sign())
	assert.LessOrEqual(t, got.Draft.Moved.Compare(successkit.CountRate(1, 1)), 0)
	assert.Equal(t, proof.Change{Path: "version", ID: "model", From: "3", To: "4"}, got.Draft.Changes[0])
	assert.Equal(t, "root.children[0].weight", got.Draft.Changes[1].Path)
	paths := map[string]string{}
	for _, c := range got.Draft.Changes {
		paths[c.ID] = c.Path
	}
	assert.Equal(t, "root.children[1].group.children[0].weight", paths["usage"])

	again, err := s.Suggest(asOf, b.decisions, model, b.of, proof.Ridge{})
	require.NoError(t, err)
	assert.Equal(t, asJSON(t, got), asJSON(t, again))
}

// Measures that are seldom known or never vary are named, and do no harm.
func TestSuggest_oddMeasures(t *testing.T) {
	b := newBook(4, 400, planted{"usage": 1}, "usage", "rare")
	for subject, rs := range b.readings {
		for i := range rs {
			if rs[i].Measure == "rare" && subject[len(subject)-1] > '4' {
				rs[i].Measure = "gone"
			}
		}
		rs = append(rs, health.Reading{ID: "fixed", Measure: "fixed", Value: 50, Date: date("2020-01-01")})
		b.readings[subject] = rs
	}
	model := newModel(t, define(leaf("usage", "1"), leaf("rare", "1"), leaf("fixed", "1"), leaf("never", "1")))
	got, err := newStudy(t, proof.Definition{}).Suggest(asOf, b.decisions, model, b.of, proof.Ridge{Folds: 5, Lambdas: []float64{1_000_000, 0.01}})
	require.NoError(t, err)
	assert.Equal(t, 5, got.Folds)
	assert.Equal(t, 0.01, got.Lambda)
	assert.Contains(t, codes(got.Weights[1].Why), proof.CodeSeldomKnown)
	assert.Equal(t, []string{proof.CodeNeverVaries}, codes(got.Weights[2].Why))
	assert.Equal(t, []string{proof.CodeNeverVaries, proof.CodeSeldomKnown}, codes(got.Weights[3].Why))
	assert.Zero(t, got.Weights[2].Suggested+got.Weights[3].Suggested)
	equalRate(t, "0/400", got.Weights[3].Known)
}

// A group of which nothing earns a weight loses its own, and what lies below keeps
// its weights, since a group without any is none.
func TestSuggest_groupWithoutWeight(t *testing.T) {
	b := newBook(13, 400, planted{"usage": 1, "against": -1}, "usage", "against")
	model := newModel(t, define(
		leaf("usage", "1"),
		health.Node{ID: "group", Weight: dec("2"), Group: &health.Group{Children: []health.Node{leaf("against", "5")}}},
	))
	got, err := newStudy(t, proof.Definition{}).Suggest(asOf, b.decisions, model, b.of, proof.Ridge{})
	require.NoError(t, err)
	require.NotNil(t, got.Draft)
	assert.Equal(t, []proof.Change{
		{Path: "version", ID: "model", From: "3", To: "4"},
		{Path: "root.children[0].weight", ID: "usage", From: "1", To: "100"},
		{Path: "root.children[1].weight", ID: "group", From: "2", To: "0"},
	}, got.Draft.Changes)
	_, err = health.New(got.Draft.Definition)
	require.NoError(t, err)
	assert.Equal(t, "draft", got.Comparison.Better)
}

// Where no measure earns a weight there is no draft.
func TestSuggest_nothingToSuggest(t *testing.T) {
	b := newBook(5, 300, planted{"usage": -1.5}, "usage")
	got, err := newStudy(t, proof.Definition{}).Suggest(asOf, b.decisions, newModel(t, define(leaf("usage", "1"))), b.of, proof.Ridge{})
	require.NoError(t, err)
	assert.Nil(t, got.Draft)
	assert.Nil(t, got.Comparison)
	assert.NotNil(t, got.Chances)

	// Of an event to wish for, the same measure promises what it keeps.
	welcome := newStudy(t, proof.Definition{Welcome: true})
	got, err = welcome.Suggest(asOf, b.decisions, newModel(t, define(leaf("usage", "1"))), b.of, proof.Ridge{})
	require.NoError(t, err)
	require.NotNil(t, got.Draft)
	assert.Equal(t, 100.0, got.Weights[0].Suggested)
}

func TestSuggest_refuses(t *testing.T) {
	b := newBook(6, 20, planted{}, "usage")
	model := newModel(t, define(leaf("usage", "1")))
	s := newStudy(t, proof.Definition{})
	few, err := s.Suggest(asOf, b.decisions, model, b.of, proof.Ridge{})
	require.NoError(t, err)
	assert.Contains(t, codes(few.Refused), proof.CodeFewDecisions)
	assert.Nil(t, few.Draft)
	assert.Empty(t, few.Weights)

	_, err = s.Suggest(asOf, b.decisions, nil, nil, proof.Ridge{LeadDays: -1, Folds: 1, Lambdas: []float64{0, math.NaN(), 1e7}})
	testkit.Faults(
		t, err,
		testkit.Fault{Path: "ridge.lead_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "ridge.lambdas[0]", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "ridge.lambdas[1]", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "ridge.lambdas[2]", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "ridge.folds", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "model", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "accounts", Kind: successkit.ErrRequired},
	)
	_, err = (*proof.Study)(nil).Suggest(asOf, b.decisions, model, b.of, proof.Ridge{})
	testkit.Faults(t, err, testkit.Fault{Path: "study", Kind: successkit.ErrRequired})
	wide := make([]health.Node, 201)
	for i := range wide {
		wide[i] = leaf("m"+string(rune('a'+i/26))+string(rune('a'+i%26)), "1")
	}
	_, err = s.Suggest(asOf, b.decisions, newModel(t, define(wide...)), b.of, proof.Ridge{})
	testkit.Faults(t, err, testkit.Fault{Path: "model", Kind: successkit.ErrOutOfRange})
	strict := define(health.Node{ID: "group", Weight: dec("1"), Group: &health.Group{Combine: health.WorstOf, Children: []health.Node{leaf("usage", "1")}}})
	_, err = s.Suggest(asOf, b.decisions, newModel(t, strict), b.of, proof.Ridge{})
	testkit.Faults(t, err, testkit.Fault{Path: "model.root.children[0].group.combine", Kind: successkit.ErrConflict})
}
