package journey_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// The words are the stored form and never change.
func TestWords(t *testing.T) {
	testWords(t, journey.ParseKind, "unknown", "success", "functional")
	testWords(t, journey.ParseEventKind, "unknown", "reached", "lost", "waived",
		"cleared", "warned", "paused", "resumed", "handed-over")
	testWords(t, journey.ParseJoin, "all", "any")
	testWords(t, journey.ParseLifecycle, "ongoing", "single-transaction")
	testWords(t, journey.ParseCertainty, "unstated", "known", "predictable", "guessed")
	testWords(t, journey.ParseShape, "none", "three-point", "lognormal", "empirical")
	testWords(t, journey.ParseDirection, "unknown", "ahead", "slow", "stalled", "regressing")
	testWords(t, journey.ParseHandoffState, "unassessed", "done", "incomplete", "skipped", "overdue", "due", "pending")
	testWords(t, journey.ParseState, "unassessed", "reached", "reached-late", "lost-again", "waived",
		"blocked", "overdue", "at-risk", "due-soon", "on-track", "not-started")
}

// word is what all closed lists of the package offer.
type word interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
	encoding.TextAppender
	Valid() bool
}

func testWords[E word](t *testing.T, parse func(string) (E, error), words ...string) {
	t.Helper()
	for i, want := range words {
		e := E(i)
		assert.True(t, e.Valid())
		assert.Equal(t, want, e.String())
		text, err := e.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, want, string(text))
		text, err = e.AppendText([]byte("x"))
		require.NoError(t, err)
		assert.Equal(t, "x"+want, string(text))
		back, err := parse(want)
		require.NoError(t, err)
		assert.Equal(t, e, back)
		into := any(new(E)).(encoding.TextUnmarshaler)
		require.NoError(t, into.UnmarshalText([]byte(want)))
		assert.ErrorIs(t, into.UnmarshalText([]byte("nonsense")), successkit.ErrUnknown)
		assert.Equal(t, want, into.(fmt.Stringer).String(), "left as it was")
	}
	beyond := E(len(words))
	assert.False(t, beyond.Valid())
	assert.Contains(t, beyond.String(), fmt.Sprintf("(%d)", len(words)))
	_, err := beyond.MarshalText()
	assert.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = parse("nonsense")
	assert.ErrorIs(t, err, successkit.ErrUnknown)
}

func TestStateDone(t *testing.T) {
	done := map[journey.State]bool{journey.Reached: true, journey.ReachedLate: true, journey.Waived: true}
	for s := journey.Unassessed; s.Valid(); s++ {
		assert.Equal(t, done[s], s.Done(), s)
	}
}
