package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestGrouped(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "1234567.50": "1,234,567.50", "-1000": "-1,000", "-100": "-100", "-0.25": "-0.25",
	} {
		assert.Equal(t, want, grouped(in), in)
	}
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("x", width+10)
	assert.Equal(t, "a b\n", wrap("a  b"))
	assert.Equal(t, "a\n"+long+"\nb\n", wrap("a "+long+" b"))
	assert.Equal(t, "\n", wrap(""))
}
