package health

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit"
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
	// CodeGrace: measure, days (the age of the account), grace_days.
	CodeGrace = "health.grace"
	// CodeNoTenure: measure, whose table goes by the age of the account, which is
	// not known.
	CodeNoTenure = "health.no-tenure"
	// CodeNoWindow: measure, window_days. A window holds no reading.
	CodeNoWindow = "health.no-window"
	// CodeNoBase: measure, window_days. The window before holds nothing above 0 to
	// compare with.
	CodeNoBase = "health.no-base"
	// CodeOutside: measure, figure, which lies outside of what has points.
	CodeOutside = "health.outside"
	// CodeStrict: group, part (the worst), band (its band, which the group cannot
	// leave upward).
	CodeStrict = "health.strict"
	// CodeClamped: group, whose sum goes beyond the scale.
	CodeClamped = "health.clamped"
	// CodeCapped: group, cap, part (which decides), most (the points it leaves).
	CodeCapped = "health.capped"
	// CodeOverridden: node, kind, value, by, until, reason, in the words of the one
	// who set it.
	CodeOverridden = "health.overridden"
	// CodeOtherNode: count, of overrides of nodes that the model does not have.
	CodeOtherNode = "health.other-node"
	// CodeLaterOverride: count, as_of.
	CodeLaterOverride = "health.later-override"
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
		CodeGrace:         "Measure {measure} does not count yet: the account is {days} days old, and the limit is {grace_days}.",
		CodeNoTenure:      "Measure {measure} goes by the age of the account, which is not known.",
		CodeNoWindow:      "There is no reading of {measure} in a window of {window_days} days that needs one.",
		CodeNoBase:        "The change of {measure} has nothing to start from: the {window_days} days before hold nothing above 0.",
		CodeOutside:       "Measure {measure} shows {figure}, which no points are stated for.",
		CodeStrict:        "Group {group} is in no better band than its part {part}, {band}.",
		CodeClamped:       "What lies beyond the scale does not count.",
		CodeCapped:        "Rule {cap} leaves at most {most} points while {part} is as it is.",
		CodeOverridden:    "Until {until} there is a {kind} of {value}, set by {by}: {reason}.",
		CodeOtherNode:     "The score leaves out {count} of the overrides, of parts that the model does not have.",
		CodeLaterOverride: "The score leaves out {count} of the overrides, not known on {as_of}.",
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

// A pull says how far a part with a way to the score moves it away from the cut
// of the best band: up where it is above 0, down where it is below.
type pull struct {
	node  *node
	part  *Part
	micro int64
}

// pull asks what the score would be with the part on that cut, all else being
// equal.
func (e *explainer) pull(n *node, p *Part) pull {
	at := e.whatIf(n, e.model.def.Bands.top().micro)
	return pull{node: n, part: p, micro: e.nodes[e.model.root.index].computed - at}
}

// rank sorts the pulls into the reasons up and down.
func (e *explainer) rank() {
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
