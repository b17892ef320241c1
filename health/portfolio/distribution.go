package portfolio

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/exact"
)

// A Distribution counts the accounts of a book by band, with their money, and
// says how much of them was measured. It is an accumulator: the zero
// Distribution is empty, and takes the view of the first that it is merged with.
//
// A Distribution is not safe for use by several goroutines while one of them
// changes it.
type Distribution struct {
	view     View
	currency string
	bands    []cell // by place; the last one has no score
	coverage [11]int64
	covered  exact.Sum // points of coverage
	scored   exact.Sum // points of score
}

// NewDistribution returns an empty distribution of marks that m gave on asOf, of
// accounts whose money is in the given currency, such as "EUR"; the empty text
// stands for the only one there is. It fails as [DistributionSums.Validate] does.
func NewDistribution(m *health.Model, asOf successkit.Date, currency string) (*Distribution, error) {
	return DistributionOf(DistributionSums{View: ViewOf(m, asOf), Currency: currency})
}

// Add counts an account by its mark. It fails with [successkit.ErrUnknown] where
// the mark is of a band that the model does not have, and with
// [successkit.ErrOutOfRange] on money that is negative or has too many digits,
// and where there are 2^36 accounts; it then changes nothing.
func (d *Distribution) Add(mark health.Mark, money decimal.Decimal) error {
	if d.view.isZero() {
		return &successkit.FieldError{Path: "distribution", Err: successkit.ErrRequired}
	}
	var f successkit.Faults
	place, err := d.view.place(mark.Band)
	f.Add("mark.band", mark.Band, err)
	if mark.Value.Known() != (mark.Band != "") {
		f.Add("mark.value", mark.Value.String(), fmt.Errorf("%w: a score has a value and a band", successkit.ErrConflict))
	}
	f.Add("mark.value", mark.Value.String(), checkShare(mark.Value))
	f.Add("mark.coverage", mark.Coverage.String(), checkShare(mark.Coverage))
	f.Add("money", "", checkMoney(money))
	if d.Accounts() >= maxAccounts {
		f.Add("accounts", "", fmt.Errorf("%w: more than 2^36", successkit.ErrOutOfRange))
	}
	if err := f.Err(); err != nil {
		return err
	}
	d.bands[place].add(Cell{Accounts: 1, Money: money})
	d.coverage[mark.Coverage.Micro()/10_000_000]++
	d.covered.AddUnits(exact.FromInt64(mark.Coverage.Micro()), places)
	d.scored.AddUnits(exact.FromInt64(mark.Value.Micro()), places)
	return nil
}

// places are the decimal places of points.
const places = 6

// checkShare reports why p is out of the scale.
func checkShare(p health.Points) error {
	if p.Micro() < 0 || p.Micro() > 100_000_000 {
		return fmt.Errorf("%w: want 0 to 100", successkit.ErrOutOfRange)
	}
	return nil
}

// Accounts returns how many accounts were counted, with a score or without.
func (d *Distribution) Accounts() int64 {
	var n int64
	for i := range d.bands {
		n += d.bands[i].accounts
	}
	return n
}

// In returns the accounts of a band; the empty id stands for those without a
// score. A band that the model does not have holds none.
func (d *Distribution) In(band string) Cell {
	place, err := d.view.place(band)
	if err != nil || place >= len(d.bands) {
		return Cell{}
	}
	return d.bands[place].cell()
}

// Total returns all accounts and their money.
func (d *Distribution) Total() Cell {
	var all cell
	for i := range d.bands {
		all.merge(&d.bands[i])
	}
	return all.cell()
}

// Share returns the part of all accounts that is in a band, or without a score
// for the empty id.
func (d *Distribution) Share(band string) successkit.Rate {
	return successkit.CountRate(d.In(band).Accounts, d.Accounts())
}

// MoneyShare returns the part of all money that is in a band.
func (d *Distribution) MoneyShare(band string) successkit.Rate {
	return moneyRate(d.In(band).Money, d.Total().Money)
}

// Mean returns the mean score of the accounts that have one, and Coverage the
// mean coverage of all, each rounded half away from zero to a millionth; the
// zero Points where there are none.
func (d *Distribution) Mean() health.Points {
	return meanOf(&d.scored, d.Accounts()-d.In("").Accounts)
}

// Coverage returns the mean coverage of all accounts: see [Distribution.Mean].
func (d *Distribution) Coverage() health.Points { return meanOf(&d.covered, d.Accounts()) }

func meanOf(sum *exact.Sum, n int64) health.Points {
	if n == 0 {
		return health.Points{}
	}
	mean := sum.Decimal().DivRound(decimal.NewFromInt(n), places)
	micro, _ := exact.Units(mean, places)
	p, _ := health.NewPoints(micro) // a mean of figures from 0 to 100
	return p
}

// Index returns the mean of points that the caller gives to each band, over the
// accounts that have a score: one figure for a whole book. With 100, 60 and 40
// points for good, average and poor, five, three and two accounts make 76. A band
// without points counts 0. It is the zero Points where no account has a score,
// and where points are out of the scale.
func (d *Distribution) Index(points map[string]health.Points) health.Points {
	var sum exact.Sum
	for i, band := range d.view.Bands {
		if checkShare(points[band]) != nil {
			return health.Points{}
		}
		sum.AddUnits(exact.Mul64(points[band].Micro(), d.bands[i].accounts), places)
	}
	return meanOf(&sum, d.Accounts()-d.In("").Accounts)
}

// View returns by which model and on which day the accounts were scored, and in
// which currency their money is.
func (d *Distribution) View() (v View, currency string) { return d.view, d.currency }

// Warnings returns what makes the distribution look wrong before anyone looks at
// a single account: too many in the best band, too little measured.
func (d *Distribution) Warnings() []successkit.Reason {
	var out []successkit.Reason
	if len(d.view.Bands) == 0 || d.Accounts() == 0 {
		return nil
	}
	best := d.view.Bands[len(d.view.Bands)-1]
	scored := d.Accounts() - d.In("").Accounts
	if n := d.In(best).Accounts; n*100 > scored*lenientPercent {
		out = append(out, successkit.NewReason(CodeLenient).With("band", best).With("share", successkit.CountRate(n, scored).Percent(1)).
			WithInt("limit", lenientPercent))
	}
	if c := d.Coverage(); c.Micro() < coveragePercent*1_000_000 {
		out = append(out, successkit.NewReason(CodeThin).With("coverage", c.Display(1)).WithInt("limit", coveragePercent))
	}
	return out
}

// The thresholds of a public suite of practitioners.
const (
	lenientPercent  = 80
	coveragePercent = 80
	changePercent   = 15
)
