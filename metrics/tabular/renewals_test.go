package tabular_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
	"github.com/successkit/successkit/metrics/tabular"
)

// What came due in the first quarter, from the contract system.
func ExampleContractLines() {
	lines, err := tabular.ContractLines([]byte(`contract,customer,renewal_date,amount_due,status,closed,amount_renewed
K-1,acme,2025-02-01,12000,renewed,2025-01-20,13200
K-2,bolt,2025-03-15,8000,lost,2025-03-01,
`), tabular.LineColumns{ID: "contract", Due: "renewal_date"})
	if err != nil {
		fmt.Println(err)
		return
	}
	book, err := renewal.New(lines)
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := book.AsOf(successkit.MustDate("2025-04-30")).Report(successkit.Quarter(2025, 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Gross.Percent(1), "gross,", report.Net.Percent(1), "net,", report.Count, "lines")
	// Output:
	// 60.0% gross, 66.0% net, 1/2 lines
}

func TestContractLines(t *testing.T) {
	t.Parallel()
	lines, err := tabular.ContractLines([]byte(
		"Nr;Kunde;product;delivery;currency;due;amount_due;term_months;notice;status;closed;amount_renewed;renewed_months;recorded\n"+
			"1;acme;core;on-premise;EUR;31.01.2025;1.200,50;36;;renewed;20.12.2024;1.300;12;21.12.2024\n"+
			"2;bolt;;;;31.01.2025;0;;01.11.2024;open;;;;\n"),
		tabular.LineColumns{
			Format: tabular.Format{Separator: ';', DateLayout: "02.01.2006", DecimalComma: true, Thousands: true},
			ID:     "Nr", Customer: "Kunde",
		})
	require.NoError(t, err)
	assert.Equal(t, []renewal.Line{
		{
			ID: "1", Recorded: successkit.MustDate("2024-12-21"), Customer: "acme", Product: "core",
			Delivery: renewal.OnPremise, Currency: "EUR",
			Due: successkit.MustDate("2025-01-31"), AmountDue: testkit.Dec(t, "1200.5"), TermMonths: 36,
			Status: renewal.Renewed, Closed: successkit.MustDate("2024-12-20"),
			AmountRenewed: testkit.Dec(t, "1300"), RenewedMonths: 12,
		},
		{
			ID: "2", Customer: "bolt", Due: successkit.MustDate("2025-01-31"),
			Notice: successkit.MustDate("2024-11-01"), Status: renewal.Open,
		},
	}, lines)
}

func TestContractLinesRefuses(t *testing.T) {
	t.Parallel()
	const head = "id,customer,due,amount_due,status,closed,amount_renewed,term_months,delivery\n"
	for _, c := range []struct {
		name    string
		csv     string
		columns tabular.LineColumns
		faults  []testkit.Fault
	}{
		{"no columns", "id,customer,due,status\n", tabular.LineColumns{Notice: "told"}, []testkit.Fault{
			{Path: "lines[1]", Kind: successkit.ErrUnknown}, // amount_due
			{Path: "lines[1]", Kind: successkit.ErrUnknown}, // told
		}},
		{"cells", head + "1,acme,soon,1,open,,,,\n2,acme,2025-01-01,,gone,,x,one,cloud\n", tabular.LineColumns{}, []testkit.Fault{
			{Path: "lines[2].due", Kind: successkit.ErrMalformed},
			{Path: "lines[3].delivery", Kind: successkit.ErrUnknown},
			{Path: "lines[3].amount_due", Kind: successkit.ErrRequired},
			{Path: "lines[3].term_months", Kind: successkit.ErrMalformed},
			{Path: "lines[3].status", Kind: successkit.ErrUnknown},
			{Path: "lines[3].amount_renewed", Kind: successkit.ErrMalformed},
		}},
		{"a line that makes no sense", head + "1,acme,2025-01-01,1,open,2025-01-01,,,\n", tabular.LineColumns{}, []testkit.Fault{
			{Path: "lines[2].closed", Kind: successkit.ErrConflict},
		}},
		{"more months than an int may hold", head + "1,acme,2025-01-01,1,open,,,4294967308,\n", tabular.LineColumns{}, []testkit.Fault{
			{Path: "lines[2].term_months", Kind: successkit.ErrOutOfRange},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			lines, err := tabular.ContractLines([]byte(c.csv), c.columns)
			assert.Nil(t, lines)
			testkit.Faults(t, err, c.faults...)
		})
	}
}

// What a book of renewals says of lines is said of the lines of the table.
func TestAtLines_contractLines(t *testing.T) {
	t.Parallel()
	data := []byte("nr,customer,due,amount_due,status\n1,acme,2025-01-01,1,open\n\n1,acme,2025-01-01,2,open\n")
	c := tabular.LineColumns{ID: "nr"}
	lines, err := tabular.ContractLines(data, c)
	require.NoError(t, err)
	_, err = renewal.New(lines)
	testkit.Faults(t, err, testkit.Fault{Path: "lines[1].id", Kind: successkit.ErrConflict})
	testkit.Faults(t, tabular.AtLines(err, data, c), testkit.Fault{Path: "lines[4].nr", Kind: successkit.ErrConflict})
}

func FuzzContractLines(f *testing.F) {
	f.Add([]byte("id,customer,due,amount_due,status,closed,amount_renewed,term_months\n1,acme,2025-01-01,1,renewed,2025-01-01,2,12\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, err := tabular.ContractLines(data, tabular.LineColumns{})
		if err != nil && lines != nil {
			t.Fatal("lines beside an error")
		}
		for i, l := range lines {
			if err := l.Validate(); err != nil {
				t.Fatalf("line %d is not valid: %v", i, err)
			}
		}
	})
}

// So it is with every other table.
func TestAtLines_intake(t *testing.T) {
	t.Parallel()
	data := []byte("customer,date,amount\nacme,2025-01-01,1\n\nacme,2025-01-01,2\n")
	c := tabular.SnapshotColumns{Account: "customer"}
	fault := &successkit.FieldError{Path: "snapshots[1].account", Err: successkit.ErrDuplicate}
	testkit.Faults(t, tabular.AtLines(fault, data, c), testkit.Fault{Path: "lines[4].customer", Kind: successkit.ErrDuplicate})

	data = []byte("id,account,start,amount,cycle\ns1,acme,2025-01-01,1,month\n")
	fault.Path = "subscriptions[0].amount"
	testkit.Faults(t, tabular.AtLines(fault, data, tabular.SubscriptionColumns{}), testkit.Fault{Path: "lines[2].amount", Kind: successkit.ErrDuplicate})

	data = []byte("account,start,end,amount\nacme,2025-01-01,2025-02-01,1\n")
	fault.Path = "usage[0].start"
	testkit.Faults(t, tabular.AtLines(fault, data, tabular.UsageColumns{}), testkit.Fault{Path: "lines[2].start", Kind: successkit.ErrDuplicate})
}
