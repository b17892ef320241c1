package expansion

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/journey"
)

// Assumptions are what a forecast takes for true. The result repeats them.
type Assumptions struct {
	// Reach is the share of customers who reach a milestone that is forecast for the
	// window in it, by how many milestones the pace shown rests on: none, one, two,
	// three or more. A day that is forecast from nothing is worth less than one that
	// is forecast from three.
	Reach [4]decimal.Decimal `json:"reach"`
	// Take is the share of those who take the offer, by the direction in which the
	// customer moves.
	Take Take `json:"take"`
}

// Take is the share of customers who take an offer, by direction.
type Take struct {
	Ahead      decimal.Decimal `json:"ahead"`
	Slow       decimal.Decimal `json:"slow"`
	Stalled    decimal.Decimal `json:"stalled"`
	Regressing decimal.Decimal `json:"regressing"`
	Unknown    decimal.Decimal `json:"unknown"`
}

// of returns the share of a direction.
func (t *Take) of(d journey.Direction) decimal.Decimal {
	switch d {
	case journey.Ahead:
		return t.Ahead
	case journey.Slow:
		return t.Slow
	case journey.Stalled:
		return t.Stalled
	case journey.Regressing:
		return t.Regressing
	case journey.UnknownDirection:
	}
	return t.Unknown
}

// Validate reports every share that is not between 0 and 1, or has more than 6
// decimal places.
func (a Assumptions) Validate() error {
	var f successkit.Faults
	for i, share := range a.Reach {
		checkShare(&f, "reach["+strconv.Itoa(i)+"]", share)
	}
	checkShare(&f, "take.ahead", a.Take.Ahead)
	checkShare(&f, "take.slow", a.Take.Slow)
	checkShare(&f, "take.stalled", a.Take.Stalled)
	checkShare(&f, "take.regressing", a.Take.Regressing)
	checkShare(&f, "take.unknown", a.Take.Unknown)
	return f.Err()
}

// A Candidate is a customer of a forecast.
type Candidate struct {
	// Customer is the id of the customer.
	Customer string `json:"customer"`
	// Progress is where it stands, on the forecast's path.
	Progress journey.Progress `json:"progress"`
	// Direction is that of its success vector.
	Direction journey.Direction `json:"direction"`
	// Holds are the ids of offers that it has, or has declined.
	Holds []string `json:"holds,omitempty"`
	// Bars are reasons why nothing may be offered to it, such as an open critical
	// risk. Who sees the whole customer gives them.
	Bars []successkit.Reason `json:"bars,omitempty"`
}

// A Forecast is what a book of customers may bring in a window.
type Forecast struct {
	Path     string            `json:"path"`
	Version  int               `json:"version"`
	Currency string            `json:"currency,omitzero"`
	Window   successkit.Period `json:"window"`
	// Assumptions are what it takes for true.
	Assumptions Assumptions `json:"assumptions"`
	// Lines are the milestones with an offer, in the order of the path.
	Lines []Line `json:"lines,omitempty"`
	// Value is the sum of their values.
	Value decimal.Decimal `json:"value"`
}

// A Line is what one milestone may bring: those who reach it in the window are a
// cohort.
type Line struct {
	Milestone string `json:"milestone"`
	Offer     string `json:"offer"`
	// Customers are forecast to reach it in the window and counted.
	Customers int `json:"customers"`
	// Value is the sum of value × reach × take over them, exact.
	Value decimal.Decimal `json:"value"`
	// Full is what they would bring if all of them reached it and took it.
	Full decimal.Decimal `json:"full"`
	// Excluded are those who reach it in the window and were left out, in the order of
	// the candidates.
	Excluded []Excluded `json:"excluded,omitempty"`
}

// Excluded is a customer who was left out, with the reasons.
type Excluded struct {
	Customer string              `json:"customer"`
	Reasons  []successkit.Reason `json:"reasons"`
}

// The codes of the reasons why a customer is left out of a line, with their arguments.
// The evidence is the offer.
const (
	// CodeHolds: offer (its name). The customer has it, or has declined it.
	CodeHolds = "expansion.holds"
	// CodeCounted: offer (its name). The customer counts for it in an earlier line.
	CodeCounted = "expansion.counted"
)

// Phrases returns the English text of the reasons that this package gives. The map is
// the caller's.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeHolds:   `"{offer}" is held or was declined.`,
		CodeCounted: `"{offer}" counts for an earlier milestone.`,
	}
}

