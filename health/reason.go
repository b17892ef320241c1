package health

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// The codes of the reasons that a [Score] gives, with their arguments in order.
// Figures are for display, with one decimal place as [Points.Display] gives it:
// "8.8". The exact ones are in the parts.
const (
	// CodeUp: measure, value, edge (the cut of the best band), share (in the
	// whole score), points = share·(value − edge)/100. What counts above the
	// edge is a reason up.
	CodeUp = "health.up"
	// CodeDown: measure, value, edge, share, points = share·(edge − value)/100.
	CodeDown = "health.down"
	// CodeAssumedUp and CodeAssumedDown are the same for a node, measure or
	// group, that is not known and counts with assumed points.
	CodeAssumedUp   = "health.assumed-up"
	CodeAssumedDown = "health.assumed-down"
	// CodeStale: measure, days (the age of its reading), fresh_days.
	CodeStale = "health.stale"
	// CodeNoReading: measure.
	CodeNoReading = "health.no-reading"
	// CodeTooOld: measure, days, drop_after_days.
	CodeTooOld = "health.too-old"
	// CodeNothingKnown: group.
	CodeNothingKnown = "health.nothing-known"
	// CodeLowCoverage: group, coverage, min_coverage, both in percent and without
	// a trailing zero.
	CodeLowCoverage = "health.low-coverage"
	// CodePartUnknown: group, part (the first unknown one, by id).
	CodePartUnknown = "health.part-unknown"
	// CodeOtherMeasure: count, of readings whose measure the model does not
	// have.
	CodeOtherMeasure = "health.other-measure"
	// CodeLaterDate: count, as_of.
	CodeLaterDate = "health.later-date"
	// CodeLaterRecorded: count, as_of.
	CodeLaterRecorded = "health.later-recorded"
)

// Phrases returns the English text of every reason that a [Score] gives. The
// map is the caller's own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeUp:            "Measure {measure} scores {value} of 100; at {edge} the health score would be {points} points lower.",
		CodeDown:          "Measure {measure} scores {value} of 100; at {edge} the health score would be {points} points higher.",
		CodeAssumedUp:     "Part {part} is unknown and counts as {value}; at {edge} the health score would be {points} points lower.",
		CodeAssumedDown:   "Part {part} is unknown and counts as {value}; at {edge} the health score would be {points} points higher.",
		CodeStale:         "The last reading of {measure} is stale: it is {days} days old, and the limit is {fresh_days}.",
		CodeNoReading:     "There is no reading of {measure}.",
		CodeTooOld:        "The last reading of {measure} does not count: it is {days} days old, and the limit is {drop_after_days}.",
		CodeNothingKnown:  "Nothing that counts is known.",
		CodeLowCoverage:   "Only {coverage}% is measured, and a score needs {min_coverage}%.",
		CodePartUnknown:   "There is no score while {part} is not known.",
		CodeOtherMeasure:  "The score leaves out {count} of the readings, of measures that the model does not have.",
		CodeLaterDate:     "The score leaves out {count} of the readings, dated after {as_of}.",
		CodeLaterRecorded: "The score leaves out {count} of the readings, recorded after {as_of}.",
	}
}

// reason returns a reason with the given names and values, in turn.
func reason(code string, args ...string) successkit.Reason {
	r := successkit.Reason{Code: code, Args: make(successkit.Args, 0, len(args)/2)}
	for i := 0; i < len(args); i += 2 {
		r.Args = append(r.Args, successkit.Arg{Name: args[i], Value: args[i+1]})
	}
	return r
}

// ref refers to r as evidence.
func (r Reading) ref() successkit.Ref { return successkit.Ref{Kind: "reading", ID: r.ID} }

// ignore notes that the readings were left out, each once, where there are any.
func (e *evaluation) ignore(code string, readings []successkit.Ref) {
	if len(readings) == 0 {
		return
	}
	slices.SortFunc(readings, func(a, b successkit.Ref) int { return cmp.Compare(a.ID, b.ID) })
	why := reason(code, "count", strconv.Itoa(len(readings)))
	if code != CodeOtherMeasure {
		why = why.WithDate("as_of", e.asOf)
	}
	why.Evidence = readings
	e.score.Ignored = append(e.score.Ignored, why)
}

// A pull says how far a part with a share in the score moves it away from the
// cut of the best band: up where it is above 0, down where it is below.
type pull struct {
	part  *Part
	micro int64
}

func (e *evaluation) pull(p *Part, share int64) pull {
	above := p.Value.micro - e.model.def.Bands.top().micro
	micro, _ := exact.Mul64(share, above).DivRoundHalfEven(exact.FromInt64(full))
	n, _ := micro.Int64() // at most above
	return pull{part: p, micro: n}
}

// reason returns the pull as a reason. The best band begins at edge.
func (p pull) reason(edge Points) successkit.Reason {
	code, name := CodeUp, "measure"
	if p.micro < 0 {
		code = CodeDown
	}
	if p.part.State == Assumed {
		code, name = CodeAssumedUp, "part"
		if p.micro < 0 {
			code = CodeAssumedDown
		}
	}
	r := reason(code, name, p.part.ID, "value", p.part.Value.Display(1), "edge", edge.Display(1),
		"share", p.part.Share.Display(1), "points", points(max(p.micro, -p.micro)).Display(1))
	if p.part.Reading != (Reading{}) {
		r.Evidence = []successkit.Ref{p.part.Reading.ref()}
	}
	return r
}
