package people_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/people"
	"github.com/successkit/successkit/internal/testkit"
)

var asOf = successkit.MustDate("2026-03-31")

func met(id string, back int, who ...string) successkit.Interaction {
	return successkit.Interaction{ID: id, Date: asOf.AddDays(-back), Kind: "meeting", Channel: successkit.Video, Contacts: who}
}

func contact(id string, role successkit.Role) successkit.Contact {
	return successkit.Contact{ID: id, Role: role}
}

var settings = people.Settings{
	Required: []successkit.Role{successkit.Sponsor, successkit.Champion, successkit.EconomicBuyer},
	Days:     60,
	ByRole:   []people.RoleDays{{Role: successkit.Sponsor, Days: 120}},
}

// H7, D15: threads by the threshold of the role, roles once, nobody and one apart.
func TestH7Coverage(t *testing.T) {
	left := contact("d", successkit.User)
	left.Left = asOf
	team := []successkit.Contact{
		contact("c", successkit.Champion), contact("a", successkit.Sponsor), contact("b", successkit.Champion), left,
	}
	inApp := met("app", 1, "c")
	inApp.Channel = successkit.InApp
	unknown := met("late", 1, "c")
	unknown.Recorded = asOf.AddDays(1)
	for name, c := range map[string]struct {
		interactions  []successkit.Interaction
		breadth       people.Breadth
		active        string
		roles         string
		concentration string
	}{
		"nobody":                       {nil, people.None, "", "0.0%", "undefined"},
		"a sponsor may be longer away": {[]successkit.Interaction{met("1", 120, "a"), met("2", 61, "c")}, people.Single, "a", "33.3%", "100.0%"},
		"too long ago":                 {[]successkit.Interaction{met("1", 121, "a")}, people.None, "", "0.0%", "undefined"},
		"two in one role":              {[]successkit.Interaction{met("1", 3, "b", "c")}, people.Several, "bc", "33.3%", "100.0%"},
		"two roles":                    {[]successkit.Interaction{met("1", 3, "b"), met("2", 60, "c"), met("3", 90, "a")}, people.Several, "abc", "66.7%", "50.0%"},
		"who left is no thread":        {[]successkit.Interaction{met("1", 3, "d", "d")}, people.None, "", "0.0%", "100.0%"},
		"a message reaches, not meets": {[]successkit.Interaction{inApp}, people.None, "", "0.0%", "undefined"},
		"not known yet":                {[]successkit.Interaction{unknown}, people.None, "", "0.0%", "undefined"},
		"one has nearly all":           {[]successkit.Interaction{met("1", 1, "b"), met("2", 2, "b"), met("3", 3, "b"), met("4", 4, "c")}, people.Several, "bc", "33.3%", "75.0%"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := settings.Look(team, c.interactions, asOf)
			require.NoError(t, err)
			var active strings.Builder
			for _, a := range got.Active {
				active.WriteString(a.Contact)
			}
			assert.Equal(t, c.active, active.String())
			assert.Equal(t, c.breadth, got.Breadth)
			assert.Equal(t, len(active.String()), got.Threads)
			assert.Equal(t, 3, got.Threads+len(got.Lapsed))
			assert.Equal(t, c.roles, got.RoleCoverage.Percent(1))
			assert.Equal(t, c.concentration, got.Concentration.Percent(1))
		})
	}
	got, err := settings.Look(team, []successkit.Interaction{met("1", 3, "b")}, asOf)
	require.NoError(t, err)
	assert.Equal(t, []successkit.Role{successkit.Sponsor, successkit.EconomicBuyer}, got.Uncovered)
	testkit.GoldenJSON(t, "coverage.json", got)
}

// D15: somebody new is to be met within 30 days, and is overdue after 60.
func TestNewcomers(t *testing.T) {
	for _, c := range []struct {
		back int
		met  int // days back; -1 for not
		want people.MeetState
		none bool
	}{
		{10, -1, people.Due, false},
		{30, -1, people.Due, false},
		{31, -1, people.Late, false},
		{60, -1, people.Late, false},
		{61, -1, people.Overdue, false},
		{61, 60, 0, true},
		{61, 70, people.Overdue, false}, // met before coming into the role
	} {
		p := contact("a", successkit.Champion)
		p.From = asOf.AddDays(-c.back)
		var i []successkit.Interaction
		if c.met >= 0 {
			i = append(i, met("1", c.met, "a"))
		}
		got, err := settings.Look([]successkit.Contact{p}, i, asOf)
		require.NoError(t, err)
		if c.none {
			assert.Empty(t, got.Newcomers)
			continue
		}
		require.Len(t, got.Newcomers, 1)
		assert.Equal(t, c.want, got.Newcomers[0].State, "%+v", c)
		assert.Equal(t, c.back, got.Newcomers[0].Days)
	}
}

