package renewal_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
)

// A fraction is a rate of the vectors. Nil is undefined.
type fraction struct {
	Num string `json:"num"`
	Den string `json:"den"`
}

func equalRate(t *testing.T, want *fraction, got successkit.Rate, name string) {
	t.Helper()
	if want == nil {
		assert.False(t, got.Defined(), "%s is undefined, got %s", name, got)
		return
	}
	r, err := successkit.NewRate(testkit.Dec(t, want.Num), testkit.Dec(t, want.Den))
	require.NoError(t, err)
	assert.True(t, r.Equal(got), "%s: want %s, got %s", name, r, got)
}

type vectorRates struct {
	Gross           *fraction `json:"gross"`
	Net             *fraction `json:"net"`
	Count           *fraction `json:"count"`
	CustomersDue    int64     `json:"customers_due"`
	CustomersKept   int64     `json:"customers_kept"`
	ClosedContracts int64     `json:"closed_contracts"`
}

type vectorTiming struct {
	Contracts int64  `json:"contracts"`
	Due       string `json:"arr_due"`
	DaysEarly int64  `json:"days_early"`
	DaysLate  int64  `json:"days_late"`
}

type vectorWindow struct {
	DueContracts     int64        `json:"due_contracts"`
	Due              string       `json:"due_arr"`
	RenewedContracts int64        `json:"renewed_contracts"`
	LostContracts    int64        `json:"lost_contracts"`
	OpenContracts    int64        `json:"open_contracts"`
	OpenPastGrace    int64        `json:"open_past_grace"`
	Resolved         vectorRates  `json:"due_date_resolved"`
	OpenAsLost       vectorRates  `json:"due_date_open_as_lost"`
	PerCustomer      vectorRates  `json:"customer_level"`
	Windfall         vectorRates  `json:"windfall"`
	CloseDate        vectorRates  `json:"close_date"`
	Early            vectorTiming `json:"early"`
	Late             vectorTiming `json:"late"`
}

// vectorContract is [contract, customer, product, due, arr_due, status, closed,
// arr_renewed].
func vectorContract(t *testing.T, raw []string) renewal.Line {
	t.Helper()
	require.Len(t, raw, 8)
	status, err := renewal.ParseStatus(raw[5])
	require.NoError(t, err)
	l := renewal.Line{
		ID: raw[0], Customer: raw[1], Product: raw[2], Due: successkit.MustDate(raw[3]),
		AmountDue: testkit.Dec(t, raw[4]), Status: status, AmountRenewed: testkit.Dec(t, raw[7]),
	}
	require.NoError(t, l.Closed.UnmarshalText([]byte(raw[6])))
	return l
}

func TestVectors(t *testing.T) {
	t.Parallel()
	var file struct {
		Cases []struct {
			Name     string          `json:"name"`
			Family   string          `json:"family"`
			Inputs   json.RawMessage `json:"inputs"`
			Expected json.RawMessage `json:"expected"`
		} `json:"cases"`
	}
	data, err := os.ReadFile(filepath.Join("testdata", "renewals.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &file))
	require.Len(t, file.Cases, 4)
	for _, c := range file.Cases {
		if c.Family == "leaky_bucket" {
			continue // it is not of renewals
		}
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			switch c.Family {
			case "":
				checkBook(t, c.Inputs, c.Expected)
			case "renewal_scalar":
				checkScalar(t, c.Inputs, c.Expected)
			default:
				t.Fatal(c.Family)
			}
		})
	}
}

