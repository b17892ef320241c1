package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/testkit"
)

// The files that ship are those that the generator makes.
func TestSample(t *testing.T) {
	into := t.TempDir()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run([]string{"-into", into}, &stdout, &stderr), stderr.String())
	total := 0
	for _, name := range []string{"path.json", "calendar.json", "offers.json", "customers.csv", "events.csv", "talks.csv"} {
		want, err := os.ReadFile(filepath.Join("..", "data", name))
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join(into, name))
		require.NoError(t, err)
		require.True(t, bytes.Equal(want, got), "%s is not what the generator makes", name)
		total += len(got)
	}
	assert.Less(t, total, 400_000, "a modest sample")
}

func TestRun(t *testing.T) {
	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	testkit.Golden(t, "help.txt", stdout.Bytes())
	for _, args := range [][]string{
		nil, {"-into"}, {"-into", "x", "more"}, {"-into", "x", "-customers", "0"}, {"-into", filepath.Join(t.TempDir(), "none")}, {"-nonsense"},
	} {
		stderr.Reset()
		assert.Equal(t, 1, run(args, &stdout, &stderr), args)
		assert.Contains(t, stderr.String(), "gen: ")
	}
}

// Another seed makes another book.
func TestSeed(t *testing.T) {
	one, err := makeBook(1, 5)
	require.NoError(t, err)
	two, err := makeBook(2, 5)
	require.NoError(t, err)
	assert.NotEqual(t, one[1].data, two[1].data)
}
