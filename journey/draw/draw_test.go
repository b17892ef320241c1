package draw_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/draw"
)

var anchor = successkit.MustDate("2026-03-02")

func step(id, name string, days int, prerequisites ...string) journey.Milestone {
	return journey.Milestone{
		ID: id, Name: name, Kind: journey.Success, DurationDays: days, Prerequisites: prerequisites,
		Accountable: successkit.BothSides, Owner: successkit.CSM, Outcome: "sell-more", Stage: successkit.Onboarding,
	}
}

// shop is a path with everything that a picture can show.
func shop(t testing.TB) *journey.Plan {
	t.Helper()
	d := journey.Definition{ID: "onboarding: \"the shop\" <1>", Version: 2, Milestones: []journey.Milestone{
		step("bought", "The shop has bought", 1),
		step("file", "Contacts are in by a file that somebody has to send every morning", 5, "bought"),
		step("connector", "Contacts are in by the connector", 12, "bought"),
		step("first-sale", "A campaign has brought a sale; #1", 10, "file", "connector"),
		step("repeat", "Three customers have bought again", 30, "first-sale", "bought"),
	}}
	d.Milestones[0].Stage = successkit.Closing
	d.Milestones[1].Kind, d.Milestones[2].Kind = journey.Functional, journey.Functional
	d.Milestones[3].Requires = journey.AnyOf
	d.Milestones[2].Spread = &journey.Spread{Shape: journey.LogNormal, Median: 12, P90: 30}
	d.Milestones[2].DurationDays = 0
	d.Handoffs = []journey.Handoff{{ID: "h", Name: "Sales to services", Milestone: "file", From: successkit.Seller, To: successkit.Services}}
	path, err := journey.New(d)
	require.NoError(t, err)
	plan, err := path.Plan(anchor)
	require.NoError(t, err)
	return plan
}

func shopProgress(t testing.TB, plan *journey.Plan) journey.Progress {
	t.Helper()
	reached := func(id string, day int) journey.Event {
		return journey.Event{ID: id, Milestone: id, Kind: journey.EventReached, Date: anchor.AddDays(day)}
	}
	p, err := plan.Progress([]journey.Event{
		reached("bought", 0), reached("file", 9),
		{ID: "w", Milestone: "connector", Kind: journey.EventWaived, Date: anchor},
	}, anchor.AddDays(12))
	require.NoError(t, err)
	return p
}

func TestPictures(t *testing.T) {
	plan := shop(t)
	progress := shopProgress(t, plan)
	standings := draw.StandingOf(plan.Path(), []journey.Progress{progress, progress, {Path: "other"}})
	for name, picture := range map[string]func() ([]byte, error){
		"path.mmd":           func() ([]byte, error) { return draw.PathMermaid(plan.Path()) },
		"plan.mmd":           func() ([]byte, error) { return draw.PlanMermaid(plan, nil) },
		"progress.mmd":       func() ([]byte, error) { return draw.PlanMermaid(plan, &progress) },
		"path.svg":           func() ([]byte, error) { return draw.PathSVG(plan.Path(), nil) },
		"path_standings.svg": func() ([]byte, error) { return draw.PathSVG(plan.Path(), standings) },
		"plan.svg":           func() ([]byte, error) { return draw.PlanSVG(plan, nil) },
		"progress.svg":       func() ([]byte, error) { return draw.PlanSVG(plan, &progress) },
	} {
		t.Run(name, func(t *testing.T) {
			got, err := picture()
			require.NoError(t, err)
			testkit.Golden(t, name, got)
			if strings.HasSuffix(name, ".svg") {
				wellFormed(t, got)
			}
		})
	}
	assert.Equal(t, draw.Standing{Milestone: "first-sale", Here: 2, Late: 2}, standings[3])
	assert.Equal(t, draw.Standing{Milestone: "file", Reached: 2}, standings[1])
	assert.Equal(t, draw.Standing{Milestone: "repeat"}, standings[4], "they wait")
}

// States have their colour, and their mark in a gantt chart.
func TestStates(t *testing.T) {
	plan := planOf(t, 9, func(i int) []int { return list(i-1, i == 3 || i == 4) })
	progress, err := plan.Progress([]journey.Event{
		{ID: "0", Milestone: "0", Kind: journey.EventReached, Date: anchor.AddDays(1)},
		{ID: "1", Milestone: "1", Kind: journey.EventReached, Date: anchor.AddDays(3)},
		{ID: "2", Milestone: "5", Kind: journey.EventReached, Date: anchor.AddDays(1)},
		{ID: "3", Milestone: "5", Kind: journey.EventLost, Date: anchor.AddDays(2)},
		{ID: "4", Milestone: "6", Kind: journey.EventWaived, Date: anchor},
	}, anchor.AddDays(4))
	require.NoError(t, err)
	seen := map[journey.State]bool{}
	for _, s := range progress.Milestones {
		seen[s.State] = true
	}
	assert.Len(t, seen, 7, "%v", seen)
	picture, err := draw.PlanSVG(plan, &progress)
	require.NoError(t, err)
	testkit.Golden(t, "states.svg", picture)
	chart, err := draw.PlanMermaid(plan, &progress)
	require.NoError(t, err)
	testkit.Golden(t, "states.mmd", chart)
}

