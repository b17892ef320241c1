package fit_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

func TestWords(t *testing.T) {
	checkWords(t, fit.ParseInput, "unknown", "technical", "functional", "resource", "competence", "experience", "cultural")
	checkWords(t, fit.ParseHalf, "unknown", "required-outcome", "appropriate-experience")
	checkWords(t, fit.ParseKind, "unknown", "need", "demand", "disqualifier")
	checkWords(t, fit.ParseOp, "unknown", "is", "at-least", "at-most", "one-of", "all-of", "only-of", "all", "any", "on-or-before", "on-or-after")
	checkWords(t, fit.ParseVerdict, "unassessed", "undetermined", "no-potential", "conditional", "potential")
	checkWords(t, fit.ParseState, "unknown", "met", "acquirable", "unmet")
	checkWords(t, fit.ParseChange, "unknown", "added", "removed", "tightened", "loosened", "changed", "reworded")
	checkWords(t, fit.ParseCause, "unknown", "profile", "offer", "vendor", "customer", "time")
	checkWords(t, fit.ParseTurn, "unknown", "answer", "offer", "promise", "keep", "break")
	checkWords(t, fit.ParseFulfilment, "open", "kept", "late", "missed", "withdrawn", "replaced")
	checkWords(t, fit.ParseLevel, "unknown", "not-ready", "on-the-way", "ready")
	checkWords(t, fit.ParseMatched, "unknown", "clear", "matches")
}

// word is what every closed list offers.
type word interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
	encoding.TextAppender
	Valid() bool
}

// checkWords checks that the constants of a list have these words and no other,
// and that each survives the round trip.
func checkWords[E word](t *testing.T, parse func(string) (E, error), words ...string) {
	t.Helper()
	for i, w := range words {
		e, err := parse(w)
		require.NoError(t, err)
		assert.Equal(t, E(i), e)
		assert.Equal(t, w, e.String())
		assert.True(t, e.Valid())

		text, err := e.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, w, string(text))
		text, err = e.AppendText([]byte("x"))
		require.NoError(t, err)
		assert.Equal(t, "x"+w, string(text))

		var back E
		require.NoError(t, any(&back).(encoding.TextUnmarshaler).UnmarshalText([]byte(w)))
		assert.Equal(t, e, back)
	}
	beyond := E(len(words))
	assert.False(t, beyond.Valid())
	assert.Contains(t, beyond.String(), fmt.Sprintf("(%d)", len(words)))
	_, err := beyond.MarshalText()
	require.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = parse("")
	require.ErrorIs(t, err, successkit.ErrUnknown)
	back := E(1)
	require.ErrorIs(t, any(&back).(encoding.TextUnmarshaler).UnmarshalText([]byte("Potential")), successkit.ErrUnknown)
	assert.Equal(t, E(1), back)
}
