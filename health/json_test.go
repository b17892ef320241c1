package health_test

import (
	"encoding"
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
)

// stored is a definition that uses everything there is.
func stored() health.Definition {
	inner := nodes(
		health.Node{ID: "support-rating", Weight: decimal.RequireFromString("2.5"), Measure: &health.Measure{
			Direction: health.HigherIsBetter, FreshDays: 30, DropAfterDays: 90,
			Normaliser: table(health.PiecewiseLinear, knot(1, "0"), knot(3, "50"), knot(5, "100")),
		}},
		health.Node{ID: "open-complaints", Weight: decimal.RequireFromString("1"), Measure: &health.Measure{
			Direction:  health.LowerIsBetter,
			Normaliser: table(health.Steps, knot(0, "100"), knot(1, "62.5"), knot(3, "0")),
		}},
	)
	for i := range inner.Children {
		inner.Children[i].Missing, inner.Children[i].Assumed = health.Assume, pts("50")
	}
	root := nodes(
		health.Node{ID: "logins", Weight: decimal.RequireFromString("60"), Measure: &health.Measure{
			Direction: health.HigherIsBetter, FreshDays: 14, DropAfterDays: 60,
			Normaliser: health.Normaliser{Shape: health.RatioToGoal, Goal: 20},
		}},
		branch("voice", "40", inner),
		leaf("sentiment", "0"),
	)
	root.MinCoverage = pts("60")
	return define(root)
}

func storedReadings() []health.Reading {
	return []health.Reading{
		{ID: "l-1", Measure: "logins", Value: 17, Date: asOf.AddDays(-20), Source: "product"},
		{ID: "l-2", Measure: "logins", Value: 3, Date: asOf, Recorded: asOf.AddDays(2)},
		{ID: "s-1", Measure: "support-rating", Value: 3.25, Date: asOf.AddDays(-3)},
		{ID: "x-1", Measure: "seats", Value: 12, Date: asOf},
	}
}

// whole is a definition with everything else that there is.
func whole() health.Definition {
	seats := *asIs()
	seats.ByTenure = []health.Tenure{{FromDays: 180, Normaliser: table(health.Steps, knot(0, "25"), knot(51, "90"))}}
	seats.Decay = &health.Decay{Neutral: pts("50"), HalfLifeDays: 60}
	rhythm := percent(health.Cadence, 28, 7)
	rhythm.AtLeast, rhythm.Complete, rhythm.DuringGrace = 2, true, true
	rhythm.Normaliser.Outside = health.NoEffect
	group := func(c health.Combine, n ...health.Node) health.Group { return health.Group{Combine: c, Children: n} }
	node := func(id string, m health.Measure) health.Node {
		n := leaf(id, "10")
		n.Measure = &m
		return n
	}
	additive := group(health.Additive, node("seats", seats), node("rhythm", rhythm))
	additive.Base, additive.Neutral = pts("60"), pts("75")
	calls := silent("calls", "1")
	calls.Missing = health.AssumeWorst
	def := define(group(health.Strict,
		branch("product", "2", additive),
		branch("people", "1", group(health.WorstOf, calls, node("change", percent(health.Change, 28, 0))))))
	def.Caps = []health.ConditionalCap{{ID: "quiet", When: "calls", In: "red", Node: "people", Limit: "red"}}
	def.GraceDays, def.OverrideDays, def.Bands.Edge = 30, 90, health.UpperInclusive
	return def
}

// wholeAccount is an account of that model.
func wholeAccount() health.Account {
	capped, feeding := override("o-1", health.Cap, "40"), override("o-2", health.Replace, "80")
	feeding.Node, feeding.Feeds, feeding.ExpiresAt = "people", true, successkit.Date{}
	return health.Account{
		ID: "acme", Start: asOf.AddDays(-200), Attributes: map[string]string{"segment": "large"},
		Readings: []health.Reading{
			on("s-1", "seats", 70, 60), on("r-1", "rhythm", 3, 1), on("r-2", "rhythm", 3, 9), on("k-1", "calls", 1, 40),
			on("c-1", "change", 30, 1), on("c-2", "change", 40, 30),
		},
		Overrides: []health.Override{
			capped, feeding,
			{ID: "o-3", Kind: health.Withdraw, Withdraws: "o-4", Reason: "a mistake", By: "lead", SetAt: asOf},
			override("o-4", health.Floor, "90"),
		},
	}
}

