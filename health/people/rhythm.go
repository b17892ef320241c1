package people

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// A Rhythm says how contacts keep to a cadence.
type Rhythm struct {
	// Last is the day of the last contact, or the day from which the cadence runs
	// where there was none.
	Last successkit.Date `json:"last"`
	// By is the id of that interaction, empty where there was none.
	By string `json:"by,omitzero"`
	// Due is when the next contact is due, and OverdueDays how many days ago that
	// was, 0 where it lies ahead.
	Due         successkit.Date `json:"due"`
	OverdueDays int             `json:"overdue_days"`
}

// Cadence returns how the contacts of an account keep to one in so many days. The
// clock runs from the last of them and, where there never was one, from the day
// on which the account was assigned: an account that nobody ever called is
// overdue too. It fails where everyDays is not from 1 to 3,660, where asOf or
// assigned is zero, and where an interaction is refused.
func Cadence(interactions []successkit.Interaction, assigned successkit.Date, everyDays int, asOf successkit.Date) (Rhythm, error) {
	var f successkit.Faults
	if everyDays < 1 || everyDays > health.MaxDays {
		f.Add("every_days", strconv.Itoa(everyDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, health.MaxDays))
	}
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	if assigned.IsZero() {
		f.Add("assigned", "", successkit.ErrRequired)
	}
	r := Rhythm{Last: assigned}
	for i, x := range interactions {
		f.Merge("interactions["+strconv.Itoa(i)+"]", x.Validate())
		if x.KnownOn(asOf) && (x.Date.After(r.Last) || x.Date == r.Last && x.ID > r.By) {
			r.Last, r.By = x.Date, x.ID
		}
	}
	if err := f.Err(); err != nil {
		return Rhythm{}, fmt.Errorf("people: invalid input: %w", err)
	}
	r.Due = r.Last.AddDays(everyDays)
	r.OverdueDays = max(0, asOf.Sub(r.Due))
	return r, nil
}
