package renewal_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
)

var conventions = []renewal.Convention{
	{},
	{Open: renewal.OpenAsLost, Cap: renewal.CapPerCustomer},
	{Cap: renewal.CapPerCustomer, GraceDays: new(0)},
	{Basis: renewal.ByCloseDate},
	{Basis: renewal.Windfall},
	{Basis: renewal.Windfall, Cap: renewal.CapPerCustomer},
}

// reportsOf asks by every convention.
func reportsOf(t *testing.T, book *renewal.Book, p successkit.Period, asOf successkit.Date) []renewal.Report {
	t.Helper()
	var all []renewal.Report
	for _, c := range conventions {
		view, err := book.AsOf(asOf).By(c)
		require.NoError(t, err)
		r, err := view.Report(p)
		require.NoError(t, err)
		all = append(all, r)
	}
	return all
}

func TestRatesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	zero, one := successkit.CountRate(0, 1), successkit.CountRate(1, 1)
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 11))
		book := mustBook(t, randomLines(r, 20, decimal.New(1, 0)))
		p, asOf := randomWindow(r)
		for _, rep := range reportsOf(t, book, p, asOf) {
			if rep.Gross.Defined() && (rep.Gross.Compare(rep.Net) > 0 || rep.Gross.Compare(zero) < 0) {
				t.Fatalf("seed %d, %s: gross %s, net %s", seed, rep.Convention, rep.Gross, rep.Net)
			}
			if rep.Convention.Basis == renewal.Windfall {
				continue
			}
			for _, rate := range []successkit.Rate{rep.Gross, rep.Count, rep.Customers} {
				if rate.Defined() && (rate.Compare(one) > 0 || rate.Compare(zero) < 0) {
					t.Fatalf("seed %d, %s: %s is not in 0 to 1", seed, rep.Convention, rate)
				}
			}
		}
	}
}

func TestPartsAddUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 12))
		book := mustBook(t, randomLines(r, 20, decimal.New(1, 0)))
		p, asOf := randomWindow(r)
		reports := reportsOf(t, book, p, asOf)
		for _, rep := range reports {
			lines := rep.Renewed.Lines + rep.Lost.Lines + rep.Open.Lines
			due := decimal.Sum(rep.Renewed.AmountDue, rep.Lost.AmountDue, rep.Open.AmountDue)
			renewed := rep.Renewed.AmountDue.Add(rep.Uplift.Amount).Sub(rep.Reduction.Amount).Add(rep.AddOns.Amount)
			if lines != rep.Due.Lines || !due.Equal(rep.Due.AmountDue) || !renewed.Equal(rep.AmountRenewed) ||
				rep.OpenPastGrace.Lines > rep.Lapsed.Lines || rep.Restated.Lines > rep.Late.Lines {
				t.Fatalf("seed %d: the parts of %+v do not add up", seed, rep)
			}
		}
		base := reports[0]
		if want := base.Renewed.AmountDue.Sub(base.Reduction.Amount); !base.Gross.Num().Equal(want) || !base.Net.Num().Equal(base.AmountRenewed) {
			t.Fatalf("seed %d: gross %s of %s, net %s", seed, base.Gross, want, base.Net)
		}
		// By delivery model, the lines add up to those of all.
		apart, err := book.AsOf(asOf).ByDelivery(p)
		require.NoError(t, err)
		var due decimal.Decimal
		for _, rep := range apart {
			due = due.Add(rep.Due.AmountDue)
			assert.Equal(t, []renewal.Delivery{rep.Delivery}, rep.Models)
		}
		assert.True(t, due.Equal(base.Due.AmountDue), "seed %d", seed)
	}
}

func TestOrderAndNamesDoNotMatter(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 13))
		lines := randomLines(r, 20, decimal.New(1, 0))
		p, asOf := randomWindow(r)
		want := reportsOf(t, mustBook(t, lines), p, asOf)
		lines = append(slices.Clone(lines), lines[r.IntN(len(lines))]) // a retried record
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		for i := range lines {
			lines[i].Customer = "x" + lines[i].Customer
		}
		assert.Equal(t, want, reportsOf(t, mustBook(t, lines), p, asOf), "seed %d", seed)
	}
}

func TestScaleChangesNoRate(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		scale := decimal.New(7, int32(seed%20)-3)
		p, asOf := randomWindow(rand.New(rand.NewPCG(seed, 14)))
		plain := reportsOf(t, mustBook(t, randomLines(rand.New(rand.NewPCG(seed, 15)), 15, decimal.New(1, 0))), p, asOf)
		scaled := reportsOf(t, mustBook(t, randomLines(rand.New(rand.NewPCG(seed, 15)), 15, scale)), p, asOf)
		for i := range plain {
			if !plain[i].Gross.Equal(scaled[i].Gross) || !plain[i].Net.Equal(scaled[i].Net) || !plain[i].Count.Equal(scaled[i].Count) {
				t.Fatalf("seed %d: scaling by %s changes a rate, %s", seed, scale, plain[i].Convention)
			}
		}
	}
}

