package fit_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

// F1: one question, yes or no; where evidence is lacking it is undetermined
// and the assessment says which question would settle it.
func TestF1Verdict(t *testing.T) {
	gap := with(good(), "integration-budget", fit.Int(39))
	promised := gap
	promised.Commitments = []fit.Commitment{promise("c1", "integration-budget", successkit.CustomerSide)}
	tests := []struct {
		name  string
		facts fit.Facts
		want  fit.Verdict
		ask   []string
	}{
		{"all met", good(), fit.Potential, nil},
		{"a gap", gap, fit.NoPotential, nil},
		{"a gap with its remedy", promised, fit.Conditional, nil},
		{"one unanswered", without(good(), "crm-platform"), fit.Undetermined, []string{"crm-platform"}},
		{"a gap with its remedy beside one unanswered", without(promised, "crm-platform"), fit.Undetermined, []string{"crm-platform"}},
		{"a gap beside one unanswered", without(gap, "crm-platform"), fit.NoPotential, nil},
		{"nothing known", fit.Facts{}, fit.Undetermined, []string{
			"crm-platform", "must-have-features", "support-hours", "integration-budget", "data-skills", "speaks-ill",
		}},
	}
	p := profile(t, forecasting())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := assess(t, p, tt.facts, day)
			assert.Equal(t, tt.want, a.Verdict)
			assert.Len(t, a.Findings, 6)
			var ask []string
			for _, q := range a.Questions {
				ask = append(ask, q.Criterion)
			}
			assert.Equal(t, tt.ask, ask)
		})
	}
}

// Those that could decide alone come first, however dear: a remedy stands ready
// for the cheap ones, so that a gap there would not decide.
func TestQuestionsThatDecideComeFirst(t *testing.T) {
	facts := fit.Facts{Commitments: []fit.Commitment{
		promise("c1", "crm-platform", successkit.CustomerSide),
		promise("c2", "data-skills", successkit.CustomerSide), // the vendor must promise too
		promise("c3", "support-hours", successkit.VendorSide),
	}}
	type asked struct {
		criterion string
		decides   bool
	}
	var got []asked
	for _, q := range assess(t, profile(t, forecasting()), facts, day).Questions {
		got = append(got, asked{q.Criterion, q.Decides})
	}
	assert.Equal(t, []asked{
		{"must-have-features", true}, // cost 2
		{"integration-budget", true}, // cost 4
		{"data-skills", true},        // cost 4, later in the profile
		{"speaks-ill", true},         // cost 8
		{"crm-platform", false},      // cost 1
		{"support-hours", false},     // cost 2
	}, got)
}

// F2: six inputs, four for the required outcome and two for the appropriate
// experience.
func TestF2Inputs(t *testing.T) {
	want := map[fit.Half][]fit.Input{
		fit.RequiredOutcome:       {fit.Technical, fit.Functional, fit.Resource, fit.Competence},
		fit.AppropriateExperience: {fit.Experience, fit.Cultural},
	}
	for half, inputs := range want {
		for _, in := range inputs {
			assert.Equal(t, half, in.Half(), in)
		}
	}
	assert.Equal(t, fit.UnknownHalf, fit.UnknownInput.Half())
	assert.Equal(t, fit.UnknownHalf, fit.Input(7).Half())
}

