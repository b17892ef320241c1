// Package journey plans the road of a customer to its outcome and tells, day
// by day, which success milestones will be late while there is time to act.
//
// It serves those who look after customers (what is late, what will be, who is
// accountable, what helps) and the programs that list it for them. A milestone
// is a state of the customer that one can check, never a task of the vendor:
// that a training was held helps a customer on, but is not where it wants to
// be. Packages below this one go on from it:
//
//	journey/cohort     how long customers take, and where they get stuck
//	journey/proof      how good the forecasts were
//	journey/expansion  offers that are due once a milestone is reached
//	journey/cadence    what recurs: reviews, check-ins, renewals
//	journey/repeat     single transactions: do customers come back?
//	journey/draw       paths and plans as Mermaid and SVG
//
// # Model
//
// A [Definition] lists milestones, what each waits for (all of it, or any) and
// how long it takes, fixed or with a [Spread]; the [Handoff]s between teams; the
// [Intervention]s that help over a gap; and the [Variant]s by which other
// coverages walk the same road. [New] checks it and makes a [Path].
// [Path.Plan] dates the path for one customer from an anchor, such as the
// purchase, over civil days or a [Calendar], and [Plan.Milestone] says who is
// accountable by the variant that it follows. Every chain of milestones must end
// in one that leads to an outcome, and one of these is the objective, for which
// the customer is here. Where the whole lifecycle is a [SingleTransaction] the
// milestones are the moments that decide whether the customer comes back, each with
// a [Certainty].
//
// [Plan.Progress] takes the facts known of the customer, each an [Event], and
// says as of a day in which [State] each milestone is, when it will be reached,
// and how much attention the journey needs. [Path.Detect] makes events of
// readings, where a program sees that a state holds. [Plan.Gaps] lists where time
// is lost and the cheapest help that suffices, [Plan.Vector] position, direction
// and pace, [Plan.Outlook] the chances, [Plan.Wins] what to celebrate, and
// [Progress.PullForward] what to work on today. Nothing is kept between calls:
// the same facts and the same day give the same answer, and an answer as of a past
// day is the same whatever happened later, but for the list of what it left out.
//
// # Forecast
//
// What is reached lies on its day. What is open is forecast by the critical
// path method: it begins when what it waits for is reached, and takes its planned
// duration times the pace shown so far.
//
//	pace = Σ days taken / Σ days planned, over the milestones reached
//
// The days taken run from the day on which a milestone could begin. In a chain
// that is the time elapsed over the time planned at the last milestone reached:
// 20 days planned and 26 elapsed are a pace of 1.3, and a milestone planned for
// day 30 is forecast for day 39. In a network it counts each milestone for its own
// part, so that one straggler beside the road does not delay the forecast of all
// others by what it was late itself. It also makes a forecast keep its word: a
// milestone reached on or before the day that was forecast for it on an earlier
// day never moves any other later.
//
// The forecast is one date, exact and the same everywhere. Where durations have
// spreads, [Plan.Outlook] draws the future many times and gives percentiles, from a
// seed; on journeys drawn from the spreads themselves nine in ten come by the 90th.
//
// Where readings of the field differ, these are taken:
//
//   - An open milestone cannot be reached in the past. Its forecast is never
//     before the as-of date, and those behind it move along.
//   - A milestone reached before what it waits for tells nothing about pace.
//     Nor do milestones that together took no time: then pace is undefined, and
//     durations are taken as planned.
//   - A milestone that was lost is open again. It takes its planned duration
//     anew, from the day of the loss.
//   - A waived milestone takes no time, and what follows it waits for what came
//     before it. Where any of several is enough, a waived one is a road not taken.
//   - A milestone is [Blocked] once its planned start has passed, not whenever
//     something before it is open: that alone is the normal course of a path,
//     and would hide that a milestone is [AtRisk].
//   - Behaviour that warns beats the dates: the milestone is [AtRisk].
//   - A pause stops neither plan nor forecast. The [Clock] says whose the time was.
//   - Slack is what a milestone can slip by with everything else as forecast. Where
//     any of several prerequisites is enough it is no more than that: the road that
//     is planned may slip further, until another overtakes it.
//
// # Limits and rounding
//
//	milestones of a path   1 to 100,000, wide or deep; cost is linear in
//	                       milestones and prerequisites
//	hand-offs, help        10,000 each, and 64 interventions a milestone
//	variants               64
//	duration               1 to 36,500 days, civil or working
//	holidays               100,000
//	due soon               1 to 36,500 civil days before the planned date, by
//	                       default 4
//	pace                   exact fraction, never rounded
//	forecast               exact in parts of a day along the whole chain; the date
//	                       is the day in which it falls, so 38.6 days after the
//	                       anchor is day 38
//	forecast past 9999     9999-12-31
//	outlook                20,000,000 random numbers, 200,000,000 looks at what a
//	                       milestone waits for
//
// On a calendar, durations, pace, slack and gaps are in working days; planned dates
// fall on working days, and what happens on a free day counts for the working day
// before it. Variance, the delays of a status and clocks are in civil days.
//
// A progress allocates some 22 times whatever the path, 7 kB for twelve milestones,
// and eight times more for each reason that it gives; a book costs in proportion to
// its customers.
//
// Four days are enough to arrange a meeting before the date passes; fewer leave
// a notice without effect, many more list half of a short path at all times.
//
// # Reasons
//
// A progress gives a reason for each milestone that is missed or at risk
// ([CodeOverdue], [CodeBlocked], [CodeAtRisk], [CodeWarned], [CodeLostAgain]), for
// each hand-off that went wrong ([CodeHandoffOverdue], [CodeHandoffSkipped],
// [CodeHandoffIncomplete]), and for each event that was left out. [Phrases] has their
// text.
//
// # Errors
//
// [New], [NewCalendar], [Path.Plan] and what is asked of a plan refuse an input with
// all its faults at once. A customer who is late, stands still, or has no events is no
// error, nor is an event that is not known yet: the answer lists what it left out.
//
// # JSON
//
// Definitions, [Event], [Reading], [Progress], [Vector], [Gap] and [Outlook] are
// stored and sent as JSON and read back unchanged. Dates travel as "2006-01-02", states
// and kinds as words, rates with both their parts. A [Plan] is not stored: definition,
// anchor, coverage and calendar give it back.
//
// # Example
//
//	path, err := journey.New(definition)
//	if err != nil {
//		return err
//	}
//	plan, err := path.Plan(purchase, journey.By("low-touch"), journey.Over(office))
//	if err != nil {
//		return err
//	}
//	progress, err := plan.Progress(events, today)
//	if err != nil {
//		return err
//	}
//	for _, r := range progress.Reasons {
//		fmt.Println(journey.Phrases().Text(r))
//	}
//	gaps, err := plan.Gaps(progress, permitted)
package journey
