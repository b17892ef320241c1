// Package cohort says how long customers take to reach each milestone of a path,
// where they get stuck, and whether one coverage brings them there faster than
// another. It serves those who design paths and staff them.
//
// # Model
//
// A [Tally] sums the [journey.Progress] of many customers as of one day, apart by
// the coverage of their plans. Tallies of parts of a book merge to that of the
// book, byte for byte. [Tally.Report] makes figures of it, and [Tally.Compare]
// compares two coverages. For the figures of the book as one group, add each
// progress to a second tally with its Coverage emptied.
//
// Customers who are still on their way are censored: they say that it takes
// longer than until today, and nothing else. Leaving them out would make a road
// look the shorter the more customers are stuck on it; counting them as arrived
// would too. The estimate is that of Kaplan and Meier, whose median is the day by
// which half have arrived, and may not have come yet.
//
// # What is counted
//
//	from the anchor   civil days from a customer's anchor to the day since which it
//	                  is in the milestone's state, or to the day of the tally while
//	                  it is not; 0 where it was there before
//	gap               civil days from the day on which what comes before let it
//	                  begin; those who still wait for that are not counted
//	waived            in neither
//	lost again        as not there: it is the time to a state that lasts
//	before the anchor in none; their number is given
//
// A customer is stuck at a milestone that it could reach, has not reached and
// should have: it is open, nothing holds it, and its planned date is past. The
// bottleneck is the milestone at which most are stuck.
//
// That censoring says nothing about what would have come is assumed. Customers who
// have left are added by [Tally.AddLeft], as of the day on which they did: else they
// would count as on their way for ever.
//
// # Limits, errors, stored form
//
//	customers of a tally   up to 2^53
//	milestones             as many as a path has, 100,000
//	intervals              95 % unless asked otherwise, on the scale of log S
//	estimates              float64; their last digits may differ between machines
//
// [Tally.Add] and [Tally.Merge] refuse, and change nothing, what is of another
// path, version or day. A group in which nobody arrived is no error: its figures
// are not known. A tally is stored by its [Sums] as JSON, or in a binary form of
// its own.
//
// # Example
//
//	var tally cohort.Tally
//	for _, progress := range book {
//		if err := tally.Add(progress); err != nil {
//			return err
//		}
//	}
//	report, err := tally.Report(cohort.Options{})
package cohort
