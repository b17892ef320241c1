package metrics_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/metrics"
)

func TestCohortTableVectors(t *testing.T) {
	t.Parallel()
	var file struct {
		Cases []struct {
			Name     string          `json:"name"`
			Inputs   json.RawMessage `json:"inputs"`
			Expected json.RawMessage `json:"expected"`
		} `json:"cases"`
	}
	readVectors(t, "cohorts.json", &file)
	run := map[string]func(*testing.T, json.RawMessage, json.RawMessage){
		"gp_bullhound_gross_retention_cohorts": checkPercentTable,
		"logo_triangle":                        checkLogoTable,
	}
	require.Len(t, file.Cases, len(run))
	for _, c := range file.Cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Parallel()
			check, ok := run[c.Name]
			require.True(t, ok)
			check(t, c.Inputs, c.Expected)
		})
	}
}

func checkPercentTable(t *testing.T, inputs, expected json.RawMessage) {
	t.Helper()
	var in struct {
		Cohorts []struct {
			Cohort  string            `json:"cohort"`
			Initial decimal.Decimal   `json:"initial_mrr"`
			Percent []decimal.Decimal `json:"percent_by_age"`
		} `json:"cohorts"`
	}
	var want struct {
		ByAge []struct {
			Age      int    `json:"age"`
			Weighted string `json:"weighted_mean_percent_of_rounded_cells"`
			Simple   string `json:"simple_mean_percent"`
		} `json:"by_age"`
	}
	require.NoError(t, json.Unmarshal(inputs, &in))
	require.NoError(t, json.Unmarshal(expected, &want))
	var rows []metrics.TriangleRow
	for _, c := range in.Cohorts {
		rows = append(rows, metrics.TriangleRow{Cohort: c.Cohort, Base: c.Initial, Values: c.Percent})
	}
	table, err := metrics.NewPercentTriangle(rows)
	require.NoError(t, err)
	weighted, simple := table.Pool(metrics.PoolWeighted), table.Pool(metrics.PoolSimple)
	require.Len(t, weighted, len(want.ByAge))
	for i, w := range want.ByAge {
		assert.Equal(t, w.Age, weighted[i].Age)
		testkit.EqualDecimal(t, w.Weighted, percent(weighted[i].Retention), "age %d", w.Age)
		testkit.EqualDecimal(t, w.Simple, percent(simple[i].Retention), "age %d", w.Age)
	}
}

// percent returns a rate in percent to 18 places.
func percent(r successkit.Rate) decimal.Decimal {
	d, _ := r.Decimal(20)
	return d.Shift(2)
}

func checkLogoTable(t *testing.T, inputs, expected json.RawMessage) {
	t.Helper()
	var in struct {
		Rows []json.RawMessage `json:"active_by_age"`
	}
	var want struct {
		Retention []json.RawMessage `json:"retention"`
		Pooled    []*fraction       `json:"pooled"`
		Step      []json.RawMessage `json:"step_retention"`
	}
	require.NoError(t, json.Unmarshal(inputs, &in))
	require.NoError(t, json.Unmarshal(expected, &want))
	var rows []metrics.TriangleRow
	for _, raw := range in.Rows {
		var row metrics.TriangleRow
		require.NoError(t, json.Unmarshal(raw, &[]any{&row.Cohort, &row.Values}))
		rows = append(rows, row)
	}
	table, err := metrics.NewTriangle(rows)
	require.NoError(t, err)
	for i, row := range table.Rows {
		var name string
		var rates []*fraction
		require.NoError(t, json.Unmarshal(want.Retention[i], &[]any{&name, &rates}))
		assert.Equal(t, name, row.Cohort)
		require.Len(t, row.Values, len(rates))
		for age, rate := range rates {
			equalRate(t, rate, row.Retention(age), name)
			equalRate(t, rate, row.OverFirst(age), name)
		}
		require.NoError(t, json.Unmarshal(want.Step[i], &[]any{&name, &rates}))
		require.Len(t, row.Values, len(rates)+1)
		for age, rate := range rates {
			equalRate(t, rate, row.Step(age+1), name)
		}
	}
	pool := table.Pool(metrics.PoolWeighted)
	require.Len(t, pool, len(want.Pooled))
	for age, rate := range want.Pooled {
		equalRate(t, rate, pool[age].Retention, "pooled")
	}
}

func TestTrianglesRefuse(t *testing.T) {
	t.Parallel()
	d := decimal.RequireFromString
	rows := []metrics.TriangleRow{
		{Cohort: "2025-01", Base: d("100"), Values: []decimal.Decimal{d("100"), d("-1")}},
		{Cohort: "2025-01", Base: decimal.New(1, 40)},
		{Base: d("-5"), Values: []decimal.Decimal{decimal.New(1, -30)}},
	}
	want := []testkit.Fault{
		{Path: "rows[0].values[1]", Kind: successkit.ErrOutOfRange},
		{Path: "rows[1].cohort", Kind: successkit.ErrDuplicate},
		{Path: "rows[1].base", Kind: successkit.ErrOutOfRange},
		{Path: "rows[2].cohort", Kind: successkit.ErrRequired},
		{Path: "rows[2].base", Kind: successkit.ErrOutOfRange},
		{Path: "rows[2].values[0]", Kind: successkit.ErrOutOfRange},
	}
	_, err := metrics.NewTriangle(rows)
	testkit.Faults(t, err, want...)
	_, err = metrics.NewPercentTriangle(rows)
	testkit.Faults(t, err, want...)
	_, err = metrics.NewPercentTriangle([]metrics.TriangleRow{{Cohort: "2025-01", Values: []decimal.Decimal{d("100")}}})
	testkit.Faults(t, err, testkit.Fault{Path: "rows[0].base", Kind: successkit.ErrRequired})

	input := []metrics.TriangleRow{{Cohort: "2025-01", Values: []decimal.Decimal{d("0"), d("3")}}, {Cohort: "2025-02"}}
	table, err := metrics.NewTriangle(input)
	require.NoError(t, err)
	input[0].Values[1] = d("9")
	testkit.EqualDecimal(t, "3", table.Rows[0].Values[1], "the triangle has its own copy")
	assert.False(t, table.Rows[0].Retention(1).Defined(), "an empty cohort gives no rate, not 0")
	for _, p := range table.Pool(9) {
		assert.False(t, p.Retention.Defined(), "an unknown method")
	}
	_, err = metrics.PoolMethod(9).MarshalText()
	assert.ErrorIs(t, err, successkit.ErrUnknown)
}

