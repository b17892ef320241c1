package preset

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/alert"
)

// Alerts returns rules for accounts that one of the models of this package
// scores. Their subjects:
//
//	score-red         a red score, clear from 55 points
//	three-weeks-down  three falling weeks in a row
//	usage-down        the measure usage-change shows a fall of more than 10%
//	seats-idle        the measure seats-in-use shows less than 75%
//	silent            no contact for 90 days, 30 where attribute touch is "high"
//	unseen            no score at all
//	champion-left     an event of that kind in the last 60 days; critical by itself
//
// Of the figures, 10%, three months and 75% are those by which Mattermost's public
// handbook warns early, three weeks those of a public suite of practitioners. To
// what exactly they are applied, and all the rest, is this library's own choice.
func Alerts() alert.Definition {
	clean := 55.0
	touch := []alert.ThresholdFor{{Attribute: "touch", Values: []string{"high"}, Threshold: 30}}
	return alert.Definition{Rules: []alert.Rule{
		{ID: "score-red", Category: "score", Watch: alert.ScoreBelow, Threshold: 50, ClearAt: &clean, ClearAfter: 2, CoolDownDays: 30, Owner: successkit.CSM},
		{ID: "three-weeks-down", Category: "score", Watch: alert.Declining, Threshold: 3, CoolDownDays: 30, Owner: successkit.CSM},
		{ID: "usage-down", Category: "usage", Watch: alert.MeasureBelow, Measure: "usage-change", Threshold: -10, ClearAfter: 2, CoolDownDays: 30, Owner: successkit.CSM},
		{ID: "seats-idle", Category: "usage", Watch: alert.MeasureBelow, Measure: "seats-in-use", Threshold: 75, ClearAfter: 2, CoolDownDays: 30, Share: health.MustPoints("25"), Owner: successkit.CSM},
		{ID: "silent", Category: "silence", Watch: alert.Silence, Threshold: 90, For: touch, CoolDownDays: 30, Owner: successkit.CSM},
		{ID: "unseen", Category: "silence", Watch: alert.ScoreUnknown, CoolDownDays: 30, Owner: successkit.CSM},
		{ID: "champion-left", Category: "people", Watch: alert.EventSeen, Event: "champion-left", WithinDays: 60, Gate: true, Owner: successkit.Executive},
	}}
}
