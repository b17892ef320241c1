package proof

import (
	"math"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/proportion"
	"github.com/successkit/successkit/internal/ranking"
)

// A Calibration says how true chances are: of those who were given 30 %, did it
// happen to three in ten?
type Calibration struct {
	Cases int64 `json:"cases"`
	// Brier is the mean square of chance less outcome, 0 to 1, less is better
	// (Brier 1950). Interval is the normal one of that mean.
	Brier    float64             `json:"brier"`
	Interval successkit.Interval `json:"interval"`
	// The Brier score in parts, over the groups (Murphy 1973; the last two terms,
	// which are 0 where each group holds a single chance, by Stephenson, Coelho
	// and Jolliffe 2008):
	//
	//	Brier = Reliability - Resolution + Uncertainty + WithinVariance - WithinCovariance
	//
	// Reliability is how far the groups' chances are from what happened, less is
	// better. Resolution is how far the groups are apart in what happened, more
	// is better. Uncertainty is the Brier score of the rate of all, said of
	// everyone.
	Reliability      float64 `json:"reliability"`
	Resolution       float64 `json:"resolution"`
	Uncertainty      float64 `json:"uncertainty"`
	WithinVariance   float64 `json:"within_variance"`
	WithinCovariance float64 `json:"within_covariance"`
	// Skill is 1 - Brier/Uncertainty: 0 is as good as the rate of all, 1 is to
	// know. It is 0 where there is no uncertainty.
	Skill float64 `json:"skill"`
	// MeanChance is the mean of the chances, and Rate what happened: calibration
	// in the large.
	MeanChance float64         `json:"mean_chance"`
	Rate       successkit.Rate `json:"rate"`
	// Groups is the reliability table, from the lowest chances to the highest:
	// one group a chance where there are at most 20, else ten of about as many
	// cases each.
	Groups []CalibrationGroup `json:"groups"`
}

// A CalibrationGroup compares the chances of a group of cases with what
// happened to them.
type CalibrationGroup struct {
	From  float64 `json:"from"` // the lowest chance
	To    float64 `json:"to"`   // the highest
	Mean  float64 `json:"mean"`
	Cases int64   `json:"cases"`
	// Rate is the share of the cases in which the event happened, with Wilson's
	// interval.
	Rate     successkit.Rate     `json:"rate"`
	Interval successkit.Interval `json:"interval"`
}

// The size of a reliability table.
const (
	maxChances = 20
	manyGroups = 10
)

// Calibration returns how true the chances of t are, with intervals of the
// given level. ok is false where t is no tally of probabilities, or has counted
// none.
func (t *Tally) Calibration(level float64) (c Calibration, ok bool) {
	all := t.levels.all()
	if !t.predictor.Probability || len(all) == 0 {
		return c, false
	}
	var events int64
	var chances, squares, fourths float64
	for _, l := range all {
		c.Cases += l.Events + l.Others
		events += l.Events
		chances += l.Value * float64(l.Events+l.Others)
		miss, over := (1-l.Value)*(1-l.Value), l.Value*l.Value
		squares += miss*float64(l.Events) + over*float64(l.Others)
		fourths += miss*miss*float64(l.Events) + over*over*float64(l.Others)
	}
	n := float64(c.Cases)
	c.Rate = successkit.CountRate(events, c.Cases)
	rate := float64(events) / n
	c.Brier, c.MeanChance, c.Uncertainty = squares/n, chances/n, rate*(1-rate)
	if c.Cases > 1 {
		variance := max(0, fourths/n-c.Brier*c.Brier) * n / (n - 1)
		c.Interval = normal(c.Brier, math.Sqrt(variance/n), level, 0, 1)
	}
	if c.Uncertainty > 0 {
		c.Skill = 1 - c.Brier/c.Uncertainty
	}
	for _, group := range groups(all, c.Cases) {
		c.add(group, rate, level)
	}
	return c, true
}

// groups divides levels into those of a reliability table of n cases.
func groups(all []ranking.Level, n int64) [][]ranking.Level {
	var divided [][]ranking.Level
	from := 0
	var before, seen int64 // cases up to the group, and up to the level
	for i, l := range all {
		seen += l.Events + l.Others
		// A group is full at the tenths of the cases, which a level of many may
		// pass several of.
		full := seen*manyGroups/n > before*manyGroups/n
		if len(all) <= maxChances || full {
			divided = append(divided, all[from:i+1])
			from, before = i+1, seen
		}
	}
	return divided
}

// add adds a group to the table and to the parts of the score.
func (c *Calibration) add(group []ranking.Level, rate, level float64) {
	g := CalibrationGroup{From: group[0].Value, To: group[len(group)-1].Value}
	var events int64
	for _, l := range group {
		g.Cases += l.Events + l.Others
		events += l.Events
		g.Mean += l.Value * float64(l.Events+l.Others)
	}
	n := float64(g.Cases)
	g.Mean /= n
	if len(group) == 1 {
		g.Mean = g.From
	}
	seen := float64(events) / n
	all := float64(c.Cases)
	for _, l := range group {
		off := l.Value - g.Mean
		c.WithinVariance += off * off * float64(l.Events+l.Others) / all
		c.WithinCovariance += 2 * off * ((1-seen)*float64(l.Events) - seen*float64(l.Others)) / all
	}
	c.Reliability += n * (g.Mean - seen) * (g.Mean - seen) / all
	c.Resolution += n * (seen - rate) * (seen - rate) / all
	g.Rate = successkit.CountRate(events, g.Cases)
	g.Interval, _ = proportion.Wilson(int(events), int(g.Cases), level)
	c.Groups = append(c.Groups, g)
}
