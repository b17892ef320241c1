package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
)

// lastDay is the day for which the book is made; nothing happens after it.
var lastDay = successkit.MustDate("2025-10-15")

// A book is what the customers want, do and meet.
type book struct {
	catalogue                             *usecase.Catalogue
	customers, observations, interactions table
	story                                 story
}

// newBook makes a book. Each customer lives by a generator of its own, so that
// none changes what another does.
func newBook(seed uint64, customers int) (*book, error) {
	c, err := usecase.New(catalogue)
	if err != nil {
		return nil, err
	}
	b := &book{catalogue: c}
	b.customers.row("customer", "segment", "delivery", "language", "captured", "go_live", "use_case", "baselines", "wild_success")
	b.observations.row("customer", "measure", "date", "value", "source", "level")
	b.interactions.row("customer", "date", "at", "kind", "channel", "began", "owner", "language", "coverage", "expertise", "minutes", "value_shown")
	seeds := rand.NewPCG(seed, 0)
	for n := range customers {
		a := newCustomer(rand.New(rand.NewPCG(seeds.Uint64(), seeds.Uint64())), fmt.Sprintf("C%03d", n+1))
		if n+1 == storyPlace {
			if err := b.tell(); err != nil {
				return nil, err
			}
			continue
		}
		if err := b.live(a); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// A customer is one under way.
type customer struct {
	rnd                             *rand.Rand
	id, segment, delivery, language string
	captured, goLive                successkit.Date
	useCases                        []string
	attentive                       bool // the vendor keeps its promises to this one
}

func newCustomer(rnd *rand.Rand, id string) *customer {
	a := &customer{
		rnd: rnd, id: id, segment: pick(rnd, segments), delivery: pick(rnd, delivery), language: pick(rnd, languages),
		attentive: chance(rnd, 720),
	}
	a.captured = successkit.MustDate("2024-08-01").AddDays(rnd.IntN(400))
	a.goLive = a.captured.AddDays(between(rnd, 25, 90))
	switch {
	case chance(rnd, 80): // nobody asked
	case chance(rnd, 130): // asked when it was too late to aim
		a.captured = a.goLive.AddDays(between(rnd, 5, 30))
		fallthrough
	default:
		a.useCases = []string{pick(rnd, useCases)}
		if second := pick(rnd, useCases); chance(rnd, 160) && second != a.useCases[0] {
			a.useCases = append(a.useCases, second)
		}
	}
	if len(a.useCases) > 0 && a.captured.After(lastDay) {
		a.captured = lastDay
	}
	return a
}

// live writes what a customer wants, what was seen of it and whom it met.
func (b *book) live(a *customer) error {
	if len(a.useCases) == 0 {
		b.customers.row(a.id, a.segment, a.delivery, a.language, "", day(a.goLive), "", "", "")
	}
	for _, id := range a.useCases {
		in := usecase.Instance{ID: id, UseCase: id, GoLive: a.goLive}
		var baselines []string
		u, _ := b.catalogue.UseCase(id)
		for _, m := range u.Measures {
			v := baseline(a.rnd, starts[id+"."+m.ID])
			in.Figures = append(in.Figures, usecase.Figure{Measure: m.ID, Baseline: &v})
			baselines = append(baselines, m.ID+"="+v.String())
		}
		if !chance(a.rnd, 150) {
			in.WildSuccess = wishes[id][a.rnd.IntN(len(wishes[id]))]
		}
		b.customers.row(a.id, a.segment, a.delivery, a.language, day(a.captured), day(a.goLive), id, strings.Join(baselines, ";"), in.WildSuccess)
		required, err := b.catalogue.Instance(in)
		if err != nil {
			return fmt.Errorf("%s: %w", a.id, err)
		}
		course := pick(a.rnd, courses)
		for _, m := range required.Measures {
			b.observe(a, m, course)
		}
	}
	b.meet(a)
	return nil
}

// baseline draws where a customer begins.
func baseline(rnd *rand.Rand, s start) decimal.Decimal {
	if s.fine {
		return decimal.New(int64(between(rnd, 10*s.low, 10*s.high)), -1)
	}
	return decimal.NewFromInt(int64(between(rnd, s.low, s.high)))
}

// observe writes what was seen of a measure: at the start, and every month or two
// after going live.
func (b *book) observe(a *customer, m outcome.Measure, course string) {
	if course == "unseen" {
		if chance(a.rnd, 400) { // somebody says that it is fine
			b.observed(a, m, a.goLive.AddDays(between(a.rnd, 60, 120)), at(m, 100), "call", "claimed")
		}
		return
	}
	source, level := "export", "measured"
	if chance(a.rnd, 350) && m.Backing < outcome.Measured {
		source, level = "report", "reported"
	}
	b.observed(a, m, a.captured, *m.Baseline, source, level)
	peak := between(a.rnd, 101, 125) // of the way, in a hundred
	length := between(a.rnd, 40, 85) // days until then
	switch course {
	case "slow":
		length = between(a.rnd, 130, 260)
	case "stuck":
		peak = between(a.rnd, 10, 80)
	case "worse":
		peak = between(a.rnd, -40, -5)
	}
	for n, d := 0, a.goLive.AddDays(between(a.rnd, 15, 40)); !d.After(lastDay); n++ {
		way := peak * min(d.Sub(a.goLive), length) / length
		if course == "relapse" && d.Sub(a.goLive) > length+60 {
			way = peak * 6 / 10
		}
		if n%3 == 2 && chance(a.rnd, 300) {
			b.observed(a, m, d, at(m, way), "audit", "verified")
		} else {
			b.observed(a, m, d, at(m, way), source, level)
		}
		d = d.AddDays(between(a.rnd, 34, 62))
	}
}

// at returns the value of a measure when so many hundredths of the way have been
// made. The way of one to be held leads to the middle of its band.
func at(m outcome.Measure, way int) decimal.Decimal {
	goal := m.Target
	if m.Band != nil {
		goal = new(m.Band.Low.Add(m.Band.High).DivRound(decimal.NewFromInt(2), 1))
		way = min(way, 115)
	}
	v := m.Baseline.Add(goal.Sub(*m.Baseline).Mul(decimal.New(int64(way), -2)))
	places := int32(0)
	if m.Baseline.LessThan(decimal.NewFromInt(50)) {
		places = 1
	}
	if v = v.Round(places); v.IsNegative() {
		return decimal.Decimal{}
	}
	return v
}

func (b *book) observed(a *customer, m outcome.Measure, d successkit.Date, v decimal.Decimal, source, level string) {
	if d.After(lastDay) {
		return
	}
	b.observations.row(a.id, m.ID, day(d), v.String(), source, level)
}

// write writes the interactions of one customer, in order of their days.
func (b *book) write(id string, meetings []meeting) {
	slices.SortStableFunc(meetings, func(x, y meeting) int { return x.date.Compare(y.date) })
	for _, m := range meetings {
		b.interactions.row(id, day(m.date), m.at, m.kind, m.channel, m.began, m.owner, m.language, m.coverage, m.expertise, m.minutes, m.shown)
	}
}
