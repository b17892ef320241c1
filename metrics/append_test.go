package metrics_test

import (
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

func fact(id, account, date, amount string) metrics.Movement {
	return metrics.Movement{ID: id, Account: account, Date: successkit.MustDate(date), Amount: decimal.RequireFromString(amount)}
}

func TestAppendInPartsEqualsOneRun(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 11))
		rows := randomMovements(r, 15, decimal.New(1, 0))
		p := randomPeriod(r)
		wantFalls, wantRates := everything(t, mustLedger(t, rows), p, successkit.Date{})

		// In any order an account may dip below zero on the way; day by day, and
		// with facts tried again, it does not.
		var parts metrics.Ledger
		for len(rows) > 0 {
			n := 1 + r.IntN(len(rows))
			require.NoError(t, parts.Append(rows[:n]), "seed %d", seed)
			require.NoError(t, parts.Append(rows[:n]), "seed %d: again", seed)
			rows = rows[n:]
		}
		falls, rates := everything(t, &parts, p, successkit.Date{})
		assert.Equal(t, wantFalls, falls, "seed %d", seed)
		assert.Equal(t, wantRates, rates, "seed %d", seed)
	}
}

func TestRefusedAppendChangesNothing(t *testing.T) {
	t.Parallel()
	var ledger metrics.Ledger
	require.NoError(t, ledger.Append([]metrics.Movement{fact("1", "A", "2025-01-10", "100")}))
	before := ledger.Movements()
	err := ledger.Append([]metrics.Movement{
		fact("2", "B", "2025-02-10", "0.000001"), // fine, and of more places than the ledger counts in
		fact("3", "A", "2025-02-10", "-100.01"),
		fact("1", "A", "2025-01-10", "99"),
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "movements[2].id", Kind: successkit.ErrConflict},
	)
	assert.Equal(t, before, ledger.Movements())
	assert.Equal(t, []string{"A"}, ledger.Accounts())
}

func TestAppendLateFacts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		late   metrics.Movement
		faults []testkit.Fault
	}{
		{"fits between", fact("3", "A", "2025-02-01", "50"), nil},
		{"fits before", fact("3", "A", "2024-12-01", "10"), nil},
		{"leaves a later one wrong", fact("3", "A", "2025-02-01", "-60"), []testkit.Fault{{Path: "movements[0].date", Kind: successkit.ErrConflict}}},
		{"is wrong itself", fact("3", "A", "2025-02-01", "-101"), []testkit.Fault{{Path: "movements[0].amount", Kind: successkit.ErrConflict}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ledger := mustLedger(t, []metrics.Movement{
				fact("1", "A", "2025-01-10", "100"), fact("2", "A", "2025-03-10", "-50"),
			})
			testkit.Faults(t, ledger.Append([]metrics.Movement{c.late}), c.faults...)
			if c.faults == nil {
				assert.Equal(t, 3, ledger.Len())
			}
		})
	}
}

func TestLateFactContradictsAStatedKind(t *testing.T) {
	t.Parallel()
	first := fact("1", "A", "2025-01-10", "100")
	first.Kind = metrics.New
	ledger := mustLedger(t, []metrics.Movement{first})
	testkit.Faults(t, ledger.Append([]metrics.Movement{fact("2", "A", "2024-06-01", "20")}),
		testkit.Fault{Path: "movements[0].date", Kind: successkit.ErrConflict})
}

