package proof_test

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

// rounded keeps the figures of a golden file to six digits, in which no two
// machines differ.
func rounded(x *float64) { *x = math.Round(*x*1e6) / 1e6 }

func roundedInterval(i *successkit.Interval) {
	if i.IsZero() {
		return
	}
	low, high, level := i.Lower(), i.Upper(), i.Level()
	rounded(&low)
	rounded(&high)
	rounded(&level)
	*i, _ = successkit.NewInterval(low, high, level)
}

func roundedDiscrimination(d *proof.Discrimination) {
	rounded(&d.SE)
	roundedInterval(&d.Interval)
	roundedInterval(&d.Logit)
}

func roundedFigures(f *proof.Figures) {
	roundedDiscrimination(&f.Discrimination)
	for i := range f.Bands {
		roundedInterval(&f.Bands[i].Interval)
		roundedInterval(&f.Bands[i].PrecisionInterval)
		roundedInterval(&f.Bands[i].RecallInterval)
	}
	roundedInterval(&f.Unknown.Interval)
	rounded(&f.Spread.Difference)
	roundedInterval(&f.Spread.Interval)
	for i := range f.Capture {
		rounded(&f.Capture[i].Share)
		rounded(&f.Capture[i].Captured)
		rounded(&f.Capture[i].Lift)
	}
	if c := f.Calibration; c != nil {
		for _, x := range []*float64{&c.Brier, &c.Reliability, &c.Resolution, &c.Uncertainty, &c.WithinVariance, &c.WithinCovariance, &c.Skill, &c.MeanChance} {
			rounded(x)
		}
		roundedInterval(&c.Interval)
		for i := range c.Groups {
			rounded(&c.Groups[i].From)
			rounded(&c.Groups[i].To)
			rounded(&c.Groups[i].Mean)
			roundedInterval(&c.Groups[i].Interval)
		}
	}
}

func roundedJudgement(j *proof.Judgement) {
	roundedFigures(&j.Figures)
	for _, s := range [][]proof.Slice{j.Periods, j.Segments} {
		for i := range s {
			rounded(&s[i].Shift)
			roundedInterval(&s[i].Interval)
			roundedInterval(&s[i].RateInterval)
			roundedDiscrimination(&s[i].Discrimination)
		}
	}
	if j.Hindsight != nil {
		roundedDiscrimination(&j.Hindsight.Discrimination)
	}
}

func roundedComparison(c *proof.Comparison) {
	roundedDiscrimination(&c.OfA)
	roundedDiscrimination(&c.OfB)
	rounded(&c.Difference)
	rounded(&c.SE)
	roundedInterval(&c.Interval)
	if c.P != nil {
		rounded(c.P)
	}
}

func TestGolden(t *testing.T) {
	b := newBook(8, 100, planted{"usage": 1.5, "support": 0.8}, "usage", "support")
	b.readings["s00003"] = nil
	b.decisions[5].Outcome = proof.Undecided
	b.decisions[7].Recorded = b.decisions[7].Date.AddDays(-200)
	model := newModel(t, define(leaf("usage", "2"), leaf("support", "1")))
	s := newStudy(t, proof.Definition{Leads: []int{30, 90}, Hindsight: true, MaxListed: 1, Welcome: false, MinMonths: 6})
	testkit.GoldenJSON(t, "definition.json", s.Definition())
	testkit.GoldenJSON(t, "decision.json", b.decisions[7])
	report, err := s.Run(asOf, b.decisions, proof.Health(model, b.of), proof.Measures(model, b.of)[0])
	require.NoError(t, err)
	for i := range report.Leads {
		for k := range report.Leads[i].Judgements {
			roundedJudgement(&report.Leads[i].Judgements[k])
		}
		for k := range report.Leads[i].Comparisons {
			roundedComparison(&report.Leads[i].Comparisons[k])
		}
	}
	testkit.GoldenJSON(t, "report.json", report)

	track, err := s.Follow(asOf, b.decisions[:4], proof.Health(model, b.of), 90)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "track.json", track)
	tally, err := s.Tally(track)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "sums.json", tally.Sums())
	testkit.GoldenJSON(t, "verdict.json", proof.Verdict{ID: "v", Word: "potential", Date: date("2025-01-01"), Recorded: date("2025-01-03")})

	whole, err := s.Follow(asOf, b.decisions, proof.Health(model, b.of), 90)
	require.NoError(t, err)
	cuts, err := s.Cuts(whole, model, rates("1/2", "9/10")...)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "cuts.json", cuts)
	chances, err := s.Chances(whole)
	require.NoError(t, err)
	j := judge(t, s, chances)
	roundedJudgement(&j)
	testkit.GoldenJSON(t, "chances.json", j)

	suggestion, err := s.Suggest(asOf, b.decisions, model, b.of, proof.Ridge{LeadDays: 90, Lambdas: []float64{0.1, 0.01}})
	require.NoError(t, err)
	rounded(&suggestion.Intercept)
	for i := range suggestion.Weights {
		for _, x := range []*float64{&suggestion.Weights[i].Mean, &suggestion.Weights[i].SD, &suggestion.Weights[i].Slope, &suggestion.Weights[i].Present} {
			rounded(x)
		}
	}
	for i := range suggestion.Losses {
		rounded(&suggestion.Losses[i].Loss)
	}
	roundedFigures(&suggestion.Present)
	roundedFigures(suggestion.Chances)
	roundedFigures(suggestion.Drafted)
	roundedComparison(suggestion.Comparison)
	testkit.GoldenJSON(t, "suggestion.json", suggestion)
}

