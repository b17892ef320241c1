package audit

import (
	"cmp"
	"encoding"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/crosstab"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Customer is one of the present base.
type Customer struct {
	// ID identifies it among those of the host.
	ID string `json:"id"`
	// Value is its recurring revenue, in Currency.
	Value    decimal.Decimal `json:"value,omitzero"`
	Currency string          `json:"currency,omitzero"`
	// LastExpansion and LastMilestone are when it last bought more and when it
	// last reached a success milestone. They are zero where it never did.
	LastExpansion successkit.Date `json:"last_expansion,omitzero"`
	LastMilestone successkit.Date `json:"last_milestone,omitzero"`
	// Facts are what is known of it.
	Facts fit.Facts `json:"facts,omitzero"`
}

// A Screened is what a bad-fit profile says of a customer.
type Screened struct {
	Customer string          `json:"customer"`
	Value    decimal.Decimal `json:"value,omitzero"`
	Currency string          `json:"currency,omitzero"`
	fit.Match
}

// Screen says whether a customer matches a bad-fit profile on the day asOf, and
// on what. It fails with every fault of the customer, and as [fit.BadFit.Match]
// does.
func Screen(b *fit.BadFit, c Customer, asOf successkit.Date) (Screened, error) {
	var f successkit.Faults
	f.Add("id", c.ID, word.CheckID(c.ID))
	checkMoney(&f, "value", c.Value, c.Currency)
	m, err := b.Match(c.Facts, asOf)
	f.Merge("", err)
	if err := f.Err(); err != nil {
		return Screened{}, fmt.Errorf("audit: %w", err)
	}
	return Screened{Customer: c.ID, Value: exact.Canonical(c.Value), Currency: c.Currency, Match: m}, nil
}

// Illusory reports whether a customer that has no potential only seems to do
// well: it is there and pays, and has neither bought more nor reached a success
// milestone in the given number of days up to asOf.
func (c Customer) Illusory(verdict fit.Verdict, asOf successkit.Date, days int) bool {
	since := asOf.AddDays(-days)
	recent := func(d successkit.Date) bool { return !d.IsZero() && d.After(since) && !d.After(asOf) }
	return verdict == fit.NoPotential && !recent(c.LastExpansion) && !recent(c.LastMilestone)
}

// A Screening adds up a screened base. Parts of a base merge, in any order, to
// the whole. The zero Screening is empty and ready to use, and takes the
// profile, the day and the currency of the first customer. It is not safe for
// use by several goroutines while one of them changes it.
type Screening struct {
	table crosstab.Table // "matched", answer, ""; or "sign", id, alone or with
}

var (
	screenScope = []string{"bad_fit.id", "bad_fit.version", "bad_fit.fingerprint", "as_of", "currency"}
	screenCells = struct{ matched, sign, alone, with string }{"matched", "sign", "alone", "with"}
)

const screenFields = 3

// Add adds one customer. It fails, and changes nothing, where s is of another
// profile, day or currency than the others, and where it is none that [Screen]
// returns.
func (x *Screening) Add(s Screened) error {
	if err := checkOne("value", s.Value, s.Currency); err != nil {
		return err
	}
	ref := s.BadFit
	one := &Screening{table: crosstab.New(ref.ID, strconv.Itoa(ref.Version), ref.Fingerprint, s.AsOf.String(), s.Currency)}
	one.table.Add(1, s.Value, screenCells.matched, s.Matched.String(), "")
	on := s.On()
	if (len(on) > 0) != (s.Matched == fit.Matches) {
		return fmt.Errorf("audit: %w", &successkit.FieldError{
			Path: "matched", Value: s.Matched.String(), Err: fmt.Errorf("%w: it matches on %d signs", successkit.ErrConflict, len(on)),
		})
	}
	for _, id := range on {
		company := screenCells.with
		if len(on) == 1 {
			company = screenCells.alone
		}
		one.table.Add(1, s.Value, screenCells.sign, id, company)
	}
	one, err := NewScreening(one.Report())
	if err != nil {
		return err
	}
	return x.Merge(one)
}

// Merge adds the customers of o, which must not be in x, and leaves o as it was.
// It fails as [Acquisitions.Merge] does, and then changes nothing.
func (x *Screening) Merge(o *Screening) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	return x.table.Merge(&o.table, screenScope)
}

// A ScreenReport is what a [Screening] holds, as plain data.
type ScreenReport struct {
	BadFit   fit.ProfileRef  `json:"bad_fit"`
	AsOf     successkit.Date `json:"as_of"`
	Currency string          `json:"currency,omitzero"`
	// Answers are always three: matches, clear, unknown.
	Answers []AnswerLine `json:"answers"`
	// Signs are those that customers match on, those of most customers first.
	Signs []SignLine `json:"signs,omitempty"`
}

// An AnswerLine is the customers of one answer.
type AnswerLine struct {
	Matched   fit.Matched     `json:"matched"`
	Customers int64           `json:"customers"`
	Value     decimal.Decimal `json:"value"`
}

// A SignLine is the customers that match on one sign. One with several signs is
// in the line of each.
type SignLine struct {
	Sign      string          `json:"sign"`
	Customers int64           `json:"customers"`
	Value     decimal.Decimal `json:"value"`
	// Alone are those of them that match on nothing else.
	Alone      int64           `json:"alone"`
	AloneValue decimal.Decimal `json:"alone_value"`
}

