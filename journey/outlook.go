package journey

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// A Simulation says how the future of a journey is drawn. The zero Simulation
// draws a thousand times from seed 0 and takes customers to be alike.
type Simulation struct {
	// Seed makes the draws: the same seed gives the same answer.
	Seed uint64 `json:"seed,omitzero"`
	// Draws is how many futures are drawn, at most 100,000. Zero means 1,000.
	// Draws times open milestones may be at most 20,000,000, and draws times the
	// prerequisites of milestones that are not reached at most 200,000,000.
	Draws int `json:"draws,omitzero"`
	// Percentiles are those that are asked for, rising, each 1 to 99. None means
	// 10, 50 and 90.
	Percentiles []int `json:"percentiles,omitempty"`
	// PaceDeviation is how much customers differ from each other in pace: the
	// standard deviation of the logarithm of a customer's own pace, 0 to 2. 0
	// means that they are alike, so that what one customer has shown says nothing
	// about what it will do. 0.3 means that of two thirds of customers the pace is
	// within about 30 % of the usual.
	PaceDeviation float64 `json:"pace_deviation,omitzero"`
}

const (
	defaultDraws = 1000
	maxDraws     = 100_000
	maxDrawn     = 20_000_000
	maxLooked    = 200_000_000
)

// Validate reports everything that is wrong with s.
func (s Simulation) Validate() error {
	var f successkit.Faults
	if s.Draws < 0 || s.Draws > maxDraws {
		f.Add("draws", strconv.Itoa(s.Draws), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxDraws))
	}
	for i, p := range s.Percentiles {
		switch path := "percentiles[" + strconv.Itoa(i) + "]"; {
		case p < 1 || p > 99:
			f.Add(path, strconv.Itoa(p), fmt.Errorf("%w: want 1 to 99", successkit.ErrOutOfRange))
		case i > 0 && p <= s.Percentiles[i-1]:
			f.Add(path, strconv.Itoa(p), fmt.Errorf("%w: not above the one before", successkit.ErrConflict))
		}
	}
	if !(s.PaceDeviation >= 0 && s.PaceDeviation <= 2) {
		f.Add("pace_deviation", formatFloat(s.PaceDeviation), fmt.Errorf("%w: want 0 to 2", successkit.ErrOutOfRange))
	}
	return f.Err()
}

// An Outlook says how likely each open milestone is to be reached by when.
type Outlook struct {
	// AsOf is the day as of which it was drawn, and Percentiles those of each
	// milestone's dates.
	AsOf        successkit.Date `json:"as_of"`
	Draws       int             `json:"draws"`
	Percentiles []int           `json:"percentiles"`
	// Milestones are the open milestones, in the order of the definition.
	Milestones []Chance `json:"milestones,omitempty"`
}

// A Chance says by when one open milestone will be reached.
type Chance struct {
	// Milestone is its id.
	Milestone string `json:"milestone"`
	// Planned is the day on which it is planned.
	Planned successkit.Date `json:"planned"`
	// Dates are the days by which it is reached in so many of a hundred futures,
	// one for each of the outlook's percentiles.
	Dates []successkit.Date `json:"dates"`
	// Late is how many of the futures drawn have it after its planned date.
	Late successkit.Rate `json:"late"`
}

// Chance returns the chance of the milestone of that id, and whether it is open.
func (o Outlook) Chance(milestone string) (Chance, bool) {
	for _, c := range o.Milestones {
		if c.Milestone == milestone {
			return c, true
		}
	}
	return Chance{}, false
}

// Outlook draws the future of the journey many times, as of a day: each open
// milestone takes a duration from its spread, and what follows it waits for it.
// One that could begin before today takes longer than it has taken: its duration
// is drawn from what is left of the spread, and where nothing is left it is
// reached tomorrow. A duration without a spread is the planned one, and ends today
// where that is over.
//
// With a pace deviation each future has a pace of its own, drawn from what the
// reached milestones have shown: the posterior of a normal distribution on the
// logarithm of pace, whose prior has mean 0 and that deviation and in which each
// milestone with a spread weighs by the variance of it. A future in which the
// milestones under way would long have been reached counts for as little as it is
// likely.
//
// Events are taken as [Plan.Progress] takes them, and are refused as there;
// refused too is what [Simulation.Validate] finds.
//
// The random numbers are those of PCG (math/rand/v2) with the two words (Seed,
// 0). With a pace deviation a future takes one for its pace and, where milestones
// with a spread are under way, one to take or refuse it, at most 32 times; and then
// one for each open milestone with a spread, in an order that the path alone
// decides. The 53 highest bits n of a number make the share (n + 1/2) / 2^53, and a
// quantile makes that a duration. Shares are estimates in float64: rounded up to days
// they are the same on every machine but where a quantile falls on a day to the last
// bit.
func (p *Plan) Outlook(events []Event, asOf successkit.Date, s Simulation) (Outlook, error) {
	if err := s.Validate(); err != nil {
		return Outlook{}, fmt.Errorf("journey: outlook: simulation: %w", err)
	}
	known, err := p.admit(events, asOf)
	if err != nil {
		return Outlook{}, fmt.Errorf("journey: outlook: %w", err)
	}
	out := Outlook{AsOf: asOf, Draws: s.Draws, Percentiles: slices.Clone(s.Percentiles)}
	if out.Draws == 0 {
		out.Draws = defaultDraws
	}
	if len(out.Percentiles) == 0 {
		out.Percentiles = []int{10, 50, 90}
	}
	p.layOut(known.tracks, pace{elapsed: 1, planned: 1}, asOf)
	open, looked := 0, 0
	for i := range known.tracks {
		if known.tracks[i].open() {
			open++
		}
		if known.tracks[i].reached.IsZero() {
			looked += 1 + len(p.path.waits[i])
		}
	}
	if open > maxDrawn/out.Draws || looked > maxLooked/out.Draws {
		return Outlook{}, fmt.Errorf("journey: outlook: %w", &successkit.FieldError{
			Path: "simulation.draws", Value: strconv.Itoa(out.Draws),
			Err: fmt.Errorf("%w: for %d open milestones that wait for others %d times", successkit.ErrOutOfRange, open, looked-open),
		})
	}
	d := p.newDrawing(known.tracks, asOf, s)
	ends := make([][]int32, len(known.tracks))
	for _, i := range d.order {
		if known.tracks[i].open() {
			ends[i] = make([]int32, out.Draws)
		}
	}
	for k := range out.Draws {
		d.draw()
		for _, i := range d.order {
			if ends[i] != nil {
				ends[i][k] = int32(min(d.tracks[i].end, math.MaxInt32))
			}
		}
	}
	for i := range ends {
		if ends[i] != nil {
			out.Milestones = append(out.Milestones, p.chance(i, ends[i], out.Percentiles))
		}
	}
	return out, nil
}

// chance makes the chance of milestone i of the days on which it was reached.
func (p *Plan) chance(i int, ends []int32, percentiles []int) Chance {
	slices.Sort(ends)
	onTime, _ := slices.BinarySearch(ends, int32(p.schedule.due[i])+1)
	c := Chance{
		Milestone: p.path.def.Milestones[i].ID,
		Planned:   p.date(p.schedule.due[i]),
		Dates:     make([]successkit.Date, len(percentiles)),
		Late:      successkit.CountRate(int64(len(ends)-onTime), int64(len(ends))),
	}
	for k, percent := range percentiles {
		rank := (percent*len(ends) + 99) / 100 // the smallest that so many do not exceed
		c.Dates[k] = p.date(int64(ends[rank-1]))
	}
	return c
}
