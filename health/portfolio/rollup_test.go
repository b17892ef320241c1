package portfolio_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/portfolio"
	"github.com/successkit/successkit/internal/testkit"
)

// D3: whose scores make that of a parent, with which weights, and what stands in
// where no child has one.
func TestRollUp(t *testing.T) {
	m := model(t, 1, "50", "75")
	member := func(id, value, weight string) portfolio.Member {
		return portfolio.Member{Account: id, Mark: mark(m, value), Weight: decimal.RequireFromString(weight)}
	}
	self := member("parent", "90", "10")
	children := []portfolio.Member{member("b", "30", "300"), member("a", "60", "100"), member("c", "", "100")}
	silent := []portfolio.Member{member("b", "", "300"), member("a", "", "100")}
	for name, c := range map[string]struct {
		rollUp   portfolio.RollUp
		children []portfolio.Member
		value    string
		coverage string
		brought  []string
		why      string
	}{
		"children alike":          {portfolio.RollUp{}, children, "45", "66.666667", []string{"30", "15"}, ""},
		"by revenue":              {portfolio.RollUp{Weighted: true}, children, "37.5", "80", []string{"15", "22.5"}, ""},
		"the parent alone":        {portfolio.RollUp{Members: portfolio.ParentAlone}, children, "90", "100", []string{"90"}, ""},
		"the whole family":        {portfolio.RollUp{Members: portfolio.WholeFamily}, children, "60", "75", []string{"20", "10", "30"}, ""},
		"by revenue, with itself": {portfolio.RollUp{Members: portfolio.WholeFamily, Weighted: true}, children, "38.780488", "80.392157", []string{"14.634146", "21.95122", "2.195122"}, ""},
		"nobody has a score":      {portfolio.RollUp{}, silent, "unknown", "0", nil, "portfolio.no-member members=2"},
		"the parent stands in":    {portfolio.RollUp{Fallback: true, Weighted: true}, silent, "90", "100", []string{"90"}, "portfolio.fell-back members=2"},
		"no children at all":      {portfolio.RollUp{}, nil, "unknown", "0", nil, "portfolio.no-member members=0"},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := c.rollUp.Score(m, self, c.children)
			require.NoError(t, err)
			assert.Equal(t, c.value, p.Mark.Value.String())
			assert.Equal(t, m.Band(p.Mark.Value), p.Mark.Band)
			assert.Equal(t, pts(c.coverage), p.Mark.Coverage)
			var brought []string
			var sum int64
			for _, s := range p.Shares {
				brought = append(brought, s.Contribution.String())
				sum += s.Contribution.Micro()
			}
			assert.Equal(t, c.brought, brought, "in the order of their ids")
			assert.Equal(t, p.Mark.Value.Micro(), sum)
			why := ""
			if p.Why.Code != "" {
				why = p.Why.String()
				assert.NotContains(t, portfolio.Phrases().Text(p.Why), "{")
			}
			assert.Equal(t, c.why, why)
		})
	}
	p, err := portfolio.RollUp{Weighted: true}.Score(m, self, children)
	require.NoError(t, err)
	assert.Equal(t, []string{"c"}, p.Unknown)
	testkit.GoldenJSON(t, "parent.json", p)
}

func TestRollUpRefuses(t *testing.T) {
	m := model(t, 1, "50", "75")
	_, err := portfolio.RollUp{Weighted: true, Members: 9}.Score(m, portfolio.Member{}, []portfolio.Member{
		{}, {Account: "a", Weight: decimal.NewFromInt(-1)}, {Account: "a", Weight: decimal.New(1, -3)}, {Account: "b", Mark: health.Mark{}},
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "members", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "children[0].account", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "children[1].weight", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "children[2].account", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "children[2].weight", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "children", Kind: successkit.ErrRequired})
	for _, w := range []portfolio.Members{portfolio.Subsidiaries, portfolio.ParentAlone, portfolio.WholeFamily} {
		back, err := portfolio.ParseMembers(w.String())
		require.NoError(t, err)
		assert.Equal(t, w, back)
	}
}
