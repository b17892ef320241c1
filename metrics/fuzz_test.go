package metrics_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// FuzzLedger appends whatever decodes, keeping the good rows, and checks the
// figures against plain sums of fractions: the fast columns and the slow ones
// give what arithmetic gives.
func FuzzLedger(f *testing.F) {
	f.Add([]byte(`[{"account":"a","date":"2024-03-01","amount":"80"},{"account":"a","date":"2024-05-01","amount":"-80"},{"account":"a","date":"2024-06-01","amount":"90071992547409930000"}]`), 2024, 5)
	f.Add([]byte(`[{"id":"1","account":"a","date":"2024-03-01","amount":"0.00000000000000000001"},{"id":"2","account":"a","date":"2024-03-01","recorded":"2024-07-01","amount":"0","corrects":"1"}]`), 2024, 3)
	f.Add([]byte(`[{"account":"b","date":"2024-03-01","amount":"1e17"},{"account":"b","date":"2024-03-02","amount":"-1e-20","kind":"transfer-out"}]`), 2024, 3)
	f.Fuzz(func(t *testing.T, data []byte, year, month int) {
		var rows []metrics.Movement
		if json.Unmarshal(data, &rows) != nil {
			return
		}
		for i := range rows {
			rows[i].Currency = ""
		}
		var ledger metrics.Ledger
		refused, err := ledger.AppendGood(rows)
		if (len(refused) > 0) != (err != nil) {
			t.Fatalf("refused %v beside error %v", refused, err)
		}
		if again, err := ledger.AppendGood(ledger.Movements()); err != nil && allHaveIDs(ledger.Movements()) {
			t.Fatalf("what was accepted is refused: %v %v", again, err)
		}
		p := successkit.Month(year%10000, 1)
		if p.IsZero() {
			return
		}
		var second metrics.Ledger
		if err := second.Append(ledger.Movements()); err != nil {
			t.Fatalf("what was accepted is refused as a whole: %v", err)
		}
		w, err := second.Waterfall(p)
		if err != nil {
			t.Fatal(err)
		}
		corrected := map[string]bool{}
		for _, m := range second.Movements() {
			corrected[m.Corrects] = true
		}
		opening, closing := new(big.Rat), new(big.Rat)
		for _, m := range second.Movements() {
			if m.ID != "" && corrected[m.ID] {
				continue
			}
			if m.Date.Before(p.Start()) {
				opening.Add(opening, m.Amount.Rat())
			}
			if m.Date.Before(p.End()) {
				closing.Add(closing, m.Amount.Rat())
			}
		}
		if w.Opening.Rat().Cmp(opening) != 0 || w.Closing.Rat().Cmp(closing) != 0 {
			t.Fatalf("opening %s, closing %s; want %s, %s", w.Opening, w.Closing, opening, closing)
		}
		parts := decimal.Sum(w.Opening, w.New.Amount, w.Expansion.Amount, w.Reactivation.Amount, w.TransferIn.Amount,
			w.Contraction.Amount.Neg(), w.Churn.Amount.Neg(), w.TransferOut.Amount.Neg())
		if !parts.Equal(w.Closing) {
			t.Fatalf("the parts give %s, closing is %s", parts, w.Closing)
		}
		r, err := second.Retention(p)
		if err != nil {
			t.Fatal(err)
		}
		if r.GRR.Defined() && r.GRR.Compare(r.NRR) > 0 {
			t.Fatalf("GRR %s above NRR %s", r.GRR, r.NRR)
		}
	})
}

func allHaveIDs(rows []metrics.Movement) bool {
	for _, m := range rows {
		if m.ID == "" {
			return false
		}
	}
	return true
}
