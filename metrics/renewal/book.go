package renewal

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
)

// A Book holds the contract lines that come up for renewal, and answers for any
// period of days how much of what was due was renewed. It is immutable and safe
// for concurrent use. The zero Book is empty.
type Book struct {
	records []record // by id, then by Recorded
	// customers is how many customers there are; records number them.
	customers  int
	currencies []string // in order
}

// A record is one record of a line, with the number of its customer.
type record struct {
	Line
	customer int
}

// New returns the book of the given lines, in any order. It keeps no part of
// the slice. A record that is there twice counts once; two records of one line
// that were recorded on the same day and differ are a [successkit.ErrConflict].
// Where anything is wrong the error is a [successkit.InputError] that holds all
// of it, with what [Line.Validate] says of each line, under paths such as
// "lines[3].amount_due".
func New(lines []Line) (*Book, error) {
	type key struct {
		id       string
		recorded successkit.Date
	}
	var f successkit.Faults
	first := make(map[key]int, len(lines))
	customers := map[string]int{}
	b := &Book{records: make([]record, 0, len(lines))}
	for i := range lines {
		l := &lines[i]
		path := "lines[" + strconv.Itoa(i) + "]"
		if err := l.Validate(); err != nil {
			f.Merge(path, err)
			continue
		}
		k := key{l.ID, l.Recorded}
		if at, known := first[k]; known {
			if !l.equal(lines[at]) {
				f.Add(path+".id", l.ID, fmt.Errorf("%w: lines[%d] is another record of that line and day", successkit.ErrConflict, at))
			}
			continue
		}
		first[k] = i
		number, known := customers[l.Customer]
		if !known {
			number = len(customers)
			customers[l.Customer] = number
		}
		b.records = append(b.records, record{*l, number})
		if at, known := slices.BinarySearch(b.currencies, l.Currency); !known {
			b.currencies = slices.Insert(b.currencies, at, l.Currency)
		}
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	b.customers = len(customers)
	slices.SortFunc(b.records, func(x, y record) int {
		return cmp.Or(strings.Compare(x.ID, y.ID), x.Recorded.Compare(y.Recorded))
	})
	return b, nil
}

// Lines returns every record, by id and then by the day on which it was
// recorded.
func (b *Book) Lines() []Line {
	all := make([]Line, len(b.records))
	for i := range b.records {
		all[i] = b.records[i].Line
	}
	return all
}

// Currencies returns the currencies of the book, in order. The empty text
// stands for lines without one.
func (b *Book) Currencies() []string { return slices.Clone(b.currencies) }