func checkBook(t *testing.T, inputs, expected json.RawMessage) {
	t.Helper()
	var in struct {
		Rows    [][]string `json:"rows"`
		Windows []struct {
			Start string `json:"start"`
			End   string `json:"end"`
			AsOf  string `json:"as_of"`
		} `json:"windows"`
		GraceDays int `json:"grace_days"`
	}
	require.NoError(t, json.Unmarshal(inputs, &in))
	var want []vectorWindow
	require.NoError(t, json.Unmarshal(expected, &want))
	require.Len(t, want, len(in.Windows))
	var lines []renewal.Line
	for _, raw := range in.Rows {
		lines = append(lines, vectorContract(t, raw))
	}
	book, err := renewal.New(lines)
	require.NoError(t, err)
	for i, w := range in.Windows {
		p, err := successkit.Days(successkit.MustDate(w.Start), successkit.MustDate(w.End))
		require.NoError(t, err)
		ask := func(c renewal.Convention) renewal.Report {
			c.GraceDays = &in.GraceDays
			view, err := book.AsOf(successkit.MustDate(w.AsOf)).By(c)
			require.NoError(t, err)
			r, err := view.Report(p)
			require.NoError(t, err)
			return r
		}
		checkWindow(t, ask, want[i])
	}
}

func checkWindow(t *testing.T, ask func(renewal.Convention) renewal.Report, want vectorWindow) {
	t.Helper()
	r := ask(renewal.Convention{})
	assert.Equal(t, want.DueContracts, r.Due.Lines)
	testkit.EqualDecimal(t, want.Due, r.Due.AmountDue)
	assert.Equal(t, want.RenewedContracts, r.Renewed.Lines)
	assert.Equal(t, want.LostContracts, r.Lost.Lines)
	assert.Equal(t, want.OpenContracts, r.Open.Lines)
	assert.Equal(t, want.OpenPastGrace, r.OpenPastGrace.Lines)
	assert.Equal(t, want.Early.Contracts, r.Early.Lines)
	testkit.EqualDecimal(t, want.Early.Due, r.Early.AmountDue)
	assert.Equal(t, want.Early.DaysEarly, r.Early.Days)
	assert.Equal(t, want.Late.Contracts, r.Late.Lines)
	testkit.EqualDecimal(t, want.Late.Due, r.Late.AmountDue)
	assert.Equal(t, want.Late.DaysLate, r.Late.Days)

	check := func(name string, want vectorRates, r renewal.Report) {
		equalRate(t, want.Gross, r.Gross, name+" gross")
		equalRate(t, want.Net, r.Net, name+" net")
		equalRate(t, want.Count, r.Count, name+" count")
	}
	check("resolved", want.Resolved, r)
	check("open as lost", want.OpenAsLost, ask(renewal.Convention{Open: renewal.OpenAsLost}))
	check("windfall", want.Windfall, ask(renewal.Convention{Basis: renewal.Windfall}))
	closed := ask(renewal.Convention{Basis: renewal.ByCloseDate})
	check("close date", want.CloseDate, closed)
	testkit.EqualDecimal(t, successkit.CountRate(want.CloseDate.ClosedContracts, 1).Num().String(), closed.Count.Den())
	capped := ask(renewal.Convention{Cap: renewal.CapPerCustomer})
	equalRate(t, want.PerCustomer.Gross, capped.Gross, "customer level")
	assert.Equal(t, successkit.CountRate(want.PerCustomer.CustomersKept, want.PerCustomer.CustomersDue).String(), capped.Customers.String())
}

func checkScalar(t *testing.T, inputs, expected json.RawMessage) {
	t.Helper()
	var in struct {
		Total   string `json:"total_arr"`
		Due     string `json:"due_arr"`
		Renewed string `json:"renewed_arr"`
	}
	require.NoError(t, json.Unmarshal(inputs, &in))
	var want struct {
		Renewal   *fraction `json:"renewal_rate"`
		Retention *fraction `json:"retention_rate"`
	}
	require.NoError(t, json.Unmarshal(expected, &want))
	total, due, renewed := testkit.Dec(t, in.Total), testkit.Dec(t, in.Due), testkit.Dec(t, in.Renewed)
	tally, err := renewal.NewTally(renewal.Sums{AmountDue: due, AmountKept: renewed, AmountRenewed: renewed})
	require.NoError(t, err)
	equalRate(t, want.Renewal, tally.Gross(), "renewal rate")
	equalRate(t, want.Renewal, tally.Net(), "renewal rate")
	retention, err := successkit.NewRate(total.Sub(due).Add(renewed), total)
	require.NoError(t, err)
	equalRate(t, want.Retention, retention, "retention rate")
}