// F3: each input compares another pair. The situations are those by which the
// inputs are explained.
func TestF3Situations(t *testing.T) {
	training := []fit.Commitment{promise("c1", "data-skills", successkit.BothSides)}
	tests := []struct {
		name      string
		criterion string
		answer    fit.Answer
		promises  []fit.Commitment
		state     fit.State
		verdict   fit.Verdict
	}{
		{"technical: on a platform that we build on", "crm-platform", fit.Words("atlas-crm", "old-crm"), nil, fit.Met, fit.Potential},
		{"technical: on another platform", "crm-platform", fit.Words("old-crm"), nil, fit.Unmet, fit.NoPotential},
		{"technical: on none", "crm-platform", fit.Words(), nil, fit.Unmet, fit.NoPotential},
		{"functional: all needed features ship today", "must-have-features", fit.Words("forecast", "import", "sso"), nil, fit.Met, fit.Potential},
		{"functional: needs none in particular", "must-have-features", fit.Words(), nil, fit.Met, fit.Potential},
		{"functional: one does not ship", "must-have-features", fit.Words("forecast", "offline"), nil, fit.Unmet, fit.NoPotential},
		{"resource: can pay for the integration", "integration-budget", fit.Int(40), nil, fit.Met, fit.Potential},
		{"resource: can pay the licence but not the integration", "integration-budget", fit.Int(5), nil, fit.Unmet, fit.NoPotential},
		{"competence: nobody can prepare the data", "data-skills", fit.YesNo(false), nil, fit.Unmet, fit.NoPotential},
		{"competence: they accept the training", "data-skills", fit.YesNo(false), training, fit.Acquirable, fit.Conditional},
		{"experience: support by day", "support-hours", fit.Int(12), nil, fit.Met, fit.Potential},
		{"experience: support around the clock", "support-hours", fit.Int(24), nil, fit.Unmet, fit.NoPotential},
		{"cultural: speaks well of its customers", "speaks-ill", fit.YesNo(false), nil, fit.Met, fit.Potential},
		{"cultural: speaks ill of them", "speaks-ill", fit.YesNo(true), nil, fit.Unmet, fit.NoPotential},
	}
	p := profile(t, forecasting())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := with(good(), tt.criterion, tt.answer)
			facts.Commitments = tt.promises
			a := assess(t, p, facts, day)
			assert.Equal(t, tt.state, find(t, a, tt.criterion).State)
			assert.Equal(t, tt.verdict, a.Verdict)
		})
	}
}

