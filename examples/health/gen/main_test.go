package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The sample is what the program writes, to the byte.
func TestRun_makesTheSample(t *testing.T) {
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run([]string{"-into", dir}, &stdout, &stderr), stderr.String())
	size := 0
	for _, f := range newBook(1, 1).files {
		got, err := os.ReadFile(filepath.Join(dir, f.name))
		require.NoError(t, err)
		want, err := os.ReadFile(filepath.Join("..", "data", f.name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s is not what gen writes; the top of main.go says how to write it again", f.name)
		size += len(got)
	}
	assert.Less(t, size, 400_000, "the sample stays modest")
}

func TestRun_flags(t *testing.T) {
	for _, args := range [][]string{nil, {"-into", "x", "-accounts", "0"}, {"-colour"}, {"-into", filepath.Join(t.TempDir(), "none")}} {
		var stdout, stderr bytes.Buffer
		assert.Equal(t, 1, run(args, &stdout, &stderr), "%v", args)
		assert.NotEmpty(t, stderr.String())
	}
	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	assert.Contains(t, stdout.String(), "-into")
	other := newBook(2, 40)
	assert.NotEqual(t, newBook(1, 40).files[1].text.String(), other.files[1].text.String())
}
