package metrics_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// randomLines returns legal contract lines of about n customers, each recorded
// when it was signed and again when it closed. Amounts are in cents times scale.
func randomLines(r *rand.Rand, n int, scale decimal.Decimal) []metrics.ContractLine {
	start := successkit.MustDate("2024-01-01")
	money := func(limit int64) decimal.Decimal { return decimal.New(r.Int64N(limit), -2).Mul(scale) }
	var lines []metrics.ContractLine
	for i := range 2 * n {
		l := metrics.ContractLine{
			ID: fmt.Sprintf("L%03d", i), Customer: fmt.Sprintf("A%03d", r.IntN(n)), Product: []string{"", "core", "addon"}[r.IntN(3)],
			Delivery: metrics.DeliveryModel(r.IntN(4)), Due: start.AddDays(r.IntN(500)), Status: metrics.OpenContract,
			TermMonths: 12 * r.IntN(4),
		}
		l.Recorded = l.Due.AddDays(-r.IntN(300))
		if r.IntN(5) > 0 {
			l.AmountDue = money(100_000)
		}
		if r.IntN(8) == 0 {
			l.Notice = l.Due.AddDays(-r.IntN(90))
		}
		lines = append(lines, l)
		if r.IntN(4) == 0 {
			continue
		}
		l.Status, l.Closed = metrics.LostContract, l.Due.AddDays(r.IntN(120)-60)
		if r.IntN(3) > 0 {
			l.Status, l.AmountRenewed, l.RenewedMonths = metrics.RenewedContract, money(120_000), 12*r.IntN(4)
		}
		l.Recorded = start.AddDays(max(l.Closed.Sub(start), l.Recorded.Sub(start)+1) + r.IntN(20))
		lines = append(lines, l)
	}
	return lines
}

func mustRenewals(t *testing.T, lines []metrics.ContractLine) *metrics.Renewals {
	t.Helper()
	book, err := metrics.NewRenewals(lines)
	require.NoError(t, err)
	return book
}

var renewalConventions = []metrics.RenewalConvention{
	{},
	{Open: metrics.OpenAsLost, Cap: metrics.CapPerCustomer},
	{Cap: metrics.CapPerCustomer, GraceDays: new(0)},
	{Basis: metrics.RenewalByCloseDate},
	{Basis: metrics.RenewalWindfall},
	{Basis: metrics.RenewalWindfall, Cap: metrics.CapPerCustomer},
}

// renewalReports asks by every convention.
func renewalReports(t *testing.T, book *metrics.Renewals, p successkit.Period, asOf successkit.Date) []metrics.RenewalReport {
	t.Helper()
	var all []metrics.RenewalReport
	for _, c := range renewalConventions {
		view, err := book.AsOf(asOf).By(c)
		require.NoError(t, err)
		r, err := view.Report(p)
		require.NoError(t, err)
		all = append(all, r)
	}
	return all
}

func renewalWindow(r *rand.Rand) (successkit.Period, successkit.Date) {
	start := successkit.MustDate("2024-01-01").AddDays(r.IntN(400))
	p, _ := successkit.NewPeriod(start, start.AddDays(1+r.IntN(200)))
	return p, start.AddDays(r.IntN(400) - 50)
}

func TestRenewalRatesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	zero, one := successkit.CountRate(0, 1), successkit.CountRate(1, 1)
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 11))
		book := mustRenewals(t, randomLines(r, 20, decimal.New(1, 0)))
		p, asOf := renewalWindow(r)
		for _, rep := range renewalReports(t, book, p, asOf) {
			if rep.Gross.Defined() && (rep.Gross.Compare(rep.Net) > 0 || rep.Gross.Compare(zero) < 0) {
				t.Fatalf("seed %d, %s: gross %s, net %s", seed, rep.Convention, rep.Gross, rep.Net)
			}
			if rep.Convention.Basis == metrics.RenewalWindfall {
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

func TestRenewalPartsAddUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 12))
		book := mustRenewals(t, randomLines(r, 20, decimal.New(1, 0)))
		p, asOf := renewalWindow(r)
		reports := renewalReports(t, book, p, asOf)
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
			assert.Equal(t, []metrics.DeliveryModel{rep.Delivery}, rep.Models)
		}
		assert.True(t, due.Equal(base.Due.AmountDue), "seed %d", seed)
	}
}

