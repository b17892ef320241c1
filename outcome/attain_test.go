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

// O2, D8: first reply, from 30 hours down to 4 by June 30.
func TestMeasureStates(t *testing.T) {
	d := mustNew(t, helpdesk())
	unbased := helpdesk()
	unbased.Required[0].Measures[0].Baseline = nil
	u := mustNew(t, unbased)
	for _, row := range []struct {
		name     string
		d        *outcome.Desired
		readings []string // date, value, …
		asOf     string
		want     outcome.MeasureState
		decides  string // id of the observation
		reached  string
	}{
		{"O2: nothing observed", d, nil, "2025-03-31", outcome.Unmeasured, "", ""},
		{"O2: nothing observed, and the date has passed", d, nil, "2025-07-31", outcome.Unmeasured, "", ""},
		{"observed only later", d, []string{"2025-04-01", "3"}, "2025-03-31", outcome.Unmeasured, "", ""},
		{"still at the baseline", d, []string{"2025-02-01", "30"}, "2025-03-31", outcome.InProgress, "first-reply-1", ""},
		{"on the way", d, []string{"2025-02-01", "30", "2025-03-01", "17"}, "2025-03-31", outcome.InProgress, "first-reply-2", ""},
		{"observed on the day itself", d, []string{"2025-02-01", "30", "2025-03-31", "17"}, "2025-03-31", outcome.InProgress, "first-reply-2", ""},
		{"facts in any order", d, []string{"2025-03-01", "17", "2025-02-01", "30"}, "2025-03-31", outcome.InProgress, "first-reply-1", ""},
		{"worse than at the start", d, []string{"2025-03-01", "30.1"}, "2025-03-31", outcome.Regressed, "first-reply-1", ""},
		{"worse than what is not known", u, []string{"2025-03-01", "30.1"}, "2025-03-31", outcome.InProgress, "first-reply-1", ""},
		{"at the target", d, []string{"2025-03-01", "4.0"}, "2025-03-31", outcome.Achieved, "first-reply-1", "2025-03-01"},
		{"at the target, no baseline", u, []string{"2025-03-01", "4"}, "2025-03-31", outcome.Achieved, "first-reply-1", "2025-03-01"},
		{"beyond it, and it holds", d, []string{"2025-03-01", "4", "2025-07-01", "1"}, "2025-08-31", outcome.Achieved, "first-reply-2", "2025-03-01"},
		{"on the last day", d, []string{"2025-06-30", "4"}, "2025-08-31", outcome.Achieved, "first-reply-1", "2025-06-30"},
		{"a day late", d, []string{"2025-06-30", "4.01", "2025-07-01", "4"}, "2025-08-31", outcome.AchievedLate, "first-reply-2", "2025-07-01"},
		{"not there on the last day, which is not over", d, []string{"2025-06-30", "4.01"}, "2025-06-30", outcome.DueSoon, "first-reply-1", ""},
		{"fifteen days before it", d, []string{"2025-06-01", "4.01"}, "2025-06-15", outcome.InProgress, "first-reply-1", ""},
		{"fourteen days before it", d, []string{"2025-06-01", "4.01"}, "2025-06-16", outcome.DueSoon, "first-reply-1", ""},
		{"and worse than at the start", d, []string{"2025-06-01", "31"}, "2025-06-16", outcome.Regressed, "first-reply-1", ""},
		{"not there, a day later", d, []string{"2025-06-30", "4.01"}, "2025-07-01", outcome.Missed, "first-reply-1", ""},
		{"worse than at the start, and too late", d, []string{"2025-06-30", "31"}, "2025-07-01", outcome.Missed, "first-reply-1", ""},
		{"lost again before the date", d, []string{"2025-03-01", "4", "2025-04-01", "5"}, "2025-04-30", outcome.Lapsed, "first-reply-2", "2025-03-01"},
		{"lost again after it", d, []string{"2025-03-01", "4", "2025-07-01", "31"}, "2025-07-31", outcome.Lapsed, "first-reply-2", "2025-03-01"},
		{"lost and won back after the date", d, []string{"2025-03-01", "4", "2025-07-01", "31", "2025-08-01", "3"}, "2025-08-31", outcome.AchievedLate, "first-reply-3", "2025-03-01"},
		{"lost before the date and won back by it", d, []string{"2025-03-01", "4", "2025-04-01", "31", "2025-06-30", "3"}, "2025-08-31", outcome.Achieved, "first-reply-3", "2025-03-01"},
		{"reached, not held on the date, and back a day later", d, []string{"2025-03-01", "4", "2025-06-30", "5", "2025-07-01", "4"}, "2025-08-31", outcome.AchievedLate, "first-reply-3", "2025-03-01"},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := attain(t, row.d, observed("first-reply", row.readings...), nil, row.asOf)
			m := a.Required[0].Measures[0]
			assert.Equal(t, row.want, m.State)
			assert.Equal(t, row.want.Met(), a.Required[0].Met)
			if row.decides == "" {
				assert.Nil(t, m.Observation)
				assert.Nil(t, m.Gap)
				assert.False(t, m.Progress.Defined())
				assert.False(t, m.Shown().Defined())
			} else {
				require.NotNil(t, m.Observation)
				assert.Equal(t, row.decides, m.Observation.ID)
				def := row.d.Definition().Required[0].Measures[0]
				gap, _ := def.Gap(*m.Observation.Value)
				assert.True(t, gap.Equal(*m.Gap))
				assert.True(t, def.Progress(*m.Observation.Value).Equal(m.Progress))
			}
			if row.reached == "" {
				assert.True(t, m.Reached.IsZero(), m.Reached)
			} else {
				assert.Equal(t, day(row.reached), m.Reached)
			}
		})
	}
}

