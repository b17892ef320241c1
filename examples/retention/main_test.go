package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

// ran runs the program and returns what it printed.
func ran(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(args, strings.NewReader(""), &stdout, &stderr), "stderr: %s", stderr.String())
	require.Empty(t, stderr.String())
	return stdout.String()
}

func TestRun(t *testing.T) {
	for _, c := range []struct {
		golden string
		args   []string
	}{
		{"sample.txt", nil},
		{"by.txt", []string{"-by", "fit,segment", "-as-of", "2025-12-31"}},
		{"compare.txt", []string{"-compare", "-month", "2024-12"}},
		{"convention.txt", []string{"-year", "2025", "-convention", "basis=net-of-period,grr=running-minimum,logo=events,min-gap-days=30"}},
		{"quarter.txt", []string{"-from", "2025-01-01", "-to", "2025-03-15"}},
		{"foreign.txt", []string{
			"-ledger", "testdata/foreign.csv", "-contracts", "testdata/foreign-contracts.csv",
			"-columns", "account=Kunde,date=wirksam,amount=Betrag,currency=Währung", "-separator", ";", "-decimal-comma", "-thousands",
			"-date-layout", "02.01.2006", "-contract-columns", "id=Vertrag,customer=Kunde,due=fällig,amount_due=Betrag,currency=Währung",
			"-rates", "USD=0.9", "-by", "Branche", "-compare",
		}},
		{"foreign.json", []string{
			"-ledger", "testdata/foreign.csv", "-columns", "account=Kunde,date=wirksam,amount=Betrag,currency=Währung",
			"-separator", ";", "-decimal-comma", "-thousands", "-date-layout", "02.01.2006", "-rates", "USD=0.9", "-json",
		}},
		{"help.txt", []string{"-h"}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			out := ran(t, c.args...)
			testkit.Golden(t, c.golden, []byte(out))
			assert.Equal(t, out, ran(t, c.args...), "the same bytes again")
			if strings.HasSuffix(c.golden, ".txt") {
				for line := range strings.Lines(out) {
					assert.LessOrEqual(t, utf8.RuneCountInString(line), 121, "%q is too wide", line)
				}
			}
		})
	}
}

// The sample travels in the program, and is read like any other file.
func TestRun_sample(t *testing.T) {
	files := []string{"-as-of", "2026-01-15", "-ledger", absolute(t, "data/movements.csv"), "-contracts", absolute(t, "data/contracts.csv")}
	here := ran(t)
	t.Chdir(t.TempDir())
	assert.Equal(t, here, ran(t))
	assert.Equal(t, strings.ReplaceAll(here, "data/movements.csv", files[3]), ran(t, files...))
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	require.NoError(t, err)
	return path
}

func decoded(t *testing.T, out string) document {
	t.Helper()
	var d document
	dec := json.NewDecoder(strings.NewReader(out))
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&d))
	return d
}

func TestRun_jsonRoundTrips(t *testing.T) {
	for _, args := range [][]string{{"-json"}, {"-json", "-by", "region", "-compare"}, {"-json", "-from", "2025-02-03", "-to", "2025-02-05"}} {
		out := ran(t, args...)
		var again bytes.Buffer
		enc := json.NewEncoder(&again)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		require.NoError(t, enc.Encode(decoded(t, out)))
		assert.Equal(t, out, again.String(), "%v", args)
	}
}

// The figures hang together: months lead from one to the next, segments add up
// to the whole, and the bridge ends where retention and renewals do.
func TestRun_addsUp(t *testing.T) {
	d := decoded(t, ran(t, "-json", "-by", "segment"))
	opening := d.Waterfall.Opening
	for _, w := range d.Months {
		testkit.EqualDecimal(t, opening.String(), w.Opening)
		opening = w.Closing
	}
	testkit.EqualDecimal(t, opening.String(), d.Waterfall.Closing)
	var closing decimal.Decimal
	for _, s := range d.Segments {
		closing = closing.Add(s.Waterfall.Closing)
	}
	testkit.EqualDecimal(t, closing.String(), d.Waterfall.Closing)
	require.Len(t, d.Renewals, 1)
	r := d.Renewals[0]
	require.NotNil(t, r.Bridge)
	assert.True(t, r.Bridge.GRR.Equal(d.Retention.GRR))
	assert.True(t, r.Bridge.NRR.Equal(d.Retention.NRR))
	assert.True(t, r.Bridge.DRRGross.Equal(r.All.Gross))
	assert.True(t, r.Bridge.DRRNet.Equal(r.All.Net))
	assert.Equal(t, r.All.Due.Lines, r.Delivery[0].Due.Lines+r.Delivery[1].Due.Lines)
	require.NotNil(t, d.Cohorts)
	assert.Len(t, d.Cohorts.Rows, 12)
}

