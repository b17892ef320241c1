package health_test

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// requireReference computes every group of p anew, on fractions of big integers
// and from the published formulas alone.
func requireReference(t testing.TB, bands health.Bands, g health.Group, p health.Part) {
	t.Helper()
	covered, all := new(big.Rat), new(big.Rat)
	measured := false
	var counted []term
	for i, n := range g.Children {
		c := p.Parts[i]
		if n.Group != nil {
			requireReference(t, bands, *n.Group, c)
		}
		w := n.Weight.Rat()
		all.Add(all, w)
		covered.Add(covered, new(big.Rat).Mul(w, new(big.Rat).SetInt64(c.Coverage.Micro())))
		if c.Value.Known() && w.Sign() > 0 {
			counted = append(counted, term{w, c.Value.Micro()})
		}
		measured = measured || c.State > health.Assumed && w.Sign() > 0
	}
	require.Equal(t, roundHalfEven(covered.Quo(covered, all)), p.Coverage.Micro(), "coverage of %q", p.ID)
	if p.State != health.Known {
		return
	}
	require.True(t, measured, "%q has nothing to stand on", p.ID)
	require.Equal(t, reference(bands, g, counted), p.Value.Micro(), "value of %q", p.ID)
	require.GreaterOrEqual(t, p.Coverage.Compare(g.MinCoverage), 0, "coverage of %q", p.ID)
}

// A term is a child that counts.
type term struct {
	weight *big.Rat
	micro  int64
}

func reference(bands health.Bands, g health.Group, counted []term) int64 {
	sum, whole, worst := new(big.Rat), new(big.Rat), counted[0].micro
	for _, c := range counted {
		whole.Add(whole, c.weight)
		sum.Add(sum, new(big.Rat).Mul(c.weight, new(big.Rat).SetInt64(c.micro-g.Neutral.Micro())))
		worst = min(worst, c.micro)
	}
	switch g.Combine {
	case health.WorstOf:
		return worst
	case health.Additive:
		moved := roundHalfEven(sum.Quo(sum, big.NewRat(100, 1)))
		return min(max(g.Base.Micro()+moved, 0), pts("100").Micro())
	case health.Strict:
		mean := roundHalfEven(sum.Quo(sum, whole))
		for _, b := range slices.Backward(bands.List) { // down to the first that the worst reaches
			if from := b.From.Micro(); worst < from {
				mean = min(mean, from-1)
			}
		}
		return mean
	case health.WeightedMean:
	}
	return roundHalfEven(sum.Quo(sum, whole))
}

func TestLawPartsAddUpToTheWhole(t *testing.T) {
	known := 0
	for seed := range uint64(seeds) {
		def, readings, _ := mixed(seed)
		s := score(t, newModel(t, def), readings)
		t.Run("seed "+strconv.FormatUint(seed, 10), func(t *testing.T) {
			requireAddsUp(t, def.Root, s.Part)
			requireReference(t, def.Bands, def.Root, s.Part)
		})
		if s.Value.Known() {
			known++
		}
	}
	require.Greater(t, known, seeds/4, "enough of the trees have a score")
}

func TestLawOrderOfReadings(t *testing.T) {
	for seed := range uint64(seeds) {
		def, readings, g := mixed(seed)
		m := newModel(t, def)
		want := score(t, m, readings)
		readings = append(readings, readings...) // each fact twice
		g.r.Shuffle(len(readings), func(i, j int) { readings[i], readings[j] = readings[j], readings[i] })
		require.Equal(t, want, score(t, m, readings), "seed %d", seed)
	}
}

