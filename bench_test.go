package successkit_test

import (
	"testing"
	"time"

	"github.com/successkit/successkit"
)

// What the benchmarks compute goes here, so that none of it is optimised away.
var (
	sinkDate  successkit.Date
	sinkBytes []byte
	sinkText  string
	sinkRate  successkit.Rate
	sinkInt   int
	sinkBool  bool
)

func BenchmarkParseDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sinkDate, _ = successkit.ParseDate("2025-12-31")
	}
}

func BenchmarkParseDate_malformed(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sinkDate, _ = successkit.ParseDate("31.12.2025")
	}
}

func BenchmarkNewDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sinkDate, _ = successkit.NewDate(2025, time.December, 31)
	}
}

func BenchmarkDateOf(b *testing.B) {
	at := time.Date(2025, time.December, 31, 18, 0, 0, 0, time.UTC).In(time.FixedZone("+07", 7*3600))
	b.ReportAllocs()
	for b.Loop() {
		sinkDate = successkit.DateOf(at)
	}
}

func BenchmarkDate_String(b *testing.B) {
	d := successkit.MustDate("2025-12-31")
	b.ReportAllocs()
	for b.Loop() {
		sinkText = d.String()
	}
}

func BenchmarkDate_AppendText(b *testing.B) {
	d := successkit.MustDate("2025-12-31")
	buf := make([]byte, 0, 16)
	b.ReportAllocs()
	for b.Loop() {
		sinkBytes, _ = d.AppendText(buf)
	}
}

func BenchmarkDate_Civil(b *testing.B) {
	d := successkit.MustDate("2025-12-31")
	b.ReportAllocs()
	for b.Loop() {
		_, _, sinkInt = d.Civil()
	}
}

func BenchmarkDate_AddMonths(b *testing.B) {
	d := successkit.MustDate("2025-12-31")
	b.ReportAllocs()
	for b.Loop() {
		sinkDate = d.AddMonths(2)
	}
}

func BenchmarkPeriod_Months(b *testing.B) {
	p := successkit.Trailing12(2025, time.December)
	b.ReportAllocs()
	for b.Loop() {
		for m := range p.Months() {
			sinkInt = m.Len()
		}
	}
}

func BenchmarkRate_Percent(b *testing.B) {
	r := successkit.MustRate("1100000.00/1400000.05")
	b.ReportAllocs()
	for b.Loop() {
		sinkText = r.Percent(1)
	}
}

func BenchmarkRate_Merge(b *testing.B) {
	r, s := successkit.MustRate("1100000.00/1400000.05"), successkit.MustRate("300.5/400")
	b.ReportAllocs()
	for b.Loop() {
		sinkRate, _ = r.Merge(s)
	}
}

func BenchmarkRate_Compare(b *testing.B) {
	r, s := successkit.MustRate("1100000.00/1400000.05"), successkit.MustRate("300.5/400")
	b.ReportAllocs()
	for b.Loop() {
		sinkInt = r.Compare(s)
	}
}

func TestAllocations(t *testing.T) {
	d, p := successkit.MustDate("2025-12-31"), successkit.Trailing12(2025, time.December)
	buf := make([]byte, 0, 32)
	for name, f := range map[string]func(){
		"ParseDate":         func() { sinkDate, _ = successkit.ParseDate("2025-12-31") },
		"NewDate":           func() { sinkDate, _ = successkit.NewDate(2025, time.December, 31) },
		"Date.AddDays":      func() { sinkDate = d.AddDays(-400) },
		"Date.AddMonths":    func() { sinkDate = d.AddMonths(2) },
		"Date.Civil":        func() { _, _, sinkInt = d.Civil() },
		"Date.Compare":      func() { sinkInt = d.Compare(sinkDate) },
		"Date.AppendText":   func() { sinkBytes, _ = d.AppendText(buf) },
		"Trailing12":        func() { sinkInt = successkit.Trailing12(2025, time.March).Len() },
		"Period.Contains":   func() { sinkBool = p.Contains(d) },
		"Period.Intersect":  func() { sinkInt = p.Intersect(successkit.Year(2025)).Len() },
		"Period.AppendText": func() { sinkBytes, _ = p.AppendText(buf) },
		"Side.AppendText":   func() { sinkBytes, _ = successkit.BothSides.AppendText(buf) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}
