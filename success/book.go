package success

import (
	"strconv"

	"github.com/successkit/successkit"
)

// A Book is a program and the accounts it is run for, in one form that a
// service can store. It is plain data.
type Book struct {
	Program  Definition `json:"program"`
	Accounts []Account  `json:"accounts"`
}

// Validate reports everything that is wrong with the program, with the
// accounts themselves, and with ids that two of them share. Facts are checked
// where they are read; see [Program.ReviewAll].
func (b Book) Validate() error {
	var f successkit.Faults
	f.Merge("program", b.Program.Validate())
	seen := map[string]bool{}
	for i, a := range b.Accounts {
		path := "accounts[" + strconv.Itoa(i) + "]"
		f.Merge(path, a.Validate())
		if seen[a.ID] {
			f.Add(path+".id", a.ID, successkit.ErrDuplicate)
		}
		seen[a.ID] = true
	}
	return f.Err()
}

// ReviewAll reviews several accounts as of a day, in their order. It fails as
// [Program.Review] does, with paths such as "accounts[3].events[2].milestone",
// and returns no review where any fails.
func (p *Program) ReviewAll(accounts []Account, asOf successkit.Date) ([]Review, error) {
	if err := p.ready(asOf); err != nil {
		return nil, err
	}
	var f successkit.Faults
	reviews := make([]Review, 0, len(accounts))
	for i, a := range accounts {
		r, err := p.Review(a, asOf)
		f.Merge("accounts["+strconv.Itoa(i)+"]", err)
		reviews = append(reviews, r)
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	return reviews, nil
}
