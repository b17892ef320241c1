package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/tabular"
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
		{"sample.txt", nil},
		{"earlier.txt", []string{"-as-of", "2025-12-31", "-months", "3", "-n", "3"}},
		{"retained-but-unsuccessful.txt", []string{"-account", "A0228"}},
		{"successful-but-at-risk.txt", []string{"-account", "A0157"}},
		{"before-it-turned.txt", []string{"-account", "A0157", "-as-of", "2025-12-31"}},
		{"successful.txt", []string{"-account", "A0134"}},
		{"bad-fit.txt", []string{"-account", "A0012"}},
		{"former.txt", []string{"-account", "A0078"}},
		{"free.txt", []string{"-account", "A0143"}},
		{"prospect.txt", []string{"-account", "A0011"}},
		{"account.json", []string{"-account", "A0118", "-json"}},
		{"help.txt", []string{"-h"}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			out := ran(t, c.args...)
			testkit.Golden(t, c.golden, []byte(out))
			if strings.HasSuffix(c.golden, ".txt") {
				for line := range strings.Lines(out) {
					assert.LessOrEqual(t, utf8.RuneCountInString(line), 121, "%q is too wide", line)
				}
			}
		})
	}
}

// The sample travels in the program.
func TestRun_fromAnyDirectory(t *testing.T) {
	here := ran(t, "-n", "1")
	t.Chdir(t.TempDir())
	assert.Equal(t, here, ran(t, "-n", "1"))
}

// What -csv writes opens in a spreadsheet, tells what the report tells, and its book is
// read back as the same.
func TestRun_csv(t *testing.T) {
	dir := t.TempDir()
	printed := ran(t, "-csv", dir)
	assert.Equal(t, printed, ran(t), "the report is printed all the same")
	rows := map[string][][]string{}
	for _, name := range []string{"report.csv", "reviews.csv", "actions.csv"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		rows[name], err = csv.NewReader(bytes.NewReader(data)).ReadAll()
		require.NoError(t, err)
	}
	d := decoded(t, ran(t, "-json"))
	assert.Len(t, rows["reviews.csv"], 301)
	verdicts := map[string]int64{}
	relation, verdict := slices.Index(rows["reviews.csv"][0], "relation"), slices.Index(rows["reviews.csv"][0], "verdict")
	for _, r := range rows["reviews.csv"][1:] {
		if r[relation] == "customer" {
			verdicts[r[verdict]]++
		}
	}
	for _, l := range d.Report.Verdicts.Lines {
		assert.Equal(t, l.Closing.Accounts, verdicts[l.State], l.State)
	}
	var actions int64
	for _, l := range d.Report.Risks.Actions {
		for _, s := range l.Open.Lines {
			actions += s.Closing.Accounts
		}
	}
	assert.Len(t, rows["actions.csv"], int(actions)+1)
	testkit.Golden(t, "report.csv", []byte(joined(rows["report.csv"])))
	assert.Equal(t, printed, ran(t, "-data", filepath.Join(dir, "book")))
	assert.Equal(t, printed, ran(t, "-csv", dir), "it may be written again")
}

func joined(rows [][]string) string {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.WriteAll(rows) // a buffer refuses nothing
	return out.String()
}

// A book in parts gives what the whole gives, and says how far it is.
func TestRun_parts(t *testing.T) {
	dir := t.TempDir()
	b, err := openBook("")
	require.NoError(t, err)
	accounts, err := b.accounts(".")
	require.NoError(t, err)
	for _, name := range []string{"program.json", "capacity.json", "targets.json"} {
		data, err := fs.ReadFile(b.folder, name)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
	for i, part := range [][]success.Account{accounts[:75], accounts[75:200], accounts[200:]} {
		folder := filepath.Join(dir, fmt.Sprintf("part-%d", i+1))
		require.NoError(t, os.Mkdir(folder, 0o700))
		tables, err := tabular.Tables(part)
		require.NoError(t, err)
		for name, data := range tables {
			require.NoError(t, os.WriteFile(filepath.Join(folder, name+".csv"), data, 0o600))
		}
	}
	var stdout, stderr bytes.Buffer
	require.Zero(t, run([]string{"-data", dir}, &stdout, &stderr), stderr.String())
	assert.Equal(t, ran(t), stdout.String())
	assert.Contains(t, stderr.String(), "reviewed 75 accounts, part 1 of 3\r")
	assert.True(t, strings.HasSuffix(stderr.String(), "reviewed 300 accounts, part 3 of 3\n"))
	assert.Equal(t, ran(t, "-account", "A0211"), ran(t, "-account", "A0211", "-data", dir))
	require.NoError(t, os.CopyFS(filepath.Join(dir, "part-4"), os.DirFS(filepath.Join(dir, "part-1"))))
	stderr.Reset()
	assert.Equal(t, 1, run([]string{"-data", dir}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), `account "A0001": duplicate`)
}

// However many work on it, the text is the same.
func TestRun_workers(t *testing.T) {
	want := ran(t, "-workers", "1", "-json")
	for _, n := range []string{"2", "7"} {
		assert.Equal(t, want, ran(t, "-workers", n, "-json"), n)
	}
}

// A book of accounts and contracts alone is one, too.
func TestRun_littleIsKnown(t *testing.T) {
	dir := t.TempDir()
	program, err := os.ReadFile("data/program.json")
	require.NoError(t, err)
	for name, data := range map[string]string{
		"program.json":  string(program),
		"accounts.csv":  "id,name,segment\nacme,Acme Tools,small\n",
		"contracts.csv": "account_id,id,date,start,value,currency\nacme,k1,2025-01-01,2025-01-01,12000,EUR\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600))
	}
	testkit.Golden(t, "little.txt", []byte(ran(t, "-data", dir)))
	assert.Contains(t, ran(t, "-data", dir, "-account", "acme"), "nobody has asked")
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
	for _, args := range [][]string{{"-json"}, {"-json", "-as-of", "2026-01-31", "-n", "0"}} {
		out := ran(t, args...)
		again, err := encoded(decoded(t, out))
		require.NoError(t, err)
		assert.Equal(t, out, string(again), "%v", args)
	}
	var r success.Review
	require.NoError(t, json.Unmarshal([]byte(ran(t, "-json", "-account", "A0012")), &r))
	assert.Equal(t, "A0012", r.Account)
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
