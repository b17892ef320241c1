package journey

import (
	"math"
	"math/rand/v2"

	"github.com/successkit/successkit"
)

// A drawing draws futures of one journey, each of them into tracks, in whole
// days after the anchor.
type drawing struct {
	plan   *Plan
	order  []int // the milestones that are not reached, in the order of the path
	tracks []track
	today  int64
	random *rand.PCG
	// The posterior of the logarithm of the customer's pace.
	mean, deviation float64
	underWay        []int // open milestones that could begin before today, of which the duration varies
}

// newDrawing returns the drawing of a journey that is laid out as planned, in
// tracks, which it takes over.
func (p *Plan) newDrawing(tracks []track, asOf successkit.Date, s Simulation) *drawing {
	d := &drawing{plan: p, tracks: tracks, today: p.day(asOf), random: rand.NewPCG(s.Seed, 0)}
	for _, i := range p.path.order {
		if tracks[i].reached.IsZero() {
			d.order = append(d.order, i)
		}
	}
	if s.PaceDeviation == 0 || !p.schedule.spreads {
		return d
	}
	prior := 1 / (s.PaceDeviation * s.PaceDeviation)
	precision, sum := prior, 0.0
	for i := range tracks {
		t := &tracks[i]
		law := p.schedule.laws[i]
		switch {
		case law == nil:
		case t.tells():
			// A duration of n whole days was a little below n.
			weight := 1 / max(1e-4, logVariance(law))
			took := math.Log(max(0.5, float64(t.end-t.start)-0.5))
			precision += weight
			sum += weight * (took - math.Log(max(0.5, law.quantile(0.5))))
		case t.open() && t.waitsFor < 0 && t.start < d.today:
			d.underWay = append(d.underWay, i)
		}
	}
	d.mean, d.deviation = sum/precision, 1/math.Sqrt(precision)
	return d
}

// share returns the next random share, above 0 and below 1.
func (d *drawing) share() float64 {
	return (float64(d.random.Uint64()>>11) + 0.5) / (1 << 53)
}

// pace draws the pace of a future. One by which milestones under way would have
// been reached is taken as seldom as it is likely that they were not; after so
// many refusals the next is taken.
func (d *drawing) pace() float64 {
	if d.deviation == 0 {
		return 1
	}
	const refusals = 32
	for range refusals {
		pace := math.Exp(d.mean + d.deviation*normalQuantile(d.share()))
		likely := 1.0
		for _, i := range d.underWay {
			if likely < 1.0/(1<<54) {
				break // less than every share
			}
			likely *= 1 - d.plan.schedule.laws[i].share(float64(d.today-d.tracks[i].start)/pace)
		}
		if len(d.underWay) == 0 || d.share() < likely {
			return pace
		}
	}
	return math.Exp(d.mean + d.deviation*normalQuantile(d.share()))
}

// draw draws one future.
func (d *drawing) draw() {
	pace := d.pace()
	path, schedule := d.plan.path, d.plan.schedule
	for _, i := range d.order {
		t := &d.tracks[i]
		t.start, t.waitsFor = path.opens(i, d.tracks)
		if !t.lost.IsZero() {
			t.start = max(t.start, d.plan.day(t.lost))
		}
		switch law := schedule.laws[i]; {
		case t.off():
			t.end = t.start
		case law == nil:
			t.end = max(d.today, t.start+schedule.days[i])
		default:
			t.end = t.start + d.duration(law, pace, d.today-t.start)
		}
	}
}

// duration draws how many days a milestone takes that has been under way for
// some, or is not under way where those are below 1.
func (d *drawing) duration(l law, pace float64, gone int64) int64 {
	share := d.share()
	if gone > 0 {
		past := l.share(float64(gone) / pace)
		if past >= 1-1e-12 {
			return gone + 1
		}
		share = min(past+share*(1-past), 1-1e-15)
	}
	x := math.Ceil(l.quantile(share) * pace)
	return int64(max(1, float64(gone+1), min(x, maxDurationDays*100)))
}
