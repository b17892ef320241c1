// Package health computes a health score: an early warning that adds up and
// explains itself.
//
// Health is a forecast, retention is the result: a good score is a reason to
// expect that a customer stays, never proof that it reached its Desired
// Outcome. The package answers, for one account as of a date: how does it
// stand, how much of that was really measured, what speaks for it, what against
// it, what do we not know, and what would change it? It is for those who look
// after many customers and cannot look at each every day. It does not fetch
// readings, does not ask whether the score foretold anything, and does not decide
// what to do next.
//
// Beside it stand [github.com/successkit/successkit/health/preset] with models to
// begin with, health/trend for where a score is going, health/alert for risks that
// do not flap, health/people for relationships, and health/portfolio for what many
// scores come to.
//
// # The model
//
// A [Definition] is a tree. Its leaves are measures ([Measure]): logins in four
// weeks, a rating, open complaints. A [Basis] says how a figure is drawn from the
// readings: the newest of them, a change between two windows, the keeping of a
// rhythm, or silence. A [Normaliser] puts the figure on one scale from 0 to 100
// points, where 100 is good; it may be another one for older accounts ([Tenure]).
// Groups ([Group]) combine their children: by weighted mean, strictly, from a base,
// or as their worst part ([Combine]). [Bands] name the parts of the scale, and a
// [ConditionalCap] keeps a good average from hiding what is bad enough by itself.
// [New] checks all of it and returns a [Model].
//
// [Model.Score] takes an [Account], its readings and what people said against the
// score, and a date, and returns a [Score]: value, band and coverage, and below
// them the same for every node of the tree ([Part]). Base, contributions and
// adjustments of a part add up to its value exactly, at every level, and as
// displayed ([Part.Breakdown]).
//
//	model, err := health.New(definition)
//	…
//	score, err := model.Score(account, asOf)
//	…
//	fmt.Println(score.Value.Display(0), score.Band, "measured:", score.Coverage.Display(0)+"%")
//	for _, line := range score.Breakdown(1) {
//		fmt.Println(line.Kind, line.Points.Display(1))
//	}
//	for _, why := range score.Down {
//		fmt.Println(health.Phrases().Text(why))
//	}
//
// A [Chooser] picks one of several models for each account by ordered rules.
// Nothing keeps an account from having scores by several models.
//
// # Missing is not bad
//
// No usage data is not no usage. A measure without a reading, or with one that
// is too old, is unknown: it has no value, it is not 0, it is no band. What
// that does to its group is a policy of its own ([Missing]): its siblings take
// over the weight, or the group is unknown too, or the measure counts with
// points that the definition states, or as the worst of its siblings.
// [Part.Coverage] says how much was measured, and below [Group.MinCoverage] there
// is no value. A weight stays within its group: where a measure of a group is
// unknown, the weight of the group in the whole does not change. In the first days
// of an account only what says so counts ([Definition.GraceDays]). That nobody
// spoke to a customer, ever or for long, is known, and a measure of its own
// ([Silence]).
//
// # When people know better
//
// An [Override] replaces a value, caps it or gives it a floor. It has a reason, an
// author and an end, and [Score.Overrides] lists those that hold, are over or were
// withdrawn. The computed value stays beside the effective one. A changed part
// feeds the group above it only where the override says so.
//
// # Why it is as it is
//
// [Score.Up] and [Score.Down] list what counts above and below the cut of the
// best band, by how much the score would move if that measure alone were on the
// cut. So an account in which everything is mediocre has its reasons too, and
// reasons of different accounts compare. [Score.Rise] and [Score.Fall] are the
// smallest change of a single measure that takes the score into another band. All
// of them are asked of the model itself, so they are true under caps and in groups
// that are no means. They speak of the computed score. Reasons are data
// ([successkit.Reason]); the codes are the constants CodeUp to CodeLaterRecorded,
// and [Phrases] has their English.
//
// # Many accounts
//
// [Model.Series] marks one account on many days, and a [Batch] many accounts on
// one day from rows of figures, without the explanation. It allocates nothing for
// an account and gives the same integers as [Model.Score]. Only where points lie
// within a millionth part of a rounding edge of theirs, about twenty accounts of a
// million, does it take the exact road, which does allocate.
//
// # Numbers
//
//	what                          unit          limits, rounding
//	Reading.Value                 the measure's any finite float64
//	points of a measure           points        0 to 100, half to even to 1e-6, once
//	value, coverage of a group    points        0 to 100, half to even to 1e-6, once
//	contributions, weights        points        largest remainder: they add up
//	figures of a reason           points        for display, one decimal place
//	Node.Weight                   relative      0 to 1,000,000, six decimal places
//	the same in an Additive group points        0 to 100; at most 100 beyond the scale together
//	Points.Round, Points.Display  points        half away from zero
//	what a Decay leaves           points        to 1e-6, half away from neutral
//	age of a reading              days          asOf minus Reading.Date
//	windows, half-lives, grace    days          up to 3,660
//	tree                          nodes         10,000, and 32 groups deep
//
// Everything is decided on integers, so the same readings give the same bytes
// on every machine; means and changes of readings are float64 in a fixed order.
// The order of facts changes nothing, and the order of children nothing but the
// order in which they are shown: where rounding leaves a millionth over, ids
// decide. A value is classified as it is, not as it is displayed: 74.6 displays as
// 75 and lies below a band from 75.
//
// # Time
//
// A fact dated or recorded after the date of the score is left out and
// listed in [Score.Ignored]. So the score as of a past date stays what it was,
// whatever became known later. A correction is a new reading of the same date,
// recorded later. [Model.Since] says from when on an account has been in its band.
//
// # Errors
//
// [New] and [Model.Score] report every fault of their input at once, as
// [successkit.FieldError] values with paths such as
// "root.children[2].measure.normaliser.goal" and "readings[3].value". New refuses
// what can only be a mistake: a table that runs against its direction, a measure
// that gives every reading the same points, a band that no readings lead to, a cap
// that never bites, a range of thresholds with a gap ([BandsOf]). That readings
// are missing, stale, of the future, or of measures that the model does not have
// is no error, and neither is that there is no score.
//
// # Stored form
//
// [Definition], [Account], [Score], [Mark] and [Choice] round-trip through JSON.
// Points are numbers there, null or absent where they are not known; weights are
// texts, as decimals are everywhere in the module. A Model is safe for concurrent
// use.
package health
