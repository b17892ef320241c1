package success_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// FuzzReview feeds any book that decodes to a review: it never panics, gives
// the same bytes twice, and its actions are in the documented order.
func FuzzReview(f *testing.F) {
	whole, err := json.Marshal(success.Book{Program: definition(), Accounts: []success.Account{account()}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole, 2025, 7, 1)
	f.Add([]byte(`{"program":{},"accounts":[{}]}`), 1, 1, 1)
	f.Fuzz(func(t *testing.T, data []byte, year, month, dayOfMonth int) {
		var b success.Book
		if json.Unmarshal(data, &b) != nil {
			return
		}
		p, err := success.New(b.Program)
		if err != nil {
			return
		}
		asOf := successkit.Month(year%10000, 1).Start().AddDays(month%12*30 + dayOfMonth%31)
		first, err := p.ReviewAll(b.Accounts, asOf)
		if err != nil {
			return
		}
		second, err := p.ReviewAll(b.Accounts, asOf)
		if err != nil {
			t.Fatal(err)
		}
		x, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		y, err := json.Marshal(second)
		if err != nil || !bytes.Equal(x, y) {
			t.Fatalf("two reviews differ: %v", err)
		}
		rank := map[string]int{}
		for i, r := range p.Definition().Rules {
			rank[r.ID] = i
		}
		for _, r := range first {
			raised := map[[2]string]bool{}
			for _, a := range r.Actions {
				if raised[[2]string{a.Rule, a.Subject}] {
					t.Fatalf("%s twice for %s", a.Rule, a.Subject)
				}
				raised[[2]string{a.Rule, a.Subject}] = true
			}
			for i := 1; i < len(r.Actions); i++ {
				if rank[r.Actions[i-1].Rule] > rank[r.Actions[i].Rule] {
					t.Fatalf("%s before %s", r.Actions[i-1].Rule, r.Actions[i].Rule)
				}
			}
		}
	})
}
