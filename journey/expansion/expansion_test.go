package expansion_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
)

var anchor = successkit.MustDate("2026-01-05")

func on(day int) successkit.Date { return anchor.AddDays(day) }

func money(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func definition() expansion.Definition {
	return expansion.Definition{ID: "offers", Version: 1, Currency: "EUR", Offers: []expansion.Offer{
		{ID: "seats", Name: "Ten more seats", Value: money("1000.00")},
		{ID: "premium", Name: "Premium", Value: money("2500"), DiscussWithinDays: 10},
	}}
}

func catalogue(t testing.TB) *expansion.Catalogue {
	t.Helper()
	c, err := expansion.New(definition())
	require.NoError(t, err)
	return c
}

// path is a → b → c, planned for days 10, 30 and 60: a offers seats, b premium, c
// what the catalogue does not have.
func path(t testing.TB) *journey.Path {
	t.Helper()
	d := journey.Definition{ID: "p", Version: 1}
	for i, days := range []int{10, 20, 30} {
		m := journey.Milestone{
			ID: string(rune('a' + i)), Name: "State", Kind: journey.Success, DurationDays: days,
			Accountable: successkit.BothSides, Outcome: "o", Offer: []string{"seats", "premium", "gone"}[i],
		}
		if i > 0 {
			m.Prerequisites = []string{string(rune('a' + i - 1))}
		}
		d.Milestones = append(d.Milestones, m)
	}
	p, err := journey.New(d)
	require.NoError(t, err)
	return p
}

func progress(t testing.TB, p *journey.Path, asOf int, events ...journey.Event) journey.Progress {
	t.Helper()
	plan, err := p.Plan(anchor)
	require.NoError(t, err)
	progress, err := plan.Progress(events, on(asOf))
	require.NoError(t, err)
	return progress
}

func event(kind journey.EventKind, milestone string, day int) journey.Event {
	return journey.Event{ID: fmt.Sprint(kind, milestone, day), Milestone: milestone, Kind: kind, Date: on(day)}
}

func reached(milestone string, day int) journey.Event {
	return event(journey.EventReached, milestone, day)
}

func talk(id, offer string, a expansion.Answer, day int) expansion.Talk {
	return expansion.Talk{ID: id, Offer: offer, Answer: a, Date: on(day)}
}

// Rule J5: a milestone carries the expansion that makes sense once it is reached;
// those due are listed, and the moments that were missed.
func TestJ5Due(t *testing.T) {
	p := path(t)
	for _, tt := range []struct {
		name   string
		asOf   int
		events []journey.Event
		talks  []expansion.Talk
		want   string
	}{
		{"nothing reached", 9, nil, nil, "[]"},
		{"due", 40, []journey.Event{reached("a", 10)}, nil, "[seats:due]"},
		{"a missed moment", 41, []journey.Event{reached("a", 10)}, nil, "[seats:missed]"},
		{"its own days", 41, []journey.Event{reached("a", 10), reached("b", 31)}, nil, "[seats:missed premium:due]"},
		{"discussed, late though", 60, []journey.Event{reached("a", 10)}, []expansion.Talk{talk("1", "seats", expansion.Open, 50)}, "[seats:discussed]"},
		{"not known yet", 45, []journey.Event{reached("a", 10)}, []expansion.Talk{talk("1", "seats", expansion.Open, 50)}, "[seats:missed]"},
		{"the last answer counts", 60, []journey.Event{reached("a", 10)}, []expansion.Talk{talk("2", "seats", expansion.Yes, 55), talk("1", "seats", expansion.No, 50)}, "[seats:accepted]"},
		{"declined", 60, []journey.Event{reached("a", 10)}, []expansion.Talk{talk("1", "seats", expansion.No, 12)}, "[seats:declined]"},
		{"lost again: nothing to build on", 20, []journey.Event{reached("a", 10), event(journey.EventLost, "a", 15)}, nil, "[]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := catalogue(t).Due(p, progress(t, p, tt.asOf, tt.events...), tt.talks)
			require.NoError(t, err)
			list := []string{}
			for _, o := range got.Opportunities {
				list = append(list, o.Offer+":"+o.State.String())
			}
			assert.Equal(t, tt.want, fmt.Sprint(list))
		})
	}
	got, err := catalogue(t).Due(p, progress(t, p, 61, reached("c", 60)), nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"gone"}, got.Unknown)
}

