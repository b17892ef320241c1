package alert_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/alert"
)

// An account that seven rules look at, one of which is breached, and its hundred
// contacts.
func BenchmarkEvaluate(b *testing.B) {
	e := engine(b, rule("a", alert.ScoreBelow, 50), rule("b", alert.ScoreUnknown, 0), rule("c", alert.CoverageBelow, 50),
		rule("d", alert.TrendDown, 10), rule("e", alert.Declining, 3), rule("f", alert.Silence, 90), rule("g", alert.ScoreBelow, 10))
	o := scored(1, 40)
	for i := range 100 {
		o.Contacts = append(o.Contacts, successkit.Interaction{ID: "m" + strconv.Itoa(i), Date: o.AsOf.AddDays(-i), Kind: "meeting"})
	}
	first, err := e.Evaluate(alert.Register{}, scored(0, 40))
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		_, err = e.Evaluate(first, o)
	}
	require.NoError(b, err)
}
