package renewal_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics/renewal"
)

// forecastDefinition has two stages and two statuses, of which "monitor" is for
// renewals that are 90 days or more ahead.
func forecastDefinition() renewal.ForecastDefinition {
	table := func(talks, agreed int64) []renewal.StagePercent {
		return []renewal.StagePercent{
			{Stage: "talks", Percent: decimal.NewFromInt(talks)}, {Stage: "agreed", Percent: decimal.NewFromInt(agreed)},
		}
	}
	return renewal.ForecastDefinition{
		Stages: []string{"talks", "agreed"},
		Best:   table(80, 100), Likely: table(60, 95), Worst: table(30, 90),
		Statuses: []renewal.PermittedStatus{{Status: "monitor", MinDays: new(90)}, {Status: "working"}},
	}
}

func mustForecast(t *testing.T) *renewal.ForecastModel {
	t.Helper()
	m, err := renewal.NewForecastModel(forecastDefinition())
	require.NoError(t, err)
	return m
}

func opinion(by, stage string, amount int64) renewal.Opinion {
	return renewal.Opinion{By: by, Stage: stage, Amount: new(decimal.NewFromInt(amount))}
}

func opportunity(id string, target int64, opinions ...renewal.Opinion) renewal.Opportunity {
	return renewal.Opportunity{
		ID: id, Customer: "customer " + id, Currency: "EUR", Due: successkit.MustDate("2025-06-30"),
		Target: new(decimal.NewFromInt(target)), Outcome: renewal.Open, Opinions: opinions,
	}
}

