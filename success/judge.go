package success

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
)

// A Judgement is a verdict with what led to it: for success everything that was
// achieved and honoured, otherwise everything that was not.
type Judgement struct {
	Verdict Verdict             `json:"verdict"`
	Reasons []successkit.Reason `json:"reasons"`
}

// evidence is what speaks in a judgement, by what it says.
type evidence struct{ failed, unknown, open, met []successkit.Reason }

func (e evidence) judge() Judgement {
	switch {
	case len(e.failed) > 0:
		return Judgement{Unsuccessful, e.failed}
	case len(e.unknown) > 0:
		return Judgement{Unknown, append(e.unknown, e.open...)}
	case len(e.open) > 0:
		return Judgement{OnTheWay, e.open}
	}
	return Judgement{Successful, e.met}
}

func (e evidence) and(o evidence) evidence {
	join := func(x, y []successkit.Reason) []successkit.Reason {
		return append(append([]successkit.Reason{}, x...), y...)
	}
	return evidence{join(e.failed, o.failed), join(e.unknown, o.unknown), join(e.open, o.open), join(e.met, o.met)}
}

// judge returns the judgement of the whole, and of its two halves.
func judge(a *outcome.Attainment) (whole, achieved, experienced Judgement) {
	if a == nil {
		nobody := func() Judgement {
			return Judgement{Unknown, []successkit.Reason{successkit.NewReason(CodeNoDesiredOutcome)}}
		}
		return nobody(), nobody(), nobody()
	}
	var goals, way evidence
	for _, r := range a.Required {
		for _, m := range r.Measures {
			switch m.State {
			case outcome.Achieved, outcome.AchievedLate:
				goals.met = append(goals.met, m.Reason)
			case outcome.Missed, outcome.Lapsed, outcome.Regressed:
				goals.failed = append(goals.failed, m.Reason)
			case outcome.InProgress, outcome.DueSoon:
				goals.open = append(goals.open, m.Reason)
			case outcome.Unmeasured, outcome.Unassessed:
				goals.unknown = append(goals.unknown, m.Reason)
			}
		}
	}
	for _, r := range a.Requirements {
		switch r.State {
		case outcome.Honoured:
			way.met = append(way.met, r.Reason)
		case outcome.Breached:
			way.failed = append(way.failed, r.Reason)
		case outcome.Unobserved, outcome.Unchecked:
			way.unknown = append(way.unknown, r.Reason)
		}
	}
	return goals.and(way).judge(), goals.judge(), way.judge()
}
