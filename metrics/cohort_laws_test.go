package metrics_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics"
)

var everyCohortBy = []metrics.CohortBy{
	{},
	{Grain: metrics.ByQuarter},
	{Grain: metrics.ByYear, Base: metrics.BasePeriodEnd},
	{Base: metrics.BasePeriodEnd, Key: "region"},
	{Grain: metrics.ByQuarter, Key: "region"},
}

// wholeBook covers every start of randomMovements.
var wholeBook = successkit.MustPeriod("2022-01-01/2028-01-01")

// regions puts accounts into three regions by their last figure.
func regions(account string, _ successkit.Date) string {
	switch account[len(account)-1] {
	case '0', '1', '2':
		return "north"
	case '3', '4', '5', '6':
		return "south"
	}
	return ""
}

func cohortsOf(t *testing.T, rows []metrics.Movement, asOf successkit.Date, months successkit.Period, by metrics.CohortBy) metrics.Cohorts {
	t.Helper()
	view := mustLedger(t, rows).AsOf(asOf)
	var c metrics.Cohorts
	var err error
	if by.Key == "" {
		c, err = view.Cohorts(months, by)
	} else {
		c, err = view.CohortsKeyed(months, by, regions)
	}
	require.NoError(t, err)
	require.NoError(t, c.Validate())
	return c
}

// slowCohorts says what cohorts are, account by account and unit by unit.
func slowCohorts(rows []metrics.Movement, asOf successkit.Date, months successkit.Period, by metrics.CohortBy) metrics.Cohorts {
	unitMonths := map[metrics.Grain]int{metrics.ByMonth: 1, metrics.ByQuarter: 3, metrics.ByYear: 12}[by.Grain]
	var starts []successkit.Period
	for at := months.Start(); at.Before(months.End()); at = at.AddMonths(unitMonths) {
		p, _ := successkit.NewPeriod(at, at.AddMonths(unitMonths))
		if asOf.IsZero() || !p.Last().After(asOf) {
			starts = append(starts, p)
		}
	}
	c := metrics.Cohorts{AsOf: asOf, By: by}
	if len(starts) == 0 {
		return c
	}
	c.Months, _ = successkit.NewPeriod(months.Start(), starts[len(starts)-1].End())
	histories := map[string][]metrics.Movement{}
	for _, m := range rows {
		switch {
		case asOf.IsZero() || !m.Date.After(asOf) && !m.Recorded.After(asOf):
			histories[m.Account] = append(histories[m.Account], m)
		case m.Date.Before(c.Months.End()):
			c.Ignored++
		}
	}
	byKey := map[string][]metrics.Cohort{}
	block := func(key string) []metrics.Cohort {
		if byKey[key] == nil {
			for i, p := range starts {
				byKey[key] = append(byKey[key], metrics.Cohort{Key: key, Start: p, Ages: make([]metrics.CohortAge, len(starts)-i)})
			}
		}
		return byKey[key]
	}
	if by.Key == "" {
		block("")
	}
	for account, history := range histories {
		slices.SortStableFunc(history, func(a, b metrics.Movement) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Seq, b.Seq)) })
		first := history[0]
		switch {
		case first.Date.Before(c.Months.Start()):
			c.Earlier++
			continue
		case !c.Months.Contains(first.Date):
			continue
		}
		key := ""
		if by.Key != "" {
			key = regions(account, first.Date)
		}
		cohorts := block(key)
		i := slices.IndexFunc(starts, func(p successkit.Period) bool { return p.Contains(first.Date) })
		addSlowly(&cohorts[i], history, starts[i:], by.Base)
	}
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		c.Rows = append(c.Rows, byKey[key]...)
	}
	return c
}

func addSlowly(c *metrics.Cohort, history []metrics.Movement, units []successkit.Period, base metrics.CohortBase) {
	balance := func(end successkit.Date) (sum decimal.Decimal, moved bool) {
		for _, m := range history {
			if m.Date.Before(end) {
				sum, moved = sum.Add(m.Amount), m.Kind == metrics.TransferOut
			}
		}
		return sum, moved
	}
	limit := history[0].Amount
	if base == metrics.BasePeriodEnd {
		limit, _ = balance(units[0].End())
	}
	c.Accounts++
	c.Base = exact.Canonical(c.Base.Add(limit))
	gone := false
	for age := range c.Ages {
		a := &c.Ages[age]
		now, moved := balance(units[age].End())
		if !gone {
			a.AtRisk++
		}
		if now.Sign() > 0 {
			a.Logos++
		} else if !gone {
			gone = true
			if !moved {
				a.Left++
			}
		}
		a.Net = exact.Canonical(a.Net.Add(now))
		a.Capped = exact.Canonical(a.Capped.Add(decimal.Min(now, limit)))
	}
}

