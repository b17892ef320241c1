package metrics_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/internal/samplebook"
)

// bookSizes are how many rows the books of these benchmarks have.
var bookSizes = []int{100_000, 1_000_000, 10_000_000}

var (
	monthlySink *metrics.Monthly
	peerSink    any
)

// perRow reports the time of one row. Its ratio to a peer's in the same run shows a
// slip, whatever the machine.
func perRow(b *testing.B, rows int) {
	b.Helper()
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
}

// BenchmarkBookLoad loads a book of accounts with about ten rows each: from rows of
// a host's own, from movements, through handles, and as the plain programs do that
// a service often starts with.
func BenchmarkBookLoad(b *testing.B) {
	for _, n := range bookSizes {
		rows := samplebook.New(samplebook.Shape{Rows: n})
		change := func(i int, c *metrics.Change[string]) error {
			c.Account, c.Date, c.Units = rows[i].Account, rows[i].Date, rows[i].Cents
			return nil
		}
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("rows=%d/ledger/workers=%d", n, workers), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					l, err := metrics.Load(n, 2, change, metrics.Workers(workers))
					if err != nil {
						b.Fatal(err)
					}
					ledgerSink = l
				}
				perRow(b, n)
			})
		}
		b.Run(fmt.Sprintf("rows=%d/handles", n), func(b *testing.B) {
			builder, err := metrics.NewBuilder(2)
			if err != nil {
				b.Fatal(err)
			}
			handles := make([]metrics.Handle, n)
			for i, r := range rows {
				if handles[i], err = builder.Account(r.Account, ""); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			for b.Loop() {
				again := *builder // with the accounts and no change
				for i, r := range rows {
					again.Add(handles[i], r.Date, r.Cents)
				}
				if ledgerSink, err = again.Ledger(); err != nil {
					b.Fatal(err)
				}
			}
			perRow(b, n)
		})
		b.Run(fmt.Sprintf("rows=%d/ints", n), func(b *testing.B) {
			for b.Loop() {
				peerSink = samplebook.LoadInts(rows, 60)
			}
			perRow(b, n)
		})
		if n > 1_000_000 {
			continue // decimals take a minute and 4 GB
		}
		decimals := make([]samplebook.DecimalRow, n)
		movements := make([]metrics.Movement, n)
		for i, r := range rows {
			amount := decimal.New(r.Cents, -2)
			decimals[i] = samplebook.DecimalRow{Account: r.Account, Date: r.Date, Amount: amount}
			movements[i] = metrics.Movement{Account: r.Account, Date: r.Date, Amount: amount}
		}
		b.Run(fmt.Sprintf("rows=%d/movements", n), func(b *testing.B) { benchmarkNewLedger(b, movements) })
		b.Run(fmt.Sprintf("rows=%d/movements-one-odd", n), func(b *testing.B) {
			movements := slices.Clone(movements)
			movements[n/2].ID = "an id"
			benchmarkNewLedger(b, movements)
		})
		b.Run(fmt.Sprintf("rows=%d/movements-all-odd", n), func(b *testing.B) {
			movements := slices.Clone(movements)
			for i := range movements {
				movements[i].ID = strconv.Itoa(i)
			}
			benchmarkNewLedger(b, movements)
		})
		b.Run(fmt.Sprintf("rows=%d/decimals", n), func(b *testing.B) {
			for b.Loop() {
				peerSink = samplebook.LoadDecimals(decimals, 60)
			}
			perRow(b, n)
		})
	}
}

func benchmarkNewLedger(b *testing.B, movements []metrics.Movement) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		l, err := metrics.NewLedger(movements)
		if err != nil {
			b.Fatal(err)
		}
		ledgerSink = l
	}
	perRow(b, len(movements))
}

// BenchmarkBookAppend grows a book batch by batch, as a host that reads in pages
// does.
func BenchmarkBookAppend(b *testing.B) {
	rows := samplebook.New(samplebook.Shape{Rows: 1_000_000})
	movements := make([]metrics.Movement, len(rows))
	for i, r := range rows {
		movements[i] = metrics.Movement{Account: r.Account, Date: r.Date, Amount: decimal.New(r.Cents, -2)}
	}
	for _, batch := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprintf("batch=%d", batch), func(b *testing.B) {
			for b.Loop() {
				l := &metrics.Ledger{}
				for i := 0; i < len(movements); i += batch {
					if err := l.Append(movements[i : i+batch]); err != nil {
						b.Fatal(err)
					}
				}
				ledgerSink = l
			}
			perRow(b, len(movements))
		})
	}
}

// BenchmarkBookMonthly asks the same books what every month did.
func BenchmarkBookMonthly(b *testing.B) {
	for _, n := range bookSizes {
		benchmarkMonthly(b, samplebook.Shape{Rows: n}, true)
	}
}

