package proof_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

// ten cases: of four in red three leave, of three in yellow one, of three in
// green none. The amounts are 100 to 106 in turn.
func ten() proof.Track {
	t := proof.Track{Predictor: scored(), LeadDays: 90}
	for i, c := range []struct {
		value    float64
		happened bool
	}{{10, true}, {20, true}, {30, false}, {40, true}, {55, false}, {60, true}, {70, false}, {80, false}, {90, false}, {100, false}} {
		t.Cases = append(t.Cases, said(i, c.value, c.happened))
	}
	return t
}

func judge(t *testing.T, s *proof.Study, track proof.Track) proof.Judgement {
	t.Helper()
	j, err := s.JudgeTrack(track)
	require.NoError(t, err)
	return j
}

// equalRate compares rates as numbers.
func equalRate(t *testing.T, want string, got successkit.Rate) {
	t.Helper()
	assert.True(t, got.Equal(successkit.MustRate(want)), "want %s, got %s", want, got)
}

// By hand.
func TestJudge_bands(t *testing.T) {
	j := judge(t, newStudy(t, proof.Definition{}), ten())
	require.Len(t, j.Bands, 3)
	for i, want := range []struct {
		band                                   string
		rate, flagged, precision, recall, lift string
		amount, amountEvents                   string
		wilsonLow, wilsonHigh                  float64
		amountRate                             string
		decided                                int64
	}{
		// The intervals are Wilson's for 3 of 4, 1 of 3 and 0 of 3, by R 4.2.2:
		// prop.test(k, n, correct=FALSE)$conf.int
		{band: "red", decided: 4, rate: "3/4", flagged: "4/10", precision: "3/4", recall: "3/4", lift: "30/16", amount: "406", amountEvents: "304", amountRate: "304/406", wilsonLow: 0.30064184258240201, wilsonHigh: 0.95441273919029945},
		{band: "yellow", decided: 3, rate: "1/3", flagged: "7/10", precision: "4/7", recall: "4/4", lift: "40/28", amount: "315", amountEvents: "105", amountRate: "105/315", wilsonLow: 0.061491944720396291, wilsonHigh: 0.792340399197952294},
		{band: "green", decided: 3, rate: "0/3", flagged: "10/10", precision: "4/10", recall: "4/4", lift: "40/40", amount: "303", amountEvents: "0", amountRate: "0/303", wilsonLow: 0, wilsonHigh: 0.56149703175504539},
	} {
		got := j.Bands[i]
		assert.Equal(t, want.band, got.Band)
		assert.Equal(t, want.decided, got.Cases)
		equalRate(t, want.rate, got.Rate)
		equalRate(t, want.flagged, got.Flagged)
		equalRate(t, want.precision, got.Precision)
		equalRate(t, want.recall, got.Recall)
		equalRate(t, want.lift, got.Lift)
		equalRate(t, want.amountRate, got.AmountRate)
		testkit.EqualDecimal(t, want.amount, got.Amount)
		testkit.EqualDecimal(t, want.amountEvents, got.AmountEvents)
		assert.InDelta(t, want.wilsonLow, got.Interval.Lower(), 1e-12)
		assert.InDelta(t, want.wilsonHigh, got.Interval.Upper(), 1e-12)
		assert.True(t, got.PrecisionInterval.Contains(got.Precision.Float64()))
		assert.True(t, got.RecallInterval.Contains(got.Recall.Float64()))
	}
	// Of 3 of 4, both what the alarm for red gets right and what it finds.
	assert.Equal(t, j.Bands[0].Interval, j.Bands[0].PrecisionInterval)
	assert.Equal(t, j.Bands[0].Interval, j.Bands[0].RecallInterval)
	assert.Equal(t, "red", j.Spread.To)
	assert.Equal(t, "green", j.Spread.From)
	assert.InDelta(t, 0.75, j.Spread.Difference, 1e-15)
	assert.True(t, j.Spread.Interval.Contains(0.75))

	// Of 24 pairs the leaver has the lower score in 21: 60 is above 30 and 55,
	// and 40 above 30.
	equalRate(t, "42/48", j.Discrimination.AUC)
	// The worst three of ten hold two of four leavers, the worst four three.
	assert.InDelta(t, 0.5, j.Capture[2].Captured, 1e-12)
	assert.InDelta(t, 0.75, j.Capture[3].Captured, 1e-12)
	assert.InDelta(t, 0.75/0.4, j.Capture[3].Lift, 1e-12)
	assert.InDelta(t, 1, j.Capture[9].Captured, 1e-12)
}

