// Package metrics computes retention from a ledger of recurring revenue,
// exactly.
//
// It is for finance, customer success and the programs between them: how much
// of the revenue that was there a year ago is still there, who was won, who
// grew, who left. It takes movements, the signed changes of each account's
// recurring revenue, and answers for any period of days. It does not say why a
// customer left or who will leave next; packages health and fit do. How much
// of what came up for renewal was renewed, package metrics/renewal says.
//
// # The model
//
// A [Ledger] is made once from [Movement] values and checked as a whole: no
// balance below zero, no expansion of an account without revenue, no currency
// changed half-way. A [View] asks it as of a day and by a [Convention]. A
// [Waterfall] leads from the revenue at the start of a period to that at its
// end; a [Retention] says what share of the opening book was kept. Both carry
// the period, the day, the currency and the convention they were computed by.
//
// The unit is the account: one of two subscriptions ending is contraction, the
// last one ending is churn. A period is half-open, so a movement on its first
// day belongs to it, and one on the day after its last does not. A churn is
// dated on the day the service ends.
//
// Where a host books no movements, package intake makes them of snapshots,
// subscriptions or usage.
//
// # Definitions
//
// With aᵢ and bᵢ the revenue of account i at the start and at the end, over
// the accounts of the opening book (aᵢ > 0):
//
//	opening            revenue just before the period's first day
//	new                first revenue of an account
//	expansion          more revenue of an account that has some
//	contraction        less revenue of an account that keeps some
//	churn              loss of all revenue of an account
//	reactivation       revenue of an account that had lost all of it
//	GRR                Σ min(aᵢ, bᵢ) / Σ aᵢ      0 to 1
//	NRR                Σ bᵢ / Σ aᵢ               0 or more
//	gross churn        1 − GRR
//	net churn          1 − NRR                   may be negative
//	logo churn         accounts gone / accounts  0 to 1
//	quick ratio        (new + expansion + reactivation) / (churn + contraction)
//
// Where practice knows another reading, a field of [Convention] chooses it.
//
// # Numbers
//
// Amounts are decimals with up to 38 digits, 20 of them after the point, and
// no figure is rounded on the way: rates keep numerator and denominator.
// Inside, amounts are whole counts of the smallest unit in 64 bits where the
// ledger allows it, and decimals where not; the answer is the same. Amounts of
// several currencies are never added: a ledger that holds more than one
// refuses, with an error, to sum over them.
//
// # Errors
//
// [NewLedger] refuses bad movements with every fault named, row by row. A
// figure without a denominator is no error but an undefined rate. What was
// recorded after the day of a view is no error either: it is left out and
// counted in Ignored.
//
// # Stored forms
//
// [Movement], [Convention], [Waterfall] and [Retention] round-trip through
// JSON; kinds and methods travel as words, amounts and rates as exact texts.
//
// # Cohorts
//
// [View.Cohorts] follows the accounts that started together, by month, quarter
// or year and by any key beside it. With cᵢ the first amount of account i and
// bᵢ its revenue at the end of the unit of some age, over the accounts of a
// cohort:
//
//	logo retention     accounts with bᵢ > 0 / accounts
//	net retention      Σ bᵢ / Σ cᵢ               may exceed 1
//	gross retention    Σ min(bᵢ, cᵢ) / Σ cᵢ      0 to 1
//	step retention     a figure / the same one age before
//	left               accounts without revenue for the first time
//	multiple           what they pay now / what they started with
//
// An age that a cohort has not reached is not there, and pooled figures say how
// many cohorts are behind them. [Cohorts] of disjoint books add up to those of
// the whole, also on a trip through bytes. A [Triangle] of the same figures can
// be made from a spreadsheet.
package metrics
