package fit_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

func TestDefinitionValidate(t *testing.T) {
	yes := fit.Rule{Op: fit.Is, Value: fit.YesNo(true)}
	rule := func(r fit.Rule) func(*fit.Definition) {
		return func(d *fit.Definition) { d.Criteria[1].Rule = r }
	}
	tests := []struct {
		name   string
		change func(d *fit.Definition)
		path   string
		kind   error
	}{
		{"id missing", func(d *fit.Definition) { d.ID = "" }, "id", successkit.ErrRequired},
		{"id malformed", func(d *fit.Definition) { d.ID = "My Profile" }, "id", successkit.ErrMalformed},
		{"version missing", func(d *fit.Definition) { d.Version = 0 }, "version", successkit.ErrRequired},
		{"version negative", func(d *fit.Definition) { d.Version = -1 }, "version", successkit.ErrOutOfRange},
		{"date missing", func(d *fit.Definition) { d.EffectiveFrom = successkit.Date{} }, "effective_from", successkit.ErrRequired},
		{"horizon negative", func(d *fit.Definition) { d.HorizonDays = -1 }, "horizon_days", successkit.ErrOutOfRange},
		{"horizon too long", func(d *fit.Definition) { d.HorizonDays = 36501 }, "horizon_days", successkit.ErrOutOfRange},
		{"horizon missing though remedies are accepted", func(d *fit.Definition) { d.HorizonDays = 0 }, "horizon_days", successkit.ErrRequired},
		{"criteria missing", func(d *fit.Definition) { d.Criteria, d.HorizonDays = nil, 0 }, "criteria", successkit.ErrRequired},
		{"criterion twice", func(d *fit.Definition) { d.Criteria[2].ID = d.Criteria[0].ID }, "criteria[2].id", successkit.ErrDuplicate},
		{"criterion id missing", func(d *fit.Definition) { d.Criteria[1].ID = "" }, "criteria[1].id", successkit.ErrRequired},
		{"input missing", func(d *fit.Definition) { d.Criteria[1].Input = 0 }, "criteria[1].input", successkit.ErrRequired},
		{"input without a name", func(d *fit.Definition) { d.Criteria[1].Input = 7 }, "criteria[1].input", successkit.ErrUnknown},
		{"kind missing", func(d *fit.Definition) { d.Criteria[1].Kind = 0 }, "criteria[1].kind", successkit.ErrRequired},
		{"kind without a name", func(d *fit.Definition) { d.Criteria[1].Kind = 4 }, "criteria[1].kind", successkit.ErrUnknown},
		{"question missing", func(d *fit.Definition) { d.Criteria[1].Question = "\n" }, "criteria[1].question", successkit.ErrRequired},
		{"question too long", func(d *fit.Definition) { d.Criteria[1].Question = strings.Repeat("?", 4097) }, "criteria[1].question", successkit.ErrOutOfRange},
		{"question not UTF-8", func(d *fit.Definition) { d.Criteria[1].Question = "\xff" }, "criteria[1].question", successkit.ErrMalformed},
		{"side without a name", func(d *fit.Definition) { d.Criteria[1].Remedy = 4 }, "criteria[1].remedy", successkit.ErrUnknown},
		{"a remedy for a disqualifier", func(d *fit.Definition) { d.Criteria[5].Remedy = successkit.CustomerSide }, "criteria[5].remedy", successkit.ErrConflict},
		{"freshness negative", func(d *fit.Definition) { d.Criteria[1].FreshDays = -1 }, "criteria[1].fresh_days", successkit.ErrOutOfRange},
		{"cost negative", func(d *fit.Definition) { d.Criteria[1].Cost = -1 }, "criteria[1].cost", successkit.ErrOutOfRange},

		{"rule missing", rule(fit.Rule{}), "criteria[1].rule.op", successkit.ErrRequired},
		{"operator without a name", rule(fit.Rule{Op: 99, Value: fit.YesNo(true)}), "criteria[1].rule.op", successkit.ErrUnknown},
		{"value missing", rule(fit.Rule{Op: fit.AtLeast}), "criteria[1].rule.value", successkit.ErrRequired},
		{"value of no words", rule(fit.Rule{Op: fit.OneOf, Value: fit.Words()}), "criteria[1].rule.value", successkit.ErrRequired},
		{"value of another form", rule(fit.Rule{Op: fit.AtMost, Value: fit.Words("ten")}), "criteria[1].rule.value", successkit.ErrConflict},
		{"value beyond the bounds", rule(fit.Rule{Op: fit.AtMost, Value: fit.Number(decimal.New(1, 38))}), "criteria[1].rule.value", successkit.ErrOutOfRange},
		{"value of no word", rule(fit.Rule{Op: fit.AllOf, Value: fit.Words("Ten")}), "criteria[1].rule.value", successkit.ErrMalformed},
		{"rules under a comparison", rule(fit.Rule{Op: fit.Is, Value: fit.YesNo(true), Rules: []fit.Rule{yes}}), "criteria[1].rule.rules", successkit.ErrConflict},
		{"too much to combine", rule(fit.Rule{Op: fit.AnyRule, Rules: slices.Repeat([]fit.Rule{yes}, 65)}), "criteria[1].rule.rules", successkit.ErrOutOfRange},
		{"nothing to combine", rule(fit.Rule{Op: fit.AnyRule}), "criteria[1].rule.rules", successkit.ErrRequired},
		{"value of a combination", rule(fit.Rule{Op: fit.AnyRule, Value: fit.YesNo(true), Rules: []fit.Rule{yes}}), "criteria[1].rule.value", successkit.ErrConflict},
		{"combinations nested", rule(fit.Rule{Op: fit.AnyRule, Rules: []fit.Rule{{Op: fit.AllRules, Rules: []fit.Rule{yes}}}}), "criteria[1].rule.rules[0].op", successkit.ErrConflict},
		{"forms mixed", rule(fit.Rule{Op: fit.AnyRule, Rules: []fit.Rule{yes, {Op: fit.AtLeast, Value: fit.Int(1)}}}), "criteria[1].rule.rules[1].op", successkit.ErrConflict},
		{"a combined rule at fault", rule(fit.Rule{Op: fit.AnyRule, Rules: []fit.Rule{yes, {Op: fit.Is}}}), "criteria[1].rule.rules[1].value", successkit.ErrRequired},
		{"a combined rule without operator", rule(fit.Rule{Op: fit.AnyRule, Rules: []fit.Rule{{}, yes}}), "criteria[1].rule.rules[0].op", successkit.ErrRequired},
	}
	require.NoError(t, forecasting().Validate())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := forecasting()
			tt.change(&d)
			p, err := fit.New(d)
			assert.Nil(t, p)
			testkit.Faults(t, err, testkit.Fault{Path: tt.path, Kind: tt.kind})
		})
	}
}

