// Package portfolio says where the time of people is best spent: how many hours
// a book of customers needs, by whom, who has too much, what would even it out,
// when to hire, and on which level of coverage each customer belongs.
//
// # The model
//
// A [Definition] says how many hours a person has, what things take and what
// each level of coverage gives; [New] checks it. [Plan.Demand] is what one
// customer needs in the period that is planned, from its [success.Review], line
// by line with the cause: what its level takes, its onboarding while that lasts,
// its renewal, the risk that it will leave, what its Appropriate Experience asks
// for and does not get, and what it asks of people whose work is to foresee.
// [Plan.Balance] sets the demand of a book against the hours of its owners.
//
//	available = working hours × utilisation × (1 − overhead)
//	load      = Σ demand / available
//	people    = Σ demand / available of one, rounded up
//	accounts  = available / demand of one, rounded down
//
// 520 hours of a quarter at 75 % and 15 % overhead are 331.5 hours; at 16 hours a
// customer that is 20 customers.
//
// # Loads
//
//	light      below 70 %
//	fair       from there
//	heavy      above 110 %: look at it
//	overloaded above 130 %: act
//
// The two upper bounds are rules of thumb of practice, the lower one is this
// library's own; a definition may change all three.
//
// # Who moves
//
// [Plan.Propose] gives out the customers of nobody, and then moves customers from
// who has too much to who has least, only within a segment, and never one that is
// locked: near its renewal, in the worst band of its health, or escalated. It
// takes the smallest customer that helps, so that no more of a relationship breaks
// than must. Each move is fair: both loads end between the two that were. That is
// a transfer from a heavier to a lighter load in the sense of Pigou and Dalton,
// which every common measure of inequality calls an improvement; so the heaviest
// load is never heavier afterwards, nor the lightest lighter. How far they are
// apart is told before and after.
//
// # Who is covered how
//
// [Plan.Coverage] proposes a level for a customer from what its Appropriate
// Experience requires and from what each level gives ([Service]): of the levels
// that give all of it the one that takes the least time. Nothing makes up for a
// requirement that a level does not give. A requirement is given where a customer
// on the level can be served so: a language that its people speak, a channel that
// they can use, a rhythm at least as close. Customers are under-covered,
// over-covered, on the right level, or there is no level for them, which is
// something for the company to act on. [Coverages] add them up by segment, with the
// hours and the cost of the levels as they are and as they are proposed.
//
// A level promises; whether it keeps its promise is another matter. A requirement
// that is promised and breached is told as such, and moves nobody to another level.
//
// # Errors
//
// Whatever is wrong with a definition, with owners or with demands gets an error
// that lists every fault with its path. Where it is not known what experience a
// customer needs there is no error, and no proposal.
//
// # Stored forms
//
// [Definition], [Owner], [Demand], [Balance], [Proposal], [Hire], [Coverage] and
// [CoverageSums] round-trip through JSON.
//
// # Limits
//
// Hours are whole minutes. Revenue is told by currency and decides nothing: who
// pays little and needs much gets much.
package portfolio
