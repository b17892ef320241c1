package journey_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
)

// Every code that can be given has a phrase, and every argument that a phrase
// speaks of is there. The text is pinned, since customers read it.
func TestReasons(t *testing.T) {
	d := definition(step("a", 10), step("b", 20, "a"), step("c", 30, "b"), step("d", 10), step("e", 90), step("f", 1))
	for _, at := range []string{"a", "e", "f"} {
		d.Handoffs = append(d.Handoffs, journey.Handoff{
			ID: "to-" + at, Name: "Hand-off " + at, Milestone: at, From: successkit.Seller, To: successkit.Services,
			WithinDays: 2, Checks: []string{"outcome-agreed", "risks-stated"},
		})
	}
	p := progressOf(t, planBy(t, d), 12,
		reached("d", 8), lost("d", 12), lost("c", 3), reached("a", 13), reached("webinar", 4), reached("f", 1),
		journey.Event{ID: "w", Milestone: "e", Kind: journey.EventWarned, Signal: "logins-down", Date: on(9)},
		journey.Event{ID: "h", Handoff: "to-e", Kind: journey.EventHandedOver, Date: on(1), Checks: []string{"risks-stated"}},
		journey.Event{ID: "i", Handoff: "to-z", Kind: journey.EventHandedOver, Date: on(1)},
		journey.Event{ID: "r", Kind: journey.EventResumed, Side: successkit.CustomerSide, Date: on(1)})

	var codes, texts []string
	phrases := journey.Phrases()
	for _, r := range append(p.Reasons, p.Ignored...) {
		assert.NoError(t, r.Validate())
		for _, name := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(phrases[r.Code], -1) {
			_, ok := r.Arg(name[1])
			assert.True(t, ok, "%s lacks %s", r.Code, name[1])
		}
		codes = append(codes, r.Code)
		texts = append(texts, phrases.Text(r))
	}
	assert.Equal(t, []string{
		journey.CodeOverdue, journey.CodeBlocked, journey.CodeAtRisk, journey.CodeLostAgain, journey.CodeWarned,
		journey.CodeHandoffOverdue, journey.CodeHandoffIncomplete, journey.CodeHandoffSkipped,
		journey.CodePauseTwice, journey.CodeOtherHandoff,
		journey.CodeLostUnreached, journey.CodeOtherMilestone, journey.CodeNotYetKnown,
	}, codes)
	assert.Len(t, phrases, len(codes), "a phrase without a code")
	assert.Equal(t, []string{
		`"State a" was planned for 2026-01-15 and has not been reached.`,
		`"State b" should have begun on 2026-01-15 and waits for "State a".`,
		`"State c" is planned for 2026-03-06 and forecast for 2026-03-08.`,
		`"State d" was lost on 2026-01-17.`,
		`Behaviour warns of "State e": logins-down.`,
		`The hand-off "Hand-off a" was due on 2026-01-07 and has not taken place.`,
		`The hand-off "Hand-off e" took place without outcome-agreed.`,
		`"State f" went on without the hand-off "Hand-off f".`,
		`An event of 2026-01-06 says that the customer has resumed, as it had already.`,
		`An event of 2026-01-06 is of the hand-off "to-z", which this path does not have.`,
		`An event says that "State c" was lost on 2026-01-08, when it had not been reached.`,
		`An event of 2026-01-09 is of "webinar", which this path does not have.`,
		`An event of 2026-01-18 became known only on 2026-01-18.`,
	}, texts)
}
