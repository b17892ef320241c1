package successkit_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

// paths returns the paths of the field errors in err, in order.
func paths(err error) []string {
	var got []string
	for fe := range successkit.FieldErrors(err) {
		got = append(got, fe.Path)
	}
	return got
}

func TestFieldError_Error(t *testing.T) {
	below := fmt.Errorf("%w: below 0", successkit.ErrOutOfRange)
	for _, c := range []struct {
		err  successkit.FieldError
		want string
	}{
		{successkit.FieldError{Path: "movements[3].amount", Value: "-5", Err: below}, `movements[3].amount: "-5": out of range: below 0`},
		{successkit.FieldError{Path: "id", Err: successkit.ErrRequired}, `id: required`},
		{successkit.FieldError{Value: "a\nb", Err: successkit.ErrMalformed}, `"a\nb": malformed`},
		{successkit.FieldError{}, `invalid`},
	} {
		assert.Equal(t, c.want, c.err.Error())
	}
}

func TestFaults(t *testing.T) {
	var f successkit.Faults
	f.Add("a", "1", nil)
	f.Merge("b", nil)
	require.NoError(t, f.Err())
	assert.Zero(t, f.Total())

	f.Add("id", "", successkit.ErrRequired)
	f.Add("amount", strings.Repeat("é", 40), fmt.Errorf("%w: too much", successkit.ErrOutOfRange))
	err := f.Err()
	f.Add("late", "", successkit.ErrUnknown)

	assert.Equal(t, []string{"id", "amount"}, paths(err), "what comes later is not in it")
	again, ok := errors.AsType[*successkit.InputError](f.Err())
	require.True(t, ok)
	again.Fields[0] = nil
	assert.Equal(t, []string{"id", "amount", "late"}, paths(f.Err()), "what a caller does to it is not in the next")
	assert.ErrorIs(t, err, successkit.ErrRequired)
	assert.ErrorIs(t, err, successkit.ErrOutOfRange)
	assert.NotErrorIs(t, err, successkit.ErrUnknown)
	fe, ok := errors.AsType[*successkit.FieldError](err)
	require.True(t, ok)
	assert.Equal(t, "id", fe.Path)
	in, ok := errors.AsType[*successkit.InputError](fmt.Errorf("load: %w", err))
	require.True(t, ok)
	assert.Equal(t, 2, in.Total)
	assert.Equal(t, strings.Repeat("é", 32)+"…", in.Fields[1].Value)
	assert.Equal(t, "id: required\namount: \""+in.Fields[1].Value+"\": out of range: too much", err.Error())
}

// A value is cut to 64 bytes, never inside a character, and no further when it
// moves up.
func TestFaults_cut(t *testing.T) {
	for _, c := range []struct{ name, value, want string }{
		{"64 bytes", strings.Repeat("x", 64), strings.Repeat("x", 64)},
		{"65 bytes", strings.Repeat("x", 65), strings.Repeat("x", 64) + "…"},
		{"a character on the edge", strings.Repeat("x", 62) + "…", strings.Repeat("x", 62) + "…"},
		{"three of its bytes too many", strings.Repeat("x", 62) + "𝄞…", strings.Repeat("x", 62) + "…"},
	} {
		var inner, outer successkit.Faults
		inner.Add("a", c.value, successkit.ErrMalformed)
		outer.Merge("b", inner.Err())
		for fe := range successkit.FieldErrors(outer.Err()) {
			assert.Equal(t, c.want, fe.Value, c.name)
		}
	}
}