// A band that is to be held is left on either side; what stood in it at the
// start has no way to make, but can be lost.
func TestHold(t *testing.T) {
	def := helpdesk()
	outside := mustNew(t, def)
	def.Required[1].Measures[0].Baseline = dec("60")
	inside := mustNew(t, def)
	for _, row := range []struct {
		name  string
		d     *outcome.Desired
		value string
		asOf  string
		want  outcome.MeasureState
	}{
		{"in the band", inside, "59", "2025-03-31", outcome.Achieved},
		{"at its upper end", outside, "60", "2025-03-31", outcome.Achieved},
		{"at its lower end", outside, "20", "2025-03-31", outcome.Achieved},
		{"still above", outside, "60.01", "2025-03-31", outcome.InProgress},
		{"further above than at the start", outside, "101", "2025-03-31", outcome.Regressed},
		{"below, less far than at the start", outside, "19", "2025-03-31", outcome.InProgress},
		{"left upwards", inside, "61", "2025-03-31", outcome.Regressed},
		{"left downwards", inside, "19", "2025-03-31", outcome.Regressed},
		{"left, and the date has passed", inside, "19", "2025-07-01", outcome.Missed},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := attain(t, row.d, observed("backlog", "2025-03-01", row.value), nil, row.asOf)
			assert.Equal(t, row.want, a.Required[1].Measures[0].State)
		})
	}
}

