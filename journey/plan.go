package journey

import (
	"fmt"
	"math"
	"slices"

	"github.com/successkit/successkit"
)

// A Plan is a path dated for one customer. It is immutable, small, and safe
// for concurrent use. It is not stored: the path's definition and the anchor
// give it back. [Path.Plan] makes one; the zero Plan has no path, and
// [Plan.Progress] refuses it.
type Plan struct {
	path   *Path
	anchor successkit.Date
}

// A Planned milestone is what a plan says of it before anything has happened.
type Planned struct {
	// Milestone is its id.
	Milestone string `json:"milestone"`
	// Start is the day on which the last of its prerequisites is planned, and
	// the anchor where it has none.
	Start successkit.Date `json:"start"`
	// Date is the day on which it is planned to be reached.
	Date successkit.Date `json:"date"`
	// SlackDays is how many days it can slip, everything else going to plan,
	// before the objective is reached later. At 0 it is on a critical path. It
	// is nil where the objective does not wait for it.
	SlackDays *int `json:"slack_days,omitzero"`
}

// lastDay is the end of the calendar.
var lastDay = successkit.MustDate("9999-12-31")

// schedule fills due and slack by the critical path method: forward for the
// dates, backward from the objective for the slack.
func (p *Path) schedule() {
	milestones := p.def.Milestones
	p.due = make([]int64, len(milestones))
	for _, i := range p.order {
		var start int64
		for _, pre := range p.waits[i] {
			start = max(start, p.due[pre])
		}
		p.due[i] = start + int64(milestones[i].DurationDays)
		p.length = max(p.length, p.due[i])
	}

	const never = math.MaxInt64
	latest := make([]int64, len(milestones)) // date at which the objective begins to suffer
	for i := range latest {
		latest[i] = never
	}
	latest[p.objective] = p.due[p.objective]
	p.slack = make([]int64, len(milestones))
	for _, i := range slices.Backward(p.order) {
		if latest[i] == never {
			p.slack[i] = -1
			continue
		}
		p.slack[i] = latest[i] - p.due[i]
		for _, pre := range p.waits[i] {
			latest[pre] = min(latest[pre], latest[i]-int64(milestones[i].DurationDays))
		}
	}
}

// Plan dates p for one customer. The planned date of a milestone is the
// latest planned date of its prerequisites, or the anchor where it has none,
// plus its expected duration in calendar days. The anchor is the day on which
// the clock begins to run, such as the day of purchase; it may lie in the
// future.
//
// Plan fails with [successkit.ErrRequired] on a zero anchor, and with
// [successkit.ErrOutOfRange] where a planned date lies beyond the calendar of
// [successkit.Date].
func (p *Path) Plan(anchor successkit.Date) (*Plan, error) {
	var f successkit.Faults
	switch {
	case p == nil || p.length == 0:
		f.Add("path", "", successkit.ErrRequired)
	case anchor.IsZero():
		f.Add("anchor", "", successkit.ErrRequired)
	case p.length > int64(lastDay.Sub(anchor)):
		f.Add("anchor", anchor.String(),
			fmt.Errorf("%w: the path takes %d days, past %s", successkit.ErrOutOfRange, p.length, lastDay))
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("journey: plan: %w", err)
	}
	return &Plan{path: p, anchor: anchor}, nil
}

// Path returns the path that p dates.
func (p *Plan) Path() *Path { return p.path }

// Anchor returns the day on which the clock begins to run.
func (p *Plan) Anchor() successkit.Date { return p.anchor }

// Milestones returns the planned milestones in the order of the definition.
// The slice is the caller's. The zero Plan has none.
func (p *Plan) Milestones() []Planned {
	if p == nil || p.path == nil {
		return nil
	}
	milestones := p.path.def.Milestones
	planned := make([]Planned, len(milestones))
	slack := make([]int, len(milestones))
	for i := range planned {
		planned[i] = Planned{
			Milestone: milestones[i].ID,
			Start:     p.anchor.AddDays(int(p.path.begins(i))),
			Date:      p.anchor.AddDays(int(p.path.due[i])),
		}
		if days := p.path.slack[i]; days >= 0 {
			slack[i] = int(days)
			planned[i].SlackDays = &slack[i]
		}
	}
	return planned
}

// begins returns the planned start of milestone i in days after the anchor.
func (p *Path) begins(i int) int64 {
	return p.due[i] - int64(p.def.Milestones[i].DurationDays)
}
