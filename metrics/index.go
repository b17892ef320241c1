package metrics

import (
	"cmp"
	"slices"
)

// An index leads from each account to its rows that are not packed, in order: by
// date, then Seq, then arrival.
type index struct {
	order  []uint32 // rows, account by account
	starts []uint32 // the rows of account a are order[starts[a]:starts[a+1]]
	// later holds all rows of the accounts that rows were appended to since order
	// was made, those that came with them among them.
	later map[uint32][]uint32
	extra int // rows in later
}

// rows returns the rows of account a.
func (x *index) rows(a uint32) []uint32 {
	if rows, ok := x.later[a]; ok {
		return rows
	}
	if int(a)+1 >= len(x.starts) {
		return nil
	}
	return x.order[x.starts[a]:x.starts[a+1]]
}

// add takes in the rows from the given one on, at the cost of the accounts that
// they touch. It reports false, and the index is of no more use, where sorting
// everything anew is no more work.
func (x *index) add(s *store, from int) bool {
	if 8*(x.extra+len(s.account)-from) > len(x.order) {
		return false
	}
	if x.later == nil {
		x.later = map[uint32][]uint32{}
	}
	touched := map[uint32]bool{}
	for i := from; i < len(s.account); i++ {
		a := s.account[i]
		rows, there := x.later[a]
		if !there && int(a)+1 < len(x.starts) {
			rows = slices.Clone(x.order[x.starts[a]:x.starts[a+1]])
			x.extra += len(rows)
		}
		x.later[a] = append(rows, uint32(i))
		x.extra++
		touched[a] = true
	}
	for a := range touched {
		if rows := x.later[a]; !slices.IsSortedFunc(rows, s.compare) {
			slices.SortFunc(rows, s.compare)
		}
	}
	return true
}

// newIndex sorts the store's rows: by account in one pass, and within an
// account only where its rows did not arrive in order.
func newIndex(s *store) *index {
	n := s.accounts.len()
	x := &index{order: make([]uint32, len(s.account)), starts: make([]uint32, n+1)}
	for _, a := range s.account {
		x.starts[a+1]++
	}
	for a := range n {
		x.starts[a+1] += x.starts[a]
	}
	next := slices.Clone(x.starts[:n])
	for i, a := range s.account {
		x.order[next[a]] = uint32(i)
		next[a]++
	}
	for a := range n {
		rows := x.rows(uint32(a))
		if !slices.IsSortedFunc(rows, s.compare) {
			slices.SortFunc(rows, s.compare)
		}
	}
	return x
}

// compare orders two rows of one account.
func (s *store) compare(i, j uint32) int {
	return cmp.Or(s.date[i].Compare(s.date[j]), cmp.Compare(at(s.seq, i), at(s.seq, j)), cmp.Compare(i, j))
}
