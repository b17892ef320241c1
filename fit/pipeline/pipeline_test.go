package pipeline_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/pipeline"
	"github.com/successkit/successkit/internal/testkit"
)

var day = successkit.MustDate("2026-03-31")

// gatekeeper is a profile of one criterion an input, cheap ones first.
func gatekeeper(t testing.TB) *fit.Profile {
	t.Helper()
	yes := fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}
	d := fit.Definition{ID: "gate", Version: 1, EffectiveFrom: day.AddDays(-90), HorizonDays: 90}
	for i, id := range []string{"platform", "features", "budget", "skills", "hours"} {
		d.Criteria = append(d.Criteria, fit.Criterion{
			ID: id, Input: fit.Input(1 + i), Kind: fit.Demand, Question: id + "?", Rule: yes, Remedy: successkit.CustomerSide, Cost: 1 + i/2,
		})
	}
	d.Criteria = append(d.Criteria, fit.Criterion{ID: "speaks-ill", Input: fit.Cultural, Kind: fit.Disqualifier, Question: "speaks-ill?", Rule: yes, Cost: 9})
	p, err := fit.New(d)
	require.NoError(t, err)
	return p
}

// deal returns one that answers each criterion in turn: y for yes, n for no, p
// for no with a promise, and a point for nothing.
func deal(id string, value int64, answers string) pipeline.Deal {
	d := pipeline.Deal{ID: id, Value: decimal.NewFromInt(value), Currency: "EUR"}
	for i, criterion := range []string{"platform", "features", "budget", "skills", "hours", "speaks-ill"} {
		a := answers[i]
		if a == '.' {
			continue
		}
		d.Facts.Evidence = append(d.Facts.Evidence, fit.Evidence{ID: criterion, Criterion: criterion, Answer: fit.YesNo(a == 'y'), Date: day.AddDays(-9)})
		if a == 'p' {
			d.Facts.Commitments = append(d.Facts.Commitments, fit.Commitment{
				ID: criterion, Criterion: criterion, By: successkit.CustomerSide, What: "close it", Date: day.AddDays(-9), Due: day.AddDays(30),
			})
		}
	}
	return d
}

func gate(t testing.TB, d pipeline.Deal) pipeline.Gated {
	t.Helper()
	g, err := pipeline.Gate(gatekeeper(t), d, day)
	require.NoError(t, err)
	return g
}

// F7: qualified, disqualified with reasons, or in need of discovery with the
// next questions.
func TestF7Gate(t *testing.T) {
	for _, tt := range []struct {
		answers    string
		route      pipeline.Route
		unmet, ask []string
		conditions int
	}{
		{"yyyyyn", pipeline.Qualified, nil, nil, 0},
		{"yyypyn", pipeline.Qualified, nil, nil, 1},
		{"nyyyyn", pipeline.Disqualified, []string{"platform"}, nil, 0},
		{"nyyp.y", pipeline.Disqualified, []string{"platform", "speaks-ill"}, nil, 0}, // no condition would help
		{"......", pipeline.Discovery, nil, []string{"platform", "features", "budget", "skills", "hours", "speaks-ill"}, 0},
		{"y.yp.n", pipeline.Discovery, nil, []string{"features", "hours"}, 0},
	} {
		g := gate(t, deal("d", 10, tt.answers))
		assert.Equal(t, tt.route, g.Route, tt.answers)
		var unmet, ask []string
		for _, f := range g.Unmet {
			unmet = append(unmet, f.Criterion)
			assert.NotEmpty(t, f.Reasons)
		}
		for _, q := range g.Questions {
			ask = append(ask, q.Criterion)
		}
		assert.Equal(t, tt.unmet, unmet, tt.answers)
		assert.Equal(t, tt.ask, ask, tt.answers)
		assert.Len(t, g.Conditions, tt.conditions, tt.answers)
	}
}

func TestGateRefuses(t *testing.T) {
	d := deal("", -1, "yyyyyn")
	d.Currency = "euro"
	d.Facts.Evidence[1].Date = successkit.Date{}
	want := []testkit.Fault{
		{Path: "id", Kind: successkit.ErrRequired}, {Path: "value", Kind: successkit.ErrOutOfRange}, {Path: "currency", Kind: successkit.ErrMalformed},
	}
	testkit.Faults(t, d.Validate(), append(want, testkit.Fault{Path: "facts.evidence[1].date", Kind: successkit.ErrRequired})...)
	_, err := pipeline.Gate(gatekeeper(t), d, day)
	testkit.Faults(t, err, append(want, testkit.Fault{Path: "evidence[1].date", Kind: successkit.ErrRequired})...)
	require.ErrorContains(t, err, `value: "-1": out of range`)
	_, err = pipeline.Gate(nil, deal("a", 1, "......"), successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "profile", Kind: successkit.ErrRequired}, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
	assert.Equal(t, pipeline.UnknownRoute, pipeline.RouteOf(fit.Unassessed))
}

