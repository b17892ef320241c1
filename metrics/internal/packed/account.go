package packed

import "math/bits"

// account adds an account, given its first balance, the last words of its months
// and the months as marks; without marks the comparisons with the year before are
// left to [Months.walk].
//
// It is one pass over the changes in which no step waits for another. The
// movements and the cohorts need the balance before and after. A comparison
// changes when the balance of now does and, a year after it did, when that of
// then does. But which balance stands against a change need not be walked to: its
// number is how many months are marked up to then, and counting bits is one
// instruction: a whole report takes 9 ns a row, and 16 with the walk.
func (m *Months) account(ends []Word, marks uint64, first int64) {
	start, level := ends[1].Month(), ends[1].Level()
	grid := m.grid[start-m.first:]
	is := nonzero(uint64(level))
	capped := min(level, first)
	fall := is * never        // the age of the first fall to 0
	marked := -int(marks & 1) // all bits, or without marks none

	begin := &grid[0].moves[joined]
	begin.sum += level
	begin.accounts += int64(is)
	ages := m.cohort(start, first)
	ages[0].Logos += int64(is)
	ages[0].Net += level
	ages[0].Capped += capped
	grid[year].trail.later(0, level, int64(is), ends[marked&1+nextYear(marks, 0)].Level())

	for i, w := range ends[2 : len(ends)-1] {
		age, now := w.Month()-start, w.Level()
		change := now - level
		if change == 0 {
			continue // up and back within the month
		}
		was := is
		is = nonzero(uint64(now))
		came := int64(is - was)
		at := &grid[age]
		c := &at.moves[((1-was)+(1-is)<<1+int(uint64(change)>>63)<<2)&(perMonth-1)]
		c.sum += change
		c.accounts++

		most := min(now, first)
		a := &ages[age]
		a.Logos += came
		a.Net += change
		a.Capped += most - capped
		capped = most
		fall = min(fall, age|-is&never)

		at.trail.now(level, now, came, ends[yearBefore(marks, age)].Level())
		grid[age+year].trail.later(level, now, came, ends[marked&(i+2)+nextYear(marks, age)].Level())
		level = now
	}
	ages[min(fall, len(ages)-1)].Left++
}

// year is how many months lie between those that are compared.
const year = 12

// never is more than any age.
const never = 1 << 20

// yearBefore returns how many months are marked up to the one a year before an age.
func yearBefore(marks uint64, age int) int {
	return bits.OnesCount64(marks << (uint(63-age) & 63) << year)
}

// nextYear returns how many of the months are marked that come after an age and before
// the one a year after it.
func nextYear(marks uint64, age int) int {
	return bits.OnesCount64(marks >> (uint(age) & 63) >> 1 & (1<<(year-1) - 1))
}

func (t *trail) add(o trail) {
	t.capped += o.capped
	t.remained += o.remained
	t.kept += o.kept
}

// now adds a change of the balance in the month itself, against that of then.
func (t *trail) now(level, now, came, then int64) {
	had := -int64(nonzero(uint64(then)))
	t.capped += min(then, now) - min(then, level)
	t.remained += (now - level) & had
	t.kept += came & had
}

// later adds a change that was made a year before, against the balance of this
// month before its own change.
func (t *trail) later(level, now, came, next int64) {
	t.capped += min(now, next) - min(level, next)
	t.remained += next * came
	t.kept += came & -int64(nonzero(uint64(next)))
}
