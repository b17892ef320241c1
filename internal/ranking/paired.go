package ranking

import (
	"math"
	"slices"
)

// A Paired compares two figures of the same cases.
type Paired struct {
	A, B Area
	// Variance is that of the area of A less that of B, by DeLong. It is NaN
	// where those of the areas are, and exactly 0 for two figures that put the
	// cases in the same order.
	Variance float64
}

// Pair measures two figures of the same cases, of which happened tells the
// events. The three are equally long and hold at most [MaxCases] cases.
func Pair(a, b []float64, happened []bool) Paired {
	pa, pb := place(a, happened), place(b, happened)
	p := Paired{A: Of(pa.levels), B: Of(pb.levels), Variance: math.NaN()}
	if p.A.Events < 2 || p.A.Others < 2 {
		return p
	}
	// Case by case, and not as the sum of both variances less twice the
	// covariance, which leaves noise where the two are alike.
	gap := p.Gap()
	m, n := float64(p.A.Events), float64(p.A.Others)
	var ofEvents, ofOthers float64
	for i, event := range happened {
		if event {
			v10 := float64(pa.beside[i]-pb.beside[i])/(2*n) - gap
			ofEvents += v10 * v10
		} else {
			v01 := float64(pb.beside[i]-pa.beside[i])/(2*m) - gap
			ofOthers += v01 * v01
		}
	}
	p.Variance = ofEvents/(m-1)/m + ofOthers/(n-1)/n
	return p
}

// Gap returns the area of A less that of B, and NaN where there are no pairs.
func (p Paired) Gap() float64 {
	return float64(p.A.HalfPairs-p.B.HalfPairs) / (2 * float64(p.A.Events) * float64(p.A.Others))
}

// A placed is a figure of cases with the place of each among the cases of the
// other kind.
type placed struct {
	levels []Level
	beside []int64 // twice the number of those below, and once of those equal
}

func place(v []float64, happened []bool) placed {
	order := make([]int, len(v))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		switch {
		case v[i] < v[j]:
			return -1
		case v[i] > v[j]:
			return 1
		}
		return 0
	})
	p := placed{beside: make([]int64, len(v))}
	var events, others int64
	for from := 0; from < len(order); {
		l := Level{Value: v[order[from]]}
		to := from
		for ; to < len(order) && v[order[to]] == l.Value; to++ {
			if happened[order[to]] {
				l.Events++
			} else {
				l.Others++
			}
		}
		for _, i := range order[from:to] {
			if happened[i] {
				p.beside[i] = 2*others + l.Others
			} else {
				p.beside[i] = 2*events + l.Events
			}
		}
		p.levels = append(p.levels, l)
		events, others = events+l.Events, others+l.Others
		from = to
	}
	return p
}