// F7: the reasons are tallied, alone and with others.
func TestF7Tally(t *testing.T) {
	var tally pipeline.Tally
	for _, d := range []pipeline.Deal{
		deal("a", 10, "yyyyyn"), deal("b", 20, "yyypyn"), deal("c", 40, "nyyyyn"), deal("d", 80, "nnyyyn"),
		deal("e", 160, "ynyyyn"), deal("f", 320, "yyy.yn"), deal("g", 640, "y.y.yn"),
	} {
		require.NoError(t, tally.Add(gate(t, d)))
	}
	r := tally.Report()
	line := func(deals, value int64) pipeline.Line {
		return pipeline.Line{Deals: deals, Value: decimal.NewFromInt(value)}
	}
	same := func(want, got pipeline.Line) {
		t.Helper()
		assert.Equal(t, want.Deals, got.Deals)
		testkit.EqualDecimal(t, want.Value.String(), got.Value)
	}
	same(line(2, 30), r.Routes[0].Line)
	same(line(2, 960), r.Routes[1].Line)
	same(line(3, 280), r.Routes[2].Line)
	same(line(1, 20), r.OnConditions)
	require.Len(t, r.Reasons, 2)
	assert.Equal(t, "features", r.Reasons[0].Criterion, "of as many deals, those of more money")
	same(line(2, 240), r.Reasons[0].Line)
	same(line(1, 160), r.Reasons[0].Alone)
	same(line(2, 120), r.Reasons[1].Line)
	same(line(1, 40), r.Reasons[1].Alone)
	require.Len(t, r.Questions, 2)
	assert.Equal(t, "skills", r.Questions[0].Criterion)
	same(line(2, 960), r.Questions[0].Line)
	same(line(1, 320), r.Questions[0].Next)
	assert.Equal(t, int64(7), r.Deals())
	share, interval := r.Share(pipeline.Disqualified, 0.95)
	assert.Equal(t, "3/7", share.String())
	assert.InDelta(t, 0.1582, interval.Lower(), 0.0001) // Wilson by hand: 3 of 7
	testkit.GoldenJSON(t, "report.json", r)
	testkit.GoldenJSON(t, "gated.json", gate(t, deal("d", 80, "nnyy.n")))
	testkit.GoldenJSON(t, "deal.json", deal("b", 20, "yyypyn"))

	none, interval := pipeline.Report{}.Share(pipeline.Qualified, 0.95)
	assert.False(t, none.Defined())
	assert.True(t, interval.IsZero())

	other := gate(t, deal("z", 1, "yyyyyn"))
	other.Currency = "USD"
	before := tally.Report()
	testkit.Faults(t, tally.Add(other), testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	assert.Equal(t, before, tally.Report())
	require.ErrorIs(t, tally.Merge(nil), successkit.ErrRequired)
	testkit.Faults(t, tally.Add(pipeline.Gated{Value: decimal.New(-1, 0), Currency: "e", Unmet: []fit.Finding{{}}, Questions: []fit.Question{{}}}),
		testkit.Fault{Path: "profile.id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "route", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "unmet", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "questions", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "unmet[0].criterion", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "questions[0].criterion", Kind: successkit.ErrRequired})
	odd := gate(t, deal("z", 1, "yyyyyn"))
	odd.Route = pipeline.Discovery
	require.ErrorIs(t, tally.Add(odd), successkit.ErrConflict)
	assert.Equal(t, before, tally.Report())
}

func TestLawTally(t *testing.T) {
	answers := []byte("yyyyynnp.")
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 0))
		whole := &pipeline.Tally{}
		parts := []*pipeline.Tally{{}, {}, {}}
		routes := map[pipeline.Route]int64{}
		for i := range 30 {
			text := make([]byte, 6)
			for k := range text {
				text[k] = answers[r.IntN(len(answers))]
			}
			if text[5] == 'y' && r.IntN(3) > 0 {
				text[5] = 'n'
			}
			g := gate(t, deal(fmt.Sprint(i), r.Int64N(1e6), string(text)))
			routes[g.Route]++
			require.NoError(t, whole.Add(g))
			require.NoError(t, parts[r.IntN(3)].Add(g))
		}
		testkit.MergeLaws(t, seed, whole, parts)
		report := whole.Report()
		for _, l := range report.Routes {
			assert.Equal(t, routes[l.Route], l.Deals, "seed %d", seed)
		}
		back, err := pipeline.NewTally(report)
		require.NoError(t, err)
		want, _ := whole.MarshalBinary()
		got, _ := back.MarshalBinary()
		assert.Equal(t, want, got, "seed %d", seed)
	}
}

