package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/health/alert"
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
		{"account.txt", []string{"-account", "C12", "-calls", "0"}},
		{"earlier.txt", []string{"-as-of", "2025-09-29", "-calls", "3"}},
		{"help.txt", []string{"-h"}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			out := ran(t, c.args...)
			testkit.Golden(t, c.golden, []byte(out))
			assert.Equal(t, out, ran(t, c.args...), "the same bytes again")
		})
	}
}

// The sample travels in the program, and is read like any other folder.
func TestRun_sample(t *testing.T) {
	data, err := filepath.Abs("data")
	require.NoError(t, err)
	here := ran(t)
	t.Chdir(t.TempDir())
	assert.Equal(t, here, ran(t))
	assert.Equal(t, here, ran(t, "-data", data))
}

func decoded(t *testing.T, out string) report {
	t.Helper()
	var r report
	dec := json.NewDecoder(strings.NewReader(out))
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&r))
	return r
}

// The JSON holds what the page says, and the parts add up.
func TestRun_json(t *testing.T) {
	r := decoded(t, ran(t, "-json"))
	accounts := int64(0)
	for _, s := range r.Portfolio {
		accounts += s.Unknown.Accounts
		for _, c := range s.Bands {
			accounts += c.Accounts
		}
	}
	assert.Equal(t, r.Exposure.Accounts, accounts)
	assert.False(t, r.Exposure.AtRisk.GreaterThan(r.Exposure.Renewable))
	require.NotEmpty(t, r.Calls)
	assert.Equal(t, alert.Critical, r.Calls[0].Tier)
	require.NotNil(t, r.Explained)
	sum := int64(0)
	for _, l := range r.Explained.Score.Breakdown(6) {
		sum += l.Points.Micro()
	}
	assert.Equal(t, r.Explained.Score.Value.Micro(), sum)
	assert.Equal(t, r.Calls[0].Account, r.Explained.ID)
}

// What is known later does not change the page of an earlier day.
func TestRun_asOf(t *testing.T) {
	const day = "2025-09-29"
	dir := t.TempDir()
	for _, name := range []string{"accounts.csv", "readings.csv", "contacts.csv", "interactions.csv", "events.csv", "overrides.csv"} {
		text, err := os.ReadFile(filepath.Join("data", name))
		require.NoError(t, err)
		var kept strings.Builder
		for line := range strings.Lines(string(text)) {
			cells := strings.Split(strings.TrimSpace(line), ",")
			if late := map[string]int{"readings.csv": 2, "interactions.csv": 2, "events.csv": 3, "overrides.csv": 6}[name]; late > 0 && cells[late] > day && cells[0] != "account" {
				continue
			}
			kept.WriteString(line)
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(kept.String()), 0o600))
	}
	assert.Equal(t, ran(t, "-as-of", day), ran(t, "-as-of", day, "-data", dir))
}

// The picture is well formed, and names every band with its customers of today.
func TestRun_picture(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bands.svg")
	ran(t, "-svg", path)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	dec := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := dec.Token(); err != nil {
			require.ErrorIs(t, err, io.EOF)
			break
		}
	}
	for _, part := range []string{"Customers by health", "red 5", "yellow 12", "green 22", "no score 1"} {
		assert.Contains(t, string(text), part)
	}
	testkit.Golden(t, "bands.svg", text)
}

func TestRun_refused(t *testing.T) {
	folder := func(change map[string]string) string {
		dir := t.TempDir()
		files := map[string]string{
			"accounts.csv":     "id,name,start,renewal,delivery,touch,arr\nA,Acme,2025-01-01,2026-01-01,saas,low,100\n",
			"readings.csv":     "account,measure,date,value\nA,sentiment,2025-06-01,4\n",
			"contacts.csv":     "account,id,role,from,left\n",
			"interactions.csv": "account,id,date,kind,contacts\n",
			"events.csv":       "account,id,kind,date\n",
			"overrides.csv":    "account,id,kind,value,reason,by,set_at,expires_at\n",
		}
		maps.Copy(files, change)
		for name, text := range files {
			if text != "-" {
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
			}
		}
		return dir
	}
	assert.Contains(t, ran(t, "-data", folder(nil)), "Health of 1 customers on 2025-06-01")
	for _, c := range []struct {
		name string
		args []string
		want []string // parts of the one message
	}{
		{"no such flag", []string{"-colour"}, []string{"-colour"}},
		{"an argument", []string{"x"}, []string{`"x"`, "-h"}},
		{"no such day", []string{"-as-of", "2026-02-30"}, []string{"-as-of", "2026-02-30"}},
		{"fewer than none", []string{"-calls", "-1"}, []string{"-calls -1"}},
		{"no such account", []string{"-account", "Z"}, []string{"-account", "Z"}},
		{"no such folder", []string{"-data", filepath.Join(t.TempDir(), "none")}, []string{"accounts.csv"}},
		{"no place for the picture", []string{"-svg", filepath.Join(t.TempDir(), "none", "x.svg")}, []string{"x.svg"}},
		{"a file is missing", []string{"-data", folder(map[string]string{"events.csv": "-"})}, []string{"events.csv"}},
		{"no columns", []string{"-data", folder(map[string]string{"accounts.csv": "id\n"})}, []string{"accounts.csv", "lines[1]", "renewal"}},
		{"no accounts", []string{"-data", folder(map[string]string{"accounts.csv": "id,name,start,renewal,delivery,touch,arr\n"})}, []string{"accounts.csv", "no account"}},
		{"an account twice, and no money", []string{"-data", folder(map[string]string{"accounts.csv": "id,name,start,renewal,delivery,touch,arr\nA,x,,,saas,low,1\nA,x,,,saas,low,many\n"})}, []string{"lines[3].id", "lines[3].arr", "many"}},
		{"no such account in readings", []string{"-data", folder(map[string]string{"readings.csv": "account,measure,date,value\nB,x,2025-01-01,1\n"})}, []string{"readings.csv", "lines[2].account", "B"}},
		{"bad readings", []string{"-data", folder(map[string]string{"readings.csv": "account,measure,date,value\nA,Not a word,2025-01-01,1\nA,x,2025-13-01,NaN\n"})}, []string{"lines[2].measure", "lines[3].date", "lines[3].value"}},
		{"a line cut short", []string{"-data", folder(map[string]string{"readings.csv": "account,measure,date,value\nA,x\n"})}, []string{"readings.csv", "line 2"}},
		{"an override without an author", []string{"-data", folder(map[string]string{"overrides.csv": "account,id,kind,value,reason,by,set_at,expires_at\nA,o,cup,400,why,,2025-01-01,\n"})}, []string{"lines[2].kind", "lines[2].value", "lines[2].by"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.Equal(t, 1, run(c.args, &stdout, &stderr))
			assert.Empty(t, stdout.String())
			message := stderr.String()
			assert.True(t, strings.HasPrefix(message, "health: "), message)
			for _, part := range c.want {
				assert.Contains(t, message, part)
			}
		})
	}
}
