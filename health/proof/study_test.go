package proof_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

func TestNew_refuses(t *testing.T) {
	sound := proof.Definition{Event: "churn"}
	for name, c := range map[string]struct {
		change func(*proof.Definition)
		want   []testkit.Fault
	}{
		"sound":      {func(*proof.Definition) {}, nil},
		"no event":   {func(d *proof.Definition) { d.Event = "" }, []testkit.Fault{{Path: "event", Kind: successkit.ErrRequired}}},
		"leads":      {func(d *proof.Definition) { d.Leads = []int{-1, 30, 30, 3661} }, []testkit.Fault{{Path: "leads[0]", Kind: successkit.ErrOutOfRange}, {Path: "leads[2]", Kind: successkit.ErrDuplicate}, {Path: "leads[3]", Kind: successkit.ErrOutOfRange}}},
		"many leads": {func(d *proof.Definition) { d.Leads = slices.Repeat([]int{1}, 101) }, nil},
		"level":      {func(d *proof.Definition) { d.Level = math.NaN() }, []testkit.Fault{{Path: "level", Kind: successkit.ErrOutOfRange}}},
		"sure":       {func(d *proof.Definition) { d.Level = 1 }, []testkit.Fault{{Path: "level", Kind: successkit.ErrOutOfRange}}},
		"margin":     {func(d *proof.Definition) { d.Margin = 0.5 }, []testkit.Fault{{Path: "margin", Kind: successkit.ErrOutOfRange}}},
		"counts": {func(d *proof.Definition) {
			d.MinDecisions, d.MinMonths, d.MinEach, d.SliceMonths, d.MaxListed = -1, 1201, -1, 121, -5
		}, []testkit.Fault{
			{Path: "min_decisions", Kind: successkit.ErrOutOfRange},
			{Path: "min_months", Kind: successkit.ErrOutOfRange},
			{Path: "min_each", Kind: successkit.ErrOutOfRange},
			{Path: "slice_months", Kind: successkit.ErrOutOfRange},
			{Path: "max_listed", Kind: successkit.ErrOutOfRange},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d := sound
			c.change(&d)
			_, err := proof.New(d)
			if name == "many leads" {
				assert.ErrorIs(t, err, successkit.ErrOutOfRange)
				return
			}
			testkit.Faults(t, err, c.want...)
		})
	}
}

// The defaults are filled in, and the definition that was given stays as it was.
func TestNew_defaults(t *testing.T) {
	leads := []int{180, 30}
	s := newStudy(t, proof.Definition{Event: "churn", Leads: leads})
	got := s.Definition()
	assert.Equal(t, proof.Definition{
		Event: "churn", Leads: []int{30, 180}, Level: 0.95, MinDecisions: 30, MinMonths: 12, MinEach: 10, Margin: 0.05, SliceMonths: 12, MaxListed: 20,
	}, got)
	got.Leads[0] = 7
	assert.Equal(t, []int{180, 30}, leads)
	assert.Equal(t, []int{30, 180}, s.Definition().Leads)
	assert.Equal(t, []int{90}, newStudy(t, proof.Definition{}).Definition().Leads)
}

