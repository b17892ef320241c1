package pipeline

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/crosstab"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/proportion"
	"github.com/successkit/successkit/internal/word"
)

// A Report is what a [Tally] holds, as plain data.
type Report struct {
	Profile  fit.ProfileRef  `json:"profile"`
	Offer    fit.OfferRef    `json:"offer,omitzero"`
	AsOf     successkit.Date `json:"as_of"`
	Currency string          `json:"currency,omitzero"`
	// Routes are always three: qualified, discovery, disqualified.
	Routes []RouteLine `json:"routes"`
	// OnConditions are the qualified deals that rest on conditions.
	OnConditions Line `json:"on_conditions"`
	// Reasons are the criteria that disqualified, those of most deals first, of
	// equals those of more money.
	Reasons []ReasonLine `json:"reasons,omitempty"`
	// Questions are the criteria that deals in discovery wait for, those first
	// that come next in most deals.
	Questions []QuestionLine `json:"questions,omitempty"`
}

// A Line counts deals and adds up their value.
type Line struct {
	Deals int64           `json:"deals"`
	Value decimal.Decimal `json:"value"`
}

// A RouteLine is the deals that took one route.
type RouteLine struct {
	Route Route `json:"route"`
	Line
}

// A ReasonLine is the deals that one criterion disqualified. A deal with several
// reasons is in the line of each.
type ReasonLine struct {
	Criterion string `json:"criterion"`
	Line
	// Alone are those of them that nothing else stood against: what it would
	// bring to close this gap.
	Alone Line `json:"alone"`
}

// A QuestionLine is the deals in discovery that wait for one answer.
type QuestionLine struct {
	Criterion string `json:"criterion"`
	Line
	// Next are those of them for which it is the next question.
	Next Line `json:"next"`
}

// Deals returns how many deals there are.
func (r Report) Deals() int64 {
	var n int64
	for _, l := range r.Routes {
		n += l.Deals
	}
	return n
}

// Share returns how many of all deals took a route, undefined where there are
// none, and the interval of that share at the given level, which is zero where
// there is none.
func (r Report) Share(route Route, level float64) (successkit.Rate, successkit.Interval) {
	var k int64
	for _, l := range r.Routes {
		if l.Route == route {
			k = l.Deals
		}
	}
	interval, _ := proportion.Wilson(int(k), int(r.Deals()), level)
	return successkit.CountRate(k, r.Deals()), interval
}

// Validate reports what no tally can hold: no profile or day, routes that are
// not the three, lines out of order or given twice, counts or values that are negative or
// beyond their bounds, parts greater than their whole.
func (r Report) Validate() error {
	var f successkit.Faults
	f.Add("profile.id", r.Profile.ID, word.Check(r.Profile.ID))
	if r.AsOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	f.Add("currency", r.Currency, currency.Check(r.Currency))
	for i, l := range r.Routes {
		path := "routes[" + strconv.Itoa(i) + "]"
		if l.Route != Route(i+1) {
			f.Add(path+".route", l.Route.String(), fmt.Errorf("%w: want %s", successkit.ErrConflict, Route(i+1)))
		}
		l.validate(&f, path)
	}
	if len(r.Routes) != int(Disqualified) {
		f.Add("routes", strconv.Itoa(len(r.Routes)), fmt.Errorf("%w: want three", successkit.ErrRequired))
	}
	r.OnConditions.validate(&f, "on_conditions")
	seen := map[string]bool{}
	for i, l := range r.Reasons {
		path := "reasons[" + strconv.Itoa(i) + "]"
		r.validateLine(&f, seen, path, l.Criterion, Disqualified, l.Line, "alone", l.Alone)
		if i > 0 && f.Total() == 0 && compareReasons(r.Reasons[i-1], l) >= 0 {
			f.Add(path, l.Criterion, fmt.Errorf("%w: out of order", successkit.ErrConflict))
		}
	}
	clear(seen)
	for i, l := range r.Questions {
		path := "questions[" + strconv.Itoa(i) + "]"
		r.validateLine(&f, seen, path, l.Criterion, Discovery, l.Line, "next", l.Next)
		if i > 0 && f.Total() == 0 && compareQuestions(r.Questions[i-1], l) >= 0 {
			f.Add(path, l.Criterion, fmt.Errorf("%w: out of order", successkit.ErrConflict))
		}
	}
	if f.Total() == 0 {
		validateParts(&f, "routes[0]", r.Routes[0].Line, "on_conditions", r.OnConditions)
	}
	return f.Err()
}

// validateLine notes what is wrong with the line of a criterion: it, or a part of
// it, is none, or it is more than took the route.
func (r Report) validateLine(f *successkit.Faults, seen map[string]bool, path, criterion string, route Route, l Line, name string, part Line) {
	f.Add(path+".criterion", criterion, word.Check(criterion))
	if seen[criterion] {
		f.Add(path+".criterion", criterion, successkit.ErrDuplicate)
	}
	seen[criterion] = true
	validateParts(f, path, l, name, part)
	if f.Total() == 0 && r.Routes[route-1].less(l).check() != nil {
		f.Add(path, criterion, fmt.Errorf("%w: more than are in %s", successkit.ErrConflict, route))
	}
}

// check reports whether anything is wrong with l.
func (l Line) check() error {
	var f successkit.Faults
	l.validate(&f, "")
	return f.Err()
}

func (l Line) validate(f *successkit.Faults, path string) {
	f.Add(path+".deals", strconv.FormatInt(l.Deals, 10), crosstab.CheckCount(l.Deals))
	f.Add(path+".value", "", field.Total(l.Value))
	if l.Deals == 0 && !l.Value.IsZero() {
		f.Add(path+".value", "", fmt.Errorf("%w: of no deals", successkit.ErrConflict))
	}
}

// validateParts notes a part that is wrong, or greater than its whole.
func validateParts(f *successkit.Faults, path string, whole Line, name string, part Line) {
	before := f.Total()
	whole.validate(f, path)
	part.validate(f, path+"."+name)
	if f.Total() == before {
		if err := whole.less(part).check(); err != nil {
			f.Add(path+"."+name, "", fmt.Errorf("%w: more than the whole", successkit.ErrConflict))
		}
	}
}

func compareReasons(a, b ReasonLine) int {
	return cmp.Or(cmp.Compare(b.Deals, a.Deals), b.Value.Cmp(a.Value), cmp.Compare(a.Criterion, b.Criterion))
}

func compareQuestions(a, b QuestionLine) int {
	return cmp.Or(cmp.Compare(b.Next.Deals, a.Next.Deals), cmp.Compare(b.Deals, a.Deals), cmp.Compare(a.Criterion, b.Criterion))
}
