package metrics_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

// causedMovements are random movements with causes, attributes, transfers, and
// corrections of some accounts' last ones; the currencies are shared out among
// the accounts.
func causedMovements(r *rand.Rand, accounts int, scale decimal.Decimal, currencies ...string) []metrics.Movement {
	rows := randomMovements(r, accounts, scale)
	for i := range rows {
		if len(currencies) > 0 {
			rows[i].Currency = currencies[int(rows[i].Account[len(rows[i].Account)-1])%len(currencies)]
		}
		switch r.IntN(6) {
		case 0:
			rows[i].Cause = []string{"seats", "escalator", "price"}[r.IntN(3)]
		case 1:
			rows[i].Attributes = map[string]string{"segment": []string{"small", "mid", "large"}[r.IntN(3)]}
		case 2:
			rows[i].Kind = metrics.TransferIn
			if rows[i].Amount.Sign() < 0 {
				rows[i].Kind = metrics.TransferOut
			}
		}
	}
	for i := range rows {
		if last := i+1 == len(rows) || rows[i+1].Account != rows[i].Account; last && r.IntN(4) == 0 {
			c := rows[i]
			c.ID, c.Corrects, c.Recorded = c.ID+"c", c.ID, c.Date.AddDays(90)
			c.Amount = c.Amount.Mul(decimal.New(5, -1))
			rows = append(rows, c)
		}
	}
	return rows
}

func tallyOf(t *testing.T, rows []metrics.Movement, p successkit.Period) *metrics.Tally {
	t.Helper()
	tally, err := mustLedger(t, rows).AsOf(successkit.Date{}).Tally(p)
	require.NoError(t, err)
	return tally
}

func retentionOf(t *testing.T, tally *metrics.Tally) metrics.Retention {
	t.Helper()
	r, err := tally.Retention(metrics.Convention{})
	require.NoError(t, err)
	return r
}

// A tally says by which convention its figures are, or nothing.
func TestTallyKeepsItsRule(t *testing.T) {
	t.Parallel()
	view, err := comeAndGo(t).AsOf(successkit.Date{}).By(metrics.Convention{Reactivations: metrics.Reactivations{AsNew: true}})
	require.NoError(t, err)
	tally, err := view.Tally(successkit.Year(2025))
	require.NoError(t, err)
	_, err = tally.Retention(metrics.Convention{GRR: 99})
	testkit.Faults(t, err, testkit.Fault{Path: "grr", Kind: successkit.ErrUnknown}, testkit.Fault{Path: "reactivations", Kind: successkit.ErrConflict})
	_, err = tally.Waterfall(metrics.Convention{})
	testkit.Faults(t, err, testkit.Fault{Path: "reactivations", Kind: successkit.ErrConflict})
	w, err := tally.Waterfall(metrics.Convention{Reactivations: metrics.Reactivations{AsNew: true}})
	require.NoError(t, err)
	testkit.EqualDecimal(t, "170", w.New.Amount)
	other, err := comeAndGo(t).AsOf(successkit.Date{}).Tally(successkit.Year(2025))
	require.NoError(t, err)
	testkit.Faults(t, other.Merge(tally), testkit.Fault{Path: "reactivations", Kind: successkit.ErrConflict})
	testkit.Faults(t, other.Merge(nil), testkit.Fault{Path: "other", Kind: successkit.ErrRequired})
}

// A shard without accounts has no currency to disagree with.
func TestEmptyShardMerges(t *testing.T) {
	t.Parallel()
	var none metrics.Ledger
	empty, err := none.AsOf(successkit.Date{}).Tally(successkit.Year(2025))
	require.NoError(t, err)
	full := tallyOf(t, []metrics.Movement{movement("A", "2024-01-01", 5)}, successkit.Year(2025))
	want := full.Sums()
	require.NoError(t, full.Merge(empty))
	require.NoError(t, empty.Merge(full))
	assert.Equal(t, want, full.Sums())
	assert.Equal(t, want, empty.Sums())
}

