package proof_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/health/proof"
	"github.com/successkit/successkit/internal/testkit"
)

func wellFormed(t *testing.T, document []byte) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(document)))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

func TestDraw(t *testing.T) {
	a, b, happened := made()
	first, second := newTally(t, usage()), newTally(t, usage())
	for i := range a {
		require.NoError(t, first.AddValue(a[i], happened[i]))
		require.NoError(t, second.AddValue(b[i], happened[i]))
	}
	lines := []proof.Line{{Name: "usage", Tally: first}, {Name: "visits", Tally: second}}
	testkit.Golden(t, "roc.svg", proof.DrawROC("Churn, 90 days ahead", lines...))
	testkit.Golden(t, "capture.svg", proof.DrawCapture("Churn, 90 days ahead", lines...))

	tally := newTally(t, proof.Predictor{ID: "chance", Probability: true})
	for i := range 100 {
		require.NoError(t, tally.AddValue(float64(i%5)/5, i%7 < i%5))
	}
	c, ok := tally.Calibration(0.95)
	require.True(t, ok)
	testkit.Golden(t, "reliability.svg", proof.DrawReliability("Churn", c))
}

// Whatever it is given, it is a document.
func TestDraw_odd(t *testing.T) {
	one := newTally(t, usage())
	require.NoError(t, one.AddValue(1, true))
	for _, lines := range [][]proof.Line{nil, {{}}, {{Name: "<&\x00", Tally: new(proof.Tally)}}, {{Name: "one", Tally: one}}} {
		wellFormed(t, proof.DrawROC("<", lines...))
		wellFormed(t, proof.DrawCapture("<", lines...))
	}
	wellFormed(t, proof.DrawReliability("", proof.Calibration{}))
	assert.NotContains(t, string(proof.DrawROC("t", proof.Line{Name: "one", Tally: one})), "NaN")

	many := newTally(t, usage())
	for i := range 20_000 {
		require.NoError(t, many.AddValue(float64(i), i%3 == 0))
	}
	assert.Less(t, len(proof.DrawROC("t", proof.Line{Name: "many", Tally: many})), 12_000, "a picture stays small")
}
