package proof

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/proportion"
	"github.com/successkit/successkit/internal/survival"
)

// A Report says how good forecasts were.
type Report struct {
	Scope Scope `json:"scope"`
	// Customers were judged, with Milestones whose outcome is known.
	Customers  int64 `json:"customers"`
	Milestones int64 `json:"milestones"`
	// Base is how many of them became overdue: what a flag must beat.
	Base successkit.Rate `json:"base"`
	// Precision is how many of the flagged became overdue, and Recall how many of the
	// overdue had been flagged; their 95 % intervals are Wilson's.
	Precision         successkit.Rate     `json:"precision"`
	PrecisionInterval successkit.Interval `json:"precision_interval,omitzero"`
	Recall            successkit.Rate     `json:"recall"`
	RecallInterval    successkit.Interval `json:"recall_interval,omitzero"`
	// WarningDays are the days of warning that half of the flagged that became overdue
	// had at most; nil where there were none.
	WarningDays *float64 `json:"warning_days"`
	// Calibration says of each percentile how many of its dates held. It is well
	// calibrated where Held is near Percent.
	Calibration []Calibration `json:"calibration"`
}

// Calibration is how one percentile held.
type Calibration struct {
	Percent  int                 `json:"percent"`
	Held     successkit.Rate     `json:"held"`
	Interval successkit.Interval `json:"interval,omitzero"`
}

const level = 0.95

// Report returns the figures of the tally.
func (t *Tally) Report() Report {
	c := &t.counts
	r := Report{
		Scope: t.scope.complete(), Customers: c.customers, Milestones: c.milestones - c.unknown,
		Base:      successkit.CountRate(c.late, c.milestones-c.unknown),
		Precision: successkit.CountRate(c.flaggedLate, c.flagged),
		Recall:    successkit.CountRate(c.flaggedLate, c.late),
	}
	r.PrecisionInterval, _ = proportion.Wilson(int(c.flaggedLate), int(c.flagged), level)
	r.RecallInterval, _ = proportion.Wilson(int(c.flaggedLate), int(c.late), level)
	if median := t.warning.Curve(level, survival.Log).Quantile(0.5); median.Known() {
		r.WarningDays = &median.Time
	}
	for i, p := range t.held {
		calibration := Calibration{Percent: t.scope.Simulation.Percentiles[i], Held: successkit.CountRate(p.held, p.judged)}
		calibration.Interval, _ = proportion.Wilson(int(p.held), int(p.judged), level)
		r.Calibration = append(r.Calibration, calibration)
	}
	return r
}
