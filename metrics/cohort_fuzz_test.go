package metrics_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// FuzzCohorts makes cohorts of whatever a ledger accepts, and holds them
// against the ledger's revenue and against those of its halves.
func FuzzCohorts(f *testing.F) {
	f.Add([]byte(`[{"account":"a","date":"2024-03-01","amount":"80"},{"account":"a","date":"2024-05-01","amount":"-80"},{"account":"a","date":"2024-06-01","amount":"90071992547409930000"}]`), uint8(5), uint8(0))
	f.Add([]byte(`[{"account":"a","date":"2024-03-01","amount":"1e-20","attributes":{"k":"v"}},{"account":"b","date":"2024-03-01","amount":"7"},{"account":"b","date":"2024-05-31","amount":"-7","kind":"transfer-out"}]`), uint8(23), uint8(7))
	f.Add([]byte(`[{"account":"c","date":"2024-12-31","recorded":"2025-02-01","amount":"12.5"}]`), uint8(11), uint8(5))
	f.Fuzz(func(t *testing.T, data []byte, months, by uint8) {
		var rows []metrics.Movement
		if json.Unmarshal(data, &rows) != nil {
			return
		}
		for i := range rows {
			rows[i].Currency = ""
		}
		var ledger metrics.Ledger
		_, _ = ledger.AppendGood(rows)
		start := successkit.MustDate("2024-01-01")
		p, err := successkit.NewPeriod(start, start.AddMonths(12*(1+int(months%3))))
		if err != nil {
			t.Fatal(err)
		}
		how := metrics.CohortBy{Grain: metrics.Grain(by % 3), Base: metrics.CohortBase(by / 3 % 2)}
		if by&64 > 0 {
			how.Key = "k"
		}
		c, err := ledger.Cohorts(p, how)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Validate(); err != nil {
			t.Fatal(err)
		}
		checkClosing(t, &ledger, c)
		var halves [2][]metrics.Movement
		for _, m := range ledger.Movements() {
			half := len(m.Account) % 2
			halves[half] = append(halves[half], m)
		}
		var sum metrics.Cohorts
		for _, half := range halves {
			part, err := metrics.NewLedger(half)
			if err != nil {
				t.Fatal(err)
			}
			cohorts, err := part.Cohorts(p, how)
			if err != nil {
				t.Fatal(err)
			}
			if sum, err = sum.Merge(cohorts); err != nil {
				t.Fatal(err)
			}
		}
		want, got := mustBytes(t, c), mustBytes(t, sum)
		if !bytes.Equal(want, got) {
			t.Fatalf("halves give %x, the whole %x", got, want)
		}
	})
}

// checkClosing compares the last measure with the ledger's revenue, where no
// account started earlier.
func checkClosing(t *testing.T, ledger *metrics.Ledger, c metrics.Cohorts) {
	t.Helper()
	if c.Earlier > 0 {
		return
	}
	w, err := ledger.Waterfall(c.Months)
	if err != nil {
		t.Fatal(err)
	}
	var net decimal.Decimal
	for _, r := range c.Rows {
		net = net.Add(r.Ages[len(r.Ages)-1].Net)
	}
	if !net.Equal(w.Closing) {
		t.Fatalf("cohorts pay %s, the ledger has %s", net, w.Closing)
	}
}

func mustBytes(t *testing.T, c metrics.Cohorts) []byte {
	t.Helper()
	b, err := c.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// FuzzCohortBytes reads whatever comes: what is taken is written back as it
// was, can be merged and asked.
func FuzzCohortBytes(f *testing.F) {
	rows := []metrics.Movement{movement("a", "2024-01-05", 100), movement("b", "2024-02-05", 30), movement("a", "2024-03-05", -100)}
	ledger, err := metrics.NewLedger(rows)
	if err != nil {
		f.Fatal(err)
	}
	c, err := ledger.Cohorts(successkit.Quarter(2024, 1), metrics.CohortBy{})
	if err != nil {
		f.Fatal(err)
	}
	seed, err := c.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte("\x01\x152000-01-01/2020-01-01\x00\x00\x00\x00\x01k\x00\x00\xff\x7f\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var c metrics.Cohorts
		if c.UnmarshalBinary(data) != nil {
			return
		}
		if !bytes.Equal(mustBytes(t, c), data) {
			t.Fatalf("%x comes back as %x", data, mustBytes(t, c))
		}
		if _, err := c.Merge(metrics.Cohorts{}); err != nil {
			t.Fatal(err)
		}
		_, _ = c.Merge(c)
		c.Net().Pool(metrics.PoolSimple)
		c.LifeTable()
		c.LandExpand()
	})
}
