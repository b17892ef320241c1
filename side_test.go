package successkit_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
)

func TestSide(t *testing.T) {
	closedList(t, successkit.ParseSide, "unknown", "vendor", "customer", "both")
	assert.Equal(t, "both", successkit.BothSides.String())
}

func TestStage(t *testing.T) {
	closedList(t, successkit.ParseStage,
		"unknown", "marketing", "sales", "closing", "onboarding", "product", "support", "renewal")
	assert.Equal(t, "renewal", successkit.Renewal.String())
}

// closedList checks that the constants of E are numbered from 0 and have these
// words, each way, and that no other number and no other text is taken.
func closedList[E interface {
	~uint8
	comparable
	text
	String() string
	Valid() bool
}, P reader[E]](t *testing.T, parse func(string) (E, error), words ...string) {
	t.Helper()
	for n := range 256 {
		e := E(n)
		assert.Equal(t, n < len(words), e.Valid(), n)
		if n < len(words) {
			assert.Equal(t, words[n], e.String())
			textForm[E, P](t, words[n], e)
			got, err := parse(words[n])
			require.NoError(t, err)
			assert.Equal(t, e, got)
			continue
		}
		_, err := e.MarshalText()
		assert.ErrorIs(t, err, successkit.ErrUnknown)
		b, err := e.AppendText([]byte("before"))
		assert.ErrorIs(t, err, successkit.ErrUnknown)
		assert.Equal(t, "before", string(b))
		_, err = json.Marshal(e)
		assert.ErrorIs(t, err, successkit.ErrUnknown)
		_, err = parse(e.String())
		assert.ErrorIs(t, err, successkit.ErrUnknown, "%s is no word", e)
	}
	for _, s := range []string{"", "Unknown", " unknown", "0", "no such word"} {
		_, err := parse(s)
		assert.ErrorIs(t, err, successkit.ErrUnknown, "%q", s)
		refusesText[E, P](t, s, successkit.ErrUnknown, E(1))
	}
}
