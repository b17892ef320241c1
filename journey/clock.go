package journey

import (
	"slices"

	"github.com/successkit/successkit"
)

// A Clock says how long a journey has taken, in civil days, and how much of it
// was paused. Pauses do not move the plan: what was promised stays promised, and
// the clock says whose the time was.
type Clock struct {
	// GrossDays run from the anchor to the day on which the objective was
	// reached, or to the as-of date while it is not: losing the objective again
	// reopens the clock. They are 0 before the anchor, and negative where the
	// objective was reached before it.
	GrossDays int `json:"gross_days"`
	// CustomerPausedDays and VendorPausedDays are the days of those on which the
	// side had paused; what both sides paused together counts for each.
	CustomerPausedDays int `json:"customer_paused_days"`
	VendorPausedDays   int `json:"vendor_paused_days"`
	// NetOfCustomerDays and NetOfVendorDays are gross days without the one or the
	// other, and NetDays without either: a day that both paused is taken off once.
	NetOfCustomerDays int `json:"net_of_customer_days"`
	NetOfVendorDays   int `json:"net_of_vendor_days"`
	NetDays           int `json:"net_days"`
	// Paused is the side that pauses on the as-of date, and unknown where none
	// does.
	Paused successkit.Side `json:"paused,omitzero"`
}

// pauses is what is known of the pauses of a journey. A side pauses while any of
// its pauses is open: one of both sides is a pause of its own.
type pauses struct {
	since [4]successkit.Date // by side; zero while it does not pause
	spans []pause
}

type pause struct {
	side     successkit.Side
	from, to successkit.Date // half-open
}

// record takes in the next event. It reports false for one that changes nothing.
func (p *pauses) record(e Event) bool {
	since := &p.since[e.Side]
	switch {
	case e.Kind == EventPaused && since.IsZero():
		*since = e.Date
		return true
	case e.Kind == EventResumed && !since.IsZero():
		p.spans = append(p.spans, pause{e.Side, *since, e.Date})
		*since = successkit.Date{}
		return true
	}
	return false
}

// clock returns the clock of a journey whose objective was reached on a day, or
// is not where that is zero.
func (p *Plan) clock(pauses *pauses, reached, asOf successkit.Date) Clock {
	end := reached
	if end.IsZero() {
		end = asOf
		if end.Before(p.anchor) {
			end = p.anchor
		}
	}
	var c Clock
	spans := pauses.spans
	for side, since := range pauses.since {
		if since.IsZero() {
			continue
		}
		spans = append(spans, pause{successkit.Side(side), since, asOf})
		switch {
		case c.Paused == successkit.UnknownSide:
			c.Paused = successkit.Side(side)
		case c.Paused != successkit.Side(side):
			c.Paused = successkit.BothSides
		}
	}
	c.GrossDays = end.Sub(p.anchor)
	c.CustomerPausedDays = covered(spans, p.anchor, end, successkit.CustomerSide)
	c.VendorPausedDays = covered(spans, p.anchor, end, successkit.VendorSide)
	c.NetOfCustomerDays = c.GrossDays - c.CustomerPausedDays
	c.NetOfVendorDays = c.GrossDays - c.VendorPausedDays
	c.NetDays = c.GrossDays - covered(spans, p.anchor, end, successkit.BothSides)
	return c
}

// covered returns how many days from one day to before another are in a pause of
// a side, or of either where it is both.
func covered(spans []pause, from, to successkit.Date, side successkit.Side) int {
	if len(spans) == 0 || !from.Before(to) {
		return 0
	}
	marks := make([]mark, 0, 2*len(spans))
	for _, s := range spans {
		if side != successkit.BothSides && s.side != side && s.side != successkit.BothSides {
			continue
		}
		start, end := s.from, s.to
		if start.Before(from) {
			start = from
		}
		if end.After(to) {
			end = to
		}
		if start.Before(end) {
			marks = append(marks, mark{start, 1}, mark{end, -1})
		}
	}
	return union(marks)
}

// A mark is where a span begins or ends.
type mark struct {
	on   successkit.Date
	step int
}

// union returns how many days lie in at least one of the spans.
func union(marks []mark) int {
	slices.SortFunc(marks, func(a, b mark) int { return a.on.Compare(b.on) })
	days, depth := 0, 0
	for i, m := range marks {
		if depth > 0 {
			days += m.on.Sub(marks[i-1].on)
		}
		depth += m.step
	}
	return days
}
