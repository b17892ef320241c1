package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/success/report"
)

var (
	sink   *report.Tally
	result report.Report
)

// BenchmarkAccount tallies one account: with the two reviews that it takes, and
// with reviews that are there already.
func BenchmarkAccount(b *testing.B) {
	all := book(b)
	p, rep, a := program(b, all.Program), reporter(b, all.Program, quarter, last), all.Accounts[0]
	opening, err := p.Review(a, day(eve))
	require.NoError(b, err)
	closing, err := p.Review(a, day(last))
	require.NoError(b, err)
	b.Run("reviews included", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if sink, err = rep.Account(a); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("reviews excluded", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if sink, err = rep.Reviewed(a, opening, closing); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("merge", func(b *testing.B) {
		whole, one := tallied(b, rep, all.Accounts...), sink
		b.ReportAllocs()
		for b.Loop() {
			if err := whole.Merge(one); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkReport makes the report of a tally, and compares two.
func BenchmarkReport(b *testing.B) {
	all := book(b)
	tally := tallied(b, reporter(b, all.Program, quarter, last), all.Accounts...)
	b.Run("report", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r, err := tally.Report()
			if err != nil {
				b.Fatal(err)
			}
			result = r
		}
	})
	b.Run("compare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := report.Compare(result, result); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// The tally of one account goes into that of a book a hundred thousand times: the
// two reviews that it takes are to be what that costs.
func TestTallyingIsCheap(t *testing.T) {
	all := book(t)
	p, rep, a := program(t, all.Program), reporter(t, all.Program, quarter, last), all.Accounts[0]
	opening, err := p.Review(a, day(eve))
	require.NoError(t, err)
	closing, err := p.Review(a, day(last))
	require.NoError(t, err)
	reviews := testing.AllocsPerRun(10, func() { _, _ = p.Review(a, day(eve)) }) + testing.AllocsPerRun(10, func() { _, _ = p.Review(a, day(last)) })
	whole, one := tallied(t, rep, all.Accounts...), tallied(t, rep, a)
	tallying := testing.AllocsPerRun(10, func() { _, _ = rep.Reviewed(a, opening, closing) })
	merging := testing.AllocsPerRun(10, func() { _ = whole.Merge(one) })
	t.Log("allocations of two reviews", reviews, "of their tally", tallying, "of merging it", merging)
	assert.Less(t, tallying+merging, reviews/2)
}
