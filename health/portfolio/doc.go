// Package portfolio sums the health of many accounts: how many stand in which
// band and with what money, how much of that was measured, who moved between
// two days or two models, and how a parent stands whose subsidiaries have scores
// of their own.
//
// A [Distribution] counts the marks of accounts by band, a [Transition] the
// pairs of a before and an after. Both are accumulators: shards of a book, each
// with accounts of its own, are counted apart and merged, in any order, and give
// the bytes of the whole.
//
//	d, err := portfolio.NewDistribution(model, asOf, "EUR")
//	…
//	for mark, money := range book {
//		if err := d.Add(mark, money); err != nil { … }
//	}
//	fmt.Println(d.Share("green").Percent(1), d.MoneyShare("red").Percent(1))
//	for _, why := range d.Warnings() {
//		fmt.Println(portfolio.Phrases().Text(why))
//	}
//
// An account without a score is counted as unknown, which is no band: its money
// is neither safe nor at risk.
//
// # Before a model is replaced
//
// [Compare] scores a book by the old model and the new and lists who would
// change band, with their money. [Transition.Warnings] says so where more than
// 15% of the accounts do, which a public suite of practitioners takes for the
// point from which people need a plan for the change. That suite expects 60 to
// 70% of a sound book in the best band, calls more than 80% there too lenient,
// and reads no scores of which less than 80% was measured:
// [Distribution.Warnings]. A score of which one part decides nearly every band is
// really one signal: [OneSignal].
//
// # Parents
//
// [RollUp] makes one score of those of a group of companies: of the parent
// itself, of its subsidiaries, or of both, each with the same weight or with one
// that the caller states, such as recurring revenue or seats. Contributions add
// up exactly. A parent of parents is rolled up from the results.
//
// # Limits
//
//	what                     limit
//	accounts in a sum        2^36
//	bands of a model         100
//	money of one account     38 digits, 20 of them after the point; 0 or above
//	members of a parent      100,000
//	weight of a member       0 to 10^11, two decimal places
//
// # Errors and stored form
//
// What is refused is refused with [successkit.FieldError] values and changes
// nothing. [DistributionSums], [TransitionSums], [Move] and [Parent] round-trip
// through JSON; accumulators also have a binary form, which is versioned and
// canonical.
package portfolio
