package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"

	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/draw"
)

// reportCustomer prints where one customer stands.
func (o options) reportCustomer(b books, out *bytes.Buffer) ([]byte, error) {
	i := slices.IndexFunc(b.customers, func(c *customer) bool { return c.id == o.customer })
	if i < 0 {
		return nil, fmt.Errorf("-customer %s: no such customer", o.customer)
	}
	s, err := o.stand(&b, b.customers[i])
	if err != nil {
		return nil, fmt.Errorf("customer %s: %w", o.customer, err)
	}
	p := page{document: document{books: b}, out: out}
	fmt.Fprintf(out, "Customer %s, %s, from %s, as of %s\n", s.id, coverage(s.progress.Coverage), s.progress.Anchor, b.asOf)
	fmt.Fprintf(out, "position %s of %s planned, %s over four weeks; attention %d of 5\n", percent(s.vector.Position), percent(s.vector.Planned), s.vector.Direction, s.progress.Escalation)
	c := s.progress.Clock
	fmt.Fprintf(out, "%d days on the way, %d of them paused by the customer and %d by us\n\n", c.GrossDays, c.CustomerPausedDays, c.VendorPausedDays)
	t := table{align: "lllllr"}
	t.add("milestone", "state", "planned", "reached or forecast", "nine in ten by", "slack")
	for _, m := range s.progress.Milestones {
		ninety, slack := "", ""
		if c, ok := s.outlook.Chance(m.Milestone); ok {
			ninety = c.Dates[len(c.Dates)-1].String()
		}
		if m.SlackDays != nil {
			slack = count(*m.SlackDays)
		}
		forecast := m.Forecast.String()
		if m.State == journey.Waived {
			forecast = ""
		}
		t.add(p.name(m.Milestone), m.State.String(), m.Planned.String(), forecast, ninety, slack)
	}
	out.WriteString(t.String())
	for _, r := range s.progress.Reasons {
		fmt.Fprintf(out, "- %s\n", journey.Phrases().Text(r))
	}
	for _, g := range s.gaps {
		for _, h := range g.Help {
			fmt.Fprintf(out, "- %s helps over %s: %d minutes, saves %d of %d days\n", h.Intervention, g.Milestone, h.Minutes, h.SavesDays, g.DelayDays)
		}
	}
	if o.svg != "" {
		picture, err := draw.PlanSVG(s.plan, &s.progress)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(o.svg, picture, 0o644); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
