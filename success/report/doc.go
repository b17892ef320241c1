// Package report sums the reviews of a book into one value that a board meeting,
// an all-hands or a wall screen shows: results, early warnings, wins, risks, what
// the company should change, and the targets. It is for those who lead customer
// success, and computes nothing a second time: it stands on the reviews of
// [github.com/successkit/successkit/success] and on the tallies of metrics.
//
// # The model
//
// A [Reporter] holds a program and a period. It reviews each account twice, as of
// the day before the period and as of the day of the report, and tallies what
// there was, what there is, and what came in between:
//
//	reporter, err := report.New(program, successkit.Quarter(2026, 1), today)
//	if err != nil {
//		return err
//	}
//	tally, err := reporter.Book(book.Accounts)
//	if err != nil {
//		return err
//	}
//	r, err := tally.Report(targets...)
//
// A [Tally] is an accumulator. Shards of a book are tallied apart, stored or sent
// as bytes, and merged in any order; a [Report] is read from the merged tally. The
// tally of a book is that of its accounts merged, to the last bit. A service that
// stores each night's reviews hands them in: [Reporter.Reviewed]. The report of a
// segment, a region or a team is that of its accounts: keep a tally for each, and
// merge them for the whole.
//
// # Two ends and the flows between them
//
// Whatever is said of customers as they stand is a [Split] or a [Showing]: how
// many there were at the opening, how many there are at the closing, with their
// money, and the flows from the one to the other, which add up to both.
//
//	closing = opening + came − left
//
// What happened in the period (a milestone reached, an exception granted, an act
// of advocacy) is what is known at the closing and was not at the opening. So
// what is learnt late is told late, and told once.
//
// [Compare] sets two reports side by side. Where their periods meet, the flows of
// the second one explain every difference; where they do not, or accounts or
// facts were added since, what the flows leave open stands apart.
//
// # What is kept apart
//
// Results are results and warnings are warnings. Customers are successful by the
// verdict on their Desired Outcome alone, at risk by the signs that they may
// leave, and could succeed by the profile. Money at risk counts once for each
// customer, however many signs it has; what obstacles have in common is told
// beside them. What is not known (no health score, no verdict, an undefined rate)
// is a state of its own, and neither good nor bad.
//
// What customers gained is set against what they paid, of those of whom both is
// known ([Worth]); whose failure it was that others left is told by their potential
// and by who broke its word ([Loss]).
//
// # Conventions
//
//	money            recurring revenue of a year, by the contracts in force
//	currencies       never added up; numbers of accounts are
//	retention        over the opening book, by the zero [metrics.Convention]
//	return           all that was gained less all that was paid over what was paid
//	renewal          over what was due, by the zero [renewal.Convention]
//	fit at signing   by the profile in force when the first contract was signed,
//	                 and by what is known now
//	opening          as of the day before the period, by what was known then
//	closing          as of the day of the report
//	near renewal     within the longest lead of the program's rules, or 90 days
//	exceptions       the share of customers that one was granted to; above 1 %
//	                 the structure does not hold
//
// Retention and renewal rates carry the convention that they are of. Those of
// another one come from metrics.
//
// # Targets
//
// A [Target] is a figure, a goal and a day. [Attainment] tells where it stands,
// where it should be by now on an even way from its start, and how much of the
// way is done. A figure that no report tells, such as an NPS, an adoption rate or
// a satisfaction score, is [Given].
//
// # Limits
//
//	counts           up to 2^53
//	names on a list  25 for each currency
//
// # Errors
//
// An account that is wrong gets an error that lists every fault with its path, and
// a merge that is refused changes nothing. A lack of evidence is no error.
//
// # Stored forms
//
// [Report], [Changes], [Sums] and [Target] round-trip through JSON. A tally has a
// binary form, versioned and canonical.
package report
