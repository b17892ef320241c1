package portfolio

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
	"github.com/successkit/successkit/success"
)

// A Definition says how much time people have and what things take.
type Definition struct {
	// WorkingHours are those of one person in the period that is planned, 1 to
	// 10,000: 520 in a quarter.
	WorkingHours int `json:"working_hours"`
	// PeriodDays is the length of that period, 1 to 366: 91 in a quarter.
	PeriodDays int `json:"period_days"`
	// Utilisation is the share of it that is for customers and Overhead the share
	// of that which is lost on the way, each 0 to 1 with up to four decimals.
	Utilisation decimal.Decimal `json:"utilisation"`
	Overhead    decimal.Decimal `json:"overhead"`
	// Touches are the minutes of what recurs, by kind of interaction, as in the
	// cadence of a level. One that is not listed takes none.
	Touches map[string]int `json:"touches,omitempty"`
	// Minutes are what the rest takes, for one customer in the whole period.
	Minutes Minutes `json:"minutes"`
	// Services say what each level of coverage gives, one for each level of the
	// program. They may be empty; then [Plan.Coverage] has nothing to choose from.
	Services []Service `json:"services,omitempty"`
	// MinuteCost is what a minute of a person costs in Currency, "1.25" for 75 an
	// hour. Zero tells no cost.
	MinuteCost decimal.Decimal `json:"minute_cost,omitzero"`
	Currency   string          `json:"currency,omitzero"`
	// Bounds of loads, in percent. Zero means 70, 110 and 130.
	Light int `json:"light,omitzero"`
	Heavy int `json:"heavy,omitzero"`
	Over  int `json:"over,omitzero"`
	// LockDays is how near a renewal must be for a customer not to change hands, 0
	// to 3,650. Zero means 60.
	LockDays int `json:"lock_days,omitzero"`
	// RampDays is how long somebody new takes until it carries a full load, 0 to
	// 3,650.
	RampDays int `json:"ramp_days,omitzero"`
}

// Minutes are what things take for one customer in a period, each 0 to
// 1,000,000.
type Minutes struct {
	// Onboarding is for one whose objective is not reached, Renewal for one whose
	// renewal falls into the period or has passed undecided, and Risk for one in the
	// worst band of its health, that is known to leave or that is unsuccessful.
	Onboarding int `json:"onboarding,omitzero"`
	Renewal    int `json:"renewal,omitzero"`
	Risk       int `json:"risk,omitzero"`
	// Breach is for each requirement of its experience that is breached: what it
	// takes to honour it.
	Breach int `json:"breach,omitzero"`
}

// The limits of a definition.
const (
	maxHours   = 10_000
	maxPeriod  = 366
	maxMinutes = 1_000_000
	maxPercent = 1000
	maxDays    = 3650
	sharePlace = 4

	whole          = 10_000 // ten thousandths in 1
	minutesPerHour = 60

	lightBelow = 70
	heavyAbove = 110
	overAbove  = 130
	lockedDays = 60
)

// A Plan computes by one [Definition]. It does not change and is safe for
// concurrent use. The zero Plan is refused where an error can say so, and
// otherwise finds nothing.
type Plan struct {
	definition Definition
	levels     []level
	available  int64 // minutes of one person
}

// New returns the plan of a definition for customers on the levels of a program,
// [success.Definition.Levels]. It keeps neither. It fails with an
// [successkit.InputError] that lists everything that is wrong.
func New(d Definition, levels []success.Level) (*Plan, error) {
	var f successkit.Faults
	d = d.clone()
	d.Light, d.Heavy, d.Over = cmp.Or(d.Light, lightBelow), cmp.Or(d.Heavy, heavyAbove), cmp.Or(d.Over, overAbove)
	d.LockDays = cmp.Or(d.LockDays, lockedDays)
	field.Within(&f, "working_hours", d.WorkingHours, 1, maxHours)
	field.Within(&f, "period_days", d.PeriodDays, 1, maxPeriod)
	use := share(&f, "utilisation", d.Utilisation)
	lost := share(&f, "overhead", d.Overhead)
	for _, kind := range slices.Sorted(maps.Keys(d.Touches)) {
		f.Add("touches", kind, word.Check(kind))
		field.Within(&f, "touches."+kind, d.Touches[kind], 0, maxMinutes)
	}
	field.Within(&f, "minutes.onboarding", d.Minutes.Onboarding, 0, maxMinutes)
	field.Within(&f, "minutes.renewal", d.Minutes.Renewal, 0, maxMinutes)
	field.Within(&f, "minutes.risk", d.Minutes.Risk, 0, maxMinutes)
	field.Within(&f, "minutes.breach", d.Minutes.Breach, 0, maxMinutes)
	p := &Plan{definition: d, levels: levelsOf(&f, &d, levels)}
	f.Add("minute_cost", field.Text(d.MinuteCost), field.Level(d.MinuteCost))
	f.Add("currency", d.Currency, currency.Check(d.Currency))
	field.Within(&f, "light", d.Light, 1, d.Heavy)
	field.Within(&f, "heavy", d.Heavy, d.Light, d.Over)
	field.Within(&f, "over", d.Over, d.Heavy, maxPercent)
	field.Within(&f, "lock_days", d.LockDays, 0, maxDays)
	field.Within(&f, "ramp_days", d.RampDays, 0, maxDays)
	p.available = int64(d.WorkingHours) * minutesPerHour * use * (whole - lost) / (whole * whole)
	if p.available <= 0 && f.Total() == 0 {
		f.Add("working_hours", strconv.Itoa(d.WorkingHours), errNoMinute)
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("portfolio: invalid definition: %w", err)
	}
	return p, nil
}

// errNoMinute says that somebody has no time at all.
var errNoMinute = fmt.Errorf("%w: no minute is left", successkit.ErrOutOfRange)

// Definition returns a copy of what the plan was made of, with the defaults
// filled in.
func (p *Plan) Definition() Definition {
	if p == nil {
		return Definition{}
	}
	return p.definition.clone()
}

// AvailableMinutes returns how many minutes one person has for customers in the
// period, rounded down.
func (p *Plan) AvailableMinutes() int64 {
	if p == nil {
		return 0
	}
	return p.available
}

func (d Definition) clone() Definition {
	d.Touches, d.Services = maps.Clone(d.Touches), slices.Clone(d.Services)
	for i := range d.Services {
		d.Services[i] = d.Services[i].clone()
	}
	return d
}

// ready reports why p cannot compute.
func (p *Plan) ready(f *successkit.Faults) {
	if p == nil || p.available <= 0 {
		f.Add("plan", "", successkit.ErrRequired)
	}
}

// share returns a share of 0 to 1 in ten thousandths.
func share(f *successkit.Faults, path string, d decimal.Decimal) int64 {
	if err := field.Number(d); err != nil {
		f.Add(path, "", err)
		return 0
	}
	n, ok := exact.Units(d, sharePlace)
	if !ok || n < 0 || n > whole {
		f.Add(path, exact.Text(d), fmt.Errorf("%w: want 0 to 1 with up to four decimals", successkit.ErrOutOfRange))
		return 0
	}
	return n
}
