package metrics

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// rowFaults collects what is wrong with the rows of an input.
type rowFaults struct {
	name   string // of the input in paths
	faults []fault
	bad    map[string]bool // accounts with a row at fault
}

func newRowFaults(name string) *rowFaults {
	return &rowFaults{name: name, bad: map[string]bool{}}
}

func (r *rowFaults) refuse(at int, account, path, value string, err error) {
	r.bad[account] = true
	r.faults = append(r.faults, fault{at: at, path: path, value: value, err: err})
}

// merge notes every field error in err as one of row at.
func (r *rowFaults) merge(at int, account string, err error) {
	for fe := range successkit.FieldErrors(err) {
		r.refuse(at, account, fe.Path, fe.Value, fe.Err)
	}
}

// err returns the faults in the order of the input.
func (r *rowFaults) err() error {
	slices.SortStableFunc(r.faults, func(x, y fault) int { return cmp.Compare(x.at, y.at) })
	var f successkit.Faults
	for _, x := range r.faults {
		f.Add(r.name+"["+strconv.Itoa(x.at)+"]."+x.path, x.value, x.err)
	}
	return f.Err()
}

// checkAttributes adds what is wrong with the attributes of an account.
func checkAttributes(f *successkit.Faults, attributes map[string]string) {
	for _, a := range attributesOf(attributes) {
		f.Add("attributes", a.key, word.CheckID(a.key))
		if a.value != "" {
			f.Add("attributes["+a.key+"]", a.value, word.CheckID(a.value))
		}
	}
}

// checkCurrency reports why s is no currency and not empty either.
func checkCurrency(s string) error {
	if !isCurrency(s) {
		return fmt.Errorf("%w: want three to eight capital letters or digits", successkit.ErrMalformed)
	}
	return nil
}

// textOf is [exact.Text] for a decimal that may be out of bounds, which it
// leaves out.
func textOf(d decimal.Decimal) string {
	if exact.Check(d) != nil {
		return ""
	}
	return exact.Text(d)
}

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
func inOrder(movements []Movement) []Movement {
	slices.SortFunc(movements, func(x, y Movement) int {
		return cmp.Or(x.Date.Compare(y.Date), strings.Compare(x.Account, y.Account),
			x.Recorded.Compare(y.Recorded), strings.Compare(x.ID, y.ID))
	})
	return movements
}