// Only a decision whose outcome is known today, and was not known when the
// prediction was made, of somebody who was a customer by then, can be held
// against a prediction.
func TestFollow_eligible(t *testing.T) {
	due := date("2025-06-30")
	base := proof.Decision{ID: "d", Subject: "s", Date: due, Outcome: proof.Happened}
	for name, c := range map[string]struct {
		change func(*proof.Decision)
		lead   int
		code   string // why it is left out
	}{
		"plain":                     {func(*proof.Decision) {}, 90, ""},
		"undecided":                 {func(d *proof.Decision) { d.Outcome = proof.Undecided }, 90, proof.CodeUndecided},
		"due later":                 {func(d *proof.Decision) { d.Date = asOf.AddDays(1) }, 90, proof.CodeLaterDecision},
		"due today":                 {func(d *proof.Decision) { d.Date = asOf }, 90, ""},
		"booked later":              {func(d *proof.Decision) { d.Recorded = asOf.AddDays(1) }, 90, proof.CodeOutcomeLater},
		"booked late":               {func(d *proof.Decision) { d.Recorded = asOf }, 90, ""},
		"notice within the lead":    {func(d *proof.Decision) { d.Recorded = due.AddDays(-89) }, 90, ""},
		"notice on the day":         {func(d *proof.Decision) { d.Recorded = due.AddDays(-90) }, 90, proof.CodeAlreadyKnown},
		"notice before, no lead":    {func(d *proof.Decision) { d.Recorded = due.AddDays(-1) }, 0, proof.CodeAlreadyKnown},
		"no lead":                   {func(*proof.Decision) {}, 0, ""},
		"customer since that day":   {func(d *proof.Decision) { d.Since = due.AddDays(-90) }, 90, ""},
		"customer since a day more": {func(d *proof.Decision) { d.Since = due.AddDays(-89) }, 90, proof.CodeNotYetThere},
	} {
		t.Run(name, func(t *testing.T) {
			d := base
			c.change(&d)
			s := newStudy(t, proof.Definition{Leads: []int{c.lead}})
			asked := 0
			candidate := proof.Candidate{Predictor: usage(), Source: func(subject string, v proof.View) (proof.Prediction, error) {
				asked++
				assert.Equal(t, proof.View{AsOf: d.Date.AddDays(-c.lead), RecordedBy: d.Date.AddDays(-c.lead)}, v)
				return proof.Prediction{Known: true, Value: 1}, nil
			}}
			r, err := s.Run(asOf, []proof.Decision{d, d}, candidate)
			require.NoError(t, err)
			if c.code == "" {
				assert.Empty(t, r.Leads[0].Excluded)
				assert.Equal(t, 1, asked, "given twice, it counts once")
				return
			}
			assert.Zero(t, asked)
			require.Len(t, r.Leads[0].Excluded, 1)
			assert.Equal(t, c.code, r.Leads[0].Excluded[0].Code)
			assert.Equal(t, []successkit.Ref{{Kind: "decision", ID: "d"}}, r.Leads[0].Excluded[0].Evidence)
			assert.EqualValues(t, 0, r.Leads[0].Judgements[0].Population.Decisions)
		})
	}
}

// A backtest sees nothing that had not been recorded on the day it looks from:
// whatever is planted later, the report is the same to the byte.
func TestH9_seesNothingLater(t *testing.T) {
	model := newModel(t, define(leaf("usage", "2"), leaf("support", "1")))
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 3))
		b := newBook(seed, 60, planted{"usage": 1, "support": 0.5}, "usage", "support")
		s := newStudy(t, proof.Definition{Leads: []int{30, 90}})
		verdicts := map[string][]proof.Verdict{}
		for _, d := range b.decisions {
			verdicts[d.Subject] = []proof.Verdict{{ID: "v1", Word: []string{"unmet", "met"}[r.IntN(2)], Date: d.Since}}
		}
		run := func() string {
			candidates := append([]proof.Candidate{proof.Health(model, b.of)}, proof.Measures(model, b.of)...)
			candidates = append(candidates, proof.Verdicts("fit", []string{"unmet", "met"}, func(subject string) ([]proof.Verdict, error) { return verdicts[subject], nil }))
			report, err := s.Run(asOf, b.decisions, candidates...)
			require.NoError(t, err)
			return asJSON(t, report)
		}
		want := run()
		// The outcome itself is planted: dated before the prediction and recorded
		// after it, dated after it, and both.
		for _, d := range b.decisions {
			value, word := 100.0, "met"
			if d.Outcome == proof.Happened {
				value, word = 0, "unmet"
			}
			for k, lead := range []int{30, 90} {
				day := d.Date.AddDays(-lead)
				// Nothing recorded by the shorter lead may be planted before it.
				for i, f := range []struct{ date, recorded successkit.Date }{
					{day, d.Date.AddDays(-29 + r.IntN(60))}, {d.Date.AddDays(-29 + r.IntN(200)), successkit.Date{}}, {d.Date, d.Date.AddDays(5)},
				} {
					if f.recorded.Before(f.date) && !f.recorded.IsZero() {
						f.recorded = f.date
					}
					id := "leak-" + strconv.Itoa(3*k+i)
					for _, m := range []string{"usage", "support"} {
						b.readings[d.Subject] = append(b.readings[d.Subject], health.Reading{ID: m + id, Measure: m, Value: value, Date: f.date, Recorded: f.recorded})
					}
					verdicts[d.Subject] = append(verdicts[d.Subject], proof.Verdict{ID: id, Word: word, Date: f.date, Recorded: f.recorded})
				}
			}
			r.Shuffle(len(b.readings[d.Subject]), func(i, j int) {
				rs := b.readings[d.Subject]
				rs[i], rs[j] = rs[j], rs[i]
			})
		}
		r.Shuffle(len(b.decisions), func(i, j int) { b.decisions[i], b.decisions[j] = b.decisions[j], b.decisions[i] })
		assert.Equal(t, want, run(), "seed %d", seed)
	}
}

