package outcome_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

// O1: a Desired Outcome has at least one required outcome and its appropriate
// experience, and is achieved only when both are.
func TestO1(t *testing.T) {
	required := testkit.Fault{Path: "required", Kind: successkit.ErrRequired}
	experience := testkit.Fault{Path: "experience.requirements", Kind: successkit.ErrRequired}
	without := helpdesk()
	without.Required = nil
	testkit.Faults(t, without.Validate(), required)
	without = helpdesk()
	without.Experience.Requirements = nil
	testkit.Faults(t, without.Validate(), experience)

	d := mustNew(t, helpdesk())
	there := append(observed("first-reply", "2025-03-01", "4"), observed("backlog", "2025-03-01", "40")...)
	served := []successkit.Interaction{supportCase("a", "2025-03-10", 60), review("b", "2025-03-10")}
	slow := []successkit.Interaction{supportCase("a", "2025-03-10", 61), review("b", "2025-03-10")}
	for _, row := range []struct {
		name string
		o    []outcome.Observation
		i    []successkit.Interaction
		want outcome.State
		is   outcome.Answer
	}{
		{"both", there, served, outcome.Both, outcome.Yes},
		{"it worked, and they leave", there, slow, outcome.OutcomeOnly, outcome.No},
		{"a pleasant failure", append(observed("first-reply", "2025-03-02", "9"), there[1]), served, outcome.ExperienceOnly, outcome.No},
		{"neither", append(observed("first-reply", "2025-03-02", "9"), there[1]), slow, outcome.Neither, outcome.No},
		{"one measure of two is not known", there[:1], served, outcome.UnknownState, outcome.UnknownAnswer},
		{"and the way is broken: no success, whatever the measure", there[:1], slow, outcome.UnknownState, outcome.No},
		{"nobody was met", there, nil, outcome.UnknownState, outcome.UnknownAnswer},
	} {
		a := attain(t, d, row.o, row.i, "2025-03-31")
		assert.Equal(t, row.want, a.State, row.name)
		assert.Equal(t, row.is, a.Achieved(), row.name)
	}
}

// O2, and the arithmetic of progress: (value − baseline) / (target − baseline),
// which works downward too, is not clamped, and has a display of its own. The
// values are by hand.
func TestO2(t *testing.T) {
	for _, row := range []struct {
		name           string
		m              outcome.Measure
		value          string
		progress, show string
		state          outcome.MeasureState
	}{
		{"up, half way", outcome.Measure{Direction: outcome.Raise, Baseline: dec("40"), Target: dec("90")}, "65", "25/50", "1/2", outcome.InProgress},
		{"up, beyond", outcome.Measure{Direction: outcome.Raise, Baseline: dec("40"), Target: dec("90")}, "100", "60/50", "1/1", outcome.Achieved},
		{"up, worse than at the start", outcome.Measure{Direction: outcome.Raise, Baseline: dec("40"), Target: dec("90")}, "30", "-10/50", "0/1", outcome.Regressed},
		{"down, half way", outcome.Measure{Direction: outcome.Lower, Baseline: dec("30"), Target: dec("4")}, "17", "13/26", "1/2", outcome.InProgress},
		{"down, worse", outcome.Measure{Direction: outcome.Lower, Baseline: dec("30"), Target: dec("4")}, "43", "-13/26", "0/1", outcome.Regressed},
		{"to the cent", outcome.Measure{Direction: outcome.Raise, Baseline: dec("0"), Target: dec("100000.01")}, "100000", "100000/100000.01", "100000/100000.01", outcome.InProgress},
		{"held within its band", outcome.Measure{Direction: outcome.Hold, Baseline: dec("100"), Band: &outcome.Band{Low: *dec("20"), High: *dec("60")}}, "20", "40/40", "1/1", outcome.Achieved},
		{"half way into it", outcome.Measure{Direction: outcome.Hold, Baseline: dec("100"), Band: &outcome.Band{Low: *dec("20"), High: *dec("60")}}, "80", "20/40", "1/2", outcome.InProgress},
		{"through it, as far as it was before", outcome.Measure{Direction: outcome.Hold, Baseline: dec("100"), Band: &outcome.Band{Low: *dec("20"), High: *dec("60")}}, "-20", "0/40", "0/1", outcome.InProgress},
	} {
		t.Run(row.name, func(t *testing.T) {
			def := helpdesk()
			row.m.ID, row.m.Name, row.m.Unit, row.m.Due = "m", "m", "u", day("2025-06-30")
			def.Required[0].Measures = []outcome.Measure{row.m}
			got := attain(t, mustNew(t, def), observed("m", "2025-03-01", row.value), nil, "2025-03-31").Required[0].Measures[0]
			assert.Equal(t, row.state, got.State)
			assert.True(t, successkit.MustRate(row.progress).Equal(got.Progress), got.Progress)
			assert.True(t, successkit.MustRate(row.show).Equal(got.Shown()), got.Shown())
		})
	}
	same := helpdesk()
	same.Required[0].Measures[0].Target = dec("30.0")
	testkit.Faults(t, same.Validate(), testkit.Fault{Path: "required[0].measures[0].target", Kind: successkit.ErrConflict})
	unmeasured := attain(t, mustNew(t, helpdesk()), nil, nil, "2026-03-31").Required[0]
	assert.Equal(t, outcome.Unmeasured, unmeasured.State, "not failed, not even a year late")
	assert.Equal(t, outcome.UnknownAnswer, unmeasured.Met)
}