func TestLaterRecordsDoNotChangeAView(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 16))
		lines := randomLines(r, 20, decimal.New(1, 0))
		p, asOf := randomWindow(r)
		known := slices.DeleteFunc(slices.Clone(lines), func(l renewal.Line) bool { return l.Recorded.After(asOf) })
		want := reportsOf(t, mustBook(t, known), p, asOf)
		got := reportsOf(t, mustBook(t, lines), p, asOf)
		for i := range got {
			got[i].Ignored, want[i].Ignored = 0, 0
		}
		assert.Equal(t, want, got, "seed %d", seed)
	}
}

// The due days of two periods that meet are those of their union, so that the
// tallies by due day add up.
func TestMeetingPeriodsAddUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 17))
		book := mustBook(t, randomLines(r, 20, decimal.New(1, 0)))
		whole, asOf := randomWindow(r)
		if whole.Len() < 2 {
			continue
		}
		middle := whole.Start().AddDays(1 + r.IntN(whole.Len()-1))
		first, err := successkit.NewPeriod(whole.Start(), middle)
		require.NoError(t, err)
		second, err := successkit.NewPeriod(middle, whole.End())
		require.NoError(t, err)
		view := book.AsOf(asOf)
		want, err := view.Tally(whole)
		require.NoError(t, err)
		a, err := view.Tally(first)
		require.NoError(t, err)
		b, err := view.Tally(second)
		require.NoError(t, err)
		require.NoError(t, a.Merge(b))
		if !a.Gross().Equal(want.Gross()) || !a.Net().Equal(want.Net()) || !a.Count().Equal(want.Count()) {
			t.Fatalf("seed %d: %v and %v do not add up to %v", seed, first, second, want.Sums())
		}
	}
}

// However customers are spread over books and those merged, with a trip
// through bytes or without, the tally is that of one book, byte for byte.
func TestTalliesMerge(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 18))
		lines := randomLines(r, 20, decimal.New(1, int32(r.IntN(24))))
		p, asOf := randomWindow(r)
		c := conventions[r.IntN(len(conventions))]
		tally := func(lines []renewal.Line) *renewal.Tally {
			view, err := mustBook(t, lines).AsOf(asOf).By(c)
			require.NoError(t, err)
			got, err := view.Tally(p)
			require.NoError(t, err)
			return got
		}
		shards := make([][]renewal.Line, 1+r.IntN(6))
		for _, l := range lines {
			at := int(l.Customer[3]) % len(shards)
			shards[at] = append(shards[at], l)
		}
		parts := make([]*renewal.Tally, 0, len(shards))
		for _, s := range shards {
			parts = append(parts, tally(s))
		}
		whole := tally(lines)
		testkit.MergeLaws(t, seed, whole, parts)
		again, err := renewal.NewTally(whole.Sums())
		require.NoError(t, err)
		testkit.MergeLaws(t, seed, whole, []*renewal.Tally{again})
	}
}

func TestBridgeAddsUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 19))
		scale := decimal.New(1, int32(r.IntN(2)*15))
		lines := randomLines(r, 20, scale)
		rows := randomMovements(r, 25, scale)
		for i := range rows { // known at once, so that no view falls below 0
			rows[i].Recorded = successkit.Date{}
		}
		ledger := mustLedger(t, rows)
		p, _ := randomWindow(r)
		asOf := p.End().AddDays(r.IntN(60))
		c := conventions[r.IntN(4)]
		view, err := mustBook(t, lines).AsOf(asOf).By(c)
		require.NoError(t, err)
		b, err := view.Bridge(ledger, p)
		require.NoError(t, err)
		report, err := view.Report(p)
		require.NoError(t, err)
		retention, err := ledger.AsOf(asOf).Retention(p)
		require.NoError(t, err)
		due := b.Due.Add(b.Outside.Due)
		remained := b.Opening.Sub(b.LostAtRenewal).Add(b.GainedAtRenewal).Sub(b.LostElsewhere).Add(b.GainedElsewhere)
		kept := b.Opening.Sub(b.LostAtRenewal).Sub(b.LostElsewhere).Add(b.Offset)
		same := b.Opening.Equal(b.Due.Add(b.NotDue)) && b.Remained.Equal(remained) && b.Kept.Equal(kept) && b.Offset.Sign() >= 0 &&
			b.GRR.String() == retention.GRR.String() && b.NRR.String() == retention.NRR.String() &&
			b.DRRGross.String() == report.Gross.String() && b.DRRNet.String() == report.Net.String() && due.Equal(report.Gross.Den())
		if !same {
			t.Fatalf("seed %d: %+v beside %s %s %s %s", seed, b, retention.GRR, retention.NRR, report.Gross, report.Net)
		}
	}
}
