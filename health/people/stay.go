package people

import (
	"fmt"
	"math"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// MeanTenure is how many months a marketer stays in a job on average, as Lincoln
// Murphy reports it. It is the default of a [Question]; that of another trade is
// better.
const MeanTenure = 14

// A Question asks whether anybody of some people will still be there.
type Question struct {
	// Sponsors are those who want the product, now.
	Sponsors []Stayer
	// Months is how far ahead: until the deployment, or until the renewal. See
	// [Months] for the time between two days.
	Months float64
	// MeanTenure is how many months people stay on average. Zero means 14.
	MeanTenure float64
	// Curve is the part of people that are still there after so many months in
	// their job, falling from 1. Nil means exp(−months/MeanTenure).
	Curve func(months float64) float64
	// Wanted is the chance that there should be, for which [Outlook.More] counts.
	// Zero means that none is wanted.
	Wanted float64
}

// A Stayer is a person, and for how many months the person has been there.
type Stayer struct {
	Contact string  `json:"contact"`
	Months  float64 `json:"months"`
}

// An Outlook is the answer. Chances are estimates.
type Outlook struct {
	// Each is the chance of each sponsor to be there, in their order.
	Each []float64 `json:"each,omitempty"`
	// Any is the chance that at least one of them is: 0 where there is none.
	Any float64 `json:"any"`
	// New is the chance of somebody who begins now.
	New float64 `json:"new"`
	// More is how many further relationships, with people who begin now, the
	// wanted chance needs; 0 where it is there already or none is wanted, and -1
	// where no number up to 10,000 will do.
	More int `json:"more"`
	// Assumes says what the chance rests on.
	Assumes []successkit.Reason `json:"assumes"`
}

// The codes of what an outlook assumes and of what changed, with their arguments
// in order.
const (
	// CodeIndependent has no arguments.
	CodeIndependent = "people.independent"
	// CodeConstantHazard: mean_tenure, in months.
	CodeConstantHazard = "people.constant-hazard"
)

// Phrases returns the English text of every reason of this package. The map is
// the caller's own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeIndependent:    "People are taken to leave independently of each other, which is optimistic: a reorganisation takes several at once.",
		CodeConstantHazard: "People are taken to leave at a constant rate, after {mean_tenure} months on average.",
	}
}

// maxMore is the most relationships that an outlook counts.
const maxMore = 10_000

// Stay returns the chance that at least one of the sponsors is still there:
//
//	any = 1 − Π (1 − pᵢ),  pᵢ = S(monthsᵢ + ahead)/S(monthsᵢ)
//
// With the default curve S(t) = exp(−t/μ) it is pᵢ = exp(−ahead/μ) for each: one
// contact and a contract of 12 months leave exp(−12/14), 42%. It fails where
// months are negative or not finite, the mean is not above 0, the wanted chance
// is not below 1, and where a curve leaves the range from 0 to 1 or rises.
func Stay(q Question) (Outlook, error) {
	var f successkit.Faults
	months := func(path string, x float64) {
		if !(x >= 0 && x <= math.MaxFloat64) {
			f.Add(path, number(x), fmt.Errorf("%w: want a finite number of months, 0 or above", successkit.ErrOutOfRange))
		}
	}
	months("months", q.Months)
	months("mean_tenure", q.MeanTenure)
	for i, s := range q.Sponsors {
		path := "sponsors[" + strconv.Itoa(i) + "]"
		f.Add(path+".contact", s.Contact, word.CheckID(s.Contact))
		months(path+".months", s.Months)
	}
	if !(q.Wanted >= 0 && q.Wanted < 1) {
		f.Add("wanted", number(q.Wanted), fmt.Errorf("%w: want below 1", successkit.ErrOutOfRange))
	}
	if err := f.Err(); err != nil {
		return Outlook{}, fmt.Errorf("people: invalid question: %w", err)
	}
	o := Outlook{Assumes: []successkit.Reason{successkit.NewReason(CodeIndependent)}}
	if q.Curve == nil {
		mean := q.MeanTenure
		if mean == 0 {
			mean = MeanTenure
		}
		q.Curve = func(t float64) float64 { return math.Exp(-t / mean) }
		o.Assumes = append(o.Assumes, successkit.NewReason(CodeConstantHazard).With("mean_tenure", number(mean)))
	}
	gone := 1.0
	for i, s := range q.Sponsors {
		p := q.stays(&f, "sponsors["+strconv.Itoa(i)+"]", s.Months)
		o.Each = append(o.Each, p)
		gone *= 1 - p
	}
	o.Any = 1 - gone
	o.New = q.stays(&f, "curve", 0)
	if err := f.Err(); err != nil {
		return Outlook{}, fmt.Errorf("people: invalid curve: %w", err)
	}
	o.More = more(gone, o.New, q.Wanted)
	return o, nil
}

// stays returns the chance of somebody who has been there for so many months.
func (q *Question) stays(f *successkit.Faults, path string, months float64) float64 {
	if q.Months == 0 {
		return 1
	}
	now, then := q.Curve(months), q.Curve(months+q.Months)
	switch {
	case !(now >= 0 && now <= 1 && then >= 0 && then <= now):
		f.Add(path, number(then), fmt.Errorf("%w: a survival curve falls from 1 to 0", successkit.ErrOutOfRange))
		return 0
	case now == 0:
		return 0 // nobody stays so long
	}
	return then / now
}

// more returns how many people with the chance p have to be added for all of them
// to be gone with a chance of at most 1 − wanted.
func more(gone, p, wanted float64) int {
	enough := func(gone float64) bool { return nine(gone) <= nine(1-wanted) }
	if wanted == 0 || enough(gone) {
		return 0
	}
	if nine(p) == 0 {
		return -1
	}
	for n := 1; n <= maxMore; n++ {
		if gone *= 1 - p; enough(gone) {
			return n
		}
	}
	return -1
}

// nine rounds to nine places.
func nine(x float64) float64 { return math.Round(x*1e9) / 1e9 }

// Months returns the months from one day to another, of a twelfth of 365.25 days
// each, and 0 where the second does not come after the first.
func Months(from, to successkit.Date) float64 {
	return float64(max(0, to.Sub(from))) / (365.25 / 12)
}

// Sponsors returns those of the contacts who are there on a day and have one of
// the roles, with their months so far; one without a From has 0.
func Sponsors(contacts []successkit.Contact, roles []successkit.Role, asOf successkit.Date) []Stayer {
	var out []Stayer
	for _, c := range contacts {
		for _, r := range roles {
			if c.Role == r && c.ActiveOn(asOf) {
				out = append(out, Stayer{Contact: c.ID, Months: Months(c.From, asOf)})
				break
			}
		}
	}
	return out
}

func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
