package success

import (
	"fmt"

	"github.com/successkit/successkit"
)

// checkRulings notes what was granted though it had been asked for against the
// terms of the contract. Whether the ruling says so itself does not matter.
func checkRulings(f *successkit.Faults, list []Exception) {
	against := map[string]bool{}
	for _, e := range list {
		against[e.ID] = against[e.ID] || e.AgainstTerms
	}
	for i, e := range list {
		if e.Of != "" && e.Ruling == Granted && against[e.Of] {
			f.Add(item("exceptions", i)+".ruling", e.Ruling.String(),
				fmt.Errorf("%w: %q was asked for against the contract", successkit.ErrConflict, e.Of))
		}
	}
}
