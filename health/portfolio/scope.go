package portfolio

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// maxAccounts bounds a count: the sum of so many points fits 64 bits.
const maxAccounts = 1 << 36

// A View says by which model, on which day, accounts were scored.
type View struct {
	// Model and Version are those of the model.
	Model   string `json:"model"`
	Version int    `json:"version"`
	// AsOf is the day.
	AsOf successkit.Date `json:"as_of"`
	// Bands are the ids of the model's bands, from the worst to the best.
	Bands []string `json:"bands"`
}

// ViewOf returns the view of a model on a day.
func ViewOf(m *health.Model, asOf successkit.Date) View {
	def := m.Definition()
	v := View{Model: def.ID, Version: def.Version, AsOf: asOf}
	for _, b := range def.Bands.List {
		v.Bands = append(v.Bands, b.ID)
	}
	return v
}

// Validate reports everything that is wrong with v: a model that is missing or
// malformed, a version below 1, no day, fewer than two bands or more than
// 100, one that is malformed or repeated.
func (v View) Validate() error {
	var f successkit.Faults
	f.Add("model", v.Model, word.Check(v.Model))
	if v.Version < 1 {
		f.Add("version", strconv.Itoa(v.Version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	if v.AsOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if n := len(v.Bands); n < 2 || n > health.MaxBands {
		f.Add("bands", strconv.Itoa(n), fmt.Errorf("%w: want 2 to %d bands", successkit.ErrOutOfRange, health.MaxBands))
		return f.Err()
	}
	for i, b := range v.Bands {
		path := "bands[" + strconv.Itoa(i) + "]"
		f.Add(path, b, word.Check(b))
		if slices.Contains(v.Bands[:i], b) {
			f.Add(path, b, successkit.ErrDuplicate)
		}
	}
	return f.Err()
}

// Equal reports whether v and w are the same.
func (v View) Equal(w View) bool {
	return v.Model == w.Model && v.Version == w.Version && v.AsOf == w.AsOf && slices.Equal(v.Bands, w.Bands)
}

func (v View) isZero() bool { return v.Model == "" }

// place returns where the band of a mark is counted: after the bands come the
// accounts without a score.
func (v View) place(band string) (int, error) {
	if band == "" {
		return len(v.Bands), nil
	}
	if i := slices.Index(v.Bands, band); i >= 0 {
		return i, nil
	}
	return 0, fmt.Errorf("%w: want one of the bands of %s", successkit.ErrUnknown, v.Model)
}

// band returns the id that place counts.
func (v View) band(place int) string {
	if place < len(v.Bands) {
		return v.Bands[place]
	}
	return ""
}

func (v View) write(w *codec.Writer) {
	w.Text(v.Model)
	w.Count(int64(v.Version))
	w.Value(v.AsOf)
	w.Count(int64(len(v.Bands)))
	for _, b := range v.Bands {
		w.Text(b)
	}
}

func readView(r *codec.Reader) View {
	v := View{Model: r.Text(), Version: r.Int(), AsOf: codec.Value[successkit.Date](r)}
	for range r.Len(1) {
		v.Bands = append(v.Bands, r.Text())
	}
	return v
}

// A Cell counts accounts and sums their money.
type Cell struct {
	Accounts int64           `json:"accounts"`
	Money    decimal.Decimal `json:"money"`
}

// A cell is a Cell in the making.
type cell struct {
	accounts int64
	money    exact.Sum
}

func (c *cell) cell() Cell { return Cell{Accounts: c.accounts, Money: c.money.Decimal()} }

func (c *cell) add(o Cell) {
	c.accounts += o.Accounts
	c.money.Add(o.Money)
}

func (c *cell) merge(o *cell) {
	c.accounts += o.accounts
	c.money.Merge(o.money)
}

func (c *cell) write(w *codec.Writer) {
	w.Count(c.accounts)
	w.Sum(&c.money)
}

func readCell(r *codec.Reader) Cell {
	n := r.Count()
	sum := r.Sum()
	return Cell{Accounts: n, Money: sum.Decimal()}
}

// checkMoney reports why d cannot be the money of one account.
func checkMoney(d decimal.Decimal) error {
	if err := exact.Check(d); err != nil {
		return fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err)
	}
	if d.IsNegative() {
		return fmt.Errorf("%w: below 0", successkit.ErrOutOfRange)
	}
	return nil
}

// check reports what is wrong with a sum of accounts.
func (c Cell) check(f *successkit.Faults, path string) {
	if c.Accounts < 0 || c.Accounts > maxAccounts {
		f.Add(path+".accounts", strconv.FormatInt(c.Accounts, 10), fmt.Errorf("%w: want 0 to 2^36", successkit.ErrOutOfRange))
	}
	switch m := c.Money; {
	case m.Exponent() < -exact.MaxPlaces, m.Exponent() > exact.MaxDigits, m.NumDigits() > exact.MaxDigits+12:
		f.Add(path+".money", "", fmt.Errorf("%w: more digits than a sum has", successkit.ErrOutOfRange))
	case m.IsNegative(), c.Accounts == 0 && !m.IsZero():
		f.Add(path+".money", exact.Text(m), fmt.Errorf("%w: no accounts have it", successkit.ErrOutOfRange))
	}
}

// checkCurrency reports why code is no currency.
func checkCurrency(code string) error { return currency.Check(code) }

// moneyRate returns part of whole, and an undefined rate where a sum is too long
// for one.
func moneyRate(part, whole decimal.Decimal) successkit.Rate {
	r, err := successkit.NewRate(part, whole)
	if err != nil {
		return successkit.Rate{}
	}
	return r
}