// O1: both halves or no success; what is known decides as far as it can. The
// rows are the table of the package documentation, and how its halves come
// about from two measures and two requirements.
func TestStates(t *testing.T) {
	d := mustNew(t, helpdesk())
	var (
		fast     = observed("first-reply", "2025-03-01", "4")
		slow     = observed("first-reply", "2025-03-01", "17")
		steady   = observed("backlog", "2025-03-01", "40")
		answered = supportCase("case", "2025-03-01", 60)
		late     = supportCase("case", "2025-03-01", 61)
		met      = review("review", "2025-03-01")
		unknown  = outcome.UnknownAnswer
	)
	type (
		values = []outcome.Observation
		events = []successkit.Interaction
	)
	both := append(append(values{}, fast...), steady...)
	one := append(append(values{}, slow...), steady...)
	for _, row := range []struct {
		name                          string
		observations                  values
		interactions                  events
		state                         outcome.State
		outcome, experience, achieved outcome.Answer
	}{
		{"O1: both", both, events{answered, met}, outcome.Both, outcome.Yes, outcome.Yes, outcome.Yes},
		{"O1: the outcome, not the experience", both, events{late, met}, outcome.OutcomeOnly, outcome.Yes, outcome.No, outcome.No},
		{"O1: the experience, not the outcome", one, events{answered, met}, outcome.ExperienceOnly, outcome.No, outcome.Yes, outcome.No},
		{"O1: neither", one, events{late, met}, outcome.Neither, outcome.No, outcome.No, outcome.No},
		{"nothing is known", nil, nil, outcome.UnknownState, unknown, unknown, unknown},
		{"one measure failed, the other unmeasured", slow, events{answered, met}, outcome.ExperienceOnly, outcome.No, outcome.Yes, outcome.No},
		{"one measure achieved, the other unmeasured", fast, events{answered, met}, outcome.UnknownState, unknown, outcome.Yes, unknown},
		{"one requirement breached, the other unobserved", both, events{late}, outcome.OutcomeOnly, outcome.Yes, outcome.No, outcome.No},
		{"one requirement honoured, the other unobserved", both, events{answered}, outcome.UnknownState, outcome.Yes, unknown, unknown},
		{"outcome failed, experience unknown", one, events{answered}, outcome.UnknownState, outcome.No, unknown, outcome.No},
		{"experience failed, outcome unknown", fast, events{late, met}, outcome.UnknownState, unknown, outcome.No, outcome.No},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := attain(t, d, row.observations, row.interactions, "2025-03-31")
			assert.Equal(t, row.state, a.State)
			assert.Equal(t, row.outcome, a.Outcome)
			assert.Equal(t, row.experience, a.Experience)
			assert.Equal(t, row.achieved, a.Achieved())
		})
	}
}

func TestZeroDesired(t *testing.T) {
	var d outcome.Desired
	for _, zero := range []*outcome.Desired{&d, nil} {
		_, err := zero.Attain(nil, nil, day("2025-03-31"))
		testkit.Faults(t, err, fault("desired", successkit.ErrRequired))
	}
	assert.Equal(t, outcome.Definition{}, d.Definition())
}

// Of the observations of one day one counts, and the others not even for the
// day on which the goal was reached.
func TestOneObservationADay(t *testing.T) {
	d := mustNew(t, helpdesk())
	observation := func(id, value string, level outcome.Level, recorded string) outcome.Observation {
		o := observed("first-reply", "2025-03-01", value)[0]
		o.ID, o.Level = id, level
		if recorded != "" {
			o.Recorded = day(recorded)
		}
		return o
	}
	for _, row := range []struct {
		name string
		a, b outcome.Observation
		want string
	}{
		{"the better verified", observation("a", "9", outcome.Verified, ""), observation("b", "4", outcome.Reported, "2025-03-09"), "a"},
		{"then the one learned of later", observation("a", "9", outcome.Measured, "2025-03-09"), observation("b", "4", outcome.Measured, "2025-03-08"), "a"},
		{"recorded at once is learned of that day", observation("a", "9", outcome.Measured, "2025-03-02"), observation("b", "4", outcome.Measured, ""), "a"},
		{"which is no earlier than what is recorded on it", observation("b", "9", outcome.Measured, ""), observation("a", "4", outcome.Measured, "2025-03-01"), "b"},
		{"then the id that sorts last", observation("b", "9", outcome.Measured, ""), observation("a", "4", outcome.Measured, ""), "b"},
	} {
		t.Run(row.name, func(t *testing.T) {
			for _, list := range [][]outcome.Observation{{row.a, row.b}, {row.b, row.a}} {
				m := attain(t, d, list, nil, "2025-03-31").Required[0].Measures[0]
				assert.Equal(t, row.want, m.Observation.ID)
				assert.Equal(t, outcome.InProgress, m.State)
				assert.True(t, m.Reached.IsZero(), "the overruled value had reached the goal")
			}
		})
	}
}

