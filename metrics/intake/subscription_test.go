package intake_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/intake"
)

// monthly is a subscription of so much a month; an empty end is open.
func monthly(id, account, start, end, amount string) intake.Subscription {
	s := intake.Subscription{
		ID: id, Account: account, Start: successkit.MustDate(start),
		Amount: decimal.RequireFromString(amount), Cycle: intake.EveryMonth,
	}
	if end != "" {
		s.End = successkit.MustDate(end)
	}
	return s
}

func causedBy(s intake.Subscription, line, cause, endCause string) intake.Subscription {
	s.Line, s.Cause, s.EndCause = line, cause, endCause
	return s
}

func recorded(s intake.Subscription, on string) intake.Subscription {
	s.Recorded = successkit.MustDate(on)
	return s
}

func TestFromSubscriptions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		rows []intake.Subscription
		want []string // date, account, amount, cause
	}{
		{"nothing", nil, nil},
		{"an upgrade is no churn", []intake.Subscription{
			monthly("1", "A", "2025-01-10", "2025-03-01", "100"), monthly("2", "A", "2025-03-01", "", "120"),
		}, []string{"2025-01-10 A 100 ", "2025-03-01 A 20 "}},
		{"one of two lines ends", []intake.Subscription{
			monthly("1", "A", "2025-01-10", "", "100"), monthly("2", "A", "2025-01-10", "2025-03-01", "20"),
		}, []string{"2025-01-10 A 120 ", "2025-03-01 A -20 "}},
		{"renewed at the same price, nothing moves", []intake.Subscription{
			monthly("1", "A", "2025-01-10", "2025-03-01", "100"), monthly("2", "A", "2025-03-01", "2025-04-01", "100.00"),
		}, []string{"2025-01-10 A 100 ", "2025-04-01 A -100 "}},
		{"a day without service between two", []intake.Subscription{
			monthly("1", "A", "2025-01-10", "2025-03-01", "100"), monthly("2", "A", "2025-03-02", "", "100"),
		}, []string{"2025-01-10 A 100 ", "2025-03-01 A -100 ", "2025-03-02 A 100 "}},
		{"the same row twice counts once, and a free one for nothing", []intake.Subscription{
			monthly("1", "A", "2025-01-10", "", "100"), monthly("1", "A", "2025-01-10", "", "100.0"), monthly("2", "A", "2025-01-15", "", "0"),
		}, []string{"2025-01-10 A 100 "}},
		{"an escalator apart from an upsell of the day", []intake.Subscription{
			causedBy(monthly("1", "A", "2025-01-01", "2026-01-01", "100"), "core", "", ""),
			causedBy(monthly("2", "A", "2026-01-01", "", "103"), "core", "escalator", ""),
			causedBy(monthly("3", "A", "2026-01-01", "", "20"), "api", "upsell", ""),
		}, []string{"2025-01-01 A 100 ", "2026-01-01 A 3 escalator", "2026-01-01 A 20 upsell"}},
		{"a new account has one movement, whatever it bought", []intake.Subscription{
			causedBy(monthly("1", "A", "2025-01-01", "", "100"), "core", "inbound", ""),
			causedBy(monthly("2", "A", "2025-01-01", "", "20"), "api", "outbound", ""),
		}, []string{"2025-01-01 A 120 "}},
		{"a loss of one cause, set off against a gain of another", []intake.Subscription{
			causedBy(monthly("1", "A", "2025-01-01", "2025-06-01", "100"), "core", "", "seats"),
			causedBy(monthly("2", "A", "2025-06-01", "", "60"), "core", "", ""),
			causedBy(monthly("3", "A", "2025-06-01", "", "10"), "api", "upsell", ""),
		}, []string{"2025-01-01 A 100 ", "2025-06-01 A -30 seats"}},
		{"a customer that leaves for one reason", []intake.Subscription{
			causedBy(monthly("1", "A", "2025-01-01", "2025-06-01", "100"), "core", "", "voluntary"),
			causedBy(monthly("2", "A", "2025-01-01", "2025-06-01", "10"), "api", "upsell", "voluntary"),
		}, []string{"2025-01-01 A 110 ", "2025-06-01 A -110 voluntary"}},
		{"two accounts", []intake.Subscription{
			monthly("2", "B", "2025-01-10", "", "1"), monthly("1", "A", "2025-01-10", "2025-03-01", "2"),
		}, []string{"2025-01-10 A 2 ", "2025-01-10 B 1 ", "2025-03-01 A -2 "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			movements := mustMovements(t, c.rows, intake.Rules{})
			for i, line := range inWords(movements) {
				got = append(got, line+" "+movements[i].Cause)
			}
			assert.Equal(t, c.want, got)
			mustLedger(t, movements)
		})
	}
}

