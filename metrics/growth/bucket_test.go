package growth_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

func bucket(opening, inflow, churn string) growth.Bucket {
	return growth.Bucket{Opening: dec(opening), NewPerPeriod: dec(inflow), Churn: rate(churn)}
}

func TestBucket_Path(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name             string
		in               growth.Bucket
		churned, closing []string
	}{
		{"no period", bucket("10", "1", "1/10"), nil, nil},
		{"all leaks", bucket("10", "4", "1/1"), []string{"10", "4"}, []string{"4", "4"}},
		{"no leak, the smallest amounts", bucket("0.00000000000000000001", "0.00000000000000000001", "0/1"), []string{"0", "0"}, []string{"0.00000000000000000002", "0.00000000000000000003"}},
		{"at its ceiling", bucket("400", "20", "1/20"), []string{"20", "20"}, []string{"400", "400"}},
		{"above its ceiling", bucket("500", "20", "1/20"), []string{"25", "24.75"}, []string{"495", "490.25"}},
		{
			"a third, rounded at the twentieth place and not before",
			bucket("1", "0", "1/3"),
			[]string{"0.33333333333333333333", "0.22222222222222222223", "0.14814814814814814814"},
			[]string{"0.66666666666666666667", "0.44444444444444444444", "0.2962962962962962963"},
		},
		{
			"half to even", // 1e-20 halved is half a unit: 0; 3e-20 halved is one and a half: 2
			bucket("0.00000000000000000003", "0", "1/2"), []string{"0.00000000000000000001"}, []string{"0.00000000000000000002"},
		},
		{"half to even, down", bucket("0.00000000000000000001", "0", "1/2"), []string{"0.00000000000000000001"}, []string{"0"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path, err := c.in.Path(len(c.closing))
			require.NoError(t, err)
			require.Len(t, path, len(c.closing))
			for i, s := range path {
				assert.Equal(t, i+1, s.Period)
				testkit.EqualDecimal(t, c.churned[i], s.Churned, "churned %d", i+1)
				testkit.EqualDecimal(t, c.closing[i], s.Closing, "closing %d", i+1)
			}
		})
	}
}

func TestBucket_Ceiling(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name              string
		in                growth.Bucket
		ceiling, standing string
	}{
		{"20 a month at 5 %", bucket("300", "20", "0.05/1"), "400/1", "15/1"},
		{"a third", bucket("10", "50", "3/100"), "5000/3", "3/10"},
		{"nothing new", bucket("10", "0", "1/10"), "0/1", "1/1"},
		{"no leak", bucket("10", "5", "0/1"), "undefined", "0/1"},
	} {
		ceiling, err := c.in.Ceiling()
		require.NoError(t, err)
		equal(t, c.ceiling, ceiling, c.name)
		standing, err := c.in.StandStill()
		require.NoError(t, err)
		equal(t, c.standing, standing, c.name)
	}
}

func TestBreakEvenSize(t *testing.T) {
	t.Parallel()
	size, err := growth.BreakEvenSize(dec("2000"), rate("1/100"))
	require.NoError(t, err)
	equal(t, "200000/1", size, "one point of 200,000 is what a seller of 2,000 brings")
	size, err = growth.BreakEvenSize(dec("2000"), rate("0/100"))
	require.NoError(t, err)
	equal(t, "undefined", size, "no cut")
	_, err = growth.BreakEvenSize(dec("-1"), successkit.Rate{})
	testkit.Faults(t, err, testkit.Fault{Path: "per_seller", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "cut", Kind: successkit.ErrRequired})
}

func TestBucket_PeriodsTo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		in    growth.Bucket
		share string
		want  growth.Reach
	}{
		{"0.9 at 5 %: ln 0.1 / ln 0.95", bucket("0", "20", "5/100"), "9/10", growth.Reach{Defined: true, Periods: 44.8905674804, First: 45}},
		{"exactly at a period's end: 1 − 0.5³ is 7/8", bucket("0", "20", "1/2"), "7/8", growth.Reach{Defined: true, Periods: 3, First: 3}},
		{"a hair above it", bucket("0", "20", "1/2"), "0.87500000000000000000000000001/1", growth.Reach{Defined: true, Periods: 3, First: 4}},
		{"a hair below it", bucket("0", "20", "1/2"), "0.87499999999999999999999999999/1", growth.Reach{Defined: true, Periods: 3, First: 3}},
		{"slow: ln 0.01 / ln 0.999", bucket("0", "20", "1/1000"), "99/100", growth.Reach{Defined: true, Periods: 4602.8672169389, First: 4603}},
		{"from half way: ln 0.2 / ln 0.95", bucket("200", "20", "5/100"), "9/10", growth.Reach{Defined: true, Periods: 31.3771601464, First: 32}},
		{"at the share already", bucket("360", "20", "5/100"), "9/10", growth.Reach{Defined: true}},
		{"above the ceiling", bucket("900", "20", "5/100"), "9/10", growth.Reach{Defined: true}},
		{"a share of nothing", bucket("0", "20", "5/100"), "0/1", growth.Reach{Defined: true}},
		{"nothing new: the ceiling is 0", bucket("0", "0", "5/100"), "9/10", growth.Reach{Defined: true}},
		{"all leaks", bucket("0", "20", "1/1"), "9/10", growth.Reach{Defined: true, First: 1}},
		{"no leak: no ceiling", bucket("0", "20", "0/1"), "9/10", growth.Reach{}},
		{"churn near the end of a float's digits", bucket("0", "20", "1/1000000000000000"), "3/10000000000000", growth.Reach{Defined: true, Periods: 300, First: 301}},
		{"a tiny churn and a tiny share", bucket("0", "20", "1/10000000000000000"), "1/10000000000000000", growth.Reach{Defined: true, Periods: 1, First: 1}},
	} {
		got, err := c.in.PeriodsTo(rate(c.share))
		require.NoError(t, err, c.name)
		assert.Equal(t, c.want.Defined, got.Defined, c.name)
		assert.Equal(t, c.want.First, got.First, c.name)
		assert.InDelta(t, c.want.Periods, got.Periods, 1e-6, c.name)
	}
}

