package health

import (
	"slices"
	"sort"

	"github.com/successkit/successkit"
)

// A figure is what a measure showed on a day, before it becomes points.
type figure struct {
	value float64
	days  int // the age of the newest reading behind it
	at    int // that reading on its shelf, or -1
	gap   gap
}

// A gap says why there is no figure, or no points for it.
type gap uint8

const (
	noGap gap = iota
	gapReading
	gapAge
	gapGrace
	gapTenure
	gapWindow
	gapBase
	gapOutside
)

// A shelf holds the readings of one measure in the order of their dates; of one
// date, that which counts comes last.
type shelf []Reading

// shelves sorts readings by measure and reports those of no measure of m.
func (m *Model) shelves(readings []Reading) (mine []shelf, foreign []successkit.Ref) {
	mine = make([]shelf, len(m.slots))
	held := make([]int, len(m.slots))
	for i := range readings {
		if slot, ok := m.slots[readings[i].Measure]; ok {
			held[slot]++
		}
	}
	for _, r := range readings {
		slot, ok := m.slots[r.Measure]
		if !ok {
			foreign = append(foreign, r.ref())
			continue
		}
		if mine[slot] == nil {
			mine[slot] = make(shelf, 0, held[slot])
		}
		mine[slot] = append(mine[slot], r)
	}
	for _, s := range mine {
		slices.SortFunc(s, func(a, b Reading) int {
			switch {
			case a.supersedes(b):
				return 1
			case b.supersedes(a):
				return -1
			}
			return 0
		})
	}
	return mine, foreign
}

// draw returns the figure of m on asOf, of an account that began on start.
func (m *Measure) draw(s shelf, start, asOf successkit.Date) figure {
	newest := s.until(asOf) - 1
	for newest >= 0 && !s[newest].KnownOn(asOf) {
		newest--
	}
	f := figure{at: newest}
	if newest >= 0 {
		f.days = asOf.Sub(s[newest].Date)
	}
	switch {
	case m.Basis == Silence && newest >= 0:
		f.value = float64(f.days)
	case m.Basis == Silence && !start.IsZero():
		f.days = max(0, asOf.Sub(start))
		f.value = float64(f.days)
	case newest < 0:
		f.gap = gapReading
	case m.Basis == Change:
		f.value, f.gap = m.change(s, asOf)
	case m.Basis == Cadence:
		f.value, f.gap = m.adherence(s, start, asOf)
	default:
		f.value = s[newest].Value
	}
	return f
}

// change returns 100·(now − before)/before of two windows.
func (m *Measure) change(s shelf, asOf successkit.Date) (float64, gap) {
	cut := asOf.AddDays(-m.WindowDays)
	now, n := s.sum(cut, asOf, asOf)
	before, k := s.sum(cut.AddDays(-m.WindowDays), cut, asOf)
	if n == 0 || k == 0 {
		return 0, gapWindow
	}
	now, before = now/float64(n), before/float64(k)
	change := (now - before) / before * 100
	if !(before > 0) || !finite(change) {
		return 0, gapBase
	}
	return change, noGap
}

// adherence returns the percentage of the stretches of use.
func (m *Measure) adherence(s shelf, start, asOf successkit.Date) (float64, gap) {
	used, seen := 0, 0
	last := asOf
	for range m.WindowDays / m.EveryDays {
		if last.Before(start) || last.IsZero() {
			break
		}
		before := last.AddDays(-m.EveryDays)
		sum, n := s.sum(before, last, asOf)
		if n > 0 || m.Complete {
			seen++
		}
		if sum >= m.AtLeast && sum > 0 {
			used++
		}
		last = before
	}
	if seen == 0 {
		return 0, gapWindow
	}
	return float64(used) * 100 / float64(seen), noGap
}

// until returns how many readings are dated a day or before it.
func (s shelf) until(last successkit.Date) int {
	return sort.Search(len(s), func(i int) bool { return s[i].Date.After(last) })
}

// sum returns the sum of the readings dated after the one day and not after the
// last, one a day, and their number.
func (s shelf) sum(after, last, asOf successkit.Date) (sum float64, n int) {
	day := successkit.Date{}
	for i := s.until(last) - 1; i >= 0 && s[i].Date.After(after); i-- {
		if s[i].Date == day || !s[i].KnownOn(asOf) {
			continue // superseded, or not known yet
		}
		day = s[i].Date
		sum += s[i].Value
		n++
	}
	return sum, n
}