func TestFromSubscriptionsRefuses(t *testing.T) {
	t.Parallel()
	yearly := func(id, account, amount string, years int) intake.Subscription {
		s := monthly(id, account, "2025-01-01", "", amount)
		s.Cycle, s.CycleCount = intake.EveryYear, years
		return s
	}
	credit := monthly("9", "H", "2025-02-01", "", "-2")
	credit.Charge = intake.CreditCharge
	euro := monthly("7", "F", "2025-01-01", "", "1")
	euro.Currency = "EUR"
	_, err := intake.FromSubscriptions([]intake.Subscription{
		{
			Line: " ", Amount: testkit.Dec(t, "-1"), CycleCount: -1, Currency: "x", Charge: 9, Cause: "No", EndCause: "No",
		},
		{
			ID: "0", Account: "Z", Start: successkit.MustDate("2025-01-01"), End: successkit.MustDate("2025-01-01"),
			Amount: testkit.Dec(t, "1e-21"), Cycle: 8, CycleCount: 10_001,
		},
		{ID: "0", Account: "Z", Start: successkit.MustDate("2025-01-01"), Amount: testkit.Dec(t, "1"), Cycle: intake.EveryDay, Charge: intake.CreditCharge},
		yearly("1", "B", "1000", 1), yearly("2", "B", "2000", 3),
		monthly("3", "C", "2025-01-01", "", "1"), monthly("3", "C", "2025-01-02", "", "1"), // two versions of one day
		monthly("4", "D", "2025-01-01", "", "1"), recorded(monthly("4", "E", "2025-01-01", "", "1"), "2025-01-02"),
		monthly("6", "F", "2025-01-01", "", "1"), euro,
		monthly("8", "H", "2025-01-01", "", "1"), credit,
		monthly("10", "I", "2025-01-01", "", "99999999999999999999999999999999999999"), monthly("11", "I", "2025-01-01", "", "0.1"),
	}, intake.Rules{Include: intake.Inclusion{Credit: true}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "subscriptions[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "subscriptions[0].account", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "subscriptions[0].line", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "subscriptions[0].start", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "subscriptions[0].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "subscriptions[0].cycle", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "subscriptions[0].cycle_count", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "subscriptions[0].currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "subscriptions[0].charge", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "subscriptions[0].cause", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "subscriptions[0].end_cause", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "subscriptions[0].end_cause", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "subscriptions[1].end", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "subscriptions[1].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "subscriptions[1].cycle", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "subscriptions[1].cycle_count", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "subscriptions[2].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "subscriptions[3].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "subscriptions[4].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "subscriptions[6].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "subscriptions[8].account", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "subscriptions[10].currency", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "subscriptions[12].amount", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "subscriptions[13].amount", Kind: successkit.ErrOutOfRange},
	)
	assert.ErrorContains(t, err, "per year it is 1000")
	assert.ErrorContains(t, err, "no exact decimal per month or per year")

	places := int32(21)
	_, err = intake.FromSubscriptions(nil, intake.Rules{Unit: 2, Places: &places})
	testkit.Faults(t, err,
		testkit.Fault{Path: "rules.unit", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rules.places", Kind: successkit.ErrOutOfRange},
	)
	_, err = intake.FromSubscriptions([]intake.Subscription{yearly("1", "B", "1000", 3)}, intake.Rules{Unit: intake.PerYear})
	assert.ErrorContains(t, err, "no exact decimal per month or per year")
	long := monthly("1", "A", "2025-01-01", "", "99999999999999999999999999999999999999")
	_, err = intake.FromSubscriptions([]intake.Subscription{long}, intake.Rules{Unit: intake.PerYear})
	testkit.Faults(t, err, testkit.Fault{Path: "subscriptions[0].amount", Kind: successkit.ErrOutOfRange})

	got := mustMovements(t, []intake.Subscription{yearly("1", "B", "1000", 1)}, intake.Rules{Unit: intake.PerYear})
	testkit.EqualDecimal(t, "1000", got[0].Amount)
}

// A contract of a year is lost on its last day, as far as one knows, until the
// one that renews it is recorded; a price put right later changes no earlier
// view.
func TestVersions(t *testing.T) {
	t.Parallel()
	rows := []intake.Subscription{
		recorded(monthly("1", "A", "2024-01-01", "2025-01-01", "100"), "2023-12-10"),
		recorded(monthly("2", "A", "2025-01-01", "2026-01-01", "120"), "2025-01-20"),
		recorded(monthly("2", "A", "2025-01-01", "2026-01-01", "110"), "2025-02-10"),
		recorded(monthly("2", "A", "2025-01-01", "2026-01-01", "0"), "2025-03-10"), // it never was
	}
	var ledger metrics.Ledger
	for n := range rows { // the ledger hears of each version as it is recorded
		require.NoError(t, ledger.Append(mustMovements(t, rows[:n+1], intake.Rules{})))
	}
	assert.Equal(t, mustMovements(t, rows, intake.Rules{}), byDate(ledger.Movements()))
	for asOf, want := range map[string]string{
		"2024-12-31": "100", "2025-01-10": "0", "2025-01-25": "120", "2025-02-20": "110", "2025-03-20": "0",
	} {
		day := successkit.MustDate(asOf)
		p, err := successkit.Days(day, day)
		require.NoError(t, err)
		w, err := ledger.AsOf(day).Waterfall(p)
		require.NoError(t, err)
		testkit.EqualDecimal(t, want, w.Closing, asOf)
	}
	w, err := ledger.AsOf(successkit.MustDate("2025-02-20")).Waterfall(successkit.Quarter(2025, 1))
	require.NoError(t, err)
	testkit.EqualDecimal(t, "10", w.Expansion.Amount, "a renewal recorded late is no loss once it is known")
	testkit.EqualDecimal(t, "0", w.Churn.Amount)
}

// A reason that becomes known later is a correction, too.
func TestACauseBecomesKnown(t *testing.T) {
	t.Parallel()
	row := monthly("1", "A", "2025-01-01", "2025-06-01", "100")
	told := recorded(row, "2025-07-10")
	told.EndCause = "voluntary"
	got := mustMovements(t, []intake.Subscription{row, told}, intake.Rules{})
	require.Equal(t, []string{"2025-01-01 A 100", "2025-06-01 A -100", "2025-06-01 A -100"}, inWords(got))
	assert.Equal(t, "voluntary", got[2].Cause)
	assert.Equal(t, got[1].ID, got[2].Corrects)
	w, err := mustLedger(t, got).Waterfall(successkit.Year(2025))
	require.NoError(t, err)
	testkit.EqualDecimal(t, "100", w.Churn.Amount)
}

func byDate(movements []metrics.Movement) []metrics.Movement {
	slices.SortStableFunc(movements, func(x, y metrics.Movement) int {
		if c := x.Date.Compare(y.Date); c != 0 {
			return c
		}
		return x.Recorded.Compare(y.Recorded)
	})
	return movements
}

// randomSubscriptions returns lines of a few accounts, several at once, in
// versions, with causes, and many of them meeting on one day.
func randomSubscriptions(r *rand.Rand) []intake.Subscription {
	start := successkit.MustDate("2024-01-01")
	day := func() successkit.Date { return start.AddDays(10 * r.IntN(12)) }
	words := []string{"", "escalator", "upsell", "seats"}
	var rows []intake.Subscription
	for n := range 3 + r.IntN(8) {
		id, account := fmt.Sprint("s", n), string(rune('A'+r.IntN(2)))
		known := start.AddDays(r.IntN(150) - 50)
		for range 1 + r.IntN(3) {
			s := intake.Subscription{
				ID: id, Account: account, Line: []string{"", "core", "api"}[r.IntN(3)], Start: day(), Recorded: known,
				Amount: decimal.New(r.Int64N(400), -2), Cycle: intake.EveryMonth + intake.Cycle(r.IntN(3)),
				Cause: words[r.IntN(4)],
			}
			if end := day(); end.After(s.Start) {
				s.End, s.EndCause = end, words[r.IntN(4)]
			}
			rows = append(rows, s)
			known = known.AddDays(1 + r.IntN(60))
		}
	}
	return rows
}

// levelOn adds up the lines that run on a day, as far as was known on asOf.
func levelOn(rows []intake.Subscription, day, asOf successkit.Date) decimal.Decimal {
	latest := map[string]intake.Subscription{}
	for _, s := range rows {
		if old, ok := latest[s.ID]; !s.Recorded.After(asOf) && (!ok || s.Recorded.After(old.Recorded)) {
			latest[s.ID] = s
		}
	}
	var sum decimal.Decimal
	for _, s := range latest {
		if !s.Start.After(day) && (s.End.IsZero() || day.Before(s.End)) {
			value, _ := s.Revenue(intake.PerYear).Decimal(4)
			sum = sum.Add(value)
		}
	}
	return sum
}

func TestLevelsAreSumsOfWhatRuns(t *testing.T) {
	t.Parallel()
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 25))
		rows := randomSubscriptions(r)
		rules := intake.Rules{Unit: intake.PerYear}
		movements := mustMovements(t, rows, rules)
		ledger := mustLedger(t, movements)

		shuffled := append(slices.Clone(rows), rows[r.IntN(len(rows))])
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		require.Equal(t, movements, mustMovements(t, shuffled, rules), "seed %d: shuffled, one twice", seed)
		require.NoError(t, ledger.Append(movements), "seed %d: again", seed)
		require.Equal(t, len(movements), ledger.Len(), "seed %d: again", seed)

		far := successkit.MustDate("2030-01-01")
		for n := range 30 {
			day := successkit.MustDate("2023-12-25").AddDays(5 * n)
			p, err := successkit.Days(day, day)
			require.NoError(t, err)
			w, err := ledger.Waterfall(p)
			require.NoError(t, err, "seed %d", seed)
			if want := levelOn(rows, day, far); !w.Closing.Equal(want) {
				t.Fatalf("seed %d: on %s %s, want %s", seed, day, w.Closing, want)
			}
			asOf := day.AddDays(r.IntN(40))
			w, err = ledger.AsOf(asOf).Waterfall(p)
			require.NoError(t, err, "seed %d", seed)
			if want := levelOn(rows, day, asOf); !w.Closing.Equal(want) {
				t.Fatalf("seed %d: on %s as of %s %s, want %s", seed, day, asOf, w.Closing, want)
			}
		}
	}
}

