package renewal_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
)

// The contract runs for a year, but its minutes will be used up in summer.
func ExampleClock_Read() {
	clock := renewal.Clock{
		Expiry: successkit.MustDate("2025-12-31"), LeadDays: 90,
		Credit: &renewal.PrepaidCredit{
			Measured: successkit.MustDate("2025-05-01"), Remaining: decimal.NewFromInt(9_050), BurnPerDay: decimal.NewFromInt(100),
		},
	}
	start, err := clock.Read(successkit.MustDate("2025-05-10"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("used up", start.Exhaustion, "start", start.Start, "in", start.DaysToStart, "days")
	clock.Credit.BurnPerDay = decimal.Decimal{}
	start, err = clock.Read(successkit.MustDate("2025-05-10"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("used up", start.Exhaustion, "start", start.Start)
	// Output:
	// used up 2025-07-30 start 2025-05-01 in -9 days
	// used up no date start 2025-10-02
}

func TestClockEdges(t *testing.T) {
	t.Parallel()
	day := successkit.MustDate
	clock := func(remaining, burn string) renewal.Clock {
		return renewal.Clock{Expiry: day("2025-12-31"), LeadDays: 30, Credit: &renewal.PrepaidCredit{
			Measured: day("2025-06-01"), Remaining: testkit.Dec(t, remaining), BurnPerDay: testkit.Dec(t, burn),
		}}
	}
	for _, tt := range []struct{ name, remaining, burn, exhaustion, ends string }{
		{"even: nothing is left at the start of the tenth day after", "100", "10", "2025-06-11", "2025-06-11"},
		{"uneven: used up in the course of that day", "105", "10", "2025-06-11", "2025-06-11"},
		{"overdrawn", "-5", "10", "2025-06-01", "2025-06-01"},
		{"no burn", "100", "0", "", "2025-12-31"},
		{"credit comes back", "100", "-3", "", "2025-12-31"},
		{"after expiry", "100000", "100", "2028-02-26", "2025-12-31"},
		{"beyond the calendar", "100000000000000000", "0.00000000000000000001", "", "2025-12-31"},
	} {
		r, err := clock(tt.remaining, tt.burn).Read(day("2025-06-05"))
		require.NoError(t, err, tt.name)
		text, err := r.Exhaustion.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, tt.exhaustion, string(text), tt.name)
		assert.Equal(t, day(tt.ends), r.Ends, tt.name)
		assert.Equal(t, r.Ends.AddDays(-30), r.Start, tt.name)
		assert.Equal(t, r.DaysToEnd-30, r.DaysToStart, tt.name)
	}
	_, err := renewal.Clock{LeadDays: -1, Credit: &renewal.PrepaidCredit{Remaining: decimal.New(1, 60), BurnPerDay: decimal.New(1, 60)}}.Read(successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "expiry", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "lead_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "credit.measured", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "credit.remaining", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "credit.burn_per_day", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
	_, err = clock("1", "1").Read(day("2025-05-31"))
	testkit.Faults(t, err, testkit.Fault{Path: "credit.measured", Kind: successkit.ErrConflict})
	_, err = renewal.Clock{Expiry: day("0001-01-05"), LeadDays: 5}.Read(day("2025-05-31"))
	testkit.Faults(t, err, testkit.Fault{Path: "lead_days", Kind: successkit.ErrOutOfRange})
}

func TestClockStoredForms(t *testing.T) {
	t.Parallel()
	clock := renewal.Clock{Expiry: successkit.MustDate("2025-12-31"), LeadDays: 30, Credit: &renewal.PrepaidCredit{
		Measured: successkit.MustDate("2025-06-01"), Remaining: decimal.NewFromInt(100), BurnPerDay: decimal.NewFromInt(3),
	}}
	testkit.GoldenJSON(t, "clock.json", clock)
	start, err := clock.Read(successkit.MustDate("2025-06-05"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "reading.json", start)
}
