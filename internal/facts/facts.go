// Package facts holds what every list of facts has in common: each fact is
// checked, counts once however often it is given, contradicts another of its
// id that says something else, and is known from a day on.
package facts

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
)

// A Fact is something that happened, with an id of its own.
type Fact[F any] interface {
	// Validate reports everything that is wrong with the fact by itself.
	Validate() error
	// Equal reports whether two facts say the same. Valid ones alone are asked.
	Equal(other F) bool
}

// Admit returns the facts of a list that are valid, each once, in their order
// and in memory of their own. It notes every fault of the others at path[i],
// and at path[i].id a conflict for each that has the id of an earlier one and
// says something else.
func Admit[F Fact[F]](f *successkit.Faults, path string, list []F, id func(F) string) []F {
	return Append(f, path, nil, list, id)
}

// Append returns have and after it what [Admit] admits of more and have lacks.
// The facts of have are not checked, except that one that is not valid says
// nothing that a valid one of its id could repeat.
func Append[F Fact[F]](f *successkit.Faults, path string, have, more []F, id func(F) string) []F {
	if len(have)+len(more) == 0 {
		return nil // a list that is not there stays so in a stored form
	}
	all := make([]F, len(have), len(have)+len(more))
	copy(all, have)
	at := make(map[string]int, len(have)+len(more))
	for i, fact := range have {
		if _, twice := at[id(fact)]; !twice {
			at[id(fact)] = i
		}
	}
	for i, fact := range more {
		if err := fact.Validate(); err != nil {
			f.Merge(field.Item(path, i), err)
			continue
		}
		k, known := at[id(fact)]
		switch {
		case !known:
			at[id(fact)] = len(all)
			all = append(all, fact)
		case all[k].Validate() != nil || !all[k].Equal(fact):
			f.Add(field.Item(path, i)+".id", id(fact),
				fmt.Errorf("%w: another fact of this id says something else", successkit.ErrConflict))
		}
	}
	return all
}

// CheckDates notes what is wrong with the two days of a fact: it has none, or was
// recorded before it.
func CheckDates(f *successkit.Faults, date, recorded successkit.Date) {
	if date.IsZero() {
		f.Add("date", "", successkit.ErrRequired)
	}
	if !recorded.IsZero() && recorded.Before(date) {
		f.Add("recorded", recorded.String(), fmt.Errorf("%w: before the date, %s", successkit.ErrConflict, date))
	}
}

// KnownDay returns the first day on which a host knows of a fact of the given
// date, recorded on the given day or, where that is zero, at once. It is zero
// where the date is: such a fact is known on no day.
func KnownDay(date, recorded successkit.Date) successkit.Date {
	if !date.IsZero() && recorded.After(date) {
		return recorded
	}
	return date
}

// KnownOn reports whether a host that looks at day asOf knows of that fact.
// Nothing is known on the zero Date, and nothing of that date ever.
func KnownOn(date, recorded, asOf successkit.Date) bool {
	return !date.IsZero() && !KnownDay(date, recorded).After(asOf)
}