// What is recorded later never changes a movement that was made before.
func TestLaterVersionsOnlyAdd(t *testing.T) {
	t.Parallel()
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 26))
		rows := randomSubscriptions(r)
		var ledger metrics.Ledger
		for n := range 12 {
			cut := successkit.MustDate("2023-11-01").AddDays(40 * n)
			var known []intake.Subscription
			for _, s := range rows {
				if !s.Recorded.After(cut) {
					known = append(known, s)
				}
			}
			require.NoError(t, ledger.Append(mustMovements(t, known, intake.Rules{Unit: intake.PerYear})), "seed %d, %s", seed, cut)
		}
		assert.ElementsMatch(t, mustMovements(t, rows, intake.Rules{Unit: intake.PerYear}), ledger.Movements(), "seed %d", seed)
	}
}

// One line cut in two at any day, or split into two of its parts, moves
// nothing.
func TestSplitLinesMoveNothing(t *testing.T) {
	t.Parallel()
	whole := monthly("1", "A", "2025-01-10", "2025-05-01", "100")
	want := inWords(mustMovements(t, []intake.Subscription{whole}, intake.Rules{}))
	for cut := whole.Start.AddDays(1); cut.Before(whole.End); cut = cut.AddDays(7) {
		first, second := whole, whole
		first.End, second.Start, second.ID = cut, cut, "2"
		half := second
		half.ID, half.Amount, half.Line = "3", decimal.New(40, 0), "api"
		second.Amount = decimal.New(60, 0)
		got := mustMovements(t, []intake.Subscription{half, second, first}, intake.Rules{})
		require.Equal(t, want, inWords(got), cut.String())
	}
}

