package fit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// An Offer is what a vendor can really deliver from a day on: its features,
// platforms, languages, hours of support, capacity, services. What is on the
// road map is not in it; the vendor may commit to it, as it may to anything. It
// is one version; [NewOffers] puts several in order.
type Offer struct {
	// ID names the offer through all its versions. It is a word.
	ID string `json:"id"`
	// Version counts the versions from 1.
	Version int `json:"version"`
	// EffectiveFrom is the first day on which all of it is delivered.
	EffectiveFrom successkit.Date `json:"effective_from"`
	// Capabilities are what it consists of. Their order carries no meaning.
	Capabilities []Capability `json:"capabilities"`
}

// A Capability is one thing that an [Offer] states.
type Capability struct {
	// ID is the word by which rules name it: "features", "support-hours".
	ID string `json:"id"`
	// Delivers is how much of it: a set of words, which may be none yet, a
	// number, a yes or no, or a day.
	Delivers Answer `json:"delivers"`
}

// An OfferRef says which version of which offer needs were compared with.
type OfferRef struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
	// Fingerprint stands for the whole content of the version, as that of a
	// [ProfileRef] does.
	Fingerprint string `json:"fingerprint"`
}

// Validate reports everything that is wrong with o: an id that is missing or
// malformed, a version below 1, no date, a capability that is malformed, stated
// twice or stated without a value.
func (o Offer) Validate() error {
	var f successkit.Faults
	f.Add("id", o.ID, word.Check(o.ID))
	f.Add("version", strconv.Itoa(o.Version), checkVersion(o.Version))
	if o.EffectiveFrom.IsZero() {
		f.Add("effective_from", "", successkit.ErrRequired)
	}
	seen := make(map[string]bool, len(o.Capabilities))
	for i, c := range o.Capabilities {
		path := "capabilities[" + strconv.Itoa(i) + "]"
		f.Add(path+".id", c.ID, word.Check(c.ID))
		if c.ID != "" && seen[c.ID] {
			f.Add(path+".id", c.ID, successkit.ErrDuplicate)
		}
		seen[c.ID] = true
		if err := c.Delivers.check(); err != nil {
			f.Add(path+".delivers", c.Delivers.String(), err)
		}
	}
	return f.Err()
}

// Delivers returns how much o delivers of a capability, and whether it states
// it.
func (o Offer) Delivers(capability string) (Answer, bool) {
	for _, c := range o.Capabilities {
		if c.ID == capability {
			return c.Delivers, true
		}
	}
	return Answer{}, false
}

// Ref returns the id, version and fingerprint of o.
func (o Offer) Ref() OfferRef {
	return OfferRef{ID: o.ID, Version: o.Version, Fingerprint: o.fingerprint()}
}

// sorted returns the capabilities by id.
func (o Offer) sorted() []Capability {
	return slices.SortedFunc(slices.Values(o.Capabilities), func(a, b Capability) int { return strings.Compare(a.ID, b.ID) })
}

// clone returns a copy of o that shares no memory with it.
func (o Offer) clone() Offer {
	o.Capabilities = slices.Clone(o.Capabilities)
	return o
}

func checkVersion(n int) error {
	switch {
	case n == 0:
		return successkit.ErrRequired
	case n < 0:
		return fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange)
	}
	return nil
}
