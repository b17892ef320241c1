package proof_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
)

var asOf = successkit.MustDate("2026-03-31")

func date(s string) successkit.Date { return successkit.MustDate(s) }

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func newStudy(tb testing.TB, def proof.Definition) *proof.Study {
	tb.Helper()
	if def.Event == "" {
		def.Event = "churn"
	}
	s, err := proof.New(def)
	require.NoError(tb, err)
	return s
}

// usage is a predictor without bands.
func usage() proof.Predictor {
	return proof.Predictor{ID: "usage", Direction: health.HigherIsBetter}
}

// scored is a predictor with bands.
func scored() proof.Predictor {
	return proof.Predictor{ID: "model", Direction: health.HigherIsBetter, Bands: []string{"red", "yellow", "green"}}
}

// band is that of a score with cuts at 50 and 75.
func band(value float64) string {
	switch {
	case value < 50:
		return "red"
	case value < 75:
		return "yellow"
	}
	return "green"
}

// outcome is that of an event, or not.
func outcome(happened bool) proof.Outcome {
	if happened {
		return proof.Happened
	}
	return proof.DidNotHappen
}

// decided is a decision of its own subject, spread over three years.
func decided(i int, happened bool) proof.Decision {
	return proof.Decision{
		ID: fmt.Sprintf("d%05d", i), Subject: fmt.Sprintf("s%05d", i), Date: date("2023-01-15").AddDays(7 * (i % 150)),
		Outcome: outcome(happened), Amount: decimal.New(int64(100+i%7), 0), Currency: "EUR", Segment: []string{"small", "large"}[i%2],
	}
}

// said is a case with a score and the band of it.
func said(i int, value float64, happened bool) proof.Case {
	c := proof.Case{Decision: decided(i, happened), Prediction: proof.Prediction{Known: true, Value: value, Band: band(value)}}
	c.AsOf = c.Date.AddDays(-90)
	return c
}

// made returns eighty cases by formula; internal/ranking's tests make the same in
// R. a and b are the figures, low ones foretell.
func made() (a, b []float64, happened []bool) {
	for i := 1; i <= 80; i++ {
		x, y, z := 37*i%101, 61*i%23, 29*i%53
		a, b = append(a, float64(x)), append(b, float64(y))
		happened = append(happened, 10*x+20*y+12*z < 850)
	}
	return a, b, happened
}

// track makes cases of figures.
func track(p proof.Predictor, values []float64, happened []bool) proof.Track {
	t := proof.Track{Predictor: p, LeadDays: 90}
	for i, v := range values {
		c := said(i, v, happened[i])
		if len(p.Bands) == 0 {
			c.Band = ""
		}
		t.Cases = append(t.Cases, c)
	}
	return t
}

// A book is a made-up history of which the truth is known.
type book struct {
	decisions []proof.Decision
	readings  map[string][]health.Reading
}

func (b *book) of(subject string) (health.Account, error) {
	return health.Account{ID: subject, Readings: b.readings[subject]}, nil
}

// planted are the strengths of the measures of a book: by how many standard
// deviations the mean of those who leave is lower. The area that is planted is
// Φ(strength/√2).
type planted map[string]float64

func (p planted) area(measure string) float64 { return 0.5 * math.Erfc(-p[measure]/2) }

// newBook draws a book of n decisions, one a subject, of which about a quarter
// leaves. Each measure is read three times before the decision, 5 to 25 days
// before leads of 30, 90 and 180 days, around 60 points.
func newBook(seed uint64, n int, strengths planted, measures ...string) *book {
	r := rand.New(rand.NewPCG(seed, 7))
	b := &book{readings: map[string][]health.Reading{}}
	for i := range n {
		d := decided(i, r.Float64() < 0.25)
		d.Since = d.Date.AddDays(-365)
		for _, m := range measures {
			for _, lead := range []int{180, 90, 30} {
				v := 60 + 10*r.NormFloat64()
				if d.Outcome == proof.Happened {
					v -= 10 * strengths[m]
				}
				b.readings[d.Subject] = append(b.readings[d.Subject], health.Reading{
					ID: fmt.Sprintf("%s-%d", m, lead), Measure: m, Value: math.Round(10*v) / 10, Date: d.Date.AddDays(-lead - 5 - r.IntN(21)),
				})
			}
		}
		b.decisions = append(b.decisions, d)
	}
	return b
}

// clamped is a measure whose readings, 0 to 100, are its points.
func clamped() *health.Measure {
	return &health.Measure{
		Direction: health.HigherIsBetter,
		Normaliser: health.Normaliser{Shape: health.PiecewiseLinear, Knots: []health.Knot{
			{At: 0, Points: health.MustPoints("0")}, {At: 100, Points: health.MustPoints("100")},
		}},
	}
}

func leaf(id, weight string) health.Node {
	return health.Node{ID: id, Weight: dec(weight), Measure: clamped()}
}

// define is a model of measures.
func define(children ...health.Node) health.Definition {
	return health.Definition{
		ID: "model", Version: 3, Root: health.Group{Children: children},
		Bands: health.Bands{List: []health.Band{{ID: "red"}, {ID: "yellow", From: health.MustPoints("50")}, {ID: "green", From: health.MustPoints("62")}}},
	}
}

func newModel(tb testing.TB, def health.Definition) *health.Model {
	tb.Helper()
	m, err := health.New(def)
	require.NoError(tb, err)
	return m
}
