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

	"github.com/successkit/successkit/health/proof"
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
		{"lead.txt", []string{"-lead", "30", "-leads", "30,60", "-as-of", "2025-06-30"}},
		{"own.txt", own("-as-of", "2026-01-01", "-lower", "complaints")},
		{"telecom.txt", []string{"-csv", "testdata/telecom.csv"}},
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

// own are the flags of small files of one's own.
func own(more ...string) []string {
	return append([]string{"-decisions", "testdata/decisions.csv", "-readings", "testdata/readings.csv", "-model", "data/model.json"}, more...)
}

// The sample's truth is found: the intervals hold what was made, only the measure
// that was typed in afterwards leaks, and the model tells better than every
// single measure, at every lead.
func TestRun_sampleTruth(t *testing.T) {
	var d document
	require.NoError(t, json.Unmarshal([]byte(ran(t, "-json")), &d))
	require.Len(t, d.Truth, 18)
	made := map[string]map[int]float64{}
	for _, one := range d.Truth {
		if made[one.Measure] == nil {
			made[one.Measure] = map[int]float64{}
		}
		made[one.Measure][one.LeadDays] = one.Area
	}
	for _, l := range d.Report.Leads {
		for _, j := range l.Judgements {
			id := j.Predictor.ID
			if area, ok := made[id][l.Days]; ok {
				assert.True(t, j.Discrimination.Interval.Contains(area), "%s, %d days: %v", id, l.Days, area)
			}
			assert.Equal(t, id == "exit-score", j.Hindsight.Leaks, "%s, %d days", id, l.Days)
			if id == "newsletter" || id == "exit-score" {
				assert.Equal(t, proof.NoSign, j.Answer, "%s, %d days", id, l.Days)
			}
		}
		assert.Len(t, l.Comparisons, 6)
		for _, c := range l.Comparisons {
			assert.Equal(t, "renewal-health", c.Better, "%s, %d days", c.B, l.Days)
		}
	}
}

// The pictures are written where they were asked for, and nowhere else.
func TestRun_pictures(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new")
	text := ran(t, "-svg", folder)
	assert.Equal(t, ran(t), text)
	for _, name := range []string{"roc.svg", "capture.svg", "reliability.svg"} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		assert.True(t, bytes.HasPrefix(data, []byte("<svg ")), name)
		assert.Contains(t, string(data), "Churn, 90 days ahead", name)
	}
	ran(t, "-csv", "testdata/telecom.csv", "-svg", folder)
	data, err := os.ReadFile(filepath.Join(folder, "roc.svg"))
	require.NoError(t, err)
	assert.Contains(t, string(data), "month-to-month")
}

// The areas of single measures of the public table, against R 4.2.2:
//
//	d <- read.csv(file); y <- d$Churn == "Yes"; m <- sum(y); n <- sum(!y)
//	r <- rank(v); sprintf("%.17g", (sum(r[y]) - m*(m+1)/2) / (m*n))
//
// with v the contract being month-to-month, the monthly charges, and minus the
// tenure; the variances are pROC 1.18.0's, var(roc(y, v), method="delong").
func TestRun_telecom(t *testing.T) {
	file := filepath.Join("..", "..", "..", "shared", "data", "telco-customer-churn.csv")
	if _, err := os.Stat(file); err != nil {
		t.Skipf("%s is not here: the table is no part of the repository", file)
	}
	var d telecom
	require.NoError(t, json.Unmarshal([]byte(ran(t, "-csv", file, "-json")), &d))
	assert.EqualValues(t, 7043, d.Customers)
	assert.EqualValues(t, 1869, d.Left)
	want := map[string]struct{ area, variance float64 }{
		"month-to-month":  {0.72821592425228587, 2.5408077043325459e-05},
		"monthly-charges": {0.62078568957062552, 4.901705305905034e-05},
		"tenure":          {0.73986717552862891, 4.228153416875488e-05},
	}
	for _, m := range d.Measures {
		if w, ok := want[m.Measure]; ok {
			assert.InDelta(t, w.area, m.AUC.Float64(), 1e-14, m.Measure)
			assert.InEpsilon(t, w.variance, m.SE*m.SE, 1e-9, m.Measure)
			delete(want, m.Measure)
		}
		assert.Equal(t, m.Measure != "tenure" && m.Measure != "total-charges", m.Fair, m.Measure)
	}
	assert.Empty(t, want)
	text := ran(t, "-csv", file)
	assert.Contains(t, text, "This is no backtest.")
	assert.Contains(t, text, "survival time")
}