func TestAttainFaults(t *testing.T) {
	d := mustNew(t, helpdesk())
	good := observed("first-reply", "2025-03-01", "17")[0]
	call := supportCase("case", "2025-03-01", 60)
	otherValue, otherCall := good, with(call, func(i *successkit.Interaction) { i.ResponseMinutes = new(61) })
	otherValue.Value = dec("18")
	type (
		values = []outcome.Observation
		events = []successkit.Interaction
	)
	for _, row := range []struct {
		name         string
		observations values
		interactions events
		asOf         successkit.Date
		want         faults
	}{
		{"no day", nil, nil, successkit.Date{}, faults{fault("as_of", successkit.ErrRequired)}},
		{"the last day of all", nil, nil, day("9999-12-31"), faults{fault("as_of", successkit.ErrOutOfRange)}},
		{"the last but one", nil, nil, day("9999-12-30"), nil},
		{"the first day of all", nil, nil, day("0001-01-01"), nil},
		{"empty facts, all at once", values{good, {}}, events{{}}, day("2025-03-31"), faults{
			fault("observations[1].id", successkit.ErrRequired), fault("observations[1].measure", successkit.ErrRequired),
			fault("observations[1].value", successkit.ErrRequired), fault("observations[1].date", successkit.ErrRequired),
			fault("observations[1].source", successkit.ErrRequired),
			fault("interactions[0].id", successkit.ErrRequired), fault("interactions[0].date", successkit.ErrRequired),
			fault("interactions[0].kind", successkit.ErrRequired),
		}},
		{"a bad observation", values{{
			ID: "o", Measure: "m", Source: "s", Value: dec("1e38"), Date: day("2025-03-02"), Recorded: day("2025-03-01"), Level: 4,
		}}, nil, day("2025-03-31"), faults{
			fault("observations[0].value", successkit.ErrOutOfRange), fault("observations[0].recorded", successkit.ErrConflict),
			fault("observations[0].level", successkit.ErrUnknown),
		}},
		{"one id, two values", values{good, otherValue}, nil, day("2025-03-31"), faults{fault("observations[1].id", successkit.ErrConflict)}},
		{"one id, two values, both later", values{good, otherValue}, nil, day("2025-02-28"), faults{fault("observations[1].id", successkit.ErrConflict)}},
		{"one id, two interactions", nil, events{call, otherCall}, day("2025-03-31"), faults{fault("interactions[1].id", successkit.ErrConflict)}},
		{"one id, two lists of contacts", nil, events{call, with(call, func(i *successkit.Interaction) { i.Contacts = []string{"ann"} })}, day("2025-03-31"), faults{fault("interactions[1].id", successkit.ErrConflict)}},
		{"one id, an observation and an interaction", values{good}, events{with(call, func(i *successkit.Interaction) { i.ID = good.ID })}, day("2025-03-31"), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			a, err := d.Attain(row.observations, row.interactions, row.asOf)
			testkit.Faults(t, err, row.want...)
			if row.want != nil {
				assert.Equal(t, outcome.Attainment{}, a)
			}
		})
	}
}

// Whatever two observations of one id differ in, they contradict each other; a
// value written otherwise is no difference.
func TestSameObservation(t *testing.T) {
	d := mustNew(t, helpdesk())
	first := observed("first-reply", "2025-03-01", "17")[0]
	same := first
	same.Value = dec("17.00")
	attain(t, d, []outcome.Observation{first, same}, nil, "2025-03-31")
	for name, change := range map[string]func(*outcome.Observation){
		"measure":  func(o *outcome.Observation) { o.Measure = "backlog" },
		"value":    func(o *outcome.Observation) { o.Value = dec("17.01") },
		"date":     func(o *outcome.Observation) { o.Date = day("2025-02-28") },
		"recorded": func(o *outcome.Observation) { o.Recorded = day("2025-03-02") },
		"source":   func(o *outcome.Observation) { o.Source = "hearsay" },
		"level":    func(o *outcome.Observation) { o.Level = outcome.Verified },
	} {
		t.Run(name, func(t *testing.T) {
			other := first
			change(&other)
			_, err := d.Attain([]outcome.Observation{first, other}, nil, day("2025-03-31"))
			testkit.Faults(t, err, fault("observations[1].id", successkit.ErrConflict))
		})
	}
}

