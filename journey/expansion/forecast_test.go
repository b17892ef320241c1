package expansion_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
)

func flat(reach, take string) expansion.Assumptions {
	r, k := money(reach), money(take)
	return expansion.Assumptions{
		Reach: [4]decimal.Decimal{r, r, r, r},
		Take:  expansion.Take{Ahead: k, Slow: k, Stalled: k, Regressing: k, Unknown: k},
	}
}

func book(t testing.TB, p *journey.Path, n int) []expansion.Candidate {
	t.Helper()
	var all []expansion.Candidate
	for i := range n {
		all = append(all, expansion.Candidate{Customer: fmt.Sprint("c", i), Progress: progress(t, p, 2), Direction: journey.Ahead})
	}
	return all
}

// D10: 100 customers × 1,000 × 0.9 are 90,000.
func TestForecastVector(t *testing.T) {
	p := path(t)
	window := successkit.MustPeriod(on(0).String() + "/" + on(20).String())
	f, err := catalogue(t).Forecast(p, book(t, p, 100), window, flat("1", "0.9"))
	require.NoError(t, err)
	require.Len(t, f.Lines, 2)
	assert.Equal(t, 100, f.Lines[0].Customers)
	assert.True(t, f.Lines[0].Value.Equal(money("90000")), f.Lines[0].Value)
	assert.True(t, f.Lines[0].Full.Equal(money("100000")))
	assert.Zero(t, f.Lines[1].Customers, "after the window")
	assert.True(t, f.Value.Equal(money("90000")))
	assert.Equal(t, "EUR", f.Currency)
}

// By hand: a pace shown once, and none: 0.5 × 0.4 × 2,500 + 0.2 × 0.1 × 2,500.
func TestForecastAssumptions(t *testing.T) {
	p := path(t)
	a := expansion.Assumptions{Reach: [4]decimal.Decimal{money("0.2"), money("0.5"), money("0.7"), money("0.9")}}
	a.Take.Ahead, a.Take.Stalled = money("0.4"), money("0.1")
	critical := successkit.NewReason("risk.critical")
	candidates := []expansion.Candidate{
		{Customer: "one", Progress: progress(t, p, 12, reached("a", 10)), Direction: journey.Ahead},
		{Customer: "two", Progress: progress(t, p, 12), Direction: journey.Stalled},
		{Customer: "three", Progress: progress(t, p, 12, reached("a", 10)), Direction: journey.Ahead, Holds: []string{"premium"}},
		{Customer: "four", Progress: progress(t, p, 12, reached("a", 10)), Direction: journey.Ahead, Bars: []successkit.Reason{critical}},
		{Customer: "five", Progress: progress(t, p, 40, reached("a", 10), reached("b", 30)), Direction: journey.Ahead},
	}
	f, err := catalogue(t).Forecast(p, candidates, successkit.MustPeriod(on(25).String()+"/"+on(35).String()), a)
	require.NoError(t, err)
	line := f.Lines[1]
	assert.Equal(t, 2, line.Customers)
	assert.True(t, line.Value.Equal(money("550")), line.Value)
	require.Len(t, line.Excluded, 2)
	assert.Equal(t, `"Premium" is held or was declined.`, expansion.Phrases().Text(line.Excluded[0].Reasons[0]))
	assert.Equal(t, critical, line.Excluded[1].Reasons[0])
	testkit.GoldenJSON(t, "forecast.json", f)
}

// Two milestones with one offer, both reached in the window: a customer buys it once.
func TestForecastCountsAnOfferOnce(t *testing.T) {
	d := path(t).Definition()
	d.Milestones[1].Offer = d.Milestones[0].Offer
	p, err := journey.New(d)
	require.NoError(t, err)
	window := successkit.MustPeriod(on(0).String() + "/" + on(50).String())
	f, err := catalogue(t).Forecast(p, book(t, p, 2), window, flat("1", "1"))
	require.NoError(t, err)
	assert.True(t, f.Value.Equal(money("2000")), f.Value)
	require.Len(t, f.Lines[1].Excluded, 2)
	assert.Equal(t, expansion.CodeCounted, f.Lines[1].Excluded[0].Reasons[0].Code)

	// Who is past the first milestone counts for the second.
	f, err = catalogue(t).Forecast(p, []expansion.Candidate{{Customer: "c", Progress: progress(t, p, 12, reached("a", 10))}}, window, flat("1", "1"))
	require.NoError(t, err)
	assert.Equal(t, 1, f.Lines[1].Customers)
}