// False greens and false reds are listed with the most money first, and with
// what the predictor saw.
func TestJudge_mistakes(t *testing.T) {
	track := ten()
	track.Cases[8].Outcome = proof.Happened // 90 points, 101 at stake
	track.Cases[9].Outcome = proof.Happened // 100 points, 102 at stake
	track.Cases[9].Reasons = []successkit.Reason{successkit.NewReason("health.up")}
	s := newStudy(t, proof.Definition{MaxListed: 1})
	j := judge(t, s, track)
	assert.Equal(t, "green", j.Missed.Band)
	assert.Equal(t, 2, j.Missed.Total)
	testkit.EqualDecimal(t, "203", j.Missed.Amount)
	require.Len(t, j.Missed.Cases, 1)
	assert.Equal(t, "d00009", j.Missed.Cases[0].ID)
	assert.Equal(t, "health.up", j.Missed.Cases[0].Reasons[0].Code)
	assert.Equal(t, "red", j.FalseAlarms.Band)
	assert.Equal(t, 1, j.FalseAlarms.Total)
	assert.Equal(t, "d00002", j.FalseAlarms.Cases[0].ID)
}

// Of an event to wish for, the good bands are the alarm, and good figures
// foretell.
func TestJudge_welcome(t *testing.T) {
	track := ten()
	for i := range track.Cases {
		track.Cases[i].Outcome = outcome(track.Cases[i].Value >= 70)
	}
	j := judge(t, newStudy(t, proof.Definition{Event: "expansion", Welcome: true}), track)
	equalRate(t, "1/1", j.Discrimination.AUC)
	assert.Equal(t, "green", j.Bands[0].Band)
	equalRate(t, "3/3", j.Bands[0].Precision)
	equalRate(t, "3/4", j.Bands[0].Recall)
	assert.Equal(t, "red", j.Missed.Band)
	assert.Contains(t, codes(j.Caveats), proof.CodePerfect)
}

// A case without a prediction counts in no area and no band, and is not hidden.
func TestJudge_unknown(t *testing.T) {
	track := ten()
	for i := range 4 {
		c := decided(20+i, i == 0)
		track.Cases = append(track.Cases, proof.Case{Decision: c, AsOf: c.Date})
	}
	j := judge(t, newStudy(t, proof.Definition{}), track)
	equalRate(t, "42/48", j.Discrimination.AUC)
	assert.EqualValues(t, 14, j.Population.Decisions)
	assert.EqualValues(t, 10, j.Population.Known)
	equalRate(t, "5/14", j.Population.Rate)
	equalRate(t, "10/14", j.Population.Coverage)
	assert.EqualValues(t, 4, j.Unknown.Cases)
	equalRate(t, "1/4", j.Unknown.Rate)
	assert.Contains(t, codes(j.Caveats), proof.CodeLowCoverage)
}

// Too few decisions get no answer, and hear how many it takes.
func TestD20_refusesConfidence(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	args := func(r successkit.Reason) map[string]string {
		m := map[string]string{}
		for _, a := range r.Args {
			m[a.Name] = a.Value
		}
		return m
	}
	j := judge(t, s, ten())
	assert.Equal(t, proof.Undetermined, j.Answer)
	require.Equal(t, []string{proof.CodeFewDecisions, proof.CodeFewEvents, proof.CodeShortSpan}, codes(j.Refused))
	assert.Equal(t, map[string]string{"decisions": "10", "needed": "30"}, args(j.Refused[0]))
	assert.Equal(t, map[string]string{"events": "4", "others": "6", "needed": "10", "decisions_needed": "25"}, args(j.Refused[1]))
	assert.Equal(t, map[string]string{"months": "3", "needed": "12"}, args(j.Refused[2]))
	// The interval is 0.64 to 1 before it is cut; it takes many more for ±0.05.
	assert.Contains(t, codes(j.Caveats), proof.CodeWideInterval)

	values, happened := make([]float64, 60), make([]bool, 60)
	for i := range values {
		values[i], happened[i] = float64(i), i < 12
	}
	enough := judge(t, s, track(scored(), values, happened))
	assert.Equal(t, proof.Foretells, enough.Answer)
	assert.Empty(t, enough.Refused)
	for i := range happened {
		happened[i] = i >= 48
	}
	assert.Equal(t, proof.Misleads, judge(t, s, track(scored(), values, happened)).Answer)
	for i := range happened {
		happened[i] = i%5 == 0
	}
	assert.Equal(t, proof.NoSign, judge(t, s, track(scored(), values, happened)).Answer)
	for i := range happened {
		happened[i] = false
	}
	none := judge(t, s, track(scored(), values, happened))
	assert.Equal(t, []string{proof.CodeFewEvents}, codes(none.Refused))
	assert.Equal(t, "unknown", args(none.Refused[0])["decisions_needed"])
}

