package outcome_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// enum is what every closed list of the package offers.
type enum interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
	encoding.TextAppender
	Valid() bool
}

// words checks that the constants of a list are those words, from 0 on, that
// each survives the round trip, and that nothing else is one.
func words[E enum, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, parse func(string) (E, error), want ...string) {
	t.Helper()
	for i, word := range want {
		e, err := parse(word)
		require.NoError(t, err, word)
		assert.Equal(t, E(i), e, word)
		assert.Equal(t, word, e.String())
		assert.True(t, e.Valid(), word)
		text, err := e.MarshalText()
		require.NoError(t, err, word)
		assert.Equal(t, word, string(text))
		text, err = e.AppendText([]byte("x"))
		require.NoError(t, err, word)
		assert.Equal(t, "x"+word, string(text))
		var back E
		require.NoError(t, P(&back).UnmarshalText([]byte(word)), word)
		assert.Equal(t, e, back, word)
	}
	beyond := E(len(want))
	assert.False(t, beyond.Valid())
	assert.Contains(t, beyond.String(), fmt.Sprintf("(%d)", len(want)))
	_, err := beyond.MarshalText()
	assert.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = parse("Both ")
	assert.ErrorIs(t, err, successkit.ErrUnknown)
	kept := E(1)
	assert.ErrorIs(t, P(&kept).UnmarshalText(nil), successkit.ErrUnknown)
	assert.Equal(t, E(1), kept, "a failed read changes nothing")
}

func TestWords(t *testing.T) {
	words(t, outcome.ParseDirection, "unknown", "raise", "lower", "hold")
	words(t, outcome.ParseLevel, "claimed", "reported", "measured", "verified")
	words(t, outcome.ParseAnswer, "unknown", "no", "yes")
	words(t, outcome.ParseState, "unknown", "neither", "experience-only", "outcome-only", "both")
	words(t, outcome.ParseMeasureState, "unassessed", "unmeasured", "achieved", "achieved-late",
		"lapsed", "missed", "regressed", "due-soon", "in-progress")
	words(t, outcome.ParseRequirementState, "unchecked", "unobserved", "honoured", "breached")
	words(t, outcome.ParseAttribute, "none", "response", "cadence", "channels", "hours", "languages",
		"coverage", "expertise", "skills", "roles", "touch")
	words(t, outcome.ParseChangeKind, "none", "added", "removed", "changed")
	words(t, outcome.ParseConfirmationState, "unconfirmed", "confirmed", "contact-left", "outcome-changed")
	words(t, outcome.ParseTouch, "any", "human", "self-service")
	words(t, outcome.ParseWeekday, "none", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
}

func TestLevelsAreOrdered(t *testing.T) {
	assert.IsIncreasing(t, []outcome.Level{outcome.Claimed, outcome.Reported, outcome.Measured, outcome.Verified})
}

// Kleene's strong conjunction, written out.
func TestAnswerAnd(t *testing.T) {
	unknown, no, yes := outcome.UnknownAnswer, outcome.No, outcome.Yes
	for _, row := range []struct{ a, b, want outcome.Answer }{
		{no, no, no},
		{no, unknown, no},
		{no, yes, no},
		{unknown, unknown, unknown},
		{unknown, yes, unknown},
		{yes, yes, yes},
	} {
		assert.Equal(t, row.want, row.a.And(row.b), "%s and %s", row.a, row.b)
		assert.Equal(t, row.want, row.b.And(row.a), "%s and %s", row.b, row.a)
	}
}

func TestMet(t *testing.T) {
	met := map[outcome.MeasureState]outcome.Answer{
		outcome.Unassessed: outcome.UnknownAnswer, outcome.Unmeasured: outcome.UnknownAnswer,
		outcome.Achieved: outcome.Yes, outcome.AchievedLate: outcome.Yes,
		outcome.Lapsed: outcome.No, outcome.Missed: outcome.No, outcome.Regressed: outcome.No,
		outcome.DueSoon: outcome.No, outcome.InProgress: outcome.No,
	}
	for s, want := range met {
		assert.Equal(t, want, s.Met(), s)
	}
	assert.Equal(t, outcome.UnknownAnswer, outcome.MeasureState(9).Met())

	kept := map[outcome.RequirementState]outcome.Answer{
		outcome.Unchecked: outcome.UnknownAnswer, outcome.Unobserved: outcome.UnknownAnswer,
		outcome.Honoured: outcome.Yes, outcome.Breached: outcome.No,
	}
	for s, want := range kept {
		assert.Equal(t, want, s.Met(), s)
	}
}