func TestEnums(t *testing.T) {
	for i, want := range []string{"undecided", "happened", "did-not-happen"} {
		o := proof.Outcome(i)
		assert.Equal(t, want, o.String())
		assert.True(t, o.Valid())
		text, err := o.MarshalText()
		require.NoError(t, err)
		var back proof.Outcome
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, o, back)
		parsed, err := proof.ParseOutcome(want)
		require.NoError(t, err)
		assert.Equal(t, o, parsed)
	}
	for i, want := range []string{"undetermined", "foretells", "no-sign", "misleads"} {
		a := proof.Answer(i)
		assert.Equal(t, want, a.String())
		assert.True(t, a.Valid())
		text, err := a.MarshalText()
		require.NoError(t, err)
		var back proof.Answer
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, a, back)
		parsed, err := proof.ParseAnswer(want)
		require.NoError(t, err)
		assert.Equal(t, a, parsed)
	}
	assert.Equal(t, "outcome(9)", proof.Outcome(9).String())
	assert.Equal(t, "answer(9)", proof.Answer(9).String())
	assert.False(t, proof.Outcome(9).Valid() || proof.Answer(9).Valid())
	_, err := proof.Outcome(9).AppendText(nil)
	assert.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = proof.Answer(9).AppendText(nil)
	assert.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = proof.ParseAnswer("perhaps")
	assert.ErrorIs(t, err, successkit.ErrUnknown)
}

// Every code has a phrase, whose arguments are those that its comment names, and
// the doc of the package lists them all.
func TestPhrases(t *testing.T) {
	source, err := os.ReadFile("reason.go")
	require.NoError(t, err)
	phrases := proof.Phrases()
	found := regexp.MustCompile(`(?s)// Code(\w+): (.*?)\n\tCode\w+ = "(proof\.[a-z-]+)"`).FindAllSubmatch(source, -1)
	codes := map[string]bool{}
	for _, f := range found {
		codes[string(f[3])] = true
	}
	require.Len(t, codes, len(phrases))
	for _, f := range found {
		phrase, ok := phrases[string(f[3])]
		require.True(t, ok, "%s", f[3])
		for _, arg := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(phrase, -1) {
			assert.True(t, slices.Contains(strings.FieldsFunc(string(f[2]), func(r rune) bool {
				return r != '_' && (r < 'a' || r > 'z')
			}), arg[1]), "%s: {%s} is no argument", f[3], arg[1])
		}
	}
}

func TestPredictor_Validate(t *testing.T) {
	for name, c := range map[string]struct {
		predictor proof.Predictor
		want      []testkit.Fault
	}{
		"sound":          {scored(), nil},
		"chance":         {proof.Predictor{ID: "chance", Probability: true}, nil},
		"nothing":        {proof.Predictor{}, []testkit.Fault{{Path: "id", Kind: successkit.ErrRequired}, {Path: "direction", Kind: successkit.ErrRequired}}},
		"both":           {proof.Predictor{ID: "x", Direction: health.LowerIsBetter, Probability: true}, []testkit.Fault{{Path: "direction", Kind: successkit.ErrConflict}}},
		"no direction":   {proof.Predictor{ID: "x", Direction: 9}, []testkit.Fault{{Path: "direction", Kind: successkit.ErrUnknown}}},
		"one band":       {proof.Predictor{ID: "x", Direction: health.LowerIsBetter, Bands: []string{"red"}}, []testkit.Fault{{Path: "bands", Kind: successkit.ErrOutOfRange}}},
		"the same bands": {proof.Predictor{ID: "x", Direction: health.LowerIsBetter, Bands: []string{"red", "red"}}, []testkit.Fault{{Path: "bands[1]", Kind: successkit.ErrDuplicate}}},
	} {
		t.Run(name, func(t *testing.T) { testkit.Faults(t, c.predictor.Validate(), c.want...) })
	}
}

func TestDecision_Validate(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*proof.Decision)
		want   []testkit.Fault
	}{
		"sound":        {func(*proof.Decision) {}, nil},
		"no id":        {func(d *proof.Decision) { d.ID, d.Subject = "", "" }, []testkit.Fault{{Path: "id", Kind: successkit.ErrRequired}, {Path: "subject", Kind: successkit.ErrRequired}}},
		"no date":      {func(d *proof.Decision) { d.Date = successkit.Date{} }, []testkit.Fault{{Path: "date", Kind: successkit.ErrRequired}}},
		"since after":  {func(d *proof.Decision) { d.Since = d.Date.AddDays(1) }, []testkit.Fault{{Path: "since", Kind: successkit.ErrConflict}}},
		"no outcome":   {func(d *proof.Decision) { d.Outcome = 9 }, []testkit.Fault{{Path: "outcome", Kind: successkit.ErrUnknown}}},
		"bad currency": {func(d *proof.Decision) { d.Currency = "e" }, []testkit.Fault{{Path: "currency", Kind: successkit.ErrMalformed}}},
		"bad segment":  {func(d *proof.Decision) { d.Segment = " " }, []testkit.Fault{{Path: "segment", Kind: successkit.ErrMalformed}}},
	} {
		t.Run(name, func(t *testing.T) {
			d := decided(1, true)
			c.change(&d)
			testkit.Faults(t, d.Validate(), c.want...)
		})
	}
	d := decided(1, true)
	e := d
	e.Amount = dec("101.00")
	assert.True(t, d.Equal(e))
	e.Outcome = proof.DidNotHappen
	assert.False(t, d.Equal(e))
}
