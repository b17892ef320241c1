package growth_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"testing"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/growth"
	"github.com/successkit/successkit/metrics/intake"
)

// everyInput is one of each input, for what JSON may bring.
type everyInput struct {
	Totals  growth.Totals     `json:"totals"`
	Logos   growth.Logos      `json:"logos"`
	Renewal growth.Renewal    `json:"renewal"`
	Unit    growth.Unit       `json:"unit"`
	Sales   growth.Sales      `json:"sales"`
	Bucket  growth.Bucket     `json:"bucket"`
	Share   successkit.Rate   `json:"share"`
	Periods int               `json:"periods"`
	Prices  []growth.Price    `json:"prices"`
	Days    []growth.DayTotal `json:"days"`
}

// FuzzJSON asks whatever decodes for every figure: nothing panics, and what is
// refused is refused with fields.
func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"totals":{"opening":"1000","new":"300","churn":"80"},"logos":{"opening":20,"lost":3},"renewal":{"due":"10","renewed":"9"},"bucket":{"new_per_period":"20","churn":{"num":"5","den":"100"}},"share":{"num":"9","den":"10"},"periods":36}`))
	f.Add([]byte(`{"unit":{"arpa":"50","gross_margin":{"num":"8","den":"10"},"churn":{"num":"1","den":"25"},"cac":"300"},"sales":{"revenue_change":"-1","prior_spend":"1e17"},"prices":[{"amount":"299.99","quantity":"2","cycle":"month","count":3}],"days":[{"opening":"100","closing":"95"}]}`))
	f.Add([]byte(`{"bucket":{"opening":"1e2000000000","new_per_period":"1e-2000000000","churn":{"num":"1","den":"0"}},"logos":{"opening":-1,"events":9223372036854775807,"returned":0,"joined_and_lost":0},"prices":[{"cycle":"week","count":1000},{"amount":"1","quantity":"1","cycle":"day","count":999}],"days":[{"opening":"0"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var in everyInput
		if json.Unmarshal(data, &in) != nil {
			return
		}
		in.Periods %= 100 // the bound has its test; here speed counts
		check := func(err error) bool {
			if err == nil {
				return true
			}
			if _, ok := errors.AsType[*successkit.FieldError](err); !ok {
				t.Fatalf("an error without a field: %v", err)
			}
			return false
		}
		if r, err := in.Totals.Retention(); check(err) {
			if !r.Closing.Equal(in.Totals.Opening.Add(r.NetNew)) || r.GRR.Compare(r.NRR) > 0 {
				t.Fatalf("%+v: %+v", in.Totals, r)
			}
		}
		_, err := in.Totals.QuickRatio()
		check(err)
		if c, err := in.Logos.Churn(); check(err) && c.PointToPoint.Defined() {
			if c.PointToPoint.Num().IsNegative() || c.Retention.Num().IsNegative() {
				t.Fatalf("%+v: %+v", in.Logos, c)
			}
		}
		if r, err := in.Renewal.Rate(); check(err) && r.Gross.Compare(r.Net) > 0 {
			t.Fatalf("%+v: %+v", in.Renewal, r)
		}
		_, err = in.Unit.Economics()
		check(err)
		_, err = in.Sales.Efficiency()
		check(err)
		_, err = in.Bucket.Path(in.Periods)
		check(err)
		_, err = in.Bucket.Ceiling()
		check(err)
		_, err = in.Bucket.StandStill()
		check(err)
		_, err = in.Bucket.PeriodsTo(in.Share)
		check(err)
		_, err = growth.Compound(in.Bucket.Churn, in.Periods)
		check(err)
		_, err = growth.BreakEvenSize(in.Bucket.NewPerPeriod, in.Share)
		check(err)
		_, err = growth.MRR(in.Prices...)
		check(err)
		_, err = growth.DailyChurn(in.Days...)
		check(err)
	})
}