// F4: a gap is acquirable where its accountable sides have promised to close it
// by a date within the horizon, here of 90 days.
func TestF4Remedies(t *testing.T) {
	const vendor, customer, both = successkit.VendorSide, successkit.CustomerSide, successkit.BothSides
	due := func(days int) fit.Commitment {
		c := promise("c1", "integration-budget", customer)
		c.Date, c.Due = day.AddDays(-100), day.AddDays(days)
		return c
	}
	withdrawal := func(id, criterion string, by successkit.Side, ago int) fit.Commitment {
		return fit.Commitment{ID: id, Criterion: criterion, By: by, Date: day.AddDays(-ago), Withdrawn: true}
	}
	recorded := func(c fit.Commitment, ago int) fit.Commitment {
		c.Recorded = day.AddDays(-ago)
		return c
	}
	tests := []struct {
		name      string
		criterion string
		answer    fit.Answer
		promises  []fit.Commitment
		state     fit.State
		remedy    []string
	}{
		{"none", "integration-budget", fit.Int(1), nil, fit.Unmet, []string{"fit.remedy-missing"}},
		{"due on the day", "integration-budget", fit.Int(1), []fit.Commitment{due(0)}, fit.Acquirable, []string{"fit.remedy-committed"}},
		{"due the day before", "integration-budget", fit.Int(1), []fit.Commitment{due(-1)}, fit.Unmet, []string{"fit.remedy-overdue"}},
		{"due on the last day of the horizon", "integration-budget", fit.Int(1), []fit.Commitment{due(90)}, fit.Acquirable, []string{"fit.remedy-committed"}},
		{"due the day after it", "integration-budget", fit.Int(1), []fit.Commitment{due(91)}, fit.Unmet, []string{"fit.remedy-too-late"}},
		{
			"promised by the other side", "integration-budget", fit.Int(1),
			[]fit.Commitment{promise("c1", "integration-budget", vendor)},
			fit.Unmet,
			[]string{"fit.remedy-missing"},
		},
		{
			"promised by both where one is accountable", "integration-budget", fit.Int(1),
			[]fit.Commitment{promise("c1", "integration-budget", both)},
			fit.Acquirable,
			[]string{"fit.remedy-committed"},
		},
		{
			"promised for another criterion", "integration-budget", fit.Int(1),
			[]fit.Commitment{promise("c1", "crm-platform", customer)},
			fit.Unmet,
			[]string{"fit.remedy-missing"},
		},
		{
			"put off beyond the horizon", "integration-budget", fit.Int(1),
			[]fit.Commitment{
				{ID: "c2", Criterion: "integration-budget", By: customer, What: "next year", Date: day, Due: day.AddDays(300)},
				promise("c1", "integration-budget", customer),
			},
			fit.Unmet,
			[]string{"fit.remedy-too-late"},
		},
		{
			"taken back", "integration-budget", fit.Int(1),
			[]fit.Commitment{withdrawal("c2", "integration-budget", customer, 5), promise("c1", "integration-budget", customer)},
			fit.Unmet,
			[]string{"fit.remedy-withdrawn"},
		},
		{
			"taken back, and promised again", "integration-budget", fit.Int(1),
			[]fit.Commitment{withdrawal("c2", "integration-budget", customer, 20), promise("c1", "integration-budget", customer)},
			fit.Acquirable,
			[]string{"fit.remedy-committed"},
		},
		{
			"promised and taken back on one day", "integration-budget", fit.Int(1),
			[]fit.Commitment{withdrawal("c0", "integration-budget", customer, 10), promise("c1", "integration-budget", customer)},
			fit.Unmet,
			[]string{"fit.remedy-withdrawn"},
		},
		{
			"taken back and promised on one day, recorded in that order", "integration-budget", fit.Int(1),
			[]fit.Commitment{
				withdrawal("c0", "integration-budget", customer, 10),
				recorded(promise("c1", "integration-budget", customer), 9),
			},
			fit.Acquirable,
			[]string{"fit.remedy-committed"},
		},
		{
			"two dates promised on one day: the later", "integration-budget", fit.Int(1),
			[]fit.Commitment{
				{ID: "c2", Criterion: "integration-budget", By: customer, What: "soon", Date: day, Due: day.AddDays(9)},
				{ID: "c3", Criterion: "integration-budget", By: customer, What: "next year", Date: day, Due: day.AddDays(300)},
			},
			fit.Unmet,
			[]string{"fit.remedy-too-late"},
		},
		{
			"both accountable, one promises", "data-skills", fit.YesNo(false),
			[]fit.Commitment{promise("c1", "data-skills", customer)},
			fit.Unmet,
			[]string{"fit.remedy-missing", "fit.remedy-committed"},
		},
		{
			"both accountable, each promises", "data-skills", fit.YesNo(false),
			[]fit.Commitment{promise("c1", "data-skills", customer), promise("c2", "data-skills", vendor)},
			fit.Acquirable,
			[]string{"fit.remedy-committed", "fit.remedy-committed"},
		},
		{
			"both promised, one takes it back", "data-skills", fit.YesNo(false),
			[]fit.Commitment{promise("c1", "data-skills", both), withdrawal("c2", "data-skills", customer, 1)},
			fit.Unmet,
			[]string{"fit.remedy-committed", "fit.remedy-withdrawn"},
		},
		{
			"no remedy is accepted", "speaks-ill", fit.YesNo(true),
			[]fit.Commitment{promise("c1", "speaks-ill", both)},
			fit.Unmet,
			[]string{"fit.remedy-barred"},
		},
	}
	p := profile(t, forecasting())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := with(good(), tt.criterion, tt.answer)
			facts.Commitments = tt.promises
			a := assess(t, p, facts, day)
			f := find(t, a, tt.criterion)
			assert.Equal(t, tt.state, f.State)
			assert.Equal(t, tt.remedy, codes(f)[1:])
			assert.Equal(t, tt.state == fit.Acquirable, len(a.Conditions) > 0)
		})
	}
}

// F4: conditions say what, who and until when, one for each accountable side.
func TestF4Conditions(t *testing.T) {
	facts := with(good(), "data-skills", fit.YesNo(false))
	facts.Commitments = []fit.Commitment{
		{ID: "c2", Criterion: "data-skills", By: successkit.CustomerSide, What: "free an analyst for the training", Date: day, Due: day.AddDays(20)},
		{ID: "c1", Criterion: "data-skills", By: successkit.VendorSide, What: "train the analyst", Date: day, Due: day.AddDays(40)},
	}
	a := assess(t, profile(t, forecasting()), facts, day)
	assert.Equal(t, 90, a.HorizonDays)
	assert.Equal(t, []fit.Condition{
		{Criterion: "data-skills", Side: successkit.VendorSide, What: "train the analyst", Due: day.AddDays(40), Commitment: "c1"},
		{Criterion: "data-skills", Side: successkit.CustomerSide, What: "free an analyst for the training", Due: day.AddDays(20), Commitment: "c2"},
	}, a.Conditions)
}

