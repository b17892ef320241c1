package main

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/successkit/successkit"
)

// settings say what book to make.
type settings struct {
	seed      uint64
	customers int
}

// firstDay is the day from which on customers sign, and lastDay the one on which
// the book is closed: nothing in it was known later.
var (
	firstDay = successkit.MustDate("2022-01-01")
	lastDay  = successkit.MustDate("2026-01-15")
)

// A measure is drawn from a normal distribution whose mean is worse for those who
// will leave, by so many standard deviations, the more the nearer the day is.
type measure struct {
	name     string
	mean, sd float64
	lower    bool // lower readings are better
	strength [3]float64
}

// leads are the days before a renewal ahead of which the measures are read.
var leads = [3]int{180, 90, 30}

// measures are what the sample reads. The newsletter tells nothing, and the exit
// score tells nothing until the customer has left.
var measures = []measure{
	{name: "usage", mean: 62, sd: 14, strength: [3]float64{0.5, 0.9, 1.3}},
	{name: "satisfaction", mean: 71, sd: 11, strength: [3]float64{0.4, 0.65, 0.7}},
	{name: "silence", mean: 34, sd: 10, lower: true, strength: [3]float64{0.3, 0.55, 0.65}},
	{name: "waiting", mean: 40, sd: 10, lower: true, strength: [3]float64{0.05, 0.3, 0.85}},
	{name: "newsletter", mean: 28, sd: 8},
	{name: "exit-score", mean: 60, sd: 12},
}

// area returns the area under the ROC curve that a strength amounts to: the
// chance that of two normal figures, whose means lie so far apart, the one that
// ought to be worse is.
func area(strength float64) float64 { return 0.5 * math.Erfc(-strength/2) }

// A book is what happened.
type book struct {
	decisions []*decision
	readings  []reading
}

// A decision is a renewal that came up.
type decision struct {
	id, subject, segment string
	since, due, recorded successkit.Date
	outcome              string
	amount               int
}

// A reading is what the measures of a customer showed on a day. NaN is none.
type reading struct {
	subject        string
	date, recorded successkit.Date
	values         []float64 // one for each of measures
}

// newBook makes the book of the given settings. Each customer lives by a
// generator of its own, so that none changes what another does.
func newBook(s settings) *book {
	seeds := rand.NewPCG(s.seed, 0)
	b := &book{}
	for n := range s.customers {
		rnd := rand.New(rand.NewPCG(seeds.Uint64(), seeds.Uint64()))
		b.live(rnd, fmt.Sprintf("C%04d", n+1))
	}
	slices.SortStableFunc(b.decisions, func(x, y *decision) int { return x.due.Compare(y.due) })
	for i, d := range b.decisions {
		d.id = fmt.Sprintf("R%04d", i+1)
	}
	b.readings = slices.DeleteFunc(b.readings, func(r reading) bool { return r.recorded.After(lastDay) })
	slices.SortStableFunc(b.readings, func(x, y reading) int {
		return cmp.Or(x.recorded.Compare(y.recorded), cmp.Compare(x.subject, y.subject))
	})
	return b
}

// live takes a customer from its first day to its first renewal in the years of
// the book, of which it has signed for one or two.
func (b *book) live(rnd *rand.Rand, subject string) {
	since := firstDay.AddDays(rnd.IntN(1090))
	d := &decision{subject: subject, since: since, due: since.AddMonths(12 * (1 + rnd.IntN(2))), outcome: "did-not-happen"}
	d.segment = []string{"small", "small", "small", "mid", "mid", "large"}[rnd.IntN(6)]
	size := map[string]int{"small": 2_000, "mid": 12_000, "large": 70_000}[d.segment]
	d.amount = size/10*(5+rnd.IntN(11)) + 10*rnd.IntN(40)
	leaves := rnd.Float64() < map[string]float64{"small": 0.30, "mid": 0.20, "large": 0.14}[d.segment]
	if leaves {
		d.outcome = "happened"
	}
	d.recorded = d.due.AddDays(rnd.IntN(10))
	switch n := rnd.IntN(100); {
	case leaves && n < 30: // it gave notice
		d.recorded = d.due.AddDays(-15 - rnd.IntN(120))
	case !leaves && n < 20: // it renewed early
		d.recorded = d.due.AddDays(-5 - rnd.IntN(60))
	}
	if d.due.After(lastDay) || d.recorded.After(lastDay) {
		d.outcome, d.recorded = "undecided", successkit.Date{}
	}
	b.decisions = append(b.decisions, d)
	for i, lead := range leads {
		b.read(rnd, d, i, lead, leaves)
	}
	if leaves {
		b.explain(rnd, d)
	}
}

// read reads the measures some days before a lead. Now and then one is not
// there.
func (b *book) read(rnd *rand.Rand, d *decision, i, lead int, leaves bool) {
	r := reading{subject: d.subject, date: d.due.AddDays(-lead - 4 - rnd.IntN(10))}
	r.recorded = r.date.AddDays(rnd.IntN(4))
	for _, m := range measures {
		v := rnd.NormFloat64()
		if leaves {
			v -= m.strength[i]
		}
		if m.lower {
			v = -v
		}
		v = math.Round(10*(m.mean+m.sd*v)) / 10
		if rnd.IntN(100) < 6 {
			v = math.NaN()
		}
		r.values = append(r.values, v)
	}
	b.readings = append(b.readings, r)
}

// explain is what somebody types in when a customer has left: an exit score, with
// the date of the days when it ought to have been seen.
func (b *book) explain(rnd *rand.Rand, d *decision) {
	for _, lead := range leads {
		r := reading{subject: d.subject, date: d.due.AddDays(-lead - rnd.IntN(4)), recorded: d.due.AddDays(10 + rnd.IntN(20))}
		for range measures {
			r.values = append(r.values, math.NaN())
		}
		r.values[len(measures)-1] = float64(5 + rnd.IntN(30))
		b.readings = append(b.readings, r)
	}
}
