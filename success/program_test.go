package success_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
)

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	_, err := success.New(definition())
	require.NoError(t, err)
	require.NoError(t, definition().Validate())

	d := definition()
	d.ID, d.Version = "Help Desk", 0
	d.Profiles[0].Criteria[0].Question = ""
	d.Paths[0].Milestones[1].Prerequisites = []string{"nowhere"}
	d.Health[0].Bands.List = d.Health[0].Bands.List[:1]
	d.Rules = []success.Rule{
		{},
		{ID: "a", On: success.HealthInBand, Do: "act", Owner: successkit.CSM, Band: "purple", WithinDays: -1},
		{ID: "a", On: success.RenewalNear, Do: "act", Owner: successkit.CSM},
		{ID: "b", On: success.SingleContact, Do: "act", Owner: successkit.CSM, LeadDays: 3, Band: "red"},
		{ID: "c", On: success.HealthInBand, Do: "act", Owner: successkit.CSM},
		{ID: "d", On: 99, Do: "act", Owner: "the boss"},
	}
	_, err = success.New(d)
	testkit.Faults(t, err,
		testkit.Fault{Path: "id", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "profiles[0].criteria[0].question", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "paths[0].milestones[0].outcome", Kind: successkit.ErrRequired}, // nothing follows it now
		testkit.Fault{Path: "paths[0].milestones[1].prerequisites[0]", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "health[0].bands.list", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[0].on", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[0].do", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[0].owner", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[1].within_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[1].band", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rules[2].lead_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[2].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "rules[3].lead_days", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[3].band", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[4].band", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[5].on", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rules[5].owner", Kind: successkit.ErrMalformed},
	)
}

func TestProgramSharesNoMemory(t *testing.T) {
	t.Parallel()
	d := definition()
	p, err := success.New(d)
	require.NoError(t, err)
	d.Rules[0].ID, d.Profiles[0].Criteria[0].ID = "changed", "changed"
	got := p.Definition()
	got.Rules[1].ID, got.Paths[0].Milestones[0].ID = "changed", "changed"
	assert.Equal(t, definition(), p.Definition())
}

func TestBookValidate(t *testing.T) {
	t.Parallel()
	b := success.Book{Program: definition(), Accounts: []success.Account{account(), account(), {}}}
	b.Program.Version = 0
	testkit.Faults(t, b.Validate(),
		testkit.Fault{Path: "program.version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "accounts[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "accounts[2].id", Kind: successkit.ErrRequired},
	)
}

func TestEnumWords(t *testing.T) {
	t.Parallel()
	for v := range success.Verdict(4) {
		got, err := success.ParseVerdict(v.String())
		require.NoError(t, err)
		assert.Equal(t, v, got)
	}
	for v := range success.Trigger(25) {
		got, err := success.ParseTrigger(v.String())
		require.NoError(t, err)
		assert.Equal(t, v, got)
	}
	_, err := success.Verdict(4).MarshalText()
	require.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = success.Trigger(25).MarshalText()
	require.ErrorIs(t, err, successkit.ErrUnknown)
	_, err = success.ParseTrigger("Renewal-Near")
	require.ErrorIs(t, err, successkit.ErrUnknown)
}
