package pipeline

import (
	"encoding"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/crosstab"
)

// A Tally adds up what the gate said of many deals, by one profile and offer, on
// one day and in one currency. Tallies of parts of a pipeline merge, in any
// order, to that of the whole. The zero Tally is empty and ready to use, and
// takes the profile, day and currency of the first deal. It is not safe for use
// by several goroutines while one of them changes it.
type Tally struct {
	table crosstab.Table
}

// The scope of a tally, by the paths of a report.
var scopeNames = []string{
	"profile.id", "profile.version", "profile.fingerprint", "offer.id", "offer.version", "offer.fingerprint", "as_of", "currency",
}

func scope(p fit.ProfileRef, o fit.OfferRef, asOf successkit.Date, currency string) []string {
	return []string{
		p.ID, strconv.Itoa(p.Version), p.Fingerprint, o.ID, strconv.Itoa(o.Version), o.Fingerprint, asOf.String(), currency,
	}
}

// The cells of a tally.
const (
	routeCell = "route" // route, and firm or conditional
	unmetCell = "unmet" // criterion, and alone or with
	askCell   = "ask"   // criterion, and next or later

	firm, conditional = "firm", "conditional"
	alone, with       = "alone", "with"
	next, later       = "next", "later"
)

// Add adds one deal. It fails, and changes nothing, where g is of another
// profile, offer, day or currency than the others, and where g is none that
// [Gate] returns.
func (t *Tally) Add(g Gated) error {
	one, err := tallyOf(g)
	if err != nil {
		return err
	}
	return t.Merge(one)
}

// tallyOf returns the tally of one deal.
func tallyOf(g Gated) (*Tally, error) {
	if err := g.validate(); err != nil {
		return nil, fmt.Errorf("pipeline: %w", err)
	}
	one := &Tally{table: crosstab.New(scope(g.Profile, g.Offer, g.AsOf, g.Currency)...)}
	rest := firm
	if g.Verdict == fit.Conditional {
		rest = conditional
	}
	one.table.Add(1, g.Value, routeCell, g.Route.String(), rest)
	company := with
	if len(g.Unmet) == 1 {
		company = alone
	}
	for _, finding := range g.Unmet {
		one.table.Add(1, g.Value, unmetCell, finding.Criterion, company)
	}
	for i, q := range g.Questions {
		turn := later
		if i == 0 {
			turn = next
		}
		one.table.Add(1, g.Value, askCell, q.Criterion, turn)
	}
	return one, nil
}

// Merge adds the deals of o, which must not be in t, and leaves o as it was. It
// fails with [successkit.ErrConflict] where the two are of different profiles,
// offers, days or currencies, with [successkit.ErrOutOfRange] where a count grows
// beyond 2^53, and with [successkit.ErrRequired] where o is nil; it then changes
// nothing.
func (t *Tally) Merge(o *Tally) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	return t.table.Merge(&o.table, scopeNames)
}

// Report returns what the tally holds. [NewTally] makes an equal tally of it.
func (t *Tally) Report() Report {
	r := Report{Routes: []RouteLine{{Route: Qualified}, {Route: Discovery}, {Route: Disqualified}}}
	if s := t.table.Scope(); s != nil {
		r.Profile = fit.ProfileRef{ID: s[0], Version: number(s[1]), Fingerprint: s[2]}
		r.Offer = fit.OfferRef{ID: s[3], Version: number(s[4]), Fingerprint: s[5]}
		r.AsOf, _ = successkit.ParseDate(s[6])
		r.Currency = s[7]
	}
	for _, row := range t.table.Rows() {
		line := Line{Deals: row.Count, Value: row.Sum}
		switch row.Key[0] {
		case routeCell:
			route, _ := ParseRoute(row.Key[1])
			if route != UnknownRoute {
				r.Routes[route-1].Line = r.Routes[route-1].plus(line)
			}
			if row.Key[2] == conditional {
				r.OnConditions = r.OnConditions.plus(line)
			}
		case unmetCell:
			l := find(&r.Reasons, func(l ReasonLine) bool { return l.Criterion == row.Key[1] }, ReasonLine{Criterion: row.Key[1]})
			l.Line = l.plus(line)
			if row.Key[2] == alone {
				l.Alone = l.Alone.plus(line)
			}
		case askCell:
			l := find(&r.Questions, func(l QuestionLine) bool { return l.Criterion == row.Key[1] }, QuestionLine{Criterion: row.Key[1]})
			l.Line = l.plus(line)
			if row.Key[2] == next {
				l.Next = l.Next.plus(line)
			}
		}
	}
	slices.SortFunc(r.Reasons, compareReasons)
	slices.SortFunc(r.Questions, compareQuestions)
	return r
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// find returns the last of the lines where it is the one, and else adds it: rows
// come in the order of their keys.
func find[L any](lines *[]L, is func(L) bool, fresh L) *L {
	if n := len(*lines); n == 0 || !is((*lines)[n-1]) {
		*lines = append(*lines, fresh)
	}
	return &(*lines)[len(*lines)-1]
}

func (l Line) plus(o Line) Line { return Line{Deals: l.Deals + o.Deals, Value: l.Value.Add(o.Value)} }

func (l Line) less(o Line) Line { return Line{Deals: l.Deals - o.Deals, Value: l.Value.Sub(o.Value)} }

// NewTally returns the tally of a report, which may have been made elsewhere. It
// fails as [Report.Validate] does.
func NewTally(r Report) (*Tally, error) {
	if err := r.Validate(); err != nil {
		return nil, fmt.Errorf("pipeline: %w", err)
	}
	t := &Tally{table: crosstab.New(scope(r.Profile, r.Offer, r.AsOf, r.Currency)...)}
	add := func(l Line, key ...string) { t.table.Add(l.Deals, l.Value, key...) }
	for _, l := range r.Routes {
		if l.Route == Qualified {
			add(r.OnConditions, routeCell, Qualified.String(), conditional)
			l.Line = l.less(r.OnConditions)
		}
		add(l.Line, routeCell, l.Route.String(), firm)
	}
	for _, l := range r.Reasons {
		add(l.Alone, unmetCell, l.Criterion, alone)
		add(l.less(l.Alone), unmetCell, l.Criterion, with)
	}
	for _, l := range r.Questions {
		add(l.Next, askCell, l.Criterion, next)
		add(l.less(l.Next), askCell, l.Criterion, later)
	}
	return t, nil
}

// tallyForm is the version of a tally's binary form, and tallyFields how long its
// keys are.
const (
	tallyForm   = 1
	tallyFields = 3
)

// MarshalBinary returns the tally in a form of its own, versioned and canonical:
// equal tallies have equal bytes, in whatever order they were merged.
func (t *Tally) MarshalBinary() ([]byte, error) { return t.table.Marshal(tallyForm) }

// UnmarshalBinary reads what [Tally.MarshalBinary] wrote, and refuses every
// other spelling and every tally that [NewTally] would refuse. Where it fails it
// leaves t as it was.
func (t *Tally) UnmarshalBinary(data []byte) error {
	return t.table.Read(data, tallyForm, len(scopeNames), tallyFields, func(read crosstab.Table) (encoding.BinaryMarshaler, error) {
		return NewTally((&Tally{table: read}).Report())
	})
}
