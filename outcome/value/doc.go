// Package value says how long a customer takes to get value, and what that value
// is against what it pays.
//
// [TimeTo] measures the way to first value and to the goal of every measure of an
// [outcome.Attainment]: gross, and net of the days on which either side waited for
// the other, for a vendor that counts only its own days and a customer that counts
// them all do not speak of the same thing. It may be below 0: value may come before
// the contract. Where what is wanted was amended the goals are those of the version
// in force; [outcome.History.FirstValue] tells of first value by all of them.
//
// [Realise] sets the money that a customer gained against the money that it paid,
// and says what the return is, on which day it had its money back, how well the
// gains are backed, and which parts of the account are missing. [Shown] says at how
// many of its meetings the vendor showed it.
//
// The package is for whoever prepares a business review or a renewal. It works on
// one customer; it does not say what a gain is worth in money, which the customer
// must.
//
// # What is not known
//
// A benefit of which nothing is known is not 0, and neither is a cost: sums without
// a fact are absent, the return of such is undefined, and the parts of the [Terms]
// that have none are named. A goal that is not reached yet has a span that lasts:
// [Leg.Open] tells it from one that is over.
//
// # Numbers
//
//	amounts               exact; at most 38 digits, 20 after the point; any sign
//	sums, Net             exact
//	Return                an exact rate: Net over Paid, not rounded
//	spans, PaybackDays    whole days, signed
//	Showing.Share         an exact rate of counts
//
// The return is the textbook's, gain less cost over cost. Payback is simple: no
// money is discounted.
//
// # Errors
//
// Each function returns a [successkit.InputError] that lists every fault of its
// input. Two currencies are never added: a fact of another than the terms' is
// [successkit.ErrConflict].
//
// # Use
//
//	time, err := value.TimeTo(attainment, value.Way{Start: contract, Pauses: pauses})
//	…
//	fmt.Println(time.First.Gross, time.First.NetOfCustomer())
//
//	realised, err := value.Realise(terms, benefits, costs, asOf)
//	…
//	fmt.Println(realised.Return.Percent(0), realised.Payback, realised.MissingCosts)
//
// # Stored form
//
// Everything that is exported round-trips through JSON. Amounts travel as texts.
package value
