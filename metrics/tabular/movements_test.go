package tabular_test

import (
	"cmp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/tabular"
)

func TestMovements(t *testing.T) {
	t.Parallel()
	csv := "\ufeffamount , kind,note,date,account,id,recorded,seq,currency,cause\r\n" +
		"-10.50,churn,\"a, b\",2025-03-31,acme,m2,2025-04-02,7,EUR,failed-payment\r\n" +
		"\r\n" +
		"10.50,,,2024-01-01, acme ,m1,,,EUR,\r\n"
	rows, err := tabular.Movements([]byte(csv), tabular.Columns{})
	require.NoError(t, err)
	assert.Equal(t, []metrics.Movement{
		{
			ID: "m2", Account: "acme", Date: successkit.MustDate("2025-03-31"), Recorded: successkit.MustDate("2025-04-02"),
			Seq: 7, Amount: testkit.Dec(t, "-10.5"), Currency: "EUR", Kind: metrics.Churn, Cause: "failed-payment",
		},
		{ID: "m1", Account: "acme", Date: successkit.MustDate("2024-01-01"), Amount: testkit.Dec(t, "10.5"), Currency: "EUR"},
	}, rows)
}

func TestMovementsRefuses(t *testing.T) {
	t.Parallel()
	const head = "account,date,amount\n"
	for _, c := range []struct {
		name    string
		csv     string
		columns tabular.Columns
		faults  []testkit.Fault
	}{
		{"nothing", "", tabular.Columns{}, []testkit.Fault{{Path: "lines[1]", Kind: successkit.ErrRequired}}},
		{"no such column", head, tabular.Columns{Account: "customer"}, []testkit.Fault{{Path: "lines[1]", Kind: successkit.ErrUnknown}}},
		{"an optional column that was named", head, tabular.Columns{Kind: "type"}, []testkit.Fault{{Path: "lines[1]", Kind: successkit.ErrUnknown}}},
		{"a column twice", "account,date,amount,date\n", tabular.Columns{}, []testkit.Fault{{Path: "lines[1]", Kind: successkit.ErrDuplicate}}},
		{"all cells of a line", head + "acme,,\n", tabular.Columns{}, []testkit.Fault{
			{Path: "lines[2].date", Kind: successkit.ErrRequired},
			{Path: "lines[2].amount", Kind: successkit.ErrRequired},
		}},
		{"the field's own name in the table", "customer,date,amount\n,2025-01-01,1\n", tabular.Columns{Account: "customer"}, []testkit.Fault{
			{Path: "lines[2].customer", Kind: successkit.ErrRequired},
		}},
		{"too few cells, and on", head + "acme,2025-01-01\nacme,2025-01-01,x\n", tabular.Columns{}, []testkit.Fault{
			{Path: "lines[2]", Kind: successkit.ErrMalformed},
			{Path: "lines[3].amount", Kind: successkit.ErrMalformed},
		}},
		{"a torn quotation", head + "acme,2025-01-01,1\n\"acme,2025-01-01,1\n", tabular.Columns{}, []testkit.Fault{
			{Path: "lines[3]", Kind: successkit.ErrMalformed},
		}},
		{"a quotation over two lines moves the count", "account,date,amount,note\nacme,2025-01-01,1,\"a\nb\"\nacme,x,1,\n", tabular.Columns{}, []testkit.Fault{
			{Path: "lines[4].date", Kind: successkit.ErrMalformed},
		}},
		{"an odd separator", head, tabular.Columns{Format: tabular.Format{Separator: '"'}}, []testkit.Fault{{Path: "separator", Kind: successkit.ErrMalformed}}},
		{"a thousands separator that is not allowed", head + "acme,2025-01-01,\"1,234\"\n", tabular.Columns{}, []testkit.Fault{{Path: "lines[2].amount", Kind: successkit.ErrMalformed}}},
		{"a thousands separator in the wrong place", head + "acme,2025-01-01,\"12,34\"\n", tabular.Columns{Format: tabular.Format{Thousands: true}}, []testkit.Fault{{Path: "lines[2].amount", Kind: successkit.ErrMalformed}}},
		{"a float's way to write", head + "acme,2025-01-01,1e400\n", tabular.Columns{}, []testkit.Fault{{Path: "lines[2].amount", Kind: successkit.ErrOutOfRange}}},
		{"a kind, a sequence and a currency", "account,date,amount,kind,seq,currency\nacme,2025-01-01,1,won,one,EUR\nacme,2025-01-01,1,,,euro\n", tabular.Columns{}, []testkit.Fault{
			{Path: "lines[2].seq", Kind: successkit.ErrMalformed},
			{Path: "lines[2].kind", Kind: successkit.ErrUnknown},
			{Path: "lines[3].currency", Kind: successkit.ErrMalformed},
		}},
		{"a date of another layout", head + "acme,2025-01-01,1\n", tabular.Columns{Format: tabular.Format{DateLayout: "02.01.2006"}}, []testkit.Fault{{Path: "lines[2].date", Kind: successkit.ErrMalformed}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			rows, err := tabular.Movements([]byte(c.csv), c.columns)
			assert.Nil(t, rows)
			testkit.Faults(t, err, c.faults...)
		})
	}
}

