package tabular_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/tabular"
)

// sameLedger holds Ledger against reading the rows and loading them: it says the
// same, or refuses in the same words.
func sameLedger(t testing.TB, data []byte, c tabular.Columns, options ...metrics.Option) {
	t.Helper()
	got, gotErr := tabular.Ledger(data, c, options...)
	var want *metrics.Ledger
	rows, wantErr := tabular.Movements(data, c)
	if wantErr == nil {
		want, wantErr = metrics.NewLedger(rows)
		wantErr = tabular.AtLines(wantErr, data, c)
	}
	if wantErr != nil {
		require.EqualError(t, gotErr, wantErr.Error())
		return
	}
	require.NoError(t, gotErr)
	require.Equal(t, want.Movements(), got.Movements())
}

func TestLedger(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		columns    tabular.Columns
	}{
		{"plain", "account,date,amount\na,2025-01-01,10.50\nb,2025-01-02,3\na,2025-02-01,-0.5\n", tabular.Columns{}},
		{"without a last line end", "account,date,amount\na,2025-01-01,10", tabular.Columns{}},
		{"lines of Windows", "account,date,amount\r\na,2025-01-01,10\r\n\r\nb,2025-01-02,3\r\n", tabular.Columns{}},
		{"a byte order mark", "\ufeffaccount,date,amount\na,2025-01-01,10\n", tabular.Columns{}},
		{"other columns, other order", "x,amount,y,date,account,z\n1,10,2,2025-01-01,a,3\n,10,,2025-01-01,b,\n", tabular.Columns{}},
		{"names of their own", "who;when;mrr\na;2025-01-01;10\n", tabular.Columns{Format: tabular.Format{Separator: ';'}, Account: "who", Date: "when", Amount: "mrr"}},
		{"currencies", "account,date,amount,currency\na,2025-01-01,10,EUR\nb,2025-01-01,10,USD\nc,2025-01-01,1,\n", tabular.Columns{}},
		{"more places at the end", "account,date,amount\n" + strings.Repeat("a,2025-01-01,10\n", 300) + "a,2025-01-01,0.12345678901\n", tabular.Columns{}},
		{"beyond 64 bits", "account,date,amount\na,2025-01-01,123456789012345678901234.5\n", tabular.Columns{}},
		{"quotes", "account,date,amount\n\"a, b\",2025-01-01,10\n", tabular.Columns{}},
		{"exponents and signs", "account,date,amount\na,2025-01-01,+1e3\n", tabular.Columns{}},
		{"white space", "account, date ,amount\n a , 2025-01-01 , 10 \n", tabular.Columns{}},
		{"ids", "id,account,date,amount\n1,a,2025-01-01,10\n1,a,2025-01-01,10\n", tabular.Columns{}},
		{"attributes", "account,date,amount,plan\na,2025-01-01,10,pro\n", tabular.Columns{Attributes: []string{"plan"}}},
		{"a decimal comma", "account;date;amount\na;2025-01-01;10,5\n", tabular.Columns{Format: tabular.Format{Separator: ';', DecimalComma: true}}},
		{"spaces and signs within", "account,date,amount\nAcme #1 (old) !,2025-01-01,10\n", tabular.Columns{}},
		{"no change and a line of spaces", "account,date,amount\na,2025-01-01,10\n  \n", tabular.Columns{}},
		{"a carriage return at the end", "account,date,amount\na,2025-01-01,10\r", tabular.Columns{}},
		{"a carriage return within", "account,date,amount\na\rb,2025-01-01,10\n", tabular.Columns{}},
		{"separated by hyphens", "account-date-amount\na-2025-01-01-10\n", tabular.Columns{Format: tabular.Format{Separator: '-'}}},
		{"separated by tabs", "account\tdate\tamount\na, b\t2025-01-01\t10\n", tabular.Columns{Format: tabular.Format{Separator: '\t'}}},
		{"separated by spaces", "account date amount\na 2025-01-01 10\n", tabular.Columns{Format: tabular.Format{Separator: ' '}}},
		{"letters beyond ASCII", "account,date,amount\nZürich,2025-01-01,10\nédouard\u00a0,2025-01-01,10\n", tabular.Columns{}},

		{"nothing", "", tabular.Columns{}},
		{"no rows", "account,date,amount\n", tabular.Columns{}},
		{"no such column", "account,date\na,2025-01-01\n", tabular.Columns{}},
		{"a short line", "account,date,amount\na,2025-01-01\n", tabular.Columns{}},
		{"a long line", "account,date,amount\na,2025-01-01,1,2\n", tabular.Columns{}},
		{"no account", "account,date,amount\n,2025-01-01,10\n", tabular.Columns{}},
		{"no such day", "account,date,amount\na,2025-02-30,10\nb,2025-1-1,10\nc,2025-01-0x,1\n", tabular.Columns{}},
		{"no number", "account,date,amount\na,2025-01-01,ten\nb,2025-01-01,1.2.3\nc,2025-01-01,.5\nd,2025-01-01,1.\ne,2025-01-01,-\nf,2025-01-01,\n", tabular.Columns{}},
		{"no change", "account,date,amount\na,2025-01-01,0.00\n", tabular.Columns{}},
		{"a balance below 0", "account,date,amount\na,2025-01-01,10\n\na,2025-02-01,-20\n", tabular.Columns{}},
		{"no currency", "account,date,amount,currency\na,2025-01-01,10,euro\n", tabular.Columns{}},
		{"two currencies", "account,date,amount,currency\na,2025-01-01,10,EUR\na,2025-01-02,10,USD\n", tabular.Columns{}},
		{"two rows in a line", "account,date,amount\na,2025-01-01,1b,2025-01-01,2\n", tabular.Columns{}},
		{"a separator within a name", "\"x,y\",account,date,amount\nq,a,2025-01-01,10,z\n", tabular.Columns{}},
		{"another layout", "account,date,amount\na,2025-01-01,10\n", tabular.Columns{Format: tabular.Format{DateLayout: "02.01.2006"}}},
		{"a bad layout", "account,date,amount\na,2025-01-01,10\n", tabular.Columns{Format: tabular.Format{DateLayout: "YYYY"}}},
	} {
		t.Run(tt.name, func(t *testing.T) { sameLedger(t, []byte(tt.data), tt.columns) })
	}
}

