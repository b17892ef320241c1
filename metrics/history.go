package metrics

import (
	"strconv"

	"github.com/successkit/successkit"
)

// kindOf names the change from one balance to another, given the signs of the
// balance before, of the change and of the balance after, and whether the
// account had a movement before. States at zero are told apart first: a test
// of sizes alone would take a churn for a contraction.
func kindOf(before, change, after int, known bool) Kind {
	switch {
	case change == 0:
		return UnknownKind
	case before == 0 && known:
		return Reactivation
	case before == 0:
		return New
	case after == 0:
		return Churn
	case change > 0:
		return Expansion
	}
	return Contraction
}

// Reactivations say when revenue that comes back counts as reactivation. The
// zero value counts it however long the account was gone.
type Reactivations struct {
	// MinGapDays is how many days an account must have been gone, 0 to 36,525. One
	// that comes back earlier never left: its fall to zero is contraction and
	// its return expansion. Figures that compare the start of a period with its
	// end do not look at what lies between, and are not touched by it.
	MinGapDays int `json:"min_gap_days,omitzero"`
	// MaxGapDays is how many days an account may have been gone, 0 to 36,525; 0
	// means any number. One that comes back later is new.
	MaxGapDays int `json:"max_gap_days,omitzero"`
	// AsNew counts every return as new.
	AsNew bool `json:"as_new,omitzero"`
}

// maxGapDays bounds a gap: a hundred years.
const maxGapDays = 36525

func (r Reactivations) validate(f *successkit.Faults, path string) {
	for _, g := range []struct {
		name string
		days int
	}{{"min_gap_days", r.MinGapDays}, {"max_gap_days", r.MaxGapDays}} {
		if g.days < 0 || g.days > maxGapDays {
			f.Add(path+"."+g.name, strconv.Itoa(g.days), successkit.ErrOutOfRange)
		}
	}
	if r.MaxGapDays > 0 && r.MaxGapDays < r.MinGapDays {
		f.Add(path+".max_gap_days", strconv.Itoa(r.MaxGapDays), successkit.ErrConflict)
	}
}

// A history follows one account from movement to movement.
type history struct {
	rule   Reactivations
	known  bool            // it has had revenue
	gone   successkit.Date // the day on which its revenue last fell to zero
	paused bool            // it is gone for too short a time to have left
}

// kind names a movement from the signs of the balance before, the change and
// the balance after. returns is the day on which the account comes back after
// a fall to zero, or zero.
func (h *history) kind(stated Kind, before, change, after int, date, returns successkit.Date) Kind {
	kind := stated
	if !kind.isTransfer() {
		kind = kindOf(before, change, after, h.known)
		switch kind {
		case Churn:
			h.paused = !returns.IsZero() && returns.Sub(date) < h.rule.MinGapDays
			if h.paused {
				kind = Contraction
			}
		case Reactivation:
			switch gap := date.Sub(h.gone); {
			case h.paused:
				kind = Expansion
			case h.rule.AsNew, h.rule.MaxGapDays > 0 && gap > h.rule.MaxGapDays:
				kind = New
			}
		case UnknownKind, New, Expansion, Contraction, TransferIn, TransferOut:
		}
	}
	h.known = true
	if after == 0 {
		h.gone = date
	} else {
		h.paused = false
	}
	return kind
}

// nextChange returns the day of the first row that changes the balance, or the
// zero day.
func nextChange[T number[T]](rows []step[T]) successkit.Date {
	for i := range rows {
		if rows[i].change.sign() != 0 {
			return rows[i].date
		}
	}
	return successkit.Date{}
}
