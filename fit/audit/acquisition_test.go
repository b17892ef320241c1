package audit_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/testkit"
)

// F12: three cases are told apart, by the profile in force on the day of the
// signing and by when and to whom its criteria were published.
func TestF12Cases(t *testing.T) {
	late := facts("2026-02-01", false, true, 80, false)
	for i := range late.Evidence {
		late.Evidence[i].Recorded = day("2026-05-01")
	}
	after := facts("2026-03-20", false, true, 80, false)
	after.Evidence = slices.Concat(facts("2026-02-01", true, true, 80, false).Evidence, after.Evidence[:1])
	for _, tt := range []struct {
		name          string
		on            string
		seller, team  string
		facts         fit.Facts
		then, verdict fit.Verdict
		want          audit.Case
		gaps          []string
		evident       bool
	}{
		{"potential", "2026-03-10", "ann", "north", facts("2026-02-01", true, true, 80, false), fit.Potential, fit.Potential, audit.NoCase, nil, false},
		{"on conditions", "2026-03-10", "ann", "north", promised(facts("2026-02-01", true, false, 80, false), "c", successkit.BothSides, "2026-03-01", "2026-04-01"), fit.Conditional, fit.Conditional, audit.NoCase, nil, false},
		{"everybody had been told", "2026-03-10", "bob", "south", facts("2026-02-01", false, true, 80, false), fit.NoPotential, fit.NoPotential, audit.KnowinglySigned, []string{"platform"}, true},
		{"her team had been told", "2026-03-10", "ann", "north", facts("2026-02-01", true, false, 80, false), fit.NoPotential, fit.NoPotential, audit.KnowinglySigned, []string{"skills"}, true},
		{"her team had not been told yet", "2026-02-28", "ann", "north", facts("2026-02-01", true, false, 80, false), fit.NoPotential, fit.NoPotential, audit.NotTold, []string{"skills"}, true},
		{"his team never was", "2026-03-10", "bob", "south", facts("2026-02-01", true, false, 80, false), fit.NoPotential, fit.NoPotential, audit.NotTold, []string{"skills"}, true},
		{"the gravest of two", "2026-03-10", "bob", "south", facts("2026-02-01", false, false, 80, false), fit.NoPotential, fit.NoPotential, audit.KnowinglySigned, []string{"platform", "skills"}, true},
		{"no criterion existed", "2026-03-10", "ann", "north", facts("2026-02-01", true, true, 80, true), fit.Potential, fit.Potential, audit.NotYetKnown, []string{"speaks-ill"}, true},
		{"not so strict a one", "2026-03-10", "ann", "north", facts("2026-02-01", true, true, 50, false), fit.Potential, fit.Potential, audit.NotYetKnown, []string{"budget"}, true},
		{"it existed by then", "2026-04-10", "ann", "north", facts("2026-02-01", true, true, 80, true), fit.NoPotential, fit.NoPotential, audit.NotTold, []string{"speaks-ill"}, true},
		{"nobody had asked", "2026-03-10", "ann", "north", late, fit.Undetermined, fit.NoPotential, audit.KnowinglySigned, []string{"platform"}, false},
		{"it came to be later", "2026-03-10", "ann", "north", after, fit.Potential, fit.Potential, audit.NoCase, nil, false},
		{"too little is known", "2026-03-10", "ann", "north", fit.Facts{}, fit.Undetermined, fit.Undetermined, audit.NoCase, nil, false},
		{"no profile yet", "2025-12-01", "ann", "north", facts("2025-11-01", false, true, 80, false), fit.Unassessed, fit.Unassessed, audit.NotYetKnown, []string{"platform"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			signing := audit.Signing{Customer: "acme", Date: day(tt.on), Seller: tt.seller, Team: tt.team, Facts: tt.facts}
			a, err := auditor(t).Acquisition(signing, today)
			require.NoError(t, err)
			verdict, err := auditor(t).Decide(signing, today)
			require.NoError(t, err)
			assert.Equal(t, tt.verdict, verdict)
			assert.Equal(t, tt.then, a.Then)
			assert.Equal(t, tt.verdict, a.Verdict)
			assert.Equal(t, tt.want, a.Case)
			var gaps []string
			for _, g := range a.Gaps {
				gaps = append(gaps, g.Criterion)
				assert.Equal(t, tt.evident, g.Evident, g.Criterion)
				assert.NotEmpty(t, g.Reasons)
			}
			assert.Equal(t, tt.gaps, gaps)
		})
	}
}

