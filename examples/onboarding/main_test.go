package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/testkit"
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
		{"march.txt", []string{"-as-of", "2026-03-31"}},
		{"customer.txt", []string{"-customer", "c0097"}},
		{"own.txt", []string{
			"-path", "testdata/path.json", "-customers", "testdata/customers.csv", "-events", "testdata/events.csv",
		}},
		{"own_offers.txt", []string{
			"-path", "testdata/path.json", "-customers", "testdata/customers.csv", "-events", "testdata/events.csv",
			"-offers", "testdata/offers.json", "-talks", "testdata/talks.csv", "-calendar", "testdata/calendar.json", "-as-of", "2026-03-20",
		}},
		{"help.txt", []string{"-h"}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			out := ran(t, c.args...)
			testkit.Golden(t, c.golden, []byte(out))
			for line := range strings.Lines(out) {
				assert.LessOrEqual(t, utf8.RuneCountInString(line), 151, "%q is too wide", line)
			}
		})
	}
}

// What becomes known later changes nothing of a page but the judgement.
func TestRun_asOf(t *testing.T) {
	page := func(out string) string {
		before, _, found := strings.Cut(out, "\nWere the forecasts any good?")
		require.True(t, found)
		return before
	}
	dir := t.TempDir()
	data, err := os.ReadFile("data/events.csv")
	require.NoError(t, err)
	kept := &strings.Builder{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		cells := strings.Split(line, ",")
		if i == 0 || max(cells[5], cells[6]) <= "2026-06-30" {
			kept.WriteString(line + "\n")
		}
	}
	file := filepath.Join(dir, "events.csv")
	require.NoError(t, os.WriteFile(file, []byte(kept.String()), 0o600))
	got := ran(t, "-path", "data/path.json", "-calendar", "data/calendar.json", "-customers", "data/customers.csv",
		"-events", file, "-offers", "data/offers.json", "-talks", "data/talks.csv", "-as-of", "2026-06-30")
	assert.Equal(t, page(ran(t)), page(got))
}

func TestRun_svg(t *testing.T) {
	for name, args := range map[string][]string{"path.svg": nil, "plan.svg": {"-customer", "c0097"}} {
		file := filepath.Join(t.TempDir(), name)
		ran(t, append(args, "-svg", file)...)
		picture, err := os.ReadFile(file)
		require.NoError(t, err)
		testkit.Golden(t, name, picture)
	}
}

func TestRun_refuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	path, customers, events := "testdata/path.json", "testdata/customers.csv", "testdata/events.csv"
	own := func(path, customers, events string, more ...string) []string {
		return append([]string{"-path", path, "-customers", customers, "-events", events}, more...)
	}
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"an argument", []string{"more"}, []string{`"more"`}},
		{"no such flag", []string{"-colour"}, []string{"colour"}},
		{"a day that is none", []string{"-as-of", "2026-02-30"}, []string{"-as-of", "2026-02-30"}},
		{"files without a path", []string{"-events", events}, []string{"-path"}},
		{"a path without files", []string{"-path", path}, []string{"-customers"}},
		{"talks of nothing", own(path, customers, events, "-talks", "testdata/talks.csv"), []string{"-offers"}},
		{"no such file", own(filepath.Join(dir, "none.json"), customers, events), []string{"none.json"}},
		{"no JSON", own(file("bad.json", "{"), customers, events), []string{"bad.json"}},
		{"a field too many", own(file("field.json", `{"colour":1}`), customers, events), []string{"field.json", "colour"}},
		{"two values", own(file("two.json", `{"id":"x"}{}`), customers, events), []string{"two.json"}},
		{"a path that is none", own(file("path.json", `{"id":"p","version":1,"milestones":[{"id":"a","name":"A","kind":"success","accountable":"both"}]}`), customers, events), []string{"path.json", "milestones[0].duration_days", "milestones[0].outcome"}},
		{"no such calendar", own(path, customers, events, "-calendar", file("calendar.json", `{"workdays":["noday"]}`)), []string{"calendar.json", "workdays[0]", "noday"}},
		{"offers that are none", own(path, customers, events, "-offers", file("offers.json", `{"id":"o","version":1,"offers":[]}`)), []string{"offers.json", "offers"}},
		{"no columns", own(path, file("empty.csv", ""), events), []string{"empty.csv", "lines[1]", "customer"}},
		{"a column that is not read", own(path, file("column.csv", "customer,anchor,colour\n"), events), []string{"column.csv", "lines[1]", "colour"}},
		{"a column missing", own(path, file("missing.csv", "customer\n"), events), []string{"missing.csv", "anchor"}},
		{"customers at fault", own(path, file("customers.csv", "customer,anchor,coverage\na,2026-01-05,none\na,2026-01-32,\n,,\n"), events), []string{"customers.csv", "lines[2].coverage", "lines[3].customer", "lines[3].anchor", "lines[4].customer"}},
		{"events at fault", own(path, customers, file("events.csv", "customer,id,kind,date,milestone,quality\nx,1,reached,2026-01-06,bought,5\nacme,2,arrived,2026-01-06,bought,six\nacme,,reached,,,\n")), []string{"events.csv", "lines[2].customer", "lines[3].kind", "lines[3].quality", "lines[4].id", "lines[4].milestone", "lines[4].date"}},
		{"a line cut short", own(path, customers, file("cut.csv", "customer,id,kind,date\nacme,1\n")), []string{"cut.csv", "lines[2]"}},
		{"no events", own(path, customers, file("none.csv", "customer,id,kind,date\n")), []string{"no event"}},
		{"talks at fault", own(path, customers, events, "-offers", "testdata/offers.json", "-talks", file("talks.csv", "customer,id,offer,answer,date\nacme,1,seats,maybe,2026-01-06\n")), []string{"talks.csv", "lines[2].answer", "maybe"}},
		{"two facts of one id", own(path, customers, file("twice.csv", "customer,id,kind,date,milestone\nacme,1,reached,2026-01-06,bought\nacme,1,lost,2026-01-07,bought\n")), []string{"acme", "events[1].id"}},
		{"no such customer", []string{"-customer", "nobody"}, []string{"-customer nobody"}},
		{"a folder that is not there", []string{"-svg", filepath.Join(dir, "none", "x.svg")}, []string{"x.svg"}},
		{"one customer's too", []string{"-customer", "c0001", "-svg", filepath.Join(dir, "none", "x.svg")}, []string{"x.svg"}},
		{"a deviation that is none", []string{"-pace-deviation", "9"}, []string{"pace_deviation"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.Equal(t, 1, run(c.args, &stdout, &stderr))
			assert.Empty(t, stdout.String())
			message := stderr.String()
			assert.True(t, strings.HasPrefix(message, "onboarding: "), message)
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
