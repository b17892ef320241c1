// Package proof judges the forecasts of package journey by what came afterwards: how
// many of the milestones that were flagged became overdue, how many that became
// overdue had been flagged, how early, and whether percentiles hold. It serves those
// who decide how far to trust a forecast, over their own customers.
//
// # Model
//
// A [Tally] takes one customer after the other: a plan, all events that are known by
// now, and the day up to which they are known. It goes through the journey day by day
// of a grid, asks for the progress as of each, which knows nothing of what came later,
// and notes when each milestone was first flagged as at risk. Then it looks what
// became of it. Tallies merge byte for byte.
//
// # What is counted
//
//	late        reached after its planned date, or not reached by a planned date that
//	            is past
//	flagged     [journey.AtRisk] on a day of the grid, before it was late
//	warning     days from the first flag to the planned date
//	unknown     waived, lost again, or planned for after the last day that is known
//	            and not reached: in no figure
//	percentile  of an outlook asked so many days after the anchor: held where the
//	            milestone was reached by its date. Where that date is not past and the
//	            milestone not reached, nothing is known
//
// A milestone that was flagged and came in time is a false alarm, or was saved by
// someone who read the flag: the figures cannot tell. So the share of flagged that
// became overdue understates a forecast that people act on.
//
// # Limits and errors
//
//	grid               1 to 365 days; 7 where it says nothing
//	days of outlooks   at most 20, each 0 to 36,500
//	a journey          its days over the grid at most 10,000 steps
//
// [New] and [Tally.Add] refuse with all faults at once; a refused customer changes
// nothing.
package proof
