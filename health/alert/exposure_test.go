package alert_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/alert"
	"github.com/successkit/successkit/internal/testkit"
)

// D14: the money of one account counts once, whatever its risks.
func TestExposure(t *testing.T) {
	share := func(id, percent string) alert.Rule {
		r := rule(id, alert.ScoreBelow, 50)
		r.Share = pts(percent)
		return r
	}
	for name, c := range map[string]struct {
		rules  []alert.Rule
		value  float64
		atRisk string
	}{
		"all of it":             {[]alert.Rule{rule("a", alert.ScoreBelow, 50)}, 40, "1000"},
		"all of it, twice":      {[]alert.Rule{rule("a", alert.ScoreBelow, 50), rule("b", alert.ScoreBelow, 60)}, 40, "1000"},
		"seats":                 {[]alert.Rule{share("a", "12.5")}, 40, "125"},
		"parts":                 {[]alert.Rule{share("a", "30"), share("b", "45")}, 40, "750"},
		"parts beyond the half": {[]alert.Rule{share("a", "70"), share("b", "45")}, 40, "1000"},
		"nothing wrong":         {[]alert.Rule{share("a", "70")}, 80, "0"},
	} {
		t.Run(name, func(t *testing.T) {
			reg, err := engine(t, c.rules...).Evaluate(alert.Register{}, scored(0, c.value))
			require.NoError(t, err)
			testkit.EqualDecimal(t, c.atRisk, reg.AtRisk)
			x, err := alert.NewExposure("EUR")
			require.NoError(t, err)
			require.NoError(t, x.Add(reg))
			require.NoError(t, x.Add(alert.Register{Account: "calm", Renewable: decimal.NewFromInt(3000)}))
			s := x.Sums()
			assert.Equal(t, int64(2), s.Accounts)
			testkit.EqualDecimal(t, c.atRisk, s.AtRisk)
			testkit.EqualDecimal(t, "4000", s.Renewable)
			assert.Equal(t, c.atRisk == "1000", s.Wholly == 1)
		})
	}
}

func TestLawExposureMerges(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 4))
		whole, err := alert.NewExposure("EUR")
		require.NoError(t, err)
		var shards []*alert.Exposure
		for range 1 + r.IntN(4) {
			x, err := alert.NewExposure("EUR")
			require.NoError(t, err)
			for range r.IntN(10) {
				reg := alert.Register{Renewable: decimal.New(r.Int64N(1e9), -2)}
				if r.IntN(2) == 0 {
					reg.Risks = make([]alert.Risk, 1+r.IntN(3))
					reg.AtRisk = reg.Renewable.Mul(decimal.New(r.Int64N(101), -2))
				}
				require.NoError(t, x.Add(reg))
				require.NoError(t, whole.Add(reg))
			}
			shards = append(shards, x)
		}
		testkit.MergeLaws[alert.Exposure](t, seed, whole, shards)
		again, err := alert.ExposureOf(whole.Sums())
		require.NoError(t, err)
		require.Equal(t, whole.Sums(), again.Sums())
	}
	dollars, err := alert.NewExposure("USD")
	require.NoError(t, err)
	euros, err := alert.NewExposure("EUR")
	require.NoError(t, err)
	require.ErrorIs(t, dollars.Merge(euros), successkit.ErrConflict)
	require.ErrorIs(t, dollars.Merge(nil), successkit.ErrRequired)
	_, err = alert.ExposureOf(alert.ExposureSums{Currency: "x", Accounts: 1, Exposed: 2, Risks: -1, AtRisk: decimal.NewFromInt(5)})
	testkit.Faults(t, err, testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed}, testkit.Fault{Path: "exposed", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "risks", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "risks", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "at_risk", Kind: successkit.ErrConflict})
}

func FuzzExposureBinary(f *testing.F) {
	x, err := alert.NewExposure("EUR")
	require.NoError(f, err)
	require.NoError(f, x.Add(alert.Register{Renewable: decimal.NewFromInt(9), AtRisk: decimal.NewFromInt(9), Risks: make([]alert.Risk, 2)}))
	b, err := x.MarshalBinary()
	require.NoError(f, err)
	f.Add(b)
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[alert.Exposure](t, data) })
}

func TestStoredForms(t *testing.T) {
	o := scored(0, 40)
	o.Events = []alert.Event{{ID: "e", Kind: "champion-left", Date: day0, Recorded: day0.AddDays(1)}}
	o.Contacts = []successkit.Interaction{{ID: "m", Date: day0, Kind: "meeting"}}
	o.Attributes = map[string]string{"touch": "high"}
	testkit.GoldenJSON(t, "observation.json", o)
	testkit.GoldenJSON(t, "exposure.json", alert.ExposureSums{
		Currency: "EUR", Accounts: 3, Exposed: 2, Wholly: 1, Risks: 4,
		Renewable: testkit.Dec(t, "3000"), AtRisk: testkit.Dec(t, "1250.5"), AsChurn: testkit.Dec(t, "1000"),
	})
}
