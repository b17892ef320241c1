package expansion

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Definition lists what can be offered. It is plain data; [New] makes a
// [Catalogue] of it.
type Definition struct {
	// ID identifies the catalogue among those of the host.
	ID string `json:"id"`
	// Version counts the versions from 1.
	Version int `json:"version"`
	// Currency is that of every value, such as "EUR". It may be empty where there is
	// only one.
	Currency string `json:"currency,omitzero"`
	// Offers are 1 to 10,000 offers.
	Offers []Offer `json:"offers"`
}

// An Offer is an expansion: more seats, another product, a higher plan.
type Offer struct {
	// ID is what milestones name.
	ID string `json:"id"`
	// Name says it in plain words, on one line, at most 256 bytes.
	Name string `json:"name"`
	// Value is what a customer who takes it pays more, in the unit of the host:
	// recurring revenue a year, say. It is not below 0.
	Value decimal.Decimal `json:"value"`
	// DiscussWithinDays is how many days after the milestone the moment lasts, 0 to
	// 36,500. Zero means 30.
	DiscussWithinDays int `json:"discuss_within_days,omitzero"`
}

const (
	maxOffers      = 10_000
	maxDays        = 36_500
	defaultDiscuss = 30
)

// A Catalogue is a checked definition. It is immutable and safe for concurrent use.
type Catalogue struct {
	def   Definition
	index map[string]int
}

// New returns the catalogue of a definition. It fails with an
// [successkit.InputError] that lists every fault.
func New(d Definition) (*Catalogue, error) {
	var f successkit.Faults
	f.Add("id", d.ID, word.CheckID(d.ID))
	if d.Version < 1 {
		f.Add("version", strconv.Itoa(d.Version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	f.Add("currency", d.Currency, currency.Check(d.Currency))
	if n := len(d.Offers); n < 1 || n > maxOffers {
		f.Add("offers", strconv.Itoa(n), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxOffers))
		return nil, fmt.Errorf("expansion: definition: %w", f.Err())
	}
	c := &Catalogue{def: d, index: make(map[string]int, len(d.Offers))}
	c.def.Offers = slices.Clone(d.Offers)
	for i := range c.def.Offers {
		o := &c.def.Offers[i]
		path := "offers[" + strconv.Itoa(i) + "]"
		f.Add(path+".id", o.ID, word.CheckID(o.ID))
		f.Add(path+".name", o.Name, word.CheckID(o.Name))
		f.Add(path+".value", field.Text(o.Value), field.Level(o.Value))
		if o.DiscussWithinDays < 0 || o.DiscussWithinDays > maxDays {
			f.Add(path+".discuss_within_days", strconv.Itoa(o.DiscussWithinDays),
				fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxDays))
		}
		if _, twice := c.index[o.ID]; twice && o.ID != "" {
			f.Add(path+".id", o.ID, successkit.ErrDuplicate)
		}
		c.index[o.ID] = i
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("expansion: definition: %w", err)
	}
	for i := range c.def.Offers {
		c.def.Offers[i].Value = exact.Canonical(c.def.Offers[i].Value)
	}
	return c, nil
}

// Definition returns a copy of what c was made from, its values in canonical form.
func (c *Catalogue) Definition() Definition {
	if c == nil {
		return Definition{}
	}
	d := c.def
	d.Offers = slices.Clone(d.Offers)
	return d
}

// ready reports whether c is a catalogue at all.
func (c *Catalogue) ready(f *successkit.Faults) {
	if c == nil || len(c.def.Offers) == 0 {
		f.Add("catalogue", "", successkit.ErrRequired)
	}
}

// checkShare notes a share that is not between 0 and 1, or too fine.
func checkShare(f *successkit.Faults, path string, d decimal.Decimal) {
	if err := exact.Check(d); err != nil {
		f.Add(path, "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
		return
	}
	if d.Sign() < 0 || d.Cmp(decimal.New(1, 0)) > 0 || d.Exponent() < -6 && exact.Canonical(d).Exponent() < -6 {
		f.Add(path, exact.Text(d), fmt.Errorf("%w: want 0 to 1 with at most 6 places", successkit.ErrOutOfRange))
	}
}

// discuss returns the last day of the moment that began on a day.
func (o *Offer) discuss(reached successkit.Date) successkit.Date {
	days := o.DiscussWithinDays
	if days == 0 {
		days = defaultDiscuss
	}
	return reached.AddDays(days)
}