func TestIgnored(t *testing.T) {
	d := mustNew(t, helpdesk())
	late := observed("first-reply", "2025-03-01", "17")
	late[0].Recorded = day("2025-04-01")
	late[0].ID = "recorded later"
	observations := observed("first-reply", "2025-03-31", "20", "2025-04-01", "19")
	observations = append(observations, late...)
	observations = append(observations, observed("adoption", "2025-03-01", "1", "2025-04-01", "2")...)
	observations = append(observations, observations...)
	interactions := []successkit.Interaction{
		supportCase("a", "2025-03-31", 1),
		with(supportCase("b", "2025-03-31", 1), func(i *successkit.Interaction) { i.Recorded = day("2025-04-01") }),
		supportCase("c", "2025-04-01", 1),
		with(supportCase("a", "2025-03-31", 1), func(i *successkit.Interaction) { i.Contacts = []string{} }),
	}
	a := attain(t, d, observations, interactions, "2025-03-31")
	assert.Equal(t, outcome.Ignored{LaterObservations: 3, LaterInteractions: 2, OtherMeasures: 1}, a.Ignored)
	testkit.EqualDecimal(t, "20", *a.Required[0].Measures[0].Observation.Value)
	assert.Equal(t, 1, a.Requirements[0].Checked, "a fact given twice counts once")
}

func TestHostileFactCostsNothing(t *testing.T) {
	d := mustNew(t, helpdesk())
	o := observed("first-reply", "2025-03-01", "1")
	*o[0].Value = o[0].Value.Shift(math.MaxInt32)
	_, err := d.Attain(o, nil, day("2025-03-31"))
	testkit.Faults(t, err, fault("observations[0].value", successkit.ErrOutOfRange))
}

// Since when a measure stands where it does, by the observations alone. The
// goal is 4 by June 30, from 30.
func TestMeasureSince(t *testing.T) {
	d := mustNew(t, helpdesk())
	for _, row := range []struct {
		name     string
		readings []string
		asOf     string
		want     outcome.MeasureState
		since    string
	}{
		{"never observed", nil, "2025-07-31", outcome.Unmeasured, ""},
		{"in progress from the first on", []string{"2025-02-01", "20", "2025-03-01", "10"}, "2025-03-31", outcome.InProgress, "2025-02-01"},
		{"in progress again after worse", []string{"2025-02-01", "31", "2025-03-01", "10", "2025-03-15", "9"}, "2025-03-31", outcome.InProgress, "2025-03-01"},
		{"worse twice", []string{"2025-02-01", "10", "2025-03-01", "31", "2025-03-15", "40"}, "2025-03-31", outcome.Regressed, "2025-03-01"},
		{"reached twice", []string{"2025-02-01", "4", "2025-03-01", "3"}, "2025-03-31", outcome.Achieved, "2025-02-01"},
		{"lapsed, and further from it each time", []string{"2025-02-01", "4", "2025-03-01", "9", "2025-03-15", "31", "2025-03-20", "8"}, "2025-03-31", outcome.Lapsed, "2025-03-01"},
		{"lapsed, a goal lost for the second time", []string{"2025-02-01", "4", "2025-03-01", "9", "2025-03-15", "2", "2025-03-20", "8"}, "2025-03-31", outcome.Lapsed, "2025-03-20"},
		{"missed on the day after it was due", []string{"2025-02-01", "20", "2025-07-15", "31"}, "2025-07-31", outcome.Missed, "2025-07-01"},
	} {
		m := attain(t, d, observed("first-reply", row.readings...), nil, row.asOf).Required[0].Measures[0]
		assert.Equal(t, row.want, m.State, row.name)
		want := successkit.Date{}
		if row.since != "" {
			want = day(row.since)
		}
		assert.Equal(t, want, m.Since, row.name)
	}
}

func TestObservationKnownOn(t *testing.T) {
	o := outcome.Observation{Date: day("2025-03-10"), Recorded: day("2025-03-12")}
	assert.False(t, o.KnownOn(day("2025-03-11")))
	assert.True(t, o.KnownOn(day("2025-03-12")))
	assert.False(t, o.KnownOn(successkit.Date{}))
	assert.False(t, outcome.Observation{}.KnownOn(day("2025-03-12")), "what has no date is known on none")
}

func TestObservationEqual(t *testing.T) {
	a := observed("first-reply", "2025-03-01", "17")[0]
	b := a
	b.Value = dec("17.00")
	assert.True(t, a.Equal(b))
	b.Value = nil
	assert.False(t, a.Equal(b))
	assert.False(t, b.Equal(a))
	assert.True(t, b.Equal(b))
}
