package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/fit"
)

// The sample is what the program writes, to the byte.
func TestRun_makesTheSample(t *testing.T) {
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	require.Zero(t, run([]string{"-dir", dir}, &stdout, &stderr), stderr.String())
	require.Empty(t, stdout.String()+stderr.String())
	shipped, err := os.ReadDir(filepath.Join("..", "data"))
	require.NoError(t, err)
	assert.Len(t, shipped, 6)
	for _, f := range shipped {
		want, err := os.ReadFile(filepath.Join("..", "data", f.Name()))
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join(dir, f.Name()))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s is not what gen writes; the top of main.go says how to write it again", f.Name())
	}
}

// The profile covers all six inputs, and its versions and offers are sound.
func TestProfile(t *testing.T) {
	v, err := fit.NewVersions(versions()...)
	require.NoError(t, err)
	o, err := fit.NewOffers(offers()...)
	require.NoError(t, err)
	for _, p := range v.All() {
		for _, offer := range o.All() {
			_, err := p.For(offer)
			require.NoError(t, err)
		}
	}
	p, err := v.InForce(o, today)
	require.NoError(t, err)
	assert.False(t, p.Provisional())
	require.NoError(t, twoWays().Validate())
}

func TestRun_flags(t *testing.T) {
	one, err := sample(settings{seed: 5, prospects: 20, customers: 20})
	require.NoError(t, err)
	again, err := sample(settings{seed: 5, prospects: 20, customers: 20})
	require.NoError(t, err)
	other, err := sample(settings{seed: 6, prospects: 20, customers: 20})
	require.NoError(t, err)
	assert.Equal(t, one, again)
	assert.NotEqual(t, one, other)

	var stdout, stderr bytes.Buffer
	assert.Zero(t, run([]string{"-h"}, &stdout, &stderr))
	assert.Contains(t, stdout.String(), "-seed N")
	for _, args := range [][]string{
		nil,
		{"-colour"},
		{"-dir", "x", "more"},
		{"-dir", "x", "-prospects", "0"},
		{"-dir", "x", "-customers", "0"},
		{"-dir", filepath.Join(t.TempDir(), "none")},
	} {
		stdout.Reset()
		stderr.Reset()
		assert.Equal(t, 1, run(args, &stdout, &stderr), "%q", args)
		assert.Empty(t, stdout.String())
		assert.NotEmpty(t, stderr.String())
	}
}