// O2: what is claimed is told from what is verified. A measure that wants more
// backing is decided by what has it alone.
func TestO2_backing(t *testing.T) {
	def := helpdesk()
	def.Required[0].Measures[0].Backing = outcome.Measured
	d := mustNew(t, def)
	at := func(date, value string, level outcome.Level) outcome.Observation {
		o := observed("first-reply", date, value)[0]
		o.ID, o.Level = date+level.String(), level
		return o
	}
	for _, row := range []struct {
		name    string
		o       []outcome.Observation
		want    outcome.MeasureState
		decides string
		claim   string
		code    string
	}{
		{"claimed", []outcome.Observation{at("2025-03-01", "4", outcome.Claimed)}, outcome.Unmeasured, "", "2025-03-01claimed", outcome.CodeUnverified},
		{"reported", []outcome.Observation{at("2025-03-01", "4", outcome.Reported)}, outcome.Unmeasured, "", "2025-03-01reported", outcome.CodeUnverified},
		{"measured", []outcome.Observation{at("2025-03-01", "4", outcome.Measured)}, outcome.Achieved, "2025-03-01measured", "", outcome.CodeAchieved},
		{"measured, and a later claim", []outcome.Observation{at("2025-03-05", "4", outcome.Claimed), at("2025-03-01", "9", outcome.Verified)}, outcome.InProgress, "2025-03-01verified", "2025-03-05claimed", outcome.CodeInProgress},
		{"the claim was measured since", []outcome.Observation{at("2025-03-05", "4", outcome.Claimed), at("2025-03-09", "9", outcome.Measured)}, outcome.InProgress, "2025-03-09measured", "", outcome.CodeInProgress},
		{"of one day the measured one", []outcome.Observation{at("2025-03-05", "4", outcome.Claimed), at("2025-03-05", "9", outcome.Measured)}, outcome.InProgress, "2025-03-05measured", "", outcome.CodeInProgress},
	} {
		t.Run(row.name, func(t *testing.T) {
			m := attain(t, d, row.o, nil, "2025-03-31").Required[0].Measures[0]
			assert.Equal(t, row.want, m.State)
			assert.Equal(t, row.code, m.Reason.Code)
			id := func(o *outcome.Observation) string {
				if o == nil {
					return ""
				}
				return o.ID
			}
			assert.Equal(t, row.decides, id(m.Observation))
			assert.Equal(t, row.claim, id(m.Claim))
		})
	}
	def.Required[0].Measures[0].Backing, def.Required[0].Measures[0].SoonDays = 9, -1
	testkit.Faults(t, def.Validate(), testkit.Fault{Path: "required[0].measures[0].soon_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "required[0].measures[0].backing", Kind: successkit.ErrUnknown})
}

// O5: what they signed up to do, whether its date has passed, and whether it is
// done. Days are counted by hand.
func TestO5(t *testing.T) {
	def := helpdesk() // both measures are due by June 30
	def.Required[0].Measures = append(def.Required[0].Measures, outcome.Measure{
		ID: "at-once", Name: "answered at once", Unit: "%", Direction: outcome.Raise, Target: dec("70"), Due: day("2025-07-31"),
	})
	d := mustNew(t, def)
	fast, atOnce := observed("first-reply", "2025-03-01", "4"), observed("at-once", "2025-03-11", "70")
	for _, row := range []struct {
		name  string
		o     []outcome.Observation
		asOf  string
		want  outcome.MeasureState
		since string
		due   bool
	}{
		{"nothing seen", nil, "2025-07-31", outcome.Unmeasured, "", false},
		{"nothing seen, and due", nil, "2025-08-01", outcome.Unmeasured, "", true},
		{"one of two is there", fast, "2025-07-31", outcome.Unmeasured, "", false},
		{"one of two is on its way", append(observed("at-once", "2025-03-11", "60"), fast...), "2025-07-01", outcome.InProgress, "2025-03-11", false},
		{"and due soon", append(observed("at-once", "2025-03-11", "60"), fast...), "2025-07-17", outcome.DueSoon, "2025-07-17", false},
		{"both are there, since the later", append(atOnce, fast...), "2025-07-01", outcome.Achieved, "2025-03-11", false},
		{"one came late", append(observed("first-reply", "2025-07-02", "4"), atOnce...), "2025-07-05", outcome.AchievedLate, "2025-07-02", false},
		{"one is missed before all is due", append(observed("first-reply", "2025-03-02", "9"), atOnce...), "2025-07-05", outcome.Missed, "2025-07-01", false},
		{"one has lapsed", append(observed("first-reply", "2025-03-02", "4", "2025-05-02", "9"), atOnce...), "2025-08-05", outcome.Lapsed, "2025-05-02", true},
		{"one is worse than at the start", append(observed("first-reply", "2025-03-02", "31"), atOnce...), "2025-05-05", outcome.Regressed, "2025-03-02", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			r := attain(t, d, row.o, nil, row.asOf).Required[0]
			assert.Equal(t, row.want, r.State)
			assert.Equal(t, "ticket-triage", r.UseCase)
			assert.Equal(t, day("2025-07-31"), r.Due, "the last of its measures")
			assert.Equal(t, row.due, r.IsDue(day(row.asOf)))
			held := 0
			if r.Met == outcome.Yes {
				held = day(row.asOf).Sub(day(row.since))
			}
			assert.Equal(t, held, r.HeldDays(day(row.asOf)))
			want := successkit.Date{}
			if row.since != "" {
				want = day(row.since)
			}
			assert.Equal(t, want, r.Since)
		})
	}
}

// How long a goal has been held, and for how long it was before it lapsed.
func TestHeldDays(t *testing.T) {
	d := mustNew(t, helpdesk())
	for _, row := range []struct {
		name     string
		readings []string
		asOf     string
		want     int
	}{
		{"on its day", []string{"2025-03-01", "4"}, "2025-03-01", 0},
		{"a month later", []string{"2025-03-01", "4"}, "2025-03-31", 30},
		{"seen again in between", []string{"2025-03-01", "4", "2025-03-15", "3"}, "2025-03-31", 30},
		{"lapsed after two weeks", []string{"2025-03-01", "4", "2025-03-15", "5"}, "2025-03-31", 14},
		{"lapsed, and worse since", []string{"2025-03-01", "4", "2025-03-15", "5", "2025-03-20", "50"}, "2025-03-31", 14},
		{"held again", []string{"2025-03-01", "4", "2025-03-15", "5", "2025-03-21", "4"}, "2025-03-31", 10},
		{"the last hold, not the longest", []string{"2025-03-01", "4", "2025-03-15", "5", "2025-03-21", "4", "2025-03-23", "6"}, "2025-03-31", 2},
		{"never", []string{"2025-03-01", "5"}, "2025-03-31", 0},
	} {
		assert.Equal(t, row.want, attain(t, d, observed("first-reply", row.readings...), nil, row.asOf).Required[0].Measures[0].HeldDays, row.name)
	}
}

// The first value is what is better than the start, whether or not it lasts.
func TestFirstValue(t *testing.T) {
	d := mustNew(t, helpdesk())
	for _, row := range []struct{ name, measure, first, second, want string }{
		{"no better", "first-reply", "30", "31", ""},
		{"better on the second day", "first-reply", "30", "29.9", "2025-03-02"},
		{"better, and worse again", "first-reply", "29", "40", "2025-03-01"},
		{"nearer to the band", "backlog", "100", "99", "2025-03-02"},
		{"from the other side", "backlog", "-21", "-19", "2025-03-02"},
	} {
		i := 0
		if row.measure == "backlog" {
			i = 1
		}
		got := attain(t, d, observed(row.measure, "2025-03-01", row.first, "2025-03-02", row.second), nil, "2025-03-31").Required[i].Measures[0].FirstValue
		want := successkit.Date{}
		if row.want != "" {
			want = day(row.want)
		}
		assert.Equal(t, want, got, row.name)
	}
}

func TestReading(t *testing.T) {
	for x, want := range map[float64]string{0.1: "0.1", -3: "-3", 1e21: "1000000000000000000000", 2.5e-7: "0.00000025", 0: "0"} {
		got, err := outcome.Reading(x)
		require.NoError(t, err)
		testkit.EqualDecimal(t, want, got)
	}
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, math.SmallestNonzeroFloat64} {
		_, err := outcome.Reading(x)
		assert.ErrorIs(t, err, successkit.ErrOutOfRange, x)
	}
}

