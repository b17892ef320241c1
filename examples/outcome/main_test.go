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

	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/census"
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
		{"june.txt", []string{"-as-of", "2025-06-30"}},
		{"customer.txt", []string{"-customer", "C042"}},
		{"customer-plain.txt", []string{"-customer", "C015"}},
		{"customer-nobody-asked.txt", []string{"-customer", "C014"}},
		{"use-case.txt", []string{"-use-case", "hiring"}},
		{"help.txt", []string{"-h"}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			out := ran(t, c.args...)
			testkit.Golden(t, c.golden, []byte(out))
			assert.Equal(t, out, ran(t, c.args...), "the same bytes again")
			for line := range strings.Lines(out) {
				assert.LessOrEqual(t, utf8.RuneCountInString(line), 121, "%q is too wide", line)
			}
		})
	}
}

// The sample travels in the program, and is read like any other folder.
func TestRun_sample(t *testing.T) {
	dir, err := filepath.Abs("data")
	require.NoError(t, err)
	here := ran(t)
	t.Chdir(t.TempDir())
	assert.Equal(t, here, ran(t))
	assert.Equal(t, here, ran(t, "-data", dir))
}

// What is printed as JSON is read back, and the sums are those of the customers.
func TestRun_json(t *testing.T) {
	out := ran(t, "-json", "-as-of", "2025-08-31")
	var d document
	dec := json.NewDecoder(strings.NewReader(out))
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&d))
	var again bytes.Buffer
	enc := json.NewEncoder(&again)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	require.NoError(t, enc.Encode(d))
	assert.Equal(t, out, again.String())

	captured, both := 0, 0
	for _, c := range d.Customers {
		if c.Attainment != nil {
			captured += len(c.Attainment.Required)
			if c.Attainment.State == outcome.Both {
				both++
			}
		}
	}
	whole := census.Whole(d.Sums.Customers)
	assert.Equal(t, int64(len(d.Customers)), whole.Total())
	assert.Equal(t, int64(both), whole.Both)
	assert.Equal(t, int64(captured), census.Group(d.Sums.Outcomes, census.By{})[0].Captured())
}

// What the sample is there to show: every way in which an outcome and a promise
// can stand, and a success that is none because of the way.
func TestRun_sampleIsTelling(t *testing.T) {
	var d document
	require.NoError(t, json.Unmarshal([]byte(ran(t, "-json")), &d))
	assert.Len(t, d.Customers, 300)
	states, attributes := map[outcome.MeasureState]bool{}, map[outcome.Attribute]bool{}
	for _, c := range d.Customers {
		if c.Attainment == nil {
			continue
		}
		for _, r := range c.Attainment.Required {
			states[r.State] = true
		}
		for _, r := range c.Attainment.Requirements {
			attributes[r.Attribute] = attributes[r.Attribute] || r.State == outcome.Breached
		}
	}
	assert.Len(t, states, 8)
	for a, breached := range attributes {
		assert.Equal(t, a != outcome.TouchAttribute, breached, a)
	}
	whole := census.Whole(d.Sums.Customers)
	for _, n := range []int64{whole.Both, whole.OutcomeOnly, whole.ExperienceOnly, whole.Neither, whole.Unknown, whole.Uncaptured} {
		assert.NotZero(t, n)
	}
}

// folder returns a copy of the sample in which a file is another, or missing.
func folder(t *testing.T, file, text string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS("data")))
	path := filepath.Join(dir, file)
	switch text {
	case "":
	case "-":
		require.NoError(t, os.Remove(path))
	default:
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return dir
}

func TestRun_ownFiles(t *testing.T) {
	without := ran(t, "-data", folder(t, "story.json", "-"))
	assert.NotContains(t, without, "Lindqvist")
	assert.Contains(t, without, "of 300 customers")
}

