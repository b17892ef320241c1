// Package metrics computes retention from a ledger of recurring revenue,
// exactly.
//
// It is for finance, customer success and the programs between them: how much
// of the revenue that was there a year ago is still there, who was won, who
// grew, who left. It takes movements, the signed changes of each account's
// recurring revenue, and answers for any period of days. It does not say why a
// customer left or who will leave next; packages health and fit do.
//
// Its neighbours: package intake makes movements of snapshots, subscriptions
// or usage where a host books none, package tabular reads all of them from
// CSV, package renewal says how much of what came up for renewal was renewed,
// and package growth works from totals where there is no ledger.
//
// # The model
//
// A [Ledger] holds [Movement] values, checked against their account's past: no
// balance below zero, no expansion of an account without revenue, no currency
// changed half-way. Movements are appended and corrected by later ones. A
// [View] asks the ledger as of a day, by a [Convention] and in one currency. A
// [Waterfall] leads from the revenue at the start of a period to that at its
// end; a [Retention] says what share of the opening book was kept; [Cohorts]
// follow those who started together. Each carries the period, the day, the
// currency and the convention that it was computed by. A [Tally] holds the
// sums behind a waterfall and a retention, to be merged over shards of a book
// or made of sums from elsewhere; a [Monthly] those of every month at once.
//
// The unit is the account: one of two subscriptions ending is contraction, the
// last one ending is churn. [Ledger.Regroup] makes a ledger of other units. A
// period is half-open, so a movement on its first day belongs to it, and one on
// the day after its last does not. A churn is dated on the day the service
// ends.
//
// # Definitions
//
// With aᵢ and bᵢ the revenue of account i at the start and at the end, over
// the accounts of the opening book (aᵢ > 0), and what was transferred between
// accounts left out of bᵢ. The last column names the example that works the
// figure by hand.
//
//	opening, closing   revenue just before the first day, and at the    View.Waterfall
//	                   end of the last
//	new                first revenue of an account                      View.Waterfall
//	expansion          more revenue of an account that has some         View.Waterfall
//	contraction        less revenue of an account that keeps some       View.Waterfall
//	churn              loss of all revenue of an account                View.Waterfall
//	reactivation       revenue of an account that had lost all of it    View.Waterfall
//	transfer           revenue that goes over to another account        Waterfall (Transfer)
//	cause              why: the reason of a loss, an escalator apart     Waterfall (Causes)
//	                   from negotiated expansion
//	reclassified       revenue of accounts that change segment           View.Segments
//	FX                 what rates of exchange did                        View.SpotBridge
//	GRR                Σ min(aᵢ, bᵢ) / Σ aᵢ                              Retention (Grr)
//	  running minimum  Σ lowest balance / Σ aᵢ                           Retention (GrrRunningMinimum)
//	  event losses     (Σ aᵢ − every loss) / Σ aᵢ                        Retention (GrrEventLosses)
//	NRR                Σ bᵢ / Σ aᵢ                                       Retention (Nrr)
//	  with reactivation  and those back from before the period           Retention (NrrWithReactivation)
//	gross churn        1 − GRR; every loss / Σ aᵢ; leavers / Σ aᵢ        Retention (GrossChurn)
//	net churn          1 − NRR; losses less gains / Σ aᵢ; over the mean  Retention (NetChurn)
//	                   of start and end
//	logo churn         accounts gone / accounts; churns / accounts;      Retention (LogoChurn)
//	                   with those that joined; over the mean
//	upgrade rate       Σ (bᵢ − aᵢ) of those up / Σ aᵢ of those retained  Retention (UpgradeRate)
//	downgrade rate     Σ (aᵢ − bᵢ) of those down / Σ aᵢ of the same      Retention (UpgradeRate)
//	quick ratio        (new + expansion + reactivation) /                Retention (QuickRatio)
//	                   (churn + contraction)
//	twelve months      point to point; months multiplied; means of       View.TwelveMonths
//	                   trailing rates
//	revenue over       revenue of a period's months / of an earlier      View.CompareRevenue
//	revenue            period's, of the same accounts
//	cohort retention   of those who started together, by age             View.Cohorts
//	at risk, left      accounts that came to an age, and that left at it Cohorts.LifeTable
//	land and expand    what a cohort pays now / what it started with     Cohorts.LandExpand
//
// Where several readings stand in a row, the first is the default and a field
// of [Convention] chooses another. A rate over nothing is undefined, which is
// neither 0 nor 1. GRR is 0 to 1 and never above NRR, but for two cases: event
// losses may exceed what was there, and a shard or segment that lost revenue
// which had come over from others may go below 0.
//
// # As of a day
//
// A movement counts from the day on which it was known, and a correction
// replaces what it corrects from the day on which it was known. What a view
// leaves out is counted in Ignored. A loss that was recorded before the revenue
// it lost makes no sense yet and is left out with it.
//
// # Numbers
//
// Amounts are decimals with up to 38 digits, 20 of them after the point, and
// no figure is rounded on the way: rates keep numerator and denominator.
// Inside, amounts are whole counts of the smallest unit in 64 bits where the
// ledger allows it, and decimals where not; the answer is the same. Amounts of
// several currencies are never added: a view of such a ledger refuses, with an
// error, until [View.At] gives it rates or [View.Only] a currency.
//
// # Large books
//
// Rows that say account, day, amount and perhaps currency, and no more, are
// packed into eight bytes each when a ledger is made of them at once, by
// [NewLedger], [Load], [LoadParts], [Builder] or tabular.Ledger. [Ledger.Monthly] reads
// such a book in one pass, in a time that grows with its rows and not with accounts
// times months. Rows that come later stand beside the packed ones, and so do all rows
// of an account of which one says more, while they are fewer. Where a single row has
// an amount of more than 2^46 of the smallest unit or a day 170 years from the
// first, and where there are more than 256 currencies or ids made
// to collide, none is packed. No question is answered differently for it. With
// [Workers] a call uses goroutines of its own, and says the same.
//
// # Errors
//
// A ledger refuses bad movements with every fault named, row by row, and is
// unchanged by them; [Ledger.AppendGood] keeps the good ones. A figure without
// a denominator is no error but an undefined rate, and neither is what was not
// known on the day of a view.
//
// # Stored forms
//
// [Movement], [Convention], [Waterfall], [Retention], [Sums], [MonthlySums],
// [Cohorts] and the other results round-trip through JSON; kinds and methods
// travel as words, amounts and rates as exact texts. [Tally], [Monthly] and
// [Cohorts] also have a binary form, versioned and canonical, for caches and for the workers of a
// distributed run.
package metrics
