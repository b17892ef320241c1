package portfolio

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
)

// A Move gives a customer to another owner.
type Move struct {
	Account string `json:"account"`
	From    string `json:"from,omitzero"`
	To      string `json:"to"`
	Minutes int64  `json:"minutes"`
}

// A Proposal says who could look after whom, so that the loads are more even.
type Proposal struct {
	Moves []Move `json:"moves,omitempty"`
	// Locked counts the customers of heavy owners that may not move.
	Locked int `json:"locked"`
	// Left counts the customers of nobody for whom there is nobody.
	Left int `json:"left"`
	// Before and After are how far the heaviest and the lightest load are apart:
	// 1 is a full load of one person.
	Before successkit.Rate `json:"before"`
	After  successkit.Rate `json:"after"`
	// Owners are the loads after the moves.
	Owners []Load `json:"owners"`
}

// Propose returns who could look after whom. Customers of nobody are given out
// first, the most demanding first, each to whoever is the least loaded with it, be
// it heavy; then those of heavy owners move, the smallest that helps, while that
// makes the heavier of the two lighter. Locked customers stay. It moves at most
// limit customers, and proposes nothing by the zero Plan or for a balance that
// [Plan.Balance] has not made.
func (p *Plan) Propose(b Balance, limit int) Proposal {
	out := Proposal{Owners: slices.Clone(b.Owners), Before: spread(b.Owners)}
	if p == nil || p.available <= 0 || len(b.owners) == 0 {
		return out
	}
	at := map[string]int{}
	for i, o := range b.owners {
		at[o.ID] = i
	}
	demands := slices.Clone(b.demands)
	slices.SortFunc(demands, func(x, y Demand) int {
		return cmp.Or(cmp.Compare(y.Minutes, x.Minutes), cmp.Compare(x.Account, y.Account))
	})
	for i := range demands {
		d := &demands[i]
		if _, ok := at[d.Owner]; ok || d.Minutes == 0 {
			continue
		}
		to := roomiest(b, out.Owners, d, -1)
		if to < 0 || len(out.Moves) >= limit {
			out.Left++
			continue
		}
		out.Moves = append(out.Moves, Move{d.Account, d.Owner, b.owners[to].ID, d.Minutes})
		out.Owners[to].Minutes += d.Minutes
		d.Owner = b.owners[to].ID
	}
	for len(out.Moves) < limit {
		move, i, to := p.relief(b, out.Owners, demands)
		if i < 0 {
			break
		}
		from := at[demands[i].Owner]
		out.Moves = append(out.Moves, move)
		out.Owners[from].Minutes -= move.Minutes
		out.Owners[to].Minutes += move.Minutes
		demands[i].Owner = b.owners[to].ID
	}
	after := Balance{demands: demands, Owners: bare(b.Owners)}
	p.fill(&after, at)
	out.Owners = after.Owners
	for _, d := range demands {
		if i, ok := at[d.Owner]; ok && len(d.Locks) > 0 && out.Owners[i].State >= Heavy {
			out.Locked++
		}
	}
	out.After = spread(out.Owners)
	return out
}

// relief returns the smallest move from the heaviest owner that is heavy and can
// be helped, and -1 where there is none.
func (p *Plan) relief(b Balance, loads []Load, demands []Demand) (Move, int, int) {
	order := make([]int, len(loads))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return compareLoads(loads[y], loads[x]) })
	for _, from := range order {
		if p.state(loads[from].Minutes, loads[from].Available) < Heavy {
			break
		}
		for i, d := range slices.Backward(demands) { // the smallest first
			if d.Owner != b.owners[from].ID || d.Minutes == 0 || len(d.Locks) > 0 {
				continue
			}
			to := roomiest(b, loads, &d, from)
			if to < 0 {
				continue
			}
			taken := loads[to]
			taken.Minutes += d.Minutes
			if compareLoads(taken, loads[from]) < 0 && p.state(taken.Minutes, taken.Available) < Heavy {
				return Move{d.Account, d.Owner, b.owners[to].ID, d.Minutes}, i, to
			}
		}
	}
	return Move{}, -1, -1
}

// roomiest returns the owner, but for one, whose load is the lowest once it has
// taken a customer, among those who have any time and serve its segment, and -1
// where there is none.
func roomiest(b Balance, loads []Load, d *Demand, but int) int {
	best, least := -1, Load{}
	for i, o := range b.owners {
		if i == but || loads[i].Available <= 0 || !o.serves(d.Segment) {
			continue
		}
		taken := loads[i]
		taken.Minutes += d.Minutes
		if best < 0 || compareLoads(taken, least) < 0 {
			best, least = i, taken
		}
	}
	return best
}

// bare returns loads with nothing to do.
func bare(loads []Load) []Load {
	out := make([]Load, len(loads))
	for i, l := range loads {
		out[i] = Load{ID: l.ID, Available: l.Available}
	}
	return out
}

// compareLoads compares minutes over available.
func compareLoads(x, y Load) int {
	return cmp.Compare(x.Minutes*y.Available, y.Minutes*x.Available)
}

// spread returns how far the heaviest and the lightest load are apart.
func spread(loads []Load) successkit.Rate {
	if len(loads) == 0 {
		return successkit.Rate{}
	}
	high, low := loads[0], loads[0]
	for _, l := range loads {
		if compareLoads(l, high) > 0 {
			high = l
		}
		if compareLoads(l, low) < 0 {
			low = l
		}
	}
	if high.Available == 0 || low.Available == 0 {
		return successkit.Rate{}
	}
	return successkit.CountRate(high.Minutes*low.Available-low.Minutes*high.Available, high.Available*low.Available)
}

// A Hire says when the next person is needed.
type Hire struct {
	// Needed is the day on which the demand passes the heavy bound of all owners
	// together. It is the day that was asked where it has passed it already, and
	// zero where the demand does not grow or that day is more than a century away.
	Needed successkit.Date `json:"needed,omitzero"`
	// By is the day by which to hire: Needed less the ramp.
	By successkit.Date `json:"by,omitzero"`
	// Late says that By is past.
	Late bool `json:"late,omitzero"`
}

// NextHire returns when the next person is needed, as of a day, where the demand
// grows by so many minutes a period, evenly.
func (p *Plan) NextHire(b Balance, growth int64, asOf successkit.Date) Hire {
	if p == nil || p.available <= 0 || asOf.IsZero() {
		return Hire{}
	}
	var h Hire
	room := b.Available*int64(p.definition.Heavy)/100 - b.Minutes
	switch {
	case room <= 0:
		h.Needed = asOf
	case growth <= 0:
		return Hire{}
	default:
		h.Needed = daysTo(asOf, room/growth*int64(p.definition.PeriodDays)+room%growth*int64(p.definition.PeriodDays)/growth)
	}
	if h.Needed.IsZero() {
		return Hire{}
	}
	h.By = h.Needed.AddDays(-p.definition.RampDays)
	h.Late = h.By.Before(asOf)
	return h
}
