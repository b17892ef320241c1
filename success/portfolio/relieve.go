package portfolio

// A queue holds the customers of one segment that an owner could give away, the
// smallest first. If the first cannot move now, no later one can: whoever has no
// room for a smaller one has none for a larger.
type queue []*Demand

// relieve moves customers away from heavy owners.
func (b *board) relieve(limit int) {
	queues := b.queues()
	// An owner whose customers nobody takes is stuck until another stops being
	// heavy, since till then all others only get heavier.
	stuck := make([]bool, len(b.owners))
	for len(b.moves) < limit {
		from := b.heaviest(stuck)
		if from < 0 {
			return
		}
		q, to := b.relief(from, queues[from])
		if q == nil {
			stuck[from] = true
			continue
		}
		b.move((*q)[0], to)
		*q = (*q)[1:]
		if !b.heavy(from, 0) {
			clear(stuck)
		}
	}
}

// queues returns what each owner could give away, by segment in the order of their
// smallest customers.
func (b *board) queues() [][]*queue {
	all := make([][]*queue, len(b.owners))
	type key struct {
		owner   int
		segment string
	}
	bySegment := map[key]*queue{}
	for i := range b.demands {
		d := &b.demands[i]
		owner, ok := b.place[d.Owner]
		if !ok || d.Minutes == 0 || len(d.Locks) > 0 || !b.heavy(owner, 0) {
			continue
		}
		k := key{owner, d.Segment}
		q := bySegment[k]
		if q == nil {
			q = &queue{}
			bySegment[k] = q
			all[owner] = append(all[owner], q)
		}
		*q = append(*q, d)
	}
	return all
}

// heavy reports whether an owner is with so many minutes more.
func (b *board) heavy(owner int, more int64) bool {
	return b.plan.state(b.minutes[owner]+more, b.time[owner]) >= Heavy
}

// heaviest returns the heaviest of the heavy owners that are not stuck, and -1
// where there is none.
func (b *board) heaviest(stuck []bool) int {
	most := -1
	for i := range b.owners {
		if stuck[i] || !b.heavy(i, 0) {
			continue
		}
		if most >= 0 {
			c := b.compare(i, 0, most, 0)
			if c < 0 || c == 0 && b.owners[i].ID > b.owners[most].ID {
				continue
			}
		}
		most = i
	}
	return most
}

// relief returns the queue whose first customer is the smallest that may move from
// an owner, and to whom. It returns nil where none may.
func (b *board) relief(from int, queues []*queue) (*queue, int) {
	var best *queue
	taker := -1
	for _, q := range queues {
		if len(*q) == 0 || best != nil && compareDemands((*q)[0], (*best)[0]) > 0 {
			continue
		}
		d := (*q)[0]
		to := b.taker(d, func(to int) bool {
			// Who is not heavy with it is lighter than who gives it was.
			return to != from && !b.heavy(to, d.Minutes) && b.compare(from, -d.Minutes, to, 0) >= 0
		})
		if to >= 0 {
			best, taker = q, to
		}
	}
	return best, taker
}
