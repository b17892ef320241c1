// Package census counts outcomes over many customers: what did they sign up to do,
// and have they done it by its date?
//
// A [Tally] takes where each customer stands ([outcome.Attainment]) with its segment
// and the day it went live, and counts
//
//   - required outcomes by use case, segment and the month in which they are due:
//     captured at the sale or later, due or open, and in which state ([Outcomes]);
//   - requirements of the experience by how they were kept, so that the ones that
//     are breached most stand out ([Requirements], [MostBreached]);
//   - customers by where they stand with the whole, those among them of whom nobody
//     knows what they want ([Customers]).
//
// [Durations] count how long customers took to get to value, and say by when half of
// them were there, with those still on their way counted as what they are.
//
// Both are accumulators: shards of a book are counted apart and merged in any order,
// by way of bytes where need be, and give the counts of the whole. The sums can come
// from elsewhere ([NewTally], [NewDurations]).
//
// The package is for whoever reports on a book of customers. It judges no customer.
//
// # What is not known
//
// An outcome that is unmeasured has not failed: the shares [Outcomes.InTime] and
// [Outcomes.Done] are of those that are due and measured, and [Outcomes.Measured]
// says how many that is. A requirement that is unobserved counts in neither part of
// [Requirements.Share].
//
// # Numbers
//
//	counts                exact, 0 to 2^53
//	durations             whole days, at most five thousand years either way
//	shares                exact rates of counts
//	Durations.Within      the Kaplan–Meier estimate, decided at 12 decimal places
//
// # Errors
//
// [Tally.Add] and the Merge methods change nothing where they fail. Tallies of
// different days do not merge: [successkit.ErrConflict]. A customer counted twice is
// not noticed; shards must have customers of their own.
//
// # Use
//
//	var t census.Tally
//	for _, c := range book {
//		err := t.Add(census.Customer{Segment: c.segment, GoLive: c.goLive, Attainment: c.attainment}, asOf)
//		…
//	}
//	for _, line := range census.Group(t.Sums().Outcomes, census.By{UseCase: true}) {
//		fmt.Println(line.UseCase, line.Captured(), line.Due.Total(), line.InTime().Percent(0))
//	}
//
// # Stored form
//
// [Sums] and [Duration] round-trip through JSON. [Tally] and [Durations] have a
// binary form, versioned and canonical: equal values have equal bytes.
package census
