package renewal

import (
	"fmt"
	"iter"
	"strings"

	"github.com/successkit/successkit"
)

// A View asks a [Book] as of a day. It sees each line in the state in which it
// was known on that day, a line that was closed after it as open, and counts
// what it leaves out. It computes by one [Convention].
//
// Views are small values; each method that narrows one returns another.
type View struct {
	book       *Book
	asOf       successkit.Date
	convention Convention
	currency   *string // nil: the only one
	delivery   *Delivery
}

// AsOf returns the view of the book on day d. A question to the view of the
// zero Date fails with [successkit.ErrRequired]: whether an open line is past
// its grace depends on the day.
func (b *Book) AsOf(d successkit.Date) View { return View{book: b, asOf: d} }

// By returns the view that computes by convention c. It fails as
// [Convention.Validate] does.
func (v View) By(c Convention) (View, error) {
	if err := c.Validate(); err != nil {
		return View{}, err
	}
	v.convention = c.resolved()
	return v, nil
}

// In returns the view of the lines in the given currency alone. Without it, a
// book of several currencies refuses every question with
// [successkit.ErrConflict]: amounts of several currencies are never added.
func (v View) In(currency string) View {
	v.currency = &currency
	return v
}

// Of returns the view of the lines of the given delivery model alone.
func (v View) Of(m Delivery) View {
	v.delivery = &m
	return v
}

// check reports why the view cannot answer for period p.
func (v View) check(p successkit.Period) error {
	var f successkit.Faults
	if v.asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if p.IsZero() {
		f.Add("period", "", successkit.ErrRequired)
	}
	if v.currency == nil && v.book != nil && len(v.book.currencies) > 1 {
		f.Add("currency", strings.Join(v.book.currencies, " "),
			fmt.Errorf("%w: amounts of several currencies cannot be added", successkit.ErrConflict))
	}
	return f.Err()
}

// currencyText returns the currency that the view answers in.
func (v View) currencyText() string {
	switch {
	case v.currency != nil:
		return *v.currency
	case v.book != nil && len(v.book.currencies) == 1:
		return v.book.currencies[0]
	}
	return ""
}

// A seenLine is a line in the state in which a view sees it.
type seenLine struct {
	*record
	status Status // open where it was closed after the day of the view
}

// lines walks the lines that the view sees, in order of id.
func (v View) lines() iter.Seq[seenLine] {
	return func(yield func(seenLine) bool) {
		if v.book == nil {
			return
		}
		records := v.book.records
		for len(records) > 0 {
			n, last := 0, -1 // records of the line, and the last one known
			for n < len(records) && records[n].ID == records[0].ID {
				if !records[n].Recorded.After(v.asOf) {
					last = n
				}
				n++
			}
			if last >= 0 && v.selects(&records[last]) {
				l := seenLine{&records[last], records[last].Status}
				if l.Closed.After(v.asOf) {
					l.status = Open
				}
				if !yield(l) {
					return
				}
			}
			records = records[n:]
		}
	}
}

// selects reports whether the view has been narrowed to lines such as r.
func (v View) selects(r *record) bool {
	return (v.currency == nil || r.Currency == *v.currency) && (v.delivery == nil || r.Delivery == *v.delivery)
}

// ignored counts the records of lines due or closed in p that were recorded, or
// whose outcome came, after the day of the view.
func (v View) ignored(p successkit.Period) int64 {
	if v.book == nil {
		return 0
	}
	var n int64
	for i := range v.book.records {
		r := &v.book.records[i]
		later := r.Recorded.After(v.asOf) || r.Closed.After(v.asOf)
		if later && v.selects(r) && (p.Contains(r.Due) || p.Contains(r.Closed)) {
			n++
		}
	}
	return n
}

// closedIn reports whether the line was closed in p, as far as the view knows.
func (l *seenLine) closedIn(p successkit.Period) bool {
	return l.status != Open && p.Contains(l.Closed)
}

// pastGrace reports whether the line is open and its grace over.
func (v View) pastGrace(l *seenLine) bool {
	return l.status == Open && v.asOf.Sub(l.Due) > v.convention.grace()
}

// counts reports whether a renewal rate of period p counts the line in its
// denominator, and whether it counts it in its numerator.
func (v View) counts(l *seenLine, p successkit.Period) (due, renewed bool) {
	won := l.status == Renewed
	isDue := p.Contains(l.Due)
	switch v.convention.Basis {
	case ByDueDate:
		due = isDue && (l.status != Open || v.convention.Open == OpenAsLost || v.pastGrace(l))
		return due, due && won
	case ByCloseDate:
		due = l.closedIn(p)
		return due, due && won
	case Windfall:
		late := l.Due.Before(p.Start()) && l.closedIn(p)
		return isDue, won && (isDue && l.Closed.Before(p.End()) || late)
	}
	return false, false
}