// A wrong file gets file, line and field, and no figure is printed.
func TestRun_wrongFiles(t *testing.T) {
	const customers, observations = "customer,segment,delivery,language,captured,go_live,use_case,baselines,wild_success\n", "customer,measure,date,value,source,level\n"
	const interactions = "customer,date,at,kind,channel,began,owner,language,coverage,expertise,minutes,value_shown\n"
	book, err := os.ReadFile("data/customers.csv")
	require.NoError(t, err)
	for name, c := range map[string]struct {
		file, text string
		want       []string
	}{
		"no catalogue":       {"catalogue.json", "-", []string{"catalogue.json"}},
		"not JSON":           {"catalogue.json", "{\n\n]", []string{"catalogue.json:3"}},
		"a member misspelt":  {"catalogue.json", `{"idd": "x"}`, []string{"catalogue.json", "idd"}},
		"two documents":      {"catalogue.json", `{} {}`, []string{"catalogue.json", "something follows"}},
		"an empty catalogue": {"catalogue.json", `{}`, []string{"catalogue.json: ", "use_cases: required", "id: required"}},
		"no rows":            {"customers.csv", " \n", []string{"customers.csv:1", "no column is named customer"}},
		"another column":     {"observations.csv", "customer,measure,day,value,source,level\n", []string{"observations.csv:1", "date", `"day"`}},
		"not CSV":            {"interactions.csv", interactions + "\"\n", []string{"interactions.csv: ", "line 2"}},
		"a bad customer": {"customers.csv", customers + "C1,small,cloud,,x,,hiring,days=1;n=x,\n,,,,,,,,\n", []string{
			`customers.csv:2: delivery: "cloud"`, `customers.csv:2: captured: "x"`, "customers.csv:2: baselines", "customers.csv:3: customer", "customers.csv:3: delivery",
		}},
		"a customer who is two": {"customers.csv", customers + "C1,small,saas,,,,,,\nC1,large,saas,,,,,,\n", []string{"customers.csv:3", "line 2"}},
		"a use case twice":      {"customers.csv", customers + "C1,small,saas,,2025-01-01,2025-02-01,hiring,,\nC1,small,saas,,2025-01-01,2025-02-01,hiring,,\n", []string{"customers.csv:3: use_case", "duplicate"}},
		"no such use case":      {"customers.csv", strings.Replace(string(book), "hiring", "golf", 1), []string{"customers.csv:14: ", "use_case", "golf"}},
		"a bad observation": {"observations.csv", observations + "C001,x,2025-02-30,1,s,measured\nC999,x,2025-02-28,one,s,sure\nC001,x,2025-02-28,1e99,s,measured\n", []string{
			`observations.csv:2: date: "2025-02-30"`, `observations.csv:3: customer: "C999"`, `observations.csv:3: value: "one"`, `observations.csv:3: level: "sure"`, "observations.csv:4: value",
		}},
		"a bad interaction": {"interactions.csv", interactions + "C001,2025-02-28,9:00,case,e mail,them,,,,,soon,maybe\n", []string{
			"interactions.csv:2: at", "interactions.csv:2: channel", "interactions.csv:2: began", "interactions.csv:2: minutes", "interactions.csv:2: value_shown",
		}},
		"a story of nobody": {"story.json", `{"customer": "C999"}`, []string{"story.json: customer"}},
	} {
		t.Run(name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.Equal(t, 1, run([]string{"-data", folder(t, c.file, c.text)}, &stdout, &stderr))
			assert.Empty(t, stdout.String())
			for _, want := range c.want {
				assert.Contains(t, stderr.String(), want)
			}
		})
	}
}

func TestRun_flags(t *testing.T) {
	for _, args := range [][]string{
		{"-colour"},
		{"more"},
		{"-as-of", "yesterday"},
		{"-as-of", ""},
		{"-customer", "C999"},
		{"-use-case", "golf"},
		{"-customer", "C001", "-use-case", "hiring"},
		{"-data", filepath.Join(t.TempDir(), "none")},
	} {
		var stdout, stderr bytes.Buffer
		assert.Equal(t, 1, run(args, &stdout, &stderr), "%q", args)
		assert.Empty(t, stdout.String())
		assert.NotEmpty(t, stderr.String())
	}
	var stderr bytes.Buffer
	assert.Equal(t, 1, run(nil, brokenPipe{}, &stderr), "nobody reads it")
}

// brokenPipe takes nothing.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, os.ErrClosed }
