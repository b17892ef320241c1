package renewal_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	open := line("c-2", "Bolt", "2025-02-28", 10)
	open.Closed, open.AmountRenewed, open.RenewedMonths = successkit.MustDate("2025-02-01"), decimal.NewFromInt(1), 12
	won := line("c-3", "Crane", "2025-02-28", 10)
	won.Status = renewal.Renewed
	odd := line("c-4", "Delta", "2025-02-28", -1)
	odd.Status, odd.Delivery, odd.Currency, odd.TermMonths, odd.Product = 9, 9, "euro", -1, " x"
	odd.AmountRenewed = decimal.New(1, 60)
	first, differs := line("c-1", "Acme", "2025-01-31", 10), line("c-1", "Acme", "2025-01-31", 11)
	_, err := renewal.New([]renewal.Line{first, {}, open, won, odd, first, differs})
	testkit.Faults(t, err,
		testkit.Fault{Path: "lines[1].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "lines[1].customer", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "lines[1].due", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "lines[1].status", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "lines[2].closed", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "lines[2].amount_renewed", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "lines[2].renewed_months", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "lines[3].closed", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "lines[4].product", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "lines[4].delivery", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "lines[4].currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "lines[4].amount_due", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "lines[4].term_months", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "lines[4].status", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "lines[4].amount_renewed", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "lines[6].id", Kind: successkit.ErrConflict},
	)
}

