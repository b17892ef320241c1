package outcome_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome"
)

func confirmed(id string, side successkit.Side, by, date string, goals ...string) outcome.Confirmation {
	return outcome.Confirmation{ID: id, Side: side, By: by, Goals: goals, Date: day(date)}
}

// O9: a confirmation is by a named contact on a date, and lapses when that
// contact leaves or the outcome changes. The first version is of January 10; in
// June "fast" becomes another, and "steady" stays.
func TestO9(t *testing.T) {
	h := mustHistory(t, amended("a", "2025-01-10", "", nil), amended("b", "2025-06-01", "", faster("2")))
	people := []successkit.Contact{{ID: "ann"}, {ID: "bob", Left: day("2025-04-01")}, {ID: "cy"}}
	vendor, customer := successkit.VendorSide, successkit.CustomerSide
	late := confirmed("late", customer, "ann", "2025-02-01", "fast")
	late.Recorded = day("2025-03-01")
	for _, row := range []struct {
		name   string
		goal   int // place of fast or steady
		asOf   string
		made   []outcome.Confirmation
		want   outcome.ConfirmationState
		by     string
		lapsed string
	}{
		{"nobody", 0, "2025-02-01", nil, outcome.Unconfirmed, "", ""},
		{"the other side", 0, "2025-02-01", []outcome.Confirmation{confirmed("v", vendor, "csm", "2025-01-10", "fast")}, outcome.Unconfirmed, "", ""},
		{"another goal", 0, "2025-02-01", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-01-10", "steady")}, outcome.Unconfirmed, "", ""},
		{"not yet", 0, "2025-01-31", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-02-01", "fast")}, outcome.Unconfirmed, "", ""},
		{"that day", 0, "2025-02-01", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-02-01", "fast")}, outcome.Confirmed, "c", ""},
		{"nobody knew", 0, "2025-02-28", []outcome.Confirmation{late}, outcome.Unconfirmed, "", ""},
		{"and now they do", 0, "2025-03-01", []outcome.Confirmation{late}, outcome.Confirmed, "late", ""},
		{"the day before the contact left", 0, "2025-03-31", []outcome.Confirmation{confirmed("c", customer, "bob", "2025-02-01", "fast")}, outcome.Confirmed, "c", ""},
		{"the contact left", 0, "2025-04-01", []outcome.Confirmation{confirmed("c", customer, "bob", "2025-02-01", "fast")}, outcome.ContactLeft, "c", "2025-04-01"},
		{"had left before", 0, "2025-05-01", []outcome.Confirmation{confirmed("c", customer, "bob", "2025-04-10", "fast")}, outcome.ContactLeft, "c", "2025-04-10"},
		{"another is there still", 0, "2025-05-01", []outcome.Confirmation{confirmed("c", customer, "bob", "2025-03-01", "fast"), confirmed("d", customer, "ann", "2025-02-01", "fast")}, outcome.Confirmed, "d", ""},
		{"the day before the outcome changed", 0, "2025-05-31", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-02-01", "fast")}, outcome.Confirmed, "c", ""},
		{"the outcome changed", 0, "2025-06-01", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-02-01", "fast")}, outcome.OutcomeChanged, "c", "2025-06-01"},
		{"the contact left, and then it changed", 0, "2025-06-01", []outcome.Confirmation{confirmed("c", customer, "bob", "2025-02-01", "fast")}, outcome.ContactLeft, "c", "2025-04-01"},
		{"what is said of the new one", 0, "2025-06-01", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-06-01", "fast")}, outcome.Confirmed, "c", ""},
		{"what did not change", 1, "2025-06-01", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-02-01", "steady")}, outcome.Confirmed, "c", ""},
		{"said before there was a version", 1, "2025-06-01", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-01-01", "steady")}, outcome.Confirmed, "c", ""},
		{"of two that lapsed the one that held longer", 0, "2025-06-01", []outcome.Confirmation{confirmed("c", customer, "ann", "2025-02-01", "fast"), confirmed("d", customer, "bob", "2025-03-01", "fast")}, outcome.OutcomeChanged, "c", "2025-06-01"},
	} {
		t.Run(row.name, func(t *testing.T) {
			u, err := h.Understanding(row.made, people, day(row.asOf))
			require.NoError(t, err)
			got := u.Goals[row.goal].Customer
			assert.Equal(t, row.want, got.State)
			assert.Equal(t, row.by, got.Confirmation)
			want := successkit.Date{}
			if row.lapsed != "" {
				want = day(row.lapsed)
			}
			assert.Equal(t, want, got.Lapsed)
			phrase, has := outcome.Phrases()[got.Reason.Code]
			assert.True(t, has, phrase)
			assert.NotContains(t, outcome.Phrases().Text(got.Reason), "{")
		})
	}
}

// O9: what was confirmed is the goal as it was known then. A correction of it that
// reaches back was confirmed by nobody, unless it was known when the confirmation
// was recorded.
func TestO9_corrected(t *testing.T) {
	h := mustHistory(t, amended("a", "2025-01-10", "", nil), amended("b", "2025-01-10", "2025-04-01", faster("1")))
	recorded := confirmed("r", successkit.CustomerSide, "ann", "2025-02-01", "fast")
	recorded.Recorded = day("2025-04-01")
	for _, row := range []struct {
		name   string
		made   outcome.Confirmation
		asOf   string
		want   outcome.ConfirmationState
		lapsed successkit.Date
	}{
		{"before anybody knew", confirmed("c", successkit.CustomerSide, "ann", "2025-02-01", "fast"), "2025-03-31", outcome.Confirmed, successkit.Date{}},
		{"of the goal as it was", confirmed("c", successkit.CustomerSide, "ann", "2025-02-01", "fast"), "2025-04-01", outcome.OutcomeChanged, day("2025-02-01")},
		{"recorded with the correction", recorded, "2025-04-01", outcome.Confirmed, successkit.Date{}},
		{"of the goal as it is", confirmed("c", successkit.CustomerSide, "ann", "2025-04-01", "fast"), "2025-04-01", outcome.Confirmed, successkit.Date{}},
	} {
		u, err := h.Understanding([]outcome.Confirmation{row.made}, []successkit.Contact{{ID: "ann"}}, day(row.asOf))
		require.NoError(t, err, row.name)
		assert.Equal(t, row.want, u.Goals[0].Customer.State, row.name)
		assert.Equal(t, row.lapsed, u.Goals[0].Customer.Lapsed, row.name)
	}
}

// O9: which goals the two do not share.
func TestO9_notShared(t *testing.T) {
	h := mustHistory(t, amended("a", "2025-01-10", "", nil))
	people := []successkit.Contact{{ID: "ann"}}
	made := []outcome.Confirmation{
		confirmed("v", successkit.VendorSide, "csm", "2025-01-10", "fast", "steady", "upsell"),
		confirmed("c", successkit.CustomerSide, "ann", "2025-01-12", "fast"),
		confirmed("later", successkit.CustomerSide, "ann", "2025-05-01", "steady"),
	}
	u, err := h.Understanding(made, people, day("2025-02-01"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "understanding.json", u)
	testkit.GoldenJSON(t, "confirmation.json", made[0])
	require.Len(t, u.NotShared(), 1)
	assert.Equal(t, "steady", u.NotShared()[0].Goal)
	assert.False(t, u.Shared())
	made[0].Goals = made[0].Goals[:2]
	u, err = h.Understanding(made, people, day("2025-05-01"))
	require.NoError(t, err)
	assert.True(t, u.Shared())
	assert.False(t, outcome.Understanding{}.Shared(), "where nothing is wanted nothing is shared")
}

func TestUnderstanding_refused(t *testing.T) {
	h := mustHistory(t, amended("a", "2025-01-10", "", nil))
	_, err := h.Understanding(nil, nil, successkit.Date{})
	testkit.Faults(t, err, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired}, testkit.Fault{Path: "desired", Kind: successkit.ErrRequired})
	bad := confirmed("b", successkit.BothSides, " ", "2025-01-10", "x", "x")
	bad.Recorded = day("2025-01-09")
	_, err = h.Understanding([]outcome.Confirmation{{}, bad, confirmed("n", 9, "x", "2025-01-10", "x"), confirmed("k", successkit.CustomerSide, "nobody", "2025-01-10", "x")},
		[]successkit.Contact{{ID: "ann"}, {ID: "ann"}, {}}, day("2025-02-01"))
	required := successkit.ErrRequired
	testkit.Faults(t, err,
		testkit.Fault{Path: "contacts[1].id", Kind: successkit.ErrDuplicate}, testkit.Fault{Path: "contacts[2].id", Kind: required},
		testkit.Fault{Path: "confirmations[3].by", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "confirmations[0].id", Kind: required}, testkit.Fault{Path: "confirmations[0].side", Kind: required},
		testkit.Fault{Path: "confirmations[0].by", Kind: required}, testkit.Fault{Path: "confirmations[0].goals", Kind: required},
		testkit.Fault{Path: "confirmations[0].date", Kind: required},
		testkit.Fault{Path: "confirmations[1].side", Kind: successkit.ErrConflict}, testkit.Fault{Path: "confirmations[1].by", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "confirmations[1].goals[1]", Kind: successkit.ErrDuplicate}, testkit.Fault{Path: "confirmations[1].recorded", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "confirmations[2].side", Kind: successkit.ErrUnknown})
}
