package report_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

func day(s string) successkit.Date { return successkit.MustDate(s) }

// book returns the book of testdata: a vendor of software for accounts
// payable, eleven customers and one prospect.
func book(t testing.TB) success.Book {
	t.Helper()
	data, err := os.ReadFile("testdata/book.json")
	require.NoError(t, err)
	var b success.Book
	require.NoError(t, json.Unmarshal(data, &b))
	return b
}

func program(t testing.TB, d success.Definition) *success.Program {
	t.Helper()
	p, err := success.New(d)
	require.NoError(t, err)
	return p
}

func reporter(t testing.TB, d success.Definition, period, asOf string) *report.Reporter {
	t.Helper()
	r, err := report.New(program(t, d), successkit.MustPeriod(period), day(asOf))
	require.NoError(t, err)
	return r
}

func tallied(t testing.TB, r *report.Reporter, accounts ...success.Account) *report.Tally {
	t.Helper()
	tally, err := r.Book(accounts)
	require.NoError(t, err)
	return tally
}

func reported(t testing.TB, tally *report.Tally, targets ...report.Target) report.Report {
	t.Helper()
	r, err := tally.Report(targets...)
	require.NoError(t, err)
	return r
}

func stored(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}
