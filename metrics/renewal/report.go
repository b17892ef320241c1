package renewal

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A Report says what came up for renewal in a period and what became of it. Its
// rates count the lines that its convention says:
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
type Report struct {
	Period     successkit.Period `json:"period"`
	AsOf       successkit.Date   `json:"as_of"`
	Currency   string            `json:"currency,omitzero"`
	Convention Convention        `json:"convention"`
	// Delivery is the delivery model of the lines, where the view is of one, and
	// Models are those that they have.
	Delivery Delivery   `json:"delivery,omitzero"`
	Models   []Delivery `json:"models,omitempty"`

	// Gross is the gross dollar renewal rate: uplift makes up for no loss.
	Gross successkit.Rate `json:"gross"`
	// Net is the net dollar renewal rate: uplift and add-ons count.
	Net successkit.Rate `json:"net"`
	// Count is the renewal rate by count.
	Count successkit.Rate `json:"count"`
	// Customers is the renewal rate by customer; one that renewed any line, an
	// add-on among them, counts as renewed.
	Customers successkit.Rate `json:"customers"`

	Due     Portion `json:"due"`
	Renewed Portion `json:"renewed"`
	Lost    Portion `json:"lost"`
	// Open are the lines not decided, OpenPastGrace those of them whose grace is
	// over on AsOf.
	Open          Portion `json:"open"`
	OpenPastGrace Portion `json:"open_past_grace"`
	// Notice are the open lines whose customer has given notice.
	Notice Portion `json:"notice"`

	// Early are the lines renewed before their due day and Late those renewed
	// after it.
	Early Timing `json:"early"`
	Late  Timing `json:"late"`
	// Restated are the late ones renewed after their grace: a view before that
	// day counted them as lost.
	Restated Timing `json:"restated"`
	// Lapsed are the open lines whose due day has passed, within grace or not;
	// their days are those since then.
	Lapsed Timing `json:"lapsed"`

	AmountRenewed decimal.Decimal `json:"amount_renewed"`
	// Uplift is what renewed lines gained and Reduction what they lost; AddOns is
	// what was sold with renewals on lines of their own.
	Uplift    Change `json:"uplift"`
	Reduction Change `json:"reduction"`
	AddOns    Change `json:"add_ons"`

	// LeftOut holds the ids of the lines due in the period that the rates leave
	// out, since they are open.
	LeftOut []string `json:"left_out,omitempty"`
	// Ignored counts the records of lines due or closed in the period that were
	// recorded, or whose outcome came, after AsOf.
	Ignored int64 `json:"ignored,omitzero"`
}

// Portion is a number of contract lines and what was due on them.
type Portion struct {
	Lines     int64           `json:"lines"`
	AmountDue decimal.Decimal `json:"amount_due"`
}

// A Timing is a number of contract lines, what was due on them, and by how many
// days they were early or late, all together.
type Timing struct {
	Lines     int64           `json:"lines"`
	AmountDue decimal.Decimal `json:"amount_due"`
	Days      int64           `json:"days"`
}

// A Change is a number of contract lines and by how much they changed, never
// negative.
type Change struct {
	Lines  int64           `json:"lines"`
	Amount decimal.Decimal `json:"amount"`
}

// A cell adds up lines, amounts and days.
type cell struct {
	n, days int64
	sum     exact.Sum
}

func (c *cell) add(amount decimal.Decimal, days int) {
	c.n++
	c.days += int64(days)
	c.sum.Add(amount)
}

func (c *cell) portion() Portion {
	return Portion{Lines: c.n, AmountDue: c.sum.Decimal()}
}

func (c *cell) timing() Timing {
	return Timing{Lines: c.n, AmountDue: c.sum.Decimal(), Days: c.days}
}

func (c *cell) change() Change {
	return Change{Lines: c.n, Amount: c.sum.Decimal()}
}

// Report returns what came up for renewal in period p. It fails with
// [successkit.ErrRequired] for the view of the zero Date and for the zero
// period, and with [successkit.ErrConflict] for a book of several currencies
// where the view is not of one.
func (v View) Report(p successkit.Period) (Report, error) {
	t, err := v.Tally(p)
	if err != nil {
		return Report{}, err
	}
	d := v.digest(p)
	r := Report{
		Period: p, AsOf: v.asOf, Currency: v.currencyText(), Convention: v.convention.resolved(),
		Gross: t.Gross(), Net: t.Net(), Count: t.Count(), Customers: t.Customers(),
		Due: d.due.portion(), Renewed: d.renewed.portion(), Lost: d.lost.portion(),
		Open: d.open.portion(), OpenPastGrace: d.pastGrace.portion(), Notice: d.notice.portion(),
		Early: d.early.timing(), Late: d.late.timing(), Restated: d.restated.timing(), Lapsed: d.lapsed.timing(),
		AmountRenewed: d.amountRenewed.Decimal(),
		Uplift:        d.uplift.change(), Reduction: d.reduction.change(), AddOns: d.addOns.change(),
		LeftOut: d.leftOut, Ignored: v.ignored(p),
	}
	if v.delivery != nil {
		r.Delivery = *v.delivery
	}
	for _, m := range deliveries.All() {
		if d.models[m] {
			r.Models = append(r.Models, m)
		}
	}
	return r, nil
}

// ByDelivery returns the report of each delivery model that has a line due in
// period p, in the order of the models. It is no ranking: renewal on-premise is
// usually the higher, and says nothing of how well SaaS is served. It fails as
// [View.Report] does.
func (v View) ByDelivery(p successkit.Period) ([]Report, error) {
	all, err := v.Report(p)
	if err != nil {
		return nil, err
	}
	reports := make([]Report, 0, len(all.Models))
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
// of other books or periods. Where nothing is counted it is the zero Tally,
// which merges with any. It fails as [View.Report] does.
func (v View) Tally(p successkit.Period) (*Tally, error) {
	if err := v.check(p); err != nil {
		return nil, err
	}
	t := &Tally{scope: scopeOf(v.currencyText(), v.convention)}
	for _, c := range v.perCustomer(p, t) {
		if c.hasLine {
			t.customers++
		}
		if c.renewedOne && c.hadDue {
			t.stay++
		}
		t.kept.Add(c.kept(v.convention.Cap))
	}
	if t.isEmpty() {
		return &Tally{}, nil // a book without lines knows no currency
	}
	return t, nil
}
