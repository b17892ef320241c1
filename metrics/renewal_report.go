package metrics

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A RenewalReport says what came up for renewal in a period and what became of
// it. Its rates count the lines that its convention says:
//
//	gross     Σ min(dueᵢ, renewedᵢ) / Σ dueᵢ    0 to 1, but for a windfall
//	net       Σ renewedᵢ / Σ dueᵢ               0 or more
//	count     lines renewed / lines             0 to 1, but for a windfall
//	customers those that renewed / those due    0 to 1, but for a windfall
//
// A rate over nothing is undefined. All other figures are of the lines due in
// the period, under any convention, and
//
//	Due = Renewed + Lost + Open
//	AmountRenewed = Renewed.AmountDue + Uplift − Reduction + AddOns
//
// Lines with nothing due are add-ons: they are in net and in AddOns, and
// nowhere else.
type RenewalReport struct {
	Period     successkit.Period `json:"period"`
	AsOf       successkit.Date   `json:"as_of"`
	Currency   string            `json:"currency,omitzero"`
	Convention RenewalConvention `json:"convention"`
	// Delivery is the delivery model of the lines, where the view is of one, and
	// Models are those that they have.
	Delivery DeliveryModel   `json:"delivery,omitzero"`
	Models   []DeliveryModel `json:"models,omitempty"`

	// Gross is the gross dollar renewal rate: uplift makes up for no loss.
	Gross successkit.Rate `json:"gross"`
	// Net is the net dollar renewal rate: uplift and add-ons count.
	Net successkit.Rate `json:"net"`
	// Count is the renewal rate by count.
	Count successkit.Rate `json:"count"`
	// Customers is the renewal rate by customer; one that renewed any line, an
	// add-on among them, counts as renewed.
	Customers successkit.Rate `json:"customers"`

	Due     RenewalLines `json:"due"`
	Renewed RenewalLines `json:"renewed"`
	Lost    RenewalLines `json:"lost"`
	// Open are the lines not decided, OpenPastGrace those of them whose grace is
	// over on AsOf.
	Open          RenewalLines `json:"open"`
	OpenPastGrace RenewalLines `json:"open_past_grace"`
	// Notice are the open lines whose customer has given notice.
	Notice RenewalLines `json:"notice"`

	// Early are the lines renewed before their due day and Late those renewed
	// after it.
	Early RenewalTiming `json:"early"`
	Late  RenewalTiming `json:"late"`
	// Restated are the late ones renewed after their grace: a view before that
	// day counted them as lost.
	Restated RenewalTiming `json:"restated"`
	// Lapsed are the open lines whose due day has passed, within grace or not;
	// their days are those since then.
	Lapsed RenewalTiming `json:"lapsed"`

	AmountRenewed decimal.Decimal `json:"amount_renewed"`
	// Uplift is what renewed lines gained and Reduction what they lost; AddOns is
	// what was sold with renewals on lines of their own.
	Uplift    RenewalChange `json:"uplift"`
	Reduction RenewalChange `json:"reduction"`
	AddOns    RenewalChange `json:"add_ons"`

	// LeftOut holds the ids of the lines due in the period that the rates leave
	// out, since they are open.
	LeftOut []string `json:"left_out,omitempty"`
	// Ignored counts the records of lines due or closed in the period that were
	// recorded, or whose outcome came, after AsOf.
	Ignored int64 `json:"ignored,omitzero"`
}

// RenewalLines is a number of contract lines and what was due on them.
type RenewalLines struct {
	Lines     int64           `json:"lines"`
	AmountDue decimal.Decimal `json:"amount_due"`
}

// A RenewalTiming is a number of contract lines, what was due on them, and by
// how many days they were early or late, all together.
type RenewalTiming struct {
	Lines     int64           `json:"lines"`
	AmountDue decimal.Decimal `json:"amount_due"`
	Days      int64           `json:"days"`
}

// A RenewalChange is a number of contract lines and by how much they changed,
// never negative.
type RenewalChange struct {
	Lines  int64           `json:"lines"`
	Amount decimal.Decimal `json:"amount"`
}

// A renewalCell adds up lines, amounts and days.
type renewalCell struct {
	n, days int64
	sum     exact.Sum
}

func (c *renewalCell) add(amount decimal.Decimal, days int) {
	c.n++
	c.days += int64(days)
	c.sum.Add(amount)
}

func (c *renewalCell) lines() RenewalLines {
	return RenewalLines{Lines: c.n, AmountDue: c.sum.Decimal()}
}

func (c *renewalCell) timing() RenewalTiming {
	return RenewalTiming{Lines: c.n, AmountDue: c.sum.Decimal(), Days: c.days}
}

func (c *renewalCell) change() RenewalChange {
	return RenewalChange{Lines: c.n, Amount: c.sum.Decimal()}
}

// Report returns what came up for renewal in period p. It fails with
// [successkit.ErrRequired] for the view of the zero Date and for the zero
// period, and with [successkit.ErrConflict] for a book of several currencies
// where the view is not of one.
func (v RenewalView) Report(p successkit.Period) (RenewalReport, error) {
	t, err := v.Tally(p)
	if err != nil {
		return RenewalReport{}, err
	}
	d := v.digest(p)
	r := RenewalReport{
		Period: p, AsOf: v.asOf, Currency: v.currencyText(), Convention: v.convention.resolved(),
		Gross: t.Gross(), Net: t.Net(), Count: t.Count(), Customers: t.Customers(),
		Due: d.due.lines(), Renewed: d.renewed.lines(), Lost: d.lost.lines(),
		Open: d.open.lines(), OpenPastGrace: d.pastGrace.lines(), Notice: d.notice.lines(),
		Early: d.early.timing(), Late: d.late.timing(), Restated: d.restated.timing(), Lapsed: d.lapsed.timing(),
		AmountRenewed: d.amountRenewed.Decimal(),
		Uplift:        d.uplift.change(), Reduction: d.reduction.change(), AddOns: d.addOns.change(),
		LeftOut: d.leftOut, Ignored: v.ignored(p),
	}
	if v.delivery != nil {
		r.Delivery = *v.delivery
	}
	for _, m := range deliveryModels.All() {
		if d.models[m] {
			r.Models = append(r.Models, m)
		}
	}
	return r, nil
}

// ByDelivery returns the report of each delivery model that has a line due in
// period p, in the order of the models. It is no ranking: renewal on-premise is
// usually the higher, and says nothing of how well SaaS is served. It fails as
// [RenewalView.Report] does.
func (v RenewalView) ByDelivery(p successkit.Period) ([]RenewalReport, error) {
	all, err := v.Report(p)
	if err != nil {
		return nil, err
	}
	reports := make([]RenewalReport, 0, len(all.Models))
	for _, m := range all.Models {
		r, err := v.Of(m).Report(p)
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
	}
	return reports, nil
}

// Tally returns the sums behind the rates of period p, to be merged with those
// of other books or periods. It fails as [RenewalView.Report] does.
func (v RenewalView) Tally(p successkit.Period) (*RenewalTally, error) {
	if err := v.check(p); err != nil {
		return nil, err
	}
	t := &RenewalTally{scope: scopeOf(v.currencyText(), v.convention)}
	for _, c := range v.perCustomer(p, t) {
		if c.hasLine {
			t.customers++
		}
		if c.renewedOne && c.hadDue {
			t.stay++
		}
		t.kept.Add(c.kept(v.convention.Cap))
	}
	t.settle()
	return t, nil
}