// More than 80% in the best band tells little.
func TestD20_tooLenient(t *testing.T) {
	values, happened := make([]float64, 100), make([]bool, 100)
	for i := range values {
		values[i], happened[i] = 80, i%7 == 0
	}
	for i := range 19 {
		values[i] = 30
	}
	s := newStudy(t, proof.Definition{})
	assert.Contains(t, codes(judge(t, s, track(scored(), values, happened)).Caveats), proof.CodeTooLenient)
	values[19] = 30
	assert.NotContains(t, codes(judge(t, s, track(scored(), values, happened)).Caveats), proof.CodeTooLenient)
}

// Cases of one subject are not independent, and that is said.
func TestJudge_repeatedSubjects(t *testing.T) {
	track := ten()
	track.Cases[1].Subject = track.Cases[0].Subject
	track.Cases[2].Subject = track.Cases[0].Subject
	j := judge(t, newStudy(t, proof.Definition{}), track)
	why := j.Caveats[len(j.Caveats)-1]
	assert.Equal(t, "proof.repeated-subjects subjects=1 decisions=3", why.String())
	track.Cases[1].ID = track.Cases[0].ID
	_, err := newStudy(t, proof.Definition{}).JudgeTrack(track)
	testkit.Faults(t, err, testkit.Fault{Path: "cases[1].id", Kind: successkit.ErrDuplicate})
}

// A part in which the predictor does worse than elsewhere is found, and noise is
// not.
func TestJudge_slices(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	tr := proof.Track{Predictor: usage(), LeadDays: 90}
	for i := range 600 {
		happened := i%3 == 0
		c := said(i, r.NormFloat64(), happened)
		c.Band = ""
		if happened && c.Segment == "small" {
			c.Value -= 2
		}
		if happened && c.Segment == "large" {
			c.Value -= 0.2
		}
		tr.Cases = append(tr.Cases, c)
	}
	j := judge(t, newStudy(t, proof.Definition{}), tr)
	require.Len(t, j.Segments, 2)
	assert.Equal(t, "large", j.Segments[0].Key)
	assert.True(t, j.Segments[0].Moved)
	assert.Negative(t, j.Segments[0].Shift)
	assert.True(t, j.Segments[1].Moved)
	assert.InDelta(t, -j.Segments[0].Shift, j.Segments[1].Shift, 1e-12, "of two parts each is the other's rest")
	require.Len(t, j.Periods, 3)
	assert.Equal(t, "2023-01-01/2024-01-01", j.Periods[0].Key)
	var decisions int64
	for _, p := range j.Periods {
		decisions += p.Decisions
		assert.False(t, p.Moved, p.Key)
		assert.Greater(t, p.Interval.Level(), 0.95+0.03, "three at once")
	}
	assert.EqualValues(t, 600, decisions)
	quarters := judge(t, newStudy(t, proof.Definition{SliceMonths: 3}), tr)
	assert.Equal(t, "2023-04-01/2023-07-01", quarters.Periods[1].Key)
}

// The tallies of parts merge to that of the whole, and so the answer does.
func TestJudge_merges(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	b := newBook(3, 300, planted{"usage": 1}, "usage")
	whole, err := s.Follow(asOf, b.decisions, proof.Measure{ID: "usage", Direction: health.HigherIsBetter}.Candidate(b.of), 90)
	require.NoError(t, err)
	merged := new(proof.Tally)
	for _, part := range []struct{ from, to int }{{200, 300}, {0, 120}, {120, 200}} {
		one := whole
		one.Cases = whole.Cases[part.from:part.to]
		tally, err := s.Tally(one)
		require.NoError(t, err)
		require.NoError(t, merged.Merge(tally))
	}
	got, err := s.Judge(merged)
	require.NoError(t, err)
	assert.Equal(t, asJSON(t, judge(t, s, whole).Figures), asJSON(t, got))

	_, err = s.Judge(new(proof.Tally))
	testkit.Faults(t, err, testkit.Fault{Path: "tally", Kind: successkit.ErrRequired})
	welcome, err := newStudy(t, proof.Definition{Welcome: true}).NewTally(usage(), "")
	require.NoError(t, err)
	_, err = s.Judge(welcome)
	testkit.Faults(t, err, testkit.Fault{Path: "tally.welcome", Kind: successkit.ErrConflict})
}