// F12: the offer is that of the day of the signing; where it did not state yet
// what today's profile reads, that of today tells.
func TestF12Offers(t *testing.T) {
	reads := func(version int, from, capability string) fit.Definition {
		return fit.Definition{ID: "p", Version: version, EffectiveFrom: day(from), Criteria: []fit.Criterion{{
			ID: "need", Input: fit.Functional, Kind: fit.Need, Question: "?", Rule: fit.Rule{Op: fit.OnlyOf, Offer: capability},
		}}}
	}
	v, err := fit.NewVersions(reads(1, "2026-01-01", "features"), reads(2, "2026-05-01", "modules"))
	require.NoError(t, err)
	offer := func(version int, from string, cs ...fit.Capability) fit.Offer {
		return fit.Offer{ID: "o", Version: version, EffectiveFrom: day(from), Capabilities: cs}
	}
	o, err := fit.NewOffers(
		offer(1, "2026-01-01", fit.Capability{ID: "features", Delivers: fit.Words("a", "b")}),
		offer(2, "2026-04-01", fit.Capability{ID: "features", Delivers: fit.Words("a", "b", "c")}, fit.Capability{ID: "modules", Delivers: fit.Words("a")}),
	)
	require.NoError(t, err)
	_, err = audit.New(v, nil)
	testkit.Faults(t, err, testkit.Fault{Path: "offers", Kind: successkit.ErrRequired})
	a, err := audit.New(v, o)
	require.NoError(t, err)
	need := func(w string) fit.Facts {
		return fit.Facts{Evidence: []fit.Evidence{{ID: "e", Criterion: "need", Answer: fit.Words(w), Date: day("2026-01-05")}}}
	}
	for _, tt := range []struct {
		needs, on string
		want      audit.Case
	}{
		{"a", "2026-02-01", audit.NoCase},
		{"b", "2026-02-01", audit.NotYetKnown}, // what we call modules does not have it
		{"c", "2026-02-01", audit.NotTold},     // it came in April
		{"c", "2026-04-02", audit.NotYetKnown},
	} {
		got, err := a.Acquisition(audit.Signing{Customer: "x", Date: day(tt.on), Facts: need(tt.needs)}, today)
		require.NoError(t, err)
		assert.Equal(t, tt.want, got.Case, "%s on %s", tt.needs, tt.on)
	}
}

func TestAcquisitionRefuses(t *testing.T) {
	bad := audit.Signing{
		Date: today.AddDays(1), Seller: " ", Value: decimal.New(-1, 0), Currency: "x", Facts: fit.Facts{Evidence: []fit.Evidence{{}}},
	}
	_, err := new(audit.Auditor).Acquisition(bad, today)
	_, again := new(audit.Auditor).Decide(bad, today)
	require.EqualError(t, again, err.Error())
	var paths []string
	for f := range successkit.FieldErrors(err) {
		paths = append(paths, f.Path)
	}
	assert.Equal(t, []string{
		"auditor", "customer", "date", "seller", "value", "currency",
		"facts.evidence[0].id", "facts.evidence[0].criterion", "facts.evidence[0].answer", "facts.evidence[0].date",
	}, paths)
	_, err = audit.New(nil, nil)
	testkit.Faults(t, err, testkit.Fault{Path: "versions", Kind: successkit.ErrRequired})
	_, err = auditor(t).Acquisition(audit.Signing{Customer: "a", Date: today}, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired})
}

