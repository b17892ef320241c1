package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
)

// A Row is one count of a [Tally], with the money of what it counts. What its
// words say depends on its [Kind]. Rows of a kind that have other words each
// count something else, so that they add up.
type Row struct {
	Of Kind `json:"of"`
	// What, From and To say which of the kind.
	What string `json:"what,omitzero"`
	From string `json:"from,omitzero"`
	To   string `json:"to,omitzero"`
	// Currency is that of the money. It is empty for kinds that have none.
	Currency string `json:"currency,omitzero"`
	// Count is how many there are, at least 1.
	Count int64 `json:"count"`
	// Opening is their money at the opening and Closing at the closing: of
	// accounts the recurring revenue of a year.
	Opening decimal.Decimal `json:"opening"`
	Closing decimal.Decimal `json:"closing"`
}

// A key tells rows apart.
type key struct {
	of                       Kind
	what, from, to, currency string
}

func (k key) compare(o key) int {
	return cmp.Or(cmp.Compare(k.of, o.of), cmp.Compare(k.what, o.what), cmp.Compare(k.from, o.from), cmp.Compare(k.to, o.to),
		cmp.Compare(k.currency, o.currency))
}

func (r *Row) key() key { return key{r.Of, r.What, r.From, r.To, r.Currency} }

// A cell is a row in the making.
type cell struct {
	count            int64
	opening, closing exact.Sum
}

// A table is rows in the making.
type table map[key]*cell

// add adds a row to the one of its key.
func (t table) add(r Row) {
	c := t.cell(r.key())
	c.count += r.Count
	c.opening.Add(r.Opening)
	c.closing.Add(r.Closing)
}

func (t table) cell(k key) *cell {
	c := t[k]
	if c == nil {
		c = &cell{}
		t[k] = c
	}
	return c
}

// merge adds the rows of o, which it leaves as they are.
func (t table) merge(o table) {
	for k, theirs := range o {
		c := t.cell(k)
		c.count += theirs.count
		c.opening.Merge(theirs.opening)
		c.closing.Merge(theirs.closing)
	}
}

// accept notes counts that grow beyond what a tally holds when o is added.
func (t table) accept(f *successkit.Faults, o table) {
	var full []key
	for k, theirs := range o {
		if c := t[k]; c != nil && c.count > maxCount-theirs.count {
			full = append(full, k)
		}
	}
	slices.SortFunc(full, key.compare)
	for _, k := range full {
		f.Add("rows", k.of.String(), errTooMany)
	}
}

// sound reports whether every row is valid.
func (t table) sound() bool {
	for k, c := range t {
		if r := c.row(k); r.validate() != nil {
			return false
		}
	}
	return true
}

func (c *cell) row(k key) Row {
	return Row{k.of, k.what, k.from, k.to, k.currency, c.count, c.opening.Decimal(), c.closing.Decimal()}
}

// rows returns the rows in order.
func (t table) rows() []Row {
	list := make([]Row, 0, len(t))
	for k, c := range t {
		list = append(list, c.row(k))
	}
	slices.SortFunc(list, func(x, y Row) int { return x.key().compare(y.key()) })
	return list
}

// maxCount is the largest count of a tally, the largest whole number that every
// reader of JSON takes exactly.
const maxCount = 1 << 53

var errTooMany = fmt.Errorf("%w: more than %d together", successkit.ErrOutOfRange, int64(maxCount))

// validate reports what is wrong with a row by itself.
func (r *Row) validate() error {
	var f successkit.Faults
	if !r.Of.Valid() || r.Of == NoKind {
		f.Add("of", r.Of.String(), successkit.ErrUnknown)
		return f.Err()
	}
	f.Add("currency", r.Currency, currency.Check(r.Currency))
	if r.Count < 1 || r.Count > maxCount {
		f.Add("count", strconv.FormatInt(r.Count, 10), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, int64(maxCount)))
	}
	w := wordings[r.Of]
	check := checkSum
	if w.has == signed {
		check = checkDigits
	}
	check(&f, "opening", r.Opening)
	check(&f, "closing", r.Closing)
	f.Add("what", r.What, w.what(r.What))
	f.Add("from", r.From, w.from(r.From))
	f.Add("to", r.To, w.to(r.To))
	if w.has >= twoEnds && r.From == "" && r.To == "" {
		f.Add("to", "", successkit.ErrRequired)
	}
	if w.has >= twoEnds && r.From == no && r.To == no {
		f.Add("to", no, fmt.Errorf("%w: what never was is no row", successkit.ErrConflict))
	}
	if w.has == noMoney && r.Currency != "" {
		f.Add("currency", r.Currency, fmt.Errorf("%w: rows of the kind have no money", successkit.ErrConflict))
	}
	noOpening, noClosing := w.has < twoEnds || r.From == "", w.has == noMoney || r.To == ""
	if noOpening && !r.Opening.IsZero() || noClosing && !r.Closing.IsZero() {
		f.Add("", "", fmt.Errorf("%w: money of nothing", successkit.ErrConflict))
	}
	return f.Err()
}

// checkSum notes why d can be no sum of amounts.
func checkSum(f *successkit.Faults, path string, d decimal.Decimal) {
	before := f.Total()
	checkDigits(f, path, d)
	if f.Total() == before && d.IsNegative() {
		f.Add(path, exact.Text(d), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
}

// checkDigits notes why d can be no sum of amounts that may be below 0.
func checkDigits(f *successkit.Faults, path string, d decimal.Decimal) {
	if d.Exponent() < -exact.MaxPlaces || d.Exponent() > exact.MaxDigits || d.NumDigits() > 2*exact.MaxDigits {
		f.Add(path, "", fmt.Errorf("%w: more digits than a sum has", successkit.ErrOutOfRange))
	}
}
