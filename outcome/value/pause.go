package value

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/successkit/successkit"
)

// A Pause is days on which the way to value stood still because one side waited
// for the other.
type Pause struct {
	// From is the first day of it.
	From successkit.Date `json:"from"`
	// Until is the first day on which things went on. It is zero while they do
	// not.
	Until successkit.Date `json:"until,omitzero"`
	// On is the side that was waited for. BothSides counts as a wait for each.
	On successkit.Side `json:"on"`
	// Reason says what was waited for. It may be empty.
	Reason string `json:"reason,omitzero"`
}

// Validate reports everything that is wrong with p: no first day, an end that is
// not after it, a side that is missing or none.
func (p Pause) Validate() error {
	var f successkit.Faults
	if p.From.IsZero() {
		f.Add("from", "", successkit.ErrRequired)
	}
	if !p.Until.IsZero() && !p.Until.After(p.From) {
		f.Add("until", p.Until.String(), fmt.Errorf("%w: not after from, %s", successkit.ErrConflict, p.From))
	}
	switch p.On {
	case successkit.VendorSide, successkit.CustomerSide, successkit.BothSides:
	case successkit.UnknownSide:
		f.Add("on", "", successkit.ErrRequired)
	default:
		f.Add("on", p.On.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

// A Span is the days from one day to another, and how many of them went by
// waiting. A day on which both sides were waited for counts once in each wait and
// once in both together.
type Span struct {
	// Gross is the number of days from start to end. It is below 0 where the end
	// lies before the start: value may come in a trial.
	Gross int `json:"gross"`
	// OnCustomer and OnVendor are the days on which that side was waited for, and
	// Waiting those on which either was.
	OnCustomer int `json:"on_customer"`
	OnVendor   int `json:"on_vendor"`
	Waiting    int `json:"waiting"`
}

// Net returns the days on which nobody was waited for.
func (s Span) Net() int { return s.Gross - s.Waiting }

// NetOfCustomer returns the days without those on which the customer was waited
// for: how long it took as far as that is not the customer's doing.
func (s Span) NetOfCustomer() int { return s.Gross - s.OnCustomer }

// NetOfVendor returns the days without those on which the vendor was waited for.
func (s Span) NetOfVendor() int { return s.Gross - s.OnVendor }

// span returns the days from start to end. Pauses are in order of their first
// days.
func span(start, end successkit.Date, pauses []Pause) Span {
	waited := func(of ...successkit.Side) int {
		days, until := 0, start // of those before until, days were waited on
		for _, p := range pauses {
			if !slices.Contains(of, p.On) {
				continue
			}
			from, stop := p.From, p.Until
			if from.Before(until) {
				from = until
			}
			if stop.IsZero() || stop.After(end) {
				stop = end
			}
			if from.Before(stop) {
				days, until = days+stop.Sub(from), stop
			}
		}
		return days
	}
	return Span{
		Gross:      end.Sub(start),
		OnCustomer: waited(successkit.CustomerSide, successkit.BothSides),
		OnVendor:   waited(successkit.VendorSide, successkit.BothSides),
		Waiting:    waited(successkit.CustomerSide, successkit.VendorSide, successkit.BothSides),
	}
}

// sorted returns the pauses in order of their first days.
func sorted(pauses []Pause) []Pause {
	pauses = slices.Clone(pauses)
	slices.SortFunc(pauses, func(p, q Pause) int {
		return cmp.Or(p.From.Compare(q.From), p.Until.Compare(q.Until), cmp.Compare(p.On, q.On))
	})
	return pauses
}
