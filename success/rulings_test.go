package success_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
)

// S6: what is against the contract is refused, in whichever order the facts are
// given, and not granted by a later ruling that does not mention it.
func TestS6NeverAgainstTheContract(t *testing.T) {
	t.Parallel()
	asked := success.Exception{ID: "x", Date: day("2025-05-01"), Ruling: success.Asked, Kind: "early-end", Cause: "oversold", AgainstTerms: true}
	ruled := success.Exception{ID: "r", Date: day("2025-05-02"), Ruling: success.Granted, Of: "x", EscalatedTo: successkit.Executive}
	for at, list := range [][]success.Exception{{ruled, asked}, {asked, ruled}} {
		a := account()
		a.Exceptions = list
		_, err := program(t).Review(a, day("2025-07-01"))
		testkit.Faults(t, err, testkit.Fault{Path: []string{"exceptions[0].ruling", "exceptions[1].ruling"}[at], Kind: successkit.ErrConflict})
	}
	a := account()
	ruled.Ruling = success.Refused
	a.Exceptions = []success.Exception{asked, ruled}
	_, err := program(t).Review(a, day("2025-07-01"))
	require.NoError(t, err)
}
