package intake_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/intake"
)

// takes checks that a ledger takes movements, and takes them again without
// growing.
func takes(t *testing.T, movements []metrics.Movement) *metrics.Ledger {
	t.Helper()
	ledger, err := metrics.NewLedger(movements)
	if err != nil {
		t.Fatalf("a ledger refuses what was made for it: %v", err)
	}
	if err := ledger.Append(movements); err != nil || ledger.Len() != len(movements) {
		t.Fatalf("appended again: %v, %d movements of %d", err, ledger.Len(), len(movements))
	}
	return ledger
}

// FuzzFromSubscriptions holds the levels of a ledger against plain sums of
// fractions.
func FuzzFromSubscriptions(f *testing.F) {
	f.Add([]byte(`[{"id":"1","account":"a","line":"x","start":"2025-01-01","end":"2025-03-01","amount":"100","cycle":"month","end_cause":"seats"},
		{"id":"2","account":"a","line":"x","start":"2025-03-01","amount":"7","cycle":"week","cycle_count":2,"cause":"upsell","recorded":"2025-04-01"}]`), 60, true)
	f.Add([]byte(`[{"id":"1","account":"a","start":"2025-01-01","amount":"99999999999999999999999999999999999999","cycle":"year"},
		{"id":"1","account":"a","start":"2025-01-01","amount":"-0.00000000000000000001","cycle":"day","charge":"credit","recorded":"2025-01-02"}]`), 0, true)
	f.Fuzz(func(t *testing.T, data []byte, days int, year bool) {
		var rows []intake.Subscription
		if json.Unmarshal(data, &rows) != nil {
			return
		}
		for i := range rows {
			rows[i].Currency = ""
		}
		rules := intake.Rules{Include: intake.Inclusion{Credit: true}}
		if year {
			rules.Unit = intake.PerYear
		}
		movements, err := intake.FromSubscriptions(rows, rules)
		if err != nil {
			if movements != nil {
				t.Fatal("movements beside an error")
			}
			return
		}
		ledger := takes(t, movements)
		day := successkit.MustDate("2025-01-01").AddDays(days % 1000)
		p, err := successkit.Days(day, day)
		if err != nil {
			t.Fatal(err)
		}
		w, err := ledger.Waterfall(p)
		if err != nil {
			t.Fatal(err)
		}
		latest := map[string]intake.Subscription{}
		for _, s := range rows {
			if old, ok := latest[s.ID]; !ok || s.Recorded.After(old.Recorded) {
				latest[s.ID] = s
			}
		}
		want := new(big.Rat)
		for _, s := range latest {
			if rules.Include.Counts(s.Charge) && !s.Start.After(day) && (s.End.IsZero() || day.Before(s.End)) {
				r := s.Revenue(rules.Unit)
				want.Add(want, new(big.Rat).Quo(r.Num().Rat(), r.Den().Rat()))
			}
		}
		if w.Closing.Rat().Cmp(want) != 0 {
			t.Fatalf("on %s %s, want %s", day, w.Closing, want)
		}
	})
}

// FuzzLevels makes ledgers of snapshots and of usage.
func FuzzLevels(f *testing.F) {
	f.Add([]byte(`[{"account":"a","date":"2025-01-31","amount":"5","attributes":{"k":"v"}},{"account":"b","date":"2025-02-28","amount":"0.00000000000000000001"},{"account":"a","date":"2025-02-28","amount":"5"}]`),
		[]byte(`[{"account":"a","period":"2025-01-01/2025-02-01","amount":"5"},{"account":"a","period":"2025-03-01/2025-04-01","amount":"7"}]`), uint8(0))
	f.Add([]byte(`[{"account":"a","date":"2025-01-31","amount":"5"},{"account":"b","date":"2025-02-28","amount":"1"}]`),
		[]byte(`[{"account":"a","period":"9999-12-01/9999-12-31","amount":"5"}]`), uint8(2))
	f.Fuzz(func(t *testing.T, snapshots, usage []byte, absent uint8) {
		var rows []intake.Snapshot
		if json.Unmarshal(snapshots, &rows) == nil {
			movements, err := intake.FromSnapshots(rows, intake.Absence(absent))
			if err == nil {
				takes(t, movements)
			} else if movements != nil {
				t.Fatal("movements beside an error")
			}
		}
		var flows []intake.Usage
		if json.Unmarshal(usage, &flows) == nil {
			movements, err := intake.FromUsage(flows, intake.Absence(absent))
			if err == nil {
				takes(t, movements)
			} else if movements != nil {
				t.Fatal("movements beside an error")
			}
		}
	})
}
