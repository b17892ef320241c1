package report

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
)

// form is the version of the binary form.
const form = 1

// MarshalBinary returns the tally in a form of its own, versioned and canonical:
// equal tallies have equal bytes, in whatever order they were merged.
func (t *Tally) MarshalBinary() ([]byte, error) {
	w := codec.NewWriter(form)
	t.scope.write(w)
	s := t.Sums()
	w.Count(int64(len(s.Rows)))
	for _, r := range s.Rows {
		w.Count(int64(r.Of))
		w.Text(r.What)
		w.Text(r.From)
		w.Text(r.To)
		w.Text(r.Currency)
		c := t.rows[r.key()]
		w.Count(c.count)
		w.Sum(&c.opening)
		w.Sum(&c.closing)
	}
	w.Count(int64(len(s.Lists)))
	for _, n := range s.Lists {
		w.Count(int64(n.List))
		w.Text(n.Currency)
		w.Count(int64(len(n.Entries)))
		for i := range n.Entries {
			n.Entries[i].write(w)
		}
	}
	if err := errors.Join(writeParts(w, t.revenue), writeParts(w, t.renewals)); err != nil {
		return nil, err
	}
	return w.Bytes()
}

// UnmarshalBinary reads what [Tally.MarshalBinary] wrote, and refuses every other
// spelling and every tally that [NewTally] would refuse. It keeps no part of data.
// Where it fails it leaves t as it was.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := codec.NewReader(data, form)
	s := Sums{Scope: readScope(r)}
	for range r.Len(10) { // a kind, four texts, a count, two sums
		s.Rows = append(s.Rows, readRow(r))
	}
	for range r.Len(3) {
		n := Named{List: List(readSmall(r)), Currency: r.Text()}
		for range r.Len(12) { // six texts, a verdict, a blame, a date, a flag, a sum
			n.Entries = append(n.Entries, readEntry(r))
		}
		s.Lists = append(s.Lists, n)
	}
	for range r.Len(2) {
		var tally metrics.Tally
		if at, ok := readPart(r, &tally); ok {
			s.Revenue = append(s.Revenue, Revenue{at, tally.Sums()})
		}
	}
	for range r.Len(2) {
		var tally renewal.Tally
		if at, ok := readPart(r, &tally); ok {
			s.Renewals = append(s.Renewals, Renewed{at, tally.Sums()})
		}
	}
	if err := r.Close(); err != nil {
		return fmt.Errorf("report: %w", err)
	}
	fresh := &Tally{}
	if !s.Scope.isZero() {
		var err error
		if fresh, err = NewTally(s); err != nil {
			return err
		}
	}
	again, err := fresh.MarshalBinary()
	if err != nil || !bytes.Equal(again, data) {
		return fmt.Errorf("report: %w: the bytes are not in canonical form", successkit.ErrMalformed)
	}
	*t = *fresh
	return nil
}

func (s Scope) write(w *codec.Writer) {
	w.Text(s.Program)
	w.Count(int64(s.Version))
	period, _ := s.Period.MarshalText() // it never fails
	w.Text(string(period))
	writeDate(w, s.AsOf)
	w.Count(int64(s.NearDays))
	for _, list := range [][]string{s.Rules, s.Bands} {
		w.Count(int64(len(list)))
		for _, id := range list {
			w.Text(id)
		}
	}
}

func readScope(r *codec.Reader) Scope {
	s := Scope{Program: r.Text(), Version: r.Int()}
	if err := s.Period.UnmarshalText([]byte(r.Text())); err != nil {
		r.Fail(err)
	}
	s.AsOf, s.NearDays = readDate(r), r.Int()
	for _, list := range []*[]string{&s.Rules, &s.Bands} {
		for range r.Len(1) {
			*list = append(*list, r.Text())
		}
	}
	return s
}

func readRow(r *codec.Reader) Row {
	row := Row{Of: Kind(readSmall(r)), What: r.Text(), From: r.Text(), To: r.Text(), Currency: r.Text(), Count: r.Count()}
	row.Opening, row.Closing = readSum(r), readSum(r)
	return row
}

func (e *Entry) write(w *codec.Writer) {
	for _, s := range []string{e.Account, e.Name, e.Owner, e.What, e.Subject, string(e.Role)} {
		w.Text(s)
	}
	w.Count(int64(e.AtSigning))
	w.Count(int64(e.Blame))
	writeDate(w, e.Date)
	w.Flag(e.New)
	var sum exact.Sum
	sum.Add(e.Money)
	w.Sum(&sum)
}

func readEntry(r *codec.Reader) Entry {
	e := Entry{Account: r.Text(), Name: r.Text(), Owner: r.Text(), What: r.Text(), Subject: r.Text(), Role: successkit.Role(r.Text())}
	e.AtSigning, e.Blame = fit.Verdict(readSmall(r)), audit.Blame(readSmall(r))
	e.Date, e.New, e.Money = readDate(r), r.Flag(), readSum(r)
	return e
}

// writeParts writes tallies in the order of their keys.
func writeParts[P interface{ MarshalBinary() ([]byte, error) }](w *codec.Writer, parts map[splitKey]P) error {
	w.Count(int64(len(parts)))
	for _, k := range slices.SortedFunc(maps.Keys(parts), splitKey.compare) {
		b, err := parts[k].MarshalBinary()
		if err != nil {
			return err
		}
		w.Count(int64(k.atSigning))
		w.Text(string(b))
	}
	return nil
}

// readPart reads a tally, and reports false where that failed: bytes that are
// short must not ask for much memory.
func readPart(r *codec.Reader, tally interface{ UnmarshalBinary(data []byte) error }) (at fit.Verdict, ok bool) {
	at = fit.Verdict(readSmall(r))
	data := r.Text()
	if !r.Holds(0) {
		return at, false
	}
	if err := tally.UnmarshalBinary([]byte(data)); err != nil {
		r.Fail(err)
		return at, false
	}
	return at, true
}

// readSmall reads the number of a constant.
func readSmall(r *codec.Reader) uint8 {
	const most = 255
	return uint8(min(r.Count(), most))
}

func readSum(r *codec.Reader) decimal.Decimal {
	sum := r.Sum()
	return sum.Decimal()
}

// writeDate writes a date as its text.
func writeDate(w *codec.Writer, d successkit.Date) {
	text, _ := d.MarshalText() // it never fails
	w.Text(string(text))
}

func readDate(r *codec.Reader) successkit.Date {
	var d successkit.Date
	if err := d.UnmarshalText([]byte(r.Text())); err != nil {
		r.Fail(err)
	}
	return d
}
