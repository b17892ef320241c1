package health_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
)

// D1: cuts 50 and 75.
func TestBandOnTheEdge(t *testing.T) {
	def := define(nodes(leaf("usage", "1")))
	lower := newModel(t, def)
	def.Bands.Edge = health.UpperInclusive
	upper := newModel(t, def)
	for _, c := range []struct {
		value, lower, upper string
	}{
		{"0", "red", "red"},
		{"49.999999", "red", "red"},
		{"50", "yellow", "red"},
		{"50.000001", "yellow", "yellow"},
		{"50.5", "yellow", "yellow"}, // no gap between 10-50 % and 51-75 %
		{"75", "green", "yellow"},
		{"75.000001", "green", "green"},
		{"100", "green", "green"},
		{"-1", "", ""},
	} {
		p := health.MustPoints(c.value)
		assert.Equal(t, c.lower, lower.Band(p), "%s, lower inclusive", c.value)
		assert.Equal(t, c.upper, upper.Band(p), "%s, upper inclusive", c.value)
	}
	assert.Empty(t, lower.Band(health.Points{}), "unknown is no band")

	shown := health.MustPoints("74.6")
	assert.Equal(t, "75", shown.Display(0))
	assert.Equal(t, "yellow", lower.Band(shown), "classified before rounding")
	assert.Equal(t, "green", lower.Band(shown.Round(0)), "the displayed value, on demand")
}

func TestBandsRefused(t *testing.T) {
	cut := health.MustPoints
	two := func(from health.Points) []health.Band { return []health.Band{{ID: "low"}, {ID: "high", From: from}} }
	for name, c := range map[string]struct {
		bands health.Bands
		want  []testkit.Fault
	}{
		"none":     {health.Bands{}, []testkit.Fault{fault("list", successkit.ErrOutOfRange)}},
		"only one": {health.Bands{List: []health.Band{{ID: "a"}}}, []testkit.Fault{fault("list", successkit.ErrOutOfRange)}},
		"too many": {health.Bands{List: make([]health.Band, health.MaxBands+1)}, []testkit.Fault{fault("list", successkit.ErrOutOfRange)}},
		"no such edge": {
			health.Bands{Edge: 9, List: two(cut("50"))},
			[]testkit.Fault{fault("edge", successkit.ErrUnknown)},
		},
		"first has a cut": {
			health.Bands{List: []health.Band{{ID: "a", From: cut("0")}, {ID: "b", From: cut("50")}}},
			[]testkit.Fault{fault("list[0].from", successkit.ErrConflict)},
		},
		"no cut": {health.Bands{List: two(health.Points{})}, []testkit.Fault{fault("list[1].from", successkit.ErrRequired)}},
		"unsorted": {
			health.Bands{List: []health.Band{{ID: "a"}, {ID: "b", From: cut("75")}, {ID: "c", From: cut("50")}, {ID: "d", From: cut("60")}}},
			[]testkit.Fault{fault("list[2].from", successkit.ErrConflict), fault("list[3].from", successkit.ErrConflict)},
		},
		"same cut twice": {
			health.Bands{List: []health.Band{{ID: "a"}, {ID: "b", From: cut("50")}, {ID: "c", From: cut("50")}}},
			[]testkit.Fault{fault("list[2].from", successkit.ErrDuplicate)},
		},
		"ids": {
			health.Bands{List: []health.Band{{ID: "a"}, {ID: "a", From: cut("50")}, {ID: "Not a word", From: cut("60")}}},
			[]testkit.Fault{fault("list[1].id", successkit.ErrDuplicate), fault("list[2].id", successkit.ErrMalformed)},
		},
		"below the scale": {health.Bands{List: two(cut("-1"))}, []testkit.Fault{fault("list[1].from", successkit.ErrOutOfRange)}},
		"nothing below 0": {health.Bands{List: two(cut("0"))}, []testkit.Fault{fault("list[1].from", successkit.ErrOutOfRange)}},
		"100 alone":       {health.Bands{List: two(cut("100"))}, nil},
		"0 alone":         {health.Bands{Edge: health.UpperInclusive, List: two(cut("0"))}, nil},
		"nothing above 100": {
			health.Bands{Edge: health.UpperInclusive, List: two(cut("100"))},
			[]testkit.Fault{fault("list[1].from", successkit.ErrOutOfRange)},
		},
	} {
		t.Run(name, func(t *testing.T) { testkit.Faults(t, c.bands.Validate(), c.want...) })
	}
}