// Of many measures without a meaning some seem to tell. The answer says so, and
// that of a measure which does tell stands.
func TestRun_oneOfMany(t *testing.T) {
	b := newBook(16, 400, planted{"usage": 1}, "usage")
	candidates := []proof.Candidate{proof.Measure{ID: "usage", Direction: health.HigherIsBetter}.Candidate(b.of)}
	for k := range 60 {
		candidates = append(candidates, proof.Candidate{Predictor: named("noise-" + strconv.Itoa(k)), Source: func(subject string, _ proof.View) (proof.Prediction, error) {
			n, err := strconv.Atoi(subject[1:])
			return proof.Prediction{Known: true, Value: rand.New(rand.NewPCG(uint64(k), uint64(n))).Float64()}, err
		}})
	}
	r, err := newStudy(t, proof.Definition{}).Run(asOf, b.decisions, candidates...)
	require.NoError(t, err)
	lucky := 0
	for i, j := range r.Leads[0].Judgements {
		answers := j.Answer != proof.NoSign
		if i == 0 {
			assert.True(t, answers)
			assert.NotContains(t, codes(j.Caveats), proof.CodeOneOfMany)
			continue
		}
		assert.Equal(t, answers, slices.Contains(codes(j.Caveats), proof.CodeOneOfMany), j.Predictor.ID)
		if answers {
			lucky++
		}
	}
	assert.NotZero(t, lucky, "else this test shows nothing")

	alone, err := newStudy(t, proof.Definition{}).Run(asOf, b.decisions, candidates[:1]...)
	require.NoError(t, err)
	assert.NotContains(t, codes(alone.Leads[0].Judgements[0].Caveats), proof.CodeOneOfMany)
}

func codes(reasons []successkit.Reason) []string {
	all := make([]string, len(reasons))
	for i, r := range reasons {
		all[i] = r.Code
	}
	return all
}

func TestRun_refuses(t *testing.T) {
	s := newStudy(t, proof.Definition{})
	fine := proof.Candidate{Predictor: usage(), Source: func(string, proof.View) (proof.Prediction, error) { return proof.Prediction{}, nil }}
	d := decided(1, true)
	other := d
	other.Segment = "else"
	foreign := decided(2, true)
	foreign.Currency = "USD"
	broken := decided(3, true)
	broken.Subject, broken.Date = "", successkit.Date{}

	_, err := s.Run(successkit.Date{}, []proof.Decision{d, other, foreign, broken}, fine, fine, proof.Candidate{})
	testkit.Faults(
		t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "candidates[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "candidates[2].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "candidates[2].direction", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "candidates[2].source", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "decisions[1].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "decisions[3].subject", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "decisions[3].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "decisions[2].currency", Kind: successkit.ErrConflict},
	)
	_, err = s.Run(asOf, nil)
	testkit.Faults(t, err, testkit.Fault{Path: "candidates", Kind: successkit.ErrRequired})
	_, err = new(proof.Study).Run(asOf, nil, fine)
	testkit.Faults(t, err, testkit.Fault{Path: "study", Kind: successkit.ErrRequired})
	_, err = s.Follow(asOf, nil, fine, 3661)
	testkit.Faults(t, err, testkit.Fault{Path: "lead_days", Kind: successkit.ErrOutOfRange})

	wrong := fine
	wrong.Source = func(string, proof.View) (proof.Prediction, error) {
		return proof.Prediction{Known: true, Value: math.NaN(), Band: "red"}, nil
	}
	_, err = s.Run(asOf, []proof.Decision{d}, wrong)
	testkit.Faults(
		t, err,
		testkit.Fault{Path: "predictions[d00001].value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "predictions[d00001].band", Kind: successkit.ErrUnknown},
	)
	broke := errors.New("the database is away")
	wrong.Source = func(string, proof.View) (proof.Prediction, error) { return proof.Prediction{}, broke }
	_, err = s.Run(asOf, []proof.Decision{d}, wrong)
	assert.ErrorIs(t, err, broke)
}

// Nothing at all is no answer, and no failure.
func TestRun_nothing(t *testing.T) {
	s := newStudy(t, proof.Definition{Leads: []int{30, 90}})
	r, err := s.Run(asOf, nil, proof.Candidate{Predictor: scored(), Source: func(string, proof.View) (proof.Prediction, error) { return proof.Prediction{}, nil }})
	require.NoError(t, err)
	j := r.Leads[1].Judgements[0]
	assert.Equal(t, proof.Undetermined, j.Answer)
	assert.False(t, j.Discrimination.AUC.Defined())
	assert.False(t, j.Population.Rate.Defined())
	assert.Equal(t, []string{proof.CodeNothingKnown}, codes(j.Refused))
	assert.Zero(t, r.Warnings[0].MedianDays)
}