// D15: the clock of a cadence runs from the last contact, and else from the day
// of assignment.
func TestCadence(t *testing.T) {
	assigned := asOf.AddDays(-100)
	for name, c := range map[string]struct {
		interactions []successkit.Interaction
		overdue      int
		by           string
	}{
		"on time":      {[]successkit.Interaction{met("1", 30, "a")}, 0, "1"},
		"a day late":   {[]successkit.Interaction{met("1", 31, "a"), met("0", 50)}, 1, "1"},
		"never":        {nil, 70, ""},
		"not yet held": {[]successkit.Interaction{met("1", -2, "a")}, 70, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := people.Cadence(c.interactions, assigned, 30, asOf)
			require.NoError(t, err)
			assert.Equal(t, c.overdue, got.OverdueDays)
			assert.Equal(t, c.by, got.By)
		})
	}
	_, err := people.Cadence(make([]successkit.Interaction, 1), successkit.Date{}, 0, successkit.Date{})
	require.ErrorIs(t, err, successkit.ErrOutOfRange)
}

// H7: the published case, and what follows from it by hand.
func TestH7Stay(t *testing.T) {
	one := math.Exp(-12.0 / 14)
	assert.InDelta(t, 0.4244, one, 5e-5)
	sponsors := func(n int) []people.Stayer {
		var out []people.Stayer
		for i := range n {
			out = append(out, people.Stayer{Contact: "c" + strconv.Itoa(i), Months: float64(3 * i)})
		}
		return out
	}
	for name, c := range map[string]struct {
		question people.Question
		any      float64
		more     int
	}{
		"one contact, twelve months":    {people.Question{Sponsors: sponsors(1), Months: 12}, one, 0},
		"two contacts":                  {people.Question{Sponsors: sponsors(2), Months: 12}, 1 - (1-one)*(1-one), 0},
		"nine chances of ten":           {people.Question{Sponsors: sponsors(1), Months: 12, Wanted: 0.9}, one, 4}, // 0.5756^5 = 0.0632, ^4 = 0.1098
		"there already":                 {people.Question{Sponsors: sponsors(5), Months: 12, Wanted: 0.9}, 1 - math.Pow(1-one, 5), 0},
		"nobody":                        {people.Question{Months: 12, Wanted: 0.5}, 0, 2}, // 0.4244 is not enough
		"today":                         {people.Question{Sponsors: sponsors(1)}, 1, 0},
		"another trade":                 {people.Question{Sponsors: sponsors(1), Months: 12, MeanTenure: 48}, math.Exp(-0.25), 0},
		"all retire after a year":       {people.Question{Sponsors: sponsors(1), Months: 12, Wanted: 0.5, Curve: func(t float64) float64 { return math.Max(0, 1-t/12) }}, 0, -1},
		"tenure counts with a curve":    {people.Question{Sponsors: []people.Stayer{{"a", 6}}, Months: 3, Curve: func(t float64) float64 { return math.Max(0, 1-t/12) }}, 0.5, 0},
		"who is beyond the curve, goes": {people.Question{Sponsors: []people.Stayer{{"a", 13}}, Months: 3, Curve: func(t float64) float64 { return math.Max(0, 1-t/12) }}, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			o, err := people.Stay(c.question)
			require.NoError(t, err)
			assert.InDelta(t, c.any, o.Any, 1e-12)
			assert.Equal(t, c.more, o.More)
			assert.Equal(t, people.CodeIndependent, o.Assumes[0].Code, "and says so")
			assert.Equal(t, c.question.Curve == nil, len(o.Assumes) == 2)
			for _, why := range o.Assumes {
				assert.NotContains(t, people.Phrases().Text(why), "{")
			}
		})
	}
}

