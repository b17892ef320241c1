package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// wrote runs the program and returns the files it wrote, by their paths below the
// folder.
func wrote(t *testing.T, args ...string) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run(append([]string{"-out", dir}, args...), &stdout, &stderr), stderr.String())
	require.Empty(t, stdout.String()+stderr.String())
	files := map[string][]byte{}
	require.NoError(t, fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[path], err = os.ReadFile(filepath.Join(dir, path))
		}
		return err
	}))
	return files
}

// The sample is what the program writes, to the byte, and of modest size.
func TestRun_makesTheSample(t *testing.T) {
	made, size := wrote(t), 0
	shipped, err := os.ReadDir("../data")
	require.NoError(t, err)
	assert.Len(t, made, len(shipped))
	for name, got := range made {
		want, err := os.ReadFile(filepath.Join("..", "data", name))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s is not what gen writes; the top of main.go says how to write it again", name)
		size += len(got)
	}
	assert.Less(t, size, 3_000_000)
}

// A book in parts holds the same accounts: each lives by a generator of its own.
func TestRun_parts(t *testing.T) {
	whole := wrote(t, "-accounts", "60")
	parts := wrote(t, "-accounts", "60", "-part", "25")
	for name, want := range whole {
		if filepath.Ext(name) == ".json" {
			assert.Equal(t, string(want), string(parts[name]), name)
			continue
		}
		together := append([]byte{}, parts["part-0001/"+name]...)
		for _, part := range []string{"part-0002/", "part-0003/"} {
			_, rows, _ := bytes.Cut(parts[part+name], []byte("\n"))
			together = append(together, rows...)
		}
		assert.Equal(t, string(want), string(together), name)
	}
}

func TestRun_flags(t *testing.T) {
	five := wrote(t, "-seed", "5", "-accounts", "50")
	assert.Equal(t, five, wrote(t, "-accounts", "50", "-seed", "5"))
	assert.NotEqual(t, five["readings.csv"], wrote(t, "-seed", "6", "-accounts", "50")["readings.csv"])
	assert.True(t, json.Valid(five["program.json"]))
	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	assert.Equal(t, intro, stdout.String())
	for _, args := range [][]string{
		nil,
		{"-out", filepath.Join(t.TempDir(), "none")},
		{"-out", ".", "-accounts", "0"},
		{"-out", ".", "-part", "30"},
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
