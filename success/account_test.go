package success_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

func TestAppend(t *testing.T) {
	t.Parallel()
	a := account()
	lost := journey.Event{ID: "v3", Milestone: "first-week", Kind: journey.EventLost, Date: day("2025-05-01")}
	b, err := a.Append(success.Facts{Events: []journey.Event{lost, lost, a.Events[0]}})
	require.NoError(t, err)
	assert.Len(t, a.Events, 2, "the account itself does not change")
	assert.Equal(t, append(account().Events, lost), b.Events)

	// Nothing more is the same account, to the byte.
	same, err := success.Account{ID: "bolt"}.Append(success.Facts{})
	require.NoError(t, err)
	assert.Equal(t, stored(t, success.Account{ID: "bolt"}), stored(t, same))

	// Two appends to one account do not meet in memory.
	c, err := a.Append(success.Facts{Events: []journey.Event{{ID: "v4", Milestone: "first-week", Kind: journey.EventLost, Date: day("2025-06-01")}}})
	require.NoError(t, err)
	assert.Equal(t, "v3", b.Events[2].ID)
	assert.Equal(t, "v4", c.Events[2].ID)
}

func TestAppendRefuses(t *testing.T) {
	t.Parallel()
	a := account()
	other := a.Readings[0]
	other.Value++
	_, err := a.Append(success.Facts{
		Events:   []journey.Event{{ID: "v3", Milestone: "first-week", Kind: journey.EventLost}},
		Readings: []health.Reading{other},
		Interactions: []successkit.Interaction{
			{ID: "i2", Date: day("2025-06-12"), Kind: "call"},
			{ID: "i2", Date: day("2025-06-13"), Kind: "call"},
		},
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "events[0].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "readings[0].id", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "interactions[1].id", Kind: successkit.ErrConflict},
	)
}

func TestStoredForms(t *testing.T) {
	t.Parallel()
	testkit.GoldenJSON(t, "book.json", success.Book{Program: definition(), Accounts: []success.Account{account()}})
	a := account()
	a.Interactions[0].ResponseMinutes = new(180)
	r, err := program(t).Review(a, day("2025-07-01"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "review.json", r)
}

// The forms in which a service stores everything else that it may: the facts of
// every kind, a book with all that a program can have, a review with all its parts
// and what changed since another.
func TestStoredFormsOfEverything(t *testing.T) {
	t.Parallel()
	testkit.GoldenJSON(t, "facts.json", everyFact().Facts)
	testkit.GoldenJSON(t, "story.json", success.Book{Program: storyProgram(), Accounts: []success.Account{storyAccount()}})
	p := made(t, storyProgram())
	review := func(date string) success.Review {
		r, err := p.Review(storyAccount(), day(date))
		require.NoError(t, err)
		return r
	}
	r := review("2026-01-20")
	for name, empty := range map[string]bool{
		"standings": r.Standings == nil, "bad fit": r.BadFit == nil, "outcome": r.Outcome == nil, "understanding": r.Understanding == nil,
		"value": r.Value == nil, "journey": r.Journey == nil, "trend": r.Trend == nil, "staying": r.Staying == nil, "agenda": r.Agenda == nil,
		"leads": r.Leads == nil, "exceptions": r.Exceptions == nil, "obstacles": r.Obstacles == nil, "actions": len(r.Actions) == 0,
	} {
		assert.False(t, empty, name)
	}
	testkit.GoldenJSON(t, "review-full.json", r)
	changes, err := success.Compare(review("2025-07-15"), review("2025-11-20"))
	require.NoError(t, err)
	assert.NotEmpty(t, changes.Raised)
	assert.NotEmpty(t, changes.Settled)
	assert.NotEmpty(t, changes.Moved)
	testkit.GoldenJSON(t, "changes.json", changes)
}

// everyFact returns the first random account with facts of every kind.
func everyFact() success.Account {
	for seed := uint64(0); ; seed++ {
		a := randomAccount(rand.New(rand.NewPCG(seed, 0)))
		every := true
		lists(&a.Facts, func(_ string, list reflect.Value) { every = every && list.Len() > 0 })
		if every {
			return a
		}
	}
}

// A fact that is refused is never compared, whatever it would cost, and those
// that say the same in other digits repeat each other.
func TestAppendComparesWhatIsSound(t *testing.T) {
	t.Parallel()
	a := account()
	huge := a.Observations[0]
	huge.Value = new(decimal.New(1, 50_000_000))
	money := decimal.New(1, 50_000_000)
	hostile := account()
	hostile.Observations[0].Value = huge.Value
	start := time.Now()
	_, err := a.Append(success.Facts{Observations: []outcome.Observation{huge}})
	testkit.Faults(t, err, testkit.Fault{Path: "observations[0].value", Kind: successkit.ErrOutOfRange})
	_, err = a.Append(success.Facts{
		Contracts:  []success.Contract{{ID: "k2", Date: day("2025-02-01"), Start: day("2025-02-01"), Value: money, Currency: "EUR"}},
		Exceptions: []success.Exception{{ID: "x", Date: day("2025-02-01"), Ruling: success.Asked, Kind: "refund", Cause: "outage", Amount: money}},
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "contracts[0].value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "exceptions[0].amount", Kind: successkit.ErrOutOfRange},
	)
	_, err = hostile.Append(success.Facts{Observations: a.Observations})
	testkit.Faults(t, err, testkit.Fault{Path: "observations[0].id", Kind: successkit.ErrConflict})
	assert.Less(t, time.Since(start), 5*time.Second)

	same := a.Observations[0]
	same.Value = number("3.500")
	b, err := a.Append(success.Facts{Observations: []outcome.Observation{same}})
	require.NoError(t, err)
	assert.Equal(t, a.Observations, b.Observations)
}
