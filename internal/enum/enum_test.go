package enum_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/fault"
)

type colour uint8

func TestWords(t *testing.T) {
	words := []string{"unknown", "red", "green"}
	colours := enum.New[colour]("colour", words...)
	words[1] = "pink" // the table keeps its own copy

	assert.Equal(t, []colour{0, 1, 2}, colours.All())
	for _, c := range colours.All() {
		assert.True(t, colours.Valid(c))
		b, err := colours.Append([]byte("> "), c)
		require.NoError(t, err)
		assert.Equal(t, "> "+colours.String(c), string(b))
		back, err := colours.Parse(colours.String(c))
		require.NoError(t, err)
		assert.Equal(t, c, back)
	}
	assert.Equal(t, "red", colours.String(1))

	for _, c := range []colour{3, 255} {
		assert.False(t, colours.Valid(c))
		b, err := colours.Append([]byte("> "), c)
		assert.ErrorIs(t, err, fault.Unknown)
		assert.Equal(t, "> ", string(b))
	}
	assert.Equal(t, "colour(3)", colours.String(3))

	for _, s := range []string{"", "Red", "pink", "1", "colour(3)"} {
		c := colour(2)
		err := colours.ParseInto(&c, []byte(s))
		assert.ErrorIs(t, err, fault.Unknown, "%q", s)
		assert.Equal(t, colour(2), c, "%q", s)
	}
	_, err := colours.Parse(string(make([]byte, 1_000_000)))
	assert.Less(t, len(err.Error()), 500, "a message does not repeat a long text")
}
