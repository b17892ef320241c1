package census

import (
	"cmp"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// States count required outcomes by where they stand.
type States struct {
	Achieved     int64 `json:"achieved,omitzero"`
	AchievedLate int64 `json:"achieved_late,omitzero"`
	Lapsed       int64 `json:"lapsed,omitzero"`
	Missed       int64 `json:"missed,omitzero"`
	Regressed    int64 `json:"regressed,omitzero"`
	DueSoon      int64 `json:"due_soon,omitzero"`
	InProgress   int64 `json:"in_progress,omitzero"`
	Unmeasured   int64 `json:"unmeasured,omitzero"`
}

// Total returns how many there are.
func (s States) Total() int64 { return total(stateCounts(&s)) }

// Met returns how many are achieved, in time or late.
func (s States) Met() int64 { return s.Achieved + s.AchievedLate }

// Measured returns how many are not unmeasured.
func (s States) Measured() int64 { return s.Total() - s.Unmeasured }

func stateCounts(s *States) []*int64 {
	return []*int64{
		&s.Achieved, &s.AchievedLate, &s.Lapsed, &s.Missed, &s.Regressed, &s.DueSoon, &s.InProgress, &s.Unmeasured,
	}
}

// stateCount returns the count of a state, and nil for one that no result has.
func stateCount(s *States, state outcome.MeasureState) *int64 {
	switch state {
	case outcome.Achieved:
		return &s.Achieved
	case outcome.AchievedLate:
		return &s.AchievedLate
	case outcome.Lapsed:
		return &s.Lapsed
	case outcome.Missed:
		return &s.Missed
	case outcome.Regressed:
		return &s.Regressed
	case outcome.DueSoon:
		return &s.DueSoon
	case outcome.InProgress:
		return &s.InProgress
	case outcome.Unmeasured:
		return &s.Unmeasured
	case outcome.Unassessed:
	}
	return nil
}

// An Outcomes counts the required outcomes of one use case and segment that are
// due in one month.
type Outcomes struct {
	// UseCase, Segment and Month say of which. In a line that was grouped, what it
	// was not grouped by is empty or zero. Month is the first day of it.
	UseCase string          `json:"use_case,omitzero"`
	Segment string          `json:"segment,omitzero"`
	Month   successkit.Date `json:"month,omitzero"`
	// AtSale were captured by the day of going live, and AfterGoLive later. Of the
	// others one of the two days is not known.
	AtSale      int64 `json:"at_sale,omitzero"`
	AfterGoLive int64 `json:"after_go_live,omitzero"`
	// Due are those whose date has passed, and Open the others.
	Due  States `json:"due,omitzero"`
	Open States `json:"open,omitzero"`
}

// Captured returns how many outcomes there are: what customers signed up for.
func (o Outcomes) Captured() int64 { return o.Due.Total() + o.Open.Total() }

// InTime returns the share of those due and measured that were achieved by their
// date and are still.
func (o Outcomes) InTime() successkit.Rate {
	return successkit.CountRate(o.Due.Achieved, o.Due.Measured())
}

// Done returns the share of those due and measured that are achieved, in time or
// late.
func (o Outcomes) Done() successkit.Rate {
	return successkit.CountRate(o.Due.Met(), o.Due.Measured())
}

// Measured returns the share of those due that are measured at all.
func (o Outcomes) Measured() successkit.Rate {
	return successkit.CountRate(o.Due.Measured(), o.Due.Total())
}

var outcomeKind = kind[Outcomes, outcomeKey]{
	key: func(o *Outcomes) outcomeKey { return outcomeKey{o.UseCase, o.Segment, o.Month} },
	counts: func(o *Outcomes) []*int64 {
		return append(append([]*int64{&o.AtSale, &o.AfterGoLive}, stateCounts(&o.Due)...), stateCounts(&o.Open)...)
	},
}

type outcomeKey struct {
	useCase, segment string
	month            successkit.Date
}

func (k outcomeKey) compare(l outcomeKey) int {
	return cmp.Or(cmp.Compare(k.useCase, l.useCase), cmp.Compare(k.segment, l.segment), k.month.Compare(l.month))
}

// A Requirements counts the customers of one segment by how one requirement of
// their experience was kept.
type Requirements struct {
	// Requirement, Attribute and Segment say of which.
	Requirement string            `json:"requirement"`
	Attribute   outcome.Attribute `json:"attribute"`
	Segment     string            `json:"segment,omitzero"`
	// Honoured, Breached and Unobserved are the customers that have it, by state.
	Honoured   int64 `json:"honoured,omitzero"`
	Breached   int64 `json:"breached,omitzero"`
	Unobserved int64 `json:"unobserved,omitzero"`
	// Wasted are those of Honoured and Unobserved that are given clearly more than
	// they asked for.
	Wasted int64 `json:"wasted,omitzero"`
	// Breaches are the interactions and the stretches of overdue days that breach
	// it, over all customers.
	Breaches int64 `json:"breaches,omitzero"`
}

// Share returns the share of the customers by whom it could be judged for whom it
// is breached.
func (r Requirements) Share() successkit.Rate {
	return successkit.CountRate(r.Breached, r.Honoured+r.Breached)
}

var requirementKind = kind[Requirements, requirementKey]{
	key: func(r *Requirements) requirementKey { return requirementKey{r.Requirement, r.Attribute, r.Segment} },
	counts: func(r *Requirements) []*int64 {
		return []*int64{&r.Honoured, &r.Breached, &r.Unobserved, &r.Wasted, &r.Breaches}
	},
}

type requirementKey struct {
	requirement string
	attribute   outcome.Attribute
	segment     string
}

func (k requirementKey) compare(l requirementKey) int {
	return cmp.Or(cmp.Compare(k.requirement, l.requirement), cmp.Compare(k.attribute, l.attribute), cmp.Compare(k.segment, l.segment))
}

// A Customers counts the customers of one segment by where they stand with the
// whole of what they want.
type Customers struct {
	Segment string `json:"segment,omitzero"`
	// Uncaptured are those of whom nobody knows what they want. The others have a
	// Desired Outcome, and are in one of its states.
	Uncaptured     int64 `json:"uncaptured,omitzero"`
	Both           int64 `json:"both,omitzero"`
	OutcomeOnly    int64 `json:"outcome_only,omitzero"`
	ExperienceOnly int64 `json:"experience_only,omitzero"`
	Neither        int64 `json:"neither,omitzero"`
	Unknown        int64 `json:"unknown,omitzero"`
}

// Total returns how many there are.
func (c Customers) Total() int64 { return total(customerKind.counts(&c)) }

// Success returns the share of all customers that have what they want in the way
// they need. Those of whom it is not known are among the others: this is a floor.
func (c Customers) Success() successkit.Rate { return successkit.CountRate(c.Both, c.Total()) }

var customerKind = kind[Customers, segmentKey]{
	key: func(c *Customers) segmentKey { return segmentKey(c.Segment) },
	counts: func(c *Customers) []*int64 {
		return []*int64{&c.Uncaptured, &c.Both, &c.OutcomeOnly, &c.ExperienceOnly, &c.Neither, &c.Unknown}
	},
}

type segmentKey string

func (k segmentKey) compare(l segmentKey) int { return cmp.Compare(k, l) }

// customerCount returns the count of a state of the whole.
func customerCount(c *Customers, s outcome.State) *int64 {
	switch s {
	case outcome.Both:
		return &c.Both
	case outcome.OutcomeOnly:
		return &c.OutcomeOnly
	case outcome.ExperienceOnly:
		return &c.ExperienceOnly
	case outcome.Neither:
		return &c.Neither
	case outcome.UnknownState:
	}
	return &c.Unknown
}

// total adds up the counts of a line.
func total(counts []*int64) int64 {
	var n int64
	for _, c := range counts {
		n += *c
	}
	return n
}
