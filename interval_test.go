package successkit_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

func interval(s string) successkit.Interval { return successkit.MustInterval(s) }

func TestNewInterval(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	lower := testkit.Fault{Path: "lower", Kind: successkit.ErrOutOfRange}
	upper := testkit.Fault{Path: "upper", Kind: successkit.ErrOutOfRange}
	level := testkit.Fault{Path: "level", Kind: successkit.ErrOutOfRange}
	crossed := testkit.Fault{Path: "upper", Kind: successkit.ErrConflict}
	for _, c := range []struct {
		name                string
		lower, upper, level float64
		want                []testkit.Fault
	}{
		{"estimate", 0.2553, 0.3662, 0.95, nil},
		{"a point", 1, 1, 0.95, nil},
		{"at least", 1, inf, 0.95, nil},
		{"at most", -inf, 1, 0.95, nil},
		{"anything", -inf, inf, 0.95, nil},
		{"crossed", 2, 1, 0.95, []testkit.Fault{crossed}},
		{"NaN", nan, nan, nan, []testkit.Fault{lower, upper, level}},
		{"from infinity", inf, inf, 0.95, []testkit.Fault{lower}},
		{"to minus infinity", -inf, -inf, 0.95, []testkit.Fault{upper}},
		{"level 0", 1, 2, 0, []testkit.Fault{level}},
		{"level 1", 1, 2, 1, []testkit.Fault{level}},
		{"level in percent", 1, 2, 95, []testkit.Fault{level}},
	} {
		i, err := successkit.NewInterval(c.lower, c.upper, c.level)
		testkit.Faults(t, err, c.want...)
		if c.want != nil {
			assert.Zero(t, i, c.name)
			continue
		}
		assert.Equal(t, c.lower, i.Lower(), c.name)
		assert.Equal(t, c.upper, i.Upper(), c.name)
		assert.Equal(t, c.level, i.Level(), c.name)
		assert.Equal(t, c.upper-c.lower, i.Width(), c.name)
		assert.True(t, i.Contains(c.lower) && i.Contains(c.upper), c.name)
	}
}

func TestInterval_negativeZero(t *testing.T) {
	i, err := successkit.NewInterval(math.Copysign(0, -1), math.Copysign(0, -1), 0.95)
	require.NoError(t, err)
	textForm(t, "[0,0]@0.95", i)
	assert.Equal(t, interval("[-0,-0.0]@0.95"), i)
}

func TestInterval_Contains(t *testing.T) {
	i := interval("[-1,2.5]@0.95")
	for x, want := range map[float64]bool{
		-1: true, 0: true, 2.5: true, -1.01: false, 2.51: false, math.Inf(1): false, math.NaN(): false,
	} {
		assert.Equal(t, want, i.Contains(x), x)
	}
	assert.True(t, interval("[0,+Inf]@0.95").Contains(math.Inf(1)))
	assert.False(t, successkit.Interval{}.Contains(0))
}

func TestInterval_Compare(t *testing.T) {
	sorted := []successkit.Interval{
		interval("[-Inf,0]@0.95"), interval("[0,1]@0.9"), interval("[0,1]@0.95"), interval("[0,2]@0.5"), interval("[1,1]@0.1"),
	}
	for i, a := range sorted {
		for j, b := range sorted {
			assert.Equal(t, i < j, a.Compare(b) < 0, "%s against %s", a, b)
			assert.Equal(t, i == j, a.Compare(b) == 0, "%s against %s", a, b)
		}
	}
}

