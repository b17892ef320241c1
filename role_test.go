package successkit_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
)

func TestRole_Side(t *testing.T) {
	for role, want := range map[successkit.Role]successkit.Side{
		successkit.CSM:              successkit.VendorSide,
		successkit.TAM:              successkit.VendorSide,
		successkit.SupportRole:      successkit.VendorSide,
		successkit.Seller:           successkit.VendorSide,
		successkit.Services:         successkit.VendorSide,
		successkit.Executive:        successkit.VendorSide,
		successkit.Sponsor:          successkit.CustomerSide,
		successkit.Champion:         successkit.CustomerSide,
		successkit.EconomicBuyer:    successkit.CustomerSide,
		successkit.TechnicalContact: successkit.CustomerSide,
		successkit.User:             successkit.CustomerSide,
		"works-council":             successkit.UnknownSide,
		"":                          successkit.UnknownSide,
	} {
		assert.Equal(t, want, role.Side(), role)
		assert.Equal(t, role != "", role.Valid(), role)
	}
}

func TestRole_text(t *testing.T)    { openList(t, successkit.ParseRole, successkit.Role.Valid) }
func TestChannel_text(t *testing.T) { openList(t, successkit.ParseChannel, successkit.Channel.Valid) }

func TestChannel_words(t *testing.T) {
	for _, c := range []successkit.Channel{
		successkit.InPerson, successkit.Video, successkit.Phone, successkit.Email, successkit.Chat, successkit.InApp, successkit.SelfService,
	} {
		assert.True(t, c.Valid(), c)
		assert.Equal(t, c == successkit.InApp || c == successkit.SelfService, c.OneWay(), c)
	}
	assert.False(t, successkit.Channel("").OneWay(), "unknown")
	assert.False(t, successkit.Channel("carrier-pigeon").OneWay(), "a word of the host's own")
}

// openList checks what W takes for a word, both ways to read one.
func openList[W ~string, P reader[W]](t *testing.T, parse func(string) (W, error), valid func(W) bool) {
	t.Helper()
	for _, s := range []string{"csm", "in-app", "tier-2.support", "7", strings.Repeat("x", 64)} {
		got, err := parse(s)
		require.NoError(t, err)
		assert.Equal(t, W(s), got)
		assert.True(t, valid(got), s)
		data, err := json.Marshal(got)
		require.NoError(t, err)
		var back W
		require.NoError(t, json.Unmarshal(data, &back))
		assert.Equal(t, got, back)
	}
	for s, kind := range map[string]error{
		"CSM":                   successkit.ErrMalformed,
		"a b":                   successkit.ErrMalformed,
		"-a":                    successkit.ErrMalformed,
		"a-":                    successkit.ErrMalformed,
		"a--b":                  successkit.ErrMalformed,
		"a_b":                   successkit.ErrMalformed,
		"é":                     successkit.ErrMalformed,
		"a\x00":                 successkit.ErrMalformed,
		strings.Repeat("x", 65): successkit.ErrOutOfRange,
	} {
		got, err := parse(s)
		assert.ErrorIs(t, err, kind, "%q", s)
		assert.Empty(t, got, "%q", s)
		assert.False(t, valid(W(s)), "%q", s)
		refusesText[W, P](t, s, kind, "before")
	}
	_, err := parse("")
	assert.ErrorIs(t, err, successkit.ErrRequired)
	none := W("before")
	require.NoError(t, P(&none).UnmarshalText(nil))
	assert.Empty(t, none)
}
