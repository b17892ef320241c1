package journey_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

// Rule J1: paths are validated. D9: cycles, unknown predecessors and a last
// milestone without an outcome are refused.
func TestJ1Refused(t *testing.T) {
	inner := func(m journey.Milestone) journey.Milestone { m.Outcome = ""; return m }
	with := func(change func(*journey.Definition)) journey.Definition {
		d := definition(chain(10, 20)...)
		change(&d)
		return d
	}
	tests := []struct {
		name string
		def  journey.Definition
		want []testkit.Fault
	}{
		{"nothing at all", journey.Definition{}, []testkit.Fault{
			{Path: "id", Kind: successkit.ErrRequired},
			{Path: "version", Kind: successkit.ErrOutOfRange},
			{Path: "milestones", Kind: successkit.ErrRequired},
		}},
		{"empty milestone", definition(journey.Milestone{}), []testkit.Fault{
			{Path: "milestones[0].id", Kind: successkit.ErrRequired},
			{Path: "milestones[0].name", Kind: successkit.ErrRequired},
			{Path: "milestones[0].kind", Kind: successkit.ErrRequired},
			{Path: "milestones[0].duration_days", Kind: successkit.ErrOutOfRange},
			{Path: "milestones[0].accountable", Kind: successkit.ErrRequired},
			{Path: "milestones[0].outcome", Kind: successkit.ErrRequired},
		}},
		{"every field of a milestone beyond its list or form", definition(journey.Milestone{
			ID: " a", Name: "two\nlines", Kind: 9, Stage: 99, DurationDays: 36_501,
			Accountable: 9, Owner: "C S M", Outcome: "\x00",
		}), []testkit.Fault{
			{Path: "milestones[0].id", Kind: successkit.ErrMalformed},
			{Path: "milestones[0].name", Kind: successkit.ErrMalformed},
			{Path: "milestones[0].kind", Kind: successkit.ErrUnknown},
			{Path: "milestones[0].stage", Kind: successkit.ErrUnknown},
			{Path: "milestones[0].duration_days", Kind: successkit.ErrOutOfRange},
			{Path: "milestones[0].accountable", Kind: successkit.ErrUnknown},
			{Path: "milestones[0].owner", Kind: successkit.ErrMalformed},
			{Path: "milestones[0].outcome", Kind: successkit.ErrMalformed},
		}},
		{"durations that are not positive", definition(step("a", 0), step("b", -3)), []testkit.Fault{
			{Path: "milestones[0].duration_days", Kind: successkit.ErrOutOfRange},
			{Path: "milestones[1].duration_days", Kind: successkit.ErrOutOfRange},
		}},
		{"due soon below 0", with(func(d *journey.Definition) { d.DueSoonDays = -1 }), []testkit.Fault{
			{Path: "due_soon_days", Kind: successkit.ErrOutOfRange},
		}},
		{"due soon too large", with(func(d *journey.Definition) { d.DueSoonDays = 36_501 }), []testkit.Fault{
			{Path: "due_soon_days", Kind: successkit.ErrOutOfRange},
		}},
		{"one id twice", definition(step("a", 1), step("a", 1)), []testkit.Fault{
			{Path: "milestones[1].id", Kind: successkit.ErrDuplicate},
		}},
		{"the second of one id is told no more", definition(step("a", 1), inner(step("a", 1))), []testkit.Fault{
			{Path: "milestones[1].id", Kind: successkit.ErrDuplicate},
		}},
		{"prerequisites: unknown, empty, twice", definition(step("a", 1), step("b", 1, "x", "", "a", "a")), []testkit.Fault{
			{Path: "milestones[1].prerequisites[0]", Kind: successkit.ErrUnknown},
			{Path: "milestones[1].prerequisites[1]", Kind: successkit.ErrRequired},
			{Path: "milestones[1].prerequisites[3]", Kind: successkit.ErrDuplicate},
		}},
		{"waits for itself", definition(step("a", 1, "a")), []testkit.Fault{
			{Path: "milestones[0].prerequisites[0]", Kind: successkit.ErrConflict},
		}},
		{"a cycle of three", definition(step("a", 1, "c"), step("b", 1, "a"), step("c", 1, "b")), []testkit.Fault{
			{Path: "milestones[1].prerequisites[0]", Kind: successkit.ErrConflict},
		}},
		{
			"two cycles, one behind the other, and an end behind both",
			definition(step("a", 1, "b"), step("b", 1, "a"), step("c", 1, "a", "d"), step("d", 1, "c"), step("e", 1, "d")),
			[]testkit.Fault{
				{Path: "milestones[1].prerequisites[0]", Kind: successkit.ErrConflict},
				{Path: "milestones[3].prerequisites[0]", Kind: successkit.ErrConflict},
			},
		},
		{
			"a cycle closed twice over, and another after it",
			definition(step("a", 1, "b"), step("b", 1, "a", "a"), step("c", 1, "c")),
			[]testkit.Fault{
				{Path: "milestones[1].prerequisites[0]", Kind: successkit.ErrConflict},
				{Path: "milestones[1].prerequisites[1]", Kind: successkit.ErrDuplicate},
				{Path: "milestones[2].prerequisites[0]", Kind: successkit.ErrConflict},
			},
		},
		{"an empty prerequisite does not name an empty id", definition(step("", 1), step("b", 1, "")), []testkit.Fault{
			{Path: "milestones[0].id", Kind: successkit.ErrRequired},
			{Path: "milestones[0].name", Kind: successkit.ErrMalformed}, // "State "
			{Path: "milestones[1].prerequisites[0]", Kind: successkit.ErrRequired},
		}},
		{"nothing leads to an outcome", definition(inner(step("a", 1)), inner(step("b", 1, "a"))), []testkit.Fault{
			{Path: "milestones[1].outcome", Kind: successkit.ErrRequired},
		}},
		{"one end leads nowhere", definition(step("a", 1), inner(step("b", 1, "a")), step("c", 1, "a")), []testkit.Fault{
			{Path: "milestones[1].outcome", Kind: successkit.ErrRequired},
		}},
		{"unknown objective", with(func(d *journey.Definition) { d.Objective = "x" }), []testkit.Fault{
			{Path: "objective", Kind: successkit.ErrUnknown},
		}},
		{"objective without an outcome", with(func(d *journey.Definition) {
			d.Objective = "a"
			d.Milestones[0].Outcome = ""
		}), []testkit.Fault{{Path: "objective", Kind: successkit.ErrConflict}}},
		{"too many", definition(make([]journey.Milestone, 100_001)...), []testkit.Fault{
			{Path: "milestones", Kind: successkit.ErrOutOfRange},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := journey.New(tt.def)
			testkit.Faults(t, err, tt.want...)
			testkit.Faults(t, tt.def.Validate(), tt.want...)
		})
	}
}