func wellFormed(t *testing.T, picture []byte) {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(picture))
	for {
		_, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

func TestRefuses(t *testing.T) {
	plan := shop(t)
	other := shopProgress(t, plan)
	other.Version++
	_, err := draw.PlanSVG(plan, &other)
	testkit.Faults(t, err, testkit.Fault{Path: "progress", Kind: successkit.ErrConflict})
	_, err = draw.PlanMermaid(plan, &other)
	require.ErrorIs(t, err, successkit.ErrConflict)
	for name, picture := range map[string]func(*journey.Plan) ([]byte, error){
		"path mermaid": func(p *journey.Plan) ([]byte, error) { return draw.PathMermaid(p.Path()) },
		"path svg":     func(p *journey.Plan) ([]byte, error) { return draw.PathSVG(p.Path(), nil) },
		"plan mermaid": func(p *journey.Plan) ([]byte, error) { return draw.PlanMermaid(p, nil) },
		"plan svg":     func(p *journey.Plan) ([]byte, error) { return draw.PlanSVG(p, nil) },
	} {
		_, err := picture(nil)
		require.ErrorIs(t, err, successkit.ErrRequired, name)
		_, err = picture(&journey.Plan{})
		require.ErrorIs(t, err, successkit.ErrRequired, name)
		_, err = picture(planOf(t, 2001, func(int) []int { return nil }))
		require.ErrorIs(t, err, successkit.ErrOutOfRange, name)
	}
	dense := planOf(t, 202, func(i int) []int { // each waits for all before it
		all := make([]int, i)
		for k := range all {
			all[k] = k
		}
		return all
	})
	_, err = draw.PathSVG(dense.Path(), nil)
	testkit.Faults(t, err, testkit.Fault{Path: "path.milestones", Kind: successkit.ErrOutOfRange})
	_, err = draw.PathMermaid(dense.Path())
	require.ErrorIs(t, err, successkit.ErrOutOfRange)
	_, err = draw.PlanSVG(dense, nil)
	require.NoError(t, err, "which has no lines")
	assert.Empty(t, draw.StandingOf(nil, []journey.Progress{other}))
}

// planOf makes a plan of n milestones, of which each waits for those that waits
// says.
func planOf(t testing.TB, n int, waits func(i int) []int) *journey.Plan {
	t.Helper()
	d := journey.Definition{ID: "p", Version: 1}
	for i := range n {
		var before []string
		for _, k := range waits(i) {
			before = append(before, fmt.Sprint(k))
		}
		d.Milestones = append(d.Milestones, step(fmt.Sprint(i), fmt.Sprintf("State %d", i), 1+i%7, before...))
	}
	path, err := journey.New(d)
	require.NoError(t, err)
	plan, err := path.Plan(anchor)
	require.NoError(t, err)
	return plan
}

// Law: whatever the path, the picture is whole, is the same again, and names
// every milestone.
func TestLawPictures(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 0))
		plan := planOf(t, 1+r.IntN(30), func(i int) []int {
			var before []int
			for k := range i {
				if r.IntN(4) == 0 {
					before = append(before, k)
				}
			}
			return before
		})
		one, err := draw.PathSVG(plan.Path(), nil)
		require.NoError(t, err)
		two, err := draw.PathSVG(plan.Path(), nil)
		require.NoError(t, err)
		require.Equal(t, one, two, "seed %d", seed)
		wellFormed(t, one)
		for _, m := range plan.Milestones() {
			require.Contains(t, string(one), ">State "+m.Milestone+"<", "seed %d", seed)
		}
	}
}

// The largest paths that are drawn, wide, deep, and with long steps.
func TestLarge(t *testing.T) {
	for name, waits := range map[string]func(i int) []int{
		"wide":       func(int) []int { return nil },
		"deep":       func(i int) []int { return list(i-1, i >= 1) },
		"long steps": func(i int) []int { return append(list(i-1, i >= 1), list(i/2, i >= 3)...) },
	} {
		plan := planOf(t, 2000, waits)
		picture, err := draw.PathSVG(plan.Path(), nil)
		require.NoError(t, err, name)
		wellFormed(t, picture)
		_, err = draw.PlanSVG(plan, nil)
		require.NoError(t, err, name)
	}
}

func list(k int, yes bool) []int {
	if yes {
		return []int{k}
	}
	return nil
}

func FuzzMermaid(f *testing.F) {
	f.Add("The shop; \"has\": bought #1 <b>", "p")
	f.Fuzz(func(t *testing.T, name, id string) {
		d := journey.Definition{ID: id, Version: 1, Milestones: []journey.Milestone{step("a", name, 1)}}
		path, err := journey.New(d)
		if err != nil {
			return // no path
		}
		plan, err := path.Plan(anchor)
		require.NoError(t, err)
		for _, picture := range []func() ([]byte, error){
			func() ([]byte, error) { return draw.PathMermaid(path) },
			func() ([]byte, error) { return draw.PlanMermaid(plan, nil) },
		} {
			got, err := picture()
			require.NoError(t, err)
			lines := strings.Count(string(got), "\n")
			require.LessOrEqual(t, lines, 5, "a name makes no lines of its own")
		}
		got, err := draw.PathSVG(path, nil)
		require.NoError(t, err)
		wellFormed(t, got)
	})
}

func BenchmarkPathSVG(b *testing.B) {
	plan := planOf(b, 200, func(i int) []int { return append(list(i-1, i >= 1), list(i/2, i >= 3)...) })
	b.ReportAllocs()
	for b.Loop() {
		if _, err := draw.PathSVG(plan.Path(), nil); err != nil {
			b.Fatal(err)
		}
	}
}

func Example() {
	path, err := journey.New(journey.Definition{ID: "start", Version: 1, Milestones: []journey.Milestone{
		step("bought", "The shop has bought", 1),
		step("first-sale", "A campaign has brought a sale", 14, "bought"),
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := draw.PathMermaid(path)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(string(picture))
	// Output:
	// flowchart LR
	//   m0(["The shop has bought"])
	//   m1(["A campaign has brought a sale"])
	//   m0 --> m1
	//   classDef objective stroke-width:3px
	//   class m1 objective
}
