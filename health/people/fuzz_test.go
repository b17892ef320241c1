package people_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/people"
)

// What a service receives never panics, and every person who is there is either
// active or lapsed.
func FuzzLookJSON(f *testing.F) {
	s, err := json.Marshal(settings)
	require.NoError(f, err)
	contacts, err := json.Marshal([]successkit.Contact{contact("a", successkit.Sponsor), contact("b", successkit.User)})
	require.NoError(f, err)
	interactions, err := json.Marshal([]successkit.Interaction{met("1", 3, "a", "b"), met("2", 90, "b")})
	require.NoError(f, err)
	f.Add(s, contacts, interactions)
	f.Fuzz(func(t *testing.T, setting, contacts, interactions []byte) {
		var s people.Settings
		var cs []successkit.Contact
		var is []successkit.Interaction
		if json.Unmarshal(setting, &s) != nil || json.Unmarshal(contacts, &cs) != nil || json.Unmarshal(interactions, &is) != nil {
			return // no input
		}
		c, err := s.Look(cs, is, asOf)
		if err != nil {
			require.ErrorAs(t, err, new(*successkit.InputError))
			return
		}
		there := 0
		for _, p := range cs {
			if p.ActiveOn(asOf) {
				there++
			}
		}
		require.Equal(t, there, len(c.Active)+len(c.Lapsed))
		require.Equal(t, len(c.Active), c.Threads)
		if c.Concentration.Defined() {
			require.LessOrEqual(t, c.Concentration.Float64(), 1.0)
		}
	})
}