func TestNewTakesTheLimits(t *testing.T) {
	d := definition(step("a", 36_500))
	d.DueSoonDays = 36_500
	assert.NoError(t, d.Validate())
}

func TestNewNamesTheCycle(t *testing.T) {
	_, err := journey.New(definition(step("a", 1, "c"), step("b", 1, "a"), step("c", 1, "b")))
	assert.ErrorContains(t, err, "a → c → b → a")

	long := make([]journey.Milestone, 10_000)
	for i := range long {
		long[i] = step(strconv.Itoa(i), 1, strconv.Itoa((i+1)%len(long)))
	}
	_, err = journey.New(definition(long...))
	assert.ErrorContains(t, err, "0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → … → 0")
	assert.Less(t, len(err.Error()), 300)
}

// Without the prerequisites that are reported as closing a cycle there is none.
func TestNewCyclesReportedAreEnough(t *testing.T) {
	for seed := range uint64(300) {
		r := newRand(seed)
		d := definition(randomPath(r)...)
		for range r.IntN(6) { // edges against the order
			m := &d.Milestones[r.IntN(len(d.Milestones))]
			m.Prerequisites = append(m.Prerequisites, d.Milestones[r.IntN(len(d.Milestones))].ID)
		}
		for i := range d.Milestones { // each once
			d.Milestones[i].Prerequisites = unique(d.Milestones[i].Prerequisites)
		}
		closing := map[string]bool{}
		for fe := range successkit.FieldErrors(d.Validate()) {
			require.ErrorIs(t, fe, successkit.ErrConflict, "seed %d", seed)
			closing[fe.Path] = true
		}
		for i := range d.Milestones {
			var kept []string
			for k, id := range d.Milestones[i].Prerequisites {
				if !closing[fmt.Sprintf("milestones[%d].prerequisites[%d]", i, k)] {
					kept = append(kept, id)
				}
			}
			d.Milestones[i].Prerequisites = kept
		}
		require.NoError(t, d.Validate(), "seed %d", seed)
	}
}

func unique(ids []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, id := range ids {
		if !seen[id] {
			out = append(out, id)
		}
		seen[id] = true
	}
	return out
}

func TestPathSharesNoMemory(t *testing.T) {
	d := definition(chain(10, 20)...)
	path, err := journey.New(d)
	require.NoError(t, err)
	want := path.Definition()

	d.Milestones[0].ID = "changed"
	d.Milestones[1].Prerequisites[0] = "changed"
	got := path.Definition()
	assert.Equal(t, want, got)
	got.Milestones[1].Prerequisites[0] = "changed"
	m, ok := path.Milestone("b")
	require.True(t, ok)
	assert.Equal(t, []string{"a"}, m.Prerequisites)
	m.Prerequisites[0] = "changed"
	assert.Equal(t, want, path.Definition())

	_, ok = path.Milestone("x")
	assert.False(t, ok)
}