// D21: a result names its model, version and day, and every part has a state, a
// reason and what it rests on; what was not looked at is counted.
func TestD21(t *testing.T) {
	h := mustHistory(t, amended("a", "2025-01-10", "", nil), amended("b", "2025-03-01", "", faster("2")))
	o := append(observed("first-reply", "2025-01-20", "20", "2025-02-20", "9", "2025-03-20", "3", "2025-09-01", "1"), observed("adoption", "2025-03-01", "3")...)
	a, err := h.Attain(o, []successkit.Interaction{supportCase("c", "2025-03-10", 99), review("later", "2025-07-01")}, day("2025-03-31"))
	require.NoError(t, err)
	assert.Equal(t, "do-1", a.Desired)
	assert.Equal(t, 2, a.Version)
	assert.Equal(t, day("2025-03-31"), a.AsOf)
	assert.Equal(t, outcome.Ignored{LaterObservations: 1, LaterInteractions: 1, OtherMeasures: 1, EarlierObservations: 2}, a.Ignored)
	for _, r := range a.Required {
		for _, m := range r.Measures {
			require.NoError(t, m.Reason.Validate())
			assert.Equal(t, m.Observation != nil, len(m.Reason.Evidence) == 1, m.Measure)
		}
	}
	for _, r := range a.Requirements {
		require.NoError(t, r.Reason.Validate())
		assert.Len(t, r.Reason.Evidence, r.Breaches, r.Requirement)
	}
}

