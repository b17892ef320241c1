package packed

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
