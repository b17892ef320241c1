package cohort

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/survival"
)

// Options say how estimates are made. The zero Options are what most want.
type Options struct {
	// Level is the confidence of intervals, above 0 and below 1. Zero means 0.95.
	Level float64 `json:"level,omitzero"`
}

func (o Options) level() (float64, error) {
	if o.Level == 0 {
		return 0.95, nil
	}
	if !(o.Level > 0 && o.Level < 1) {
		return 0, &successkit.FieldError{
			Path: "level", Value: strconv.FormatFloat(o.Level, 'g', -1, 64),
			Err: fmt.Errorf("%w: want more than 0 and less than 1", successkit.ErrOutOfRange),
		}
	}
	return o.Level, nil
}

// A Report says how long customers take, by coverage.
type Report struct {
	Path      string          `json:"path"`
	Version   int             `json:"version"`
	AsOf      successkit.Date `json:"as_of"`
	Objective string          `json:"objective"`
	// Groups are the coverages, in alphabetical order.
	Groups []Group `json:"groups,omitempty"`
}

// A Group is how long the customers of one coverage take.
type Group struct {
	Coverage string `json:"coverage,omitzero"`
	// Customers had come to their anchor; NotStarted had not.
	Customers  int64 `json:"customers"`
	NotStarted int64 `json:"not_started,omitzero"`
	// Completion is how many are at the objective, of those for whom it was not
	// waived.
	Completion successkit.Rate `json:"completion"`
	// Milestones are those of the path, in order.
	Milestones []Timing `json:"milestones"`
	// Bottleneck is the id of the milestone at which most are stuck; of equals the
	// one that takes longest from when it can begin, then the first. It is empty
	// where nobody is.
	Bottleneck string `json:"bottleneck,omitzero"`
}

// A Timing is how long one milestone takes.
type Timing struct {
	Milestone string `json:"milestone"`
	// Reached are there, Late of them after the planned date. Waived need not be.
	Reached int64 `json:"reached"`
	Late    int64 `json:"late,omitzero"`
	Waived  int64 `json:"waived,omitzero"`
	// UnderWay could be there and are not, Stuck of them past the planned date.
	// Waiting wait for something before it.
	UnderWay int64 `json:"under_way,omitzero"`
	Stuck    int64 `json:"stuck,omitzero"`
	Waiting  int64 `json:"waiting,omitzero"`
	// Days are those from the anchor, and Gap those from when it could begin.
	Days Quantiles `json:"days"`
	Gap  Quantiles `json:"gap"`
}

// Quantiles are the days by which a quarter, half, three quarters and nine in ten
// have arrived.
type Quantiles struct {
	P25    Estimate `json:"p25"`
	Median Estimate `json:"median"`
	P75    Estimate `json:"p75"`
	P90    Estimate `json:"p90"`
}

// An Estimate is a number of days. It is nil, and unknown, where fewer than that
// share have arrived; its interval can still have a lower bound. The interval is none
// where nobody was counted, and where so few are left by then that nothing bounds it.
type Estimate struct {
	Days     *float64            `json:"days"`
	Interval successkit.Interval `json:"interval,omitzero"`
}

// Report returns the figures of the tally. It fails with
// [successkit.ErrOutOfRange] on a level that is none. An empty tally has a report
// without groups.
func (t *Tally) Report(o Options) (Report, error) {
	level, err := o.level()
	if err != nil {
		return Report{}, fmt.Errorf("cohort: %w", err)
	}
	out := Report{Path: t.scope.path, Version: t.scope.version, AsOf: t.scope.asOf, Objective: t.scope.objective}
	objective := slices.Index(t.scope.milestones, t.scope.objective)
	for _, coverage := range t.Coverages() {
		g := t.groups[coverage]
		group := Group{Coverage: coverage, Customers: g.customers, NotStarted: g.notStarted}
		goal := &g.milestones[objective].days
		group.Completion = successkit.CountRate(goal.Events(), goal.Len())
		for i := range g.milestones {
			group.Milestones = append(group.Milestones, g.milestones[i].report(t.scope.milestones[i], g.customers, level))
		}
		group.Bottleneck = bottleneck(group.Milestones)
		out.Groups = append(out.Groups, group)
	}
	return out, nil
}