func TestBucket_PeriodsTo_refused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, churn, share string
		kind               error
	}{
		{"the ceiling itself", "1/2", "1/1", successkit.ErrOutOfRange},
		{"more than the ceiling", "1/2", "3/2", successkit.ErrOutOfRange},
		{"negative", "1/2", "-1/2", successkit.ErrOutOfRange},
		{"undefined", "1/2", "1/0", successkit.ErrRequired},
		{"39 digits", "1/2", "1/100000000000000000000000000000000000001", successkit.ErrOutOfRange},
		{"a hundred thousand periods", "1/100000", "9/10", successkit.ErrOutOfRange},
		{"just above the bound: ln 0.5 / ln (1 − 1/14428) is 10000.4", "1/14428", "1/2", successkit.ErrOutOfRange},
	} {
		_, err := bucket("0", "20", c.churn).PeriodsTo(rate(c.share))
		testkit.Faults(t, err, testkit.Fault{Path: "share", Kind: c.kind})
	}
	got, err := bucket("0", "20", "1/14427").PeriodsTo(rate("1/2")) // ln 0.5 / ln (1 − 1/14427) is 9999.7
	require.NoError(t, err)
	assert.Equal(t, growth.MaxPeriods, got.First)
}

func TestCompound(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, churn string
		periods     int
		want        string
	}{
		{"one period", "3/100", 1, "3/100"},
		{"none", "3/100", 0, "0/1"},
		{"two", "1/2", 2, "3/4"},
		{"nobody leaves", "0/1", 12, "0/1"},
		{"all leave", "1/1", 12, "1/1"},
		{"undefined", "1/0", 12, "undefined"},
		{"2 % a month: 1 − 0.98¹²", "2/100", 12, "0.215283276265199966613504/1"},
	} {
		got, err := growth.Compound(rate(c.churn), c.periods)
		require.NoError(t, err, c.name)
		equal(t, c.want, got, c.name)
	}
	// 0.07 % a day over a year has more than a thousand digits: rounded to 100 places.
	got, err := growth.Compound(rate("7/10000"), 365)
	require.NoError(t, err)
	assert.Equal(t, int32(-100), got.Num().Exponent())
	assert.InDelta(t, -math.Expm1(365*math.Log1p(-0.0007)), got.Float64(), 1e-15)
}

// What is reached exactly at a period's end is reached there, on whichever side
// the floating-point estimate falls.
func TestBucket_PeriodsTo_exactHits(t *testing.T) {
	t.Parallel()
	for percent := int64(1); percent < 100; percent++ {
		b := growth.Bucket{NewPerPeriod: dec("20"), Churn: successkit.CountRate(percent, 100)}
		for n := 1; n <= 18; n++ {
			share, err := growth.Compound(b.Churn, n)
			require.NoError(t, err)
			got, err := b.PeriodsTo(share)
			require.NoError(t, err)
			assert.Equal(t, n, got.First, "%d %% churn", percent)
			assert.InEpsilon(t, float64(n), got.Periods, 1e-12, "%d %% churn", percent)
		}
	}
}

// The bounds themselves are within.
func TestBounds(t *testing.T) {
	t.Parallel()
	path, err := bucket("0", "1", "0/1").Path(growth.MaxSteps)
	require.NoError(t, err)
	testkit.EqualDecimal(t, "3660", path[growth.MaxSteps-1].Closing)

	_, err = growth.Compound(rate("1/99999999999999999999999999999999999999"), growth.MaxPeriods)
	require.NoError(t, err)

	mrr, err := growth.MRR(growth.Price{Amount: dec("1000"), Quantity: dec("1"), Cycle: intake.EveryMonth, Count: 1000})
	require.NoError(t, err)
	equal(t, "1/1", mrr, "every thousand months")

	c, err := growth.Logos{Opening: 1_000_000_000, Lost: new(1_000_000_000), Joined: new(1_000_000_000), JoinedAndLost: new(1_000_000_000)}.Churn()
	require.NoError(t, err)
	equal(t, "2/1", c.WithJoined, "a billion twice")
}
