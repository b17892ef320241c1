package packed

import (
	"time"

	"github.com/successkit/successkit"
)

// A calendar turns days into the months and days of words. It remembers what
// it has turned, since a look at the memory is much less than Gregorian arithmetic.
type calendar struct {
	frame  Frame
	memory []turned
}

type turned struct {
	day  successkit.Date
	when uint32
}

// maxMemory is how many days a calendar remembers: five years and a half.
const maxMemory = 1 << 11

// calendarAround returns a calendar with day d in the middle of its months, for
// so many rows.
func calendarAround(d successkit.Date, rows int) calendar {
	size := 1
	for size < min(rows, maxMemory) {
		size *= 2
	}
	return calendar{frame: FrameAround(d), memory: make([]turned, size)}
}

// clone returns a calendar of its own memory for another goroutine.
func (c *calendar) clone() calendar {
	return calendar{frame: c.frame, memory: make([]turned, len(c.memory))}
}

// when returns the month and day of a word, or false for a day that is none or
// is outside the months that a word can tell apart.
func (c *calendar) when(d successkit.Date) (uint32, bool) {
	m := &c.memory[d.Sub(epoch)&(len(c.memory)-1)]
	if m.day == d {
		return m.when, !d.IsZero()
	}
	w, ok := c.frame.Word(d, 0)
	if ok {
		m.day, m.when = d, uint32(w.when())
	}
	return m.when, ok
}

// epoch is where the calendar's memory counts days from.
var epoch = successkit.MustDate("0001-01-01")

// describe writes into a block what its words' months are.
func (c *calendar) describe(b *Block, s span) {
	b.frame, b.early = c.frame, s.early
	for m := s.early; m <= s.late; m++ {
		b.months = append(b.months, firstOf(int(c.frame)+m))
	}
}

// firstOf returns the first day of a month, as monthNumber counts.
func firstOf(number int) successkit.Date {
	d, err := successkit.NewDate(number/12, time.Month(number%12+1), 1)
	if err != nil {
		return successkit.Date{}
	}
	return d
}

// A span is the earliest and the latest month.
type span struct{ early, late int }

var noSpan = span{maxMonths, -1}

func (s span) with(o span) span { return span{min(s.early, o.early), max(s.late, o.late)} }
