package cohort

import (
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/survival"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey"
)

// A Tally sums how long customers took. The zero Tally is empty and ready to
// use; it takes path and day from the first customer that is added, or from the
// first tally that is merged. It is not safe for use by several goroutines while
// one of them changes it.
type Tally struct {
	scope  scope
	groups map[string]*group // by coverage
}

// A scope says what a tally is of. Tallies of different scopes do not merge.
type scope struct {
	path       string
	version    int
	asOf       successkit.Date
	objective  string
	milestones []string
}

func (s *scope) equal(o *scope) bool {
	return s.path == o.path && s.version == o.version && s.asOf == o.asOf && s.objective == o.objective &&
		slices.Equal(s.milestones, o.milestones)
}

// A group is the customers of one coverage.
type group struct {
	customers, notStarted int64
	milestones            []timing
}

// A timing is one milestone of a group.
type timing struct {
	days, gap   survival.Counts
	late, stuck int64
}

// maxCustomers bounds how many customers a tally holds: every count below it is
// exact as a float too.
const maxCustomers = 1 << 53

// Add adds one customer. It fails with an [successkit.InputError], and changes
// nothing, where the progress has no day, no milestones or a coverage that is no word,
// or is of another path, version, objective or day than those that were added before.
func (t *Tally) Add(p journey.Progress) error { return t.add(&p, p.AsOf) }

// AddLeft adds a customer who has left to a tally of asOf: p is its progress as of
// the day on which it left, since which nothing is to be seen of it. It counts by
// where it stood then. AddLeft fails as [Tally.Add] does, and with
// [successkit.ErrConflict] where that day is after asOf.
func (t *Tally) AddLeft(p journey.Progress, asOf successkit.Date) error {
	if p.AsOf.After(asOf) {
		return fmt.Errorf("cohort: %w", &successkit.FieldError{
			Path: "as_of", Value: p.AsOf.String(), Err: fmt.Errorf("%w: after the day of the tally, %s", successkit.ErrConflict, asOf),
		})
	}
	return t.add(&p, asOf)
}

func (t *Tally) add(p *journey.Progress, asOf successkit.Date) error {
	var f successkit.Faults
	if p.AsOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if p.Anchor.IsZero() {
		f.Add("anchor", "", successkit.ErrRequired)
	}
	if len(p.Milestones) == 0 {
		f.Add("milestones", "", successkit.ErrRequired)
	}
	if p.Coverage != "" {
		f.Add("coverage", p.Coverage, word.Check(p.Coverage))
	}
	if err := f.Err(); err != nil {
		return fmt.Errorf("cohort: %w", err)
	}
	if t.scope.asOf.IsZero() {
		fresh := scope{path: p.Path, version: p.Version, asOf: asOf, objective: p.Objective}
		for i := range p.Milestones {
			fresh.milestones = append(fresh.milestones, p.Milestones[i].Milestone)
		}
		if err := fresh.validate(); err != nil {
			return fmt.Errorf("cohort: %w", err)
		}
		t.scope = fresh
	} else if err := t.accept(p, asOf); err != nil {
		return fmt.Errorf("cohort: %w", err)
	}
	g := t.group(p.Coverage)
	if g.customers+g.notStarted >= maxCustomers {
		return fmt.Errorf("cohort: %w", errTooMany)
	}
	if p.AsOf.Before(p.Anchor) {
		g.notStarted++
		return nil
	}
	g.customers++
	for i := range p.Milestones {
		g.milestones[i].add(&p.Milestones[i], p.Anchor, p.AsOf)
	}
	return nil
}

var errTooMany = &successkit.FieldError{
	Path: "customers", Err: fmt.Errorf("%w: more than %d together", successkit.ErrOutOfRange, int64(maxCustomers)),
}

