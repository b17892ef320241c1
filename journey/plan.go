package journey

import (
	"fmt"

	"github.com/successkit/successkit"
)

// A Plan is a path dated for one customer. It is immutable, small, and safe
// for concurrent use. It is not stored: the path's definition, the anchor, the
// word of the variant and the calendar give it back. [Path.Plan] makes one; the
// zero Plan has no path, and what is asked of it is refused.
type Plan struct {
	path     *Path
	schedule *schedule
	calendar *Calendar
	anchor   successkit.Date
	origin   int64 // working days through the anchor
}

// A Term says how a path is planned for one customer. The zero Term says nothing.
type Term struct{ set func(*Plan) error }

// By plans by the variant of that word, and by the path itself where it is empty, as
// [Plan.Coverage] and [Progress] have it. [Path.Plan] then fails with
// [successkit.ErrUnknown] where the path has no such variant.
func By(coverage string) Term {
	return Term{func(p *Plan) error {
		if coverage == "" {
			p.schedule = &p.path.base
			return nil
		}
		for i := range p.path.variants {
			if p.path.variants[i].coverage == coverage {
				p.schedule = &p.path.variants[i]
				return nil
			}
		}
		return &successkit.FieldError{Path: "coverage", Value: coverage, Err: fmt.Errorf("%w: no such variant", successkit.ErrUnknown)}
	}}
}

// Over plans over the working days of a calendar. Without it, or with a nil
// one, every day is a working day. [Path.Plan] then fails with
// [successkit.ErrRequired] on the zero Calendar, which has none.
func Over(c *Calendar) Term {
	return Term{func(p *Plan) error {
		if c != nil && c.through[7] == 0 {
			return &successkit.FieldError{Path: "calendar", Err: successkit.ErrRequired}
		}
		p.calendar = c
		return nil
	}}
}

// A Planned milestone is what a plan says of it before anything has happened.
type Planned struct {
	// Milestone is its id.
	Milestone string `json:"milestone"`
	// Start is the day on which its prerequisites are planned to let it begin,
	// and the anchor where it has none.
	Start successkit.Date `json:"start"`
	// Date is the day on which it is planned to be reached.
	Date successkit.Date `json:"date"`
	// SlackDays is how many days of the plan it can slip, everything else going
	// to plan, before the objective is reached later. At 0 it is on a critical
	// path. It is nil where the objective does not wait for it. Where any of
	// several prerequisites is enough, the planned one may slip further than
	// this, until another comes before it.
	SlackDays *int `json:"slack_days,omitzero"`
}

// lastDay is the end of the calendar.
var lastDay = successkit.MustDate("9999-12-31")

// Plan dates p for one customer. The planned date of a milestone is the latest
// planned date of its prerequisites (the earliest, where any is enough), or the
// anchor where it has none, plus its duration in days: civil days or, with
// [Over], working days. The anchor is the day on which the clock begins to run,
// such as the day of purchase; it may lie in the future, and need not be a
// working day.
//
// Plan fails with [successkit.ErrRequired] on a zero anchor, with
// [successkit.ErrOutOfRange] where a planned date lies beyond the calendar of
// [successkit.Date], and as its terms do.
func (p *Path) Plan(anchor successkit.Date, terms ...Term) (*Plan, error) {
	var f successkit.Faults
	if p == nil || p.base.length == 0 {
		f.Add("path", "", successkit.ErrRequired)
		return nil, fmt.Errorf("journey: plan: %w", f.Err())
	}
	plan := &Plan{path: p, schedule: &p.base, anchor: anchor}
	for _, term := range terms {
		if term.set != nil {
			f.Merge("", term.set(plan))
		}
	}
	if anchor.IsZero() {
		f.Add("anchor", "", successkit.ErrRequired)
	} else {
		plan.origin = plan.calendar.count(anchor)
		if length := plan.schedule.length; length > plan.calendar.count(lastDay)-plan.origin {
			f.Add("anchor", anchor.String(),
				fmt.Errorf("%w: the path takes %d days, past %s", successkit.ErrOutOfRange, length, lastDay))
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("journey: plan: %w", err)
	}
	return plan, nil
}

// Path returns the path that p dates.
func (p *Plan) Path() *Path {
	if p == nil {
		return nil
	}
	return p.path
}

// Anchor returns the day on which the clock begins to run.
func (p *Plan) Anchor() successkit.Date {
	if p == nil {
		return successkit.Date{}
	}
	return p.anchor
}

// Coverage returns the word of the variant that p follows. It is empty where it
// follows none, and for the zero Plan.
func (p *Plan) Coverage() string {
	if p == nil || p.schedule == nil {
		return ""
	}
	return p.schedule.coverage
}

// Calendar returns the calendar over which p is planned; nil is that of civil
// days.
func (p *Plan) Calendar() *Calendar {
	if p == nil {
		return nil
	}
	return p.calendar
}

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
			Start:     p.date(p.schedule.begins(i)),
			Date:      p.date(p.schedule.due[i]),
		}
		if days := p.schedule.slack[i]; days >= 0 {
			slack[i] = int(days)
			planned[i].SlackDays = &slack[i]
		}
	}
	return planned
}

// ready reports whether p is a plan at all.
func (p *Plan) ready() error {
	if p == nil || p.path == nil {
		return &successkit.FieldError{Path: "plan", Err: successkit.ErrRequired}
	}
	return nil
}

// day returns d in working days after the anchor.
func (p *Plan) day(d successkit.Date) int64 { return p.calendar.count(d) - p.origin }

// date returns the date of a working day after the anchor, the anchor itself
// for day 0 and before, and the last of the calendar for a day beyond it.
func (p *Plan) date(day int64) successkit.Date {
	if day <= 0 {
		return p.anchor
	}
	return p.calendar.date(p.origin + min(day, int64(lastDay.Sub(firstDay))))
}
