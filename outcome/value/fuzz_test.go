package value_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

// FuzzRealise decodes terms and facts: there is an answer or an error, the answer
// round-trips, and its parts agree.
func FuzzRealise(f *testing.F) {
	t, _ := json.Marshal(terms)
	b, _ := json.Marshal([]value.Benefit{benefit("b", "time-saved", "2025-03-31", "5000.01", outcome.Measured)})
	c, _ := json.Marshal([]value.Cost{cost("c", "subscription", "2025-01-01", "4000")})
	f.Add(t, b, c, "2025-12-31")
	f.Add(t, bytes.ReplaceAll(b, []byte("5000.01"), []byte("-1e17")), c, "2025-12-31")
	f.Add([]byte(`{}`), []byte(`[{}]`), []byte(`[{}]`), "")
	f.Fuzz(func(t *testing.T, terms, benefits, costs []byte, asOf string) {
		var with value.Terms
		var b []value.Benefit
		var c []value.Cost
		var on successkit.Date
		if json.Unmarshal(terms, &with) != nil || json.Unmarshal(benefits, &b) != nil || json.Unmarshal(costs, &c) != nil ||
			on.UnmarshalText([]byte(asOf)) != nil {
			return // not of the types
		}
		r, err := value.Realise(with, b, c, on)
		if err != nil {
			return // not facts
		}
		if (r.Net != nil) != (r.Delivered != nil && r.Paid != nil) || r.Net != nil && !r.Net.Equal(r.Delivered.Sub(*r.Paid)) {
			t.Fatalf("%+v: net is not what is left", r)
		}
		if r.Payback.After(on) || r.Payback.IsZero() != (r.PaybackDays == nil) {
			t.Fatalf("%+v: the money is back on %s", r, r.Payback)
		}
		once, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back value.Realised
		if err := json.Unmarshal(once, &back); err != nil {
			t.Fatal(err)
		}
		if again, _ := json.Marshal(back); !bytes.Equal(once, again) {
			t.Fatalf("%s became %s", once, again)
		}
	})
}