func TestStoredForms(t *testing.T) {
	m := newModel(t, whole())
	testkit.GoldenJSON(t, "whole.json", whole())
	testkit.GoldenJSON(t, "account.json", wholeAccount())
	s, err := m.Score(wholeAccount(), asOf)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "score_whole.json", s)
	testkit.GoldenJSON(t, "breakdown.json", s.Breakdown(1))
	mark, err := m.Mark(wholeAccount(), asOf)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "mark.json", mark)
	testkit.GoldenJSON(t, "choice.json", health.Choice{Default: "saas", Rules: []health.ChoiceRule{{
		ID: "r", Is: []health.AttributeIs{{Attribute: "segment", Values: []string{"large"}}}, FromDays: 30, BeforeDays: 90, Model: "key",
	}}})
	testkit.GoldenJSON(t, "chosen.json", health.Chosen{Model: "key", Rule: "r", Matches: []string{"r", "s"}})
	def := stored()
	testkit.GoldenJSON(t, "definition.json", def)
	testkit.GoldenJSON(t, "readings.json", storedReadings())
	testkit.GoldenJSON(t, "score.json", score(t, newModel(t, def), storedReadings()))
	testkit.GoldenJSON(t, "score_unknown.json", score(t, newModel(t, def), nil))
}

// A definition read from JSON scores as the one that was written.
func TestStoredDefinitionScores(t *testing.T) {
	for seed := range uint64(seeds) {
		def, readings, _ := random(seed)
		b, err := json.Marshal(def)
		require.NoError(t, err)
		var back health.Definition
		require.NoError(t, json.Unmarshal(b, &back))
		want := score(t, newModel(t, def), readings)
		got := score(t, newModel(t, back), readings)
		require.Equal(t, want, got, "seed %d", seed)
		b, err = json.Marshal(want)
		require.NoError(t, err)
		var again health.Score
		require.NoError(t, json.Unmarshal(b, &again))
		require.Equal(t, want, again, "seed %d", seed)
	}
}

type word interface {
	String() string
	Valid() bool
	encoding.TextMarshaler
	encoding.TextAppender
}

func checkWords[E word](t *testing.T, parse func(string) (E, error), beyond E, constants ...E) {
	t.Helper()
	for i, e := range constants {
		assert.True(t, e.Valid())
		text, err := e.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, e.String(), string(text))
		appended, err := e.AppendText([]byte("x"))
		require.NoError(t, err)
		assert.Equal(t, "x"+e.String(), string(appended))
		back, err := parse(e.String())
		require.NoError(t, err)
		assert.Equal(t, e, back, "constant %d", i)
		b, err := json.Marshal(e)
		require.NoError(t, err)
		var read E
		require.NoError(t, json.Unmarshal(b, &read))
		assert.Equal(t, e, read)
	}
	assert.False(t, beyond.Valid(), "%v is the first number without a word", beyond)
	_, err := beyond.MarshalText()
	assert.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = parse("no such word")
	assert.ErrorIs(t, err, successkit.ErrUnknown)
}

func TestWords(t *testing.T) {
	checkWords(t, health.ParseEdge, 2, health.LowerInclusive, health.UpperInclusive)
	checkWords(t, health.ParseMissing, 4, health.Redistribute, health.PropagateUnknown, health.Assume, health.AssumeWorst)
	checkWords(t, health.ParseDirection, 3, health.UnknownDirection, health.HigherIsBetter, health.LowerIsBetter)
	checkWords(t, health.ParseOutside, 2, health.Clamp, health.NoEffect)
	checkWords(t, health.ParseBasis, 4, health.Latest, health.Change, health.Cadence, health.Silence)
	checkWords(t, health.ParseCombine, 4, health.WeightedMean, health.Strict, health.Additive, health.WorstOf)
	checkWords(t, health.ParseOverrideKind, 5, health.UnknownOverride, health.Replace, health.Cap, health.Floor, health.Withdraw)
	checkWords(t, health.ParseStanding, 5, health.UnknownStanding, health.InForce, health.Superseded, health.Expired, health.Withdrawn)
	checkWords(t, health.ParseLineKind, 4, health.UnknownLine, health.PartLine, health.BaseLine, health.AdjustmentLine)
	checkWords(t, health.ParseShape, 4, health.UnknownShape, health.Steps, health.PiecewiseLinear, health.RatioToGoal)
	checkWords(t, health.ParseState, 5, health.Unknown, health.Assumed, health.Replaced, health.Stale, health.Known)
}
