package proof_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

func named(id string) proof.Predictor {
	return proof.Predictor{ID: id, Direction: health.HigherIsBetter}
}

// A comparison is over the decisions of which both said something, and the other
// way round it is its own mirror.
func TestCompare_paired(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 5))
		a, b := proof.Track{Predictor: named("a")}, proof.Track{Predictor: named("b")}
		both, onlyA, onlyB := 0, 0, 0
		for i := range 150 {
			happened := r.IntN(3) == 0
			x, y := said(i, r.NormFloat64(), happened), said(i, r.NormFloat64(), happened)
			x.Band, y.Band = "", ""
			knownA, knownB := r.IntN(5) > 0, r.IntN(5) > 0
			if !knownA {
				x.Prediction = proof.Prediction{}
			}
			if !knownB {
				y.Prediction = proof.Prediction{}
			}
			switch {
			case knownA && knownB:
				both++
			case knownA:
				onlyA++
			case knownB:
				onlyB++
			}
			a.Cases, b.Cases = append(a.Cases, x), append(b.Cases, y)
		}
		r.Shuffle(len(b.Cases), func(i, j int) { b.Cases[i], b.Cases[j] = b.Cases[j], b.Cases[i] })
		c, err := s.Compare(a, b)
		require.NoError(t, err)
		d, err := s.Compare(b, a)
		require.NoError(t, err)
		assert.Equal(t, []int{both, onlyA, onlyB}, []int{c.Paired, c.OnlyA, c.OnlyB}, "seed %d", seed)
		assert.InDelta(t, c.Difference, -d.Difference, 1e-12, "seed %d", seed)
		assert.InDelta(t, c.SE, d.SE, 1e-12, "seed %d", seed)
		assert.Equal(t, c.Better, d.Better, "seed %d", seed)
	}
}

// A predictor is no better than itself, and few decisions do not say who is.
func TestCompare_edges(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	a, _, happened := made()
	same, err := s.Compare(track(named("a"), a, happened), track(named("b"), a, happened))
	require.NoError(t, err)
	assert.Zero(t, same.Difference)
	assert.Zero(t, same.SE, "not even by rounding")
	assert.Nil(t, same.P, "there is nothing to be tested")
	assert.Empty(t, same.Better)
	assert.Equal(t, 80, same.Paired)

	few, err := s.Compare(track(named("a"), a[:12], happened[:12]), track(named("b"), make([]float64, 12), happened[:12]))
	require.NoError(t, err)
	assert.Empty(t, few.Better)
	assert.NotEmpty(t, few.Refused)

	none, err := s.Compare(proof.Track{Predictor: named("a")}, proof.Track{Predictor: named("b")})
	require.NoError(t, err)
	assert.True(t, none.Interval.IsZero())
	assert.Equal(t, []string{proof.CodeNothingKnown}, codes(none.Refused))

	b := track(named("b"), a, happened)
	b.Cases[3].Outcome, b.LeadDays = outcome(!happened[3]), 30
	_, err = s.Compare(track(named("a"), a, happened), b)
	testkit.Faults(t, err, testkit.Fault{Path: "b.lead_days", Kind: successkit.ErrConflict}, testkit.Fault{Path: "b.cases[d00003].outcome", Kind: successkit.ErrConflict})
	_, err = s.Compare(proof.Track{}, b)
	assert.ErrorIs(t, err, successkit.ErrRequired)
}

// warned makes tracks of one band a case at leads of 30, 90 and 180 days. "r" is
// red, "g" green, "-" unknown.
func warned(happened []bool, bands ...string) []proof.Track {
	var tracks []proof.Track
	for k, lead := range []int{30, 90, 180} {
		t := proof.Track{Predictor: scored(), LeadDays: lead}
		for i, row := range bands {
			c := said(i, 10, happened[i])
			switch row[k] {
			case 'g':
				c.Value, c.Band = 90, "green"
			case '-':
				c.Prediction = proof.Prediction{}
			}
			t.Cases = append(t.Cases, c)
		}
		tracks = append(tracks, t)
	}
	return tracks
}

