package success

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
)

// A Book is a program and the accounts it is run for, in one form that a
// service can store. It is plain data.
type Book struct {
	Program  Definition `json:"program"`
	Accounts []Account  `json:"accounts"`
}

// Validate reports everything that is wrong with the program, with the accounts
// and each of their facts, with ids that two accounts share, and with parents
// that go round in a circle. What an account names must be there: its level and
// the use cases of what it wants in the program, and the contract that is left
// or renewed, the commitment that is settled, the exception that is ruled on, the
// obstacle that is cleared, the override that is withdrawn, and the contact who
// confirmed or spoke among its own facts, whenever they were recorded.
//
// Milestones, measures, criteria, offers and rules that the program does not have
// are no fault: an earlier version may have had them. Nor are people who took part in an
// interaction and are no contacts.
func (b Book) Validate() error {
	var f successkit.Faults
	program, err := New(b.Program)
	f.Merge("program", err)
	parents := map[string]string{}
	for i, a := range b.Accounts {
		path := field.Item("accounts", i)
		var of successkit.Faults
		program.check(&of, a)
		a.references(&of)
		if program != nil && of.Total() == 0 {
			program.overrides(&of, a)
		}
		f.Merge(path, of.Err())
		if _, ok := parents[a.ID]; ok {
			f.Add(path+".id", a.ID, successkit.ErrDuplicate)
		}
		parents[a.ID] = a.Parent
	}
	for i, a := range b.Accounts {
		at, steps := a.Parent, 0
		for at != "" && at != a.ID && steps <= len(parents) && steps < maxParents {
			at = parents[at]
			steps++
		}
		if at != "" && (at == a.ID && a.Parent != a.ID || steps == maxParents) {
			f.Add(field.Item("accounts", i)+".parent", a.Parent, fmt.Errorf("%w: its parents go round, or are more than %d", successkit.ErrConflict, maxParents))
		}
	}
	return f.Err()
}

// maxParents bounds how deep accounts lie below each other.
const maxParents = 32

// Merge returns the accounts of two books of one program, those of b before
// those of o that b does not have, each with the facts of both. Neither changes.
// In whatever order and by whatever steps books are merged, the accounts are the
// same and so are their reviews; only the order of accounts and facts is that of
// the books.
// It fails with [successkit.ErrConflict] at "program" where the programs differ
// in id or version, at an account that is two different ones, and at facts that
// contradict each other, as [Account.Append] does.
func (b Book) Merge(o Book) (Book, error) {
	var f successkit.Faults
	if b.Program.ID != o.Program.ID || b.Program.Version != o.Program.Version {
		f.Add("program", o.Program.ID, fmt.Errorf("%w: the other is %s, version %d", successkit.ErrConflict, b.Program.ID, b.Program.Version))
	}
	merged := Book{Program: b.Program.clone(), Accounts: slices.Clone(b.Accounts)}
	place := map[string]int{}
	for i, a := range merged.Accounts {
		place[a.ID] = i
	}
	for i, a := range o.Accounts {
		at, ok := place[a.ID]
		if !ok {
			place[a.ID] = len(merged.Accounts)
			merged.Accounts = append(merged.Accounts, a)
			continue
		}
		if !merged.Accounts[at].same(a) {
			f.Add(field.Item("accounts", i), a.ID, fmt.Errorf("%w: the other book knows it as another account", successkit.ErrConflict))
		}
		grown, err := merged.Accounts[at].Append(a.Facts)
		f.Merge(field.Item("accounts", i), err)
		if err == nil {
			merged.Accounts[at] = grown
		}
	}
	if err := f.Err(); err != nil {
		return Book{}, err
	}
	return merged, nil
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
		f.Merge(field.Item("accounts", i), err)
		reviews = append(reviews, r)
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	return reviews, nil
}