// Whatever is wrong is said with file, line and column, all at once, and no
// figure is printed.
func TestRun_refuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	decisions := file("d.csv", "id,subject,due,outcome,amount\nR1,C1,2025-13-01,happened,1\nR2,,2025-01-01,perhaps,-4\nR3,C3,2025-01-01,happened,x\n")
	readings := file("r.csv", "subject,date,recorded,usage\nC1,2025-01-01,2024-01-01,5\nC1,2025-01-01,,much\nC1,2025-01-01\n")
	fine := "testdata/decisions.csv"
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"decisions":     {[]string{"-decisions", decisions, "-readings", readings, "-model", "data/model.json"}, []string{"d.csv: lines[2].due: ", "lines[3].subject: required", `lines[3].outcome: "perhaps"`, `lines[3].amount: "-4"`, `lines[4].amount: "x"`}},
		"readings":      {[]string{"-decisions", fine, "-readings", readings, "-model", "data/model.json"}, []string{"r.csv: lines[2].recorded: ", `lines[3].usage: "much"`, "lines[4]: "}},
		"no column":     {[]string{"-decisions", file("n.csv", "id,subject\n"), "-readings", readings, "-model", "data/model.json"}, []string{"lines[1].due: required", "lines[1].outcome: required"}},
		"empty":         {[]string{"-decisions", file("e.csv", ""), "-readings", readings, "-model", "data/model.json"}, []string{"e.csv: required"}},
		"two columns":   {[]string{"-decisions", file("t.csv", "id,id,subject,due,outcome\n"), "-readings", readings, "-model", "data/model.json"}, []string{"lines[1].id: "}},
		"model":         {own("-model", file("m.json", `{"id":"x","wrong":1}`)), []string{"m.json: ", "wrong"}},
		"empty model":   {own("-model", file("z.json", `{}`)), []string{"z.json: ", "id: required"}},
		"two models":    {own("-model", file("y.json", `{} {}`)), []string{"something follows"}},
		"no file":       {[]string{"-csv", filepath.Join(dir, "none.csv")}, []string{"none.csv"}},
		"telecom":       {[]string{"-csv", file("c.csv", "Churn\nmaybe\n")}, []string{"c.csv: lines[1].Contract: required"}},
		"telecom cell":  {[]string{"-csv", file("cc.csv", "Churn,Contract,PaymentMethod,TechSupport,OnlineSecurity,InternetService,MonthlyCharges,tenure,TotalCharges\nmaybe,One year,Check,No,No,DSL,much,3,NaN\n")}, []string{`lines[2].Churn: "maybe"`, `lines[2].MonthlyCharges: "much"`, `lines[2].TotalCharges: "NaN"`}},
		"half":          {[]string{"-decisions", fine}, []string{"-decisions and -readings"}},
		"no model":      {[]string{"-decisions", fine, "-readings", readings}, []string{"-model"}},
		"argument":      {[]string{"more"}, []string{`"more"`}},
		"leads":         {[]string{"-leads", "a"}, []string{"-leads"}},
		"leads beyond":  {[]string{"-leads", "90,4000"}, []string{"leads[1]"}},
		"lead":          {[]string{"-lead", "7"}, []string{"-lead 7"}},
		"with telecom":  {[]string{"-csv", fine, "-lead", "30"}, []string{"-csv"}},
		"flag":          {[]string{"-no"}, []string{"-no"}},
		"svg in a file": {[]string{"-svg", decisions}, []string{"d.csv"}},
	} {
		t.Run(name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			assert.Equal(t, 1, run(c.args, &stdout, &stderr))
			assert.Empty(t, stdout.String())
			for _, want := range c.want {
				assert.Contains(t, stderr.String(), want)
			}
			assert.True(t, strings.HasPrefix(stderr.String(), "proof: "))
		})
	}
}
