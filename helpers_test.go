package successkit_test

import (
	"encoding"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
)

// seeds is how many random cases a law is tried on.
const seeds = 500

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

func date(s string) successkit.Date { return successkit.MustDate(s) }

func period(s string) successkit.Period { return successkit.MustPeriod(s) }

func randomDate(r *rand.Rand) successkit.Date { return date("0001-01-01").AddDays(r.IntN(3652059)) }

// text is what a value's type has that travels as text.
type text interface {
	encoding.TextMarshaler
	encoding.TextAppender
}

// reader is a pointer to T that reads text.
type reader[T any] interface {
	*T
	encoding.TextUnmarshaler
}

// textForm checks that want is the text of v, in every way to ask for it, and
// that it reads back to the same.
func textForm[T text, P reader[T]](t testing.TB, want string, v T) {
	t.Helper()
	got, err := v.MarshalText()
	require.NoError(t, err)
	assert.Equal(t, want, string(got))

	got, err = v.AppendText([]byte("before "))
	require.NoError(t, err)
	assert.Equal(t, "before "+want, string(got))

	var back T
	require.NoError(t, P(&back).UnmarshalText([]byte(want)))
	assert.Equal(t, v, back)
}

// refusesText checks that reading s fails with the given kind and leaves the
// value as it was.
func refusesText[T any, P reader[T]](t testing.TB, s string, kind error, was T) {
	t.Helper()
	v := was
	assert.ErrorIs(t, P(&v).UnmarshalText([]byte(s)), kind, "%q", s)
	assert.Equal(t, was, v, "after %q", s)
}

// refusesJSON is refusesText for the JSON form.
func refusesJSON[T any, P interface {
	*T
	json.Unmarshaler
}](t testing.TB, s string, kind error, was T) {
	t.Helper()
	v := was
	assert.ErrorIs(t, P(&v).UnmarshalJSON([]byte(s)), kind, "%s", s)
	assert.Equal(t, was, v, "after %s", s)
}