// accept reports why a progress is not of the scope of t.
func (t *Tally) accept(p *journey.Progress, asOf successkit.Date) error {
	var f successkit.Faults
	differ := func(path, value string, differs bool, mine any) {
		if differs {
			f.Add(path, value, fmt.Errorf("%w: the others have %v", successkit.ErrConflict, mine))
		}
	}
	differ("path", p.Path, p.Path != t.scope.path, t.scope.path)
	differ("version", strconv.Itoa(p.Version), p.Version != t.scope.version, t.scope.version)
	differ("as_of", asOf.String(), asOf != t.scope.asOf, t.scope.asOf)
	differ("objective", p.Objective, p.Objective != t.scope.objective, t.scope.objective)
	same := len(p.Milestones) == len(t.scope.milestones)
	for i := 0; same && i < len(p.Milestones); i++ {
		same = p.Milestones[i].Milestone == t.scope.milestones[i]
	}
	differ("milestones", "", !same, "others")
	return f.Err()
}

// group returns the group of a coverage, making it if need be.
func (t *Tally) group(coverage string) *group {
	g := t.groups[coverage]
	if g == nil {
		if t.groups == nil {
			t.groups = map[string]*group{}
		}
		g = &group{milestones: make([]timing, len(t.scope.milestones))}
		t.groups[coverage] = g
	}
	return g
}

// add adds one customer's status. Its counts cannot fail: times lie within the
// calendar, and there are no more of them than customers.
func (m *timing) add(s *journey.Status, anchor, asOf successkit.Date) {
	if s.State == journey.Waived {
		return
	}
	end, there := asOf, false
	if !s.Actual.IsZero() {
		end, there = s.Actual, true
	}
	_ = m.days.Add(max(0, end.Sub(anchor)), there)
	if there || s.WaitsFor == "" && !s.Begin.After(asOf) {
		_ = m.gap.Add(max(0, end.Sub(s.Begin)), there)
	}
	switch {
	case there && s.Actual.After(s.Planned):
		m.late++
	case !there && s.WaitsFor == "" && s.Planned.Before(asOf):
		m.stuck++
	}
}

// Merge adds the customers of o, which must not be in t. It leaves o as it was
// and shares no memory with it. It fails with [successkit.ErrConflict] where the
// two are of different paths, versions or days, with [successkit.ErrOutOfRange]
// where there are too many customers together, and with [successkit.ErrRequired]
// where o is nil; it then changes nothing.
func (t *Tally) Merge(o *Tally) error {
	if o == nil {
		return fmt.Errorf("cohort: %w", &successkit.FieldError{Path: "other", Err: successkit.ErrRequired})
	}
	if o.scope.asOf.IsZero() {
		return nil
	}
	if !t.scope.asOf.IsZero() && !t.scope.equal(&o.scope) {
		return fmt.Errorf("cohort: %w", &successkit.FieldError{
			Path: "other", Value: o.scope.path, Err: fmt.Errorf("%w: of another path, version or day", successkit.ErrConflict),
		})
	}
	for coverage, theirs := range o.groups {
		if g := t.groups[coverage]; g != nil && g.customers+g.notStarted > maxCustomers-theirs.customers-theirs.notStarted {
			return fmt.Errorf("cohort: %w", errTooMany)
		}
	}
	if t.scope.asOf.IsZero() {
		t.scope = o.scope
		t.scope.milestones = slices.Clone(o.scope.milestones)
	}
	for coverage, theirs := range o.groups {
		g := t.group(coverage)
		g.customers += theirs.customers
		g.notStarted += theirs.notStarted
		for i := range g.milestones {
			mine, other := &g.milestones[i], &theirs.milestones[i]
			_ = mine.days.Merge(&other.days) // no more than customers, of which there are not too many
			_ = mine.gap.Merge(&other.gap)
			mine.late += other.late
			mine.stuck += other.stuck
		}
	}
	return nil
}

// Coverages returns the coverages that were tallied, in alphabetical order. The
// empty one is that of plans without a variant.
func (t *Tally) Coverages() []string { return slices.Sorted(maps.Keys(t.groups)) }