// The loss was booked as 40 and corrected to 30 a month later; then the whole
// correction was taken back together with the loss.
func TestCorrections(t *testing.T) {
	t.Parallel()
	correction := fact("3", "A", "2025-02-10", "-30")
	correction.Corrects, correction.Recorded = "2", successkit.MustDate("2025-03-10")
	undone := fact("4", "A", "2025-02-10", "0")
	undone.Amount = decimal.Decimal{} // as a ledger gives it back
	undone.Corrects, undone.Recorded = "3", successkit.MustDate("2025-04-10")
	rows := []metrics.Movement{fact("1", "A", "2025-01-10", "100"), fact("2", "A", "2025-02-10", "-40"), correction, undone}

	inOneRun := mustLedger(t, rows)
	var oneByOne metrics.Ledger
	for _, m := range rows {
		require.NoError(t, oneByOne.Append([]metrics.Movement{m}))
	}
	for _, ledger := range []*metrics.Ledger{inOneRun, &oneByOne} {
		for asOf, want := range map[string]string{"2025-02-20": "60", "2025-03-20": "70", "2025-04-20": "100"} {
			w, err := ledger.AsOf(successkit.MustDate(asOf)).Waterfall(successkit.Quarter(2025, 1))
			require.NoError(t, err)
			testkit.EqualDecimal(t, want, w.Closing, "as of %s", asOf)
		}
		assert.Equal(t, rows, ledger.Movements())
	}

	other := fact("5", "B", "2025-05-01", "1")
	other.Corrects = "1"
	unknown := fact("6", "A", "2025-05-01", "1")
	unknown.Corrects = "nowhere"
	twice := fact("7", "A", "2025-05-01", "1")
	twice.Corrects = "2"
	itself := fact("8", "A", "2025-05-01", "1")
	itself.Corrects = "8"
	testkit.Faults(t, inOneRun.Append([]metrics.Movement{other, unknown, twice, itself}),
		testkit.Fault{Path: "movements[0].corrects", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "movements[1].corrects", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "movements[2].corrects", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "movements[3].corrects", Kind: successkit.ErrConflict},
	)
}

func TestAppendGood(t *testing.T) {
	t.Parallel()
	var ledger metrics.Ledger
	refused, err := ledger.AppendGood([]metrics.Movement{
		fact("1", "A", "2025-01-10", "100"),
		fact("2", "A", "2025-02-10", "-130"),
		fact("3", "A", "2025-03-10", "-100"),
		{Account: "B", Amount: decimal.New(5, 0)},
		fact("4", "B", "2025-03-10", "7"),
	})
	assert.Equal(t, []int{1, 3}, refused)
	testkit.Faults(t, err,
		testkit.Fault{Path: "movements[1].amount", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "movements[3].date", Kind: successkit.ErrRequired},
	)
	w, err := ledger.Waterfall(successkit.Year(2025))
	require.NoError(t, err)
	testkit.EqualDecimal(t, "7", w.Closing)
	testkit.EqualDecimal(t, "100", w.Churn.Amount)

	refused, err = ledger.AppendGood([]metrics.Movement{
		fact("5", "A", "2025-02-20", "-1"), // the churn of March would then leave -1
		fact("6", "A", "2025-04-20", "20"),
	})
	assert.Equal(t, []int{0}, refused)
	testkit.Faults(t, err, testkit.Fault{Path: "movements[0].date", Kind: successkit.ErrConflict})
	refused, err = ledger.AppendGood(nil)
	assert.Nil(t, refused)
	require.NoError(t, err)
}

func TestFaultsAreCapped(t *testing.T) {
	t.Parallel()
	var rows []metrics.Movement
	for i := range 250 {
		rows = append(rows, fact("", fmt.Sprintf("A%d", i), "2025-01-10", "-1"))
	}
	_, err := metrics.NewLedger(rows)
	var input *successkit.InputError
	require.ErrorAs(t, err, &input)
	assert.Len(t, input.Fields, 100)
	assert.Equal(t, 250, input.Total)
}

// Corrections that rest on what is refused are refused with it, in whatever
// order they stand, and so are those that go round in a circle.
func TestCorrectionsThatRestOnNothing(t *testing.T) {
	t.Parallel()
	correcting := func(id, of, amount string) metrics.Movement {
		m := fact(id, "a", "2025-01-10", amount)
		m.Corrects = of
		return m
	}
	for _, c := range []struct {
		name    string
		rows    []metrics.Movement
		refused []int
		closing string
	}{
		{"of a fact that is not there", []metrics.Movement{correcting("y", "x", "20"), correcting("x", "nope", "10")}, []int{0, 1}, "1000"},
		{"in a circle", []metrics.Movement{correcting("x", "y", "10"), correcting("y", "z", "20"), correcting("z", "x", "30"), correcting("w", "x", "1")}, []int{0, 1, 2, 3}, "1000"},
		{"that leave less than nothing", []metrics.Movement{fact("p0", "a", "2025-01-10", "10"), correcting("p1", "p0", "-5")}, []int{1}, "1010"},
		{"in a chain", []metrics.Movement{correcting("q2", "q1", "3"), fact("q0", "a", "2025-01-10", "10"), correcting("q1", "q0", "7")}, nil, "1003"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ledger := mustLedger(t, []metrics.Movement{fact("big", "z", "2025-01-01", "1000")})
			refused, err := ledger.AppendGood(c.rows)
			assert.Equal(t, c.refused, refused, "%v", err)
			w, err := ledger.Waterfall(successkit.Year(2025))
			require.NoError(t, err)
			testkit.EqualDecimal(t, c.closing, w.Closing)
			again := mustLedger(t, ledger.Movements())
			assert.Equal(t, ledger.Movements(), again.Movements())
			if c.refused != nil {
				strict := mustLedger(t, []metrics.Movement{fact("big", "z", "2025-01-01", "1000")})
				require.Error(t, strict.Append(c.rows))
				assert.Equal(t, 1, strict.Len())
			}
		})
	}
}

