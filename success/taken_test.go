package success_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
)

// missed is an account whose goal was missed on July 1: its recovery is due on the
// 6th, and beside it nothing else is in the order of that rule.
func missed(taken ...success.Taken) success.Account {
	a := account()
	a.Observations[0].Value = number("9")
	a.Taken = taken
	return a
}

// took says that somebody took on the recovery of that goal.
func took(id, date, until string) success.Taken {
	return success.Taken{ID: id, Date: day(date), Rule: "failed", Subject: "first-reply", By: "kim", Until: day(until)}
}

// S3: what somebody has taken on is planned and not overdue, and comes back when
// its day has passed.
func TestS3Taken(t *testing.T) {
	t.Parallel()
	late := took("n2", "2025-07-10", "2025-09-30")
	late.Recorded = day("2025-07-20")
	twice := took("n0", "2025-07-08", "2025-08-15")
	twice.Recorded = day("2025-07-09")
	other, gone := took("n1", "2025-07-08", "2025-08-31"), took("n1", "2025-07-08", "2025-08-31")
	other.Subject, gone.Rule = "second-reply", "recover"
	first := took("n1", "2025-07-08", "2025-08-31")
	for _, c := range []struct {
		name, asOf, by, due string
		taken               []success.Taken
	}{
		{"nobody has", "2025-07-10", "", "2025-07-06", nil},
		{"not yet", "2025-07-07", "", "2025-07-06", []success.Taken{first}},
		{"from its day on", "2025-07-08", "n1", "2025-08-31", []success.Taken{first}},
		{"on the last day", "2025-08-31", "n1", "2025-08-31", []success.Taken{first}},
		{"the day after it is as before", "2025-09-01", "", "2025-07-06", []success.Taken{first}},
		{"it may be planned for before it is due", "2025-07-02", "n1", "2025-07-03", []success.Taken{took("n1", "2025-07-02", "2025-07-03")}},
		{"before the goal was missed", "2025-07-10", "n1", "2025-07-31", []success.Taken{took("n1", "2025-06-20", "2025-07-31")}},
		{"the later one counts, whichever comes first", "2025-07-20", "n2", "2025-09-30", []success.Taken{late, first}},
		{"once it is known", "2025-07-19", "n1", "2025-08-31", []success.Taken{first, late}},
		{"of one day the one recorded later", "2025-07-10", "n0", "2025-08-15", []success.Taken{first, twice}},
		{"of one record the id", "2025-07-10", "n2", "2025-07-31", []success.Taken{took("n2", "2025-07-08", "2025-07-31"), first}},
		{"given back", "2025-07-16", "", "2025-07-06", []success.Taken{first, took("n2", "2025-07-15", "2025-07-15")}},
		{"of another subject", "2025-07-10", "", "2025-07-06", []success.Taken{other}},
		{"by a rule of another version", "2025-07-10", "", "2025-07-06", []success.Taken{gone}},
	} {
		a := missed(c.taken...)
		require.NoError(t, success.Book{Program: definition(), Accounts: []success.Account{a}}.Validate(), c.name)
		got := raised(t, reviewed(t, definition(), a, c.asOf), "failed")
		assert.Equal(t, c.due, got.Due.String(), c.name)
		by := ""
		if got.Taken != nil {
			by = got.Taken.ID
		}
		assert.Equal(t, c.by, by, c.name)
	}
}

// S3: what is in hand keeps the place of its rule, and of its day in it.
func TestS3TakenKeepsItsPlace(t *testing.T) {
	t.Parallel()
	a := missed()
	a.Fit.Evidence = nil
	subjects := func(a success.Account) []string {
		var all []string
		for _, x := range reviewed(t, definition(), a, "2025-07-10").Actions {
			all = append(all, x.Rule+" "+x.Subject)
		}
		return all
	}
	require.Equal(t, []string{"failed first-reply", "ask agents", "ask mail"}, subjects(a))
	a.Taken = []success.Taken{
		took("n1", "2025-07-08", "2025-12-31"),
		{ID: "n2", Date: day("2025-07-08"), Rule: "ask", Subject: "agents", Until: day("2025-08-01")},
	}
	assert.Equal(t, []string{"failed first-reply", "ask mail", "ask agents"}, subjects(a))
}

// Taken on, in other hands though until the same day, and back again: each is news.
func TestCompareTaken(t *testing.T) {
	t.Parallel()
	sue := took("n2", "2025-07-12", "2025-07-31")
	sue.By = "sue"
	a := missed(took("n1", "2025-07-08", "2025-07-31"), sue)
	for _, c := range []struct {
		before, after string
		moved         int
	}{
		{"2025-07-07", "2025-07-08", 1}, {"2025-07-08", "2025-07-11", 0}, {"2025-07-11", "2025-07-12", 1}, {"2025-07-31", "2025-08-01", 1},
	} {
		changes, err := success.Compare(reviewed(t, definition(), a, c.before), reviewed(t, definition(), a, c.after))
		require.NoError(t, err)
		assert.Len(t, changes.Moved, c.moved, c.after)
		assert.Empty(t, changes.Raised, c.after)
		assert.Empty(t, changes.Settled, c.after)
	}
}

func TestTakenFaults(t *testing.T) {
	t.Parallel()
	fault := func(path string, kind error) testkit.Fault { return testkit.Fault{Path: path, Kind: kind} }
	testkit.Faults(t, success.Taken{}.Validate(),
		fault("id", successkit.ErrRequired), fault("date", successkit.ErrRequired), fault("rule", successkit.ErrRequired),
		fault("subject", successkit.ErrRequired), fault("until", successkit.ErrRequired))
	x := took("n1", "2025-07-08", "2025-07-07")
	x.Rule, x.By, x.Note = "Recover It", " kim", "two\nlines"
	a, err := account().Append(success.Facts{Taken: []success.Taken{x}})
	testkit.Faults(t, err,
		fault("taken[0].rule", successkit.ErrMalformed), fault("taken[0].by", successkit.ErrMalformed),
		fault("taken[0].until", successkit.ErrConflict), fault("taken[0].note", successkit.ErrMalformed))
	assert.Zero(t, a)
}