// A layout that loses the day is one fault, and not one a row.
func TestDateLayouts(t *testing.T) {
	t.Parallel()
	day := time.Date(2025, time.January, 2, 0, 0, 0, 0, time.UTC)
	for _, layout := range []string{
		"", "2006-01-02", "02.01.2006", "1/2/06", "20060102", "2 January 2006", "_2-Jan-06", "Mon 2006-01-02", "2006-002",
		time.RFC3339, time.RFC1123, time.ANSIC,
	} {
		data := "account;date;amount\nacme;" + day.Format(cmp.Or(layout, time.DateOnly)) + ";1\n"
		rows, err := tabular.Movements([]byte(data), tabular.Columns{Format: tabular.Format{Separator: ';', DateLayout: layout}})
		require.NoError(t, err, layout)
		assert.Equal(t, "2025-01-02", rows[0].Date.String(), layout)
	}
	for _, layout := range []string{"YYYY-MM-DD", "%Y-%m-%d", "dd.mm.yyyy", "2006-MM-DD", "2006-01", "02.01.", "2006-01-01", "2025-12-31", "15:04", "x"} {
		columns := tabular.Columns{Format: tabular.Format{DateLayout: layout}}
		data := []byte("account,date,amount\nacme,2025-01-02,1\nbolt,2025-01-02,1\n")
		rows, err := tabular.Movements(data, columns)
		assert.Nil(t, rows, layout)
		testkit.Faults(t, err, testkit.Fault{Path: "date_layout", Kind: successkit.ErrMalformed})
		assert.ErrorContains(t, err, layout)
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	us := tabular.Columns{Format: tabular.Format{Separator: ';', Thousands: true}}
	eu := tabular.Columns{Format: tabular.Format{Separator: ';', Thousands: true, DecimalComma: true}}
	for _, c := range []struct {
		cell    string
		columns tabular.Columns
		want    string // empty: refused
	}{
		{"1,234,567.89", us, "1234567.89"},
		{"-1,234", us, "-1234"},
		{"+1.5", us, "1.5"},
		{"0.1234567890123456789", us, "0.1234567890123456789"},
		{"1.234.567,89", eu, "1234567.89"},
		{"0,5", eu, "0.5"},
		{"1,5,5", eu, ""},
		{"1.5", eu, ""}, // may mean one and a half, or fifteen hundred with a digit lost
		{",5", eu, ""},
		{"1,234.5,6", us, ""},
		{",123", us, ""},
		{"1,,234", us, ""},
		{"$5", us, ""},
		{"٣", us, ""},
	} {
		rows, err := tabular.Movements([]byte("account;date;amount\nacme;2025-01-01;"+c.cell+"\n"), c.columns)
		if c.want == "" {
			assert.ErrorIs(t, err, successkit.ErrMalformed, c.cell)
			continue
		}
		require.NoError(t, err, c.cell)
		testkit.EqualDecimal(t, c.want, rows[0].Amount, c.cell)
	}
}

func TestAttributes(t *testing.T) {
	t.Parallel()
	rows, err := tabular.Movements([]byte("account,date,amount,segment,fit,product,corrects\nacme,2025-01-01,1,mid,,crm,m0\nbolt,2025-01-01,1,,,,\n"),
		tabular.Columns{Attributes: []string{"segment", "fit"}})
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"segment": "mid"}, rows[0].Attributes)
	assert.Equal(t, "crm", rows[0].Product)
	assert.Equal(t, "m0", rows[0].Corrects)
	assert.Nil(t, rows[1].Attributes)
	_, err = tabular.Movements([]byte("account,date,amount\n"), tabular.Columns{Attributes: []string{"segment"}})
	testkit.Faults(t, err, testkit.Fault{Path: "lines[1]", Kind: successkit.ErrUnknown})
}

