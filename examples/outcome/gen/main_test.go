package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
)

// written runs the program and returns the files it wrote.
func written(t *testing.T, args ...string) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(append([]string{"-out", dir}, args...), &stdout, &stderr), stderr.String())
	require.Empty(t, stdout.String()+stderr.String())
	files := map[string][]byte{}
	for _, name := range []string{"catalogue.json", "customers.csv", "observations.csv", "interactions.csv", "story.json"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		files[name] = data
	}
	return files
}

// The sample is what the program writes, to the byte, and of modest size.
func TestRun_makesTheSample(t *testing.T) {
	size := 0
	for name, got := range written(t) {
		want, err := os.ReadFile(filepath.Join("..", "data", name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s is not what gen writes; the top of main.go says how to write it again", name)
		size += len(got)
	}
	assert.Less(t, size, 400_000)
}

// The story is legal: a catalogue, a history and facts that the library takes.
func TestBook_fitsTogether(t *testing.T) {
	for seed := range uint64(5) {
		b, err := newBook(seed, 60)
		require.NoError(t, err)
		h, err := outcome.NewHistory(b.story.Amendments)
		require.NoError(t, err)
		_, err = h.Understanding(b.story.Confirmations, b.story.Contacts, lastDay)
		require.NoError(t, err)
	}
	var d usecase.Definition
	require.NoError(t, json.Unmarshal(written(t)["catalogue.json"], &d))
	require.NoError(t, d.Validate())
}

func TestRun_flags(t *testing.T) {
	five := written(t, "-seed", "5", "-customers", "50")
	again := written(t, "-customers", "50", "-seed", "5")
	assert.Equal(t, five, again)
	assert.NotEqual(t, five, written(t, "-seed", "6", "-customers", "50"))
	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	assert.Contains(t, stdout.String(), "-seed N")
	for _, args := range [][]string{
		nil,
		{"-out", filepath.Join(t.TempDir(), "none")},
		{"-out", ".", "-customers", "0"},
		{"-out", ".", "more"},
		{"-colour"},
	} {
		stdout.Reset()
		stderr.Reset()
		assert.Equal(t, 1, run(args, &stdout, &stderr), "%q", args)
		assert.Empty(t, stdout.String())
		assert.NotEmpty(t, stderr.String())
	}
}