func TestReportValidate(t *testing.T) {
	good := func() pipeline.Report {
		var tally pipeline.Tally
		for _, d := range []pipeline.Deal{deal("b", 20, "yyypyn"), deal("c", 40, "nyyyyn"), deal("d", 80, "nnyyyn"), deal("f", 320, "y.y.yn")} {
			require.NoError(t, tally.Add(gate(t, d)))
		}
		return tally.Report()
	}
	require.NoError(t, good().Validate())
	for _, tt := range []struct {
		path   string
		kind   error
		change func(r *pipeline.Report)
	}{
		{"as_of", successkit.ErrRequired, func(r *pipeline.Report) { r.AsOf = successkit.Date{} }},
		{"currency", successkit.ErrMalformed, func(r *pipeline.Report) { r.Currency = "e" }},
		{"routes", successkit.ErrRequired, func(r *pipeline.Report) { r.Routes = r.Routes[:2] }},
		{"routes[1].route", successkit.ErrConflict, func(r *pipeline.Report) { r.Routes[1].Route = 1 }},
		{"routes[1].deals", successkit.ErrOutOfRange, func(r *pipeline.Report) { r.Routes[1].Deals = -1 }},
		{"routes[1].value", successkit.ErrOutOfRange, func(r *pipeline.Report) { r.Routes[1].Value = decimal.New(1, 1<<30) }},
		{"on_conditions.value", successkit.ErrConflict, func(r *pipeline.Report) { r.OnConditions.Deals = 0 }},
		{"routes[0].on_conditions", successkit.ErrConflict, func(r *pipeline.Report) { r.OnConditions.Deals = 2 }},
		{"reasons[0].alone", successkit.ErrConflict, func(r *pipeline.Report) { r.Reasons[0].Alone.Deals = 9 }},
		{"reasons[1].criterion", successkit.ErrRequired, func(r *pipeline.Report) { r.Reasons[1].Criterion = "" }},
		{"questions[1]", successkit.ErrConflict, func(r *pipeline.Report) { r.Questions[0], r.Questions[1] = r.Questions[1], r.Questions[0] }},
	} {
		r := good()
		tt.change(&r)
		_, err := pipeline.NewTally(r)
		require.Error(t, err, tt.path)
		var paths []string
		for f := range successkit.FieldErrors(err) {
			paths = append(paths, f.Path)
		}
		assert.Contains(t, paths, tt.path)
		assert.ErrorIs(t, err, tt.kind, tt.path)
	}
}

func TestRouteWords(t *testing.T) {
	for i, w := range []string{"unknown", "qualified", "discovery", "disqualified"} {
		r, err := pipeline.ParseRoute(w)
		require.NoError(t, err)
		assert.Equal(t, pipeline.Route(i), r)
		var back pipeline.Route
		b, err := json.Marshal(r)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, r, back)
		assert.True(t, r.Valid())
	}
	assert.False(t, pipeline.Route(9).Valid())
	_, err := pipeline.Route(9).AppendText(nil)
	require.ErrorIs(t, err, successkit.ErrUnknown)
}

func FuzzTallyUnmarshalBinary(f *testing.F) {
	var tally pipeline.Tally
	for _, d := range []pipeline.Deal{deal("b", 20, "yyypyn"), deal("d", 80, "nnyyyn"), deal("f", 320, "y.y.yn")} {
		if err := tally.Add(gate(f, d)); err != nil {
			f.Fatal(err)
		}
	}
	b, err := tally.MarshalBinary()
	require.NoError(f, err)
	f.Add(b)
	f.Add([]byte{1, 0})
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[pipeline.Tally](t, data) })
}

// No tally can hold more reasons than deals, a criterion twice, or a value that
// no sum of deals comes to.
func TestNewTallyRefusesWhatNoDealsAddUpTo(t *testing.T) {
	var tally pipeline.Tally
	for _, d := range []pipeline.Deal{deal("a", 10, "nyyyyn"), deal("b", 20, "ynyyyn"), deal("c", 40, "yyy.yn")} {
		require.NoError(t, tally.Add(gate(t, d)))
	}
	for _, tt := range []struct {
		name string
		edit func(r *pipeline.Report)
		want testkit.Fault
	}{
		{"more than disqualified", func(r *pipeline.Report) { r.Reasons[0].Deals = 3 }, testkit.Fault{Path: "reasons[0]", Kind: successkit.ErrConflict}},
		{"more than in discovery", func(r *pipeline.Report) { r.Questions[0].Line = pipeline.Line{Deals: 2, Value: decimal.New(41, 0)} }, testkit.Fault{Path: "questions[0]", Kind: successkit.ErrConflict}},
		{"twice", func(r *pipeline.Report) {
			r.Reasons = append(r.Reasons, pipeline.ReasonLine{Criterion: r.Reasons[0].Criterion, Line: pipeline.Line{Deals: 1}})
		}, testkit.Fault{Path: "reasons[2].criterion", Kind: successkit.ErrDuplicate}},
		{"huge", func(r *pipeline.Report) { r.Reasons[1].Value = decimal.New(1, 1<<31-1) }, testkit.Fault{Path: "reasons[1].value", Kind: successkit.ErrOutOfRange}},
	} {
		r := tally.Report()
		tt.edit(&r)
		_, err := pipeline.NewTally(r)
		require.Error(t, err, tt.name)
		testkit.Faults(t, err, tt.want)
	}
}
