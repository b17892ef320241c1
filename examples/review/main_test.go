package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
)

// ran runs the program and returns what it printed.
func ran(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(args, &stdout, &stderr), "stderr: %s", stderr.String())
	require.Empty(t, stderr.String())
	return stdout.String()
}

func TestRun(t *testing.T) {
	for _, c := range []struct {
		golden string
		args   []string
	}{
		{"overview.txt", nil},
		{"overview-january.txt", []string{"-as-of", "2026-01-31"}},
		{"account-experience-breached.txt", []string{"-account", "C-02"}},
		{"account-bad-fit.txt", []string{"-account", "C-08"}},
		{"account-health-unknown.txt", []string{"-account", "C-07"}},
		{"account-nobody-asked.txt", []string{"-account", "C-11"}},
		{"account-prospect.txt", []string{"-account", "P-01"}},
		{"account-january.txt", []string{"-account", "C-06", "-as-of", "2026-01-31"}},
		{"account.json", []string{"-account", "C-09", "-json"}},
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

// What the sample is there to show: success, fit and health are three answers.
func TestRun_sampleIsTelling(t *testing.T) {
	got := map[string]string{}
	for _, r := range decoded(t, ran(t, "-json")).Reviews {
		rule := "none"
		if len(r.Actions) > 0 {
			rule = r.Actions[0].Rule
		}
		got[r.Account] = strings.Join([]string{r.Verdict.String(), r.Fit.Verdict.String(), r.Health.Band, rule}, " / ")
	}
	assert.Equal(t, map[string]string{
		"C-01": "successful / potential / green / none",
		"C-02": "unsuccessful / potential / green / repair-experience",
		"C-03": "on-the-way / potential / green / secure-milestone",
		"C-04": "on-the-way / potential / yellow / unblock-milestone",
		"C-05": "unknown / potential / green / measure-goal",
		"C-06": "successful / potential / red / rescue-account",
		"C-07": "on-the-way / potential /  / find-health-data",
		"C-08": "unsuccessful / no-potential / yellow / recover-goal",
		"C-09": "on-the-way / conditional / green / keep-promise",
		"C-10": "successful / potential / yellow / prepare-renewal",
		"C-11": "unknown / potential / green / ask-desired-outcome",
		"P-01": "unknown / undetermined /  / ask-fit-question",
	}, got)
}

// The accounts' revenue adds up to that of the book: no movement took effect
// between the end of the twelve months and the day.
func TestPage_revenueAddsUp(t *testing.T) {
	o, err := parse(nil, nil)
	require.NoError(t, err)
	p, err := newPage(o.book, o.movements, o.asOf)
	require.NoError(t, err)
	var sum decimal.Decimal
	for _, e := range p.entries {
		sum = sum.Add(e.mrr)
	}
	testkit.EqualDecimal(t, p.waterfall.Closing.StringFixed(2), sum)
}

// The sample travels in the program.
func TestRun_fromAnyDirectory(t *testing.T) {
	here := ran(t)
	t.Chdir(t.TempDir())
	assert.Equal(t, here, ran(t))
}

func TestRun_filesOfOnesOwn(t *testing.T) {
	assert.Equal(t, ran(t), ran(t, "-book", "data/book.json", "-movements", "data/movements.csv"))
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
	for _, args := range [][]string{{"-json"}, {"-json", "-account", "C-06"}, {"-json", "-as-of", "2026-01-31"}} {
		out := ran(t, args...)
		var again bytes.Buffer
		enc := json.NewEncoder(&again)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		require.NoError(t, enc.Encode(decoded(t, out)))
		assert.Equal(t, out, again.String(), "%v", args)
	}
	all := decoded(t, ran(t, "-json"))
	assert.Len(t, all.Reviews, 12)
	one := decoded(t, ran(t, "-json", "-account", "C-07"))
	require.Len(t, one.Reviews, 1)
	assert.Equal(t, success.OnTheWay, one.Reviews[0].Verdict)
	assert.Equal(t, health.Unknown, one.Reviews[0].Health.State)
	assert.False(t, one.Reviews[0].Health.Value.Known())
	assert.Equal(t, all.Retention, one.Retention)
}

func TestRun_refused(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	book, err := os.ReadFile("data/book.json")
	require.NoError(t, err)
	with := func(name, old, replacement string) string {
		require.Contains(t, string(book), old)
		return file(name, strings.Replace(string(book), old, replacement, 1))
	}
	for _, c := range []struct {
		name string
		args []string
		want []string // parts of the one message
	}{
		{"no such day", []string{"-as-of", "2026-02-30"}, []string{"-as-of", "2026-02-30", "no such day"}},
		{"not a day", []string{"-as-of", "yesterday"}, []string{"-as-of", "yesterday"}},
		{"no day", []string{"-as-of", ""}, []string{"-as-of"}},
		{"a day without a year before it", []string{"-as-of", "0001-06-30"}, []string{"-as-of", "0001-06-30"}},
		{"no such flag", []string{"-colour"}, []string{"-colour"}},
		{"an argument", []string{"C-06"}, []string{`"C-06"`}},
		{"no such account", []string{"-account", "C-99"}, []string{`"C-99"`, "no account"}},
		{"no such book", []string{"-book", filepath.Join(dir, "none.json")}, []string{"none.json"}},
		{"no such movements", []string{"-movements", filepath.Join(dir, "none.csv")}, []string{"none.csv"}},
		{"an empty book", []string{"-book", file("empty.json", "")}, []string{"empty.json"}},
		{"half a book", []string{"-book", file("half.json", string(book[:len(book)/2]))}, []string{"half.json"}},
		{"two books", []string{"-book", file("two.json", string(book)+"{}")}, []string{"two.json"}},
		{"broken JSON", []string{"-book", file("broken.json", "{\n  \"program\": {,}\n}")}, []string{"broken.json:2"}},
		{"a word where a number goes", []string{"-book", with("type.json", `"version": 4`, `"version": "four"`)}, []string{"type.json:4", "version"}},
		{"a misspelt member", []string{"-book", with("member.json", `"renews"`, `"renewss"`)}, []string{"member.json", "renewss"}},
		{"a bad day in a book", []string{"-book", with("day.json", `"start": "2023-05-02"`, `"start": "2023-05-32"`)}, []string{"day.json", "2023-05-32"}},
		{"a word that is none", []string{"-book", with("word.json", `"on": "outcome-failed"`, `"on": "outcome-fails"`)}, []string{"word.json", "outcome-fails"}},
		{"a bad program", []string{"-book", with("program.json", `"band": "red"`, `"band": "crimson"`)}, []string{"program.json", "program.rules[2].band", "crimson"}},
		{"a bad fact", []string{"-book", with("fact.json", `"milestone": "erp-connected"`, `"milestone": ""`)}, []string{"fact.json", "accounts[0].events[1].milestone", "required"}},
		{"no columns", []string{"-movements", file("columns.csv", "account,date,amount\n")}, []string{"columns.csv", "customer_id"}},
		{"a bad amount", []string{"-movements", file("amount.csv", "customer_id,effective,mrr_delta\nC-01,2025-01-01,many\n")}, []string{"amount.csv", "lines[2].mrr_delta", "many"}},
		{"more lost than there was", []string{"-movements", file("below.csv", "customer_id,effective,mrr_delta\nC-01,2025-01-01,10\nC-01,2025-02-01,-11\n")}, []string{"below.csv", "movements[1].amount", "-11"}},
		{"two currencies", []string{"-movements", file("mixed.csv", "customer_id,effective,mrr_delta,currency\nC-01,2025-01-01,10,EUR\nC-02,2025-02-01,11,USD\n")}, []string{"mixed.csv", "EUR USD"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.Equal(t, 1, run(c.args, &stdout, &stderr))
			assert.Empty(t, stdout.String())
			message := stderr.String()
			assert.True(t, strings.HasPrefix(message, "review: "), message)
			assert.Equal(t, 1, strings.Count(message, "review: "), message)
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
	assert.Equal(t, 1, run(nil, fullDisk{}, &stderr))
	assert.Contains(t, stderr.String(), os.ErrClosed.Error())
}

func TestMoney(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "1234567.5": "1,234,567.50", "-1000": "-1,000", "-0.25": "-0.25",
	} {
		assert.Equal(t, want, money(decimal.RequireFromString(in)), in)
	}
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("x", width+10)
	assert.Equal(t, "  a b\n", wrap("a  b", "  "))
	assert.Equal(t, "  a\n  "+long+"\n  b\n", wrap("a "+long+" b", "  "))
}