// D10: lifetime by steps, of a base of 100.
func TestLifetime(t *testing.T) {
	for _, tt := range []struct {
		name   string
		months int
		steps  []expansion.Step
		want   string
	}{
		{"two years", 24, nil, "2400"},
		{"three years", 36, nil, "3600"},
		{"half as much again from month 13", 36, []expansion.Step{{Month: 13, Uplift: money("0.5")}}, "4800"},
		{"from month 7", 36, []expansion.Step{{Month: 7, Uplift: money("0.5")}}, "5100"},
		{"from month 7 and again from 19", 36, []expansion.Step{{Month: 19, Uplift: money("0.5")}, {Month: 7, Uplift: money("0.5")}}, "6450"},
		{"a step after the last month", 12, []expansion.Step{{Month: 13, Uplift: money("0.5")}}, "1200"},
		{"a fifth less", 2, []expansion.Step{{Month: 2, Uplift: money("-0.2")}}, "180"},
		{"all of it", 3, []expansion.Step{{Month: 2, Uplift: money("-1")}}, "100"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := expansion.Lifetime(money("100"), tt.months, tt.steps)
			require.NoError(t, err)
			assert.True(t, got.Equal(money(tt.want)), got)
		})
	}
	_, err := expansion.Lifetime(money("-1"), 0, []expansion.Step{{Month: 0, Uplift: money("-1.1")}, {Month: 1, Uplift: decimal.New(1, -40_000)}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "base", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "months", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "steps[0].month", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "steps[0].uplift", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "steps[1].uplift", Kind: successkit.ErrOutOfRange},
	)
	_, err = expansion.Lifetime(money("1"), 1, make([]expansion.Step, 101))
	testkit.Faults(t, err, testkit.Fault{Path: "steps", Kind: successkit.ErrOutOfRange})
}

func TestRefuses(t *testing.T) {
	d := definition()
	d.ID, d.Version, d.Currency = "", 0, "euro"
	d.Offers = append(d.Offers, expansion.Offer{ID: "seats", Name: "x", Value: money("-1"), DiscussWithinDays: -1}, expansion.Offer{ID: "y", Name: "y", Value: decimal.New(1, 1_000_000)})
	_, err := expansion.New(d)
	testkit.Faults(t, err,
		testkit.Fault{Path: "id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "currency", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "offers[2].value", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "offers[2].discuss_within_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "offers[2].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "offers[3].value", Kind: successkit.ErrOutOfRange},
	)
	_, err = expansion.New(expansion.Definition{ID: "x", Version: 1, Currency: "EUR"})
	testkit.Faults(t, err, testkit.Fault{Path: "offers", Kind: successkit.ErrOutOfRange})

	p := path(t)
	var none *expansion.Catalogue
	assert.Empty(t, none.Definition())
	_, err = none.Due(nil, journey.Progress{}, []expansion.Talk{{Answer: 9, Recorded: on(1)}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "catalogue", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "path", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "talks[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "talks[0].offer", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "talks[0].answer", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "talks[0].date", Kind: successkit.ErrRequired},
	)
	other := progress(t, p, 2)
	other.Milestones[0].Milestone = "z"
	_, err = catalogue(t).Due(p, other, []expansion.Talk{{ID: "1", Offer: "x", Date: on(2), Recorded: on(1)}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "progress", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "talks[0].answer", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "talks[0].recorded", Kind: successkit.ErrConflict},
	)
	for _, of := range []func(*journey.Progress){
		func(p *journey.Progress) { *p = journey.Progress{} },
		func(p *journey.Progress) { p.Version++ },
		func(p *journey.Progress) { p.Path = "q" },
		func(p *journey.Progress) { p.Milestones = p.Milestones[1:] },
	} {
		other := progress(t, p, 2)
		of(&other)
		_, err = catalogue(t).Due(p, other, nil)
		testkit.Faults(t, err, testkit.Fault{Path: "progress", Kind: successkit.ErrConflict})
	}
	bad := flat("1.1", "0.1234567")
	_, err = catalogue(t).Forecast(p, []expansion.Candidate{{Progress: other, Direction: 9}, {Customer: "a", Progress: progress(t, p, 2)}, {Customer: "a", Progress: progress(t, p, 2)}}, successkit.Period{}, bad)
	paths := []string{"window"}
	for i := range 4 {
		paths = append(paths, fmt.Sprintf("assumptions.reach[%d]", i))
	}
	for _, take := range []string{"ahead", "slow", "stalled", "regressing", "unknown"} {
		paths = append(paths, "assumptions.take."+take)
	}
	paths = append(paths, "candidates[0].customer", "candidates[0].progress", "candidates[0].direction", "candidates[2].customer")
	var got []string
	for fe := range successkit.FieldErrors(err) {
		got = append(got, fe.Path)
	}
	assert.Equal(t, paths, got)
	_, err = catalogue(t).Forecast(nil, nil, successkit.Year(2026), flat("1", "1"))
	testkit.Faults(t, err, testkit.Fault{Path: "path", Kind: successkit.ErrRequired})
}

func TestStoredForms(t *testing.T) {
	p := path(t)
	c := catalogue(t)
	testkit.GoldenJSON(t, "definition.json", c.Definition())
	talks := []expansion.Talk{talk("1", "seats", expansion.Open, 12)}
	testkit.GoldenJSON(t, "talks.json", talks)
	offers, err := c.Due(p, progress(t, p, 61, reached("a", 10), reached("b", 30), reached("c", 60)), talks)
	require.NoError(t, err)
	testkit.GoldenJSON(t, "offers.json", offers)
	for i, want := range []string{"unassessed", "accepted", "declined", "discussed", "missed", "due"} {
		s, err := expansion.ParseState(want)
		require.NoError(t, err)
		assert.Equal(t, expansion.State(i), s)
	}
	for i, want := range []string{"unknown", "open", "no", "yes"} {
		a, err := expansion.ParseAnswer(want)
		require.NoError(t, err)
		assert.Equal(t, expansion.Answer(i), a)
	}
}

// Law: a forecast of parts of a book adds up to that of the book, to the digit, and
// never exceeds what there is; the order of candidates changes no sum.
func TestLawForecastAddsUp(t *testing.T) {
	p := path(t)
	c := catalogue(t)
	window := successkit.MustPeriod(on(0).String() + "/" + on(45).String())
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 0))
		var all []expansion.Candidate
		for i := range 1 + r.IntN(20) {
			var events []journey.Event
			if r.IntN(2) == 0 {
				events = append(events, reached("a", 1+r.IntN(20)))
			}
			all = append(all, expansion.Candidate{Customer: fmt.Sprint(i), Progress: progress(t, p, 20, events...), Direction: journey.Direction(r.IntN(5))})
			if r.IntN(5) == 0 {
				all[i].Holds = []string{"premium"}
			}
		}
		a := flat("0.777777", "0.333333")
		whole, err := c.Forecast(p, all, window, a)
		require.NoError(t, err)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		cut := r.IntN(len(all) + 1)
		var sum decimal.Decimal
		for _, part := range [][]expansion.Candidate{slices.Clone(all[:cut]), all[cut:]} {
			f, err := c.Forecast(p, part, window, a)
			require.NoError(t, err)
			sum = sum.Add(f.Value)
			for _, line := range f.Lines {
				require.False(t, line.Value.GreaterThan(line.Full), "seed %d", seed)
			}
		}
		require.True(t, sum.Equal(whole.Value), "seed %d: %s, want %s", seed, sum, whole.Value)
	}
}