// Everything that is wrong is reported at once, in the order of the input.
func TestDefinitionValidateReportsAll(t *testing.T) {
	testkit.Faults(
		t, fit.Definition{Criteria: []fit.Criterion{{Kind: fit.Need, FreshDays: -1}}}.Validate(),
		testkit.Fault{Path: "id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "version", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "effective_from", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "criteria[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "criteria[0].input", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "criteria[0].question", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "criteria[0].rule.op", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "criteria[0].fresh_days", Kind: successkit.ErrOutOfRange},
	)
}

// A horizon is not needed where no criterion accepts a remedy.
func TestHorizonMayBeZero(t *testing.T) {
	d := forecasting()
	d.HorizonDays = 0
	for i := range d.Criteria {
		d.Criteria[i].Remedy = successkit.UnknownSide
	}
	require.NoError(t, d.Validate())
}

func TestDefinitionAtItsLimits(t *testing.T) {
	d := forecasting()
	d.HorizonDays = 36500
	d.Criteria[0].FreshDays = 36500
	d.Criteria[0].Question = strings.Repeat("?", 4096)
	d.Criteria[0].Rule.Value = fit.Words(strings.Repeat("x", 64))
	d.Criteria[2].Rule.Value = fit.Number(decimal.New(1, 37))
	d.Criteria[3].Rule = fit.Rule{Op: fit.AnyRule, Rules: slices.Repeat([]fit.Rule{d.Criteria[3].Rule}, 64)}
	require.NoError(t, d.Validate())
}

func TestProfileSharesNoMemory(t *testing.T) {
	d := forecasting()
	p := profile(t, d)
	want, err := json.Marshal(p.Definition())
	require.NoError(t, err)

	spoil := func(d fit.Definition) {
		d.Criteria[4].Rule.Rules[0].Op = fit.AtMost
		d.Criteria[0].Question = "spoilt"
	}
	spoil(d)
	spoil(p.Definition())
	got, err := json.Marshal(p.Definition())
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
	assert.Equal(t, fit.Potential, assess(t, p, good(), day).Verdict)
}

// The fingerprint is part of what is promised, and no release may change it. It
// was worked out apart from this package, as the SHA-256 of the canonical form
// written by hand.
func TestFingerprintIsPinned(t *testing.T) {
	assert.Equal(t, "8dcbca3a5c88ad9380166ce48be846f34e03747372c0aae9946f44a15468c453", profile(t, forecasting()).Ref().Fingerprint)
}

func TestFingerprintStandsForContent(t *testing.T) {
	fingerprint := func(d fit.Definition) string { return profile(t, d).Ref().Fingerprint }
	same := map[string]func(d *fit.Definition){
		"the same": func(*fit.Definition) {},
		"words in any order": func(d *fit.Definition) {
			d.Criteria[0].Rule.Value = fit.Words("borealis-crm", "atlas-crm", "atlas-crm")
		},
		"40.00 instead of 40": func(d *fit.Definition) { d.Criteria[2].Rule.Value = fit.Number(testkit.Dec(t, "40.00")) },
		"an empty list of rules": func(d *fit.Definition) {
			d.Criteria[2].Rule.Rules = []fit.Rule{}
		},
		"through JSON": func(d *fit.Definition) {
			b, err := json.Marshal(d)
			require.NoError(t, err)
			*d = fit.Definition{}
			require.NoError(t, json.Unmarshal(b, d))
		},
	}
	want := fingerprint(forecasting())
	for name, change := range same {
		d := forecasting()
		change(&d)
		assert.Equal(t, want, fingerprint(d), name)
	}

	other := map[string]func(d *fit.Definition){
		"id":         func(d *fit.Definition) { d.ID = "other" },
		"version":    func(d *fit.Definition) { d.Version++ },
		"date":       func(d *fit.Definition) { d.EffectiveFrom = day },
		"horizon":    func(d *fit.Definition) { d.HorizonDays++ },
		"order":      func(d *fit.Definition) { d.Criteria[0], d.Criteria[1] = d.Criteria[1], d.Criteria[0] },
		"fewer":      func(d *fit.Definition) { d.Criteria = d.Criteria[:5] },
		"criterion":  func(d *fit.Definition) { d.Criteria[3].ID = "other" },
		"input":      func(d *fit.Definition) { d.Criteria[3].Input = fit.Resource },
		"kind":       func(d *fit.Definition) { d.Criteria[3].Kind = fit.Need },
		"question":   func(d *fit.Definition) { d.Criteria[3].Question += " Really?" },
		"operator":   func(d *fit.Definition) { d.Criteria[2].Rule.Op = fit.AtMost },
		"yes or no":  func(d *fit.Definition) { d.Criteria[3].Rule.Value = fit.YesNo(false) },
		"number":     func(d *fit.Definition) { d.Criteria[2].Rule.Value = fit.Number(testkit.Dec(t, "40.01")) },
		"words":      func(d *fit.Definition) { d.Criteria[0].Rule.Value = fit.Words("atlas-crm") },
		"combined":   func(d *fit.Definition) { d.Criteria[4].Rule.Rules[1].Value = fit.Int(13) },
		"fewer rule": func(d *fit.Definition) { d.Criteria[4].Rule.Rules = d.Criteria[4].Rule.Rules[:1] },
		"side":       func(d *fit.Definition) { d.Criteria[3].Remedy = successkit.VendorSide },
		"freshness":  func(d *fit.Definition) { d.Criteria[3].FreshDays++ },
		"cost":       func(d *fit.Definition) { d.Criteria[3].Cost++ },
		"lines in a question": func(d *fit.Definition) {
			d.Criteria[3].Question += "\nop 2:is"
		},
	}
	seen := map[string]string{want: "unchanged"}
	for name, change := range other {
		d := forecasting()
		change(&d)
		got := fingerprint(d)
		assert.NotContains(t, seen, got, name)
		seen[got] = name
	}
}

// The decimal package's settings belong to the host and change nothing.
func TestFingerprintIgnoresDecimalSettings(t *testing.T) {
	d := forecasting()
	d.Criteria[2].Rule.Value = fit.Number(decimal.New(12500, -3))
	want := profile(t, d).Ref()
	decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = true, false
	defer func() { decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = false, true }()
	assert.Equal(t, want, profile(t, d).Ref())
	b, err := json.Marshal(d.Criteria[2].Rule)
	require.NoError(t, err)
	assert.JSONEq(t, `{"op":"at-least","value":{"number":"12.5"}}`, string(b))
}