// Hundreds of bases have no common denominator of a thousand digits: their
// simple mean is then one of rounded rates, and still between the least and the
// greatest.
func TestSimpleMeanOfManyCohorts(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 28))
	for _, n := range []int{3, 3000} {
		var rows []metrics.TriangleRow
		sum := 0.0
		for i := range n {
			base, value := 1e9+r.Int64N(1e9), r.Int64N(1e9)
			sum += float64(value) / float64(base)
			rows = append(rows, metrics.TriangleRow{
				Cohort: fmt.Sprint(i), Base: decimal.New(base, -2), Values: []decimal.Decimal{decimal.New(value, -2)},
			})
		}
		table, err := metrics.NewTriangle(rows)
		require.NoError(t, err)
		assert.InDelta(t, sum/float64(n), table.Pool(metrics.PoolSimple)[0].Retention.Float64(), 1e-12)
	}
}

// A spreadsheet of customers by cohort. The last cells of the younger cohorts
// are blank, and stay so.
func ExampleNewTriangle() {
	count := decimal.NewFromInt
	triangle, err := metrics.NewTriangle([]metrics.TriangleRow{
		{Cohort: "2025-01", Values: []decimal.Decimal{count(50), count(45), count(40)}},
		{Cohort: "2025-02", Values: []decimal.Decimal{count(80), count(76)}},
		{Cohort: "2025-03", Values: []decimal.Decimal{count(20)}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	january := triangle.Rows[0]
	fmt.Println("January after two months:", january.Retention(2).Percent(0), "of the last month's:", january.Step(2).Percent(1))
	for _, p := range triangle.Pool(metrics.PoolWeighted) {
		fmt.Println("age", p.Age, "cohorts", p.Cohorts, p.Retention.Percent(1))
	}
	// Output:
	// January after two months: 80% of the last month's: 88.9%
	// age 0 cohorts 3 100.0%
	// age 1 cohorts 2 93.1%
	// age 2 cohorts 1 80.0%
}

// A board deck gives retention in percent. The mean weighs each cohort by its
// revenue; the simple mean does not, and hides that the large one lost more.
func ExampleNewPercentTriangle() {
	number := decimal.NewFromInt
	triangle, err := metrics.NewPercentTriangle([]metrics.TriangleRow{
		{Cohort: "2024-Q1", Base: number(900), Values: []decimal.Decimal{number(100), number(80)}},
		{Cohort: "2024-Q2", Base: number(100), Values: []decimal.Decimal{number(100), number(96)}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, method := range []metrics.PoolMethod{metrics.PoolWeighted, metrics.PoolSimple} {
		fmt.Println(method, triangle.Pool(method)[1].Retention.Percent(1))
	}
	// Output:
	// weighted 81.6%
	// simple 88.0%
}

// FuzzTriangle takes whatever decodes: a pooled rate lies between those of the
// cohorts.
func FuzzTriangle(f *testing.F) {
	f.Add([]byte(`[{"cohort":"2025-01","base":"0","values":["50","45"]},{"cohort":"2025-02","base":"3","values":["1"]}]`), false)
	f.Add([]byte(`[{"cohort":"2025-01","base":"54701","values":["100","98"]},{"cohort":"2","base":"0.1","values":[]}]`), true)
	f.Fuzz(func(t *testing.T, data []byte, percents bool) {
		var rows []metrics.TriangleRow
		if json.Unmarshal(data, &rows) != nil {
			return
		}
		build := metrics.NewTriangle
		if percents {
			build = metrics.NewPercentTriangle
		}
		triangle, err := build(rows)
		if err != nil {
			return
		}
		for _, method := range []metrics.PoolMethod{metrics.PoolWeighted, metrics.PoolSimple} {
			for _, p := range triangle.Pool(method) {
				if !p.Retention.Defined() {
					continue
				}
				below, above := false, false
				for _, r := range triangle.Rows {
					if rate := r.Retention(p.Age); rate.Defined() {
						below = below || rate.Compare(p.Retention) <= 0
						above = above || rate.Compare(p.Retention) >= 0
					} else if p.Age < len(r.Values) && r.Values[p.Age].Sign() > 0 {
						above = true // of nothing: it is in the sum, but has no rate
					}
				}
				if !below && !above {
					t.Fatalf("%s at age %d: %s is not among the cohorts' rates", method, p.Age, p.Retention)
				}
			}
		}
	})
}
