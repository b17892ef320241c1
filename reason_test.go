package successkit_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

func overdue() successkit.Reason {
	return successkit.NewReason("journey.overdue").With("milestone", "go-live").WithInt("days", 12).WithRef("event", "e-7")
}

func TestReason_builtUp(t *testing.T) {
	r := overdue().WithDate("due", date("2025-03-01")).WithDecimal("value", testkit.Dec(t, "1200.50"))
	assert.Equal(t, successkit.Args{
		{"milestone", "go-live"},
		{"days", "12"},
		{"due", "2025-03-01"},
		{"value", "1200.5"},
	}, r.Args)
	assert.Equal(t, []successkit.Ref{{Kind: "event", ID: "e-7"}}, r.Evidence)
	assert.NoError(t, r.Validate())

	v, ok := r.Arg("days")
	assert.True(t, ok)
	assert.Equal(t, "12", v)
	_, ok = r.Arg("weeks")
	assert.False(t, ok)
}

func TestReason_stepsShareNothing(t *testing.T) {
	base := overdue()
	base.Args, base.Evidence = slices.Grow(base.Args, 5), slices.Grow(base.Evidence, 5) // room that an append would share
	a, b := base.With("days", "13").With("x", "1").WithRef("event", "a"), base.With("y", "2").WithRef("event", "b")
	assert.True(t, base.Equal(overdue()))
	assert.Equal(t, "journey.overdue milestone=go-live days=13 x=1 [event e-7] [event a]", a.String())
	assert.Equal(t, "journey.overdue milestone=go-live days=12 y=2 [event e-7] [event b]", b.String())
}

func TestReason_WithDecimal(t *testing.T) {
	for _, c := range []struct {
		d    decimal.Decimal
		want string
	}{
		{decimal.New(-120050, -2), "-1200.5"},
		{decimal.New(12, 3), "12000"},
		{decimal.New(0, -5), "0"},
		{decimal.New(1, -30), "0." + strings.Repeat("0", 29) + "1"},
		{decimal.New(1, 999), "1" + strings.Repeat("0", 999)},
		{decimal.New(1, 1000), "1e1000"},
		{decimal.New(-5, math.MaxInt32), "-5e2147483647"},
		{decimal.New(5, math.MinInt32), "5e-2147483648"},
	} {
		got, _ := successkit.NewReason("a").WithDecimal("d", c.d).Arg("d")
		assert.Equal(t, c.want, got)
	}
}

func TestReason_Equal(t *testing.T) {
	assert.True(t, overdue().Equal(overdue()))
	assert.True(t, successkit.Reason{}.Equal(successkit.Reason{Args: successkit.Args{}}))
	for _, r := range []successkit.Reason{
		{},
		overdue().With("days", "13"),
		overdue().With("weeks", "2"),
		overdue().WithRef("event", "e-8"),
		{Code: "journey.late", Args: overdue().Args, Evidence: overdue().Evidence},
		{Code: "journey.overdue", Args: overdue().Args},
	} {
		assert.False(t, r.Equal(overdue()), r)
	}
}

func TestReason_Validate(t *testing.T) {
	testkit.Faults(t, successkit.Reason{}.Validate(), testkit.Fault{Path: "code", Kind: successkit.ErrRequired})
	testkit.Faults(t, successkit.Reason{
		Code:     "Too late",
		Args:     successkit.Args{{"a", "1"}, {"", "2"}, {"a", "3"}, {"", "4"}},
		Evidence: []successkit.Ref{{Kind: "event", ID: "e-1"}, {Kind: "The Event", ID: ""}},
	}.Validate(),
		testkit.Fault{Path: "code", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "args[1]", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "args[2]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "args[3]", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "evidence[1].kind", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "evidence[1].id", Kind: successkit.ErrRequired})
}

// A reason stays on its line, whatever was put into it.
func TestReason_String(t *testing.T) {
	for value, want := range map[string]string{
		"go-live": `go-live`,
		"Zürich":  `Zürich`,
		"":        `""`,
		"a b":     `"a b"`,
		"a=b":     `"a=b"`,
		"[x]":     `"[x]"`,
		`"`:       `"\""`,
		"a\nb":    `"a\nb"`,
		"\x1b[0m": `"\x1b[0m"`,
		"\u2028":  `"\u2028"`,
		"\u202e":  `"\u202e"`, // right-to-left override
		"\u00a0":  `"\u00a0"`,
		"\xff":    `"\xff"`,
	} {
		r := successkit.NewReason(value).With(value, value).WithRef(value, value)
		assert.Equal(t, fmt.Sprintf("%[1]s %[1]s=%[1]s [%[1]s %[1]s]", want), r.String())
	}
}

func TestArgs_JSON(t *testing.T) {
	for _, c := range []struct {
		args successkit.Args
		want string
	}{
		{nil, `{}`},
		{successkit.Args{{"b", "2"}, {"a", "1"}, {"c", "<&>"}}, `{"b":"2","a":"1","c":"\u003c\u0026\u003e"}`},
		{successkit.Args{{`"`, "\n"}, {"", ""}}, `{"\"":"\n","":""}`},
	} {
		got, err := json.Marshal(c.args)
		require.NoError(t, err)
		assert.Equal(t, c.want, string(got))
		var back successkit.Args
		require.NoError(t, json.Unmarshal(got, &back))
		assert.Equal(t, c.args, back)
	}
	_, err := json.Marshal(successkit.Args{{"a", "1"}, {"b", "2"}, {"a", "3"}})
	assert.ErrorIs(t, err, successkit.ErrDuplicate)

	was := successkit.Args{{"a", "1"}}
	for s, kind := range map[string]error{
		`{"a":"1","b":"2","a":"1"}`: successkit.ErrDuplicate,
		`{"a":1}`:                   successkit.ErrMalformed,
		`{"a":null}`:                successkit.ErrMalformed,
		`{"a":{"b":"c"}}`:           successkit.ErrMalformed,
		`["a"]`:                     successkit.ErrMalformed,
		`"a"`:                       successkit.ErrMalformed,
		`{"a":"1"`:                  successkit.ErrMalformed, // as no package json would hand it over
		`{"a":"1",,}`:               successkit.ErrMalformed,
		``:                          successkit.ErrMalformed,
	} {
		refusesJSON(t, s, kind, was)
	}
	require.NoError(t, json.Unmarshal([]byte("null"), &was))
	assert.Nil(t, was)
}

// A hundred thousand arguments take no more than a moment: no step compares
// each with each.
func TestReason_manyArgs(t *testing.T) {
	var args successkit.Args
	for i := range 100_000 {
		args = append(args, successkit.Arg{Name: fmt.Sprint("n", i), Value: "v"})
	}
	r := successkit.Reason{Code: "a", Args: args}
	assert.NoError(t, r.Validate())
	data, err := json.Marshal(r)
	require.NoError(t, err)
	var back successkit.Reason
	require.NoError(t, json.Unmarshal(data, &back))
	assert.True(t, back.Equal(r))
}
