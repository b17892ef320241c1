package intake

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
)

// rowFaults collects what is wrong with the rows of an input.
type rowFaults struct {
	name   string // of the input in paths
	faults []fault
	bad    map[string]bool // accounts with a row at fault
}

// A fault is what is wrong with the row at a place in the input.
type fault struct {
	at          int
	path, value string
	err         error
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
