package renewal

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// A ForecastDefinition says how open renewals are weighted: three whole tables
// of probability by stage, one a scenario, and which statuses a renewal may
// have how long before it is due.
type ForecastDefinition struct {
	// Stages are the stages of a renewal, as words, in their order.
	Stages []string `json:"stages"`
	// Best, Likely and Worst give each stage its probability. Each table has every
	// stage once, and a stage is at least as probable in a better scenario.
	Best   []StagePercent `json:"best"`
	Likely []StagePercent `json:"likely"`
	Worst  []StagePercent `json:"worst"`
	// Statuses are those that a renewal may be given, and when. Where there are
	// none, every status is permitted. On every day at least one must be.
	Statuses []PermittedStatus `json:"statuses,omitempty"`
}

// A StagePercent is the probability with which a renewal in a stage is won, in
// percent, 0 to 100.
type StagePercent struct {
	Stage   string          `json:"stage"`
	Percent decimal.Decimal `json:"percent"`
}

// A PermittedStatus is a status that a renewal may have from MaxDays to MinDays
// before it is due, both included; after the due day the days are negative.
// "Monitor", say, is no answer to a renewal due in less than 90 days.
type PermittedStatus struct {
	// Status is a word such as "monitor".
	Status string `json:"status"`
	// MinDays and MaxDays bound the days to renewal, each within a hundred years.
	// Nil means no bound.
	MinDays *int `json:"min_days,omitzero"`
	MaxDays *int `json:"max_days,omitzero"`
}

// maxStatusDays bounds the days of a PermittedStatus.
const maxStatusDays = 36525

// bounds returns the days to renewal between which the status is permitted.
func (s PermittedStatus) bounds() (least, most int) {
	least, most = math.MinInt, math.MaxInt
	if s.MinDays != nil {
		least = *s.MinDays
	}
	if s.MaxDays != nil {
		most = *s.MaxDays
	}
	return least, most
}

// Validate reports everything that is wrong with d: no stage, a stage or status
// that is no word or there twice, a table with a gap, with an unknown stage or
// with a percentage outside 0 to 100, a scenario more probable than a better
// one, days in the wrong order, days on which no status is permitted.
func (d ForecastDefinition) Validate() error {
	var f successkit.Faults
	if len(d.Stages) == 0 {
		f.Add("stages", "", successkit.ErrRequired)
	}
	for i, s := range d.Stages {
		path := "stages[" + strconv.Itoa(i) + "]"
		f.Add(path, s, word.Check(s))
		if slices.Contains(d.Stages[:i], s) {
			f.Add(path, s, successkit.ErrDuplicate)
		}
	}
	best := d.addTable(&f, "best", d.Best, nil)
	likely := d.addTable(&f, "likely", d.Likely, best)
	d.addTable(&f, "worst", d.Worst, likely)
	addStatuses(&f, d.Statuses)
	return f.Err()
}

// addTable notes what is wrong with one table, and returns it by stage.
func (d ForecastDefinition) addTable(f *successkit.Faults, name string, table []StagePercent, better map[string]decimal.Decimal) map[string]decimal.Decimal {
	known := map[string]decimal.Decimal{}
	for i, s := range table {
		path := name + "[" + strconv.Itoa(i) + "]"
		if !slices.Contains(d.Stages, s.Stage) {
			f.Add(path+".stage", s.Stage, fmt.Errorf("%w: none of the stages", successkit.ErrUnknown))
		} else if _, twice := known[s.Stage]; twice {
			f.Add(path+".stage", s.Stage, successkit.ErrDuplicate)
		}
		if err := exact.Check(s.Percent); err != nil {
			f.Add(path+".percent", "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
			continue
		}
		if s.Percent.Sign() < 0 || s.Percent.GreaterThan(hundred) {
			f.Add(path+".percent", exact.Text(s.Percent), fmt.Errorf("%w: want 0 to 100", successkit.ErrOutOfRange))
		} else if limit, ok := better[s.Stage]; ok && s.Percent.GreaterThan(limit) {
			f.Add(path+".percent", exact.Text(s.Percent), fmt.Errorf("%w: %s in the better scenario", successkit.ErrConflict, exact.Text(limit)))
		}
		known[s.Stage] = s.Percent
	}
	for _, s := range d.Stages {
		if !slices.ContainsFunc(table, func(p StagePercent) bool { return p.Stage == s }) {
			f.Add(name, s, fmt.Errorf("%w: the stage has no percentage", successkit.ErrRequired))
		}
	}
	return known
}

var hundred = decimal.New(100, 0)

// addStatuses notes what is wrong with the statuses.
func addStatuses(f *successkit.Faults, statuses []PermittedStatus) {
	before := f.Total()
	for i, s := range statuses {
		path := "statuses[" + strconv.Itoa(i) + "]"
		f.Add(path+".status", s.Status, word.Check(s.Status))
		if slices.ContainsFunc(statuses[:i], func(o PermittedStatus) bool { return o.Status == s.Status }) {
			f.Add(path+".status", s.Status, successkit.ErrDuplicate)
		}
		addDays(f, path+".min_days", s.MinDays)
		addDays(f, path+".max_days", s.MaxDays)
		if least, most := s.bounds(); least > most {
			f.Add(path+".max_days", strconv.Itoa(most), fmt.Errorf("%w: below min_days, %d", successkit.ErrConflict, least))
		}
	}
	if len(statuses) == 0 || f.Total() > before {
		return
	}
	if day, gap := firstGap(statuses); gap {
		f.Add("statuses", strconv.Itoa(day), fmt.Errorf("%w: no status is permitted so many days before renewal", successkit.ErrRequired))
	}
}

func addDays(f *successkit.Faults, path string, days *int) {
	if days != nil && (*days < -maxStatusDays || *days > maxStatusDays) {
		f.Add(path, strconv.Itoa(*days), fmt.Errorf("%w: want %d to %d", successkit.ErrOutOfRange, -maxStatusDays, maxStatusDays))
	}
}

// firstGap returns a number of days to renewal at which no status is permitted,
// if there is one.
func firstGap(statuses []PermittedStatus) (int, bool) {
	sorted := slices.Clone(statuses)
	slices.SortFunc(sorted, func(a, b PermittedStatus) int {
		x, _ := a.bounds()
		y, _ := b.bounds()
		return cmp.Compare(x, y)
	})
	if least, _ := sorted[0].bounds(); least != math.MinInt {
		return least - 1, true
	}
	reach := math.MinInt
	for _, s := range sorted {
		least, most := s.bounds()
		if reach == math.MaxInt {
			return 0, false
		}
		if least > reach+1 {
			break
		}
		reach = max(reach, most)
	}
	return reach + 1, reach != math.MaxInt
}
