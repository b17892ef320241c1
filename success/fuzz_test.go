package success_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

func encoded(f testing.TB, v any) []byte {
	f.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		f.Fatal(err)
	}
	return b
}

// FuzzReview feeds any book that decodes to a review: it never panics, gives the
// same bytes twice, its actions are in the documented order, and a book that is
// valid is not refused.
func FuzzReview(f *testing.F) {
	for _, b := range []success.Book{
		{Program: definition(), Accounts: []success.Account{account()}},
		{Program: rich(), Accounts: []success.Account{everyFact()}},
		{Program: storyProgram(), Accounts: []success.Account{storyAccount()}},
	} {
		f.Add(encoded(f, b), 2025, 7, 1)
	}
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
		if asOf.IsZero() {
			return
		}
		first, err := p.ReviewAll(b.Accounts, asOf)
		if err != nil {
			mustBeRefused(t, b, err)
			return
		}
		second, err := p.ReviewAll(b.Accounts, asOf)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(encoded(t, first), encoded(t, second)) {
			t.Fatal("two reviews differ")
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

// mustBeRefused fails where a book is valid though a review of it was refused, but
// for overrides that contradict each other on that day.
func mustBeRefused(t *testing.T, b success.Book, err error) {
	t.Helper()
	if b.Validate() != nil {
		return
	}
	for fault := range successkit.FieldErrors(err) {
		if !strings.Contains(fault.Path, "overrides") {
			t.Fatalf("the book is valid, and %v", err)
		}
	}
}

// FuzzAppend appends any facts that decode: it never panics, and what was appended
// may be appended again and changes nothing. Where anything is refused nothing is
// appended.
func FuzzAppend(f *testing.F) {
	f.Add(encoded(f, everyFact().Facts))
	f.Add(encoded(f, storyAccount().Facts))
	f.Add([]byte(`{"benefits":[{"id":"g"}],"costs":[{}],"overrides":[{"id":"h","kind":"cap","value":200}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var more success.Facts
		if json.Unmarshal(data, &more) != nil {
			return
		}
		a := account()
		was := encoded(t, a)
		grown, err := a.Append(more)
		if !bytes.Equal(was, encoded(t, a)) {
			t.Fatal("the account itself changed")
		}
		if err != nil {
			for fault := range successkit.FieldErrors(err) {
				if fault.Path == "" {
					t.Fatalf("a fault without a path: %v", err)
				}
			}
			return
		}
		again, err := grown.Append(more)
		if err != nil || !bytes.Equal(encoded(t, grown), encoded(t, again)) {
			t.Fatalf("appending twice is not appending once: %v", err)
		}
	})
}
