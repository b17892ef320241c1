package fit_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

// F4: before the sale commitments are assumed to be kept; after it the criterion
// is derived from what became of them.
func TestF4Settlements(t *testing.T) {
	const vendor, customer = successkit.VendorSide, successkit.CustomerSide
	settled := func(id string, by successkit.Side, kept bool, ago int) fit.Settlement {
		return fit.Settlement{ID: id, Commitment: "c1", By: by, Kept: kept, Date: day.AddDays(-ago)}
	}
	for _, tt := range []struct {
		name        string
		settlements []fit.Settlement
		heard       int // days before the day of the evidence that there is a gap
		state       fit.State
		since       int // days before the day
		remedy      []string
		open        int // conditions
	}{
		{"both promised", nil, 20, fit.Acquirable, 10, []string{"fit.remedy-committed", "fit.remedy-committed"}, 2},
		{"ours is kept", []fit.Settlement{settled("s1", vendor, true, 4)}, 20, fit.Acquirable, 10, []string{"fit.remedy-kept", "fit.remedy-committed"}, 1},
		{"both are kept", []fit.Settlement{settled("s1", 0, true, 4)}, 20, fit.Met, 4, []string{"fit.remedy-kept", "fit.remedy-kept"}, 0},
		{"kept, and heard of a gap since", []fit.Settlement{settled("s1", 0, true, 4)}, 3, fit.Unmet, 3, []string{"fit.remedy-spent", "fit.remedy-spent"}, 0},
		{"theirs is broken", []fit.Settlement{settled("s1", vendor, true, 4), settled("s2", customer, false, 2)}, 20, fit.Unmet, 2, []string{"fit.remedy-kept", "fit.remedy-missed"}, 0},
		{"broken, and kept after all", []fit.Settlement{settled("s1", 0, false, 4), settled("s2", 0, true, 2)}, 20, fit.Met, 2, []string{"fit.remedy-kept", "fit.remedy-kept"}, 0},
		{"both said of one day", []fit.Settlement{settled("s1", 0, true, 4), settled("s2", 0, false, 4)}, 20, fit.Unmet, 4, []string{"fit.remedy-missed", "fit.remedy-missed"}, 0},
		{"not known yet", []fit.Settlement{settled("s1", 0, true, -1)}, 20, fit.Acquirable, 10, []string{"fit.remedy-committed", "fit.remedy-committed"}, 2},
	} {
		facts := without(good(), "data-skills")
		facts.Evidence = append(facts.Evidence, fit.Evidence{ID: "gap", Criterion: "data-skills", Answer: fit.YesNo(false), Date: day.AddDays(-tt.heard)})
		facts.Commitments = []fit.Commitment{promise("c1", "data-skills", successkit.BothSides)}
		facts.Settlements = tt.settlements
		a := assess(t, profile(t, forecasting()), facts, day)
		f := find(t, a, "data-skills")
		assert.Equal(t, tt.state, f.State, tt.name)
		assert.Equal(t, day.AddDays(-tt.since), f.Since, tt.name)
		assert.Equal(t, tt.remedy, codes(f)[1:], tt.name)
		assert.Len(t, a.Conditions, tt.open, tt.name)
	}
}

// A promise that was kept stands beyond the day on which it was due.
func TestKeptPromisesOutlastTheirDay(t *testing.T) {
	facts := with(good(), "integration-budget", fit.Int(1))
	facts.Evidence[len(facts.Evidence)-1].Date = day.AddDays(-80)
	c := promise("c1", "integration-budget", successkit.CustomerSide)
	c.Date, c.Due = day.AddDays(-70), day.AddDays(-20)
	facts.Commitments = []fit.Commitment{c}
	p := profile(t, forecasting())
	assert.Equal(t, fit.NoPotential, assess(t, p, facts, day).Verdict)
	facts.Settlements = []fit.Settlement{{ID: "s1", Commitment: "c1", Kept: true, Date: day.AddDays(-5)}}
	a := assess(t, p, facts, day)
	assert.Equal(t, fit.Potential, a.Verdict)
	assert.Equal(t, day.AddDays(-5), find(t, a, "integration-budget").Since)
}

