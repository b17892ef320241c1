package trend

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// Since returns the first of the days up to asOf on each of which [Of] gives the
// direction that it gives on asOf. It is zero where it has been so for longer
// than [health.MaxDays] days, or since the calendar began. It fails as [Of] does.
//
// Unlike [Run.Since], which counts steps back from asOf, it stays the same day
// while the direction lasts, so that something can be due from it.
func Since(m *health.Model, a health.Account, asOf successkit.Date, s Settings) (successkit.Date, error) {
	if err := check(asOf, s); err != nil {
		return successkit.Date{}, err
	}
	furthest := s.WindowDays + health.MaxDays + 1
	for n := min(s.WindowDays+firstLook, furthest); ; n = min(2*n, furthest) {
		marks, err := m.Series(a, daysBack(asOf, n))
		if err != nil {
			return successkit.Date{}, err
		}
		now := s.direction(at(marks, 0), at(marks, s.WindowDays))
		for back := 1; back+s.WindowDays < n && back < len(marks); back++ {
			if s.direction(at(marks, back), at(marks, back+s.WindowDays)) != now {
				return asOf.AddDays(1 - back), nil
			}
		}
		if n == furthest || len(marks) < n {
			return successkit.Date{}, nil
		}
	}
}

// firstLook is how many days Since looks back before it looks further.
const firstLook = 64

// daysBack returns n days, the last one first, or as many as the calendar has.
func daysBack(last successkit.Date, n int) []successkit.Date {
	days := make([]successkit.Date, 0, n)
	for back := range n {
		d := last.AddDays(-back)
		if d.IsZero() {
			break
		}
		days = append(days, d)
	}
	return days
}

// at returns the score so many days back, absent before the calendar.
func at(marks []health.Mark, back int) health.Points {
	if back >= len(marks) {
		return health.Points{}
	}
	return marks[back].Value
}

// direction returns which way a score of one model went.
func (s Settings) direction(now, before health.Points) Direction {
	if !now.Known() || !before.Known() {
		return UnknownDirection
	}
	switch change, limit := now.Micro()-before.Micro(), s.DeadBand.Micro(); {
	case change > limit:
		return Up
	case change < -limit:
		return Down
	}
	return Flat
}
