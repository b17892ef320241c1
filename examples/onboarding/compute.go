package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/cohort"
	"github.com/successkit/successkit/journey/draw"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/journey/proof"
)

// A document is all that is said of a book.
type document struct {
	books
	standing []standing // customers whose clock runs, in the order of the file
	timing   cohort.Report
	compared *cohort.Comparison // nil where there are not two coverages
	forecast *expansion.Forecast
	judged   proof.Report
}

// A standing is where one customer stands.
type standing struct {
	*customer
	progress journey.Progress
	vector   journey.Vector
	outlook  journey.Outlook
	gaps     []journey.Gap
	offers   expansion.Offers
}

// windowDays is over how many days a customer's direction is read.
const windowDays = 28

// simulation is that of the options.
func (o options) simulation() journey.Simulation {
	return journey.Simulation{Seed: o.seed, Draws: 400, PaceDeviation: o.deviation}
}

// compute answers what is asked of the books.
func (o options) compute(b books) (document, error) {
	d := document{books: b}
	for _, c := range b.customers {
		if c.plan.Anchor().After(b.asOf) {
			continue
		}
		s, err := o.stand(&b, c)
		if err != nil {
			return document{}, fmt.Errorf("customer %s: %w", c.id, err)
		}
		d.standing = append(d.standing, s)
	}
	if err := d.time(); err != nil {
		return document{}, err
	}
	if err := d.expand(); err != nil {
		return document{}, err
	}
	if err := o.judge(&d); err != nil {
		return document{}, err
	}
	return d, nil
}

// stand says where one customer stands.
func (o options) stand(b *books, c *customer) (s standing, err error) {
	s.customer = c
	if s.progress, err = c.plan.Progress(c.events, b.asOf); err != nil {
		return s, err
	}
	if s.vector, err = c.plan.Vector(c.events, b.asOf, windowDays); err != nil {
		return s, err
	}
	if s.outlook, err = c.plan.Outlook(c.events, b.asOf, o.simulation()); err != nil {
		return s, err
	}
	if s.gaps, err = c.plan.Gaps(s.progress, c.permits); err != nil {
		return s, err
	}
	if b.catalogue != nil {
		s.offers, err = b.catalogue.Due(b.path, s.progress, c.talks)
	}
	return s, err
}

// time fills in how long customers take.
func (d *document) time() (err error) {
	var tally cohort.Tally
	for i := range d.standing {
		if err := tally.Add(d.standing[i].progress); err != nil {
			return err
		}
	}
	if d.timing, err = tally.Report(cohort.Options{}); err != nil {
		return err
	}
	if names := tally.Coverages(); len(names) >= 2 {
		c, err := tally.Compare(d.firstValue(), names[0], names[len(names)-1], cohort.Options{})
		if err != nil {
			return err
		}
		d.compared = &c
	}
	return nil
}

// firstValue is the first milestone that leads to an outcome.
func (d *document) firstValue() string {
	milestones := d.path.Definition().Milestones
	i := slices.IndexFunc(milestones, func(m journey.Milestone) bool { return m.Outcome != "" })
	return milestones[i].ID
}

// assumptions are those of the sample's vendor: what is forecast from more of a
// customer's own pace comes truer, and who is ahead takes more.
func assumptions() expansion.Assumptions {
	share := func(percent int64) decimal.Decimal { return decimal.New(percent, -2) }
	return expansion.Assumptions{
		Reach: [4]decimal.Decimal{share(40), share(55), share(60), share(70)},
		Take:  expansion.Take{Ahead: share(35), Slow: share(25), Stalled: share(10), Regressing: share(5), Unknown: share(20)},
	}
}

// expand fills in what the next quarter may bring.
func (d *document) expand() error {
	if d.catalogue == nil {
		return nil
	}
	window, err := successkit.Days(d.asOf.AddDays(1), d.asOf.AddDays(91))
	if err != nil {
		return err
	}
	candidates := make([]expansion.Candidate, 0, len(d.standing))
	for i := range d.standing {
		s := &d.standing[i]
		c := expansion.Candidate{Customer: s.id, Progress: s.progress, Direction: s.vector.Direction}
		for _, t := range s.talks {
			if t.Answer != expansion.Open && !later(t.Date, t.Recorded).After(d.asOf) {
				c.Holds = append(c.Holds, t.Offer)
			}
		}
		if s.progress.Escalation == 5 {
			c.Bars = append(c.Bars, successkit.NewReason("sample.escalated"))
		}
		candidates = append(candidates, c)
	}
	f, err := d.catalogue.Forecast(d.path, candidates, window, assumptions())
	d.forecast = &f
	return err
}

// judge fills in how good the forecasts were, by everything that is known.
func (o options) judge(d *document) error {
	s := o.simulation()
	s.Draws, s.Percentiles = 200, []int{10, 25, 50, 75, 90}
	tally, err := proof.New(proof.Scope{OutlookDays: []int{14, 42}, Simulation: s})
	if err != nil {
		return err
	}
	for _, c := range d.customers {
		if err := tally.Add(c.plan, c.events, d.known); err != nil {
			return fmt.Errorf("customer %s: %w", c.id, err)
		}
	}
	d.judged = tally.Report()
	return nil
}

// drawPath writes the picture of the path.
func (d *document) drawPath(file string) error {
	list := make([]journey.Progress, 0, len(d.standing))
	for i := range d.standing {
		list = append(list, d.standing[i].progress)
	}
	picture, err := draw.PathSVG(d.path, draw.StandingOf(d.path, list))
	if err != nil {
		return err
	}
	return os.WriteFile(file, picture, 0o644)
}

// A late milestone is one that will not come in time.
type late struct {
	*standing
	status journey.Status
}

// soonLate returns the first milestone of each customer that is at risk and planned
// within a number of days, by the planned date.
func (d *document) soonLate(days int) []late {
	var all []late
	for i := range d.standing {
		s := &d.standing[i]
		for _, m := range s.progress.Milestones {
			if m.State == journey.AtRisk && m.Planned.Sub(d.asOf) <= days {
				all = append(all, late{s, m})
				break
			}
		}
	}
	slices.SortStableFunc(all, func(a, b late) int { return a.status.Planned.Compare(b.status.Planned) })
	return all
}

// overdue returns the milestone that holds each late customer, the most escalated
// customer first and then the longest overdue.
func (d *document) overdue() []late {
	var all []late
	for i := range d.standing {
		s := &d.standing[i]
		for _, m := range s.progress.Milestones {
			if m.State == journey.Overdue || m.State == journey.LostAgain {
				all = append(all, late{s, m})
				break
			}
		}
	}
	slices.SortStableFunc(all, func(a, b late) int {
		return cmp.Or(cmp.Compare(b.progress.Escalation, a.progress.Escalation), a.status.Planned.Compare(b.status.Planned))
	})
	return all
}
