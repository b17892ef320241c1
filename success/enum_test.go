package success_test

import (
	"encoding"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// words checks an enum with so many constants: each has a word of its own that
// reads back, and no other number and no other word is one.
func words[T interface {
	~uint8
	Valid() bool
	String() string
	AppendText([]byte) ([]byte, error)
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, n int, last T, parse func(string) (T, error)) {
	t.Helper()
	assert.Equal(t, n-1, int(last), "the last constant")
	seen := map[string]bool{}
	for i := range n {
		v := T(i)
		assert.True(t, v.Valid())
		word := v.String()
		assert.Regexp(t, `^[a-z]+(-[a-z]+)*$`, word)
		assert.False(t, seen[word], "%s twice", word)
		seen[word] = true
		got, err := parse(word)
		require.NoError(t, err, word)
		assert.Equal(t, v, got, word)
		text, err := v.MarshalText()
		require.NoError(t, err, word)
		assert.Equal(t, word, string(text))
		text, err = v.AppendText([]byte("x"))
		require.NoError(t, err, word)
		assert.Equal(t, "x"+word, string(text))
		var back T
		require.NoError(t, P(&back).UnmarshalText([]byte(word)))
		assert.Equal(t, v, back)
	}
	for i := n; i < 256; i++ {
		assert.False(t, T(i).Valid())
		_, err := T(i).MarshalText()
		require.ErrorIs(t, err, successkit.ErrUnknown)
	}
	for _, word := range []string{"", "nothing", strings.ToUpper(last.String()), last.String() + " "} {
		_, err := parse(word)
		require.ErrorIs(t, err, successkit.ErrUnknown, word)
		back := last
		require.ErrorIs(t, P(&back).UnmarshalText([]byte(word)), successkit.ErrUnknown)
		assert.Equal(t, last, back, "what fails changes nothing")
	}
}

func TestEnumWords(t *testing.T) {
	t.Parallel()
	words(t, 4, success.Unsuccessful, success.ParseVerdict)
	words(t, 31, success.Win, success.ParseTrigger)
	words(t, 4, success.Refused, success.ParseRuling)
	words(t, 7, success.BrokenExperience, success.ParseHindrance)
	words(t, 3, success.Former, success.ParseRelation)
	words(t, 3, success.SuccessfulButAtRisk, success.ParseStandingKind)
}