// FuzzFormulas holds every formula against plain fractions.
func FuzzFormulas(f *testing.F) {
	f.Add(int64(100), int64(20), uint32(5), uint32(100), uint8(12), uint8(2))
	f.Add(int64(1), int64(0), uint32(1), uint32(3), uint8(40), uint8(20))
	f.Add(int64(1<<62), int64(1<<62), uint32(7), uint32(7), uint8(3), uint8(0))
	f.Add(int64(5), int64(9), uint32(0), uint32(1), uint8(7), uint8(4))
	f.Fuzz(func(t *testing.T, a, b int64, lost, of uint32, periods, places uint8) {
		amount := scaledInt(max(a, 0), places)
		inflow := scaledInt(max(b, 0), places)
		if of == 0 || lost > of {
			return
		}
		churn := successkit.CountRate(int64(lost), int64(of))
		c := big.NewRat(int64(lost), int64(of))
		stays := new(big.Rat).Sub(big.NewRat(1, 1), c)
		same := func(name string, got successkit.Rate, err error, want *big.Rat) {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if want == nil && got.Defined() || want != nil && (!got.Defined() || rat(got).Cmp(want) != 0) {
				t.Fatalf("%s of %s, %s, %s: got %s, want %v", name, amount, inflow, churn, got, want)
			}
		}
		over := func(x, y *big.Rat) *big.Rat {
			if y.Sign() == 0 {
				return nil
			}
			return new(big.Rat).Quo(x, y)
		}

		bucket := growth.Bucket{Opening: amount, NewPerPeriod: inflow, Churn: churn}
		path, err := bucket.Path(int(periods))
		if err != nil {
			t.Fatal(err)
		}
		held := amount.Rat()
		for _, s := range path {
			held.Add(held.Mul(held, stays), inflow.Rat())
			if want := halfEven(held, 20); !want.Equal(s.Closing) {
				t.Fatalf("period %d: closing %s, want %s", s.Period, s.Closing, want)
			}
		}
		ceiling, err := bucket.Ceiling()
		same("ceiling", ceiling, err, over(inflow.Rat(), c))
		keep, err := bucket.StandStill()
		same("stand still", keep, err, new(big.Rat).Mul(amount.Rat(), c))

		kept := big.NewRat(1, 1)
		for range periods {
			kept.Mul(kept, stays)
		}
		want := new(big.Rat).Sub(big.NewRat(1, 1), kept)
		if want.Num().BitLen() > 3321 || want.Denom().BitLen() > 3321 {
			want = halfEven(want, 100).Rat()
		}
		compounded, err := growth.Compound(churn, int(periods))
		same("compound", compounded, err, want)

		e, err := growth.Unit{ARPA: amount, GrossMargin: churn, Churn: churn, CAC: inflow}.Economics()
		profit := new(big.Rat).Mul(amount.Rat(), c)
		same("lifetime", e.LifetimePeriods, err, over(big.NewRat(1, 1), c))
		same("LTV", e.LTV, err, over(profit, c))
		if ltv := over(profit, c); ltv != nil {
			same("LTV to CAC", e.LTVToCAC, err, over(ltv, inflow.Rat()))
		}
		if inflow.IsPositive() {
			same("payback", e.CACPaybackPeriods, err, over(inflow.Rat(), profit))
		}

		price := growth.Price{Amount: amount, Quantity: inflow, Cycle: intake.EveryDay + intake.Cycle(periods%5), Count: int(periods), PercentOff: scaledInt(int64(places), 1)}
		year := map[intake.Cycle]int64{intake.EveryDay: 365, intake.EveryWeek: 52, intake.EveryMonth: 12, intake.EveryQuarter: 4, intake.EveryYear: 1}[price.Cycle]
		monthly := new(big.Rat).Mul(amount.Rat(), inflow.Rat())
		monthly.Mul(monthly, big.NewRat(year, 12*int64(max(periods, 1))))
		monthly.Mul(monthly, new(big.Rat).Sub(big.NewRat(1, 1), over(price.PercentOff.Rat(), big.NewRat(100, 1))))
		mrr, err := growth.MRR(price)
		same("MRR", mrr, err, monthly)
	})
}
