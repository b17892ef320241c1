package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever is wrong is told in one message, with the file, the line and the value.
func TestRun_refused(t *testing.T) {
	program, err := os.ReadFile("data/program.json")
	require.NoError(t, err)
	book := func(files map[string]string) []string {
		dir := t.TempDir()
		if _, ok := files["program.json"]; !ok {
			files["program.json"] = string(program)
		}
		if _, ok := files["accounts.csv"]; !ok {
			files["accounts.csv"] = "id\nacme\n"
		}
		for name, content := range files {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
		}
		return []string{"-data", dir}
	}
	with := func(old, replacement string) []string {
		require.Contains(t, string(program), old)
		return book(map[string]string{"program.json": strings.Replace(string(program), old, replacement, 1)})
	}
	table := func(name, content string) []string { return book(map[string]string{name: content}) }
	for _, c := range []struct {
		name string
		args []string
		want []string // parts of the one message
	}{
		{"no such day", []string{"-as-of", "2026-02-30"}, []string{"-as-of", "2026-02-30", "no such day"}},
		{"not a day", []string{"-as-of", "yesterday"}, []string{"-as-of", "yesterday"}},
		{"no day", []string{"-as-of", ""}, []string{"-as-of"}},
		{"a day without years before it", []string{"-as-of", "0001-06-30"}, []string{"-as-of", "0001-06-30"}},
		{"no such flag", []string{"-colour"}, []string{"-colour"}},
		{"an argument", []string{"A0001"}, []string{`"A0001"`}},
		{"no months", []string{"-months", "0"}, []string{"-months 0"}},
		{"fewer than no actions", []string{"-n", "-1"}, []string{"-n -1"}},
		{"nobody works", []string{"-workers", "0"}, []string{"-workers 0"}},
		{"two questions", []string{"-account", "A0001", "-csv", t.TempDir()}, []string{"-account and -csv"}},
		{"no such account", []string{"-account", "A9999"}, []string{`"A9999"`}},
		{"no such folder", []string{"-data", filepath.Join(t.TempDir(), "none")}, []string{"program.json"}},
		{"nowhere to write", []string{"-csv", filepath.Join("data", "program.json", "out")}, []string{"program.json"}},
		{"broken JSON", book(map[string]string{"program.json": "{\n  \"id\": {,}\n}"}), []string{"program.json:2"}},
		{"two programs", book(map[string]string{"program.json": string(program) + "{}"}), []string{"program.json", "follows"}},
		{"a word where a number goes", with(`"version": 5`, `"version": "five"`), []string{"program.json:3", "version"}},
		{"a misspelt member", with(`"window_days"`, `"window_dayss"`), []string{"program.json", "window_dayss"}},
		{"a word that is none", with(`"on": "outcome-failed"`, `"on": "outcome-fails"`), []string{"program.json", "outcome-fails"}},
		{"a bad program", with(`"band": "red"`, `"band": "crimson"`), []string{"program.json", "rules[2].band", "crimson"}},
		{"a bad capacity", table("capacity.json", `{"plan": {"working_hours": 0}}`), []string{"capacity.json", "working_hours"}},
		{"a bad target", table("targets.json", `[{"id": "a", "figure": "grr", "goal": "0.9", "value": "1"}]`), []string{"targets.json", "targets[0].value"}},
		{"no accounts", table("accounts.csv", "id\nacme\nacme\n"), []string{"accounts.lines[3].id", "duplicate"}},
		{"a table that is none", table("wages.csv", "id\n"), []string{"wages", "no table"}},
		{"no such column", table("contracts.csv", "account_id,price\nacme,1\n"), []string{"contracts.lines[1].price"}},
		{"a bad amount", table("contracts.csv", "account_id,id,date,start,value\nacme,k1,2025-01-01,2025-01-01,many\n"), []string{"contracts.lines[2].value", "many"}},
		{"a bad day", table("events.csv", "account_id,id,kind,date\nacme,v1,reached,2025-02-30\n"), []string{"events.lines[2].date", "2025-02-30"}},
		{"a fact that names nothing", table("accounts.csv", "id,level\nacme,sky-high\n"), []string{`account "acme"`, "level", "sky-high"}},
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