// What was planted is found: over many books, the interval of each measure holds
// its area about as often as it says, and a measure without strength has no
// sign about as often.
func TestH9_recoversWhatWasPlanted(t *testing.T) {
	strengths := planted{"usage": 1.2, "support": 0.7, "nps": 0.4, "noise": 0}
	s := newStudy(t, proof.Definition{})
	const books = 60
	held, noSign := 0, 0
	for seed := range uint64(books) {
		b := newBook(seed, 400, strengths, "usage", "support", "nps", "noise")
		for id := range strengths {
			tr, err := s.Follow(asOf, b.decisions, proof.Measure{ID: id, Direction: health.HigherIsBetter}.Candidate(b.of), 90)
			require.NoError(t, err)
			j := judge(t, s, tr)
			if j.Discrimination.Interval.Contains(strengths.area(id)) {
				held++
			}
			if id == "noise" && j.Answer == proof.NoSign {
				noSign++
			}
		}
	}
	assert.InDelta(t, 0.95, float64(held)/(4*books), 0.04)
	assert.GreaterOrEqual(t, noSign, books*88/100)
}

// What is needed is enough, and one less is not; an interval of the margin is not
// wide.
func TestD20_boundaries(t *testing.T) {
	values, happened := make([]float64, 30), make([]bool, 30)
	for i := range values {
		values[i], happened[i] = float64(i*7%30), i%3 == 0
	}
	tr := track(usage(), values, happened)
	for i := range tr.Cases {
		tr.Cases[i].Date = date("2024-02-10").AddMonths(i % 12)
		tr.Cases[i].Segment = "all"
	}
	s := newStudy(t, proof.Definition{})
	assert.Empty(t, judge(t, s, tr).Refused)
	for name, c := range map[string]struct {
		def  proof.Definition
		code string
	}{
		"decisions": {proof.Definition{MinDecisions: 31}, proof.CodeFewDecisions},
		"each":      {proof.Definition{MinEach: 11}, proof.CodeFewEvents},
		"months":    {proof.Definition{MinMonths: 13}, proof.CodeShortSpan},
	} {
		assert.Equal(t, []string{c.code}, codes(judge(t, newStudy(t, c.def), tr).Refused), name)
	}
	half := judge(t, s, tr).Discrimination.Interval.Width() / 2
	assert.Contains(t, codes(judge(t, newStudy(t, proof.Definition{Margin: half - 0.002}), tr).Caveats), proof.CodeWideInterval)
	assert.NotContains(t, codes(judge(t, newStudy(t, proof.Definition{Margin: half}), tr).Caveats), proof.CodeWideInterval)
	wide := judge(t, newStudy(t, proof.Definition{Margin: half / 2}), tr)
	require.Equal(t, proof.CodeWideInterval, wide.Caveats[0].Code)
	needed, _ := wide.Caveats[0].Arg("needed")
	assert.Contains(t, []string{"120", "121"}, needed, "half the width takes four times as many")
	no := tr
	no.Cases = nil
	assert.Equal(t, []string{proof.CodeNothingKnown}, codes(judge(t, s, no).Refused))
	assert.Empty(t, judge(t, s, no).Caveats)

	// A slice of ten each, against a rest of ten each, is compared.
	for i := range tr.Cases {
		double := tr.Cases[i]
		double.ID, double.Subject, double.Segment = double.ID+"-2", double.Subject+"-2", "rest"
		tr.Cases = append(tr.Cases, double)
	}
	j := judge(t, s, tr)
	assert.False(t, j.Segments[0].Interval.IsZero())
	assert.Zero(t, j.Segments[0].Shift)
}

// Of two measures as good the one that was given first is the best other.
func TestRun_bestOther(t *testing.T) {
	b := newBook(9, 200, planted{"usage": 1.5}, "usage")
	same := func(id string) proof.Candidate {
		c := proof.Measure{ID: "usage", Direction: health.HigherIsBetter}.Candidate(b.of)
		c.ID = id
		return c
	}
	r, err := newStudy(t, proof.Definition{}).Run(asOf, b.decisions, same("model"), same("first"), same("second"))
	require.NoError(t, err)
	assert.Equal(t, "first", r.Leads[0].BestOther)
	assert.Len(t, r.Leads[0].Comparisons, 2)
	assert.Empty(t, r.Warnings, "no bands, no alarm")
}
