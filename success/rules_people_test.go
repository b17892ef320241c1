package success_test

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
)

// S2: kind, stage, channel, side, contact, quality, and the proactive share: ours
// before they asked, against theirs. Counted by hand; the window ends with
// 2025-07-01 and has 90 days.
func TestS2Interactions(t *testing.T) {
	t.Parallel()
	type met struct {
		date    string
		began   successkit.Side
		minutes int // to the first answer, -1 for none yet, 0 where nobody asked
		quality int
	}
	for _, c := range []struct {
		name                string
		met                 []met
		total, ours, theirs int
		proactive           string
		asked, median       int
		quality             string
	}{
		{"nothing: a share of nothing is undefined", nil, 0, 0, 0, "undefined", 0, -1, ""},
		{"they had to ask each time", []met{{"2025-06-01", successkit.CustomerSide, 45, 0}, {"2025-06-02", successkit.CustomerSide, 75, 0}}, 2, 0, 2, "0.0%", 2, 45, "0/0"},
		{"we were there already", []met{{"2025-06-01", successkit.VendorSide, 0, 4}, {"2025-06-02", successkit.VendorSide, 0, 5}}, 2, 2, 0, "100.0%", 0, -1, "9/2"},
		{"both, or nobody knows who, count in neither", []met{
			{"2025-06-01", successkit.BothSides, 0, 0}, {"2025-06-02", successkit.UnknownSide, 0, 0}, {"2025-06-03", successkit.VendorSide, 0, 0},
		}, 3, 1, 0, "100.0%", 0, -1, "0/0"},
		{"the first day of the window counts, the day before it does not", []met{
			{"2025-04-03", successkit.VendorSide, 0, 3}, {"2025-04-02", successkit.CustomerSide, 30, 1}, {"2025-07-01", successkit.CustomerSide, 60, 0},
		}, 2, 1, 1, "50.0%", 1, 60, "3/1"},
		{"what is not answered was asked all the same", []met{
			{"2025-06-01", successkit.CustomerSide, -1, 0}, {"2025-06-02", successkit.CustomerSide, 20, 0}, {"2025-06-03", successkit.CustomerSide, 90, 2},
		}, 3, 0, 3, "0.0%", 3, 20, "2/1"},
		{"tomorrow is not known", []met{{"2025-07-02", successkit.CustomerSide, 45, 0}}, 0, 0, 0, "undefined", 0, -1, ""},
	} {
		a := account()
		a.Interactions = nil
		for i, x := range c.met {
			in := successkit.Interaction{ID: strconv.Itoa(i), Date: day(x.date), Kind: "call", Stage: successkit.Product, Began: x.began, Quality: x.quality}
			switch {
			case x.minutes < 0:
				in.Unanswered = true
			case x.minutes > 0:
				in.ResponseMinutes = new(x.minutes)
			}
			a.Interactions = append(a.Interactions, in)
		}
		got := reviewed(t, rich(), a, "2025-07-01").Through
		assert.Equal(t, successkit.MustPeriod("2025-04-03/2025-07-02"), got.Window, c.name)
		assert.Equal(t, []int{c.total, c.ours, c.theirs}, []int{got.Total, got.Ours, got.Theirs}, c.name)
		assert.Equal(t, c.proactive, got.Proactive.Percent(1), c.name)
		assert.Equal(t, c.asked, got.Response.Asked, c.name)
		median := -1
		if got.Response.MedianMinutes != nil {
			median = *got.Response.MedianMinutes
		}
		assert.Equal(t, c.median, median, c.name)
		if c.quality == "" {
			assert.Empty(t, got.Stages, c.name)
			continue
		}
		require.Len(t, got.Stages, 1, c.name)
		assert.Equal(t, c.total, got.Stages[0].Count, c.name)
		assert.Equal(t, c.quality, got.Stages[0].Quality.String(), c.name)
	}
	r := reviewed(t, rich(), account(), "2025-07-01")
	assert.Equal(t, day("2025-06-12"), r.Through.Last)
	assert.Equal(t, day("2025-07-27"), r.Through.Rhythm.Due, "45 days from June 12")
}

