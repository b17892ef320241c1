package report_test

import (
	"encoding/json"
	"testing"

	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success/report"
)

func FuzzTally(f *testing.F) {
	b := book(f)
	rep := reporter(f, b.Program, quarter, last)
	for _, n := range []int{0, 1, len(b.Accounts)} {
		data, err := tallied(f, rep, b.Accounts[:n]...).MarshalBinary()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	data, err := tallied(f, rep, few(f)...).MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		testkit.HostileBytes[report.Tally](t, data)
		var tally report.Tally
		if tally.UnmarshalBinary(data) == nil && tally.Scope().Program != "" {
			if _, err := tally.Report(); err != nil {
				t.Fatalf("a tally that was accepted makes no report: %v", err)
			}
		}
	})
}

// FuzzSums feeds any sums that decode to a report and compares it with itself.
func FuzzSums(f *testing.F) {
	data, err := json.Marshal(tallied(f, reporter(f, book(f).Program, quarter, last), few(f)...).Sums())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		var s report.Sums
		if json.Unmarshal(data, &s) != nil {
			return
		}
		tally, err := report.NewTally(s)
		if err != nil {
			return
		}
		r, err := tally.Report()
		if err != nil {
			t.Fatalf("sums that were accepted make no report: %v", err)
		}
		if _, err := report.Compare(r, r); err != nil {
			t.Fatalf("a report is not comparable with itself: %v", err)
		}
	})
}

// FuzzCompare feeds any two reports that decode: whatever they say, the answer
// comes, and adds up.
func FuzzCompare(f *testing.F) {
	r, err := tallied(f, reporter(f, book(f).Program, quarter, last), few(f)...).Report()
	if err != nil {
		f.Fatal(err)
	}
	data, err := json.Marshal(r)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, data)
	f.Add([]byte(`{}`), data)
	f.Fuzz(func(t *testing.T, before, after []byte) {
		var x, y report.Report
		if json.Unmarshal(before, &x) != nil || json.Unmarshal(after, &y) != nil {
			return
		}
		c, err := report.Compare(x, y)
		if err != nil {
			return
		}
		if _, err := json.Marshal(c); err != nil {
			t.Fatal(err)
		}
	})
}