func TestRenewalOrderAndNamesDoNotMatter(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 13))
		lines := randomLines(r, 20, decimal.New(1, 0))
		p, asOf := renewalWindow(r)
		want := renewalReports(t, mustRenewals(t, lines), p, asOf)
		lines = append(slices.Clone(lines), lines[r.IntN(len(lines))]) // a retried record
		r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		for i := range lines {
			lines[i].Customer = "x" + lines[i].Customer
		}
		assert.Equal(t, want, renewalReports(t, mustRenewals(t, lines), p, asOf), "seed %d", seed)
	}
}

func TestScaleChangesNoRenewalRate(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		scale := decimal.New(7, int32(seed%20)-3)
		p, asOf := renewalWindow(rand.New(rand.NewPCG(seed, 14)))
		plain := renewalReports(t, mustRenewals(t, randomLines(rand.New(rand.NewPCG(seed, 15)), 15, decimal.New(1, 0))), p, asOf)
		scaled := renewalReports(t, mustRenewals(t, randomLines(rand.New(rand.NewPCG(seed, 15)), 15, scale)), p, asOf)
		for i := range plain {
			if !plain[i].Gross.Equal(scaled[i].Gross) || !plain[i].Net.Equal(scaled[i].Net) || !plain[i].Count.Equal(scaled[i].Count) {
				t.Fatalf("seed %d: scaling by %s changes a rate, %s", seed, scale, plain[i].Convention)
			}
		}
	}
}

func TestLaterRecordsDoNotChangeARenewalView(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 16))
		lines := randomLines(r, 20, decimal.New(1, 0))
		p, asOf := renewalWindow(r)
		known := slices.DeleteFunc(slices.Clone(lines), func(l metrics.ContractLine) bool { return l.Recorded.After(asOf) })
		want := renewalReports(t, mustRenewals(t, known), p, asOf)
		got := renewalReports(t, mustRenewals(t, lines), p, asOf)
		for i := range got {
			got[i].Ignored, want[i].Ignored = 0, 0
		}
		assert.Equal(t, want, got, "seed %d", seed)
	}
}

// The due days of two periods that meet are those of their union, so that the
// tallies by due day add up.
func TestMeetingRenewalPeriodsAddUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 17))
		book := mustRenewals(t, randomLines(r, 20, decimal.New(1, 0)))
		whole, asOf := renewalWindow(r)
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
func TestRenewalTalliesMerge(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 18))
		lines := randomLines(r, 20, decimal.New(1, int32(r.IntN(24))))
		p, asOf := renewalWindow(r)
		c := renewalConventions[r.IntN(len(renewalConventions))]
		tally := func(lines []metrics.ContractLine) *metrics.RenewalTally {
			view, err := mustRenewals(t, lines).AsOf(asOf).By(c)
			require.NoError(t, err)
			got, err := view.Tally(p)
			require.NoError(t, err)
			return got
		}
		whole := tally(lines)
		want, err := whole.MarshalBinary()
		require.NoError(t, err)

		shards := make([][]metrics.ContractLine, 1+r.IntN(6))
		for _, l := range lines {
			at := int(l.Customer[3]) % len(shards)
			shards[at] = append(shards[at], l)
		}
		tallies := []*metrics.RenewalTally{{}}
		for _, s := range shards {
			tallies = append(tallies, tally(s))
		}
		for len(tallies) > 1 {
			r.Shuffle(len(tallies), func(i, j int) { tallies[i], tallies[j] = tallies[j], tallies[i] })
			a, b := tallies[0], tallies[1]
			before, err := b.MarshalBinary()
			require.NoError(t, err)
			if r.IntN(2) == 0 {
				b = &metrics.RenewalTally{}
				require.NoError(t, b.UnmarshalBinary(before))
			}
			require.NoError(t, a.Merge(b))
			after, err := b.MarshalBinary()
			require.NoError(t, err)
			require.Equal(t, before, after, "seed %d: merging changes the argument", seed)
			tallies = slices.Delete(tallies, 1, 2)
		}
		got, err := tallies[0].MarshalBinary()
		require.NoError(t, err)
		if !bytes.Equal(want, got) {
			t.Fatalf("seed %d: merged %+v, one run %+v", seed, tallies[0].Sums(), whole.Sums())
		}
		again, err := metrics.NewRenewalTally(whole.Sums())
		require.NoError(t, err)
		fromSums, err := again.MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, want, fromSums, "seed %d", seed)
	}
}

func TestRenewalBridgeAddsUp(t *testing.T) {
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
		p, _ := renewalWindow(r)
		asOf := p.End().AddDays(r.IntN(60))
		c := renewalConventions[r.IntN(4)]
		view, err := mustRenewals(t, lines).AsOf(asOf).By(c)
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