// S4: what a proactive role answers displaces what it should foresee; what support
// answers does not. By the program a case takes a CSM 30 minutes and a check-in 45.
func TestS4ReactiveStarvesProactive(t *testing.T) {
	t.Parallel()
	type work struct {
		kind  string
		began successkit.Side
		owner successkit.Role
	}
	theirs := work{"support-case", successkit.CustomerSide, successkit.CSM}
	ours := work{"check-in", successkit.VendorSide, successkit.CSM}
	for _, c := range []struct {
		name string
		work []work
		want []success.ReactiveLoad
	}{
		{"support answers, which is its work", []work{{"support-case", successkit.CustomerSide, successkit.SupportRole}, ours}, nil},
		{"a CSM that only foresees", []work{ours, ours}, nil},
		{"two cases are one check-in", []work{theirs, theirs, ours}, []success.ReactiveLoad{{Role: successkit.CSM, Count: 2, Minutes: 60, Displaced: new(1)}}},
		{"one case is none yet", []work{theirs, ours}, []success.ReactiveLoad{{Role: successkit.CSM, Count: 1, Minutes: 30, Displaced: new(0)}}},
		{"nobody said how long a call takes", []work{theirs, {"call", successkit.CustomerSide, successkit.CSM}, ours}, []success.ReactiveLoad{
			{Role: successkit.CSM, Count: 2, Minutes: 30, Untimed: 1, Displaced: new(0)},
		}},
		{"nothing held to measure it by", []work{theirs}, []success.ReactiveLoad{{Role: successkit.CSM, Count: 1, Minutes: 30}}},
		{"a seller answers too", []work{{"call", successkit.CustomerSide, successkit.Seller}}, []success.ReactiveLoad{{Role: successkit.Seller, Count: 1, Untimed: 1}}},
	} {
		a := account()
		a.Interactions = nil
		for i, w := range c.work {
			a.Interactions = append(a.Interactions, successkit.Interaction{
				ID: strconv.Itoa(i), Date: day("2025-06-20"), Kind: w.kind, Began: w.began, Owner: w.owner,
			})
		}
		assert.Equal(t, c.want, reviewed(t, rich(), a, "2025-07-01").Through.Reactive, c.name)
	}
}

// S6: exceptions come last, are never against the contract, are decided by somebody
// they were escalated to, and are recorded as faults of the structure.
func TestS6Exceptions(t *testing.T) {
	t.Parallel()
	asked := success.Exception{ID: "e1", Date: day("2025-06-01"), Ruling: success.Asked, Kind: "early-end", Cause: "oversold", AgainstTerms: true}
	for _, c := range []struct {
		name, path string
		kind       error
		change     func(*success.Exception)
	}{
		{"what is against the contract may be asked for", "", nil, func(*success.Exception) {}},
		{"and not granted", "against_terms", successkit.ErrConflict, func(e *success.Exception) { e.Ruling, e.EscalatedTo = success.Granted, successkit.Executive }},
		{"nothing is granted by nobody", "escalated_to", successkit.ErrRequired, func(e *success.Exception) { e.Ruling, e.AgainstTerms = success.Granted, false }},
		{"or without the fault of the structure", "cause", successkit.ErrRequired, func(e *success.Exception) { e.Cause = "" }},
		{"what asks rules on nothing", "of", successkit.ErrConflict, func(e *success.Exception) { e.Of = "e0" }},
		{"what was not asked for cannot be refused", "of", successkit.ErrRequired, func(e *success.Exception) { e.Ruling = success.Refused }},
		{"no step at all", "ruling", successkit.ErrRequired, func(e *success.Exception) { e.Ruling = success.NoRuling }},
		{"a cost that is none", "amount", successkit.ErrOutOfRange, func(e *success.Exception) { e.Amount = decimal.New(-1, 0) }},
	} {
		e := asked
		c.change(&e)
		if c.kind == nil {
			require.NoError(t, e.Validate(), c.name)
			continue
		}
		testkit.Faults(t, e.Validate(), testkit.Fault{Path: c.path, Kind: c.kind})
	}

	a := account()
	a.Exceptions = []success.Exception{asked, {ID: "e2", Of: "e1", Date: day("2025-06-20"), Ruling: success.Refused, EscalatedTo: successkit.Executive}}
	assert.Contains(t, rulesOf(reviewed(t, rich(), a, "2025-06-19")), "exception")
	r := reviewed(t, rich(), a, "2025-06-20")
	assert.NotContains(t, rulesOf(r), "exception")
	require.Len(t, r.Exceptions, 1)
	assert.Equal(t, success.Refused, r.Exceptions[0].Ruling)
	assert.Equal(t, "oversold", r.Exceptions[0].Cause)
}