func TestSettlementValidate(t *testing.T) {
	testkit.Faults(
		t, fit.Settlement{By: 9, Date: day, Recorded: day.AddDays(-1), Source: " "}.Validate(),
		testkit.Fault{Path: "id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "commitment", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "by", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "recorded", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "source", Kind: successkit.ErrRequired},
	)
	a := fit.Settlement{ID: "a", Commitment: "c", Date: day}
	b := a
	b.Kept = true
	testkit.Faults(t, fit.Facts{Settlements: []fit.Settlement{a, a, b}}.Validate(), testkit.Fault{Path: "settlements[2].id", Kind: successkit.ErrConflict})
}

// F4: the ledger of joint accountabilities, each with what became of it.
func TestF4Ledger(t *testing.T) {
	const vendor, customer = successkit.VendorSide, successkit.CustomerSide
	given := func(id string, by successkit.Side, from, due int) fit.Commitment {
		return fit.Commitment{ID: id, Criterion: "data-skills", By: by, What: "train", Date: day.AddDays(from), Due: day.AddDays(due)}
	}
	heard := func(id string, yes bool, at int) fit.Evidence {
		return fit.Evidence{ID: id, Criterion: "data-skills", Answer: fit.YesNo(yes), Date: day.AddDays(at)}
	}
	settled := func(kept bool, at int) []fit.Settlement {
		return []fit.Settlement{{ID: "s", Commitment: "c", Kept: kept, Date: day.AddDays(at)}}
	}
	taken := fit.Commitment{ID: "w", Criterion: "data-skills", By: vendor, Date: day.AddDays(-40), Withdrawn: true}
	for _, tt := range []struct {
		name  string
		facts fit.Facts
		want  fit.Fulfilment
		on    int
		ref   string
	}{
		{"open", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, 9)}}, fit.Open, 0, ""},
		{"open on its last day", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, 0)}}, fit.Open, 0, ""},
		{"missed the day after", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, -1)}}, fit.Missed, 0, ""},
		{"kept by settlement", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, -1)}, Settlements: settled(true, -1)}, fit.Kept, -1, "s"},
		{"late by settlement", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, -3)}, Settlements: settled(true, -1)}, fit.Late, -1, "s"},
		{"broken before it was due", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, 5)}, Settlements: settled(false, -1)}, fit.Missed, -1, "s"},
		{"kept by evidence", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, -1)}, Evidence: []fit.Evidence{heard("e", true, -2)}}, fit.Kept, -2, "e"},
		{"late by evidence", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, -3)}, Evidence: []fit.Evidence{heard("e", true, -2)}}, fit.Late, -2, "e"},
		{"evidence of a gap closes nothing", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, 3)}, Evidence: []fit.Evidence{heard("e", false, -2)}}, fit.Open, 0, ""},
		{"evidence from before it closes nothing", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -9, 3)}, Evidence: []fit.Evidence{heard("e", true, -9)}}, fit.Open, 0, ""},
		{"withdrawn", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -60, 3), taken}}, fit.Withdrawn, -40, "w"},
		{"kept before it was withdrawn", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -60, 3), taken}, Evidence: []fit.Evidence{heard("e", true, -50)}}, fit.Kept, -50, "e"},
		{"missed before it was withdrawn", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -60, -50), taken}}, fit.Missed, -49, ""},
		{"replaced", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -60, 3), given("d", vendor, -30, 30)}}, fit.Replaced, -30, "d"},
		{"the other side's does not replace it", fit.Facts{Commitments: []fit.Commitment{given("c", vendor, -60, 3), given("d", customer, -30, 30)}}, fit.Open, 0, ""},
	} {
		l, err := profile(t, forecasting()).Ledger(tt.facts, day)
		assert.NoError(t, err)
		at := slices.IndexFunc(l.Entries, func(e fit.Entry) bool { return e.Commitment == "c" })
		e := l.Entries[at]
		assert.Equal(t, tt.want, e.Fulfilment, tt.name)
		assert.Equal(t, tt.ref, e.Ref.ID, tt.name)
		if tt.want != fit.Open {
			assert.Equal(t, day.AddDays(tt.on), e.On, tt.name)
		}
	}
}

