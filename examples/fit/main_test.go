package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/fit/pipeline"
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
		{"earlier.txt", []string{"-as-of", "2025-06-30"}},
		{"own.txt", []string{
			"-profile", "testdata/profile.json", "-pipeline", "testdata/pipeline.csv", "-customers", "testdata/customers.csv",
			"-segments", "testdata/segments.csv", "-capabilities", "testdata/capabilities.csv", "-growth", "testdata/growth.json", "-as-of", "2026-02-01",
		}},
		{"help.txt", []string{"-h"}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			out := ran(t, c.args...)
			testkit.Golden(t, c.golden, []byte(out))
			assert.Equal(t, out, ran(t, c.args...), "the same bytes again")
			assert.True(t, utf8.ValidString(out))
		})
	}
}

// The sample travels in the program, and is read like any other file.
func TestRun_sample(t *testing.T) {
	dir, err := filepath.Abs("data")
	require.NoError(t, err)
	here := ran(t)
	t.Chdir(t.TempDir())
	assert.Equal(t, here, ran(t))
	var args []string
	for _, name := range []string{"profile.json", "growth.json", "pipeline.csv", "customers.csv", "segments.csv", "capabilities.csv"} {
		flag, _, _ := strings.Cut(name, ".")
		args = append(args, "-"+flag, filepath.Join(dir, name))
	}
	assert.Equal(t, here, ran(t, args...))
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
	out := ran(t, "-json")
	var again bytes.Buffer
	enc := json.NewEncoder(&again)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	require.NoError(t, enc.Encode(decoded(t, out)))
	assert.Equal(t, out, again.String())
}

// What the sample is there to show: every route, every case, a profile that
// tells, capabilities that unlock only together, and good fit that overtakes.
func TestRun_sampleIsTelling(t *testing.T) {
	d := decoded(t, ran(t, "-json"))
	assert.Equal(t, int64(200), d.Pipeline.Deals())
	for _, l := range d.Pipeline.Routes {
		assert.Greater(t, l.Deals, int64(20), l.Route)
	}
	assert.Positive(t, d.Pipeline.OnConditions.Deals)
	assert.Equal(t, pipeline.Disqualified, d.Lost[0].Route)
	assert.Positive(t, d.All.KnowinglySigned)
	assert.Positive(t, d.All.NotTold)
	assert.Positive(t, d.All.NotYetKnown)
	assert.Equal(t, d.All.Bad, d.All.KnowinglySigned+d.All.NotTold)
	assert.Equal(t, "tells", d.Proof[0].Telling.String())
	var joint int
	for _, b := range d.Bundles {
		if len(b.Capabilities) > 1 {
			joint++
		}
	}
	assert.Greater(t, joint, 1)
	for i, p := range d.Plans {
		assert.True(t, p.Exact)
		assert.Len(t, p.Steps, i+1)
	}
	assert.Greater(t, d.Growth.BreakEven.Margin, 1)
	assert.True(t, d.Growth.Ahead.IsPositive())
}