// Of promises that agree in everything that counts the one of lowest id is
// cited, in whatever order they come.
func TestF4EqualPromises(t *testing.T) {
	facts := with(good(), "integration-budget", fit.Int(1))
	one := promise("c1", "integration-budget", successkit.CustomerSide)
	two := promise("c2", "integration-budget", successkit.CustomerSide)
	for _, facts.Commitments = range [][]fit.Commitment{{one, two}, {two, one}} {
		a := assess(t, profile(t, forecasting()), facts, day)
		assert.Equal(t, "c1", a.Conditions[0].Commitment)
	}
}

// F5: it evolves. The latest evidence known on the day counts, until it is
// stale.
func TestF5Evidence(t *testing.T) {
	heard := func(id string, yes bool, ago int) fit.Evidence {
		return fit.Evidence{ID: id, Criterion: "data-skills", Answer: fit.YesNo(yes), Date: day.AddDays(-ago)}
	}
	recorded := func(e fit.Evidence, ago int) fit.Evidence {
		e.Recorded = day.AddDays(-ago)
		return e
	}
	tests := []struct {
		name     string
		evidence []fit.Evidence
		code     string
		refs     []string
	}{
		{"the expert leaves", []fit.Evidence{heard("b", false, 3), heard("a", true, 30)}, "fit.demand-unmet", []string{"b"}},
		{"an expert is hired", []fit.Evidence{heard("b", true, 3), heard("a", false, 30)}, "fit.demand-met", []string{"b"}},
		{"of the day itself", []fit.Evidence{heard("a", true, 0)}, "fit.demand-met", []string{"a"}},
		{"of tomorrow", []fit.Evidence{heard("a", true, -1)}, "fit.unanswered", nil},
		{"recorded on the day", []fit.Evidence{recorded(heard("a", true, 9), 0)}, "fit.demand-met", []string{"a"}},
		{"recorded tomorrow", []fit.Evidence{recorded(heard("a", true, 9), -1)}, "fit.unanswered", nil},
		{"on its last fresh day", []fit.Evidence{heard("a", true, 180)}, "fit.demand-met", []string{"a"}},
		{"stale", []fit.Evidence{heard("a", true, 181)}, "fit.stale", []string{"a"}},
		{"a stale no is unknown too", []fit.Evidence{heard("a", false, 181)}, "fit.stale", []string{"a"}},
		{"recording does not freshen", []fit.Evidence{recorded(heard("a", true, 181), 1)}, "fit.stale", []string{"a"}},
		{"a later date beats a later recording", []fit.Evidence{heard("b", true, 3), recorded(heard("a", false, 5), 1)}, "fit.demand-met", []string{"b"}},
		{"corrected", []fit.Evidence{heard("a", true, 5), recorded(heard("b", false, 5), 4)}, "fit.demand-unmet", []string{"b"}},
		{"correction not yet known", []fit.Evidence{heard("a", true, 5), recorded(heard("b", false, 5), -4)}, "fit.demand-met", []string{"a"}},
		{"contradiction", []fit.Evidence{heard("b", true, 5), heard("c", false, 9), heard("a", false, 5)}, "fit.contradicted", []string{"a", "b"}},
		{"contradiction of three", []fit.Evidence{heard("b", true, 5), heard("c", false, 5), heard("a", true, 5)}, "fit.contradicted", []string{"a", "b", "c"}},
		{"contradiction given twice", []fit.Evidence{heard("b", true, 5), heard("a", false, 5), heard("b", true, 5)}, "fit.contradicted", []string{"a", "b"}},
		{"contradiction settled", []fit.Evidence{heard("b", true, 5), heard("a", false, 5), heard("c", false, 4)}, "fit.demand-unmet", []string{"c"}},
		{"two agree", []fit.Evidence{heard("b", true, 5), heard("a", true, 5)}, "fit.demand-met", []string{"a"}},
		{"given twice", []fit.Evidence{heard("a", true, 5), heard("a", true, 5)}, "fit.demand-met", []string{"a"}},
		{
			"not a yes or no",
			[]fit.Evidence{{ID: "b", Criterion: "data-skills", Answer: fit.Int(2), Date: day}, heard("a", true, 5)},
			"fit.unreadable",
			[]string{"b"},
		},
	}
	p := profile(t, forecasting())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := without(good(), "data-skills")
			facts.Evidence = append(facts.Evidence, tt.evidence...)
			f := find(t, assess(t, p, facts, day), "data-skills")
			assert.Equal(t, tt.code, f.Reasons[0].Code)
			var refs []string
			for _, ref := range f.Reasons[0].Evidence {
				assert.Equal(t, "evidence", ref.Kind)
				refs = append(refs, ref.ID)
			}
			assert.Equal(t, tt.refs, refs)
		})
	}
}

