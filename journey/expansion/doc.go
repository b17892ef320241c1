// Package expansion follows what a customer can logically buy next: which offers
// are due because their milestone is reached, which moments were missed, and what
// a book of customers may bring in a window, with every assumption named.
//
// # Model
//
// A [journey.Milestone] may carry the id of an offer that makes sense once it is
// reached. A [Catalogue] says what an offer is worth and by when it should be
// discussed. [Catalogue.Due] lists the offers of one customer as of a day;
// [Catalogue.Forecast] sums over customers, milestone by milestone; [Lifetime]
// adds up what a customer pays over months with steps on the way.
//
// A forecast is a product of three figures, each an assumption that the result
// repeats:
//
//	value of the offer × share that reaches the milestone in the window
//	                   × share that takes it, by the direction of the customer
//
// Whether an offer may be made at all (no critical risk, the experience fits) needs
// the whole customer: the caller says so, by bars. A customer who holds the offer,
// declined it, or is barred is left out with the reason.
//
// # Rounding and limits
//
//	amounts        exact decimals, never rounded, as internal sums bound them
//	shares         0 to 1, at most 6 decimal places
//	candidates     as many as fit in memory; the cost is linear
//	months         1 to 1,200, steps at most 100
//
// # Errors
//
// Definitions and facts are refused with all their faults at once. An offer that the
// catalogue does not have is no error: catalogues change, and the milestone's offer
// is listed as unknown.
//
// # Example
//
//	catalogue, err := expansion.New(definition)
//	if err != nil {
//		return err
//	}
//	due, err := catalogue.Due(path, progress, talks)
package expansion
