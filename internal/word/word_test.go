package word_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit/internal/fault"
	"github.com/successkit/successkit/internal/word"
)

func TestCheck(t *testing.T) {
	for s, want := range map[string]error{
		"a":                     nil,
		"0":                     nil,
		"fit.need-unmet":        nil,
		"a-b.c-9":               nil,
		strings.Repeat("z", 64): nil,
		"":                      fault.Required,
		strings.Repeat("z", 65): fault.OutOfRange,
		"-":                     fault.Malformed,
		".a":                    fault.Malformed,
		"a.":                    fault.Malformed,
		"a.-b":                  fault.Malformed,
		"a..b":                  fault.Malformed,
		"A":                     fault.Malformed,
		"a b":                   fault.Malformed,
		"a_b":                   fault.Malformed,
		"a`":                    fault.Malformed, // the byte before 'a'
		"a{":                    fault.Malformed, // the byte after 'z'
		"a/":                    fault.Malformed, // the byte before '0'
		"a:":                    fault.Malformed, // the byte after '9'
		"ä":                     fault.Malformed,
		"a\xff":                 fault.Malformed,
	} {
		assert.ErrorIs(t, word.Check(s), want, "%q", s)
	}
}

func TestCheckID(t *testing.T) {
	for s, want := range map[string]error{
		"a":                          nil,
		"0014x00000ABcDeF":           nil,
		"Ø 12 / Zürich":              nil,
		strings.Repeat("é", 128):     nil,
		"":                           fault.Required,
		strings.Repeat("x", 257):     fault.OutOfRange,
		" a":                         fault.Malformed,
		"a ":                         fault.Malformed,
		"a\u00a0":                    fault.Malformed, // no-break space
		"\u3000a":                    fault.Malformed, // ideographic space
		"a\nb":                       fault.Malformed,
		"a\x00":                      fault.Malformed,
		"a\u0085b":                   fault.Malformed, // next line
		"a\xff":                      fault.Malformed,
		"\xed\xa0\x80":               fault.Malformed, // half a surrogate pair
		" ":                          fault.Malformed,
		strings.Repeat(" ", 1_000):   fault.OutOfRange,
		strings.Repeat("é", 128)[1:]: fault.Malformed,
	} {
		assert.ErrorIs(t, word.CheckID(s), want, "%q", s)
	}
}

func TestCheckText(t *testing.T) {
	for s, want := range map[string]error{
		"a":                       nil,
		" a\n\tb ":                nil,
		strings.Repeat("z", 4096): nil,
		"":                        fault.Required,
		" \n\u00a0":               fault.Required,
		strings.Repeat("z", 4097): fault.OutOfRange,
		"a\xff":                   fault.Malformed,
	} {
		assert.ErrorIs(t, word.CheckText(s), want, "%.20q", s)
	}
}
