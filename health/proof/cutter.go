package proof

import (
	"fmt"
	"math"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/ranking"
)

// A cutter finds cuts among cases with a score.
type cutter struct {
	cases []Case
	part  []int // of each case
	parts int
	edge  health.Edge
}

// cuts returns the cuts of the wanted shares, and a draft of def with them.
func (c *cutter) cuts(def health.Definition, wanted []successkit.Rate) (Cuts, error) {
	found := Cuts{Folds: c.parts}
	draft := newDraft(def)
	var f successkit.Faults
	all := c.levels(-1)
	last := int64(-1)
	for i, want := range wanted {
		cut, ok := c.choose(all, want)
		if !ok || cut <= last {
			f.Add("wanted["+strconv.Itoa(i)+"]", want.String(), fmt.Errorf("%w: no cut of its own captures it", successkit.ErrConflict))
			continue
		}
		last = cut
		to, _ := health.NewPoints(cut) // within the scores
		band := &draft.Definition.Bands.List[i+1]
		line := CutLine{Band: draft.Definition.Bands.List[i].ID, Wanted: want, Cut: to, Was: band.From}
		draft.change("bands.list["+strconv.Itoa(i+1)+"].from", band.ID, band.From.String(), to.String())
		band.From = to
		line.Recall, line.Flagged, line.Precision = c.measure(func(int) int64 { return cut })
		apart := make([]int64, c.parts)
		for p := range apart {
			apart[p], _ = c.choose(c.levels(p), want)
		}
		line.HeldOut, line.HeldOutFlagged, _ = c.measure(func(p int) int64 { return apart[p] })
		found.Lines = append(found.Lines, line)
	}
	if err := f.Err(); err != nil {
		return Cuts{}, fmt.Errorf("proof: invalid cuts: %w", err)
	}
	model, err := health.New(draft.Definition)
	if err != nil {
		return Cuts{}, fmt.Errorf("proof: draft of %s: %w", def.ID, err)
	}
	moved := int64(0)
	for i := range c.cases {
		if p, _ := health.NewPoints(micro(c.cases[i].Value)); model.Band(p) != c.cases[i].Band {
			moved++
		}
	}
	draft.Moved = successkit.CountRate(moved, int64(len(c.cases)))
	found.Draft = draft
	return found, nil
}

// levels counts the cases of all parts but p.
func (c *cutter) levels(p int) []ranking.Level {
	var l levels
	for i := range c.cases {
		if c.part[i] != p {
			l.add(c.cases[i].Value, c.cases[i].happened())
		}
	}
	return l.all()
}

// choose returns the lowest cut below which there is the wanted share of the
// events, in millionths of a point. ok is false where it would lie above 100;
// then the cut takes everything.
func (c *cutter) choose(all []ranking.Level, want successkit.Rate) (cut int64, ok bool) {
	var events, below int64
	for _, l := range all {
		events += l.Events
	}
	for i, l := range all {
		below += l.Events
		if !reaches(below, events, want) {
			continue
		}
		low, high := micro(l.Value), int64(maxScore)
		if i+1 < len(all) {
			high = micro(all[i+1].Value)
		}
		if c.edge == health.LowerInclusive { // a score on the cut is above it
			return roundest(low, high)
		}
		return roundest(low-1, high-1) // and here below it; none lies above 100
	}
	return maxScore + 1, false
}

// maxScore is the best score, in millionths of a point.
const maxScore = 100_000_000

func micro(v float64) int64 { return int64(math.Round(v * 1e6)) }

// reaches reports whether part of whole is at least the wanted share.
func reaches(part, whole int64, want successkit.Rate) bool {
	return decimal.New(part, 0).Mul(want.Den()).Cmp(decimal.New(whole, 0).Mul(want.Num())) >= 0
}

// roundest returns the number above low and at most high that has the fewest
// decimal places, or is the roundest multiple of ten points, and of several the
// lowest. ok is false where there is none.
func roundest(low, high int64) (n int64, ok bool) {
	for unit := int64(10_000_000); unit > 0; unit /= 10 {
		if n = (low/unit + 1) * unit; low < 0 {
			n = 0
		}
		if n <= high {
			return n, true
		}
	}
	return maxScore + 1, false
}

// measure returns what cuts would have caught, one for each part of the cases.
func (c *cutter) measure(cut func(part int) int64) (recall, flagged, precision successkit.Rate) {
	var events, found, alarms int64
	for i := range c.cases {
		one := &c.cases[i]
		at, score := cut(c.part[i]), micro(one.Value)
		alarm := score < at || c.edge == health.UpperInclusive && score == at
		if alarm {
			alarms++
		}
		if one.happened() {
			events++
			if alarm {
				found++
			}
		}
	}
	return successkit.CountRate(found, events), successkit.CountRate(alarms, int64(len(c.cases))), successkit.CountRate(found, alarms)
}
