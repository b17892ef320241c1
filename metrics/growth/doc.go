// Package growth computes unit economics and the leaky bucket from a few
// figures, exactly.
//
// It is for whoever has totals on a sheet and no ledger: what a customer is
// worth, how long it takes to earn back what winning it cost, how far sales can
// carry a business that loses customers, and what retention was. Where every
// movement is at hand, metrics.Ledger tells more and is to be preferred: GRR
// from totals equals that of a ledger only where no customer both gained and
// lost revenue within the period. Lifetime values from survival and renewals
// contract by contract are not here either.
//
// # The model
//
// Each input is plain data that can be stored and sent, and answers with
// figures: [Totals] with a [Retention], [Logos] with a [LogoChurn], [Renewal]
// with a [RenewalRate], [Unit] with [Economics], [Sales] with an [Efficiency], a
// [Bucket] with its path and its ceiling. [MRR] makes monthly revenue of
// [Price] values, [DailyChurn] a churn of days, [Compound] an annual churn of a
// monthly one.
//
// A figure is a [successkit.Rate], an exact fraction. It is undefined where it
// would divide by 0 or lacks an input, and never 0 for that: at a churn of 0
// there is no lifetime value and no ceiling. Nothing here knows a calendar or a
// currency. A period is whatever the inputs mean by it, and amounts that meet
// are in one currency.
//
//	bucket := growth.Bucket{
//		NewPerPeriod: decimal.NewFromInt(20),
//		Churn:        successkit.CountRate(5, 100),
//	}
//	ceiling, err := bucket.Ceiling() // 400: more customers than that it never has
//	path, err := bucket.Path(36)     // what leaks and what is held, month by month
//
// # Definitions
//
//	net new revenue       new + expansion + reactivation −
//	                      contraction − churn                      Changes.NetNew
//	quick ratio           (new + expansion + reactivation) /
//	                      (contraction + churn)                    Changes.QuickRatio
//	closing               opening + net new                        Retention.Closing
//	GRR                   (opening − contraction − churn) /
//	                      opening                                  Retention.GRR
//	NRR                   GRR + expansion / opening                Retention.NRR
//	gross revenue churn   1 − GRR                                  Retention.GrossChurn
//	net revenue churn     1 − NRR                                  Retention.NetChurn
//	  with reactivation   less reactivation / opening              Retention.NetChurnWithReactivation
//	daily revenue churn   Σ days (opening + new − closing) /
//	                      that day's opening                       DailyChurn
//	logo churn            lost of the opening / opening            LogoChurn.PointToPoint
//	  by events           departures / opening                     LogoChurn.ByEvents
//	  with joined         (lost + joined and lost) / opening       LogoChurn.WithJoined
//	  opening plus joined the same / (opening + joined)            LogoChurn.OpeningPlusJoined
//	  average base        lost / mean of opening and closing       LogoChurn.AverageBase
//	renewal rate (DRR)    renewed / due                            RenewalRate.Gross
//	  net                 (renewed + expansion) / due              RenewalRate.Net
//	LTV                   ARPA × gross margin / churn              Economics.LTV
//	lifetime              1 / churn                                Economics.LifetimePeriods
//	LTV to CAC            LTV / CAC                                Economics.LTVToCAC
//	CAC payback           CAC / (ARPA × gross margin)              Economics.CACPaybackPeriods
//	magic number          change of quarterly revenue × 4 /
//	                      spend of the quarter before              Efficiency.MagicNumber
//	payback               12 / magic number                        Efficiency.PaybackMonths
//	churn of n periods    1 − (1 − churn)ⁿ                         Compound
//	leaky bucket          opening − opening × churn + new          Bucket.Path
//	ceiling               new / churn                              Bucket.Ceiling
//	stand still           opening × churn                          Bucket.StandStill
//	break-even size       new per seller / cut in churn            BreakEvenSize
//	MRR                   Σ amount × quantity × frequency          MRR
//	  frequency           day 365/12, week 52/12, month 1,
//	                      quarter 1/3, year 1/12; over the count   intake.Cycle.Frequency
//
// # Ranges and rounding
//
//	amounts               38 digits, 20 of them after the point; 0 or more but for a change of revenue
//	churn, margin, share  0 to 1; a ceiling's share below 1
//	  raised to a power   38 digits in lowest terms
//	counts of customers   0 to a billion
//	periods               0 to MaxPeriods, 10,000
//	steps, days           0 to MaxSteps, 3,660
//	count of a cycle      1 to 1,000
//	Bucket.Path           exact inside; each closing rounded once, half to even, to 20 places
//	Compound, DailyChurn  exact where numerator and denominator fit 2^3321, about a thousand
//	                      digits; else rounded once, half to even, to 100 places
//	Reach.Periods         float64, relative error below 1e-12
//	everything else       exact
//
// # Errors
//
// An input out of range is an error that names every bad field with its value
// ([successkit.FieldError]), and so are inputs that contradict each other, as
// more lost than there was. An empty base, a churn of 0 or an input that is not
// known is no error: the figure is undefined.
//
// # Stored forms
//
// Every type round-trips through JSON: amounts as texts, rates with both parts,
// cycles as words.
package growth
