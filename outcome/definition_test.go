package outcome_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

type faults = []testkit.Fault

func fault(path string, kind error) testkit.Fault { return testkit.Fault{Path: path, Kind: kind} }

// Each row breaks one thing of a good definition and names what is reported.
func TestDefinitionFaults(t *testing.T) {
	measure := func(change func(*outcome.Measure)) func(*outcome.Definition) {
		return func(d *outcome.Definition) { change(&d.Required[0].Measures[0]) }
	}
	band := func(change func(*outcome.Measure)) func(*outcome.Definition) {
		return func(d *outcome.Definition) { change(&d.Required[1].Measures[0]) }
	}
	requirement := func(at int, change func(*outcome.Requirement)) func(*outcome.Definition) {
		return func(d *outcome.Definition) { change(&d.Experience.Requirements[at]) }
	}
	channels := func(list ...successkit.Channel) func(*outcome.Definition) {
		return requirement(0, func(r *outcome.Requirement) {
			r.Response, r.Channels = nil, &outcome.Channels{Permitted: list}
		})
	}
	const (
		m0 = "required[0].measures[0]"
		m1 = "required[1].measures[0]"
		r0 = "experience.requirements[0]"
		r1 = "experience.requirements[1]"
	)
	for _, row := range []struct {
		name   string
		change func(*outcome.Definition)
		want   faults
	}{
		{"as it is", func(*outcome.Definition) {}, nil},
		{"O1: nothing at all", func(d *outcome.Definition) { *d = outcome.Definition{} }, faults{
			fault("id", successkit.ErrRequired), fault("statement", successkit.ErrRequired),
			fault("required", successkit.ErrRequired), fault("experience.requirements", successkit.ErrRequired),
		}},
		{"O1: no required outcome", func(d *outcome.Definition) { d.Required = nil }, faults{fault("required", successkit.ErrRequired)}},
		{"O1: no experience", func(d *outcome.Definition) { d.Experience.Requirements = nil }, faults{fault("experience.requirements", successkit.ErrRequired)}},
		{"O2: an empty outcome", func(d *outcome.Definition) { d.Required[0] = outcome.Required{} }, faults{
			fault("required[0].id", successkit.ErrRequired), fault("required[0].statement", successkit.ErrRequired),
			fault("required[0].use_case", successkit.ErrRequired), fault("required[0].measures", successkit.ErrRequired),
		}},
		{"O2: an empty measure", measure(func(m *outcome.Measure) { *m = outcome.Measure{} }), faults{
			fault(m0+".id", successkit.ErrRequired), fault(m0+".name", successkit.ErrRequired), fault(m0+".unit", successkit.ErrRequired),
			fault(m0+".direction", successkit.ErrRequired), fault(m0+".due", successkit.ErrRequired),
		}},
		{"statement is blank", func(d *outcome.Definition) { d.Statement = " \n" }, faults{fault("statement", successkit.ErrRequired)}},
		{"statement at its limit", func(d *outcome.Definition) { d.Statement = strings.Repeat("a", 4096) }, nil},
		{"statement beyond it", func(d *outcome.Definition) { d.Statement = strings.Repeat("a", 4097) }, faults{fault("statement", successkit.ErrOutOfRange)}},
		{"statement is no text", func(d *outcome.Definition) { d.Statement = "\xff" }, faults{fault("statement", successkit.ErrMalformed)}},
		{"use case is no word", func(d *outcome.Definition) { d.Required[0].UseCase = "Ticket triage" }, faults{fault("required[0].use_case", successkit.ErrMalformed)}},
		{"outcome twice", func(d *outcome.Definition) { d.Required[1].ID = "fast" }, faults{fault("required[1].id", successkit.ErrDuplicate)}},
		{"measure twice, in two outcomes", func(d *outcome.Definition) { d.Required[1].Measures[0].ID = "first-reply" }, faults{fault(m1+".id", successkit.ErrDuplicate)}},
		{"requirement twice", requirement(1, func(r *outcome.Requirement) { r.ID = "urgent" }), faults{fault(r1+".id", successkit.ErrDuplicate)}},

		{"baseline not known", measure(func(m *outcome.Measure) { m.Baseline = nil }), nil},
		{"no target", measure(func(m *outcome.Measure) { m.Target = nil }), faults{fault(m0+".target", successkit.ErrRequired)}},
		{"D8: target is the baseline", measure(func(m *outcome.Measure) { m.Target = dec("30.0") }), faults{fault(m0+".target", successkit.ErrConflict)}},
		{"lower to above the baseline", measure(func(m *outcome.Measure) { m.Target = dec("31") }), faults{fault(m0+".target", successkit.ErrConflict)}},
		{"raise to below the baseline", measure(func(m *outcome.Measure) { m.Direction = outcome.Raise }), faults{fault(m0+".target", successkit.ErrConflict)}},
		{"raise with a band", measure(func(m *outcome.Measure) { m.Band = &outcome.Band{} }), faults{fault(m0+".band", successkit.ErrConflict)}},
		{"direction without a name", measure(func(m *outcome.Measure) { m.Direction = 9 }), faults{fault(m0+".direction", successkit.ErrUnknown)}},
		{"baseline beyond the digits", measure(func(m *outcome.Measure) { m.Baseline = new(decimal.New(1, 38)) }), faults{fault(m0+".baseline", successkit.ErrOutOfRange)}},
		{"target beyond the places", measure(func(m *outcome.Measure) { m.Target = new(decimal.New(1, -21)) }), faults{fault(m0+".target", successkit.ErrOutOfRange)}},
		{"hostile exponent", measure(func(m *outcome.Measure) { m.Target = new(decimal.New(1, 1<<31-1)) }), faults{fault(m0+".target", successkit.ErrOutOfRange)}},
		{"D8: hold from within the band", band(func(m *outcome.Measure) { m.Baseline = dec("40") }), nil},
		{"hold without a band", band(func(m *outcome.Measure) { m.Band = nil }), faults{fault(m1+".band", successkit.ErrRequired)}},
		{"hold with a target", band(func(m *outcome.Measure) { m.Target = dec("40") }), faults{fault(m1+".target", successkit.ErrConflict)}},
		{"a band of one value", band(func(m *outcome.Measure) { m.Band.High = m.Band.Low }), nil},
		{"a band upside down", band(func(m *outcome.Measure) { m.Band.High = *dec("19.99") }), faults{fault(m1+".band.high", successkit.ErrConflict)}},
		{"a band beyond the limits", band(func(m *outcome.Measure) { m.Band.Low, m.Band.High = decimal.New(1, -21), decimal.New(1, 38) }), faults{
			fault(m1+".band.low", successkit.ErrOutOfRange), fault(m1+".band.high", successkit.ErrOutOfRange),
		}},

		{"an empty requirement", requirement(0, func(r *outcome.Requirement) { *r = outcome.Requirement{} }), faults{
			fault(r0+".id", successkit.ErrRequired), fault(r0+".statement", successkit.ErrRequired),
			fault(r0+".window_days", successkit.ErrRequired), fault(r0, successkit.ErrRequired),
		}},
		{"two rules", requirement(0, func(r *outcome.Requirement) { r.Cadence = &outcome.Cadence{EveryDays: 1, From: day("2025-01-01")} }), faults{fault(r0, successkit.ErrConflict)}},
		{"kind is no word", requirement(0, func(r *outcome.Requirement) { r.Kind = "-" }), faults{fault(r0+".kind", successkit.ErrMalformed)}},
		{"window at its limit", requirement(0, func(r *outcome.Requirement) { r.WindowDays = 36_525 }), nil},
		{"window beyond it", requirement(0, func(r *outcome.Requirement) { r.WindowDays = 36_526 }), faults{fault(r0+".window_days", successkit.ErrOutOfRange)}},
		{"window below 1", requirement(0, func(r *outcome.Requirement) { r.WindowDays = -1 }), faults{fault(r0+".window_days", successkit.ErrOutOfRange)}},
		{"no time to answer", requirement(0, func(r *outcome.Requirement) { r.Response.WithinMinutes = 0 }), faults{fault(r0+".response.within_minutes", successkit.ErrRequired)}},
		{"answered before asked", requirement(0, func(r *outcome.Requirement) { r.Response.WithinMinutes = -1 }), faults{fault(r0+".response.within_minutes", successkit.ErrOutOfRange)}},
		{"response by no channel", requirement(0, func(r *outcome.Requirement) { r.Response.Channels = []successkit.Channel{"email", ""} }), faults{fault(r0+".response.channels[1]", successkit.ErrRequired)}},
		{"an empty cadence", requirement(1, func(r *outcome.Requirement) { r.Cadence = &outcome.Cadence{} }), faults{
			fault(r1+".cadence.every_days", successkit.ErrRequired), fault(r1+".cadence.from", successkit.ErrRequired),
		}},
		{"no channel permitted", channels(), faults{fault(r0+".channels.permitted", successkit.ErrRequired)}},
		{"a channel twice", channels("email", "chat", "email"), faults{fault(r0+".channels.permitted[2]", successkit.ErrDuplicate)}},
		{"a channel that is no word", channels("E-Mail"), faults{fault(r0+".channels.permitted[0]", successkit.ErrMalformed)}},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := helpdesk()
			row.change(&d)
			err := d.Validate()
			testkit.Faults(t, err, row.want...)
			desired, err := outcome.New(d)
			testkit.Faults(t, err, row.want...)
			assert.Equal(t, row.want == nil, desired != nil)
		})
	}
}

