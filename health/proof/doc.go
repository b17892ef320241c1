// Package proof asks whether an early warning foretold what happened.
//
// A health score is a forecast, and so is a verdict about fit, or any single
// measure. Whoever acts on one ought to know what it is worth: of the customers
// that left, how many had been red three months before? Would the number of
// logins alone have told as well? The package answers from dated history, for
// those who look after customers and for those who build their scores, so that
// what tells is kept and what only looks wise is dropped. It fetches no history,
// and it changes no model: what it suggests are drafts.
//
// # The question
//
// A [Definition] says which event is to be foretold, how many days ahead, and
// what it takes to believe the answer. [New] makes it a [Study]. A [Decision] is
// a day on which a customer could go one way or the other: a renewal, as a rule.
// A [Candidate] is whatever is judged: [Health] for a model, [Measures] for the
// measures that it is made of, [Measure] for any reading, [Verdicts] for dated
// words, or a [Source] of one's own.
//
//	study, err := proof.New(proof.Definition{Event: "churn", Leads: []int{30, 90, 180}})
//	…
//	candidates := append([]proof.Candidate{proof.Health(model, accounts)}, proof.Measures(model, accounts)...)
//	report, err := study.Run(today, decisions, candidates...)
//	…
//	for _, lead := range report.Leads {
//		for _, j := range lead.Judgements {
//			fmt.Println(lead.Days, j.Predictor.ID, j.Answer, j.Discrimination.AUC.Float64(), j.Discrimination.Interval)
//		}
//	}
//
// # Nothing from the future
//
// Each candidate is asked as of the day of the decision less the lead, and sees
// what was so on that day and had been recorded by its end ([View]). A reading
// that was typed in afterwards is not there, whatever its date says. A decision
// counts only if its outcome is known today and was not known on the day of the
// prediction, of a subject that was a customer by then; the others are counted
// and named by cause ([LeadReport.Excluded]). With [Definition.Hindsight] each
// candidate is asked once more with everything that was recorded since: one that
// tells only then leaks ([Hindsight]).
//
// # The answer
//
// A [Judgement] begins with [Figures]: the area under the ROC curve, exact, with
// DeLong's interval ([Discrimination]); the churn, the money, precision, recall
// and lift of each band ([BandLine]); the capture curve ([CapturePoint]); for
// chances the Brier score in its parts and the reliability table ([Calibration]).
// After them come the false greens and false reds with what the predictor saw
// ([Mistakes]), and whether it does as well at all times and for everyone
// ([Slice]). [Warning] says how long before the event it warned, [Comparison]
// which of two predictors tells better over the same cases.
//
// [Figures.Answer] is one of four words, and decided on the interval: foretells,
// misleads, no-sign, or undetermined where there are too few decisions. Then
// [Figures.Refused] says how many it takes; no predictor is called the better one,
// and nothing is suggested. Intervals take cases for independent, and a caveat
// says where they are not: one customer with many decisions. Another says where an
// answer may be the luck of one among many candidates. A best measure that was
// picked from many looks better than it is.
//
// # Drafts
//
// [Study.Cuts] returns the bands that would have captured a wanted share of the
// events, [Study.Suggest] the weights that a logistic regression gives the
// measures, each with what it is worth on cases that did not choose it. Both come
// as a [Draft], a definition of the next version, the list of what it changes, and
// how many of the cases would have been in another band; Compare of package
// portfolio lists the accounts that would be today. [Study.Chances] turns a score
// into chances.
//
// # Numbers
//
//	what                        form             limits
//	areas, shares, lift         successkit.Rate  exact
//	money                       decimal          38 digits, exact
//	intervals, errors, Brier    float64          estimates; rounded to 1e-6 where they decide
//	Definition.Leads            days             100 leads, each 0 to 3,660
//	Definition.Level            share            above 0, below 1; 0.95 by default
//	Predictor.Bands             words            none, or 2 to 100
//	cases of a tally            count            fewer than 2^31
//	measures of Suggest         count            200
//
// Without dates, as in a table that was taken on one day, there is nothing to
// look back from: a [Tally] still tells how well a figure of today parts those
// who have left from those who have not, but that is no forecast, and a figure
// that grows until a customer leaves, such as its tenure, is no predictor.
//
// # Many cases
//
// A [Tally] counts cases by figure and by band, and merges: a million of them are
// counted and judged in a fraction of a second. Parts of a book may be counted on
// different machines, or by a query ([Sums]); [Study.Judge] of the merged tally
// is that of the whole.
//
// # Reasons
//
// Why an answer is refused: the codes [CodeNothingKnown] to [CodeShortSpan]. What
// it is to be read with: [CodeWideInterval] to [CodeOneOfMany]. Why a decision is left
// out: [CodeUndecided] to [CodeNotYetThere]. What a predictor saw: [CodeReading]
// to [CodeNoVerdict], and the reasons of package health. Why a weight is as it
// is: [CodeAgainstDirection] to [CodeSeldomKnown]. [Phrases] has their English.
//
// # Errors
//
// Every fault of an input is reported at once, as [successkit.FieldError] values
// with paths such as "decisions[3].date", "candidates[1].bands" and
// "predictions[d-17].value". An error of a source comes back wrapped. That there
// are too few decisions, or that nothing was foretold, is no error.
//
// # Stored form
//
// [Definition], [Decision], [Track], [Sums], [Report] and what they hold
// round-trip through JSON; outcomes and answers travel as words. A Study is safe
// for concurrent use, and asks its sources one after the other.
package proof
