package cohort

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/survival"
	"github.com/successkit/successkit/internal/word"
)

// Sums is what a tally holds, as plain data: what a warehouse can count.
type Sums struct {
	Path      string          `json:"path"`
	Version   int             `json:"version"`
	AsOf      successkit.Date `json:"as_of"`
	Objective string          `json:"objective"`
	// Milestones are the ids of the path, in order.
	Milestones []string `json:"milestones"`
	// Groups are the coverages, in alphabetical order.
	Groups []GroupSums `json:"groups,omitempty"`
}

// GroupSums is what a tally holds of one coverage.
type GroupSums struct {
	Coverage string `json:"coverage,omitzero"`
	// Customers had come to their anchor; NotStarted had not.
	Customers  int64 `json:"customers"`
	NotStarted int64 `json:"not_started,omitzero"`
	// Milestones has an entry for each milestone of the path.
	Milestones []MilestoneSums `json:"milestones"`
}

// MilestoneSums is what a tally holds of one milestone of a coverage.
type MilestoneSums struct {
	// Days counts by days from the anchor, and Gap by days from when it could
	// begin: events arrived, those censored were still on their way. Customers who
	// are not in Days were waived.
	Days []Count `json:"days,omitempty"`
	Gap  []Count `json:"gap,omitempty"`
	// Late arrived after the planned date; Stuck could begin, are past it and have
	// not arrived.
	Late  int64 `json:"late,omitzero"`
	Stuck int64 `json:"stuck,omitzero"`
}

// A Count says how many arrived after so many days, and how many were last seen
// on their way.
type Count = survival.Row

// Sums returns what the tally holds. [NewTally] makes an equal tally of it.
func (t *Tally) Sums() Sums {
	s := Sums{
		Path: t.scope.path, Version: t.scope.version, AsOf: t.scope.asOf, Objective: t.scope.objective,
		Milestones: slices.Clone(t.scope.milestones),
	}
	for _, coverage := range t.Coverages() {
		g := t.groups[coverage]
		sums := GroupSums{Coverage: coverage, Customers: g.customers, NotStarted: g.notStarted}
		for i := range g.milestones {
			m := &g.milestones[i]
			sums.Milestones = append(sums.Milestones, MilestoneSums{Days: m.days.Rows(), Gap: m.gap.Rows(), Late: m.late, Stuck: m.stuck})
		}
		s.Groups = append(s.Groups, sums)
	}
	return s
}

// NewTally returns the tally of sums that were counted elsewhere. It fails with
// an [successkit.InputError] that lists every fault: an id that is missing or
// malformed, a count below 0, groups that stand twice or lack milestones, and
// counts that contradict each other, as more who arrived over a gap than at its
// end.
func NewTally(s Sums) (*Tally, error) {
	var f successkit.Faults
	t := &Tally{scope: scope{s.Path, s.Version, s.AsOf, s.Objective, slices.Clone(s.Milestones)}}
	f.Merge("", t.scope.validate())
	for i := range s.Groups {
		sums := &s.Groups[i]
		path := "groups[" + strconv.Itoa(i) + "]"
		if sums.Coverage != "" {
			f.Add(path+".coverage", sums.Coverage, word.Check(sums.Coverage))
		}
		if t.groups[sums.Coverage] != nil {
			f.Add(path+".coverage", sums.Coverage, successkit.ErrDuplicate)
			continue
		}
		if sums.Customers < 0 || sums.NotStarted < 0 || sums.Customers > maxCustomers || sums.NotStarted > maxCustomers-sums.Customers {
			f.Add(path+".customers", strconv.FormatInt(sums.Customers, 10), successkit.ErrOutOfRange)
			continue
		}
		if len(sums.Milestones) != len(s.Milestones) {
			f.Add(path+".milestones", strconv.Itoa(len(sums.Milestones)), fmt.Errorf("%w: the path has %d", successkit.ErrConflict, len(s.Milestones)))
			continue
		}
		g := t.group(sums.Coverage)
		g.customers, g.notStarted = sums.Customers, sums.NotStarted
		for k := range sums.Milestones {
			f.Merge(path+".milestones["+strconv.Itoa(k)+"]", g.milestones[k].fill(&sums.Milestones[k], g.customers))
		}
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("cohort: %w", err)
	}
	return t, nil
}