// By hand. Five leave: one was red all the time, one from 90 days on, one from
// 30, one was red at 180 and no longer at 30, one never. Of two who stay one was
// red at 30 days.
func TestWarning(t *testing.T) {
	s := newStudy(t, proof.Definition{Leads: []int{30, 90, 180}})
	tracks := warned([]bool{true, true, true, true, true, false, false}, "rrr", "rrg", "r-r", "ggr", "ggg", "rgg", "ggg")
	w, err := s.Warning(tracks[2], tracks[0], tracks[1]) // in any order
	require.NoError(t, err)
	assert.Equal(t, "red", w.Band)
	assert.Equal(t, 5, w.Events)
	assert.Equal(t, 3, w.Warned)
	assert.Equal(t, 1, w.Recalled)
	assert.Equal(t, 90, w.MedianDays, "two of three were red at 90 days and still are")
	assert.False(t, w.AtLeast)
	for i, want := range []struct {
		days, lasting int
		recall, false string
	}{{30, 3, "3/5", "1/2"}, {90, 2, "2/4", "0/2"}, {180, 1, "3/5", "0/2"}} {
		assert.Equal(t, want.days, w.Leads[i].Days)
		assert.Equal(t, want.lasting, w.Leads[i].Lasting)
		equalRate(t, want.recall, w.Leads[i].Recall)
		equalRate(t, want.false, w.Leads[i].False)
	}
	half, err := s.Warning(warned([]bool{true, true}, "rrg", "rgg")...)
	require.NoError(t, err)
	assert.Equal(t, 90, half.MedianDays, "one of two is half")

	long, err := s.Warning(warned([]bool{true, true}, "rrr", "rrr")...)
	require.NoError(t, err)
	assert.Equal(t, 180, long.MedianDays)
	assert.True(t, long.AtLeast, "the alarm may be older than the longest lead")

	_, err = s.Warning()
	testkit.Faults(t, err, testkit.Fault{Path: "tracks", Kind: successkit.ErrRequired})
	_, err = s.Warning(tracks[0], tracks[0], proof.Track{Predictor: usage()})
	testkit.Faults(
		t, err,
		testkit.Fault{Path: "tracks[1].lead_days", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "tracks[2].predictor.bands", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "tracks[2].predictor", Kind: successkit.ErrConflict},
	)
}

// Chances of a figure are true where the log odds are a straight line in it, and
// no case tells its own.
func TestChances(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	r := rand.New(rand.NewPCG(9, 6))
	tr := proof.Track{Predictor: usage(), LeadDays: 90}
	for i := range 2000 {
		v := 50 + 10*r.NormFloat64()
		c := said(i, v, r.Float64() < 1/(1+math.Exp((v-40)/6)))
		c.Band = ""
		if i%20 == 0 {
			c.Prediction = proof.Prediction{}
		}
		tr.Cases = append(tr.Cases, c)
	}
	chances, err := s.Chances(tr)
	require.NoError(t, err)
	assert.False(t, chances.Cases[0].Known, "no figure, no chance")
	j := judge(t, s, chances)
	require.NotNil(t, j.Calibration)
	assert.Less(t, j.Calibration.Reliability, 0.003)
	assert.Greater(t, j.Calibration.Skill, 0.1)
	assert.InDelta(t, j.Calibration.Rate.Float64(), j.Calibration.MeanChance, 0.005)
	assert.InDelta(t, judge(t, s, tr).Discrimination.AUC.Float64(), j.Discrimination.AUC.Float64(), 0.01)

	// A case whose outcome is turned round keeps its chance: others tell it.
	turned := tr
	turned.Cases = append([]proof.Case(nil), tr.Cases...)
	turned.Cases[1].Outcome = outcome(turned.Cases[1].Outcome != proof.Happened)
	again, err := s.Chances(turned)
	require.NoError(t, err)
	assert.InDelta(t, chances.Cases[1].Value, again.Cases[1].Value, 0.01)

	_, err = s.Chances(chances)
	testkit.Faults(t, err, testkit.Fault{Path: "predictor.probability", Kind: successkit.ErrConflict})
}

func TestChances_refuses(t *testing.T) {
	few := ten()
	few.Cases = few.Cases[:3] // one stays
	_, err := newStudy(t, proof.Definition{}).Chances(few)
	testkit.Faults(t, err, testkit.Fault{Path: "cases", Kind: successkit.ErrOutOfRange})
}

// Chances of a figure that tells nothing tell nothing: the line of nine tenths
// leans against the tenth that is left out, and a study that took it at its word
// called one such figure in five misleading.
func TestChances_ofNothing(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	misled := 0
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 8))
		tr := proof.Track{Predictor: usage(), LeadDays: 90}
		for i := range 300 {
			c := said(i, r.NormFloat64(), r.IntN(4) == 0)
			c.Band = ""
			tr.Cases = append(tr.Cases, c)
		}
		chances, err := s.Chances(tr)
		require.NoError(t, err)
		if judge(t, s, chances).Answer == proof.Misleads {
			misled++
		}
	}
	assert.LessOrEqual(t, misled, 7, "2.5 of 100 are luck")
}

// A line does not run against the direction that the predictor claims: one that
// misleads has the rate of all for everybody.
func TestChances_againstDirection(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	a, _, happened := made()
	for i := range a {
		a[i] = -a[i] // high figures foretell now
	}
	tr := track(usage(), a, happened)
	assert.Equal(t, proof.Misleads, judge(t, s, tr).Answer)
	chances, err := s.Chances(tr)
	require.NoError(t, err)
	for _, c := range chances.Cases {
		assert.InDelta(t, 24.0/80, c.Value, 1e-9)
	}
	equalRate(t, "1/2", judge(t, s, chances).Discrimination.AUC)
}
