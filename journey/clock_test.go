package journey_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

func pause(kind journey.EventKind, side successkit.Side, day int) journey.Event {
	return journey.Event{ID: fmt.Sprintf("%s-%s-%d", kind, side, day), Kind: kind, Side: side, Date: on(day)}
}

// D9: gross days, and net of the pauses of each side. The objective is the last
// of a → b; days by hand.
func TestClock(t *testing.T) {
	const (
		ours   = successkit.VendorSide
		theirs = successkit.CustomerSide
		both   = successkit.BothSides
	)
	plan := planOf(t, chain(10, 20)...)
	for _, tt := range []struct {
		name   string
		asOf   int
		events []journey.Event
		want   journey.Clock
	}{
		{"no pause", 12, nil, journey.Clock{GrossDays: 12, NetOfCustomerDays: 12, NetOfVendorDays: 12, NetDays: 12}},
		{"before the anchor", -5, nil, journey.Clock{}},
		{
			"theirs from day 3 to day 8", 12,
			[]journey.Event{pause(journey.EventPaused, theirs, 3), pause(journey.EventResumed, theirs, 8)},
			journey.Clock{GrossDays: 12, CustomerPausedDays: 5, NetOfCustomerDays: 7, NetOfVendorDays: 12, NetDays: 7},
		},
		{
			"ours too, from day 6, and still", 12,
			[]journey.Event{pause(journey.EventPaused, theirs, 3), pause(journey.EventResumed, theirs, 8), pause(journey.EventPaused, ours, 6)},
			journey.Clock{GrossDays: 12, CustomerPausedDays: 5, VendorPausedDays: 6, NetOfCustomerDays: 7, NetOfVendorDays: 6, NetDays: 3, Paused: ours},
		},
		{
			"both together count for each and once", 12,
			[]journey.Event{pause(journey.EventPaused, both, 4), pause(journey.EventResumed, both, 6), pause(journey.EventPaused, theirs, 5)},
			journey.Clock{GrossDays: 12, CustomerPausedDays: 8, VendorPausedDays: 2, NetOfCustomerDays: 4, NetOfVendorDays: 10, NetDays: 4, Paused: theirs},
		},
		{
			"paused before the anchor: from the anchor", 4,
			[]journey.Event{pause(journey.EventPaused, theirs, -9), pause(journey.EventPaused, ours, 2)},
			journey.Clock{GrossDays: 4, CustomerPausedDays: 4, VendorPausedDays: 2, NetOfCustomerDays: 0, NetOfVendorDays: 2, Paused: both},
		},
		{
			"the objective stops it", 40,
			[]journey.Event{reached("b", 25), pause(journey.EventPaused, theirs, 20), pause(journey.EventResumed, theirs, 30)},
			journey.Clock{GrossDays: 25, CustomerPausedDays: 5, NetOfCustomerDays: 20, NetOfVendorDays: 25, NetDays: 20},
		},
		{
			"losing it again reopens the total", 40,
			[]journey.Event{reached("b", 25), lost("b", 33)},
			journey.Clock{GrossDays: 40, NetOfCustomerDays: 40, NetOfVendorDays: 40, NetDays: 40},
		},
		{
			"reached before the anchor", 4,
			[]journey.Event{reached("b", -6)},
			journey.Clock{GrossDays: -6, NetOfCustomerDays: -6, NetOfVendorDays: -6, NetDays: -6},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, progressOf(t, plan, tt.asOf, tt.events...).Clock)
		})
	}
}

// Law: days paused are those counted one by one.
func TestLawClock(t *testing.T) {
	plan := planOf(t, chain(10, 20)...)
	for seed := range uint64(seeds) {
		r := newRand(seed)
		var events []journey.Event
		open := map[successkit.Side]bool{}
		off := map[successkit.Side][]bool{}
		for _, side := range []successkit.Side{successkit.VendorSide, successkit.CustomerSide, successkit.BothSides} {
			off[side] = make([]bool, 30)
		}
		for day := range 30 {
			for _, side := range []successkit.Side{successkit.VendorSide, successkit.CustomerSide, successkit.BothSides} {
				if r.IntN(5) == 0 {
					kind := journey.EventPaused
					if open[side] {
						kind = journey.EventResumed
					}
					open[side] = !open[side]
					events = append(events, pause(kind, side, day))
				}
				off[side][day] = open[side]
			}
		}
		var ours, theirs, either int
		for day := range 30 {
			b := off[successkit.BothSides][day]
			if b || off[successkit.VendorSide][day] {
				ours++
			}
			if b || off[successkit.CustomerSide][day] {
				theirs++
			}
			if b || off[successkit.VendorSide][day] || off[successkit.CustomerSide][day] {
				either++
			}
		}
		c := progressOf(t, plan, 30, events...).Clock
		require.Equal(t, ours, c.VendorPausedDays, "seed %d", seed)
		require.Equal(t, theirs, c.CustomerPausedDays, "seed %d", seed)
		require.Equal(t, 30-either, c.NetDays, "seed %d", seed)
	}
}