// tableOf is a table of so many rows. From 262,144 on two workers share it.
func tableOf(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("account,date,amount\n")
	for i := range rows {
		fmt.Fprintf(&b, "customer-%d,2025-%02d-%02d,%d.%02d\n", i*7919%20_000, 1+i%12, 1+i%28, 1+i%90, i%100)
	}
	return b.Bytes()
}

// A table that is large enough is read by several workers, and says the same.
func TestLedgerWorkers(t *testing.T) {
	table := tableOf(400_000)
	one, err := tabular.Ledger(table, tabular.Columns{})
	require.NoError(t, err)
	for _, workers := range []int{2, 3} {
		more, err := tabular.Ledger(table, tabular.Columns{}, metrics.Workers(workers))
		require.NoError(t, err)
		want, err := one.Monthly(successkit.Year(2025))
		require.NoError(t, err)
		got, err := more.Monthly(successkit.Year(2025), metrics.Workers(workers))
		require.NoError(t, err)
		assert.Equal(t, want.Sums(), got.Sums())
		assert.Equal(t, one.Accounts(), more.Accounts())
		if workers == 3 {
			assert.Equal(t, one.Movements(), more.Movements())
		}
	}
	_, err = tabular.Ledger(table, tabular.Columns{}, metrics.Workers(0))
	testkit.Faults(t, err, testkit.Fault{Path: "workers", Kind: successkit.ErrOutOfRange})
}

// What a worker meets far from the beginning is told as if there were one.
func TestLedgerWorkersFaults(t *testing.T) {
	for name, rows := range map[string]string{
		"faults far apart":        "customer-1,2025-01-01,-1e9\ncustomer-2,2025-13-01,1\n",
		"a cell over two lines":   "\"customer\n-1\",2025-01-01,1.00\n",
		"a quote that never ends": "\"customer-1,2025-01-01,1.00\n",
	} {
		t.Run(name, func(t *testing.T) {
			table := append(tableOf(270_000), rows...)
			_, want := tabular.Ledger(table, tabular.Columns{})
			_, err := tabular.Ledger(table, tabular.Columns{}, metrics.Workers(2))
			if want == nil {
				require.NoError(t, err)
				return
			}
			require.EqualError(t, err, want.Error())
		})
	}
}

// A table takes little more memory than the ledger made of it.
func TestLedgerAllocations(t *testing.T) {
	table := tableOf(400_000)
	rows := float64(bytes.Count(table, []byte{'\n'}) - 1)
	for workers, most := range map[int]float64{1: 40, 2: 56} { // most of what a worker takes is for any number of rows
		result := testing.Benchmark(func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := tabular.Ledger(table, tabular.Columns{}, metrics.Workers(workers)); err != nil {
					b.Fatal(err)
				}
			}
		})
		assert.LessOrEqual(t, float64(result.AllocedBytesPerOp())/rows, most, "bytes a row")
		assert.LessOrEqual(t, float64(result.AllocsPerOp())/rows, 0.01, "allocations a row")
	}
}

func FuzzLedger(f *testing.F) {
	f.Add([]byte("account,date,amount\na,2025-01-01,10.50\nb,2025-01-02,3\r\na,2025-02-01,-0.5\n"))
	f.Add([]byte("account,date,amount,currency,kind\n\"a\",2025-01-01,1e3,EUR,new\n"))
	f.Add([]byte("amount,account,date\n1.5,é,2025-12-31\n\n0.001,b,2025-01-01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		sameLedger(t, data, tabular.Columns{})
	})
}