// Three renewals of 100 each are forecast at 120, 90 and 130. The upsell of two
// does not hide the shortfall of the third.
func ExampleForecastModel_Forecast() {
	model, err := renewal.NewForecastModel(forecastDefinition())
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := model.Forecast([]renewal.Opportunity{
		opportunity("r-1", 100, opinion("csm", "agreed", 120)),
		opportunity("r-2", 100, opinion("csm", "talks", 90)),
		opportunity("r-3", 100, opinion("csm", "talks", 130)),
		opportunity("r-4", 100, opinion("csm", "", 100)),
		opportunity("r-5", 100, opinion("system", "agreed", 100), opinion("csm", "agreed", 60)),
	}, successkit.MustDate("2025-03-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("gross", f.Gross, "of", f.Target, "upsell", f.Upsell)
	fmt.Println("best", f.Best.Gross, "likely", f.Likely.Gross, "worst", f.Worst.Gross)
	fmt.Println("left out", f.LeftOut, "worth", f.TargetLeftOut)
	phrases := renewal.Phrases()
	for _, l := range f.Lines {
		if l.State != renewal.ForecastCounted {
			fmt.Println(l.ID, l.State, phrases.Text(l.Reasons[0]))
		}
	}
	// Output:
	// gross 290 of 300 upsell 50
	// best 252 likely 209 worst 147
	// left out 2 worth 200
	// r-4 excluded The renewal has no stage.
	// r-5 needs-decision system expects 100, csm expects 60: somebody has to decide.
}

func ExampleForecastModel_Permitted() {
	model, err := renewal.NewForecastModel(forecastDefinition())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(model.Permitted(120), model.Permitted(89))
	// Output:
	// [monitor working] [working]
}

func TestForecastLines(t *testing.T) {
	t.Parallel()
	notice := func(o renewal.Opportunity) renewal.Opportunity {
		o.Notice = successkit.MustDate("2025-02-10")
		return o
	}
	closed := func(o renewal.Opportunity, s renewal.Status, day string, final *decimal.Decimal) renewal.Opportunity {
		o.Outcome, o.Closed, o.Final = s, successkit.MustDate(day), final
		return o
	}
	decided := func(o renewal.Opportunity, day string) renewal.Opportunity {
		d := opinion("board", "talks", 80)
		d.Date = successkit.MustDate(day)
		o.Decision = &d
		return o
	}
	later := opinion("csm", "talks", 50)
	later.Date = successkit.MustDate("2025-02-20")
	ahead := opinion("csm", "talks", 40)
	ahead.Date = successkit.MustDate("2025-03-02")
	noTarget := opportunity("x", 100, opinion("csm", "talks", 100))
	noTarget.Target = nil
	barred := opportunity("x", 100, opinion("csm", "talks", 100))
	barred.Status, barred.Due = "monitor", successkit.MustDate("2025-05-29") // 89 days ahead
	both := opportunity("x", 100, opinion("system", "talks", 100), opinion("csm", "talks", 100))

	tests := []struct {
		name      string
		o         renewal.Opportunity
		state     renewal.ForecastState
		gross     string
		upsell    string
		likely    string
		confirmed bool
		codes     []string
	}{
		{"open, one opinion", opportunity("x", 100, opinion("csm", "talks", 120)), renewal.ForecastCounted, "100", "20", "60", false, nil},
		{"two agree", both, renewal.ForecastCounted, "100", "0", "60", true, []string{"confirmed"}},
		{"two differ on the amount: no mean", opportunity("x", 100, opinion("system", "talks", 100), opinion("csm", "talks", 50)), renewal.ForecastNeedsDecision, "0", "0", "0", false, []string{"amounts-differ"}},
		{"two differ on the stage", opportunity("x", 100, opinion("system", "talks", 100), opinion("csm", "agreed", 100)), renewal.ForecastNeedsDecision, "0", "0", "0", false, []string{"stages-differ"}},
		{"decided", decided(opportunity("x", 100, opinion("system", "talks", 100), opinion("csm", "talks", 50)), "2025-02-28"), renewal.ForecastCounted, "80", "0", "48", false, []string{"decided"}},
		{"to be decided later", decided(opportunity("x", 100, opinion("system", "talks", 100), opinion("csm", "talks", 50)), "2025-03-02"), renewal.ForecastNeedsDecision, "0", "0", "0", false, []string{"amounts-differ"}},
		{"the last opinion of a person counts", opportunity("x", 100, opinion("csm", "talks", 100), later, ahead), renewal.ForecastCounted, "50", "0", "30", false, nil},
		{"open with notice", notice(opportunity("x", 100, opinion("csm", "agreed", 100))), renewal.ForecastConflict, "0", "0", "0", false, []string{"notice"}},
		{"decided after notice", decided(notice(opportunity("x", 100)), "2025-02-10"), renewal.ForecastCounted, "80", "0", "48", false, []string{"decided"}},
		{"notice after the decision", decided(notice(opportunity("x", 100, opinion("csm", "agreed", 100))), "2025-02-09"), renewal.ForecastConflict, "0", "0", "0", false, []string{"notice"}},
		{"nobody has an opinion", opportunity("x", 100), renewal.ForecastExcluded, "0", "0", "0", false, []string{"stage-missing", "amount-missing"}},
		{"no target", noTarget, renewal.ForecastExcluded, "0", "0", "0", false, []string{"target-missing"}},
		{"won", closed(both, renewal.Renewed, "2025-02-01", new(decimal.NewFromInt(130))), renewal.ForecastCounted, "100", "30", "100", false, nil},
		{"won at nobody knows what", closed(both, renewal.Renewed, "2025-02-01", nil), renewal.ForecastExcluded, "0", "0", "0", false, []string{"amount-missing"}},
		{"won later", closed(both, renewal.Renewed, "2025-03-02", new(decimal.NewFromInt(130))), renewal.ForecastCounted, "100", "0", "60", true, []string{"confirmed"}},
		{"lost", closed(notice(both), renewal.Lost, "2025-02-11", nil), renewal.ForecastCounted, "0", "0", "0", false, nil},
		{"status too late", barred, renewal.ForecastCounted, "100", "0", "60", false, []string{"status-barred"}},
	}
	phrases := renewal.Phrases()
	seen := map[string]bool{}
	for _, tt := range tests {
		f, err := mustForecast(t).Forecast([]renewal.Opportunity{tt.o, tt.o}, successkit.MustDate("2025-03-01"))
		require.NoError(t, err, tt.name)
		require.Len(t, f.Lines, 1, tt.name)
		l := f.Lines[0]
		assert.Equal(t, tt.state, l.State, tt.name)
		assert.Equal(t, tt.confirmed, l.Confirmed, tt.name)
		testkit.EqualDecimal(t, tt.gross, l.Gross, tt.name)
		testkit.EqualDecimal(t, tt.upsell, l.Upsell, tt.name)
		testkit.EqualDecimal(t, tt.gross, f.Gross, tt.name)
		testkit.EqualDecimal(t, tt.likely, f.Likely.Gross, tt.name)
		var codes []string
		for _, r := range l.Reasons {
			seen[r.Code] = true
			codes = append(codes, r.Code[len("renewal."):])
			for _, arg := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(phrases[r.Code], -1) {
				_, ok := r.Arg(arg[1])
				assert.True(t, ok, "%s has no %s", r, arg[1])
			}
			assert.NoError(t, r.Validate())
		}
		assert.Equal(t, tt.codes, codes, tt.name)
	}
	assert.Len(t, seen, len(phrases), "every phrase is of a reason that is given")
}

func TestForecastScenariosKeepTheirOrder(t *testing.T) {
	t.Parallel()
	m := mustForecast(t)
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 21))
		var list []renewal.Opportunity
		for i := range 1 + r.IntN(20) {
			list = append(list, opportunity(fmt.Sprint(i), r.Int64N(1000), opinion("csm", []string{"", "talks", "agreed"}[r.IntN(3)], r.Int64N(1200))))
		}
		f, err := m.Forecast(list, successkit.MustDate("2025-03-01"))
		require.NoError(t, err)
		ordered := f.Worst.Gross.LessThanOrEqual(f.Likely.Gross) && f.Likely.Gross.LessThanOrEqual(f.Best.Gross) &&
			f.Best.Gross.LessThanOrEqual(f.Gross) && f.Gross.LessThanOrEqual(f.Target) && f.Worst.Upsell.LessThanOrEqual(f.Best.Upsell)
		if !ordered || f.Counted+f.LeftOut != int64(len(list)) {
			t.Fatalf("seed %d: %+v", seed, f)
		}
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		again, err := m.Forecast(list, successkit.MustDate("2025-03-01"))
		require.NoError(t, err)
		assert.Equal(t, f, again, "seed %d", seed)
	}
}

