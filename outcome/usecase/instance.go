package usecase

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// An Instance says what one customer wants of a use case: what was captured at
// the sale.
type Instance struct {
	// ID identifies the required outcome within the customer's definition.
	ID string `json:"id"`
	// UseCase is the id of the use case.
	UseCase string `json:"use_case"`
	// WildSuccess is what wild success would be, in the customer's own words. It
	// may be empty: nobody asked.
	WildSuccess string `json:"wild_success,omitzero"`
	// GoLive is the day of going live, planned or past, from which due dates are
	// counted.
	GoLive successkit.Date `json:"go_live"`
	// Figures are what is the customer's own, by measure.
	Figures []Figure `json:"figures,omitempty"`
	// Without are measures of the template that the customer does not want.
	Without []string `json:"without,omitempty"`
}

// A Figure is what a customer has of its own for one measure of the template.
type Figure struct {
	// Measure is the id of the measure in the template.
	Measure string `json:"measure"`
	// Baseline is the value at the start, where it is known.
	Baseline *decimal.Decimal `json:"baseline,omitempty"`
	// Target or Band replace the goal of the template, and Due its date.
	Target *decimal.Decimal `json:"target,omitempty"`
	Band   *outcome.Band    `json:"band,omitzero"`
	Due    successkit.Date  `json:"due,omitzero"`
}

// measureID returns the id of a measure of a template in the definition of a
// customer, where several required outcomes may be of one use case.
func measureID(required, template string) string { return required + "." + template }

// Instance returns the required outcome of one customer: the template of the use
// case with the customer's own words and figures, and measures whose ids are
// "ID.MEASURE". It fails with
//
//   - [successkit.ErrUnknown] at "use_case", and for a figure or one of Without
//     whose measure the template does not have;
//   - [successkit.ErrRequired] where the day of going live is missing and a due
//     date rests on it, where a baseline is and the target rests on it, and
//     where no measure is left;
//   - [successkit.ErrDuplicate] where a measure comes twice;
//   - [successkit.ErrOutOfRange] where a due date is beyond the calendar, and
//     where a target that is computed has more than 38 digits or 20 places;
//   - [successkit.ErrConflict] and others, as [outcome.Definition.Validate] does.
func (c *Catalogue) Instance(in Instance) (outcome.Required, error) {
	var f successkit.Faults
	f.Add("id", in.ID, word.CheckID(in.ID))
	u := c.find(in.UseCase)
	if u == nil {
		f.Add("use_case", in.UseCase, fmt.Errorf("%w: no use case of the catalogue", successkit.ErrUnknown))
		return outcome.Required{}, fmt.Errorf("usecase: %w", f.Err())
	}
	in.checkMeasures(&f, u)
	r := outcome.Required{ID: in.ID, Statement: u.Success, UseCase: u.ID, WildSuccess: in.WildSuccess}
	for _, m := range u.Measures {
		if !slices.Contains(in.Without, m.ID) {
			r.Measures = append(r.Measures, in.measure(&f, m))
		}
	}
	if len(r.Measures) == 0 {
		f.Add("without", "", fmt.Errorf("%w: at least one measure is to be left", successkit.ErrRequired))
	}
	if f.Total() == 0 {
		f.Merge("", r.Validate())
	}
	if err := f.Err(); err != nil {
		return outcome.Required{}, fmt.Errorf("usecase: %w", err)
	}
	return r, nil
}

// checkMeasures notes measures that are not of the use case, or that come
// twice.
func (in *Instance) checkMeasures(f *successkit.Faults, u *UseCase) {
	seen := map[string]bool{}
	check := func(at, id string) {
		known := slices.ContainsFunc(u.Measures, func(m Measure) bool { return m.ID == id })
		switch {
		case !known:
			f.Add(at, id, fmt.Errorf("%w: no measure of the use case", successkit.ErrUnknown))
		case seen[id]:
			f.Add(at, id, successkit.ErrDuplicate)
		}
		seen[id] = true
	}
	for i, own := range in.Figures {
		check(field.Item("figures", i)+".measure", own.Measure)
	}
	for i, id := range in.Without {
		check(field.Item("without", i), id)
	}
}

// measure returns the measure that the customer has of a template.
func (in *Instance) measure(f *successkit.Faults, t Measure) outcome.Measure {
	m := outcome.Measure{
		ID: measureID(in.ID, t.ID), Name: t.Name, Unit: t.Unit, Direction: t.Direction,
		Target: cloned(t.Target), Band: cloned(t.Band), SoonDays: t.SoonDays, Backing: t.Backing,
	}
	at := "figures"
	if i := slices.IndexFunc(in.Figures, func(own Figure) bool { return own.Measure == t.ID }); i >= 0 {
		own := in.Figures[i]
		at = field.Item(at, i)
		m.Baseline, m.Due = cloned(own.Baseline), own.Due
		if own.Target != nil {
			m.Target = cloned(own.Target)
		}
		if own.Band != nil {
			m.Band = cloned(own.Band)
		}
	}
	if m.Target == nil && t.Factor != nil {
		m.Target = target(f, at+".baseline", t, m.Baseline)
	}
	if m.Due.IsZero() {
		days := t.DueDays
		if days == 0 {
			days = DefaultDueDays
		}
		m.Due = in.GoLive.AddDays(days)
		switch {
		case in.GoLive.IsZero():
			f.Add("go_live", "", fmt.Errorf("%w: %s is due %d days after it", successkit.ErrRequired, t.ID, days))
		case m.Due.IsZero():
			f.Add("go_live", in.GoLive.String(), fmt.Errorf("%w: %s is due %d days after it, beyond the calendar", successkit.ErrOutOfRange, t.ID, days))
		}
	}
	return m
}

// target returns the factor of a template times a baseline.
func target(f *successkit.Faults, at string, t Measure, baseline *decimal.Decimal) *decimal.Decimal {
	switch {
	case baseline == nil:
		f.Add(at, "", fmt.Errorf("%w: the target of %s is %s times it", successkit.ErrRequired, t.ID, exact.Text(*t.Factor)))
	case exact.Check(*baseline) != nil:
		f.Add(at, "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, exact.Check(*baseline)))
	case baseline.Sign() <= 0:
		f.Add(at, exact.Text(*baseline), fmt.Errorf("%w: want above 0, the target of %s is %s times it", successkit.ErrConflict, t.ID, exact.Text(*t.Factor)))
	default:
		d := exact.Canonical(t.Factor.Mul(*baseline))
		if err := exact.Check(d); err != nil {
			f.Add(at, exact.Text(*baseline), fmt.Errorf("%w: times %s: %w", successkit.ErrOutOfRange, exact.Text(*t.Factor), err))
		}
		return &d
	}
	return nil
}
