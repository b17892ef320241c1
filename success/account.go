package success

import (
	"fmt"
	"maps"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/outcome"
)

// An Account is everything that is known of one customer, or of one prospect:
// who it is, and the facts. It is plain data.
//
// Who it is stands at the top and has no history. Everything that happens is a
// fact, dated, and looked at as of a day: what it wants, what it pays, who its
// people are, among the rest.
type Account struct {
	// ID identifies the account among those of the host.
	ID string `json:"id"`
	// Name is how people call the customer. It may be empty.
	Name string `json:"name,omitzero"`
	// Parent is the id of the account that this one is part of. It may be empty.
	Parent string `json:"parent,omitzero"`
	// Segment is a word for the kind of customer, "enterprise". It may be empty.
	Segment string `json:"segment,omitzero"`
	// Delivery is how the product is delivered, which decides what can be seen.
	Delivery outcome.DeliveryModel `json:"delivery,omitzero"`
	// Level is the id of a level of coverage of the program. Where it is empty the
	// segment decides.
	Level string `json:"level,omitzero"`
	// Owner is the id of the vendor's person who looks after it. It may be empty.
	Owner string `json:"owner,omitzero"`
	// Attributes are further properties, by which the program may choose a health
	// model. They may be nil.
	Attributes map[string]string `json:"attributes,omitempty"`

	Facts
}

// Validate reports everything that is wrong with the account itself: an id
// that is missing or malformed, a word that is none. Its facts are checked
// where they are appended and where they are read.
func (a Account) Validate() error {
	var f successkit.Faults
	a.check(&f)
	return f.Err()
}

func (a Account) check(f *successkit.Faults) {
	f.Add("id", a.ID, word.CheckID(a.ID))
	for _, o := range []struct{ path, id string }{{"parent", a.Parent}, {"owner", a.Owner}} {
		if o.id != "" {
			f.Add(o.path, o.id, word.CheckID(o.id))
		}
	}
	if a.Parent != "" && a.Parent == a.ID {
		f.Add("parent", a.Parent, fmt.Errorf("%w: its own", successkit.ErrConflict))
	}
	for _, o := range []struct{ path, word string }{{"segment", a.Segment}, {"level", a.Level}} {
		if o.word != "" {
			f.Add(o.path, o.word, word.Check(o.word))
		}
	}
	if !a.Delivery.Valid() {
		f.Add("delivery", a.Delivery.String(), successkit.ErrUnknown)
	}
	field.Attributes(f, a.Attributes)
	for _, key := range slices.Sorted(maps.Keys(a.Attributes)) {
		if key == "segment" || key == "delivery" || key == "level" {
			f.Add("attributes."+key, key, fmt.Errorf("%w: a field of the account says it", successkit.ErrConflict))
		}
	}
}

// attributes returns what the health models choose by.
func (a Account) attributes(level string) map[string]string {
	all := make(map[string]string, len(a.Attributes)+3)
	maps.Copy(all, a.Attributes)
	if a.Segment != "" {
		all["segment"] = a.Segment
	}
	if a.Delivery != outcome.UnknownDelivery {
		all["delivery"] = a.Delivery.String()
	}
	if level != "" {
		all["level"] = level
	}
	return all
}

// same reports whether a and o are the same account, whatever their facts.
func (a Account) same(o Account) bool {
	return a.ID == o.ID && a.Name == o.Name && a.Parent == o.Parent && a.Segment == o.Segment &&
		a.Delivery == o.Delivery && a.Level == o.Level && a.Owner == o.Owner && maps.Equal(a.Attributes, o.Attributes)
}