// Permuting children changes the order in which they are shown and no figure.
func TestLawOrderOfChildren(t *testing.T) {
	var sorted func(p health.Part) health.Part
	sorted = func(p health.Part) health.Part {
		p.Parts = slices.Clone(p.Parts)
		for i := range p.Parts {
			p.Parts[i] = sorted(p.Parts[i])
		}
		slices.SortFunc(p.Parts, func(a, b health.Part) int { return strings.Compare(a.ID, b.ID) })
		return p
	}
	byText := func(a, b successkit.Reason) int { return strings.Compare(a.String(), b.String()) }
	for seed := range uint64(seeds) {
		def, readings, g := mixed(seed)
		want := score(t, newModel(t, def), readings)
		var permute func(h *health.Group)
		permute = func(h *health.Group) {
			g.r.Shuffle(len(h.Children), func(i, j int) { h.Children[i], h.Children[j] = h.Children[j], h.Children[i] })
			for _, n := range h.Children {
				if n.Group != nil {
					permute(n.Group)
				}
			}
		}
		permute(&def.Root)
		got := score(t, newModel(t, def), readings)
		for _, s := range []*health.Score{&want, &got} {
			s.Part = sorted(s.Part)
			slices.SortFunc(s.Stale, byText)
			slices.SortFunc(s.Missing, byText)
		}
		require.Equal(t, want, got, "seed %d", seed)
	}
}

func TestLawScaleOfWeights(t *testing.T) {
	for seed := range uint64(seeds) {
		def, readings, g := random(seed)
		want := score(t, newModel(t, def), readings)
		var scale func(h *health.Group)
		scale = func(h *health.Group) { // each group by a factor of its own
			factor := decimal.New(1+g.r.Int64N(10_000), 0)
			for i := range h.Children {
				n := &h.Children[i]
				n.Weight = n.Weight.Mul(factor)
				if n.Group != nil {
					scale(n.Group)
				}
			}
		}
		scale(&def.Root)
		require.Equal(t, want, score(t, newModel(t, def), readings), "seed %d", seed)
	}
}

// A better reading never gets a lower score, at any level.
func TestLawMonotone(t *testing.T) {
	var notWorse func(before, after health.Part) bool
	notWorse = func(before, after health.Part) bool {
		for i := range before.Parts {
			if !notWorse(before.Parts[i], after.Parts[i]) {
				return false
			}
		}
		return before.Value.Compare(after.Value) <= 0 && before.State == after.State
	}
	directions := map[string]health.Direction{}
	var note func(h health.Group)
	note = func(h health.Group) {
		for _, n := range h.Children {
			if n.Group != nil {
				note(*n.Group)
			} else {
				directions[n.ID] = n.Measure.Direction
			}
		}
	}
	for seed := range uint64(seeds) {
		def, readings, g := mixed(seed)
		if len(readings) == 0 {
			continue
		}
		m := newModel(t, def)
		note(def.Root)
		before := score(t, m, readings)
		i := g.r.IntN(len(readings))
		by := 40 * g.r.Float64()
		if directions[readings[i].Measure] == health.LowerIsBetter {
			by = -by
		}
		readings[i].Value += by
		require.True(t, notWorse(before.Part, score(t, m, readings).Part), "seed %d: %+v by %v", seed, readings[i], by)
	}
}

// Under Redistribute an unknown measure leaves the score that a model without
// it would give.
func TestLawRedistribution(t *testing.T) {
	for seed := range uint64(seeds) {
		_, _, g := random(seed)
		full := define(nodes(leaf("z", "1")))
		for i := range 1 + g.r.IntN(8) {
			full.Root.Children = append(full.Root.Children, health.Node{
				ID: "x" + string(rune('a'+i)), Weight: decimal.New(1+g.r.Int64N(1e9), -6), Measure: g.measure(),
			})
		}
		var readings []health.Reading
		for _, n := range full.Root.Children[1:] {
			readings = append(readings, read(n.ID, 100*g.r.Float64()))
		}
		without := define(nodes(full.Root.Children[1:]...))
		got, want := score(t, newModel(t, full), readings), score(t, newModel(t, without), readings)
		require.Equal(t, want.Value, got.Value, "seed %d", seed)
		require.Equal(t, want.Parts, got.Parts[1:], "seed %d", seed)
		require.Equal(t, want.Down, got.Down, "seed %d", seed)
		require.Equal(t, want.Up, got.Up, "seed %d", seed)
	}
}

