package usecase

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// A Definition is the ends for which a product is bought. It is plain data;
// [New] checks it and makes a [Catalogue] of it.
type Definition struct {
	// ID identifies the catalogue.
	ID string `json:"id"`
	// Version tells one state of it from the next, from 1.
	Version int `json:"version"`
	// UseCases are the ends, at least one.
	UseCases []UseCase `json:"use_cases"`
}

// A UseCase is one end for which the product is bought, with a template of what
// success at it means.
type UseCase struct {
	// ID is a word for it: "month-end-close".
	ID string `json:"id"`
	// Name is what people call it.
	Name string `json:"name"`
	// Success says what success at it means, in the vendor's words.
	Success string `json:"success"`
	// Ask is what to ask the customer for its own words of wild success. It may
	// be empty.
	Ask string `json:"ask,omitzero"`
	// Measures tell whether it is achieved, at least one.
	Measures []Measure `json:"measures"`
}

// A Measure is the template of one of a required outcome. Of Target, Factor and
// Band exactly one is set: a Band where it is to be held, and one of the others
// where it is to be raised or lowered.
type Measure struct {
	// ID identifies the measure within its use case.
	ID string `json:"id"`
	// Name, Unit and Direction are those of [outcome.Measure].
	Name      string            `json:"name"`
	Unit      string            `json:"unit"`
	Direction outcome.Direction `json:"direction"`
	// Target is the value to reach, whatever the customer begins with.
	Target *decimal.Decimal `json:"target,omitempty"`
	// Factor is by what the customer's baseline is multiplied to get its target:
	// 0.5 halves it. It is above 0; above 1 where it is to be raised and below 1
	// where it is to be lowered. The baseline must then be known, and above 0.
	Factor *decimal.Decimal `json:"factor,omitempty"`
	// Band is where it is to stay.
	Band *outcome.Band `json:"band,omitzero"`
	// DueDays is how many days after going live it is due, 1 to 36,525. Zero
	// means [DefaultDueDays].
	DueDays int `json:"due_days,omitzero"`
	// SoonDays and Backing are those of [outcome.Measure].
	SoonDays int           `json:"soon_days,omitzero"`
	Backing  outcome.Level `json:"backing,omitzero"`
}

// DefaultDueDays is how long after going live a customer is asked whether it has
// done what it signed up for, where a template does not say: the ninety days that
// programmes most often take.
const DefaultDueDays = 90

const maxDays = 36_525

// Validate reports everything that is wrong with d, each fault at its path: what
// is missing, malformed or beyond its limits, an id that comes twice, and figures
// that contradict each other.
func (d Definition) Validate() error {
	var f successkit.Faults
	f.Add("id", d.ID, word.CheckID(d.ID))
	if d.Version < 1 {
		f.Add("version", strconv.Itoa(d.Version), fmt.Errorf("%w: want 1 or more", successkit.ErrOutOfRange))
	}
	if len(d.UseCases) == 0 {
		f.Add("use_cases", "", successkit.ErrRequired)
	}
	for i, u := range d.UseCases {
		at := field.Item("use_cases", i)
		err := word.Check(u.ID)
		if err == nil && slices.ContainsFunc(d.UseCases[:i], func(v UseCase) bool { return v.ID == u.ID }) {
			err = successkit.ErrDuplicate
		}
		f.Add(at+".id", u.ID, err)
		f.Add(at+".name", u.Name, word.CheckID(u.Name))
		f.Add(at+".success", u.Success, word.CheckText(u.Success))
		if u.Ask != "" {
			f.Add(at+".ask", u.Ask, word.CheckText(u.Ask))
		}
		if len(u.Measures) == 0 {
			f.Add(at+".measures", "", successkit.ErrRequired)
		}
		for k, m := range u.Measures {
			at := at + "." + field.Item("measures", k)
			err := word.CheckID(m.ID)
			if err == nil && slices.ContainsFunc(u.Measures[:k], func(n Measure) bool { return n.ID == m.ID }) {
				err = successkit.ErrDuplicate
			}
			f.Add(at+".id", m.ID, err)
			m.check(&f, at)
		}
	}
	return f.Err()
}

// A Catalogue is a checked [Definition]. It does not change and is safe for
// concurrent use. The nil Catalogue and the zero one have no use case.
type Catalogue struct{ def Definition }

// New returns the catalogue that d defines. It shares no memory with d. New
// fails as [Definition.Validate] does.
func New(d Definition) (*Catalogue, error) {
	if err := d.Validate(); err != nil {
		return nil, fmt.Errorf("usecase: invalid catalogue: %w", err)
	}
	return &Catalogue{def: d.clone()}, nil
}

// Definition returns a copy of what c was made of.
func (c *Catalogue) Definition() Definition {
	if c == nil {
		return Definition{}
	}
	return c.def.clone()
}

// UseCase returns a copy of the use case of an id, and false where there is
// none.
func (c *Catalogue) UseCase(id string) (UseCase, bool) {
	u := c.find(id)
	if u == nil {
		return UseCase{}, false
	}
	return u.clone(), true
}

func (c *Catalogue) find(id string) *UseCase {
	if c == nil {
		return nil
	}
	for i := range c.def.UseCases {
		if u := &c.def.UseCases[i]; u.ID == id {
			return u
		}
	}
	return nil
}

// Missing returns the ids of the measures that the template of r's use case has
// and r has not, in the order of the template. It fails with
// [successkit.ErrUnknown] at "use_case" where the catalogue does not have it.
func (c *Catalogue) Missing(r outcome.Required) ([]string, error) {
	u := c.find(r.UseCase)
	if u == nil {
		return nil, &successkit.FieldError{Path: "use_case", Value: r.UseCase, Err: successkit.ErrUnknown}
	}
	var missing []string
	for _, m := range u.Measures {
		if !slices.ContainsFunc(r.Measures, func(n outcome.Measure) bool { return n.ID == measureID(r.ID, m.ID) }) {
			missing = append(missing, m.ID)
		}
	}
	return missing, nil
}

func (d Definition) clone() Definition {
	d.UseCases = slices.Clone(d.UseCases)
	for i := range d.UseCases {
		d.UseCases[i] = d.UseCases[i].clone()
	}
	return d
}

func (u UseCase) clone() UseCase {
	u.Measures = slices.Clone(u.Measures)
	for i := range u.Measures {
		m := &u.Measures[i]
		m.Target, m.Factor, m.Band = cloned(m.Target), cloned(m.Factor), cloned(m.Band)
	}
	return u
}

func cloned[T any](p *T) *T {
	if p == nil {
		return nil
	}
	return new(*p)
}
