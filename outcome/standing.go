package outcome

import "github.com/successkit/successkit"

// A Standing says where a measure stands, as a [MeasureResult] does, without
// its reasons. [Bulk] makes them.
type Standing struct {
	// State, Since, Reached, FirstValue and HeldDays are those of the
	// [MeasureResult].
	State      MeasureState    `json:"state"`
	Since      successkit.Date `json:"since,omitzero"`
	Reached    successkit.Date `json:"reached,omitzero"`
	FirstValue successkit.Date `json:"first_value,omitzero"`
	HeldDays   int             `json:"held_days,omitzero"`
	// At is the place of the observation that decides in the list that was
	// given, and -1 where there is none.
	At int `json:"at"`
	// Claim is that of the latest claim, where none that decides is later, and
	// -1 where there is none.
	Claim int `json:"claim"`
}

// A course is what the observations of one measure tell, passed in order.
type course struct {
	goal *goal

	passed bool // an observation that counts, the latest of which
	at     int  // has this place
	last   mark // and found the measure here

	before *Observation // the latest before the day on which the measure began
	placed int          // and its place
	start  bool         // it has been taken into account

	claims bool // one that decides nothing is later, the latest of which
	claim  int  // has this place

	held            int             // days of the last hold that has ended
	reached, better successkit.Date // the first days there, if any
}

// A mark is where a measure stood, and since when without a break.
type mark struct {
	at    position
	since successkit.Date
}

// pass takes the observation at place i into account, which counts where it is
// the last of its day. Observations come in the order of compareObservations.
func (c *course) pass(i int, o *Observation, counts bool) {
	switch m := c.goal.measure; {
	case !counts:
	case o.Date.Before(c.goal.begun):
		if !o.Date.Before(c.goal.told) && o.Level >= m.Backing {
			c.before, c.placed = o, i
		}
	case o.Level < m.Backing:
		c.claims, c.claim = true, i
	default:
		c.begin()
		c.take(i, o)
	}
}

// begin takes the observation before the measure began into account, once.
func (c *course) begin() {
	if c.before != nil && !c.start {
		c.start = true
		claims := c.claims // which are later
		c.take(c.placed, c.before)
		c.claims = claims
	}
}

func (c *course) take(i int, o *Observation) {
	at, better := c.goal.position(*o.Value)
	if better && c.better.IsZero() {
		c.better = o.Date
	}
	if at == reached && c.reached.IsZero() {
		c.reached = o.Date
	}
	if at == worse && !c.reached.IsZero() {
		at = short // what was reached and lost is lost, however far
	}
	if at != c.last.at {
		if c.last.at == reached {
			c.held = o.Date.Sub(c.last.since)
		}
		c.last = mark{at, o.Date}
	}
	c.passed, c.at, c.claims = true, i, false
}

// standing returns where the measure stands as of a day.
func (c *course) standing(asOf successkit.Date) Standing {
	c.begin()
	s := Standing{State: Unmeasured, At: -1, Claim: -1}
	if c.claims {
		s.Claim = c.claim
	}
	if !c.passed {
		return s
	}
	s.At, s.Reached, s.FirstValue = c.at, c.reached, c.better
	s.State, s.Since = c.goal.stateAt(c.last, c.reached, asOf)
	switch {
	case c.last.at == reached:
		s.HeldDays = asOf.Sub(c.last.since)
	case s.State == Lapsed:
		s.HeldDays = c.held
	}
	return s
}

// stateAt returns the state of a measure that stands at a mark and first reached
// its goal on a day, if ever, and since when it has been in that state.
func (g *goal) stateAt(now mark, first, asOf successkit.Date) (MeasureState, successkit.Date) {
	m := g.measure
	switch {
	case now.at == reached && !now.since.After(m.Due):
		return Achieved, now.since
	case now.at == reached:
		return AchievedLate, now.since
	case !first.IsZero():
		return Lapsed, now.since
	case asOf.After(m.Due):
		return Missed, m.Due.AddDays(1)
	case now.at == worse:
		return Regressed, now.since
	case g.soon.After(asOf):
		return InProgress, now.since
	case g.soon.After(now.since):
		return DueSoon, g.soon
	}
	return DueSoon, now.since
}
