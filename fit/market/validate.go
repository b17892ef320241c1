package market

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// Validate reports everything that is wrong with d: ids that are missing,
// malformed or used twice, needs that no capability has, counts and amounts that
// are negative or beyond their bounds, alone or together.
func (d Definition) Validate() error {
	var f successkit.Faults
	f.Add("currency", d.Currency, currency.Check(d.Currency))
	if len(d.Capabilities) > maxCapabilities {
		f.Add("capabilities", strconv.Itoa(len(d.Capabilities)), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, maxCapabilities))
	}
	known := make(map[string]bool, len(d.Capabilities))
	for i, c := range d.Capabilities {
		path := "capabilities[" + strconv.Itoa(i) + "]"
		f.Add(path+".id", c.ID, word.Check(c.ID))
		if c.ID != "" && known[c.ID] {
			f.Add(path+".id", c.ID, successkit.ErrDuplicate)
		}
		known[c.ID] = true
		if c.Cost != nil {
			f.Add(path+".cost", field.Text(*c.Cost), field.Level(*c.Cost))
		}
	}
	if len(d.Segments) == 0 {
		f.Add("segments", "", successkit.ErrRequired)
	}
	seen := make(map[string]bool, len(d.Segments))
	for i, s := range d.Segments {
		path := "segments[" + strconv.Itoa(i) + "]"
		s.validate(&f, path, known)
		if s.ID != "" && seen[s.ID] {
			f.Add(path+".id", s.ID, successkit.ErrDuplicate)
		}
		seen[s.ID] = true
	}
	if f.Total() == 0 {
		d.validateTotals(&f)
	}
	return f.Err()
}

func (s Segment) validate(f *successkit.Faults, path string, known map[string]bool) {
	f.Add(path+".id", s.ID, word.CheckID(s.ID))
	if s.Accounts < 0 || s.Accounts > maxAccounts {
		f.Add(path+".accounts", strconv.FormatInt(s.Accounts, 10), fmt.Errorf("%w: want 0 to %d", successkit.ErrOutOfRange, int64(maxAccounts)))
	}
	f.Add(path+".value", field.Text(s.Value), field.Level(s.Value))
	for k, id := range s.Needs {
		if !known[id] {
			f.Add(path+".needs["+strconv.Itoa(k)+"]", id, fmt.Errorf("%w: no capability has this id", successkit.ErrUnknown))
		}
	}
	for k, why := range s.Barred {
		if strings.TrimSpace(why) == "" {
			f.Add(path+".barred["+strconv.Itoa(k)+"]", "", successkit.ErrRequired)
		}
	}
}

// validateTotals notes totals that are beyond what is computed exactly.
func (d Definition) validateTotals(f *successkit.Faults) {
	var accounts int64
	var value, cost exact.Sum
	for _, s := range d.Segments {
		if accounts += s.Accounts; accounts > maxAccounts {
			f.Add("segments", "", fmt.Errorf("%w: more than %d accounts together", successkit.ErrOutOfRange, int64(maxAccounts)))
			return
		}
		value.Add(s.Value)
	}
	for _, c := range d.Capabilities {
		if c.Cost != nil {
			cost.Add(*c.Cost)
		}
	}
	for _, total := range []struct {
		path   string
		sum    *exact.Sum
		places int32
	}{{"segments", &value, d.places()}, {"capabilities", &cost, d.coins()}} {
		if units, ok := exact.Units(total.sum.Decimal(), total.places); !ok || units > maxUnits {
			f.Add(total.path, "", fmt.Errorf("%w: more than 10^18 of the smallest unit together", successkit.ErrOutOfRange))
		}
	}
}
