package intake_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/intake"
)

func usage(account, period, amount string) intake.Usage {
	return intake.Usage{Account: account, Period: successkit.MustPeriod(period), Amount: decimal.RequireFromString(amount)}
}

const (
	jan = "2025-01-01/2025-02-01"
	feb = "2025-02-01/2025-03-01"
	mar = "2025-03-01/2025-04-01"
	apr = "2025-04-01/2025-05-01"
)

func TestFromUsage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		rows []intake.Usage
		want []string
	}{
		{"nothing", nil, nil},
		{"a gap, and an account that fell silent", []intake.Usage{
			usage("A", apr, "70"), usage("A", jan, "100"), usage("A", feb, "80"), usage("B", jan, "5"),
		}, []string{
			"2025-01-01 A 100", "2025-01-01 B 5", "2025-02-01 A -20", "2025-02-01 B -5", "2025-03-01 A -80", "2025-04-01 A 70",
		}},
		{"quarters from February", []intake.Usage{
			usage("A", "2025-02-01/2025-05-01", "1"), usage("A", "2025-08-01/2025-11-01", "2"),
		}, []string{"2025-02-01 A 1", "2025-05-01 A -1", "2025-08-01 A 2"}},
		{"weeks", []intake.Usage{
			usage("A", "2025-01-06/2025-01-13", "1"), usage("A", "2025-01-20/2025-01-27", "2"),
		}, []string{"2025-01-06 A 1", "2025-01-13 A -1", "2025-01-20 A 2"}},
		{"28 days, the first of which are a February", []intake.Usage{
			usage("A", feb, "1"), usage("A", "2025-03-01/2025-03-29", "2"),
		}, []string{"2025-02-01 A 1", "2025-03-01 A 1"}},
		{"months of 31 days", []intake.Usage{
			usage("A", jan, "1"), usage("A", mar, "2"),
		}, []string{"2025-01-01 A 1", "2025-02-01 A -1", "2025-03-01 A 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := intake.FromUsage(c.rows, intake.AbsentIsZero)
			require.NoError(t, err)
			assert.Equal(t, c.want, inWords(got))
			mustLedger(t, got)
		})
	}
}

func TestFromUsageRefuses(t *testing.T) {
	t.Parallel()
	euro := usage("D", feb, "1")
	euro.Currency = "EUR"
	_, err := intake.FromUsage([]intake.Usage{
		usage("A", jan, "1"), usage("A", jan, "1"), usage("B", "2025-02-01/2025-02-28", "1"), usage("B", "2025-02-01/2025-04-01", "1"),
		{Account: "C", Amount: decimal.New(-1, 0), Currency: "e"},
		usage("D", jan, "1"), euro,
	}, intake.AbsentIsZero)
	testkit.Faults(t, err,
		testkit.Fault{Path: "usage[1].period", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "usage[2].period", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "usage[3].period", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "usage[4].period", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "usage[4].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "usage[4].currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "usage[6].currency", Kind: successkit.ErrConflict},
	)
	_, err = intake.FromUsage([]intake.Usage{usage("A", jan, "1"), usage("A", mar, "1"), usage("B", feb, "1")}, intake.AbsentIsRefused)
	testkit.Faults(t, err,
		testkit.Fault{Path: "usage[0].period", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "usage[2].period", Kind: successkit.ErrRequired},
	)
	_, err = intake.FromUsage([]intake.Usage{usage("A", "2025-01-06/2025-01-13", "1"), usage("A", "2025-01-14/2025-01-21", "1")}, intake.AbsentIsZero)
	testkit.Faults(t, err, testkit.Fault{Path: "usage[1].period", Kind: successkit.ErrConflict})
	_, err = intake.FromUsage([]intake.Usage{usage("A", "2025-01-01/2025-04-01", "1"), usage("B", "2025-05-01/2025-08-01", "1")}, intake.AbsentIsZero)
	testkit.Faults(t, err, testkit.Fault{Path: "usage[1].period", Kind: successkit.ErrConflict})
	_, err = intake.FromUsage(nil, intake.AbsentIsUnchanged)
	testkit.Faults(t, err, testkit.Fault{Path: "absent", Kind: successkit.ErrConflict})
	_, err = intake.FromUsage(nil, 7)
	testkit.Faults(t, err, testkit.Fault{Path: "absent", Kind: successkit.ErrUnknown})
}

// The level of a period is its usage, and consumption retention compares two
// periods.
func TestUsageIsTheLevelOfItsPeriod(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 24))
		var rows []intake.Usage
		byMonth := map[successkit.Period]decimal.Decimal{}
		for month := range successkit.Year(2024).Months() {
			rows = append(rows, intake.Usage{Account: "nobody", Period: month}) // so that the grid is whole
			for _, account := range []string{"A", "B", "C"} {
				if r.IntN(3) == 0 {
					continue
				}
				amount := decimal.New(r.Int64N(1000), -2)
				rows = append(rows, intake.Usage{Account: account, Period: month, Amount: amount})
				byMonth[month] = byMonth[month].Add(amount)
			}
		}
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		movements, err := intake.FromUsage(rows, intake.AbsentIsZero)
		require.NoError(t, err)
		ledger := mustLedger(t, movements)
		for month := range successkit.Year(2024).Months() {
			w, err := ledger.Waterfall(month)
			require.NoError(t, err)
			require.True(t, w.Closing.Equal(byMonth[month]), "seed %d, %s: %s, want %s", seed, month, w.Closing, byMonth[month])
		}
	}
}
