package intake_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/intake"
)

func snapshot(account, date, amount string) intake.Snapshot {
	return intake.Snapshot{Account: account, Date: successkit.MustDate(date), Amount: decimal.RequireFromString(amount)}
}

func TestFromSnapshots(t *testing.T) {
	t.Parallel()
	rows := []intake.Snapshot{
		snapshot("B", "2025-03-31", "10"), snapshot("A", "2025-01-31", "100"), snapshot("A", "2025-02-28", "120.00"),
		snapshot("B", "2025-01-31", "30"), snapshot("C", "2025-02-28", "0"),
	}
	for _, c := range []struct {
		absent intake.Absence
		want   []string
	}{
		{intake.AbsentIsZero, []string{
			"2025-01-31 A 100", "2025-01-31 B 30", "2025-02-28 A 20", "2025-02-28 B -30", "2025-03-31 A -120", "2025-03-31 B 10",
		}},
		{intake.AbsentIsUnchanged, []string{"2025-01-31 A 100", "2025-01-31 B 30", "2025-02-28 A 20", "2025-03-31 B -20"}},
	} {
		got, err := intake.FromSnapshots(rows, c.absent)
		require.NoError(t, err)
		assert.Equal(t, c.want, inWords(got), c.absent.String())
		mustLedger(t, got)
	}
	_, err := intake.FromSnapshots(rows, intake.AbsentIsRefused)
	testkit.Faults(t, err,
		testkit.Fault{Path: "snapshots[2].date", Kind: successkit.ErrRequired}, // A is absent in March
		testkit.Fault{Path: "snapshots[3].date", Kind: successkit.ErrRequired}, // B in February
		testkit.Fault{Path: "snapshots[4].date", Kind: successkit.ErrRequired}, // C in March
	)
	none, err := intake.FromSnapshots(nil, intake.AbsentIsZero)
	require.NoError(t, err)
	assert.Empty(t, none)
}

func TestSnapshotAttributes(t *testing.T) {
	t.Parallel()
	with := func(s intake.Snapshot, attributes ...string) intake.Snapshot {
		s.Attributes = map[string]string{}
		for i := 0; i < len(attributes); i += 2 {
			s.Attributes[attributes[i]] = attributes[i+1]
		}
		return s
	}
	got, err := intake.FromSnapshots([]intake.Snapshot{
		with(snapshot("A", "2025-01-31", "100"), "segment", "mid", "owner", "kim"),
		with(snapshot("A", "2025-02-28", "100"), "segment", "mid", "owner", "kim"),
		with(snapshot("A", "2025-03-31", "100"), "segment", "large", "owner", "kim"),
	}, intake.AbsentIsZero)
	require.NoError(t, err)
	require.Equal(t, []string{"2025-01-31 A 100", "2025-03-31 A 0"}, inWords(got))
	assert.Equal(t, map[string]string{"segment": "large"}, got[1].Attributes)
	mustLedger(t, got)
}

func TestFromSnapshotsRefuses(t *testing.T) {
	t.Parallel()
	euro := snapshot("A", "2025-02-28", "5")
	euro.Currency = "EUR"
	odd := snapshot(" A", "2025-02-28", "1e-21")
	odd.Currency, odd.Attributes = "euro", map[string]string{"": "x", "a": " "}
	_, err := intake.FromSnapshots([]intake.Snapshot{
		snapshot("A", "2025-01-31", "1"), euro,
		{},
		snapshot("B", "2025-01-31", "-1"), odd,
		snapshot("C", "2025-01-31", "1"), snapshot("C", "2025-01-31", "1"),
		snapshot("D", "2025-01-31", "99999999999999999999999999999999999999"), snapshot("D", "2025-02-28", "0.1"),
	}, intake.AbsentIsZero)
	testkit.Faults(t, err,
		testkit.Fault{Path: "snapshots[1].currency", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "snapshots[2].account", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "snapshots[2].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "snapshots[3].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "snapshots[4].account", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "snapshots[4].amount", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "snapshots[4].currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "snapshots[4].attributes", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "snapshots[4].attributes[a]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "snapshots[6].date", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "snapshots[8].amount", Kind: successkit.ErrOutOfRange},
	)
	_, err = intake.FromSnapshots(nil, 3)
	testkit.Faults(t, err, testkit.Fault{Path: "absent", Kind: successkit.ErrUnknown})

	var many []intake.Snapshot
	for range 250 {
		many = append(many, snapshot("A", "2025-01-31", "-1"))
	}
	_, err = intake.FromSnapshots(many, intake.AbsentIsZero)
	var input *successkit.InputError
	require.ErrorAs(t, err, &input)
	assert.Len(t, input.Fields, 100)
	assert.Equal(t, 250, input.Total)
}

