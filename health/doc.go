// Package health computes a health score: an early warning that adds up and
// explains itself.
//
// Health is a forecast, retention is the result: a good score is a reason to
// expect that a customer stays, never proof that it reached its Desired
// Outcome. The package answers, for one account as of a date: how does it
// stand, how much of that was really measured, what speaks for it, what against
// it, and what do we not know? It is for those who look after many customers
// and cannot look at each every day. It does not fetch readings, does not ask
// whether the score foretold anything, and does not decide what to do next.
//
// # The model
//
// A [Definition] is a tree. Its leaves are measures ([Measure]): logins in four
// weeks, a rating, open complaints. Each has a good direction and a
// [Normaliser] that puts readings on one scale from 0 to 100 points, where 100
// is good. Groups ([Group]) combine their children by weighted mean. [Bands]
// name the parts of the scale. [New] checks all of it and returns a [Model].
//
// [Model.Score] takes the readings of an account ([Reading]) and a date, picks
// for each measure the newest reading known on that day, and returns a [Score]:
// value, band and coverage, and below them the same for every node of the tree
// ([Part]). The contributions of a group's parts add up to its value exactly,
// at every level.
//
//	model, err := health.New(definition)
//	…
//	score, err := model.Score(readings, asOf)
//	…
//	fmt.Println(score.Value.Display(0), score.Band, "measured:", score.Coverage.Display(0)+"%")
//	for _, part := range score.Parts {
//		fmt.Println(part.ID, part.Contribution)
//	}
//	for _, why := range score.Down {
//		fmt.Println(health.Phrases().Text(why))
//	}
//
// # Missing is not bad
//
// No usage data is not no usage. A measure without a reading, or with one that
// is too old, is unknown: it has no value, it is not 0, it is no band. What
// that does to a group is the group's own policy ([Missing]): its siblings take
// over the weight, or the group is unknown too, or the measure counts with
// points that the definition states. [Part.Coverage] says how much was
// measured, and below [Group.MinCoverage] there is no value. A weight stays
// within its group: where a measure of a group is unknown, the weight of the
// group in the whole does not change.
//
// # Why it is as it is
//
// [Score.Up] and [Score.Down] list what counts above and below the cut of the
// best band, by how many points it moves the score away from that cut: its share
// in the score times its distance. So an account in which everything is
// mediocre has its reasons too, and reasons of different accounts compare. The
// points of each reason are rounded by themselves; it is the contributions that
// add up to the last digit. Reasons are data ([successkit.Reason]); the codes
// are the constants CodeUp to CodeLaterRecorded, and [Phrases] has their
// English.
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
//	Points.Round, Points.Display  points        half away from zero
//	age of a reading              days          asOf minus Reading.Date
//	tree                          nodes         10,000, and 32 groups deep
//
// Everything is decided on integers, so the same readings give the same bytes
// on every machine. The order of readings changes nothing, and the order of
// children nothing but the order in which they are shown: where rounding leaves
// a millionth over, ids decide. A value is classified as it is, not as it is
// displayed: 74.6 displays as 75 and lies below a band from 75.
//
// # Time
//
// A reading dated or recorded after the date of the score is left out and
// listed in [Score.Ignored]. So the score as of a past date stays what it was,
// whatever became known later. A correction is a new reading of the same date,
// recorded later.
//
// # Errors
//
// [New] and [Model.Score] report every fault of their input at once, as
// [successkit.FieldError] values with paths such as
// "root.children[2].measure.normaliser.goal" and "readings[3].value". That
// readings are missing, stale, of the future, or of measures that the model
// does not have is no error, and neither is that there is no score.
//
// # Stored form
//
// [Definition], [Reading] and [Score] round-trip through JSON. Points are
// numbers there, null or absent where they are not known; weights are texts, as
// decimals are everywhere in the module. A Model is safe for concurrent use.
package health
