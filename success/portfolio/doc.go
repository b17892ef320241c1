// Package portfolio says where the time of people is best spent: how many hours
// a book of customers needs, by whom, who has too much, what would even it out,
// and when to hire.
//
// # The model
//
// A [Definition] says how many hours a person has and what things take; [New]
// checks it. [Plan.Demand] is what one customer needs in a year, from its
// [success.Review], line by line with the reason: what recurs on its level, its
// onboarding while that lasts, its renewal, the risk that it will leave, what
// its Appropriate Experience asks for beyond its level, and what it asks of
// people whose work is to foresee. [Plan.Balance] sets the demand of a book
// against the hours of its owners.
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
//	unknown    nobody's hours
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
// [Plan.Propose] moves customers from who has too much to who has least,
// only within a segment, and never one that is locked: near its renewal, in the
// worst band of its health, or escalated. It takes the smallest customer that
// helps, so that few relationships break, and stops when no move makes the
// heaviest load lighter. It says how even the loads were and are
// (the difference between the heaviest and the lightest).
//
// # Limits
//
// Hours are whole minutes. The revenue of an owner is told and decides nothing:
// who pays little and needs much gets much.
package portfolio