// balances returns what each account of a book stands at on each day.
func balances(movements []metrics.Movement, days []successkit.Date) []intake.Snapshot {
	var list []intake.Snapshot
	for _, day := range days {
		byAccount := map[string]decimal.Decimal{}
		list = append(list, intake.Snapshot{Account: "nobody", Date: day}) // so that the day is seen where all have left
		for _, m := range movements {
			if !m.Date.After(day) {
				byAccount[m.Account] = byAccount[m.Account].Add(m.Amount)
			}
		}
		for account, amount := range byAccount {
			if amount.Sign() > 0 {
				list = append(list, intake.Snapshot{Account: account, Date: day, Amount: amount})
			}
		}
	}
	return list
}

// A ledger of the month ends of a ledger closes each month as that one does.
func TestSnapshotsOfMonthEndsGiveTheLedgerBack(t *testing.T) {
	t.Parallel()
	var ends []successkit.Date
	for month := range successkit.MustPeriod("2021-12-01/2027-01-01").Months() {
		ends = append(ends, month.Last())
	}
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 23))
		rows := randomBook(r, decimal.New(1, int32(seed%3)*9))
		original := mustLedger(t, rows)
		snapshots := balances(rows, ends)
		r.Shuffle(len(snapshots), func(i, j int) { snapshots[i], snapshots[j] = snapshots[j], snapshots[i] })
		movements, err := intake.FromSnapshots(snapshots, intake.AbsentIsZero)
		require.NoError(t, err)
		ledger := mustLedger(t, movements)
		require.NoError(t, ledger.Append(movements), "seed %d: again", seed)
		require.Equal(t, len(movements), ledger.Len())
		for month := range successkit.MustPeriod("2022-01-01/2027-01-01").Months() {
			want, err := original.Waterfall(month)
			require.NoError(t, err)
			got, err := ledger.Waterfall(month)
			require.NoError(t, err)
			same := want.Opening.Equal(got.Opening) && want.Closing.Equal(got.Closing) &&
				want.OpeningAccounts == got.OpeningAccounts && want.ClosingAccounts == got.ClosingAccounts
			require.True(t, same, "seed %d, %s: %s, want %s", seed, month, got.Closing, want.Closing)
			wantRates, err := original.Retention(month)
			require.NoError(t, err)
			rates, err := ledger.Retention(month)
			require.NoError(t, err)
			require.True(t, wantRates.GRR.Equal(rates.GRR) && wantRates.NRR.Equal(rates.NRR), "seed %d, %s", seed, month)
		}

		// Of fewer snapshots the movements are the first of all.
		cut := ends[len(ends)/2]
		var early []intake.Snapshot
		for _, s := range snapshots {
			if !s.Date.After(cut) {
				early = append(early, s)
			}
		}
		first, err := intake.FromSnapshots(early, intake.AbsentIsZero)
		require.NoError(t, err)
		require.Equal(t, first, movements[:len(first)], "seed %d", seed)
	}
}

// An account as long as an id may be leaves no room in the id of a movement.
func TestIDsOfLongAccounts(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 256)
	got, err := intake.FromSnapshots([]intake.Snapshot{
		snapshot(long, "2025-01-31", "1"), snapshot(long[1:]+"y", "2025-01-31", "1"), snapshot("A", "2025-01-31", "1"),
	}, intake.AbsentIsZero)
	require.NoError(t, err)
	assert.Equal(t, "snapshot:2025-01-31:A", got[0].ID)
	assert.Equal(t, 3, mustLedger(t, got).Len())
}
