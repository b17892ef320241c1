package packed

import (
	"time"

	"github.com/successkit/successkit"
)

// A calendar turns days into the months and days of words. It remembers what
// it has turned: Gregorian arithmetic is 8 ns, a look at the memory less than 1.
type calendar struct {
	base   int // month 0 of the words, as 12·year + month - 1
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
	return calendar{base: monthNumber(d) - maxMonths/2, memory: make([]turned, size)}
}

// clone returns a calendar of its own memory for another goroutine.
func (c *calendar) clone() calendar {
	return calendar{base: c.base, memory: make([]turned, len(c.memory))}
}

func monthNumber(d successkit.Date) int {
	year, month, _ := d.Civil()
	return 12*year + int(month) - 1
}

// when returns the month and day of a word, or false for a day that is none or
// is outside the months that a word can tell apart.
func (c *calendar) when(d successkit.Date) (uint32, bool) {
	m := &c.memory[d.Sub(epoch)&(len(c.memory)-1)]
	if m.day == d {
		return m.when, !d.IsZero()
	}
	year, month, day := d.Civil()
	n := 12*year + int(month) - 1 - c.base
	if n < 0 || n >= maxMonths || d.IsZero() {
		return 0, false
	}
	m.day, m.when = d, uint32(n)<<dayBits|uint32(day)
	return m.when, true
}

// epoch is where the calendar's memory counts days from.
var epoch = successkit.MustDate("0001-01-01")

// describe writes into a block what its words' months are.
func (c *calendar) describe(b *Block, s span) {
	b.base, b.early = c.base, s.early
	for m := s.early; m <= s.late; m++ {
		b.months = append(b.months, firstOf(c.base+m))
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
