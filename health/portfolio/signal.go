package portfolio

import (
	"iter"
	"maps"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// The part of the weight from which one component may be the whole score, and the
// part of the accounts whose band it then decides, by a public suite of
// practitioners.
const (
	heavyPoints   = 50
	decidePercent = 80
)

// OneSignal says so where a score of many parts is really one: where a part of
// more than half the effective weight is in the band of the whole for more than
// 80% of the accounts that have a score. It looks at the parts of the root, and
// returns a reason for each, in the order of their ids. Nil stands for no scores.
func OneSignal(scores iter.Seq[health.Score]) []successkit.Reason {
	known := int64(0)
	decided := map[string]int64{}
	if scores == nil {
		return nil
	}
	for s := range scores {
		if !s.Value.Known() {
			continue
		}
		known++
		for _, p := range s.Parts {
			if p.Weight.Micro() > heavyPoints*1_000_000 && p.Band == s.Band {
				decided[p.ID]++
			}
		}
	}
	var out []successkit.Reason
	for _, id := range slices.Sorted(maps.Keys(decided)) {
		if n := decided[id]; n*100 > known*decidePercent {
			out = append(out, successkit.NewReason(CodeOneSignal).With("part", id).With("share", successkit.CountRate(n, known).Percent(1)).
				WithInt("limit", decidePercent))
		}
	}
	return out
}
