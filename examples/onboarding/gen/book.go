package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// A file is one file of the sample.
type file struct {
	name string
	data []byte
}

// A book is the sample in the making.
type book struct {
	path                     journey.Definition
	calendar                 *journey.Calendar
	customers, events, talks bytes.Buffer
}

// The days on which the first and the last customer buys, and the last that is known.
var (
	firstDay = successkit.MustDate("2025-10-01")
	lastDay  = successkit.MustDate("2027-06-30")
)

const buyingDays = 270

// makeBook returns the files of the sample.
func makeBook(seed uint64, customers int) ([]file, error) {
	calendar, err := journey.NewCalendar(office())
	if err != nil {
		return nil, err
	}
	b := &book{path: definition(), calendar: calendar}
	b.customers.WriteString("customer,anchor,coverage,permits\n")
	b.events.WriteString("customer,id,kind,milestone,handoff,date,recorded,quality,side,signal,checks\n")
	b.talks.WriteString("customer,id,offer,answer,date\n")
	for i := range customers {
		b.add(i, rand.New(rand.NewPCG(seed, uint64(i))))
	}
	files := []file{{"customers.csv", b.customers.Bytes()}, {"events.csv", b.events.Bytes()}, {"talks.csv", b.talks.Bytes()}}
	for _, f := range []struct {
		name  string
		value any
	}{{"path.json", b.path}, {"calendar.json", office()}, {"offers.json", offers()}} {
		data, err := json.MarshalIndent(f.value, "", "  ")
		if err != nil {
			return nil, err
		}
		files = append(files, file{f.name, append(data, '\n')})
	}
	return files, nil
}

// A life is one customer in the making.
type life struct {
	*book
	r        *rand.Rand
	id       string
	coverage string
	pace     float64 // its own: above 1 is slow
	anchor   successkit.Date
	n        int // events so far
	reached  map[string]successkit.Date
}

// deviation is how much customers differ in pace.
const deviation = 0.3

// add makes one customer and what becomes known of it.
func (b *book) add(i int, r *rand.Rand) {
	l := &life{book: b, r: r, id: fmt.Sprintf("c%04d", i+1), reached: map[string]successkit.Date{}}
	l.coverage = []string{"high-touch", "low-touch", "self-service"}[pick(r, 20, 35, 45)]
	l.anchor = firstDay.AddDays(r.IntN(buyingDays))
	l.pace = math.Exp(deviation * r.NormFloat64())
	var permits []string
	switch {
	case l.coverage == "high-touch":
		permits = []string{"human", "data-access"}
		if r.IntN(3) == 0 {
			permits = append(permits, "on-site")
		}
	case l.coverage == "low-touch" || r.IntN(4) == 0:
		permits = []string{"human"}
	}
	fmt.Fprintf(&b.customers, "%s,%s,%s,%s\n", l.id, l.anchor, l.coverage, strings.Join(permits, " "))
	l.live()
}

// pick returns an index with the given weights.
func pick(r *rand.Rand, weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := r.IntN(sum)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return 0
}

// live walks the customer along its path until it arrives, or stops somewhere.
func (l *life) live() {
	waived := "data-by-connector"
	if pick(l.r, 6, 4) == 1 {
		waived = "data-by-file"
	}
	l.event(journey.EventWaived, l.anchor.AddDays(l.r.IntN(3)), "milestone", waived)
	stops := ""
	if l.r.IntN(100) < 6 {
		stops = l.path.Milestones[1+l.r.IntN(len(l.path.Milestones)-1)].ID
	}
	if l.r.IntN(100) < 8 { // holidays, a project of their own, nobody free on our side
		l.pause()
	}
	for i := range l.path.Milestones {
		m := &l.path.Milestones[i]
		begin, open := l.begin(m)
		if m.ID == waived || !open {
			continue
		}
		l.handOver(m, begin)
		if m.ID == stops {
			l.event(journey.EventWarned, begin.AddDays(5+l.r.IntN(20)), "milestone", m.ID, "signal", []string{"logins-down", "champion-left", "no-answer"}[l.r.IntN(3)])
			continue
		}
		day := l.after(begin, l.days(m))
		l.reached[m.ID] = day
		l.event(journey.EventReached, day, "milestone", m.ID, "quality", strconv.Itoa(l.quality(m, begin, day)))
		if m.Offer != "" && l.r.IntN(10) < 7 {
			l.talk(m.Offer, day)
		}
	}
	if day, ok := l.reached["habit"]; ok && l.r.IntN(100) < 4 { // nobody answers within a day any more
		l.event(journey.EventLost, day.AddDays(40+l.r.IntN(60)), "milestone", "habit")
	}
}

