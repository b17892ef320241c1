package intake

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/metrics"
)

// factID returns the identifier of a movement made from other facts: what it
// was made from, parts that hold no colon, and the account. An account whose
// name leaves no room stands as its SHA-256.
func factID(source, account string, parts ...string) string {
	id := source + ":" + strings.Join(parts, ":") + ":" + account
	if len(id) <= word.MaxID {
		return id
	}
	sum := sha256.Sum256([]byte(account))
	return source + "#" + strings.Join(parts, ":") + ":" + hex.EncodeToString(sum[:])
}

// inOrder sorts movements by date, then account, then day of recording, then
// id.
func inOrder(movements []metrics.Movement) []metrics.Movement {
	slices.SortFunc(movements, func(x, y metrics.Movement) int {
		return cmp.Or(x.Date.Compare(y.Date), strings.Compare(x.Account, y.Account),
			x.Recorded.Compare(y.Recorded), strings.Compare(x.ID, y.ID))
	})
	return movements
}