func TestFaults_keepsHundred(t *testing.T) {
	var f successkit.Faults
	for i := range 100 {
		f.Add("row["+strconv.Itoa(i)+"]", "", successkit.ErrRequired)
	}
	assert.NotContains(t, f.Err().Error(), "more")
	for range 150 {
		f.Add("later", "", successkit.ErrUnknown)
	}
	assert.Equal(t, 250, f.Total())
	in, ok := errors.AsType[*successkit.InputError](f.Err())
	require.True(t, ok)
	assert.Len(t, in.Fields, 100)
	assert.Equal(t, 250, in.Total)
	assert.Equal(t, "row[99]", in.Fields[99].Path)
	assert.True(t, strings.HasSuffix(in.Error(), "\nand 150 more"))

	// Merged once, the count is kept; merged in a tree, it is the sum.
	var once, tree successkit.Faults
	once.Merge("x", f.Err())
	assert.Equal(t, 250, once.Total())
	var few successkit.Faults
	few.Add("a", "", successkit.ErrRequired)
	tree.Merge("y", fmt.Errorf("both: %w", errors.Join(f.Err(), few.Err(), once.Err())))
	assert.Equal(t, 501, tree.Total())

	// What a field error wraps is its own affair.
	var whole successkit.Faults
	whole.Merge("z", &successkit.FieldError{Path: "file", Err: f.Err()})
	assert.Equal(t, 1, whole.Total())
}

func TestFaults_Merge(t *testing.T) {
	var inner successkit.Faults
	inner.Add("amount", "x", successkit.ErrMalformed)
	inner.Add("", "", successkit.ErrConflict)
	inner.Add("[2]", "", successkit.ErrDuplicate)

	var f successkit.Faults
	f.Add("first", "", successkit.ErrRequired)
	f.Merge("rows[3]", fmt.Errorf("wrapped: %w", inner.Err()))
	f.Merge("", inner.Err())
	f.Merge("plain", successkit.ErrUnknown)
	f.Merge("one", &successkit.FieldError{Path: "x", Err: successkit.ErrUnknown})
	assert.Equal(t, []string{
		"first", "rows[3].amount", "rows[3]", "rows[3][2]", "amount", "", "[2]", "plain", "one.x",
	}, paths(f.Err()))
	assert.Equal(t, 9, f.Total())
	got := slices.Collect(successkit.FieldErrors(f.Err()))
	assert.Equal(t, "x", got[1].Value)
	assert.ErrorIs(t, got[1], successkit.ErrMalformed)
	assert.ErrorIs(t, got[7], successkit.ErrUnknown)
}

func TestFieldErrors(t *testing.T) {
	assert.Empty(t, paths(nil))
	assert.Empty(t, paths(successkit.ErrRequired))
	a := &successkit.FieldError{Path: "a", Err: successkit.ErrRequired}
	b := &successkit.FieldError{Path: "b", Err: &successkit.FieldError{Path: "within b"}}
	c := &successkit.FieldError{Path: "c"}
	err := errors.Join(fmt.Errorf("one: %w", a), fmt.Errorf("two: %w, %w", b, successkit.ErrConflict), c)
	assert.Equal(t, []string{"a", "b", "c"}, paths(err))
	for fe := range successkit.FieldErrors(err) {
		assert.Equal(t, "a", fe.Path)
		break // a walk may stop early
	}
}

// A service answers with the faults, and its client sees the same ones.
func TestFaultsAsJSON(t *testing.T) {
	t.Parallel()
	var f successkit.Faults
	f.Add("movements[3].amount", "-5", fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	f.Add("movements[4].account", "", successkit.ErrRequired)
	f.Add("elsewhere", "x", errors.New("odd"))
	in, ok := errors.AsType[*successkit.InputError](f.Err())
	require.True(t, ok)
	testkit.GoldenJSON(t, "faults.json", in)

	data, err := json.Marshal(in)
	require.NoError(t, err)
	var back successkit.InputError
	require.NoError(t, json.Unmarshal(data, &back))
	assert.Equal(t, in.Error(), back.Error())
	require.ErrorIs(t, &back, successkit.ErrOutOfRange)
	assert.Equal(t, successkit.ErrRequired, back.Fields[1].Kind())
	assert.NoError(t, back.Fields[2].Kind())

	fe := successkit.FieldError{Path: "kept"}
	require.ErrorIs(t, json.Unmarshal([]byte(`{"path":"a","kind":"odd","message":"m"}`), &fe), successkit.ErrUnknown)
	assert.Equal(t, "kept", fe.Path)
	data, err = json.Marshal(&fe)
	require.NoError(t, err)
	assert.JSONEq(t, `{"path":"kept","message":"invalid"}`, string(data))
}
