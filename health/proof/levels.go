package proof

import (
	"math"
	"slices"

	"github.com/successkit/successkit/internal/ranking"
)

// levels counts cases by figure. The zero levels has counted none.
//
// Cases come in by the million, so that they are gathered first and sorted in
// with the others when there are many: n cases cost n·log n.
type levels struct {
	sorted []ranking.Level // in rising order
	fresh  [2][]uint64     // the keys of those not sorted in, of others and events
}

// manyFresh is how many gathered cases are sorted in at once, at the least.
const manyFresh = 4096

// add counts a case with the finite figure v.
func (l *levels) add(v float64, event bool) {
	kind := 0
	if event {
		kind = 1
	}
	l.fresh[kind] = append(l.fresh[kind], key(v))
	if n := len(l.fresh[0]) + len(l.fresh[1]); n >= manyFresh && n > len(l.sorted) {
		l.settle()
	}
}

// settle sorts in what was gathered.
func (l *levels) settle() {
	*l = levels{sorted: l.all()}
}

// all returns the levels in rising order. The caller must not change them.
func (l *levels) all() []ranking.Level {
	if len(l.fresh[0])+len(l.fresh[1]) == 0 {
		return l.sorted
	}
	var fresh []ranking.Level
	for kind, keys := range l.fresh {
		keys = slices.Clone(keys) // not in place, so that two may read at once
		slices.Sort(keys)
		fresh = mergeLevels(fresh, count(keys, kind == 1))
	}
	return mergeLevels(l.sorted, fresh)
}

// count counts sorted keys of one kind.
func count(keys []uint64, events bool) []ranking.Level {
	var counted []ranking.Level
	for from := 0; from < len(keys); {
		to := from + 1
		for to < len(keys) && keys[to] == keys[from] {
			to++
		}
		level := ranking.Level{Value: figure(keys[from])}
		if events {
			level.Events = int64(to - from)
		} else {
			level.Others = int64(to - from)
		}
		counted = append(counted, level)
		from = to
	}
	return counted
}

// mergeLevels adds up two counts in rising order. It changes neither.
func mergeLevels(a, b []ranking.Level) []ranking.Level {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	merged := make([]ranking.Level, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].Value < b[0].Value:
			merged, a = append(merged, a[0]), a[1:]
		case a[0].Value > b[0].Value:
			merged, b = append(merged, b[0]), b[1:]
		default:
			merged = append(merged, ranking.Level{Value: a[0].Value, Events: a[0].Events + b[0].Events, Others: a[0].Others + b[0].Others})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(merged, a...), b...)
}

// without takes the counts of a part away from those of the whole.
func without(whole, part []ranking.Level) []ranking.Level {
	rest := make([]ranking.Level, 0, len(whole))
	for _, l := range whole {
		if len(part) > 0 && part[0].Value == l.Value {
			l.Events, l.Others = l.Events-part[0].Events, l.Others-part[0].Others
			part = part[1:]
		}
		if l.Events+l.Others > 0 {
			rest = append(rest, l)
		}
	}
	return rest
}

// key returns the bits of a finite figure, so that they sort as it does. Zero
// has one key.
func key(v float64) uint64 {
	bits := math.Float64bits(v + 0) // + 0 turns -0 into 0
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

// figure returns the figure of a key.
func figure(k uint64) float64 {
	if k>>63 == 1 {
		return math.Float64frombits(k &^ (1 << 63))
	}
	return math.Float64frombits(^k)
}