func TestViewRefuses(t *testing.T) {
	t.Parallel()
	dollars := line("c-2", "Bolt", "2025-02-28", 10)
	dollars.Currency = "USD"
	book := mustBook(t, []renewal.Line{line("c-1", "Acme", "2025-01-31", 10), dollars})
	assert.Equal(t, []string{"EUR", "USD"}, book.Currencies())
	_, err := book.AsOf(successkit.Date{}).Report(successkit.Period{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "period", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	view := book.AsOf(successkit.MustDate("2025-03-31"))
	r, err := view.In("USD").Report(successkit.Quarter(2025, 1))
	require.NoError(t, err)
	assert.Equal(t, "USD", r.Currency)
	assert.Equal(t, int64(1), r.Due.Lines)

	_, err = view.By(renewal.Convention{Basis: 9, Open: 9, GraceDays: new(-1), Cap: 9})
	testkit.Faults(t, err,
		testkit.Fault{Path: "basis", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "open", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "grace_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "cap", Kind: successkit.ErrUnknown})

	windfall, err := view.In("USD").Of(renewal.SaaS).By(renewal.Convention{Basis: renewal.Windfall})
	require.NoError(t, err)
	_, err = windfall.Bridge(nil, successkit.Quarter(2025, 1))
	testkit.Faults(t, err,
		testkit.Fault{Path: "ledger", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "delivery", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "convention.basis", Kind: successkit.ErrConflict})
	ledger := mustLedger(t, []metrics.Movement{movement("Acme", "2024-01-01", 10)})
	_, err = view.In("USD").Bridge(ledger, successkit.Quarter(2025, 1))
	testkit.Faults(t, err, testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	other := movement("Bolt", "2024-01-01", 10)
	other.Currency = "USD"
	_, err = view.In("USD").Bridge(mustLedger(t, []metrics.Movement{movement("Acme", "2024-01-01", 10), other}), successkit.Quarter(2025, 1))
	testkit.Faults(t, err, testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})

	// Neither the view of nothing nor that of an empty book has a rate.
	for _, v := range []renewal.View{mustBook(t, nil).AsOf(successkit.MustDate("2025-03-31")), (*renewal.Book)(nil).AsOf(successkit.MustDate("2025-03-31"))} {
		r, err := v.Report(successkit.Quarter(2025, 1))
		require.NoError(t, err)
		assert.False(t, r.Gross.Defined() || r.Net.Defined() || r.Count.Defined() || r.Customers.Defined())
		b, err := v.Bridge(ledger, successkit.Quarter(2025, 1))
		require.NoError(t, err)
		assert.Equal(t, "10/10", b.GRR.String())
		assert.Equal(t, "EUR", b.Currency)
	}
}

// The edges of a window and of grace, by hand: grace is over on the 31st day.
func TestEdges(t *testing.T) {
	t.Parallel()
	noticed := line("notice", "E", "2025-04-02", 5)
	noticed.Notice = successkit.MustDate("2025-03-05")
	book := mustBook(t, []renewal.Line{
		line("first", "A", "2025-03-01", 1), line("last", "B", "2025-03-31", 2), line("next", "C", "2025-04-01", 4),
		renewed("on the day", "D", "2025-03-10", 8, "2025-03-10", 8), renewed("at the end of grace", "D", "2025-03-01", 16, "2025-03-31", 16), noticed,
	})
	report := func(day string) renewal.Report {
		r, err := book.AsOf(successkit.MustDate(day)).Report(successkit.Month(2025, 3))
		require.NoError(t, err)
		return r
	}
	r := report("2025-03-31")
	testkit.EqualDecimal(t, "27", r.Due.AmountDue)
	assert.Equal(t, int64(0), r.OpenPastGrace.Lines)
	assert.Equal(t, int64(30), r.Lapsed.Days, "a line due on the day itself has not lapsed")
	assert.Equal(t, []string{"first", "last"}, r.LeftOut)
	assert.Equal(t, int64(30), r.Late.Days, "renewed on the day is neither early nor late")
	assert.Equal(t, int64(0), r.Restated.Lines)
	r = report("2025-04-01")
	assert.Equal(t, int64(1), r.OpenPastGrace.Lines)
	assert.Equal(t, "24/25", r.Gross.String())
	r, err := book.AsOf(successkit.MustDate("2025-03-05")).Report(successkit.Month(2025, 4))
	require.NoError(t, err)
	testkit.EqualDecimal(t, "5", r.Notice.AmountDue)
	r, err = book.AsOf(successkit.MustDate("2025-03-04")).Report(successkit.Month(2025, 4))
	require.NoError(t, err)
	assert.Equal(t, int64(0), r.Notice.Lines)
}

// A customer that drops a product and takes an add-on in its place has stayed.
func TestCustomers(t *testing.T) {
	t.Parallel()
	book := mustBook(t, []renewal.Line{
		lost("old", "Acme", "2025-01-31", 100, "2025-01-31"), renewed("new", "Acme", "2025-01-31", 0, "2025-01-31", 80),
		lost("gone", "Bolt", "2025-01-31", 50, "2025-01-31"), renewed("only", "Crane", "2025-01-31", 0, "2025-01-31", 7),
	})
	view, err := book.AsOf(successkit.MustDate("2025-01-31")).By(renewal.Convention{Cap: renewal.CapPerCustomer})
	require.NoError(t, err)
	r, err := view.Report(successkit.Month(2025, 1))
	require.NoError(t, err)
	assert.Equal(t, "1/2", r.Customers.String(), "an add-on alone was not due")
	assert.Equal(t, "80/150", r.Gross.String())
	assert.Equal(t, "0/2", r.Count.String())
}

// What was due in the quarter and renewed after it is no windfall of it, though
// the rate by due day has it; what was due before it is.
func TestWindfall(t *testing.T) {
	t.Parallel()
	book := mustBook(t, []renewal.Line{
		renewed("in time", "A", "2025-01-31", 1, "2025-03-31", 1), renewed("too late", "B", "2025-01-31", 2, "2025-04-01", 2),
		renewed("earlier", "C", "2024-12-31", 4, "2025-01-01", 4), renewed("before", "D", "2024-12-31", 8, "2024-12-31", 8),
		renewed("ahead", "E", "2025-04-01", 16, "2025-03-01", 16),
	})
	for basis, want := range map[renewal.Basis]string{
		renewal.Windfall: "5/3", renewal.ByDueDate: "3/3", renewal.ByCloseDate: "21/21",
	} {
		view, err := book.AsOf(successkit.MustDate("2025-06-30")).By(renewal.Convention{Basis: basis})
		require.NoError(t, err)
		r, err := view.Report(successkit.Quarter(2025, 1))
		require.NoError(t, err)
		assert.Equal(t, want, r.Gross.String(), basis)
	}
}

func TestContractValueLeavesOutUntimedLines(t *testing.T) {
	t.Parallel()
	timed := renewed("c-2", "Bolt", "2025-01-31", 100, "2025-01-31", 100)
	timed.TermMonths, timed.RenewedMonths = 36, 5
	half := renewed("c-3", "Crane", "2025-01-31", 100, "2025-01-31", 100)
	half.TermMonths = 12
	book := mustBook(t, []renewal.Line{half, renewed("c-1", "Acme", "2025-01-31", 100, "2025-01-31", 100), timed})
	v, err := book.AsOf(successkit.MustDate("2025-01-31")).ContractValue(successkit.Month(2025, 1))
	require.NoError(t, err)
	assert.Equal(t, []string{"c-1", "c-3"}, v.Untimed)
	testkit.EqualDecimal(t, "300", v.Due)
	testkit.EqualDecimal(t, "41.67", v.Renewed, "500/12")
	assert.Equal(t, "500/3600", v.Rate.String())
}

func TestTallyRefuses(t *testing.T) {
	t.Parallel()
	one, two := decimal.NewFromInt(1), decimal.NewFromInt(2)
	_, err := renewal.NewTally(renewal.Sums{
		Currency: "x", Convention: renewal.Convention{Cap: 7}, AmountDue: one.Neg(), Lines: -1, CustomersRenewed: 1 << 54,
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "convention.cap", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "amount_due", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "lines", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "customers_renewed", Kind: successkit.ErrOutOfRange})
	sums := renewal.Sums{AmountDue: one, AmountKept: two, AmountRenewed: one, LinesRenewed: 1, CustomersRenewed: 1}
	_, err = renewal.NewTally(sums)
	testkit.Faults(t, err,
		testkit.Fault{Path: "amount_kept", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "amount_kept", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "lines_renewed", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "customers_renewed", Kind: successkit.ErrConflict})
	sums.Convention.Basis, sums.AmountRenewed = renewal.Windfall, two
	windfall, err := renewal.NewTally(sums)
	require.NoError(t, err)
	assert.Equal(t, "2/1", windfall.Gross().String(), "a windfall may exceed what was due")

	full, err := renewal.NewTally(renewal.Sums{AmountDue: one, Lines: 1 << 53, Currency: "EUR"})
	require.NoError(t, err)
	testkit.Faults(t, windfall.Merge(full), testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	testkit.Faults(t, full.Merge(full), testkit.Fault{Path: "lines", Kind: successkit.ErrOutOfRange})
	var tally renewal.Tally
	testkit.Faults(t, tally.Add(line("c-1", "Acme", "2025-01-31", 10)), testkit.Fault{Path: "status", Kind: successkit.ErrConflict})
	require.NoError(t, tally.Add(lost("c-1", "Acme", "2025-01-31", 10, "2025-01-31")))
	require.NoError(t, tally.Merge(&tally))
	assert.Equal(t, "0/20", tally.Gross().String())
	assert.Equal(t, "0/2", tally.Count().String())
	dollars := lost("c-2", "Acme", "2025-01-31", 10, "2025-01-31")
	dollars.Currency = "USD"
	testkit.Faults(t, tally.Add(dollars), testkit.Fault{Path: "currency", Kind: successkit.ErrConflict})
	other, err := renewal.NewTally(renewal.Sums{Currency: "EUR", AmountDue: one, Convention: renewal.Convention{Cap: renewal.CapPerCustomer}})
	require.NoError(t, err)
	testkit.Faults(t, tally.Merge(other), testkit.Fault{Path: "convention", Kind: successkit.ErrConflict})
	testkit.Faults(t, other.Add(lost("c-3", "Acme", "2025-01-31", 10, "2025-01-31")), testkit.Fault{Path: "cap", Kind: successkit.ErrConflict})
	assert.Equal(t, "0/20", tally.Gross().String(), "what fails changes nothing")

	good, err := tally.MarshalBinary()
	require.NoError(t, err)
	for name, bad := range map[string][]byte{
		"empty": {}, "short": good[:len(good)-1], "long": append(slices.Clip(good), 0),
		"version": append([]byte{9}, good[1:]...), "huge": make([]byte, 1000),
		"kept beyond due": {1, 0, 0, 0, 0, 30, 1, 1, 0, 0, 0, 1, 1, 0, 1, 2, 0, 1, 2}, "currency": {1, 1, 'e', 0, 0, 0, 30, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0},
		"convention": {1, 0, 9, 0, 0, 30, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0}, "long count": {1, 0, 0, 0, 0, 30, 129, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0},
		"grace": {1, 0, 1, 0, 0, 0xc3, 0x1c, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
	} {
		assert.ErrorIs(t, tally.UnmarshalBinary(bad), successkit.ErrMalformed, name)
	}
	assert.Equal(t, "0/20", tally.Gross().String())
}

func TestStoredForms(t *testing.T) {
	t.Parallel()
	won := renewed("c-1", "Acme", "2025-01-31", 60_000, "2025-03-10", 66_000)
	won.Recorded, won.Product, won.Delivery, won.Notice = successkit.MustDate("2025-03-11"), "core", renewal.OnPremise, successkit.MustDate("2024-12-01")
	won.TermMonths, won.RenewedMonths = 12, 36
	lines := []renewal.Line{won, lost("c-2", "Bolt", "2025-02-28", 20_000, "2025-02-28"), line("c-3", "Crane", "2025-03-20", 8_000)}
	testkit.GoldenJSON(t, "lines.json", lines)
	assert.Equal(t, lines, mustBook(t, []renewal.Line{lines[2], lines[0], lines[1]}).Lines(), "by id")
	view, err := mustBook(t, lines).AsOf(successkit.MustDate("2025-03-31")).By(renewal.Convention{Cap: renewal.CapPerCustomer})
	require.NoError(t, err)
	p := successkit.Quarter(2025, 1)
	r, err := view.Report(p)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "report.json", r)
	v, err := view.ContractValue(p)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "contract_value.json", v)
	tally, err := view.Tally(p)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "sums.json", tally.Sums())
	b, err := view.Bridge(mustLedger(t, []metrics.Movement{movement("Acme", "2024-01-01", 60_000), movement("Acme", "2025-03-10", 6_000)}), p)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "bridge.json", b)
}

func TestWords(t *testing.T) {
	t.Parallel()
	for s := renewal.UnknownStatus; s <= renewal.Lost; s++ {
		text, err := s.AppendText(nil)
		require.NoError(t, err)
		got, err := renewal.ParseStatus(string(text))
		require.NoError(t, err)
		assert.Equal(t, s, got)
	}
	for m := renewal.UnknownDelivery; m <= renewal.Hybrid; m++ {
		text, err := m.AppendText(nil)
		require.NoError(t, err)
		got, err := renewal.ParseDelivery(string(text))
		require.NoError(t, err)
		assert.Equal(t, m, got)
	}
	_, err := renewal.Status(9).MarshalText()
	require.ErrorIs(t, err, successkit.ErrUnknown)
	assert.Equal(t, "basis(9)", renewal.Basis(9).String())
}
