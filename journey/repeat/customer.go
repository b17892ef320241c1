package repeat

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/journey"
)

// A Purchase is a fact: a customer bought. The same purchase given twice counts once.
type Purchase struct {
	// ID identifies the purchase among those of its customer.
	ID string `json:"id"`
	// Date is its day, and Recorded the day on which the host learned of it; zero
	// means on Date.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Amount is what was paid, in the currency of the tally. It is not below 0.
	Amount decimal.Decimal `json:"amount"`
}

// Validate reports everything that is wrong with p.
func (p Purchase) Validate() error {
	var f successkit.Faults
	f.Add("id", p.ID, word.CheckID(p.ID))
	facts.CheckDates(&f, p.Date, p.Recorded)
	f.Add("amount", field.Text(p.Amount), field.Level(p.Amount))
	return f.Err()
}

// Equal reports whether p and o say the same, 1.0 and 1.00 being one amount.
func (p Purchase) Equal(o Purchase) bool {
	return p.ID == o.ID && p.Date == o.Date && p.Recorded == o.Recorded && p.Amount.Equal(o.Amount)
}

// A Moment is how one moment of the path went for a customer.
type Moment struct {
	// Milestone is the id of the milestone of the path.
	Milestone string `json:"milestone"`
	// Well says that it went well, and otherwise badly. A moment of which neither is
	// known is left out.
	Well bool `json:"well"`
}

// Moments returns how the moments of a progress went: well where a milestone is
// reached with quality 4 or 5, badly where it is reached with 1 or 2, was lost again,
// or its planned date is past without it. A quality of 3, and none, say nothing, nor
// does a milestone that is waived or still has time.
func Moments(p journey.Progress) []Moment {
	var moments []Moment
	for i := range p.Milestones {
		s := &p.Milestones[i]
		reached := s.State == journey.Reached || s.State == journey.ReachedLate
		switch {
		case reached && s.Quality >= 4:
			moments = append(moments, Moment{s.Milestone, true})
		case reached && (s.Quality == 1 || s.Quality == 2),
			s.State == journey.LostAgain,
			!s.State.Done() && s.Planned.Before(p.AsOf):
			moments = append(moments, Moment{s.Milestone, false})
		}
	}
	return moments
}

// A Customer is what is known of one customer.
type Customer struct {
	// Purchases are at least one, in any order.
	Purchases []Purchase `json:"purchases"`
	// Moments are how its moments went, each at most once.
	Moments []Moment `json:"moments,omitempty"`
}

const maxMoments = 1000

// admit returns the purchases of c that are known on a day, by date, and notes what
// is wrong with c.
func (c *Customer) admit(f *successkit.Faults, asOf successkit.Date) []Purchase {
	if len(c.Purchases) == 0 {
		f.Add("purchases", "", successkit.ErrRequired)
	}
	admitted := facts.Admit(f, "purchases", c.Purchases, func(p Purchase) string { return p.ID })
	if n := len(c.Moments); n > maxMoments {
		f.Add("moments", strconv.Itoa(n), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxMoments))
		return nil
	}
	seen := make(map[string]bool, len(c.Moments))
	for i, m := range c.Moments {
		err := word.CheckID(m.Milestone)
		if err == nil && seen[m.Milestone] {
			err = successkit.ErrDuplicate
		}
		seen[m.Milestone] = true
		f.Add("moments["+strconv.Itoa(i)+"].milestone", m.Milestone, err)
	}
	admitted = slices.DeleteFunc(admitted, func(p Purchase) bool { return !facts.KnownOn(p.Date, p.Recorded, asOf) })
	slices.SortFunc(admitted, func(a, b Purchase) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) })
	return admitted
}
