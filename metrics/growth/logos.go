package growth

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
)

// Logos are the customers of a period, each counting as one, as far as a source
// tells. A count that it does not tell stays nil, and what needs it is
// undefined. The customers lost are known in any of three ways:
//
//	Lost                                   the source counts them
//	Opening − Retained                     it counts who stayed
//	Events − Returned − JoinedAndLost      it counts cancellations
//
// Where a source tells more than one, they must agree. No count is negative or
// above a billion.
type Logos struct {
	// Opening is how many customers there were just before the period.
	Opening int `json:"opening"`
	// Lost is how many of those were gone at the end.
	Lost *int `json:"lost,omitzero"`
	// Retained is how many of those were there at the end: the closing count of
	// the same customers.
	Retained *int `json:"retained,omitzero"`
	// Events is how often any customer left within the period.
	Events *int `json:"events,omitzero"`
	// Returned is how many left and were back at the end.
	Returned *int `json:"returned,omitzero"`
	// Joined is how many came within the period.
	Joined *int `json:"joined,omitzero"`
	// JoinedAndLost is how many of those that joined were gone at the end.
	JoinedAndLost *int `json:"joined_and_lost,omitzero"`
}

// maxCount bounds a count, so that no sum of them overflows.
const maxCount = 1_000_000_000

// Validate reports every count that is negative or above a billion, more lost
// or retained than there were, more that joined and left than joined, and as
// [successkit.ErrConflict] at "retained" or "events" ways to know the customers
// lost that disagree.
func (l Logos) Validate() error {
	var f successkit.Faults
	field.Within(&f, "opening", l.Opening, 0, maxCount)
	for _, c := range []struct {
		path  string
		count *int
	}{
		{"lost", l.Lost},
		{"retained", l.Retained},
		{"events", l.Events},
		{"returned", l.Returned},
		{"joined", l.Joined},
		{"joined_and_lost", l.JoinedAndLost},
	} {
		if c.count != nil {
			field.Within(&f, c.path, *c.count, 0, maxCount)
		}
	}
	if f.Total() > 0 {
		return f.Err()
	}
	if l.Joined != nil && l.JoinedAndLost != nil && *l.JoinedAndLost > *l.Joined {
		f.Add("joined_and_lost", strconv.Itoa(*l.JoinedAndLost), fmt.Errorf("%w: more than joined, %d", successkit.ErrConflict, *l.Joined))
	}
	l.lost(&f)
	return f.Err()
}

// lost returns how many customers of the opening are gone, nil where that is
// not known, and notes what contradicts it.
func (l Logos) lost(f *successkit.Faults) *int {
	known := l.Lost
	agree := func(path string, count, lost int) {
		switch {
		case known == nil:
			known = &lost
		case *known != lost:
			f.Add(path, strconv.Itoa(count), fmt.Errorf("%w: it makes %d lost, not %d", successkit.ErrConflict, lost, *known))
		}
	}
	path := "lost"
	if l.Retained != nil {
		path = "retained"
		agree(path, *l.Retained, l.Opening-*l.Retained)
	}
	if l.Events != nil && l.Returned != nil && l.JoinedAndLost != nil {
		path = "events"
		agree(path, *l.Events, *l.Events-*l.Returned-*l.JoinedAndLost)
	}
	if known != nil && (*known < 0 || *known > l.Opening) {
		f.Add(path, strconv.Itoa(*known), fmt.Errorf("%w: lost, of %d", successkit.ErrConflict, l.Opening))
	}
	return known
}

// A LogoChurn says what share of customers left, by every reading that practice
// knows; one that lacks a count is undefined, as is one over no customers.
type LogoChurn struct {
	// PointToPoint is lost / opening, the reading this package recommends.
	PointToPoint successkit.Rate `json:"point_to_point"`
	// Retention is 1 − PointToPoint.
	Retention successkit.Rate `json:"retention"`
	// ByEvents is events / opening: who left twice counts twice. It may exceed 1.
	ByEvents successkit.Rate `json:"by_events"`
	// WithJoined is (lost + joined and lost) / opening. It may exceed 1.
	WithJoined successkit.Rate `json:"with_joined"`
	// OpeningPlusJoined is (lost + joined and lost) / (opening + joined).
	OpeningPlusJoined successkit.Rate `json:"opening_plus_joined"`
	// AverageBase is lost over the mean of opening and closing, where closing is
	// opening − lost + joined − joined and lost.
	AverageBase successkit.Rate `json:"average_base"`
}

// Churn returns logo churn by every reading. It fails as [Logos.Validate] does.
func (l Logos) Churn() (LogoChurn, error) {
	if err := l.Validate(); err != nil {
		return LogoChurn{}, err
	}
	var c LogoChurn
	opening := int64(l.Opening)
	if l.Events != nil {
		c.ByEvents = successkit.CountRate(int64(*l.Events), opening)
	}
	known := l.lost(new(successkit.Faults))
	if known == nil {
		return c, nil
	}
	lost := int64(*known)
	c.PointToPoint = successkit.CountRate(lost, opening)
	c.Retention = c.PointToPoint.Complement()
	if l.JoinedAndLost == nil {
		return c, nil
	}
	early := int64(*l.JoinedAndLost)
	c.WithJoined = successkit.CountRate(lost+early, opening)
	if l.Joined == nil {
		return c, nil
	}
	joined := int64(*l.Joined)
	c.OpeningPlusJoined = successkit.CountRate(lost+early, opening+joined)
	closing := opening - lost + joined - early
	c.AverageBase = successkit.CountRate(2*lost, opening+closing)
	return c, nil
}
