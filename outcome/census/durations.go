package census

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/survival"
	"github.com/successkit/successkit/outcome/value"
)

// Durations are how many days many customers took to get somewhere: to first
// value, or to a goal. Those still on their way count too: leaving them out would
// keep only the fast. The zero Durations is empty and ready to use; parts are
// merged in any order. It is not safe for use by several goroutines while one of
// them changes it.
type Durations struct {
	days map[int]Duration
	n    int64 // of all of them
}

// A Duration is how many customers took so many days.
type Duration struct {
	// Days may be below 0: value may come before the start.
	Days int `json:"days"`
	// Reached are those that were there after so many days, and Open those that
	// were seen for so many days and were not yet.
	Reached int64 `json:"reached,omitzero"`
	Open    int64 `json:"open,omitzero"`
}

// maxDuration is the largest number of days, either way: five thousand years.
const maxDuration = survival.MaxTime / 2

// NewDurations returns the durations that were counted elsewhere, in any order. It
// fails with [successkit.ErrDuplicate] where a number of days comes twice, with
// [successkit.ErrOutOfRange] where one is beyond five thousand years either way, or
// a count is negative or they are beyond 2^53 together, and with [successkit.ErrRequired] where an entry counts nothing.
func NewDurations(days []Duration) (*Durations, error) {
	var f successkit.Faults
	d := &Durations{}
	for i, n := range days {
		at := field.Item("days", i)
		if n.Days < -maxDuration || n.Days > maxDuration {
			f.Add(at+".days", strconv.Itoa(n.Days), fmt.Errorf("%w: want %d to %d", successkit.ErrOutOfRange, -maxDuration, maxDuration))
		}
		counts := true
		for _, c := range []int64{n.Reached, n.Open} {
			if c < 0 || c > maxCount {
				counts = false
				f.Add(at, strconv.FormatInt(c, 10), fmt.Errorf("%w: want a count, 0 to %d", successkit.ErrOutOfRange, int64(maxCount)))
			}
		}
		if n.Reached == 0 && n.Open == 0 {
			f.Add(at, "", fmt.Errorf("%w: an entry that counts something", successkit.ErrRequired))
		}
		if _, twice := d.days[n.Days]; twice {
			f.Add(at+".days", strconv.Itoa(n.Days), successkit.ErrDuplicate)
		}
		if !counts {
			n.Reached, n.Open = 0, 0
		}
		if !d.takes(n.Reached, n.Open) {
			f.Add(at, "", errTooMany)
			continue
		}
		d.add(n)
	}
	if err := f.Err(); err != nil {
		return nil, fmt.Errorf("census: %w", err)
	}
	return d, nil
}

// errTooMany says that more are counted together than every reader of JSON takes.
var errTooMany = fmt.Errorf("%w: more than %d together", successkit.ErrOutOfRange, int64(maxCount))

// takes reports whether so many more can be counted.
func (d *Durations) takes(reached, open int64) bool {
	return d.n <= maxCount-reached && d.n+reached <= maxCount-open
}

func (d *Durations) add(n Duration) {
	if d.days == nil {
		d.days = map[int]Duration{}
	}
	have := d.days[n.Days]
	d.days[n.Days] = Duration{Days: n.Days, Reached: have.Reached + n.Reached, Open: have.Open + n.Open}
	d.n += n.Reached + n.Open
}

// Add counts the way of one customer: [value.Time.First], or the leg of a measure,
// by the days that the caller chooses, gross or net. It fails with
// [successkit.ErrOutOfRange] for days beyond five thousand years.
func (d *Durations) Add(l value.Leg, days int) error {
	n := Duration{Days: days, Reached: 1}
	if l.Open() {
		n = Duration{Days: days, Open: 1}
	}
	one, err := NewDurations([]Duration{n})
	if err != nil {
		return err
	}
	return d.Merge(one)
}

// Merge adds what o counted, and leaves it as it was. It fails with
// [successkit.ErrRequired] where o is nil, and with [successkit.ErrOutOfRange] where
// they count more than 2^53 together; it then changes nothing.
func (d *Durations) Merge(o *Durations) error {
	if o == nil {
		return &successkit.FieldError{Path: "other", Err: successkit.ErrRequired}
	}
	if !d.takes(o.Counts()) {
		return &successkit.FieldError{Path: "other", Err: errTooMany}
	}
	for _, n := range o.Days() {
		d.add(n)
	}
	return nil
}

// Days returns what was counted, in order of the days. [NewDurations] makes equal
// durations of it.
func (d *Durations) Days() []Duration {
	var days []Duration
	for _, n := range slices.Sorted(maps.Keys(d.days)) {
		days = append(days, d.days[n])
	}
	return days
}

// Counts returns how many were there and how many are on their way.
func (d *Durations) Counts() (reached, open int64) {
	for _, n := range d.days {
		reached += n.Reached
		open += n.Open
	}
	return reached, open
}

// Within returns the number of days by which a share of the customers are there,
// 0.5 for the median, as the estimator of Kaplan and Meier (Journal of the American
// Statistical Association 53:457, 1958) has it: those on their way count as not
// there for as long as they were seen. It is the first day on which the share is
// reached, to 12 decimal places. ok is false where it never is, because too many
// are still on their way, where nothing was counted, and for a share that is not
// above 0 and at most 1.
func (d *Durations) Within(share float64) (days int, ok bool) {
	if !(share > 0 && share <= 1) {
		return 0, false
	}
	// The estimate looks at the order of the durations alone, so each is counted at
	// its place among them: no place is below 0, as days may be.
	var counts survival.Counts
	in := d.Days()
	for place, n := range in {
		if err := counts.AddRow(survival.Row{Time: place, Events: n.Reached, Censored: n.Open}); err != nil {
			return 0, false // never: there are no more of them, nor places, than it takes
		}
	}
	for _, s := range counts.Curve(0.95, survival.Log).Steps { // whatever the level: no interval is looked at
		if math.Round((1-s.Survival)*1e12) >= math.Round(share*1e12) {
			return in[s.Time].Days, true
		}
	}
	return 0, false
}
