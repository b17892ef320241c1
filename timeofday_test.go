package successkit_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
)

func TestParseTimeOfDay(t *testing.T) {
	for text, minutes := range map[string]int{"00:00": 0, "00:01": 1, "09:30": 570, "23:59": 1439} {
		got, err := successkit.ParseTimeOfDay(text)
		require.NoError(t, err, text)
		n, ok := got.Minutes()
		assert.True(t, ok, text)
		assert.Equal(t, minutes, n, text)
		assert.Equal(t, text, got.String())
		var back successkit.TimeOfDay
		written, err := got.MarshalText()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalText(written))
		assert.Equal(t, got, back)
	}
	for text, kind := range map[string]error{
		"": successkit.ErrMalformed, "9:30": successkit.ErrMalformed, "09:3x": successkit.ErrMalformed, "09.30": successkit.ErrMalformed,
		"-1:00": successkit.ErrMalformed, "24:00": successkit.ErrOutOfRange, "12:60": successkit.ErrOutOfRange,
	} {
		_, err := successkit.ParseTimeOfDay(text)
		assert.ErrorIs(t, err, kind, text)
	}
	_, err := successkit.NewTimeOfDay(-1, 0)
	assert.ErrorIs(t, err, successkit.ErrOutOfRange)
	assert.Panics(t, func() { successkit.MustTimeOfDay("noon") })
}

func TestTimeOfDay_notKnown(t *testing.T) {
	var none successkit.TimeOfDay
	assert.True(t, none.IsZero())
	n, ok := none.Minutes()
	assert.False(t, ok, "not known is not midnight")
	assert.Zero(t, n)
	assert.Equal(t, "no time", none.String())
	assert.Negative(t, none.Compare(successkit.MustTimeOfDay("00:00")))
	text, err := none.MarshalText()
	require.NoError(t, err)
	assert.Empty(t, text)

	kept := successkit.MustTimeOfDay("12:00")
	assert.Error(t, kept.UnmarshalText([]byte("noon")))
	assert.Equal(t, "12:00", kept.String(), "a failed read changes nothing")
	require.NoError(t, kept.UnmarshalText(nil))
	assert.True(t, kept.IsZero())
}