func TestInterval_text(t *testing.T) {
	textForm(t, "[0.2553,0.3662]@0.95", interval("[0.2553,0.3662]@0.95"))
	textForm(t, "[-Inf,+Inf]@0.5", interval("[-Inf,+Inf]@0.5"))
	textForm(t, "[-1.7976931348623157e+308,5e-324]@0.95", interval("[-1.7976931348623157E+308,5e-324]@0.95"))
	textForm(t, "", successkit.Interval{})
	assert.Equal(t, "[0.2553,0.3662]@0.95", interval("[0.2553,0.3662]@0.95").String())
	assert.Equal(t, "no interval", successkit.Interval{}.String())

	i := interval("[1,2]@0.5")
	require.NoError(t, i.UnmarshalText(nil))
	assert.True(t, i.IsZero())
	for s, kind := range map[string]error{
		"0,1@0.95":             successkit.ErrMalformed,
		"[0,1]":                successkit.ErrMalformed,
		"[0]@0.95":             successkit.ErrMalformed,
		"[,1]@0.95":            successkit.ErrMalformed,
		"[0,1,2]@0.95":         successkit.ErrMalformed,
		"[0,1]@0.95]@0.95":     successkit.ErrMalformed,
		"[0, 1]@0.95":          successkit.ErrMalformed,
		"[NaN,1]@0.95":         successkit.ErrMalformed,
		"[0,inf]@0.95":         successkit.ErrMalformed,
		"[0,Infinity]@0.95":    successkit.ErrMalformed,
		"[0x1p-2,1]@0.95":      successkit.ErrMalformed,
		"[0,1e400]@0.95":       successkit.ErrOutOfRange,
		"[+Inf,+Inf]@0.95":     successkit.ErrOutOfRange,
		"[0,1]@1":              successkit.ErrOutOfRange,
		"[2,1]@0.95":           successkit.ErrConflict,
		"[0,1]@0.95 and more]": successkit.ErrMalformed,
	} {
		refusesText(t, s, kind, interval("[1,2]@0.5"))
	}
	_, err := successkit.ParseInterval("")
	assert.ErrorIs(t, err, successkit.ErrMalformed)
	assert.Panics(t, func() { successkit.MustInterval("a third") })
}

func TestInterval_JSON(t *testing.T) {
	for text, want := range map[string]string{
		"[0.2553,0.3662]@0.95": `{"lower":0.2553,"upper":0.3662,"level":0.95}`,
		"[-Inf,3]@0.95":        `{"lower":null,"upper":3,"level":0.95}`,
		"[3,+Inf]@0.95":        `{"lower":3,"upper":null,"level":0.95}`,
		"":                     `null`,
	} {
		var i, back successkit.Interval
		require.NoError(t, i.UnmarshalText([]byte(text)))
		got, err := json.Marshal(i)
		require.NoError(t, err)
		assert.Equal(t, want, string(got))
		back = interval("[1,2]@0.5")
		require.NoError(t, json.Unmarshal(got, &back))
		assert.Equal(t, i, back)
	}
	for s, kind := range map[string]error{
		`{}`:                                      successkit.ErrOutOfRange,
		`{"upper":1,"level":0.95}`:                successkit.ErrOutOfRange, // missing is not null
		`{"lower":0,"level":0.95}`:                successkit.ErrOutOfRange,
		`{"lower":0,"upper":1}`:                   successkit.ErrOutOfRange,
		`{"lower":0,"upper":1,"level":null}`:      successkit.ErrOutOfRange,
		`{"lower":2,"upper":1,"level":0.95}`:      successkit.ErrConflict,
		`{"lower":"0","upper":1,"level":0.95}`:    successkit.ErrMalformed,
		`{"lower":-1e400,"upper":1,"level":0.95}`: successkit.ErrMalformed,
		`[0,1]`: successkit.ErrMalformed,
	} {
		refusesJSON(t, s, kind, interval("[1,2]@0.5"))
	}
}

func TestInterval_laws(t *testing.T) {
	for seed := range uint64(seeds) {
		r := random(seed)
		a, b := r.NormFloat64()*1e3, r.NormFloat64()/1e3
		i, err := successkit.NewInterval(min(a, b), max(a, b), r.Float64()/2+0.25)
		require.NoError(t, err)
		assert.Equal(t, i, interval(i.String()), "seed %d: %s reads back", seed, i)
		data, err := json.Marshal(i)
		require.NoError(t, err)
		var back successkit.Interval
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, i, back, "seed %d: %s", seed, data)
	}
}
