package success

import (
	"cmp"
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// A Taken is a fact: somebody has taken an action on and has it in hand until a
// day. Until then the action is planned and not overdue. It stays among the actions
// as long as its state lasts, and when the day has passed it is due as before.
type Taken struct {
	// ID identifies the fact within its account.
	ID string `json:"id"`
	// Date is the day on which it was taken on, and Recorded the day on which the
	// host learned of it, zero for at once.
	Date     successkit.Date `json:"date"`
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Rule and Subject say which action, as in [Action]. A rule that the program
	// does not have is that of another version and takes nothing on.
	Rule    string `json:"rule"`
	Subject string `json:"subject"`
	// By is the id of the vendor's person who has it in hand. It may be empty.
	By string `json:"by,omitzero"`
	// Until is the last day of it, not before Date. Whoever gives it back names
	// the day of that.
	Until successkit.Date `json:"until"`
	// Note says on one line what is being done. It may be empty.
	Note string `json:"note,omitzero"`
}

// Validate reports everything that is wrong with t by itself.
func (t Taken) Validate() error {
	var f successkit.Faults
	dated(&f, t.ID, t.Date, t.Recorded)
	f.Add("rule", t.Rule, word.Check(t.Rule))
	f.Add("subject", t.Subject, word.CheckID(t.Subject))
	if t.By != "" {
		f.Add("by", t.By, word.CheckID(t.By))
	}
	switch {
	case t.Until.IsZero():
		f.Add("until", "", successkit.ErrRequired)
	case t.Until.Before(t.Date):
		f.Add("until", t.Until.String(), fmt.Errorf("%w: before %s", successkit.ErrConflict, t.Date))
	}
	if t.Note != "" {
		f.Add("note", t.Note, word.CheckID(t.Note)) // a line of text has the form of an id
	}
	return f.Err()
}

// Equal reports whether t and o say the same.
func (t Taken) Equal(o Taken) bool { return t == o }

// KnownOn reports whether a host that looks at day asOf knows of t.
func (t Taken) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(t.Date, t.Recorded, asOf) }

// inHand returns what is in hand on a day: of each action the last fact alone, by
// its day, the day on which it was recorded and its id, where its day has not passed.
func inHand(known []Taken, asOf successkit.Date) map[actionKey]Taken {
	last := map[actionKey]Taken{}
	for _, t := range known {
		k := actionKey{t.Rule, t.Subject}
		if before, ok := last[k]; !ok || before.precedes(t) {
			last[k] = t
		}
	}
	for k, t := range last {
		if t.Until.Before(asOf) {
			delete(last, k)
		}
	}
	return last
}

func (t Taken) precedes(o Taken) bool {
	return cmp.Or(t.Date.Compare(o.Date), t.Recorded.Compare(o.Recorded), cmp.Compare(t.ID, o.ID)) < 0
}