// A ledger counts by side, in a stated order, and leaves out what is not asked or
// not known.
func TestLedgerSides(t *testing.T) {
	facts := fit.Facts{
		Commitments: []fit.Commitment{
			promise("c2", "data-skills", successkit.BothSides),
			promise("c1", "crm-platform", successkit.CustomerSide),
			promise("c3", "nothing", successkit.CustomerSide),
			{ID: "c4", Criterion: "crm-platform", By: successkit.CustomerSide, What: "buy", Date: day.AddDays(1), Due: day.AddDays(9)},
		},
		Settlements: []fit.Settlement{{ID: "s", Commitment: "c2", By: successkit.VendorSide, Kept: true, Date: day}},
	}
	l, err := profile(t, forecasting()).Ledger(facts, day)
	assert.NoError(t, err)
	assert.Equal(t, []fit.SideTally{{Side: successkit.VendorSide, Kept: 1}, {Side: successkit.CustomerSide, Open: 2}}, l.Sides)
	var order []string
	for _, e := range l.Entries {
		order = append(order, e.Criterion+" "+e.Side.String())
	}
	assert.Equal(t, []string{"crm-platform customer", "data-skills vendor", "data-skills customer"}, order)
	_, err = new(fit.Profile).Ledger(facts, day)
	assert.ErrorIs(t, err, successkit.ErrRequired)
}

// F13: those with potential stand between not ready at all and able to succeed
// at once, with the steps that lead on.
func TestF13Readiness(t *testing.T) {
	facts := with(with(good(), "data-skills", fit.YesNo(false)), "integration-budget", fit.Int(1))
	far := promise("c1", "data-skills", successkit.BothSides)
	near := promise("c2", "integration-budget", successkit.CustomerSide)
	near.Due = day.AddDays(7)
	aside := promise("c3", "crm-platform", successkit.CustomerSide)
	aside.Due = day.AddDays(80)
	facts.Commitments = []fit.Commitment{far, near, aside}
	p := profile(t, forecasting())
	r, err := p.Readiness(facts, day)
	assert.NoError(t, err)
	assert.Equal(t, fit.OnTheWay, r.Level)
	assert.Equal(t, "4/6", r.Share.String())
	assert.Equal(t, far.Due, r.ReadyOn, "the step aside is not needed")
	var steps []string
	for _, s := range r.Steps {
		steps = append(steps, s.Criterion+" "+s.Side.String())
	}
	assert.Equal(t, []string{"integration-budget customer", "data-skills vendor", "data-skills customer", "crm-platform customer"}, steps)
	assert.True(t, r.Steps[0].Needed)
	assert.False(t, r.Steps[3].Needed)

	facts.Settlements = []fit.Settlement{
		{ID: "s1", Commitment: "c1", Kept: true, Date: day}, {ID: "s2", Commitment: "c2", Kept: true, Date: day},
	}
	r, err = p.Readiness(facts, day)
	assert.NoError(t, err)
	assert.Equal(t, fit.Ready, r.Level)
	assert.Equal(t, "6/6", r.Share.String())
	assert.True(t, r.ReadyOn.IsZero())

	for _, facts := range []fit.Facts{{}, with(good(), "speaks-ill", fit.YesNo(true))} {
		r, err = p.Readiness(facts, day)
		assert.NoError(t, err)
		assert.Equal(t, fit.UnknownLevel, r.Level)
		assert.False(t, r.Share.Defined(), "no place without potential")
	}
	alone := forecasting()
	alone.Criteria = alone.Criteria[2:3]
	one := with(fit.Facts{Commitments: []fit.Commitment{near}}, "integration-budget", fit.Int(1))
	r, err = profile(t, alone).Readiness(one, day)
	assert.NoError(t, err)
	assert.Equal(t, fit.NotReady, r.Level)
	_, err = p.Readiness(facts, successkit.Date{})
	assert.ErrorIs(t, err, successkit.ErrRequired)
}
