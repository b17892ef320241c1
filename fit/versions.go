package fit

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// Versions are the versions of one profile, each in force from its day until
// that of the next. They are immutable and safe for concurrent use. The zero
// Versions are none.
type Versions struct {
	list []*Profile // by day
}

// NewVersions returns the versions that the definitions define, in whatever
// order they come. It fails with every fault of each, and where they are not of
// one id, where two have one number, and where a higher number is not in force
// from a later day.
func NewVersions(ds ...Definition) (*Versions, error) {
	v := &Versions{}
	var f successkit.Faults
	for i, d := range ds {
		p, err := New(d)
		f.Merge("versions["+strconv.Itoa(i)+"]", err)
		v.list = append(v.list, p)
	}
	checkSequence(&f, "versions", ds, func(d Definition) (string, int, successkit.Date) { return d.ID, d.Version, d.EffectiveFrom })
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("fit: %w", err)
	}
	slices.SortFunc(v.list, func(a, b *Profile) int { return a.def.EffectiveFrom.Compare(b.def.EffectiveFrom) })
	return v, nil
}

// checkSequence notes what keeps a list from being the versions of one thing.
func checkSequence[V any](f *successkit.Faults, path string, list []V, of func(V) (string, int, successkit.Date)) {
	for i := range list {
		id, version, from := of(list[i])
		at := path + "[" + strconv.Itoa(i) + "]"
		for _, earlier := range list[:i] {
			otherID, otherVersion, otherFrom := of(earlier)
			switch {
			case id != otherID:
				f.Add(at+".id", id, fmt.Errorf("%w: the first is of %q", successkit.ErrConflict, otherID))
			case version == otherVersion:
				f.Add(at+".version", strconv.Itoa(version), successkit.ErrDuplicate)
			case (version > otherVersion) != from.After(otherFrom) || from == otherFrom:
				f.Add(at+".effective_from", from.String(), fmt.Errorf("%w: version %d is in force from %s", successkit.ErrConflict, otherVersion, otherFrom))
			default:
				continue
			}
			break
		}
	}
}

// On returns the version in force on a day, and false where none is yet.
func (v *Versions) On(day successkit.Date) (*Profile, bool) {
	if v == nil {
		return nil, false
	}
	for _, p := range slices.Backward(v.list) {
		if !p.def.EffectiveFrom.After(day) {
			return p, true
		}
	}
	return nil, false
}

// All returns the versions in order.
func (v *Versions) All() []*Profile {
	if v == nil {
		return nil
	}
	return slices.Clone(v.list)
}

// InForce returns the version in force on a day, for the offer in force on it:
// what decided on that day. It fails with [successkit.ErrUnknown] at "profile"
// or "offer" where there was none yet, and as [Profile.For] does. A profile that
// reads no offer needs none, and offers may then be nil.
func (v *Versions) InForce(offers *Offers, day successkit.Date) (*Profile, error) {
	p, ok := v.On(day)
	if !ok {
		return nil, fmt.Errorf("fit: %w", none("profile", day))
	}
	o, ok := offers.On(day)
	switch {
	case ok:
		return p.For(o)
	case p.ReadsOffer():
		return nil, fmt.Errorf("fit: %w", none("offer", day))
	}
	return p, nil
}

func none(path string, day successkit.Date) error {
	var f successkit.Faults
	f.Add(path, day.String(), fmt.Errorf("%w: none was in force", successkit.ErrUnknown))
	return f.Err()
}

// Offers are the versions of one offer, each in force from its day until that
// of the next. They are immutable and safe for concurrent use. The zero Offers
// are none.
type Offers struct {
	list []Offer // by day
}

// NewOffers returns the given versions of an offer, in whatever order they
// come. It shares no memory with them. It fails with every fault of each, and
// as [NewVersions] does where they are not the versions of one offer.
func NewOffers(os ...Offer) (*Offers, error) {
	v := &Offers{}
	var f successkit.Faults
	for i, o := range os {
		f.Merge("offers["+strconv.Itoa(i)+"]", o.Validate())
		v.list = append(v.list, o.clone())
	}
	checkSequence(&f, "offers", os, func(o Offer) (string, int, successkit.Date) { return o.ID, o.Version, o.EffectiveFrom })
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("fit: %w", err)
	}
	slices.SortFunc(v.list, func(a, b Offer) int { return a.EffectiveFrom.Compare(b.EffectiveFrom) })
	return v, nil
}

// On returns the version in force on a day, and false where none is yet.
func (v *Offers) On(day successkit.Date) (Offer, bool) {
	if v == nil {
		return Offer{}, false
	}
	for _, o := range slices.Backward(v.list) {
		if !o.EffectiveFrom.After(day) {
			return o.clone(), true
		}
	}
	return Offer{}, false
}

// All returns the versions in order.
func (v *Offers) All() []Offer {
	if v == nil {
		return nil
	}
	all := slices.Clone(v.list)
	for i := range all {
		all[i] = all[i].clone()
	}
	return all
}
