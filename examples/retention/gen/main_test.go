package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/tabular"
)

// written runs the program and returns the two files it wrote.
func written(t *testing.T, args ...string) (movements, contracts []byte) {
	t.Helper()
	dir := t.TempDir()
	m, c := filepath.Join(dir, "m.csv"), filepath.Join(dir, "c.csv")
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(append([]string{"-movements", m, "-contracts", c}, args...), &stdout, &stderr), stderr.String())
	require.Empty(t, stdout.String()+stderr.String())
	movements, err := os.ReadFile(m)
	require.NoError(t, err)
	contracts, err = os.ReadFile(c)
	require.NoError(t, err)
	return movements, contracts
}

// The sample is what the program writes, to the byte.
func TestRun_makesTheSample(t *testing.T) {
	movements, contracts := written(t)
	for name, got := range map[string][]byte{"movements.csv": movements, "contracts.csv": contracts} {
		want, err := os.ReadFile(filepath.Join("..", "data", name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s is not what gen writes; the top of main.go says how to write it again", name)
	}
}

// Whatever the seed, the movements are a ledger, on every day on which somebody
// may ask, and the contract lines tell of the same revenue.
func TestBook_fitsTogether(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			s := settings{seed: seed, accounts: 300, months: 36, currencies: []choice{{"EUR", 3}, {"USD", 1}}}
			b := newBook(s)
			rows, err := tabular.Movements(b.movementsCSV(), tabular.Columns{Attributes: []string{"segment", "region", "fit", "delivery"}})
			require.NoError(t, err)
			led, err := metrics.NewLedger(rows)
			require.NoError(t, err)
			assert.Len(t, led.Accounts(), s.accounts)
			assert.Equal(t, []string{"EUR", "USD"}, led.Currencies())

			end := firstDay.AddMonths(s.months)
			whole := successkit.MustPeriod(firstDay.String() + "/" + end.String())
			for month := range whole.Months() {
				_, err := led.AsOf(month.Last()).ByAccount(whole)
				require.NoError(t, err, "as of %s", month.Last())
			}
			for _, row := range rows {
				assert.True(t, whole.Contains(row.Date), row.ID)
			}

			type renewal struct {
				account *account
				day     successkit.Date
			}
			due, renewed := map[renewal]int{}, map[renewal]int{}
			for _, l := range b.lines {
				due[renewal{l.account, l.ends}] += l.amountDue
				renewed[renewal{l.account, l.ends}] += l.amountRenewed
				if l.status == "open" {
					renewed[renewal{l.account, l.ends}] += l.amountDue
				}
			}
			balance := func(a *account, d successkit.Date) string {
				amount, err := led.AsOf(successkit.Date{}).Balance(a.id, d)
				require.NoError(t, err)
				return amount.String()
			}
			for r, amount := range due {
				assert.Equal(t, decimal.NewFromInt(int64(amount)).String(), balance(r.account, r.day.AddDays(-1)), "%s before %s", r.account.id, r.day)
				assert.Equal(t, decimal.NewFromInt(int64(renewed[r])).String(), balance(r.account, r.day), "%s on %s", r.account.id, r.day)
			}
		})
	}
}

func TestRun_flags(t *testing.T) {
	one, lines := written(t, "-accounts", "30", "-months", "12", "-seed", "5")
	again, linesAgain := written(t, "-accounts", "30", "-months", "12", "-seed", "5")
	assert.Equal(t, string(one), string(again))
	assert.Equal(t, string(lines), string(linesAgain))
	other, _ := written(t, "-accounts", "30", "-months", "12", "-seed", "6")
	assert.NotEqual(t, string(one), string(other))
	mixed, _ := written(t, "-currency", "EUR=70,USD=30")
	assert.Contains(t, string(mixed), ",USD,")
	assert.NotContains(t, string(one), ",USD,")

	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	assert.Contains(t, stdout.String(), "-seed N")
	for _, args := range [][]string{
		nil,
		{"-movements", "m.csv"},
		{"-accounts", "0", "-movements", "m", "-contracts", "c"},
		{"-months", "0", "-movements", "m", "-contracts", "c"},
		{"-currency", "euro"},
		{"-currency", "EUR=0"},
		{"-currency", ""},
		{"-colour"},
		{"-movements", "m", "-contracts", "c", "more"},
		{"-movements", filepath.Join(t.TempDir(), "none", "m.csv"), "-contracts", "c"},
	} {
		stdout.Reset()
		stderr.Reset()
		assert.Equal(t, 1, run(args, &stdout, &stderr), "%q", args)
		assert.Empty(t, stdout.String())
		assert.NotEmpty(t, stderr.String())
	}
}
