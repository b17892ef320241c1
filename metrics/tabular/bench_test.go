package tabular_test

import (
	"bytes"
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/internal/samplebook"
	"github.com/successkit/successkit/metrics/tabular"
)

// sampleTable is a book as a table.
func sampleTable(rows int) []byte {
	var b bytes.Buffer
	b.WriteString("account,date,amount\n")
	for _, r := range samplebook.New(samplebook.Shape{Rows: rows}) {
		fmt.Fprintf(&b, "%s,%s,%s\n", r.Account, r.Date, decimal.New(r.Cents, -2).StringFixed(2))
	}
	return b.Bytes()
}

// plainProgram reads a table the way many a service does: line by line, into a map
// of integers. It trusts every byte of it.
func plainProgram(table []byte) (map[string]*samplebook.IntAccount, error) {
	var rows []samplebook.Row
	_, table, _ = bytes.Cut(table, []byte{'\n'})
	for line := range bytes.Lines(table) {
		cells := bytes.Split(bytes.TrimSuffix(line, []byte{'\n'}), []byte{','})
		day, err := time.Parse(time.DateOnly, string(cells[1]))
		if err != nil {
			return nil, err
		}
		cents, err := strconv.ParseInt(string(bytes.Replace(cells[2], []byte{'.'}, nil, 1)), 10, 64)
		if err != nil {
			return nil, err
		}
		rows = append(rows, samplebook.Row{Account: string(cells[0]), Date: successkit.DateOf(day), Cents: cents})
	}
	return samplebook.LoadInts(rows, 60), nil
}

var (
	ledgerSink  *metrics.Ledger
	programSink map[string]*samplebook.IntAccount
)

// BenchmarkLedger reads tables, beside a plain program.
func BenchmarkLedger(b *testing.B) {
	for _, rows := range []int{100_000, 1_000_000} {
		table := sampleTable(rows)
		run := func(name string, read func() error) {
			b.Run(fmt.Sprintf("rows=%d/%s", rows, name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := read(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
			})
		}
		for _, workers := range []int{1, 2} {
			run(fmt.Sprintf("workers=%d", workers), func() (err error) {
				ledgerSink, err = tabular.Ledger(table, tabular.Columns{}, metrics.Workers(workers))
				return err
			})
		}
		run("ints", func() (err error) {
			programSink, err = plainProgram(table)
			return err
		})
	}
}
