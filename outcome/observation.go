package outcome

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// An Observation is one value of one measure on one day. It is a fact: it is
// appended, never changed. A mistake is corrected by a later observation of
// the same day (see [Desired.Attain] for which one counts).
type Observation struct {
	// ID identifies the observation within its account.
	ID string `json:"id"`
	// Measure is the id of what was observed.
	Measure string `json:"measure"`
	// Value is what was found, in the unit of the measure. It is required; nil
	// is no value, which is not 0.
	Value *decimal.Decimal `json:"value,omitempty"`
	// Date is the day on which the measure had this value.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means at once,
	// on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Source says where the value comes from: "helpdesk export", "call with
	// the CFO".
	Source string `json:"source"`
	// Level is how well the value is backed.
	Level Level `json:"level"`
}

// Validate reports everything that is wrong with o: an id, measure or source
// that is missing or malformed, no value or one beyond the limits, no date, a
// recorded date before the date itself, an unnamed level.
func (o Observation) Validate() error {
	var f successkit.Faults
	f.Add("id", o.ID, word.CheckID(o.ID))
	f.Add("measure", o.Measure, word.CheckID(o.Measure))
	if o.Value == nil {
		f.Add("value", "", successkit.ErrRequired)
	}
	checkNumber(&f, "value", o.Value)
	facts.CheckDates(&f, o.Date, o.Recorded)
	f.Add("source", o.Source, word.CheckID(o.Source))
	if !o.Level.Valid() {
		f.Add("level", o.Level.String(), successkit.ErrUnknown)
	}
	return f.Err()
}

// Reading returns the value of an observation that a host has as a float64, as
// telemetry gives it: the shortest decimal that reads back as x, so that 0.1 is
// 0.1 and not a long fraction next to it. It fails with [successkit.ErrOutOfRange]
// where x is no number, is infinite, or has more than 38 digits or 20 places.
func Reading(x float64) (decimal.Decimal, error) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return decimal.Decimal{}, fmt.Errorf("reading %v: %w: want a number", x, successkit.ErrOutOfRange)
	}
	d, err := exact.Parse(strconv.FormatFloat(x, 'g', -1, 64))
	if err != nil {
		return decimal.Decimal{}, fmt.Errorf("reading %v: %w: %w", x, successkit.ErrOutOfRange, err)
	}
	return d, nil
}

// KnownOn reports whether a host that looks at day asOf knows of o: its day
// had come and it had been recorded by the end of asOf.
func (o Observation) KnownOn(asOf successkit.Date) bool {
	return facts.KnownOn(o.Date, o.Recorded, asOf)
}

// Equal reports whether o and p are the same in every field, values as
// numbers: 17 and 17.00 are the same. The cost of comparing values beyond the
// limits that [Observation.Validate] checks grows with their exponents.
func (o Observation) Equal(p Observation) bool {
	return sameNumber(o.Value, p.Value) && o.ID == p.ID && o.Measure == p.Measure &&
		o.Date == p.Date && o.Recorded == p.Recorded && o.Source == p.Source && o.Level == p.Level
}

// compareObservations orders those of one measure by date, and those of one day
// so that the one that counts comes last.
func compareObservations(o, p *Observation) int {
	return cmp.Or(
		o.Date.Compare(p.Date),
		cmp.Compare(o.Level, p.Level),
		facts.KnownDay(o.Date, o.Recorded).Compare(facts.KnownDay(p.Date, p.Recorded)),
		cmp.Compare(o.ID, p.ID),
	)
}
