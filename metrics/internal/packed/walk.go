package packed

// walk compares each month of an account of any span with that of a year before.
// Its balances of then and of now are walked together, from change to change of
// either; which of the two comes next is not to be foreseen, so there is no
// branch on it.
func (m *Months) walk(ends []Word) {
	at := ends[0].Month() + year
	if at >= m.to {
		return
	}
	then, now := 0, 0
	for ends[now+1].Month() <= at {
		now++
	}
	grid := m.grid[at-m.first:]
	limit := m.to - at
	var last trail
	for k := 0; k < limit; {
		a, b := ends[then].Level(), ends[now].Level()
		had := int64(nonzero(uint64(a)))
		next := trail{min(a, b), b & -had, had & int64(nonzero(uint64(b)))}
		t := &grid[k].trail
		t.capped += next.capped - last.capped
		t.remained += next.remained - last.remained
		t.kept += next.kept - last.kept
		last = next

		one, two := ends[then+1].Month()+year-at, ends[now+1].Month()-at
		k = min(one, two)
		then += zero(one - k)
		now += zero(two - k)
	}
}

// zero returns 1 for 0, and 0 for any number above.
func zero(x int) int { return int(uint64(x-1) >> 63) }
