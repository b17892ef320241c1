package usecase_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
)

func dec(s string) *decimal.Decimal { return new(decimal.RequireFromString(s)) }

func day(s string) successkit.Date { return successkit.MustDate(s) }

// catalogue is of a product for work in teams, which is bought for whatever
// teams do.
func catalogue() usecase.Definition {
	return usecase.Definition{ID: "worktable", Version: 3, UseCases: []usecase.UseCase{
		{
			ID: "month-end-close", Name: "Month-end close", Success: "The books are closed faster, by fewer late nights.",
			Ask: "If the close went better than you dare to hope, what would you tell your board?",
			Measures: []usecase.Measure{
				{ID: "days", Name: "days to close", Unit: "days", Direction: outcome.Lower, Factor: dec("0.5"), Backing: outcome.Reported},
				{ID: "late-entries", Name: "entries after the close", Unit: "entries", Direction: outcome.Lower, Target: dec("5"), DueDays: 180, SoonDays: 30},
			},
		},
		{
			ID: "capacity", Name: "Capacity planning", Success: "Teams are busy and not too busy.",
			Measures: []usecase.Measure{
				{ID: "load", Name: "load of a team", Unit: "%", Direction: outcome.Hold, Band: &outcome.Band{Low: *dec("70"), High: *dec("90")}},
			},
		},
	}}
}

func mustNew(tb testing.TB, d usecase.Definition) *usecase.Catalogue {
	tb.Helper()
	c, err := usecase.New(d)
	require.NoError(tb, err)
	return c
}

func closing() usecase.Instance {
	return usecase.Instance{
		ID: "close", UseCase: "month-end-close", WildSuccess: "I am home for dinner on the third.", GoLive: day("2025-03-01"),
		Figures: []usecase.Figure{{Measure: "days", Baseline: dec("11")}, {Measure: "late-entries", Baseline: dec("40"), Target: dec("2"), Due: day("2025-12-31")}},
	}
}

// O4: an instance is the template with the customer's own words and figures.
func TestO4(t *testing.T) {
	c := mustNew(t, catalogue())
	r, err := c.Instance(closing())
	require.NoError(t, err)
	testkit.GoldenJSON(t, "required.json", r)
	testkit.GoldenJSON(t, "catalogue.json", c.Definition())
	testkit.GoldenJSON(t, "instance.json", closing())
	assert.Equal(t, "I am home for dinner on the third.", r.WildSuccess)
	testkit.EqualDecimal(t, "5.5", *r.Measures[0].Target, "half of 11 days")
	assert.Equal(t, day("2025-05-30"), r.Measures[0].Due, "90 days after March 1")
	testkit.EqualDecimal(t, "2", *r.Measures[1].Target, "their own goal")
	assert.Equal(t, day("2025-12-31"), r.Measures[1].Due, "their own date")

	fewer := closing()
	fewer.Without, fewer.Figures = []string{"late-entries"}, fewer.Figures[:1]
	r, err = c.Instance(fewer)
	require.NoError(t, err)
	missing, err := c.Missing(r)
	require.NoError(t, err)
	assert.Equal(t, []string{"late-entries"}, missing)

	r, err = c.Instance(usecase.Instance{ID: "load", UseCase: "capacity", GoLive: day("2025-03-01"), Figures: []usecase.Figure{
		{Measure: "load", Band: &outcome.Band{Low: *dec("60"), High: *dec("80")}},
	}})
	require.NoError(t, err, "nobody asked for their words, nor for a baseline")
	testkit.EqualDecimal(t, "60", r.Measures[0].Band.Low)

	u, ok := c.UseCase("capacity")
	require.True(t, ok)
	u.Measures[0].Band.Low = *dec("0")
	u, _ = c.UseCase("capacity")
	testkit.EqualDecimal(t, "70", u.Measures[0].Band.Low, "a copy")
	_, ok = c.UseCase("close")
	assert.False(t, ok)
	var none *usecase.Catalogue
	_, ok = none.UseCase("capacity")
	assert.False(t, ok)
	assert.Empty(t, none.Definition())
	_, err = none.Missing(r)
	testkit.Faults(t, err, testkit.Fault{Path: "use_case", Kind: successkit.ErrUnknown})
}