// Report returns what x holds. [NewScreening] makes an equal one of it.
func (x *Screening) Report() ScreenReport {
	r := ScreenReport{Answers: []AnswerLine{{Matched: fit.Matches}, {Matched: fit.Clear}, {Matched: fit.UnknownMatch}}}
	if s := x.table.Scope(); s != nil {
		version, _ := strconv.Atoi(s[1])
		r.BadFit = fit.ProfileRef{ID: s[0], Version: version, Fingerprint: s[2]}
		r.AsOf, _ = successkit.ParseDate(s[3])
		r.Currency = s[4]
	}
	for i := range r.Answers {
		l := &r.Answers[i]
		l.Customers = x.table.Count(screenCells.matched, l.Matched.String(), "")
		l.Value = x.table.Sum(screenCells.matched, l.Matched.String(), "")
	}
	seen := map[string]bool{}
	for _, row := range x.table.Rows() {
		id := row.Key[1]
		if row.Key[0] != screenCells.sign || seen[id] {
			continue
		}
		seen[id] = true
		l := SignLine{Sign: id, Alone: x.table.Count(screenCells.sign, id, screenCells.alone), AloneValue: x.table.Sum(screenCells.sign, id, screenCells.alone)}
		l.Customers = l.Alone + x.table.Count(screenCells.sign, id, screenCells.with)
		l.Value = l.AloneValue.Add(x.table.Sum(screenCells.sign, id, screenCells.with))
		r.Signs = append(r.Signs, l)
	}
	slices.SortFunc(r.Signs, compareSigns)
	return r
}

func compareSigns(a, b SignLine) int {
	return cmp.Or(cmp.Compare(b.Customers, a.Customers), b.Value.Cmp(a.Value), cmp.Compare(a.Sign, b.Sign))
}

// NewScreening returns the screening of a report, which may have been made
// elsewhere. It fails with what no screening can hold: no day, answers that are
// not the three, signs out of order or given twice, a count or a value that is negative or
// beyond its bounds, a part greater than its whole.
func NewScreening(r ScreenReport) (*Screening, error) {
	var f successkit.Faults
	f.Add("bad_fit.id", r.BadFit.ID, word.Check(r.BadFit.ID))
	enterMoneyScope(&f, r.AsOf, r.Currency)
	if len(r.Answers) != 3 {
		f.Add("answers", strconv.Itoa(len(r.Answers)), fmt.Errorf("%w: want three", successkit.ErrRequired))
	}
	x := &Screening{table: crosstab.New(r.BadFit.ID, strconv.Itoa(r.BadFit.Version), r.BadFit.Fingerprint, r.AsOf.String(), r.Currency)}
	order := []fit.Matched{fit.Matches, fit.Clear, fit.UnknownMatch}
	for i, l := range r.Answers {
		path := "answers[" + strconv.Itoa(i) + "]"
		if i < len(order) && l.Matched != order[i] {
			f.Add(path+".matched", l.Matched.String(), fmt.Errorf("%w: want %s", successkit.ErrConflict, order[i]))
		}
		if checkSome(&f, path, l.Customers, l.Value) {
			x.table.Add(l.Customers, l.Value, screenCells.matched, l.Matched.String(), "")
		}
	}
	seen := make(map[string]bool, len(r.Signs))
	for i, l := range r.Signs {
		path := "signs[" + strconv.Itoa(i) + "]"
		f.Add(path+".sign", l.Sign, word.Check(l.Sign))
		if seen[l.Sign] {
			f.Add(path+".sign", l.Sign, successkit.ErrDuplicate)
		}
		seen[l.Sign] = true
		whole, part := checkSome(&f, path, l.Customers, l.Value), checkSome(&f, path+".alone", l.Alone, l.AloneValue)
		if !whole || !part || f.Total() > 0 {
			continue
		}
		if i > 0 && compareSigns(r.Signs[i-1], l) >= 0 {
			f.Add(path, l.Sign, fmt.Errorf("%w: out of order", successkit.ErrConflict))
		}
		if all := r.Answers[0]; l.Customers > all.Customers || l.Value.GreaterThan(all.Value) {
			f.Add(path, l.Sign, fmt.Errorf("%w: more than match", successkit.ErrConflict))
		}
		if checkSome(&f, path, l.Customers-l.Alone, l.Value.Sub(l.AloneValue)) {
			x.table.Add(l.Alone, l.AloneValue, screenCells.sign, l.Sign, screenCells.alone)
			x.table.Add(l.Customers-l.Alone, l.Value.Sub(l.AloneValue), screenCells.sign, l.Sign, screenCells.with)
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return x, nil
}

// checkSome notes what is wrong with a count of customers and what they bring,
// and reports whether nothing is.
func checkSome(f *successkit.Faults, path string, n int64, value decimal.Decimal) bool {
	before := f.Total()
	f.Add(path+".customers", strconv.FormatInt(n, 10), crosstab.CheckCount(n))
	f.Add(path+".value", "", field.Total(value))
	if f.Total() == before && n == 0 && !value.IsZero() {
		f.Add(path+".value", "", fmt.Errorf("%w: of nobody", successkit.ErrConflict))
	}
	return f.Total() == before
}

// MarshalBinary returns x in a form of its own, versioned and canonical.
func (x *Screening) MarshalBinary() ([]byte, error) { return x.table.Marshal(form) }

// UnmarshalBinary reads what [Screening.MarshalBinary] wrote, and refuses
// everything else. Where it fails it leaves x as it was.
func (x *Screening) UnmarshalBinary(data []byte) error {
	return x.table.Read(data, form, len(screenScope), screenFields, func(read crosstab.Table) (encoding.BinaryMarshaler, error) {
		return NewScreening((&Screening{table: read}).Report())
	})
}
