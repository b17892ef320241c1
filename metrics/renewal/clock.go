package renewal

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// A Clock says when work on a renewal has to start: some days before the
// contract expires or, where credit is bought in advance, before it is used up,
// whichever comes first.
//
//	start = min(expiry, exhaustion) − LeadDays
type Clock struct {
	// Expiry is the day on which the contract ends.
	Expiry successkit.Date `json:"expiry"`
	// LeadDays is how many days before the end the work starts, 0 to 3,650.
	LeadDays int `json:"lead_days"`
	// Credit is what is left of a prepaid or committed amount. Nil means that
	// there is none.
	Credit *PrepaidCredit `json:"credit,omitzero"`
}

// A PrepaidCredit is what is left of an amount of credit, minutes or calls, and
// how fast it is used.
type PrepaidCredit struct {
	// Measured is the day at whose start Remaining was read. It may lie before
	// the day of a reading, not after.
	Measured successkit.Date `json:"measured"`
	// Remaining is what was left. It may be negative where more was used than
	// bought.
	Remaining decimal.Decimal `json:"remaining"`
	// BurnPerDay is how much is used in a day. Of 0 or less the credit is never
	// used up.
	BurnPerDay decimal.Decimal `json:"burn_per_day"`
}

// Validate reports everything that is wrong with c: a missing day, lead days
// outside their range, an amount beyond its bounds.
func (c Clock) Validate() error {
	var f successkit.Faults
	if c.Expiry.IsZero() {
		f.Add("expiry", "", successkit.ErrRequired)
	}
	if c.LeadDays < 0 || c.LeadDays > maxLeadDays {
		f.Add("lead_days", strconv.Itoa(c.LeadDays), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, maxLeadDays))
	}
	if k := c.Credit; k != nil {
		if k.Measured.IsZero() {
			f.Add("credit.measured", "", successkit.ErrRequired)
		}
		for _, a := range []struct {
			path   string
			amount decimal.Decimal
		}{{"credit.remaining", k.Remaining}, {"credit.burn_per_day", k.BurnPerDay}} {
			if err := exact.Check(a.amount); err != nil {
				f.Add(a.path, "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
			}
		}
	}
	return f.Err()
}

const maxLeadDays = 3650

// A Reading is a [Clock] read on a day.
type Reading struct {
	AsOf successkit.Date `json:"as_of"`
	// Exhaustion is the day in the course of which the credit is used up, or at
	// whose start nothing is left. It is zero where that never comes.
	Exhaustion successkit.Date `json:"exhaustion,omitzero"`
	// Ends is the earlier of Exhaustion and the contract's expiry.
	Ends successkit.Date `json:"ends"`
	// Start is the day on which work has to start.
	Start successkit.Date `json:"start"`
	// DaysToStart is how many days are left until Start, 0 or less once it has
	// come, and DaysToEnd how many until Ends.
	DaysToStart int `json:"days_to_start"`
	DaysToEnd   int `json:"days_to_end"`
}

// Read returns the clock as it stands on asOf. A credit is projected from the
// day on which it was measured, at a steady burn. Read fails as
// [Clock.Validate] does, with [successkit.ErrRequired] for a zero asOf, with
// [successkit.ErrConflict] for a credit measured after it, and with
// [successkit.ErrOutOfRange] where the start lies before the calendar.
func (c Clock) Read(asOf successkit.Date) (Reading, error) {
	var f successkit.Faults
	f.Merge("", c.Validate())
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	} else if c.Credit != nil && c.Credit.Measured.After(asOf) {
		f.Add("credit.measured", c.Credit.Measured.String(), fmt.Errorf("%w: after %s", successkit.ErrConflict, asOf))
	}
	if err := f.Err(); err != nil {
		return Reading{}, err
	}
	r := Reading{AsOf: asOf, Exhaustion: c.Credit.exhaustion(), Ends: c.Expiry}
	if !r.Exhaustion.IsZero() && r.Exhaustion.Before(r.Ends) {
		r.Ends = r.Exhaustion
	}
	if r.Start = r.Ends.AddDays(-c.LeadDays); r.Start.IsZero() {
		return Reading{}, &successkit.FieldError{
			Path: "lead_days", Value: strconv.Itoa(c.LeadDays),
			Err: fmt.Errorf("%w: no day lies so long before %s", successkit.ErrOutOfRange, r.Ends),
		}
	}
	r.DaysToStart, r.DaysToEnd = r.Start.Sub(asOf), r.Ends.Sub(asOf)
	return r, nil
}

// exhaustion returns the day on which the credit is used up, or the zero Date
// where there is none or that day lies beyond the calendar.
func (k *PrepaidCredit) exhaustion() successkit.Date {
	switch {
	case k == nil || k.BurnPerDay.Sign() <= 0:
		return successkit.Date{}
	case k.Remaining.Sign() <= 0:
		return k.Measured
	}
	days, _ := k.Remaining.QuoRem(k.BurnPerDay, 0)
	n, ok := exact.Units(days, 0)
	if !ok || n > maxClockDays {
		return successkit.Date{}
	}
	return k.Measured.AddDays(int(n))
}

// maxClockDays is more than the days of the calendar.
const maxClockDays = 4_000_000
