package fit_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

// burdens are the signs of a customer that gets nothing out of forecasting.
func burdens() fit.BadFitDefinition {
	return fit.BadFitDefinition{
		ID: "burdens", Version: 1, EffectiveFrom: successkit.MustDate("2026-01-01"), HorizonDays: 60,
		Signs: []fit.Sign{
			{
				ID: "no-data", Input: fit.Competence, Question: "Is there no data to forecast from?",
				Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}, Remedy: successkit.CustomerSide, FreshDays: 365, Cost: 1,
			},
			{
				ID: "speaks-ill", Input: fit.Cultural, Question: "Does the customer speak ill of its own customers?",
				Rule: fit.Rule{Op: fit.Is, Value: fit.YesNo(true)},
			},
		},
	}
}

// F6: a bad-fit profile says who matches it and on what, now or within a stated
// horizon.
func TestF6BadFit(t *testing.T) {
	b, err := fit.NewBadFit(burdens())
	require.NoError(t, err)
	none := with(with(fit.Facts{}, "no-data", fit.YesNo(false)), "speaks-ill", fit.YesNo(false))
	gap := with(none, "no-data", fit.YesNo(true))
	coming := gap
	coming.Commitments = []fit.Commitment{promise("c1", "no-data", successkit.CustomerSide)}
	far := gap
	far.Commitments = []fit.Commitment{{ID: "c1", Criterion: "no-data", By: successkit.CustomerSide, What: "gather it", Date: day, Due: day.AddDays(61)}}
	for _, tt := range []struct {
		name  string
		facts fit.Facts
		want  fit.Matched
		on    []string
	}{
		{"no sign", none, fit.Clear, nil},
		{"one sign", gap, fit.Matches, []string{"no-data"}},
		{"two signs", with(gap, "speaks-ill", fit.YesNo(true)), fit.Matches, []string{"no-data", "speaks-ill"}},
		{"a sign that goes away within the horizon", coming, fit.Clear, nil},
		{"a sign that goes away beyond it", far, fit.Matches, []string{"no-data"}},
		{"a sign, and nothing known of the other", without(gap, "speaks-ill"), fit.Matches, []string{"no-data"}},
		{"nothing known", fit.Facts{}, fit.UnknownMatch, nil},
		{"not everything known", without(none, "speaks-ill"), fit.UnknownMatch, nil},
	} {
		m, err := b.Match(tt.facts, day)
		require.NoError(t, err)
		assert.Equal(t, tt.want, m.Matched, tt.name)
		assert.Equal(t, tt.on, m.On(), tt.name)
		assert.Equal(t, b.Ref(), m.BadFit, tt.name)
	}
	_, err = (*fit.BadFit)(nil).Match(none, day)
	require.ErrorIs(t, err, successkit.ErrRequired)
	_, err = b.Match(none, successkit.Date{})
	require.ErrorIs(t, err, successkit.ErrRequired)
	assert.Zero(t, (*fit.BadFit)(nil).Ref())
}

func TestBadFitValidate(t *testing.T) {
	testkit.Faults(
		t, fit.BadFitDefinition{}.Validate(),
		testkit.Fault{Path: "id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "version", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "effective_from", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "signs", Kind: successkit.ErrRequired},
	)
	d := burdens()
	d.HorizonDays = 0
	d.Signs = append(d.Signs, d.Signs[1], fit.Sign{ID: "x", Input: fit.Cultural, Question: "?", Rule: fit.Rule{Op: fit.Is, Offer: "y"}, Remedy: 9})
	b, err := fit.NewBadFit(d)
	assert.Nil(t, b)
	testkit.Faults(
		t, err,
		testkit.Fault{Path: "signs[0].remedy", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "signs[2].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "signs[3].remedy", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "signs[3].remedy", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "signs[3].rule", Kind: successkit.ErrConflict},
	)
}
