// Package testkit holds what the tests of several packages share. Nothing but
// tests imports it, so it alone below internal may touch files.
package testkit

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// Golden checks got against the file testdata/name of the calling package.
// With UPDATE_GOLDEN=1 in the environment it writes the file instead.
func Golden(t testing.TB, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "UPDATE_GOLDEN=1 go test ./... writes missing golden files")
	require.Equal(t, string(want), string(got), "%s differs; if the change is meant, UPDATE_GOLDEN=1 go test ./... rewrites it", path)
}

// GoldenJSON pins the stored form of a type: value marshals to the file
// testdata/name, and what is read back from those bytes marshals to the same
// bytes again.
func GoldenJSON[T any](t testing.TB, name string, value T) {
	t.Helper()
	first := indented(t, value)
	Golden(t, name, first)

	var back T
	dec := json.NewDecoder(bytes.NewReader(first))
	dec.DisallowUnknownFields()
	require.NoError(t, dec.Decode(&back), "%s does not read back", name)
	require.Equal(t, string(first), string(indented(t, back)), "%s changes on a round trip", name)
}

func indented(t testing.TB, value any) []byte {
	t.Helper()
	b, err := json.MarshalIndent(value, "", "  ")
	require.NoError(t, err)
	return append(b, '\n')
}
