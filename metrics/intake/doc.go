// Package intake turns what a host has into the movements that package metrics
// takes.
//
// It is for the program that feeds a ledger from a billing system, a CRM or a
// meter that books no movements. Such a host has one of three other things, and
// for each there is a function that makes [metrics.Movement] values of it:
//
//	[FromSnapshots]      what each account pays on a day          a level
//	[FromSubscriptions]  what each account has subscribed to,     lines that run
//	                     from when to when
//	[FromUsage]          what each account used in a period       a flow
//
// What a charge is worth, and who is charged what, the host knows; nothing is
// rated or invoiced here. Bytes of CSV are for package tabular. Currencies are
// passed on as they are; a [metrics.View] converts.
//
// # The model
//
// An input is rows of plain data in any order: [Snapshot], [Subscription],
// [Usage]. Each says where an account stands, and a movement is made where that
// changes: of two snapshots the difference, of a line that ends and another that
// starts on the same day the difference of the two, of two periods of usage the
// difference of what was used. So nobody churns by changing the plan, and an
// account stands at what its rows say on every day that they speak of.
//
// Each movement has an id made of the rows behind it and never of their place in
// the input. Hand over the old rows together with the new ones, append what comes
// back, and the ledger passes over what it has: only what is new is added. Where
// the new rows contradict the old ones it refuses them, rather than count twice.
// Subscriptions come in versions with the day on which each was recorded, and
// what a later version changes is a correction recorded on that day; a ledger as
// of an earlier day does not see it.
//
//	movements, err := intake.FromSubscriptions(rows, intake.Rules{Unit: intake.PerYear})
//	if err != nil {
//		return err // every row that is wrong, with its number, field and value
//	}
//	err = ledger.Append(movements)
//
// # Accounts and products
//
// Movements are of an account, and none made here has a Product. Those made of
// subscriptions are netted over the account's lines: what some lose and others
// gain on one day is one movement of the difference. So a product that is swapped for
// another of the same price leaves no trace. For figures of products, give each
// line as an account of its own before [FromSubscriptions], into a ledger of its
// own:
//
//	for i := range rows {
//		rows[i].Account += "/" + rows[i].Line
//	}
//
// In that ledger a swap is churn of one line and new revenue of another, and a
// logo is a line and not a customer.
//
// # What is absent
//
// An account that is missing from a snapshot may have left, or nothing has
// changed, or the export has a hole. Nothing in the rows tells which, so
// [Absence] says it.
//
// # What recurs
//
// Only the recurring charges of subscriptions count, unless [Inclusion] says
// that a trial, a fee, a service, a tax, an overage or a credit counts too. A
// price becomes revenue per month or per year by the [Cycle.Frequency] of its
// interval:
//
//	          per month   per year
//	day       365/12      365
//	week      52/12       52
//	month     1           12
//	quarter   1/3         4
//	year      1/12        1
//
// each divided by the count of cycles in the interval, and in leap years too.
//
// # Ranges and rounding
//
//	amounts          38 digits, 20 of them after the point; 0 or more, a credit 0 or less
//	count of cycles  0 to 10,000, where 0 is 1
//	Rules.Places     each line's revenue rounded once, half to even, to 0 to 20 places
//	everything else  exact; nothing is rounded unless Rules.Places says so
//
// An amount that does not come out even in the unit, such as 1,000 a year as
// MRR, is refused unless [Rules] states the places to round to: the one rounding
// on the way into a ledger.
//
// # Errors
//
// Rows that are wrong by themselves or contradict each other are an error that
// names each by path and value, as in "subscriptions[3].amount", and nothing is
// returned beside it. No rows at all are no error and make no movements; nor is
// a row that is there twice among subscriptions, or one with amount 0.
//
// # Stored forms
//
// Rows and [Rules] round-trip through JSON: amounts as texts, cycles, charges and
// units as words.
package intake