// Rows altered without a day of recording are refused, not counted twice.
func TestAlteredSubscriptionsAreRefused(t *testing.T) {
	t.Parallel()
	rows := []intake.Subscription{monthly("1", "A", "2025-01-10", "2026-01-10", "100")}
	ledger := mustLedger(t, mustMovements(t, rows, intake.Rules{}))
	rows = append(rows, monthly("2", "A", "2025-06-10", "", "30"))
	require.NoError(t, ledger.Append(mustMovements(t, rows, intake.Rules{})))
	rows[1].End = successkit.MustDate("2025-09-10")
	require.NoError(t, ledger.Append(mustMovements(t, rows, intake.Rules{})), "an end may be filled in")
	require.Equal(t, 4, ledger.Len())
	rows = append(rows, monthly("3", "A", "2026-01-10", "", "110"))
	err := ledger.Append(mustMovements(t, rows, intake.Rules{}))
	testkit.Faults(t, err, testkit.Fault{Path: "movements[3].id", Kind: successkit.ErrConflict})
	rows[2].Recorded = successkit.MustDate("2025-12-20")
	require.NoError(t, ledger.Append(mustMovements(t, rows, intake.Rules{})))
	require.Equal(t, 5, ledger.Len())
}

// So is a day whose causes come to stand otherwise: its movements are numbered,
// not named after them.
func TestAnAlteredDayIsRefused(t *testing.T) {
	t.Parallel()
	rows := []intake.Subscription{
		causedBy(monthly("1", "A", "2025-01-01", "2026-01-01", "100"), "core", "", ""),
		causedBy(monthly("2", "A", "2026-01-01", "", "103"), "core", "escalator", ""),
		causedBy(monthly("3", "A", "2025-01-01", "", "50"), "api", "", ""),
	}
	ledger := mustLedger(t, mustMovements(t, rows, intake.Rules{}))
	rows[2] = causedBy(monthly("3", "A", "2025-01-01", "2026-01-01", "50"), "api", "", "seats")
	err := ledger.Append(mustMovements(t, rows, intake.Rules{}))
	testkit.Faults(t, err, testkit.Fault{Path: "movements[1].id", Kind: successkit.ErrConflict})
}