// book audits signings of two months, two sellers and two channels.
func book(t testing.TB) []audit.Acquisition {
	t.Helper()
	var all []audit.Acquisition
	for _, s := range []struct {
		on, seller, channel string
		facts               fit.Facts
	}{
		{"2026-02-10", "ann", "direct", facts("2026-02-01", true, true, 80, false)},
		{"2026-02-11", "ann", "partner", facts("2026-02-01", true, false, 80, false)},
		{"2026-03-10", "bob", "partner", facts("2026-02-01", false, true, 80, false)},
		{"2026-03-11", "bob", "partner", facts("2026-02-01", true, true, 80, true)},
		{"2026-03-12", "bob", "direct", fit.Facts{}},
		{"2026-04-12", "", "direct", facts("2026-02-01", true, true, 80, false)},
	} {
		a, err := auditor(t).Acquisition(audit.Signing{
			Customer: s.on, Date: day(s.on), Seller: s.seller, Channel: s.channel, Value: decimal.New(1050, -2), Currency: "EUR", Facts: s.facts,
		}, today)
		require.NoError(t, err)
		all = append(all, a)
	}
	return all
}

// F12: the share of bad fit by period, seller and channel, with intervals.
func TestF12Shares(t *testing.T) {
	var x audit.Acquisitions
	for _, a := range book(t) {
		require.NoError(t, x.Add(a))
	}
	for _, tt := range []struct {
		by   audit.Dimension
		want map[string]string // rate by key
	}{
		{audit.Together, map[string]string{"": "2/5"}},
		{audit.ByMonth, map[string]string{"2026-02": "1/2", "2026-03": "1/2", "2026-04": "0/1"}},
		{audit.ByQuarter, map[string]string{"2026-Q1": "2/4", "2026-Q2": "0/1"}},
		{audit.ByYear, map[string]string{"2026": "2/5"}},
		{audit.BySeller, map[string]string{"ann": "1/2", "bob": "1/2", "": "0/1"}},
		{audit.ByChannel, map[string]string{"direct": "0/2", "partner": "2/3"}},
	} {
		got := map[string]string{}
		for _, s := range x.Shares(tt.by, 0.95) {
			got[s.Key] = s.Rate.String()
			assert.Equal(t, s.Bad, s.KnowinglySigned+s.NotTold)
			assert.Equal(t, s.Signed, s.Settled+s.Undetermined)
			assert.LessOrEqual(t, s.Interval.Lower(), s.Rate.Float64())
		}
		assert.Equal(t, tt.want, got)
	}
	all := x.Shares(audit.Together, 0.95)[0]
	assert.Equal(t, [5]int64{6, 1, 1, 1, 1}, [5]int64{all.Signed, all.Undetermined, all.KnowinglySigned, all.NotTold, all.NotYetKnown})
	testkit.EqualDecimal(t, "63", all.Value)
	testkit.EqualDecimal(t, "21", all.BadValue)
	assert.InDelta(t, 0.1176, all.Interval.Lower(), 0.0001) // Wilson by hand: 2 of 5
	assert.InDelta(t, 0.7693, all.Interval.Upper(), 0.0001)
	testkit.GoldenJSON(t, "acquisition.json", book(t)[1])
	testkit.GoldenJSON(t, "acquisition_sums.json", x.Sums())
	testkit.GoldenJSON(t, "shares.json", x.Shares(audit.BySeller, 0.95))
	testkit.GoldenJSON(t, "signing.json", audit.Signing{Customer: "acme", Date: today, Seller: "ann", Team: "north", Channel: "direct", Value: decimal.New(5, 0), Currency: "EUR"})

	other := book(t)[0]
	other.Currency = "USD"
	require.ErrorIs(t, x.Add(other), successkit.ErrConflict)
	other.AsOf = successkit.Date{}
	require.Error(t, x.Add(other))
	require.ErrorIs(t, x.Merge(nil), successkit.ErrRequired)
	_, err := audit.NewAcquisitions(audit.AcquisitionSums{Currency: "e", Rows: []audit.AcquisitionRow{{Month: day("2026-01-02"), Seller: " ", Verdict: 9, Case: 9, Signed: -1}, {Month: day("2026-01-01")}}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "rows[0].month", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rows[0].seller", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "rows[0].verdict", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rows[0].case", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rows[0].signed", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rows[1].signed", Kind: successkit.ErrRequired})
}
