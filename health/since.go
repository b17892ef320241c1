package health

import (
	"slices"

	"github.com/successkit/successkit"
)

// Since returns the first of the days up to asOf on each of which the account
// has been as it is on asOf: in the same band, or without a score. It looks at
// these days by the readings that were known on each of them, as [Model.Score]
// does, and fails as that does.
//
// It returns the zero Date where it has been so from the beginning, before
// anything was known: where there is no score by no reading, and never was, and
// where the model assumes a score that nothing has moved out of its band.
//
// A score changes only on a day on which a reading becomes known or too old to
// count, so Since goes back from one of these days to the one before. Its cost
// is that of sorting the readings, and at each such day that of one score.
func (m *Model) Since(readings []Reading, asOf successkit.Date) (successkit.Date, error) {
	readings, err := m.admit(readings, asOf)
	if err != nil {
		return successkit.Date{}, err
	}
	readings = slices.DeleteFunc(readings, func(r Reading) bool {
		_, mine := m.slots[r.Measure]
		return !mine
	})
	slices.SortFunc(readings, func(a, b Reading) int {
		switch {
		case a.supersedes(b):
			return 1
		case b.supersedes(a):
			return -1
		}
		return 0
	})
	h := history{evaluation: evaluation{model: m, readings: readings}, left: make([][]int, len(m.slots))}
	for i, r := range readings {
		slot := m.slots[r.Measure]
		h.left[slot] = append(h.left[slot], i)
	}
	band := h.band(asOf)
	since := asOf
	for _, d := range slices.Backward(m.turns(readings, asOf)) {
		if h.band(d) != band {
			return since, nil
		}
		since = d
	}
	if h.band(firstDay) == band { // on which nothing is known, or which is since
		return successkit.Date{}, nil
	}
	return since, nil
}

// firstDay is the first day of the calendar.
var firstDay = successkit.MustDate("0001-01-01")

// turns returns the days up to asOf on which a score may change, in order.
func (m *Model) turns(readings []Reading, asOf successkit.Date) []successkit.Date {
	drops := make([]int, len(m.slots))
	m.root.drops(drops)
	days := make([]successkit.Date, 0, 2*len(readings))
	for _, r := range readings {
		days = append(days, r.known())
		if n := drops[m.slots[r.Measure]]; n > 0 {
			days = append(days, r.Date.AddDays(n+1))
		}
	}
	days = slices.DeleteFunc(days, func(d successkit.Date) bool { return d.IsZero() || d.After(asOf) })
	slices.SortFunc(days, successkit.Date.Compare)
	return slices.Compact(days)
}

// drops fills in after how many days the readings of each measure below n no
// longer count.
func (n *node) drops(bySlot []int) {
	if n.measure != nil {
		bySlot[n.slot] = n.measure.DropAfterDays
	}
	for i := range n.children {
		n.children[i].drops(bySlot)
	}
}

// A history evaluates a model on one day after the other, going back.
type history struct {
	evaluation

	left [][]int // of each measure, the readings not yet passed, the newest last
}

// band returns the band of the score on day d, which is no later than any asked
// for before, and the empty text where there is no score.
func (h *history) band(d successkit.Date) string {
	h.asOf, h.score = d, Score{}
	h.newest = h.newest[:0]
	for slot, left := range h.left {
		// What is not known on d is known on no day before it.
		for len(left) > 0 && !h.readings[left[len(left)-1]].KnownOn(d) {
			left = left[:len(left)-1]
		}
		h.left[slot] = left
		newest := -1
		if len(left) > 0 {
			newest = left[len(left)-1]
		}
		h.newest = append(h.newest, newest)
	}
	return h.part(&h.model.root).Band
}
