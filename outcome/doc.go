// Package outcome says what a customer wants, in which way, and whether it is
// there yet.
//
// A customer's Desired Outcome is its Required Outcome, what it must achieve,
// together with its Appropriate Experience, the way in which it must be able to
// achieve it. A customer that got the first without the second is not
// successful: "it worked", and it leaves. The package is for a host that keeps
// what customers came for, and for whoever has to tell who has it, who is on
// the way and where a promise was broken. It does not say what to do next or how
// the customer gets there. Three packages below it go on from here:
//
//   - usecase: a catalogue of the ends for which a product is bought, and what a
//     customer makes of one;
//   - value: how long it takes to get value, and what that is against the price;
//   - census: outcomes over many customers, mergeable.
//
// # Model
//
// A [Definition] is plain data: the customer's own words, the [Required]
// outcomes each with at least one [Measure], and the [Experience] with at least
// one [Requirement]. [New] checks all of it at once and makes an immutable
// [Desired]. The measures of a definition are raised, lowered or held within a
// band, by a due date. Its requirements are checked against what happened, each
// by one rule:
//
//	response, hours     how long the customer waits, always or at certain hours
//	cadence             how often the two meet
//	channels, languages by which ways, and in which languages
//	coverage, expertise at least a step of a scale that the definition declares
//	skills, roles       what whoever is met can do, and who that is
//	touch               a person, or nobody
//
// [DefaultExperience] has some to begin with, by delivery model.
//
// [Desired.Attain] takes facts, each an [Observation] of a measure or a
// [successkit.Interaction] with the customer, and returns an [Attainment] as of
// a day: for every measure a [MeasureState], its progress and the observation
// that decides; for every requirement a [RequirementState] with the very
// interactions or days that breach it; and a [State] of the whole. Every part
// has its [successkit.Reason], and [Attainment.Reasons] lists those that
// decide. [Phrases] puts them in words. A [Delivery] sets what a requirement asks
// for against the least that was delivered; what is clearly more is waste, and
// makes up for nothing.
//
// # What is wanted changes
//
// What a customer wants at sign-up is not what it wants five years later. A
// [History] holds every [Amendment]: appended, never changed, in force from a day.
// [History.Attain] judges a day by the version that was known and in force on it,
// and progress belongs to that version ([History.InForce]); what is appended later
// leaves every earlier view as it was. [History.Versions] says what each changed,
// and [History.FirstValue] when the customer first had something of any.
//
// Vendor and customer confirm their goals: a [Confirmation] is by a named person
// and lapses when that contact leaves or the goal changes. [History.Understanding]
// says which goals the two share and which they do not.
//
// # Many customers
//
// [Desired.Attain] explains. [Bulk] says where a million customers stand in the
// memory of one, without reasons and without garbage.
//
// # What is not known
//
// An unmeasured measure has not failed, and an unobserved requirement is not
// kept. A request of which nobody knows whether it was answered in time is not
// good either: only where all that counts is known is a requirement honoured.
// Answers combine so that what is known decides as far as it can:
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
// own state tells it from one that is missed. A value that is backed less than the
// measure wants is a claim: it decides nothing, and the measure stays unmeasured.
//
// # Numbers
//
//	baseline, target, band, value   exact; at most 38 digits, 20 after the point
//	MeasureResult.Gap               exact, in the unit of the measure
//	MeasureResult.Progress          an exact rate, unclamped and not rounded
//	MeasureResult.Shown             the same between 0 and 1, for display
//	Delivery.Gap                    whole minutes, days, steps, skills or interactions, signed
//	windows and cadences            1 to 36,525 days
//	due soon                        [DefaultSoonDays] by default
//	statements                      at most 4,096 bytes
//
// Every figure of a measure is a decimal, money or not. A goal is a line that
// somebody drew in decimal, and whether 4.1 hours are above it must not depend on
// how a binary fraction lies next to 4.1; money must be exact anyway; and one
// representation is one comparison. A host that reads telemetry as float64 converts
// it once, by [Reading].
//
// A figure is a pointer where it may be missing, for missing is not 0: nil says
// that it is not known, or that it does not apply.
//
// # Errors
//
// [New], [NewHistory] and what takes facts return a [successkit.InputError] that
// lists every fault of their input. Facts that are missing, too late or of another
// measure are no errors: the result says that something is unmeasured, unobserved
// or ignored. That nobody has captured what a customer wants is one:
// [successkit.ErrRequired] at "desired".
//
// # Reasons
//
// The codes of reasons are the constants that begin with Code, each with its
// arguments. That of a measure refers to the observation that decides, that of a
// requirement to the interactions that breach it, and that of a standpoint to the
// confirmation.
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
// [Definition], [Observation], [Amendment], [Confirmation], [Attainment], [Version]
// and [Understanding] round-trip through JSON. The closed lists travel as words,
// figures as texts, a progress as its two parts. What is absent is left out.
package outcome