func TestForecastDefinitionRefuses(t *testing.T) {
	t.Parallel()
	percent := func(stage, p string) renewal.StagePercent {
		return renewal.StagePercent{Stage: stage, Percent: testkit.Dec(t, p)}
	}
	_, err := renewal.NewForecastModel(renewal.ForecastDefinition{
		Stages: []string{"talks", "talks", "No"},
		Best:   []renewal.StagePercent{percent("talks", "50"), percent("No", "101")},
		Likely: []renewal.StagePercent{percent("talks", "51"), percent("never", "1"), percent("talks", "1")},
		Worst:  []renewal.StagePercent{percent("talks", "-1"), percent("No", "0")},
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "stages[1]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "stages[2]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "best[1].percent", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "likely[0].percent", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "likely[1].stage", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "likely[2].stage", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "likely", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "worst[0].percent", Kind: successkit.ErrOutOfRange},
	)
	_, err = renewal.NewForecastModel(renewal.ForecastDefinition{})
	testkit.Faults(t, err, testkit.Fault{Path: "stages", Kind: successkit.ErrRequired})

	statuses := func(list ...renewal.PermittedStatus) error {
		d := forecastDefinition()
		d.Statuses = list
		return d.Validate()
	}
	gap := testkit.Fault{Path: "statuses", Kind: successkit.ErrRequired}
	testkit.Faults(t, statuses(renewal.PermittedStatus{Status: "a", MinDays: new(90)}, renewal.PermittedStatus{Status: "b", MaxDays: new(89)}))
	testkit.Faults(t, statuses(renewal.PermittedStatus{Status: "a", MinDays: new(90)}, renewal.PermittedStatus{Status: "b", MaxDays: new(88)}), gap)
	testkit.Faults(t, statuses(renewal.PermittedStatus{Status: "a", MinDays: new(0)}), gap)
	testkit.Faults(t, statuses(renewal.PermittedStatus{Status: "a", MaxDays: new(10)}), gap)
	testkit.Faults(t, statuses(renewal.PermittedStatus{Status: "a", MinDays: new(5), MaxDays: new(4)}, renewal.PermittedStatus{Status: "a", MaxDays: new(99999)}),
		testkit.Fault{Path: "statuses[0].max_days", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "statuses[1].status", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "statuses[1].max_days", Kind: successkit.ErrOutOfRange})
}

func TestForecastRefuses(t *testing.T) {
	t.Parallel()
	other := opportunity("r-1", 200)
	dollars := opportunity("r-2", 100)
	dollars.Currency = "USD"
	bad := renewal.Opportunity{
		Currency: "eur", Target: new(decimal.NewFromInt(-1)), Closed: successkit.MustDate("2025-01-01"), Final: new(decimal.New(1, 60)),
		Status: "asleep", Opinions: []renewal.Opinion{{By: "csm", Stage: "never"}, {By: "csm"}}, Decision: &renewal.Opinion{},
	}
	_, err := mustForecast(t).Forecast([]renewal.Opportunity{opportunity("r-1", 100), other, dollars, bad}, successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "opportunities[1].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "opportunities[2].currency", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "opportunities[3].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "opportunities[3].customer", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "opportunities[3].currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "opportunities[3].due", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "opportunities[3].target", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "opportunities[3].outcome", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "opportunities[3].final", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "opportunities[3].final", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "opportunities[3].status", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "opportunities[3].opinions[0].stage", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "opportunities[3].opinions[1].by", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "opportunities[3].decision.by", Kind: successkit.ErrRequired},
	)
}

// The model shares nothing with the definition it was made of or returns.
func TestForecastModelIsItsOwn(t *testing.T) {
	t.Parallel()
	d := forecastDefinition()
	m, err := renewal.NewForecastModel(d)
	require.NoError(t, err)
	*d.Statuses[0].MinDays, d.Best[0].Stage = 5, "changed"
	*m.Definition().Statuses[0].MinDays = 5
	assert.Equal(t, forecastDefinition(), m.Definition())
}

func TestForecastStoredForms(t *testing.T) {
	t.Parallel()
	testkit.GoldenJSON(t, "forecast_definition.json", forecastDefinition())
	o := opportunity("r-1", 100, opinion("system", "agreed", 100), opinion("csm", "talks", 60))
	o.Status, o.Decision = "working", new(opinion("board", "talks", 80))
	list := []renewal.Opportunity{o, opportunity("r-2", 50)}
	testkit.GoldenJSON(t, "opportunities.json", list)
	f, err := mustForecast(t).Forecast(list, successkit.MustDate("2025-03-01"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "forecast.json", f)
	for s := renewal.UnknownForecastState; s <= renewal.ForecastNeedsDecision; s++ {
		text, err := s.MarshalText()
		require.NoError(t, err)
		var got renewal.ForecastState
		require.NoError(t, got.UnmarshalText(text))
		assert.Equal(t, s, got)
	}
}
