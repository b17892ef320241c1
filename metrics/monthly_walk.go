package metrics

import "github.com/successkit/successkit"

// A monthWalk reads accounts month by month. It is the plain and unbounded road
// of [View.Monthly]: it takes numbers of any size, transfers, and every rule of
// reactivations.
type monthWalk[T number[T]] struct {
	rule        Reactivations
	units       units
	places      int32
	month, year []Tally // of each unit; scopes are not set
	cohorts     *cohortWalk[T]
	// Of one account at the end of each unit and of those of the year before:
	// revenue, all that was transferred so far, and how it came in the unit.
	level, transferred []T
	came               []Kind
}

// yearUnits is how many units are read before the first that is reported.
const yearUnits = 12

func newMonthWalk[T number[T]](v View, u units) *monthWalk[T] {
	n := u.n + yearUnits
	w := &monthWalk[T]{
		rule: v.convention.Reactivations, units: u, places: v.ledger.store.amount.places,
		month: make([]Tally, u.n), year: make([]Tally, u.n),
		level: make([]T, n), transferred: make([]T, n), came: make([]Kind, n),
	}
	w.cohorts = newCohortWalk[T](u, CohortBy{}, nil, map[string]bool{})
	return w
}

// account adds one account, given its rows.
func (w *monthWalk[T]) account(s *store, a uint32, rows []step[T]) error {
	if err := w.cohorts.account(s, a, rows, w.units.starts[w.units.n]); err != nil {
		return err
	}
	w.read(s, rows)
	for i := range w.units.n {
		now := i + yearUnits
		addCompared(&w.month[i], w.span(a, now-1, now), w.places)
		addCompared(&w.year[i], w.span(a, i, now), w.places)
	}
	return nil
}

func addCompared[T number[T]](t *Tally, s span[T], places int32) {
	if s.opening.sign() != 0 || s.closing.sign() != 0 || s.transferred.sign() != 0 {
		addSpan(t, &s, places, nil)
	}
}

// span returns what the account did between the ends of two units.
func (w *monthWalk[T]) span(a uint32, then, now int) span[T] {
	return span[T]{
		account: a, came: w.came[now], opening: w.level[then], lowest: w.level[then], closing: w.level[now],
		transferred: w.transferred[now].sub(w.transferred[then]),
	}
}

// read fills in the account's state at the end of each unit.
func (w *monthWalk[T]) read(s *store, rows []step[T]) {
	past := history{rule: w.rule}
	var level, transferred T
	for k := range w.level {
		end := w.end(k)
		w.came[k] = UnknownKind
		for len(rows) > 0 && rows[0].date.Before(end) {
			r := rows[0]
			rows = rows[1:]
			before := level
			level = level.add(r.change)
			if r.change.sign() == 0 {
				continue
			}
			returns := successkit.Date{}
			if level.sign() == 0 && w.rule.MinGapDays > 0 {
				returns = nextChange(rows)
			}
			kind := past.kind(at(s.kind, r.row), before.sign(), r.change.sign(), level.sign(), r.date, returns)
			if kind.isTransfer() {
				transferred = transferred.add(r.change)
			}
			if w.came[k] == UnknownKind && (kind == New || kind == Reactivation) {
				w.came[k] = kind
			}
		}
		w.level[k], w.transferred[k] = level, transferred
	}
}

// end returns the day after the k-th unit of those that are read.
func (w *monthWalk[T]) end(k int) successkit.Date {
	if k >= yearUnits {
		return w.units.starts[k-yearUnits+1]
	}
	return w.units.starts[0].AddMonths(k + 1 - yearUnits)
}

// sums returns what was added, in the currency of the view.
func (w *monthWalk[T]) sums(v View, currency int) *MonthlySums {
	s := emptyMonths(w.units)
	for i := range s.Rows {
		r, t := &s.Rows[i], &w.month[i]
		r.Opening, r.OpeningAccounts = t.opening.Decimal(), t.logos.Opening
		r.Closing, r.ClosingAccounts = t.closing.Decimal(), t.logos.Closing
		for _, k := range kinds.All()[1:] {
			*lineOf(&r.Lines, k) = t.net[k].line()
		}
		r.OverMonth, r.OverYear = comparisonOf(t), comparisonOf(&w.year[i])
	}
	s.Starts = w.cohorts.rows(w.places)
	s.Earlier = w.cohorts.earlier
	if v.rates != nil {
		rate, _ := v.rates.rate(v.ledger.store.currencies.texts[currency])
		convertMonthly(s, rate)
	}
	return s
}

func comparisonOf(t *Tally) Comparison {
	return Comparison{
		Base: t.opening.Decimal(), Accounts: t.logos.Opening,
		Remained: t.remained.Decimal(), Capped: t.capped.Decimal(), Kept: t.logos.Kept(),
	}
}
