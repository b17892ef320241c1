package packed

// A Month is what one month did to all accounts.
type Month struct {
	Opening      Total
	New          Total
	Expansion    Total
	Contraction  Total // the sum is below 0, as that of Churn
	Churn        Total
	Reactivation Total
	// Then is the book of a year before the month's end; Capped, Remained and
	// Kept are what is left of it at the end: of each account at most what it had
	// then, all of it, and how many accounts.
	Then             Total
	Capped, Remained int64
	Kept             int64
}

// A Total is a sum of balances or changes, and of how many accounts.
type Total struct{ Sum, Accounts int64 }

func (t Total) plus(c cell) Total { return Total{t.Sum + c.sum, t.Accounts + c.accounts} }

// Closing returns the book at the end of the month.
func (m *Month) Closing() Total {
	return Total{
		m.Opening.Sum + m.New.Sum + m.Expansion.Sum + m.Contraction.Sum + m.Churn.Sum + m.Reactivation.Sum,
		m.Opening.Accounts + m.New.Accounts - m.Churn.Accounts + m.Reactivation.Accounts,
	}
}

// Merge adds what another report on the same months holds.
func (m *Months) Merge(o *Months) {
	for i := range o.grid {
		s, g := &m.grid[i], &o.grid[i]
		for k, c := range g.moves {
			s.moves[k] = cell{s.moves[k].sum + c.sum, s.moves[k].accounts + c.accounts}
		}
		s.trail.add(g.trail)
	}
	for i, a := range o.ages {
		s := &m.ages[i]
		*s = Age{s.Logos + a.Logos, s.Net + a.Net, s.Capped + a.Capped, s.Left + a.Left}
	}
	for i, s := range o.starts {
		m.starts[i] = Start{m.starts[i].Accounts + s.Accounts, m.starts[i].Base + s.Base}
	}
	m.before += o.before
}

// Each calls visit with each month of the report in order. What it is given
// holds until the next call.
func (m *Months) Each(visit func(i int, month *Month)) {
	var month Month
	var book Total
	var t trail
	closings := make([]Total, m.to-m.first)
	for i := range closings {
		g := &m.grid[i]
		total := func(move int) Total { return Total{}.plus(g.moves[move]) }
		month = Month{
			Opening: book, New: total(joined), Expansion: total(grew), Contraction: total(shrank),
			Churn: total(left), Reactivation: total(returned),
		}
		book = month.Closing()
		closings[i] = book
		t.add(g.trail)
		month.Capped, month.Remained, month.Kept = t.capped, t.remained, t.kept
		if i >= year {
			month.Then = closings[i-year]
		}
		if k := i + m.first - m.from; k >= 0 {
			visit(k, &month)
		}
	}
}

// Before returns how many accounts started before the report.
func (m *Months) Before() int64 { return m.before }

// Cohort returns the accounts that started in a month of the report and, month
// by month from that on, what became of them.
func (m *Months) Cohort(i int, ages []Age) (Start, []Age) {
	from := m.firstAge(i)
	var a Age
	for _, d := range m.ages[from : from+len(m.starts)-i] {
		a = Age{a.Logos + d.Logos, a.Net + d.Net, a.Capped + d.Capped, d.Left}
		ages = append(ages, a)
	}
	return m.starts[i], ages
}