// What a ledger says of rows is said of lines: the third movement stands on
// the fifth line.
func TestAtLines(t *testing.T) {
	t.Parallel()
	data := []byte("account,date,mrr,note\nacme,2025-01-01,10,\n\nbolt,2025-01-01,1,\nacme,2025-02-01,-11,\n")
	c := tabular.Columns{Amount: "mrr"}
	rows, err := tabular.Movements(data, c)
	require.NoError(t, err)
	_, err = metrics.NewLedger(rows)
	testkit.Faults(t, err, testkit.Fault{Path: "movements[2].amount", Kind: successkit.ErrConflict})
	testkit.Faults(t, tabular.AtLines(err, data, c), testkit.Fault{Path: "lines[5].mrr", Kind: successkit.ErrConflict})

	require.NoError(t, tabular.AtLines(nil, data, c))
	other := &successkit.FieldError{Path: "movements[9].amount", Err: successkit.ErrConflict}
	assert.Equal(t, error(other), tabular.AtLines(other, data, c), "no such row")
	other.Path = "period"
	assert.Equal(t, error(other), tabular.AtLines(other, data, c))
	assert.Equal(t, successkit.ErrConflict, tabular.AtLines(successkit.ErrConflict, data, c))
}

func FuzzMovements(f *testing.F) {
	f.Add([]byte("account,date,amount\nacme,2025-01-01,1\n"), false, false)
	f.Add([]byte("account;date;amount;kind;recorded;seq;cause\n\"ac\"\"me\";2025-01-01;-1.234,5;churn;2025-01-01;3;x\n"), true, true)
	f.Fuzz(func(t *testing.T, data []byte, comma, thousands bool) {
		c := tabular.Columns{Format: tabular.Format{DecimalComma: comma, Thousands: thousands}}
		if comma {
			c.Separator = ';'
		}
		rows, err := tabular.Movements(data, c)
		if err != nil {
			if rows != nil {
				t.Fatal("rows beside an error")
			}
			return
		}
		for i, m := range rows {
			if err := m.Validate(); err != nil {
				t.Fatalf("row %d is not valid: %v", i, err)
			}
		}
	})
}

var sink []metrics.Movement

func BenchmarkMovements(b *testing.B) {
	var csv strings.Builder
	csv.WriteString("id,account,date,amount\n")
	for range 10_000 {
		csv.WriteString("movement-000001,customer-0001,2025-01-31,123.45\n")
	}
	data := []byte(strings.ReplaceAll(csv.String(), "movement-000001,", ","))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		rows, err := tabular.Movements(data, tabular.Columns{})
		if err != nil {
			b.Fatal(err)
		}
		sink = rows
	}
}