// begin returns when what comes before a milestone is reached, and whether it is.
func (l *life) begin(m *journey.Milestone) (successkit.Date, bool) {
	begin, found := l.anchor, false
	for _, id := range m.Prerequisites {
		day, ok := l.reached[id]
		if !ok && m.Requires == journey.AllOf {
			return successkit.Date{}, false
		}
		if ok {
			found = true
			if day.After(begin) {
				begin = day
			}
		}
	}
	return begin, found || len(m.Prerequisites) == 0
}

// days draws how many working days a milestone takes.
func (l *life) days(m *journey.Milestone) int {
	spread := *m.Spread
	for _, v := range l.path.Variants {
		for _, a := range v.Milestones {
			if v.Coverage == l.coverage && a.Milestone == m.ID {
				spread = *a.Spread
			}
		}
	}
	const z90 = 1.2815515655446004
	s := math.Log(float64(spread.P90)/float64(spread.Median)) / z90
	return max(1, int(math.Ceil(float64(spread.Median)*math.Exp(s*l.r.NormFloat64())*l.pace)))
}

// after returns the day so many working days after another.
func (l *life) after(day successkit.Date, n int) successkit.Date {
	for n > 0 {
		if day = day.AddDays(1); l.calendar.Works(day) {
			n--
		}
	}
	return day
}

// quality returns how well a milestone went: the slower, the worse.
func (l *life) quality(m *journey.Milestone, begin, day successkit.Date) int {
	slow := float64(day.Sub(begin)) / (1.4 * float64(m.Spread.Median))
	return max(1, min(5, int(math.Round(5.3-1.3*slow+0.7*l.r.NormFloat64()))))
}

// handOver makes the hand-off before a milestone, late or not at all.
func (l *life) handOver(m *journey.Milestone, begin successkit.Date) {
	for _, h := range l.path.Handoffs {
		if h.Milestone != m.ID || l.coverage == "self-service" && l.r.IntN(2) == 0 || l.r.IntN(12) == 0 {
			continue
		}
		checks := h.Checks
		if l.r.IntN(6) == 0 {
			checks = checks[:len(checks)-1]
		}
		l.event(journey.EventHandedOver, l.after(begin, 1+pick(l.r, 5, 3, 1, 1)), "handoff", h.ID, "checks", strings.Join(checks, " "))
	}
}

func (l *life) pause() {
	side := []string{"customer", "vendor"}[pick(l.r, 3, 1)]
	from := l.anchor.AddDays(10 + l.r.IntN(60))
	l.event(journey.EventPaused, from, "side", side)
	l.event(journey.EventResumed, from.AddDays(7+l.r.IntN(21)), "side", side)
}

// talk makes what was said of an offer.
func (l *life) talk(offer string, reached successkit.Date) {
	day := reached.AddDays(3 + l.r.IntN(30))
	answer := []string{"open", "no", "yes"}[pick(l.r, 5, 2, 3)]
	if !day.After(lastDay) {
		fmt.Fprintf(&l.talks, "%s,%s-%s,%s,%s,%s\n", l.id, l.id, offer, offer, answer, day)
	}
}

// event writes an event with the given fields, name by name. It is learned of a few
// days late at times, and not at all after the last day.
func (l *life) event(kind journey.EventKind, day successkit.Date, fields ...string) {
	late := pick(l.r, 85, 8, 4, 3)
	known := day.AddDays(late)
	if known.After(lastDay) {
		return
	}
	l.n++
	row := map[string]string{"customer": l.id, "id": l.id + "-" + strconv.Itoa(l.n), "kind": kind.String(), "date": day.String()}
	if late > 0 {
		row["recorded"] = known.String()
	}
	for i := 0; i < len(fields); i += 2 {
		row[fields[i]] = fields[i+1]
	}
	cells := make([]string, 0, 11)
	for _, column := range []string{"customer", "id", "kind", "milestone", "handoff", "date", "recorded", "quality", "side", "signal", "checks"} {
		cells = append(cells, row[column])
	}
	l.events.WriteString(strings.Join(cells, ",") + "\n")
}
