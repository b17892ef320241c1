package successkit_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
)

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-01-31", "0001-01-01", "9999-12-31", "2025-02-29", "", "2025-1-1", "31.12.2025"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := successkit.ParseDate(s)
		at, timeErr := time.Parse(time.DateOnly, s)
		if timeErr == nil && at.Year() == 0 {
			timeErr = assert.AnError // the one year that package time has and Date has not
		}
		require.Equal(t, timeErr == nil, err == nil, "%q: %v, package time says %v", s, err, timeErr)
		if err != nil {
			require.Zero(t, d)
			return
		}
		assert.Equal(t, s, d.String())
		assert.True(t, at.Equal(d.Time(nil)))
	})
}

func FuzzParseTimeOfDay(f *testing.F) {
	for _, s := range []string{"00:00", "23:59", "24:00", "9:30", "09:30:00", "", "noon"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at, err := successkit.ParseTimeOfDay(s)
		clock, timeErr := time.Parse("15:04", s)
		require.Equal(t, timeErr == nil && len(s) == 5, err == nil, "%q: %v, package time says %v", s, err, timeErr)
		if err == nil {
			minutes, ok := at.Minutes()
			require.True(t, ok)
			require.Equal(t, 60*clock.Hour()+clock.Minute(), minutes)
			require.Equal(t, s, at.String())
		}
	})
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2025-01-01/2025-02-01", "2025-02-01/2025-01-01", "0001-01-01/9999-12-31", "/", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := successkit.ParsePeriod(s)
		if err != nil {
			require.Zero(t, p)
			return
		}
		assert.Equal(t, s, p.String())
		assert.Positive(t, p.Len())
		assert.True(t, p.Contains(p.Start()) && p.Contains(p.Last()))
	})
}

func FuzzParseRate(f *testing.F) {
	for _, s := range []string{"110/140", "-0.50/0.0", "0/0", "1/" + strings.Repeat("9", 1000), "1e9/2", "/", "-/-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := successkit.ParseRate(s)
		if err != nil {
			require.Zero(t, r)
			return
		}
		checkRate(t, r)
	})
}

func FuzzRate_JSON(f *testing.F) {
	for _, s := range []string{`{"num":"110","den":"140"}`, `{"num":"-0.0","den":"0"}`, `null`, `{}`, `{"num":1,"den":2}`, `[]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r successkit.Rate
		if json.Unmarshal(data, &r) == nil {
			checkRate(t, r)
		}
	})
}

// checkRate calls all that a rate can do, and checks that it comes back from
// both of its stored forms as it was.
func checkRate(t *testing.T, r successkit.Rate) {
	t.Helper()
	back, err := successkit.ParseRate(r.String())
	require.NoError(t, err)
	require.Equal(t, r, back)
	data, err := json.Marshal(r)
	require.NoError(t, err)
	back = successkit.Rate{}
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, r, back)

	d, ok := r.Decimal(3)
	assert.Equal(t, r.Defined(), ok)
	assert.Equal(t, r.Defined(), r.Percent(1) != "undefined")
	assert.True(t, ok || d.IsZero())
	assert.Equal(t, !r.Defined(), math.IsNaN(r.Float64()), "NaN where undefined, and only there")
	if c := r.Complement(); c.Defined() {
		assert.True(t, c.Complement().Equal(r))
	}
	if m, err := r.Merge(r); err == nil {
		assert.True(t, m.Equal(r), "twice the same group")
	}
}

func FuzzParseInterval(f *testing.F) {
	for _, s := range []string{"[0.2553,0.3662]@0.95", "[-Inf,+Inf]@0.5", "[-0,0]@0.5", "[1e-320,1e308]@1e-9", "[nan,1]@0.5", "[,]@"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, err := successkit.ParseInterval(s)
		if err != nil {
			require.Zero(t, i)
			return
		}
		checkInterval(t, i)
	})
}

func FuzzInterval_JSON(f *testing.F) {
	for _, s := range []string{`{"lower":0.2553,"upper":null,"level":0.95}`, `{"lower":-0,"upper":0,"level":0.5}`, `null`, `{}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var i successkit.Interval
		if json.Unmarshal(data, &i) == nil && !i.IsZero() {
			checkInterval(t, i)
		}
	})
}

func checkInterval(t *testing.T, i successkit.Interval) {
	t.Helper()
	back, err := successkit.ParseInterval(i.String())
	require.NoError(t, err)
	require.Equal(t, i, back)
	data, err := json.Marshal(i)
	require.NoError(t, err)
	back = successkit.Interval{}
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, i, back)
	assert.GreaterOrEqual(t, i.Width(), 0.0)
	assert.True(t, i.Contains(i.Lower()) && i.Contains(i.Upper()))
}

func FuzzArgs_JSON(f *testing.F) {
	for _, s := range []string{`{"b":"2","a":"1"}`, `{}`, `null`, `{"a":"1","a":"2"}`, `{"a":null}`, `{"\ud800":"\u0000"}`, `{"a":"1"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var direct successkit.Args
		_ = direct.UnmarshalJSON(data) // any bytes, valid JSON or not

		var args, back successkit.Args
		if json.Unmarshal(data, &args) != nil {
			require.Nil(t, args)
			return
		}
		require.Equal(t, args, direct)
		first, err := json.Marshal(args)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(first, &back))
		require.Equal(t, args, back)
	})
}

func FuzzInteraction_JSON(f *testing.F) {
	seed, err := json.Marshal(review())
	require.NoError(f, err)
	f.Add(seed)
	f.Add([]byte(`{"id":" ","date":"","kind":"QBR","quality":-1,"response_minutes":-1,"contacts":[""]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var i, back successkit.Interaction
		if json.Unmarshal(data, &i) != nil {
			return
		}
		verdict := i.Validate()
		i.KnownOn(date("2025-01-01"))
		first, err := json.Marshal(i)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(first, &back))
		require.True(t, back.Equal(i), "%s", first)
		require.Equal(t, verdict, back.Validate())
	})
}

func FuzzPhrases_Text(f *testing.F) {
	f.Add("{milestone} is {days} days late", "days", "12")
	f.Add("{{}}{", "", "}")
	f.Fuzz(func(t *testing.T, phrase, name, value string) {
		r := successkit.NewReason("a.b").With(name, value)
		got := successkit.Phrases{"a.b": phrase}.Text(r)

		// What strings.ReplaceAll finds, Text finds too, unless braces lie within
		// the name or around it.
		if !strings.ContainsAny(name, "{}") && strings.Count(phrase, "{") == strings.Count(phrase, "{"+name+"}") {
			assert.Equal(t, strings.ReplaceAll(phrase, "{"+name+"}", value), got)
		}
		assert.NotContains(t, r.String(), "\n")
	})
}
