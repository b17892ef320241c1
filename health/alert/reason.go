package alert

import "github.com/successkit/successkit"

// The codes of the reasons of risks, one for each [Watch], with their arguments
// in order. All begin with rule.
const (
	// CodeScoreBelow: rule, score, threshold.
	CodeScoreBelow = "alert.score-below"
	// CodeScoreUnknown: rule.
	CodeScoreUnknown = "alert.score-unknown"
	// CodeCoverageBelow: rule, coverage, threshold.
	CodeCoverageBelow = "alert.coverage-below"
	// CodeTrendDown: rule, points (by which the score fell), from, threshold.
	CodeTrendDown = "alert.trend-down"
	// CodeDeclining: rule, steps, since, points.
	CodeDeclining = "alert.declining"
	// CodeMeasureBelow and CodeMeasureAbove: rule, measure, figure, threshold.
	CodeMeasureBelow = "alert.measure-below"
	CodeMeasureAbove = "alert.measure-above"
	// CodeSilence: rule, days, threshold.
	CodeSilence = "alert.silence"
	// CodeEventSeen: rule, event, days (since it).
	CodeEventSeen = "alert.event-seen"
)

// code returns the code of the reasons of w.
func (w Watch) code() string { return "alert." + w.String() }

// Phrases returns the English text of every reason of this package. The map is
// the caller's own.
func Phrases() successkit.Phrases {
	return successkit.Phrases{
		CodeScoreBelow:    "The health score is {score}, below {threshold}.",
		CodeScoreUnknown:  "There is no health score.",
		CodeCoverageBelow: "Only {coverage}% of the health score is measured, less than {threshold}%.",
		CodeTrendDown:     "The health score fell by {points} points since {from}.",
		CodeDeclining:     "The health score fell {steps} times in a row since {since}, by {points} points.",
		CodeMeasureBelow:  "Measure {measure} shows {figure}, below {threshold}.",
		CodeMeasureAbove:  "Measure {measure} shows {figure}, above {threshold}.",
		CodeSilence:       "There was no contact for {days} days, more than {threshold}.",
		CodeEventSeen:     "Event {event} came {days} days ago.",
	}
}
