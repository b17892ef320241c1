package renewal_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
)

// FuzzBook makes a book of whatever decodes and checks the default rates
// against plain fractions, line by line.
func FuzzBook(f *testing.F) {
	f.Add([]byte(`[{"id":"1","customer":"a","due":"2025-01-15","amount_due":"120000","status":"renewed","closed":"2025-01-10","amount_renewed":"83300"},{"id":"2","customer":"a","due":"2025-01-20","amount_due":"0","status":"renewed","closed":"2025-01-10","amount_renewed":"40800"}]`), 20, 30)
	f.Add([]byte(`[{"id":"1","customer":"a","due":"2025-01-15","amount_due":"1e17","status":"open"},{"id":"1","recorded":"2025-02-01","customer":"b","due":"2025-01-15","amount_due":"0.00000000000000000001","status":"lost","closed":"2025-01-31"}]`), 60, 0)
	f.Fuzz(func(t *testing.T, data []byte, day, grace int) {
		var lines []renewal.Line
		if json.Unmarshal(data, &lines) != nil {
			return
		}
		for i := range lines {
			lines[i].Currency = ""
		}
		book, err := renewal.New(lines)
		if err != nil {
			return
		}
		p := successkit.MustPeriod("2025-01-01/2025-02-01")
		asOf := p.Start().AddDays(day)
		for _, c := range conventions {
			c.GraceDays = &grace
			view, err := book.AsOf(asOf).By(c)
			if err != nil {
				return
			}
			r, err := view.Report(p)
			if err != nil {
				return // no such day
			}
			if r.Gross.Defined() && r.Gross.Compare(r.Net) > 0 {
				t.Fatalf("%s: gross %s above net %s", c, r.Gross, r.Net)
			}
			if _, err := view.ContractValue(p); err != nil {
				t.Fatal(err)
			}
		}
		due, kept, renewed := new(big.Rat), new(big.Rat), new(big.Rat)
		for _, l := range latest(lines, asOf) {
			decided := l.Status != renewal.Open && !l.Closed.After(asOf)
			if !p.Contains(l.Due) || !decided && asOf.Sub(l.Due) <= grace {
				continue
			}
			due.Add(due, l.AmountDue.Rat())
			if decided && l.Status == renewal.Renewed {
				least := l.AmountDue.Rat()
				if l.AmountRenewed.LessThan(l.AmountDue) {
					least = l.AmountRenewed.Rat()
				}
				kept.Add(kept, least)
				renewed.Add(renewed, l.AmountRenewed.Rat())
			}
		}
		view, err := book.AsOf(asOf).By(renewal.Convention{GraceDays: &grace})
		if err != nil {
			t.Fatal(err)
		}
		tally, err := view.Tally(p)
		if err != nil {
			t.Fatal(err)
		}
		s := tally.Sums()
		if s.AmountDue.Rat().Cmp(due) != 0 || s.AmountKept.Rat().Cmp(kept) != 0 || s.AmountRenewed.Rat().Cmp(renewed) != 0 {
			t.Fatalf("%+v, want %s %s %s", s, due, kept, renewed)
		}
	})
}

// latest returns the last record of each line known on a day.
func latest(lines []renewal.Line, asOf successkit.Date) map[string]renewal.Line {
	last := map[string]renewal.Line{}
	for _, l := range lines {
		if old, known := last[l.ID]; !l.Recorded.After(asOf) && (!known || !l.Recorded.Before(old.Recorded)) {
			last[l.ID] = l
		}
	}
	return last
}

// FuzzTally reads hostile bytes: what it takes has one spelling, keeps
// its promises and merges.
func FuzzTally(f *testing.F) {
	var tally renewal.Tally
	empty, err := tally.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(empty)
	if err := tally.Add(renewed("c-1", "Acme", "2025-01-31", 60_000, "2025-01-10", 66_000)); err != nil {
		f.Fatal(err)
	}
	one, err := tally.MarshalBinary()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(one)
	f.Fuzz(func(t *testing.T, data []byte) {
		testkit.HostileBytes[renewal.Tally](t, data)
		var a, b renewal.Tally
		if a.UnmarshalBinary(data) != nil {
			return
		}
		if a.Gross().Defined() && a.Gross().Compare(a.Net()) > 0 {
			t.Fatalf("gross %s above net %s", a.Gross(), a.Net())
		}
		if err := b.Merge(&a); err != nil {
			t.Fatal(err)
		}
		if again, err := b.MarshalBinary(); err != nil || !bytes.Equal(data, again) {
			t.Fatalf("merged into nothing %x is %x, %v", data, again, err)
		}
	})
}
