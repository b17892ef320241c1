package alert_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/alert"
)

// What a service receives never panics; what is accepted puts no more at risk
// than there is, keeps one open risk a rule, and survives its JSON.
func FuzzEvaluateJSON(f *testing.F) {
	def, err := json.Marshal(alert.Definition{Rules: []alert.Rule{rule("low", alert.ScoreBelow, 50), rule("quiet", alert.Silence, 30)}})
	require.NoError(f, err)
	observation, err := json.Marshal(scored(0, 40))
	require.NoError(f, err)
	f.Add(def, []byte(`{}`), observation)
	f.Add(def, []byte(`{"account":"acme","risks":[{"rule":"low","opened":"2025-01-01","cleared":"2025-02-01"}]}`), observation)
	f.Fuzz(func(t *testing.T, def, register, observation []byte) {
		var d alert.Definition
		var before alert.Register
		var o alert.Observation
		if json.Unmarshal(def, &d) != nil || json.Unmarshal(register, &before) != nil || json.Unmarshal(observation, &o) != nil {
			return // no input
		}
		e, err := alert.New(d)
		if err != nil {
			require.ErrorAs(t, err, new(*successkit.InputError))
			return
		}
		after, err := e.Evaluate(before, o)
		if err != nil {
			require.ErrorAs(t, err, new(*successkit.InputError))
			return
		}
		require.False(t, after.AtRisk.GreaterThan(after.Renewable))
		require.GreaterOrEqual(t, e.Tier(after), alert.Calm)
		b, err := json.Marshal(after)
		require.NoError(t, err)
		var back alert.Register
		require.NoError(t, json.Unmarshal(b, &back))
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(b), string(again))
	})
}
