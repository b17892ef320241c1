package metrics

import (
	"bytes"
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
)

// monthlyForm is the version of the binary form of a [Monthly].
const monthlyForm = 1

// minMonth is the least number of bytes of a month in binary form: two for each
// of its amounts and one for each of its counts.
const minMonth = 2*15 + 2*20

// MarshalBinary returns a compact form for caches and for engines that merge
// partial results. Equal values have equal bytes, in whatever order they were
// merged.
func (m *Monthly) MarshalBinary() ([]byte, error) {
	s := m.Sums()
	w := codec.NewWriter(monthlyForm)
	w.Value(s.Months)
	w.Value(s.AsOf)
	w.Text(s.Currency)
	w.Text(s.Rates)
	w.Text(s.Unit)
	writeRule(w, s.Reactivations)
	w.Count(s.Earlier)
	w.Count(s.Ignored)
	w.Count(int64(len(s.Rows)))
	for i := range s.Rows {
		for _, d := range s.Rows[i].amounts() {
			writeMoney(w, *d)
		}
		for _, n := range s.Rows[i].counts() {
			w.Flag(*n < 0)
			w.Count(max(*n, -*n))
		}
		writeCohort(w, &s.Starts[i])
	}
	return w.Bytes()
}

// UnmarshalBinary reads what [Monthly.MarshalBinary] writes, and refuses every
// other spelling and all that [NewMonthly] would refuse. It keeps no part of
// data and takes memory in proportion to it, whatever it says. Where it fails it
// leaves m as it was.
func (m *Monthly) UnmarshalBinary(data []byte) error {
	s, err := readMonthly(codec.NewReader(data, monthlyForm))
	if err != nil {
		return fmt.Errorf("monthly: %w", err)
	}
	fresh, err := NewMonthly(s)
	if err != nil {
		return fmt.Errorf("monthly: %w", err)
	}
	if again, err := fresh.MarshalBinary(); err != nil || !bytes.Equal(again, data) {
		return fmt.Errorf("monthly: %w: not in canonical form", successkit.ErrMalformed)
	}
	*m = *fresh
	return nil
}

func readMonthly(r *codec.Reader) (MonthlySums, error) {
	s := MonthlySums{Months: codec.Value[successkit.Period](r), AsOf: codec.Value[successkit.Date](r), Currency: r.Text(), Rates: r.Text(), Unit: r.Text(), Reactivations: readRule(r)}
	s.Earlier, s.Ignored = r.Count(), r.Count()
	n := r.Len(minMonth)
	u := monthUnits(s.Months)
	if n != u.n || n > 0 && !r.Holds(minAge*u.cells()) {
		r.Fail(fmt.Errorf("%d rows are not those of %s", n, s.Months))
		return MonthlySums{}, r.Close()
	}
	s.Rows = emptyRows(u)
	for i := range s.Rows {
		for _, d := range s.Rows[i].amounts() {
			*d = readMoney(r)
		}
		for _, n := range s.Rows[i].counts() {
			negative := r.Flag()
			if *n = r.Count(); negative {
				*n = -*n
			}
		}
		s.Starts = append(s.Starts, readCohort(r, "", i, &u))
	}
	return s, r.Close()
}
