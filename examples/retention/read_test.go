package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// long returns a ledger of a bit more than three steps.
func long() string {
	var b strings.Builder
	b.WriteString("account,date,amount,note\n")
	note := strings.Repeat("x", 1000)
	for n := 0; b.Len() < 3*step+step/2; n++ {
		fmt.Fprintf(&b, "C%d,2025-01-%02d,10,%s\n", n, 1+n%28, note)
	}
	return b.String()
}

func TestRun_progress(t *testing.T) {
	data := long()
	path := filepath.Join(t.TempDir(), "long.csv")
	require.NoError(t, os.WriteFile(path, []byte(data), 0o600))
	var stdout, stderr, again bytes.Buffer
	require.Zero(t, run([]string{"-ledger", path}, nil, &stdout, &stderr), stderr.String())
	want := fmt.Sprintf("retention: %[1]s: 8 of 28 MB read (28%%)\nretention: %[1]s: 16 of 28 MB read (57%%)\n"+
		"retention: %[1]s: 24 of 28 MB read (85%%)\n"+
		"retention: %[1]s: %[2]d movements, making the ledger\n", path, strings.Count(data, "\n")-1)
	assert.Equal(t, want, stderr.String())

	stderr.Reset()
	require.Zero(t, run([]string{"-ledger", "-"}, struct{ io.Reader }{strings.NewReader(data)}, &again, &stderr), stderr.String())
	assert.Contains(t, stderr.String(), "retention: standard input: 8 MB read\nretention: standard input: 16 MB read\nretention: standard input: 24 MB read\n")
	assert.Equal(t, stdout.String(), strings.Replace(again.String(), "standard input", path, 1))
}

// appending is a progress that finds the file longer each time.
type appending struct {
	bytes.Buffer

	path string
}

func (a *appending) Write(p []byte) (int, error) {
	f, err := os.OpenFile(a.path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return 0, err
	}
	_, err = f.WriteString("late,2025-01-01,1,\n")
	if err := errors.Join(err, f.Close()); err != nil {
		return 0, err
	}
	return a.Buffer.Write(p)
}

// What is still being written is not read as if it were whole.
func TestRun_fileThatGrows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "growing.csv")
	require.NoError(t, os.WriteFile(path, []byte(long()), 0o600))
	var stdout bytes.Buffer
	stderr := appending{path: path}
	assert.Equal(t, 1, run([]string{"-ledger", path}, nil, &stdout, &stderr))
	assert.Empty(t, stdout.String())
	assert.Contains(t, stderr.String(), "changed while it was read")
}
