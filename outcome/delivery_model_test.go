package outcome_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

// The defaults are data, each legal, and the caller's own.
func TestDefaultExperience(t *testing.T) {
	words(t, outcome.ParseDeliveryModel, "unknown", "saas", "on-premise", "hybrid")
	all := map[string]outcome.Experience{}
	for _, m := range []outcome.DeliveryModel{outcome.SaaS, outcome.OnPremise, outcome.Hybrid} {
		e, err := outcome.DefaultExperience(m, day("2025-01-15"))
		require.NoError(t, err)
		d := helpdesk()
		d.Experience = e
		require.NoError(t, d.Validate(), m)
		all[m.String()] = e
	}
	testkit.GoldenJSON(t, "default_experience.json", all)
	all["saas"].Requirements[0].Response.WithinMinutes = 1
	again, err := outcome.DefaultExperience(outcome.SaaS, day("2025-01-15"))
	require.NoError(t, err)
	assert.Equal(t, 480, again.Requirements[0].Response.WithinMinutes)

	_, err = outcome.DefaultExperience(outcome.UnknownDelivery, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "delivery", Kind: successkit.ErrRequired}, testkit.Fault{Path: "from", Kind: successkit.ErrRequired})
	_, err = outcome.DefaultExperience(9, day("2025-01-15"))
	testkit.Faults(t, err, testkit.Fault{Path: "delivery", Kind: successkit.ErrUnknown})
}