// D8: five attributes of the experience on scales and sets that the definition
// declares. It is met where none is below what is required, and nothing that is
// above makes up for one that is.
func TestD8(t *testing.T) {
	def := helpdesk()
	window := func(id string, change func(*outcome.Requirement)) outcome.Requirement {
		r := outcome.Requirement{ID: id, Statement: id, Kind: "meeting", WindowDays: 60}
		change(&r)
		return r
	}
	def.Experience.Requirements = []outcome.Requirement{
		window("cadence", func(r *outcome.Requirement) { r.Cadence = &outcome.Cadence{EveryDays: 30, From: day("2025-02-01")} }),
		window("coverage", func(r *outcome.Requirement) {
			r.Coverage = &outcome.Grade{Scale: []string{"pooled", "named", "dedicated"}, Least: "named"}
		}),
		window("modality", func(r *outcome.Requirement) {
			r.Channels = &outcome.Channels{Permitted: []successkit.Channel{successkit.Video, successkit.InPerson}}
		}),
		window("skills", func(r *outcome.Requirement) { r.Skills = &outcome.Skills{All: []string{"tax"}} }),
		window("expertise", func(r *outcome.Requirement) {
			r.Expertise = &outcome.Grade{Scale: []string{"generalist", "specialist", "expert"}, Least: "specialist"}
		}),
	}
	d := mustNew(t, def)
	there := append(observed("first-reply", "2025-03-01", "4"), observed("backlog", "2025-03-01", "40")...)
	met := func(id, date string) successkit.Interaction { // above what is required in all that has more
		return successkit.Interaction{
			ID: id, Date: day(date), Kind: "meeting", Began: successkit.VendorSide, Owner: successkit.CSM, Channel: successkit.InPerson,
			Coverage: "dedicated", Expertise: "expert", Skills: []string{"tax", "law"},
		}
	}
	for _, row := range []struct {
		short  string
		change func(*successkit.Interaction)
		gap    int
	}{
		{"", nil, 0},
		{"cadence", func(i *successkit.Interaction) { i.Date = day("2025-03-06") }, -2}, // 32 days of silence: February has 28,
		{"coverage", func(i *successkit.Interaction) { i.Coverage = "pooled" }, -1},
		{"modality", func(i *successkit.Interaction) { i.Channel = successkit.Phone }, -1},
		{"skills", func(i *successkit.Interaction) { i.Skills = []string{"law"} }, -1},
		{"expertise", func(i *successkit.Interaction) { i.Expertise = "generalist" }, -1},
	} {
		t.Run("short of "+row.short, func(t *testing.T) {
			happened := []successkit.Interaction{met("a", "2025-02-01"), met("b", "2025-02-15"), met("c", "2025-03-01"), met("d", "2025-03-15")}
			want := outcome.Both
			if row.change != nil {
				want = outcome.OutcomeOnly
				happened[1].Date = day("2025-02-01")
				row.change(&happened[2])
			}
			a := attain(t, d, there, happened, "2025-03-31")
			assert.Equal(t, want, a.State)
			for _, r := range a.Requirements {
				if r.Requirement == row.short {
					assert.Equal(t, outcome.Breached, r.State)
					assert.Equal(t, row.gap, r.Delivery.Gap)
				} else {
					assert.Equal(t, outcome.Honoured, r.State, r.Requirement)
				}
			}
			if row.change == nil {
				var waste []string
				for _, r := range a.Waste() {
					waste = append(waste, r.Requirement)
				}
				assert.Equal(t, []string{"cadence", "coverage", "skills", "expertise"}, waste, "and none of it makes it more than met")
			}
		})
	}
}
