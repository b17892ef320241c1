package value_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
)

// O7: the days are counted by hand from March 1 on; March 31 is 30 days later.
func TestO7(t *testing.T) {
	vendor, customer, both := successkit.VendorSide, successkit.CustomerSide, successkit.BothSides
	better := []string{"days", "2025-03-21", "11"}
	there := []string{"days", "2025-03-21", "11", "days", "2025-03-31", "5"}
	for _, row := range []struct {
		name    string
		asOf    string
		seen    []string
		w       value.Way
		reached string // the goal of days
		want    value.Span
		first   int
		late    int
	}{
		{"nothing yet", "2025-03-31", nil, value.Way{}, "", value.Span{Gross: 30}, 30, -61},
		{"on the way: better than at the start is first value", "2025-03-31", better, value.Way{}, "", value.Span{Gross: 30}, 20, -61},
		{"there, 61 days early", "2025-06-30", there, value.Way{}, "2025-03-31", value.Span{Gross: 30}, 20, -61},
		{"there, and lost since: it had been there", "2025-06-30", append(there, "days", "2025-05-01", "9"), value.Way{}, "2025-03-31", value.Span{Gross: 30}, 20, -61},
		{"open, a month late", "2025-06-30", better, value.Way{}, "", value.Span{Gross: 121}, 20, 30},
		{"before the contract", "2025-06-30", []string{"days", "2025-02-19", "4"}, value.Way{}, "2025-02-19", value.Span{Gross: -10}, -10, -101},
		{
			"before the contract nobody is waited for", "2025-06-30",
			[]string{"days", "2025-02-19", "4"},
			value.Way{Pauses: []value.Pause{pause("2025-02-01", "", customer)}},
			"2025-02-19",
			value.Span{Gross: -10},
			-10, -101,
		},
		{"a milestone was the first value", "2025-06-30", there, value.Way{FirstValue: day("2025-03-06")}, "2025-03-31", value.Span{Gross: 30}, 5, -61},
		{"which is not there yet", "2025-06-30", there, value.Way{FirstValue: day("2025-07-06")}, "2025-03-31", value.Span{Gross: 30}, 121, -61},
		{
			"ten days on the customer, five on us", "2025-06-30", there,
			value.Way{Pauses: []value.Pause{pause("2025-03-25", "2025-03-30", vendor), pause("2025-03-05", "2025-03-15", customer)}},
			"2025-03-31",
			value.Span{Gross: 30, OnCustomer: 10, OnVendor: 5, Waiting: 15},
			20, -61,
		},
		{
			"overlapping: each its own, together once", "2025-06-30", there,
			value.Way{Pauses: []value.Pause{pause("2025-03-05", "2025-03-15", customer), pause("2025-03-10", "2025-03-20", vendor), pause("2025-03-12", "2025-03-14", customer)}},
			"2025-03-31",
			value.Span{Gross: 30, OnCustomer: 10, OnVendor: 10, Waiting: 15},
			20, -61,
		},
		{
			"on both at once", "2025-06-30", there,
			value.Way{Pauses: []value.Pause{pause("2025-03-05", "2025-03-15", both)}},
			"2025-03-31",
			value.Span{Gross: 30, OnCustomer: 10, OnVendor: 10, Waiting: 10},
			20, -61,
		},
		{
			"begun before the start, and lasting", "2025-03-31", nil,
			value.Way{Pauses: []value.Pause{pause("2025-02-01", "", customer)}},
			"",
			value.Span{Gross: 30, OnCustomer: 30, Waiting: 30},
			30, -61,
		},
		{"not begun yet", "2025-03-31", nil, value.Way{Pauses: []value.Pause{pause("2025-04-01", "", customer)}}, "", value.Span{Gross: 30}, 30, -61},
	} {
		t.Run(row.name, func(t *testing.T) {
			row.w.Start = day("2025-03-01")
			got, err := value.TimeTo(closing(t, row.asOf, row.seen...), row.w)
			require.NoError(t, err)
			l := got.Measures[0]
			assert.Equal(t, day(row.reached), l.Reached)
			assert.Equal(t, row.reached == "", l.Open())
			assert.Equal(t, row.want, l.Span)
			assert.Equal(t, row.late, *l.Late)
			assert.Equal(t, row.first, got.First.Gross)
			assert.Nil(t, got.First.Late)
			assert.True(t, got.Measures[1].Open(), "the other measure is a way of its own")
			assert.Equal(t, l.Gross-l.Waiting, l.Net())
			assert.Equal(t, l.Gross-l.OnCustomer, l.NetOfCustomer())
			assert.Equal(t, l.Gross-l.OnVendor, l.NetOfVendor())
		})
	}
}

func TestTimeTo_refused(t *testing.T) {
	required, conflict := successkit.ErrRequired, successkit.ErrConflict
	_, err := value.TimeTo(outcome.Attainment{}, value.Way{})
	testkit.Faults(t, err, testkit.Fault{Path: "attainment", Kind: required}, testkit.Fault{Path: "start", Kind: required})
	_, err = value.TimeTo(closing(t, "2025-03-31"), value.Way{Start: day("2025-04-01"), Pauses: []value.Pause{
		{}, pause("2025-03-05", "2025-03-05", 9),
	}})
	testkit.Faults(t, err, testkit.Fault{Path: "start", Kind: conflict},
		testkit.Fault{Path: "pauses[0].from", Kind: required}, testkit.Fault{Path: "pauses[0].on", Kind: required},
		testkit.Fault{Path: "pauses[1].until", Kind: conflict}, testkit.Fault{Path: "pauses[1].on", Kind: successkit.ErrUnknown})
}

// A wait is what one finds by looking at every day, in whatever order the pauses
// come.
func TestLawSpan(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		w := value.Way{Start: day("2025-01-01").AddDays(r.IntN(100))}
		for range r.IntN(6) {
			p := value.Pause{From: day("2025-01-01").AddDays(r.IntN(150)), On: successkit.Side(1 + r.IntN(3))}
			if r.IntN(4) > 0 {
				p.Until = p.From.AddDays(1 + r.IntN(40))
			}
			w.Pauses = append(w.Pauses, p)
		}
		a := closing(t, day("2025-04-11").AddDays(r.IntN(60)).String())
		got, err := value.TimeTo(a, w)
		require.NoError(t, err)
		var want value.Span
		for d := w.Start; d.Before(a.AsOf); d = d.AddDays(1) {
			var on [4]bool
			for _, p := range w.Pauses {
				if !d.Before(p.From) && (p.Until.IsZero() || d.Before(p.Until)) {
					on[p.On] = true
				}
			}
			count := func(n *int, yes bool) {
				if yes {
					*n++
				}
			}
			count(&want.Gross, true)
			count(&want.OnCustomer, on[successkit.CustomerSide] || on[successkit.BothSides])
			count(&want.OnVendor, on[successkit.VendorSide] || on[successkit.BothSides])
			count(&want.Waiting, on[1] || on[2] || on[3])
		}
		require.Equal(t, want, got.First.Span, "seed %d", seed)
		r.Shuffle(len(w.Pauses), func(i, j int) { w.Pauses[i], w.Pauses[j] = w.Pauses[j], w.Pauses[i] })
		again, err := value.TimeTo(a, w)
		require.NoError(t, err)
		require.Equal(t, got, again, "seed %d", seed)
	}
}
