package packed_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/metrics/internal/packed"
	"github.com/successkit/successkit/metrics/internal/samplebook"
)

func load(tb testing.TB, rows []samplebook.Row, workers int) *packed.Block {
	tb.Helper()
	b, ok := packed.Load(len(rows), packed.Ranges(len(rows), workers, func(lo, hi int, b *packed.Batch[string]) bool {
		for i, r := range rows[lo:hi] {
			b.Rows[i].Account, b.Rows[i].Date, b.Rows[i].Units = r.Account, r.Date, r.Cents
		}
		return true
	}))
	require.True(tb, ok)
	return b
}

func months(b *packed.Block, s samplebook.Shape) *packed.Months {
	p := s.Period()
	m := packed.NewMonths(b.First(), b.Frame().Month(p.Start()), b.Frame().Month(p.End()))
	m.AddBlock(b, 0, uint32(b.Accounts()), -1)
	return m
}

func report(m *packed.Months, n int) *samplebook.Report {
	r := &samplebook.Report{Moves: make([]samplebook.Moves, n), Trails: make([]samplebook.Trail, n)}
	m.Each(func(i int, v *packed.Month) {
		r.Moves[i] = samplebook.Moves{
			Opening: v.Opening.Sum, New: v.New.Sum, Expansion: v.Expansion.Sum,
			Contraction: -v.Contraction.Sum, Churn: -v.Churn.Sum, Reactivation: v.Reactivation.Sum,
			Accounts: v.Opening.Accounts, NewLogos: v.New.Accounts, ExpansionLogos: v.Expansion.Accounts,
			ContractionLogos: v.Contraction.Accounts, ChurnLogos: v.Churn.Accounts, ReactivatedLogo: v.Reactivation.Accounts,
		}
		r.Trails[i] = samplebook.Trail{Then: v.Then.Sum, Accounts: v.Then.Accounts, Capped: v.Capped, Remained: v.Remained, Kept: v.Kept}
	})
	for i := range n {
		var ages []samplebook.Age
		_, list := m.Cohort(i, nil)
		for _, a := range list {
			ages = append(ages, samplebook.Age{Logos: a.Logos, Net: a.Net, Capped: a.Capped, Left: a.Left})
		}
		r.Cohorts = append(r.Cohorts, ages)
	}
	return r
}

// What a plain program over a map says, the block says to the last cent.
func TestMonthsAgainstPlainPrograms(t *testing.T) {
	for _, s := range []samplebook.Shape{
		{Rows: 1},
		{Rows: 20_000},
		{Rows: 20_000, Order: samplebook.ByAccount},
		{Rows: 20_000, Order: samplebook.Shuffled, Seed: 5},
		{Rows: 20_000, Months: 300},
		{Rows: 5_000, Months: 7},
		{Rows: 20_000, Busy: 20},
		{Rows: 20_000, Busy: 1000},
	} {
		rows := samplebook.New(s)
		n := s.Window()
		want := samplebook.QueryInts(samplebook.LoadInts(rows, n), n)
		assert.Equal(t, want, report(months(load(t, rows, 1), s), n), "%+v", s)
	}
}

func BenchmarkLoad(b *testing.B) {
	rows := samplebook.New(samplebook.Shape{Rows: 1_000_000})
	b.Run("block", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			load(b, rows, 1)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
	})
	b.Run("ints", func(b *testing.B) {
		for b.Loop() {
			samplebook.LoadInts(rows, 60)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
	})
}

func BenchmarkMonths(b *testing.B) {
	s := samplebook.Shape{Rows: 1_000_000}
	rows := samplebook.New(s)
	block := load(b, rows, 1)
	b.Run("block", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			months(block, s)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
	})
	ints := samplebook.LoadInts(rows, 60)
	b.Run("ints", func(b *testing.B) {
		for b.Loop() {
			samplebook.QueryInts(ints, 60)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(rows)), "ns/row")
	})
}