// BenchmarkBookShapes asks books of other shapes: there is no order of rows, no
// number of changes and no length of the window at which the cost of a row jumps.
func BenchmarkBookShapes(b *testing.B) {
	for _, s := range []struct {
		name  string
		shape samplebook.Shape
	}{
		{"by-account", samplebook.Shape{Rows: 1_000_000, Order: samplebook.ByAccount}},
		{"shuffled", samplebook.Shape{Rows: 1_000_000, Order: samplebook.Shuffled}},
		{"few-changes", samplebook.Shape{Rows: 1_000_000, Busy: 30}},
		{"25-years", samplebook.Shape{Rows: 1_000_000, Months: 300}},
	} {
		b.Run(s.name, func(b *testing.B) {
			rows := samplebook.New(s.shape)
			b.Run("load", func(b *testing.B) {
				for b.Loop() {
					ledgerSink = loadBook(b, rows)
				}
				perRow(b, len(rows))
			})
			b.Run("load-ints", func(b *testing.B) {
				for b.Loop() {
					peerSink = samplebook.LoadInts(rows, s.shape.Window())
				}
				perRow(b, len(rows))
			})
			benchmarkMonthly(b, s.shape, false)
		})
	}
}

func loadBook(b *testing.B, rows []samplebook.Row) *metrics.Ledger {
	b.Helper()
	l, err := metrics.Load(len(rows), 2, func(i int, c *metrics.Change[string]) error {
		c.Account, c.Date, c.Units = rows[i].Account, rows[i].Date, rows[i].Cents
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return l
}

func benchmarkMonthly(b *testing.B, s samplebook.Shape, withDecimals bool) {
	b.Helper()
	rows := samplebook.New(s)
	ledger := loadBook(b, rows)
	name := func(form string) string { return fmt.Sprintf("rows=%d/%s", s.Rows, form) }
	for _, workers := range []int{1, 2} {
		b.Run(name(fmt.Sprintf("ledger/workers=%d", workers)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m, err := ledger.Monthly(s.Period(), metrics.Workers(workers))
				if err != nil {
					b.Fatal(err)
				}
				monthlySink = m
			}
			perRow(b, s.Rows)
		})
	}
	ints := samplebook.LoadInts(rows, s.Window())
	b.Run(name("ints"), func(b *testing.B) {
		for b.Loop() {
			peerSink = samplebook.QueryInts(ints, s.Window())
		}
		perRow(b, s.Rows)
	})
	if !withDecimals || s.Rows > 1_000_000 {
		return
	}
	decimals := make([]samplebook.DecimalRow, len(rows))
	for i, r := range rows {
		decimals[i] = samplebook.DecimalRow{Account: r.Account, Date: r.Date, Amount: decimal.New(r.Cents, -2)}
	}
	accounts := samplebook.LoadDecimals(decimals, s.Window())
	b.Run(name("decimals"), func(b *testing.B) {
		for b.Loop() {
			peerSink = samplebook.QueryDecimals(accounts, s.Window())
		}
		perRow(b, s.Rows)
	})
}

// The plain programs and the ledger say the same of the same book.
func TestBookAgainstPlainPrograms(t *testing.T) {
	s := samplebook.Shape{Rows: 5000, Seed: 2}
	rows := samplebook.New(s)
	decimals := make([]samplebook.DecimalRow, len(rows))
	for i, r := range rows {
		decimals[i] = samplebook.DecimalRow{Account: r.Account, Date: r.Date, Amount: decimal.New(r.Cents, -2)}
	}
	ints := samplebook.QueryInts(samplebook.LoadInts(rows, 60), 60)
	if got := samplebook.QueryDecimals(samplebook.LoadDecimals(decimals, 60), 60); fmt.Sprint(got) != fmt.Sprint(ints) {
		t.Fatal("the two plain programs differ")
	}
	ledger, err := metrics.Load(len(rows), 2, func(i int, c *metrics.Change[string]) error {
		c.Account, c.Date, c.Units = rows[i].Account, rows[i].Date, rows[i].Cents
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	m, err := ledger.Monthly(s.Period())
	if err != nil {
		t.Fatal(err)
	}
	cents := func(d decimal.Decimal) int64 { return d.Shift(2).IntPart() }
	sums := m.Sums()
	for i, r := range sums.Rows {
		got := samplebook.Moves{
			Opening: cents(r.Opening), New: cents(r.New.Amount), Expansion: cents(r.Expansion.Amount),
			Contraction: cents(r.Contraction.Amount), Churn: cents(r.Churn.Amount), Reactivation: cents(r.Reactivation.Amount),
			Accounts: r.OpeningAccounts, NewLogos: r.New.Accounts, ExpansionLogos: r.Expansion.Accounts,
			ContractionLogos: r.Contraction.Accounts, ChurnLogos: r.Churn.Accounts, ReactivatedLogo: r.Reactivation.Accounts,
		}
		if got != ints.Moves[i] {
			t.Fatalf("%s: %+v, want %+v", r.Month, got, ints.Moves[i])
		}
		y := r.OverYear
		trail := samplebook.Trail{Then: cents(y.Base), Capped: cents(y.Capped), Remained: cents(y.Remained), Accounts: y.Accounts, Kept: y.Kept}
		if trail != ints.Trails[i] {
			t.Fatalf("the year to %s: %+v, want %+v", r.Month, trail, ints.Trails[i])
		}
	}
	for i, c := range sums.Starts {
		for age, a := range c.Ages {
			got := samplebook.Age{Logos: a.Logos, Net: cents(a.Net), Capped: cents(a.Capped), Left: a.Left}
			if got != ints.Cohorts[i][age] {
				t.Fatalf("cohort %s at age %d: %+v, want %+v", c.Start, age, got, ints.Cohorts[i][age])
			}
		}
	}
}
