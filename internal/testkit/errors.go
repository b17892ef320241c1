package testkit

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
)

// Fault names one expected field error: where, and of which kind.
type Fault struct {
	Path string
	Kind error
}

// Faults checks that err holds exactly the wanted field errors, in order, and
// is nil where none is wanted.
func Faults(t testing.TB, err error, want ...Fault) bool {
	t.Helper()
	if len(want) == 0 {
		return assert.NoError(t, err)
	}
	var got []*successkit.FieldError
	for fe := range successkit.FieldErrors(err) {
		got = append(got, fe)
	}
	if len(got) != len(want) {
		return assert.Fail(t, "number of faults", "want %v, got %v", want, err)
	}
	ok := true
	for i, w := range want {
		ok = assert.Equal(t, w.Path, got[i].Path, "fault %d of %v", i, err) && ok
		ok = assert.ErrorIs(t, got[i], w.Kind, "fault %d", i) && ok
	}
	return ok
}