// randomBook is randomMovements with transfers among them, known at once.
func randomBook(r *rand.Rand, accounts int, scale decimal.Decimal) []metrics.Movement {
	rows := randomMovements(r, accounts, scale)
	for i := range rows {
		rows[i].Recorded = rows[i].Date
		switch {
		case r.IntN(5) > 0:
		case rows[i].Amount.Sign() < 0:
			rows[i].Kind = metrics.TransferOut
		default:
			rows[i].Kind = metrics.TransferIn
		}
	}
	return rows
}

func TestCohortsEqualTheSlowOnes(t *testing.T) {
	t.Parallel()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 20))
		scale := decimal.New(1, 0)
		if seed%3 == 0 {
			scale = decimal.New(1, 15) // beyond 64 bits
		}
		rows := randomBook(r, 25, scale)
		months := []successkit.Period{wholeBook, successkit.MustPeriod("2023-04-01/2026-04-01"), successkit.MustPeriod("2021-10-01/2023-10-01")}[seed%3]
		asOf := successkit.Date{}
		if seed%2 == 1 {
			asOf = successkit.MustDate("2022-12-20").AddDays(r.IntN(900))
		}
		for _, by := range everyCohortBy {
			want := slowCohorts(rows, asOf, months, by)
			assert.Equal(t, want, cohortsOf(t, rows, asOf, months, by), "seed %d: %+v", seed, by)
		}
	}
}

func TestCohortsAddUpToTheLedger(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 21))
		rows := randomBook(r, 25, decimal.New(1, 0))
		ledger := mustLedger(t, rows)
		c := cohortsOf(t, rows, successkit.Date{}, wholeBook, metrics.CohortBy{})
		unit := 0
		for month := range wholeBook.Months() {
			w, err := ledger.Waterfall(month)
			require.NoError(t, err)
			var net decimal.Decimal
			var logos int64
			for i := 0; i <= unit; i++ {
				net = net.Add(c.Rows[i].Ages[unit-i].Net)
				logos += c.Rows[i].Ages[unit-i].Logos
			}
			if !net.Equal(w.Closing) || logos != w.ClosingAccounts {
				t.Fatalf("seed %d, %s: cohorts give %s of %d, the ledger %s of %d", seed, month, net, logos, w.Closing, w.ClosingAccounts)
			}
			unit++
		}
		total := c.LandExpand().Total
		if !total.Landed.Sub(total.Lost).Add(total.Expanded).Equal(total.Now) {
			t.Fatalf("seed %d: %s - %s + %s is not %s", seed, total.Landed, total.Lost, total.Expanded, total.Now)
		}
	}
}

// Cohorts by key are parts of the cohorts by start alone.
func TestKeysAddUp(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		rows := randomBook(rand.New(rand.NewPCG(seed, 22)), 25, decimal.New(1, 0))
		whole := cohortsOf(t, rows, successkit.Date{}, wholeBook, metrics.CohortBy{})
		keyed := cohortsOf(t, rows, successkit.Date{}, wholeBook, metrics.CohortBy{Key: "region"})
		var sum metrics.Cohorts
		for _, key := range keyed.Keys() {
			part := keyed.Of(key)
			require.NoError(t, part.Validate())
			part.By.Key = ""
			for i := range part.Rows {
				part.Rows[i].Key = ""
			}
			var err error
			sum, err = sum.Merge(part)
			require.NoError(t, err)
		}
		assert.Equal(t, whole, sum, "seed %d", seed)
	}
}

// Accounts dealt out to any number of ledgers, and their cohorts merged in any
// order, some on a trip through bytes, give the cohorts of one ledger.
func TestMergedCohortsEqualOneRun(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 23))
		rows := randomBook(r, 20, decimal.New(1, int32(seed%2)*15))
		months := successkit.MustPeriod("2022-07-01/2025-07-01")
		asOf := successkit.Date{}
		if seed%4 == 0 {
			asOf = successkit.MustDate("2024-12-20")
		}
		for _, by := range everyCohortBy {
			want, err := cohortsOf(t, rows, asOf, months, by).MarshalBinary()
			require.NoError(t, err)
			shards := make([][]metrics.Movement, 1+r.IntN(6))
			deal := map[string]int{}
			for _, m := range rows {
				if _, ok := deal[m.Account]; !ok {
					deal[m.Account] = r.IntN(len(shards))
				}
				shards[deal[m.Account]] = append(shards[deal[m.Account]], m)
			}
			parts := []metrics.Cohorts{{}}
			for _, shard := range shards {
				parts = append(parts, cohortsOf(t, shard, asOf, months, by))
			}
			for len(parts) > 1 {
				r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
				a, b := throughBytes(t, r, parts[0]), throughBytes(t, r, parts[1])
				beforeA, beforeB := bytesOf(t, a), bytesOf(t, b)
				sum, err := a.Merge(b)
				require.NoError(t, err, "seed %d", seed)
				other, err := b.Merge(a)
				require.NoError(t, err)
				require.Equal(t, sum, other, "seed %d: the order matters", seed)
				for i := range sum.Rows { // which share no memory with their parts
					for age := range sum.Rows[i].Ages {
						other.Rows[i].Ages[age].Logos = -1
					}
				}
				require.Equal(t, beforeA, bytesOf(t, a))
				require.Equal(t, beforeB, bytesOf(t, b))
				parts = append(parts[2:], sum)
			}
			require.Equal(t, want, bytesOf(t, parts[0]), "seed %d: %+v", seed, by)
		}
	}
}