func TestCountsDoNotOverflow(t *testing.T) {
	t.Parallel()
	s := metrics.Sums{Period: successkit.Year(2025), Ignored: 1 << 53}
	tally, err := metrics.NewTally(s)
	require.NoError(t, err)
	again, err := metrics.NewTally(s)
	require.NoError(t, err)
	testkit.Faults(t, tally.Merge(again), testkit.Fault{Path: "ignored", Kind: successkit.ErrOutOfRange})
	assert.Equal(t, s, tally.Sums(), "and nothing has changed")
	s.Ignored++
	_, err = metrics.NewTally(s)
	testkit.Faults(t, err, testkit.Fault{Path: "ignored", Kind: successkit.ErrOutOfRange})
}

// A book that is tallied account by account merges once for each.
func TestMergeAllocatesLittle(t *testing.T) {
	tally, err := book().AsOf(successkit.Date{}).Tally(successkit.Year(2025))
	require.NoError(t, err)
	var whole metrics.Tally
	require.NoError(t, whole.Merge(tally))
	assert.LessOrEqual(t, testing.AllocsPerRun(20, func() { _ = whole.Merge(tally) }), 8.0)
}

// Each count has its own path, also where two words make it up.
func TestCountsOfKindsDoNotOverflow(t *testing.T) {
	t.Parallel()
	most := metrics.Line{Amount: decimal.New(1, 0), Events: 1 << 53, Accounts: 1}
	s := metrics.Sums{Period: successkit.Year(2025), Opening: decimal.New(1, 0), Remained: decimal.New(1, 0), Capped: decimal.New(1, 0), Lowest: decimal.New(1, 0)}
	s.Closing = decimal.New(2, 0)
	s.ByEvent.TransferIn, s.NetOfPeriod.TransferIn = most, metrics.Line{Amount: decimal.New(1, 0), Events: 1, Accounts: 1}
	s.Logos = metrics.Logos{Opening: 1, Closing: 1, Retained: 1}
	tally, err := metrics.NewTally(s)
	require.NoError(t, err)
	before := tally.Sums()
	testkit.Faults(t, tally.Merge(tally), testkit.Fault{Path: "by_event.transfer_in.events", Kind: successkit.ErrOutOfRange})
	assert.Equal(t, before, tally.Sums())
}

func TestTalliesMerge(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 21))
		rows := causedMovements(r, 25, decimal.New(1, int32(seed%5)*5)) // beyond 64 bits for some
		p := randomPeriod(r)
		shards := map[int][]metrics.Movement{}
		n := 1 + r.IntN(6)
		for _, m := range rows {
			k := int(m.Account[3]) % n
			shards[k] = append(shards[k], m)
		}
		var parts []*metrics.Tally
		for k := range n {
			if len(shards[k]) > 0 {
				parts = append(parts, tallyOf(t, shards[k], p))
			}
		}
		testkit.MergeLaws(t, seed, tallyOf(t, rows, p), parts)
	}
}

func TestTallyFromSums(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 22))
		tally := tallyOf(t, causedMovements(r, 20, decimal.New(1, 0)), randomPeriod(r))
		again, err := metrics.NewTally(tally.Sums())
		require.NoError(t, err, "seed %d", seed)
		assert.Equal(t, tally.Sums(), again.Sums(), "seed %d", seed)
		assert.Equal(t, retentionOf(t, tally), retentionOf(t, again), "seed %d", seed)
	}
	r := rand.New(rand.NewPCG(1, 22))
	testkit.GoldenJSON(t, "sums.json", tallyOf(t, causedMovements(r, 20, decimal.New(1, 0)), successkit.Year(2024)).Sums())
}

