package proof_test

import (
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

func TestMeasure_newest(t *testing.T) {
	all := []health.Reading{
		{ID: "a", Measure: "nps", Value: 3, Date: date("2025-01-01")},
		{ID: "b", Measure: "nps", Value: 7, Date: date("2025-02-01")},
		{ID: "a-too", Measure: "nps", Value: 8, Date: date("2025-02-01"), Recorded: date("2025-02-10")},
		{ID: "x", Measure: "else", Value: 1, Date: date("2025-02-20")},
	}
	accounts := func(subject string) (health.Account, error) {
		if subject == "broken" {
			return health.Account{}, errors.New("away")
		}
		return health.Account{Readings: all}, nil
	}
	c := proof.Measure{ID: "nps", Direction: health.HigherIsBetter, MaxAgeDays: 60}.Candidate(accounts)
	for day, want := range map[string]string{
		"2024-12-31": proof.CodeNoReading, "2025-01-31": "3", "2025-02-05": "7", "2025-02-10": "8", "2025-04-02": "8", "2025-04-03": proof.CodeOldReading,
	} {
		got, err := c.Source("s", proof.View{AsOf: date(day), RecordedBy: date(day)})
		require.NoError(t, err)
		value, _ := got.Reasons[0].Arg("value")
		assert.Contains(t, []string{value, got.Reasons[0].Code}, want, day)
		assert.Equal(t, got.Known, got.Reasons[0].Code == proof.CodeReading, day)
	}
	_, err := c.Source("broken", proof.View{AsOf: asOf, RecordedBy: asOf})
	assert.EqualError(t, err, "away")
	assert.Nil(t, proof.Measure{ID: "nps"}.Candidate(nil).Source)
	assert.Nil(t, proof.Health(nil, accounts).Source)
	assert.Nil(t, proof.Measures(nil, accounts))
}

// A health model is asked as of the day, and what it saw is kept.
func TestHealth(t *testing.T) {
	all := []health.Reading{
		{ID: "a", Measure: "usage", Value: 80, Date: date("2025-01-01")},
		{ID: "b", Measure: "usage", Value: 20, Date: date("2025-02-01"), Recorded: date("2025-03-01")},
	}
	account := func(string) (health.Account, error) { return health.Account{Readings: all}, nil }
	model := newModel(t, define(leaf("usage", "2"), leaf("support", "1")))
	c := proof.Health(model, account)
	assert.Equal(t, []string{"red", "yellow", "green"}, c.Bands)
	got, err := c.Source("s", proof.View{AsOf: date("2025-02-15"), RecordedBy: date("2025-02-15")})
	require.NoError(t, err)
	assert.Equal(t, []any{true, 80.0, "green"}, []any{got.Known, got.Value, got.Band})
	why, err := c.Explain("s", proof.View{AsOf: date("2025-02-15"), RecordedBy: date("2025-02-15")})
	require.NoError(t, err)
	assert.Equal(t, []string{health.CodeUp, health.CodeNoReading}, codes(why))
	late, err := c.Source("s", proof.View{AsOf: date("2025-02-15"), RecordedBy: asOf})
	require.NoError(t, err)
	assert.Equal(t, "red", late.Band)
	none, err := c.Source("s", proof.View{AsOf: date("2024-02-15"), RecordedBy: date("2024-02-15")})
	require.NoError(t, err)
	assert.False(t, none.Known)

	ids := []string{}
	for _, m := range proof.Measures(model, account) {
		ids = append(ids, m.ID)
	}
	assert.Equal(t, []string{"usage", "support"}, ids)
}

// An override is seen from the day on which it was recorded, and not before: what
// somebody wrote over the score afterwards foretold nothing.
func TestHealth_overrides(t *testing.T) {
	model := newModel(t, define(leaf("usage", "1")))
	c := proof.Health(model, func(string) (health.Account, error) {
		return health.Account{
			Readings: []health.Reading{{ID: "a", Measure: "usage", Value: 80, Date: date("2025-01-01")}},
			Overrides: []health.Override{{
				ID: "o", Kind: health.Replace, Value: health.MustPoints("10"), Reason: "the sponsor left", By: "csm",
				SetAt: date("2025-02-01"), ExpiresAt: date("2025-06-01"), Recorded: date("2025-03-01"),
			}},
		}, nil
	})
	for _, one := range []struct{ asOf, recorded, band string }{
		{"2025-02-15", "2025-02-15", "green"},
		{"2025-03-01", "2025-03-01", "red"},
		{"2025-06-01", "2025-06-01", "green"},
		{"2025-02-15", "2025-12-01", "red"},
		{"2025-01-31", "2025-12-01", "green"},
	} {
		got, err := c.Source("s", proof.View{AsOf: date(one.asOf), RecordedBy: date(one.recorded)})
		require.NoError(t, err)
		assert.Equal(t, one.band, got.Band, "%v", one)
	}
}

// A measure that is drawn from several readings is judged by what is drawn.
func TestMeasures_bases(t *testing.T) {
	change, silence := leaf("change", "1"), leaf("silence", "1")
	change.Measure.Basis, change.Measure.WindowDays = health.Change, 30
	silence.Measure = &health.Measure{
		Direction: health.LowerIsBetter, Basis: health.Silence,
		Normaliser: health.Normaliser{Shape: health.RatioToGoal, Goal: 14},
	}
	group := health.Node{ID: "group", Weight: dec("1"), Group: &health.Group{Children: []health.Node{silence}}}
	model := newModel(t, define(change, group))
	all := proof.Measures(model, func(string) (health.Account, error) {
		return health.Account{Readings: []health.Reading{
			{ID: "a", Measure: "change", Value: 10, Date: date("2025-01-10")},
			{ID: "b", Measure: "change", Value: 15, Date: date("2025-02-10")},
			{ID: "c", Measure: "silence", Value: 1, Date: date("2025-01-31")},
			{ID: "d", Measure: "silence", Value: 1, Date: date("2025-02-14"), Recorded: date("2025-03-01")},
		}}, nil
	})
	v := proof.View{AsOf: date("2025-02-20"), RecordedBy: date("2025-02-20")}
	for i, want := range []float64{50, 20} {
		got, err := all[i].Source("s", v)
		require.NoError(t, err)
		assert.Equal(t, []any{true, want}, []any{got.Known, got.Value})
		assert.Equal(t, []string{proof.CodeReading}, codes(got.Reasons))
	}
	got, err := all[0].Source("s", proof.View{AsOf: date("2024-02-20"), RecordedBy: date("2024-02-20")})
	require.NoError(t, err)
	assert.False(t, got.Known)
	late, err := all[1].Source("s", proof.View{AsOf: date("2025-02-20"), RecordedBy: asOf})
	require.NoError(t, err)
	assert.Equal(t, 6.0, late.Value, "in hindsight they had met")
}

// The cases that a model was wrong about come with what it saw, the others do
// not, and a host that cannot explain says so.
func TestFollow_explains(t *testing.T) {
	b := newBook(2, 100, planted{"usage": 1}, "usage")
	model := newModel(t, define(leaf("usage", "1")))
	s := newStudy(t, proof.Definition{})
	track, err := s.Follow(asOf, b.decisions, proof.Health(model, b.of), 90)
	require.NoError(t, err)
	wrong := 0
	for _, c := range track.Cases {
		mistaken := c.Band == "green" && c.Outcome == proof.Happened || c.Band == "red" && c.Outcome != proof.Happened
		assert.Equal(t, mistaken, len(c.Reasons) > 0, c.ID)
		if mistaken {
			wrong++
		}
	}
	j := judge(t, s, track)
	assert.Equal(t, wrong, j.Missed.Total+j.FalseAlarms.Total)
	assert.NotEmpty(t, j.Missed.Cases[0].Reasons)

	away := errors.New("away")
	c := proof.Health(model, b.of)
	c.Explain = func(string, proof.View) ([]successkit.Reason, error) { return nil, away }
	_, err = s.Follow(asOf, b.decisions, c, 90)
	assert.ErrorIs(t, err, away)
}

// A fault of a reading is told with its place among all that the host gave, not
// among those of which the view sees.
func TestAccounts_faults(t *testing.T) {
	of := func(string) (health.Account, error) {
		return health.Account{Readings: []health.Reading{
			{ID: "later", Measure: "usage", Value: 1, Date: asOf},
			{ID: "wrong", Measure: "usage", Value: math.NaN(), Date: date("2020-01-01")},
		}}, nil
	}
	change := leaf("change", "1")
	change.Measure.Basis, change.Measure.WindowDays = health.Change, 30
	model := newModel(t, define(leaf("usage", "1"), change))
	want := testkit.Fault{Path: "readings[1].value", Kind: successkit.ErrOutOfRange}
	v := proof.View{AsOf: date("2025-02-20"), RecordedBy: date("2025-02-20")}
	for _, c := range append(proof.Measures(model, of), proof.Health(model, of)) {
		_, err := c.Source("s", v)
		testkit.Faults(t, err, want)
	}
	_, err := proof.Health(model, of).Explain("s", v)
	testkit.Faults(t, err, want)
	d := []proof.Decision{decided(1, true)}
	_, err = newStudy(t, proof.Definition{}).Suggest(asOf, d, model, of, proof.Ridge{})
	testkit.Faults(t, err, want)

	verdicts := proof.Verdicts("fit", []string{"bad", "good"}, func(string) ([]proof.Verdict, error) {
		return []proof.Verdict{{ID: "a", Word: "good", Date: date("2020-01-01")}, {Word: "good", Date: date("2020-01-01")}}, nil
	})
	_, err = verdicts.Source("s", v)
	testkit.Faults(t, err, testkit.Fault{Path: "verdicts[1].id", Kind: successkit.ErrRequired})
}
