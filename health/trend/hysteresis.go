package trend

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// A Hysteresis keeps a band until the score has really left it: when it is beyond
// the edge by Margin, or when it was on one side outside of the band Times times
// in a row. The zero Hysteresis keeps nothing: the band is that of the score.
type Hysteresis struct {
	// Margin is how far beyond the edge the score must be. With a margin of 0 the
	// edge itself decides.
	Margin health.Points `json:"margin,omitzero"`
	// Times is how many evaluations in a row, each worse than the band or each
	// better, will do without the margin. Zero means that none will.
	Times int `json:"times,omitzero"`
}

// Validate reports everything that is wrong with h.
func (h Hysteresis) Validate() error {
	var f successkit.Faults
	f.Add("margin", h.Margin.String(), checkSize(h.Margin))
	if h.Times < 0 || h.Times > maxSteps {
		f.Add("times", strconv.Itoa(h.Times), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxSteps))
	}
	return f.Err()
}

// Held is the band that a hysteresis keeps, and how long the score has been
// outside of it. The zero Held keeps none yet.
type Held struct {
	// Band is the id of the band, of the last known score if there is none now.
	Band string `json:"band,omitzero"`
	// Unknown says that there is no score now: the band is what is remembered.
	Unknown bool `json:"unknown,omitzero"`
	// Outside counts the evaluations in a row with a score outside of the band,
	// below 0 for the worse side. An evaluation without a score leaves it as it is.
	Outside int `json:"outside,omitzero"`
}

// Next returns what is held after one more evaluation, of a mark that m gave.
func (h Hysteresis) Next(m *health.Model, held Held, mark health.Mark) Held {
	if !mark.Value.Known() {
		held.Unknown = true
		return held
	}
	held.Unknown = false
	was, is := m.BandIndex(held.Band), m.BandIndex(mark.Band)
	switch {
	case was < 0 || was == is:
		return Held{Band: mark.Band}
	case is < was:
		held.Outside = min(held.Outside, 0) - 1
	default:
		held.Outside = max(held.Outside, 0) + 1
	}
	if h.Times > 0 && max(held.Outside, -held.Outside) >= h.Times {
		return Held{Band: mark.Band}
	}
	if band := h.beyond(m, was, is, mark); band != held.Band {
		return Held{Band: band}
	}
	return held
}

// beyond returns the band farthest from the one held whose edge the mark has
// passed by the margin, and the held one where it passed none.
func (h Hysteresis) beyond(m *health.Model, was, is int, mark health.Mark) string {
	shift := -h.Margin.Micro() // seen from the held band, the score counts as nearer
	if is < was {
		shift = h.Margin.Micro()
	}
	nearer, _ := health.NewPoints(min(max(mark.Value.Micro()+shift, 0), 100_000_000))
	band := m.Band(nearer)
	if now := m.BandIndex(band); is < was && now > was || is > was && now < was {
		return m.BandID(was) // the margin reaches across the whole band
	}
	return band
}

// Steady returns the band held after each of the marks, in the order of time,
// and the empty text for those without a score.
func Steady(m *health.Model, marks []health.Mark, h Hysteresis) []string {
	bands := make([]string, len(marks))
	var held Held
	for i, mark := range marks {
		if held = h.Next(m, held, mark); !held.Unknown {
			bands[i] = held.Band
		}
	}
	return bands
}
