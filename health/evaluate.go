package health

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/facts"
)

// Score returns how the account with the given readings stood on asOf. For each
// measure the newest reading that was known on that day counts; the order of
// the readings does not matter, and readings of measures that the model does
// not have are allowed. No reading is no bad reading: see [Missing] and
// [Group.MinCoverage].
//
// It reports at once everything that is wrong with the input:
// [successkit.ErrRequired] at "model" where m is nil or zero and at "as_of" where that is the zero Date, at
// "readings[i]" what [Reading.Validate] reports, and [successkit.ErrConflict]
// at "readings[i].id" where two readings share an id and differ. The same
// reading twice counts once. That there is no score is no error.
func (m *Model) Score(readings []Reading, asOf successkit.Date) (Score, error) {
	readings, err := m.admit(readings, asOf)
	if err != nil {
		return Score{}, err
	}
	e := evaluation{
		model: m, readings: readings, asOf: asOf,
		score: Score{Model: m.def.ID, Version: m.def.Version, AsOf: asOf},
	}
	e.choose()
	root := e.part(&m.root)
	root.ID = ""
	e.share(&m.root, &root, full)
	e.score.Part = root
	e.rank()
	return e.score, nil
}

// admit returns the readings that count, each once, or everything that is
// wrong with the input.
func (m *Model) admit(readings []Reading, asOf successkit.Date) ([]Reading, error) {
	var f successkit.Faults
	if m == nil || m.slots == nil {
		f.Add("model", "", successkit.ErrRequired)
	}
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	admitted := facts.Admit(&f, "readings", readings, func(r Reading) string { return r.ID })
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("health: invalid input: %w", err)
	}
	return admitted, nil
}

// An evaluation is one run of [Model.Score].
type evaluation struct {
	model    *Model
	readings []Reading
	asOf     successkit.Date
	newest   []int // index of the reading that counts, by slot; -1 for none
	pulls    []pull
	score    Score
}

// choose finds the newest known reading of each measure.
func (e *evaluation) choose() {
	e.newest = make([]int, len(e.model.slots))
	for slot := range e.newest {
		e.newest[slot] = -1
	}
	var foreign, future, unrecorded []successkit.Ref
	for i, r := range e.readings {
		slot, mine := e.model.slots[r.Measure]
		switch {
		case !mine:
			foreign = append(foreign, r.ref())
		case r.Date.After(e.asOf):
			future = append(future, r.ref())
		case r.Recorded.After(e.asOf):
			unrecorded = append(unrecorded, r.ref())
		case e.newest[slot] < 0 || r.supersedes(e.readings[e.newest[slot]]):
			e.newest[slot] = i
		}
	}
	e.ignore(CodeOtherMeasure, foreign)
	e.ignore(CodeLaterDate, future)
	e.ignore(CodeLaterRecorded, unrecorded)
}

// part computes the node n and what lies below it. Validate bounds how deep
// that is.
func (e *evaluation) part(n *node) Part {
	if n.measure != nil {
		return e.measure(n)
	}
	p := Part{ID: n.id, Parts: make([]Part, len(n.children))}
	for i := range n.children {
		p.Parts[i] = e.part(&n.children[i])
	}
	if p.Coverage = n.coverage(p.Parts); n.unknown(&p) {
		return p
	}
	p.State, p.Value = Known, n.combine(p.Parts, e.model)
	p.Band = e.model.Band(p.Value)
	return p
}

func (e *evaluation) measure(n *node) Part {
	p := Part{ID: n.id, Coverage: points(0)}
	i := e.newest[n.slot]
	if i < 0 {
		p.Why = reason(CodeNoReading, "measure", n.id)
		e.score.Missing = append(e.score.Missing, p.Why)
		return p
	}
	r := e.readings[i]
	days := e.asOf.Sub(r.Date)
	if n.measure.dropped(days) {
		p.Why = reason(CodeTooOld, "measure", n.id, "days", strconv.Itoa(days),
			"drop_after_days", strconv.Itoa(n.measure.DropAfterDays))
		p.Why.Evidence = []successkit.Ref{r.ref()}
		e.score.Missing = append(e.score.Missing, p.Why)
		return p
	}
	p.State, p.Coverage, p.Reading = Known, points(full), r
	p.Value = points(n.measure.Normaliser.apply(n.measure.Direction, r.Value))
	p.Band = e.model.Band(p.Value)
	if n.measure.stale(days) {
		p.State = Stale
		why := reason(CodeStale, "measure", n.id, "days", strconv.Itoa(days),
			"fresh_days", strconv.Itoa(n.measure.FreshDays))
		why.Evidence = []successkit.Ref{r.ref()}
		e.score.Stale = append(e.score.Stale, why)
	}
	return p
}

// share hands the share of p in the whole score down to the measures, and notes
// how each of them pulls. The node of p is n.
func (e *evaluation) share(n *node, p *Part, share int64) {
	switch {
	case p.State == Unknown:
		return
	case p.State == Assumed || n.measure != nil:
		e.pulls = append(e.pulls, e.pull(p, share))
		return
	}
	counted := n.counted(p.Parts)
	shares, _ := exact.Apportion(share, n.weights(counted)) // some weight is above 0
	for k, i := range counted {
		c := &p.Parts[i]
		c.Share = points(shares[k])
		e.share(&n.children[i], c, shares[k])
	}
}

// rank sorts the pulls into the reasons up and down.
func (e *evaluation) rank() {
	slices.SortFunc(e.pulls, func(a, b pull) int {
		return cmp.Or(cmp.Compare(max(b.micro, -b.micro), max(a.micro, -a.micro)), cmp.Compare(a.part.ID, b.part.ID))
	})
	edge := e.model.def.Bands.top()
	for _, p := range e.pulls {
		switch {
		case p.micro > 0:
			e.score.Up = append(e.score.Up, p.reason(edge))
		case p.micro < 0:
			e.score.Down = append(e.score.Down, p.reason(edge))
		}
	}
}
