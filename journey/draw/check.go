package draw

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// maxMilestones is how many milestones a picture shows.
const maxMilestones = 2000

// drawable returns the definition of a path, and the position of each milestone.
func drawable(p *journey.Path) (journey.Definition, map[string]int, error) {
	d := p.Definition()
	switch n := len(d.Milestones); {
	case n == 0:
		return d, nil, &successkit.FieldError{Path: "path", Err: successkit.ErrRequired}
	case n > maxMilestones:
		return d, nil, &successkit.FieldError{
			Path: "path.milestones", Value: strconv.Itoa(n),
			Err: fmt.Errorf("%w: a picture shows at most %d", successkit.ErrOutOfRange, maxMilestones),
		}
	}
	index := make(map[string]int, len(d.Milestones))
	for i := range d.Milestones {
		index[d.Milestones[i].ID] = i
	}
	return d, index, nil
}

// maxLines is how many lines a picture of a path shows.
const maxLines = 20_000

// road is drawable for a picture with a line for each step between milestones.
func road(p *journey.Path) (journey.Definition, map[string]int, error) {
	d, index, err := drawable(p)
	lines := 0
	for i := range d.Milestones {
		lines += len(d.Milestones[i].Prerequisites)
	}
	if err == nil && lines > maxLines {
		err = &successkit.FieldError{
			Path: "path.milestones", Value: strconv.Itoa(len(d.Milestones)),
			Err: fmt.Errorf("%w: they have %d prerequisites, and a picture shows at most %d", successkit.ErrOutOfRange, lines, maxLines),
		}
	}
	return d, index, err
}

// planned returns the definition and the planned milestones of a plan, after
// checking that a progress, if there is one, is of its path.
func planned(p *journey.Plan, progress *journey.Progress) (journey.Definition, []journey.Planned, error) {
	d, _, err := drawable(p.Path())
	if err != nil {
		return d, nil, err
	}
	list := p.Milestones()
	if progress == nil {
		return d, list, nil
	}
	if !progress.Of(p.Path()) {
		return d, nil, &successkit.FieldError{
			Path: "progress", Value: progress.Path, Err: fmt.Errorf("%w: of another path", successkit.ErrConflict),
		}
	}
	return d, list, nil
}

// objective returns the id of the milestone that a path leads to.
func objective(d *journey.Definition) string {
	if d.Objective != "" {
		return d.Objective
	}
	last := ""
	for i := range d.Milestones {
		if d.Milestones[i].Outcome != "" {
			last = d.Milestones[i].ID
		}
	}
	return last
}
