package outcome_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// FuzzHistory decodes amendments and what belongs to them and goes the whole road:
// there is an answer or an error, what is stored makes the same history, and the
// order in which it comes does not matter.
func FuzzHistory(f *testing.F) {
	amendments, _ := json.Marshal([]outcome.Amendment{
		amended("a", "2025-01-10", "", nil), amended("b", "2025-06-01", "2025-06-05", faster("2")), amended("c", "2025-06-01", "", faster("3")),
	})
	confirmations, _ := json.Marshal([]outcome.Confirmation{
		confirmed("1", successkit.CustomerSide, "bob", "2025-02-01", "fast", "other"), confirmed("2", successkit.VendorSide, "csm", "2025-02-01", "fast"),
	})
	contacts, _ := json.Marshal([]successkit.Contact{{ID: "bob", Left: day("2025-06-03")}})
	observations, _ := json.Marshal(observed("first-reply", "2025-03-01", "17", "2025-06-02", "3"))
	f.Add(amendments, confirmations, contacts, observations, "2025-06-05")
	f.Add(amendments, confirmations, contacts, observations, "2025-01-09")
	f.Add([]byte(`[{}]`), []byte(`[{}]`), []byte(`[{}]`), []byte(`[{}]`), "")
	f.Fuzz(func(t *testing.T, amendments, confirmations, contacts, observations []byte, asOf string) {
		var a []outcome.Amendment
		var c []outcome.Confirmation
		var people []successkit.Contact
		var o []outcome.Observation
		var on successkit.Date
		if json.Unmarshal(amendments, &a) != nil || json.Unmarshal(confirmations, &c) != nil || json.Unmarshal(contacts, &people) != nil ||
			json.Unmarshal(observations, &o) != nil || on.UnmarshalText([]byte(asOf)) != nil {
			return // not of the types
		}
		h, err := outcome.NewHistory(a)
		if err != nil {
			return // not a history
		}
		view := func(h *outcome.History) []byte {
			attainment, attainErr := h.Attain(o, nil, on)
			u, err := h.Understanding(c, people, on)
			text, jsonErr := json.Marshal([]any{attainment, attainErr != nil, u, err != nil, h.Versions(on)})
			if jsonErr != nil {
				t.Fatal(jsonErr)
			}
			return text
		}
		want := view(h)
		stored, err := json.Marshal(h.Amendments())
		if err != nil {
			t.Fatal(err)
		}
		var back []outcome.Amendment
		if err := json.Unmarshal(stored, &back); err != nil {
			t.Fatal(err)
		}
		slices.Reverse(back)
		again, err := outcome.NewHistory(back)
		if err != nil {
			t.Fatalf("%s is refused: %v", stored, err)
		}
		if got := view(again); !bytes.Equal(want, got) {
			t.Fatalf("%s became %s", want, got)
		}
	})
}

var forced *outcome.Desired

// BenchmarkInForce looks up the version in force among so many.
func BenchmarkInForce(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		b.Run("versions="+strconv.Itoa(n), func(b *testing.B) {
			var list []outcome.Amendment
			for i := range n {
				list = append(list, amended("a"+strconv.Itoa(i), day("2025-01-10").AddDays(i).String(), "", faster(strconv.Itoa(1+i%20))))
			}
			h := mustHistory(b, list...)
			b.ReportAllocs()
			for b.Loop() {
				forced, _ = h.InForce(day("2025-12-31"))
			}
		})
	}
}
