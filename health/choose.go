package health

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Choice says which model scores which account: the first rule that fits
// decides, and where none does the default. It is plain data; [NewChooser] makes
// it a [Chooser].
type Choice struct {
	Rules []ChoiceRule `json:"rules,omitempty"`
	// Default is the id of the model for all other accounts. There is always one.
	Default string `json:"default"`
}

// A ChoiceRule is a row of a [Choice]. All that it states must hold; one that
// states nothing fits every account, and nothing may come after it.
type ChoiceRule struct {
	// ID is the word of the rule, unique in its choice.
	ID string `json:"id"`
	// Is are attributes of the account and the values of which each has one.
	Is []AttributeIs `json:"is,omitempty"`
	// FromDays and BeforeDays bound the age of the account: at least the one, less
	// than the other. Zero means no bound. With a bound the rule fits no account
	// whose start is not known.
	FromDays   int `json:"from_days,omitzero"`
	BeforeDays int `json:"before_days,omitzero"`
	// Model is the id of the model that scores the accounts that fit.
	Model string `json:"model"`
}

// AttributeIs names an attribute and the values it may have.
type AttributeIs struct {
	Attribute string   `json:"attribute"`
	Values    []string `json:"values"`
}

// A Chosen is the answer for one account, with every rule that fits it: where
// two do, the order of the rules made the choice, which a reader may want to
// know.
type Chosen struct {
	// Model is the id of the model.
	Model string `json:"model"`
	// Rule is the id of the rule that decided, empty for the default.
	Rule string `json:"rule,omitzero"`
	// Matches are the ids of all rules that fit, in order.
	Matches []string `json:"matches,omitempty"`
}

// A Chooser decides by a [Choice]. It is immutable and safe for concurrent use.
type Chooser struct {
	choice Choice
	models map[string]*Model
}

// NewChooser returns the chooser among the given models. It reports at once a
// missing default, a rule without id or with one that is not unique, a model
// that is not among those given or given twice, an attribute or value that is
// malformed, missing or repeated, days that leave no age, and rules after one
// that fits every account.
func NewChooser(c Choice, models ...*Model) (*Chooser, error) {
	var f successkit.Faults
	ch := &Chooser{models: make(map[string]*Model, len(models))}
	for i, m := range models {
		path := "models[" + strconv.Itoa(i) + "]"
		id, _ := m.ID()
		switch {
		case !m.ready():
			f.Add(path, "", successkit.ErrRequired)
		case ch.models[id] != nil:
			f.Add(path, id, successkit.ErrDuplicate)
		default:
			ch.models[id] = m
		}
	}
	ch.check(&f, c)
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("health: invalid choice: %w", err)
	}
	ch.choice = c.clone()
	return ch, nil
}

func (c Choice) clone() Choice {
	c.Rules = slices.Clone(c.Rules)
	for i := range c.Rules {
		r := &c.Rules[i]
		r.Is = slices.Clone(r.Is)
		for k := range r.Is {
			r.Is[k].Values = slices.Clone(r.Is[k].Values)
		}
	}
	return c
}

func (ch *Chooser) check(f *successkit.Faults, c Choice) {
	seen, open := map[string]bool{}, ""
	for i, r := range c.Rules {
		path := "rules[" + strconv.Itoa(i) + "]"
		f.Add(path+".id", r.ID, word.Check(r.ID))
		if seen[r.ID] {
			f.Add(path+".id", r.ID, successkit.ErrDuplicate)
		}
		seen[r.ID] = true
		if open != "" {
			f.Add(path, r.ID, fmt.Errorf("%w: rule %s before it fits every account", successkit.ErrConflict, open))
		}
		if len(r.Is) == 0 && r.FromDays == 0 && r.BeforeDays == 0 {
			open = r.ID
		}
		r.check(f, path)
		f.Add(path+".model", r.Model, ch.checkModel(r.Model))
	}
	f.Add("default", c.Default, ch.checkModel(c.Default))
}

func (r *ChoiceRule) check(f *successkit.Faults, path string) {
	names := map[string]bool{}
	for k, is := range r.Is {
		at := path + ".is[" + strconv.Itoa(k) + "]"
		f.Add(at+".attribute", is.Attribute, word.CheckID(is.Attribute))
		if names[is.Attribute] {
			f.Add(at+".attribute", is.Attribute, successkit.ErrDuplicate)
		}
		names[is.Attribute] = true
		if len(is.Values) == 0 {
			f.Add(at+".values", "", successkit.ErrRequired)
		}
		for n, v := range is.Values {
			if v != "" {
				f.Add(at+".values["+strconv.Itoa(n)+"]", v, word.CheckID(v))
			}
		}
	}
	if r.FromDays < 0 {
		f.Add(path+".from_days", strconv.Itoa(r.FromDays), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
	if r.BeforeDays < 0 || r.BeforeDays > 0 && r.BeforeDays <= r.FromDays {
		f.Add(path+".before_days", strconv.Itoa(r.BeforeDays), fmt.Errorf("%w: no age is from %d and before it", successkit.ErrConflict, r.FromDays))
	}
}

func (ch *Chooser) checkModel(id string) error {
	switch {
	case id == "":
		return successkit.ErrRequired
	case ch.models[id] == nil:
		return fmt.Errorf("%w: no model of this id is given", successkit.ErrUnknown)
	}
	return nil
}

// Choose returns which model scores the account on asOf, and why. The zero
// Chooser chooses nothing.
func (ch *Chooser) Choose(a Account, asOf successkit.Date) Chosen {
	var c Chosen
	if ch == nil || ch.models == nil {
		return c
	}
	c.Model = ch.choice.Default
	for _, r := range ch.choice.Rules {
		if !r.fits(a, asOf) {
			continue
		}
		if c.Matches = append(c.Matches, r.ID); len(c.Matches) == 1 {
			c.Model, c.Rule = r.Model, r.ID
		}
	}
	return c
}

// Score scores the account by the model that [Chooser.Choose] names. It fails as
// [Model.Score] does.
func (ch *Chooser) Score(a Account, asOf successkit.Date) (Score, Chosen, error) {
	c := ch.Choose(a, asOf)
	s, err := ch.Model(c.Model).Score(a, asOf)
	return s, c, err
}

// Model returns the model of the given id, or nil where ch has none.
func (ch *Chooser) Model(id string) *Model {
	if ch == nil {
		return nil
	}
	return ch.models[id]
}

func (r *ChoiceRule) fits(a Account, asOf successkit.Date) bool {
	for _, is := range r.Is {
		if !slices.Contains(is.Values, a.Attributes[is.Attribute]) {
			return false
		}
	}
	if r.FromDays == 0 && r.BeforeDays == 0 {
		return true
	}
	days, known := a.tenure(asOf)
	return known && days >= r.FromDays && (r.BeforeDays == 0 || days < r.BeforeDays)
}