func TestInstance_refused(t *testing.T) {
	c := mustNew(t, catalogue())
	required, unknown, conflict, beyond := successkit.ErrRequired, successkit.ErrUnknown, successkit.ErrConflict, successkit.ErrOutOfRange
	type faults = []testkit.Fault
	for _, row := range []struct {
		name   string
		change func(*usecase.Instance)
		want   faults
	}{
		{"nothing", func(in *usecase.Instance) { *in = usecase.Instance{} }, faults{{Path: "id", Kind: required}, {Path: "use_case", Kind: unknown}}},
		{
			"no such measure", func(in *usecase.Instance) { in.Figures[1].Measure, in.Without = "hours", []string{"x"} },
			faults{{Path: "figures[1].measure", Kind: unknown}, {Path: "without[0]", Kind: unknown}},
		},
		{"a measure twice", func(in *usecase.Instance) { in.Figures[1].Measure = "days" }, faults{{Path: "figures[1].measure", Kind: successkit.ErrDuplicate}}},
		{"a figure of a measure without which it goes", func(in *usecase.Instance) { in.Without = []string{"days"} }, faults{{Path: "without[0]", Kind: successkit.ErrDuplicate}}},
		{"no measure left", func(in *usecase.Instance) { in.Figures, in.Without = nil, []string{"days", "late-entries"} }, faults{{Path: "without", Kind: required}}},
		{"no baseline", func(in *usecase.Instance) { in.Figures[0].Baseline = nil }, faults{{Path: "figures[0].baseline", Kind: required}}},
		{"nor any figure", func(in *usecase.Instance) { in.Figures = nil }, faults{{Path: "figures.baseline", Kind: required}}},
		{"a baseline of 0", func(in *usecase.Instance) { in.Figures[0].Baseline = dec("0") }, faults{{Path: "figures[0].baseline", Kind: conflict}}},
		{"a baseline beyond the limits", func(in *usecase.Instance) { in.Figures[0].Baseline = dec("1e99") }, faults{{Path: "figures[0].baseline", Kind: beyond}}},
		{"half of it has one place too many", func(in *usecase.Instance) { in.Figures[0].Baseline = dec("0.00000000000000000001") }, faults{{Path: "figures[0].baseline", Kind: beyond}}},
		{"no going live", func(in *usecase.Instance) { in.GoLive = successkit.Date{} }, faults{{Path: "go_live", Kind: required}}},
		{"going live at the end of time", func(in *usecase.Instance) { in.GoLive = day("9999-12-30") }, faults{{Path: "go_live", Kind: beyond}}},
		{"a goal behind the baseline", func(in *usecase.Instance) { in.Figures[0].Target = dec("12") }, faults{{Path: "measures[0].target", Kind: conflict}}},
		{"a band where there is none", func(in *usecase.Instance) { in.Figures[0].Band = &outcome.Band{} }, faults{{Path: "measures[0].band", Kind: conflict}}},
	} {
		in := closing()
		row.change(&in)
		_, err := c.Instance(in)
		t.Run(row.name, func(t *testing.T) { testkit.Faults(t, err, row.want...) })
	}
	var none *usecase.Catalogue
	_, err := none.Instance(closing())
	testkit.Faults(t, err, testkit.Fault{Path: "use_case", Kind: unknown})
}

