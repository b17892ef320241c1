package packed

import "github.com/successkit/successkit"

// A Word is one change of one account: the month and day on which it takes
// effect, and the balance that it leads to. Words of one account in order of
// day are in order as numbers, but for those of one day.
//
//	month 12 bits | day 5 bits | balance 47 bits
//
// Before a block is sorted the balance is not known and the change stands in
// its place; see [pack].
type Word uint64

const (
	levelBits  = 47
	dayBits    = 5
	whenBits   = 64 - levelBits // month and day
	monthShift = levelBits + dayBits

	levelMask = 1<<levelBits - 1
	dayMask   = 1<<dayBits - 1

	// maxMonths is how many months a block can tell apart, 341 years.
	maxMonths = 1 << (64 - monthShift)
	// maxChange is the largest change, 70 trillion units, so that it fits with
	// its sign where a balance does.
	maxChange = 1<<(levelBits-1) - 1
)

// Month returns the month, counted from the block's first.
func (w Word) Month() int { return int(w >> monthShift) }

// Day returns the day of the month, from 1.
func (w Word) Day() int { return int(w >> levelBits & dayMask) }

// Level returns the balance.
func (w Word) Level() int64 { return int64(w & levelMask) }

// when returns month and day as one number.
func (w Word) when() uint64 { return uint64(w) >> levelBits }

// pack returns the word of a change before the block is sorted. when is as
// Word.when, change within ±maxChange.
func pack(when uint32, change int64) Word {
	return Word(when)<<levelBits | Word(change+maxChange)
}

// change returns what pack was given.
func (w Word) change() int64 { return int64(w&levelMask) - maxChange }

// A Frame says which months the words of a book count from: month 0 of the words,
// as 12·year + month - 1.
type Frame int

// FrameAround returns the frame with day d in the middle of its months.
func FrameAround(d successkit.Date) Frame { return Frame(monthNumber(d) - maxMonths/2) }

func monthNumber(d successkit.Date) int {
	year, month, _ := d.Civil()
	return 12*year + int(month) - 1
}

// Month returns the month of day d. It may be below 0 or beyond any word's.
func (f Frame) Month(d successkit.Date) int { return monthNumber(d) - int(f) }

// Holds reports whether words can tell apart the months from one up to another.
// The last month there is stays free.
func (f Frame) Holds(from, to int) bool { return 0 <= from && from <= to && to < maxMonths }

// Word returns the word of a balance that holds from day d on, or false where
// none can hold it.
func (f Frame) Word(d successkit.Date, level int64) (Word, bool) {
	n := f.Month(d)
	if d.IsZero() || !f.Holds(n, n+1) || level < 0 || level > levelMask {
		return 0, false
	}
	return Word(n)<<monthShift | Word(d.Day())<<levelBits | Word(level), true
}
