package proof_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

func rates(texts ...string) []successkit.Rate {
	all := make([]successkit.Rate, len(texts))
	for i, text := range texts {
		all[i] = successkit.MustRate(text)
	}
	return all
}

// small is a study that is content with next to nothing.
var small = proof.Definition{Event: "churn", MinDecisions: 1, MinEach: 1, MinMonths: 1}

// By hand: four leave with 10, 20, 40 and 60 points. Half of them lie below any
// cut above 20 and up to 30; all of them below one above 60 and up to 70.
func TestCuts_byHand(t *testing.T) {
	model := newModel(t, define(leaf("usage", "1")))
	s := newStudy(t, small)
	track := ten()
	c, err := s.Cuts(track, model, rates("1/2", "1/1")...)
	require.NoError(t, err)
	require.Len(t, c.Lines, 2)
	assert.Equal(t, health.MustPoints("30"), c.Lines[0].Cut)
	assert.Equal(t, health.MustPoints("50"), c.Lines[0].Was)
	equalRate(t, "2/4", c.Lines[0].Recall)
	equalRate(t, "2/10", c.Lines[0].Flagged)
	equalRate(t, "2/2", c.Lines[0].Precision)
	assert.Equal(t, health.MustPoints("70"), c.Lines[1].Cut)
	equalRate(t, "4/4", c.Lines[1].Recall)
	equalRate(t, "6/10", c.Lines[1].Flagged)
	assert.Equal(t, 4, c.Folds, "four leave")

	assert.Equal(t, []proof.Change{
		{Path: "version", ID: "model", From: "3", To: "4"},
		{Path: "bands.list[1].from", ID: "yellow", From: "50", To: "30"},
		{Path: "bands.list[2].from", ID: "green", From: "62", To: "70"},
	}, c.Draft.Changes)
	// The cases were judged by cuts at 50 and 75: 30 and 40 were red, 70 yellow.
	equalRate(t, "3/10", c.Draft.Moved)
	_, err = health.New(c.Draft.Definition)
	require.NoError(t, err)
	assert.Equal(t, health.MustPoints("50"), model.Definition().Bands.List[1].From, "nothing is applied")

	upper := define(leaf("usage", "1"))
	upper.Bands.Edge = health.UpperInclusive
	c, err = s.Cuts(track, newModel(t, upper), rates("1/2", "1/1")...)
	require.NoError(t, err)
	assert.Equal(t, health.MustPoints("20"), c.Lines[0].Cut, "a score on the cut lies below it")
	equalRate(t, "2/4", c.Lines[0].Recall)
	assert.Equal(t, health.MustPoints("60"), c.Lines[1].Cut)
	equalRate(t, "6/10", c.Lines[1].Flagged)
}

func TestCuts_refuses(t *testing.T) {
	model := newModel(t, define(leaf("usage", "1")))
	track := ten()
	other := ten()
	other.Predictor.Bands = []string{"red", "yellow", "green", "blue"}
	top := ten()
	top.Cases[9].Outcome = proof.Happened // with 100 points
	one := ten()
	one.Cases = slices.Clone(one.Cases[:4])
	for name, c := range map[string]struct {
		track  proof.Track
		model  *health.Model
		wanted []successkit.Rate
		want   []testkit.Fault
	}{
		"no model":        {track, nil, rates("1/2", "1/1"), []testkit.Fault{{Path: "model", Kind: successkit.ErrRequired}}},
		"another model":   {other, model, rates("1/2", "1/1"), []testkit.Fault{{Path: "predictor", Kind: successkit.ErrConflict}}},
		"too few shares":  {track, model, rates("1/2"), []testkit.Fault{{Path: "wanted", Kind: successkit.ErrOutOfRange}}},
		"falling shares":  {track, model, rates("1/2", "1/2"), []testkit.Fault{{Path: "wanted[1]", Kind: successkit.ErrOutOfRange}}},
		"share above all": {track, model, rates("1/2", "3/2"), []testkit.Fault{{Path: "wanted[1]", Kind: successkit.ErrOutOfRange}}},
		"no share":        {track, model, rates("0/0", "1/2"), []testkit.Fault{{Path: "wanted[0]", Kind: successkit.ErrOutOfRange}}},
		"above 100":       {top, model, rates("1/2", "1/1"), []testkit.Fault{{Path: "wanted[1]", Kind: successkit.ErrConflict}}},
		"the same cut":    {track, model, rates("3/10", "1/2"), []testkit.Fault{{Path: "wanted[1]", Kind: successkit.ErrConflict}}},
		"too few to deal": {one, model, rates("1/2", "1/1"), []testkit.Fault{{Path: "cases", Kind: successkit.ErrOutOfRange}}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := newStudy(t, small).Cuts(c.track, c.model, c.wanted...)
			testkit.Faults(t, err, c.want...)
		})
	}
	few, err := newStudy(t, proof.Definition{}).Cuts(track, model, rates("1/2", "1/1")...)
	require.NoError(t, err)
	assert.Equal(t, []string{proof.CodeFewDecisions, proof.CodeFewEvents, proof.CodeShortSpan}, codes(few.Refused))
	assert.Nil(t, few.Draft)
	assert.Empty(t, few.Lines)
	_, err = newStudy(t, proof.Definition{Welcome: true}).Cuts(track, model, rates("1/2", "1/1")...)
	testkit.Faults(t, err, testkit.Fault{Path: "study", Kind: successkit.ErrConflict})
}

// Whatever the scores, a cut captures what was wanted and the next lower one
// would not, the draft is sound, and its bands are those of the report.
func TestCuts_laws(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 8))
		def := define(leaf("usage", "1"))
		def.Bands.Edge = health.Edge(r.IntN(2))
		model := newModel(t, def)
		tr := proof.Track{Predictor: scored()}
		for i := range 40 + r.IntN(100) {
			v := float64(r.IntN(9900)) / 100
			tr.Cases = append(tr.Cases, said(i, v, r.Float64() < (110-v)/200 || i < 2))
		}
		wanted := []successkit.Rate{successkit.CountRate(int64(1+r.IntN(40)), 100), successkit.CountRate(int64(60+r.IntN(41)), 100)}
		c, err := newStudy(t, small).Cuts(tr, model, wanted...)
		require.NoError(t, err, "seed %d", seed)
		draft, err := health.New(c.Draft.Definition)
		require.NoError(t, err, "seed %d", seed)
		for k, line := range c.Lines {
			assert.GreaterOrEqual(t, line.Recall.Compare(wanted[k]), 0, "seed %d", seed)
			var best float64 // the highest score that is in
			var events, below, flagged int64
			for _, one := range tr.Cases {
				p, err := health.NewPoints(int64(one.Value*1e6 + 0.5))
				require.NoError(t, err)
				if id := draft.Band(p); slices.Index(tr.Predictor.Bands, id) <= k {
					best = max(best, one.Value)
					flagged++
				}
				if one.Outcome == proof.Happened {
					events++
				}
			}
			equalRate(t, successkit.CountRate(flagged, int64(len(tr.Cases))).String(), line.Flagged)
			for _, one := range tr.Cases {
				if one.Outcome == proof.Happened && one.Value < best {
					below++
				}
			}
			assert.Negative(t, successkit.CountRate(below, events).Compare(wanted[k]), "seed %d: without %v it would do", seed, best)
		}
	}
}
