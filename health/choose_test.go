package health_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

func named(t *testing.T, id string) *health.Model {
	t.Helper()
	def := define(nodes(leaf("usage", "1")))
	def.ID = id
	return newModel(t, def)
}

// D6: ordered rules, the first match wins, every match is reported.
func TestChooser(t *testing.T) {
	is := func(attribute string, values ...string) []health.AttributeIs {
		return []health.AttributeIs{{Attribute: attribute, Values: values}}
	}
	ch, err := health.NewChooser(health.Choice{
		Rules: []health.ChoiceRule{
			{ID: "young", BeforeDays: 90, Model: "onboarding"},
			{ID: "own-machines", Is: is("delivery", "on-premise", "hybrid"), Model: "on-premise"},
			{ID: "large", Is: is("segment", "large"), FromDays: 365, Model: "key"},
		},
		Default: "saas",
	}, named(t, "onboarding"), named(t, "on-premise"), named(t, "key"), named(t, "saas"))
	require.NoError(t, err)
	attributes := func(delivery, segment string) map[string]string {
		return map[string]string{"delivery": delivery, "segment": segment}
	}
	for name, c := range map[string]struct {
		days int // -1 for not known
		with map[string]string
		want health.Chosen
	}{
		"the default":        {100, nil, health.Chosen{Model: "saas"}},
		"first of three":     {10, attributes("hybrid", "large"), health.Chosen{Model: "onboarding", Rule: "young", Matches: []string{"young", "own-machines"}}},
		"first of two":       {400, attributes("on-premise", "large"), health.Chosen{Model: "on-premise", Rule: "own-machines", Matches: []string{"own-machines", "large"}}},
		"old enough":         {365, attributes("saas", "large"), health.Chosen{Model: "key", Rule: "large", Matches: []string{"large"}}},
		"not old enough":     {364, attributes("saas", "large"), health.Chosen{Model: "saas"}},
		"age is not known":   {-1, attributes("saas", "large"), health.Chosen{Model: "saas"}},
		"ninety days are up": {90, nil, health.Chosen{Model: "saas"}},
	} {
		t.Run(name, func(t *testing.T) {
			a := health.Account{Attributes: c.with, Readings: []health.Reading{read("usage", 60)}}
			if c.days >= 0 {
				a.Start = asOf.AddDays(-c.days)
			}
			s, chosen, err := ch.Score(a, asOf)
			require.NoError(t, err)
			assert.Equal(t, c.want, chosen)
			assert.Equal(t, c.want.Model, s.Model)
		})
	}
	assert.Nil(t, ch.Model("gone"))
	_, _, err = new(health.Chooser).Score(health.Account{}, asOf)
	checkFaults(t, err, fault("model", successkit.ErrRequired))
	assert.Zero(t, new(health.Chooser).Choose(health.Account{}, asOf))
}

func TestChooserRefused(t *testing.T) {
	_, err := health.NewChooser(health.Choice{
		Rules: []health.ChoiceRule{
			{Is: []health.AttributeIs{{}, {Attribute: "a", Values: []string{" x"}}, {Attribute: "a", Values: []string{""}}}, FromDays: -1, Model: "gone"},
			{ID: "r", FromDays: 30, BeforeDays: 30, Model: "saas"},
			{ID: "r", Model: "saas"},
			{ID: "late", FromDays: 3},
		},
	}, named(t, "saas"), named(t, "saas"), nil)
	checkFaults(t, err,
		fault("models[1]", successkit.ErrDuplicate), fault("models[2]", successkit.ErrRequired),
		fault("rules[0].id", successkit.ErrRequired),
		fault("rules[0].is[0].attribute", successkit.ErrRequired), fault("rules[0].is[0].values", successkit.ErrRequired),
		fault("rules[0].is[1].values[0]", successkit.ErrMalformed), fault("rules[0].is[2].attribute", successkit.ErrDuplicate),
		fault("rules[0].from_days", successkit.ErrOutOfRange), fault("rules[0].model", successkit.ErrUnknown),
		fault("rules[1].before_days", successkit.ErrConflict),
		fault("rules[2].id", successkit.ErrDuplicate),
		fault("rules[3]", successkit.ErrConflict), fault("rules[3].model", successkit.ErrRequired),
		fault("default", successkit.ErrRequired),
	)
}