// Forecast returns what candidates on a path may bring in a window. A milestone
// counts where it is open and forecast for a day of the window; where several with one
// offer are, a customer counts for the first of the path. It fails with an
// [successkit.InputError] that lists every fault: a window that is missing, shares
// that are none, a candidate that is not on the path, a customer twice.
func (c *Catalogue) Forecast(path *journey.Path, candidates []Candidate, window successkit.Period, a Assumptions) (Forecast, error) {
	var f successkit.Faults
	c.ready(&f)
	if path == nil {
		f.Add("path", "", successkit.ErrRequired)
	}
	if window.IsZero() {
		f.Add("window", "", successkit.ErrRequired)
	}
	f.Merge("assumptions", a.Validate())
	check(&f, path, candidates)
	if err := f.Err(); err != nil {
		return Forecast{}, fmt.Errorf("expansion: forecast: %w", err)
	}
	def := path.Definition()
	out := Forecast{Path: def.ID, Version: def.Version, Currency: c.def.Currency, Window: window, Assumptions: a}
	counted := map[int][]bool{} // by offer, of each candidate
	for i := range def.Milestones {
		at, ok := c.index[def.Milestones[i].Offer]
		if !ok {
			continue
		}
		if counted[at] == nil {
			counted[at] = make([]bool, len(candidates))
		}
		line := lineOf(i, &c.def.Offers[at], candidates, counted[at], window, &a)
		line.Milestone = def.Milestones[i].ID
		out.Value = out.Value.Add(line.Value)
		out.Lines = append(out.Lines, line)
	}
	out.Value = exact.Canonical(out.Value)
	return out, nil
}

// check notes what is wrong with candidates.
func check(f *successkit.Faults, path *journey.Path, candidates []Candidate) {
	seen := make(map[string]bool, len(candidates))
	for i := range candidates {
		at := "candidates[" + strconv.Itoa(i) + "]"
		if id := candidates[i].Customer; id == "" {
			f.Add(at+".customer", "", successkit.ErrRequired)
		} else if seen[id] {
			f.Add(at+".customer", id, successkit.ErrDuplicate)
		}
		seen[candidates[i].Customer] = true
		if p := &candidates[i].Progress; !p.Of(path) {
			f.Add(at+".progress", p.Path, fmt.Errorf("%w: of another path", successkit.ErrConflict))
		}
		if !candidates[i].Direction.Valid() {
			f.Add(at+".direction", candidates[i].Direction.String(), successkit.ErrUnknown)
		}
	}
}

// lineOf sums over those who are forecast to reach milestone i in the window. How many
// there are of each reach and take is counted, and multiplied once. Who counts for the
// offer is noted in counted.
func lineOf(i int, o *Offer, candidates []Candidate, counted []bool, window successkit.Period, a *Assumptions) Line {
	line := Line{Offer: o.ID}
	var counts [4][6]int64
	for k := range candidates {
		candidate := &candidates[k]
		s := &candidate.Progress.Milestones[i]
		if s.State.Done() || !window.Contains(s.Forecast) {
			continue
		}
		reasons := slices.Clone(candidate.Bars)
		if slices.Contains(candidate.Holds, o.ID) {
			reasons = append(reasons, o.reason(CodeHolds))
		}
		if counted[k] {
			reasons = append(reasons, o.reason(CodeCounted))
		}
		if len(reasons) > 0 {
			line.Excluded = append(line.Excluded, Excluded{candidate.Customer, reasons})
			continue
		}
		counted[k] = true
		line.Customers++
		counts[max(0, min(candidate.Progress.PaceMilestones, 3))][candidate.Direction]++
	}
	for paces := range counts {
		for direction, n := range counts[paces] {
			if n > 0 {
				share := a.Reach[paces].Mul(a.Take.of(journey.Direction(direction)))
				line.Value = line.Value.Add(o.Value.Mul(share).Mul(decimal.New(n, 0)))
			}
		}
	}
	line.Value = exact.Canonical(line.Value)
	line.Full = exact.Canonical(o.Value.Mul(decimal.New(int64(line.Customers), 0)))
	return line
}

func (o *Offer) reason(code string) successkit.Reason {
	return successkit.NewReason(code).With("offer", o.Name).WithRef("offer", o.ID)
}
