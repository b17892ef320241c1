package packed

// Months adds up what every month did to the accounts that it is given. All
// sums are kept as differences from one month to the next and are made whole
// once, by [Months.Each] and [Months.Cohort]: the work is one of the changes, not
// of the months between them.
type Months struct {
	first, from, to int // months of the grid and of the report, as words count them

	grid   []gridMonth // and of a year that comes after and is never read
	ages   []Age
	starts []Start
	before int64 // accounts that started before from

	ends []Word // of one account; see monthEnds
}

// A move is what became of an account's balance over a month, as three bits
// that need no branch: it was 0, it is 0, it fell.
const (
	grew     = 0
	returned = 1
	shrank   = 4
	left     = 6
	// joined is not told by the bits: an account's first month is done apart.
	joined   = 2
	perMonth = 8
)

// A gridMonth is what each kind of move did in one month, and how that compares with
// the month of a year before.
type gridMonth struct {
	moves [perMonth]cell
	trail trail
}

// A cell is what one kind of move did in one month.
type cell struct{ sum, accounts int64 }

// A trail compares a month with that of a year before, account by account.
type trail struct{ capped, remained, kept int64 }

// A Start is the accounts that start in one month.
type Start struct {
	Accounts int64
	Base     int64 // the sum of their first balances
}

// An Age is a cohort at the end of a month.
type Age struct {
	Logos  int64 // accounts with a balance
	Net    int64 // the sum of their balances
	Capped int64 // the same, of each account at most its first balance
	Left   int64 // accounts without a balance for the first time
}

// NewMonths returns an empty report on the months from one up to, and without,
// another. No word that it is given is of a month before first.
func NewMonths(first, from, to int) *Months {
	first = min(first, from)
	n := to - from
	return &Months{
		first: first, from: from, to: to,
		grid: make([]gridMonth, to-first+year),
		// Cohorts of all starts, then a row for accounts that started earlier and a
		// last cell for those that never left.
		ages: make([]Age, n*(n+1)/2+to-first+1), starts: make([]Start, n),
	}
}

// AddBlock adds the accounts of a block from one up to another. Where only is 0
// or more, accounts of other currencies are left out. What is later than the
// report plays no part.
func (m *Months) AddBlock(b *Block, from, to uint32, only int) {
	limit := Word(m.to) << monthShift
	begin := b.starts[from]
	for a := from; a < to; a++ {
		end := b.starts[a+1]
		words := b.words[begin:end]
		begin = end
		if only >= 0 && b.Currency(a) != uint32(only) {
			continue
		}
		for len(words) > 0 && words[len(words)-1] >= limit {
			words = words[:len(words)-1]
		}
		if len(words) > 0 {
			m.Add(words)
		}
	}
}

// Add adds one account, none of whose words, of which there is at least one, is
// later than the report or of a month before the first.
func (m *Months) Add(words []Word) {
	ends, marks := m.monthEnds(words)
	if words[len(words)-1].Month()-words[0].Month() >= 64 {
		m.walk(ends[1:])
		marks = 0
	}
	m.account(ends, marks, words[0].Level())
}

// monthEnds returns the last word of each month, between a word of balance 0 and
// one that is later than any, and the months as marks: the bits of a number, from
// the first month on, of use where they span no more than 64. Whether a month
// goes on is not to be foreseen, so there is no branch on it.
func (m *Months) monthEnds(words []Word) (ends []Word, marks uint64) {
	if len(m.ends) < len(words)+2 {
		m.ends = make([]Word, 2*len(words)+64)
	}
	ends = m.ends[:len(words)+2]
	ends[0] = 0
	n := 1
	last := words[0]
	start := last.Month()
	marks = 1
	for _, w := range words[1:] {
		ends[n] = last
		n += nonzero(uint64(last^w) >> monthShift)
		marks |= 1 << (uint(w.Month()-start) & 63)
		last = w
	}
	ends[n] = last
	ends[n+1] = lastWord
	return ends[:n+2], marks
}

// lastWord is of the last month there can be, which no report reaches.
const lastWord = Word((maxMonths - 1) << monthShift)

// nonzero returns 1 for any x up to 2^63 but 0, and no other x will do. The compiler
// makes no branch of it.
func nonzero(x uint64) int { return int(-x >> 63) }

// cohort returns the ages of the cohort of a start, which it gives another
// account, and behind them at least one cell that is of no cohort.
func (m *Months) cohort(start int, first int64) []Age {
	if start < m.from {
		m.before++
		return m.ages[m.cohorts():]
	}
	s := &m.starts[start-m.from]
	s.Accounts++
	s.Base += first
	return m.ages[m.firstAge(start-m.from):]
}

// cohorts returns how many cells the cohorts have.
func (m *Months) cohorts() int { return len(m.starts) * (len(m.starts) + 1) / 2 }

// firstAge returns the cell of age 0 of a cohort.
func (m *Months) firstAge(cohort int) int { return cohort*len(m.starts) - cohort*(cohort-1)/2 }
