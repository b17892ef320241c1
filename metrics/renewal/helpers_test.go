package renewal_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

// line returns a contract line that is open.
func line(id, customer, due string, amount int64) renewal.Line {
	return renewal.Line{
		ID: id, Customer: customer, Currency: "EUR", Due: successkit.MustDate(due),
		AmountDue: decimal.NewFromInt(amount), Status: renewal.Open,
	}
}

// renewed returns a contract line that was renewed.
func renewed(id, customer, due string, amount int64, closed string, at int64) renewal.Line {
	l := line(id, customer, due, amount)
	l.Status, l.Closed, l.AmountRenewed = renewal.Renewed, successkit.MustDate(closed), decimal.NewFromInt(at)
	return l
}

// lost returns a contract line that was lost.
func lost(id, customer, due string, amount int64, closed string) renewal.Line {
	l := line(id, customer, due, amount)
	l.Status, l.Closed = renewal.Lost, successkit.MustDate(closed)
	return l
}

// randomLines returns legal contract lines of about n customers, each recorded
// when it was signed and again when it closed. Amounts are in cents times scale.
func randomLines(r *rand.Rand, n int, scale decimal.Decimal) []renewal.Line {
	start := successkit.MustDate("2024-01-01")
	money := func(limit int64) decimal.Decimal { return decimal.New(r.Int64N(limit), -2).Mul(scale) }
	var lines []renewal.Line
	for i := range 2 * n {
		l := renewal.Line{
			ID: fmt.Sprintf("L%03d", i), Customer: fmt.Sprintf("A%03d", r.IntN(n)), Product: []string{"", "core", "addon"}[r.IntN(3)],
			Delivery: renewal.Delivery(r.IntN(4)), Due: start.AddDays(r.IntN(500)), Status: renewal.Open,
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
		l.Status, l.Closed = renewal.Lost, l.Due.AddDays(r.IntN(120)-60)
		if r.IntN(3) > 0 {
			l.Status, l.AmountRenewed, l.RenewedMonths = renewal.Renewed, money(120_000), 12*r.IntN(4)
		}
		l.Recorded = start.AddDays(max(l.Closed.Sub(start), l.Recorded.Sub(start)+1) + r.IntN(20))
		lines = append(lines, l)
	}
	return lines
}

func mustBook(t *testing.T, lines []renewal.Line) *renewal.Book {
	t.Helper()
	book, err := renewal.New(lines)
	require.NoError(t, err)
	return book
}

func randomWindow(r *rand.Rand) (successkit.Period, successkit.Date) {
	start := successkit.MustDate("2024-01-01").AddDays(r.IntN(400))
	p, _ := successkit.NewPeriod(start, start.AddDays(1+r.IntN(200)))
	return p, start.AddDays(r.IntN(400) - 50)
}

func movement(account, date string, amount int64) metrics.Movement {
	return metrics.Movement{Account: account, Date: successkit.MustDate(date), Amount: decimal.NewFromInt(amount), Currency: "EUR"}
}

// randomMovements returns a legal ledger of accounts that are named as those of
// [randomLines]: they come, grow, shrink, leave and come back over four years.
// Amounts are in cents times scale.
func randomMovements(r *rand.Rand, accounts int, scale decimal.Decimal) []metrics.Movement {
	var rows []metrics.Movement
	start := successkit.MustDate("2022-01-01")
	for a := range accounts {
		balance := int64(0)
		day := start.AddDays(r.IntN(700))
		for range 1 + r.IntN(9) {
			change := r.Int64N(2*balance+1) - balance
			if change == 0 {
				change = 1 + r.Int64N(100_000)
			} else if r.IntN(4) == 0 {
				change = -balance
			}
			rows = append(rows, metrics.Movement{
				Account: fmt.Sprintf("A%03d", a), Date: day, Seq: int64(len(rows)), Amount: decimal.New(change, -2).Mul(scale),
			})
			balance += change
			day = day.AddDays(r.IntN(200))
		}
	}
	return rows
}

func mustLedger(t *testing.T, rows []metrics.Movement) *metrics.Ledger {
	t.Helper()
	ledger, err := metrics.NewLedger(rows)
	require.NoError(t, err)
	return ledger
}