func TestRun_refused(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	const head = "id,value,asked,promises,crm-platform,data-skills,integration-budget\n"
	for _, c := range []struct {
		name string
		args []string
		want []string // parts of the one message
	}{
		{"no such flag", []string{"-colour"}, []string{"-colour"}},
		{"an argument", []string{"export.csv"}, []string{`"export.csv"`, "-h"}},
		{"no such day", []string{"-as-of", "2026-02-30"}, []string{"-as-of", "2026-02-30"}},
		{"no day", []string{"-as-of", ""}, []string{"-as-of"}},
		{"before every version", []string{"-as-of", "2020-01-01"}, []string{"-as-of 2020-01-01", "profile"}},
		{"no such file", []string{"-pipeline", filepath.Join(dir, "none.csv")}, []string{"none.csv"}},
		{"no columns", []string{"-pipeline", file("empty.csv", "")}, []string{"empty.csv", "lines[1]"}},
		{"no such column", []string{"-pipeline", file("column.csv", "id,colour,id\n")}, []string{"lines[1]", `"colour"`, "data-skills", `"id"`}},
		{"a column that is missing", []string{"-customers", file("missing.csv", "id\n")}, []string{"lines[1]", `"signed"`}},
		{"a line cut short", []string{"-pipeline", file("cut.csv", head+"P1,5\n")}, []string{"lines[2]", "2 cells, want 7"}},
		{"a quotation that never ends", []string{"-pipeline", file("quote.csv", head+"\"P1,5\n")}, []string{"quote.csv", "line 2"}},
		{"three bad cells", []string{"-pipeline", file("cells.csv", head+"P1,many,2026-01-01,,Atlas,maybe,4x\n")}, []string{
			"lines[2].value", `"many"`, "lines[2].crm-platform", `"Atlas"`, "lines[2].data-skills", `"maybe"`, "lines[2].integration-budget", `"4x"`,
		}},
		{"a day that is none", []string{"-pipeline", file("day.csv", head+"P1,1,2026-02-30,,,,\n")}, []string{"lines[2].asked", "2026-02-30"}},
		{"an id twice", []string{"-pipeline", file("twice.csv", head+"P1,1,2026-01-01,,,,\nP1,1,2026-01-01,,,,\n")}, []string{"lines[3].id", `"P1"`}},
		{"no id", []string{"-pipeline", file("id.csv", head+",1,2026-01-01,,,,\n")}, []string{"lines[2].id"}},
		{"a promise cut short", []string{"-pipeline", file("promise.csv", head+"P1,1,2026-01-01,data-skills both,,,\n")}, []string{"lines[2].promises", "CRITERION SIDE DAY WHAT"}},
		{"a promise of nobody", []string{"-pipeline", file("side.csv", head+"P1,1,2026-01-01,data-skills us 2026-03-01 train,,,\n")}, []string{"lines[2].promises", "us"}},
		{"a promise due before it is given", []string{"-pipeline", file("due.csv", head+"P1,1,2026-01-01,data-skills both 2025-03-01 train,,,\n")}, []string{"lines[2].promises"}},
		{"below 0", []string{"-segments", file("below.csv", "id,accounts,value\nx,5,-1\ny,1.5,1\n")}, []string{"lines[2].value", "lines[3].accounts"}},
		{"no signing", []string{"-customers", file("signed.csv", "id,signed,stayed\n,,perhaps\n")}, []string{"lines[2].signed", "lines[2].id", "lines[2].stayed", "perhaps"}},
		{"no cost", []string{"-capabilities", file("cost.csv", "id,cost\nfeatures.offline,\n")}, []string{"lines[2].cost"}},
		{"JSON cut short", []string{"-growth", file("cut.json", "{\n\"periods\": 3,\n")}, []string{"cut.json:3"}},
		{"JSON of another type", []string{"-profile", file("type.json", "{\n\"versions\": [{\"version\": \"one\"}]}")}, []string{"type.json:2", "version"}},
		{"a member misspelt", []string{"-profile", file("member.json", "{\n\n\"verions\": []}")}, []string{"member.json:3", "verions"}},
		{"something behind it", []string{"-growth", file("behind.json", "{} {}")}, []string{"behind.json", "follows"}},
		{"no versions", []string{"-profile", file("none.json", "{}")}, []string{"none.json", "versions"}},
		{"a profile with faults", []string{"-profile", file("faults.json", `{"versions": [{"id": "A b", "version": 1}]}`)}, []string{"versions[0].id", "versions[0].effective_from", "versions[0].criteria"}},
		{"a growth with faults", []string{"-growth", file("growth.json", `{"periods": 999}`)}, []string{"growth.json", "periods", `"999"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.Equal(t, 1, run(c.args, &stdout, &stderr))
			assert.Empty(t, stdout.String())
			message := stderr.String()
			assert.True(t, strings.HasPrefix(message, "fit: "), message)
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
