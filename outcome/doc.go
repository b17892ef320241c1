// Package outcome says what a customer wants, in which way, and whether it is
// there yet.
//
// A customer's Desired Outcome is its Required Outcome, what it must achieve,
// together with its Appropriate Experience, the way in which it must be able to
// achieve it. A customer that got the first without the second is not
// successful: "it worked", and it leaves. The package is for a host that keeps
// what customers came for, and for whoever has to tell who has it, who is on
// the way and where a promise was broken. It does not say what to do next, how
// the customer gets there or what the outcome is worth.
//
// # Model
//
// A [Definition] is plain data: the customer's own words, the [Required]
// outcomes each with at least one [Measure], and the [Experience] with at least
// one [Requirement]. [New] checks all of it at once and makes an immutable
// [Desired]. The measures of a definition are raised, lowered or held within a
// band, by a due date. Its requirements are checked against what happened: a
// [Response] time, a [Cadence], the permitted [Channels].
//
// [Desired.Attain] takes facts, each an [Observation] of a measure or a
// [successkit.Interaction] with the customer, and returns an [Attainment] as of
// a day: for every measure a [MeasureState], its progress and the observation
// that decides; for every requirement a [RequirementState] with the very
// interactions or days that breach it; and a [State] of the whole. Every part
// has its [successkit.Reason], and [Attainment.Reasons] lists those that
// decide. [Phrases] puts them in words.
//
// # What is not known
//
// An unmeasured measure has not failed, and an unobserved requirement is not
// kept. A request of which nobody knows whether it was answered in time is not
// good either: only where all that counts is known is a requirement honoured. Answers combine so that what is known decides as far as it can:
//
//	a half is    no       where one of its parts is known to fail
//	             yes      where all of its parts are known to hold
//	             unknown  otherwise: none failed, and at least one is not known
//
//	                | experience yes  | experience no         | experience unknown
//	outcome yes     | both            | outcome-only          | unknown
//	outcome no      | experience-only | neither               | unknown, not achieved
//	outcome unknown | unknown         | unknown, not achieved | unknown
//
// [Attainment.Achieved] is yes for both alone. It is no for every other known
// state and wherever the table says not achieved: which state it is depends on
// what is not known, but success is ruled out.
//
// A measure that is still in progress is not achieved: it counts as a no. Its
// own state tells it from one that is missed.
//
// # Numbers
//
//	baseline, target, band, value   exact; at most 38 digits, 20 after the point
//	MeasureResult.Gap               exact, in the unit of the measure
//	MeasureResult.Progress          an exact rate, unclamped and not rounded
//	MeasureResult.Shown             the same between 0 and 1, for display
//	windows and cadences            1 to 36,525 days
//	statements                      at most 4,096 bytes
//
// A figure is a pointer where it may be missing, for missing is not 0: nil says
// that it is not known, or that it does not apply.
//
// # Errors
//
// [New] and [Desired.Attain] return a [successkit.InputError] that lists every
// fault of their input. Facts that are missing, too late or of another measure
// are no errors: the result says that something is unmeasured, unobserved or
// ignored.
//
// # Use
//
//	desired, err := outcome.New(definition)
//	…
//	a, err := desired.Attain(observations, interactions, asOf)
//	…
//	fmt.Println(a.Achieved(), a.State)
//	for _, reason := range a.Reasons() {
//		fmt.Println(outcome.Phrases().Text(reason))
//	}
//
// # Stored form
//
// [Definition], [Observation] and [Attainment] round-trip through JSON. The
// closed lists travel as words, figures as texts, a progress as its two parts.
// What is absent is left out.
package outcome
