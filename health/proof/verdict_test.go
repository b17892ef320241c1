package proof_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

// By verdict about fit: those with potential stay longer, and what they do is
// counted by verdict, with money and intervals. A criterion that does not tell
// shows no sign, so that it can be dropped.
func TestF16_provesTheProfile(t *testing.T) {
	verdicts, criterion := map[string][]proof.Verdict{}, map[string][]proof.Verdict{}
	var decisions []proof.Decision
	words := []string{"no-potential", "conditional", "potential", "undetermined"}
	for i := range 400 {
		w := i % 4
		// Of a hundred each 60, 30, 10 and 25 leave.
		d := decided(i, i/4 < []int{60, 30, 10, 25}[w])
		decisions = append(decisions, d)
		verdicts[d.Subject] = []proof.Verdict{
			{ID: "signing", Word: words[w], Date: d.Date.AddDays(-400)},
			{ID: "after", Word: "no-potential", Date: d.Date.AddDays(-10)}, // judged when it had gone wrong
		}
		criterion[d.Subject] = []proof.Verdict{{ID: "c", Word: []string{"unmet", "met"}[i/4%2], Date: d.Date.AddDays(-400)}}
	}
	s := newStudy(t, proof.Definition{Leads: []int{365}})
	r, err := s.Run(
		asOf, decisions,
		proof.Verdicts("fit", words[:3], func(subject string) ([]proof.Verdict, error) { return verdicts[subject], nil }),
		proof.Verdicts("has-a-platform", []string{"unmet", "met"}, func(subject string) ([]proof.Verdict, error) { return criterion[subject], nil }),
	)
	require.NoError(t, err)
	fit, single := r.Leads[0].Judgements[0], r.Leads[0].Judgements[1]
	assert.Equal(t, proof.Foretells, fit.Answer)
	assert.EqualValues(t, 300, fit.Population.Known, "undetermined is no verdict")
	for i, want := range []string{"60/100", "30/100", "10/100"} {
		equalRate(t, want, fit.Bands[i].Rate)
		assert.Equal(t, words[i], fit.Bands[i].Band)
		assert.Positive(t, fit.Bands[i].Amount.Sign())
	}
	assert.InDelta(t, 0.5, fit.Spread.Difference, 1e-12)
	assert.Greater(t, fit.Spread.Interval.Lower(), 0.35)
	assert.Equal(t, "potential", fit.Missed.Band, "the worst churn is good-fit churn")
	assert.Equal(t, 10, fit.Missed.Total)
	assert.Equal(t, "proof.verdict", fit.Missed.Cases[0].Reasons[0].Code)
	assert.Equal(t, proof.NoSign, single.Answer)
	assert.Equal(t, "fit", r.Leads[0].Comparisons[0].Better)
	assert.Empty(t, r.Leads[0].BestOther)
}

func TestVerdicts_newest(t *testing.T) {
	all := []proof.Verdict{
		{ID: "a", Word: "met", Date: date("2025-01-01")},
		{ID: "b", Word: "unmet", Date: date("2025-02-01")},
		{ID: "a-too", Word: "met", Date: date("2025-02-01"), Recorded: date("2025-02-10")},
		{ID: "d", Word: "other", Date: date("2025-03-01")},
	}
	c := proof.Verdicts("criterion", []string{"unmet", "met"}, func(string) ([]proof.Verdict, error) { return all, nil })
	for day, want := range map[string]proof.Prediction{
		"2024-12-31": {}, "2025-01-31": {Known: true, Value: 1, Band: "met"}, "2025-02-05": {Known: true, Value: 0, Band: "unmet"},
		"2025-02-10": {Known: true, Value: 1, Band: "met"}, "2025-03-01": {},
	} {
		v := proof.View{AsOf: date(day), RecordedBy: date(day)}
		got, err := c.Source("s", v)
		require.NoError(t, err)
		assert.NotEmpty(t, got.Reasons)
		got.Reasons = nil
		assert.Equal(t, want, got, day)
	}
	got, err := c.Source("s", proof.View{AsOf: date("2025-02-05"), RecordedBy: asOf})
	require.NoError(t, err)
	assert.Equal(t, "met", got.Band, "in hindsight the correction is known")

	slices.Reverse(all) // their order is nothing
	got, err = c.Source("s", proof.View{AsOf: date("2025-01-31"), RecordedBy: date("2025-01-31")})
	require.NoError(t, err)
	assert.Equal(t, "met", got.Band)

	all[3].Word = "Not a word"
	_, err = c.Source("s", proof.View{AsOf: asOf, RecordedBy: asOf})
	testkit.Faults(t, err, testkit.Fault{Path: "verdicts[3].word", Kind: successkit.ErrMalformed})
	assert.Nil(t, proof.Verdicts("x", nil, nil).Source)
}
