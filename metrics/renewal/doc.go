// Package renewal computes how much of what came up for renewal was renewed,
// exactly, and forecasts what is still open.
//
// It is for whoever answers for renewals: customer success, finance, sales.
// Retention, which package metrics computes, is over all the revenue that was
// there; the dollar renewal rate (DRR) is over what was due. A business with
// contracts of three years and a renewal rate of 80 % keeps far more than 80 %
// of its revenue a year, so the two are kept apart, and a [Bridge] leads from
// the one to the other. The package does not say why a contract was lost, and
// its forecast weights what people expect: it estimates nothing by itself.
//
// # The model
//
// A [Line] is one line of a contract that is due on one day, and what became of
// it: a [Status]. A [Book] is made once of lines and checked as a whole. A
// [View] asks it as of a day and by a [Convention], and answers with a
// [Report]: rates, what they leave out, and what was early, late or lapsed. A
// line that changes is given again with the day on which that was Recorded, so
// that the view of an earlier day stays as it was.
//
// A [Tally] holds the sums behind the rates, to be merged with those of other
// books or periods, or to be made from the foot of a spreadsheet. Beside the
// book stand two tools for what lies ahead: a [ForecastModel] weights each
// [Opportunity] by its stage, in three scenarios, and a [Clock] says when work
// on a renewal has to start.
//
//	book, err := renewal.New(lines)
//	report, err := book.AsOf(today).Report(successkit.Quarter(2025, 1))
//	fmt.Println(report.Gross.Percent(1), report.Net.Percent(1), report.Convention)
//
// # Definitions
//
// With dueᵢ what came up for renewal on line i and renewedᵢ what it was renewed
// at, 0 if it was lost:
//
//	DRR gross            Σ min(dueᵢ, renewedᵢ) / Σ dueᵢ   0 to 1     Report.Gross
//	DRR net              Σ renewedᵢ / Σ dueᵢ              0 or more  Report.Net
//	renewal by count     lines renewed / lines due        0 to 1     Report.Count
//	renewal by customer  customers that renewed / due     0 to 1     Report.Customers
//	uplift, reduction    what renewed lines gained, lost             Report.Uplift, Reduction
//	add-on               sold with a renewal, nothing was due: in net, among no lines
//	early, late          renewed before, after the due day           Report.Early, Late
//	lapsed               open after the due day                      Report.Lapsed
//	past grace           lapsed for longer than the grace days       Report.OpenPastGrace
//	TCV rate             Σ renewedᵢ·monthsᵢ / Σ dueᵢ·monthsᵢ         View.ContractValue
//	forecast gross       Σ min(expectedᵢ, targetᵢ)                   Forecast.Gross
//	forecast upsell      Σ max(0, expectedᵢ − targetᵢ)               Forecast.Upsell
//	start of work        min(expiry, exhaustion) − lead days         Clock.Read
//
// Where practice knows another reading, a field of [Convention] chooses it:
// which lines count, by due day, by closing day or with late ones of earlier
// periods as a windfall, whose rates may exceed 1; when an open line counts as
// lost; whether uplift makes up for loss within a customer.
//
// SaaS and on-premise are shown apart by [View.ByDelivery], without a ranking.
//
// # Ranges and rounding
//
//	amounts        0 or more, 38 digits, 20 of them after the point
//	sums           0 or more, 88 digits, 40 of them after the point
//	terms          0 to 1,200 months
//	grace, lead    0 to 3,650 days
//	percentages    0 to 100
//	counts         0 to 2^53
//	ContractValue  Due and Renewed rounded once, half away from zero, to 2 places;
//	               its rate is exact
//	all the rest   exact
//
// Amounts of several currencies are never added: a book that holds more than
// one answers for one at a time, by [View.In].
//
// # Errors
//
// [New] refuses bad lines with every fault named, line by line, and
// [NewForecastModel] a bad definition. A rate over nothing is no error but
// undefined. What was recorded after the day of a view is left out and counted
// in Ignored. An opportunity that lacks an amount or a stage, or whose opinions
// differ, is no error either: it is left out of the sums, and its line says
// why, with a reason that [Phrases] puts into words.
//
// # Stored forms
//
// Every exported type of plain data round-trips through JSON: words for
// statuses and methods, exact texts for amounts and rates. A [Tally] travels as
// bytes, equal tallies as equal ones.
package renewal