func TestTallyRefuses(t *testing.T) {
	t.Parallel()
	_, err := metrics.NewTally(metrics.Sums{})
	testkit.Faults(t, err, testkit.Fault{Path: "period", Kind: successkit.ErrRequired})

	s := metrics.Sums{Period: successkit.Year(2025), Opening: decimal.New(100, 0), Closing: decimal.New(90, 0)}
	s.ByEvent.Churn.Amount = decimal.New(10, 0)
	s.NetOfPeriod.Churn.Amount = decimal.New(11, 0)
	s.Capped, s.Remained = decimal.New(101, 0), decimal.New(90, 0)
	s.Logos = metrics.Logos{Opening: 1, Retained: 2}
	s.Causes = []metrics.CauseLine{{Kind: metrics.Churn, Cause: "price"}, {Kind: metrics.Churn, Cause: "price"}}
	s.Lowest = decimal.New(-1, 0)
	_, err = metrics.NewTally(s)
	testkit.Faults(t, err, testkit.Fault{Path: "causes[1]", Kind: successkit.ErrConflict})
	s.Causes = nil
	_, err = metrics.NewTally(s)
	testkit.Faults(t, err,
		testkit.Fault{Path: "net_of_period", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "capped", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "capped", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "logos.retained", Kind: successkit.ErrConflict},
	)
	s.Losses, s.Logos.Opening = decimal.New(-1, 0), -1
	s.ByEvent.New.Events = -1
	_, err = metrics.NewTally(s)
	testkit.Faults(t, err,
		testkit.Fault{Path: "losses", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "by_event.new.events", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "logos.opening", Kind: successkit.ErrOutOfRange},
	)
}

func TestTalliesOfDifferentThingsDoNotMerge(t *testing.T) {
	t.Parallel()
	rows := []metrics.Movement{movement("A", "2024-01-01", 5)}
	a, b := tallyOf(t, rows, successkit.Year(2024)), tallyOf(t, rows, successkit.Year(2025))
	before := a.Sums()
	testkit.Faults(t, a.Merge(b), testkit.Fault{Path: "period", Kind: successkit.ErrConflict})
	rows[0].Currency = "USD"
	c := tallyOf(t, rows, successkit.Year(2024))
	testkit.Faults(t, a.Merge(c), testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	assert.Equal(t, before, a.Sums())
}

func FuzzTallyBytes(f *testing.F) {
	var empty metrics.Tally
	seed, err := empty.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	ledger, err := metrics.NewLedger(causedMovements(rand.New(rand.NewPCG(3, 3)), 20, decimal.New(1, 0)))
	if err != nil {
		f.Fatal(err)
	}
	tally, err := ledger.AsOf(successkit.Date{}).Tally(successkit.Year(2024))
	if err != nil {
		f.Fatal(err)
	}
	if seed, err = tally.MarshalBinary(); err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Fuzz(func(t *testing.T, data []byte) { testkit.HostileBytes[metrics.Tally](t, data) })
}

// Segments add up to the whole, and their closing is the opening of the next
// period, since what changes over is reclassified.
func TestSegmentsAddUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 23))
		ledger := mustLedger(t, causedMovements(r, 30, decimal.New(1, 0)))
		view := ledger.AsOf(successkit.Date{})
		p := randomPeriod(r)
		whole, err := view.Tally(p)
		require.NoError(t, err)
		segments, err := view.Segments(p, "segment")
		require.NoError(t, err)
		next, err := successkit.NewPeriod(p.End(), p.End().AddDays(40))
		require.NoError(t, err)
		following, err := view.Segments(next, "segment")
		require.NoError(t, err)
		opening := map[string]decimal.Decimal{}
		for _, s := range following {
			opening[s.Value] = s.Waterfall.Opening
		}

		sum := decimal.Decimal{}
		var closing, capped, in, out decimal.Decimal
		var kept successkit.Rate
		for _, s := range segments {
			w := s.Waterfall
			parts := decimal.Sum(w.Opening, w.New.Amount, w.Expansion.Amount, w.Reactivation.Amount, w.TransferIn.Amount, w.ReclassifiedIn,
				w.Contraction.Amount.Neg(), w.Churn.Amount.Neg(), w.TransferOut.Amount.Neg(), w.ReclassifiedOut.Neg())
			assert.True(t, parts.Equal(w.Closing), "seed %d, %q: parts %s, closing %s", seed, s.Value, parts, w.Closing)
			assert.True(t, opening[s.Value].Equal(w.Closing), "seed %d, %q: closing %s, next opening %s", seed, s.Value, w.Closing, opening[s.Value])
			sum, closing = sum.Add(w.Opening), closing.Add(w.Closing)
			in, out = in.Add(w.ReclassifiedIn), out.Add(w.ReclassifiedOut)
			capped = capped.Add(s.Retention.GRR.Num())
			kept, err = kept.Merge(s.Retention.NRR)
			require.NoError(t, err)
		}
		s := whole.Sums()
		assert.True(t, s.Opening.Equal(sum) && s.Closing.Equal(closing) && s.Capped.Equal(capped) && in.Equal(out), "seed %d", seed)
		assert.True(t, kept.Equal(retentionOf(t, whole).NRR), "seed %d", seed)
	}
	_, err := mustLedger(t, nil).AsOf(successkit.Date{}).Segments(successkit.Year(2024), "")
	testkit.Faults(t, err, testkit.Fault{Path: "key", Kind: successkit.ErrRequired})
}

