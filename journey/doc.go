// Package journey plans the road of a customer to its outcome and tells, day
// by day, which success milestones will be late while there is time to act.
//
// It serves those who look after customers (what is late, what will be, who is
// accountable) and the programs that list it for them. A milestone is a state
// of the customer that one can check, never a task of the vendor: that a
// training was held helps a customer on, but is not where it wants to be.
//
// # Model
//
// A [Definition] lists milestones, what each waits for and how long it is
// expected to take; [New] checks it and makes a [Path]. [Path.Plan] dates the
// path for one customer from an anchor, such as the purchase. Every chain of
// milestones must end in one that leads to an outcome, and one of these is the
// objective, for which the customer is here.
//
// [Plan.Progress] takes the facts known of the customer, each an [Event] that
// reached, lost or waived a milestone, and says as of a day in which [State]
// each milestone is, when it will be reached, and how much attention the
// journey needs. Nothing is kept between calls: the same facts and the same day
// give the same answer, and an answer as of a past day is the same whatever
// happened later, but for the list of what it left out.
//
// # Forecast
//
// What is reached lies on its day. What is open is forecast by the critical
// path method: it begins when the last milestone before it is reached, and
// takes its expected duration times the pace shown so far.
//
//	pace = Σ days taken / Σ days expected, over the milestones reached
//
// The days taken run from the day on which the last prerequisite was reached.
// In a chain that is the time elapsed over the time planned at the last
// milestone reached: 20 days planned and 26 elapsed are a pace of 1.3, and a
// milestone planned for day 30 is forecast for day 39. In a network it counts
// each milestone for its own part, so that one straggler beside the road does
// not delay the forecast of all others by what it was late itself. It also makes
// a forecast keep its word: a milestone reached on or before the day that was
// forecast for it on an earlier day never moves any other later.
//
// Where readings of the field differ, these are taken:
//
//   - An open milestone cannot be reached in the past. Its forecast is never
//     before the as-of date, and those behind it move along.
//   - A milestone reached before what it waits for tells nothing about pace.
//     Nor do milestones that together took no time: then pace is undefined, and
//     durations are taken as expected.
//   - A milestone that was lost is open again. It takes its expected duration
//     anew, from the day of the loss.
//   - A waived milestone takes no time, and what follows it waits for what came
//     before it.
//   - A milestone is [Blocked] once its planned start has passed, not whenever
//     something before it is open: that alone is the normal course of a path,
//     and would hide that a milestone is [AtRisk].
//
// # Limits and rounding
//
//	milestones of a path   1 to 100,000, wide or deep; cost is linear in
//	                       milestones and prerequisites
//	expected duration      1 to 36,500 calendar days
//	due soon               1 to 36,500 days before the planned date, by default 4
//	pace                   exact fraction, never rounded
//	forecast               exact in parts of a day along the whole chain; the date
//	                       is the day in which it falls, so 38.6 days after the
//	                       anchor is day 38
//	forecast past 9999     9999-12-31
//
// Four days are enough to arrange a meeting before the date passes; fewer leave
// a notice without effect, many more list half of a short path at all times.
//
// # Errors
//
// [New], [Path.Plan] and [Plan.Progress] refuse an input with all its faults at
// once. A customer who is late, stands still, or has no events is no error, nor
// is an event that is not known yet: the answer lists what it left out.
//
// # JSON
//
// [Definition], [Event] and [Progress] are stored and sent as JSON and read
// back unchanged. Dates travel as "2006-01-02", states and kinds as words, rates
// with both their parts. A [Plan] is not stored: definition and anchor give it
// back.
//
// # Example
//
//	path, err := journey.New(definition)
//	if err != nil {
//		return err
//	}
//	plan, err := path.Plan(purchase)
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
package journey
