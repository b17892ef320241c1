package metrics

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// Renewals is a book of contract lines that come up for renewal, and answers
// for any period of days how much of what was due was renewed. It is immutable
// and safe for concurrent use. The zero Renewals is empty.
type Renewals struct {
	records []renewalRecord // by id, then by Recorded
	// customers is how many customers there are; records number them.
	customers  int
	currencies []string // in order
}

// A renewalRecord is one record of a line, with the number of its customer.
type renewalRecord struct {
	ContractLine
	customer int
}

// NewRenewals returns the book of the given lines, in any order. It keeps no
// part of the slice. A record that is there twice counts once; two records of
// one line that were recorded on the same day and differ are an
// [successkit.ErrConflict]. Where anything is wrong the error is an
// [successkit.InputError] that holds all of it, with what
// [ContractLine.Validate] says of each line, under paths such as
// "lines[3].amount_due".
func NewRenewals(lines []ContractLine) (*Renewals, error) {
	type key struct {
		id       string
		recorded successkit.Date
	}
	var f successkit.Faults
	first := make(map[key]int, len(lines))
	customers := map[string]int{}
	r := &Renewals{records: make([]renewalRecord, 0, len(lines))}
	for i := range lines {
		l := &lines[i]
		path := "lines[" + strconv.Itoa(i) + "]"
		if err := l.Validate(); err != nil {
			f.Merge(path, err)
			continue
		}
		k := key{l.ID, l.Recorded}
		if at, known := first[k]; known {
			if !l.equal(lines[at]) {
				f.Add(path+".id", l.ID, fmt.Errorf("%w: lines[%d] is another record of that line and day", successkit.ErrConflict, at))
			}
			continue
		}
		first[k] = i
		number, known := customers[l.Customer]
		if !known {
			number = len(customers)
			customers[l.Customer] = number
		}
		r.records = append(r.records, renewalRecord{*l, number})
		if at, known := slices.BinarySearch(r.currencies, l.Currency); !known {
			r.currencies = slices.Insert(r.currencies, at, l.Currency)
		}
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	r.customers = len(customers)
	slices.SortFunc(r.records, func(a, b renewalRecord) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), a.Recorded.Compare(b.Recorded))
	})
	return r, nil
}

// Lines returns every record, by id and then by the day on which it was
// recorded.
func (r *Renewals) Lines() []ContractLine {
	all := make([]ContractLine, len(r.records))
	for i := range r.records {
		all[i] = r.records[i].ContractLine
	}
	return all
}

// Currencies returns the currencies of the book, in order. The empty text
// stands for lines without one.
func (r *Renewals) Currencies() []string { return slices.Clone(r.currencies) }

// A RenewalView asks [Renewals] as of a day. It sees each line in the state in
// which it was known on that day, a line that was closed after it as open, and
// counts what it leaves out. It computes by one [RenewalConvention].
//
// Views are small values; each method that narrows one returns another.
type RenewalView struct {
	book       *Renewals
	asOf       successkit.Date
	convention RenewalConvention
	currency   *string // nil: the only one
	delivery   *DeliveryModel
}

// AsOf returns the view of the book on day d. A question to the view of the
// zero Date fails with [successkit.ErrRequired]: whether an open line is past
// its grace depends on the day.
func (r *Renewals) AsOf(d successkit.Date) RenewalView { return RenewalView{book: r, asOf: d} }

// By returns the view that computes by convention c. It fails as
// [RenewalConvention.Validate] does.
func (v RenewalView) By(c RenewalConvention) (RenewalView, error) {
	if err := c.Validate(); err != nil {
		return RenewalView{}, err
	}
	v.convention = c.resolved()
	return v, nil
}

// In returns the view of the lines in the given currency alone. Without it, a
// book of several currencies refuses every question with
// [successkit.ErrConflict]: amounts of several currencies are never added.
func (v RenewalView) In(currency string) RenewalView {
	v.currency = &currency
	return v
}

// Of returns the view of the lines of the given delivery model alone.
func (v RenewalView) Of(m DeliveryModel) RenewalView {
	v.delivery = &m
	return v
}

// check reports why the view cannot answer for period p.
func (v RenewalView) check(p successkit.Period) error {
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
func (v RenewalView) currencyText() string {
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
	*renewalRecord
	status ContractStatus // open where it was closed after the day of the view
}

// lines walks the lines that the view sees, in order of id.
func (v RenewalView) lines() iter.Seq[seenLine] {
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
					l.status = OpenContract
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
func (v RenewalView) selects(r *renewalRecord) bool {
	return (v.currency == nil || r.Currency == *v.currency) && (v.delivery == nil || r.Delivery == *v.delivery)
}

// ignored counts the records of lines due or closed in p that were recorded, or
// whose outcome came, after the day of the view.
func (v RenewalView) ignored(p successkit.Period) int64 {
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
	return l.status != OpenContract && p.Contains(l.Closed)
}

// pastGrace reports whether the line is open and its grace over.
func (v RenewalView) pastGrace(l *seenLine) bool {
	return l.status == OpenContract && v.asOf.Sub(l.Due) > v.convention.grace()
}

// counts reports whether a renewal rate of period p counts the line in its
// denominator, and whether it counts it in its numerator.
func (v RenewalView) counts(l *seenLine, p successkit.Period) (due, renewed bool) {
	won := l.status == RenewedContract
	isDue := p.Contains(l.Due)
	switch v.convention.Basis {
	case RenewalByDueDate:
		due = isDue && (l.status != OpenContract || v.convention.Open == OpenAsLost || v.pastGrace(l))
		return due, due && won
	case RenewalByCloseDate:
		due = l.closedIn(p)
		return due, due && won
	case RenewalWindfall:
		late := l.Due.Before(p.Start()) && l.closedIn(p)
		return isDue, won && (isDue && l.Closed.Before(p.End()) || late)
	}
	return false, false
}
