package portfolio

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// An Owner is a person who looks after customers.
type Owner struct {
	// ID is the id of the person, as in [success.Account.Owner].
	ID string `json:"id"`
	// Percent is how much of a full load it carries, 1 to 100. Zero means 100.
	Percent int `json:"percent,omitzero"`
	// Segments are those whose customers it may take. Empty means all.
	Segments []string `json:"segments,omitempty"`
}

func (o Owner) serves(segment string) bool {
	return len(o.Segments) == 0 || slices.Contains(o.Segments, segment)
}

// A Balance is the demand of a book against the hours of its owners.
type Balance struct {
	// Owners are in the order of the list, Segments in that of their ids.
	Owners   []Load `json:"owners,omitempty"`
	Segments []Load `json:"segments,omitempty"`
	// Unassigned are the customers of nobody on the list.
	Unassigned Load `json:"unassigned"`
	// People is the sum over segments.
	People int64 `json:"people"`
	// Minutes are what the whole book needs: the sum of Owners and Unassigned, and
	// that of Segments. Available is what the owners have.
	Minutes   int64 `json:"minutes"`
	Available int64 `json:"available"`
}

// Balance sets demands against owners. Customers without a demand count all the
// same. It fails with an [successkit.InputError] where an owner is wrong, without
// a minute or listed twice; where a customer is twice among the demands, its
// lines do not add up, its minutes are below 0 or with those before it above
// 10,000,000,000,000, or its value is below 0 or has too many digits.
func (p *Plan) Balance(owners []Owner, demands []Demand) (Balance, error) {
	if err := p.check(owners, demands); err != nil {
		return Balance{}, err
	}
	b := Balance{Owners: p.loads(owners, demands)}
	for _, l := range b.Owners {
		b.Available += l.Available
	}
	owned := map[string]bool{}
	for _, o := range owners {
		owned[o.ID] = true
	}
	var unassigned tally
	segments := map[string]*tally{}
	for i := range demands {
		d := &demands[i]
		b.Minutes += d.Minutes
		if segments[d.Segment] == nil {
			segments[d.Segment] = &tally{}
		}
		segments[d.Segment].add(d)
		if !owned[d.Owner] {
			unassigned.add(d)
		}
	}
	b.Unassigned = unassigned.load("", 0)
	for id, t := range segments {
		l := t.load(id, p.available)
		l.People = (l.Minutes + l.Available - 1) / l.Available
		if l.Minutes > 0 {
			l.Each = l.Available * int64(l.Accounts) / l.Minutes
		}
		b.People += l.People
		b.Segments = append(b.Segments, l)
	}
	slices.SortFunc(b.Segments, func(x, y Load) int { return cmp.Compare(x.ID, y.ID) })
	return b, nil
}

// loads returns what each owner has to do.
func (p *Plan) loads(owners []Owner, demands []Demand) []Load {
	tallies := make(map[string]*tally, len(owners))
	for _, o := range owners {
		tallies[o.ID] = &tally{}
	}
	for i := range demands {
		if t := tallies[demands[i].Owner]; t != nil {
			t.add(&demands[i])
		}
	}
	loads := make([]Load, len(owners))
	for i, o := range owners {
		loads[i] = tallies[o.ID].load(o.ID, p.minutesOf(o))
		loads[i].State = p.state(loads[i].Minutes, loads[i].Available)
	}
	return loads
}

// minutesOf returns how many minutes an owner has.
func (p *Plan) minutesOf(o Owner) int64 { return p.available * int64(cmp.Or(o.Percent, 100)) / 100 }

// maxDemand bounds the minutes of a book, so that they times the minutes of a
// person are still a whole number of 64 bits.
const maxDemand = 10_000_000_000_000

// check reports what is wrong with owners and demands.
func (p *Plan) check(owners []Owner, demands []Demand) error {
	var f successkit.Faults
	p.ready(&f)
	seen := map[string]bool{}
	for i, o := range owners {
		at := field.Item("owners", i)
		f.Add(at+".id", o.ID, word.CheckID(o.ID))
		if seen[o.ID] {
			f.Add(at+".id", o.ID, successkit.ErrDuplicate)
		}
		seen[o.ID] = true
		before := f.Total()
		field.Within(&f, at+".percent", o.Percent, 0, 100)
		if f.Total() == before && p.AvailableMinutes() > 0 && p.minutesOf(o) == 0 {
			f.Add(at+".percent", strconv.Itoa(o.Percent), errNoMinute)
		}
		checkWords(&f, at+".segments", o.Segments)
	}
	clear(seen)
	room := int64(maxDemand)
	for i := range demands {
		d := &demands[i]
		if err := d.validate(room); err != nil {
			f.Merge(field.Item("demands", i), err)
		}
		if seen[d.Account] {
			f.Add(field.Item("demands", i)+".account", d.Account, successkit.ErrDuplicate)
		}
		seen[d.Account] = true
		room -= min(max(d.Minutes, 0), room)
	}
	if err := f.Err(); err != nil {
		return fmt.Errorf("portfolio: %w", err)
	}
	return nil
}
