package audit

import (
	"math"
	"slices"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/proportion"
)

// An Observed is the customers on one side of a contrast: how many of them there
// are, of how many the result is yes, their share and its score interval.
type Observed struct {
	Yes      int64               `json:"yes"`
	Of       int64               `json:"of"`
	Rate     successkit.Rate     `json:"rate"`
	Interval successkit.Interval `json:"interval,omitzero"`
}

func observed(yes, of int64, level float64) Observed {
	o := Observed{Yes: yes, Of: of, Rate: successkit.CountRate(yes, of)}
	o.Interval, _ = proportion.Wilson(int(yes), int(of), level)
	return o
}

// A Contrast compares those for whom a verdict or a criterion spoke with those
// against whom it did.
type Contrast struct {
	// Criterion is empty where the contrast is of the verdict itself.
	Criterion string  `json:"criterion,omitzero"`
	Measure   Measure `json:"measure"`
	// For are those with potential, on conditions or without, or those who met
	// the criterion, and Against those without potential or with a gap. Those on
	// the way to meet a criterion stand apart, and of those whom nobody asked
	// nothing is said.
	For        Observed `json:"for"`
	Acquirable Observed `json:"acquirable,omitzero"`
	Against    Observed `json:"against"`
	// Difference is the interval of the share of For less that of Against.
	Difference successkit.Interval `json:"difference,omitzero"`
	// Telling is what can be said of it.
	Telling Telling `json:"telling"`
}

// Contrasts returns what the results say of the profile: first of the verdict,
// measure by measure, and then of each criterion by id. The intervals have the
// given level; a contrast with fewer than least customers on one side is
// [TooFew]. Whether a difference is more than nothing is decided by its bounds,
// rounded to six places.
//
// It is what was seen of those who were signed, and proves no cause: those with
// one gap often have others, and where bad fit is kept out little is left to
// compare with.
func (p *Proof) Contrasts(level float64, least int64) []Contrast {
	s := p.Sums()
	var all []Contrast
	for _, m := range measures.All()[1:] {
		var pro, con [2]int64 // yes, and all
		for _, r := range s.Verdicts {
			if r.Measure != m {
				continue
			}
			switch r.Verdict {
			case fit.Potential, fit.Conditional:
				pro[0], pro[1] = pro[0]+r.Yes, pro[1]+r.Yes+r.No
			case fit.NoPotential:
				con[0], con[1] = con[0]+r.Yes, con[1]+r.Yes+r.No
			case fit.Undetermined, fit.Unassessed:
			}
		}
		if pro[1]+con[1] > 0 {
			all = append(all, contrast("", m, pro, con, level, least))
		}
	}
	var ids []string
	for _, r := range s.Criteria {
		ids = append(ids, r.Criterion)
	}
	slices.SortFunc(ids, strings.Compare)
	for _, id := range slices.Compact(ids) {
		for _, m := range measures.All()[1:] {
			var counts [4][2]int64 // by state
			for _, r := range s.Criteria {
				if r.Criterion == id && r.Measure == m {
					counts[r.State] = [2]int64{r.Yes, r.Yes + r.No}
				}
			}
			if counts[fit.Met][1]+counts[fit.Unmet][1] == 0 {
				continue
			}
			c := contrast(id, m, counts[fit.Met], counts[fit.Unmet], level, least)
			if a := counts[fit.Acquirable]; a[1] > 0 {
				c.Acquirable = observed(a[0], a[1], level)
			}
			all = append(all, c)
		}
	}
	return all
}

func contrast(id string, m Measure, pro, con [2]int64, level float64, least int64) Contrast {
	c := Contrast{Criterion: id, Measure: m, For: observed(pro[0], pro[1], level), Against: observed(con[0], con[1], level)}
	difference, ok := proportion.Difference(int(pro[0]), int(pro[1]), int(con[0]), int(con[1]), level)
	if !ok || pro[1] < least || con[1] < least {
		return c
	}
	c.Difference, c.Telling = difference, NotShown
	switch {
	case math.Round(difference.Lower()*1e6) > 0:
		c.Telling = Tells
	case math.Round(difference.Upper()*1e6) < 0:
		c.Telling = TellsReverse
	}
	return c
}
