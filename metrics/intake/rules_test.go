package intake_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/intake"
)

// The factors are those of the billing systems: 52 weeks and 365 days a year.
func TestRevenue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount string
		cycle  intake.Cycle
		count  int
		month  string // to 18 places, half up
	}{
		{"100", intake.EveryWeek, 1, "433.333333333333333333"},
		{"300", intake.EveryWeek, 2, "650"},
		{"1000", intake.EveryYear, 1, "83.333333333333333333"},
		{"2000", intake.EveryYear, 3, "55.555555555555555556"},
		{"599.98", intake.EveryMonth, 3, "199.993333333333333333"},
		{"1", intake.EveryDay, 1, "30.416666666666666667"},
		{"300", intake.EveryQuarter, 0, "100"},
	} {
		s := intake.Subscription{Amount: testkit.Dec(t, c.amount), Cycle: c.cycle, CycleCount: c.count}
		month, ok := s.Revenue(intake.PerMonth).Decimal(18)
		require.True(t, ok)
		testkit.EqualDecimal(t, c.month, month, "%s every %d %s", c.amount, c.count, c.cycle)
		year := s.Revenue(intake.PerYear)
		twelve, err := successkit.NewRate(year.Num(), year.Den().Mul(decimal.New(12, 0)))
		require.NoError(t, err)
		assert.True(t, twelve.Equal(s.Revenue(intake.PerMonth)), "a year is twelve months")
	}
	for _, s := range []intake.Subscription{
		{},
		{Cycle: 9},
		{Cycle: intake.EveryDay, CycleCount: -1},
		{Cycle: intake.EveryDay, CycleCount: 10_001},
		{Cycle: intake.EveryDay, Amount: decimal.New(1, 100)},
	} {
		assert.False(t, s.Revenue(intake.PerMonth).Defined())
	}
	assert.False(t, intake.Subscription{Cycle: intake.EveryDay}.Revenue(9).Defined())
}

func TestRounding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount string
		count  int
		places int32
		want   string
	}{
		{"1", 2, 0, "0"},
		{"3", 2, 0, "2"},
		{"5", 2, 0, "2"},
		{"7", 2, 0, "4"}, // halves to the even neighbour
		{"1000", 12, 2, "83.33"},
		{"2000", 12, 2, "166.67"},
		{"0.25", 2, 2, "0.12"},
		{"0.75", 2, 2, "0.38"},
		{"1", 3, 20, "0.33333333333333333333"},
		{"2", 3, 20, "0.66666666666666666667"},
	} {
		for _, sign := range []int64{1, -1} {
			s := monthly("1", "A", "2025-01-01", "", c.amount)
			s.CycleCount = c.count
			floor := monthly("0", "A", "2025-01-01", "", "1000") // so that a credit leaves something
			floor.Charge = intake.RecurringCharge
			if sign < 0 {
				s.Charge, s.Amount = intake.CreditCharge, s.Amount.Neg()
			}
			got := mustMovements(t, []intake.Subscription{s, floor}, intake.Rules{
				Places: &c.places, Include: intake.Inclusion{Credit: true},
			})
			want := testkit.Dec(t, c.want).Mul(decimal.New(sign, 0)).Add(floor.Amount)
			testkit.EqualDecimal(t, want.String(), got[0].Amount, "%s every %d months, %d places", s.Amount, c.count, c.places)
		}
	}
}

func TestInclusion(t *testing.T) {
	t.Parallel()
	rows := []intake.Subscription{monthly("1", "A", "2025-01-01", "", "100")}
	for i, charge := range []intake.Charge{
		intake.TrialCharge, intake.OneOffCharge, intake.ServiceCharge, intake.TaxCharge, intake.OverageCharge, intake.CreditCharge,
	} {
		s := monthly(charge.String(), "A", "2025-01-01", "", fmt.Sprint(1<<i))
		s.Charge = charge
		if charge == intake.CreditCharge {
			s.Amount = s.Amount.Neg()
		}
		rows = append(rows, s)
	}
	for _, c := range []struct {
		include intake.Inclusion
		want    string
	}{
		{intake.Inclusion{}, "100"},
		{intake.Inclusion{Trial: true}, "101"},
		{intake.Inclusion{OneOff: true}, "102"},
		{intake.Inclusion{Service: true}, "104"},
		{intake.Inclusion{Tax: true}, "108"},
		{intake.Inclusion{Overage: true}, "116"},
		{intake.Inclusion{Credit: true}, "68"},
	} {
		got := mustMovements(t, rows, intake.Rules{Include: c.include})
		require.Len(t, got, 1)
		testkit.EqualDecimal(t, c.want, got[0].Amount, "%+v", c.include)
	}
	assert.False(t, intake.Inclusion{}.Counts(99))
}