// fill takes the sums of one milestone in a group of so many customers.
func (m *timing) fill(s *MilestoneSums, customers int64) error {
	var f successkit.Faults
	rows := func(path string, into *survival.Counts, list []Count) {
		for i, r := range list {
			f.Add(path+"["+strconv.Itoa(i)+"]", strconv.Itoa(r.Time), into.AddRow(r))
		}
	}
	rows("days", &m.days, s.Days)
	rows("gap", &m.gap, s.Gap)
	m.late, m.stuck = s.Late, s.Stuck
	less := func(path string, n, than int64) {
		if n < 0 || n > than {
			f.Add(path, strconv.FormatInt(n, 10), fmt.Errorf("%w: want 0 to %d", successkit.ErrConflict, than))
		}
	}
	less("days", m.days.Len(), customers)
	less("gap", m.gap.Len(), m.days.Len())
	if m.gap.Events() != m.days.Events() {
		f.Add("gap", strconv.FormatInt(m.gap.Events(), 10), fmt.Errorf("%w: %d arrived", successkit.ErrConflict, m.days.Events()))
	}
	less("late", s.Late, m.days.Events())
	less("stuck", s.Stuck, m.days.Len()-m.days.Events())
	return f.Err()
}

func (s *scope) validate() error {
	var f successkit.Faults
	f.Add("path", s.path, word.CheckID(s.path))
	if s.version < 1 {
		f.Add("version", strconv.Itoa(s.version), fmt.Errorf("%w: versions count from 1", successkit.ErrOutOfRange))
	}
	if s.asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if len(s.milestones) == 0 {
		f.Add("milestones", "", successkit.ErrRequired)
	}
	seen := make(map[string]bool, len(s.milestones))
	for i, id := range s.milestones {
		err := word.CheckID(id)
		if seen[id] {
			err = successkit.ErrDuplicate
		}
		seen[id] = true
		f.Add("milestones["+strconv.Itoa(i)+"]", id, err)
	}
	if !seen[s.objective] {
		f.Add("objective", s.objective, fmt.Errorf("%w: no such milestone", successkit.ErrUnknown))
	}
	return f.Err()
}

// form is the version of the binary form.
const form = 1

// MarshalBinary returns the tally in a form of its own, versioned and canonical:
// equal tallies have equal bytes, in whatever order they were merged.
func (t *Tally) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(form)
	w.Text(t.scope.path)
	w.Count(int64(t.scope.version))
	w.Value(t.scope.asOf)
	w.Text(t.scope.objective)
	w.Count(int64(len(t.scope.milestones)))
	for _, id := range t.scope.milestones {
		w.Text(id)
	}
	w.Count(int64(len(t.groups)))
	for _, coverage := range t.Coverages() {
		g := t.groups[coverage]
		w.Text(coverage)
		w.Count(g.customers)
		w.Count(g.notStarted)
		for i := range g.milestones {
			m := &g.milestones[i]
			m.days.Write(w)
			m.gap.Write(w)
			w.Count(m.late)
			w.Count(m.stuck)
		}
	}
	return w.Bytes()
}

// UnmarshalBinary reads what [Tally.MarshalBinary] wrote, and refuses every other
// spelling and every tally that [NewTally] would refuse. It keeps no part of
// data. Where it fails it leaves t as it was.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, form)
	s := Sums{Path: r.Text(), Version: r.Int(), AsOf: codec.Value[successkit.Date](r), Objective: r.Text()}
	for range r.Len(1) {
		s.Milestones = append(s.Milestones, r.Text())
	}
	for i := range r.Len(3 + 4*len(s.Milestones)) { // texts, counts and, of each milestone, four more
		g := GroupSums{Coverage: r.Text(), Customers: r.Count(), NotStarted: r.Count()}
		if i > 0 && g.Coverage <= s.Groups[i-1].Coverage {
			r.Fail(fmt.Errorf("%w: coverages out of order", successkit.ErrMalformed))
			break
		}
		for range s.Milestones {
			days, gap := survival.Read(r), survival.Read(r)
			g.Milestones = append(g.Milestones, MilestoneSums{Days: days.Rows(), Gap: gap.Rows(), Late: r.Count(), Stuck: r.Count()})
		}
		s.Groups = append(s.Groups, g)
	}
	if err := r.Close(); err != nil {
		return fmt.Errorf("cohort: %w", err)
	}
	if s.AsOf.IsZero() {
		return t.unmarshalEmpty(data)
	}
	fresh, err := NewTally(s)
	if err != nil {
		return err
	}
	*t = *fresh
	return nil
}

// unmarshalEmpty accepts the bytes of the zero tally, the only one without a day.
func (t *Tally) unmarshalEmpty(data []byte) error {
	var empty Tally
	if want, err := empty.MarshalBinary(); err != nil || !bytes.Equal(want, data) {
		return fmt.Errorf("cohort: %w: sums without a day", successkit.ErrMalformed)
	}
	*t = empty
	return nil
}