// What becomes known later does not change the view as of a date.
func TestLawAsOf(t *testing.T) {
	for seed := range uint64(seeds) {
		def, readings, g := mixed(seed)
		m := newModel(t, def)
		day := asOf.AddDays(-g.r.IntN(60))
		got, err := m.Score(of(readings), day)
		require.NoError(t, err)
		var then []health.Reading
		for _, r := range readings {
			if r.KnownOn(day) {
				then = append(then, r)
			}
		}
		want, err := m.Score(of(then), day)
		require.NoError(t, err)
		left := 0
		for _, why := range got.Ignored {
			left += len(why.Evidence)
		}
		require.Equal(t, len(readings)-len(then), left, "seed %d: what was ignored is named", seed)
		got.Ignored = nil
		require.Equal(t, want, got, "seed %d", seed)
	}
}

// With everything there is, overrides, caps, grace, tenure and decay among it, the
// order of facts changes no byte, and what becomes known later changes no earlier
// view.
func TestLawRichAccounts(t *testing.T) {
	for seed := range uint64(seeds) {
		def, a, g := rich(seed)
		m := newModel(t, def)
		day := asOf.AddDays(-g.r.IntN(90))
		want, err := m.Score(a, day)
		require.NoError(t, err)

		shuffled := a
		shuffled.Readings = append(slices.Clone(a.Readings), a.Readings...) // each fact twice
		shuffled.Overrides = append(slices.Clone(a.Overrides), a.Overrides...)
		g.r.Shuffle(len(shuffled.Readings), func(i, j int) {
			shuffled.Readings[i], shuffled.Readings[j] = shuffled.Readings[j], shuffled.Readings[i]
		})
		g.r.Shuffle(len(shuffled.Overrides), func(i, j int) {
			shuffled.Overrides[i], shuffled.Overrides[j] = shuffled.Overrides[j], shuffled.Overrides[i]
		})
		got, err := m.Score(shuffled, day)
		require.NoError(t, err)
		require.Equal(t, want, got, "seed %d", seed)

		known := a
		known.Readings, known.Overrides = nil, nil
		for _, r := range a.Readings {
			if r.KnownOn(day) {
				known.Readings = append(known.Readings, r)
			}
		}
		for _, o := range a.Overrides {
			if o.KnownOn(day) {
				known.Overrides = append(known.Overrides, o)
			}
		}
		got, err = m.Score(known, day)
		require.NoError(t, err)
		want.Ignored, got.Ignored = nil, nil
		require.Equal(t, want, got, "seed %d", seed)
	}
}

// Caps do not turn better into worse either.
func TestLawMonotoneUnderCaps(t *testing.T) {
	for seed := range uint64(seeds) {
		g := &grove{r: newRand(seed), mixed: true, asIs: true}
		def, readings, _ := grown(g)
		ids := make([]string, 0, len(def.Root.Children))
		for _, n := range def.Root.Children {
			ids = append(ids, n.ID)
		}
		for i := range 1 + g.r.IntN(3) {
			def.Caps = append(def.Caps, health.ConditionalCap{
				ID: "c" + strconv.Itoa(i), When: ids[g.r.IntN(len(ids))], In: []string{"red", "yellow"}[g.r.IntN(2)],
				Limit: []string{"red", "yellow"}[g.r.IntN(2)],
			})
		}
		if len(readings) == 0 {
			continue
		}
		m := newModel(t, def)
		before := score(t, m, readings)
		requireAddsUp(t, def.Root, before.Part)
		readings[g.r.IntN(len(readings))].Value += 60 * g.r.Float64()
		require.LessOrEqual(t, before.Value.Compare(score(t, m, readings).Value), 0, "seed %d", seed)
	}
}