func bytesOf(t *testing.T, c metrics.Cohorts) []byte {
	t.Helper()
	b, err := c.MarshalBinary()
	require.NoError(t, err)
	return b
}

func throughBytes(t *testing.T, r *rand.Rand, c metrics.Cohorts) metrics.Cohorts {
	t.Helper()
	if r.IntN(2) == 0 {
		return c
	}
	var back metrics.Cohorts
	require.NoError(t, back.UnmarshalBinary(bytesOf(t, c)))
	require.Equal(t, c, back)
	return back
}

func TestCohortsDoNotKnowNamesNorOrder(t *testing.T) {
	t.Parallel()
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 24))
		rows := randomBook(r, 20, decimal.New(1, 0))
		want := cohortsOf(t, rows, successkit.Date{}, wholeBook, metrics.CohortBy{})
		names := r.Perm(20)
		for i := range rows {
			var a int
			_, err := fmt.Sscanf(rows[i].Account, "A%03d", &a)
			require.NoError(t, err)
			rows[i].Account = fmt.Sprintf("x%d", names[a])
		}
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		assert.Equal(t, want, cohortsOf(t, rows, successkit.Date{}, wholeBook, metrics.CohortBy{}), "seed %d", seed)
	}
}

func TestLaterFactsDoNotChangeCohorts(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 25))
		rows := randomBook(r, 20, decimal.New(1, 0))
		asOf := successkit.MustDate("2023-01-01").AddDays(r.IntN(1000))
		var known []metrics.Movement
		for _, m := range rows {
			if !m.Date.After(asOf) {
				known = append(known, m)
			}
		}
		for _, by := range everyCohortBy {
			want := cohortsOf(t, known, asOf, wholeBook, by)
			assert.Equal(t, want, cohortsOf(t, rows, asOf, wholeBook, by), "seed %d", seed)
		}
	}
}

func TestLifeTableLaw(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		rows := randomBook(rand.New(rand.NewPCG(seed, 26)), 30, decimal.New(1, 0))
		c := cohortsOf(t, rows, successkit.Date{}, successkit.MustPeriod("2022-01-01/2025-01-01"), metrics.CohortBy{Grain: metrics.ByQuarter})
		var accounts, left, censored int64
		for _, row := range c.Rows {
			accounts += row.Accounts
		}
		atRisk := accounts
		for age, a := range c.LifeTable() {
			if a.Age != age || a.AtRisk != atRisk || a.Censored < 0 {
				t.Fatalf("seed %d: %+v at age %d, want %d at risk", seed, a, age, atRisk)
			}
			atRisk -= a.Left + a.Censored
			left, censored = left+a.Left, censored+a.Censored
		}
		if left+censored != accounts {
			t.Fatalf("seed %d: %d left and %d censored of %d", seed, left, censored, accounts)
		}
	}
}

func TestScaleChangesNoCohortRate(t *testing.T) {
	t.Parallel()
	for seed := range uint64(30) {
		scale := decimal.New(3, int32(seed%20)-3)
		plain := cohortsOf(t, randomMovements(rand.New(rand.NewPCG(seed, 27)), 15, decimal.New(1, 0)), successkit.Date{}, wholeBook, metrics.CohortBy{})
		scaled := cohortsOf(t, randomMovements(rand.New(rand.NewPCG(seed, 27)), 15, scale), successkit.Date{}, wholeBook, metrics.CohortBy{})
		for _, method := range []metrics.PoolMethod{metrics.PoolWeighted, metrics.PoolSimple} {
			want, got := plain.Capped().Pool(method), scaled.Capped().Pool(method)
			require.Len(t, got, len(want))
			for age := range want {
				if !want[age].Retention.Equal(got[age].Retention) || !want[age].Step.Equal(got[age].Step) {
					t.Fatalf("seed %d: scaling by %s changes age %d, %s", seed, scale, age, method)
				}
			}
		}
	}
}