// More sponsors, less time and longer tenure never lower the chance, and the
// number of relationships that it names is enough and not one too many.
func TestLawStay(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 6))
		q := people.Question{Months: 1 + 30*r.Float64(), MeanTenure: 1 + 40*r.Float64(), Wanted: 0.01 + 0.98*r.Float64()}
		for i := range r.IntN(4) {
			q.Sponsors = append(q.Sponsors, people.Stayer{Contact: strconv.Itoa(i), Months: 20 * r.Float64()})
		}
		o, err := people.Stay(q)
		require.NoError(t, err)
		with := func(n int) float64 {
			p := q
			for i := range n {
				p.Sponsors = append(slices.Clip(p.Sponsors), people.Stayer{Contact: "new" + strconv.Itoa(i)})
			}
			got, err := people.Stay(p)
			require.NoError(t, err)
			require.GreaterOrEqual(t, got.Any, o.Any)
			return got.Any
		}
		if o.More < 0 {
			require.Less(t, o.New, 1e-3, "seed %d", seed)
			continue
		}
		require.GreaterOrEqual(t, with(o.More), q.Wanted-1e-8, "seed %d", seed)
		if o.More > 0 {
			require.Less(t, with(o.More-1), q.Wanted+1e-8, "seed %d", seed)
		}
		sooner := q
		sooner.Months /= 2
		got, err := people.Stay(sooner)
		require.NoError(t, err)
		require.GreaterOrEqual(t, got.Any, o.Any)
	}
}

// D15: one sign is a suspicion, two of different sources confirm it.
func TestChampionChange(t *testing.T) {
	sign := func(id, who string, kind people.ChangeKind, source string, back int) people.Signal {
		return people.Signal{ID: id, Contact: who, Kind: kind, Source: source, Date: asOf.AddDays(-back)}
	}
	bounced, said := sign("1", "ann", people.LeftCompany, "bounced-mail", 9), sign("2", "ann", people.LeftCompany, "colleague", 3)
	again := sign("3", "ann", people.LeftCompany, "bounced-mail", 1)
	spelled := sign("4", "bob", people.MovedSideways, "public-profile", 2)
	spelled.Before, spelled.After = "VP, Marketing", "vp  marketing"
	later := sign("5", "ann", people.LeftCompany, "colleague", 1)
	later.Recorded = asOf.AddDays(1)
	for name, c := range map[string]struct {
		signals   []people.Signal
		kinds     []people.ChangeKind
		confirmed bool
	}{
		"none":                    {nil, nil, false},
		"one is a suspicion":      {[]people.Signal{bounced}, []people.ChangeKind{people.LeftCompany}, false},
		"two sources confirm":     {[]people.Signal{said, bounced}, []people.ChangeKind{people.LeftCompany}, true},
		"one source twice":        {[]people.Signal{bounced, again}, []people.ChangeKind{people.LeftCompany}, false},
		"of two kinds":            {[]people.Signal{bounced, sign("6", "ann", people.MovedUp, "colleague", 2)}, []people.ChangeKind{people.LeftCompany, people.MovedUp}, false},
		"but for spelling":        {[]people.Signal{spelled}, nil, false},
		"too long ago":            {[]people.Signal{sign("7", "ann", people.LeftCompany, "colleague", 90)}, nil, false},
		"the second is not known": {[]people.Signal{bounced, later}, []people.ChangeKind{people.LeftCompany}, false},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := people.Changes(c.signals, 90, asOf)
			require.NoError(t, err)
			var kinds []people.ChangeKind
			confirmed := false
			for _, ch := range got {
				kinds = append(kinds, ch.Kind)
				confirmed = confirmed || ch.Confirmed
			}
			assert.Equal(t, c.kinds, kinds)
			assert.Equal(t, c.confirmed, confirmed)
		})
	}
	got, err := people.Changes([]people.Signal{said, bounced}, 90, asOf)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "changes.json", got)
	_, err = people.Changes([]people.Signal{{}, {ID: "a", Contact: "b", Kind: 9, Source: "c", Date: asOf, Recorded: asOf.AddDays(-1)}}, 0, successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "within_days", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "signals[0].id", Kind: successkit.ErrRequired}, testkit.Fault{Path: "signals[0].contact", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "signals[0].kind", Kind: successkit.ErrRequired}, testkit.Fault{Path: "signals[0].source", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "signals[0].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "signals[1].kind", Kind: successkit.ErrUnknown}, testkit.Fault{Path: "signals[1].recorded", Kind: successkit.ErrConflict})
}

