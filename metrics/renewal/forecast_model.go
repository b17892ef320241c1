package renewal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A ForecastModel forecasts renewals by a [ForecastDefinition]. It is immutable
// and safe for concurrent use. The zero ForecastModel knows no stage.
type ForecastModel struct {
	def                 ForecastDefinition
	best, likely, worst map[string]decimal.Decimal
}

// NewForecastModel returns the model of a definition. It keeps no part of it
// and fails as [ForecastDefinition.Validate] does.
func NewForecastModel(d ForecastDefinition) (*ForecastModel, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	d = d.clone()
	m := &ForecastModel{def: d}
	for _, t := range []struct {
		to    *map[string]decimal.Decimal
		table []StagePercent
	}{{&m.best, d.Best}, {&m.likely, d.Likely}, {&m.worst, d.Worst}} {
		*t.to = map[string]decimal.Decimal{}
		for _, s := range t.table {
			(*t.to)[s.Stage] = s.Percent
		}
	}
	return m, nil
}

// Definition returns the definition of the model.
func (m *ForecastModel) Definition() ForecastDefinition { return m.def.clone() }

func (d ForecastDefinition) clone() ForecastDefinition {
	d.Stages, d.Statuses = slices.Clone(d.Stages), slices.Clone(d.Statuses)
	d.Best, d.Likely, d.Worst = slices.Clone(d.Best), slices.Clone(d.Likely), slices.Clone(d.Worst)
	for i := range d.Statuses {
		d.Statuses[i].MinDays, d.Statuses[i].MaxDays = cloned(d.Statuses[i].MinDays), cloned(d.Statuses[i].MaxDays)
	}
	return d
}

// cloned returns a pointer to a copy of what p points to.
func cloned[T any](p *T) *T {
	if p == nil {
		return nil
	}
	return new(*p)
}

// Permitted returns the statuses that a renewal may have so many days before it
// is due, in the order of the definition.
func (m *ForecastModel) Permitted(daysToRenewal int) []string {
	var list []string
	for _, s := range m.def.Statuses {
		if least, most := s.bounds(); least <= daysToRenewal && daysToRenewal <= most {
			list = append(list, s.Status)
		}
	}
	return list
}

// Forecast returns the forecast of the given opportunities, in any order. What
// was closed, said or given notice of after asOf is taken as not having
// happened. An opportunity that is there twice counts once.
//
// What is missing or contradictory in a single opportunity is no error: it is
// left out of the sums, and its line says why. Forecast fails, with every fault
// at paths such as "opportunities[3].target", with [successkit.ErrRequired] for
// a zero asOf, where an opportunity is malformed or names a stage or status
// that the definition lacks, and with [successkit.ErrConflict] where two differ
// under one id or are in different currencies.
func (m *ForecastModel) Forecast(opportunities []Opportunity, asOf successkit.Date) (Forecast, error) {
	list, err := m.admit(opportunities, asOf)
	if err != nil {
		return Forecast{}, err
	}
	out := Forecast{AsOf: asOf, Lines: make([]ForecastLine, 0, len(list))}
	var sums struct{ target, leftOut, gross, upsell exact.Sum }
	var best, likely, worst scenarioSums
	for _, o := range list {
		out.Currency = o.Currency
		line, percent := m.line(o, asOf)
		if line.State == ForecastCounted {
			out.Counted++
			sums.target.Add(*o.Target)
			sums.gross.Add(line.Gross)
			sums.upsell.Add(line.Upsell)
			best.add(&line, percent.best)
			likely.add(&line, percent.likely)
			worst.add(&line, percent.worst)
		} else {
			out.LeftOut++
			if o.Target != nil {
				sums.leftOut.Add(*o.Target)
			}
		}
		out.Lines = append(out.Lines, line)
	}
	out.Target, out.TargetLeftOut = sums.target.Decimal(), sums.leftOut.Decimal()
	out.Gross, out.Upsell = sums.gross.Decimal(), sums.upsell.Decimal()
	out.Best, out.Likely, out.Worst = best.totals(), likely.totals(), worst.totals()
	return out, nil
}

// scenarioSums adds up a scenario.
type scenarioSums struct{ gross, upsell exact.Sum }

func (w *scenarioSums) add(l *ForecastLine, percent decimal.Decimal) {
	w.gross.Add(l.Gross.Mul(percent).Shift(-2))
	w.upsell.Add(l.Upsell.Mul(percent).Shift(-2))
}

func (w *scenarioSums) totals() ForecastTotals {
	return ForecastTotals{Gross: w.gross.Decimal(), Upsell: w.upsell.Decimal()}
}

// admit checks the opportunities and returns each once, in order of id.
func (m *ForecastModel) admit(opportunities []Opportunity, asOf successkit.Date) ([]*Opportunity, error) {
	var f successkit.Faults
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	list := make([]*Opportunity, 0, len(opportunities))
	byID := map[string]*Opportunity{}
	for i := range opportunities {
		o := &opportunities[i]
		path := "opportunities[" + strconv.Itoa(i) + "]"
		if err := o.faults(&m.def); err != nil {
			f.Merge(path, err)
			continue
		}
		if q, known := byID[o.ID]; known {
			if !o.equal(q) {
				f.Add(path+".id", o.ID, fmt.Errorf("%w: another opportunity has this id", successkit.ErrConflict))
			}
			continue
		}
		if len(list) > 0 && o.Currency != list[0].Currency {
			f.Add(path+".currency", o.Currency, fmt.Errorf("%w: the first is in %q", successkit.ErrConflict, list[0].Currency))
		}
		byID[o.ID] = o
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b *Opportunity) int { return strings.Compare(a.ID, b.ID) })
	return list, f.Err()
}
