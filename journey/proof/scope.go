package proof

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// A Scope says how forecasts are asked for. Tallies of different scopes do not merge.
type Scope struct {
	// EveryDays is the grid of days on which progress is asked for, from the anchor.
	// Zero means 7.
	EveryDays int `json:"every_days,omitzero"`
	// OutlookDays are how many days after the anchor outlooks are asked for, rising.
	// Without any, percentiles are not judged.
	OutlookDays []int `json:"outlook_days,omitempty"`
	// Simulation draws the outlooks. No percentiles mean 10, 50 and 90.
	Simulation journey.Simulation `json:"simulation,omitzero"`
}

const (
	defaultEvery = 7
	maxEvery     = 365
	maxOutlooks  = 20
	maxDays      = 36_500
	maxSteps     = 10_000
)

// Validate reports everything that is wrong with s.
func (s Scope) Validate() error {
	var f successkit.Faults
	if s.EveryDays < 0 || s.EveryDays > maxEvery {
		f.Add("every_days", strconv.Itoa(s.EveryDays), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxEvery))
	}
	if n := len(s.OutlookDays); n > maxOutlooks {
		f.Add("outlook_days", strconv.Itoa(n), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxOutlooks))
	}
	for i, n := range s.OutlookDays {
		switch path := "outlook_days[" + strconv.Itoa(i) + "]"; {
		case n < 0 || n > maxDays:
			f.Add(path, strconv.Itoa(n), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxDays))
		case i > 0 && n <= s.OutlookDays[i-1]:
			f.Add(path, strconv.Itoa(n), fmt.Errorf("%w: not above the one before", successkit.ErrConflict))
		}
	}
	f.Merge("simulation", s.Simulation.Validate())
	return f.Err()
}

// complete returns s with its defaults, in memory of its own.
func (s Scope) complete() Scope {
	if s.EveryDays == 0 {
		s.EveryDays = defaultEvery
	}
	s.OutlookDays = slices.Clone(s.OutlookDays)
	s.Simulation.Percentiles = slices.Clone(s.Simulation.Percentiles)
	if len(s.Simulation.Percentiles) == 0 {
		s.Simulation.Percentiles = []int{10, 50, 90}
	}
	return s
}

func (s Scope) isZero() bool { return s.EveryDays == 0 }

func (s Scope) equal(o Scope) bool {
	a, b := s.Simulation, o.Simulation
	return s.EveryDays == o.EveryDays && slices.Equal(s.OutlookDays, o.OutlookDays) &&
		a.Seed == b.Seed && a.Draws == b.Draws && a.PaceDeviation == b.PaceDeviation && slices.Equal(a.Percentiles, b.Percentiles)
}