func FuzzNew(f *testing.F) {
	seed, err := json.Marshal(definition())
	require.NoError(f, err)
	f.Add(seed, "1.5", 12)
	f.Fuzz(func(t *testing.T, data []byte, uplift string, months int) {
		var d expansion.Definition
		if json.Unmarshal(data, &d) == nil {
			if c, err := expansion.New(d); err == nil {
				again, err := expansion.New(c.Definition())
				require.NoError(t, err)
				require.Equal(t, c.Definition(), again.Definition())
			}
		}
		u, err := decimal.NewFromString(uplift)
		if err != nil || len(uplift) > 40 {
			return // no number
		}
		_, _ = expansion.Lifetime(decimal.New(100, 0), months, []expansion.Step{{Month: 2, Uplift: u}})
	})
}

func BenchmarkForecast(b *testing.B) {
	p := path(b)
	c := catalogue(b)
	candidates := book(b, p, 1000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Forecast(p, candidates, successkit.Year(2026), flat("0.5", "0.5")); err != nil {
			b.Fatal(err)
		}
	}
}

// What growth on the way is worth over three years, to a customer of 100 a month.
func ExampleLifetime() {
	half := decimal.RequireFromString("0.5")
	for _, steps := range [][]expansion.Step{
		nil,
		{{Month: 13, Uplift: half}},
		{{Month: 7, Uplift: half}},
		{{Month: 7, Uplift: half}, {Month: 19, Uplift: half}},
	} {
		total, err := expansion.Lifetime(decimal.NewFromInt(100), 36, steps)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(total.StringFixed(0))
	}
	// Output:
	// 3600
	// 4800
	// 5100
	// 6450
}
