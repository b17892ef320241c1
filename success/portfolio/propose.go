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
	// Locked counts the customers that may not move of owners who are still heavy.
	Locked int `json:"locked"`
	// Left counts the customers of nobody that need time and for whom there is
	// nobody, or no move left.
	Left int `json:"left"`
	// Before, Given and After are how far the heaviest and the lightest load are
	// apart: as it is, once the customers of nobody are given out, and after all
	// moves. 1 is a full load of one person. After is never more than Given.
	Before successkit.Rate `json:"before"`
	Given  successkit.Rate `json:"given"`
	After  successkit.Rate `json:"after"`
	// Owners are the loads after the moves.
	Owners []Load `json:"owners,omitempty"`
}

// Propose returns who could look after whom. Customers of nobody are given out
// first, the most demanding first, each to whoever is the least loaded with it, be
// it heavy. Then customers of heavy owners move, of the heaviest owner first and
// the smallest first, each to whoever is the least loaded with it, as long as that
// is fair:
//
//   - whoever takes it serves its segment, and is not heavy with it;
//   - both are afterwards no lighter than the lighter of the two was, and lighter
//     than the heavier was.
//
// So no move makes the heaviest load of all heavier or the lightest lighter.
// Locked customers stay with their owners, and customers of nobody that need no
// time stay with nobody. Of equals the id decides, so that the
// order of the customers does not matter.
//
// It proposes at most limit moves. It fails as [Plan.Balance] does.
func (p *Plan) Propose(owners []Owner, demands []Demand, limit int) (Proposal, error) {
	if err := p.check(owners, demands); err != nil {
		return Proposal{}, err
	}
	b := p.board(owners, demands)
	out := Proposal{Before: b.spread()}
	out.Left = b.deal(limit)
	out.Given = b.spread()
	b.relieve(limit)
	out.After = b.spread()
	out.Moves, out.Owners = b.moves, p.loads(owners, b.demands)
	heavy := map[string]bool{}
	for _, l := range out.Owners {
		heavy[l.ID] = l.State >= Heavy
	}
	for i := range b.demands {
		if d := &b.demands[i]; heavy[d.Owner] && len(d.Locks) > 0 {
			out.Locked++
		}
	}
	return out, nil
}

// A board is a book on which customers are moved.
type board struct {
	plan    *Plan
	owners  []Owner
	demands []Demand // the smallest first, of equal ones by id
	place   map[string]int
	minutes []int64 // of each owner, and what it has
	time    []int64
	serving map[string][]int // owners by segment
	moves   []Move
}

func (p *Plan) board(owners []Owner, demands []Demand) *board {
	b := &board{
		plan: p, owners: owners, demands: slices.Clone(demands), place: make(map[string]int, len(owners)),
		minutes: make([]int64, len(owners)), time: make([]int64, len(owners)), serving: map[string][]int{},
	}
	slices.SortFunc(b.demands, func(x, y Demand) int { return compareDemands(&x, &y) })
	for i, o := range owners {
		b.place[o.ID] = i
		b.time[i] = p.minutesOf(o)
	}
	for i := range b.demands {
		d := &b.demands[i]
		if at, ok := b.place[d.Owner]; ok {
			b.minutes[at] += d.Minutes
		}
		if _, ok := b.serving[d.Segment]; !ok {
			b.serving[d.Segment] = nil
			for k, o := range owners {
				if o.serves(d.Segment) {
					b.serving[d.Segment] = append(b.serving[d.Segment], k)
				}
			}
		}
	}
	return b
}

// compareDemands puts the smaller first, and of equal ones that of the lower id.
func compareDemands(x, y *Demand) int {
	return cmp.Or(cmp.Compare(x.Minutes, y.Minutes), cmp.Compare(x.Account, y.Account))
}

// compare compares the load of an owner, with so much more, to that of another.
func (b *board) compare(x int, more int64, y int, than int64) int {
	return cmp.Compare((b.minutes[x]+more)*b.time[y], (b.minutes[y]+than)*b.time[x])
}

// taker returns the owner who would be the least loaded with a demand, of those
// who serve its segment and for whom ok holds, and -1 where there is none.
func (b *board) taker(d *Demand, ok func(int) bool) int {
	best := -1
	for _, i := range b.serving[d.Segment] {
		if !ok(i) {
			continue
		}
		if best >= 0 {
			c := b.compare(i, d.Minutes, best, d.Minutes)
			if c > 0 || c == 0 && b.owners[i].ID > b.owners[best].ID {
				continue
			}
		}
		best = i
	}
	return best
}

// move gives a demand to an owner.
func (b *board) move(d *Demand, to int) {
	b.moves = append(b.moves, Move{d.Account, d.Owner, b.owners[to].ID, d.Minutes})
	if from, ok := b.place[d.Owner]; ok {
		b.minutes[from] -= d.Minutes
	}
	b.minutes[to] += d.Minutes
	d.Owner = b.owners[to].ID
}

// deal gives out the customers of nobody, and returns how many are left.
func (b *board) deal(limit int) int {
	var nobodys []*Demand
	for i := range b.demands {
		d := &b.demands[i]
		if _, ok := b.place[d.Owner]; !ok && d.Minutes > 0 {
			nobodys = append(nobodys, d)
		}
	}
	slices.SortStableFunc(nobodys, func(x, y *Demand) int { return cmp.Compare(y.Minutes, x.Minutes) })
	left := 0
	for _, d := range nobodys {
		to := b.taker(d, func(int) bool { return true })
		if to < 0 || len(b.moves) >= limit {
			left++
			continue
		}
		b.move(d, to)
	}
	return left
}

// spread returns how far the heaviest and the lightest load are apart.
func (b *board) spread() successkit.Rate {
	if len(b.owners) == 0 {
		return successkit.Rate{}
	}
	high, low := 0, 0
	for i := range b.owners {
		if b.compare(i, 0, high, 0) > 0 {
			high = i
		}
		if b.compare(i, 0, low, 0) < 0 {
			low = i
		}
	}
	return successkit.CountRate(b.minutes[high]*b.time[low]-b.minutes[low]*b.time[high], b.time[high]*b.time[low])
}
