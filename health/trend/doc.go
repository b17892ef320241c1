// Package trend says where a health score is going: whether it moved over a
// stated window, how fast, for how long it has been falling without a break, and
// which band it is in when noise around an edge is left out.
//
// A trend is a function of a history, a window and a dead-band, and of one
// version of one model. It is not a comparison with a "previous" value that some
// job rolls on, so it cannot stand still while the score moves: the same history
// and the same day give the same trend, whenever they are asked.
//
//	t, err := trend.Of(model, account, asOf, trend.Settings{WindowDays: 28, DeadBand: health.MustPoints("3")})
//	…
//	if t.Direction == trend.Down {
//		fmt.Println(t.Change, t.Speed, t.Run.Steps)
//	}
//
// [Of] computes the scores of the past anew, each by what was known on its day,
// under the present model. [OfHistory] takes scores that a host has stored; where
// the model changed within the window they do not compare, and the trend says so
// rather than give an arrow. [Since] tells from which day on the score has been
// going the way that it goes.
//
// # Unknown
//
// Where there is no score at either end there is no trend: unknown is not flat.
// A missing step breaks a run of decline, and so does a step without a fall.
//
// # Bands that do not flap
//
// [Hysteresis] leaves a band only when the score is beyond its edge by a margin,
// or outside for a number of evaluations in a row. [Steady] goes through a
// history, and [Hysteresis.Next] takes one step from what a host has stored.
//
// # Limits
//
//	what        unit    limits
//	WindowDays  days    1 to 3,660
//	StepDays    days    1 to 366, 7 by default
//	Steps       steps   1 to 520, 26 by default: how far back a run is looked for
//	DeadBand    points  0 to 100, 0 by default
//	Margin      points  0 to 100
//	Times       steps   0 (never) to 520
//
// # Errors and stored form
//
// What is malformed is refused with [successkit.FieldError] values, all at once.
// [Trend], [Point], [Settings], [Hysteresis] and [Held] round-trip through JSON.
package trend