// F5: the vendor evolves as well. What it ships no longer is no longer covered
// by the next version of its profile.
func TestF5ProfileEvolves(t *testing.T) {
	next := forecasting()
	next.Version++
	next.Criteria[1].Rule.Value = fit.Words("forecast", "import")
	before := assess(t, profile(t, forecasting()), good(), day)
	after := assess(t, profile(t, next), good(), day)
	assert.Equal(t, fit.Potential, before.Verdict)
	assert.Equal(t, fit.NoPotential, after.Verdict)
	assert.NotEqual(t, before.Profile, after.Profile)
}

// F10: a profile of two inputs is legal. The assessment states its coverage and
// is provisional until all six inputs have criteria.
func TestF10StartWithWhatYouHave(t *testing.T) {
	d := forecasting()
	d.Criteria = d.Criteria[:2]
	p := profile(t, d)
	a := assess(t, p, without(good(), "crm-platform"), day)
	assert.True(t, p.Provisional())
	assert.True(t, a.Provisional)
	assert.Equal(t, fit.Coverage{
		Inputs: []fit.InputCoverage{
			{Input: fit.Technical, Tally: fit.Tally{Unknown: 1}},
			{Input: fit.Functional, Tally: fit.Tally{Met: 1}},
			{Input: fit.Resource},
			{Input: fit.Competence},
			{Input: fit.Experience},
			{Input: fit.Cultural},
		},
		Halves: []fit.HalfCoverage{
			{Half: fit.RequiredOutcome, Inputs: 2, Tally: fit.Tally{Met: 1, Unknown: 1}},
			{Half: fit.AppropriateExperience},
		},
	}, a.Coverage)

	for n := range forecasting().Criteria {
		d := forecasting()
		d.Criteria = slices.Delete(d.Criteria, n, n+1)
		assert.True(t, profile(t, d).Provisional(), "without %s", forecasting().Criteria[n].Input)
	}
	full := assess(t, profile(t, forecasting()), good(), day)
	assert.False(t, full.Provisional)
	assert.Equal(t, fit.HalfCoverage{Half: fit.RequiredOutcome, Inputs: 4, Tally: fit.Tally{Met: 4}}, full.Coverage.Halves[0])
	assert.Equal(t, fit.HalfCoverage{Half: fit.AppropriateExperience, Inputs: 2, Tally: fit.Tally{Met: 2}}, full.Coverage.Halves[1])
}

// F11: an assessment records the version and the fingerprint that decided it.
func TestF11OneSourceOfTruth(t *testing.T) {
	p := profile(t, forecasting())
	a := assess(t, p, good(), day)
	assert.Equal(t, p.Ref(), a.Profile)
	assert.Equal(t, "forecasting", a.Profile.ID)
	assert.Equal(t, 3, a.Profile.Version)
	assert.Len(t, a.Profile.Fingerprint, 64)
	assert.Equal(t, day, a.AsOf)
}

// F14: potential is not success. An assessment has no word for success or for
// failure: a promise that was not kept shows as a gap whose remedy is overdue.
func TestF14PotentialIsNotSuccess(t *testing.T) {
	for v := fit.Unassessed; v.Valid(); v++ {
		for _, word := range []string{"success", "failed", "healthy", "churned"} {
			assert.NotContains(t, v.String(), word)
		}
	}
	for code, text := range fit.Phrases() {
		assert.NotContains(t, text, "success", code)
	}
}

// An assessment lists what it ignored, evidence first, by id, each once.
func TestIgnored(t *testing.T) {
	facts := good()
	late := fit.Evidence{ID: "z", Criterion: "speaks-ill", Answer: fit.YesNo(true), Date: day.AddDays(-5), Recorded: day.AddDays(2)}
	other := fit.Evidence{ID: "b", Criterion: "moon-phase", Answer: fit.YesNo(true), Date: day}
	future := promise("a", "speaks-ill", successkit.BothSides)
	future.Date = day.AddDays(1)
	facts.Evidence = append([]fit.Evidence{late, other, late}, facts.Evidence...)
	facts.Commitments = []fit.Commitment{future, promise("0", "moon-phase", successkit.BothSides)}
	a := assess(t, profile(t, forecasting()), facts, day)
	assert.Equal(t, fit.Potential, a.Verdict)
	var got []string
	for _, r := range a.Ignored {
		got = append(got, r.String())
	}
	assert.Equal(t, []string{
		"fit.not-asked criterion=moon-phase [evidence b]",
		"fit.known-later criterion=speaks-ill date=2026-04-02 [evidence z]",
		"fit.not-asked criterion=moon-phase [commitment 0]",
		"fit.known-later criterion=speaks-ill date=2026-04-01 [commitment a]",
	}, got)
}

