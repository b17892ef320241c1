package journey_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit/journey"
)

// Every code that can be given has a phrase, and every argument that a phrase
// speaks of is there. The text is pinned, since customers read it.
func TestReasons(t *testing.T) {
	plan := planOf(t, step("a", 10), step("b", 20, "a"), step("c", 30, "b"), step("d", 10))
	p := progressOf(t, plan, 12, reached("d", 8), lost("d", 12), lost("c", 3), reached("a", 13), reached("webinar", 4))

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
		journey.CodeOverdue, journey.CodeBlocked, journey.CodeAtRisk, journey.CodeLostAgain,
		journey.CodeLostUnreached, journey.CodeOtherMilestone, journey.CodeNotYetKnown,
	}, codes)
	assert.Len(t, phrases, len(codes), "a phrase without a code")
	assert.Equal(t, []string{
		`"State a" was planned for 2026-01-15 and has not been reached.`,
		`"State b" should have begun on 2026-01-15 and waits for "State a".`,
		`"State c" is planned for 2026-03-06 and forecast for 2026-03-08.`,
		`"State d" was lost on 2026-01-17.`,
		`An event says that "State c" was lost on 2026-01-08, when it had not been reached.`,
		`An event of 2026-01-09 is of "webinar", which this path does not have.`,
		`An event of 2026-01-18 became known only on 2026-01-18.`,
	}, texts)
}
