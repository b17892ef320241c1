package journey

import (
	"cmp"
	"slices"
	"strings"
)

// A loop is a prerequisite that closes a cycle: number pre of milestone at.
// Milestones lists the cycle, each waiting for the next and the last for the
// first.
type loop struct {
	at, pre    int
	milestones []int
}

// arrange returns the milestones in an order in which each comes after those
// it waits for, and the prerequisites that close a cycle, in the order of the
// definition. Without these the rest has no cycle. An edge to -1 leads nowhere.
//
// It is a depth-first search with a stack of its own, linear in milestones and
// prerequisites. The order depends on the definition's order alone.
func arrange(waits [][]int) (order []int, loops []loop) {
	type frame struct{ at, next int }
	const unseen, done = -1, -2
	depth := slices.Repeat([]int{unseen}, len(waits)) // place on the stack, if on it
	order = make([]int, 0, len(waits))
	var stack []frame
	for root := range waits {
		if depth[root] != unseen {
			continue
		}
		depth[root] = 0
		stack = append(stack[:0], frame{at: root})
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.next == len(waits[top.at]) {
				depth[top.at] = done
				order = append(order, top.at)
				stack = stack[:len(stack)-1]
				continue
			}
			pre := top.next
			top.next++
			switch to := waits[top.at][pre]; {
			case to < 0 || depth[to] == done:
			case depth[to] == unseen:
				depth[to] = len(stack)
				stack = append(stack, frame{at: to})
			default: // on the stack: top waits for it, and it for top
				l := loop{at: top.at, pre: pre}
				for _, f := range stack[depth[to]:min(len(stack), depth[to]+maxNamed+1)] {
					l.milestones = append(l.milestones, f.at)
				}
				loops = append(loops, l)
			}
		}
	}
	slices.SortFunc(loops, func(a, b loop) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.pre, b.pre))
	})
	return order, loops
}

// maxNamed is how many milestones of a cycle a message names.
const maxNamed = 8

// name returns the cycle as "a → b → a", shortened where it is long.
func (l loop) name(milestones []Milestone) string {
	var b strings.Builder
	for i, at := range l.milestones {
		if i == maxNamed {
			b.WriteString("… → ")
			break
		}
		b.WriteString(milestones[at].ID + " → ")
	}
	return b.String() + milestones[l.milestones[0]].ID
}