// At one rate for every day, converting changes no rate of an account's own
// book, and a book in two currencies is the sum of its parts.
func TestConvertedParts(t *testing.T) {
	t.Parallel()
	rates := metrics.Rates{Base: "USD", Per: map[string]decimal.Decimal{"EUR": decimal.RequireFromString("1.0837"), "JPY": decimal.RequireFromString("0.0067")}}
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 24))
		ledger := mustLedger(t, causedMovements(r, 30, decimal.New(1, 0), "EUR", "USD", "JPY"))
		p := randomPeriod(r)
		view, err := ledger.AsOf(successkit.Date{}).At(rates)
		require.NoError(t, err)
		whole, err := view.Waterfall(p)
		require.NoError(t, err)
		var opening, closing decimal.Decimal
		for _, c := range ledger.Currencies() {
			only, err := ledger.AsOf(successkit.Date{}).Only(c)
			require.NoError(t, err)
			own, err := only.Retention(p)
			require.NoError(t, err)
			w, err := only.Waterfall(p)
			require.NoError(t, err)
			rate := rates.Per[c]
			if c == rates.Base {
				rate = decimal.New(1, 0)
			}
			opening, closing = opening.Add(w.Opening.Mul(rate)), closing.Add(w.Closing.Mul(rate))
			converted, err := only.At(rates)
			require.NoError(t, err)
			same, err := converted.Retention(p)
			require.NoError(t, err)
			assert.True(t, own.GRR.Equal(same.GRR) && own.NRR.Equal(same.NRR) && own.QuickRatio.Equal(same.QuickRatio), "seed %d, %s", seed, c)
			assert.Equal(t, "USD", same.Currency)
		}
		assert.True(t, whole.Opening.Equal(opening) && whole.Closing.Equal(closing), "seed %d", seed)
		bridge, err := ledger.AsOf(successkit.Date{}).SpotBridge(p, rates, rates)
		require.NoError(t, err)
		assert.True(t, bridge.Waterfall.FX.IsZero(), "seed %d: rates that do not change do nothing", seed)
	}
}

func TestRatesRefuse(t *testing.T) {
	t.Parallel()
	ledger := mustLedger(t, []metrics.Movement{movement("A", "2024-01-01", 5)}) // in EUR
	view := ledger.AsOf(successkit.Date{})
	for i, c := range []struct {
		rates  metrics.Rates
		faults []testkit.Fault
	}{
		{metrics.Rates{}, []testkit.Fault{{Path: "base", Kind: successkit.ErrRequired}, {Path: "per.EUR", Kind: successkit.ErrRequired}}},
		{metrics.Rates{Base: "usd"}, []testkit.Fault{{Path: "base", Kind: successkit.ErrMalformed}, {Path: "per.EUR", Kind: successkit.ErrRequired}}},
		{metrics.Rates{Base: "USD", Per: map[string]decimal.Decimal{"EUR": {}}}, []testkit.Fault{{Path: "per.EUR", Kind: successkit.ErrOutOfRange}}},
		{metrics.Rates{Base: "USD", Per: map[string]decimal.Decimal{"EUR": decimal.New(1, 90)}}, []testkit.Fault{{Path: "per.EUR", Kind: successkit.ErrOutOfRange}}},
		{metrics.Rates{Base: "EUR", Per: map[string]decimal.Decimal{"EUR": decimal.New(2, 0)}}, []testkit.Fault{{Path: "per.EUR", Kind: successkit.ErrConflict}}},
	} {
		_, err := view.At(c.rates)
		assert.True(t, testkit.Faults(t, err, c.faults...), fmt.Sprint(i))
	}
	_, err := view.Only("JPY")
	testkit.Faults(t, err, testkit.Fault{Path: "currency", Kind: successkit.ErrUnknown})
	_, err = view.SpotBridge(successkit.Year(2024), metrics.Rates{Base: "EUR"}, metrics.Rates{Base: "USD", Per: map[string]decimal.Decimal{"EUR": decimal.New(2, 0)}})
	testkit.Faults(t, err, testkit.Fault{Path: "closing.base", Kind: successkit.ErrConflict})
}