// The model shares no memory with what it was made of, or with what it hands
// out.
func TestNewCopies(t *testing.T) {
	spoil := func(d outcome.Definition) {
		d.Required[0].Measures[0].ID = "spoilt"
		*d.Required[0].Measures[0].Baseline = *dec("1")
		*d.Required[0].Measures[0].Target = *dec("1")
		d.Required[1].Measures[0].Band.Low = *dec("-1000")
		d.Required[1].ID = "spoilt"
		d.Experience.Requirements[0].Response.WithinMinutes = 1
		d.Experience.Requirements[0].Response.Channels[0] = "spoilt"
		d.Experience.Requirements[1].Cadence.EveryDays = 1
		d.Experience.Requirements[2].Channels.Permitted[0] = "spoilt"
		d.Experience.Requirements[0].ID = "spoilt"
	}
	definition := func() outcome.Definition {
		d := helpdesk()
		d.Experience.Requirements[0].Response.Channels = []successkit.Channel{successkit.Email}
		d.Experience.Requirements = append(d.Experience.Requirements, outcome.Requirement{
			ID: "writing", Statement: "Write to us", WindowDays: 30,
			Channels: &outcome.Channels{Permitted: []successkit.Channel{successkit.Email}},
		})
		return d
	}
	d := definition()
	desired, err := outcome.New(d)
	require.NoError(t, err)
	spoil(d)
	assert.Equal(t, definition(), desired.Definition())
	spoil(desired.Definition())
	assert.Equal(t, definition(), desired.Definition())

	o := observed("first-reply", "2025-03-01", "20")
	a := attain(t, desired, o, nil, "2025-03-31")
	*o[0].Value = *dec("1")
	testkit.EqualDecimal(t, "20", *a.Required[0].Measures[0].Observation.Value)
	*a.Required[0].Measures[0].Observation.Value = *dec("2")
	testkit.EqualDecimal(t, "1", *o[0].Value)
}
