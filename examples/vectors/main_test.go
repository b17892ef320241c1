package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// committed are the vector files of the repository.
func committed() []string {
	metrics := filepath.Join("..", "..", "metrics")
	return []string{
		filepath.Join(metrics, "growth", "testdata", "published_examples.json"),
		filepath.Join(metrics, "growth", "testdata", "projections.json"),
		filepath.Join(metrics, "testdata", "period_metrics.json"),
		filepath.Join(metrics, "testdata", "ledger_2000_expected.json"),
		filepath.Join(metrics, "testdata", "invalid_ledgers.json"),
		filepath.Join(metrics, "testdata", "classification.json"),
		filepath.Join(metrics, "testdata", "subscription_periods.json"),
		filepath.Join(metrics, "renewal", "testdata", "renewals.json"),
		filepath.Join(metrics, "testdata", "cohorts.json"),
	}
}

// vectors runs the program.
func vectors(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

// written writes a vector file.
func written(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cases.json")
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// lines are the table without the blanks that align it.
func lines(table string) []string {
	var list []string
	for line := range strings.Lines(table) {
		list = append(list, strings.Join(strings.Fields(line), " "))
	}
	return list
}

func TestEveryCommittedCaseAgrees(t *testing.T) {
	t.Parallel()
	status, stdout, stderr := vectors(t, committed()...)
	assert.Equal(t, []string{
		"passed failed unchecked not known family",
		"2 0 0 0 cohort_tables",
		"1 0 0 0 leaky_bucket",
		"4 0 0 0 leaky_bucket_projection",
		"1 0 0 0 ledger_expected",
		"10 0 0 0 ledger_validation",
		"8 0 0 0 movement_classification",
		"6 0 0 0 mrr_normalisation",
		"26 0 0 0 period_metrics",
		"1 0 0 0 renewal_scalar",
		"2 0 0 0 renewals",
		"18 0 0 0 scalar_metrics",
		"1 0 0 0 subscription_periods",
	}, lines(stdout))
	assert.Empty(t, stderr)
	assert.Zero(t, status)
}

// forms.json holds the forms in which other sources give inputs.
func TestEveryFormOfInputsIsKnown(t *testing.T) {
	t.Parallel()
	status, stdout, _ := vectors(t, filepath.Join("testdata", "forms.json"))
	assert.Equal(t, []string{
		"passed failed unchecked not known family",
		"1 0 0 0 cohort_tables",
		"1 0 0 0 renewal_scalar",
		"1 0 0 0 renewals",
		"26 0 0 0 scalar_metrics",
		"1 0 0 0 subscription_periods",
	}, lines(stdout))
	assert.Zero(t, status)
}

const twoCases = `{"family": "movement_classification", "cases": [
	{"name": "right", "inputs": {"prior": "10", "current": "7", "ever_active_before": true}, "expected": {"kind": "contraction", "amount": "3"}},
	{"name": "wrong", "inputs": {"prior": "10", "current": "7", "ever_active_before": true}, "expected": {"kind": "contraction", "amount": "4"}}
]}`

func TestWhatDisagreesIsSeen(t *testing.T) {
	t.Parallel()
	path := written(t, twoCases)
	status, stdout, stderr := vectors(t, path)
	assert.Equal(t, 1, status)
	assert.Equal(t, []string{
		"passed failed unchecked not known family",
		"1 1 0 0 movement_classification",
		"movement_classification wrong: .amount: want 4, got 3",
	}, lines(stdout))
	assert.Empty(t, stderr)

	status, stdout, stderr = vectors(t, "-json", path)
	assert.Equal(t, 1, status)
	assert.Contains(t, stdout, `{"name":"wrong","got":{"amount":"3","kind":"contraction"}}`)
	assert.Contains(t, stderr, "movement_classification wrong: .amount: want 4, got 3")
}

func TestCaseThatCannotBeComputedFailsAlone(t *testing.T) {
	t.Parallel()
	path := written(t, `{"family": "movement_classification", "cases": [
		{"name": "below 0", "inputs": {"prior": "-1", "current": "7"}, "expected": null},
		{"name": "no number", "inputs": {"prior": "ten", "current": "7"}, "expected": {}},
		{"name": "right", "inputs": {"prior": "0", "current": "7"}, "expected": {"kind": "new", "amount": "7.00"}},
		{"name": "elsewhere", "family": "astrology", "inputs": {}, "expected": {"kind": "ram"}},
		{"name": "nothing expected", "inputs": {"prior": "7", "current": "7"}}
	]}`)
	status, stdout, stderr := vectors(t, "-json", path)
	assert.Equal(t, 1, status)
	assert.JSONEq(t, `{"file": "cases.json", "family": "movement_classification", "cases": [
		{"name": "below 0", "got": null},
		{"name": "no number", "got": null},
		{"name": "right", "got": {"kind": "new", "amount": "7"}},
		{"name": "elsewhere", "got": null},
		{"name": "nothing expected", "got": {"kind": null, "amount": "0"}}
	]}`, stdout)
	assert.Len(t, lines(stderr), 2)

	_, stdout, _ = vectors(t, path)
	assert.Equal(t, []string{"0 0 0 1 astrology", "1 2 1 0 movement_classification"}, lines(stdout)[1:3])
}

func TestJSONIsOneObjectAFile(t *testing.T) {
	t.Parallel()
	status, stdout, stderr := vectors(t, append([]string{"-json"}, committed()...)...)
	assert.Zero(t, status)
	assert.Empty(t, stderr)
	d := json.NewDecoder(strings.NewReader(stdout))
	for _, path := range committed() {
		var got map[string]any
		require.NoError(t, d.Decode(&got))
		want, err := read(path)
		require.NoError(t, err)
		assert.Equal(t, filepath.Base(path), got["file"])
		assert.Equal(t, want.Family, got["family"])
		assert.Len(t, got, 3)
		cases, _ := got["cases"].([]any)
		require.Len(t, cases, len(want.Cases))
		for i, c := range want.Cases {
			one, _ := cases[i].(map[string]any)
			assert.Equal(t, c.Name, one["name"])
			assert.NotNil(t, one["got"], c.Name)
			assert.Len(t, one, 2)
		}
	}
	assert.False(t, d.More())
}

func TestWhatIsExpectedChangesNothing(t *testing.T) {
	t.Parallel()
	for _, path := range append(committed(), filepath.Join("testdata", "forms.json")) {
		f, err := read(path)
		require.NoError(t, err)
		want := compute(path, f, newTally())
		for i := range f.Cases {
			f.Cases[i].Expected, f.Cases[i].Tolerance = nil, tolerance{}
		}
		assert.Equal(t, want, compute(path, f, newTally()), path)
	}
}

func TestUsage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, says string
		args       []string
		status     int
	}{
		{"no file", "usage: vectors", nil, 2},
		{"help", "usage: vectors", []string{"-h"}, 0},
		{"no such flag", "usage: vectors", []string{"-xml"}, 2},
		{"no such file", "nowhere.json", []string{"nowhere.json"}, 1},
		{"no JSON", "cases.json", []string{written(t, "rows")}, 1},
		{"no such ledger", "nowhere.json", []string{written(t, `{"ledger_file": "nowhere.json"}`)}, 1},
	} {
		status, stdout, stderr := vectors(t, c.args...)
		assert.Equal(t, c.status, status, c.name)
		assert.Contains(t, stderr, c.says, c.name)
		assert.Empty(t, stdout, c.name)
	}
}
