package fit_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/internal/testkit"
)

func TestEvidenceValidate(t *testing.T) {
	tests := []struct {
		name   string
		change func(e *fit.Evidence)
		path   string
		kind   error
	}{
		{"id missing", func(e *fit.Evidence) { e.ID = "" }, "id", successkit.ErrRequired},
		{"id malformed", func(e *fit.Evidence) { e.ID = " x" }, "id", successkit.ErrMalformed},
		{"criterion malformed", func(e *fit.Evidence) { e.Criterion = "No Word" }, "criterion", successkit.ErrMalformed},
		{"answer missing", func(e *fit.Evidence) { e.Answer = fit.Answer{} }, "answer", successkit.ErrRequired},
		{"answer of 39 digits", func(e *fit.Evidence) { e.Answer = fit.Number(decimal.New(1, 38)) }, "answer", successkit.ErrOutOfRange},
		{"answer of 21 places", func(e *fit.Evidence) { e.Answer = fit.Number(decimal.New(1, -21)) }, "answer", successkit.ErrOutOfRange},
		{"answer of a huge exponent", func(e *fit.Evidence) { e.Answer = fit.Number(decimal.New(1, 1<<30)) }, "answer", successkit.ErrOutOfRange},
		{"answer of no word", func(e *fit.Evidence) { e.Answer = fit.Words("ok", "SSO") }, "answer", successkit.ErrMalformed},
		{"date missing", func(e *fit.Evidence) { e.Date = successkit.Date{} }, "date", successkit.ErrRequired},
		{"recorded before its date", func(e *fit.Evidence) { e.Recorded = e.Date.AddDays(-1) }, "recorded", successkit.ErrConflict},
		{"source blank", func(e *fit.Evidence) { e.Source = "  " }, "source", successkit.ErrRequired},
		{"source too long", func(e *fit.Evidence) { e.Source = strings.Repeat("x", 4097) }, "source", successkit.ErrOutOfRange},
		{"source not UTF-8", func(e *fit.Evidence) { e.Source = "a\xff" }, "source", successkit.ErrMalformed},
	}
	valid := fit.Evidence{ID: "e1", Criterion: "sso", Answer: fit.YesNo(true), Date: day, Recorded: day, Source: "first call"}
	assert.NoError(t, valid.Validate())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := valid
			tt.change(&e)
			testkit.Faults(t, e.Validate(), testkit.Fault{Path: tt.path, Kind: tt.kind})
		})
	}
}

func TestCommitmentValidate(t *testing.T) {
	tests := []struct {
		name   string
		change func(c *fit.Commitment)
		path   string
		kind   error
	}{
		{"id missing", func(c *fit.Commitment) { c.ID = "" }, "id", successkit.ErrRequired},
		{"criterion missing", func(c *fit.Commitment) { c.Criterion = "" }, "criterion", successkit.ErrRequired},
		{"side missing", func(c *fit.Commitment) { c.By = 0 }, "by", successkit.ErrRequired},
		{"side without a name", func(c *fit.Commitment) { c.By = 9 }, "by", successkit.ErrUnknown},
		{"words missing", func(c *fit.Commitment) { c.What = "" }, "what", successkit.ErrRequired},
		{"words too long", func(c *fit.Commitment) { c.What = strings.Repeat("x", 4097) }, "what", successkit.ErrOutOfRange},
		{"date missing", func(c *fit.Commitment) { c.Date = successkit.Date{} }, "date", successkit.ErrRequired},
		{"recorded before its date", func(c *fit.Commitment) { c.Recorded = c.Date.AddDays(-1) }, "recorded", successkit.ErrConflict},
		{"due missing", func(c *fit.Commitment) { c.Due = successkit.Date{} }, "due", successkit.ErrRequired},
		{"due before it was given", func(c *fit.Commitment) { c.Due = c.Date.AddDays(-1) }, "due", successkit.ErrConflict},
		{"a withdrawal that is due", func(c *fit.Commitment) { c.Withdrawn = true }, "due", successkit.ErrConflict},
	}
	valid := promise("c1", "sso", successkit.BothSides)
	assert.NoError(t, valid.Validate())
	assert.NoError(t, fit.Commitment{ID: "c2", Criterion: "sso", By: successkit.VendorSide, Date: day, Withdrawn: true}.Validate())
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := valid
			tt.change(&c)
			testkit.Faults(t, c.Validate(), testkit.Fault{Path: tt.path, Kind: tt.kind})
		})
	}
}

// A fact given twice counts once; the same id with other content is refused.
// Evidence and commitments have ids of their own.
func TestFactsIDs(t *testing.T) {
	e := fit.Evidence{ID: "x", Criterion: "sso", Answer: fit.Number(testkit.Dec(t, "1.0")), Date: day}
	same := e
	same.Answer = fit.Number(testkit.Dec(t, "1.00"))
	c := promise("x", "sso", successkit.VendorSide)
	assert.NoError(t, fit.Facts{Evidence: []fit.Evidence{e, same}, Commitments: []fit.Commitment{c, c}}.Validate())

	otherE, otherC := e, c
	otherE.Source = "second call"
	otherC.By = successkit.CustomerSide
	testkit.Faults(
		t,
		fit.Facts{Evidence: []fit.Evidence{e, otherE}, Commitments: []fit.Commitment{c, c, otherC}}.Validate(),
		testkit.Fault{Path: "evidence[1].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "commitments[2].id", Kind: successkit.ErrConflict},
	)
}

func TestKnownOn(t *testing.T) {
	e := fit.Evidence{Date: day.AddDays(-1), Recorded: day}
	c := fit.Commitment{Date: day.AddDays(-1), Recorded: day}
	for _, row := range []struct {
		on   successkit.Date
		want bool
	}{{day.AddDays(-1), false}, {day, true}, {successkit.Date{}, false}} {
		assert.Equal(t, row.want, e.KnownOn(row.on))
		assert.Equal(t, row.want, c.KnownOn(row.on))
	}
	assert.False(t, fit.Evidence{}.KnownOn(day), "what has no date is known on none")
	assert.False(t, fit.Commitment{}.KnownOn(day))
}
