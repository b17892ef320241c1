package main

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/testkit"
)

// The sample is what the program writes, to the byte.
func TestRun_makesTheSample(t *testing.T) {
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run([]string{"-to", dir}, &stdout, &stderr), stderr.String())
	require.Empty(t, stdout.String()+stderr.String())
	for _, name := range []string{"decisions.csv", "readings.csv", "truth.csv"} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		want, err := os.ReadFile(filepath.Join("..", "data", name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s is not what gen writes; the top of main.go says how to write it again", name)
	}
}

// The truth is the area that normal figures so far apart have: drawn often
// enough, they have it.
func TestArea(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	const n = 200_000
	for _, strength := range []float64{0, 0.5, 1.3} {
		won := 0
		for range n {
			if r.NormFloat64()-strength < r.NormFloat64() {
				won++
			}
		}
		assert.InDelta(t, area(strength), float64(won)/n, 4*math.Sqrt(0.25/n))
	}
}

// Whatever the seed, nothing in a book was known after it was closed, and a
// customer decides once.
func TestNewBook(t *testing.T) {
	for seed := range uint64(10) {
		b := newBook(settings{seed: seed, customers: 200})
		subjects := map[string]bool{}
		for _, d := range b.decisions {
			assert.False(t, subjects[d.subject], d.subject)
			subjects[d.subject] = true
			assert.Equal(t, d.outcome == "undecided", d.recorded.IsZero(), d.id)
			assert.False(t, d.recorded.After(lastDay), d.id)
			assert.True(t, d.since.Before(d.due), d.id)
		}
		assert.Len(t, subjects, 200)
		for _, r := range b.readings {
			assert.False(t, r.recorded.After(lastDay) || r.recorded.Before(r.date))
			assert.Len(t, r.values, len(measures))
		}
	}
}

func TestRun_refuses(t *testing.T) {
	for _, args := range [][]string{{}, {"-to", "x", "more"}, {"-to", "x", "-customers", "0"}, {"-no"}, {"-to", filepath.Join(t.TempDir(), "none", "there")}} {
		var stdout, stderr bytes.Buffer
		assert.Equal(t, 1, run(args, &stdout, &stderr), "%v", args)
		assert.NotEmpty(t, stderr.String())
	}
	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	testkit.Golden(t, "help.txt", stdout.Bytes())
}
