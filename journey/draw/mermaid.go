package draw

import (
	"fmt"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// PathMermaid returns a Mermaid flowchart of a path, from left to right. Success
// milestones are round, functional ones square, and the objective is marked. What
// waits for all that comes before is joined by whole lines, what waits for any of
// it by dotted ones. A hand-off is named on the lines into its milestone.
func PathMermaid(p *journey.Path) ([]byte, error) {
	d, index, err := road(p)
	if err != nil {
		return nil, fmt.Errorf("draw: %w", err)
	}
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	goal := objective(&d)
	for i := range d.Milestones {
		m := &d.Milestones[i]
		open, end := `["`, `"]`
		if m.Kind == journey.Success {
			open, end = `(["`, `"])`
		}
		fmt.Fprintf(&b, "  m%d%s%s%s\n", i, open, quote(m.Name), end)
	}
	handoffs := map[string]string{}
	for i := range d.Handoffs {
		h := &d.Handoffs[i]
		handoffs[h.Milestone] = string(h.From) + " to " + string(h.To)
	}
	for i := range d.Milestones {
		m := &d.Milestones[i]
		line := "-->"
		if m.Requires == journey.AnyOf {
			line = "-.->"
		}
		if h := handoffs[m.ID]; h != "" {
			line += `|"` + quote(h) + `"|`
		}
		for _, id := range m.Prerequisites {
			fmt.Fprintf(&b, "  m%d %s m%d\n", index[id], line, i)
		}
	}
	fmt.Fprintf(&b, "  classDef objective stroke-width:3px\n  class m%d objective\n", index[goal])
	return []byte(b.String()), nil
}

// PlanMermaid returns a Mermaid gantt chart of a plan, in sections by stage in the
// order of the definition. With a progress, which may be nil, it shows what came
// instead of what was planned: reached milestones as done, what is missed or at
// risk as critical, and the forecast of what is open.
func PlanMermaid(p *journey.Plan, progress *journey.Progress) ([]byte, error) {
	d, list, err := planned(p, progress)
	if err != nil {
		return nil, fmt.Errorf("draw: %w", err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "gantt\n  title %s\n  dateFormat YYYY-MM-DD\n", title(d.ID))
	last := successkit.Stage(255)
	for i := range d.Milestones {
		m := &d.Milestones[i]
		if m.Stage != last {
			fmt.Fprintf(&b, "  section %s\n", stage(m.Stage))
			last = m.Stage
		}
		start, end, tag := list[i].Start, list[i].Date, ""
		if progress != nil {
			s := &progress.Milestones[i]
			if s.State == journey.Waived {
				continue
			}
			start, end, tag = s.Begin, s.Forecast, tagOf(s.State)
			if start.After(end) {
				start = end // reached before it could begin
			}
		}
		fmt.Fprintf(&b, "  %s :%s%s, %s\n", title(m.Name), tag, start, end)
	}
	return []byte(b.String()), nil
}

// tagOf returns how a gantt chart marks a state.
func tagOf(s journey.State) string {
	switch s {
	case journey.Reached, journey.ReachedLate:
		return "done, "
	case journey.LostAgain, journey.Blocked, journey.Overdue, journey.AtRisk:
		return "crit, "
	case journey.DueSoon, journey.OnTrack:
		return "active, "
	case journey.Unassessed, journey.Waived, journey.NotStarted:
	}
	return ""
}

func stage(s successkit.Stage) string {
	if s == successkit.UnknownStage {
		return "any stage"
	}
	return s.String()
}

// quote returns a text as it may stand in a quoted label of Mermaid.
func quote(s string) string {
	return strings.NewReplacer("#", "#35;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "`", "#96;").Replace(s)
}

// title returns a text as it may stand bare in a gantt chart, where a colon ends
// the name, a semicolon the line and a hash begins a code.
func title(s string) string {
	return strings.NewReplacer(":", " -", ";", ",", "#", "No. ").Replace(s)
}
