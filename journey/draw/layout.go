package draw

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit/journey"
)

// A place is where a milestone stands, or where the line of a long step passes:
// in a layer, so many rows down.
type place struct {
	layer     int
	row       float64
	milestone int // -1: a line passes
}

// A layout puts milestones in layers, each after what it waits for, so that lines
// run from left to right and pass no milestone on the way.
type layout struct {
	places []place
	edges  [][]int // places that a line goes through, from a prerequisite to what waits for it
	into   []int   // of each edge, the milestone it leads to
	layers int
	rows   float64
}

// maxPassing bounds how many places lines take up: beyond, long lines run
// straight.
const maxPassing = 4000

func arrange(d *journey.Definition, index map[string]int) *layout {
	l := &layout{}
	for i, layer := range layers(d, index) {
		l.places = append(l.places, place{layer: layer, milestone: i})
		l.layers = max(l.layers, layer+1)
	}
	passing := 0
	for i := range d.Milestones {
		for _, id := range d.Milestones[i].Prerequisites {
			from := index[id]
			edge := []int{from}
			if span := l.places[i].layer - l.places[from].layer - 1; passing+span <= maxPassing {
				passing += span
				for k := range span {
					edge = append(edge, len(l.places))
					l.places = append(l.places, place{layer: l.places[from].layer + 1 + k, milestone: -1})
				}
			}
			l.edges = append(l.edges, append(edge, i))
			l.into = append(l.into, i)
		}
	}
	l.order()
	return l
}

// layers returns the layer of each milestone: one after the last that it waits
// for. It takes those that wait for nothing first, and so on (Kahn 1962).
func layers(d *journey.Definition, index map[string]int) []int {
	layer := make([]int, len(d.Milestones))
	waiting := make([]int, len(d.Milestones))
	next := make([][]int, len(d.Milestones))
	var free []int
	for i := range d.Milestones {
		waiting[i] = len(d.Milestones[i].Prerequisites)
		if waiting[i] == 0 {
			free = append(free, i)
		}
		for _, id := range d.Milestones[i].Prerequisites {
			next[index[id]] = append(next[index[id]], i)
		}
	}
	for len(free) > 0 {
		i := free[0]
		free = free[1:]
		for _, k := range next[i] {
			layer[k] = max(layer[k], layer[i]+1)
			waiting[k]--
			if waiting[k] == 0 {
				free = append(free, k)
			}
		}
	}
	return layer
}

// order gives every place its row: a few times over, forth and back, each layer
// is sorted by the mean row of its neighbours, which keeps lines from crossing
// (Sugiyama and others 1981).
func (l *layout) order() {
	columns := make([][]int, l.layers)
	before, after := make([][]int, len(l.places)), make([][]int, len(l.places))
	for _, edge := range l.edges {
		for k := range edge[1:] {
			before[edge[k+1]] = append(before[edge[k+1]], edge[k])
			after[edge[k]] = append(after[edge[k]], edge[k+1])
		}
	}
	for i, p := range l.places {
		columns[p.layer] = append(columns[p.layer], i)
	}
	for _, column := range columns {
		l.settle(column)
		l.rows = max(l.rows, float64(len(column)))
	}
	for range 4 {
		for _, column := range columns {
			l.sort(column, before)
		}
		for _, column := range slices.Backward(columns) {
			l.sort(column, after)
		}
	}
	for _, column := range columns {
		l.sort(column, before)
	}
}

func (l *layout) sort(column []int, neighbours [][]int) {
	mean := make(map[int]float64, len(column))
	for _, i := range column {
		mean[i] = l.places[i].row
		if of := neighbours[i]; len(of) > 0 {
			sum := 0.0
			for _, k := range of {
				sum += l.places[k].row
			}
			mean[i] = sum / float64(len(of))
		}
	}
	slices.SortStableFunc(column, func(a, b int) int { return cmp.Compare(mean[a], mean[b]) })
	l.settle(column)
}

// settle spreads a layer about the middle, in its order.
func (l *layout) settle(column []int) {
	for k, i := range column {
		l.places[i].row = float64(k) - float64(len(column)-1)/2
	}
}
