package health_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

func TestParsePoints(t *testing.T) {
	for _, c := range []struct {
		text  string
		micro int64
		back  string
	}{
		{"0", 0, "0"},
		{"-0", 0, "0"},
		{"100", 100_000_000, "100"},
		{"-100", -100_000_000, "-100"},
		{"40.122807", 40_122_807, "40.122807"},
		{"40.10", 40_100_000, "40.1"},
		{"-0.000001", -1, "-0.000001"},
		{"1e1", 10_000_000, "10"},
	} {
		p, err := health.ParsePoints(c.text)
		require.NoError(t, err, c.text)
		assert.True(t, p.Known(), c.text)
		assert.Equal(t, c.micro, p.Micro(), c.text)
		assert.Equal(t, c.back, p.String(), c.text)
		q, err := health.NewPoints(c.micro)
		require.NoError(t, err)
		assert.Equal(t, p, q)
	}
	for text, kind := range map[string]error{
		"": successkit.ErrMalformed, "forty": successkit.ErrMalformed, ".5": successkit.ErrMalformed,
		"100.000001": successkit.ErrOutOfRange, "-101": successkit.ErrOutOfRange, "0.0000001": successkit.ErrOutOfRange,
	} {
		_, err := health.ParsePoints(text)
		assert.ErrorIs(t, err, kind, "%q", text)
	}
	_, err := health.NewPoints(100_000_001)
	assert.ErrorIs(t, err, successkit.ErrOutOfRange)
	_, err = health.NewPoints(-100_000_001)
	assert.ErrorIs(t, err, successkit.ErrOutOfRange)
	assert.Panics(t, func() { health.MustPoints("x") })
}

func TestPointsUnknownIsNotZero(t *testing.T) {
	var unknown health.Points
	zero := health.MustPoints("0")
	assert.NotEqual(t, zero, unknown)
	assert.False(t, unknown.Known())
	assert.Equal(t, "unknown", unknown.String())
	assert.Equal(t, "unknown", unknown.Display(1))
	assert.Equal(t, unknown, unknown.Round(0))
	assert.Negative(t, unknown.Compare(health.MustPoints("-100")))
	assert.Positive(t, zero.Compare(unknown))
	assert.Zero(t, unknown.Compare(health.Points{}))
	assert.Negative(t, zero.Compare(health.MustPoints("0.000001")))
}

func TestPointsDisplay(t *testing.T) {
	for _, c := range []struct {
		text   string
		places int
		want   string
	}{
		{"40.122807", 0, "40"},
		{"40.122807", 1, "40.1"},
		{"40.122807", 4, "40.1228"}, // 2287/57
		{"40.122807", 9, "40.122807"},
		{"74.5", 0, "75"},
		{"-74.5", 0, "-75"},
		{"74.499999", 0, "74"},
		{"-0.4", 0, "0"},
		{"99.95", 1, "100.0"},
		{"7", 2, "7.00"},
		{"7.5", -3, "8"},
	} {
		p := health.MustPoints(c.text)
		assert.Equal(t, c.want, p.Display(c.places), "%s to %d", c.text, c.places)
		assert.Equal(t, health.MustPoints(c.want), p.Round(c.places), "%s to %d", c.text, c.places)
	}
}

func TestPointsJSON(t *testing.T) {
	type row struct {
		P health.Points `json:"p"`
		Q health.Points `json:"q,omitzero"`
	}
	in := []row{{}, {P: health.MustPoints("0"), Q: health.MustPoints("0")}, {Q: health.MustPoints("-3.25")}}
	b, err := json.Marshal(in)
	require.NoError(t, err)
	assert.JSONEq(t, `[{"p":null},{"p":0,"q":0},{"p":null,"q":-3.25}]`, string(b))
	var out []row
	require.NoError(t, json.Unmarshal(b, &out))
	assert.Equal(t, in, out)

	p := health.MustPoints("7")
	assert.ErrorIs(t, json.Unmarshal([]byte("100.5"), &p), successkit.ErrOutOfRange)
	assert.ErrorIs(t, json.Unmarshal([]byte(`"7"`), &p), successkit.ErrMalformed)
	assert.ErrorIs(t, p.UnmarshalText([]byte("x")), successkit.ErrMalformed)
	assert.Equal(t, health.MustPoints("7"), p, "a failure changes nothing")
	require.NoError(t, p.UnmarshalText(nil))
	assert.False(t, p.Known())
}
