package metrics

import (
	"cmp"
	"slices"
)

// An index leads from each account to its rows in order: by date, then Seq,
// then arrival.
type index struct {
	order  []uint32 // rows, account by account
	starts []uint32 // the rows of account a are order[starts[a]:starts[a+1]]
	byID   []uint32 // account numbers, in order of account id
}

// rows returns the rows of account a.
func (x *index) rows(a uint32) []uint32 { return x.order[x.starts[a]:x.starts[a+1]] }

// newIndex sorts the store's rows: by account in one pass, and within an
// account only where its rows did not arrive in order.
func newIndex(s *store) *index {
	n := len(s.accounts.texts)
	x := &index{order: make([]uint32, s.len()), starts: make([]uint32, n+1), byID: make([]uint32, n)}
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
		x.byID[a] = uint32(a)
	}
	slices.SortFunc(x.byID, func(a, b uint32) int {
		return cmp.Compare(s.accounts.texts[a], s.accounts.texts[b])
	})
	return x
}

// compare orders two rows of one account.
func (s *store) compare(i, j uint32) int {
	return cmp.Or(s.date[i].Compare(s.date[j]), cmp.Compare(at(s.seq, int(i)), at(s.seq, int(j))), cmp.Compare(i, j))
}