// Sums from a spreadsheet have no counts. They are something all the same, and
// what they are of must agree.
func TestScopesDoNotMix(t *testing.T) {
	t.Parallel()
	tally := func(change func(*metrics.Sums)) *metrics.Tally {
		s := metrics.Sums{Period: successkit.Year(2025), Currency: "EUR", Opening: decimal.New(1000, 0), Closing: decimal.New(1000, 0)}
		change(&s)
		made, err := metrics.NewTally(s)
		require.NoError(t, err)
		return made
	}
	for path, change := range map[string]func(*metrics.Sums){
		"currency": func(s *metrics.Sums) { s.Currency = "USD" },
		"as_of":    func(s *metrics.Sums) { s.AsOf = successkit.MustDate("2025-06-01") },
		"rates":    func(s *metrics.Sums) { s.Rates = "USD=0.9 in EUR" },
		"unit":     func(s *metrics.Sums) { s.Unit = "product" },
	} {
		whole := tally(func(*metrics.Sums) {})
		testkit.Faults(t, whole.Merge(tally(change)), testkit.Fault{Path: path, Kind: successkit.ErrConflict})
		testkit.EqualDecimal(t, "1000", whole.Sums().Opening)
	}
}

// A tally is the sum of its accounts, also by way of JSON, as a service or a
// distributed run hands them on.
func TestTallyIsTheSumOfItsAccounts(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 61))
		ledger := mustLedger(t, causedMovements(r, 20, decimal.New(1, int32(seed%2)*15)))
		p := randomPeriod(r)
		asOf := successkit.Date{}
		if seed%3 == 0 {
			asOf = p.End()
		}
		view, err := ledger.AsOf(asOf).By(metrics.Convention{Reactivations: metrics.Reactivations{MaxGapDays: int(seed % 2 * 60)}})
		require.NoError(t, err)
		want, err := view.Tally(p)
		require.NoError(t, err)
		accounts, err := view.ByAccount(p)
		require.NoError(t, err)
		var sum metrics.Tally
		for _, a := range accounts {
			data, err := json.Marshal(a)
			require.NoError(t, err)
			var back metrics.AccountPeriod
			require.NoError(t, json.Unmarshal(data, &back))
			require.NoError(t, sum.Add(back), "seed %d, %s", seed, a.Account)
		}
		got, expected := sum.Sums(), want.Sums()
		expected.Ignored = got.Ignored // of accounts of which nothing is known there is no line
		if len(accounts) == 0 {
			continue
		}
		assert.Equal(t, expected, got, "seed %d", seed)
	}
	accounts, err := book().AsOf(successkit.Date{}).ByAccount(successkit.Year(2025))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "accounts.json", accounts)
	var sum metrics.Tally
	wrong := accounts[0]
	wrong.Closing = wrong.Closing.Add(decimal.New(1, 0))
	testkit.Faults(t, sum.Add(wrong), testkit.Fault{Path: "closing", Kind: successkit.ErrConflict})
	wrong = accounts[0]
	wrong.Churn.Amount = decimal.New(-1, 0)
	testkit.Faults(t, sum.Add(wrong), testkit.Fault{Path: "churn.amount", Kind: successkit.ErrOutOfRange})
	require.ErrorIs(t, sum.Add(metrics.AccountPeriod{}), successkit.ErrRequired)
	assert.Equal(t, metrics.Sums{}, sum.Sums())
}
