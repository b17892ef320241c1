package report_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/report"
)

// realised is the account of what a customer gained and paid, without what is "".
func realised(gained, paid string, missing ...string) *value.Realised {
	sum := func(s string) *decimal.Decimal {
		if s == "" {
			return nil
		}
		return new(decimal.RequireFromString(s))
	}
	return &value.Realised{Currency: "EUR", Delivered: sum(gained), Paid: sum(paid), MissingCosts: missing}
}

// What did customers gain? Counted by hand: a gained 300 for 100 and then 700 for
// 200, b nothing yet but a correction, and of the others it is not known.
func TestWorth(t *testing.T) {
	t.Parallel()
	with := func(r success.Review, v *value.Realised) success.Review {
		r.Value = v
		return r
	}
	tally := pairs(t,
		with(stand("a", eve, success.Successful, 100), realised("300", "100")), with(stand("a", last, success.Successful, 100), realised("700", "200")),
		with(stand("b", eve, success.Successful, 100), nil), with(stand("b", last, success.Successful, 100), realised("-50", "50")),
		with(stand("c", eve, success.Successful, 100), realised("9", "")), with(stand("c", last, success.Successful, 100), realised("", "9")),
		with(stand("d", eve, success.Successful, 100), realised("9", "9", "own-time")), with(stand("d", last, success.Successful, 100), realised("9", "9", "own-time")),
		with(stand("e", eve, success.Successful, 100), realised("60", "40")), with(gone("e", last, success.Former), realised("60", "40")),
	)
	r := reported(t, tally)
	assert.Equal(t, int64(2), r.Worth.Gained.Opening.Accounts)
	assert.Equal(t, int64(2), r.Worth.Paid.Closing.Accounts)
	euros(t, "360", r.Worth.Gained.Opening.Money)
	euros(t, "650", r.Worth.Gained.Closing.Money)
	euros(t, "250", r.Worth.Paid.Closing.Money)
	require.Len(t, r.Worth.Returns, 1)
	assert.Equal(t, "220/140", r.Worth.Returns[0].Opening.String())
	assert.Equal(t, "400/250", r.Worth.Returns[0].Closing.String())
	assert.Equal(t, "400/250", r.Figure(report.ReturnOnPrice, "EUR").String())
	assert.False(t, r.Figure(report.ReturnOnPrice, "USD").Defined())

	refunded := reported(t, pairs(t,
		with(stand("a", eve, success.Successful, 1), realised("1", "0")), with(stand("a", last, success.Successful, 1), realised("1", "-2"))))
	assert.Equal(t, []report.Return{{Currency: "EUR"}}, refunded.Worth.Returns, "no price, no return")

	data, err := tally.MarshalBinary()
	require.NoError(t, err)
	var again report.Tally
	require.NoError(t, again.UnmarshalBinary(data))
	assert.Equal(t, stored(t, r), stored(t, reported(t, &again)), "what is below 0 is stored")

	for name, v := range map[string]*value.Realised{"gained": realised("1", "1"), "paid": realised("1", "1")} {
		huge := decimal.New(1, 2_000_000_000)
		if *v.Paid = huge; name == "gained" {
			*v.Delivered, *v.Paid = huge, decimal.New(1, 0)
		}
		_, err := reporter(t, book(t).Program, quarter, last).Reviewed(success.Account{ID: "a"},
			stand("a", eve, success.Successful, 1), with(stand("a", last, success.Successful, 1), v))
		path := map[string]string{"gained": "closing.value.delivered", "paid": "closing.value.paid"}[name]
		testkit.Faults(t, err, testkit.Fault{Path: path, Kind: successkit.ErrOutOfRange})
	}
}

// Whose failure was it that a customer left? It had potential, or had none, or
// nobody had asked; and a side had broken its word by then, or had not yet.
func TestLosses(t *testing.T) {
	t.Parallel()
	b := book(t)
	rep := reporter(t, b.Program, quarter, last)
	leaver := func(id string) success.Account {
		a := success.Account{ID: id}
		a.Contracts = []success.Contract{{ID: "k", Date: day("2025-01-10"), Start: day("2025-01-10"), Value: decimal.New(100, 0), Currency: "EUR"}}
		a.Departures = []success.Departure{{ID: "d", Date: day("2026-02-01"), Cause: "price"}}
		for _, e := range b.Accounts[1].Fit.Evidence { // a customer with potential
			e.Date = day("2025-01-05")
			a.Fit.Evidence = append(a.Fit.Evidence, e)
		}
		return a
	}
	breaks := func(a success.Account, by successkit.Side, on string) success.Account {
		a.Fit.Commitments = []fit.Commitment{{ID: "c", Criterion: "process-owner", By: by, What: "train", Date: day("2025-01-08"), Due: day("2025-03-01")}}
		a.Fit.Settlements = []fit.Settlement{{ID: "s", Commitment: "c", Date: day(on)}}
		return a
	}
	unasked, unfit, unsigned := leaver("unasked"), leaver("unfit"), stand("e", eve, success.Unknown, 100)
	unasked.Fit = fit.Facts{}
	for i, e := range unfit.Fit.Evidence {
		if e.Criterion == "pays-late-on-purpose" {
			unfit.Fit.Evidence[i].Answer = fit.YesNo(true)
		}
	}
	back := leaver("back") // has a contract to come
	back.Contracts = append(back.Contracts, success.Contract{ID: "k2", Date: day("2026-03-01"), Start: day("2026-06-01"), Value: decimal.New(80, 0), Currency: "EUR"})
	back.Departures[0].Contract = "k"
	late := leaver("late") // what it signed before all else it signed after it had left
	late.Contracts = append(late.Contracts, success.Contract{
		ID: "k0", Date: day("2026-03-05"), Start: day("2024-01-01"), Value: decimal.Decimal{}, Currency: "EUR",
	})
	for _, c := range []struct {
		name    string
		account success.Account
		want    audit.Blame
	}{
		{"potential", leaver("potential"), audit.Unexplained},
		{"ours", breaks(leaver("ours"), successkit.VendorSide, "2025-03-01"), audit.Ours},
		{"theirs", breaks(leaver("theirs"), successkit.CustomerSide, "2025-03-01"), audit.Theirs},
		{"both", breaks(leaver("both"), successkit.BothSides, "2025-03-01"), audit.BothFailed},
		{"no potential", unfit, audit.ByAcquisition},
		{"nobody asked", unasked, audit.UnknownBlame},
		{"signs late", late, audit.UnknownBlame},
		{"comes back", back, audit.Unexplained},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := reported(t, tallied(t, rep, c.account))
			require.Len(t, r.Losses, 1)
			assert.Equal(t, c.want, r.Losses[0].Blame)
			assert.Equal(t, int64(1), r.Losses[0].Accounts)
			euros(t, "100", r.Losses[0].Money)
			require.Len(t, r.Named(report.Lost, "EUR"), 1)
			assert.Equal(t, c.want, r.Named(report.Lost, "EUR")[0].Blame)
		})
	}
	r := reported(t, pairs(t, unsigned, gone("e", last, success.Former), stand("f", eve, success.Unknown, 1), stand("f", last, success.Unknown, 1)))
	require.Len(t, r.Losses, 1, "one without a contract")
	assert.Equal(t, audit.UnknownBlame, r.Losses[0].Blame)
	assert.Equal(t, int64(1), r.Losses[0].Accounts)
}
