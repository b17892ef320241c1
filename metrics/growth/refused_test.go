package growth_test

import (
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

// outOfRange returns a fault of that kind at each path.
func outOfRange(paths ...string) []testkit.Fault {
	var faults []testkit.Fault
	for _, p := range paths {
		faults = append(faults, testkit.Fault{Path: p, Kind: successkit.ErrOutOfRange})
	}
	return faults
}

// Everything wrong is named at once, and no amount costs more than a look: with
// an exponent of a billion, arithmetic would never end.
func TestRefused(t *testing.T) {
	t.Parallel()
	below, long, deep := dec("-0.01"), decimal.New(1, math.MaxInt32), decimal.New(1, math.MinInt32)
	bad := growth.Changes{New: below, Expansion: long, Contraction: deep, Churn: below, Reactivation: long}
	changes := []string{"new", "expansion", "contraction", "churn", "reactivation"}
	tooMuch := rate("3/2")
	for _, c := range []struct {
		name string
		of   func() error
		want []testkit.Fault
	}{
		{"net new", func() error { _, err := bad.NetNew(); return err }, outOfRange(changes...)},
		{"quick ratio", func() error { _, err := bad.QuickRatio(); return err }, outOfRange(changes...)},
		{"totals", func() error {
			_, err := growth.Totals{Opening: below, Changes: bad}.Retention()
			return err
		}, outOfRange(append([]string{"opening"}, changes...)...)},
		{"more lost than there was", func() error {
			_, err := growth.Totals{Opening: dec("100"), Changes: growth.Changes{Churn: dec("100.01")}}.Retention()
			return err
		}, []testkit.Fault{{Path: "closing", Kind: successkit.ErrConflict}}},
		{"logos", func() error {
			_, err := growth.Logos{Opening: -1, Lost: new(-1), Retained: new(-1), Events: new(math.MaxInt), Returned: new(-1), Joined: new(-1), JoinedAndLost: new(-1)}.Churn()
			return err
		}, outOfRange("opening", "lost", "retained", "events", "returned", "joined", "joined_and_lost")},
		{"more logos lost than there were", func() error {
			_, err := growth.Logos{Opening: 10, Lost: new(11)}.Churn()
			return err
		}, []testkit.Fault{{Path: "lost", Kind: successkit.ErrConflict}}},
		{"more logos retained than there were", func() error {
			_, err := growth.Logos{Opening: 10, Retained: new(11)}.Churn()
			return err
		}, []testkit.Fault{{Path: "retained", Kind: successkit.ErrConflict}}},
		{"more back than left", func() error {
			_, err := growth.Logos{Opening: 10, Events: new(1), Returned: new(2), JoinedAndLost: new(0)}.Churn()
			return err
		}, []testkit.Fault{{Path: "events", Kind: successkit.ErrConflict}}},
		{"counts that disagree", func() error {
			_, err := growth.Logos{Opening: 10, Lost: new(3), Retained: new(8), Events: new(6), Returned: new(1), Joined: new(0), JoinedAndLost: new(1)}.Churn()
			return err
		}, []testkit.Fault{
			{Path: "joined_and_lost", Kind: successkit.ErrConflict},
			{Path: "retained", Kind: successkit.ErrConflict},
			{Path: "events", Kind: successkit.ErrConflict},
		}},
		{"days", func() error {
			_, err := growth.DailyChurn(growth.DayTotal{}, growth.DayTotal{Opening: below, New: long, Closing: deep})
			return err
		}, outOfRange("days[1].opening", "days[1].new", "days[1].closing")},
		{"too many days", func() error {
			_, err := growth.DailyChurn(make([]growth.DayTotal, growth.MaxSteps+1)...)
			return err
		}, outOfRange("days")},
		{"unit", func() error {
			_, err := growth.Unit{ARPA: long, GrossMargin: tooMuch, Churn: rate("-1/10"), CAC: below}.Economics()
			return err
		}, outOfRange("arpa", "gross_margin", "churn", "cac")},
		{"bucket", func() error {
			_, err := growth.Bucket{Opening: deep, NewPerPeriod: below, Churn: tooMuch}.Path(growth.MaxSteps + 1)
			return err
		}, outOfRange("opening", "new_per_period", "churn", "periods")},
		{"bucket without a churn", func() error {
			return growth.Bucket{}.Validate()
		}, []testkit.Fault{{Path: "churn", Kind: successkit.ErrRequired}}},
		{"less than no period", func() error { _, err := bucket("0", "1", "1/2").Path(-1); return err }, outOfRange("periods")},
		{"ceiling", func() error { _, err := bucket("-1", "1", "1/2").Ceiling(); return err }, outOfRange("opening")},
		{"stand still", func() error { _, err := bucket("0", "-1", "1/2").StandStill(); return err }, outOfRange("new_per_period")},
		{"compound", func() error { _, err := growth.Compound(tooMuch, -1); return err }, outOfRange("churn", "periods")},
		{"compound too long", func() error {
			_, err := growth.Compound(rate("1/100000000000000000000000000000000000000"), 1)
			return err
		}, outOfRange("churn")},
		{"prices", func() error {
			_, err := growth.MRR(
				growth.Price{Cycle: intake.EveryMonth},
				growth.Price{Amount: below, Quantity: long, Count: 1001, PercentOff: dec("100.01")},
				growth.Price{Cycle: 6, Count: -1, PercentOff: below},
				growth.Price{Cycle: intake.EveryDay, PercentOff: deep},
			)
			return err
		}, []testkit.Fault{
			{Path: "prices[1].amount", Kind: successkit.ErrOutOfRange},
			{Path: "prices[1].quantity", Kind: successkit.ErrOutOfRange},
			{Path: "prices[1].cycle", Kind: successkit.ErrRequired},
			{Path: "prices[1].count", Kind: successkit.ErrOutOfRange},
			{Path: "prices[1].percent_off", Kind: successkit.ErrOutOfRange},
			{Path: "prices[2].cycle", Kind: successkit.ErrUnknown},
			{Path: "prices[2].count", Kind: successkit.ErrOutOfRange},
			{Path: "prices[2].percent_off", Kind: successkit.ErrOutOfRange},
			{Path: "prices[3].percent_off", Kind: successkit.ErrOutOfRange},
		}},
		{"sales", func() error {
			_, err := growth.Sales{RevenueChange: long, PriorSpend: below}.Efficiency()
			return err
		}, outOfRange("revenue_change", "prior_spend")},
		{"required change", func() error {
			_, err := growth.Sales{PriorSpend: below}.RequiredChange(below)
			return err
		}, outOfRange("prior_spend", "target")},
		{"renewal", func() error {
			_, err := growth.Renewal{Book: below, Due: long, Renewed: deep, Expansion: below}.Rate()
			return err
		}, outOfRange("book", "due", "renewed", "expansion")},
		{"renewal that contradicts itself", func() error {
			_, err := growth.Renewal{Book: dec("10"), Due: dec("11"), Renewed: dec("12")}.Rate()
			return err
		}, []testkit.Fault{{Path: "due", Kind: successkit.ErrConflict}, {Path: "renewed", Kind: successkit.ErrConflict}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			testkit.Faults(t, c.of(), c.want...)
		})
	}
}

// A share of a thousand digits is a share still. A figure that would need more
// is refused; a power of one is refused at the door.
func TestLongShares(t *testing.T) {
	t.Parallel()
	long := over(decimal.New(1, -1000), "9"+strings.Repeat("0", 999))
	_, err := growth.Unit{ARPA: dec("100"), GrossMargin: rate("1/1"), Churn: long, CAC: dec("1")}.Economics()
	require.ErrorIs(t, err, successkit.ErrOutOfRange)
	b := growth.Bucket{NewPerPeriod: dec("1"), Churn: long}
	testkit.Faults(t, b.Validate(), outOfRange("churn")...)

	// 38 digits are what remains in lowest terms.
	half, err := successkit.NewRate(decimal.New(1, -1000), decimal.New(2, -1000))
	require.NoError(t, err)
	yearly, err := growth.Compound(half, 2)
	require.NoError(t, err)
	assert.True(t, rate("3/4").Equal(yearly))
	b.Churn = half
	ceiling, err := b.Ceiling()
	require.NoError(t, err)
	equal(t, "2/1", ceiling, "ceiling")
}
