// Package repeat is for businesses whose lifecycle is a single transaction: whoever
// sells mattresses or flights has no contract to renew, and asks instead whether the
// customer comes back or goes to a competitor. Its measure is the repeat purchase,
// its goal the total value over the long run.
//
// # Model
//
// The path of such a customer is a [journey.Definition] with the lifecycle
// [journey.SingleTransaction], whose milestones are the moments that decide. A
// [Tally] sums customers: what they bought, and how each moment went. Its [Report]
// says how many came back, how long that took, what a customer is worth, and of each
// moment whether those for whom it went well come back more often than those for whom
// it went badly. That is how a guessed moment becomes a known one, or is dropped.
//
// Whether a customer came back is asked over a horizon, the same number of days after
// the first purchase for all. One who bought more recently than that has not had the
// time and counts in no share; the curve of days to the second purchase takes it as
// censored.
//
// # Limits, errors, stored form
//
//	horizon            1 to 36,500 days
//	moments            1,000 a customer
//	customers          up to 2^53 a tally
//	amounts            exact decimals of one currency, not below 0
//	shares             exact; intervals are Wilson's and Newcombe's, float64
//
// A tally merges byte for byte, and is stored by its [Sums] or in a binary form. A
// customer without a purchase is refused: it is none yet. A difference between two
// shares does not say what caused it.
//
// # Example
//
//	tally, err := repeat.New(repeat.Scope{AsOf: today, HorizonDays: 365, Currency: "EUR"})
//	if err != nil {
//		return err
//	}
//	err = tally.Add(repeat.Customer{
//		Purchases: purchases,
//		Moments:   repeat.Moments(progress),
//	})
package repeat
