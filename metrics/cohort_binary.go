package metrics

import (
	"bytes"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
	"github.com/successkit/successkit/internal/exact"
)

// cohortsForm is the version of the binary form of cohorts.
const cohortsForm = 1

// The least number of bytes in binary form: of a row, a count and a sum; of a
// [CohortAge], three counts and two sums. A count has one byte at least, a sum
// two.
const (
	minRow = 3
	minAge = 7
)

// MarshalBinary returns a compact form for caches and for engines that merge
// partial results. Equal cohorts have equal bytes. It fails as
// [Cohorts.Validate] does.
func (c Cohorts) MarshalBinary() ([]byte, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	w := codec.NewWriter(cohortsForm)
	w.Value(c.Months)
	w.Value(c.AsOf)
	w.Text(c.Currency)
	w.Count(int64(c.By.Grain))
	w.Count(int64(c.By.Base))
	w.Text(c.By.Key)
	w.Count(c.Earlier)
	w.Count(c.Ignored)
	w.Count(int64(len(c.Keys())))
	for i := range c.Rows {
		r := &c.Rows[i]
		if i == 0 || r.Key != c.Rows[i-1].Key {
			w.Text(r.Key)
		}
		writeCohort(w, r)
	}
	return w.Bytes()
}

func writeCohort(w *codec.Writer, c *Cohort) {
	w.Count(c.Accounts)
	writeMoney(w, c.Base)
	for _, a := range c.Ages {
		w.Count(a.Logos)
		writeMoney(w, a.Net)
		writeMoney(w, a.Capped)
		w.Count(a.AtRisk)
		w.Count(a.Left)
	}
}

func writeMoney(w *codec.Writer, d decimal.Decimal) {
	var s exact.Sum
	s.Add(d)
	w.Sum(&s)
}

func readMoney(r *codec.Reader) decimal.Decimal {
	s := r.Sum()
	return s.Decimal()
}

// UnmarshalBinary reads what [Cohorts.MarshalBinary] writes, and nothing else.
// It keeps no part of data and takes memory in proportion to it, whatever it
// says. Where it fails, with [successkit.ErrMalformed] or as [Cohorts.Validate]
// does, it leaves c as it was.
func (c *Cohorts) UnmarshalBinary(data []byte) error {
	v, err := readCohorts(codec.NewReader(data, cohortsForm))
	if err != nil {
		return fmt.Errorf("cohorts: %w", err)
	}
	again, err := v.MarshalBinary()
	if err != nil {
		return fmt.Errorf("cohorts: %w", err)
	}
	if !bytes.Equal(again, data) {
		return fmt.Errorf("cohorts: %w: not in canonical form", successkit.ErrMalformed)
	}
	*c = v
	return nil
}

func readCohorts(r *codec.Reader) (Cohorts, error) {
	c := Cohorts{Months: codec.Value[successkit.Period](r), AsOf: codec.Value[successkit.Date](r), Currency: r.Text()}
	grain, base := r.Count(), r.Count()
	c.By = CohortBy{Grain: Grain(min(grain, 255)), Base: CohortBase(min(base, 255)), Key: r.Text()}
	var u units
	if !c.Months.IsZero() && grains.Valid(c.By.Grain) {
		var f successkit.Faults
		if u = newUnits(&f, c.Months, c.By.Grain, successkit.Date{}); f.Total() > 0 {
			return Cohorts{}, f.Err()
		}
	}
	c.Earlier, c.Ignored = r.Count(), r.Count()
	for range r.Len(1 + minRow*u.n + minAge*u.cells()) {
		key := r.Text()
		for unit := range u.n {
			c.Rows = append(c.Rows, readCohort(r, key, unit, &u))
		}
	}
	return c, r.Close()
}

func readCohort(r *codec.Reader, key string, unit int, u *units) Cohort {
	start, _ := successkit.NewPeriod(u.starts[unit], u.starts[unit+1])
	c := Cohort{Key: key, Start: start, Accounts: r.Count(), Base: readMoney(r), Ages: make([]CohortAge, u.n-unit)}
	for i := range c.Ages {
		c.Ages[i] = CohortAge{Logos: r.Count(), Net: readMoney(r), Capped: readMoney(r), AtRisk: r.Count(), Left: r.Count()}
	}
	return c
}
