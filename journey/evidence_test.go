package journey_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

func reading(id, measure string, day int, value float64) journey.Reading {
	return journey.Reading{ID: id, Measure: measure, Date: on(day), Value: value}
}

// Rule J1: a milestone is a checkable state of the customer. Its evidence turns
// readings into events.
func TestDetect(t *testing.T) {
	held := step("a", 10)
	held.Evidence = &journey.Evidence{Measure: "users", AtLeast: new(5.0), HoldDays: 3}
	few := step("b", 10)
	few.Evidence = &journey.Evidence{Statement: "Nobody asks any more", Measure: "tickets", AtMost: new(2.0)}
	looked := step("c", 10)
	looked.Evidence = &journey.Evidence{Statement: "The board has seen the report"}
	path, err := journey.New(definition(held, few, looked))
	require.NoError(t, err)

	tests := []struct {
		name     string
		readings []journey.Reading
		asOf     int
		want     []journey.Event
	}{
		{"nothing read", nil, 9, nil},
		{"held for three days", []journey.Reading{reading("1", "users", 1, 5)}, 4, []journey.Event{event(journey.EventReached, "a", 4)}},
		{"not yet", []journey.Reading{reading("1", "users", 1, 5)}, 3, nil},
		{
			"dropped a day too early, and again from day 6",
			[]journey.Reading{reading("1", "users", 1, 5), reading("2", "users", 4, 4), reading("3", "users", 6, 7)},
			20,
			[]journey.Event{event(journey.EventReached, "a", 9)},
		},
		{
			"lost on the first reading outside, and reached anew",
			[]journey.Reading{reading("1", "users", 1, 5), reading("2", "users", 9, 4), reading("3", "users", 10, 9)},
			20,
			[]journey.Event{event(journey.EventReached, "a", 4), event(journey.EventLost, "a", 9), event(journey.EventReached, "a", 13)},
		},
		{"one reading is enough", []journey.Reading{reading("1", "tickets", 2, 2)}, 2, []journey.Event{event(journey.EventReached, "b", 2)}},
		{"above the limit", []journey.Reading{reading("1", "tickets", 2, 2.5)}, 2, nil},
		{
			"of one day the last known counts", []journey.Reading{
				{ID: "1", Measure: "tickets", Date: on(2), Recorded: on(4), Value: 9}, reading("2", "tickets", 2, 0),
			}, 9, nil,
		},
		{
			"what became known later does not", []journey.Reading{
				{ID: "1", Measure: "tickets", Date: on(2), Recorded: on(4), Value: 9}, reading("2", "tickets", 2, 0),
			}, 3, []journey.Event{event(journey.EventReached, "b", 2)},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := path.Detect(tt.readings, on(tt.asOf))
			require.NoError(t, err)
			for i := range got {
				assert.NoError(t, got[i].Validate())
				got[i].ID = ""
			}
			for i := range tt.want {
				tt.want[i].ID = ""
			}
			assert.Equal(t, tt.want, got)
		})
	}

	_, err = path.Detect([]journey.Reading{{Value: math.NaN()}}, successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "readings[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "readings[0].measure", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "readings[0].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "readings[0].value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
	)
	for _, none := range []*journey.Path{nil, {}} {
		_, err = none.Detect(nil, anchor)
		testkit.Faults(t, err, testkit.Fault{Path: "path", Kind: successkit.ErrRequired})
	}
}

func TestEvidenceValidate(t *testing.T) {
	for _, tt := range []struct {
		name     string
		evidence journey.Evidence
		want     []testkit.Fault
	}{
		{"nothing", journey.Evidence{}, []testkit.Fault{{Path: "statement", Kind: successkit.ErrRequired}}},
		{"limits of nothing", journey.Evidence{AtMost: new(1.0)}, []testkit.Fault{{Path: "measure", Kind: successkit.ErrRequired}}},
		{"no limits", journey.Evidence{Measure: "users"}, []testkit.Fault{{Path: "at_least", Kind: successkit.ErrRequired}}},
		{"no number", journey.Evidence{Measure: "users", AtLeast: new(math.Inf(1))}, []testkit.Fault{{Path: "at_least", Kind: successkit.ErrOutOfRange}}},
		{"nothing between", journey.Evidence{Measure: "users", AtLeast: new(2.0), AtMost: new(1.0)}, []testkit.Fault{{Path: "at_most", Kind: successkit.ErrConflict}}},
		{"days below 0", journey.Evidence{Statement: "x", HoldDays: -1}, []testkit.Fault{{Path: "hold_days", Kind: successkit.ErrOutOfRange}}},
		{"two lines", journey.Evidence{Statement: "x\ny"}, []testkit.Fault{{Path: "statement", Kind: successkit.ErrMalformed}}},
	} {
		t.Run(tt.name, func(t *testing.T) { testkit.Faults(t, tt.evidence.Validate(), tt.want...) })
	}
}

// Law: as of a day, later readings change nothing, and a milestone is alternately
// reached and lost.
func TestLawDetect(t *testing.T) {
	for seed := range uint64(seeds) {
		r := newRand(seed)
		m := step("a", 10)
		m.Evidence = &journey.Evidence{Measure: "users", AtLeast: new(5.0), HoldDays: r.IntN(4)}
		path, err := journey.New(definition(m))
		require.NoError(t, err)
		var readings, early []journey.Reading
		for i := range r.IntN(30) {
			rd := reading(string(rune('A'+i)), "users", r.IntN(40), float64(r.IntN(10)))
			rd.Recorded = rd.Date.AddDays(r.IntN(3))
			readings = append(readings, rd)
			if !rd.Recorded.After(on(20)) {
				early = append(early, rd)
			}
		}
		got, err := path.Detect(readings, on(20))
		require.NoError(t, err)
		want, err := path.Detect(early, on(20))
		require.NoError(t, err)
		require.Equal(t, want, got, "seed %d", seed)
		for i, e := range got {
			require.Equal(t, i%2 == 0, e.Kind == journey.EventReached, "seed %d", seed)
			require.True(t, i == 0 || !e.Date.Before(got[i-1].Date), "seed %d", seed)
		}
	}
}
