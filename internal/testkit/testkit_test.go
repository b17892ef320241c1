package testkit_test

import (
	"errors"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

// failed reports whether check fails its test: a helper that cannot fail would
// make every test that leans on it worthless.
func failed(t *testing.T, check func(*recorder)) bool {
	t.Helper()
	r := &recorder{TB: t}
	done := make(chan struct{})
	go func() { // which FailNow may end
		defer close(done)
		check(r)
	}()
	<-done
	return r.bad
}

type recorder struct {
	testing.TB

	bad bool
}

func (r *recorder) Errorf(string, ...any) { r.bad = true }
func (r *recorder) Fatalf(string, ...any) { r.FailNow() }
func (r *recorder) FailNow()              { r.bad = true; runtime.Goexit() }

func TestEqualDecimal(t *testing.T) {
	for _, c := range []struct {
		want, got string
		fails     bool
	}{{"1.0", "1.00", false}, {"1e2", "100", false}, {"1", "1.01", true}, {"one", "1", true}} {
		assert.Equal(t, c.fails, failed(t, func(tb *recorder) {
			testkit.EqualDecimal(tb, c.want, testkit.Dec(t, c.got))
		}), "%s against %s", c.want, c.got)
	}
}

func TestFaults(t *testing.T) {
	var f successkit.Faults
	f.Add("a", "", successkit.ErrRequired)
	f.Add("b", "x", successkit.ErrUnknown)
	a, b := testkit.Fault{Path: "a", Kind: successkit.ErrRequired}, testkit.Fault{Path: "b", Kind: successkit.ErrUnknown}
	for name, c := range map[string]struct {
		err   error
		want  []testkit.Fault
		fails bool
	}{
		"as wanted":              {f.Err(), []testkit.Fault{a, b}, false},
		"none, none wanted":      {nil, nil, false},
		"one too few":            {f.Err(), []testkit.Fault{a}, true},
		"none":                   {nil, []testkit.Fault{a}, true},
		"other order":            {f.Err(), []testkit.Fault{b, a}, true},
		"other path":             {f.Err(), []testkit.Fault{a, {Path: "c", Kind: successkit.ErrUnknown}}, true},
		"other kind":             {f.Err(), []testkit.Fault{a, {Path: "b", Kind: successkit.ErrConflict}}, true},
		"an error of other make": {errors.New("a: required"), []testkit.Fault{a}, true},
		"the same, none wanted":  {errors.New("a: required"), nil, true},
	} {
		assert.Equal(t, c.fails, failed(t, func(tb *recorder) { testkit.Faults(tb, c.err, c.want...) }), name)
	}
}

// forgetful loses its value on the way to JSON and back.
type forgetful struct{ Value int }

func (f *forgetful) UnmarshalJSON([]byte) error { return nil }

func TestGoldenJSON(t *testing.T) {
	t.Chdir(t.TempDir())
	type stored struct {
		N int `json:"n"`
	}
	write := func(on string) { t.Setenv("UPDATE_GOLDEN", on) }

	write("")
	assert.True(t, failed(t, func(tb *recorder) { testkit.GoldenJSON(tb, "n.json", stored{1}) }), "no such file")
	write("1")
	assert.False(t, failed(t, func(tb *recorder) { testkit.GoldenJSON(tb, "n.json", stored{1}) }), "written")
	assert.True(t, failed(t, func(tb *recorder) { testkit.GoldenJSON(tb, "f.json", forgetful{1}) }), "changes on a round trip")
	write("")
	assert.False(t, failed(t, func(tb *recorder) { testkit.GoldenJSON(tb, "n.json", stored{1}) }), "the same")
	assert.True(t, failed(t, func(tb *recorder) { testkit.GoldenJSON(tb, "n.json", stored{2}) }), "another number")
}