// What the sample is there to show: customers without Success Potential leave,
// and on-premise renews higher.
func TestRun_sampleIsTelling(t *testing.T) {
	d := decoded(t, ran(t, "-json", "-by", "fit"))
	grr := map[string]metrics.Retention{}
	for _, s := range d.Segments {
		grr[s.Value] = s.Retention
	}
	assert.Negative(t, grr["no-potential"].GRR.Compare(grr["conditional"].GRR))
	assert.Negative(t, grr["conditional"].GRR.Compare(grr["potential"].GRR))
	assert.Negative(t, d.Renewals[0].Delivery[0].Gross.Compare(d.Renewals[0].Delivery[1].Gross))
	assert.Positive(t, d.Waterfall.Ignored)
}

// Every method has words.
func TestReadings(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range conventions(metrics.Reactivations{}) {
		require.NoError(t, c.Validate())
		for _, f := range readings(metrics.Retention{Convention: c}) {
			key := f.figure + " " + f.method
			assert.Contains(t, means, key)
			seen[key] = true
		}
	}
	assert.Len(t, means, len(seen))
}

func TestRun_refused(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	const head, lineHead = "account,date,amount\n", "id,customer,due,amount_due,status\n"
	good := file("good.csv", head+"acme,2025-01-01,10\n")
	for _, c := range []struct {
		name string
		args []string
		want []string // parts of the one message
	}{
		{"no such flag", []string{"-colour"}, []string{"-colour"}},
		{"an argument", []string{"export.csv"}, []string{`"export.csv"`, "-h"}},
		{"no such day", []string{"-as-of", "2026-02-30"}, []string{"-as-of", "2026-02-30"}},
		{"a day without a year before it", []string{"-as-of", "0001-06-30"}, []string{"-as-of", "0001-06-30"}},
		{"a year beyond the calendar", []string{"-year", "10000"}, []string{"-year", "10000"}},
		{"a month that is none", []string{"-month", "2025-13"}, []string{"-month", "2025-13"}},
		{"half a period", []string{"-from", "2025-01-01"}, []string{"-from 2025-01-01", "-to"}},
		{"a period from behind", []string{"-from", "2025-01-02", "-to", "2025-01-01"}, []string{"-from", "2025-01-02"}},
		{"two periods", []string{"-year", "2025", "-month", "2025-12"}, []string{"-year", "-month"}},
		{"a separator of two", []string{"-separator", ";;"}, []string{"-separator", "tab"}},
		{"no separator", []string{"-separator", ""}, []string{"-separator"}},
		{"a column of no such field", []string{"-columns", "customer=id"}, []string{"-columns", "customer", "account"}},
		{"a field twice", []string{"-columns", "id=a,id=b"}, []string{"-columns", "id=b", "twice"}},
		{"a field without a column", []string{"-contract-columns", "id="}, []string{"-contract-columns", "id="}},
		{"a method of no such figure", []string{"-convention", "gross=all"}, []string{"-convention", "gross", "gross-churn"}},
		{"no such method", []string{"-convention", "grr=best"}, []string{"-convention", "best", "running-minimum"}},
		{"gaps that make no sense", []string{"-convention", "min-gap-days=90,max-gap-days=30"}, []string{"-convention", "gap_days"}},
		{"a gap that is no number", []string{"-convention", "min-gap-days=few"}, []string{"-convention", "few"}},
		{"an attribute twice", []string{"-by", "fit,fit"}, []string{"-by", "fit"}},
		{"no such attribute", []string{"-by", "colour"}, []string{"lines[1]", "colour"}},
		{"a rate that is no number", []string{"-rates", "USD=x"}, []string{"-rates", "USD"}},
		{"a rate below 0", []string{"-rates", "USD=-1"}, []string{"USD", "-1"}},
		{"every currency has a rate", []string{"-rates", "EUR=1"}, []string{"-rates"}},
		{"contracts without a ledger", []string{"-contracts", good}, []string{"-contracts", "-ledger"}},
		{"standard input twice", []string{"-contracts", "-", "-ledger", "-"}, []string{"standard input"}},
		{"nothing on standard input", []string{"-ledger", "-"}, []string{"standard input", "lines[1]"}},
		{"no such file", []string{"-ledger", filepath.Join(dir, "none.csv")}, []string{"none.csv"}},
		{"a folder", []string{"-ledger", dir}, []string{dir}},
		{"no rows", []string{"-ledger", file("empty.csv", head)}, []string{"empty.csv", "no movement"}},
		{"no columns", []string{"-ledger", file("columns.csv", "customer,date,amount\n")}, []string{"columns.csv", `"account"`}},
		{"a line cut short", []string{"-ledger", file("cut.csv", head+"acme,2025-01-01,10\nbolt,2025")}, []string{"cut.csv", "lines[3]"}},
		{"two bad cells", []string{"-ledger", file("cells.csv", head+"acme,2025-01-32,10\nacme,2025-02-01,many\n")}, []string{"lines[2].date", "lines[3].amount", "many"}},
		{"more lost than there was", []string{"-ledger", file("below.csv", head+"acme,2025-01-01,10\n\nacme,2025-02-01,-11\n")}, []string{"below.csv", "lines[4].amount", "-11"}},
		{"two currencies", []string{"-ledger", file("mixed.csv", "account,date,amount,currency\na,2025-01-01,1,EUR\nb,2025-01-01,1,USD\n")}, []string{"mixed.csv", "EUR and USD", "-rates"}},
		{"no such contracts", []string{"-ledger", good, "-contracts", filepath.Join(dir, "none.csv")}, []string{"none.csv"}},
		{"contracts with a bad cell", []string{"-ledger", good, "-contracts", file("status.csv", lineHead+"1,acme,2025-01-01,1,gone\n")}, []string{"status.csv", "lines[2].status", "gone"}},
		{"a contract line twice", []string{"-ledger", good, "-contracts", file("twice.csv", lineHead+"1,acme,2025-01-01,1,open\n1,acme,2025-01-01,2,open\n")}, []string{"twice.csv", "lines[3].id"}},
		{"contracts in another currency", []string{"-ledger", good, "-contracts", file("currency.csv", "currency,"+lineHead+"EUR,1,acme,2025-01-01,1,open\n")}, []string{"currency.csv", "currency", "EUR"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.Equal(t, 1, run(c.args, strings.NewReader(""), &stdout, &stderr))
			assert.Empty(t, stdout.String())
			message := stderr.String()
			assert.True(t, strings.HasPrefix(message, "retention: "), message)
			assert.Equal(t, 1, strings.Count(message, "retention: "), message)
			assert.True(t, strings.HasSuffix(message, "\n"), message)
			for _, part := range c.want {
				assert.Contains(t, message, part)
			}
		})
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestRun_cannotPrint(t *testing.T) {
	var stderr bytes.Buffer
	assert.Equal(t, 1, run(nil, strings.NewReader(""), fullDisk{}, &stderr))
	assert.Contains(t, stderr.String(), os.ErrClosed.Error())
}

// Standard input is a file like any other, and one that breaks off is none.
func TestRun_standardInput(t *testing.T) {
	data, err := os.ReadFile("data/movements.csv")
	require.NoError(t, err)
	var stdout, stderr bytes.Buffer
	args := []string{"-ledger", "-", "-as-of", "2026-01-15"}
	require.Zero(t, run(args, iotest.OneByteReader(bytes.NewReader(data)), &stdout, &stderr), stderr.String())
	assert.Empty(t, stderr.String())
	want, _, _ := strings.Cut(strings.Replace(ran(t), "data/movements.csv", "standard input", 1), "\nRenewals")
	assert.Contains(t, stdout.String(), want)
	assert.NotContains(t, stdout.String(), "Renewals")

	stdout.Reset()
	assert.Equal(t, 1, run(args, iotest.TimeoutReader(iotest.HalfReader(bytes.NewReader(data))), &stdout, &stderr))
	assert.Empty(t, stdout.String())
	assert.Contains(t, stderr.String(), "standard input: after ")
}