func TestRefused(t *testing.T) {
	s := people.Settings{
		Required: []successkit.Role{"", "a", "a"}, ByRole: []people.RoleDays{{}, {"a", 1}, {"a", 1}}, TouchDays: -1, MeetDays: 90,
	}
	_, err := s.Look([]successkit.Contact{{}, {ID: "a"}, {ID: "a"}}, make([]successkit.Interaction, 1), successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "settings.days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "settings.required[0]", Kind: successkit.ErrRequired}, testkit.Fault{Path: "settings.required[2]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "settings.by_role[0].role", Kind: successkit.ErrRequired}, testkit.Fault{Path: "settings.by_role[0].days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "settings.by_role[2].role", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "settings.touch_days", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "settings.overdue_days", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "contacts[0].id", Kind: successkit.ErrRequired}, testkit.Fault{Path: "contacts[2].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "interactions[0].id", Kind: successkit.ErrRequired}, testkit.Fault{Path: "interactions[0].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "interactions[0].kind", Kind: successkit.ErrRequired})
	_, err = people.Stay(people.Question{Sponsors: []people.Stayer{{"", -1}}, Months: math.NaN(), MeanTenure: math.Inf(1), Wanted: 1})
	testkit.Faults(t, err, testkit.Fault{Path: "months", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "mean_tenure", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "sponsors[0].contact", Kind: successkit.ErrRequired}, testkit.Fault{Path: "sponsors[0].months", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "wanted", Kind: successkit.ErrOutOfRange})
	_, err = people.Stay(people.Question{Sponsors: []people.Stayer{{"a", 1}}, Months: 1, Curve: func(t float64) float64 { return t }})
	testkit.Faults(t, err, testkit.Fault{Path: "sponsors[0]", Kind: successkit.ErrOutOfRange}, testkit.Fault{Path: "curve", Kind: successkit.ErrOutOfRange})
}

func TestSponsors(t *testing.T) {
	a, b := contact("a", successkit.Sponsor), contact("b", successkit.User)
	a.From = asOf.AddMonths(-12)
	gone := contact("c", successkit.Champion)
	gone.Left = asOf
	got := people.Sponsors([]successkit.Contact{a, b, gone}, []successkit.Role{successkit.Sponsor, successkit.Champion}, asOf)
	require.Len(t, got, 1)
	assert.InDelta(t, 12, got[0].Months, 0.05)
	assert.Zero(t, people.Months(asOf, asOf.AddDays(-1)))
}

func TestWords(t *testing.T) {
	for b := people.None; b.Valid(); b++ {
		back, err := people.ParseBreadth(b.String())
		require.NoError(t, err)
		assert.Equal(t, b, back)
	}
	for m := people.Due; m.Valid(); m++ {
		back, err := people.ParseMeetState(m.String())
		require.NoError(t, err)
		assert.Equal(t, m, back)
	}
	for k := people.UnknownChange; k.Valid(); k++ {
		back, err := people.ParseChangeKind(k.String())
		require.NoError(t, err)
		assert.Equal(t, k, back)
	}
}

func TestStoredForms(t *testing.T) {
	testkit.GoldenJSON(t, "settings.json", settings)
	o, err := people.Stay(people.Question{Sponsors: []people.Stayer{{Contact: "a", Months: 3}}, Months: 14, Wanted: 0.5})
	require.NoError(t, err)
	o.Each, o.Any, o.New = []float64{0.375}, 0.375, 0.375 // chances may differ in their last digits from machine to machine
	testkit.GoldenJSON(t, "outlook.json", o)
	r, err := people.Cadence([]successkit.Interaction{met("1", 40, "a")}, asOf.AddDays(-100), 30, asOf)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "rhythm.json", r)
	testkit.GoldenJSON(t, "signal.json", people.Signal{ID: "1", Contact: "a", Kind: people.MovedUp, Source: "colleague", Date: asOf, Before: "VP", After: "SVP"})
}
