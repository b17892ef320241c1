package expansion

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
)

// A Step is an expansion, or a contraction, on the way: from a month on, a customer
// pays so much more.
type Step struct {
	// Month is the first of the new amount, counted from 1.
	Month int `json:"month"`
	// Uplift is the change as a share of what is paid before: 0.5 is half as much
	// again, -0.2 a fifth less. It is -1 to 100, with at most 6 decimal places.
	Uplift decimal.Decimal `json:"uplift"`
}

const (
	maxMonths = 1200
	maxSteps  = 100
)

// Lifetime returns what a customer pays over so many months, exactly:
//
//	Σ over months of base × Π (1 + uplift of each step that began by then)
//
// so that of a customer who begins with 100 a month, and grows by half from month 7
// and again from month 19, 36 months are worth 6,450, and without either 3,600. It
// says what growth on the way is worth, not whether it comes. Steps may be in any
// order; of one month both count. A step after the last month changes nothing.
//
// It fails with [successkit.ErrOutOfRange] on a base below 0 or out of bounds, on
// months that are not 1 to 1,200, on more than 100 steps, and on a step whose month is
// below 1 or whose uplift is out of its range.
func Lifetime(base decimal.Decimal, months int, steps []Step) (decimal.Decimal, error) {
	var f successkit.Faults
	f.Add("base", field.Text(base), field.Level(base))
	if months < 1 || months > maxMonths {
		f.Add("months", strconv.Itoa(months), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, maxMonths))
	}
	if n := len(steps); n > maxSteps {
		f.Add("steps", strconv.Itoa(n), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxSteps))
		steps = nil
	}
	one := decimal.New(1, 0)
	for i, s := range steps {
		path := "steps[" + strconv.Itoa(i) + "]"
		if s.Month < 1 {
			f.Add(path+".month", strconv.Itoa(s.Month), fmt.Errorf("%w: months count from 1", successkit.ErrOutOfRange))
		}
		if err := exact.Check(s.Uplift); err != nil {
			f.Add(path+".uplift", "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
		} else if u := exact.Canonical(s.Uplift); u.Cmp(one.Neg()) < 0 || u.Cmp(decimal.New(100, 0)) > 0 || u.Exponent() < -6 {
			f.Add(path+".uplift", exact.Text(u), fmt.Errorf("%w: want -1 to 100 with at most 6 places", successkit.ErrOutOfRange))
		}
	}
	if err := f.Err(); err != nil {
		return decimal.Decimal{}, fmt.Errorf("expansion: lifetime: %w", err)
	}
	total, paid := decimal.Decimal{}, base
	for month := 1; month <= months; month++ {
		for _, s := range steps {
			if s.Month == month {
				paid = paid.Mul(one.Add(s.Uplift))
			}
		}
		total = total.Add(paid)
	}
	return total, nil
}
