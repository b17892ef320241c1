package report_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

func TestNew_refused(t *testing.T) {
	t.Parallel()
	_, err := report.New(nil, successkit.Period{}, successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "program", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "period", Kind: successkit.ErrRequired})
	p := program(t, book(t).Program)
	for _, c := range []struct {
		name, period, asOf string
		want               testkit.Fault
	}{
		{"no day", quarter, "", testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired}},
		{"before", quarter, eve, testkit.Fault{Path: "as_of", Kind: successkit.ErrOutOfRange}},
		{"after", quarter, "2026-04-01", testkit.Fault{Path: "as_of", Kind: successkit.ErrOutOfRange}},
		{"no day before", "0001-01-01/0001-02-01", "0001-01-01", testkit.Fault{Path: "period", Kind: successkit.ErrOutOfRange}},
	} {
		var asOf successkit.Date
		if c.asOf != "" {
			asOf = day(c.asOf)
		}
		_, err := report.New(p, successkit.MustPeriod(c.period), asOf)
		t.Log(c.name)
		testkit.Faults(t, err, c.want)
	}
}

func TestReporter_refused(t *testing.T) {
	t.Parallel()
	b := book(t)
	rep := reporter(t, b.Program, quarter, last)
	bad := b.Accounts[1]
	bad.Events = append(bad.Events, bad.Events[0])
	bad.Events[len(bad.Events)-1].ID = ""
	_, err := rep.Book([]success.Account{b.Accounts[0], bad, b.Accounts[0]})
	testkit.Faults(t, err,
		testkit.Fault{Path: "accounts[1].events[5].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "accounts[2].id", Kind: successkit.ErrDuplicate})

	was, is := stand("a", "2025-12-30", success.Successful, 1), stand("b", last, success.Successful, 1)
	is.Version, is.Program = 3, "other"
	_, err = rep.Reviewed(success.Account{ID: "a"}, was, is)
	testkit.Faults(t, err,
		testkit.Fault{Path: "opening.as_of", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "closing.account", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "closing.program", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "closing.version", Kind: successkit.ErrConflict})

	is = stand("a", last, success.Verdict(99), 1)
	is.Actions = []success.Action{{Rule: "no-such-rule", Subject: "a", Owner: successkit.CSM}}
	_, err = rep.Reviewed(success.Account{ID: "a"}, stand("a", eve, success.Successful, 1), is)
	paths := map[string]bool{}
	for fe := range successkit.FieldErrors(err) {
		require.ErrorIs(t, fe.Err, successkit.ErrUnknown)
		paths[fe.Path] = true
	}
	assert.Equal(t, map[string]bool{"rows[0].to": true, "lists[0].entries[0].what": true}, paths)

	is = stand("a", last, success.Successful, 1)
	is.Terms.Value = decimal.New(1, 2_000_000_000)
	is.Actions = []success.Action{{Rule: "recover-goal", Subject: "g", Owner: successkit.CSM, Value: decimal.New(1, -2_000_000_000)}}
	is.Exceptions = []success.Exception{{ID: "x", Amount: decimal.New(1, 2_000_000_000)}}
	_, err = rep.Reviewed(success.Account{ID: "a"}, stand("a", eve, success.Successful, 1), is)
	testkit.Faults(t, err,
		testkit.Fault{Path: "closing.terms.value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "closing.actions[0].value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "closing.exceptions[0].amount", Kind: successkit.ErrOutOfRange})

	for _, none := range []*report.Reporter{nil, {}} {
		_, err := none.Account(b.Accounts[0])
		testkit.Faults(t, err, testkit.Fault{Path: "reporter", Kind: successkit.ErrRequired})
		_, err = none.Book(nil)
		testkit.Faults(t, err, testkit.Fault{Path: "reporter", Kind: successkit.ErrRequired})
		_, err = none.Reviewed(b.Accounts[0], was, is)
		testkit.Faults(t, err, testkit.Fault{Path: "reporter", Kind: successkit.ErrRequired})
		assert.Equal(t, report.Scope{}, none.Scope())
	}
}

// What is refused changes nothing.
func TestMerge_refused(t *testing.T) {
	t.Parallel()
	b := book(t)
	tally := tallied(t, reporter(t, b.Program, quarter, last), b.Accounts...)
	want := stored(t, tally.Sums())
	testkit.Faults(t, tally.Merge(nil), testkit.Fault{Path: "other", Kind: successkit.ErrRequired})
	other := tallied(t, reporter(t, b.Program, quarter, "2026-03-30"), b.Accounts...)
	testkit.Faults(t, tally.Merge(other), testkit.Fault{Path: "scope", Kind: successkit.ErrConflict})
	full := tally.Sums()
	full.Rows = []report.Row{{Of: report.ByGoal, What: "x", Count: 1 << 53}}
	most, err := report.NewTally(full)
	require.NoError(t, err)
	before := stored(t, most.Sums())
	testkit.Faults(t, most.Merge(most), testkit.Fault{Path: "rows", Kind: successkit.ErrOutOfRange})
	assert.Equal(t, before, stored(t, most.Sums()))
	assert.Equal(t, want, stored(t, tally.Sums()))

	var zero report.Tally
	_, err = zero.Report()
	testkit.Faults(t, err, testkit.Fault{Path: "scope", Kind: successkit.ErrRequired})
	assert.Equal(t, report.Scope{}, zero.Scope())
	require.NoError(t, tally.Merge(&zero))
	assert.Equal(t, want, stored(t, tally.Sums()))
}

// Each row spoils the sums of three customers, and says where that is noticed.
func TestSums_refused(t *testing.T) {
	t.Parallel()
	whole := tallied(t, reporter(t, book(t).Program, quarter, last), few(t)...).Sums()
	huge := decimal.New(1, 2_000_000_000)
	find := func(s *report.Sums, of report.Kind) *report.Row {
		for i := range s.Rows {
			if s.Rows[i].Of == of {
				return &s.Rows[i]
			}
		}
		t.Fatalf("no row of %s", of)
		return nil
	}
	for _, c := range []struct {
		name  string
		spoil func(*report.Sums)
		path  string
		kind  error
	}{
		{"no scope", func(s *report.Sums) { s.Scope = report.Scope{} }, "scope.program", successkit.ErrRequired},
		{"a rule twice", func(s *report.Sums) { s.Scope.Rules = append(s.Scope.Rules, s.Scope.Rules[0]) }, "scope.rules[13]", successkit.ErrDuplicate},
		{"no kind", func(s *report.Sums) { s.Rows[0].Of = report.NoKind }, "rows[0].of", successkit.ErrUnknown},
		{"no count", func(s *report.Sums) { s.Rows[0].Count = 0 }, "rows[0].count", successkit.ErrOutOfRange},
		{"a verdict that is none", func(s *report.Sums) { s.Rows[0].To = "happy" }, "rows[0].to", successkit.ErrUnknown},
		{"neither end", func(s *report.Sums) { s.Rows[0].From, s.Rows[0].To = "", "" }, "rows[0].to", successkit.ErrRequired},
		{"words that the kind has not", func(s *report.Sums) { s.Rows[0].What = "x" }, "rows[0].what", successkit.ErrConflict},
		{"neither had it", func(s *report.Sums) { r := find(s, report.BySign); r.From, r.To = "no", "no" }, "rows", successkit.ErrConflict},
		{"a currency without money", func(s *report.Sums) { find(s, report.ByAct).Currency = "EUR" }, "rows", successkit.ErrConflict},
		{"no days", func(s *report.Sums) { s.Scope.NearDays = 0 }, "scope.near_days", successkit.ErrOutOfRange},
		{"a huge amount", func(s *report.Sums) { s.Rows[0].Closing = huge }, "rows[0].closing", successkit.ErrOutOfRange},
		{"a negative one", func(s *report.Sums) { s.Rows[0].Closing = decimal.New(-1, 0) }, "rows[0].closing", successkit.ErrOutOfRange},
		{"a currency", func(s *report.Sums) { s.Rows[0].Currency = "euro" }, "rows[0].currency", successkit.ErrMalformed},
		{"twice", func(s *report.Sums) { s.Rows = append(s.Rows, s.Rows[0]) }, "rows", successkit.ErrDuplicate},
		{"money of an act", func(s *report.Sums) { find(s, report.ByAct).Closing = decimal.New(1, 0) }, "rows", successkit.ErrConflict},
		{"one more by verdict", func(s *report.Sums) { find(s, report.ByVerdict).Count++ }, "rows", successkit.ErrConflict},
		{"more money by band", func(s *report.Sums) { r := find(s, report.ByBand); r.Opening = r.Opening.Add(decimal.New(1, 0)) }, "rows", successkit.ErrConflict},
		{"none by potential", func(s *report.Sums) {
			var rows []report.Row
			for _, r := range s.Rows {
				if r.Of != report.ByPotential {
					rows = append(rows, r)
				}
			}
			s.Rows = rows
		}, "rows", successkit.ErrConflict},
		{"a sign of more than there are", func(s *report.Sums) { find(s, report.BySign).Count = 9 }, "rows", successkit.ErrConflict},
		{"nobody to blame", func(s *report.Sums) {
			s.Rows = slices.DeleteFunc(s.Rows, func(r report.Row) bool { return r.Of == report.ByBlame })
		}, "rows", successkit.ErrConflict},
		{"less to blame", func(s *report.Sums) { find(s, report.ByBlame).Opening = decimal.New(1, 0) }, "rows", successkit.ErrConflict},
		{"a blame that is none", func(s *report.Sums) { find(s, report.ByBlame).From = "nobody" }, "rows", successkit.ErrUnknown},
		{"one who left is still there", func(s *report.Sums) { find(s, report.ByBlame).To = "ours" }, "rows", successkit.ErrConflict},
		{"gains of more than there are", func(s *report.Sums) { find(s, report.ByGain).Count, find(s, report.ByCost).Count = 9, 9 }, "rows", successkit.ErrConflict},
		{"gains without costs", func(s *report.Sums) {
			s.Rows = slices.DeleteFunc(s.Rows, func(r report.Row) bool { return r.Of == report.ByCost })
		}, "rows", successkit.ErrConflict},
		{"costs without gains", func(s *report.Sums) {
			s.Rows = slices.DeleteFunc(s.Rows, func(r report.Row) bool { return r.Of == report.ByGain })
		}, "rows", successkit.ErrConflict},
		{"a huge loss", func(s *report.Sums) { find(s, report.ByGain).Closing = huge.Neg() }, "rows", successkit.ErrOutOfRange},
		{"a blame of an entry", func(s *report.Sums) { s.Lists[0].Entries[0].Blame = 9 }, "lists[0].entries[0].blame", successkit.ErrUnknown},
		{"a list of nobody", func(s *report.Sums) { s.Lists[0].Entries = nil }, "lists[0].entries", successkit.ErrRequired},
		{"no list", func(s *report.Sums) { s.Lists[0].List = 0 }, "lists[0].list", successkit.ErrUnknown},
		{"out of order", func(s *report.Sums) {
			e := s.Lists[0].Entries
			e[0], e[1] = e[1], e[0]
		}, "lists[0].entries[1]", successkit.ErrConflict},
		{"a rule that is none", func(s *report.Sums) { s.Lists[0].Entries[0].What = "x" }, "lists[0].entries[0].what", successkit.ErrUnknown},
		{"a huge stake", func(s *report.Sums) { s.Lists[0].Entries[0].Money = huge }, "lists[0].entries[0].money", successkit.ErrOutOfRange},
		{"revenue of another day", func(s *report.Sums) { s.Revenue[0].Sums.AsOf = day(eve) }, "revenue[0].sums.as_of", successkit.ErrConflict},
		{"revenue twice", func(s *report.Sums) { s.Revenue = append(s.Revenue, s.Revenue[0]) }, "revenue[2]", successkit.ErrDuplicate},
		{"another rule of reactivations", func(s *report.Sums) { s.Revenue[0].Sums.Reactivations.AsNew = true }, "revenue[0].sums.reactivations", successkit.ErrConflict},
		{"a verdict at signing", func(s *report.Sums) { s.Revenue[0].AtSigning = 9 }, "revenue[0].at_signing", successkit.ErrUnknown},
	} {
		var s report.Sums
		require.NoError(t, json.Unmarshal([]byte(stored(t, whole)), &s))
		_, err := report.NewTally(s)
		require.NoError(t, err, c.name)
		c.spoil(&s)
		err = s.Validate()
		found := false
		for fe := range successkit.FieldErrors(err) {
			if c.path == fe.Path || c.path == "rows" && len(fe.Path) >= 4 && fe.Path[:4] == "rows" {
				found = true
				assert.ErrorIs(t, fe.Err, c.kind, c.name)
				break
			}
		}
		assert.True(t, found, "%s: nothing at %s in %v", c.name, c.path, err)
	}
}

func TestTarget_refused(t *testing.T) {
	t.Parallel()
	tally := pairs(t, stand("a", eve, success.Successful, 1), stand("a", last, success.Successful, 1))
	good := target()
	same := good
	huge := report.Target{ID: "x", Goal: decimal.New(1, 2_000_000_000), Start: new(decimal.New(1, -2_000_000_000)), From: day(eve), By: day(last)}
	_, err := tally.Report(good, same, report.Target{Figure: 99, Currency: "x"}, huge,
		report.Target{ID: "a", Figure: report.Risk, Currency: "EUR", Value: new(decimal.New(1, 0))},
		report.Target{ID: "b", Start: new(decimal.New(1, 0))},
		report.Target{ID: "c", Start: new(decimal.New(1, 0)), From: day(last), By: day(eve)},
		report.Target{ID: "d", Goal: decimal.New(1, 0), Start: new(decimal.New(2, 0)), From: day(eve), By: day(last)},
		report.Target{ID: "e", Goal: decimal.New(1, 0), Start: new(decimal.New(1, 0)), From: day(eve), By: day(last), AtMost: true},
	)
	testkit.Faults(t, err,
		testkit.Fault{Path: "targets[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "targets[2].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "targets[2].figure", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "targets[2].currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "targets[3].goal", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "targets[3].start", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "targets[4].currency", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "targets[4].value", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "targets[5].start", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "targets[6].by", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "targets[7].start", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "targets[8].start", Kind: successkit.ErrConflict},
	)
}

func TestCompare_refused(t *testing.T) {
	t.Parallel()
	r := reported(t, pairs(t, stand("a", eve, success.Successful, 1), stand("a", last, success.Successful, 1)))
	other := r
	other.Scope.Program, other.Scope.AsOf = "other", day("2026-03-01")
	other.Customers.Closing.Money = []success.Amount{{Currency: "EUR", Value: decimal.New(1, 2_000_000_000)}}
	_, err := report.Compare(r, other)
	testkit.Faults(t, err,
		testkit.Fault{Path: "after.scope.program", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "after.scope.as_of", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "after.customers", Kind: successkit.ErrOutOfRange})
	c, err := report.Compare(report.Report{}, report.Report{})
	require.NoError(t, err)
	assert.Equal(t, report.Changes{}, c)
}