func (m *timing) report(milestone string, customers int64, level float64) Timing {
	reached := m.days.Events()
	return Timing{
		Milestone: milestone,
		Reached:   reached, Late: m.late,
		Waived:   customers - m.days.Len(),
		UnderWay: m.gap.Len() - reached, Stuck: m.stuck,
		Waiting: m.days.Len() - m.gap.Len(),
		Days:    quantiles(&m.days, level), Gap: quantiles(&m.gap, level),
	}
}

func quantiles(c *survival.Counts, level float64) Quantiles {
	curve := c.Curve(level, survival.Log)
	at := func(p float64) Estimate {
		if c.Len() == 0 {
			return Estimate{}
		}
		q := curve.Quantile(p)
		var e Estimate
		if q.Known() {
			e.Days = &q.Time
		}
		if !math.IsInf(q.Lower, 1) { // else nothing bounds it
			e.Interval, _ = successkit.NewInterval(q.Lower, q.Upper, level)
		}
		return e
	}
	return Quantiles{at(0.25), at(0.5), at(0.75), at(0.9)}
}

func bottleneck(milestones []Timing) string {
	most := -1
	for i := range milestones {
		switch m := &milestones[i]; {
		case m.Stuck == 0:
		case most < 0, m.Stuck > milestones[most].Stuck,
			m.Stuck == milestones[most].Stuck && longer(m.Gap.Median, milestones[most].Gap.Median):
			most = i
		}
	}
	if most < 0 {
		return ""
	}
	return milestones[most].Milestone
}

// longer reports whether a takes longer than b; what has not come takes longest.
func longer(a, b Estimate) bool {
	return b.Days != nil && (a.Days == nil || *a.Days > *b.Days)
}

// A Comparison says whether one coverage takes customers to a milestone faster
// than another, from the anchor on.
type Comparison struct {
	Milestone string    `json:"milestone"`
	Coverages [2]string `json:"coverages"`
	// Median are the days by which half are there.
	Median [2]Estimate `json:"median"`
	// Observed are those who arrived, and Expected how many would have if the
	// coverages did not differ.
	Observed [2]float64 `json:"observed"`
	Expected [2]float64 `json:"expected"`
	// ChiSquare is that of the log-rank test, with one degree of freedom, and P the
	// chance of one as large where the coverages do not differ. Both are nil where
	// nothing tells. They say nothing of why: customers are rarely given a coverage
	// at random.
	ChiSquare *float64 `json:"chi_square"`
	P         *float64 `json:"p"`
}

// Compare compares two coverages by the log-rank test (Mantel 1966). It fails
// with [successkit.ErrUnknown] where the tally has none of that coverage or
// milestone, and with [successkit.ErrOutOfRange] on a level that is none.
func (t *Tally) Compare(milestone, a, b string, o Options) (Comparison, error) {
	var f successkit.Faults
	level, err := o.level()
	f.Merge("", err)
	at := slices.Index(t.scope.milestones, milestone)
	if at < 0 {
		f.Add("milestone", milestone, fmt.Errorf("%w: no such milestone", successkit.ErrUnknown))
	}
	for _, coverage := range []string{a, b} {
		if t.groups[coverage] == nil {
			f.Add("coverage", coverage, fmt.Errorf("%w: nobody of it was tallied", successkit.ErrUnknown))
		}
	}
	if err := f.Err(); err != nil {
		return Comparison{}, fmt.Errorf("cohort: compare: %w", err)
	}
	first, second := &t.groups[a].milestones[at].days, &t.groups[b].milestones[at].days
	test := survival.Compare(first, second, survival.LogRank)
	c := Comparison{
		Milestone: milestone, Coverages: [2]string{a, b},
		Median:   [2]Estimate{quantiles(first, level).Median, quantiles(second, level).Median},
		Observed: test.Observed, Expected: test.Expected,
	}
	if !math.IsNaN(test.ChiSquare) {
		c.ChiSquare, c.P = &test.ChiSquare, &test.P
	}
	return c, nil
}