// A profile may be applied to a day before it was in force, and the zero
// Profile is refused.
func TestAssessEdges(t *testing.T) {
	a := assess(t, profile(t, forecasting()), fit.Facts{}, successkit.MustDate("2020-01-01"))
	assert.Equal(t, fit.Undetermined, a.Verdict)

	var zero fit.Profile
	for _, p := range []*fit.Profile{&zero, nil} {
		_, err := p.Assess(good(), day)
		testkit.Faults(t, err, testkit.Fault{Path: "profile", Kind: successkit.ErrRequired})
	}
}

func TestAssessRefuses(t *testing.T) {
	p := profile(t, forecasting())
	_, err := p.Assess(fit.Facts{Evidence: []fit.Evidence{{}}}, successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "evidence[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "evidence[0].criterion", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "evidence[0].answer", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "evidence[0].date", Kind: successkit.ErrRequired},
	)
	var in *successkit.InputError
	require.ErrorAs(t, err, &in)
}

// Since when a criterion is as it is. The competence of data-skills is for both
// sides to remedy, its evidence is of 30 days before, and stays fresh for 180.
func TestFindingSince(t *testing.T) {
	const skills = "data-skills"
	p := profile(t, forecasting())
	gap := without(good(), skills)
	gap.Evidence = append(gap.Evidence, fit.Evidence{ID: "no", Criterion: skills, Answer: fit.YesNo(false), Date: day.AddDays(-30)})
	vendor, customer := promise("v", skills, successkit.VendorSide), promise("c", skills, successkit.CustomerSide)
	customer.Date = day.AddDays(-5)
	far := customer
	far.Due = day.AddDays(87) // within the 90 days of the horizon since three days ago
	overdue := vendor
	overdue.Due = day.AddDays(-3)
	withdrawn := fit.Commitment{ID: "w", Criterion: skills, By: successkit.CustomerSide, Date: day.AddDays(-2), Withdrawn: true}
	early := withdrawn
	early.Date = day.AddDays(-40)
	for _, row := range []struct {
		name        string
		facts       fit.Facts
		commitments []fit.Commitment
		asOf        int // days after day
		state       fit.State
		since       int // likewise
	}{
		{"met", good(), nil, 0, fit.Met, -30},
		{"stale from the 181st day on", good(), nil, 170, fit.Unknown, 151},
		{"no promise", gap, nil, 0, fit.Unmet, -30},
		{"one side has not promised", gap, []fit.Commitment{vendor}, 0, fit.Unmet, -30},
		{"both have, the second five days ago", gap, []fit.Commitment{vendor, customer}, 0, fit.Acquirable, -5},
		{"the second came into the horizon", gap, []fit.Commitment{vendor, far}, 0, fit.Acquirable, -3},
		{"one ran out", gap, []fit.Commitment{overdue, customer}, 0, fit.Unmet, -2},
		{"one was withdrawn, after another ran out", gap, []fit.Commitment{overdue, withdrawn}, 0, fit.Unmet, -2},
		{"one was withdrawn before there was a gap", gap, []fit.Commitment{vendor, early}, 0, fit.Unmet, -30},
	} {
		facts := row.facts
		facts.Commitments = row.commitments
		f := find(t, assess(t, p, facts, day.AddDays(row.asOf)), skills)
		assert.Equal(t, row.state, f.State, row.name)
		assert.Equal(t, day.AddDays(row.since), f.Since, row.name)
	}
	assert.True(t, find(t, assess(t, p, fit.Facts{}, day), skills).Since.IsZero(), "no evidence")
	met := find(t, assess(t, p, with(good(), "speaks-ill", fit.YesNo(true)), day), "speaks-ill")
	assert.Equal(t, day, met.Since, "no remedy is accepted")
}
