package journey_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

func TestStoredForms(t *testing.T) {
	testkit.GoldenJSON(t, "definition.json", onboarding())
	testkit.GoldenJSON(t, "event.json", shopEvents())

	path, err := journey.New(onboarding())
	require.NoError(t, err)
	plan, err := path.Plan(successkit.MustDate("2026-03-01"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "plan.json", plan.Milestones())
	progress, err := plan.Progress(shopEvents(), successkit.MustDate("2026-03-30"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "progress.json", progress)
}