// S7: references, reviews and referrals; what was said against the vendor too, and
// what free users say, apart.
func TestS7Advocacy(t *testing.T) {
	t.Parallel()
	said := func(id, date string, against bool) success.Act {
		return success.Act{ID: id, Date: day(date), Kind: "reference", Contact: "ana", Against: against}
	}
	late := said("late", "2025-06-01", false)
	late.Recorded = day("2025-08-01")
	for _, c := range []struct {
		name string
		acts []success.Act
		free bool
		want success.Advocacy
	}{
		{"nobody spoke", nil, false, success.Advocacy{}},
		{"a free user who said nothing", nil, true, success.Advocacy{}},
		{"for and against", []success.Act{said("a", "2025-05-01", false), said("b", "2025-06-01", true)}, false, success.Advocacy{For: 1, Against: 1, Last: day("2025-06-01")}},
		{"learnt of later", []success.Act{said("a", "2025-05-01", false), late}, false, success.Advocacy{For: 1, Last: day("2025-05-01")}},
		{"a free user's voice counts", []success.Act{said("a", "2025-05-01", true)}, true, success.Advocacy{Against: 1, Last: day("2025-05-01"), Free: true}},
	} {
		a := account()
		a.Acts = c.acts
		if c.free {
			a.Contracts[0].Value = decimal.Zero
		}
		assert.Equal(t, c.want, reviewed(t, definition(), a, "2025-07-01").Advocacy, c.name)
	}
}

// S9: what keeps the customer from its outcome, for those who can do something
// about it: noted by somebody, told by a criterion that is unmet, by what input it
// serves, or by a promise that is broken.
func TestS9Obstacles(t *testing.T) {
	t.Parallel()
	noted := func(kind success.Hindrance) success.Obstacle {
		return success.Obstacle{ID: "o", Date: day("2025-03-01"), Kind: kind, What: "as noted"}
	}
	for _, c := range []struct {
		name   string
		change func(*success.Definition, *success.Account)
		want   []success.Hindrance
	}{
		{"nothing", func(*success.Definition, *success.Account) {}, nil},
		{"an unreliable product", func(_ *success.Definition, a *success.Account) {
			a.Obstacles = []success.Obstacle{noted(success.UnreliableProduct)}
		}, []success.Hindrance{success.UnreliableProduct}},
		{"a policy in the way, and out of it", func(_ *success.Definition, a *success.Account) {
			a.Obstacles = []success.Obstacle{noted(success.PolicyInTheWay), {ID: "p", Date: day("2025-07-01"), Clears: "o"}}
		}, nil},
		{"and back in it only tomorrow", func(_ *success.Definition, a *success.Account) {
			a.Obstacles = []success.Obstacle{noted(success.PolicyInTheWay), {ID: "p", Date: day("2025-07-02"), Clears: "o"}}
		}, []success.Hindrance{success.PolicyInTheWay}},
		{"too few agents: a bad fit", func(_ *success.Definition, a *success.Account) {
			a.Fit.Evidence[1].Answer = fit.Int(1)
		}, []success.Hindrance{success.BadFit}},
		{"a feature that is missing", func(d *success.Definition, a *success.Account) {
			d.Profiles[0].Criteria[1].Input, a.Fit.Evidence[1].Answer = fit.Functional, fit.Int(1)
		}, []success.Hindrance{success.MissingFeature}},
		{"a skill that is lacking", func(d *success.Definition, a *success.Account) {
			d.Profiles[0].Criteria[1].Input, a.Fit.Evidence[1].Answer = fit.Competence, fit.Int(1)
		}, []success.Hindrance{success.LackingSkill}},
		{"an answer after three hours", func(_ *success.Definition, a *success.Account) {
			a.Interactions[0].ResponseMinutes = new(180)
		}, []success.Hindrance{success.BrokenExperience}},
		{"several, by kind", func(_ *success.Definition, a *success.Account) {
			a.Interactions[0].ResponseMinutes, a.Fit.Evidence[1].Answer = new(180), fit.Int(1)
			a.Obstacles = []success.Obstacle{noted(success.LackingSkill)}
		}, []success.Hindrance{success.LackingSkill, success.BadFit, success.BrokenExperience}},
	} {
		d, a := definition(), account()
		c.change(&d, &a)
		var found []success.Hindrance
		for _, o := range reviewed(t, d, a, "2025-07-01").Obstacles {
			found = append(found, o.Kind)
			assert.False(t, o.Since.IsZero(), c.name)
		}
		assert.Equal(t, c.want, found, c.name)
	}
}