func TestNew_refused(t *testing.T) {
	d := usecase.Definition{UseCases: []usecase.UseCase{{}, {ID: "a", Name: "A", Success: "s", Ask: strings.Repeat("x", 4097), Measures: []usecase.Measure{
		{},
		{ID: "m", Name: "m", Unit: "u", Direction: 9, DueDays: -1, SoonDays: 36_526, Backing: 9},
		{ID: "m", Name: "m", Unit: "u", Direction: outcome.Raise},
		{ID: "n", Name: "m", Unit: "u", Direction: outcome.Raise, Target: dec("1"), Factor: dec("2"), Band: &outcome.Band{}},
		{ID: "o", Name: "m", Unit: "u", Direction: outcome.Raise, Factor: dec("0.5")},
		{ID: "p", Name: "m", Unit: "u", Direction: outcome.Lower, Factor: dec("0")},
		{ID: "q", Name: "m", Unit: "u", Direction: outcome.Hold, Target: dec("1e99")},
		{ID: "r", Name: "m", Unit: "u", Direction: outcome.Hold, Band: &outcome.Band{Low: *dec("2"), High: *dec("1")}},
		{ID: "s", Name: "m", Unit: "u", Direction: outcome.Lower, Factor: dec("1")},
	}}, {ID: "a", Name: "A", Success: "\xff", Measures: catalogue().UseCases[0].Measures}}}
	required, beyond, conflict, unknown := successkit.ErrRequired, successkit.ErrOutOfRange, successkit.ErrConflict, successkit.ErrUnknown
	_, err := usecase.New(d)
	testkit.Faults(t, err,
		testkit.Fault{Path: "id", Kind: required}, testkit.Fault{Path: "version", Kind: beyond},
		testkit.Fault{Path: "use_cases[0].id", Kind: required}, testkit.Fault{Path: "use_cases[0].name", Kind: required},
		testkit.Fault{Path: "use_cases[0].success", Kind: required}, testkit.Fault{Path: "use_cases[0].measures", Kind: required},
		testkit.Fault{Path: "use_cases[1].ask", Kind: beyond},
		testkit.Fault{Path: "use_cases[1].measures[0].id", Kind: required}, testkit.Fault{Path: "use_cases[1].measures[0].name", Kind: required},
		testkit.Fault{Path: "use_cases[1].measures[0].unit", Kind: required}, testkit.Fault{Path: "use_cases[1].measures[0].direction", Kind: required},
		testkit.Fault{Path: "use_cases[1].measures[1].direction", Kind: unknown}, testkit.Fault{Path: "use_cases[1].measures[1].due_days", Kind: beyond},
		testkit.Fault{Path: "use_cases[1].measures[1].soon_days", Kind: beyond}, testkit.Fault{Path: "use_cases[1].measures[1].backing", Kind: unknown},
		testkit.Fault{Path: "use_cases[1].measures[2].id", Kind: successkit.ErrDuplicate}, testkit.Fault{Path: "use_cases[1].measures[2].target", Kind: required},
		testkit.Fault{Path: "use_cases[1].measures[3].band", Kind: conflict}, testkit.Fault{Path: "use_cases[1].measures[3].factor", Kind: conflict},
		testkit.Fault{Path: "use_cases[1].measures[4].factor", Kind: conflict}, testkit.Fault{Path: "use_cases[1].measures[5].factor", Kind: conflict},
		testkit.Fault{Path: "use_cases[1].measures[6].target", Kind: beyond}, testkit.Fault{Path: "use_cases[1].measures[6].band", Kind: required},
		testkit.Fault{Path: "use_cases[1].measures[6].band", Kind: conflict}, testkit.Fault{Path: "use_cases[1].measures[7].band.high", Kind: conflict},
		testkit.Fault{Path: "use_cases[1].measures[8].factor", Kind: conflict},
		testkit.Fault{Path: "use_cases[2].id", Kind: successkit.ErrDuplicate}, testkit.Fault{Path: "use_cases[2].success", Kind: successkit.ErrMalformed},
	)
	_, err = usecase.New(usecase.Definition{ID: "x", Version: 1})
	testkit.Faults(t, err, testkit.Fault{Path: "use_cases", Kind: required})
}
