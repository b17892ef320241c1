package metrics_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

type vectorRenewalRates struct {
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

type vectorRenewals struct {
	DueContracts     int64              `json:"due_contracts"`
	Due              string             `json:"due_arr"`
	RenewedContracts int64              `json:"renewed_contracts"`
	LostContracts    int64              `json:"lost_contracts"`
	OpenContracts    int64              `json:"open_contracts"`
	OpenPastGrace    int64              `json:"open_past_grace"`
	Resolved         vectorRenewalRates `json:"due_date_resolved"`
	OpenAsLost       vectorRenewalRates `json:"due_date_open_as_lost"`
	PerCustomer      vectorRenewalRates `json:"customer_level"`
	Windfall         vectorRenewalRates `json:"windfall"`
	CloseDate        vectorRenewalRates `json:"close_date"`
	Early            vectorTiming       `json:"early"`
	Late             vectorTiming       `json:"late"`
}

// vectorContract is [contract, customer, product, due, arr_due, status, closed,
// arr_renewed].
func vectorContract(t *testing.T, raw []string) metrics.ContractLine {
	t.Helper()
	require.Len(t, raw, 8)
	status, err := metrics.ParseContractStatus(raw[5])
	require.NoError(t, err)
	l := metrics.ContractLine{
		ID: raw[0], Customer: raw[1], Product: raw[2], Due: successkit.MustDate(raw[3]),
		AmountDue: testkit.Dec(t, raw[4]), Status: status, AmountRenewed: testkit.Dec(t, raw[7]),
	}
	require.NoError(t, l.Closed.UnmarshalText([]byte(raw[6])))
	return l
}

func TestRenewalVectors(t *testing.T) {
	t.Parallel()
	var file struct {
		Cases []struct {
			Name     string          `json:"name"`
			Family   string          `json:"family"`
			Inputs   json.RawMessage `json:"inputs"`
			Expected json.RawMessage `json:"expected"`
		} `json:"cases"`
	}
	readVectors(t, "renewals.json", &file)
	require.Len(t, file.Cases, 4)
	for _, c := range file.Cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			switch c.Family {
			case "":
				checkRenewals(t, c.Inputs, c.Expected)
			case "renewal_scalar":
				checkRenewalScalar(t, c.Inputs, c.Expected)
			case "leaky_bucket":
				t.Skip("the leaky bucket is not of renewals")
			default:
				t.Fatal(c.Family)
			}
		})
	}
}

func checkRenewals(t *testing.T, inputs, expected json.RawMessage) {
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
	var want []vectorRenewals
	require.NoError(t, json.Unmarshal(expected, &want))
	require.Len(t, want, len(in.Windows))
	var lines []metrics.ContractLine
	for _, raw := range in.Rows {
		lines = append(lines, vectorContract(t, raw))
	}
	book, err := metrics.NewRenewals(lines)
	require.NoError(t, err)
	for i, w := range in.Windows {
		p, err := successkit.Days(successkit.MustDate(w.Start), successkit.MustDate(w.End))
		require.NoError(t, err)
		ask := func(c metrics.RenewalConvention) metrics.RenewalReport {
			c.GraceDays = &in.GraceDays
			view, err := book.AsOf(successkit.MustDate(w.AsOf)).By(c)
			require.NoError(t, err)
			r, err := view.Report(p)
			require.NoError(t, err)
			return r
		}
		checkRenewalWindow(t, ask, want[i])
	}
}

func checkRenewalWindow(t *testing.T, ask func(metrics.RenewalConvention) metrics.RenewalReport, want vectorRenewals) {
	t.Helper()
	r := ask(metrics.RenewalConvention{})
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

	check := func(name string, want vectorRenewalRates, r metrics.RenewalReport) {
		equalRate(t, want.Gross, r.Gross, name+" gross")
		equalRate(t, want.Net, r.Net, name+" net")
		equalRate(t, want.Count, r.Count, name+" count")
	}
	check("resolved", want.Resolved, r)
	check("open as lost", want.OpenAsLost, ask(metrics.RenewalConvention{Open: metrics.OpenAsLost}))
	check("windfall", want.Windfall, ask(metrics.RenewalConvention{Basis: metrics.RenewalWindfall}))
	closed := ask(metrics.RenewalConvention{Basis: metrics.RenewalByCloseDate})
	check("close date", want.CloseDate, closed)
	testkit.EqualDecimal(t, successkit.CountRate(want.CloseDate.ClosedContracts, 1).Num().String(), closed.Count.Den())
	capped := ask(metrics.RenewalConvention{Cap: metrics.CapPerCustomer})
	equalRate(t, want.PerCustomer.Gross, capped.Gross, "customer level")
	assert.Equal(t, successkit.CountRate(want.PerCustomer.CustomersKept, want.PerCustomer.CustomersDue).String(), capped.Customers.String())
}

func checkRenewalScalar(t *testing.T, inputs, expected json.RawMessage) {
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
	tally, err := metrics.NewRenewalTally(metrics.RenewalSums{AmountDue: due, AmountKept: renewed, AmountRenewed: renewed})
	require.NoError(t, err)
	equalRate(t, want.Renewal, tally.Gross(), "renewal rate")
	equalRate(t, want.Renewal, tally.Net(), "renewal rate")
	retention, err := successkit.NewRate(total.Sub(due).Add(renewed), total)
	require.NoError(t, err)
	equalRate(t, want.Retention, retention, "retention rate")
}