// A correction that was recorded before the correction it corrects leaves one
// of the three counting on every day.
func TestCorrectionsOutOfOrder(t *testing.T) {
	t.Parallel()
	version := func(id, of, amount, recorded string) metrics.Movement {
		m := fact(id, "a", "2025-01-01", amount)
		m.Corrects, m.Recorded = of, successkit.MustDate(recorded)
		return m
	}
	ledger := mustLedger(t, []metrics.Movement{
		version("1", "", "100", "2025-01-01"), version("2", "1", "110", "2025-03-01"), version("3", "2", "120", "2025-02-01"),
	})
	for asOf, want := range map[string]string{"2025-01-15": "100", "2025-02-15": "120", "2025-03-15": "120"} {
		balance, err := ledger.AsOf(successkit.MustDate(asOf)).Balance("a", successkit.MustDate("2025-12-31"))
		require.NoError(t, err)
		testkit.EqualDecimal(t, want, balance, asOf)
	}
}

// An account is in one currency, and a correction does not change it.
func TestCorrectionsKeepTheCurrency(t *testing.T) {
	t.Parallel()
	wrong, right := fact("x", "a", "2025-02-01", "10"), fact("y", "a", "2025-01-01", "10")
	wrong.Currency, right.Currency, right.Corrects = "EUR", "USD", "x"
	_, err := metrics.NewLedger([]metrics.Movement{wrong, right})
	testkit.Faults(t, err, testkit.Fault{Path: "movements[1].corrects", Kind: successkit.ErrConflict})
	other := fact("z", "a", "2025-01-01", "1")
	other.Currency = "USD"
	_, err = metrics.NewLedger([]metrics.Movement{wrong, other})
	testkit.Faults(t, err, testkit.Fault{Path: "movements[1].currency", Kind: successkit.ErrConflict})
}

// What a lenient append accepts is a ledger that a strict one accepts whole,
// and its past does not change through later appends.
func TestAppendGoodLeavesASoundLedger(t *testing.T) {
	t.Parallel()
	for seed := range uint64(800) {
		r := rand.New(rand.NewPCG(seed, 41))
		var ledger metrics.Ledger
		var sent []metrics.Movement
		for range 1 + r.IntN(4) {
			var batch []metrics.Movement
			for range 1 + r.IntN(5) {
				m := fact(fmt.Sprintf("f%d", r.IntN(12)), []string{"a", "b"}[r.IntN(2)], "2025-01-01", fmt.Sprint(r.IntN(41)-20))
				m.Date = m.Date.AddDays(r.IntN(20))
				if r.IntN(3) == 0 {
					m.Corrects = fmt.Sprintf("f%d", r.IntN(12))
				}
				batch = append(batch, m)
			}
			if r.IntN(2) == 0 && len(sent) > 0 {
				batch = append(batch, sent[r.IntN(len(sent))])
			}
			refused, err := ledger.AppendGood(batch)
			require.Equal(t, len(refused) > 0, err != nil, "seed %d", seed)
			sent = append(sent, batch...)
			again, err := metrics.NewLedger(ledger.Movements())
			require.NoError(t, err, "seed %d", seed)
			for _, account := range []string{"a", "b"} {
				want, err := ledger.AsOf(successkit.Date{}).Balance(account, successkit.MustDate("2026-01-01"))
				require.NoError(t, err)
				got, err := again.AsOf(successkit.Date{}).Balance(account, successkit.MustDate("2026-01-01"))
				require.NoError(t, err)
				require.True(t, want.Equal(got) && want.Sign() >= 0, "seed %d: %s, %s", seed, want, got)
			}
		}
	}
}
