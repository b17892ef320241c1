package main

import (
	"fmt"
	"strconv"
)

// printJudged prints how good the forecasts were.
func (p *page) printJudged() {
	r := p.judged
	p.title("Were the forecasts any good? All that is known up to %s tells", p.known)
	fmt.Fprintf(p.out, "Of %d milestones of %d customers %s became overdue.\n", r.Milestones, r.Customers, percent(r.Base))
	fmt.Fprintf(p.out, "Of those flagged at risk, week by week, %s became overdue (%s).\n", percent(r.Precision), r.Precision)
	fmt.Fprintf(p.out, "Of those that became overdue %s had been flagged (%s).\n", percent(r.Recall), r.Recall)
	if r.WarningDays != nil {
		fmt.Fprintf(p.out, "Half of the true flags came %s days or more before the date.\n", number(*r.WarningDays))
	}
	p.out.WriteString("\nOf a hundred dates that a percentile gave, on day 14 and day 42 of a journey, so many held:\n\n")
	t := table{align: "lrl"}
	t.add("percentile", "held", "95 %")
	for _, c := range r.Calibration {
		interval := ""
		if !c.Interval.IsZero() {
			interval = strconv.FormatFloat(100*c.Interval.Lower(), 'f', 1, 64) + " to " + strconv.FormatFloat(100*c.Interval.Upper(), 'f', 1, 64)
		}
		t.add("P"+strconv.Itoa(c.Percent), percent(c.Held), interval)
	}
	p.out.WriteString(t.String())
}
