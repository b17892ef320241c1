// Package alert raises risks from rules and keeps them on a register: one open
// risk for as long as something is wrong, with its occurrences, and not a new
// alert every night.
//
// A [Definition] is a list of rules. Each watches one thing about an account: its
// score or band, how much of it was measured, its trend or a run of decline, the
// figure of a measure, silence, or an event that a host reports. [New] checks the
// rules and returns an [Engine]. [Engine.Evaluate] takes the register of an
// account and what is seen of it on a day, and returns the register of that day:
//
//	register, err = engine.Evaluate(register, alert.Observation{
//		Account: "acme", AsOf: asOf, Score: &score, Trend: &trend, Renewable: arr,
//	})
//	…
//	for _, risk := range register.Open() {
//		fmt.Println(risk.Owner, alert.Phrases().Text(risk.Why))
//	}
//
// # The life of a risk
//
// A rule is breached beyond its threshold. The first breach opens a risk, each
// further one is an occurrence on it. The risk clears after [Rule.ClearAfter]
// evaluations in a row that are clean: on the good side of [Rule.ClearAt], which
// may lie apart from the threshold, so that a figure that wavers between the two
// neither opens nor clears anything. A breach within [Rule.CoolDownDays] of the
// clearing opens the same risk again; a later one is a new risk.
//
// What is not known is neither a breach nor clean: a risk stays as it is. Silence
// is watched for itself ([Silence], [ScoreUnknown], [CoverageBelow]), so that an
// account that nobody hears of does not read as a healthy one.
//
// # How much is at stake
//
// A rule puts a share of the money that comes up for renewal at risk. Together
// the open risks of an account never put more at risk than it has, and
// [Exposure], an accumulator over a book, counts no account twice. The tier of an
// account ([Engine.Tier]) is critical where a rule that is a gate has an open
// risk; otherwise it goes by the number of distinct categories of open risks, not
// by their mere number, since three rules about usage are one signal.
//
// # Limits
//
//	what                    limit
//	rules                   1,000
//	Threshold, ClearAt      any finite number; points 0 to 100
//	Share                   0 to 100 percent, six decimal places; 100 by default
//	occurrences of a risk   the newest 100, and the count of all
//	cleared risks           kept until their cool-down is over, and those of the last 366 days
//
// # Errors and stored form
//
// What is malformed is refused with [successkit.FieldError] values, all at once,
// and changes nothing. [Definition], [Observation], [Register] and [ExposureSums]
// round-trip through JSON. An Engine is immutable and safe for concurrent use.
package alert
